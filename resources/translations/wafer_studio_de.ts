<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>asking</name>
    <message>
        <source>Open wafer files</source>
        <translation>Waferdateien öffnen</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>this wafer</source>
        <translation>diesen Wafer</translation>
    </message>
    <message>
        <source>these {ids} wafers</source>
        <translation>diese {ids} Wafer</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Take {count} and what was found out of the library? The files stay.</source>
        <translation>{count} und das darauf Gefundene aus der Bibliothek nehmen? Die Dateien bleiben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>About Wafer Studio</source>
        <translation>Über Wafer Studio</translation>
    </message>
    <message>
        <source>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT licence. Qt is used under the LGPL, linked dynamically.&lt;/p&gt;&lt;p&gt;Library: {data}&lt;/p&gt;</source>
        <translation>&lt;p&gt;{about}&lt;/p&gt;&lt;p&gt;MIT-Lizenz. Qt wird unter der LGPL benutzt, dynamisch gebunden.&lt;/p&gt;&lt;p&gt;Bibliothek: {data}&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The last step is not on the disk yet; nothing was changed.</source>
        <translation>Der letzte Schritt ist noch nicht auf der Platte; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Open a wafer first.</source>
        <translation>Erst einen Wafer öffnen.</translation>
    </message>
</context>
<context>
    <name>bins_panel</name>
    <message>
        <source>Hard bins</source>
        <translation>Hard-Bins</translation>
    </message>
    <message>
        <source>Soft bins</source>
        <translation>Soft-Bins</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>Hard-</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>Soft-</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Cumulated</source>
        <translation>Summiert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Choose a lot above to see its bins.</source>
        <translation>Oben ein Los wählen, um seine Bins zu sehen.</translation>
    </message>
    <message>
        <source>These wafers carry no {kind} bins. Bins come with STDF, ATDF and wafer map files.</source>
        <translation>Diese Wafer haben keine {kind}Bins. Bins stehen in STDF-, ATDF- und Waferkarten-Dateien.</translation>
    </message>
    <message>
        <source>Show passing bins</source>
        <translation>Gute Bins zeigen</translation>
    </message>
    <message>
        <source>Pareto of bins</source>
        <translation>Pareto der Bins</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>Wie in den Dateien</translation>
    </message>
    <message>
        <source>(no product told)</source>
        <translation>(kein Produkt genannt)</translation>
    </message>
    <message>
        <source>Whole lot</source>
        <translation>Ganzes Los</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>Gewählter Wafer</translation>
    </message>
    <message>
        <source>Kind of bins</source>
        <translation>Art der Bins</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>Von welchen Wafern</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Read the files of this product again and show what they say.</source>
        <translation>Liest die Dateien dieses Produkts neu und zeigt, was sie sagen.</translation>
    </message>
    <message>
        <source>Choose a wafer in the gallery to see its bins.</source>
        <translation>In der Galerie einen Wafer wählen, um seine Bins zu sehen.</translation>
    </message>
    <message>
        <source>bin {number} {dies} dies</source>
        <translation>Bin {number} {dies} Dies</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>Produkt {product}</translation>
    </message>
    <message>
        <source>wafers without a product</source>
        <translation>Wafer ohne Produkt</translation>
    </message>
    <message>
        <source>Not applied yet: {failing} would fail for {whose}. Its maps are then worked out anew and their inspections dropped.</source>
        <translation>Noch nicht angewendet: {failing} würden für {whose} ausfallen. Die Karten werden dann neu berechnet und ihre Prüfungen verworfen.</translation>
    </message>
    <message>
        <source>Chosen for {whose} ({kind} bins): {listed}.</source>
        <translation>Gewählt für {whose} ({kind}Bins): {listed}.</translation>
    </message>
    <message>
        <source>As the files of {whose} say: {told} {told_2}.</source>
        <translation>Wie die Dateien von {whose} sagen: {told} {told_2}.</translation>
    </message>
    <message>
        <source>passes on some dies, fails on others</source>
        <translation>gut auf manchen Dies, Ausfall auf anderen</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>fällt aus</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>no bin</source>
        <translation>kein Bin</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>Bin</translation>
    </message>
</context>
<context>
    <name>brush</name>
    <message>
        <source>Brush {brush_radius} px wide</source>
        <translation>Pinsel {brush_radius} px breit</translation>
    </message>
</context>
<context>
    <name>candidates</name>
    <message>
        <source>Die</source>
        <translation>Die</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>Defekt</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Legend of the map</source>
        <translation>Legende der Karte</translation>
    </message>
    <message>
        <source> to </source>
        <translation> bis </translation>
    </message>
</context>
<context>
    <name>class_picker</name>
    <message>
        <source>Class to draw</source>
        <translation>Klasse zum Zeichnen</translation>
    </message>
    <message>
        <source>Recent:</source>
        <translation>Zuletzt:</translation>
    </message>
    <message>
        <source>Draw {title} again</source>
        <translation>Wieder {title} zeichnen</translation>
    </message>
    <message>
        <source>Recent class {title}</source>
        <translation>Zuletzt benutzte Klasse {title}</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Key {hotkey}</source>
        <translation>{title}: {meaning}.
