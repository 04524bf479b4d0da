from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml_core.formats.results.masks import MaskFolder, class_indices, read_bits
from ml_core.formats.results.overlay import OverlayFolder, draw_overlay
from ml_core.formats.results.png import grey_png
from ml_core.wafer.errors import ExportError
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY, CLASSES
from tests.unit.formats.plain_inspection import inspection_of, wafer_map


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        picture.load()
        return picture


def two_that_overlap() -> tuple[WaferMap, Inspection]:
    cells = np.ones((10, 10), dtype=np.uint8)
    wafer = wafer_map(cells)
    edge = np.zeros((300, 300), dtype=np.bool_)
    edge[0:60, :] = True
    scratch = np.zeros((300, 300), dtype=np.bool_)
    scratch[:, 100:120] = True
    return wafer, inspection_of(wafer, {"edge": edge, "scratch": scratch})


def test_all_bits_come_back_from_the_grey_picture(tmp_path: Path) -> None:
    wafer, inspection = two_that_overlap()
    MaskFolder(tmp_path / "masks").add(wafer, inspection)
    bits = read_bits(tmp_path / "masks" / "LOT7_03.bits.png")
    assert np.array_equal(bits, inspection.mask)
    assert bits[30, 110] == 1 + 8  # edge is bit 0, scratch is bit 3


def test_random_bits_come_back(tmp_path: Path) -> None:
    wafer, inspection = two_that_overlap()
    noise = np.random.default_rng(3).integers(0, 256, (300, 300), dtype=np.uint8)
    MaskFolder(tmp_path).add(wafer, replace(inspection, mask=noise))
    assert np.array_equal(read_bits(tmp_path / "LOT7_03.bits.png"), noise)


def test_the_indexed_picture_shows_the_more_confident_class_in_its_colour(tmp_path: Path) -> None:
    wafer, inspection = two_that_overlap()
    defects = tuple(
        replace(each, confidence=0.9 if each.class_key == "scratch" else 0.6)
        for each in inspection.defects
    )
    MaskFolder(tmp_path).add(wafer, replace(inspection, defects=defects))
    picture = opened(tmp_path / "LOT7_03.png")
    assert picture.mode == "P"
    indices = np.asarray(picture)
    assert (indices[30, 10], indices[200, 110], indices[30, 110], indices[200, 10]) == (1, 4, 4, 0)
    shown = np.asarray(picture.convert("RGB"))
    assert tuple(shown[30, 10]) == BY_KEY["edge"].rgb
    assert tuple(shown[200, 110]) == BY_KEY["scratch"].rgb


def test_of_equal_confidence_the_pixels_of_one_bit_are_untouched() -> None:
    _, inspection = two_that_overlap()
    indices = class_indices(inspection)
    alone = (inspection.mask & (inspection.mask - 1)) == 0
    expected = np.zeros_like(indices)
    for each in CLASSES:
        expected[inspection.mask == each.bit] = each.index + 1
    assert np.array_equal(indices[alone], expected[alone])


def test_each_class_that_occurs_has_its_picture_of_0_and_255(tmp_path: Path) -> None:
    wafer, inspection = two_that_overlap()
    MaskFolder(tmp_path).add(wafer, inspection)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "LOT7_03.bits.png", "LOT7_03.edge.png", "LOT7_03.png", "LOT7_03.scratch.png",
    ]  # fmt: skip
    edge = np.asarray(opened(tmp_path / "LOT7_03.edge.png"))
    assert np.array_equal(edge, np.where(inspection.class_mask("edge"), 255, 0))


def test_a_picture_that_is_no_mask_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(ExportError, match="8-bit grey PNG"):
        read_bits(tmp_path / "a.png")
    Image.new("RGB", (4, 4)).save(tmp_path / "b.png")
    with pytest.raises(ExportError, match="8-bit grey PNG"):
        read_bits(tmp_path / "b.png")


def test_a_grey_png_is_one(tmp_path: Path) -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    (tmp_path / "g.png").write_bytes(grey_png(pixels))
    picture = opened(tmp_path / "g.png")
    assert picture.mode == "L"
    assert np.array_equal(np.asarray(picture), pixels)


def colours_of(picture: np.ndarray) -> set[tuple[int, ...]]:
    return {tuple(pixel) for pixel in np.unique(picture.reshape(-1, 3), axis=0).tolist()}


def test_the_overlay_shows_each_found_class_in_its_colour_and_no_other() -> None:
    wafer, inspection = two_that_overlap()
    shown = colours_of(draw_overlay(wafer, inspection))
    assert {BY_KEY["edge"].rgb, BY_KEY["scratch"].rgb} <= shown
    assert not {each.rgb for each in CLASSES if each.key not in ("edge", "scratch")} & shown


def test_the_overlay_is_true_to_millimetres_for_dies_that_are_not_square() -> None:
    cells = np.ones((75, 30), dtype=np.uint8)  # 30 columns of 10 mm, 75 rows of 4 mm: 300 x 300
    grid = DieGrid(30, 75, (10.0, 4.0), pitch_known=Known.READ, diameter_known=Known.READ)
    wafer = wafer_map(cells, grid=grid)
    picture = draw_overlay(wafer, inspection_of(wafer, {}))
    light = (picture == (214, 222, 230)).all(axis=-1)
    ys, xs = np.nonzero(light[:, : picture.shape[1] - 280])
    assert abs(int(np.ptp(ys)) - int(np.ptp(xs))) <= 6


def test_the_notch_is_drawn_on_its_side_of_the_raster() -> None:
    cells = np.zeros((10, 10), dtype=np.uint8)
    pictures = {}
    for notch in (Notch.UNKNOWN, Notch.LEFT, Notch.UP):
        grid = DieGrid(10, 10, (30.0, 30.0), notch=notch)
        wafer = wafer_map(cells, grid=grid)
        dark = (draw_overlay(wafer, inspection_of(wafer, {})) < 60).all(axis=-1)
        pictures[notch] = dark[95:880, 5:845]  # the map with its margin, without the texts
    plain = pictures[Notch.UNKNOWN]
    ys, xs = np.nonzero(pictures[Notch.LEFT] & ~plain)
    assert xs.max() < 60
    assert abs(ys.mean() - 392) < 25
    ys, xs = np.nonzero(pictures[Notch.UP] & ~plain)
    assert ys.max() < 60


def test_an_image_without_dies_and_one_of_thousands_of_pixels_can_be_drawn(tmp_path: Path) -> None:
    folder = OverlayFolder(tmp_path / "overlays")
    for side in (7, 2500):
        cells = np.ones((side, side + 1), dtype=np.uint8)
        grid = DieGrid.estimated(columns=side + 1, rows=side, has_dies=False)
        wafer = wafer_map(cells, grid=grid, lot=None, wafer=None)
        folder.add(wafer, inspection_of(wafer, {"random": cells > 0}))
    assert sorted(path.name for path in folder.close()[0].iterdir()) == ["03_3.png", "03_3_2.png"]
    assert opened(tmp_path / "overlays" / "03_3.png").size[0] > 760


def test_a_name_in_any_script_can_be_drawn() -> None:
    wafer = wafer_map(np.ones((3, 3), dtype=np.uint8), lot="ロット" * 40 + "\udcff", wafer="\x00")
    assert draw_overlay(wafer, inspection_of(wafer, {})).ndim == 3
