"""What the journal adds to a stroke: on the GUI thread, and until its saved mark.

Strokes of 60 points are drawn one after the other on a wafer that holds 0 and 3,000 shapes, each
as soon as the one before is acknowledged: real threads, a real library, ``synchronous=FULL``. For
comparison, a bare SQLite file takes the same bytes with the same pragmas. Figure asked for: under
5 ms p95 added.
"""

import argparse
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from benchmarks.report import print_report
from ml_core.simulate.wafer import wafer_of
from ml_core.wafer.annotation import Edit
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import new_id
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.app.annotating import Annotating, Saving
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.messages import Messages
from wafer_studio.app.person import Person
from wafer_studio.app.storing import Storing

POINTS: Final = 60
_SEED: Final = 7_500_001


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journal", description=__doc__)
    parser.add_argument("--strokes", type=int, default=1000, help="strokes of each run (1000)")
    parser.add_argument("--quick", action="store_true", help="50 strokes, on 0 and 300 shapes")
    options = parser.parse_args()
    strokes = 50 if options.quick else options.strokes
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QCoreApplication([])
    rows = [["shapes there", "what", "p50 ms", "p95 ms", "most ms"]]
    figures: dict[str, float | int | str | bool] = {"strokes": strokes, "points": POINTS}
    for there in (0, 300 if options.quick else 3000):
        with tempfile.TemporaryDirectory() as folder:
            gui, saved = drawn(app, Path(folder), there=there, strokes=strokes)
            bare = bare_commits(Path(folder), strokes=strokes)
        for name, what, times in (
            ("gui", "on the GUI thread", gui),
            ("saved", "until the saved mark", saved),
            ("bare", "bare SQLite, same bytes", bare),
        ):
            p50, p95 = (1000 * float(np.percentile(times, part)) for part in (50, 95))
            rows.append([str(there), what, f"{p50:.2f}", f"{p95:.2f}", f"{1000 * max(times):.2f}"])
            figures[f"{name}_p95_ms_{there}"] = round(p95, 2)
    print_report("journal", rows, figures)


def drawn(
    app: QCoreApplication, folder: Path, *, there: int, strokes: int
) -> tuple[list[float], list[float]]:
    """Seconds of each stroke on the GUI thread, and until it is acknowledged."""
    errors: list[BaseException] = []
    jobs = Jobs(errors.append)
    storing = Storing(jobs, folder / "library.sqlite")
    wafer = _wafer()
    storing.ask(lambda store: store.add_wafers([wafer])).result()
    document = Document(storing)
    person = Person(storing, Messages(logs=folder / "logs", about=lambda: ""), document)
    annotating = Annotating(storing, document, person)
    person.work_as("benchmark")
    document.open(wafer.wafer_id)
    _until(app, lambda: annotating.annotation is not None)
    rng = np.random.default_rng(_SEED)
    if there:
        annotating.apply(Edit("Fill", after=tuple(_stroke(rng) for _ in range(there))))
        _until(app, lambda: annotating.saving is Saving.SAVED)
    gui, saved = [], []
    for _ in range(strokes):
        edit = Edit("Brush", after=(_stroke(rng),))
        began = perf_counter()
        annotating.apply(edit)
        gui.append(perf_counter() - began)
        _until(app, lambda: annotating.saving is not Saving.SAVING)
        saved.append(perf_counter() - began)
    jobs.close(last_in_store=storing.close_here)
    if errors:
        raise SystemExit(f"a stroke was not saved: {errors[0]}")
    return gui, saved


def bare_commits(folder: Path, *, strokes: int) -> list[float]:
    """Seconds of each commit of a stroke's bytes in a bare file."""
    rng = np.random.default_rng(_SEED)
    db = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE stroke (number INTEGER PRIMARY KEY, body BLOB)")
    times = []
    for _ in range(strokes):
        body = json.dumps(_stroke(rng).polygon.exterior.tolist()).encode()
        began = perf_counter()
        db.execute("INSERT INTO stroke (body) VALUES (?)", [body])
        times.append(perf_counter() - began)
    db.close()
    return times


def _until(app: QCoreApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        app.processEvents()


def _stroke(rng: np.random.Generator) -> Shape:
    """A wobbly blob somewhere on a raster of 300 pixels."""
    turns = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    radius = rng.uniform(3, 9) * (1 + 0.2 * rng.random(POINTS))
    middle = rng.uniform(20, 280, 2)
    ring = middle + radius[:, None] * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    return Shape(new_id(), "scratch", Polygon(ring))


def _wafer() -> WaferMap:
    cells = wafer_of(_SEED, 0).cells
    rows, columns = cells.shape
    return WaferMap(
        source=WaferSource(path="simulated", sha256="0" * 64, key="1", format="simulated"),
        info=WaferInfo(lot="SIMULATED", wafer="1"),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


if __name__ == "__main__":
    main()