Taste {hotkey}</translation>
    </message>
    <message>
        <source>Draw {title}</source>
        <translation>{title} zeichnen</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>dense fails in the outer band (about the outer 15 % of the radius), a full ring or an arc</source>
        <translation>dichte Ausfälle im äußeren Band (etwa die äußeren 15 % des Radius), ganzer Ring oder Bogen</translation>
    </message>
    <message>
        <source>edge bead, chipping, handling, chuck</source>
        <translation>Randwulst, Ausbrüche, Handhabung, Chuck</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Zentrum</translation>
    </message>
    <message>
        <source>a blob at the wafer&apos;s middle</source>
        <translation>ein Fleck in der Mitte des Wafers</translation>
    </message>
    <message>
        <source>centre-to-edge non-uniformity, spin, gas flow</source>
        <translation>Ungleichmäßigkeit von Mitte zu Rand, Schleudern, Gasfluss</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>an annulus between middle and edge, whole or in part</source>
        <translation>ein Kreisring zwischen Mitte und Rand, ganz oder teilweise</translation>
    </message>
    <message>
        <source>deposition or temperature profile</source>
        <translation>Abscheidungs- oder Temperaturprofil</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>a thin line or curve, often dotted, one or two dies wide</source>
        <translation>eine dünne Linie oder Kurve, oft punktiert, ein bis zwei Dies breit</translation>
    </message>
    <message>
        <source>handling, robot, CMP</source>
        <translation>Handhabung, Roboter, CMP</translation>
    </message>
    <message>
        <source>Particle</source>
        <translation>Partikel</translation>
    </message>
    <message>
        <source>small compact irregular clusters away from middle and edge</source>
        <translation>kleine, dichte, unregelmäßige Gruppen abseits von Mitte und Rand</translation>
    </message>
    <message>
        <source>airborne or tool particles</source>
        <translation>Partikel aus der Luft oder der Anlage</translation>
    </message>
    <message>
        <source>Lithography</source>
        <translation>Lithografie</translation>
    </message>
    <message>
        <source>fails on the stepper&apos;s grid: the same die in every field, or whole fields</source>
        <translation>Ausfälle im Raster des Steppers: derselbe Die in jedem Feld oder ganze Felder</translation>
    </message>
    <message>
        <source>reticle, focus, resist</source>
        <translation>Retikel, Fokus, Lack</translation>
    </message>
    <message>
        <source>Etching</source>
        <translation>Ätzung</translation>
    </message>
    <message>
        <source>a one-sided gradient, crescent or half wafer</source>
        <translation>ein einseitiger Verlauf, Sichel oder halber Wafer</translation>
    </message>
    <message>
        <source>plasma tilt, chamber asymmetry</source>
        <translation>schiefes Plasma, Asymmetrie der Kammer</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>fails raised all over the wafer, no pattern; nearly full wafers too</source>
        <translation>Ausfälle auf dem ganzen Wafer erhöht, kein Muster; auch fast volle Wafer</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>fails on both</source>
        <translation>Ausfall auf beiden</translation>
    </message>
    <message>
        <source>only on A</source>
        <translation>nur auf A</translation>
    </message>
    <message>
        <source>only on B</source>
        <translation>nur auf B</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>gut auf beiden</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Dateien öffnen…</translation>
    </message>
    <message>
        <source>Read wafer files or archives.</source>
        <translation>Liest Waferdateien oder Archive ein.</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Read all wafer files of a folder.</source>
        <translation>Liest alle Waferdateien eines Ordners ein.</translation>
    </message>
    <message>
        <source>Open the &amp;sample lot</source>
        <translation>&amp;Beispiellos öffnen</translation>
    </message>
    <message>
        <source>Read the simulated lot that comes with the program.</source>
        <translation>Liest das simulierte Los ein, das mit dem Programm kommt.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open again what was opened lately.</source>
        <translation>Öffnet erneut, was zuletzt geöffnet war.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Write masks, tables and reports.</source>
        <translation>Schreibt Masken, Tabellen und Berichte.</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Choose who works here: each person has annotations and steps of their own.</source>
        <translation>Wählt, wer hier arbeitet: Jede Person hat eigene Annotationen und Schritte.</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>Neue Pe&amp;rson…</translation>
    </message>
    <message>
        <source>Let somebody work here who never did before.</source>
        <translation>Lässt jemanden hier arbeiten, der es noch nie tat.</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Change how the program looks and works.</source>
        <translation>Ändert Aussehen und Verhalten des Programms.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>Close the window.</source>
        <translation>Schließt das Fenster.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last step back.</source>
        <translation>Nimmt den letzten Schritt zurück.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Take the step again that was taken back last.</source>
        <translation>Führt den zuletzt zurückgenommenen Schritt wieder aus.</translation>
    </message>
    <message>
        <source>&amp;Copy shapes</source>
        <translation>Formen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected shapes.</source>
        <translation>Kopiert die gewählten Formen.</translation>
    </message>
    <message>
        <source>&amp;Paste shapes</source>
        <translation>Formen &amp;einfügen</translation>
    </message>
    <message>
        <source>Paste shapes, from another wafer too: by die, or by millimetres.</source>
        <translation>Fügt Formen ein, auch von einem anderen Wafer: nach Dies oder nach Millimetern.</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Copy the selected shapes aside.</source>
        <translation>Legt Kopien der gewählten Formen daneben.</translation>
    </message>
    <message>
        <source>&amp;Delete shapes</source>
        <translation>Formen &amp;löschen</translation>
    </message>
    <message>
        <source>Delete the selected shapes (Del).</source>
        <translation>Löscht die gewählten Formen (Entf).</translation>
    </message>
    <message>
        <source>Select &amp;all shapes</source>
        <translation>&amp;Alle Formen wählen</translation>
    </message>
    <message>
        <source>Select every shape.</source>
        <translation>Wählt jede Form.</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Verschmelzen</translation>
    </message>
    <message>
        <source>Make one shape of the selected ones that touch.</source>
        <translation>Macht aus den gewählten Formen, die sich berühren, eine.</translation>
    </message>
    <message>
        <source>&amp;Simplify</source>
        <translation>Verein&amp;fachen</translation>
    </message>
    <message>
        <source>Take out points of the selected outlines that matter little.</source>
        <translation>Entfernt aus den gewählten Umrissen Punkte, auf die es kaum ankommt.</translation>
    </message>
    <message>
        <source>Loc&amp;k or unlock</source>
        <translation>&amp;Sperren oder entsperren</translation>
    </message>
    <message>
        <source>Keep the selected shapes from being changed, or allow it again.</source>
        <translation>Schützt die gewählten Formen vor Änderungen oder gibt sie wieder frei.</translation>
    </message>
    <message>
        <source>Class &amp;from the model</source>
        <translation>Klasse vo&amp;m Modell</translation>
    </message>
    <message>
        <source>Give the selected shapes the class that the model sees under them.</source>
        <translation>Gibt den gewählten Formen die Klasse, die das Modell darunter sieht.</translation>
    </message>
    <message>
        <source>&amp;History of the shape…</source>
        <translation>Verla&amp;uf der Form…</translation>
    </message>
    <message>
        <source>Show who drew and changed the selected shape, and when.</source>
        <translation>Zeigt, wer die gewählte Form gezeichnet und geändert hat, und wann.</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Ansehen</translation>
    </message>
    <message>
        <source>Use no tool: a click chooses a defect.</source>
        <translation>Kein Werkzeug: Ein Klick wählt einen Defekt.</translation>
    </message>
    <message>
        <source>&amp;Select and edit</source>
        <translation>Au&amp;swählen und bearbeiten</translation>
    </message>
    <message>
        <source>Select, move and reshape shapes; double click an edge for a new point.</source>
        <translation>Wählt, verschiebt und verformt Formen; ein Doppelklick auf eine Kante setzt einen Punkt.</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>&amp;Polygon</translation>
    </message>
    <message>
        <source>Click points; close on the first one, by double click or Enter.</source>
        <translation>Setzt Punkte per Klick; schließt am ersten, mit Doppelklick oder Eingabe.</translation>
    </message>
    <message>
        <source>&amp;Freehand</source>
        <translation>&amp;Freihand</translation>
    </message>
    <message>
        <source>Draw round a region.</source>
        <translation>Umfährt einen Bereich.</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>P&amp;insel</translation>
    </message>
    <message>
        <source>Paint the class; Ctrl erases, Alt with the wheel or [ and ] set the width.</source>
        <translation>Malt die Klasse; Strg löscht, Alt mit dem Mausrad oder [ und ] ändern die Breite.</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Take off from shapes.</source>
        <translation>Nimmt von Formen weg.</translation>
    </message>
    <message>
        <source>&amp;Die brush</source>
        <translation>&amp;Die-Pinsel</translation>
    </message>
    <message>
        <source>Paint whole dies; Ctrl takes them off.</source>
        <translation>Malt ganze Dies; Strg nimmt sie weg.</translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation>&amp;Zauberstab</translation>
    </message>
    <message>
        <source>Press on a die and drag to step over more passing dies.</source>
        <translation>Auf ein Die drücken und ziehen, um mehr gute Dies zu überspringen.</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>&amp;Loch</translation>
    </message>
    <message>
        <source>Click round what is to be cut out of shapes.</source>
        <translation>Klickt um das herum, was aus Formen ausgeschnitten wird.</translation>
    </message>
    <message>
        <source>Spli&amp;t</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>Draw a line that cuts a shape in two.</source>
        <translation>Zieht eine Linie, die eine Form in zwei teilt.</translation>
    </message>
    <message>
        <source>&amp;Accept the proposal</source>
        <translation>&amp;Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Make a shape of the marked defect of the model, and go to the next one.</source>
        <translation>Macht aus dem markierten Defekt des Modells eine Form und geht zum nächsten.</translation>
    </message>
    <message>
        <source>Accept all pr&amp;oposals</source>
        <translation>Alle Vorschläge a&amp;nnehmen</translation>
    </message>
    <message>
        <source>Make shapes of all defects of the model that nobody drew.</source>
        <translation>Macht aus allen Defekten des Modells Formen, die niemand gezeichnet hat.</translation>
    </message>
    <message>
        <source>&amp;Reject the proposal</source>
        <translation>Vorschla&amp;g ablehnen</translation>
    </message>
    <message>
        <source>Say that the marked defect of the model is none, and go to the next one.</source>
        <translation>Erklärt, dass der markierte Defekt des Modells keiner ist, und geht zum nächsten.</translation>
    </message>
    <message>
        <source>&amp;No defect</source>
        <translation>&amp;Kein Defekt</translation>
    </message>
    <message>
        <source>Say that the wafer has no defect.</source>
        <translation>Erklärt, dass der Wafer keinen Defekt hat.</translation>
    </message>
    <message>
        <source>S&amp;ubmit and next</source>
        <translation>A&amp;bgeben und weiter</translation>
    </message>
    <message>
        <source>Hand the annotation in and open the next wafer.</source>
        <translation>Gibt die Annotation ab und öffnet den nächsten Wafer.</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>Überspring&amp;en…</translation>
    </message>
    <message>
        <source>Pass the wafer over, with a reason, and open the next one.</source>
        <translation>Übergeht den Wafer mit Begründung und öffnet den nächsten.</translation>
    </message>
    <message>
        <source>&amp;Wafer</source>
        <translation>&amp;Wafer</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Untersuchen</translation>
    </message>
    <message>
        <source>Inspect the open wafer again.</source>
        <translation>Untersucht den geöffneten Wafer erneut.</translation>
    </message>
    <message>
        <source>Inspect &amp;all</source>
        <translation>&amp;Alle untersuchen</translation>
    </message>
    <message>
        <source>Inspect every wafer that the model has not seen.</source>
        <translation>Untersucht jeden Wafer, den das Modell noch nicht gesehen hat.</translation>
    </message>
    <message>
        <source>&amp;Colours of the picture…</source>
        <translation>&amp;Farben des Bildes…</translation>
    </message>
    <message>
        <source>Say which colours of a picture are no die, pass and fail.</source>
        <translation>Legt fest, welche Farben eines Bildes kein Die, gut und schlecht bedeuten.</translation>
    </message>
    <message>
        <source>&amp;Geometry…</source>
        <translation>&amp;Geometrie…</translation>
    </message>
    <message>
        <source>Give the die pitch, diameter and notch of the wafer&apos;s product.</source>
        <translation>Gibt Die-Abstand, Durchmesser und Notch des Produkts an.</translation>
    </message>
    <message>
        <source>&amp;Next wafer</source>
        <translation>&amp;Nächster Wafer</translation>
    </message>
    <message>
        <source>Open the next wafer.</source>
        <translation>Öffnet den nächsten Wafer.</translation>
    </message>
    <message>
        <source>&amp;Previous wafer</source>
        <translation>&amp;Voriger Wafer</translation>
    </message>
    <message>
        <source>Open the previous wafer.</source>
        <translation>Öffnet den vorigen Wafer.</translation>
    </message>
    <message>
        <source>Next &amp;defect</source>
        <translation>Nächster &amp;Defekt</translation>
    </message>
    <message>
        <source>Go to the next defect.</source>
        <translation>Geht zum nächsten Defekt.</translation>
    </message>
    <message>
        <source>Previous d&amp;efect</source>
        <translation>Voriger D&amp;efekt</translation>
    </message>
    <message>
        <source>Go to the previous defect.</source>
        <translation>Geht zum vorigen Defekt.</translation>
    </message>
    <message>
        <source>&amp;Remove from the library…</source>
        <translation>Aus der &amp;Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Take the selected wafers out of the library; the files stay.</source>
        <translation>Nimmt die gewählten Wafer aus der Bibliothek; die Dateien bleiben.</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Whole wafer</source>
        <translation>&amp;Ganzer Wafer</translation>
    </message>
    <message>
        <source>Show the whole wafer.</source>
        <translation>Zeigt den ganzen Wafer.</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>&amp;Eins zu eins</translation>
    </message>
    <message>
        <source>One pixel of the map is one pixel of the screen.</source>
        <translation>Ein Pixel der Karte ist ein Pixel des Bildschirms.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Come nearer.</source>
        <translation>Geht näher heran.</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Step back.</source>
        <translation>Geht weiter weg.</translation>
    </message>
    <message>
        <source>&amp;Turn by a quarter</source>
        <translation>Um ein Vier&amp;tel drehen</translation>
    </message>
    <message>
        <source>Turn the wafer clockwise; dies and millimetres stay those of the source.</source>
        <translation>Dreht den Wafer im Uhrzeigersinn; Dies und Millimeter bleiben die der Quelle.</translation>
    </message>
    <message>
        <source>&amp;Flip</source>
        <translation>S&amp;piegeln</translation>
    </message>
    <message>
        <source>Swap left and right on the screen.</source>
        <translation>Vertauscht links und rechts auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>&amp;Notch down</source>
        <translation>&amp;Notch nach unten</translation>
    </message>
    <message>
        <source>Turn this wafer and those that come so that the notch is at the bottom.</source>
        <translation>Dreht diesen und die folgenden Wafer so, dass die Notch unten liegt.</translation>
    </message>
    <message>
        <source>&amp;As the source has it</source>
        <translation>Wie in der &amp;Quelle</translation>
    </message>
    <message>
        <source>Turn the wafer back, and those that come too.</source>
        <translation>Dreht den Wafer zurück, und die folgenden auch.</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>Show or hide the messages.</source>
        <translation>Blendet die Meldungen ein oder aus.</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>Farben des &amp;Systems</translation>
    </message>
    <message>
        <source>Light or dark, as the system has it.</source>
        <translation>Hell oder dunkel, wie das System.</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark on light.</source>
        <translation>Dunkel auf hell.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light on dark.</source>
        <translation>Hell auf dunkel.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>List all keys and change them.</source>
        <translation>Zeigt alle Tasten und ändert sie.</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Show the parts of the window one by one, on the sample lot if there is no wafer.</source>
        <translation>Zeigt die Teile des Fensters der Reihe nach, ohne Wafer am Beispiellos.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation>Versionen und Lizenzen.</translation>
    </message>
    <message>
        <source>Pick the class Edge</source>
        <translation>Klasse Rand wählen (Edge)</translation>
    </message>
    <message>
        <source>Pick the class Center</source>
        <translation>Klasse Zentrum wählen (Center)</translation>
    </message>
    <message>
        <source>Pick the class Ring</source>
        <translation>Klasse Ring wählen (Ring)</translation>
    </message>
    <message>
        <source>Pick the class Scratch</source>
        <translation>Klasse Kratzer wählen (Scratch)</translation>
    </message>
    <message>
        <source>Pick the class Particle</source>
        <translation>Klasse Partikel wählen (Particle)</translation>
    </message>
    <message>
        <source>Pick the class Lithography</source>
        <translation>Klasse Lithografie wählen (Lithography)</translation>
    </message>
    <message>
        <source>Pick the class Etching</source>
        <translation>Klasse Ätzen wählen (Etching)</translation>
    </message>
    <message>
        <source>Pick the class Random</source>
        <translation>Klasse Zufall wählen (Random)</translation>
    </message>
    <message>
        <source>Show or hide Edge</source>
        <translation>Rand ein- oder ausblenden (Edge)</translation>
    </message>
    <message>
        <source>Show or hide Center</source>
        <translation>Zentrum ein- oder ausblenden (Center)</translation>
    </message>
    <message>
        <source>Show or hide Ring</source>
        <translation>Ring ein- oder ausblenden (Ring)</translation>
    </message>
    <message>
        <source>Show or hide Scratch</source>
        <translation>Kratzer ein- oder ausblenden (Scratch)</translation>
    </message>
    <message>
        <source>Show or hide Particle</source>
        <translation>Partikel ein- oder ausblenden (Particle)</translation>
    </message>
    <message>
        <source>Show or hide Lithography</source>
        <translation>Lithografie ein- oder ausblenden (Lithography)</translation>
    </message>
    <message>
        <source>Show or hide Etching</source>
        <translation>Ätzen ein- oder ausblenden (Etching)</translation>
    </message>
    <message>
        <source>Show or hide Random</source>
        <translation>Zufall ein- oder ausblenden (Random)</translation>
    </message>
    <message>
        <source>Walk the dies</source>
        <translation>Von Die zu Die gehen</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Walk ten dies</source>
        <translation>Zehn Dies weit gehen</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Umschalt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a pixel</source>
        <translation>Gewählte Formen um ein Pixel verschieben</translation>
    </message>
    <message>
        <source>Alt + arrow keys</source>
        <translation>Alt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the chosen shapes by a die</source>
        <translation>Gewählte Formen um ein Die verschieben</translation>
    </message>
    <message>
        <source>Alt + Shift + arrow keys</source>
        <translation>Alt + Umschalt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Close the outline, or choose the defect under the die cursor</source>
        <translation>Umriss schließen oder Defekt unter dem Die-Zeiger wählen</translation>
    </message>
    <message>
        <source>Use the tool on the die under the die cursor</source>
        <translation>Werkzeug auf dem Die unter dem Die-Cursor anwenden</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Drop the outline or stroke, then choose no die and no defect</source>
        <translation>Umriss oder Strich verwerfen, dann Die und Defekt abwählen</translation>
    </message>
    <message>
        <source>Delete the chosen shapes, or take the last point of the outline back</source>
        <translation>Gewählte Formen löschen oder letzten Punkt des Umrisses zurücknehmen</translation>
    </message>
    <message>
        <source>Del, Backspace</source>
        <translation>Entf, Rücktaste</translation>
    </message>
    <message>
        <source>Make the brush narrower or wider</source>
        <translation>Pinsel schmaler oder breiter machen</translation>
    </message>
    <message>
        <source>[ and ], wheel</source>
        <translation>[ und ], Mausrad</translation>
    </message>
    <message>
        <source>Erase with the brush, the wand or by dies</source>
        <translation>Mit Pinsel, Zauberstab oder nach Dies löschen</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Strg + Ziehen</translation>
    </message>
    <message>
        <source>Begin a new shape with the brush</source>
        <translation>Mit dem Pinsel eine neue Form beginnen</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Keep a line straight up, across or at 45°</source>
        <translation>Linie senkrecht, waagrecht oder in 45° halten</translation>
    </message>
    <message>
        <source>Shift + move</source>
        <translation>Umschalt + Bewegen</translation>
    </message>
    <message>
        <source>Do not snap</source>
        <translation>Nicht einrasten</translation>
    </message>
    <message>
        <source>Alt + move</source>
        <translation>Alt + Bewegen</translation>
    </message>
    <message>
        <source>Zoom the map of a lot</source>
        <translation>Karte eines Loses zoomen</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ und -</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Leertaste + Ziehen, Ziehen mit mittlerer Taste</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Zum Zeiger zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Go to the next or previous part</source>
        <translation>Zum nächsten oder vorigen Teil gehen</translation>
    </message>
    <message>
        <source>Tab, Shift + Tab</source>
        <translation>Tab, Umschalt + Tab</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>&amp;Sync</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>Jetzt s&amp;ynchronisieren</translation>
    </message>
    <message>
        <source>Send what is unsent, and fetch what is new.</source>
        <translation>Sendet, was noch nicht gesendet ist, und holt, was neu ist.</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Send and fetch nothing by itself, or go on with it.</source>
        <translation>Sendet und holt nichts mehr von selbst, oder wieder.</translation>
    </message>
    <message>
        <source>&amp;State of syncing…</source>
        <translation>&amp;Stand der Synchronisierung…</translation>
    </message>
    <message>
        <source>Show what is unsent since when, what is refused, and the last success.</source>
        <translation>Zeigt, was seit wann nicht gesendet ist, was abgelehnt wurde, und den letzten Erfolg.</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>&amp;Versionen vergleichen…</translation>
    </message>
    <message>
        <source>Compare versions that are in conflict, and merge them.</source>
        <translation>Vergleicht Versionen, die sich widersprechen, und führt sie zusammen.</translation>
    </message>
    <message>
        <source>Ne&amp;xt conflict</source>
        <translation>Nächster &amp;Konflikt</translation>
    </message>
    <message>
        <source>Go to the next versions that are in conflict.</source>
        <translation>Geht zu den nächsten Versionen, die sich widersprechen.</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>Abge&amp;lehnte Änderungen…</translation>
    </message>
    <message>
        <source>Show the changes that the server refused, and why.</source>
        <translation>Zeigt die Änderungen, die der Server abgelehnt hat, und warum.</translation>
    </message>
    <message>
        <source>&amp;Wafers from the queue…</source>
        <translation>&amp;Wafer aus der Warteschlange…</translation>
    </message>
    <message>
        <source>Take wafers from the lab&apos;s queue for days, and see those that were taken.</source>
        <translation>Nimmt für Tage Wafer aus der Warteschlange des Labors und zeigt die genommenen.</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>An&amp;melden…</translation>
    </message>
    <message>
        <source>Sign in to the lab&apos;s server.</source>
        <translation>Meldet am Server des Labors an.</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>Sign out; all work stays here.</source>
        <translation>Meldet ab; alle Arbeit bleibt hier.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Have a region as a version has it</source>
        <translation>Einen Bereich so nehmen, wie eine Version ihn hat</translation>
    </message>
    <message>
        <source>1, 2, … in the list of regions</source>
        <translation>1, 2, … in der Liste der Bereiche</translation>
    </message>
    <message>
        <source>Keep a region</source>
        <translation>Einen Bereich behalten</translation>
    </message>
    <message>
        <source>B or Insert in the list of regions</source>
        <translation>B oder Einfg in der Liste der Bereiche</translation>
    </message>
    <message>
        <source>Leave a region out</source>
        <translation>Einen Bereich weglassen</translation>
    </message>
    <message>
        <source>0 or Del in the list of regions</source>
        <translation>0 oder Entf in der Liste der Bereiche</translation>
    </message>
    <message>
        <source>Leave a region open again</source>
        <translation>Einen Bereich wieder offen lassen</translation>
    </message>
    <message>
        <source>? or Backspace in the list of regions</source>
        <translation>? oder Rücktaste in der Liste der Bereiche</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Select two wafers in the gallery: hold Ctrl and click, or Shift and walk with the arrow keys.</source>
        <translation>In der Galerie zwei Wafer wählen: mit Strg klicken oder mit Umschalt und den Pfeiltasten.</translation>
    </message>
    <message>
        <source>passes on both</source>
        <translation>gut auf beiden</translation>
    </message>
    <message>
        <source>fails on both</source>
        <translation>Ausfall auf beiden</translation>
    </message>
    <message>
        <source>fails on A only</source>
        <translation>Ausfall nur auf A</translation>
    </message>
    <message>
        <source>fails on B only</source>
        <translation>Ausfall nur auf B</translation>
    </message>
    <message>
        <source>a die on one wafer only</source>
        <translation>ein Die nur auf einem Wafer</translation>
    </message>
    <message>
        <source>Difference map</source>
        <translation>Differenzkarte</translation>
    </message>
    <message>
        <source>Numbers of the comparison</source>
        <translation>Zahlen des Vergleichs</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source> {wafer_ids} are selected now.</source>
        <translation> Jetzt sind {wafer_ids} gewählt.</translation>
    </message>
    <message>
        <source>One of the two wafers is no longer in the library.</source>
        <translation>Einer der beiden Wafer ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>kein Die</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {die}</source>
        <translation>Die ({x}, {y}): {die}</translation>
    </message>
    <message>
        <source>Dies compared</source>
        <translation>Verglichene Dies</translation>
    </message>
    <message>
        <source>Fail on both</source>
        <translation>Ausfall auf beiden</translation>
    </message>
    <message>
        <source>Fail on A only</source>
        <translation>Ausfall nur auf A</translation>
    </message>
    <message>
        <source>Fail on B only</source>
        <translation>Ausfall nur auf B</translation>
    </message>
    <message>
        <source>Pass on both</source>
        <translation>Gut auf beiden</translation>
    </message>
    <message>
        <source>Dies on one wafer only</source>
        <translation>Dies nur auf einem Wafer</translation>
    </message>
    <message>
        <source>Dies on which both agree</source>
        <translation>Dies, bei denen beide übereinstimmen</translation>
    </message>
    <message>
        <source>Shared fails (of all fails of either)</source>
        <translation>Gemeinsame Ausfälle (von allen Ausfällen)</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Vergleichen…</translation>
    </message>
    <message>
        <source>{conflicts} on this wafer. Both versions are kept until you decide.</source>
        <translation>{conflicts} auf diesem Wafer. Beide Versionen bleiben, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>The versions that are on the map now</source>
        <translation>Die Versionen, die jetzt auf der Karte sind</translation>
    </message>
    <message>
        <source>The other versions, where there are two</source>
        <translation>Die jeweils andere Version, wo es zwei gibt</translation>
    </message>
    <message>
        <source>The versions by {author}</source>
        <translation>Die Versionen von {author}</translation>
    </message>
    <message>
        <source>All conflicts of this wafer</source>
        <translation>Alle Konflikte dieses Wafers</translation>
    </message>
    <message>
        <source>&amp;Which versions of wafer {wafer} are taken?</source>
        <translation>&amp;Welche Versionen des Wafers {wafer} werden genommen?</translation>
    </message>
    <message>
        <source>Versions to take</source>
        <translation>Versionen, die genommen werden</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Resolve them</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Noch ist nichts gewählt.</translation>
    </message>
    <message>
        <source>Outlines: {shapes}, of which {removed} are removed. Notes and states: {remarks}. Left as they are: {left}. Each is a step that can be undone.</source>
        <translation>Umrisse: {shapes}, davon werden {removed} entfernt. Notizen und Zustände: {remarks}. Bleiben, wie sie sind: {left}. Jeder ist ein Schritt, der rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>Open the wafer of this conflict first.</source>
        <translation>Öffnen Sie zuerst den Wafer dieses Konflikts.</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>Nä&amp;chster</translation>
    </message>
    <message>
        <source>A&amp;ll of this wafer…</source>
        <translation>A&amp;lle dieses Wafers…</translation>
    </message>
    <message>
        <source>Both versions are kept until you decide.</source>
        <translation>Beide Versionen bleiben, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Show the result al&amp;one</source>
        <translation>Nur das Er&amp;gebnis zeigen</translation>
    </message>
    <message>
        <source>Nothing is in conflict. Versions that differ are compared here.</source>
        <translation>Nichts widerspricht sich. Versionen, die abweichen, werden hier verglichen.</translation>
    </message>
    <message>
        <source>A&amp;pply: remove the shape</source>
        <translation>An&amp;wenden: die Form entfernen</translation>
    </message>
    <message>
        <source>A&amp;pply as one step</source>
        <translation>Als ein Schritt an&amp;wenden</translation>
    </message>
    <message>
        <source>Note and state</source>
        <translation>Notiz und Zustand</translation>
    </message>
    <message>
        <source>Both versions are kept. This annotation is another person&apos;s, who works on this machine, too; that person decides.</source>
        <translation>Beide Versionen bleiben. Diese Annotation gehört jemand anderem, der auch an diesem Rechner arbeitet; diese Person entscheidet.</translation>
    </message>
    <message>
        <source>Times are those of the machine that each version was made on.</source>
        <translation>Die Zeiten sind die des Rechners, an dem die jeweilige Version entstand.</translation>
    </message>
    <message>
        <source>on the map now</source>
        <translation>jetzt auf der Karte</translation>
    </message>
    <message>
        <source>{letter}: remove</source>
        <translation>{letter}: entfernen</translation>
    </message>
    <message>
        <source>Take {letter}</source>
        <translation>{letter} nehmen</translation>
    </message>
    <message>
        <source>all versions</source>
        <translation>alle Versionen</translation>
    </message>
    <message>
        <source>only {letter}</source>
        <translation>nur {letter}</translation>
    </message>
    <message>
        <source>Versions over the wafer</source>
        <translation>Versionen über dem Wafer</translation>
    </message>
    <message>
        <source>Has it</source>
        <translation>Wer hat ihn</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Regions that only some versions have</source>
        <translation>Bereiche, die nur manche Versionen haben</translation>
    </message>
    <message>
        <source>1, 2, … have the region as that version has it; B keeps it, 0 leaves it out, ? leaves it open again.</source>
        <translation>1, 2, … nehmen den Bereich, wie diese Version ihn hat; B behält ihn, 0 lässt ihn weg, ? lässt ihn wieder offen.</translation>
    </message>
    <message>
        <source>{who}, {pixels} pixels, {dies} dies: {choice}</source>
        <translation>{who}, {pixels} Pixel, {dies} Dies: {choice}</translation>
    </message>
    <message>
        <source>? open</source>
        <translation>? offen</translation>
    </message>
    <message>
        <source>✓ kept</source>
        <translation>✓ behalten</translation>
    </message>
    <message>
        <source>✕ left out</source>
        <translation>✕ weggelassen</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>All is chosen.</source>
        <translation>Alles ist gewählt.</translation>
    </message>
    <message>
        <source>1 choice is open.</source>
        <translation>1 Wahl ist offen.</translation>
    </message>
    <message>
        <source>{count} choices are open.</source>
        <translation>{count} Wahlen sind offen.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Defekte</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Rejected proposals</source>
        <translation>Abgelehnte Vorschläge</translation>
    </message>
    <message>
        <source>Both notes</source>
        <translation>Beide Notizen</translation>
    </message>
    <message>
        <source>The rejected ones of all</source>
        <translation>Die abgelehnten von allen</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>abgegeben</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>no defect on this wafer</source>
        <translation>kein Defekt auf diesem Wafer</translation>
    </message>
    <message>
        <source>defects, or not said</source>
        <translation>Defekte, oder nichts gesagt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>In the list: 1, 2 as that version has it · B keep · 0 leave out · ? open again</source>
        <translation>In der Liste: 1, 2 wie diese Version · B behalten · 0 weglassen · ? wieder offen</translation>
    </message>
    <message>
        <source>&amp;Union</source>
        <translation>Ver&amp;einigung</translation>
    </message>
    <message>
        <source>&amp;Intersection</source>
        <translation>S&amp;chnittmenge</translation>
    </message>
    <message>
        <source>Separa&amp;te shapes</source>
        <translation>Ge&amp;trennte Formen</translation>
    </message>
    <message>
        <source>&amp;Remove the shape</source>
        <translation>Form ent&amp;fernen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>Gezeichnet von</translation>
    </message>
    <message>
        <source>All that any version has, as one shape.</source>
        <translation>Alles, was irgendeine Version hat, als eine Form.</translation>
    </message>
    <message>
        <source>Only what all versions have.</source>
        <translation>Nur, was alle Versionen haben.</translation>
    </message>
    <message>
        <source>Each version as a shape of its own.</source>
        <translation>Jede Version als eigene Form.</translation>
    </message>
    <message>
        <source>No shape; the step can be undone.</source>
        <translation>Keine Form; der Schritt kann rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Result: no shape.</source>
        <translation>Ergebnis: keine Form.</translation>
    </message>
    <message>
        <source>Result: 1 shape, {area} pixels.</source>
        <translation>Ergebnis: 1 Form, {area} Pixel.</translation>
    </message>
    <message>
        <source>Result: {count} shapes, {area} pixels.</source>
        <translation>Ergebnis: {count} Formen, {area} Pixel.</translation>
    </message>
    <message>
        <source>One version removed the shape, another one changed it.</source>
        <translation>Eine Version hat die Form entfernt, eine andere hat sie geändert.</translation>
    </message>
    <message>
        <source>The outlines are the same (IoU 1.00).</source>
        <translation>Die Umrisse sind gleich (IoU 1.00).</translation>
    </message>
    <message>
        <source>What all versions share of what any has (IoU): {iou}</source>
        <translation>Anteil dessen, was alle Versionen haben (IoU): {iou}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>nicht gesperrt</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>einem Menschen</translation>
    </message>
    <message>
        <source>the model, sure to {percent} %</source>
        <translation>dem Modell, zu {percent} % sicher</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message>
        <source>1 die</source>
        <translation>1 Die</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} Dies</translation>
    </message>
    <message>
        <source>1 line copied.</source>
        <translation>1 Zeile kopiert.</translation>
    </message>
    <message>
        <source>{count} lines copied.</source>
        <translation>{count} Zeilen kopiert.</translation>
    </message>
    <message>
        <source>1 shape</source>
        <translation>1 Form</translation>
    </message>
    <message>
        <source>{count} shapes</source>
        <translation>{count} Formen</translation>
    </message>
    <message>
        <source>1 shape copied.</source>
        <translation>1 Form kopiert.</translation>
    </message>
    <message>
        <source>{count} shapes copied.</source>
        <translation>{count} Formen kopiert.</translation>
    </message>
    <message>
        <source>1 wafer</source>
        <translation>1 Wafer</translation>
    </message>
    <message>
        <source>{count} wafers</source>
        <translation>{count} Wafer</translation>
    </message>
    <message>
        <source>1 wafer got a shape.</source>
        <translation>1 Wafer bekam eine Form.</translation>
    </message>
    <message>
        <source>{count} wafers got a shape.</source>
        <translation>{count} Wafer bekamen eine Form.</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} Warnungen</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>This is a bug in Wafer Studio, and nothing that you did wrong.</source>
        <translation>Das ist ein Fehler in Wafer Studio; Sie haben nichts falsch gemacht.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Bugs in Wafer Studio came up {count} times; none is your fault.</source>
        <translation>In Wafer Studio traten {count} Fehler auf; keiner liegt an Ihnen.</translation>
    </message>
    <message>
        <source>The report was written to {path}.</source>
        <translation>Der Bericht liegt unter {path}.</translation>
    </message>
    <message>
        <source>The report could not be written; copy it from here.</source>
        <translation>Der Bericht konnte nicht geschrieben werden; kopieren Sie ihn von hier.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Your work is safe: every finished step is in the journal on the disk, and the next start shows the wafers as they were.</source>
        <translation>Ihre Arbeit ist sicher: Jeder fertige Schritt steht im Journal auf der Platte, und der nächste Start zeigt die Wafer, wie sie waren.</translation>
    </message>
    <message>
        <source>The last step is on its way to the disk; all before it are there.</source>
        <translation>Der letzte Schritt wird gerade auf die Platte geschrieben; alle davor sind dort.</translation>
    </message>
    <message>
        <source>The last step could not be brought to the disk: {error}.</source>
        <translation>Der letzte Schritt konnte nicht auf die Platte geschrieben werden: {error}.</translation>
    </message>
