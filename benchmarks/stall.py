"""Whether the window ever stalls, and whether its memory grows: a scripted hour of work.

The real window, offscreen, over a lot of wafers: each is opened, drawn on with the brush (press,
moves, release), undone and redone once, and left; the model inspects each as it is opened. A fast
timer in the GUI thread ticks all the while. Between two ticks the thread's processor time is what
the window itself takes; by the clock it also waits for other threads and for other programs.
Figures asked for: no stall over 50 ms in 2,000 strokes on 200 wafers, memory flat within 10 %.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np
import psutil
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.heartbeat import Heartbeat
from benchmarks.report import print_report
from benchmarks.waiting import wait_until
from ml_core.simulate.wafer import simulate_set
from ml_core.wafer.sets import write_set
from wafer_studio.app.annotating import Saving
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.window import MainWindow

_SEED: Final = 7_600_001
_MOVES: Final = 12
_LIMIT_MS: Final = 50.0
_WARM: Final = 0.1
"""Share of the wafers after which memory is taken for full: caches are made by then."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stall", description=__doc__)
    parser.add_argument("--wafers", type=int, default=200, help="wafers (200)")
    parser.add_argument("--strokes", type=int, default=10, help="strokes on each (10)")
    parser.add_argument("--quick", action="store_true", help="10 wafers, 3 strokes on each")
    options = parser.parse_args()
    wafers, strokes = (10, 3) if options.quick else (options.wafers, options.strokes)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        work = Work(app, Path(folder), wafers)
        try:
            work.do(strokes)
        finally:
            work.window.close()
    work.report(strokes)


class Work:
    """The window and what is measured of it."""

    def __init__(self, app: QApplication, folder: Path, wafers: int) -> None:
        self._app, self._wafers = app, wafers
        self.seconds = 0.0
        self.beat = Heartbeat()
        self._memory: list[float] = []
        write_set(folder / "lot.npz", simulate_set(wafers, _SEED))
        self.window = MainWindow(Workstation(folder / "data"), [folder / "lot.npz"])
        self.window.resize(1500, 950)
        self.window.show()
        station = self.window.station
        wait_until(lambda: station.inspecting.model is not None)
        wait_until(lambda: self.window.wafers.model.rowCount() == wafers)
        wait_until(lambda: not station.jobs.running)

    def do(self, strokes: int) -> None:
        """Work through all wafers."""
        began = time.perf_counter()
        self.window.actions_by_key["tool_brush"].trigger()
        rng = np.random.default_rng(_SEED)
        with self.beat:
            for number in range(self._wafers):
                self._work_on(number, strokes, rng)
        self.seconds = time.perf_counter() - began

    def _work_on(self, number: int, strokes: int, rng: np.random.Generator) -> None:
        self._open(number)
        for _ in range(strokes):
            self._stroke(rng)
        for key in ("undo", "redo"):
            self.window.actions_by_key[key].trigger()
            self._saved()
        self._memory.append(psutil.Process().memory_info().rss / 1e6)

    def report(self, strokes: int) -> None:
        """Print what was seen."""
        busy, wall = self.beat.busy_ms, self.beat.wall_ms
        warm = self._memory[max(int(_WARM * len(self._memory)) - 1, 0)]
        growth = max(self._memory) / warm - 1
        rows = [["between two ticks", "p50 ms", "p95 ms", "p99.9 ms", "most ms", "over 50 ms"]]
        for name, times in (("GUI thread's processor time", busy), ("by the clock", wall)):
            parts = [f"{float(np.percentile(times, part)):.1f}" for part in (50, 95, 99.9)]
            over = sum(t > _LIMIT_MS for t in times)
            rows.append([name, *parts, f"{max(times):.1f}", f"{over} of {len(times)}"])
        rows.append(["memory MB", f"{warm:.0f} warm", f"{self._memory[-1]:.0f} last",
                     f"{max(self._memory):.0f} most", f"{100 * growth:+.1f} %", ""])  # fmt: skip
        print_report("stall", rows, {
            "wafers": self._wafers, "strokes": self._wafers * strokes,
            "seconds": round(self.seconds, 1), "busy_max_ms": round(max(busy), 1),
            "busy_over_50_ms": sum(t > _LIMIT_MS for t in busy),
            "wall_max_ms": round(max(wall), 1), "wall_over_50_ms": sum(t > _LIMIT_MS for t in wall),
            "memory_growth": round(growth, 3),
        })  # fmt: skip

    def _open(self, number: int) -> None:
        station, wanted = self.window.station, self.window.wafers.model.id_at(number)
        self.window.wafers.choose(wanted)
        annotating = station.annotating

        def is_there() -> bool:
            opened = annotating.annotation
            return opened is not None and opened.wafer_id == wanted and annotating.can_edit

        wait_until(is_there)
        wait_until(lambda: station.document.inspection is not None)

    def _stroke(self, rng: np.random.Generator) -> None:
        view = self.window.map
        middle = np.array([view.width(), view.height()]) / 2
        place = middle + rng.uniform(-150, 150, 2)
        points = [place := place + rng.uniform(-12, 16, 2) for _ in range(_MOVES)]
        spots = [QPoint(int(x), int(y)) for x, y in points]
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(view, left, pos=spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(view, spot)
            self._app.processEvents()
        QTest.mouseRelease(view, left, pos=spots[-1])
        self._saved()

    def _saved(self) -> None:
        annotating = self.window.station.annotating
        wait_until(lambda: annotating.saving is Saving.SAVED)


if __name__ == "__main__":
    main()
