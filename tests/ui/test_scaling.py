"""The window at 100, 150 and 200 %: everything larger, nothing cut off, small screens suffice.

Each size needs a process of its own, for Qt reads the factor once; that takes its seconds.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QPushButton

from tests.ui.clipping import clipped
from wafer_studio.ui.dialogs.sizes import begin_with

ROOT = Path(__file__).resolve().parents[2]
SMALL = (960, 500)
"""What is left of a screen of 1920 x 1080 at 200 %, beside bars and title."""

_GRAB = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.clipping import clipped
from tests.ui.joining import personal_of
from wafer_studio.places import sample_lot
from wafer_studio.ui import main as module

picture, width, height, arguments = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
open_window = module.open_window
told = {}

def look(timer):
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "station"))
    if window.station.document.inspection is None or window.station.jobs.running:
        return
    timer.stop()
    personal = personal_of(window)
    window.resize(width, height)
    told["ratio"] = window.devicePixelRatioF()
    told["least"] = window.minimumSizeHint().toTuple()
    QApplication.processEvents()
    told["clipped"] = clipped(window)
    window.grab().save(picture)
    for show in (personal.show_settings, personal.show_keys):
        show()
        dialog = window.findChildren(QDialog)[-1]
        dialog.resize(min(660, width), height)
        QApplication.processEvents()
        told["clipped"] += clipped(dialog)
        told["least_dialog"] = dialog.minimumSizeHint().toTuple()
        dialog.reject()
    tour = personal.start_tour()
    for number in range(len(tour._steps)):
        tour.go(number)
        QApplication.processEvents()
        told["clipped"] += clipped(tour.bubble)
    tour.leave()
    window.close()

def opened(arguments):
    # main() makes the application, at the size of the settings; a timer can live only then.
    window = open_window(arguments)
    timer = QTimer(window)
    timer.timeout.connect(lambda: look(timer))
    timer.start(50)
    return window

module.open_window = opened
code = module.main([*arguments, str(sample_lot())])
print(json.dumps(told))
sys.exit(code)
"""


def grabbed(picture, size, *arguments, environment):
    result = subprocess.run(
        [sys.executable, "-c", _GRAB, str(picture), *map(str, size), *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("percent", "language", "size"),
    [
        pytest.param(100, "en", (1280, 820), marks=pytest.mark.slow),
        pytest.param(150, "de", (1200, 640), marks=pytest.mark.slow),
        (200, "de", SMALL),
    ],
)
def test_the_window_grows_as_set_and_nothing_is_cut_off(data, tmp_path, percent, language, size):
    settings = json.loads((data / "settings.json").read_text())
    (data / "settings.json").write_text(json.dumps({**settings, "ui_scale": percent}))
    environment = {k: v for k, v in os.environ.items() if k != "QT_SCALE_FACTOR"}
    picture = tmp_path / "window.png"
    told = grabbed(picture, size, "--data", data, "--language", language, environment=environment)
    assert told["ratio"] == percent / 100
    assert told["clipped"] == []
    assert told["least"][0] <= SMALL[0]
    assert told["least"][1] <= SMALL[1]
    with Image.open(picture) as image:
        assert image.size == tuple(side * percent // 100 for side in size)
        assert len(image.getcolors(1 << 24)) > 20


def test_a_factor_of_the_environment_is_left_alone(data, tmp_path):
    settings = json.loads((data / "settings.json").read_text())
    (data / "settings.json").write_text(json.dumps({**settings, "ui_scale": 200}))
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.25"}
    told = grabbed(tmp_path / "x.png", SMALL, "--data", data, environment=environment)
    assert told["ratio"] == 1.25


def test_a_dialog_is_never_larger_than_the_screen(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableGeometry()
    begin_with(dialog, 100_000, 100_000)
    assert dialog.width() <= room.width()
    assert dialog.height() < room.height()
    begin_with(dialog, 300, 200)
    assert dialog.size().toTuple() == (300, 200)


def test_the_check_for_clipped_words_bites(qtbot):
    button = QPushButton("Far too long for so little room")
    qtbot.addWidget(button)
    button.setFixedWidth(30)
    button.show()
    (trouble,) = clipped(button)
    assert "Far too long" in trouble