</context>
<context>
    <name>defects</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives on the window; their defects are listed here as soon as the wafers are inspected.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Noch keine Wafer&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Waferdateien, Ordner oder Archive auf dem Fenster ablegen; ihre Defekte stehen hier, sobald die Wafer geprüft sind.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No defects yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;No wafer here has an inspection with a defect. Inspect all wafers with Shift+F5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Noch keine Defekte&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Kein Wafer hat hier eine Prüfung mit einem Defekt. Alle Wafer mit Umschalt+F5 prüfen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Nothing matches. Change the filter above, or reset it.</source>
        <translation>Nichts passt. Oben den Filter ändern oder zurücksetzen.</translation>
    </message>
    <message>
        <source>All defects</source>
        <translation>Alle Defekte</translation>
    </message>
    <message>
        <source>All wafers</source>
        <translation>Alle Wafer</translation>
    </message>
    <message>
        <source>Copy &amp;lines</source>
        <translation>&amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy map &amp;picture</source>
        <translation>Karten&amp;bild kopieren</translation>
    </message>
    <message>
        <source>Select lines to copy; Ctrl+A selects all.</source>
        <translation>Zeilen zum Kopieren wählen; Strg+A wählt alle.</translation>
    </message>
    <message>
        <source>Choose a line first; its wafer is drawn.</source>
        <translation>Erst eine Zeile wählen; ihr Wafer wird gezeichnet.</translation>
    </message>
    <message>
        <source>{name}: heads</source>
        <translation>{name}: Köpfe</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Defekte</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Selected lines, for a spreadsheet or a slide (Ctrl+C)</source>
        <translation>Gewählte Zeilen, für Tabelle oder Folie (Strg+C)</translation>
    </message>
    <message>
        <source>The current line&apos;s wafer with its masks (Ctrl+Shift+C)</source>
        <translation>Der Wafer der Zeile mit seinen Masken (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Picture copied, {width} x {height} pixels.</source>
        <translation>Bild kopiert, {width} x {height} Pixel.</translation>
    </message>
    <message>
        <source>Number, largest first</source>
        <translation>Nummer, der größte zuerst</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Conf.</source>
        <translation>Sich.</translation>
    </message>
    <message>
        <source>Confidence: mean probability inside the cluster</source>
        <translation>Sicherheit: mittlere Wahrscheinlichkeit im Cluster</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>Betroffene Dies</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Centroid in mm, notch down</source>
        <translation>Schwerpunkt in mm, Notch unten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Extent along the long axis, mm</source>
        <translation>Ausdehnung entlang der langen Achse, mm</translation>
    </message>
    <message>
        <source> (estimated: the source tells no size)</source>
        <translation> (geschätzt: die Quelle nennt keine Größe)</translation>
    </message>
    <message>
        <source>Choose a wafer to see its defects.</source>
        <translation>Einen Wafer wählen, um seine Defekte zu sehen.</translation>
    </message>
    <message>
        <source>No defects were found on this wafer.</source>
        <translation>Auf diesem Wafer wurden keine Defekte gefunden.</translation>
    </message>
    <message>
        <source>This wafer was not inspected yet. Press F5 to inspect it.</source>
        <translation>Dieser Wafer wurde noch nicht geprüft. F5 prüft ihn.</translation>
    </message>
</context>
<context>
    <name>die_brush</name>
    <message>
        <source>This picture has no dies; use the brush.</source>
        <translation>Dieses Bild hat keine Dies; den Pinsel benutzen.</translation>
    </message>
</context>
<context>
    <name>dies</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Hard bin</source>
        <translation>Hard-Bin</translation>
    </message>
    <message>
        <source>Soft bin</source>
        <translation>Soft-Bin</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>Die coordinate of the source</source>
        <translation>Die-Koordinate der Quelle</translation>
    </message>
    <message>
        <source>Passed or failed</source>
        <translation>Gut oder Ausfall</translation>
    </message>
    <message>
        <source>Middle of the die, mm, notch down</source>
        <translation>Mitte des Dies, mm, Notch unten</translation>
    </message>
    <message>
        <source>Classes that the model sees over half of the die</source>
        <translation>Klassen, die das Modell über mehr als der Hälfte des Dies sieht</translation>
    </message>
    <message>
        <source>Under a drawn shape</source>
        <translation>Unter einer gezeichneten Form</translation>
    </message>
    <message>
        <source>Failed dies</source>
        <translation>Ausgefallene Dies</translation>
    </message>
    <message>
        <source>Dies under shapes</source>
        <translation>Dies unter Formen</translation>
    </message>
    <message>
        <source>Dies in masks of the model</source>
        <translation>Dies in Masken des Modells</translation>
    </message>
    <message>
        <source>All dies</source>
        <translation>Alle Dies</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>In der Liste einen Wafer wählen.</translation>
    </message>
    <message>
        <source>No die lies under a shape yet.</source>
        <translation>Noch liegt kein Die unter einer Form.</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>Das Modell hat diesen Wafer noch nicht gesehen.</translation>
    </message>
    <message>
        <source>No die lies in a mask of the model.</source>
        <translation>Kein Die liegt in einer Maske des Modells.</translation>
    </message>
    <message>
        <source>No die of this wafer failed.</source>
        <translation>Kein Die dieses Wafers ist ausgefallen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Which dies</source>
        <translation>Welche Dies</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>{count} dies</source>
        <translation>{count} Dies</translation>
    </message>
    <message>
        <source>No dies were recognised in this picture: it has pixels only, and no die can be listed.</source>
        <translation>In diesem Bild wurden keine Dies erkannt: Es hat nur Pixel, und kein Die kann aufgelistet werden.</translation>
    </message>
    <message>
        <source>The model found no defect on it.</source>
        <translation>Das Modell fand keinen Defekt darauf.</translation>
    </message>
    <message>
        <source>What the model found on it ({count}) is in the table Found.</source>
        <translation>Was das Modell darauf fand ({count}), steht in der Tabelle „Funde“.</translation>
    </message>
</context>
<context>
    <name>drags</name>
    <message>
        <source>The shape changed meanwhile; drag it again.</source>
        <translation>Die Form hat sich inzwischen geändert; noch einmal ziehen.</translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Drawn so far</source>
        <translation>Bisher gezeichnet</translation>
    </message>
    <message>
        <source>{coverage} % of the wafer</source>
        <translation>{coverage} % des Wafers</translation>
    </message>
    <message>
        <source>{shapes} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {area_mm2} mm² · {covered}</translation>
    </message>
    <message>
        <source> · {kill_ratio} % killed</source>
        <translation> · {kill_ratio} % ausgefallen</translation>
    </message>
    <message>
        <source>{shapes} · {dies} dies{killed} · {area_mm2} mm² · {covered}</source>
        <translation>{shapes} · {dies} Dies{killed} · {area_mm2} mm² · {covered}</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Choose a class, or click a cluster on the map in the middle.</source>
        <translation>Eine Klasse wählen oder auf der mittleren Karte einen Cluster anklicken.</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>In der Liste einen Wafer wählen.</translation>
    </message>
    <message>
        <source>Class to explain</source>
        <translation>Klasse, die erklärt wird</translation>
    </message>
    <message>
        <source>&amp;Sharp (HiResCAM)</source>
        <translation>&amp;Scharf (HiResCAM)</translation>
    </message>
    <message>
        <source>Show the &amp;doubt</source>
        <translation>&amp;Zweifel zeigen</translation>
    </message>
    <message>
        <source>Entropy of the model&apos;s answer over eight turns and flips</source>
        <translation>Entropie der Antwort des Modells über acht Drehungen und Spiegelungen</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>{title} of the wafer</source>
        <translation>{title} des Wafers</translation>
    </message>
    <message>
        <source>Attention inside the mask</source>
        <translation>Aufmerksamkeit in der Maske</translation>
    </message>
    <message>
        <source>Attention inside drawn shapes of the class</source>
        <translation>Aufmerksamkeit in gezeichneten Formen der Klasse</translation>
    </message>
    <message>
        <source>Defect {defect}: </source>
        <translation>Defekt {defect}: </translation>
    </message>
    <message>
        <source>The most doubtful die has {worst} bits, summed over the classes; strong colour stands for {_MOST_BITS} bit or more.</source>
        <translation>Der zweifelhafteste Die hat {worst} Bit, summiert über die Klassen; kräftige Farbe steht für {_MOST_BITS} Bit oder mehr.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Empty: a line to sign on</source>
        <translation>Leer: eine Zeile zum Unterschreiben</translation>
    </message>
    <message>
        <source>Operator on evidence pages</source>
        <translation>Bediener auf Beweisseiten</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>Freier Text</translation>
    </message>
    <message>
        <source>Note on evidence pages</source>
        <translation>Notiz auf Beweisseiten</translation>
    </message>
    <message>
        <source>On the evidence pages</source>
        <translation>Auf den Beweisseiten</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>Bediener:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Notiz:</translation>
    </message>
    <message>
        <source>Of which wafers</source>
        <translation>Von welchen Wafern</translation>
    </message>
    <message>
        <source>The selected ({selected})</source>
        <translation>Die gewählten ({selected})</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Die ganze Bibliothek</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Tick at least one format.</source>
        <translation>Mindestens ein Format ankreuzen.</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Einen Ordner nennen.</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Nothing to mend.</source>
        <translation>Nichts zu reparieren.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>The model sees {title} ({sure} %, defect {number}) and no shape covers it.</source>
        <translation>Das Modell sieht {title} ({sure} %, Defekt {number}), und keine Form deckt es.</translation>
    </message>
</context>
<context>
    <name>freehand</name>
    <message>
        <source>Draw round a region with the button held down.</source>
        <translation>Mit gedrückter Taste um ein Gebiet zeichnen.</translation>
    </message>
</context>
<context>
    <name>furniture</name>
    <message>
        <source>down</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>up</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>turned 90°</source>
        <translation>um 90° gedreht</translation>
    </message>
    <message>
        <source>turned 180°</source>
        <translation>um 180° gedreht</translation>
    </message>
    <message>
        <source>turned 270°</source>
        <translation>um 270° gedreht</translation>
    </message>
    <message>
        <source>Notch not known</source>
        <translation>Notch nicht bekannt</translation>
    </message>
    <message>
        <source>Notch {side}</source>
        <translation>Notch {side}</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>No wafer of this lot matches. Change the filter above.</source>
        <translation>Kein Wafer dieses Loses passt. Oben den Filter ändern.</translation>
    </message>
    <message>
        <source>{fail_share} % fail</source>
        <translation>{fail_share} % Ausfall</translation>
    </message>
    <message>
        <source>Filter by wafer, label, verdict</source>
        <translation>Nach Wafer, Label, Urteil filtern</translation>
    </message>
    <message>
        <source>Filter the gallery</source>
        <translation>Galerie filtern</translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation>Reihenfolge der Galerie</translation>
    </message>
    <message>
        <source>Gallery of the lot</source>
        <translation>Galerie des Loses</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>Reihenfolge:</translation>
    </message>
    <message>
        <source>{shown} of {words}</source>
        <translation>{shown} von {words}</translation>
    </message>
    <message>
        <source>{words} · {chosen} selected</source>
        <translation>{words} · {chosen} gewählt</translation>
    </message>
</context>
<context>
    <name>gallery_model</name>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>Anteil der Ausfälle</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>As added</source>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} Dies</translation>
    </message>
    <message>
        <source>{fails} of {dies} fail ({fail_share} %)</source>
        <translation>{fails} von {dies} ausgefallen ({fail_share} %)</translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation>Label {label}</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
