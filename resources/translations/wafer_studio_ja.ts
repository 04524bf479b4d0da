<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
        <source>Versions</source>
        <translation>版</translation>
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
        <translation type="unfinished">スキップ(&amp;K)…</translation>
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
        <translation type="unfinished">モデル</translation>
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
        <source>Seven views</source>
        <translation>7つの表示</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>ウェハ、モデルの判断の理由、ロット全体、全ウェハと欠陥の表、顕微鏡用の一覧、異なる版、ラボの待ち行列のウェハ。</translation>
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
        <translation type="unfinished">エクスポート(&amp;E)…</translation>
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
</TS>
