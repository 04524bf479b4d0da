"""The gallery of a lot, with 25 and with 1,000 wafers: its first screen, and scrolling.

The wafers are real ones of WM-811K (some of them twice, to make the number full), or drawn by the
simulator where those are not here. They are read into a library by the product itself. First
screen: from showing the lot page until every wafer in sight is painted with its picture, while
the lot is stacked in the background. Scrolling: from a turn of the wheel until the view is
painted, once right after the first screen, while the other pictures and the stack are still being
made (cold), and once when they are (warm). The processor time of the GUI thread stands beside the
time on the clock, as on a busy machine that also counts what others do.
Figures asked for: first screen under 0.5 s, 95th percentile of scrolling under 16 ms.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.report import print_report
from benchmarks.wafers import draw_round
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.pages.lot import LotPage

SIZE: Final = (1400, 1000)
PATIENCE: Final = 120.0
ROUNDS: Final = 5
HEADS: Final = [
    "wafers", "first screen s (worst)", "cold p95 ms (CPU)", "warm p95 ms (CPU)", "in sight",
    "turns",
]  # fmt: skip
REAL: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "wm811k/wm811k_open.npz"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gallery", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="25 and 200 wafers, 2 rounds")
    parser.add_argument("--data", type=Path, default=REAL, help="die-grid set of real wafers")
    arguments = parser.parse_args()
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    cells, whose = wafers(arguments.data)
    counts, rounds = ((25, 200), 2) if arguments.quick else ((25, 1000), ROUNDS)
    rows = [HEADS]
    figures: dict[str, float | int | str | bool] = {"wafers": whose, "rounds": rounds}
    for count in counts:
        found = [measure(app, cells, count) for _ in range(rounds)]
        first = [one.first_s for one in found]
        cold = np.concatenate([one.cold for one in found])
        warm = np.concatenate([one.warm for one in found])
        figures |= {
            f"scroll_{name}_{count}_p95_{what}": round(1000 * float(np.percentile(t[:, n], 95)), 2)
            for name, t in (("cold", cold), ("warm", warm))
            for n, what in enumerate(("ms", "cpu_ms"))
            if len(t)
        }
        rows.append(
            [
                str(count),
                f"{np.median(first):.3f} ({max(first):.3f})",
                *(_both(figures, f"scroll_{name}_{count}_p95") for name in ("cold", "warm")),
                str(found[0].in_sight),
                str(len(cold)),
            ]
        )
        figures[f"first_screen_{count}_s"] = round(float(np.median(first)), 3)
        figures[f"first_screen_{count}_worst_s"] = round(max(first), 3)
    figures["platform"] = os.environ.get("QT_QPA_PLATFORM", "display")
    print_report("gallery", rows, figures)


def _both(figures: dict[str, float | int | str | bool], name: str) -> str:
    if f"{name}_ms" not in figures:
        return "all in sight"
    return f"{figures[f'{name}_ms']} ({figures[f'{name}_cpu_ms']})"


def wafers(path: Path) -> tuple[list[np.ndarray], str]:
    """Cells to fill a lot with, and where they come from."""
    if not path.exists():
        print(f"{path} is not here: the wafers are drawn by the simulator")
        return [draw_round(index, side=45) for index in range(50)], "simulated"
    with np.load(path) as held:
        shape = held["shape"].astype(np.int64)
        ends = np.cumsum(shape.prod(axis=1))[:-1]
        parts = np.split(held["cells"], ends)
    return [p.reshape(s) for p, s in zip(parts, shape.tolist(), strict=True)], "WM-811K"


class Measured:
    """One round."""

    def __init__(self, first_s: float, in_sight: int, cold: np.ndarray, warm: np.ndarray) -> None:
        self.first_s, self.in_sight, self.cold, self.warm = first_s, in_sight, cold, warm


def measure(app: QApplication, cells: list[np.ndarray], count: int) -> Measured:
    """Read a lot, show its page, scroll to the end twice."""
    with tempfile.TemporaryDirectory() as folder:
        fill(app, Path(folder), [cells[number % len(cells)] for number in range(count)])
        station = Workstation(Path(folder))
        page = LotPage(station)
        page.resize(*SIZE)
        begun = time.perf_counter()
        page.show()
        wait(app, lambda: in_sight(page) > 0 and all_painted(page))
        page.gallery.view.viewport().repaint()
        first = time.perf_counter() - begun
        seen = in_sight(page)
        cold = scrolled(app, page)  # at once: the lot is still being stacked
        wait(app, lambda: not station.jobs.running)
        page.gallery.view.scrollToTop()
        app.processEvents()
        warm = scrolled(app, page)
        page.close()
        station.close()
        page.deleteLater()
    return Measured(first, seen, cold, warm)


def fill(app: QApplication, folder: Path, lot: list[np.ndarray]) -> None:
    """Read wafers into a library as the product does, and close it."""
    path = folder / "lot.npz"
    np.savez(
        path,
        cells=np.concatenate([one.ravel() for one in lot]),
        shape=np.array([one.shape for one in lot]),
        lot=np.array(["LOT"] * len(lot)),
        wafer=np.array([str(number) for number in range(1, len(lot) + 1)]),
    )
    station = Workstation(folder)
    done: list[object] = []
    station.library.opened.connect(done.append)
    station.library.open_paths([path])
    wait(app, lambda: bool(done))
    station.close()


def in_sight(page: LotPage) -> int:
    """Wafers that lie at least partly in the view."""
    return len(rows_in_sight(page))


def rows_in_sight(page: LotPage) -> list[int]:
    """Their rows."""
    view, model = page.gallery.view, page.gallery.model
    first = view.indexAt(QPoint(10, 10)).row()
    if first < 0:
        return []
    room = view.viewport().rect()
    rows = range(first, model.rowCount())
    return [row for row in rows[:200] if view.visualRect(model.index(row)).intersects(room)]


def all_painted(page: LotPage) -> bool:
    """True once every wafer in sight has its picture."""
    role = Qt.ItemDataRole.DecorationRole
    made = [page.gallery.model.index(row).data(role) for row in rows_in_sight(page)]
    return all(isinstance(picture, QPixmap) and not picture.isNull() for picture in made)


def scrolled(app: QApplication, page: LotPage) -> np.ndarray:
    """Seconds of each turn of the wheel, from the event until all is painted, down to the end.

    Returns:
        (turns, 2): by the clock, and of the processor.
    """
    view = page.gallery.view
    bar, target = view.verticalScrollBar(), view.viewport()
    at = QPointF(target.width() / 2, target.height() / 2)
    turn = QPoint(0, -120)
    spent = []
    while bar.value() < bar.maximum():
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        event = QWheelEvent(
            at,
            target.mapToGlobal(at),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        app.sendEvent(target, event)
        app.processEvents()
        spent.append((time.perf_counter() - begun, time.thread_time() - begun_cpu))
    return np.array(spent).reshape(-1, 2)


def wait(app: QApplication, condition: Callable[[], bool]) -> None:
    """Let the program work until a condition holds."""
    until = time.monotonic() + PATIENCE
    while not condition():
        app.processEvents()
        if time.monotonic() > until:
            raise SystemExit("the gallery did not get there in time")


if __name__ == "__main__":
    main()