</context>
<context>
    <name>geometry</name>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>Produkt {product}</translation>
    </message>
    <message>
        <source>every product without a geometry of its own</source>
        <translation>jedes Produkt ohne eigene Geometrie</translation>
    </message>
    <message>
        <source>For {whose}: its wafers in the library and those that are read later. What rests on millimetres is then measured anew.</source>
        <translation>Für {whose}: seine Wafer in der Bibliothek und die, die später gelesen werden. Was auf Millimetern beruht, wird dann neu gemessen.</translation>
    </message>
    <message>
        <source>Die pitch across</source>
        <translation>Die-Abstand quer</translation>
    </message>
    <message>
        <source>Die pitch down</source>
        <translation>Die-Abstand längs</translation>
    </message>
    <message>
        <source>Wafer diameter</source>
        <translation>Waferdurchmesser</translation>
    </message>
    <message>
        <source>Notch</source>
        <translation>Notch</translation>
    </message>
    <message>
        <source>Die pitch across:</source>
        <translation>Die-Abstand quer:</translation>
    </message>
    <message>
        <source>Die pitch down:</source>
        <translation>Die-Abstand längs:</translation>
    </message>
    <message>
        <source>Wafer diameter:</source>
        <translation>Waferdurchmesser:</translation>
    </message>
    <message>
        <source>Notch:</source>
        <translation>Notch:</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Select one shape first.</source>
        <translation>Erst eine Form wählen.</translation>
    </message>
    <message>
        <source>History of {shape}</source>
        <translation>Verlauf von {shape}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Changes of the shape</source>
        <translation>Änderungen der Form</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing is known of this shape.</source>
        <translation>Von dieser Form ist nichts bekannt.</translation>
    </message>
    <message>
        <source>{step} (the shape went)</source>
        <translation>{step} (die Form ging)</translation>
    </message>
    <message>
        <source>Change {number}: {what}, by {author}, {when}</source>
        <translation>Änderung {number}: {what}, von {author}, {when}</translation>
    </message>
</context>
<context>
    <name>layer_table</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>The dies of the wafer, passed and failed.</source>
        <translation>Die Dies des Wafers, gut und ausgefallen.</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Where the model looked for a class.</source>
        <translation>Wo das Modell nach einer Klasse gesucht hat.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Where the model is not sure.</source>
        <translation>Wo das Modell nicht sicher ist.</translation>
    </message>
    <message>
        <source>Die grid</source>
        <translation>Die-Raster</translation>
    </message>
    <message>
        <source>Lines between the dies, once they are large enough.</source>
        <translation>Linien zwischen den Dies, sobald sie groß genug sind.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>Rings, quadrants or sectors of the wafer.</source>
        <translation>Ringe, Quadranten oder Sektoren des Wafers.</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Colour and hatch of what the model found.</source>
        <translation>Farbe und Schraffur dessen, was das Modell fand.</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Outlines of what the model found and nobody accepted yet.</source>
        <translation>Umrisse dessen, was das Modell fand und noch niemand annahm.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>What was drawn or accepted.</source>
        <translation>Was gezeichnet oder angenommen wurde.</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Layers of the map</source>
        <translation>Ebenen der Karte</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>{title} zeigen</translation>
    </message>
    <message>
        <source>Opacity of {title}</source>
        <translation>Deckkraft: {title}</translation>
    </message>
    <message>
        <source>Opacity of {title}, per cent</source>
        <translation>Deckkraft: {title}, Prozent</translation>
    </message>
</context>
<context>
    <name>leases</name>
    <message>
        <source>Wafers</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>&amp;Take wafers</source>
        <translation>Wafer &amp;nehmen</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>Genommene Wafer</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>To be</source>
        <translation>Wird</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibt</translation>
    </message>
    <message>
        <source>Why it was chosen</source>
        <translation>Warum er gewählt wurde</translation>
    </message>
    <message>
        <source>Wafers done since they were taken</source>
        <translation>Seit dem Nehmen erledigte Wafer</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>E&amp;rledigt</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Verlängern</translation>
    </message>
    <message>
        <source>&amp;Give back</source>
        <translation>Zurück&amp;geben</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>Überspring&amp;en…</translation>
    </message>
    <message>
        <source>{wafer} (not on this machine)</source>
        <translation>{wafer} (nicht auf diesem Rechner)</translation>
    </message>
    <message>
        <source>%v of %m done</source>
        <translation>%v von %m erledigt</translation>
    </message>
    <message>
        <source>About {minutes} min of work at your pace.</source>
        <translation>In Ihrem Tempo etwa {minutes} min Arbeit.</translation>
    </message>
    <message>
        <source>Giving back, skipping and &apos;done&apos; work without a network: the server hears of them at the next sync. Taking and renewing ask it now.</source>
        <translation>Zurückgeben, Überspringen und „Erledigt“ gehen ohne Netz: Der Server erfährt es bei der nächsten Synchronisierung. Nehmen und Verlängern fragen ihn jetzt.</translation>
    </message>
    <message>
        <source>Sign in to a server to take wafers from its queue.</source>
        <translation>Melden Sie sich an einem Server an, um Wafer aus seiner Warteschlange zu nehmen.</translation>
    </message>
    <message>
        <source>You have taken no wafers. Take some, for as long as you need.</source>
        <translation>Sie haben keine Wafer genommen. Nehmen Sie welche, so lange Sie sie brauchen.</translation>
    </message>
    <message>
        <source>Nu&amp;mber of wafers:</source>
        <translation>An&amp;zahl Wafer:</translation>
    </message>
    <message>
        <source>for da&amp;ys:</source>
        <translation>für Ta&amp;ge:</translation>
    </message>
    <message>
        <source>annotated</source>
        <translation>annotiert</translation>
    </message>
    <message>
        <source>read again, blind</source>
        <translation>blind ein zweites Mal gelesen</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
