<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>asking</name>
    <message>
        <source>Open wafer files</source>
        <translation>打开晶圆文件</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>this wafer</source>
        <translation>此晶圆</translation>
    </message>
    <message>
        <source>these {ids} wafers</source>
        <translation>这 {ids} 片晶圆</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从库中移除</translation>
    </message>
    <message>
        <source>Take {count} and what was found out of the library? The files stay.</source>
        <translation>将{count}及其检测结果从库中移除？文件会保留。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>About Wafer Studio</source>
        <translation>关于 Wafer Studio</translation>
    </message>
    <message>
        <source>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL, linked dynamically.&lt;/p&gt;&lt;p&gt;Library: {data}&lt;/p&gt;</source>
        <translation>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT 许可证。Qt 按 LGPL 使用，动态链接。&lt;/p&gt;&lt;p&gt;库：{data}&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The last step is not on the disk yet; nothing was changed.</source>
        <translation>上一步尚未写入磁盘；未作任何更改。</translation>
    </message>
    <message>
        <source>Open a wafer first.</source>
        <translation>请先打开一片晶圆。</translation>
    </message>
</context>
<context>
    <name>bins_panel</name>
    <message>
        <source>Hard bins</source>
        <translation>硬分档</translation>
    </message>
    <message>
        <source>Soft bins</source>
        <translation>软分档</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>硬</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>软</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Cumulated</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose a lot above to see its bins.</source>
        <translation>在上方选择批次以查看其分档。</translation>
    </message>
    <message>
        <source>These wafers carry no {kind} bins. Bins come with STDF, ATDF and wafer map files.</source>
        <translation>这些晶圆没有{kind}分档。分档来自 STDF、ATDF 和晶圆图文件。</translation>
    </message>
    <message>
        <source>Show passing bins</source>
        <translation>显示合格分档</translation>
    </message>
    <message>
        <source>Pareto of bins</source>
        <translation>分档帕累托图</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>(no product told)</source>
        <translation>（未注明产品）</translation>
    </message>
    <message>
        <source>Whole lot</source>
        <translation>整个批次</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>所选晶圆</translation>
    </message>
    <message>
        <source>Kind of bins</source>
        <translation>分档类型</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>哪些晶圆</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Read the files of this product again and show what they say.</source>
        <translation>重新读取该产品的文件并显示其内容。</translation>
    </message>
    <message>
        <source>Choose a wafer in the gallery to see its bins.</source>
        <translation>在图库中选择晶圆以查看其分档。</translation>
    </message>
    <message>
        <source>bin {number} {dies} dies</source>
        <translation>分档 {number} {dies} 个裸片</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>产品 {product}</translation>
    </message>
    <message>
        <source>wafers without a product</source>
        <translation>无产品的晶圆</translation>
    </message>
    <message>
        <source>Not applied yet: {failing} would fail for {whose}. Its maps are then worked out anew and their inspections dropped.</source>
        <translation>尚未应用：{failing} 对 {whose} 将视为失效。随后重新计算其晶圆图并丢弃其检测。</translation>
    </message>
    <message>
        <source>Chosen for {whose} ({kind} bins): {listed}.</source>
        <translation>为 {whose} 选定（{kind}分档）：{listed}。</translation>
    </message>
    <message>
        <source>As the files of {whose} say: {told} {told_2}.</source>
        <translation>按 {whose} 的文件：{told} {told_2}。</translation>
    </message>
    <message>
        <source>passes on some dies, fails on others</source>
        <translation>部分裸片合格，部分失效</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>no bin</source>
        <translation>无分档</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>分档</translation>
    </message>
</context>
<context>
    <name>brush</name>
    <message>
        <source>Brush {brush_radius} px wide</source>
        <translation>画笔宽 {brush_radius} px</translation>
    </message>
</context>
<context>
    <name>candidates</name>
    <message>
        <source>Die</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>缺陷</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Legend of the map</source>
        <translation>晶圆图图例</translation>
    </message>
    <message>
        <source> to </source>
        <translation> 至 </translation>
    </message>
</context>
<context>
    <name>class_picker</name>
    <message>
        <source>Class to draw</source>
        <translation>要绘制的类别</translation>
    </message>
    <message>
        <source>Recent:</source>
        <translation>最近：</translation>
    </message>
    <message>
        <source>Draw {title} again</source>
        <translation>再次绘制{title}</translation>
    </message>
    <message>
        <source>Recent class {title}</source>
        <translation>最近使用的类别 {title}</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Key {hotkey}</source>
        <translation>{title}：{meaning}。
