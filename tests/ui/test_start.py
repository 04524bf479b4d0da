"""The program as a process: with a display, without one, with a wrong word."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_RUN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wafer_studio.ui.main import main
app = QApplication([])

def close_when_idle():
    windows = [w for w in app.topLevelWidgets() if w.isVisible() and hasattr(w, "station")]
    if not windows:
        return  # a slow machine has not shown it yet
    (open_window,) = windows
    if open_window.wafers.model.rowCount() == 3 and not open_window.station.jobs.running:
        print(open_window.windowTitle())
        open_window.close()

timer = QTimer()
timer.timeout.connect(close_when_idle)
timer.start(50)
code = main(sys.argv[1:])
timer.stop()
sys.exit(code)
"""


def run(*arguments, code=None, without=()):
    environment = {k: v for k, v in os.environ.items() if k not in without}
    start = ["-c", code] if code else ["main.py"]
    return subprocess.run(
        [sys.executable, "-W", "error", *start, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_process_opens_reads_and_ends_clean(data, lot):
    result = run("--data", data, lot, code=_RUN_AND_CLOSE)
    assert (result.returncode, result.stdout) == (0, "LOT / 1 – Wafer Studio\n")
    said = [line for line in result.stderr.splitlines() if "This plugin does not" not in line]
    assert said == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_without_a_display_it_says_so_and_ends_with_4():
    result = run(without=("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    assert result.returncode == 4
    assert "needs a display" in result.stderr
    assert "wafer-studio inspect" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_wrong_option_ends_with_2():
    result = run("--nonsense")
    assert result.returncode == 2
    assert "--nonsense" in result.stderr


def test_nothing_heavy_is_loaded_before_the_first_paint():
    code = (
        "import sys; import wafer_studio.ui.window, wafer_studio.ui.main; "
        "print([m for m in ('onnxruntime', 'cv2', 'pyarrow', 'pyqtgraph', 'sqlite_utils', "
        "'reportlab', 'openpyxl', 'PIL', 'pandas') if m in sys.modules])"
    )
    result = run(code=code)
    assert result.stdout == "[]\n"
