"""Clicks and seconds to annotate ten given wafers, with the model's proposals and without.

A scripted user knows the truth of ten simulated wafers and works the real window with real keys
and clicks. With proposals: A accepts one that agrees with the truth (IoU of 0.5 or more, same
class), R rejects another, and what is missing is drawn. Without: everything is drawn, each region
by its class's digit and the clicks of a polygon, as few as keep the outline within a die. The
seconds are a person's, by the keystroke-level model (Card, Moran, Newell 1980): a key 0.28 s, a
click 0.20 s, pointing 1.10 s, making up one's mind 1.35 s for each region. How well the result
agrees with the truth is told beside them.
"""

import argparse
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.report import print_report
from benchmarks.waiting import wait_until
from ml_core.drawing.dies import cells_to_polygons
from ml_core.drawing.meter import cells_under
from ml_core.drawing.reshape import simplified
from ml_core.simulate.wafer import simulate_set
from ml_core.wafer.map import WaferMap
from ml_core.wafer.sets import write_set
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import CLASSES, DefectClass
from wafer_studio.app.annotating import Saving
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.window import MainWindow

_SEED: Final = 7_700_001
_KEY: Final = 0.28
_CLICK: Final = 0.20
_POINT: Final = 1.10
_MIND: Final = 1.35
_LEAST_DIES: Final = 3
"""A region of fewer dies is no defect to draw."""


@dataclass(slots=True)
class Tally:
    """What one way of working took.

    Attributes:
        keys: keys pressed.
        clicks: mouse clicks.
        regions: regions that were judged or drawn.
        accepted: proposals accepted.
        rejected: proposals rejected.
        both: dies in both truth and annotation, all classes.
        either: dies in either.
        machine: seconds that the program took.
    """

    keys: int = 0
    clicks: int = 0
    regions: int = 0
    accepted: int = 0
    rejected: int = 0
    both: int = 0
    either: int = 0
    machine: float = 0.0

    @property
    def seconds(self) -> float:
        """A person's time."""
        return self.keys * _KEY + self.clicks * (_POINT + _CLICK) + self.regions * _MIND


@dataclass(slots=True)
class Region:
    """One region of the truth that is to be annotated.

    Attributes:
        defect_class: its class.
        polygon: its outline, raster pixels.
        cells: its dies, numbered row by row.
    """

    defect_class: DefectClass
    polygon: Polygon
    cells: NDArray[np.int64]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.annotate", description=__doc__)
    parser.add_argument("--wafers", type=int, default=10, help="wafers (10)")
    parser.add_argument("--quick", action="store_true", help="3 wafers")
    options = parser.parse_args()
    wafers = 3 if options.quick else options.wafers
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    rows = [["way", "keys", "clicks", "regions", "accepted", "rejected", "person s", "machine s",
             "IoU with the truth"]]  # fmt: skip
    figures: dict[str, float | int | str | bool] = {"wafers": wafers}
    for name, with_proposals in (("with proposals", True), ("without", False)):
        with tempfile.TemporaryDirectory() as folder:
            tally = User(app, Path(folder), wafers).work(with_proposals=with_proposals)
        iou = tally.both / max(tally.either, 1)
        rows.append([name, str(tally.keys), str(tally.clicks), str(tally.regions),
                     str(tally.accepted), str(tally.rejected), f"{tally.seconds:.0f}",
                     f"{tally.machine:.1f}", f"{iou:.3f}"])  # fmt: skip
        key = name.replace(" ", "_")
        figures[f"{key}_clicks"] = tally.clicks
        figures[f"{key}_keys"] = tally.keys
        figures[f"{key}_seconds"] = round(tally.seconds)
        figures[f"{key}_iou"] = round(iou, 3)
    print_report("annotate", rows, figures)


