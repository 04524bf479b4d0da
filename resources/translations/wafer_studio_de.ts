<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
        <source>Versions</source>
        <translation>Versionen</translation>
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
        <translation type="unfinished">Überspring&amp;en…</translation>
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
        <translation type="unfinished">Modell</translation>
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
        <source>Seven views</source>
        <translation>Sieben Ansichten</translation>
    </message>
    <message>
        <source>The wafer; why the model says so; the whole lot; all wafers and defects in tables; the list for the microscope; versions that differ; wafers from the lab&apos;s queue.</source>
        <translation>Der Wafer; warum das Modell das sagt; das ganze Los; alle Wafer und Defekte in Tabellen; die Liste für das Mikroskop; Versionen, die abweichen; Wafer aus der Warteschlange des Labors.</translation>
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
        <translation type="unfinished">&amp;Exportieren…</translation>
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
</TS>