</context>
<context>
    <name>legend</name>
    <message>
        <source>Defect classes</source>
        <translation>Defektklassen</translation>
    </message>
    <message>
        <source>{title}: {meaning}.
Usual causes: {causes}.</source>
        <translation>{title}: {meaning}.
Übliche Ursachen: {causes}.</translation>
    </message>
    <message>
        <source>
{keys} shows or hides it.</source>
        <translation>
{keys} zeigt oder verbirgt es.</translation>
    </message>
    <message>
        <source>Show {title}, {count} defects</source>
        <translation>{title} zeigen, {count} Defekte</translation>
    </message>
</context>
<context>
    <name>lot</name>
    <message>
        <source>No wafers yet. Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>Noch keine Wafer. Waferdateien, Ordner oder Archive irgendwo auf diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bins</translation>
    </message>
    <message>
        <source>Parametric</source>
        <translation>Parametrisch</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Lot:</source>
        <translation>Los:</translation>
    </message>
    <message>
        <source>No lot told</source>
        <translation>Kein Los genannt</translation>
    </message>
    <message>
        <source>All wafers ({found})</source>
        <translation>Alle Wafer ({found})</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all of them</source>
        <translation>Kopiert die gewählten Zeilen oder alle</translation>
    </message>
    <message>
        <source>Messages ({count})</source>
        <translation>Meldungen ({count})</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation> (gesch.)</translation>
    </message>
    <message>
        <source>{density_per_cm2} /cm²{mark}</source>
        <translation>{density_per_cm2} /cm²{mark}</translation>
    </message>
    <message>
        <source>{spent} ms (model {model})</source>
        <translation>{spent} ms (Modell {model})</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>Betroffene Dies</translation>
    </message>
    <message>
        <source>Failed within masks</source>
        <translation>Ausgefallen in Masken</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Bedeckung</translation>
    </message>
    <message>
        <source>Near the edge</source>
        <translation>Nahe am Rand</translation>
    </message>
    <message>
        <source>Quadrants I–IV</source>
        <translation>Quadranten I–IV</translation>
    </message>
    <message>
        <source>Clock position</source>
        <translation>Uhrzeitlage</translation>
    </message>
    <message>
        <source>Area by class</source>
        <translation>Fläche je Klasse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{whole}:{minutes} o&apos;clock</source>
        <translation>{whole}:{minutes} Uhr</translation>
    </message>
</context>
<context>
    <name>minimap</name>
    <message>
        <source>Whole wafer</source>
        <translation>Ganzer Wafer</translation>
    </message>
    <message>
        <source>The whole wafer. Click or drag to look there.</source>
        <translation>Der ganze Wafer. Klicken oder ziehen, um dorthin zu sehen.</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>No die</source>
        <translation>Kein Die</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>Farben des Bildes</translation>
    </message>
    <message>
        <source>What each colour was taken for. Correct it, and the picture is read again; what was found on it is then found anew.</source>
        <translation>Wofür jede Farbe gehalten wurde. Nach einer Korrektur wird das Bild neu gelesen; was darauf gefunden wurde, wird dann neu gesucht.</translation>
    </message>
    <message>
        <source>Meaning of {colour}</source>
        <translation>Bedeutung von {colour}</translation>
    </message>
</context>
<context>
    <name>parametric_panel</name>
    <message>
        <source>Choose a wafer in the gallery to see what was measured on it.</source>
        <translation>In der Galerie einen Wafer wählen, um zu sehen, was an ihm gemessen wurde.</translation>
    </message>
    <message>
        <source>The file of this wafer holds no result of a test (PTR, MPR or FTR).</source>
        <translation>Die Datei dieses Wafers enthält kein Testergebnis (PTR, MPR oder FTR).</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>Parametrische Karte</translation>
    </message>
    <message>
        <source>Histogram of the test</source>
        <translation>Histogramm des Tests</translation>
    </message>
    <message>
        <source>Numbers of the test</source>
        <translation>Zahlen des Tests</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values of tests are read from STDF and ATDF files; {wafer} came from {format}.</source>
        <translation>Testwerte werden aus STDF- und ATDF-Dateien gelesen; {wafer} kam aus {format}.</translation>
    </message>
    <message>
        <source>another format</source>
        <translation>einem anderen Format</translation>
    </message>
    <message>
        <source>Reading the tests of {wafer}…</source>
        <translation>Tests von {wafer} werden gelesen…</translation>
    </message>
    <message>
        <source>Which retest</source>
        <translation>Welche Wiederholung</translation>
    </message>
    <message>
        <source>Last test of a die</source>
        <translation>Letzter Test eines Dies</translation>
    </message>
    <message>
        <source>First test of a die</source>
        <translation>Erster Test eines Dies</translation>
    </message>
    <message>
        <source>What the colours stretch over</source>
        <translation>Worüber die Farben reichen</translation>
    </message>
    <message>
        <source>Colours by limits</source>
        <translation>Farben nach Grenzen</translation>
    </message>
    <message>
        <source>Colours by values</source>
        <translation>Farben nach Werten</translation>
    </message>
    <message>
        <source>Test:</source>
        <translation>Test:</translation>
    </message>
    <message>
        <source>low</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>high</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>{counts} values from {low} to {high} {units}</source>
        <translation>{counts} Werte von {low} bis {high} {units}</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): no die</source>
        <translation>Die ({x}, {y}): kein Die</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): not measured</source>
        <translation>Die ({x}, {y}): nicht gemessen</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}</source>
        <translation>Die ({x}, {y}): {test}</translation>
    </message>
    <message>
        <source>, below the limit</source>
        <translation>, unter der Grenze</translation>
    </message>
    <message>
        <source>, above the limit</source>
        <translation>, über der Grenze</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): {test}{out}</source>
        <translation>Die ({x}, {y}): {test}{out}</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Untere Grenze</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Obere Grenze</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Darunter</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>{name}: heads</source>
        <translation>{name}: Köpfe</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Name of the person who works here from now on:</source>
        <translation>Name der Person, die ab jetzt hier arbeitet:</translation>
    </message>
    <message>
        <source>&amp;New person…</source>
        <translation>Neue Pe&amp;rson…</translation>
    </message>
    <message>
        <source>Person: {name}</source>
        <translation>Person: {name}</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>no wafer</source>
        <translation>kein Wafer</translation>
    </message>
    <message>
        <source>, {defects} defects</source>
        <translation>, {defects} Defekte</translation>
    </message>
    <message>
        <source>{name}{found}. Arrow keys walk the dies.</source>
        <translation>{name}{found}. Die Pfeiltasten gehen über die Dies.</translation>
    </message>
</context>
<context>
    <name>polygon</name>
    <message>
        <source>The outline crosses itself; move a vertex, or mend it in the list of checks.</source>
        <translation>Der Umriss kreuzt sich selbst; eine Ecke verschieben oder ihn in der Liste der Prüfungen reparieren.</translation>
    </message>
    <message>
        <source>Set at least 3 points round a region; Backspace takes one back, Esc drops all.</source>
        <translation>Mindestens 3 Punkte um ein Gebiet setzen; Rücktaste nimmt einen zurück, Esc verwirft alle.</translation>
    </message>
    <message>
        <source>There is no shape to cut a hole into.</source>
        <translation>Es gibt keine Form, in die ein Loch geschnitten werden kann.</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>Syncing waits for an answer</source>
        <translation>Die Synchronisierung wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>&amp;No, pause syncing</source>
        <translation>&amp;Nein, anhalten</translation>
    </message>
    <message>
        <source>Decide &amp;later</source>
        <translation>&amp;Später entscheiden</translation>
    </message>
    <message>
        <source>{removed} of {shown} shapes here would be removed. Until you answer, nothing is sent, fetched or removed; all shapes stay as they are.</source>
        <translation>{removed} von {shown} Formen hier würden entfernt. Bis Sie antworten, wird nichts gesendet, geholt oder entfernt; alle Formen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>It may have been moved or replaced; ask who runs it. Until you answer, nothing is sent or fetched; all work stays on this disk.</source>
        <translation>Er kann umgezogen oder ersetzt worden sein; fragen Sie, wer ihn betreibt. Bis Sie antworten, wird nichts gesendet oder geholt; alle Arbeit bleibt auf dieser Platte.</translation>
    </message>
    <message>
        <source>&amp;Yes, remove {removed} shapes</source>
        <translation>&amp;Ja, {removed} Formen entfernen</translation>
    </message>
    <message>
        <source>&amp;Yes, trust this server</source>
        <translation>&amp;Ja, diesem Server vertrauen</translation>
    </message>
</context>
<context>
    <name>readout</name>
    <message>
        <source>no die</source>
        <translation>kein Die</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source> (est.)</source>
        <translation> (gesch.)</translation>
    </message>
    <message>
        <source>x {x} mm, y {y} mm, radius {radius} mm{mark}</source>
        <translation>x {x} mm, y {y} mm, Radius {radius} mm{mark}</translation>
    </message>
    <message>
        <source>Pixel ({cell}, {cell_2})</source>
        <translation>Pixel ({cell}, {cell_2})</translation>
    </message>
    <message>
        <source>Die ({x}, {y})</source>
        <translation>Die ({x}, {y})</translation>
    </message>
    <message>
        <source>hard bin</source>
        <translation>Hard-Bin</translation>
    </message>
    <message>
        <source>soft bin</source>
        <translation>Soft-Bin</translation>
    </message>
    <message>
        <source>in </source>
        <translation>in </translation>
    </message>
    <message>
        <source>in no defect</source>
        <translation>in keinem Defekt</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>The map is broken or incomplete</source>
        <translation>Die Karte ist beschädigt oder unvollständig</translation>
    </message>
    <message>
        <source>The wafer is of a product that I do not know</source>
        <translation>Der Wafer gehört zu einem Produkt, das ich nicht kenne</translation>
    </message>
    <message>
        <source>I cannot tell what I see</source>
        <translation>Ich kann nicht erkennen, was ich sehe</translation>
    </message>
    <message>
        <source>It was annotated elsewhere</source>
        <translation>Er wurde anderswo annotiert</translation>
    </message>
    <message>
        <source>Skip this wafer</source>
        <translation>Diesen Wafer überspringen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>&amp;Why is it skipped?</source>
        <translation>&amp;Warum wird er übersprungen?</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
</context>
<context>
    <name>recent</name>
    <message>
        <source>{path} (missing)</source>
        <translation>{path} (fehlt)</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Forget what is &amp;missing</source>
        <translation>&amp;Fehlende vergessen</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>&amp;Alle vergessen</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Progress through the library</source>
        <translation>Fortschritt in der Bibliothek</translation>
    </message>
    <message>
        <source>No &amp;defect on this wafer</source>
        <translation>Kein &amp;Defekt auf diesem Wafer</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>Überspringen…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>Kein Wafer ist offen</translation>
    </message>
    <message>
        <source> (paused)</source>
        <translation> (Pause)</translation>
    </message>
    <message>
        <source>Working time; it stops while nothing is done.</source>
        <translation>Arbeitszeit; sie steht, solange nichts getan wird.</translation>
    </message>
    <message>
        <source> · {left} to go</source>
        <translation> · noch {left}</translation>
    </message>
    <message>
        <source>{done} of {total} wafers done{rest}</source>
        <translation>{done} von {total} Wafern fertig{rest}</translation>
    </message>
    <message>
        <source>{submitted} submitted, {skipped} skipped</source>
        <translation>{submitted} eingereicht, {skipped} übersprungen</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {seconds} min</source>
        <translation>etwa {seconds} min</translation>
    </message>
    <message>
        <source>about {seconds} h</source>
        <translation>etwa {seconds} h</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Select a shape first.</source>
        <translation>Erst eine Form wählen.</translation>
    </message>
    <message>
        <source>Select two shapes or more to merge them.</source>
        <translation>Zwei oder mehr Formen wählen, um sie zu vereinen.</translation>
    </message>
    <message>
        <source>The shapes do not all touch; close the gap with the brush first.</source>
        <translation>Die Formen berühren sich nicht alle; die Lücke erst mit dem Pinsel schließen.</translation>
    </message>
    <message>
        <source>No vertex can go at this tolerance.</source>
        <translation>Bei dieser Toleranz kann keine Ecke weg.</translation>
    </message>
    <message>
        <source>Nothing that was copied lies on this wafer.</source>
        <translation>Nichts vom Kopierten liegt auf diesem Wafer.</translation>
    </message>
    <message>
        <source>Every defect of the model is drawn or rejected.</source>
        <translation>Jeder Defekt des Modells ist gezeichnet oder abgelehnt.</translation>
    </message>
    <message>
        <source>The model sees no defect there.</source>
        <translation>Das Modell sieht dort keinen Defekt.</translation>
    </message>
    <message>
        <source>The model sees the same class.</source>
        <translation>Das Modell sieht dieselbe Klasse.</translation>
    </message>
    <message>
        <source>Nothing was drawn.</source>
        <translation>Nichts wurde gezeichnet.</translation>
    </message>
    <message>
        <source>Draw the line across a shape to split it.</source>
        <translation>Die Linie quer über eine Form ziehen, um sie zu teilen.</translation>
    </message>
    <message>
        <source>The line must cross a shape from outline to outline to split it.</source>
        <translation>Die Linie muss eine Form von Umriss zu Umriss kreuzen, um sie zu teilen.</translation>
    </message>
    <message>
        <source>1 locked shape stays unchanged; unlock to change.</source>
        <translation>1 gesperrte Form bleibt unverändert; zum Ändern entsperren.</translation>
    </message>
