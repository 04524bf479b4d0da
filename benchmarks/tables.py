"""The big tables with 50,000 defects: ``python -m benchmarks.tables [--quick]``.

Times are taken in the GUI's thread over the real page, store and model, offscreen: from the ask
to the first page painted, from a click on a head or a filter to its first page painted, and of
one step of scrolling to a place not seen before, painted with its lines.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.report import print_report
from benchmarks.wafers import draw_round
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Defect, Inspection, Metrics, ModelRef
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import CLASS_KEYS
from wafer_studio.app.tables import TableFilter

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from wafer_studio.ui.pages.defects import DefectsPage

SIZE = (1280, 760)
DEFECTS_A_WAFER = 50
SIDE = 40


def main() -> None:
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wafers = (2_000 if arguments.quick else 50_000) // DEFECTS_A_WAFER
    rounds = 3 if arguments.quick else 20
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "library.sqlite", wafers)
        figures = measure(Path(folder), rounds=rounds)
    rows = [["what", "median ms", "p95 ms", "worst ms"]]
    rows += [[name, *(f"{value:.1f}" for value in values)] for name, values in figures.items()]
    count = wafers * DEFECTS_A_WAFER
    flat = {f"{name} p95 ms": round(values[1], 1) for name, values in figures.items()}
    print_report(f"tables of {count:,} defects", rows, {"defects": count, **flat})


def fill(path: Path, wafers: int) -> None:
    """Write a library of wafers with their defects."""
    from wafer_studio.store.defect_queries import add_indices
    from wafer_studio.store.store import Store

    rng = np.random.default_rng(0)
    store = Store(path)
    add_indices(store)
    cells = [draw_round(index, side=SIDE) for index in range(25)]
    for first in range(0, wafers, 100):
        made = [_wafer(n, cells[n % len(cells)]) for n in range(first, min(first + 100, wafers))]
        store.add_wafers(made)
        store.add_inspections([_inspection(wafer, rng) for wafer in made])
    store.close()


def measure(data: Path, *, rounds: int) -> dict[str, tuple[float, float, float]]:
    """Median, 95th percentile and worst time in ms of each thing that a user does."""
    from PySide6.QtWidgets import QApplication

    from wafer_studio.app.workstation import Workstation
    from wafer_studio.ui.pages.defects import DefectsPage

    # As the window has it: the GUI's turn comes every millisecond, and the store is open.
    sys.setswitchinterval(0.001)
    app = QApplication.instance() or QApplication([])
    station = Workstation(data)
    station.storing.ask(lambda store: store.version).result()
    page = DefectsPage(station)
    page.resize(*SIZE)
    page.show()
    times = _times(app, page, rounds=rounds)
    while station.jobs.running:
        app.processEvents()
    page.close()
    station.close()
    return {name: _spread(values) for name, values in times.items()}


def _times(app: "QCoreApplication", page: "DefectsPage", *, rounds: int) -> dict[str, list[float]]:
    from PySide6.QtCore import Qt

    view, model, bar = page.defect_view, page.defects, page.defect_view.verticalScrollBar()
    rng = np.random.default_rng(1)
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    sorts = [(column, order) for column in range(len(model.columns)) for order in orders]
    filters = [TableFilter(class_key=key) for key in CLASS_KEYS]
    filters += [TableFilter(text=f"LOT{n}") for n in range(rounds)]
    filters += [TableFilter(least_mm2=float(n), least_severity=30.0) for n in range(rounds)]
    times = {"first page": [_painted(app, page, page.activate)]}
    times["sort"] = [_painted(app, page, partial(view.sortByColumn, *asked)) for asked in sorts]
    rows = rng.integers(0, model.rowCount(), 10 * rounds).tolist()
    times["jump to any line"] = [_painted(app, page, partial(bar.setValue, row)) for row in rows]
    times["scroll by three lines"] = [
        _step(app, lambda: bar.setValue(bar.value() + 3)) for _ in range(20 * rounds)
    ]
    times["filter"] = [_painted(app, page, partial(model.set_filter, each)) for each in filters]
    return times


def _painted(app: "QCoreApplication", page: "DefectsPage", act: Callable[[], object]) -> float:
    """Milliseconds until an act is done and all lines in sight are painted."""
    began = time.perf_counter()
    act()
    while True:
        app.processEvents()
        if not page.defects.is_listing and _is_complete(page):
            app.processEvents()
            return 1000 * (time.perf_counter() - began)


def _step(app: "QCoreApplication", act: Callable[[], object]) -> float:
    """Milliseconds from one turn of the wheel to the end of its painting."""
    began = time.perf_counter()
    act()
    app.processEvents()
    return 1000 * (time.perf_counter() - began)


def _is_complete(page: "DefectsPage") -> bool:
    view, model = page.defect_view, page.defects
    first = max(view.rowAt(0), 0)
    last = view.rowAt(view.viewport().height() - 1)
    last = model.rowCount() - 1 if last < 0 else last
    return all(model.line_at(row) is not None for row in range(first, last + 1))


def _spread(values: list[float]) -> tuple[float, float, float]:
    return float(np.median(values)), float(np.percentile(values, 95)), max(values)


def _wafer(number: int, cells: np.ndarray) -> WaferMap:
    rows, columns = cells.shape
    lot = f"LOT{number // 25}"
    return WaferMap(
        source=WaferSource(path=f"{lot}.npz", sha256="0" * 64, key=str(number), format="npz"),
        info=WaferInfo(lot=lot, wafer=f"{number % 25 + 1:02d}"),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


def _inspection(wafer: WaferMap, rng: np.random.Generator) -> Inspection:
    width, height = wafer.grid.raster_size
    mask = np.zeros((height, width), np.uint8)
    metrics = Metrics(DEFECTS_A_WAFER, 0, 0.0, 0.0, 0.0, 0.0, (0.0, 0.0, 0.0, 0.0), None, ())
    found = Inspection(
        wafer.wafer_id, ModelRef("drawn", "1", "ab" * 32, "CPUExecutionProvider"),
        CLASS_KEYS[int(rng.integers(8))], float(rng.uniform(0, 100)), (), metrics, mask,
        np.zeros(wafer.cells.shape, np.uint8),
    )  # fmt: skip
    return replace(found, defects=tuple(_defect(n, rng) for n in range(1, DEFECTS_A_WAFER + 1)))


def _defect(number: int, rng: np.random.Generator) -> Defect:
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    x, y, size = [float(value) for value in rng.uniform((20, 20, 2), (280, 280, 15))]
    ring = np.stack([x + size * np.cos(turn), y + size * np.sin(turn)], axis=-1).round(2)
    area = float(np.pi * size**2)
    return Defect(
        number, CLASS_KEYS[int(rng.integers(8))], float(rng.uniform(0.5, 1)), Polygon(ring, ()),
        int(area), area, 2 * np.pi * size, 1.0, 0.0, 2 * size, (x, y), (x - 150, 150 - y),
        (int(x - size), int(y - size), int(2 * size), int(2 * size)), ((1, 2), (3, 4)),
    )  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2,000 defects, fewer rounds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
