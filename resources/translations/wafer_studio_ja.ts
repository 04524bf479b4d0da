<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>asking</name>
    <message>
        <source>Open wafer files</source>
        <translation>ウェハファイルを開く</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>this wafer</source>
        <translation>このウェハ</translation>
    </message>
    <message>
        <source>these {ids} wafers</source>
        <translation>これら {ids} 枚のウェハ</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>ライブラリから除く</translation>
    </message>
    <message>
        <source>Take {count} and what was found out of the library? The files stay.</source>
        <translation>{count}とその検出結果をライブラリから除きますか。ファイルは残ります。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>除く</translation>
    </message>
    <message>
        <source>About Wafer Studio</source>
        <translation>Wafer Studio について</translation>
    </message>
    <message>
        <source>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL, linked dynamically.&lt;/p&gt;&lt;p&gt;Library: {data}&lt;/p&gt;</source>
        <translation>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT ライセンス。Qt は LGPL のもとで動的リンクで使用。&lt;/p&gt;&lt;p&gt;ライブラリ: {data}&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The last step is not on the disk yet; nothing was changed.</source>
        <translation>直前のステップがまだディスクにありません。何も変更していません。</translation>
    </message>
    <message>
        <source>Open a wafer first.</source>
        <translation>先にウェハを開いてください。</translation>
    </message>
</context>
<context>
    <name>bins_panel</name>
    <message>
        <source>Hard bins</source>
        <translation>ハードビン</translation>
    </message>
    <message>
        <source>Soft bins</source>
        <translation>ソフトビン</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>ハード</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>ソフト</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>ビン</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Cumulated</source>
        <translation>累積</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Choose a lot above to see its bins.</source>
        <translation>上でロットを選ぶとビンが表示されます。</translation>
    </message>
    <message>
        <source>These wafers carry no {kind} bins. Bins come with STDF, ATDF and wafer map files.</source>
        <translation>これらのウェハには{kind}ビンがありません。ビンは STDF、ATDF、ウェハマップのファイルにあります。</translation>
    </message>
    <message>
        <source>Show passing bins</source>
        <translation>良品ビンも表示</translation>
    </message>
    <message>
        <source>Pareto of bins</source>
        <translation>ビンのパレート図</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>ビン</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>ファイルのとおり</translation>
    </message>
    <message>
        <source>(no product told)</source>
        <translation>（製品名なし）</translation>
    </message>
    <message>
        <source>Whole lot</source>
        <translation>ロット全体</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>選んだウェハ</translation>
    </message>
    <message>
        <source>Kind of bins</source>
        <translation>ビンの種類</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>対象のウェハ</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Read the files of this product again and show what they say.</source>
        <translation>この製品のファイルを読み直し、その内容を表示します。</translation>
    </message>
    <message>
        <source>Choose a wafer in the gallery to see its bins.</source>
        <translation>ギャラリーでウェハを選ぶとビンが表示されます。</translation>
    </message>
    <message>
        <source>bin {number} {dies} dies</source>
        <translation>ビン {number} {dies} ダイ</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>製品 {product}</translation>
    </message>
    <message>
        <source>wafers without a product</source>
        <translation>製品名のないウェハ</translation>
    </message>
    <message>
        <source>Not applied yet: {failing} would fail for {whose}. Its maps are then worked out anew and their inspections dropped.</source>
        <translation>未適用: {failing} が {whose} で不良になります。そのマップは計算し直され、検査は破棄されます。</translation>
    </message>
    <message>
        <source>Chosen for {whose} ({kind} bins): {listed}.</source>
        <translation>{whose} 用に選択（{kind}ビン）: {listed}。</translation>
    </message>
    <message>
        <source>As the files of {whose} say: {told} {told_2}.</source>
        <translation>{whose} のファイルによる: {told} {told_2}。</translation>
    </message>
    <message>
        <source>passes on some dies, fails on others</source>
        <translation>ダイにより良品と不良がある</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>no bin</source>
        <translation>ビンなし</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>ビン</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>ビン</translation>
    </message>
</context>
<context>
    <name>brush</name>
    <message>
        <source>Brush {brush_radius} px wide</source>
        <translation>ブラシの幅 {brush_radius} px</translation>
    </message>
</context>
<context>
    <name>candidates</name>
    <message>
        <source>Die</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>欠陥</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Legend of the map</source>
        <translation>マップの凡例</translation>
    </message>
    <message>
        <source> to </source>
        <translation> ～ </translation>
    </message>
</context>
<context>
    <name>class_picker</name>
    <message>
        <source>Class to draw</source>
        <translation>描くクラス</translation>
    </message>
    <message>
        <source>Recent:</source>
        <translation>最近:</translation>
    </message>
    <message>
        <source>Draw {title} again</source>
        <translation>再び{title}を描く</translation>
    </message>
    <message>
        <source>Recent class {title}</source>
        <translation>最近のクラス {title}</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Key {hotkey}</source>
        <translation>{title}: {meaning}。