</context>
<context>
    <name>saved_mark</name>
    <message>
        <source>Saved mark</source>
        <translation>Speichermarke</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Give the step up</source>
        <translation>Schritt aufgeben</translation>
    </message>
    <message>
        <source>Saved {_saved_at}</source>
        <translation>Gespeichert {_saved_at}</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>NICHT GESPEICHERT</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Colours of the window: as the system has them, light, or dark.</source>
        <translation>Farben des Fensters: wie das System, hell oder dunkel.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of menus, settings, keys and the tour; what is not translated yet is English.</source>
        <translation>Sprache von Menüs, Einstellungen, Tasten und Rundgang; was noch nicht übersetzt ist, ist englisch.</translation>
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
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Makes text, buttons and maps larger, on top of what the system asks for.</source>
        <translation>Vergrößert Text, Schaltflächen und Karten zusätzlich zur Vorgabe des Systems.</translation>
    </message>
    <message>
        <source>Inspect when opened</source>
        <translation>Beim Öffnen untersuchen</translation>
    </message>
    <message>
        <source>Inspect a wafer when it is opened and the model in use has not seen it.</source>
        <translation>Untersucht einen Wafer beim Öffnen, wenn ihn das Modell noch nicht gesehen hat.</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>What runs the model: the best that works, or only the processor.</source>
        <translation>Womit das Modell läuft: mit dem Besten, das geht, oder nur mit dem Prozessor.</translation>
    </message>
    <message>
        <source>The best that works</source>
        <translation>Das Beste, das geht</translation>
    </message>
    <message>
        <source>Only the processor</source>
        <translation>Nur der Prozessor</translation>
    </message>
    <message>
        <source>Model package</source>
        <translation>Modellpaket</translation>
    </message>
    <message>
        <source>Folder of the model package; the starter model where empty.</source>
        <translation>Ordner des Modellpakets; leer bedeutet das mitgelieferte Modell.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Whose annotations are shown; the user of this machine where empty.</source>
        <translation>Wessen Annotationen gezeigt werden; leer bedeutet der Benutzer dieses Rechners.</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Diameter of brush and eraser when a wafer is opened; the wheel changes it while drawing.</source>
        <translation>Durchmesser von Pinsel und Radierer beim Öffnen eines Wafers; das Mausrad ändert ihn beim Zeichnen.</translation>
    </message>
    <message>
        <source>Opacity of masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>How strongly masks and shapes cover the map at first; each layer can be changed.</source>
        <translation>Wie stark Masken und Formen die Karte anfangs decken; jede Ebene lässt sich ändern.</translation>
    </message>
    <message>
        <source>Pause of the timer</source>
        <translation>Pause der Zeitmessung</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse, the timer of a wafer stops until you go on.</source>
        <translation>Nach so langer Zeit ohne Taste oder Maus hält die Zeitmessung eines Wafers an, bis Sie weiterarbeiten.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>How many files and folders the menu of recent files lists; 0 for none.</source>
        <translation>Wie viele Dateien und Ordner das Menü der zuletzt geöffneten zeigt; 0 für keine.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Default of {title}</source>
        <translation>Standard für {title}</translation>
    </message>
    <message>
        <source>Holds from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for {title}</source>
        <translation>Durchsuchen für {title}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>All defaults</source>
        <translation>Alle Standardwerte</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>{title}: there is no folder {folder}; choose one, or leave it empty.</source>
        <translation>{title}: Es gibt keinen Ordner {folder}; wählen Sie einen oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>{title}: {value} is not allowed.</source>
        <translation>{title}: {value} ist nicht erlaubt.</translation>
    </message>
</context>
<context>
    <name>shape_commands</name>
    <message>
        <source>Select a shape first.</source>
        <translation>Erst eine Form wählen.</translation>
    </message>
    <message>
        <source>Copy a shape first.</source>
        <translation>Erst eine Form kopieren.</translation>
    </message>
    <message>
        <source>The model has not seen this wafer yet.</source>
        <translation>Das Modell hat diesen Wafer noch nicht gesehen.</translation>
    </message>
    <message>
        <source>The shape is locked; unlock it to mend it.</source>
        <translation>Die Form ist gesperrt; zum Reparieren entsperren.</translation>
    </message>
</context>
<context>
    <name>shapes</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Number, in the order of drawing</source>
        <translation>Nummer, in der Reihenfolge des Zeichnens</translation>
    </message>
    <message>
        <source>Dies of which over half is covered</source>
        <translation>Dies, die zu mehr als der Hälfte bedeckt sind</translation>
    </message>
    <message>
        <source>Share of those dies that failed</source>
        <translation>Anteil dieser Dies, der ausfiel</translation>
    </message>
    <message>
        <source>Area of those dies, mm²</source>
        <translation>Fläche dieser Dies, mm²</translation>
    </message>
    <message>
        <source>A locked shape is changed by no tool</source>
        <translation>Eine gesperrte Form ändert kein Werkzeug</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>nicht gesperrt</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>No shape yet. Choose a tool and a class, and draw on the map.</source>
        <translation>Noch keine Form. Werkzeug und Klasse wählen und auf der Karte zeichnen.</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset this key</source>
        <translation>Diese Taste zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>Nach Name oder Taste suchen</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Tasten suchen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>New key:</source>
        <translation>Neue Taste:</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>Diese Taste lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
    </message>
    <message>
        <source>{keys} is taken by “{title}”; press another key, or change that first.</source>
        <translation>{keys} ist durch „{title}“ belegt; drücken Sie eine andere Taste oder ändern Sie zuerst jene.</translation>
    </message>
    <message>
        <source>Menu {title}</source>
        <translation>Menü {title}</translation>
    </message>
</context>
<context>
    <name>sign_in</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Company&apos;s &amp;certificate…</source>
        <translation>&amp;Zertifikat der Firma…</translation>
    </message>
    <message>
        <source>Sign in through the &amp;company…</source>
        <translation>Über die &amp;Firma anmelden…</translation>
    </message>
    <message>
        <source>&amp;Work without a server</source>
        <translation>&amp;Ohne Server arbeiten</translation>
    </message>
    <message>
        <source>Your work stays on this disk, signed in or not.</source>
        <translation>Ihre Arbeit bleibt auf dieser Platte, ob angemeldet oder nicht.</translation>
    </message>
    <message>
        <source>Sign in in the browser, then type the code that it shows. The page is {address}</source>
        <translation>Melden Sie sich im Browser an und geben Sie dann den Code ein, den er zeigt. Die Seite ist {address}</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>The company&apos;s certificate authority</source>
        <translation>Zertifizierungsstelle der Firma</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Zertifikate (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Certificates are checked with {file} from now on.</source>
        <translation>Zertifikate werden von nun an mit {file} geprüft.</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Undone: {step}.</source>
        <translation>Rückgängig gemacht: {step}.</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>Wiederholt: {step}.</translation>
    </message>
    <message>
        <source>Wafer {name} is open.</source>
        <translation>Wafer {name} ist geöffnet.</translation>
    </message>
    <message>
        <source>Not inspected yet.</source>
        <translation>Noch nicht untersucht.</translation>
    </message>
    <message>
        <source>Inspection done.</source>
        <translation>Untersuchung fertig.</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}.</source>
        <translation>Defekt {number} von {count}: {title}.</translation>
    </message>
    <message>
        <source>Defect {number} of {count}: {title}, {dies} dies.</source>
        <translation>Defekt {number} von {count}: {title}, {dies} Dies.</translation>
    </message>
    <message>
        <source>No defect.</source>
        <translation>Kein Defekt.</translation>
    </message>
    <message>
        <source>1 defect; verdict {verdict}.</source>
        <translation>1 Defekt; Befund {verdict}.</translation>
    </message>
    <message>
        <source>{count} defects; verdict {verdict}.</source>
        <translation>{count} Defekte; Befund {verdict}.</translation>
    </message>
</context>
<context>
    <name>stack_panel</name>
    <message>
        <source>Choose a lot above to see its wafers laid over each other.</source>
        <translation>Oben ein Los wählen, um seine Wafer übereinander zu sehen.</translation>
    </message>
    <message>
        <source>Choose zones above to draw them and to see the yield of each.</source>
        <translation>Oben Zonen wählen, um sie zu zeichnen und die Ausbeute jeder zu sehen.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>Chosen wafer</source>
        <translation>Gewählter Wafer</translation>
    </message>
    <message>
        <source>Stacked map</source>
        <translation>Gestapelte Karte</translation>
    </message>
    <message>
        <source>Yield by zone</source>
        <translation>Ausbeute je Zone</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Take dies that fail on</source>
        <translation>Dies nehmen, ausgefallen auf</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Only failing dies</source>
        <translation>Nur ausgefallene Dies</translation>
    </message>
    <message>
        <source>Give to wafers</source>
        <translation>An die Wafer geben</translation>
    </message>
    <message>
        <source>as</source>
        <translation>als</translation>
    </message>
    <message>
        <source>Class of the region</source>
        <translation>Klasse des Gebiets</translation>
    </message>
    <message>
        <source>Least share of wafers that fail</source>
        <translation>Kleinster Anteil der Wafer mit Ausfall</translation>
    </message>
    <message>
        <source>Draw a loop around dies with the left button held down; a click, or Space on the die under the cursor, adds or takes one die.</source>
        <translation>Mit gedrückter linker Taste eine Schleife um Dies ziehen; ein Klick, oder Leertaste auf dem Die unter dem Zeiger, nimmt einen Die hinzu oder weg.</translation>
    </message>
    <message>
        <source>Add all dies that fail on at least this share of the wafers.</source>
        <translation>Nimmt alle Dies hinzu, die auf mindestens diesem Anteil der Wafer ausfallen.</translation>
    </message>
    <message>
        <source>Give each wafer only those dies of the region that failed on it, not all of it.</source>
        <translation>Gibt jedem Wafer nur die Dies des Gebiets, die auf ihm ausfielen, nicht das ganze.</translation>
    </message>
    <message>
        <source>Give the region as a shape of this class to each wafer on which a die of it failed.</source>
        <translation>Gibt das Gebiet als Form dieser Klasse jedem Wafer, auf dem ein Die davon ausfiel.</translation>
    </message>
    <message>
        <source>Stop painting</source>
        <translation>Malen beenden</translation>
    </message>
    <message>
        <source>Fails on 0 %</source>
        <translation>Ausfall auf 0 %</translation>
    </message>
    <message>
        <source>{most} % of the wafers</source>
        <translation>{most} % der Wafer</translation>
    </message>
    <message>
        <source>Die ({x}, {y}): </source>
        <translation>Die ({x}, {y}): </translation>
    </message>
    <message>
        <source>fails on {fails} of {dies} wafers ({dies_2} %)</source>
        <translation>Ausfall auf {fails} von {dies} Wafern ({dies_2} %)</translation>
    </message>
    <message>
        <source>no die</source>
        <translation>kein Die</translation>
    </message>
    <message>
        <source>, {dies} % of all dies fail</source>
        <translation>, {dies} % aller Dies fallen aus</translation>
    </message>
    <message>
        <source>{wafers} of {columns} x {rows} dies{share}.</source>
        <translation>{wafers} mit {columns} x {rows} Dies{share}.</translation>
    </message>
    <message>
        <source>Give {dies} to the wafers</source>
        <translation>{dies} an die Wafer geben</translation>
    </message>
    <message>
        <source>No wafer got a shape: none fails in this region.</source>
        <translation>Kein Wafer bekam eine Form: In diesem Gebiet fällt keiner aus.</translation>
    </message>
    <message>
        <source> {first} is left out: {reason}.</source>
        <translation> {first} fehlt im Stapel: {reason}.</translation>
    </message>
    <message>
        <source> {count} wafers are left out, such as {first}: {reason}.</source>
        <translation> {count} Wafer fehlen im Stapel, etwa {first}: {reason}.</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>All candidates</source>
        <translation>Alle Kandidaten</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Defekte</translation>
    </message>
    <message>
        <source>Reported by the source</source>
        <translation>Von der Quelle gemeldet</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>Ausgefallene Dies</translation>
    </message>
    <message>
        <source>Choose a wafer to pick what is looked at on the microscope.</source>
        <translation>Einen Wafer wählen, um auszusuchen, was am Mikroskop angesehen wird.</translation>
    </message>
    <message>
        <source>Nothing to pick here. Inspect the wafer with F5 for its defects, or add a die below.</source>
        <translation>Nichts auszusuchen. Den Wafer mit F5 prüfen oder unten einen Die hinzufügen.</translation>
    </message>
    <message>
        <source>Tick defects or dies at the left; the way through them is shown here.</source>
        <translation>Links Defekte oder Dies ankreuzen; hier steht der Weg durch sie.</translation>
    </message>
    <message>
        <source>Add two or three points far apart, drive to each, and type what the stage shows there.</source>
        <translation>Zwei oder drei weit entfernte Punkte hinzufügen, jeden anfahren und eintragen, was der Tisch dort zeigt.</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Alignment points</source>
        <translation>Ausrichtpunkte</translation>
    </message>
    <message>
        <source>Points in visiting order</source>
        <translation>Punkte in der Reihenfolge des Besuchs</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>Urteil der Fehleranalyse</translation>
    </message>
    <message>
        <source>Place in the die</source>
        <translation>Ort im Die</translation>
    </message>
    <message>
        <source>Which candidates</source>
        <translation>Welche Kandidaten</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgesucht</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>Turn and shift</source>
        <translation>Drehung und Verschiebung</translation>
    </message>
    <message>
        <source>Affine</source>
        <translation>Affin</translation>
    </message>
    <message>
        <source>Die x, y</source>
        <translation>Die x, y</translation>
    </message>
    <message>
        <source>Die to add, x and y</source>
        <translation>Die zum Hinzufügen, x und y</translation>
    </message>
    <message>
        <source>Write the stage list to</source>
        <translation>Anfahrliste schreiben nach</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read verdicts</source>
        <translation>Urteile lesen</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Way and verdicts</source>
        <translation>Weg und Urteile</translation>
    </message>
    <message>
        <source>about </source>
        <translation>etwa </translation>
    </message>
    <message>
        <source>{count} points, {about}{after_mm} mm of travel ({before_mm} mm in the order of their numbers)</source>
        <translation>{count} Punkte, {about}{after_mm} mm Weg ({before_mm} mm in der Reihenfolge der Nummern)</translation>
    </message>
    <message>
        <source>Type a die as two whole numbers, such as 12, -3.</source>
        <translation>Einen Die als zwei ganze Zahlen eingeben, etwa 12, -3.</translation>
    </message>
    <message>
        <source>There is no die {x}, {y} on this wafer.</source>
        <translation>Auf diesem Wafer gibt es keinen Die {x}, {y}.</translation>
    </message>
    <message>
        <source>&amp;Add die</source>
        <translation>Die hin&amp;zufügen</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>A&amp;ussuchen</translation>
    </message>
    <message>
        <source>&amp;Unpick</source>
        <translation>Ab&amp;wählen</translation>
    </message>
    <message>
        <source>Add al&amp;ignment point</source>
        <translation>Aus&amp;richtpunkt hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Write CSV and &amp;KLARF…</source>
        <translation>CSV und &amp;KLARF schreiben…</translation>
    </message>
    <message>
        <source>&amp;Read verdicts…</source>
        <translation>Urteile &amp;lesen…</translation>
    </message>
    <message>
        <source>Put the die that is typed at the left on the list</source>
        <translation>Setzt den links eingegebenen Die auf die Liste</translation>
    </message>
    <message>
        <source>Put the selected lines on the list</source>
        <translation>Setzt die gewählten Zeilen auf die Liste</translation>
    </message>
    <message>
        <source>Take the selected lines off the list; what was found there is kept</source>
        <translation>Nimmt die gewählten Zeilen von der Liste; was dort gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Align at the die that is typed, or at the current candidate</source>
        <translation>Richtet am eingegebenen Die oder am aktuellen Kandidaten aus</translation>
    </message>
    <message>
        <source>Take the current alignment point away</source>
        <translation>Nimmt den aktuellen Ausrichtpunkt weg</translation>
    </message>
    <message>
        <source>The list in visiting order for the microscope: CSV, KLARF 1.2 and 1.8</source>
        <translation>Die Liste in Besuchsreihenfolge für das Mikroskop: CSV, KLARF 1.2 und 1.8</translation>
    </message>
    <message>
        <source>A CSV with the columns point and fa_verdict, as it came back from the microscope</source>
        <translation>Eine CSV mit den Spalten point und fa_verdict, wie sie vom Mikroskop zurückkam</translation>
    </message>
    <message>
        <source> Three points always fit an affine map: a fourth tells how well.</source>
        <translation> Drei Punkte passen immer zu einer affinen Abbildung: Ein vierter zeigt, wie gut.</translation>
    </message>
    <message>
        <source> That is much: check the die pitch (Ctrl+G), the points, or fit affine.</source>
        <translation> Das ist viel: Die-Abstand (Strg+G) und Punkte prüfen oder affin anpassen.</translation>
    </message>
    <message>
        <source>Residual {worst_um} µm at most, {rms_um} µm rms over {count} points.{hint}</source>
        <translation>Restfehler höchstens {worst_um} µm, {rms_um} µm rms über {count} Punkte.{hint}</translation>
    </message>