@dataclass
class User:
    """A scripted user at the real window."""

    app: QApplication
    folder: Path
    wafers: int
    tally: Tally = field(default_factory=Tally)

    def work(self, *, with_proposals: bool) -> Tally:
        """Annotate all wafers."""
        write_set(self.folder / "lot.npz", simulate_set(self.wafers, _SEED))
        self.window = MainWindow(Workstation(self.folder / "data"), [self.folder / "lot.npz"])
        self.window.resize(1500, 950)
        self.window.show()
        station = self.window.station
        wait_until(lambda: station.inspecting.model is not None)
        wait_until(lambda: self.window.wafers.model.rowCount() == self.wafers)
        began = time.perf_counter()
        for number in range(self.wafers):
            self._open(number)
            self._annotate(with_proposals=with_proposals)
        self.tally.machine = time.perf_counter() - began
        self.window.close()
        return self.tally

    def _annotate(self, *, with_proposals: bool) -> None:
        wafer = self.window.station.document.wafer
        assert wafer is not None  # it was opened
        missing = regions_of(wafer)
        if with_proposals:
            missing = self._answer(wafer, missing)
        for region in missing:
            self._draw(region)
        self._compare(wafer)
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # submit and next

    def _answer(self, wafer: WaferMap, truth: list[Region]) -> list[Region]:
        """Accept or reject each proposal; gives back what is still to be drawn."""
        missing = list(truth)
        inspection = self.window.station.document.inspection
        for defect in inspection.defects if inspection is not None else ():
            self.window.map.mark_defect(defect.number)
            cells = cells_under(defect.polygon, wafer)
            own = [r for r in missing if r.defect_class.key == defect.class_key]
            best = max(own, key=lambda r: overlap(r.cells, cells), default=None)
            is_right = best is not None and overlap(best.cells, cells) >= 0.5
            self.tally.regions += 1
            self._press(Qt.Key.Key_A if is_right else Qt.Key.Key_R)
            self.tally.accepted += is_right
            self.tally.rejected += not is_right
            if is_right and best is not None:
                missing.remove(best)
        return missing

    def _draw(self, region: Region) -> None:
        self.tally.regions += 1
        self._press(Qt.Key.Key_P)
        self._press(Qt.Key(ord(region.defect_class.hotkey)))
        for x, y in region.polygon.exterior.tolist():
            at = self.window.map.painted_camera.to_screen(x, y)
            QTest.mouseClick(
                self.window.map,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.AltModifier,  # no snapping: the point is where it is meant
                QPoint(round(at[0]), round(at[1])),
            )
            self.tally.clicks += 1
        self._press(Qt.Key.Key_Return)

    def _compare(self, wafer: WaferMap) -> None:
        """Count the dies in which annotation and truth agree, class by class."""
        assert wafer.truth is not None  # the simulator gave it
        truth, exists = wafer.truth.reshape(-1), wafer.die_mask.reshape(-1)
        for each in CLASSES:
            drawn = np.zeros(truth.shape, np.bool_)
            for shape in self.window.station.annotating.shapes:
                if shape.class_key == each.key:
                    drawn[cells_under(shape.polygon, wafer)] = True
            real = ((truth & each.bit) > 0) & exists
            self.tally.both += int(np.count_nonzero(drawn & real))
            self.tally.either += int(np.count_nonzero(drawn | real))

    def _open(self, number: int) -> None:
        station, wanted = self.window.station, self.window.wafers.model.id_at(number)
        self.window.wafers.choose(wanted)

        def is_there() -> bool:
            opened = station.annotating.annotation
            return opened is not None and opened.wafer_id == wanted

        wait_until(is_there)
        wait_until(lambda: station.document.inspection is not None)
        wait_until(lambda: station.measuring.report is not None and not station.jobs.running)
        self.window.map.setFocus()

    def _press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.window.map, key, modifiers)
        self.tally.keys += 1 if modifiers == Qt.KeyboardModifier.NoModifier else 2
        station = self.window.station
        wait_until(lambda: station.annotating.saving is Saving.SAVED)
        wait_until(lambda: not station.jobs.running)


def regions_of(wafer: WaferMap) -> list[Region]:
    """The regions of a wafer's truth, each with an outline that is good to a die."""
    assert wafer.truth is not None  # the simulator gave it
    tolerance = max(wafer.grid.die_pixels)
    found = []
    for each in CLASSES:
        plane = ((wafer.truth & each.bit) > 0) & wafer.die_mask
        count, labels = cv2.connectedComponents(plane.astype(np.uint8), connectivity=8)
        for label in range(1, count):
            mask = np.asarray(labels == label)
            if np.count_nonzero(mask) >= _LEAST_DIES:
                outline = cells_to_polygons(mask, wafer.grid)[0]
                cells = np.flatnonzero(mask.reshape(-1))
                found.append(Region(each, simplified(outline, tolerance), cells))
    return found


def overlap(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """IoU of two sets of dies."""
    both = len(np.intersect1d(first, second))
    return both / max(len(first) + len(second) - both, 1)


if __name__ == "__main__":
    main()
