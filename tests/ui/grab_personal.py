"""Grab pictures of the personal rooms: ``python -m tests.ui.grab_personal [--out DIR]``.

Shows the sample lot with the starter model and writes ``window-settings.png``,
``window-keys.png``, ``window-tour.png`` and ``window-crash.png``; ``--language`` shows another
language, ``--theme dark`` the dark.
"""

import argparse
import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.grab import SIZE, most_severe, save, wait
from tests.ui.joining import personal_of
from wafer_studio.app.messages import Crash
from wafer_studio.places import sample_lot
from wafer_studio.ui.main import open_window, parsed

_STEP = 1


def main():
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["wafer-studio"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        window = open_window(parsed(["--data", folder, "--language", arguments.language]))
        personal = personal_of(window)
        window.resize(*SIZE)
        window.actions_by_key[f"theme_{arguments.theme}"].trigger()
        window.station.library.open_paths([sample_lot()])
        wait(app, lambda: window.station.document.inspection is not None)
        window.station.inspecting.inspect_all()
        wait(app, lambda: not window.station.jobs.running)
        window.wafers.choose(most_severe(window))
        wait(app, lambda: not window.station.jobs.running)
        tour = personal.start_tour()
        tour.go(_STEP)
        window.grab()  # asks for the thumbnails
        wait(app, lambda: not window.station.jobs.running)
        save(window, arguments.out / "window-tour.png")
        tour.leave()
        for name, show in _dialogs(personal).items():
            show()
            dialog = window.findChildren(QDialog)[-1]
            save(dialog, arguments.out / f"window-{name}.png")
            dialog.reject()
        window.close()


def _dialogs(personal):
    report = 'Traceback (most recent call last):\n  File "map.py", line 7\nValueError: planted'
    crash = Crash("ValueError: planted", report, Path("logs") / "crash-20260101T120000.txt")
    return {
        "settings": personal.show_settings,
        "keys": personal.show_keys,
        "crash": lambda: personal.show_crash(crash),
    }


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    return parser.parse_args()


if __name__ == "__main__":
    main()
