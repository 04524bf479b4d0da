"""The real window, killed in the middle of drawing: the next start shows the wafer as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_BEGIN = """
import sys
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ml_core.wafer.annotation import Edit
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.app.annotating import Saving
from wafer_studio.ui.main import main
app = QApplication([])

def window():
    found = [w for w in app.topLevelWidgets() if w.isVisible() and hasattr(w, "station")]
    return found[0] if found else None

def every(milliseconds, act):
    timer = QTimer(app, interval=milliseconds)
    timer.timeout.connect(lambda: act() if window() else None)
    timer.start()
"""

_DRAW = (
    _BEGIN
    + """
drawn = []

def draw():
    annotating = window().station.annotating
    if annotating.annotation is None or annotating.saving is not Saving.SAVED:
        return
    if drawn:
        print(drawn[-1], flush=True)  # its saved mark is on the screen
    name = f"s{len(drawn)}"
    ring = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]]) + len(drawn) % 200
    annotating.apply(Edit(f"Draw {name}", after=(Shape(name, "scratch", Polygon(ring)),)))
    drawn.append(name)

every(1, draw)
sys.exit(main(sys.argv[1:]))
"""
)

_LOOK = (
    _BEGIN
    + """
def look():
    station = window().station
    if station.annotating.shapes and not station.jobs.running:
        print(" ".join(s.shape_id for s in station.annotating.shapes))
        print(len([s for s in station.annotating.steps if not s.is_undone]))
        print([m.text for m in station.messages.all if "without being closed" in m.text] != [])
        window().close()

every(20, look)
sys.exit(main(sys.argv[1:]))
"""
)


def environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_every_stroke_with_a_saved_mark_is_there_after_kill_9(tmp_path):
    sample = ROOT / "resources" / "samples"
    data = ["--data", str(tmp_path / "data")]
    command = [sys.executable, "-c", _DRAW, *data, str(sample)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment()
    ) as process:
        acknowledged = [process.stdout.readline().strip() for _ in range(12)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split()
    looked = subprocess.run(
        [sys.executable, "-c", _LOOK, *data],
        capture_output=True, text=True, env=environment(), timeout=60, check=True,
    )  # fmt: skip
    shapes, steps, was_told = looked.stdout.splitlines()
    found = shapes.split()
    assert found[: len(acknowledged)] == acknowledged
    assert len(acknowledged) <= len(found) <= len(acknowledged) + 1
    assert int(steps) == len(found)
    assert was_told == "True"
