<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Versions</source>
        <translation>版本</translation>
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
        <translation type="unfinished">跳过(&amp;K)…</translation>
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
        <translation type="unfinished">模型</translation>
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
        <source>Seven views</source>
        <translation>七个视图</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>晶圆；模型为何如此判断；整个批次；所有晶圆和缺陷的表格；显微镜列表；不同的版本；实验室队列中的晶圆。</translation>
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
        <translation type="unfinished">导出(&amp;E)…</translation>
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
</TS>