</context>
<context>
    <name>stage_models</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What it is; tick it to put it on the list</source>
        <translation>Was es ist; ankreuzen setzt es auf die Liste</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>Die</translation>
    </message>
    <message>
        <source>Die, source coordinates</source>
        <translation>Die, Koordinaten der Quelle</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>Sich. %</translation>
    </message>
    <message>
        <source>Confidence in per cent</source>
        <translation>Sicherheit in Prozent</translation>
    </message>
    <message>
        <source>Wafer x in mm, notch down</source>
        <translation>Wafer x in mm, Notch unten</translation>
    </message>
    <message>
        <source>Wafer y in mm, notch down</source>
        <translation>Wafer y in mm, Notch unten</translation>
    </message>
    <message>
        <source>Die x</source>
        <translation>Die x</translation>
    </message>
    <message>
        <source>Die x of the alignment point</source>
        <translation>Die x des Ausrichtpunkts</translation>
    </message>
    <message>
        <source>Die y</source>
        <translation>Die y</translation>
    </message>
    <message>
        <source>Die y of the alignment point</source>
        <translation>Die y des Ausrichtpunkts</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Place in the die, on the map</source>
        <translation>Ort im Die, auf der Karte</translation>
    </message>
    <message>
        <source>Stage x</source>
        <translation>Tisch x</translation>
    </message>
    <message>
        <source>Stage x in mm, as the microscope shows it</source>
        <translation>Tisch x in mm, wie das Mikroskop ihn zeigt</translation>
    </message>
    <message>
        <source>Stage y</source>
        <translation>Tisch y</translation>
    </message>
    <message>
        <source>Stage y in mm, as the microscope shows it</source>
        <translation>Tisch y in mm, wie das Mikroskop ihn zeigt</translation>
    </message>
    <message>
        <source>Residual µm</source>
        <translation>Restfehler µm</translation>
    </message>
    <message>
        <source>Residual in micrometres: fitted against read</source>
        <translation>Restfehler in Mikrometern: angepasst gegen abgelesen</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Visit, in order of travel</source>
        <translation>Besuch, in der Reihenfolge des Wegs</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Point&apos;s number: its id in the files</source>
        <translation>Nummer des Punkts: seine Kennung in den Dateien</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Stage x in mm</source>
        <translation>Tisch x in mm</translation>
    </message>
    <message>
        <source>Stage y in mm</source>
        <translation>Tisch y in mm</translation>
    </message>
    <message>
        <source>Leg mm</source>
        <translation>Weg mm</translation>
    </message>
    <message>
        <source>Leg in mm: the way from the point before</source>
        <translation>Weg in mm: vom Punkt davor</translation>
    </message>
    <message>
        <source>FA verdict</source>
        <translation>FA-Urteil</translation>
    </message>
    <message>
        <source>Verdict of failure analysis</source>
        <translation>Urteil der Fehleranalyse</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Words: what was seen</source>
        <translation>Worte: was gesehen wurde</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date of the verdict</source>
        <translation>Datum des Urteils</translation>
    </message>
    <message>
        <source>about</source>
        <translation>etwa</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source> (+{shown} more)</source>
        <translation> (+{shown} weitere)</translation>
    </message>
    <message>
        <source>Cancel {title}</source>
        <translation>{title} abbrechen</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>Unter dem Zeiger</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Modell in Gebrauch</translation>
    </message>
    <message>
        <source>{model} {version} on {runs_on}</source>
        <translation>{model} {version} auf {runs_on}</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source> – stopping</source>
        <translation> – wird beendet</translation>
    </message>
    <message>
        <source> – {seconds} s to go</source>
        <translation> – noch {seconds} s</translation>
    </message>
    <message>
        <source> – {seconds} min to go</source>
        <translation> – noch {seconds} min</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>As it was opened first</source>
        <translation>Wie zuerst geöffnet</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Each stroke is one step here, and can be taken back.</source>
        <translation>Jeder Strich ist hier ein Schritt und kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>getan</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Add vertex</source>
        <translation>Ecke hinzufügen</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Class from model</source>
        <translation>Klasse vom Modell</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Defekte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete vertex</source>
        <translation>Ecke löschen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Erase dies</source>
        <translation>Dies wegnehmen</translation>
    </message>
    <message>
        <source>Fill hole</source>
        <translation>Loch füllen</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>Freihand</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Vereinen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>Ecke verschieben</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Paint dies</source>
        <translation>Dies malen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Set class</source>
        <translation>Klasse setzen</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Wand off</source>
        <translation>Zauberstab weg</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>All work is on this disk first and stays there, whatever the network does.</source>
        <translation>Alle Arbeit ist zuerst auf dieser Platte und bleibt dort, was immer das Netz tut.</translation>
    </message>
    <message>
        <source>Progress of syncing</source>
        <translation>Fortschritt der Synchronisierung</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>An&amp;melden…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>&amp;Answer the question…</source>
        <translation>Auf die &amp;Frage antworten…</translation>
    </message>
    <message>
        <source>&amp;Refused changes…</source>
        <translation>Abge&amp;lehnte Änderungen…</translation>
    </message>
    <message>
        <source>&amp;Compare versions…</source>
        <translation>&amp;Versionen vergleichen…</translation>
    </message>
    <message>
        <source>My &amp;wafers…</source>
        <translation>Meine &amp;Wafer…</translation>
    </message>
    <message>
        <source>Send the earlier work of {name}, &amp;too</source>
        <translation>Auch die frühere Arbei&amp;t von {name} senden</translation>
    </message>
    <message>
        <source>none; all work stays here</source>
        <translation>keiner; alle Arbeit bleibt hier</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Server:</translation>
    </message>
    <message>
        <source>Signed in:</source>
        <translation>Angemeldet:</translation>
    </message>
    <message>
        <source>Unsent:</source>
        <translation>Nicht gesendet:</translation>
    </message>
    <message>
        <source>Last success:</source>
        <translation>Letzter Erfolg:</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>Abgelehnt:</translation>
    </message>
    <message>
        <source>In conflict:</source>
        <translation>Im Konflikt:</translation>
    </message>
    <message>
        <source>Wafers taken:</source>
        <translation>Genommene Wafer:</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>{name}, until the program ends</source>
        <translation>{name}, bis das Programm endet</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Wafers taken</source>
        <translation>Genommene Wafer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Syncing waits for no answer.</source>
        <translation>Die Synchronisierung wartet auf keine Antwort.</translation>
    </message>
    <message>
        <source>Syncing: {state}</source>
        <translation>Synchronisierung: {state}</translation>
    </message>
    <message>
        <source>Click for all of it and what can be done.</source>
        <translation>Ein Klick zeigt alles und was man tun kann.</translation>
    </message>
    <message>
        <source>A question waits</source>
        <translation>Eine Frage wartet</translation>
    </message>
    <message>
        <source>Works without a server</source>
        <translation>Arbeitet ohne Server</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Syncing, {done} of {total}</source>
        <translation>Synchronisiert, {done} von {total}</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Nicht synchronisiert</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht synchronisiert</translation>
    </message>
    <message>
        <source>Synced {when}</source>
        <translation>Synchronisiert {when}</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message>
        <source>{count} conflicts</source>
        <translation>{count} Konflikte</translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation>{count} abgelehnt</translation>
    </message>
    <message>
        <source>{count} unsent</source>
        <translation>{count} nicht gesendet</translation>
    </message>
    <message>
        <source>1 step unsent since {when}</source>
        <translation>1 Schritt seit {when} nicht gesendet</translation>
    </message>
    <message>
        <source>{count} steps unsent since {when}</source>
        <translation>{count} Schritte seit {when} nicht gesendet</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>server busy</source>
        <translation>Server beschäftigt</translation>
    </message>
    <message>
        <source>sign in to go on</source>
        <translation>zum Fortsetzen anmelden</translation>
    </message>
    <message>
        <source>password to be changed</source>
        <translation>Passwort zu ändern</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>versions do not fit</source>
        <translation>Versionen passen nicht</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>vom Server abgelehnt</translation>
    </message>
    <message>
        <source>library cannot be written</source>
        <translation>Bibliothek nicht beschreibbar</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>vor {count} min</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>vor {count} h</translation>
    </message>
    <message>
        <source>ran out</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>table_columns</name>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Number of the defect on its wafer</source>
        <translation>Nummer des Defekts auf seinem Wafer</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Conf. %</source>
        <translation>Sich. %</translation>
    </message>
    <message>
        <source>Confidence in per cent: mean probability inside the defect</source>
        <translation>Sicherheit in Prozent: mittlere Wahrscheinlichkeit im Defekt</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Affected dies</source>
        <translation>Betroffene Dies</translation>
    </message>
    <message>
        <source>Area in mm², ≈ where the source tells no size</source>
        <translation>Fläche in mm², ≈ wo die Quelle keine Größe nennt</translation>
    </message>
    <message>
        <source>Centroid x in mm, notch down, ≈ where the source tells no size</source>
        <translation>Schwerpunkt x in mm, Notch unten, ≈ wo die Quelle keine Größe nennt</translation>
    </message>
    <message>
        <source>Centroid y in mm, notch down, ≈ where the source tells no size</source>
        <translation>Schwerpunkt y in mm, Notch unten, ≈ wo die Quelle keine Größe nennt</translation>
    </message>
    <message>
        <source>mm est.</source>
        <translation>mm gesch.</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>gesch.</translation>
    </message>
    <message>
        <source>Whether millimetres rest on an estimate</source>
        <translation>Ob Millimeter auf einer Schätzung beruhen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>Urteil über den Wafer</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Severity of the wafer, 0 to 100</source>
        <translation>Schwere des Wafers, 0 bis 100</translation>
    </message>
    <message>
        <source>FA</source>
        <translation>FA</translation>
    </message>
    <message>
        <source>Verdict of failure analysis, from the stage list</source>
        <translation>Urteil der Fehleranalyse, aus der Anfahrliste</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Dies that failed</source>
        <translation>Ausgefallene Dies</translation>
    </message>
    <message>
        <source>Fail %</source>
        <translation>Ausfall %</translation>
    </message>
    <message>
        <source>Share of the dies that failed, per cent</source>
        <translation>Anteil der ausgefallenen Dies, Prozent</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Severity, 0 to 100</source>
        <translation>Schwere, 0 bis 100</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Defekte</translation>
    </message>
    <message>
        <source>Summed area of the defects in mm², ≈ where the source tells no size</source>
        <translation>Summe der Defektflächen in mm², ≈ wo die Quelle keine Größe nennt</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label in its set</source>
        <translation>Label in seinem Satz</translation>
    </message>
