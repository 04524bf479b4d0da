"""What the KLARF writer writes, the KLARF reader reads."""

from pathlib import Path

import numpy as np
import pytest

from ml_core.formats.klarf.reader import READER
from ml_core.formats.results.die_places import visit_pixel
from ml_core.formats.results.klarf_writer import klarf_12, klarf_18
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from tests.unit.formats.plain_inspection import inspection_of
from tests.wafer_files import read, write

WRITERS = {"1.2": klarf_12, "1.8": klarf_18}


def lot_wafer(notch: Notch) -> tuple[WaferMap, Inspection]:
    """A round wafer of 2.5 x 3.125 mm dies with a KLARF's axes, off its grid's middle."""
    rows, columns = np.mgrid[0:30, 0:40]
    disc = np.hypot((columns - 19.5) * 2.5, (rows - 14.5) * 3.125) < 50
    cells = np.where(disc, 1, 0).astype(np.uint8)
    grid = DieGrid(
        40, 30, (2.5, 3.125), 150.0, notch, first_die=(-20, 15), y_down=False,
        centre=(20.25, 14.875), pitch_known=Known.READ, diameter_known=Known.READ,
    )  # fmt: skip
    info = WaferInfo(lot="LOT 9", wafer="W-1", product="PROD", step="M1", slot="7")
    wafer = WaferMap(WaferSource("a.klarf", "ab" * 32), info, grid, cells)
    width, height = grid.raster_size
    ring = np.zeros((height, width), dtype=np.bool_)
    ring[100:200, 120:230] = True
    ring[130:170, 150:200] = False
    scratch = np.zeros((height, width), dtype=np.bool_)
    scratch[60:64, 130:200] = True
    return wafer, inspection_of(wafer, {"ring": ring, "scratch": scratch})


@pytest.mark.parametrize("version", WRITERS)
@pytest.mark.parametrize("notch", [Notch.DOWN, Notch.LEFT, Notch.UP, Notch.RIGHT])
def test_wafer_dies_and_geometry_come_back(tmp_path: Path, version: str, notch: Notch) -> None:
    wafer, inspection = lot_wafer(notch)
    (back,) = read(READER, write(tmp_path, WRITERS[version](wafer, inspection)))
    assert (back.info.lot, back.info.wafer) == ("LOT 9", "W-1")
    assert (back.info.product, back.info.step, back.info.slot) == ("PROD", "M1", "7")
    assert back.grid.notch is notch
    assert back.grid.pitch_mm == pytest.approx((2.5, 3.125))
    assert back.grid.diameter_mm == 150.0
    assert not back.grid.is_estimated
    assert dies_of(back) == dies_of(wafer)
    some = [(-3, 4), (0, 0), (11, -7)]
    assert np.allclose(back.grid.die_to_mm(some), wafer.grid.die_to_mm(some), atol=1e-6)


@pytest.mark.parametrize("version", WRITERS)
def test_each_defect_comes_back_at_its_place_to_a_micrometre(tmp_path: Path, version: str) -> None:
    wafer, inspection = lot_wafer(Notch.LEFT)
    (back,) = read(READER, write(tmp_path, WRITERS[version](wafer, inspection)))
    assert len(back.reported) == len(inspection.defects) == 2
    for told, defect in zip(back.reported, inspection.defects, strict=True):
        pixel = visit_pixel(defect, wafer.grid)
        assert told.defect_id == defect.number
        assert told.die == tuple(wafer.grid.pixel_to_die(pixel).tolist())
        assert told.class_number == defect.defect_class.index + 1
        assert told.class_name == defect.defect_class.title
        assert told.area_um2 == pytest.approx(defect.area_mm2 * 1e6, rel=1e-6)
        # The reader's own geometry puts the offset in the die where the visit was.
        kx, ky = back.grid.die_pixels
        corner = back.grid.die_to_cell(told.die) * (kx, ky) + (0, ky)
        step = np.array(told.offset_um) / 1000 / back.grid.pixel_mm * (1, -1)
        there = back.grid.pixel_to_mm(corner + step)
        assert np.allclose(there, wafer.grid.pixel_to_mm(pixel), atol=1e-3)


@pytest.mark.parametrize("version", WRITERS)
def test_a_clean_wafer_comes_back_clean(tmp_path: Path, version: str) -> None:
    wafer, _ = lot_wafer(Notch.DOWN)
    text = WRITERS[version](wafer, inspection_of(wafer, {}))
    (back,) = read(READER, write(tmp_path, text))
    assert back.reported == ()
    assert back.fail_count == 0
    assert dies_of(back) == dies_of(wafer)


@pytest.mark.parametrize("version", WRITERS)
def test_axes_that_run_the_other_way_are_turned(tmp_path: Path, version: str) -> None:
    cells = np.ones((30, 40), dtype=np.uint8)
    grid = DieGrid(40, 30, (2.5, 3.125), 150.0, Notch.DOWN, first_die=(0, 0))
    wafer = WaferMap(WaferSource("a.csv", "ab" * 32), WaferInfo(), grid, cells)
    mask = np.zeros((300, 320), dtype=np.bool_)
    mask[30:40, 80:88] = True  # one die: column 10, row 3
    text = WRITERS[version](wafer, inspection_of(wafer, {"particle": mask}))
    (back,) = read(READER, write(tmp_path, text))
    (told,) = back.reported
    assert told.die == (10, -3)
    assert np.allclose(back.grid.die_to_mm(told.die), wafer.grid.die_to_mm((10, 3)))


def dies_of(wafer: WaferMap) -> set[tuple[int, ...]]:
    rows, columns = np.nonzero(wafer.die_mask)
    return set(map(tuple, wafer.grid.cell_to_die(np.stack([columns, rows], -1)).tolist()))