按键 {hotkey}</translation>
    </message>
    <message>
        <source>Draw {title}</source>
        <translation>绘制{title}</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>dense fails in the outer band (about the outer 15 % of the radius), a full ring or an arc</source>
        <translation>外圈（约半径外侧 15 %）的密集失效，整环或弧段</translation>
    </message>
    <message>
        <source>edge bead, chipping, handling, chuck</source>
        <translation>边缘胶珠、崩边、搬运、吸盘</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>a blob at the wafer&apos;s middle</source>
        <translation>晶圆中部的团块</translation>
    </message>
    <message>
        <source>centre-to-edge non-uniformity, spin, gas flow</source>
        <translation>中心到边缘不均匀、旋涂、气流</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环形</translation>
    </message>
    <message>
        <source>an annulus between middle and edge, whole or in part</source>
        <translation>中部与边缘之间的圆环，整圈或部分</translation>
    </message>
    <message>
        <source>deposition or temperature profile</source>
        <translation>沉积或温度分布</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>划痕</translation>
    </message>
    <message>
        <source>a thin line or curve, often dotted, one or two dies wide</source>
        <translation>细线或曲线，常为点状，宽一两个裸片</translation>
    </message>
    <message>
        <source>handling, robot, CMP</source>
        <translation>搬运、机械手、CMP</translation>
    </message>
    <message>
        <source>Particle</source>
        <translation>颗粒</translation>
    </message>
    <message>
        <source>small compact irregular clusters away from middle and edge</source>
        <translation>远离中心和边缘的小而密的不规则团簇</translation>
    </message>
    <message>
        <source>airborne or tool particles</source>
        <translation>空气或设备颗粒</translation>
    </message>
    <message>
        <source>Lithography</source>
        <translation>光刻</translation>
    </message>
    <message>
        <source>fails on the stepper&apos;s grid: the same die in every field, or whole fields</source>
        <translation>按步进机网格失效：每个曝光场的同一裸片或整个场</translation>
    </message>
    <message>
        <source>reticle, focus, resist</source>
        <translation>掩模版、焦距、光刻胶</translation>
    </message>
    <message>
        <source>Etching</source>
        <translation>蚀刻</translation>
    </message>
    <message>
        <source>a one-sided gradient, crescent or half wafer</source>
        <translation>单侧渐变、月牙形或半片晶圆</translation>
    </message>
    <message>
        <source>plasma tilt, chamber asymmetry</source>
        <translation>等离子体倾斜、腔室不对称</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>fails raised all over the wafer, no pattern; nearly full wafers too</source>
        <translation>整片失效偏高，无图案；也包括几乎全失效的晶圆</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>fails on both</source>
        <translation>两者均失效</translation>
    </message>
    <message>
        <source>only on A</source>
        <translation>仅在 A</translation>
    </message>
    <message>
        <source>only on B</source>
        <translation>仅在 B</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>两者均合格</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Read wafer files or archives.</source>
        <translation>读取晶圆文件或压缩包。</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Read all wafer files of a folder.</source>
        <translation>读取文件夹中的所有晶圆文件。</translation>
    </message>
    <message>
        <source>Open the &amp;sample lot</source>
        <translation>打开示例批次(&amp;S)</translation>
    </message>
    <message>
        <source>Read the simulated lot that comes with the program.</source>
        <translation>读取程序自带的模拟批次。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open again what was opened lately.</source>
        <translation>再次打开最近打开过的文件。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write masks, tables and reports.</source>
        <translation>写出掩码、表格和报告。</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>Choose who works here: each person has annotations and steps of their own.</source>
        <translation>选择在此工作的人员：每人有自己的标注和步骤。</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>新人员(&amp;N)…</translation>
    </message>
    <message>
        <source>Let somebody work here who never did before.</source>
        <translation>让从未在此工作的人员开始工作。</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Change how the program looks and works.</source>
        <translation>更改程序的外观和行为。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>关闭窗口。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last step back.</source>
        <translation>撤销上一步。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Take the step again that was taken back last.</source>
        <translation>重做上次撤销的步骤。</translation>
    </message>
    <message>
        <source>&amp;Copy shapes</source>
        <translation>复制形状(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected shapes.</source>
        <translation>复制所选形状。</translation>
    </message>
    <message>
        <source>&amp;Paste shapes</source>
        <translation>粘贴形状(&amp;P)</translation>
    </message>
    <message>
        <source>Paste shapes, from another wafer too: by die, or by millimetres.</source>
        <translation>粘贴形状，也可来自另一片晶圆：按晶粒或按毫米对应。</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>创建副本(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the selected shapes aside.</source>
        <translation>在旁边创建所选形状的副本。</translation>
    </message>
    <message>
        <source>&amp;Delete shapes</source>
        <translation>删除形状(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the selected shapes (Del).</source>
        <translation>删除所选形状（Del）。</translation>
    </message>
    <message>
        <source>Select &amp;all shapes</source>
        <translation>全选形状(&amp;A)</translation>
    </message>
    <message>
        <source>Select every shape.</source>
        <translation>选择所有形状。</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>Make one shape of the selected ones that touch.</source>
        <translation>将所选的相接形状合并为一个。</translation>
    </message>
    <message>
        <source>&amp;Simplify</source>
        <translation>简化(&amp;S)</translation>
    </message>
    <message>
        <source>Take out points of the selected outlines that matter little.</source>
        <translation>移除所选轮廓中无关紧要的点。</translation>
    </message>
    <message>
        <source>Loc&amp;k or unlock</source>
        <translation>锁定或解锁(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the selected shapes from being changed, or allow it again.</source>
        <translation>防止所选形状被更改，或重新允许更改。</translation>
    </message>
    <message>
        <source>Class &amp;from the model</source>
        <translation>采用模型的类别(&amp;F)</translation>
    </message>
    <message>
        <source>Give the selected shapes the class that the model sees under them.</source>
        <translation>为所选形状设置模型在其下方判断出的类别。</translation>
    </message>
    <message>
        <source>&amp;History of the shape…</source>
        <translation>形状历史(&amp;H)…</translation>
    </message>
    <message>
        <source>Show who drew and changed the selected shape, and when.</source>
        <translation>显示所选形状由谁在何时绘制和修改。</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>查看(&amp;L)</translation>
    </message>
    <message>
        <source>Use no tool: a click chooses a defect.</source>
        <translation>不使用工具：单击选择缺陷。</translation>
    </message>
    <message>
        <source>&amp;Select and edit</source>
        <translation>选择和编辑(&amp;S)</translation>
    </message>
    <message>
        <source>Select, move and reshape shapes; double click an edge for a new point.</source>
        <translation>选择、移动和修改形状；双击边可添加新点。</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多边形(&amp;P)</translation>
    </message>
    <message>
        <source>Click points; close on the first one, by double click or Enter.</source>
        <translation>单击设置各点；在首点、双击或按回车闭合。</translation>
    </message>
    <message>
        <source>&amp;Freehand</source>
        <translation>手绘(&amp;F)</translation>
    </message>
    <message>
        <source>Draw round a region.</source>
        <translation>圈出一个区域。</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Paint the class; Ctrl erases, Alt with the wheel or [ and ] set the width.</source>
        <translation>涂绘类别；Ctrl 擦除，Alt 加滚轮或 [ 和 ] 调整宽度。</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮(&amp;E)</translation>
    </message>
    <message>
        <source>Take off from shapes.</source>
        <translation>从形状中擦除。</translation>
    </message>
    <message>
        <source>&amp;Die brush</source>
        <translation>晶粒画笔(&amp;D)</translation>
    </message>
    <message>
        <source>Paint whole dies; Ctrl takes them off.</source>
        <translation>涂绘整个晶粒；Ctrl 移除。</translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation>魔棒(&amp;W)</translation>
    </message>
    <message>
        <source>Press on a die and drag to step over more passing dies.</source>
        <translation>按住一个晶粒并拖动，可跨过更多合格晶粒。</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>孔洞(&amp;H)</translation>
    </message>
    <message>
        <source>Click round what is to be cut out of shapes.</source>
        <translation>沿要从形状中挖除的部分单击一圈。</translation>
    </message>
    <message>
        <source>Spli&amp;t</source>
        <translation>分割(&amp;T)</translation>
    </message>
    <message>
        <source>Draw a line that cuts a shape in two.</source>
        <translation>画一条线将形状一分为二。</translation>
    </message>
    <message>
        <source>&amp;Accept the proposal</source>
        <translation>接受建议(&amp;A)</translation>
    </message>
    <message>
        <source>Make a shape of the marked defect of the model, and go to the next one.</source>
        <translation>将模型标出的缺陷转为形状，并转到下一个。</translation>
    </message>
    <message>
        <source>Accept all pr&amp;oposals</source>
        <translation>接受全部建议(&amp;O)</translation>
    </message>
    <message>
        <source>Make shapes of all defects of the model that nobody drew.</source>
        <translation>将模型发现而无人绘制的所有缺陷转为形状。</translation>
    </message>
    <message>
        <source>&amp;Reject the proposal</source>
        <translation>拒绝建议(&amp;R)</translation>
    </message>
    <message>
        <source>Say that the marked defect of the model is none, and go to the next one.</source>
        <translation>判定模型标出的缺陷不成立，并转到下一个。</translation>
    </message>
    <message>
        <source>&amp;No defect</source>
        <translation>无缺陷(&amp;N)</translation>
    </message>
    <message>
        <source>Say that the wafer has no defect.</source>
        <translation>判定该晶圆无缺陷。</translation>
    </message>
    <message>
        <source>S&amp;ubmit and next</source>
        <translation>提交并继续(&amp;U)</translation>
    </message>
    <message>
        <source>Hand the annotation in and open the next wafer.</source>
        <translation>提交标注并打开下一片晶圆。</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>跳过(&amp;K)…</translation>
    </message>
    <message>
        <source>Pass the wafer over, with a reason, and open the next one.</source>
        <translation>注明原因跳过该晶圆，并打开下一片。</translation>
    </message>
    <message>
        <source>&amp;Wafer</source>
        <translation>晶圆(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>检测(&amp;I)</translation>
    </message>
    <message>
        <source>Inspect the open wafer again.</source>
        <translation>重新检测打开的晶圆。</translation>
    </message>
    <message>
        <source>Inspect &amp;all</source>
        <translation>全部检测(&amp;A)</translation>
    </message>
    <message>
        <source>Inspect every wafer that the model has not seen.</source>
        <translation>检测模型尚未检测过的所有晶圆。</translation>
    </message>
    <message>
        <source>&amp;Colours of the picture…</source>
        <translation>图片颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>Say which colours of a picture are no die, pass and fail.</source>
        <translation>指定图片中哪些颜色表示无晶粒、合格和失效。</translation>
    </message>
    <message>
        <source>&amp;Geometry…</source>
        <translation>几何参数(&amp;G)…</translation>
    </message>
    <message>
        <source>Give the die pitch, diameter and notch of the wafer&apos;s product.</source>
        <translation>设定该晶圆产品的晶粒间距、直径和缺口。</translation>
    </message>
    <message>
        <source>&amp;Next wafer</source>
        <translation>下一片晶圆(&amp;N)</translation>
    </message>
    <message>
        <source>Open the next wafer.</source>
        <translation>打开下一片晶圆。</translation>
    </message>
    <message>
        <source>&amp;Previous wafer</source>
        <translation>上一片晶圆(&amp;P)</translation>
    </message>
    <message>
        <source>Open the previous wafer.</source>
        <translation>打开上一片晶圆。</translation>
    </message>
    <message>
        <source>Next &amp;defect</source>
        <translation>下一个缺陷(&amp;D)</translation>
    </message>
    <message>
        <source>Go to the next defect.</source>
        <translation>转到下一个缺陷。</translation>
    </message>
    <message>
        <source>Previous d&amp;efect</source>
        <translation>上一个缺陷(&amp;E)</translation>
    </message>
    <message>
        <source>Go to the previous defect.</source>
        <translation>转到上一个缺陷。</translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
        <translation>从库中移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Take the selected wafers out of the library; the files stay.</source>
        <translation>将所选晶圆从库中移除；文件保留。</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Whole wafer</source>
        <translation>整片晶圆(&amp;W)</translation>
    </message>
    <message>
        <source>Show the whole wafer.</source>
        <translation>显示整片晶圆。</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>一比一(&amp;O)</translation>
    </message>
    <message>
        <source>One pixel of the map is one pixel of the screen.</source>
        <translation>图上的一个像素即屏幕上的一个像素。</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Come nearer.</source>
        <translation>靠近查看。</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>Step back.</source>
        <translation>拉远查看。</translation>
    </message>
    <message>
        <source>&amp;Turn by a quarter</source>
        <translation>旋转 90°(&amp;T)</translation>
    </message>
    <message>
        <source>Turn the wafer clockwise; dies and millimetres stay those of the source.</source>
        <translation>顺时针旋转晶圆；晶粒坐标和毫米仍以来源为准。</translation>
    </message>
    <message>
        <source>&amp;Flip</source>
        <translation>翻转(&amp;F)</translation>
    </message>
    <message>
        <source>Swap left and right on the screen.</source>
        <translation>在屏幕上左右互换。</translation>
    </message>
    <message>
        <source>&amp;Notch down</source>
        <translation>缺口朝下(&amp;N)</translation>
    </message>
    <message>
        <source>Turn this wafer and those that come so that the notch is at the bottom.</source>
        <translation>旋转此晶圆及之后的晶圆，使缺口位于下方。</translation>
    </message>
    <message>
        <source>&amp;As the source has it</source>
        <translation>按来源方向(&amp;A)</translation>
    </message>
    <message>
        <source>Turn the wafer back, and those that come too.</source>
        <translation>将此晶圆及后续晶圆转回。</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Show or hide the messages.</source>
        <translation>显示或隐藏消息。</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>跟随系统颜色(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark, as the system has it.</source>
        <translation>浅色或深色，跟随系统。</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dark on light.</source>
        <translation>浅底深字。</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Light on dark.</source>
        <translation>深底浅字。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>List all keys and change them.</source>
        <translation>列出并更改所有快捷键。</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>功能导览(&amp;T)</translation>
    </message>
    <message>
        <source>Show the parts of the window one by one, on the sample lot if there is no wafer.</source>
        <translation>逐一介绍窗口的各个部分；没有晶圆时使用示例批次。</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation>版本和许可证。</translation>
    </message>
    <message>
        <source>Pick the class Edge</source>
        <translation>选择类别：边缘 (Edge)</translation>
    </message>
    <message>
        <source>Pick the class Center</source>
        <translation>选择类别：中心 (Center)</translation>
    </message>
    <message>
        <source>Pick the class Ring</source>
        <translation>选择类别：环形 (Ring)</translation>
    </message>
    <message>
        <source>Pick the class Scratch</source>
        <translation>选择类别：划痕 (Scratch)</translation>
    </message>
    <message>
        <source>Pick the class Particle</source>
        <translation>选择类别：颗粒 (Particle)</translation>
    </message>
    <message>
        <source>Pick the class Lithography</source>
        <translation>选择类别：光刻 (Lithography)</translation>
    </message>
    <message>
        <source>Pick the class Etching</source>
        <translation>选择类别：刻蚀 (Etching)</translation>
    </message>
    <message>
        <source>Pick the class Random</source>
        <translation>选择类别：随机 (Random)</translation>
    </message>
    <message>
        <source>Show or hide Edge</source>
        <translation>显示或隐藏边缘 (Edge)</translation>
    </message>
    <message>
        <source>Show or hide Center</source>
        <translation>显示或隐藏中心 (Center)</translation>
    </message>
    <message>
        <source>Show or hide Ring</source>
        <translation>显示或隐藏环形 (Ring)</translation>
    </message>
    <message>
        <source>Show or hide Scratch</source>
        <translation>显示或隐藏划痕 (Scratch)</translation>
    </message>
    <message>
        <source>Show or hide Particle</source>
        <translation>显示或隐藏颗粒 (Particle)</translation>
    </message>
    <message>
        <source>Show or hide Lithography</source>
        <translation>显示或隐藏光刻 (Lithography)</translation>
    </message>
    <message>
        <source>Show or hide Etching</source>
        <translation>显示或隐藏刻蚀 (Etching)</translation>
    </message>
    <message>
        <source>Show or hide Random</source>
        <translation>显示或隐藏随机 (Random)</translation>
    </message>
    <message>
        <source>Walk the dies</source>
        <translation>逐个晶粒移动</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Walk ten dies</source>
        <translation>移动十个晶粒</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Shift + 方向键</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a pixel</source>
        <translation>将所选形状移动一个像素</translation>
    </message>
    <message>
        <source>Alt + arrow keys</source>
        <translation>Alt + 方向键</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a die</source>
        <translation>将所选形状移动一个晶粒</translation>
    </message>
    <message>
        <source>Alt + Shift + arrow keys</source>
        <translation>Alt + Shift + 方向键</translation>
    </message>
    <message>
        <source>Close the outline, or choose the defect under the die cursor</source>
        <translation>闭合轮廓，或选择晶粒光标处的缺陷</translation>
    </message>
    <message>
        <source>Use the tool on the die under the die cursor</source>
        <translation>在晶粒光标所在的晶粒上使用工具</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert 键</translation>
    </message>
    <message>
        <source>Drop the outline or stroke, then choose no die and no defect</source>
        <translation>放弃轮廓或笔画，再取消选择晶粒和缺陷</translation>
    </message>
    <message>
        <source>Delete the chosen shapes, or take the last point of the outline back</source>
        <translation>删除所选形状，或撤回轮廓的最后一点</translation>
    </message>
    <message>
        <source>Del, Backspace</source>
        <translation>Del、Backspace</translation>
    </message>
    <message>
        <source>Make the brush narrower or wider</source>
        <translation>缩小或放大画笔</translation>
    </message>
    <message>
        <source>[ and ], wheel</source>
        <translation>[ 和 ]，滚轮</translation>
    </message>
    <message>
        <source>Erase with the brush, the wand or by dies</source>
        <translation>用画笔、魔棒或按晶粒擦除</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Ctrl + 拖动</translation>
    </message>
    <message>
        <source>Begin a new shape with the brush</source>
        <translation>用画笔开始新形状</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Shift + 拖动</translation>
    </message>
    <message>
        <source>Keep a line straight up, across or at 45°</source>
        <translation>保持线条垂直、水平或 45°</translation>
    </message>
    <message>
        <source>Shift + move</source>
        <translation>Shift + 移动</translation>
    </message>
    <message>
        <source>Do not snap</source>
        <translation>不吸附</translation>
    </message>
    <message>
        <source>Alt + move</source>
        <translation>Alt + 移动</translation>
    </message>
    <message>
        <source>Zoom the map of a lot</source>
        <translation>缩放批次图</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ 和 -</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>空格 + 拖动，中键拖动</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Go to the next or previous part</source>
        <translation>转到下一个或上一个部分</translation>
    </message>
    <message>
        <source>Tab, Shift + Tab</source>
        <translation>Tab、Shift + Tab</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>晶圆图</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>同步(&amp;S)</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>立即同步(&amp;N)</translation>
    </message>
    <message>
        <source>Send what is unsent, and fetch what is new.</source>
        <translation>发送未发送的内容，并获取新内容。</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>暂停或继续(&amp;P)</translation>
    </message>
    <message>
        <source>Send and fetch nothing by itself, or go on with it.</source>
        <translation>停止自动发送和获取，或恢复。</translation>
    </message>
    <message>
        <source>&amp;State of syncing…</source>
        <translation>同步状态(&amp;S)…</translation>
    </message>
    <message>
        <source>Show what is unsent since when, what is refused, and the last success.</source>
        <translation>显示自何时起未发送的内容、被拒绝的内容以及上次成功时间。</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>比较版本(&amp;C)…</translation>
    </message>
    <message>
        <source>Compare versions that are in conflict, and merge them.</source>
        <translation>比较有冲突的版本并合并。</translation>
    </message>
    <message>
        <source>Ne&amp;xt conflict</source>
        <translation>下一个冲突(&amp;X)</translation>
    </message>
    <message>
        <source>Go to the next versions that are in conflict.</source>
        <translation>转到下一组有冲突的版本。</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>被拒绝的更改(&amp;R)…</translation>
    </message>
    <message>
        <source>Show the changes that the server refused, and why.</source>
        <translation>显示服务器拒绝的更改及原因。</translation>
    </message>
    <message>
        <source>&amp;Wafers from the queue…</source>
        <translation>队列中的晶圆(&amp;W)…</translation>
    </message>
    <message>
        <source>Take wafers from the lab&apos;s queue for days, and see those that were taken.</source>
        <translation>从实验室队列领取晶圆数日，并查看已领取的晶圆。</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>登录(&amp;I)…</translation>
    </message>
    <message>
        <source>Sign in to the lab&apos;s server.</source>
        <translation>登录实验室服务器。</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>Sign out; all work stays here.</source>
        <translation>退出登录；所有工作保留在此。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Have a region as a version has it</source>
        <translation>按某个版本取区域</translation>
    </message>
    <message>
        <source>1, 2, … in the list of regions</source>
        <translation>在区域列表中按 1、2、… 键</translation>
    </message>
    <message>
        <source>Keep a region</source>
        <translation>保留区域</translation>
    </message>
    <message>
        <source>B or Insert in the list of regions</source>
        <translation>区域列表中的 B 或 Insert</translation>
    </message>
    <message>
        <source>Leave a region out</source>
        <translation>去除区域</translation>
    </message>
    <message>
        <source>0 or Del in the list of regions</source>
        <translation>区域列表中的 0 或 Del</translation>
    </message>
    <message>
        <source>Leave a region open again</source>
        <translation>将区域重新设为未定</translation>
    </message>
    <message>
        <source>? or Backspace in the list of regions</source>
        <translation>区域列表中的 ? 或退格键</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Select two wafers in the gallery: hold Ctrl and click, or Shift and walk with the arrow keys.</source>
        <translation>在图库中选择两片晶圆：按住 Ctrl 单击，或按住 Shift 用方向键。</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>两者均合格</translation>
    </message>
    <message>
        <source>fails on both</source>
        <translation>两者均失效</translation>
    </message>
    <message>
        <source>fails on A only</source>
        <translation>仅 A 失效</translation>
    </message>
    <message>
        <source>fails on B only</source>
        <translation>仅 B 失效</translation>
    </message>
    <message>
        <source>a die on one wafer only</source>
        <translation>仅一片晶圆上有裸片</translation>
    </message>
    <message>
        <source>Difference map</source>
        <translation>差异图</translation>
    </message>
    <message>
        <source>Numbers of the comparison</source>
        <translation>比较数据</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source> {wafer_ids} are selected now.</source>
        <translation> 当前选择了 {wafer_ids} 片。</translation>
    </message>
    <message>
        <source>One of the two wafers is no longer in the library.</source>
        <translation>其中一片晶圆已不在库中。</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>无裸片</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {die}</source>
        <translation>裸片 ({x}, {y})：{die}</translation>
    </message>
    <message>
        <source>Dies compared</source>
        <translation>已比较裸片</translation>
    </message>
    <message>
        <source>Fail on both</source>
        <translation>两者均失效</translation>
    </message>
    <message>
        <source>Fail on A only</source>
        <translation>仅 A 失效</translation>
    </message>
    <message>
        <source>Fail on B only</source>
        <translation>仅 B 失效</translation>
    </message>
    <message>
        <source>Pass on both</source>
        <translation>两者均合格</translation>
    </message>
    <message>
        <source>Dies on one wafer only</source>
        <translation>仅一片上的裸片</translation>
    </message>
    <message>
        <source>Dies on which both agree</source>
        <translation>两者一致的裸片</translation>
    </message>
    <message>
        <source>Shared fails (of all fails of either)</source>
        <translation>共同失效（占全部失效）</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>&amp;Compare…</source>
        <translation>比较(&amp;C)…</translation>
    </message>
    <message>
        <source>{conflicts} on this wafer. Both versions are kept until you decide.</source>
        <translation>此晶圆有 {conflicts}。在您决定之前，两个版本都会保留。</translation>
    </message>
    <message>
        <source>The versions that are on the map now</source>
        <translation>当前图上的版本</translation>
    </message>
    <message>
        <source>The other versions, where there are two</source>
        <translation>另一个版本（有两个版本时）</translation>
    </message>
    <message>
        <source>The versions by {author}</source>
        <translation>{author} 的版本</translation>
    </message>
    <message>
        <source>All conflicts of this wafer</source>
        <translation>此晶圆的所有冲突</translation>
    </message>
    <message>
        <source>&amp;Which versions of wafer {wafer} are taken?</source>
        <translation>采用晶圆 {wafer} 的哪些版本？(&amp;W)</translation>
    </message>
    <message>
        <source>Versions to take</source>
        <translation>要采用的版本</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择 …</translation>
    </message>
    <message>
        <source>Resolve them</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>尚未选择。</translation>
    </message>
    <message>
        <source>Outlines: {shapes}, of which {removed} are removed. Notes and states: {remarks}. Left as they are: {left}. Each is a step that can be undone.</source>
        <translation>轮廓：{shapes}，其中 {removed} 个将被移除。备注和状态：{remarks}。保持原样：{left}。每个都是可撤销的一步。</translation>
    </message>
    <message>
        <source>Open the wafer of this conflict first.</source>
        <translation>请先打开此冲突的晶圆。</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>上一个(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一个(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ll of this wafer…</source>
        <translation>此晶圆全部(&amp;L)…</translation>
    </message>
    <message>
        <source>Both versions are kept until you decide.</source>
        <translation>在您决定之前，两个版本都会保留。</translation>
    </message>
    <message>
        <source>Show the result al&amp;one</source>
        <translation>仅显示结果(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing is in conflict. Versions that differ are compared here.</source>
        <translation>没有冲突。不同的版本会在此比较。</translation>
    </message>
    <message>
        <source>A&amp;pply: remove the shape</source>
        <translation>应用：移除形状(&amp;P)</translation>
    </message>
    <message>
        <source>A&amp;pply as one step</source>
        <translation>作为一步应用(&amp;P)</translation>
    </message>
    <message>
        <source>Note and state</source>
        <translation>备注和状态</translation>
    </message>
    <message>
        <source>Both versions are kept. This annotation is another person&apos;s, who works on this machine, too; that person decides.</source>
        <translation>两个版本都会保留。此标注属于同样使用本机的另一个人，由该人决定。</translation>
    </message>
    <message>
        <source>Times are those of the machine that each version was made on.</source>
        <translation>时间以生成各版本的机器为准。</translation>
    </message>
    <message>
        <source>on the map now</source>
        <translation>当前在图上</translation>
    </message>
    <message>
        <source>{letter}: remove</source>
        <translation>{letter}：移除</translation>
    </message>
    <message>
        <source>Take {letter}</source>
        <translation>采用 {letter}</translation>
    </message>
    <message>
        <source>all versions</source>
        <translation>所有版本</translation>
    </message>
    <message>
        <source>only {letter}</source>
        <translation>仅 {letter}</translation>
    </message>
    <message>
        <source>Versions over the wafer</source>
        <translation>晶圆上的各版本</translation>
    </message>
    <message>
        <source>Has it</source>
        <translation>所属版本</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>晶粒</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Regions that only some versions have</source>
        <translation>仅部分版本拥有的区域</translation>
    </message>
    <message>
        <source>1, 2, … have the region as that version has it; B keeps it, 0 leaves it out, ? leaves it open again.</source>
        <translation>1、2、… 按该版本取区域；B 保留，0 去除，? 重新设为未定。</translation>
    </message>
    <message>
        <source>{who}, {pixels} pixels, {dies} dies: {choice}</source>
        <translation>{who}，{pixels} 像素，{dies} 个晶粒：{choice}</translation>
    </message>
    <message>
        <source>? open</source>
        <translation>? 未定</translation>
    </message>
    <message>
        <source>✓ kept</source>
        <translation>✓ 保留</translation>
    </message>
    <message>
        <source>✕ left out</source>
        <translation>✕ 去除</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>All is chosen.</source>
        <translation>已全部选择。</translation>
    </message>
    <message>
        <source>1 choice is open.</source>
        <translation>还有 1 项未选。</translation>
    </message>
    <message>
        <source>{count} choices are open.</source>
        <translation>还有 {count} 项未选。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rejected proposals</source>
        <translation>已拒绝的建议</translation>
    </message>
    <message>
        <source>Both notes</source>
        <translation>两条备注</translation>
    </message>
    <message>
        <source>The rejected ones of all</source>
        <translation>所有版本拒绝的建议</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>no defect on this wafer</source>
        <translation>此晶圆无缺陷</translation>
    </message>
    <message>
        <source>defects, or not said</source>
        <translation>有缺陷，或未说明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>In the list: 1, 2 as that version has it · B keep · 0 leave out · ? open again</source>
        <translation>列表中：1、2 按该版本 · B 保留 · 0 去除 · ? 重新未定</translation>
    </message>
    <message>
        <source>&amp;Union</source>
        <translation>并集(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Intersection</source>
        <translation>交集(&amp;I)</translation>
    </message>
    <message>
        <source>Separa&amp;te shapes</source>
        <translation>分为多个形状(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Remove the shape</source>
        <translation>移除形状(&amp;R)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>绘制者</translation>
    </message>
    <message>
        <source>All that any version has, as one shape.</source>
        <translation>任一版本拥有的全部区域，合为一个形状。</translation>
    </message>
    <message>
        <source>Only what all versions have.</source>
        <translation>仅所有版本共有的部分。</translation>
    </message>
    <message>
        <source>Each version as a shape of its own.</source>
        <translation>每个版本各为一个形状。</translation>
    </message>
    <message>
        <source>No shape; the step can be undone.</source>
        <translation>不保留形状；此步可撤销。</translation>
    </message>
    <message>
        <source>Result: no shape.</source>
        <translation>结果：无形状。</translation>
    </message>
    <message>
        <source>Result: 1 shape, {area} pixels.</source>
        <translation>结果：1 个形状，{area} 像素。</translation>
    </message>
    <message>
        <source>Result: {count} shapes, {area} pixels.</source>
        <translation>结果：{count} 个形状，{area} 像素。</translation>
    </message>
    <message>
        <source>One version removed the shape, another one changed it.</source>
        <translation>一个版本移除了形状，另一个修改了它。</translation>
    </message>
    <message>
        <source>The outlines are the same (IoU 1.00).</source>
        <translation>轮廓相同（IoU 1.00）。</translation>
    </message>
    <message>
        <source>What all versions share of what any has (IoU): {iou}</source>
        <translation>所有版本共有部分的占比（IoU）：{iou}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>the model, sure to {percent} %</source>
        <translation>模型，置信度 {percent} %</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message>
        <source>1 die</source>
        <translation>1 个裸片</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} 个裸片</translation>
    </message>
    <message>
        <source>1 line copied.</source>
        <translation>已复制 1 行。</translation>
    </message>
    <message>
        <source>{count} lines copied.</source>
        <translation>已复制 {count} 行。</translation>
    </message>
    <message>
        <source>1 shape</source>
        <translation>1 个形状</translation>
    </message>
    <message>
        <source>{count} shapes</source>
        <translation>{count} 个形状</translation>
    </message>
    <message>
        <source>1 shape copied.</source>
        <translation>已复制 1 个形状。</translation>
    </message>
    <message>
        <source>{count} shapes copied.</source>
        <translation>已复制 {count} 个形状。</translation>
    </message>
    <message>
        <source>1 wafer</source>
        <translation>1 片晶圆</translation>
    </message>
    <message>
        <source>{count} wafers</source>
        <translation>{count} 片晶圆</translation>
    </message>
    <message>
        <source>1 wafer got a shape.</source>
        <translation>1 片晶圆得到形状。</translation>
    </message>
    <message>
        <source>{count} wafers got a shape.</source>
        <translation>{count} 片晶圆得到形状。</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 条警告</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} 条警告</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>This is a bug in Wafer Studio, and nothing that you did wrong.</source>
        <translation>这是 Wafer Studio 的程序错误，并非您的操作有误。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Bugs in Wafer Studio came up {count} times; none is your fault.</source>
        <translation>Wafer Studio 出现了 {count} 次程序错误，均非您的操作所致。</translation>
    </message>
    <message>
        <source>The report was written to {path}.</source>
        <translation>报告已写入 {path}。</translation>
    </message>
    <message>
        <source>The report could not be written; copy it from here.</source>
        <translation>报告无法写入，请从此处复制。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Your work is safe: every finished step is in the journal on the disk, and the next start shows the wafers as they were.</source>
        <translation>您的工作是安全的：每个完成的步骤都已记入磁盘上的日志，下次启动时晶圆将恢复原样。</translation>
    </message>
    <message>
        <source>The last step is on its way to the disk; all before it are there.</source>
        <translation>最后一步正在写入磁盘；之前的步骤均已保存。</translation>
    </message>
    <message>
        <source>The last step could not be brought to the disk: {error}.</source>
        <translation>最后一步无法写入磁盘：{error}。</translation>
    </message>
</context>
<context>
    <name>defects</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives on the window; their defects are listed here as soon as the wafers are inspected.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;尚无晶圆&lt;/b&gt;&lt;/p&gt;&lt;p&gt;将晶圆文件、文件夹或压缩包拖到窗口上；检测后其缺陷列在此处。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No defects yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;No wafer here has an inspection with a defect. Inspect all wafers with Shift+F5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;尚无缺陷&lt;/b&gt;&lt;/p&gt;&lt;p&gt;这里没有晶圆检测出缺陷。按 Shift+F5 检测所有晶圆。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Nothing matches. Change the filter above, or reset it.</source>
        <translation>没有匹配项。请更改或重置上方的筛选。</translation>
    </message>
    <message>
        <source>All defects</source>
        <translation>所有缺陷</translation>
    </message>
    <message>
        <source>All wafers</source>
        <translation>所有晶圆</translation>
    </message>
    <message>
        <source>Copy &amp;lines</source>
        <translation>复制行(&amp;L)</translation>
    </message>
    <message>
        <source>Copy map &amp;picture</source>
        <translation>复制晶圆图(&amp;P)</translation>
    </message>
    <message>
        <source>Select lines to copy; Ctrl+A selects all.</source>
        <translation>选择要复制的行；Ctrl+A 全选。</translation>
    </message>
    <message>
        <source>Choose a line first; its wafer is drawn.</source>
        <translation>请先选择一行；将绘制其晶圆。</translation>
    </message>
    <message>
        <source>{name}: heads</source>
        <translation>{name}：表头</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Selected lines, for a spreadsheet or a slide (Ctrl+C)</source>
        <translation>所选行，用于表格或幻灯片 (Ctrl+C)</translation>
    </message>
    <message>
        <source>The current line&apos;s wafer with its masks (Ctrl+Shift+C)</source>
        <translation>当前行的晶圆及其掩膜 (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Picture copied, {width} x {height} pixels.</source>
        <translation>已复制图片，{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>Number, largest first</source>
        <translation>编号，最大者在前</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Conf.</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Confidence: mean probability inside the cluster</source>
        <translation>置信度：簇内平均概率</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>受影响裸片</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Centroid in mm, notch down</source>
        <translation>重心 (mm)，缺口朝下</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Extent along the long axis, mm</source>
        <translation>沿长轴的长度，mm</translation>
    </message>
    <message>
        <source> (estimated: the source tells no size)</source>
        <translation>（估计：来源未给出尺寸）</translation>
    </message>
    <message>
        <source>Choose a wafer to see its defects.</source>
        <translation>选择晶圆以查看其缺陷。</translation>
    </message>
    <message>
        <source>No defects were found on this wafer.</source>
        <translation>此晶圆上未发现缺陷。</translation>
    </message>
    <message>
        <source>This wafer was not inspected yet. Press F5 to inspect it.</source>
        <translation>此晶圆尚未检测。按 F5 检测。</translation>
    </message>
</context>
<context>
    <name>die_brush</name>
    <message>
        <source>This picture has no dies; use the brush.</source>
        <translation>此图片没有裸片；请使用画笔。</translation>
    </message>
</context>
<context>
    <name>dies</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Hard bin</source>
        <translation>硬分档</translation>
    </message>
    <message>
        <source>Soft bin</source>
        <translation>软分档</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检出</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>Die coordinate of the source</source>
        <translation>来源的裸片坐标</translation>
    </message>
    <message>
        <source>Passed or failed</source>
        <translation>合格或失效</translation>
    </message>
    <message>
        <source>Middle of the die, mm, notch down</source>
        <translation>裸片中心，mm，缺口朝下</translation>
    </message>
    <message>
        <source>Classes that the model sees over half of the die</source>
        <translation>模型在裸片一半以上面积上看到的类别</translation>
    </message>
    <message>
        <source>Under a drawn shape</source>
        <translation>在绘制的形状之下</translation>
    </message>
    <message>
        <source>Failed dies</source>
        <translation>失效裸片</translation>
    </message>
    <message>
        <source>Dies under shapes</source>
        <translation>形状下的裸片</translation>
    </message>
    <message>
        <source>Dies in masks of the model</source>
        <translation>模型掩膜中的裸片</translation>
    </message>
    <message>
        <source>All dies</source>
        <translation>所有裸片</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>请在列表中选择晶圆。</translation>
    </message>
    <message>
        <source>No die lies under a shape yet.</source>
        <translation>尚无裸片位于形状之下。</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>模型尚未检测此晶圆。</translation>
    </message>
    <message>
        <source>No die lies in a mask of the model.</source>
        <translation>没有裸片位于模型掩膜中。</translation>
    </message>
    <message>
        <source>No die of this wafer failed.</source>
        <translation>此晶圆没有失效裸片。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Which dies</source>
        <translation>哪些裸片</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} 个裸片</translation>
    </message>
    <message>
        <source>No dies were recognised in this picture: it has pixels only, and no die can be listed.</source>
        <translation>此图片中未识别出裸片：只有像素，无法列出裸片。</translation>
    </message>
    <message>
        <source>The model found no defect on it.</source>
        <translation>模型未在其上发现缺陷。</translation>
    </message>
    <message>
        <source>What the model found on it ({count}) is in the table Found.</source>
        <translation>模型的检出结果（{count}）在“检出”表中。</translation>
    </message>
</context>
<context>
    <name>drags</name>
    <message>
        <source>The shape changed meanwhile; drag it again.</source>
        <translation>形状已更改；请重新拖动。</translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Drawn so far</source>
        <translation>目前已绘制</translation>
    </message>
    <message>
        <source>{coverage} % of the wafer</source>
        <translation>晶圆的 {coverage} %</translation>
    </message>
    <message>
        <source>{shapes} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {area_mm2} mm² · {covered}</translation>
    </message>
    <message>
        <source> · {kill_ratio} % killed</source>
        <translation> · {kill_ratio} % 失效</translation>
    </message>
    <message>
        <source>{shapes} · {dies} dies{killed} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {dies} 个裸片{killed} · {area_mm2} mm² · {covered}</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Choose a class, or click a cluster on the map in the middle.</source>
        <translation>选择类别，或单击中间晶圆图上的簇。</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>请在列表中选择晶圆。</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>要解释的类别</translation>
    </message>
    <message>
        <source>&amp;Sharp (HiResCAM)</source>
        <translation>清晰 (HiResCAM)(&amp;S)</translation>
    </message>
    <message>
        <source>Show the &amp;doubt</source>
        <translation>显示不确定度(&amp;D)</translation>
    </message>
    <message>
        <source>Entropy of the model&apos;s answer over eight turns and flips</source>
        <translation>模型在八种旋转和翻转下回答的熵</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>晶圆图</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>关注度</translation>
    </message>
    <message>
        <source>{title} of the wafer</source>
        <translation>晶圆的{title}</translation>
    </message>
    <message>
        <source>Attention inside the mask</source>
        <translation>掩膜内的关注度</translation>
    </message>
    <message>
        <source>Attention inside drawn shapes of the class</source>
        <translation>该类别已绘形状内的关注度</translation>
    </message>
    <message>
        <source>Defect {defect}: </source>
        <translation>缺陷 {defect}：</translation>
    </message>
    <message>
        <source>The most doubtful die has {worst} bits, summed over the classes; strong colour stands for {_MOST_BITS} bit or more.</source>
        <translation>最不确定的裸片为 {worst} 比特（各类别之和）；深色表示 {_MOST_BITS} 比特或更多。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Empty: a line to sign on</source>
        <translation>留空：签名行</translation>
    </message>
    <message>
        <source>Operator on evidence pages</source>
        <translation>证据页上的操作员</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>自由文本</translation>
    </message>
    <message>
        <source>Note on evidence pages</source>
        <translation>证据页上的备注</translation>
    </message>
    <message>
        <source>On the evidence pages</source>
        <translation>证据页内容</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>操作员：</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>备注：</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>哪些晶圆</translation>
    </message>
    <message>
        <source>The selected ({selected})</source>
        <translation>所选（{selected}）</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>整个库</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Tick at least one format.</source>
        <translation>请至少勾选一种格式。</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>请指定文件夹。</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>无需修正。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>The model sees {title} ({sure} %, defect {number}) and no shape covers it.</source>
        <translation>模型看到{title}（{sure} %，缺陷 {number}），没有形状覆盖。</translation>
    </message>
</context>
<context>
    <name>freehand</name>
    <message>
        <source>Draw round a region with the button held down.</source>
        <translation>按住按键围绕区域绘制。</translation>
    </message>
</context>
<context>
    <name>furniture</name>
    <message>
        <source>down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>turned 90°</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>turned 270°</source>
        <translation>旋转 270°</translation>
    </message>
    <message>
        <source>Notch not known</source>
        <translation>缺口未知</translation>
    </message>
    <message>
        <source>Notch {side}</source>
        <translation>缺口朝{side}</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>No wafer of this lot matches. Change the filter above.</source>
        <translation>该批次没有匹配的晶圆。请更改上方筛选。</translation>
    </message>
    <message>
        <source>{fail_share} % fail</source>
        <translation>失效 {fail_share} %</translation>
    </message>
    <message>
        <source>Filter by wafer, label, verdict</source>
        <translation>按晶圆、标签、判定筛选</translation>
    </message>
    <message>
        <source>Filter the gallery</source>
        <translation>筛选图库</translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation>图库排序</translation>
    </message>
    <message>
        <source>Gallery of the lot</source>
        <translation>批次图库</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>排序：</translation>
    </message>
    <message>
        <source>{shown} of {words}</source>
        <translation>{shown} / {words}</translation>
    </message>
    <message>
        <source>{words} · {chosen} selected</source>
        <translation>{words} · 已选 {chosen}</translation>
    </message>
</context>
<context>
    <name>gallery_model</name>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>失效占比</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重度</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>按添加顺序</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} 个裸片</translation>
    </message>
    <message>
        <source>{fails} of {dies} fail ({fail_share} %)</source>
        <translation>{dies} 个中 {fails} 个失效（{fail_share} %）</translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation>标签 {label}</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
</context>
<context>
    <name>geometry</name>
    <message>
        <source>Geometry</source>
        <translation>几何参数</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>产品 {product}</translation>
    </message>
    <message>
        <source>every product without a geometry of its own</source>
        <translation>没有自己几何参数的所有产品</translation>
    </message>
    <message>
        <source>For {whose}: its wafers in the library and those that are read later. What rests on millimetres is then measured anew.</source>
        <translation>用于{whose}：库中及以后读取的晶圆。基于毫米的数值将重新测量。</translation>
    </message>
    <message>
        <source>Die pitch across</source>
        <translation>裸片横向间距</translation>
    </message>
    <message>
        <source>Die pitch down</source>
        <translation>裸片纵向间距</translation>
    </message>
    <message>
        <source>Wafer diameter</source>
        <translation>晶圆直径</translation>
    </message>
    <message>
        <source>Notch</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Die pitch across:</source>
        <translation>裸片横向间距：</translation>
    </message>
    <message>
        <source>Die pitch down:</source>
        <translation>裸片纵向间距：</translation>
    </message>
    <message>
        <source>Wafer diameter:</source>
        <translation>晶圆直径：</translation>
    </message>
    <message>
        <source>Notch:</source>
        <translation>缺口：</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Select one shape first.</source>
        <translation>请先选择一个形状。</translation>
    </message>
    <message>
        <source>History of {shape}</source>
        <translation>{shape} 的历史</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Changes of the shape</source>
        <translation>形状的更改</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>Nothing is known of this shape.</source>
        <translation>没有此形状的记录。</translation>
    </message>
    <message>
        <source>{step} (the shape went)</source>
        <translation>{step}（形状被移除）</translation>
    </message>
    <message>
        <source>Change {number}: {what}, by {author}, {when}</source>
        <translation>更改 {number}：{what}，{author}，{when}</translation>
    </message>
</context>
<context>
    <name>layer_table</name>
    <message>
        <source>Map</source>
        <translation>晶圆图</translation>
    </message>
    <message>
        <source>The dies of the wafer, passed and failed.</source>
        <translation>晶圆的裸片，合格与失效。</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Where the model looked for a class.</source>
        <translation>模型寻找某类别时关注之处。</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>Where the model is not sure.</source>
        <translation>模型不确定之处。</translation>
    </message>
    <message>
        <source>Die grid</source>
        <translation>裸片网格</translation>
    </message>
    <message>
        <source>Lines between the dies, once they are large enough.</source>
        <translation>裸片足够大时其间的线。</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Rings, quadrants or sectors of the wafer.</source>
        <translation>晶圆的环、象限或扇区。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Colour and hatch of what the model found.</source>
        <translation>模型检出内容的颜色和剖面线。</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Outlines of what the model found and nobody accepted yet.</source>
        <translation>模型检出而尚未被接受的轮廓。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>What was drawn or accepted.</source>
        <translation>已绘制或接受的内容。</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Layers of the map</source>
        <translation>晶圆图图层</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>显示{title}</translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation>{title}的不透明度</translation>
    </message>
    <message>
        <source>Opacity of {title}, per cent</source>
        <translation>{title}的不透明度，百分比</translation>
    </message>
</context>
<context>
    <name>leases</name>
    <message>
        <source>Wafers</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>&amp;Take wafers</source>
        <translation>领取晶圆(&amp;T)</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>已领取的晶圆</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>To be</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Why it was chosen</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>Wafers done since they were taken</source>
        <translation>领取后已完成的晶圆</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>完成(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>续期(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Give back</source>
        <translation>归还(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>跳过(&amp;K)…</translation>
    </message>
    <message>
        <source>{wafer} (not on this machine)</source>
        <translation>{wafer}（不在本机）</translation>
    </message>
    <message>
        <source>%v of %m done</source>
        <translation>已完成 %v / %m</translation>
    </message>
    <message>
        <source>About {minutes} min of work at your pace.</source>
        <translation>按您的速度约需 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Giving back, skipping and &apos;done&apos; work without a network: the server hears of them at the next sync. Taking and renewing ask it now.</source>
        <translation>归还、跳过和“完成”无需网络：服务器会在下次同步时得知。领取和续期需立即联系服务器。</translation>
    </message>
    <message>
        <source>Sign in to a server to take wafers from its queue.</source>
        <translation>请登录服务器以从其队列领取晶圆。</translation>
    </message>
    <message>
        <source>You have taken no wafers. Take some, for as long as you need.</source>
        <translation>您尚未领取晶圆。请按所需时间领取。</translation>
    </message>
    <message>
        <source>Nu&amp;mber of wafers:</source>
        <translation>晶圆数量(&amp;M)：</translation>
    </message>
    <message>
        <source>for da&amp;ys:</source>
        <translation>天数(&amp;Y)：</translation>
    </message>
    <message>
        <source>annotated</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>read again, blind</source>
        <translation>盲法复读</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>审核</translation>
    </message>
</context>
<context>
    <name>legend</name>
    <message>
        <source>Defect classes</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Usual causes: {causes}.</source>
        <translation>{title}：{meaning}。
常见原因：{causes}。</translation>
    </message>
    <message>
        <source>
{keys} shows or hides it.</source>
        <translation>
{keys} 显示或隐藏。</translation>
    </message>
    <message>
        <source>Show {title}, {count} defects</source>
        <translation>显示{title}，{count} 个缺陷</translation>
    </message>
</context>
<context>
    <name>lot</name>
    <message>
        <source>No wafers yet. Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>尚无晶圆。将晶圆文件、文件夹或压缩包拖到窗口任意位置。</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>Parametric</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Lot:</source>
        <translation>批次：</translation>
    </message>
    <message>
        <source>No lot told</source>
        <translation>未注明批次</translation>
    </message>
    <message>
        <source>All wafers ({found})</source>
        <translation>所有晶圆（{found}）</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all of them</source>
        <translation>复制所选行或全部</translation>
    </message>
    <message>
        <source>Messages ({count})</source>
        <translation>消息（{count}）</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation>（估计）</translation>
    </message>
    <message>
        <source>{density_per_cm2} /cm²{mark}</source>
        <translation>{density_per_cm2} /cm²{mark}</translation>
    </message>
    <message>
        <source>{spent} ms (model {model})</source>
        <translation>{spent} ms（模型 {model}）</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>受影响裸片</translation>
    </message>
    <message>
        <source>Failed within masks</source>
        <translation>掩膜内失效</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>靠近边缘</translation>
    </message>
    <message>
        <source>Quadrants I–IV</source>
        <translation>象限 I–IV</translation>
    </message>
    <message>
        <source>Clock position</source>
        <translation>钟点位置</translation>
    </message>
    <message>
        <source>Area by class</source>
        <translation>各类面积</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{whole}:{minutes} o&apos;clock</source>
        <translation>{whole}:{minutes} 钟位</translation>
    </message>
</context>
<context>
    <name>minimap</name>
    <message>
        <source>Whole wafer</source>
        <translation>整片晶圆</translation>
    </message>
    <message>
        <source>The whole wafer. Click or drag to look there.</source>
        <translation>整片晶圆。单击或拖动以查看该处。</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>No die</source>
        <translation>无裸片</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>图片颜色</translation>
    </message>
    <message>
        <source>What each colour was taken for. Correct it, and the picture is read again; what was found on it is then found anew.</source>
        <translation>各颜色的含义。更正后将重新读取图片，并重新检测。</translation>
    </message>
    <message>
        <source>Meaning of {colour}</source>
        <translation>{colour} 的含义</translation>
    </message>
</context>
<context>
    <name>parametric_panel</name>
    <message>
        <source>Choose a wafer in the gallery to see what was measured on it.</source>
        <translation>在图库中选择晶圆以查看其测量值。</translation>
    </message>
    <message>
        <source>The file of this wafer holds no result of a test (PTR, MPR or FTR).</source>
        <translation>此晶圆的文件不含测试结果（PTR、MPR 或 FTR）。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>参数图</translation>
    </message>
    <message>
        <source>Histogram of the test</source>
        <translation>测试直方图</translation>
    </message>
    <message>
        <source>Numbers of the test</source>
        <translation>测试数据</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Values of tests are read from STDF and ATDF files; {wafer} came from {format}.</source>
        <translation>测试值取自 STDF 和 ATDF 文件；{wafer} 来自 {format}。</translation>
    </message>
    <message>
        <source>another format</source>
        <translation>其他格式</translation>
    </message>
    <message>
        <source>Reading the tests of {wafer}…</source>
        <translation>正在读取 {wafer} 的测试…</translation>
    </message>
    <message>
        <source>Which retest</source>
        <translation>哪次复测</translation>
    </message>
    <message>
        <source>Last test of a die</source>
        <translation>裸片的最后一次测试</translation>
    </message>
    <message>
        <source>First test of a die</source>
        <translation>裸片的首次测试</translation>
    </message>
    <message>
        <source>What the colours stretch over</source>
        <translation>颜色的范围</translation>
    </message>
    <message>
        <source>Colours by limits</source>
        <translation>按限值着色</translation>
    </message>
    <message>
        <source>Colours by values</source>
        <translation>按数值着色</translation>
    </message>
    <message>
        <source>Test:</source>
        <translation>测试：</translation>
    </message>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>{counts} values from {low} to {high} {units}</source>
        <translation>{counts} 个值，{low} 至 {high} {units}</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): no die</source>
        <translation>裸片 ({x}, {y})：无裸片</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): not measured</source>
        <translation>裸片 ({x}, {y})：未测量</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}</source>
        <translation>裸片 ({x}, {y})：{test}</translation>
    </message>
    <message>
        <source>, below the limit</source>
        <translation>，低于下限</translation>
    </message>
    <message>
        <source>, above the limit</source>
        <translation>，高于上限</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}{out}</source>
        <translation>裸片 ({x}, {y})：{test}{out}</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于上限</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值个数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>高于上限</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>{name}: heads</source>
        <translation>{name}：表头</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>New person</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Name of the person who works here from now on:</source>
        <translation>从现在起在此工作的人员姓名：</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>新人员(&amp;N)…</translation>
    </message>
    <message>
        <source>Person: {name}</source>
        <translation>人员：{name}</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>no wafer</source>
        <translation>无晶圆</translation>
    </message>
    <message>
        <source>, {defects} defects</source>
        <translation>，{defects} 个缺陷</translation>
    </message>
    <message>
        <source>{name}{found}. Arrow keys walk the dies.</source>
        <translation>{name}{found}。方向键在裸片间移动。</translation>
    </message>
</context>
<context>
    <name>polygon</name>
    <message>
        <source>The outline crosses itself; move a vertex, or mend it in the list of checks.</source>
        <translation>轮廓自相交；移动顶点，或在检查列表中修正。</translation>
    </message>
    <message>
        <source>Set at least 3 points round a region; Backspace takes one back, Esc drops all.</source>
        <translation>围绕区域设置至少 3 个点；Backspace 撤回一个，Esc 全部放弃。</translation>
    </message>
    <message>
        <source>There is no shape to cut a hole into.</source>
        <translation>没有可以挖孔的形状。</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>Syncing waits for an answer</source>
        <translation>同步正在等待答复</translation>
    </message>
    <message>
        <source>&amp;No, pause syncing</source>
        <translation>否，暂停同步(&amp;N)</translation>
    </message>
    <message>
        <source>Decide &amp;later</source>
        <translation>稍后决定(&amp;L)</translation>
    </message>
    <message>
        <source>{removed} of {shown} shapes here would be removed. Until you answer, nothing is sent, fetched or removed; all shapes stay as they are.</source>
        <translation>此处 {shown} 个形状中的 {removed} 个将被移除。在您答复之前，不会发送、获取或移除任何内容；所有形状保持原样。</translation>
    </message>
    <message>
        <source>It may have been moved or replaced; ask who runs it. Until you answer, nothing is sent or fetched; all work stays on this disk.</source>
        <translation>服务器可能已迁移或更换；请询问管理者。在您答复之前，不会发送或获取任何内容；所有工作保留在此磁盘。</translation>
    </message>
    <message>
        <source>&amp;Yes, remove {removed} shapes</source>
        <translation>是，移除 {removed} 个形状(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Yes, trust this server</source>
        <translation>是，信任此服务器(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>readout</name>
    <message>
        <source>no die</source>
        <translation>无裸片</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失效</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation>（估计）</translation>
    </message>
    <message>
        <source>x {x} mm, y {y} mm, radius {radius} mm{mark}</source>
        <translation>x {x} mm，y {y} mm，半径 {radius} mm{mark}</translation>
    </message>
    <message>
        <source>Pixel ({cell}, {cell_2})</source>
        <translation>像素 ({cell}, {cell_2})</translation>
    </message>
    <message>
        <source>Die ({x}, {y})</source>
        <translation>裸片 ({x}, {y})</translation>
    </message>
    <message>
        <source>hard bin</source>
        <translation>硬分档</translation>
    </message>
    <message>
        <source>soft bin</source>
        <translation>软分档</translation>
    </message>
    <message>
        <source>in </source>
        <translation>在 </translation>
    </message>
    <message>
        <source>in no defect</source>
        <translation>不在缺陷内</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>The map is broken or incomplete</source>
        <translation>晶圆图损坏或不完整</translation>
    </message>
    <message>
        <source>The wafer is of a product that I do not know</source>
        <translation>该晶圆属于我不了解的产品</translation>
    </message>
    <message>
        <source>I cannot tell what I see</source>
        <translation>无法判断所见内容</translation>
    </message>
    <message>
        <source>It was annotated elsewhere</source>
        <translation>已在别处标注</translation>
    </message>
    <message>
        <source>Skip this wafer</source>
        <translation>跳过此晶圆</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>&amp;Why is it skipped?</source>
        <translation>为何跳过？(&amp;W)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
</context>
<context>
    <name>recent</name>
    <message>
        <source>{path} (missing)</source>
        <translation>{path}（不存在）</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>尚未打开任何文件</translation>
    </message>
    <message>
        <source>Forget what is &amp;missing</source>
        <translation>清除不存在的项(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>全部清除(&amp;F)</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Progress through the library</source>
        <translation>库的进度</translation>
    </message>
    <message>
        <source>No &amp;defect on this wafer</source>
        <translation>此晶圆无缺陷(&amp;D)</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>跳过…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>未打开晶圆</translation>
    </message>
    <message>
        <source> (paused)</source>
        <translation>（暂停）</translation>
    </message>
    <message>
        <source>Working time; it stops while nothing is done.</source>
        <translation>工作时间；无操作时停止。</translation>
    </message>
    <message>
        <source> · {left} to go</source>
        <translation> · 还需 {left}</translation>
    </message>
    <message>
        <source>{done} of {total} wafers done{rest}</source>
        <translation>{total} 片中已完成 {done} 片{rest}</translation>
    </message>
    <message>
        <source>{submitted} submitted, {skipped} skipped</source>
        <translation>已提交 {submitted}，已跳过 {skipped}</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>约 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {seconds} min</source>
        <translation>约 {seconds} 分钟</translation>
    </message>
    <message>
        <source>about {seconds} h</source>
        <translation>约 {seconds} 小时</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Select a shape first.</source>
        <translation>请先选择形状。</translation>
    </message>
    <message>
        <source>Select two shapes or more to merge them.</source>
        <translation>请选择两个以上形状进行合并。</translation>
    </message>
    <message>
        <source>The shapes do not all touch; close the gap with the brush first.</source>
        <translation>形状并未全部相接；请先用画笔填补空隙。</translation>
    </message>
    <message>
        <source>No vertex can go at this tolerance.</source>
        <translation>此容差下没有可去除的顶点。</translation>
    </message>
    <message>
        <source>Nothing that was copied lies on this wafer.</source>
        <translation>复制的内容都不在此晶圆上。</translation>
    </message>
    <message>
        <source>Every defect of the model is drawn or rejected.</source>
        <translation>模型的所有缺陷均已绘制或拒绝。</translation>
    </message>
    <message>
        <source>The model sees no defect there.</source>
        <translation>模型在该处未见缺陷。</translation>
    </message>
    <message>
        <source>The model sees the same class.</source>
        <translation>模型看到相同类别。</translation>
    </message>
    <message>
        <source>Nothing was drawn.</source>
        <translation>未绘制任何内容。</translation>
    </message>
    <message>
        <source>Draw the line across a shape to split it.</source>
        <translation>画线穿过形状以将其分割。</translation>
    </message>
    <message>
        <source>The line must cross a shape from outline to outline to split it.</source>
        <translation>线必须从轮廓到轮廓穿过形状才能分割。</translation>
    </message>
    <message>
        <source>1 locked shape stays unchanged; unlock to change.</source>
        <translation>1 个锁定的形状保持不变；解锁后可更改。</translation>
    </message>
</context>
<context>
    <name>saved_mark</name>
    <message>
        <source>Saved mark</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Give the step up</source>
        <translation>放弃该步骤</translation>
    </message>
    <message>
        <source>Saved {_saved_at}</source>
        <translation>已保存 {_saved_at}</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存 …</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the window: as the system has them, light, or dark.</source>
        <translation>窗口颜色：跟随系统、浅色或深色。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of menus, settings, keys and the tour; what is not translated yet is English.</source>
        <translation>菜单、设置、快捷键和导览的语言；尚未翻译的部分为英文。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>日本語</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Makes text, buttons and maps larger, on top of what the system asks for.</source>
        <translation>在系统缩放的基础上进一步放大文字、按钮和晶圆图。</translation>
    </message>
    <message>
        <source>Inspect when opened</source>
        <translation>打开时检测</translation>
    </message>
    <message>
        <source>Inspect a wafer when it is opened and the model in use has not seen it.</source>
        <translation>打开晶圆时，如当前模型尚未检测过，则自动检测。</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>What runs the model: the best that works, or only the processor.</source>
        <translation>运行模型的设备：可用的最佳设备，或仅使用处理器。</translation>
    </message>
    <message>
        <source>The best that works</source>
        <translation>可用的最佳设备</translation>
    </message>
    <message>
        <source>Only the processor</source>
        <translation>仅处理器</translation>
    </message>
    <message>
        <source>Model package</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Folder of the model package; the starter model where empty.</source>
        <translation>模型包所在文件夹；留空则使用自带模型。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Whose annotations are shown; the user of this machine where empty.</source>
        <translation>显示谁的标注；留空则为本机用户。</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Diameter of brush and eraser when a wafer is opened; the wheel changes it while drawing.</source>
        <translation>打开晶圆时画笔和橡皮的直径；绘制时可用滚轮调整。</translation>
    </message>
    <message>
        <source>Opacity of masks</source>
        <translation>掩码不透明度</translation>
    </message>
    <message>
        <source>How strongly masks and shapes cover the map at first; each layer can be changed.</source>
        <translation>掩码和形状初始遮盖晶圆图的程度；各图层可单独调整。</translation>
    </message>
    <message>
        <source>Pause of the timer</source>
        <translation>计时暂停</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse, the timer of a wafer stops until you go on.</source>
        <translation>键盘和鼠标闲置达到此时间后，该晶圆的计时暂停，直到您继续操作。</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>How many files and folders the menu of recent files lists; 0 for none.</source>
        <translation>“最近打开”菜单列出的文件和文件夹数量；0 表示不列出。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Default of {title}</source>
        <translation>{title}的默认值</translation>
    </message>
    <message>
        <source>Holds from the next start.</source>
        <translation>下次启动后生效。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse for {title}</source>
        <translation>浏览{title}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>All defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>没有匹配的设置。</translation>
    </message>
    <message>
        <source>{title}: there is no folder {folder}; choose one, or leave it empty.</source>
        <translation>{title}：文件夹 {folder} 不存在；请选择一个，或留空。</translation>
    </message>
    <message>
        <source>{title}: {value} is not allowed.</source>
        <translation>{title}：不允许的值 {value}。</translation>
    </message>
</context>
<context>
    <name>shape_commands</name>
    <message>
        <source>Select a shape first.</source>
        <translation>请先选择形状。</translation>
    </message>
    <message>
        <source>Copy a shape first.</source>
        <translation>请先复制形状。</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>模型尚未检测此晶圆。</translation>
    </message>
    <message>
        <source>The shape is locked; unlock it to mend it.</source>
        <translation>形状已锁定；解锁后可修正。</translation>
    </message>
</context>
<context>
    <name>shapes</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>失效率</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Number, in the order of drawing</source>
        <translation>编号，按绘制顺序</translation>
    </message>
    <message>
        <source>Dies of which over half is covered</source>
        <translation>覆盖过半的裸片</translation>
    </message>
    <message>
        <source>Share of those dies that failed</source>
        <translation>其中失效的占比</translation>
    </message>
    <message>
        <source>Area of those dies, mm²</source>
        <translation>这些裸片的面积，mm²</translation>
    </message>
    <message>
        <source>A locked shape is changed by no tool</source>
        <translation>任何工具都不会更改锁定的形状</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>No shape yet. Choose a tool and a class, and draw on the map.</source>
        <translation>尚无形状。选择工具和类别，在晶圆图上绘制。</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Reset this key</source>
        <translation>重置此键</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>重置所有键</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>按名称或按键搜索</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New key:</source>
        <translation>新按键：</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>此按键无法更改。</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>已更改。</translation>
    </message>
    <message>
        <source>{keys} is taken by “{title}”; press another key, or change that first.</source>
        <translation>{keys} 已被“{title}”占用；请按其他键，或先更改该命令。</translation>
    </message>
    <message>
        <source>Menu {title}</source>
        <translation>菜单“{title}”</translation>
    </message>
</context>
<context>
    <name>sign_in</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>Company&apos;s &amp;certificate…</source>
        <translation>公司证书(&amp;C)…</translation>
    </message>
    <message>
        <source>Sign in through the &amp;company…</source>
        <translation>通过公司登录(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Work without a server</source>
        <translation>不使用服务器(&amp;W)</translation>
    </message>
    <message>
        <source>Your work stays on this disk, signed in or not.</source>
        <translation>无论是否登录，您的工作都保留在此磁盘。</translation>
    </message>
    <message>
        <source>Sign in in the browser, then type the code that it shows. The page is {address}</source>
        <translation>请在浏览器中登录，然后输入显示的验证码。页面为 {address}</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>正在联系服务器 …</translation>
    </message>
    <message>
        <source>The company&apos;s certificate authority</source>
        <translation>公司的证书颁发机构</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>证书 (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Certificates are checked with {file} from now on.</source>
        <translation>此后将使用 {file} 检查证书。</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Undone: {step}.</source>
        <translation>已撤销：{step}。</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>已重做：{step}。</translation>
    </message>
    <message>
        <source>Wafer {name} is open.</source>
        <translation>已打开晶圆 {name}。</translation>
    </message>
    <message>
        <source>Not inspected yet.</source>
        <translation>尚未检测。</translation>
    </message>
    <message>
        <source>Inspection done.</source>
        <translation>检测完成。</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}.</source>
        <translation>缺陷 {number}/{count}：{title}。</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}, {dies} dies.</source>
        <translation>缺陷 {number}/{count}：{title}，{dies} 个晶粒。</translation>
    </message>
    <message>
        <source>No defect.</source>
        <translation>无缺陷。</translation>
    </message>
    <message>
        <source>1 defect; verdict {verdict}.</source>
        <translation>1 个缺陷；判定 {verdict}。</translation>
    </message>
    <message>
        <source>{count} defects; verdict {verdict}.</source>
        <translation>{count} 个缺陷；判定 {verdict}。</translation>
    </message>
</context>
<context>
    <name>stack_panel</name>
    <message>
        <source>Choose a lot above to see its wafers laid over each other.</source>
        <translation>在上方选择批次以查看其晶圆叠加。</translation>
    </message>
    <message>
        <source>Choose zones above to draw them and to see the yield of each.</source>
        <translation>在上方选择区域以绘制并查看各区良率。</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>良率</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>所选晶圆</translation>
    </message>
    <message>
        <source>Stacked map</source>
        <translation>叠加图</translation>
    </message>
    <message>
        <source>Yield by zone</source>
        <translation>各区良率</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Take dies that fail on</source>
        <translation>选取失效占比达</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Only failing dies</source>
        <translation>仅失效裸片</translation>
    </message>
    <message>
        <source>Give to wafers</source>
        <translation>赋予晶圆</translation>
    </message>
    <message>
        <source>as</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class of the region</source>
        <translation>区域类别</translation>
    </message>
    <message>
        <source>Least share of wafers that fail</source>
        <translation>失效晶圆的最小占比</translation>
    </message>
    <message>
        <source>Draw a loop around dies with the left button held down; a click, or Space on the die under the cursor, adds or takes one die.</source>
        <translation>按住左键围绕裸片画圈；单击或在光标下的裸片上按空格可增减一个裸片。</translation>
    </message>
    <message>
        <source>Add all dies that fail on at least this share of the wafers.</source>
        <translation>加入在至少此占比晶圆上失效的所有裸片。</translation>
    </message>
    <message>
        <source>Give each wafer only those dies of the region that failed on it, not all of it.</source>
        <translation>只赋予各晶圆区域内在其上失效的裸片，而非整个区域。</translation>
    </message>
    <message>
        <source>Give the region as a shape of this class to each wafer on which a die of it failed.</source>
        <translation>将区域作为该类别的形状赋予其中有裸片失效的每片晶圆。</translation>
    </message>
    <message>
        <source>Stop painting</source>
        <translation>停止涂画</translation>
    </message>
    <message>
        <source>Fails on 0 %</source>
        <translation>失效 0 %</translation>
    </message>
    <message>
        <source>{most} % of the wafers</source>
        <translation>晶圆的 {most} %</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): </source>
        <translation>裸片 ({x}, {y})：</translation>
    </message>
    <message>
        <source>fails on {fails} of {dies} wafers ({dies_2} %)</source>
        <translation>{dies} 片晶圆中 {fails} 片失效（{dies_2} %）</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>无裸片</translation>
    </message>
    <message>
        <source>, {dies} % of all dies fail</source>
        <translation>，全部裸片的 {dies} % 失效</translation>
    </message>
    <message>
        <source>{wafers} of {columns} x {rows} dies{share}.</source>
        <translation>{wafers}，{columns} x {rows} 个裸片{share}。</translation>
    </message>
    <message>
        <source>Give {dies} to the wafers</source>
        <translation>将 {dies} 赋予晶圆</translation>
    </message>
    <message>
        <source>No wafer got a shape: none fails in this region.</source>
        <translation>没有晶圆得到形状：该区域内均未失效。</translation>
    </message>
    <message>
        <source> {first} is left out: {reason}.</source>
        <translation> {first} 未计入：{reason}。</translation>
    </message>
    <message>
        <source> {count} wafers are left out, such as {first}: {reason}.</source>
        <translation> 有 {count} 片晶圆未计入，例如 {first}：{reason}。</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>All candidates</source>
        <translation>所有候选</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Reported by the source</source>
        <translation>来源报告</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>失效裸片</translation>
    </message>
    <message>
        <source>Choose a wafer to pick what is looked at on the microscope.</source>
        <translation>选择晶圆以挑选显微镜观察点。</translation>
    </message>
    <message>
        <source>Nothing to pick here. Inspect the wafer with F5 for its defects, or add a die below.</source>
        <translation>没有可选项。按 F5 检测晶圆，或在下方添加裸片。</translation>
    </message>
    <message>
        <source>Tick defects or dies at the left; the way through them is shown here.</source>
        <translation>在左侧勾选缺陷或裸片；此处显示访问路径。</translation>
    </message>
    <message>
        <source>Add two or three points far apart, drive to each, and type what the stage shows there.</source>
        <translation>添加两三个相距较远的点，逐一移动到位并输入载台读数。</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Alignment points</source>
        <translation>对准点</translation>
    </message>
    <message>
        <source>Points in visiting order</source>
        <translation>按访问顺序的点</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>失效分析判定</translation>
    </message>
    <message>
        <source>Place in the die</source>
        <translation>裸片内位置</translation>
    </message>
    <message>
        <source>Which candidates</source>
        <translation>哪些候选</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Turn and shift</source>
        <translation>旋转和平移</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>仿射</translation>
    </message>
    <message>
        <source>Die x, y</source>
        <translation>裸片 x, y</translation>
    </message>
    <message>
        <source>Die to add, x and y</source>
        <translation>要添加的裸片，x 和 y</translation>
    </message>
    <message>
        <source>Write the stage list to</source>
        <translation>载台列表写入到</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>表格 (*.csv *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Read verdicts</source>
        <translation>读取判定</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对准</translation>
    </message>
    <message>
        <source>Way and verdicts</source>
        <translation>路径与判定</translation>
    </message>
    <message>
        <source>about </source>
        <translation>约 </translation>
    </message>
    <message>
        <source>{count} points, {about}{after_mm} mm of travel ({before_mm} mm in the order of their numbers)</source>
        <translation>{count} 个点，行程{about}{after_mm} mm（按编号顺序为 {before_mm} mm）</translation>
    </message>
    <message>
        <source>Type a die as two whole numbers, such as 12, -3.</source>
        <translation>请以两个整数输入裸片，例如 12, -3。</translation>
    </message>
    <message>
        <source>There is no die {x}, {y} on this wafer.</source>
        <translation>此晶圆上没有裸片 {x}, {y}。</translation>
    </message>
    <message>
        <source>&amp;Add die</source>
        <translation>添加裸片(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>选取(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Unpick</source>
        <translation>取消选取(&amp;U)</translation>
    </message>
    <message>
        <source>Add al&amp;ignment point</source>
        <translation>添加对准点(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Write CSV and &amp;KLARF…</source>
        <translation>写入 CSV 和 KLARF(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Read verdicts…</source>
        <translation>读取判定(&amp;R)…</translation>
    </message>
    <message>
        <source>Put the die that is typed at the left on the list</source>
        <translation>将左侧输入的裸片加入列表</translation>
    </message>
    <message>
        <source>Put the selected lines on the list</source>
        <translation>将所选行加入列表</translation>
    </message>
    <message>
        <source>Take the selected lines off the list; what was found there is kept</source>
        <translation>将所选行移出列表；已有判定保留</translation>
    </message>
    <message>
        <source>Align at the die that is typed, or at the current candidate</source>
        <translation>以输入的裸片或当前候选对准</translation>
    </message>
    <message>
        <source>Take the current alignment point away</source>
        <translation>移除当前对准点</translation>
    </message>
    <message>
        <source>The list in visiting order for the microscope: CSV, KLARF 1.2 and 1.8</source>
        <translation>供显微镜使用的访问顺序列表：CSV、KLARF 1.2 和 1.8</translation>
    </message>
    <message>
        <source>A CSV with the columns point and fa_verdict, as it came back from the microscope</source>
        <translation>从显微镜返回的含 point 和 fa_verdict 列的 CSV</translation>
    </message>
    <message>
        <source> Three points always fit an affine map: a fourth tells how well.</source>
        <translation> 三个点总能满足仿射变换：第四个点可检验精度。</translation>
    </message>
    <message>
        <source> That is much: check the die pitch (Ctrl+G), the points, or fit affine.</source>
        <translation> 偏差较大：检查裸片间距 (Ctrl+G)、各点，或用仿射拟合。</translation>
    </message>
    <message>
        <source>Residual {worst_um} µm at most, {rms_um} µm rms over {count} points.{hint}</source>
        <translation>残差最大 {worst_um} µm，均方根 {rms_um} µm，共 {count} 点。{hint}</translation>
    </message>
</context>
<context>
    <name>stage_models</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it is; tick it to put it on the list</source>
        <translation>内容；勾选即加入列表</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Die, source coordinates</source>
        <translation>裸片，来源坐标</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>置信 %</translation>
    </message>
    <message>
        <source>Confidence in per cent</source>
        <translation>置信度百分比</translation>
    </message>
    <message>
        <source>Wafer x in mm, notch down</source>
        <translation>晶圆 x (mm)，缺口朝下</translation>
    </message>
    <message>
        <source>Wafer y in mm, notch down</source>
        <translation>晶圆 y (mm)，缺口朝下</translation>
    </message>
    <message>
        <source>Die x</source>
        <translation>裸片 x</translation>
    </message>
    <message>
        <source>Die x of the alignment point</source>
        <translation>对准点的裸片 x</translation>
    </message>
    <message>
        <source>Die y</source>
        <translation>裸片 y</translation>
    </message>
    <message>
        <source>Die y of the alignment point</source>
        <translation>对准点的裸片 y</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place in the die, on the map</source>
        <translation>裸片内位置，按晶圆图</translation>
    </message>
    <message>
        <source>Stage x</source>
        <translation>载台 x</translation>
    </message>
    <message>
        <source>Stage x in mm, as the microscope shows it</source>
        <translation>载台 x (mm)，显微镜读数</translation>
    </message>
    <message>
        <source>Stage y</source>
        <translation>载台 y</translation>
    </message>
    <message>
        <source>Stage y in mm, as the microscope shows it</source>
        <translation>载台 y (mm)，显微镜读数</translation>
    </message>
    <message>
        <source>Residual µm</source>
        <translation>残差 µm</translation>
    </message>
    <message>
        <source>Residual in micrometres: fitted against read</source>
        <translation>残差（微米）：拟合与读数之差</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Visit, in order of travel</source>
        <translation>访问，按行程顺序</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Point&apos;s number: its id in the files</source>
        <translation>点编号：文件中的标识</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Stage x in mm</source>
        <translation>载台 x (mm)</translation>
    </message>
    <message>
        <source>Stage y in mm</source>
        <translation>载台 y (mm)</translation>
    </message>
    <message>
        <source>Leg mm</source>
        <translation>行程 mm</translation>
    </message>
    <message>
        <source>Leg in mm: the way from the point before</source>
        <translation>行程 (mm)：距上一点</translation>
    </message>
    <message>
        <source>FA verdict</source>
        <translation>FA 判定</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>失效分析判定</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Words: what was seen</source>
        <translation>说明：所见内容</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of the verdict</source>
        <translation>判定日期</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source> (+{shown} more)</source>
        <translation>（另有 {shown}）</translation>
    </message>
    <message>
        <source>Cancel {title}</source>
        <translation>取消 {title}</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>指针之下</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>{model} {version} on {runs_on}</source>
        <translation>{model} {version}，{runs_on}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>正在加载模型 …</translation>
    </message>
    <message>
        <source> – stopping</source>
        <translation> – 正在停止</translation>
    </message>
    <message>
        <source> – {seconds} s to go</source>
        <translation> – 还需 {seconds} 秒</translation>
    </message>
    <message>
        <source> – {seconds} min to go</source>
        <translation> – 还需 {seconds} 分钟</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>As it was opened first</source>
        <translation>首次打开时</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Each stroke is one step here, and can be taken back.</source>
        <translation>每一笔在此为一个步骤，可以撤销。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Add vertex</source>
        <translation>添加顶点</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Class from model</source>
        <translation>取模型类别</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>挖除</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete vertex</source>
        <translation>删除顶点</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制副本</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase dies</source>
        <translation>擦除裸片</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>填充孔</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>移动顶点</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Paint dies</source>
        <translation>涂画裸片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Set class</source>
        <translation>设置类别</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Wand off</source>
        <translation>魔棒去除</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>All work is on this disk first and stays there, whatever the network does.</source>
        <translation>所有工作首先存于此磁盘并保留在此，与网络无关。</translation>
    </message>
    <message>
        <source>Progress of syncing</source>
        <translation>同步进度</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>立即同步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>登录(&amp;I)…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Answer the question…</source>
        <translation>答复问题(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>被拒绝的更改(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>比较版本(&amp;C)…</translation>
    </message>
    <message>
        <source>My &amp;wafers…</source>
        <translation>我的晶圆(&amp;W)…</translation>
    </message>
    <message>
        <source>Send the earlier work of {name}, &amp;too</source>
        <translation>同时发送 {name} 先前的工作(&amp;T)</translation>
    </message>
    <message>
        <source>none; all work stays here</source>
        <translation>无；所有工作保留在此</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>服务器：</translation>
    </message>
    <message>
        <source>Signed in:</source>
        <translation>已登录：</translation>
    </message>
    <message>
        <source>Unsent:</source>
        <translation>未发送：</translation>
    </message>
    <message>
        <source>Last success:</source>
        <translation>上次成功：</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>被拒绝：</translation>
    </message>
    <message>
        <source>In conflict:</source>
        <translation>冲突：</translation>
    </message>
    <message>
        <source>Wafers taken:</source>
        <translation>已领取晶圆：</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>{name}, until the program ends</source>
        <translation>{name}，直到程序结束</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>已领取的晶圆</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>将自动重试。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Syncing waits for no answer.</source>
        <translation>同步没有等待答复的问题。</translation>
    </message>
    <message>
        <source>Syncing: {state}</source>
        <translation>同步：{state}</translation>
    </message>
    <message>
        <source>Click for all of it and what can be done.</source>
        <translation>点击查看全部及可执行的操作。</translation>
    </message>
    <message>
        <source>A question waits</source>
        <translation>有待答复的问题</translation>
    </message>
    <message>
        <source>Works without a server</source>
        <translation>未使用服务器</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Syncing, {done} of {total}</source>
        <translation>正在同步，{done} / {total}</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>未同步</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>已同步（{when}）</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 个冲突</translation>
    </message>
    <message>
        <source>{count} conflicts</source>
        <translation>{count} 个冲突</translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation>{count} 项被拒绝</translation>
    </message>
    <message>
        <source>{count} unsent</source>
        <translation>{count} 项未发送</translation>
    </message>
    <message>
        <source>1 step unsent since {when}</source>
        <translation>自 {when} 起 1 步未发送</translation>
    </message>
    <message>
        <source>{count} steps unsent since {when}</source>
        <translation>自 {when} 起 {count} 步未发送</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>无网络</translation>
    </message>
    <message>
        <source>server busy</source>
        <translation>服务器繁忙</translation>
    </message>
    <message>
        <source>sign in to go on</source>
        <translation>请登录以继续</translation>
    </message>
    <message>
        <source>password to be changed</source>
        <translation>需更改密码</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>versions do not fit</source>
        <translation>版本不匹配</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>library cannot be written</source>
        <translation>无法写入库</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 小时前</translation>
    </message>
    <message>
        <source>ran out</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>table_columns</name>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Number of the defect on its wafer</source>
        <translation>缺陷在其晶圆上的编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>置信 %</translation>
    </message>
    <message>
        <source>Confidence in per cent: mean probability inside the defect</source>
        <translation>置信度百分比：缺陷内平均概率</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>受影响裸片</translation>
    </message>
    <message>
        <source>Area in mm², ≈ where the source tells no size</source>
        <translation>面积 (mm²)，≈ 表示来源未给出尺寸</translation>
    </message>
    <message>
        <source>Centroid x in mm, notch down, ≈ where the source tells no size</source>
        <translation>重心 x (mm)，缺口朝下，≈ 表示来源未给出尺寸</translation>
    </message>
    <message>
        <source>Centroid y in mm, notch down, ≈ where the source tells no size</source>
        <translation>重心 y (mm)，缺口朝下，≈ 表示来源未给出尺寸</translation>
    </message>
    <message>
        <source>mm est.</source>
        <translation>mm 估计</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>Whether millimetres rest on an estimate</source>
        <translation>毫米值是否基于估计</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>晶圆判定</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重度</translation>
    </message>
    <message>
        <source>Severity of the wafer, 0 to 100</source>
        <translation>晶圆严重度，0 至 100</translation>
    </message>
    <message>
        <source>FA</source>
        <translation>FA</translation>
    </message>
    <message>
        <source>Verdict of failure analysis, from the stage list</source>
        <translation>失效分析判定，来自载台列表</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>失效裸片</translation>
    </message>
    <message>
        <source>Fail %</source>
        <translation>失效 %</translation>
    </message>
    <message>
        <source>Share of the dies that failed, per cent</source>
        <translation>失效裸片占比，百分比</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>Severity, 0 to 100</source>
        <translation>严重度，0 至 100</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Summed area of the defects in mm², ≈ where the source tells no size</source>
        <translation>缺陷总面积 (mm²)，≈ 表示来源未给出尺寸</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label in its set</source>
        <translation>数据集中的标签</translation>
    </message>
</context>
<context>
    <name>table_filter</name>
    <message>
        <source>Lot, wafer, file, product or label</source>
        <translation>批次、晶圆、文件、产品或标签</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>按文本筛选</translation>
    </message>
    <message>
        <source>Class of the defect</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>任意类别</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>任意判定</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>晶圆判定</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>最低严重度</translation>
    </message>
    <message>
        <source>Least area in mm²</source>
        <translation>最小面积 (mm²)</translation>
    </message>
    <message>
        <source>Largest area in mm², any where 0</source>
        <translation>最大面积 (mm²)，0 表示不限</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Severity from</source>
        <translation>严重度自</translation>
    </message>
    <message>
        <source>mm² from</source>
        <translation>mm² 自</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>tool_options</name>
    <message>
        <source>Dies that passed or failed alike</source>
        <translation>同为合格或失效的裸片</translation>
    </message>
    <message>
        <source>Dies of one hard bin</source>
        <translation>同一硬分档的裸片</translation>
    </message>
    <message>
        <source>Dies of one soft bin</source>
        <translation>同一软分档的裸片</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Points snap to corners of dies and to other shapes.</source>
        <translation>点吸附到裸片角和其他形状。</translation>
    </message>
    <message>
        <source>Neighbours move along</source>
        <translation>相邻顶点跟随</translation>
    </message>
    <message>
        <source>A vertex takes along those of other shapes in its place.</source>
        <translation>移动顶点时带动同位置的其他形状顶点。</translation>
    </message>
    <message>
        <source>Class from the model</source>
        <translation>取模型类别</translation>
    </message>
    <message>
        <source>A new shape takes the class that the model sees under it.</source>
        <translation>新形状采用模型在其下看到的类别。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>画笔宽度</translation>
    </message>
    <message>
        <source>What the wand takes for alike</source>
        <translation>魔棒视为相同的依据</translation>
    </message>
    <message>
        <source>Pixels as grey, on pictures</source>
        <translation>灰度相近的像素（图片）</translation>
    </message>
    <message>
        <source>Over corners</source>
        <translation>跨角</translation>
    </message>
    <message>
        <source>Dies that meet at a corner hang together.</source>
        <translation>角相接的裸片视为相连。</translation>
    </message>
</context>
<context>
    <name>toolbox</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Your wafers</source>
        <translation>您的晶圆</translation>
    </message>
    <message>
        <source>Drop files, folders or archives anywhere on the window: STDF, KLARF, maps, tables, pictures. Each wafer is one line. Choose one to open it.</source>
        <translation>将文件、文件夹或压缩包拖放到窗口任意位置：STDF、KLARF、晶圆图、表格、图片。每片晶圆一行，选择一行即可打开。</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>晶圆图</translation>
    </message>
    <message>
        <source>The wheel zooms to the pointer, Space or the middle button pans, the arrow keys walk from die to die. Click a mask to choose its defect.</source>
        <translation>滚轮以指针为中心缩放，空格或中键平移，方向键逐个晶粒移动。单击掩码可选择其缺陷。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Take a tool and outline what you see; the digits 1 to 8 pick the class. Each stroke is on the disk before the next begins, and can be undone.</source>
        <translation>选择工具，圈出所见缺陷；数字 1 到 8 选择类别。每一笔在下一笔开始前都已存盘，并可撤销。</translation>
    </message>
    <message>
        <source>Beside the map</source>
        <translation>晶圆图旁</translation>
    </message>
    <message>
        <source>What the model found, what you draw, every step to go back to, and the layers of the map.</source>
        <translation>模型的发现、您的绘制、可返回的每一步，以及晶圆图的图层。</translation>
    </message>
    <message>
        <source>The verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What the model sees on the whole wafer: the leading kind of defect, how severe it is, and what the file left unclear.</source>
        <translation>模型对整片晶圆的判断：主要缺陷类型、严重程度，以及文件中不明确之处。</translation>
    </message>
    <message>
        <source>Kinds of defect</source>
        <translation>缺陷类型</translation>
    </message>
    <message>
        <source>Each kind has a colour, a hatch and a letter, so that colour is never all there is. Click one to show or hide it.</source>
        <translation>每种类型都有颜色、填充纹样和字母，不只靠颜色区分。单击可显示或隐藏。</translation>
    </message>
    <message>
        <source>The defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Every defect that was found, with its place and size. Choose a line, and the map comes near it.</source>
        <translation>列出发现的每个缺陷及其位置和大小。选择一行，晶圆图会放大到该处。</translation>
    </message>
    <message>
        <source>The numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Coverage, affected dies and kill ratio of each kind. Lengths that were guessed say so; give the geometry to make them sure.</source>
        <translation>各类型的覆盖率、受影响晶粒和致命率。估计的长度会注明；设定几何参数后即为准确值。</translation>
    </message>
    <message>
        <source>What you do most</source>
        <translation>常用操作</translation>
    </message>
    <message>
        <source>Open, inspect and export from here. Every command is in the menus too, and you can give it any key.</source>
        <translation>在此打开、检测和导出。所有命令也在菜单中，您可以为其指定任意按键。</translation>
    </message>
    <message>
        <source>What goes on</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>The die under the pointer, work that takes a while with a button to stop it, and the model in use. That was all; enjoy your work.</source>
        <translation>指针下的晶粒、耗时任务及其停止按钮，以及当前使用的模型。导览到此结束，祝工作愉快。</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>功能导览</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>New here? A tour of two minutes shows the parts of the window.</source>
        <translation>初次使用？两分钟的导览将介绍窗口的各个部分。</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Seven views</source>
        <translation>七个视图</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>晶圆；模型为何如此判断；整个批次；所有晶圆和缺陷的表格；显微镜列表；不同的版本；实验室队列中的晶圆。</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>{count} refused changes were written to {path}.</source>
        <translation>已将 {count} 项被拒绝的更改写入 {path}。</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>被拒绝的更改</translation>
    </message>
    <message>
        <source>The server did not take these changes; all others went on. Each stays here, and on the wafer, until the server takes it.</source>
        <translation>服务器未接受这些更改；其他更改已继续。每项都保留在此处和晶圆上，直到服务器接受。</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>The server&apos;s reason</source>
        <translation>服务器给出的原因</translation>
    </message>
    <message>
        <source>&amp;Mend: go to the wafer</source>
        <translation>修正：转到晶圆(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Try &amp;all again</source>
        <translation>全部重试(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>The tray is empty.</source>
        <translation>没有被拒绝的更改。</translation>
    </message>
    <message>
        <source>Code of the refusal, for whoever runs the server: {code}</source>
        <translation>拒绝代码（供服务器管理者）：{code}</translation>
    </message>
    <message>
        <source>Export the refused changes</source>
        <translation>导出被拒绝的更改</translation>
    </message>
    <message>
        <source>Changes, one a line (*.jsonl)</source>
        <translation>更改，每行一项 (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重度</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Warnings of the source</source>
        <translation>来源的警告</translation>
    </message>
    <message>
        <source>Severity {severity} of 100</source>
        <translation>严重度 {severity} / 100</translation>
    </message>
    <message>
        <source>⚠ Alert: severity over {ALERT_SEVERITY}, look at once</source>
        <translation>⚠ 警报：严重度超过 {ALERT_SEVERITY}，请立即查看</translation>
    </message>
    <message>
        <source>… and {WARNINGS_SHOWN} more (hover to read)</source>
        <translation>… 另有 {WARNINGS_SHOWN} 条（悬停查看）</translation>
    </message>
    <message>
        <source>dies</source>
        <translation>个裸片</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>
Label: {label}</source>
        <translation>
标签：{label}</translation>
    </message>
    <message>
        <source>{wafer} · {format}
{columns} × {rows}, {die_count} {unit}, {fail_count} fail ({share} %){label}</source>
        <translation>{wafer} · {format}
{columns} × {rows}，{die_count} {unit}，{fail_count} 失效（{share} %）{label}</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>未打开晶圆</translation>
    </message>
    <message>
        <source>Not inspected: no model</source>
        <translation>未检测：无模型</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>尚未检测</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Wafer map</source>
        <translation>晶圆图</translation>
    </message>
</context>
<context>
    <name>wafer</name>
    <message>
        <source>Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>将晶圆文件、文件夹或压缩包拖到窗口任意位置。</translation>
    </message>
    <message>
        <source>This wafer is no picture of pixels: the wand takes dies that are alike.</source>
        <translation>此晶圆不是像素图片：魔棒按相同裸片选取。</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>请在列表中选择晶圆。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检出</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>裸片</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>wafer_delegate</name>
    <message>
        <source>{columns} × {rows} · {share} % fail</source>
        <translation>{columns} × {rows} · 失效 {share} %</translation>
    </message>
    <message>
        <source>{title} {severity} – alert</source>
        <translation>{title} {severity} – 警报</translation>
    </message>
</context>
<context>
    <name>wafer_list</name>
    <message>
        <source>As added</source>
        <translation>按添加顺序</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重度</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>失效占比</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives anywhere on this window.&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;Open files…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;Open the sample lot&lt;/a&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;尚无晶圆&lt;/b&gt;&lt;/p&gt;&lt;p&gt;将晶圆文件、文件夹或压缩包拖到窗口任意位置。&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;打开文件…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;打开示例批次&lt;/a&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No wafer matches. Change the filter above.</source>
        <translation>没有匹配的晶圆。请更改上方筛选。</translation>
    </message>
    <message>
        <source>Filter by lot, wafer, file</source>
        <translation>按批次、晶圆、文件筛选</translation>
    </message>
    <message>
        <source>Filter wafers</source>
        <translation>筛选晶圆</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>任意判定</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
</context>
<context>
    <name>wafer_model</name>
    <message>
        <source>No defect</source>
        <translation>无缺陷</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} 个裸片</translation>
    </message>
    <message>
        <source>{share} % fail</source>
        <translation>失效 {share} %</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>{title}, severity {severity}</source>
        <translation>{title}，严重度 {severity}</translation>
    </message>
</context>
<context>
    <name>wand</name>
    <message>
        <source>Nothing grows from there; press on a die.</source>
        <translation>该处无法扩展；请在裸片上按下。</translation>
    </message>
    <message>
        <source>Wand steps over {wand_gap}</source>
        <translation>魔棒跨过 {wand_gap}</translation>
    </message>
    <message>
        <source>Wand tolerance {wand_tolerance}</source>
        <translation>魔棒容差 {wand_tolerance}</translation>
    </message>
    <message>
        <source>Tolerance {_tolerance}: {count} pixels</source>
        <translation>容差 {_tolerance}：{count} 像素</translation>
    </message>
    <message>
        <source>Steps over {tolerance}: {count}</source>
        <translation>跨过 {tolerance}：{count}</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Wafer</source>
        <translation>晶圆</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Stage list</source>
        <translation>载台列表</translation>
    </message>
    <message>
        <source>The painted region was given to {count} wafers.</source>
        <translation>涂画的区域已赋予 {count} 片晶圆。</translation>
    </message>
    <message>
        <source>{wafer} – Wafer Studio</source>
        <translation>{wafer} – Wafer Studio</translation>
    </message>
</context>
<context>
    <name>zone_bar</name>
    <message>
        <source>Rings of equal width</source>
        <translation>等宽环</translation>
    </message>
    <message>
        <source>Rings of equal area</source>
        <translation>等面积环</translation>
    </message>
    <message>
        <source>Quadrants</source>
        <translation>象限</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>扇区</translation>
    </message>
    <message>
        <source>Edge band</source>
        <translation>边缘带</translation>
    </message>
    <message>
        <source>Reticle positions</source>
        <translation>掩模版位置</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>曝光场</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>No zones</source>
        <translation>无区域</translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation>区域数</translation>
    </message>
    <message>
        <source>Dies a field is wide</source>
        <translation>曝光场宽（裸片）</translation>
    </message>
    <message>
        <source>Field </source>
        <translation>场 </translation>
    </message>
    <message>
        <source>Dies a field is high</source>
        <translation>曝光场高（裸片）</translation>
    </message>
    <message>
        <source>First field begins at column</source>
        <translation>首个场起始列</translation>
    </message>
    <message>
        <source>First field at column </source>
        <translation>首个场起始列 </translation>
    </message>
    <message>
        <source>First field begins at row</source>
        <translation>首个场起始行</translation>
    </message>
    <message>
        <source>row </source>
        <translation>行 </translation>
    </message>
    <message>
        <source>Zones:</source>
        <translation>区域：</translation>
    </message>
    <message>
        <source>Width of the edge band</source>
        <translation>边缘带宽度</translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Ring {0}</source>
        <translation>环 {0}</translation>
    </message>
    <message>
        <source>Ring {0} ({1}–{2} mm)</source>
        <translation>环 {0}（{1}–{2} mm）</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Edge (outer {0} mm)</source>
        <translation>边缘（外侧 {0} mm）</translation>
    </message>
    <message>
        <source>Quadrant I</source>
        <translation>象限 I</translation>
    </message>
    <message>
        <source>Quadrant II</source>
        <translation>象限 II</translation>
    </message>
    <message>
        <source>Quadrant III</source>
        <translation>象限 III</translation>
    </message>
    <message>
        <source>Quadrant IV</source>
        <translation>象限 IV</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>Column {0}, row {1}</source>
        <translation>列 {0}，行 {1}</translation>
    </message>
    <message>
        <source>Field {0}, {1}</source>
        <translation>场 {0}, {1}</translation>
    </message>
</context>
</TS>
