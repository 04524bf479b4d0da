"""Small wafers and inspections that tests make by hand."""

import hashlib
from dataclasses import replace

import numpy as np

from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.inspection import (
    ClassMetrics,
    Defect,
    Inspection,
    Metrics,
    ModelRef,
    StageTimes,
)
from ml_core.wafer.map import (
    DieResult,
    PaletteEntry,
    ReportedDefect,
    WaferInfo,
    WaferMap,
    WaferSource,
)
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import CLASSES

MODEL = ModelRef(name="starter", version="1.0", sha256="ab" * 32, provider="CPUExecutionProvider")


def plain_wafer(key="1", *, columns=12, rows=10, lot="LOT-1", fails=((5, 4), (6, 4))):
    """A round-less wafer: every cell a die that passes, but for the fails (column, row)."""
    cells = np.ones((rows, columns), dtype=np.uint8)
    for column, row in fails:
        cells[row, column] = 2
    return WaferMap(
        source=WaferSource(
            path=f"/data/{lot}.csv",
            sha256=hashlib.sha256(lot.encode()).hexdigest(),
            key=key,
            format="csv",
        ),
        info=WaferInfo(lot=lot, wafer=key),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


def full_wafer():
    """A wafer with something in every field."""
    cells = np.array([[0, 1, 2], [1, 2, 0]], dtype=np.uint8)
    bins = np.array([[-1, 1, 7], [1, 300000, -1]], dtype=np.int32)
    return WaferMap(
        source=WaferSource(
            path="C:\\Läb\\日本.zip!b.stdf",
            sha256="0" * 64,
            member="b.stdf",
            key="W\udcff1",
            format="stdf",
        ),
        info=WaferInfo("L'1", "W1", "P", "S", "3", "prog", "eq", "2024-01-02T03:04:05"),
        grid=DieGrid(
            columns=3,
            rows=2,
            pitch_mm=(2.5, 1.25),
            diameter_mm=200.0,
            notch=Notch.LEFT,
            first_die=(4, -3),
            x_right=False,
            y_down=False,
            centre=(1.25, 1.0),
            pitch_known=Known.READ,
            diameter_known=Known.GIVEN,
        ),
        cells=cells,
        hard_bins=bins,
        soft_bins=bins + 1,
        retests=(DieResult(4, -3, False, 7, 8, "p1"), DieResult(5, -3, None)),
        unplaced=(DieResult(None, None, True, 1, 1, "p2"),),
        reported=(
            ReportedDefect(1, (4, -3), (10.5, 2.0), (1.0, 2.0), 3.5, 4, "scratch", ("a.jpg", "b")),
            ReportedDefect(2, (4, -3), (0.0, 0.0)),
        ),
        palette=(PaletteEntry("#FF0000", 2, 0.25), PaletteEntry("#00FF00", 1, 0.75)),
        label="Edge-Ring",
        truth=np.array([[0, 1, 128], [0, 255, 0]], dtype=np.uint8),
        warnings=("the file ends early", "bin 7 is not in its table"),
    )


def inspection_of(wafer, *, class_key="center", severity=55.0, model=MODEL):
    """An inspection with one defect over the cells (5..6, 4) of a plain wafer."""
    kx, ky = wafer.grid.die_pixels
    width, height = wafer.grid.raster_size
    x0, y0, x1, y1 = 5 * kx, 4 * ky, 7 * kx, 5 * ky
    bit = next(c.bit for c in CLASSES if c.key == class_key)
    mask = np.zeros((height, width), dtype=np.uint8)
    mask[y0:y1, x0:x1] = bit
    die_mask = np.zeros((wafer.grid.rows, wafer.grid.columns), dtype=np.uint8)
    die_mask[4, 5:7] = bit
    return Inspection(
        wafer_id=wafer.wafer_id,
        model=model,
        verdict=class_key,
        severity=severity,
        defects=(_defect(wafer, class_key, (x0, y0, x1, y1)),),
        metrics=_metrics(class_key),
        mask=mask,
        die_mask=die_mask,
        times=StageTimes(1.0, 2.0, 3.0, 4.0, 5.0),
    )


def _defect(wafer, class_key, box):
    x0, y0, x1, y1 = box
    exterior = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], dtype=np.float64)
    hole = np.array([(x0 + 1, y0 + 1), (x0 + 2, y0 + 1), (x0 + 2, y0 + 2)], dtype=np.float64)
    centroid = ((x0 + x1) / 2, (y0 + y1) / 2)
    x_mm, y_mm = wafer.grid.pixel_to_mm(centroid).tolist()
    return Defect(
        number=1,
        class_key=class_key,
        confidence=0.875,
        polygon=Polygon(exterior, (hole,)),
        area_px=(x1 - x0) * (y1 - y0),
        area_mm2=12.5,
        perimeter_px=float(2 * (x1 - x0 + y1 - y0)),
        compactness=0.5,
        orientation_deg=0.0,
        length_mm=50.0,
        centroid_px=centroid,
        centroid_mm=(x_mm, y_mm),
        bbox_px=(x0, y0, x1 - x0, y1 - y0),
        dies=((5, 4), (6, 4)),
    )


def _metrics(class_key):
    per_class = tuple(
        ClassMetrics(c.key, 1, 2, 12.5, 0.01, 12.5, 12.5, 12.5)
        if c.key == class_key
        else ClassMetrics(c.key, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for c in CLASSES
    )
    return Metrics(1, 2, 1.0, 0.0014, 0.01, 0.0, (0.25, 0.25, 0.5, 0.0), None, per_class)


def many_wafers(count):
    """Distinct plain wafers of one lot."""
    return [
        plain_wafer(str(number), fails=((number % 12, number % 10),)) for number in range(count)
    ]


def renamed(wafer, path):
    """The same wafer read from another place: another path, the same id."""
    return replace(wafer, source=replace(wafer.source, path=path))