キー {hotkey}</translation>
    </message>
    <message>
        <source>Draw {title}</source>
        <translation>{title}を描く</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Edge</source>
        <translation>エッジ</translation>
    </message>
    <message>
        <source>dense fails in the outer band (about the outer 15 % of the radius), a full ring or an arc</source>
        <translation>外周（半径の外側約 15 %）に密集した不良。全周または弧</translation>
    </message>
    <message>
        <source>edge bead, chipping, handling, chuck</source>
        <translation>エッジビード、欠け、ハンドリング、チャック</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>a blob at the wafer&apos;s middle</source>
        <translation>ウェハ中央の塊</translation>
    </message>
    <message>
        <source>centre-to-edge non-uniformity, spin, gas flow</source>
        <translation>中心から端への不均一、スピン、ガス流</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>リング</translation>
    </message>
    <message>
        <source>an annulus between middle and edge, whole or in part</source>
        <translation>中央と端の間の輪。全体または一部</translation>
    </message>
    <message>
        <source>deposition or temperature profile</source>
        <translation>成膜または温度の分布</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>スクラッチ</translation>
    </message>
    <message>
        <source>a thin line or curve, often dotted, one or two dies wide</source>
        <translation>細い線や曲線。点線状が多く、幅は 1～2 ダイ</translation>
    </message>
    <message>
        <source>handling, robot, CMP</source>
        <translation>ハンドリング、ロボット、CMP</translation>
    </message>
    <message>
        <source>Particle</source>
        <translation>パーティクル</translation>
    </message>
    <message>
        <source>small compact irregular clusters away from middle and edge</source>
        <translation>中央と端から離れた小さく密な不規則な集まり</translation>
    </message>
    <message>
        <source>airborne or tool particles</source>
        <translation>空気中または装置のパーティクル</translation>
    </message>
    <message>
        <source>Lithography</source>
        <translation>リソグラフィ</translation>
    </message>
    <message>
        <source>fails on the stepper&apos;s grid: the same die in every field, or whole fields</source>
        <translation>ステッパーの格子に沿う不良: 各フィールドの同じダイ、またはフィールド全体</translation>
    </message>
    <message>
        <source>reticle, focus, resist</source>
        <translation>レチクル、フォーカス、レジスト</translation>
    </message>
    <message>
        <source>Etching</source>
        <translation>エッチング</translation>
    </message>
    <message>
        <source>a one-sided gradient, crescent or half wafer</source>
        <translation>片側の勾配、三日月形、または半分</translation>
    </message>
    <message>
        <source>plasma tilt, chamber asymmetry</source>
        <translation>プラズマの傾き、チャンバーの非対称</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>fails raised all over the wafer, no pattern; nearly full wafers too</source>
        <translation>全面で不良が多くパターンなし。ほぼ全面不良も含む</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混在</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>fails on both</source>
        <translation>両方で不良</translation>
    </message>
    <message>
        <source>only on A</source>
        <translation>A のみ</translation>
    </message>
    <message>
        <source>only on B</source>
        <translation>B のみ</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>両方で良品</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>ファイルを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Read wafer files or archives.</source>
        <translation>ウェハファイルまたはアーカイブを読み込みます。</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>フォルダーを開く(&amp;F)…</translation>
    </message>
    <message>
        <source>Read all wafer files of a folder.</source>
        <translation>フォルダー内のすべてのウェハファイルを読み込みます。</translation>
    </message>
    <message>
        <source>Open the &amp;sample lot</source>
        <translation>サンプルロットを開く(&amp;S)</translation>
    </message>
    <message>
        <source>Read the simulated lot that comes with the program.</source>
        <translation>プログラムに付属する模擬ロットを読み込みます。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>Open again what was opened lately.</source>
        <translation>最近開いたものをもう一度開きます。</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Write masks, tables and reports.</source>
        <translation>マスク、表、レポートを書き出します。</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>担当者(&amp;P)</translation>
    </message>
    <message>
        <source>Choose who works here: each person has annotations and steps of their own.</source>
        <translation>ここで作業する人を選びます。アノテーションとステップは人ごとに別です。</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>新しい担当者(&amp;N)…</translation>
    </message>
    <message>
        <source>Let somebody work here who never did before.</source>
        <translation>初めての人がここで作業を始めます。</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>設定(&amp;T)…</translation>
    </message>
    <message>
        <source>Change how the program looks and works.</source>
        <translation>プログラムの外観と動作を変更します。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>ウィンドウを閉じます。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last step back.</source>
        <translation>直前の手順を取り消します。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Take the step again that was taken back last.</source>
        <translation>最後に取り消した手順をやり直します。</translation>
    </message>
    <message>
        <source>&amp;Copy shapes</source>
        <translation>図形をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected shapes.</source>
        <translation>選択した図形をコピーします。</translation>
    </message>
    <message>
        <source>&amp;Paste shapes</source>
        <translation>図形を貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Paste shapes, from another wafer too: by die, or by millimetres.</source>
        <translation>図形を貼り付けます。別のウェハからも、ダイまたはミリメートルで合わせて貼り付けられます。</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>複製(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the selected shapes aside.</source>
        <translation>選択した図形の複製を横に置きます。</translation>
    </message>
    <message>
        <source>&amp;Delete shapes</source>
        <translation>図形を削除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the selected shapes (Del).</source>
        <translation>選択した図形を削除します（Del）。</translation>
    </message>
    <message>
        <source>Select &amp;all shapes</source>
        <translation>すべての図形を選択(&amp;A)</translation>
    </message>
    <message>
        <source>Select every shape.</source>
        <translation>すべての図形を選択します。</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>結合(&amp;M)</translation>
    </message>
    <message>
        <source>Make one shape of the selected ones that touch.</source>
        <translation>選択した図形のうち接しているものを1つにします。</translation>
    </message>
    <message>
        <source>&amp;Simplify</source>
        <translation>単純化(&amp;S)</translation>
    </message>
    <message>
        <source>Take out points of the selected outlines that matter little.</source>
        <translation>選択した輪郭から影響の小さい点を取り除きます。</translation>
    </message>
    <message>
        <source>Loc&amp;k or unlock</source>
        <translation>ロック／解除(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the selected shapes from being changed, or allow it again.</source>
        <translation>選択した図形を変更できないようにする、または解除します。</translation>
    </message>
    <message>
        <source>Class &amp;from the model</source>
        <translation>モデルのクラスを使う(&amp;F)</translation>
    </message>
    <message>
        <source>Give the selected shapes the class that the model sees under them.</source>
        <translation>選択した図形に、モデルがその下に見たクラスを付けます。</translation>
    </message>
    <message>
        <source>&amp;History of the shape…</source>
        <translation>図形の履歴(&amp;H)…</translation>
    </message>
    <message>
        <source>Show who drew and changed the selected shape, and when.</source>
        <translation>選んだ図形を誰がいつ描き変更したかを表示します。</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>描画(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>見る(&amp;L)</translation>
    </message>
    <message>
        <source>Use no tool: a click chooses a defect.</source>
        <translation>ツールを使いません。クリックで欠陥を選びます。</translation>
    </message>
    <message>
        <source>&amp;Select and edit</source>
        <translation>選択と編集(&amp;S)</translation>
    </message>
    <message>
        <source>Select, move and reshape shapes; double click an edge for a new point.</source>
        <translation>図形を選択、移動、変形します。辺をダブルクリックすると点が増えます。</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多角形(&amp;P)</translation>
    </message>
    <message>
        <source>Click points; close on the first one, by double click or Enter.</source>
        <translation>点をクリックします。最初の点、ダブルクリック、Enter で閉じます。</translation>
    </message>
    <message>
        <source>&amp;Freehand</source>
        <translation>フリーハンド(&amp;F)</translation>
    </message>
    <message>
        <source>Draw round a region.</source>
        <translation>領域を囲んで描きます。</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>ブラシ(&amp;B)</translation>
    </message>
    <message>
        <source>Paint the class; Ctrl erases, Alt with the wheel or [ and ] set the width.</source>
        <translation>クラスを塗ります。Ctrl で消し、Alt + ホイールまたは [ と ] で幅を変えます。</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>消しゴム(&amp;E)</translation>
    </message>
    <message>
        <source>Take off from shapes.</source>
        <translation>図形から消します。</translation>
    </message>
    <message>
        <source>&amp;Die brush</source>
        <translation>ダイブラシ(&amp;D)</translation>
    </message>
    <message>
        <source>Paint whole dies; Ctrl takes them off.</source>
        <translation>ダイ単位で塗ります。Ctrl で外します。</translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation>自動選択(&amp;W)</translation>
    </message>
    <message>
        <source>Press on a die and drag to step over more passing dies.</source>
        <translation>ダイを押してドラッグすると、より多くのパスダイを越えて広がります。</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>穴(&amp;H)</translation>
    </message>
    <message>
        <source>Click round what is to be cut out of shapes.</source>
        <translation>図形からくり抜く部分の周りをクリックします。</translation>
    </message>
    <message>
        <source>Spli&amp;t</source>
        <translation>分割(&amp;T)</translation>
    </message>
    <message>
        <source>Draw a line that cuts a shape in two.</source>
        <translation>図形を2つに切る線を引きます。</translation>
    </message>
    <message>
        <source>&amp;Accept the proposal</source>
        <translation>提案を採用(&amp;A)</translation>
    </message>
    <message>
        <source>Make a shape of the marked defect of the model, and go to the next one.</source>
        <translation>モデルが示した欠陥を図形にして、次へ進みます。</translation>
    </message>
    <message>
        <source>Accept all pr&amp;oposals</source>
        <translation>すべての提案を採用(&amp;O)</translation>
    </message>
    <message>
        <source>Make shapes of all defects of the model that nobody drew.</source>
        <translation>まだ誰も描いていないモデルの欠陥をすべて図形にします。</translation>
    </message>
    <message>
        <source>&amp;Reject the proposal</source>
        <translation>提案を却下(&amp;R)</translation>
    </message>
    <message>
        <source>Say that the marked defect of the model is none, and go to the next one.</source>
        <translation>モデルが示した欠陥は欠陥でないとして、次へ進みます。</translation>
    </message>
    <message>
        <source>&amp;No defect</source>
        <translation>欠陥なし(&amp;N)</translation>
    </message>
    <message>
        <source>Say that the wafer has no defect.</source>
        <translation>ウェハに欠陥がないとします。</translation>
    </message>
    <message>
        <source>S&amp;ubmit and next</source>
        <translation>提出して次へ(&amp;U)</translation>
    </message>
    <message>
        <source>Hand the annotation in and open the next wafer.</source>
        <translation>アノテーションを提出し、次のウェハを開きます。</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>スキップ(&amp;K)…</translation>
    </message>
    <message>
        <source>Pass the wafer over, with a reason, and open the next one.</source>
        <translation>理由を付けてウェハを飛ばし、次を開きます。</translation>
    </message>
    <message>
        <source>&amp;Wafer</source>
        <translation>ウェハ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>検査(&amp;I)</translation>
    </message>
    <message>
        <source>Inspect the open wafer again.</source>
        <translation>開いているウェハをもう一度検査します。</translation>
    </message>
    <message>
        <source>Inspect &amp;all</source>
        <translation>すべて検査(&amp;A)</translation>
    </message>
    <message>
        <source>Inspect every wafer that the model has not seen.</source>
        <translation>モデルがまだ見ていないすべてのウェハを検査します。</translation>
    </message>
    <message>
        <source>&amp;Colours of the picture…</source>
        <translation>画像の色(&amp;C)…</translation>
    </message>
    <message>
        <source>Say which colours of a picture are no die, pass and fail.</source>
        <translation>画像のどの色がダイなし、パス、フェイルかを指定します。</translation>
    </message>
    <message>
        <source>&amp;Geometry…</source>
        <translation>ジオメトリ(&amp;G)…</translation>
    </message>
    <message>
        <source>Give the die pitch, diameter and notch of the wafer&apos;s product.</source>
        <translation>製品のダイピッチ、直径、ノッチを指定します。</translation>
    </message>
    <message>
        <source>&amp;Next wafer</source>
        <translation>次のウェハ(&amp;N)</translation>
    </message>
    <message>
        <source>Open the next wafer.</source>
        <translation>次のウェハを開きます。</translation>
    </message>
    <message>
        <source>&amp;Previous wafer</source>
        <translation>前のウェハ(&amp;P)</translation>
    </message>
    <message>
        <source>Open the previous wafer.</source>
        <translation>前のウェハを開きます。</translation>
    </message>
    <message>
        <source>Next &amp;defect</source>
        <translation>次の欠陥(&amp;D)</translation>
    </message>
    <message>
        <source>Go to the next defect.</source>
        <translation>次の欠陥へ移動します。</translation>
    </message>
    <message>
        <source>Previous d&amp;efect</source>
        <translation>前の欠陥(&amp;E)</translation>
    </message>
    <message>
        <source>Go to the previous defect.</source>
        <translation>前の欠陥へ移動します。</translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
        <translation>ライブラリから外す(&amp;R)…</translation>
    </message>
    <message>
        <source>Take the selected wafers out of the library; the files stay.</source>
        <translation>選択したウェハをライブラリから外します。ファイルは残ります。</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Whole wafer</source>
        <translation>ウェハ全体(&amp;W)</translation>
    </message>
    <message>
        <source>Show the whole wafer.</source>
        <translation>ウェハ全体を表示します。</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>等倍(&amp;O)</translation>
    </message>
    <message>
        <source>One pixel of the map is one pixel of the screen.</source>
        <translation>マップの1ピクセルを画面の1ピクセルで表示します。</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Come nearer.</source>
        <translation>近づきます。</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>縮小(&amp;U)</translation>
    </message>
    <message>
        <source>Step back.</source>
        <translation>遠ざかります。</translation>
    </message>
    <message>
        <source>&amp;Turn by a quarter</source>
        <translation>90° 回転(&amp;T)</translation>
    </message>
    <message>
        <source>Turn the wafer clockwise; dies and millimetres stay those of the source.</source>
        <translation>ウェハを時計回りに回します。ダイ座標とミリメートルは元のままです。</translation>
    </message>
    <message>
        <source>&amp;Flip</source>
        <translation>反転(&amp;F)</translation>
    </message>
    <message>
        <source>Swap left and right on the screen.</source>
        <translation>画面上で左右を入れ替えます。</translation>
    </message>
    <message>
        <source>&amp;Notch down</source>
        <translation>ノッチを下に(&amp;N)</translation>
    </message>
    <message>
        <source>Turn this wafer and those that come so that the notch is at the bottom.</source>
        <translation>このウェハと以後のウェハを、ノッチが下になるように回します。</translation>
    </message>
    <message>
        <source>&amp;As the source has it</source>
        <translation>元のデータの向き(&amp;A)</translation>
    </message>
    <message>
        <source>Turn the wafer back, and those that come too.</source>
        <translation>このウェハと以後のウェハの向きを戻します。</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>メッセージ(&amp;M)</translation>
    </message>
    <message>
        <source>Show or hide the messages.</source>
        <translation>メッセージを表示または非表示にします。</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>システムの配色(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark, as the system has it.</source>
        <translation>システムに合わせてライトまたはダークにします。</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>Dark on light.</source>
        <translation>明るい背景に暗い文字。</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>Light on dark.</source>
        <translation>暗い背景に明るい文字。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>キー(&amp;K)…</translation>
    </message>
    <message>
        <source>List all keys and change them.</source>
        <translation>すべてのキーを一覧し、変更します。</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>ツアー(&amp;T)</translation>
    </message>
    <message>
        <source>Show the parts of the window one by one, on the sample lot if there is no wafer.</source>
        <translation>ウィンドウの各部を順に説明します。ウェハがなければサンプルロットを使います。</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>このプログラムについて(&amp;A)</translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation>バージョンとライセンス。</translation>
    </message>
    <message>
        <source>Pick the class Edge</source>
        <translation>クラス「エッジ」を選ぶ (Edge)</translation>
    </message>
    <message>
        <source>Pick the class Center</source>
        <translation>クラス「センター」を選ぶ (Center)</translation>
    </message>
    <message>
        <source>Pick the class Ring</source>
        <translation>クラス「リング」を選ぶ (Ring)</translation>
    </message>
    <message>
        <source>Pick the class Scratch</source>
        <translation>クラス「スクラッチ」を選ぶ (Scratch)</translation>
    </message>
    <message>
        <source>Pick the class Particle</source>
        <translation>クラス「パーティクル」を選ぶ (Particle)</translation>
    </message>
    <message>
        <source>Pick the class Lithography</source>
        <translation>クラス「リソグラフィ」を選ぶ (Lithography)</translation>
    </message>
    <message>
        <source>Pick the class Etching</source>
        <translation>クラス「エッチング」を選ぶ (Etching)</translation>
    </message>
    <message>
        <source>Pick the class Random</source>
        <translation>クラス「ランダム」を選ぶ (Random)</translation>
    </message>
    <message>
        <source>Show or hide Edge</source>
        <translation>エッジの表示／非表示 (Edge)</translation>
    </message>
    <message>
        <source>Show or hide Center</source>
        <translation>センターの表示／非表示 (Center)</translation>
    </message>
    <message>
        <source>Show or hide Ring</source>
        <translation>リングの表示／非表示 (Ring)</translation>
    </message>
    <message>
        <source>Show or hide Scratch</source>
        <translation>スクラッチの表示／非表示 (Scratch)</translation>
    </message>
    <message>
        <source>Show or hide Particle</source>
        <translation>パーティクルの表示／非表示 (Particle)</translation>
    </message>
    <message>
        <source>Show or hide Lithography</source>
        <translation>リソグラフィの表示／非表示 (Lithography)</translation>
    </message>
    <message>
        <source>Show or hide Etching</source>
        <translation>エッチングの表示／非表示 (Etching)</translation>
    </message>
    <message>
        <source>Show or hide Random</source>
        <translation>ランダムの表示／非表示 (Random)</translation>
    </message>
    <message>
        <source>Walk the dies</source>
        <translation>ダイを1つずつ移動</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>Walk ten dies</source>
        <translation>ダイを10個移動</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Shift + 矢印キー</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a pixel</source>
        <translation>選んだ図形を1ピクセル動かす</translation>
    </message>
    <message>
        <source>Alt + arrow keys</source>
        <translation>Alt + 矢印キー</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a die</source>
        <translation>選んだ図形を1ダイ動かす</translation>
    </message>
    <message>
        <source>Alt + Shift + arrow keys</source>
        <translation>Alt + Shift + 矢印キー</translation>
    </message>
    <message>
        <source>Close the outline, or choose the defect under the die cursor</source>
        <translation>輪郭を閉じる、またはダイカーソル位置の欠陥を選ぶ</translation>
    </message>
    <message>
        <source>Use the tool on the die under the die cursor</source>
        <translation>ダイカーソル位置のダイにツールを使う</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert キー</translation>
    </message>
    <message>
        <source>Drop the outline or stroke, then choose no die and no defect</source>
        <translation>輪郭や線をやめ、次にダイと欠陥の選択を解除</translation>
    </message>
    <message>
        <source>Delete the chosen shapes, or take the last point of the outline back</source>
        <translation>選んだ図形を削除、または輪郭の最後の点を取り消す</translation>
    </message>
    <message>
        <source>Del, Backspace</source>
        <translation>Del、Backspace</translation>
    </message>
    <message>
        <source>Make the brush narrower or wider</source>
        <translation>ブラシを細く、または太くする</translation>
    </message>
    <message>
        <source>[ and ], wheel</source>
        <translation>[ と ]、ホイール</translation>
    </message>
    <message>
        <source>Erase with the brush, the wand or by dies</source>
        <translation>ブラシ、自動選択、ダイ単位で消す</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Ctrl + ドラッグ</translation>
    </message>
    <message>
        <source>Begin a new shape with the brush</source>
        <translation>ブラシで新しい図形を始める</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Shift + ドラッグ</translation>
    </message>
    <message>
        <source>Keep a line straight up, across or at 45°</source>
        <translation>線を垂直、水平、45° に保つ</translation>
    </message>
    <message>
        <source>Shift + move</source>
        <translation>Shift + 移動</translation>
    </message>
    <message>
        <source>Do not snap</source>
        <translation>スナップしない</translation>
    </message>
    <message>
        <source>Alt + move</source>
        <translation>Alt + 移動</translation>
    </message>
    <message>
        <source>Zoom the map of a lot</source>
        <translation>ロットのマップをズーム</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ と -</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>移動（パン）</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Space + ドラッグ、中ボタンドラッグ</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>ポインター位置を中心にズーム</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>Go to the next or previous part</source>
        <translation>次または前の部分へ移動</translation>
    </message>
    <message>
        <source>Tab, Shift + Tab</source>
        <translation>Tab、Shift + Tab</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>同期(&amp;S)</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>今すぐ同期(&amp;N)</translation>
    </message>
    <message>
        <source>Send what is unsent, and fetch what is new.</source>
        <translation>未送信のものを送り、新しいものを取り込みます。</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>一時停止／再開(&amp;P)</translation>
    </message>
    <message>
        <source>Send and fetch nothing by itself, or go on with it.</source>
        <translation>自動の送受信を止め、または再開します。</translation>
    </message>
    <message>
        <source>&amp;State of syncing…</source>
        <translation>同期の状態(&amp;S)…</translation>
    </message>
    <message>
        <source>Show what is unsent since when, what is refused, and the last success.</source>
        <translation>いつから何が未送信か、拒否されたもの、最後の成功を表示します。</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>版を比較(&amp;C)…</translation>
    </message>
    <message>
        <source>Compare versions that are in conflict, and merge them.</source>
        <translation>競合している版を比較し、統合します。</translation>
    </message>
    <message>
        <source>Ne&amp;xt conflict</source>
        <translation>次の競合(&amp;X)</translation>
    </message>
    <message>
        <source>Go to the next versions that are in conflict.</source>
        <translation>次の競合している版へ移ります。</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>拒否された変更(&amp;R)…</translation>
    </message>
    <message>
        <source>Show the changes that the server refused, and why.</source>
        <translation>サーバーが拒否した変更と理由を表示します。</translation>
    </message>
    <message>
        <source>&amp;Wafers from the queue…</source>
        <translation>待ち行列のウェハ(&amp;W)…</translation>
    </message>
    <message>
        <source>Take wafers from the lab&apos;s queue for days, and see those that were taken.</source>
        <translation>ラボの待ち行列から数日間ウェハを借り、借りたものを表示します。</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>サインイン(&amp;I)…</translation>
    </message>
    <message>
        <source>Sign in to the lab&apos;s server.</source>
        <translation>ラボのサーバーにサインインします。</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>サインアウト(&amp;O)</translation>
    </message>
    <message>
        <source>Sign out; all work stays here.</source>
        <translation>サインアウトします。作業はすべてここに残ります。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Have a region as a version has it</source>
        <translation>領域をある版のとおりにする</translation>
    </message>
    <message>
        <source>1, 2, … in the list of regions</source>
        <translation>領域の一覧で 1、2、… キー</translation>
    </message>
    <message>
        <source>Keep a region</source>
        <translation>領域を残す</translation>
    </message>
    <message>
        <source>B or Insert in the list of regions</source>
        <translation>領域の一覧で B または Insert</translation>
    </message>
    <message>
        <source>Leave a region out</source>
        <translation>領域を除く</translation>
    </message>
    <message>
        <source>0 or Del in the list of regions</source>
        <translation>領域の一覧で 0 または Del</translation>
    </message>
    <message>
        <source>Leave a region open again</source>
        <translation>領域を再び未定にする</translation>
    </message>
    <message>
        <source>? or Backspace in the list of regions</source>
        <translation>領域の一覧で ? または Backspace</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Select two wafers in the gallery: hold Ctrl and click, or Shift and walk with the arrow keys.</source>
        <translation>ギャラリーで 2 枚を選びます: Ctrl を押してクリック、または Shift と矢印キー。</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>両方で良品</translation>
    </message>
    <message>
        <source>fails on both</source>
        <translation>両方で不良</translation>
    </message>
    <message>
        <source>fails on A only</source>
        <translation>A のみ不良</translation>
    </message>
    <message>
        <source>fails on B only</source>
        <translation>B のみ不良</translation>
    </message>
    <message>
        <source>a die on one wafer only</source>
        <translation>一方のウェハだけにあるダイ</translation>
    </message>
    <message>
        <source>Difference map</source>
        <translation>差分マップ</translation>
    </message>
    <message>
        <source>Numbers of the comparison</source>
        <translation>比較の数値</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source> {wafer_ids} are selected now.</source>
        <translation> 現在 {wafer_ids} 枚を選択中。</translation>
    </message>
    <message>
        <source>One of the two wafers is no longer in the library.</source>
        <translation>2 枚のうち 1 枚はもうライブラリにありません。</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>ダイなし</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {die}</source>
        <translation>ダイ ({x}, {y}): {die}</translation>
    </message>
    <message>
        <source>Dies compared</source>
        <translation>比較したダイ</translation>
    </message>
    <message>
        <source>Fail on both</source>
        <translation>両方で不良</translation>
    </message>
    <message>
        <source>Fail on A only</source>
        <translation>A のみ不良</translation>
    </message>
    <message>
        <source>Fail on B only</source>
        <translation>B のみ不良</translation>
    </message>
    <message>
        <source>Pass on both</source>
        <translation>両方で良品</translation>
    </message>
    <message>
        <source>Dies on one wafer only</source>
        <translation>一方だけのダイ</translation>
    </message>
    <message>
        <source>Dies on which both agree</source>
        <translation>両方が一致するダイ</translation>
    </message>
    <message>
        <source>Shared fails (of all fails of either)</source>
        <translation>共通の不良（全不良に対する）</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>&amp;Compare…</source>
        <translation>比較(&amp;C)…</translation>
    </message>
    <message>
        <source>{conflicts} on this wafer. Both versions are kept until you decide.</source>
        <translation>このウェハに{conflicts}があります。決めるまで両方の版が残ります。</translation>
    </message>
    <message>
        <source>The versions that are on the map now</source>
        <translation>いまマップにある版</translation>
    </message>
    <message>
        <source>The other versions, where there are two</source>
        <translation>もう一方の版（2つある場合）</translation>
    </message>
    <message>
        <source>The versions by {author}</source>
        <translation>{author} の版</translation>
    </message>
    <message>
        <source>All conflicts of this wafer</source>
        <translation>このウェハのすべての競合</translation>
    </message>
    <message>
        <source>&amp;Which versions of wafer {wafer} are taken?</source>
        <translation>ウェハ {wafer} のどの版を採りますか？(&amp;W)</translation>
    </message>
    <message>
        <source>Versions to take</source>
        <translation>採る版</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>選択 …</translation>
    </message>
    <message>
        <source>Resolve them</source>
        <translation>解決する</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>まだ何も選ばれていません。</translation>
    </message>
    <message>
        <source>Outlines: {shapes}, of which {removed} are removed. Notes and states: {remarks}. Left as they are: {left}. Each is a step that can be undone.</source>
        <translation>輪郭：{shapes}（うち {removed} は削除）。メモと状態：{remarks}。そのまま：{left}。それぞれ取り消せる手順です。</translation>
    </message>
    <message>
        <source>Open the wafer of this conflict first.</source>
        <translation>先にこの競合のウェハを開いてください。</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>前へ(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ll of this wafer…</source>
        <translation>このウェハすべて(&amp;L)…</translation>
    </message>
    <message>
        <source>Both versions are kept until you decide.</source>
        <translation>決めるまで両方の版が残ります。</translation>
    </message>
    <message>
        <source>Show the result al&amp;one</source>
        <translation>結果だけを表示(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing is in conflict. Versions that differ are compared here.</source>
        <translation>競合はありません。異なる版はここで比較します。</translation>
    </message>
    <message>
        <source>A&amp;pply: remove the shape</source>
        <translation>適用：図形を削除(&amp;P)</translation>
    </message>
    <message>
        <source>A&amp;pply as one step</source>
        <translation>1つの手順として適用(&amp;P)</translation>
    </message>
    <message>
        <source>Note and state</source>
        <translation>メモと状態</translation>
    </message>
    <message>
        <source>Both versions are kept. This annotation is another person&apos;s, who works on this machine, too; that person decides.</source>
        <translation>両方の版が残ります。このアノテーションは同じ機械で作業する別の人のもので、その人が決めます。</translation>
    </message>
    <message>
        <source>Times are those of the machine that each version was made on.</source>
        <translation>時刻は、それぞれの版を作った機械の時計によります。</translation>
    </message>
    <message>
        <source>on the map now</source>
        <translation>いまマップに表示</translation>
    </message>
    <message>
        <source>{letter}: remove</source>
        <translation>{letter}：削除</translation>
    </message>
    <message>
        <source>Take {letter}</source>
        <translation>{letter} を採る</translation>
    </message>
    <message>
        <source>all versions</source>
        <translation>すべての版</translation>
    </message>
    <message>
        <source>only {letter}</source>
        <translation>{letter} のみ</translation>
    </message>
    <message>
        <source>Versions over the wafer</source>
        <translation>ウェハに重ねた版</translation>
    </message>
    <message>
        <source>Has it</source>
        <translation>持つ版</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>画素</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Regions that only some versions have</source>
        <translation>一部の版だけが持つ領域</translation>
    </message>
    <message>
        <source>1, 2, … have the region as that version has it; B keeps it, 0 leaves it out, ? leaves it open again.</source>
        <translation>1、2、… はその版のとおりにし、B は残し、0 は除き、? は再び未定にします。</translation>
    </message>
    <message>
        <source>{who}, {pixels} pixels, {dies} dies: {choice}</source>
        <translation>{who}、{pixels} 画素、ダイ {dies}：{choice}</translation>
    </message>
    <message>
        <source>? open</source>
        <translation>? 未定</translation>
    </message>
    <message>
        <source>✓ kept</source>
        <translation>✓ 残す</translation>
    </message>
    <message>
        <source>✕ left out</source>
        <translation>✕ 除く</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（なし）</translation>
    </message>
    <message>
        <source>All is chosen.</source>
        <translation>すべて選びました。</translation>
    </message>
    <message>
        <source>1 choice is open.</source>
        <translation>未定が1件あります。</translation>
    </message>
    <message>
        <source>{count} choices are open.</source>
        <translation>未定が{count}件あります。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Rejected proposals</source>
        <translation>却下した提案</translation>
    </message>
    <message>
        <source>Both notes</source>
        <translation>両方のメモ</translation>
    </message>
    <message>
        <source>The rejected ones of all</source>
        <translation>すべての版で却下したもの</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>提出済み</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <source>no defect on this wafer</source>
        <translation>このウェハに欠陥なし</translation>
    </message>
    <message>
        <source>defects, or not said</source>
        <translation>欠陥あり、または未記入</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
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
        <translation>一覧で：1、2 その版のとおり · B 残す · 0 除く · ? 再び未定</translation>
    </message>
    <message>
        <source>&amp;Union</source>
        <translation>和集合(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Intersection</source>
        <translation>共通部分(&amp;I)</translation>
    </message>
    <message>
        <source>Separa&amp;te shapes</source>
        <translation>別々の図形(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Remove the shape</source>
        <translation>図形を削除(&amp;R)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>描いた者</translation>
    </message>
    <message>
        <source>All that any version has, as one shape.</source>
        <translation>いずれかの版が持つすべてを1つの図形にします。</translation>
    </message>
    <message>
        <source>Only what all versions have.</source>
        <translation>すべての版が持つ部分だけです。</translation>
    </message>
    <message>
        <source>Each version as a shape of its own.</source>
        <translation>版ごとに別の図形にします。</translation>
    </message>
    <message>
        <source>No shape; the step can be undone.</source>
        <translation>図形なし。この手順は取り消せます。</translation>
    </message>
    <message>
        <source>Result: no shape.</source>
        <translation>結果：図形なし。</translation>
    </message>
    <message>
        <source>Result: 1 shape, {area} pixels.</source>
        <translation>結果：図形1つ、{area} 画素。</translation>
    </message>
    <message>
        <source>Result: {count} shapes, {area} pixels.</source>
        <translation>結果：図形{count}つ、{area} 画素。</translation>
    </message>
    <message>
        <source>One version removed the shape, another one changed it.</source>
        <translation>ある版は図形を削除し、別の版は変更しました。</translation>
    </message>
    <message>
        <source>The outlines are the same (IoU 1.00).</source>
        <translation>輪郭は同じです（IoU 1.00）。</translation>
    </message>
    <message>
        <source>What all versions share of what any has (IoU): {iou}</source>
        <translation>すべての版に共通する割合（IoU）：{iou}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>ロックあり</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>ロックなし</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>the model, sure to {percent} %</source>
        <translation>モデル（確信度 {percent} %）</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copy picture</source>
        <translation>画像をコピー</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message>
        <source>1 die</source>
        <translation>1 ダイ</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} ダイ</translation>
    </message>
    <message>
        <source>1 line copied.</source>
        <translation>1 行をコピーしました。</translation>
    </message>
    <message>
        <source>{count} lines copied.</source>
        <translation>{count} 行をコピーしました。</translation>
    </message>
    <message>
        <source>1 shape</source>
        <translation>図形 1 個</translation>
    </message>
    <message>
        <source>{count} shapes</source>
        <translation>図形 {count} 個</translation>
    </message>
    <message>
        <source>1 shape copied.</source>
        <translation>図形を 1 個コピーしました。</translation>
    </message>
    <message>
        <source>{count} shapes copied.</source>
        <translation>図形を {count} 個コピーしました。</translation>
    </message>
    <message>
        <source>1 wafer</source>
        <translation>ウェハ 1 枚</translation>
    </message>
    <message>
        <source>{count} wafers</source>
        <translation>ウェハ {count} 枚</translation>
    </message>
    <message>
        <source>1 wafer got a shape.</source>
        <translation>1 枚のウェハに図形を付けました。</translation>
    </message>
    <message>
        <source>{count} wafers got a shape.</source>
        <translation>{count} 枚のウェハに図形を付けました。</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>警告 1 件</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>警告 {count} 件</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>問題が発生しました</translation>
    </message>
    <message>
        <source>This is a bug in Wafer Studio, and nothing that you did wrong.</source>
        <translation>これは Wafer Studio の不具合です。操作の誤りではありません。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>レポートをコピー</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>フォルダーを表示</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Bugs in Wafer Studio came up {count} times; none is your fault.</source>
        <translation>Wafer Studio の不具合が {count} 回発生しました。操作の誤りではありません。</translation>
    </message>
    <message>
        <source>The report was written to {path}.</source>
        <translation>レポートは {path} に保存されました。</translation>
    </message>
    <message>
        <source>The report could not be written; copy it from here.</source>
        <translation>レポートを保存できませんでした。ここからコピーしてください。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Your work is safe: every finished step is in the journal on the disk, and the next start shows the wafers as they were.</source>
        <translation>作業は無事です。完了した手順はすべてディスクのジャーナルにあり、次回の起動でウェハは元のとおりに表示されます。</translation>
    </message>
    <message>
        <source>The last step is on its way to the disk; all before it are there.</source>
        <translation>最後の手順をディスクに書き込んでいます。それより前の手順は保存済みです。</translation>
    </message>
    <message>
        <source>The last step could not be brought to the disk: {error}.</source>
        <translation>最後の手順をディスクに書き込めませんでした：{error}。</translation>
    </message>
</context>
<context>
    <name>defects</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives on the window; their defects are listed here as soon as the wafers are inspected.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;ウェハがありません&lt;/b&gt;&lt;/p&gt;&lt;p&gt;ウェハファイル、フォルダー、アーカイブをウィンドウにドロップしてください。検査後、欠陥がここに並びます。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No defects yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;No wafer here has an inspection with a defect. Inspect all wafers with Shift+F5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;欠陥がありません&lt;/b&gt;&lt;/p&gt;&lt;p&gt;欠陥のある検査結果はありません。Shift+F5 で全ウェハを検査します。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Nothing matches. Change the filter above, or reset it.</source>
        <translation>一致するものがありません。上の絞り込みを変えるかリセットしてください。</translation>
    </message>
    <message>
        <source>All defects</source>
        <translation>すべての欠陥</translation>
    </message>
    <message>
        <source>All wafers</source>
        <translation>すべてのウェハ</translation>
    </message>
    <message>
        <source>Copy &amp;lines</source>
        <translation>行をコピー(&amp;L)</translation>
    </message>
    <message>
        <source>Copy map &amp;picture</source>
        <translation>マップ画像をコピー(&amp;P)</translation>
    </message>
    <message>
        <source>Select lines to copy; Ctrl+A selects all.</source>
        <translation>コピーする行を選んでください。Ctrl+A ですべて選びます。</translation>
    </message>
    <message>
        <source>Choose a line first; its wafer is drawn.</source>
        <translation>先に行を選んでください。そのウェハが描かれます。</translation>
    </message>
    <message>
        <source>{name}: heads</source>
        <translation>{name}: 見出し</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Selected lines, for a spreadsheet or a slide (Ctrl+C)</source>
        <translation>選んだ行。表計算やスライド用 (Ctrl+C)</translation>
    </message>
    <message>
        <source>The current line&apos;s wafer with its masks (Ctrl+Shift+C)</source>
        <translation>現在の行のウェハとマスク (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Picture copied, {width} x {height} pixels.</source>
        <translation>画像をコピーしました。{width} x {height} ピクセル。</translation>
    </message>
    <message>
        <source>Number, largest first</source>
        <translation>番号、大きい順</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Conf.</source>
        <translation>確信度</translation>
    </message>
    <message>
        <source>Confidence: mean probability inside the cluster</source>
        <translation>確信度: クラスター内の平均確率</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>影響を受けたダイ</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>Centroid in mm, notch down</source>
        <translation>重心 (mm)、ノッチは下</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Extent along the long axis, mm</source>
        <translation>長軸方向の長さ、mm</translation>
    </message>
    <message>
        <source> (estimated: the source tells no size)</source>
        <translation>（推定: 元データに寸法がない）</translation>
    </message>
    <message>
        <source>Choose a wafer to see its defects.</source>
        <translation>ウェハを選ぶと欠陥が表示されます。</translation>
    </message>
    <message>
        <source>No defects were found on this wafer.</source>
        <translation>このウェハに欠陥は見つかりませんでした。</translation>
    </message>
    <message>
        <source>This wafer was not inspected yet. Press F5 to inspect it.</source>
        <translation>このウェハは未検査です。F5 で検査します。</translation>
    </message>
</context>
<context>
    <name>die_brush</name>
    <message>
        <source>This picture has no dies; use the brush.</source>
        <translation>この画像にダイはありません。ブラシを使ってください。</translation>
    </message>
</context>
<context>
    <name>dies</name>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Hard bin</source>
        <translation>ハードビン</translation>
    </message>
    <message>
        <source>Soft bin</source>
        <translation>ソフトビン</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Die coordinate of the source</source>
        <translation>元データのダイ座標</translation>
    </message>
    <message>
        <source>Passed or failed</source>
        <translation>良品か不良か</translation>
    </message>
    <message>
        <source>Middle of the die, mm, notch down</source>
        <translation>ダイの中心、mm、ノッチは下</translation>
    </message>
    <message>
        <source>Classes that the model sees over half of the die</source>
        <translation>モデルがダイの半分以上で見るクラス</translation>
    </message>
    <message>
        <source>Under a drawn shape</source>
        <translation>描いた図形の下</translation>
    </message>
    <message>
        <source>Failed dies</source>
        <translation>不良のダイ</translation>
    </message>
    <message>
        <source>Dies under shapes</source>
        <translation>図形の下のダイ</translation>
    </message>
    <message>
        <source>Dies in masks of the model</source>
        <translation>モデルのマスク内のダイ</translation>
    </message>
    <message>
        <source>All dies</source>
        <translation>すべてのダイ</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>リストでウェハを選んでください。</translation>
    </message>
    <message>
        <source>No die lies under a shape yet.</source>
        <translation>図形の下にあるダイはまだありません。</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>モデルはこのウェハをまだ見ていません。</translation>
    </message>
    <message>
        <source>No die lies in a mask of the model.</source>
        <translation>モデルのマスク内のダイはありません。</translation>
    </message>
    <message>
        <source>No die of this wafer failed.</source>
        <translation>このウェハに不良のダイはありません。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>Which dies</source>
        <translation>対象のダイ</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} ダイ</translation>
    </message>
    <message>
        <source>No dies were recognised in this picture: it has pixels only, and no die can be listed.</source>
        <translation>この画像ではダイが認識されませんでした。ピクセルだけなので、ダイを一覧にできません。</translation>
    </message>
    <message>
        <source>The model found no defect on it.</source>
        <translation>モデルは欠陥を見つけませんでした。</translation>
    </message>
    <message>
        <source>What the model found on it ({count}) is in the table Found.</source>
        <translation>モデルが見つけたもの（{count}）は「検出」の表にあります。</translation>
    </message>
</context>
<context>
    <name>drags</name>
    <message>
        <source>The shape changed meanwhile; drag it again.</source>
        <translation>図形が変更されました。もう一度ドラッグしてください。</translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Drawn so far</source>
        <translation>これまでの描画</translation>
    </message>
    <message>
        <source>{coverage} % of the wafer</source>
        <translation>ウェハの {coverage} %</translation>
    </message>
    <message>
        <source>{shapes} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {area_mm2} mm² · {covered}</translation>
    </message>
    <message>
        <source> · {kill_ratio} % killed</source>
        <translation> · 不良 {kill_ratio} %</translation>
    </message>
    <message>
        <source>{shapes} · {dies} dies{killed} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {dies} ダイ{killed} · {area_mm2} mm² · {covered}</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Choose a class, or click a cluster on the map in the middle.</source>
        <translation>クラスを選ぶか、中央のマップのクラスターをクリックしてください。</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>リストでウェハを選んでください。</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>説明するクラス</translation>
    </message>
    <message>
        <source>&amp;Sharp (HiResCAM)</source>
        <translation>鮮明 (HiResCAM)(&amp;S)</translation>
    </message>
    <message>
        <source>Show the &amp;doubt</source>
        <translation>不確かさを表示(&amp;D)</translation>
    </message>
    <message>
        <source>Entropy of the model&apos;s answer over eight turns and flips</source>
        <translation>8 通りの回転と反転での回答のエントロピー</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注目度</translation>
    </message>
    <message>
        <source>{title} of the wafer</source>
        <translation>ウェハの{title}</translation>
    </message>
    <message>
        <source>Attention inside the mask</source>
        <translation>マスク内の注目度</translation>
    </message>
    <message>
        <source>Attention inside drawn shapes of the class</source>
        <translation>クラスの描いた図形内の注目度</translation>
    </message>
    <message>
        <source>Defect {defect}: </source>
        <translation>欠陥 {defect}: </translation>
    </message>
    <message>
        <source>The most doubtful die has {worst} bits, summed over the classes; strong colour stands for {_MOST_BITS} bit or more.</source>
        <translation>最も不確かなダイは全クラス合計で {worst} ビット。濃い色は {_MOST_BITS} ビット以上です。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Empty: a line to sign on</source>
        <translation>空欄: 署名の行</translation>
    </message>
    <message>
        <source>Operator on evidence pages</source>
        <translation>証拠ページの担当者</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>自由記入</translation>
    </message>
    <message>
        <source>Note on evidence pages</source>
        <translation>証拠ページのメモ</translation>
    </message>
    <message>
        <source>On the evidence pages</source>
        <translation>証拠ページに</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>担当者:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>メモ:</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>対象のウェハ</translation>
    </message>
    <message>
        <source>The selected ({selected})</source>
        <translation>選択分（{selected}）</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>ライブラリ全体</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>エクスポート先</translation>
    </message>
    <message>
        <source>Tick at least one format.</source>
        <translation>形式を 1 つ以上選んでください。</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>フォルダーを指定してください。</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Checks</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>修正するものはありません。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>The model sees {title} ({sure} %, defect {number}) and no shape covers it.</source>
        <translation>モデルは{title}（{sure} %、欠陥 {number}）を見ていますが、図形がありません。</translation>
    </message>
</context>
<context>
    <name>freehand</name>
    <message>
        <source>Draw round a region with the button held down.</source>
        <translation>ボタンを押したまま領域を囲んでください。</translation>
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
        <translation>90° 回転</translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation>180° 回転</translation>
    </message>
    <message>
        <source>turned 270°</source>
        <translation>270° 回転</translation>
    </message>
    <message>
        <source>Notch not known</source>
        <translation>ノッチ不明</translation>
    </message>
    <message>
        <source>Notch {side}</source>
        <translation>ノッチ {side}</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>反転</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>No wafer of this lot matches. Change the filter above.</source>
        <translation>このロットに一致するウェハはありません。上の絞り込みを変えてください。</translation>
    </message>
    <message>
        <source>{fail_share} % fail</source>
        <translation>不良 {fail_share} %</translation>
    </message>
    <message>
        <source>Filter by wafer, label, verdict</source>
        <translation>ウェハ、ラベル、判定で絞り込み</translation>
    </message>
    <message>
        <source>Filter the gallery</source>
        <translation>ギャラリーの絞り込み</translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation>ギャラリーの並び順</translation>
    </message>
    <message>
        <source>Gallery of the lot</source>
        <translation>ロットのギャラリー</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>並び順:</translation>
    </message>
    <message>
        <source>{shown} of {words}</source>
        <translation>{shown} / {words}</translation>
    </message>
    <message>
        <source>{words} · {chosen} selected</source>
        <translation>{words} · {chosen} 件選択</translation>
    </message>
</context>
<context>
    <name>gallery_model</name>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>不良の割合</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>追加順</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} ダイ</translation>
    </message>
    <message>
        <source>{fails} of {dies} fail ({fail_share} %)</source>
        <translation>{dies} 中 {fails} が不良（{fail_share} %）</translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation>ラベル {label}</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未検査</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
</context>
<context>
    <name>geometry</name>
    <message>
        <source>Geometry</source>
        <translation>ジオメトリ</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>製品 {product}</translation>
    </message>
    <message>
        <source>every product without a geometry of its own</source>
        <translation>固有のジオメトリがないすべての製品</translation>
    </message>
    <message>
        <source>For {whose}: its wafers in the library and those that are read later. What rests on millimetres is then measured anew.</source>
        <translation>対象: {whose}。ライブラリ内と今後読み込むウェハ。ミリメートルに基づく値は測り直されます。</translation>
    </message>
    <message>
        <source>Die pitch across</source>
        <translation>ダイピッチ（横）</translation>
    </message>
    <message>
        <source>Die pitch down</source>
        <translation>ダイピッチ（縦）</translation>
    </message>
    <message>
        <source>Wafer diameter</source>
        <translation>ウェハ直径</translation>
    </message>
    <message>
        <source>Notch</source>
        <translation>ノッチ</translation>
    </message>
    <message>
        <source>Die pitch across:</source>
        <translation>ダイピッチ（横）:</translation>
    </message>
    <message>
        <source>Die pitch down:</source>
        <translation>ダイピッチ（縦）:</translation>
    </message>
    <message>
        <source>Wafer diameter:</source>
        <translation>ウェハ直径:</translation>
    </message>
    <message>
        <source>Notch:</source>
        <translation>ノッチ:</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Select one shape first.</source>
        <translation>先に図形を 1 つ選んでください。</translation>
    </message>
    <message>
        <source>History of {shape}</source>
        <translation>{shape} の履歴</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Changes of the shape</source>
        <translation>図形の変更</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>読み込み中 …</translation>
    </message>
    <message>
        <source>Nothing is known of this shape.</source>
        <translation>この図形の記録はありません。</translation>
    </message>
    <message>
        <source>{step} (the shape went)</source>
        <translation>{step}（図形は消えた）</translation>
    </message>
    <message>
        <source>Change {number}: {what}, by {author}, {when}</source>
        <translation>変更 {number}: {what}、{author}、{when}</translation>
    </message>
</context>
<context>
    <name>layer_table</name>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>The dies of the wafer, passed and failed.</source>
        <translation>ウェハのダイ。良品と不良。</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>ヒートマップ</translation>
    </message>
    <message>
        <source>Where the model looked for a class.</source>
        <translation>モデルがクラスを探した場所。</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不確かさ</translation>
    </message>
    <message>
        <source>Where the model is not sure.</source>
        <translation>モデルが確信していない場所。</translation>
    </message>
    <message>
        <source>Die grid</source>
        <translation>ダイ格子</translation>
    </message>
    <message>
        <source>Lines between the dies, once they are large enough.</source>
        <translation>ダイが十分大きいときの境界線。</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>ゾーン</translation>
    </message>
    <message>
        <source>Rings, quadrants or sectors of the wafer.</source>
        <translation>ウェハのリング、四分円、扇形。</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Colour and hatch of what the model found.</source>
        <translation>モデルが見つけたものの色と網掛け。</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Outlines of what the model found and nobody accepted yet.</source>
        <translation>モデルが見つけ、まだ採用されていない輪郭。</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>図形</translation>
    </message>
    <message>
        <source>What was drawn or accepted.</source>
        <translation>描いた、または採用したもの。</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Layers of the map</source>
        <translation>マップのレイヤー</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>{title}を表示</translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation>{title}の不透明度</translation>
    </message>
    <message>
        <source>Opacity of {title}, per cent</source>
        <translation>{title}の不透明度、パーセント</translation>
    </message>
</context>
<context>
    <name>leases</name>
    <message>
        <source>Wafers</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日数</translation>
    </message>
    <message>
        <source>&amp;Take wafers</source>
        <translation>ウェハを借りる(&amp;T)</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>借りたウェハ</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>To be</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>Why it was chosen</source>
        <translation>選ばれた理由</translation>
    </message>
    <message>
        <source>Wafers done since they were taken</source>
        <translation>借りてから終えたウェハ</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>完了(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>延長(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Give back</source>
        <translation>返す(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>スキップ(&amp;K)…</translation>
    </message>
    <message>
        <source>{wafer} (not on this machine)</source>
        <translation>{wafer}（この機械にない）</translation>
    </message>
    <message>
        <source>%v of %m done</source>
        <translation>%v / %m 完了</translation>
    </message>
    <message>
        <source>About {minutes} min of work at your pace.</source>
        <translation>あなたのペースで約 {minutes} 分の作業です。</translation>
    </message>
    <message>
        <source>Giving back, skipping and &apos;done&apos; work without a network: the server hears of them at the next sync. Taking and renewing ask it now.</source>
        <translation>返却・スキップ・「完了」はネットワークなしで使え、次の同期でサーバーに伝わります。借りる・延長はいますぐ問い合わせます。</translation>
    </message>
    <message>
        <source>Sign in to a server to take wafers from its queue.</source>
        <translation>サーバーにサインインすると、待ち行列からウェハを借りられます。</translation>
    </message>
    <message>
        <source>You have taken no wafers. Take some, for as long as you need.</source>
        <translation>借りたウェハはありません。必要な期間だけ借りてください。</translation>
    </message>
    <message>
        <source>Nu&amp;mber of wafers:</source>
        <translation>ウェハ数(&amp;M)：</translation>
    </message>
    <message>
        <source>for da&amp;ys:</source>
        <translation>日数(&amp;Y)：</translation>
    </message>
    <message>
        <source>annotated</source>
        <translation>アノテーション</translation>
    </message>
    <message>
        <source>read again, blind</source>
        <translation>ブラインドで再読</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>レビュー</translation>
    </message>
</context>
<context>
    <name>legend</name>
    <message>
        <source>Defect classes</source>
        <translation>欠陥クラス</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Usual causes: {causes}.</source>
        <translation>{title}: {meaning}。
主な原因: {causes}。</translation>
    </message>
    <message>
        <source>
{keys} shows or hides it.</source>
        <translation>
{keys} で表示・非表示。</translation>
    </message>
    <message>
        <source>Show {title}, {count} defects</source>
        <translation>{title}を表示、欠陥 {count} 件</translation>
    </message>
</context>
<context>
    <name>lot</name>
    <message>
        <source>No wafers yet. Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>ウェハがありません。ファイル、フォルダー、アーカイブをウィンドウにドロップしてください。</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>重ね合わせ</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>ビン</translation>
    </message>
    <message>
        <source>Parametric</source>
        <translation>パラメトリック</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Lot:</source>
        <translation>ロット:</translation>
    </message>
    <message>
        <source>No lot told</source>
        <translation>ロット名なし</translation>
    </message>
    <message>
        <source>All wafers ({found})</source>
        <translation>すべてのウェハ（{found}）</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all of them</source>
        <translation>選んだ行、またはすべてをコピー</translation>
    </message>
    <message>
        <source>Messages ({count})</source>
        <translation>メッセージ（{count}）</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>Metrics</source>
        <translation>指標</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation>（推定）</translation>
    </message>
    <message>
        <source>{density_per_cm2} /cm²{mark}</source>
        <translation>{density_per_cm2} /cm²{mark}</translation>
    </message>
    <message>
        <source>{spent} ms (model {model})</source>
        <translation>{spent} ms（モデル {model}）</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>影響を受けたダイ</translation>
    </message>
    <message>
        <source>Failed within masks</source>
        <translation>マスク内の不良</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>被覆率</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>端の近く</translation>
    </message>
    <message>
        <source>Quadrants I–IV</source>
        <translation>四分円 I–IV</translation>
    </message>
    <message>
        <source>Clock position</source>
        <translation>時計の位置</translation>
    </message>
    <message>
        <source>Area by class</source>
        <translation>クラス別面積</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>{whole}:{minutes} o&apos;clock</source>
        <translation>{whole}:{minutes} 時</translation>
    </message>
</context>
<context>
    <name>minimap</name>
    <message>
        <source>Whole wafer</source>
        <translation>ウェハ全体</translation>
    </message>
    <message>
        <source>The whole wafer. Click or drag to look there.</source>
        <translation>ウェハ全体。クリックまたはドラッグでそこを見ます。</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>No die</source>
        <translation>ダイなし</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>画像の色</translation>
    </message>
    <message>
        <source>What each colour was taken for. Correct it, and the picture is read again; what was found on it is then found anew.</source>
        <translation>各色の解釈です。直すと画像を読み直し、検出もやり直します。</translation>
    </message>
    <message>
        <source>Meaning of {colour}</source>
        <translation>{colour} の意味</translation>
    </message>
</context>
<context>
    <name>parametric_panel</name>
    <message>
        <source>Choose a wafer in the gallery to see what was measured on it.</source>
        <translation>ギャラリーでウェハを選ぶと測定値が表示されます。</translation>
    </message>
    <message>
        <source>The file of this wafer holds no result of a test (PTR, MPR or FTR).</source>
        <translation>このウェハのファイルにテスト結果（PTR、MPR、FTR）はありません。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>パラメトリックマップ</translation>
    </message>
    <message>
        <source>Histogram of the test</source>
        <translation>テストのヒストグラム</translation>
    </message>
    <message>
        <source>Numbers of the test</source>
        <translation>テストの数値</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Values of tests are read from STDF and ATDF files; {wafer} came from {format}.</source>
        <translation>テスト値は STDF と ATDF から読みます。{wafer} は {format} 由来です。</translation>
    </message>
    <message>
        <source>another format</source>
        <translation>別の形式</translation>
    </message>
    <message>
        <source>Reading the tests of {wafer}…</source>
        <translation>{wafer} のテストを読み込み中…</translation>
    </message>
    <message>
        <source>Which retest</source>
        <translation>どの再テスト</translation>
    </message>
    <message>
        <source>Last test of a die</source>
        <translation>ダイの最後のテスト</translation>
    </message>
    <message>
        <source>First test of a die</source>
        <translation>ダイの最初のテスト</translation>
    </message>
    <message>
        <source>What the colours stretch over</source>
        <translation>色の範囲</translation>
    </message>
    <message>
        <source>Colours by limits</source>
        <translation>規格で色分け</translation>
    </message>
    <message>
        <source>Colours by values</source>
        <translation>値で色分け</translation>
    </message>
    <message>
        <source>Test:</source>
        <translation>テスト:</translation>
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
        <translation>{counts} 個の値、{low}～{high} {units}</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): no die</source>
        <translation>ダイ ({x}, {y}): ダイなし</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): not measured</source>
        <translation>ダイ ({x}, {y}): 未測定</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}</source>
        <translation>ダイ ({x}, {y}): {test}</translation>
    </message>
    <message>
        <source>, below the limit</source>
        <translation>、下限未満</translation>
    </message>
    <message>
        <source>, above the limit</source>
        <translation>、上限超過</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}{out}</source>
        <translation>ダイ ({x}, {y}): {test}{out}</translation>
    </message>
    <message>
        <source>below</source>
        <translation>下限未満</translation>
    </message>
    <message>
        <source>above</source>
        <translation>上限超過</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値の数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>標準偏差</translation>
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
        <translation>下限未満</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上限超過</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>不合格</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>{name}: heads</source>
        <translation>{name}: 見出し</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>New person</source>
        <translation>新しい担当者</translation>
    </message>
    <message>
        <source>Name of the person who works here from now on:</source>
        <translation>これからここで作業する人の名前:</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>新しい担当者(&amp;N)…</translation>
    </message>
    <message>
        <source>Person: {name}</source>
        <translation>担当者: {name}</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>no wafer</source>
        <translation>ウェハなし</translation>
    </message>
    <message>
        <source>, {defects} defects</source>
        <translation>、欠陥 {defects} 件</translation>
    </message>
    <message>
        <source>{name}{found}. Arrow keys walk the dies.</source>
        <translation>{name}{found}。矢印キーでダイを移動します。</translation>
    </message>
</context>
<context>
    <name>polygon</name>
    <message>
        <source>The outline crosses itself; move a vertex, or mend it in the list of checks.</source>
        <translation>輪郭が交差しています。頂点を動かすか、チェックの一覧で修正してください。</translation>
    </message>
    <message>
        <source>Set at least 3 points round a region; Backspace takes one back, Esc drops all.</source>
        <translation>領域のまわりに 3 点以上置いてください。Backspace で 1 点戻し、Esc ですべて破棄します。</translation>
    </message>
    <message>
        <source>There is no shape to cut a hole into.</source>
        <translation>穴を開けられる図形がありません。</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>Syncing waits for an answer</source>
        <translation>同期が回答を待っています</translation>
    </message>
    <message>
        <source>&amp;No, pause syncing</source>
        <translation>いいえ、同期を止める(&amp;N)</translation>
    </message>
    <message>
        <source>Decide &amp;later</source>
        <translation>あとで決める(&amp;L)</translation>
    </message>
    <message>
        <source>{removed} of {shown} shapes here would be removed. Until you answer, nothing is sent, fetched or removed; all shapes stay as they are.</source>
        <translation>ここの図形 {shown} のうち {removed} が削除されます。回答するまで送受信も削除も行わず、図形はそのままです。</translation>
    </message>
    <message>
        <source>It may have been moved or replaced; ask who runs it. Until you answer, nothing is sent or fetched; all work stays on this disk.</source>
        <translation>サーバーが移されたか交換された可能性があります。管理者に確認してください。回答するまで送受信せず、作業はすべてこのディスクに残ります。</translation>
    </message>
    <message>
        <source>&amp;Yes, remove {removed} shapes</source>
        <translation>はい、図形 {removed} を削除(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Yes, trust this server</source>
        <translation>はい、このサーバーを信頼(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>readout</name>
    <message>
        <source>no die</source>
        <translation>ダイなし</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不良</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation>（推定）</translation>
    </message>
    <message>
        <source>x {x} mm, y {y} mm, radius {radius} mm{mark}</source>
        <translation>x {x} mm、y {y} mm、半径 {radius} mm{mark}</translation>
    </message>
    <message>
        <source>Pixel ({cell}, {cell_2})</source>
        <translation>ピクセル ({cell}, {cell_2})</translation>
    </message>
    <message>
        <source>Die ({x}, {y})</source>
        <translation>ダイ ({x}, {y})</translation>
    </message>
    <message>
        <source>hard bin</source>
        <translation>ハードビン</translation>
    </message>
    <message>
        <source>soft bin</source>
        <translation>ソフトビン</translation>
    </message>
    <message>
        <source>in </source>
        <translation>クラス: </translation>
    </message>
    <message>
        <source>in no defect</source>
        <translation>欠陥の外</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>The map is broken or incomplete</source>
        <translation>マップが壊れているか不完全</translation>
    </message>
    <message>
        <source>The wafer is of a product that I do not know</source>
        <translation>知らない製品のウェハ</translation>
    </message>
    <message>
        <source>I cannot tell what I see</source>
        <translation>何が見えているか判断できない</translation>
    </message>
    <message>
        <source>It was annotated elsewhere</source>
        <translation>別の場所でアノテーション済み</translation>
    </message>
    <message>
        <source>Skip this wafer</source>
        <translation>このウェハをスキップ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>&amp;Why is it skipped?</source>
        <translation>スキップする理由(&amp;W)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
</context>
<context>
    <name>recent</name>
    <message>
        <source>{path} (missing)</source>
        <translation>{path}（見つかりません）</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>まだ何も開いていません</translation>
    </message>
    <message>
        <source>Forget what is &amp;missing</source>
        <translation>見つからないものを消去(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>すべて消去(&amp;F)</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
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
        <translation>下書き</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提出済み</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Progress through the library</source>
        <translation>ライブラリの進み具合</translation>
    </message>
    <message>
        <source>No &amp;defect on this wafer</source>
        <translation>このウェハに欠陥なし(&amp;D)</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>スキップ…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>下書きに戻す</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>ウェハが開かれていません</translation>
    </message>
    <message>
        <source> (paused)</source>
        <translation>（一時停止）</translation>
    </message>
    <message>
        <source>Working time; it stops while nothing is done.</source>
        <translation>作業時間。何もしない間は止まります。</translation>
    </message>
    <message>
        <source> · {left} to go</source>
        <translation> · 残り {left}</translation>
    </message>
    <message>
        <source>{done} of {total} wafers done{rest}</source>
        <translation>{total} 枚中 {done} 枚完了{rest}</translation>
    </message>
    <message>
        <source>{submitted} submitted, {skipped} skipped</source>
        <translation>提出 {submitted}、スキップ {skipped}</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>約 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {seconds} min</source>
        <translation>約 {seconds} 分</translation>
    </message>
    <message>
        <source>about {seconds} h</source>
        <translation>約 {seconds} 時間</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Select a shape first.</source>
        <translation>先に図形を選んでください。</translation>
    </message>
    <message>
        <source>Select two shapes or more to merge them.</source>
        <translation>結合するには図形を 2 つ以上選んでください。</translation>
    </message>
    <message>
        <source>The shapes do not all touch; close the gap with the brush first.</source>
        <translation>図形がすべては接していません。先にブラシで隙間を埋めてください。</translation>
    </message>
    <message>
        <source>No vertex can go at this tolerance.</source>
        <translation>この許容差では削れる頂点がありません。</translation>
    </message>
    <message>
        <source>Nothing that was copied lies on this wafer.</source>
        <translation>コピーしたものはこのウェハ上にありません。</translation>
    </message>
    <message>
        <source>Every defect of the model is drawn or rejected.</source>
        <translation>モデルの欠陥はすべて描かれたか却下されています。</translation>
    </message>
    <message>
        <source>The model sees no defect there.</source>
        <translation>モデルはそこに欠陥を見ていません。</translation>
    </message>
    <message>
        <source>The model sees the same class.</source>
        <translation>モデルは同じクラスを見ています。</translation>
    </message>
    <message>
        <source>Nothing was drawn.</source>
        <translation>何も描かれませんでした。</translation>
    </message>
    <message>
        <source>Draw the line across a shape to split it.</source>
        <translation>図形を横切る線を引くと分割されます。</translation>
    </message>
    <message>
        <source>The line must cross a shape from outline to outline to split it.</source>
        <translation>分割するには線が輪郭から輪郭まで図形を横切る必要があります。</translation>
    </message>
    <message>
        <source>1 locked shape stays unchanged; unlock to change.</source>
        <translation>ロックされた図形 1 個は変更されません。変更するには解除してください。</translation>
    </message>
</context>
<context>
    <name>saved_mark</name>
    <message>
        <source>Saved mark</source>
        <translation>保存の印</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Give the step up</source>
        <translation>ステップを破棄</translation>
    </message>
    <message>
        <source>Saved {_saved_at}</source>
        <translation>保存 {_saved_at}</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>保存中 …</translation>
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
        <translation>外観</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Colours of the window: as the system has them, light, or dark.</source>
        <translation>ウィンドウの配色：システムに合わせる、ライト、ダーク。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Language of menus, settings, keys and the tour; what is not translated yet is English.</source>
        <translation>メニュー、設定、キー、ツアーの言語。未翻訳の部分は英語です。</translation>
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
        <translation>全体の大きさ</translation>
    </message>
    <message>
        <source>Makes text, buttons and maps larger, on top of what the system asks for.</source>
        <translation>システムの拡大率に加えて、文字、ボタン、マップを大きくします。</translation>
    </message>
    <message>
        <source>Inspect when opened</source>
        <translation>開いたときに検査</translation>
    </message>
    <message>
        <source>Inspect a wafer when it is opened and the model in use has not seen it.</source>
        <translation>ウェハを開いたとき、使用中のモデルがまだ見ていなければ検査します。</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>実行先</translation>
    </message>
    <message>
        <source>What runs the model: the best that works, or only the processor.</source>
        <translation>モデルを動かすもの：使える最良のもの、またはプロセッサのみ。</translation>
    </message>
    <message>
        <source>The best that works</source>
        <translation>使える最良のもの</translation>
    </message>
    <message>
        <source>Only the processor</source>
        <translation>プロセッサのみ</translation>
    </message>
    <message>
        <source>Model package</source>
        <translation>モデルパッケージ</translation>
    </message>
    <message>
        <source>Folder of the model package; the starter model where empty.</source>
        <translation>モデルパッケージのフォルダー。空欄なら付属のモデルを使います。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>作業者</translation>
    </message>
    <message>
        <source>Whose annotations are shown; the user of this machine where empty.</source>
        <translation>誰のアノテーションを表示するか。空欄ならこのマシンの利用者です。</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>ブラシの大きさ</translation>
    </message>
    <message>
        <source>Diameter of brush and eraser when a wafer is opened; the wheel changes it while drawing.</source>
        <translation>ウェハを開いたときのブラシと消しゴムの直径。描画中はホイールで変えられます。</translation>
    </message>
    <message>
        <source>Opacity of masks</source>
        <translation>マスクの不透明度</translation>
    </message>
    <message>
        <source>How strongly masks and shapes cover the map at first; each layer can be changed.</source>
        <translation>マスクと図形が最初にマップを覆う濃さ。レイヤーごとに変えられます。</translation>
    </message>
    <message>
        <source>Pause of the timer</source>
        <translation>タイマーの休止</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse, the timer of a wafer stops until you go on.</source>
        <translation>キーもマウスも使わずこの時間が過ぎると、作業を再開するまでウェハのタイマーが止まります。</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
    <message>
        <source>How many files and folders the menu of recent files lists; 0 for none.</source>
        <translation>「最近使ったファイル」に並べる数。0 なら並べません。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定値</translation>
    </message>
    <message>
        <source>Default of {title}</source>
        <translation>{title}の既定値</translation>
    </message>
    <message>
        <source>Holds from the next start.</source>
        <translation>次回の起動から有効です。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Browse for {title}</source>
        <translation>{title}を参照</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>All defaults</source>
        <translation>すべて既定値</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>一致する設定はありません。</translation>
    </message>
    <message>
        <source>{title}: there is no folder {folder}; choose one, or leave it empty.</source>
        <translation>{title}：フォルダー {folder} はありません。選ぶか、空欄にしてください。</translation>
    </message>
    <message>
        <source>{title}: {value} is not allowed.</source>
        <translation>{title}：{value} は使えません。</translation>
    </message>
</context>
<context>
    <name>shape_commands</name>
    <message>
        <source>Select a shape first.</source>
        <translation>先に図形を選んでください。</translation>
    </message>
    <message>
        <source>Copy a shape first.</source>
        <translation>先に図形をコピーしてください。</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>モデルはこのウェハをまだ見ていません。</translation>
    </message>
    <message>
        <source>The shape is locked; unlock it to mend it.</source>
        <translation>図形はロックされています。修正するには解除してください。</translation>
    </message>
</context>
<context>
    <name>shapes</name>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>不良率</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Number, in the order of drawing</source>
        <translation>番号、描いた順</translation>
    </message>
    <message>
        <source>Dies of which over half is covered</source>
        <translation>半分以上覆われたダイ</translation>
    </message>
    <message>
        <source>Share of those dies that failed</source>
        <translation>そのうち不良の割合</translation>
    </message>
    <message>
        <source>Area of those dies, mm²</source>
        <translation>それらのダイの面積、mm²</translation>
    </message>
    <message>
        <source>A locked shape is changed by no tool</source>
        <translation>ロックした図形はどのツールでも変わりません</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>ロック中</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>ロックなし</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>図形</translation>
    </message>
    <message>
        <source>No shape yet. Choose a tool and a class, and draw on the map.</source>
        <translation>図形がありません。ツールとクラスを選び、マップに描いてください。</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>Reset this key</source>
        <translation>このキーを戻す</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>すべてのキーを戻す</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>名前またはキーで検索</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>キーを検索</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>New key:</source>
        <translation>新しいキー：</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>このキーは変更できません。</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>変更しました。</translation>
    </message>
    <message>
        <source>{keys} is taken by “{title}”; press another key, or change that first.</source>
        <translation>{keys} は「{title}」に使われています。別のキーを押すか、先にそちらを変更してください。</translation>
    </message>
    <message>
        <source>Menu {title}</source>
        <translation>メニュー「{title}」</translation>
    </message>
</context>
<context>
    <name>sign_in</name>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Company&apos;s &amp;certificate…</source>
        <translation>会社の証明書(&amp;C)…</translation>
    </message>
    <message>
        <source>Sign in through the &amp;company…</source>
        <translation>会社の認証でサインイン(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Work without a server</source>
        <translation>サーバーなしで作業(&amp;W)</translation>
    </message>
    <message>
        <source>Your work stays on this disk, signed in or not.</source>
        <translation>サインインしてもしなくても、作業はこのディスクに残ります。</translation>
    </message>
    <message>
        <source>Sign in in the browser, then type the code that it shows. The page is {address}</source>
        <translation>ブラウザーでサインインし、表示されたコードを入力してください。ページは {address}</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>サーバーに問い合わせています …</translation>
    </message>
    <message>
        <source>The company&apos;s certificate authority</source>
        <translation>会社の認証局</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>証明書 (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Certificates are checked with {file} from now on.</source>
        <translation>今後は {file} で証明書を検証します。</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Undone: {step}.</source>
        <translation>取り消しました：{step}。</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>やり直しました：{step}。</translation>
    </message>
    <message>
        <source>Wafer {name} is open.</source>
        <translation>ウェハ {name} を開きました。</translation>
    </message>
    <message>
        <source>Not inspected yet.</source>
        <translation>まだ検査していません。</translation>
    </message>
    <message>
        <source>Inspection done.</source>
        <translation>検査が終わりました。</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}.</source>
        <translation>欠陥 {number}/{count}：{title}。</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}, {dies} dies.</source>
        <translation>欠陥 {number}/{count}：{title}、{dies} ダイ。</translation>
    </message>
    <message>
        <source>No defect.</source>
        <translation>欠陥はありません。</translation>
    </message>
    <message>
        <source>1 defect; verdict {verdict}.</source>
        <translation>欠陥 1 個、判定 {verdict}。</translation>
    </message>
    <message>
        <source>{count} defects; verdict {verdict}.</source>
        <translation>欠陥 {count} 個、判定 {verdict}。</translation>
    </message>
</context>
<context>
    <name>stack_panel</name>
    <message>
        <source>Choose a lot above to see its wafers laid over each other.</source>
        <translation>上でロットを選ぶとウェハが重ねて表示されます。</translation>
    </message>
    <message>
        <source>Choose zones above to draw them and to see the yield of each.</source>
        <translation>上でゾーンを選ぶと描かれ、各歩留まりが表示されます。</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>ゾーン</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>歩留まり</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>選んだウェハ</translation>
    </message>
    <message>
        <source>Stacked map</source>
        <translation>重ね合わせマップ</translation>
    </message>
    <message>
        <source>Yield by zone</source>
        <translation>ゾーン別歩留まり</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>塗る</translation>
    </message>
    <message>
        <source>Take dies that fail on</source>
        <translation>次の割合で不良のダイを選ぶ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Only failing dies</source>
        <translation>不良のダイのみ</translation>
    </message>
    <message>
        <source>Give to wafers</source>
        <translation>ウェハに付ける</translation>
    </message>
    <message>
        <source>as</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Class of the region</source>
        <translation>領域のクラス</translation>
    </message>
    <message>
        <source>Least share of wafers that fail</source>
        <translation>不良ウェハの最小割合</translation>
    </message>
    <message>
        <source>Draw a loop around dies with the left button held down; a click, or Space on the die under the cursor, adds or takes one die.</source>
        <translation>左ボタンを押したままダイを囲みます。クリック、またはカーソル下のダイで Space を押すと 1 ダイを加減します。</translation>
    </message>
    <message>
        <source>Add all dies that fail on at least this share of the wafers.</source>
        <translation>この割合以上のウェハで不良のダイをすべて加えます。</translation>
    </message>
    <message>
        <source>Give each wafer only those dies of the region that failed on it, not all of it.</source>
        <translation>領域全体でなく、各ウェハで不良だったダイだけを付けます。</translation>
    </message>
    <message>
        <source>Give the region as a shape of this class to each wafer on which a die of it failed.</source>
        <translation>領域内に不良ダイのある各ウェハに、このクラスの図形として付けます。</translation>
    </message>
    <message>
        <source>Stop painting</source>
        <translation>塗りを終える</translation>
    </message>
    <message>
        <source>Fails on 0 %</source>
        <translation>不良 0 %</translation>
    </message>
    <message>
        <source>{most} % of the wafers</source>
        <translation>ウェハの {most} %</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): </source>
        <translation>ダイ ({x}, {y}): </translation>
    </message>
    <message>
        <source>fails on {fails} of {dies} wafers ({dies_2} %)</source>
        <translation>{dies} 枚中 {fails} 枚で不良（{dies_2} %）</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>ダイなし</translation>
    </message>
    <message>
        <source>, {dies} % of all dies fail</source>
        <translation>、全ダイの {dies} % が不良</translation>
    </message>
    <message>
        <source>{wafers} of {columns} x {rows} dies{share}.</source>
        <translation>{wafers}、{columns} x {rows} ダイ{share}。</translation>
    </message>
    <message>
        <source>Give {dies} to the wafers</source>
        <translation>{dies}をウェハに付ける</translation>
    </message>
    <message>
        <source>No wafer got a shape: none fails in this region.</source>
        <translation>図形は付きませんでした。この領域に不良はありません。</translation>
    </message>
    <message>
        <source> {first} is left out: {reason}.</source>
        <translation> {first} は除外: {reason}。</translation>
    </message>
    <message>
        <source> {count} wafers are left out, such as {first}: {reason}.</source>
        <translation> {count} 枚を除外。例: {first}: {reason}。</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>All candidates</source>
        <translation>すべての候補</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Reported by the source</source>
        <translation>元データの報告</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>不良のダイ</translation>
    </message>
    <message>
        <source>Choose a wafer to pick what is looked at on the microscope.</source>
        <translation>ウェハを選び、顕微鏡で見る点を選んでください。</translation>
    </message>
    <message>
        <source>Nothing to pick here. Inspect the wafer with F5 for its defects, or add a die below.</source>
        <translation>選べるものがありません。F5 で検査するか、下でダイを加えてください。</translation>
    </message>
    <message>
        <source>Tick defects or dies at the left; the way through them is shown here.</source>
        <translation>左で欠陥やダイを選ぶと、ここに経路が表示されます。</translation>
    </message>
    <message>
        <source>Add two or three points far apart, drive to each, and type what the stage shows there.</source>
        <translation>離れた 2～3 点を加え、それぞれに移動してステージの値を入力してください。</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>Alignment points</source>
        <translation>アライメント点</translation>
    </message>
    <message>
        <source>Points in visiting order</source>
        <translation>訪問順の点</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>故障解析の判定</translation>
    </message>
    <message>
        <source>Place in the die</source>
        <translation>ダイ内の位置</translation>
    </message>
    <message>
        <source>Which candidates</source>
        <translation>対象の候補</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>選択済み</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>当てはめ</translation>
    </message>
    <message>
        <source>Turn and shift</source>
        <translation>回転と平行移動</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>アフィン</translation>
    </message>
    <message>
        <source>Die x, y</source>
        <translation>ダイ x, y</translation>
    </message>
    <message>
        <source>Die to add, x and y</source>
        <translation>加えるダイ、x と y</translation>
    </message>
    <message>
        <source>Write the stage list to</source>
        <translation>ステージリストの書き込み先</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>表 (*.csv *.txt *.tsv);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Read verdicts</source>
        <translation>判定を読む</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>アライメント</translation>
    </message>
    <message>
        <source>Way and verdicts</source>
        <translation>経路と判定</translation>
    </message>
    <message>
        <source>about </source>
        <translation>約 </translation>
    </message>
    <message>
        <source>{count} points, {about}{after_mm} mm of travel ({before_mm} mm in the order of their numbers)</source>
        <translation>{count} 点、移動 {about}{after_mm} mm（番号順では {before_mm} mm）</translation>
    </message>
    <message>
        <source>Type a die as two whole numbers, such as 12, -3.</source>
        <translation>ダイを 2 つの整数で入力してください。例: 12, -3。</translation>
    </message>
    <message>
        <source>There is no die {x}, {y} on this wafer.</source>
        <translation>このウェハにダイ {x}, {y} はありません。</translation>
    </message>
    <message>
        <source>&amp;Add die</source>
        <translation>ダイを追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>選ぶ(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Unpick</source>
        <translation>外す(&amp;U)</translation>
    </message>
    <message>
        <source>Add al&amp;ignment point</source>
        <translation>アライメント点を追加(&amp;I)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>除く(&amp;M)</translation>
    </message>
    <message>
        <source>Write CSV and &amp;KLARF…</source>
        <translation>CSV と KLARF を書き込む(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Read verdicts…</source>
        <translation>判定を読む(&amp;R)…</translation>
    </message>
    <message>
        <source>Put the die that is typed at the left on the list</source>
        <translation>左に入力したダイをリストに加えます</translation>
    </message>
    <message>
        <source>Put the selected lines on the list</source>
        <translation>選んだ行をリストに加えます</translation>
    </message>
    <message>
        <source>Take the selected lines off the list; what was found there is kept</source>
        <translation>選んだ行をリストから外します。判定は残ります</translation>
    </message>
    <message>
        <source>Align at the die that is typed, or at the current candidate</source>
        <translation>入力したダイまたは現在の候補で合わせます</translation>
    </message>
    <message>
        <source>Take the current alignment point away</source>
        <translation>現在のアライメント点を除きます</translation>
    </message>
    <message>
        <source>The list in visiting order for the microscope: CSV, KLARF 1.2 and 1.8</source>
        <translation>顕微鏡用の訪問順リスト: CSV、KLARF 1.2 と 1.8</translation>
    </message>
    <message>
        <source>A CSV with the columns point and fa_verdict, as it came back from the microscope</source>
        <translation>顕微鏡から戻った、point 列と fa_verdict 列のある CSV</translation>
    </message>
    <message>
        <source> Three points always fit an affine map: a fourth tells how well.</source>
        <translation> 3 点は常にアフィンに一致します。4 点目で精度が分かります。</translation>
    </message>
    <message>
        <source> That is much: check the die pitch (Ctrl+G), the points, or fit affine.</source>
        <translation> 大きな値です。ダイピッチ (Ctrl+G) と点を確認するか、アフィンにしてください。</translation>
    </message>
    <message>
        <source>Residual {worst_um} µm at most, {rms_um} µm rms over {count} points.{hint}</source>
        <translation>残差 最大 {worst_um} µm、rms {rms_um} µm、{count} 点。{hint}</translation>
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
        <translation>内容。選ぶとリストに入ります</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Die, source coordinates</source>
        <translation>ダイ、元データの座標</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>確信 %</translation>
    </message>
    <message>
        <source>Confidence in per cent</source>
        <translation>確信度（パーセント）</translation>
    </message>
    <message>
        <source>Wafer x in mm, notch down</source>
        <translation>ウェハ x (mm)、ノッチは下</translation>
    </message>
    <message>
        <source>Wafer y in mm, notch down</source>
        <translation>ウェハ y (mm)、ノッチは下</translation>
    </message>
    <message>
        <source>Die x</source>
        <translation>ダイ x</translation>
    </message>
    <message>
        <source>Die x of the alignment point</source>
        <translation>アライメント点のダイ x</translation>
    </message>
    <message>
        <source>Die y</source>
        <translation>ダイ y</translation>
    </message>
    <message>
        <source>Die y of the alignment point</source>
        <translation>アライメント点のダイ y</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place in the die, on the map</source>
        <translation>ダイ内の位置、マップ上</translation>
    </message>
    <message>
        <source>Stage x</source>
        <translation>ステージ x</translation>
    </message>
    <message>
        <source>Stage x in mm, as the microscope shows it</source>
        <translation>ステージ x (mm)、顕微鏡の表示</translation>
    </message>
    <message>
        <source>Stage y</source>
        <translation>ステージ y</translation>
    </message>
    <message>
        <source>Stage y in mm, as the microscope shows it</source>
        <translation>ステージ y (mm)、顕微鏡の表示</translation>
    </message>
    <message>
        <source>Residual µm</source>
        <translation>残差 µm</translation>
    </message>
    <message>
        <source>Residual in micrometres: fitted against read</source>
        <translation>残差（マイクロメートル）: 当てはめと読み値の差</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>順番</translation>
    </message>
    <message>
        <source>Visit, in order of travel</source>
        <translation>訪問、移動の順</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Point&apos;s number: its id in the files</source>
        <translation>点の番号: ファイル内の ID</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Stage x in mm</source>
        <translation>ステージ x (mm)</translation>
    </message>
    <message>
        <source>Stage y in mm</source>
        <translation>ステージ y (mm)</translation>
    </message>
    <message>
        <source>Leg mm</source>
        <translation>移動 mm</translation>
    </message>
    <message>
        <source>Leg in mm: the way from the point before</source>
        <translation>移動 (mm): 前の点から</translation>
    </message>
    <message>
        <source>FA verdict</source>
        <translation>FA 判定</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>故障解析の判定</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Words: what was seen</source>
        <translation>説明: 見えたもの</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Date of the verdict</source>
        <translation>判定の日付</translation>
    </message>
    <message>
        <source>about</source>
        <translation>約</translation>
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
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source> (+{shown} more)</source>
        <translation>（他 {shown}）</translation>
    </message>
    <message>
        <source>Cancel {title}</source>
        <translation>{title} をキャンセル</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>ポインターの下</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>使用中のモデル</translation>
    </message>
    <message>
        <source>{model} {version} on {runs_on}</source>
        <translation>{model} {version}、{runs_on}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>モデルなし</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>モデルを読み込み中 …</translation>
    </message>
    <message>
        <source> – stopping</source>
        <translation> – 停止中</translation>
    </message>
    <message>
        <source> – {seconds} s to go</source>
        <translation> – 残り {seconds} 秒</translation>
    </message>
    <message>
        <source> – {seconds} min to go</source>
        <translation> – 残り {seconds} 分</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>As it was opened first</source>
        <translation>最初に開いたとき</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Each stroke is one step here, and can be taken back.</source>
        <translation>1 筆ごとに 1 ステップで、取り消せます。</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>取り消し済み</translation>
    </message>
    <message>
        <source>done</source>
        <translation>実行済み</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Add vertex</source>
        <translation>頂点を追加</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>下書きに戻す</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <source>Class from model</source>
        <translation>モデルのクラス</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>くり抜き</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete vertex</source>
        <translation>頂点を削除</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消しゴム</translation>
    </message>
    <message>
        <source>Erase dies</source>
        <translation>ダイを消す</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>穴を埋める</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>フリーハンド</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>結合</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>頂点を移動</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Paint dies</source>
        <translation>ダイを塗る</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Set class</source>
        <translation>クラス設定</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>単純化</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>重ね合わせ</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロック解除</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>マジックワンド</translation>
    </message>
    <message>
        <source>Wand off</source>
        <translation>ワンドで消す</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同期</translation>
    </message>
    <message>
        <source>All work is on this disk first and stays there, whatever the network does.</source>
        <translation>作業はすべてまずこのディスクに保存され、ネットワークに関係なく残ります。</translation>
    </message>
    <message>
        <source>Progress of syncing</source>
        <translation>同期の進み具合</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>今すぐ同期(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>サインイン(&amp;I)…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>サインアウト(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Answer the question…</source>
        <translation>質問に答える(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>拒否された変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>版を比較(&amp;C)…</translation>
    </message>
    <message>
        <source>My &amp;wafers…</source>
        <translation>自分のウェハ(&amp;W)…</translation>
    </message>
    <message>
        <source>Send the earlier work of {name}, &amp;too</source>
        <translation>{name} の以前の作業も送る(&amp;T)</translation>
    </message>
    <message>
        <source>none; all work stays here</source>
        <translation>なし。作業はすべてここに残ります</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>再開(&amp;G)</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>サーバー：</translation>
    </message>
    <message>
        <source>Signed in:</source>
        <translation>サインイン：</translation>
    </message>
    <message>
        <source>Unsent:</source>
        <translation>未送信：</translation>
    </message>
    <message>
        <source>Last success:</source>
        <translation>最後の成功：</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>拒否：</translation>
    </message>
    <message>
        <source>In conflict:</source>
        <translation>競合：</translation>
    </message>
    <message>
        <source>Wafers taken:</source>
        <translation>借りたウェハ：</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{name}, until the program ends</source>
        <translation>{name}（プログラムの終了まで）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>借りたウェハ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>自動的に再試行します。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Syncing waits for no answer.</source>
        <translation>同期が待っている回答はありません。</translation>
    </message>
    <message>
        <source>Syncing: {state}</source>
        <translation>同期：{state}</translation>
    </message>
    <message>
        <source>Click for all of it and what can be done.</source>
        <translation>クリックすると、すべてとできることを表示します。</translation>
    </message>
    <message>
        <source>A question waits</source>
        <translation>質問があります</translation>
    </message>
    <message>
        <source>Works without a server</source>
        <translation>サーバーなしで作業中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Syncing, {done} of {total}</source>
        <translation>同期中 {done} / {total}</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>同期されていません</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>まだ同期していません</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>同期済み（{when}）</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>競合1件</translation>
    </message>
    <message>
        <source>{count} conflicts</source>
        <translation>競合{count}件</translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation>拒否{count}件</translation>
    </message>
    <message>
        <source>{count} unsent</source>
        <translation>未送信{count}件</translation>
    </message>
    <message>
        <source>1 step unsent since {when}</source>
        <translation>{when} から手順1件が未送信</translation>
    </message>
    <message>
        <source>{count} steps unsent since {when}</source>
        <translation>{when} から手順{count}件が未送信</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>ネットワークなし</translation>
    </message>
    <message>
        <source>server busy</source>
        <translation>サーバー混雑</translation>
    </message>
    <message>
        <source>sign in to go on</source>
        <translation>続けるにはサインイン</translation>
    </message>
    <message>
        <source>password to be changed</source>
        <translation>パスワードの変更が必要</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>証明書を信頼できません</translation>
    </message>
    <message>
        <source>versions do not fit</source>
        <translation>バージョン不一致</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>サーバーが拒否</translation>
    </message>
    <message>
        <source>library cannot be written</source>
        <translation>ライブラリに書き込めません</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>問題あり</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 時間前</translation>
    </message>
    <message>
        <source>ran out</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 日 {hours} 時間</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
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
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>table_columns</name>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Number of the defect on its wafer</source>
        <translation>ウェハ上の欠陥番号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>確信 %</translation>
    </message>
    <message>
        <source>Confidence in per cent: mean probability inside the defect</source>
        <translation>確信度（%）: 欠陥内の平均確率</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>影響を受けたダイ</translation>
    </message>
    <message>
        <source>Area in mm², ≈ where the source tells no size</source>
        <translation>面積 (mm²)、≈ は元データに寸法なし</translation>
    </message>
    <message>
        <source>Centroid x in mm, notch down, ≈ where the source tells no size</source>
        <translation>重心 x (mm)、ノッチは下、≈ は元データに寸法なし</translation>
    </message>
    <message>
        <source>Centroid y in mm, notch down, ≈ where the source tells no size</source>
        <translation>重心 y (mm)、ノッチは下、≈ は元データに寸法なし</translation>
    </message>
    <message>
        <source>mm est.</source>
        <translation>mm 推定</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>Whether millimetres rest on an estimate</source>
        <translation>ミリメートルが推定か</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>ウェハの判定</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Severity of the wafer, 0 to 100</source>
        <translation>ウェハの深刻度、0～100</translation>
    </message>
    <message>
        <source>FA</source>
        <translation>FA</translation>
    </message>
    <message>
        <source>Verdict of failure analysis, from the stage list</source>
        <translation>故障解析の判定、ステージリストから</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>不良のダイ</translation>
    </message>
    <message>
        <source>Fail %</source>
        <translation>不良 %</translation>
    </message>
    <message>
        <source>Share of the dies that failed, per cent</source>
        <translation>不良ダイの割合、パーセント</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未検査</translation>
    </message>
    <message>
        <source>Severity, 0 to 100</source>
        <translation>深刻度、0～100</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Summed area of the defects in mm², ≈ where the source tells no size</source>
        <translation>欠陥の合計面積 (mm²)、≈ は元データに寸法なし</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Label in its set</source>
        <translation>データセットのラベル</translation>
    </message>
</context>
<context>
    <name>table_filter</name>
    <message>
        <source>Lot, wafer, file, product or label</source>
        <translation>ロット、ウェハ、ファイル、製品、ラベル</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>文字で絞り込み</translation>
    </message>
    <message>
        <source>Class of the defect</source>
        <translation>欠陥のクラス</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>すべての判定</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>ウェハの判定</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>最小の深刻度</translation>
    </message>
    <message>
        <source>Least area in mm²</source>
        <translation>最小の面積 (mm²)</translation>
    </message>
    <message>
        <source>Largest area in mm², any where 0</source>
        <translation>最大の面積 (mm²)、0 は制限なし</translation>
    </message>
    <message>
        <source>any</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>リセット(&amp;R)</translation>
    </message>
    <message>
        <source>Severity from</source>
        <translation>深刻度 下限</translation>
    </message>
    <message>
        <source>mm² from</source>
        <translation>mm² 下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>～</translation>
    </message>
</context>
<context>
    <name>tool_options</name>
    <message>
        <source>Dies that passed or failed alike</source>
        <translation>良否が同じダイ</translation>
    </message>
    <message>
        <source>Dies of one hard bin</source>
        <translation>同じハードビンのダイ</translation>
    </message>
    <message>
        <source>Dies of one soft bin</source>
        <translation>同じソフトビンのダイ</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>スナップ</translation>
    </message>
    <message>
        <source>Points snap to corners of dies and to other shapes.</source>
        <translation>点がダイの角や他の図形に吸い付きます。</translation>
    </message>
    <message>
        <source>Neighbours move along</source>
        <translation>隣も一緒に動かす</translation>
    </message>
    <message>
        <source>A vertex takes along those of other shapes in its place.</source>
        <translation>同じ位置にある他の図形の頂点も動きます。</translation>
    </message>
    <message>
        <source>Class from the model</source>
        <translation>モデルのクラス</translation>
    </message>
    <message>
        <source>A new shape takes the class that the model sees under it.</source>
        <translation>新しい図形はモデルがその下に見るクラスになります。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>ブラシの幅</translation>
    </message>
    <message>
        <source>What the wand takes for alike</source>
        <translation>ワンドが同じとみなすもの</translation>
    </message>
    <message>
        <source>Pixels as grey, on pictures</source>
        <translation>同じ明るさのピクセル（画像）</translation>
    </message>
    <message>
        <source>Over corners</source>
        <translation>角を越える</translation>
    </message>
    <message>
        <source>Dies that meet at a corner hang together.</source>
        <translation>角で接するダイもつながっているとみなします。</translation>
    </message>
</context>
<context>
    <name>toolbox</name>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Your wafers</source>
        <translation>ウェハの一覧</translation>
    </message>
    <message>
        <source>Drop files, folders or archives anywhere on the window: STDF, KLARF, maps, tables, pictures. Each wafer is one line. Choose one to open it.</source>
        <translation>ファイル、フォルダー、アーカイブをウィンドウのどこにでもドロップできます（STDF、KLARF、マップ、表、画像）。ウェハ1枚が1行です。行を選ぶと開きます。</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>The wheel zooms to the pointer, Space or the middle button pans, the arrow keys walk from die to die. Click a mask to choose its defect.</source>
        <translation>ホイールでポインター位置を中心にズーム、Space または中ボタンで移動、矢印キーでダイを1つずつ移動します。マスクをクリックすると欠陥を選べます。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Take a tool and outline what you see; the digits 1 to 8 pick the class. Each stroke is on the disk before the next begins, and can be undone.</source>
        <translation>ツールを選び、見えたものを囲みます。数字 1～8 でクラスを選びます。どの線も次の線の前にディスクに保存され、取り消せます。</translation>
    </message>
    <message>
        <source>Beside the map</source>
        <translation>マップの横</translation>
    </message>
    <message>
        <source>What the model found, what you draw, every step to go back to, and the layers of the map.</source>
        <translation>モデルが見つけたもの、描いたもの、戻れる手順、マップのレイヤー。</translation>
    </message>
    <message>
        <source>The verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What the model sees on the whole wafer: the leading kind of defect, how severe it is, and what the file left unclear.</source>
        <translation>ウェハ全体についてモデルが見たもの：主な欠陥の種類、深刻度、ファイルから分からなかったこと。</translation>
    </message>
    <message>
        <source>Kinds of defect</source>
        <translation>欠陥の種類</translation>
    </message>
    <message>
        <source>Each kind has a colour, a hatch and a letter, so that colour is never all there is. Click one to show or hide it.</source>
        <translation>種類ごとに色、ハッチング、文字があり、色だけに頼りません。クリックで表示／非表示を切り替えます。</translation>
    </message>
    <message>
        <source>The defects</source>
        <translation>欠陥</translation>
    </message>
    <message>
        <source>Every defect that was found, with its place and size. Choose a line, and the map comes near it.</source>
        <translation>見つかった欠陥の位置と大きさです。行を選ぶと、マップがその欠陥に近づきます。</translation>
    </message>
    <message>
        <source>The numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Coverage, affected dies and kill ratio of each kind. Lengths that were guessed say so; give the geometry to make them sure.</source>
        <translation>種類ごとの被覆率、影響を受けたダイ、キル率です。推定した長さにはその旨が付きます。ジオメトリを指定すると確かな値になります。</translation>
    </message>
    <message>
        <source>What you do most</source>
        <translation>よく使う操作</translation>
    </message>
    <message>
        <source>Open, inspect and export from here. Every command is in the menus too, and you can give it any key.</source>
        <translation>ここから開く、検査、エクスポートができます。どのコマンドもメニューにあり、好きなキーを割り当てられます。</translation>
    </message>
    <message>
        <source>What goes on</source>
        <translation>いまの状態</translation>
    </message>
    <message>
        <source>The die under the pointer, work that takes a while with a button to stop it, and the model in use. That was all; enjoy your work.</source>
        <translation>ポインター位置のダイ、時間のかかる作業とその中止ボタン、使用中のモデルです。以上でツアーは終わりです。</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>ガイドツアー</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>ツアーを終える</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>New here? A tour of two minutes shows the parts of the window.</source>
        <translation>初めてですか？2分のツアーでウィンドウの各部を紹介します。</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>ツアーを始める</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Seven views</source>
        <translation>7つの表示</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>ウェハ、モデルの判断の理由、ロット全体、全ウェハと欠陥の表、顕微鏡用の一覧、異なる版、ラボの待ち行列のウェハ。</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>{count} refused changes were written to {path}.</source>
        <translation>拒否された変更 {count} 件を {path} に書き出しました。</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>拒否された変更</translation>
    </message>
    <message>
        <source>The server did not take these changes; all others went on. Each stays here, and on the wafer, until the server takes it.</source>
        <translation>サーバーはこれらの変更を受け取りませんでした。ほかは送られました。受け取られるまで、ここにもウェハにも残ります。</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>The server&apos;s reason</source>
        <translation>サーバーの理由</translation>
    </message>
    <message>
        <source>&amp;Mend: go to the wafer</source>
        <translation>直す：ウェハへ(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>Try &amp;all again</source>
        <translation>すべて再試行(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>エクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>The tray is empty.</source>
        <translation>拒否された変更はありません。</translation>
    </message>
    <message>
        <source>Code of the refusal, for whoever runs the server: {code}</source>
        <translation>拒否のコード（サーバー管理者用）：{code}</translation>
    </message>
    <message>
        <source>Export the refused changes</source>
        <translation>拒否された変更を書き出す</translation>
    </message>
    <message>
        <source>Changes, one a line (*.jsonl)</source>
        <translation>変更、1行に1件 (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Warnings of the source</source>
        <translation>元データの警告</translation>
    </message>
    <message>
        <source>Severity {severity} of 100</source>
        <translation>深刻度 {severity} / 100</translation>
    </message>
    <message>
        <source>⚠ Alert: severity over {ALERT_SEVERITY}, look at once</source>
        <translation>⚠ 警告: 深刻度が {ALERT_SEVERITY} を超えています。すぐに確認してください</translation>
    </message>
    <message>
        <source>… and {WARNINGS_SHOWN} more (hover to read)</source>
        <translation>… 他 {WARNINGS_SHOWN} 件（ポインターを重ねて表示）</translation>
    </message>
    <message>
        <source>dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>
Label: {label}</source>
        <translation>
ラベル: {label}</translation>
    </message>
    <message>
        <source>{wafer} · {format}
{columns} × {rows}, {die_count} {unit}, {fail_count} fail ({share} %){label}</source>
        <translation>{wafer} · {format}
{columns} × {rows}、{die_count} {unit}、不良 {fail_count}（{share} %）{label}</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>ウェハが開かれていません</translation>
    </message>
    <message>
        <source>Not inspected: no model</source>
        <translation>未検査: モデルなし</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>未検査</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Wafer map</source>
        <translation>ウェハマップ</translation>
    </message>
</context>
<context>
    <name>wafer</name>
    <message>
        <source>Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>ファイル、フォルダー、アーカイブをウィンドウにドロップしてください。</translation>
    </message>
    <message>
        <source>This wafer is no picture of pixels: the wand takes dies that are alike.</source>
        <translation>このウェハはピクセル画像ではありません。ワンドは同じダイを選びます。</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>リストでウェハを選んでください。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>ダイ</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>レイヤー</translation>
    </message>
</context>
<context>
    <name>wafer_delegate</name>
    <message>
        <source>{columns} × {rows} · {share} % fail</source>
        <translation>{columns} × {rows} · 不良 {share} %</translation>
    </message>
    <message>
        <source>{title} {severity} – alert</source>
        <translation>{title} {severity} – 警告</translation>
    </message>
</context>
<context>
    <name>wafer_list</name>
    <message>
        <source>As added</source>
        <translation>追加順</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>不良の割合</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives anywhere on this window.&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;Open files…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;Open the sample lot&lt;/a&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;ウェハがありません&lt;/b&gt;&lt;/p&gt;&lt;p&gt;ファイル、フォルダー、アーカイブをウィンドウにドロップしてください。&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;ファイルを開く…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;サンプルロットを開く&lt;/a&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No wafer matches. Change the filter above.</source>
        <translation>一致するウェハがありません。上の絞り込みを変えてください。</translation>
    </message>
    <message>
        <source>Filter by lot, wafer, file</source>
        <translation>ロット、ウェハ、ファイルで絞り込み</translation>
    </message>
    <message>
        <source>Filter wafers</source>
        <translation>ウェハの絞り込み</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>すべての判定</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
</context>
<context>
    <name>wafer_model</name>
    <message>
        <source>No defect</source>
        <translation>欠陥なし</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} ダイ</translation>
    </message>
    <message>
        <source>{share} % fail</source>
        <translation>不良 {share} %</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未検査</translation>
    </message>
    <message>
        <source>{title}, severity {severity}</source>
        <translation>{title}、深刻度 {severity}</translation>
    </message>
</context>
<context>
    <name>wand</name>
    <message>
        <source>Nothing grows from there; press on a die.</source>
        <translation>そこからは広がりません。ダイの上で押してください。</translation>
    </message>
    <message>
        <source>Wand steps over {wand_gap}</source>
        <translation>ワンドは {wand_gap} を越えます</translation>
    </message>
    <message>
        <source>Wand tolerance {wand_tolerance}</source>
        <translation>ワンドの許容差 {wand_tolerance}</translation>
    </message>
    <message>
        <source>Tolerance {_tolerance}: {count} pixels</source>
        <translation>許容差 {_tolerance}: {count} ピクセル</translation>
    </message>
    <message>
        <source>Steps over {tolerance}: {count}</source>
        <translation>{tolerance} を越える: {count}</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Wafer</source>
        <translation>ウェハ</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Stage list</source>
        <translation>ステージリスト</translation>
    </message>
    <message>
        <source>The painted region was given to {count} wafers.</source>
        <translation>塗った領域を {count} 枚のウェハに付けました。</translation>
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
        <translation>等幅リング</translation>
    </message>
    <message>
        <source>Rings of equal area</source>
        <translation>等面積リング</translation>
    </message>
    <message>
        <source>Quadrants</source>
        <translation>四分円</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>扇形</translation>
    </message>
    <message>
        <source>Edge band</source>
        <translation>エッジ帯</translation>
    </message>
    <message>
        <source>Reticle positions</source>
        <translation>レチクル位置</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>ゾーン</translation>
    </message>
    <message>
        <source>No zones</source>
        <translation>ゾーンなし</translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation>ゾーンの数</translation>
    </message>
    <message>
        <source>Dies a field is wide</source>
        <translation>フィールドの幅（ダイ）</translation>
    </message>
    <message>
        <source>Field </source>
        <translation>フィールド </translation>
    </message>
    <message>
        <source>Dies a field is high</source>
        <translation>フィールドの高さ（ダイ）</translation>
    </message>
    <message>
        <source>First field begins at column</source>
        <translation>最初のフィールドの列</translation>
    </message>
    <message>
        <source>First field at column </source>
        <translation>最初のフィールド 列 </translation>
    </message>
    <message>
        <source>First field begins at row</source>
        <translation>最初のフィールドの行</translation>
    </message>
    <message>
        <source>row </source>
        <translation>行 </translation>
    </message>
    <message>
        <source>Zones:</source>
        <translation>ゾーン:</translation>
    </message>
    <message>
        <source>Width of the edge band</source>
        <translation>エッジ帯の幅</translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Ring {0}</source>
        <translation>リング {0}</translation>
    </message>
    <message>
        <source>Ring {0} ({1}–{2} mm)</source>
        <translation>リング {0}（{1}–{2} mm）</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内側</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>エッジ</translation>
    </message>
    <message>
        <source>Edge (outer {0} mm)</source>
        <translation>エッジ（外側 {0} mm）</translation>
    </message>
    <message>
        <source>Quadrant I</source>
        <translation>四分円 I</translation>
    </message>
    <message>
        <source>Quadrant II</source>
        <translation>四分円 II</translation>
    </message>
    <message>
        <source>Quadrant III</source>
        <translation>四分円 III</translation>
    </message>
    <message>
        <source>Quadrant IV</source>
        <translation>四分円 IV</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}～{1}</translation>
    </message>
    <message>
        <source>Column {0}, row {1}</source>
        <translation>列 {0}、行 {1}</translation>
    </message>
    <message>
        <source>Field {0}, {1}</source>
        <translation>フィールド {0}, {1}</translation>
    </message>
</context>
</TS>