</context>
<context>
    <name>table_filter</name>
    <message>
        <source>Lot, wafer, file, product or label</source>
        <translation>Los, Wafer, Datei, Produkt oder Label</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Class of the defect</source>
        <translation>Klasse des Defekts</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>Jede Klasse</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Jedes Urteil</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
    <message>
        <source>Verdict on the wafer</source>
        <translation>Urteil über den Wafer</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>Kleinste Schwere</translation>
    </message>
    <message>
        <source>Least area in mm²</source>
        <translation>Kleinste Fläche in mm²</translation>
    </message>
    <message>
        <source>Largest area in mm², any where 0</source>
        <translation>Größte Fläche in mm², jede bei 0</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Severity from</source>
        <translation>Schwere ab</translation>
    </message>
    <message>
        <source>mm² from</source>
        <translation>mm² ab</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>tool_options</name>
    <message>
        <source>Dies that passed or failed alike</source>
        <translation>Dies, die gleich gut oder ausgefallen sind</translation>
    </message>
    <message>
        <source>Dies of one hard bin</source>
        <translation>Dies mit gleichem Hard-Bin</translation>
    </message>
    <message>
        <source>Dies of one soft bin</source>
        <translation>Dies mit gleichem Soft-Bin</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Einrasten</translation>
    </message>
    <message>
        <source>Points snap to corners of dies and to other shapes.</source>
        <translation>Punkte rasten an Die-Ecken und anderen Formen ein.</translation>
    </message>
    <message>
        <source>Neighbours move along</source>
        <translation>Nachbarn gehen mit</translation>
    </message>
    <message>
        <source>A vertex takes along those of other shapes in its place.</source>
        <translation>Eine Ecke nimmt die anderer Formen an ihrem Platz mit.</translation>
    </message>
    <message>
        <source>Class from the model</source>
        <translation>Klasse vom Modell</translation>
    </message>
    <message>
        <source>A new shape takes the class that the model sees under it.</source>
        <translation>Eine neue Form bekommt die Klasse, die das Modell darunter sieht.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>Breite des Pinsels</translation>
    </message>
    <message>
        <source>What the wand takes for alike</source>
        <translation>Was der Zauberstab für gleich hält</translation>
    </message>
    <message>
        <source>Pixels as grey, on pictures</source>
        <translation>Gleich graue Pixel, auf Bildern</translation>
    </message>
    <message>
        <source>Over corners</source>
        <translation>Über Ecken</translation>
    </message>
    <message>
        <source>Dies that meet at a corner hang together.</source>
        <translation>Dies, die sich an einer Ecke treffen, hängen zusammen.</translation>
    </message>
</context>
<context>
    <name>toolbox</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Your wafers</source>
        <translation>Ihre Wafer</translation>
    </message>
    <message>
        <source>Drop files, folders or archives anywhere on the window: STDF, KLARF, maps, tables, pictures. Each wafer is one line. Choose one to open it.</source>
        <translation>Ziehen Sie Dateien, Ordner oder Archive irgendwo auf das Fenster: STDF, KLARF, Karten, Tabellen, Bilder. Jeder Wafer ist eine Zeile. Wählen Sie eine, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Die Karte</translation>
    </message>
    <message>
        <source>The wheel zooms to the pointer, Space or the middle button pans, the arrow keys walk from die to die. Click a mask to choose its defect.</source>
        <translation>Das Mausrad zoomt zum Zeiger, Leertaste oder mittlere Taste verschieben, die Pfeiltasten gehen von Die zu Die. Ein Klick auf eine Maske wählt ihren Defekt.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Take a tool and outline what you see; the digits 1 to 8 pick the class. Each stroke is on the disk before the next begins, and can be undone.</source>
        <translation>Nehmen Sie ein Werkzeug und umranden Sie, was Sie sehen; die Ziffern 1 bis 8 wählen die Klasse. Jeder Strich ist auf der Platte, bevor der nächste beginnt, und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Beside the map</source>
        <translation>Neben der Karte</translation>
    </message>
    <message>
        <source>What the model found, what you draw, every step to go back to, and the layers of the map.</source>
        <translation>Was das Modell fand, was Sie zeichnen, jeder Schritt, zu dem Sie zurück können, und die Ebenen der Karte.</translation>
    </message>
    <message>
        <source>The verdict</source>
        <translation>Der Befund</translation>
    </message>
    <message>
        <source>What the model sees on the whole wafer: the leading kind of defect, how severe it is, and what the file left unclear.</source>
        <translation>Was das Modell auf dem ganzen Wafer sieht: die führende Defektart, ihre Schwere und was die Datei offen ließ.</translation>
    </message>
    <message>
        <source>Kinds of defect</source>
        <translation>Arten von Defekten</translation>
    </message>
    <message>
        <source>Each kind has a colour, a hatch and a letter, so that colour is never all there is. Click one to show or hide it.</source>
        <translation>Jede Art hat Farbe, Schraffur und Buchstaben; nie zählt die Farbe allein. Ein Klick blendet sie ein oder aus.</translation>
    </message>
    <message>
        <source>The defects</source>
        <translation>Die Defekte</translation>
    </message>
    <message>
        <source>Every defect that was found, with its place and size. Choose a line, and the map comes near it.</source>
        <translation>Jeder gefundene Defekt mit Ort und Größe. Wählen Sie eine Zeile, und die Karte geht nah heran.</translation>
    </message>
    <message>
        <source>The numbers</source>
        <translation>Die Zahlen</translation>
    </message>
    <message>
        <source>Coverage, affected dies and kill ratio of each kind. Lengths that were guessed say so; give the geometry to make them sure.</source>
        <translation>Abdeckung, betroffene Dies und Kill-Rate jeder Art. Geschätzte Längen sind gekennzeichnet; mit der Geometrie werden sie sicher.</translation>
    </message>
    <message>
        <source>What you do most</source>
        <translation>Was Sie am häufigsten tun</translation>
    </message>
    <message>
        <source>Open, inspect and export from here. Every command is in the menus too, and you can give it any key.</source>
        <translation>Öffnen, untersuchen und exportieren Sie von hier. Jeder Befehl steht auch in den Menüs, und Sie können ihm jede Taste geben.</translation>
    </message>
    <message>
        <source>What goes on</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message>
        <source>The die under the pointer, work that takes a while with a button to stop it, and the model in use. That was all; enjoy your work.</source>
        <translation>Das Die unter dem Zeiger, länger laufende Arbeit mit einem Knopf zum Anhalten, und das benutzte Modell. Das war alles; viel Freude bei der Arbeit.</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>New here? A tour of two minutes shows the parts of the window.</source>
        <translation>Neu hier? Ein Rundgang von zwei Minuten zeigt die Teile des Fensters.</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang beginnen</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Seven views</source>
        <translation>Sieben Ansichten</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>Der Wafer; warum das Modell das sagt; das ganze Los; alle Wafer und Defekte in Tabellen; die Liste für das Mikroskop; Versionen, die abweichen; Wafer aus der Warteschlange des Labors.</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>{count} refused changes were written to {path}.</source>
        <translation>{count} abgelehnte Änderungen wurden nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>Abgelehnte Änderungen</translation>
    </message>
    <message>
        <source>The server did not take these changes; all others went on. Each stays here, and on the wafer, until the server takes it.</source>
        <translation>Der Server hat diese Änderungen nicht angenommen; alle anderen gingen weiter. Jede bleibt hier und auf dem Wafer, bis der Server sie annimmt.</translation>
    </message>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>The server&apos;s reason</source>
        <translation>Grund des Servers</translation>
    </message>
    <message>
        <source>&amp;Mend: go to the wafer</source>
        <translation>&amp;Beheben: zum Wafer</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Try &amp;all again</source>
        <translation>A&amp;lle erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The tray is empty.</source>
        <translation>Die Ablage ist leer.</translation>
    </message>
    <message>
        <source>Code of the refusal, for whoever runs the server: {code}</source>
        <translation>Code der Ablehnung, für die Betreiber des Servers: {code}</translation>
    </message>
    <message>
        <source>Export the refused changes</source>
        <translation>Die abgelehnten Änderungen exportieren</translation>
    </message>
    <message>
        <source>Changes, one a line (*.jsonl)</source>
        <translation>Änderungen, eine pro Zeile (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Warnings of the source</source>
        <translation>Warnungen der Quelle</translation>
    </message>
    <message>
        <source>Severity {severity} of 100</source>
        <translation>Schwere {severity} von 100</translation>
    </message>
    <message>
        <source>⚠ Alert: severity over {ALERT_SEVERITY}, look at once</source>
        <translation>⚠ Alarm: Schwere über {ALERT_SEVERITY}, sofort ansehen</translation>
    </message>
    <message>
        <source>… and {WARNINGS_SHOWN} more (hover to read)</source>
        <translation>… und {WARNINGS_SHOWN} weitere (zum Lesen darauf zeigen)</translation>
    </message>
    <message>
        <source>dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>
Label: {label}</source>
        <translation>
Label: {label}</translation>
    </message>
    <message>
        <source>{wafer} · {format}
{columns} × {rows}, {die_count} {unit}, {fail_count} fail ({share} %){label}</source>
        <translation>{wafer} · {format}
{columns} × {rows}, {die_count} {unit}, {fail_count} ausgefallen ({share} %){label}</translation>
    </message>
    <message>
        <source>No wafer is open</source>
        <translation>Kein Wafer ist offen</translation>
    </message>
    <message>
        <source>Not inspected: no model</source>
        <translation>Nicht geprüft: kein Modell</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Wafer map</source>
        <translation>Waferkarte</translation>
    </message>
</context>
<context>
    <name>wafer</name>
    <message>
        <source>Drop wafer files, folders or archives anywhere on this window.</source>
        <translation>Waferdateien, Ordner oder Archive irgendwo auf diesem Fenster ablegen.</translation>
    </message>
    <message>
        <source>This wafer is no picture of pixels: the wand takes dies that are alike.</source>
        <translation>Dieser Wafer ist kein Bild aus Pixeln: Der Zauberstab nimmt gleiche Dies.</translation>
    </message>
    <message>
        <source>Choose a wafer in the list.</source>
        <translation>In der Liste einen Wafer wählen.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Dies</source>
        <translation>Dies</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
</context>
<context>
    <name>wafer_delegate</name>
    <message>
        <source>{columns} × {rows} · {share} % fail</source>
        <translation>{columns} × {rows} · {share} % Ausfall</translation>
    </message>
    <message>
        <source>{title} {severity} – alert</source>
        <translation>{title} {severity} – Alarm</translation>
    </message>
</context>
<context>
    <name>wafer_list</name>
    <message>
        <source>As added</source>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Share of fails</source>
        <translation>Anteil der Ausfälle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;No wafers yet&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Drop wafer files, folders or archives anywhere on this window.&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;Open files…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;Open the sample lot&lt;/a&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Noch keine Wafer&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Waferdateien, Ordner oder Archive irgendwo auf diesem Fenster ablegen.&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_files&quot;&gt;Dateien öffnen…&lt;/a&gt;&lt;/p&gt;&lt;p&gt;&lt;a href=&quot;open_sample&quot;&gt;Das Beispiellos öffnen&lt;/a&gt;&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No wafer matches. Change the filter above.</source>
        <translation>Kein Wafer passt. Oben den Filter ändern.</translation>
    </message>
    <message>
        <source>Filter by lot, wafer, file</source>
        <translation>Nach Los, Wafer, Datei filtern</translation>
    </message>
    <message>
        <source>Filter wafers</source>
        <translation>Wafer filtern</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Jedes Urteil</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Wafers</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
</context>
<context>
    <name>wafer_model</name>
    <message>
        <source>No defect</source>
        <translation>Kein Defekt</translation>
    </message>
    <message>
        <source>{columns} x {rows} dies</source>
        <translation>{columns} x {rows} Dies</translation>
    </message>
    <message>
        <source>{share} % fail</source>
        <translation>{share} % Ausfall</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>{title}, severity {severity}</source>
        <translation>{title}, Schwere {severity}</translation>
    </message>
</context>
<context>
    <name>wand</name>
    <message>
        <source>Nothing grows from there; press on a die.</source>
        <translation>Von dort wächst nichts; auf einen Die drücken.</translation>
    </message>
    <message>
        <source>Wand steps over {wand_gap}</source>
        <translation>Zauberstab überspringt {wand_gap}</translation>
    </message>
    <message>
        <source>Wand tolerance {wand_tolerance}</source>
        <translation>Toleranz des Zauberstabs {wand_tolerance}</translation>
    </message>
    <message>
        <source>Tolerance {_tolerance}: {count} pixels</source>
        <translation>Toleranz {_tolerance}: {count} Pixel</translation>
    </message>
    <message>
        <source>Steps over {tolerance}: {count}</source>
        <translation>Überspringt {tolerance}: {count}</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Wafer</source>
        <translation>Wafer</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Stage list</source>
        <translation>Anfahrliste</translation>
    </message>
    <message>
        <source>The painted region was given to {count} wafers.</source>
        <translation>Das gemalte Gebiet wurde {count} Wafern gegeben.</translation>
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
        <translation>Ringe gleicher Breite</translation>
    </message>
    <message>
        <source>Rings of equal area</source>
        <translation>Ringe gleicher Fläche</translation>
    </message>
    <message>
        <source>Quadrants</source>
        <translation>Quadranten</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>Edge band</source>
        <translation>Randband</translation>
    </message>
    <message>
        <source>Reticle positions</source>
        <translation>Retikelpositionen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>No zones</source>
        <translation>Keine Zonen</translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation>Anzahl der Zonen</translation>
    </message>
    <message>
        <source>Dies a field is wide</source>
        <translation>Breite eines Felds in Dies</translation>
    </message>
    <message>
        <source>Field </source>
        <translation>Feld </translation>
    </message>
    <message>
        <source>Dies a field is high</source>
        <translation>Höhe eines Felds in Dies</translation>
    </message>
    <message>
        <source>First field begins at column</source>
        <translation>Erstes Feld beginnt bei Spalte</translation>
    </message>
    <message>
        <source>First field at column </source>
        <translation>Erstes Feld ab Spalte </translation>
    </message>
    <message>
        <source>First field begins at row</source>
        <translation>Erstes Feld beginnt bei Zeile</translation>
    </message>
    <message>
        <source>row </source>
        <translation>Zeile </translation>
    </message>
    <message>
        <source>Zones:</source>
        <translation>Zonen:</translation>
    </message>
    <message>
        <source>Width of the edge band</source>
        <translation>Breite des Randbands</translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Ring {0}</source>
        <translation>Ring {0}</translation>
    </message>
    <message>
        <source>Ring {0} ({1}–{2} mm)</source>
        <translation>Ring {0} ({1}–{2} mm)</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Edge (outer {0} mm)</source>
        <translation>Rand (äußere {0} mm)</translation>
    </message>
    <message>
        <source>Quadrant I</source>
        <translation>Quadrant I</translation>
    </message>
    <message>
        <source>Quadrant II</source>
        <translation>Quadrant II</translation>
    </message>
    <message>
        <source>Quadrant III</source>
        <translation>Quadrant III</translation>
    </message>
    <message>
        <source>Quadrant IV</source>
        <translation>Quadrant IV</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>Column {0}, row {1}</source>
        <translation>Spalte {0}, Zeile {1}</translation>
    </message>
    <message>
        <source>Field {0}, {1}</source>
        <translation>Feld {0}, {1}</translation>
    </message>
</context>
</TS>
