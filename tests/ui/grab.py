"""Grab pictures of the real window for the docs: ``python -m tests.ui.grab [PATH…] [--out DIR]``.

Shows the sample lot (or the given files) with the starter model (or ``--model``) and writes
``window-empty.png``, ``window-light.png``, ``window-dark.png``, ``window-draw.png``, one picture a
page (``window-explain.png``, ``window-lot.png``, ``window-tables.png``, ``window-stage-list.png``)
and ``window-export.png``.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wafer_studio.app.settings import MODEL
from wafer_studio.places import sample_lot
from wafer_studio.ui.dialogs.export import ExportDialog
from wafer_studio.ui.main import open_window, parsed

SIZE = (1280, 820)
PATIENCE = 60.0


def main():
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["wafer-studio"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "settings.json").write_text('{"tour_offered": true}')
        window = open_window(parsed(["--data", folder]))
        if arguments.model:
            window.station.settings.set(MODEL, str(arguments.model))
        window.resize(*SIZE)
        window._set_theme("light")
        wait(app, lambda: not window.station.jobs.running)
        save(window, arguments.out / "window-empty.png")
        window.station.library.open_paths(arguments.paths or [sample_lot()])
        wait(app, lambda: window.station.document.inspection is not None)
        window.station.inspecting.inspect_all()
        wait(app, lambda: not window.station.jobs.running)
        window.wafers.choose(most_severe(window))
        wait(app, lambda: not window.station.jobs.running)
        for theme in ("light", "dark"):
            window._set_theme(theme)
            window.grab()  # asks for the thumbnails in this theme
            wait(app, lambda: not window.station.jobs.running)
            save(window, arguments.out / f"window-{theme}.png")
        draw(app, window)
        save(window, arguments.out / "window-draw.png")
        show_pages(app, window, arguments.out)
        window.actions_by_key["export"].trigger()
        dialog = window.findChildren(ExportDialog)[0]
        dialog.folder.setText("results")
        save(dialog, arguments.out / "window-export.png")
        dialog.reject()
        window.close()


def draw(app, window):
    """Take over what the model proposes, and a stroke beside it."""
    station = window.station
    window._set_theme("light")
    wait(app, lambda: station.measuring.report is not None)
    window.actions_by_key["accept_all"].trigger()
    wait(app, lambda: station.annotating.can_edit)
    window.actions_by_key["tool_die_brush"].trigger()
    window.page.drawing.choose_class("scratch")
    points = [window.map.screen_of(cell).toPoint() for cell in ((9, 24), (12, 26), (16, 27))]
    QTest.mousePress(window.map, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(window.map, point)
    QTest.mouseRelease(window.map, Qt.MouseButton.LeftButton, pos=points[-1])
    wait(app, lambda: station.annotating.can_edit and not station.jobs.running)


def show_pages(app, window, out):
    """Show each further page and keep a picture of it."""
    for place in range(1, window.pages.count()):
        window.pages.setCurrentIndex(place)
        for _ in range(3):
            save(window, out / "unused.png")
            wait(app, lambda: not window.station.jobs.running)
        name = window.pages.tabText(place).lower().replace(" ", "-").replace("&", "")
        (out / "unused.png").rename(out / f"window-{name}.png")
    window.pages.setCurrentIndex(0)


def most_severe(window):
    """Id of the wafer with the most classes among its defects, a good one to show."""
    model = window.wafers.model
    ids = [model.id_at(row) for row in range(model.rowCount())]
    found = window.station.storing.ask(
        lambda store: [(key, store.newest_inspection(key)) for key in ids]
    ).result()
    ranked = [(len({d.class_key for d in i.defects}), i.severity, key) for key, i in found if i]
    return max(ranked)[2]


def wait(app, condition):
    """Let the window work until a condition holds."""
    until = time.monotonic() + PATIENCE
    while not condition():
        app.processEvents()
        if time.monotonic() > until:
            raise SystemExit("the window did not get there in time")


def save(widget, path):
    """Paint what is pending and keep a picture."""
    for _ in range(5):
        QApplication.processEvents()
    widget.grab().save(str(path))
    print(path)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--model", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
