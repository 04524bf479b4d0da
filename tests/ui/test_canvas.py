"""What the map view is made of: camera, readout, hatches, layers, as numbers and pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.shapes import mask_to_polygons
from ml_core.wafer.taxonomy import CLASSES
from tests.wafers import full_wafer, inspection_of, plain_wafer
from wafer_studio.ui.canvas.camera import LARGEST_SCALE, Camera, fitted
from wafer_studio.ui.canvas.hatch import hatch_brush
from wafer_studio.ui.canvas.layers import defect_path, states_image, wafer_path
from wafer_studio.ui.canvas.picture import MapPicture
from wafer_studio.ui.canvas.readout import cell_at, defect_at, describe_cell
from wafer_studio.ui.theme import DARK, LIGHT

places = st.floats(-1e4, 1e4)
cameras = st.builds(
    Camera,
    scale=st.floats(0.05, LARGEST_SCALE),
    x=places,
    y=places,
    stretch=st.floats(0.2, 5.0),
)


@given(cameras, places, places)
def test_screen_and_raster_are_inverse(camera, x, y):
    assert camera.to_raster(*camera.to_screen(x, y)) == pytest.approx((x, y), abs=1e-4)


@given(cameras, st.floats(0.1, 10), st.floats(0, 2000), st.floats(0, 2000))
def test_zoom_keeps_the_point_under_the_pointer(camera, factor, x, y):
    before = camera.to_raster(x, y)
    zoomed = camera.zoomed(factor, x=x, y=y, smallest=0.01)
    assert zoomed.to_raster(x, y) == pytest.approx(before, rel=1e-6, abs=1e-3)
    assert 0.01 <= zoomed.scale <= LARGEST_SCALE


@given(
    st.tuples(places, places, st.floats(1, 4000), st.floats(1, 4000)),
    st.floats(50, 3000),
    st.floats(50, 3000),
    st.floats(0.2, 5.0),
)
def test_what_is_fitted_is_on_the_screen_and_in_its_middle(box, width, height, stretch):
    camera = fitted(box, width=width, height=height, largest=32, stretch=stretch)
    left, top = camera.to_screen(box[0], box[1])
    right, bottom = camera.to_screen(box[0] + box[2], box[1] + box[3])
    assert -0.01 <= left <= right <= width + 0.01
    assert -0.01 <= top <= bottom <= height + 0.01
    assert (left + right) / 2 == pytest.approx(width / 2, abs=0.1)
    assert (top + bottom) / 2 == pytest.approx(height / 2, abs=0.1)


def test_a_round_wafer_is_round_on_the_screen():
    picture = MapPicture()
    # 42 x 43 dies: a die is 8 x 7 raster pixels, but the wafer is as high as it is wide.
    picture.set_wafer(plain_wafer(columns=42, rows=43))
    camera = fitted(picture.box, width=1000, height=1000, largest=32, stretch=picture.stretch)
    x0, y0 = camera.to_screen(0, 0)
    x1, y1 = camera.to_screen(42 * 8, 43 * 7)
    assert x1 - x0 == pytest.approx(y1 - y0)


def test_a_cell_is_found_and_told_with_all_that_is_known():
    wafer = full_wafer()
    kx, ky = wafer.grid.die_pixels
    assert cell_at(wafer.grid, 1.5 * kx, 0.5 * ky) == (1, 0)
    assert cell_at(wafer.grid, -1, 0) is None
    assert cell_at(wafer.grid, 3 * kx, 0) is None
    # first die (4, -3), x to the left, y up: column 1 is x 3, row 1 is y -4.
    lines = describe_cell(wafer, None, (1, 1))
    assert lines[0] == "Die (3, -4): fail"
    assert lines[1] == "hard bin 300000, soft bin 300001"
    # Half a row below the centre and a quarter column right; the notch at the left is turned
    # down by 90 degrees counter-clockwise: (dx, dy) = (0.25 * 2.5, -0.5 * 1.25) -> (-dy, dx).
    assert lines[2] == "x 0.62 mm, y 0.62 mm, radius 0.88 mm"


def test_estimated_millimetres_are_marked():
    lines = describe_cell(plain_wafer(), None, (0, 0))
    assert lines[-1].endswith("(est.)")


def test_a_pixel_of_an_image_is_no_die():
    grid = DieGrid.estimated(columns=12, rows=10, has_dies=False)
    wafer = plain_wafer().with_grid(grid)
    assert describe_cell(wafer, None, (2, 3))[0] == "Pixel (2, 3): pass"


def test_classes_of_a_die_are_told():
    wafer = plain_wafer()
    inspection = inspection_of(wafer)
    assert describe_cell(wafer, inspection, (5, 4))[-1] == "in Center"
    assert describe_cell(wafer, inspection, (0, 0))[-1] == "in no defect"


def test_a_hole_is_not_the_defect_and_a_hidden_class_is_not_there():
    wafer = plain_wafer()
    inspection = inspection_of(wafer)
    kx, ky = wafer.grid.die_pixels
    x, y = 5.5 * kx, 4.5 * ky
    assert defect_at(inspection, x, y, hidden=set()).number == 1
    assert defect_at(inspection, x, y, hidden={"center"}) is None
    # The hole is the triangle (1, 1), (2, 1), (2, 2) from the corner.
    assert defect_at(inspection, 5 * kx + 1.7, 4 * ky + 1.3, hidden=set()) is None


@given(st.integers(0, 2**25 - 1))
def test_a_painted_path_covers_what_the_mask_covers(bits):
    mask = np.array([bits >> n & 1 for n in range(25)], dtype=bool).reshape(5, 5)
    image = QImage(5, 5, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.fillPath(defect_path(mask_to_polygons(mask)), QColor("white"))
    painter.end()
    painted = [[image.pixel(x, y) != 0 for x in range(5)] for y in range(5)]
    assert np.array_equal(painted, mask)


@pytest.mark.parametrize("notch", list(Notch))
def test_the_notch_is_cut_on_its_side(notch):
    grid = DieGrid(columns=30, rows=30, pitch_mm=(10, 10), diameter_mm=300, notch=notch)
    path = wafer_path(grid)
    sides = {
        Notch.DOWN: QPointF(150, 298),
        Notch.UP: QPointF(150, 2),
        Notch.LEFT: QPointF(2, 150),
        Notch.RIGHT: QPointF(298, 150),
    }
    for side, place in sides.items():
        assert path.contains(place) == (side is not notch)


def test_an_image_without_dies_has_no_outline():
    assert wafer_path(DieGrid.estimated(columns=9, rows=9, has_dies=False)).isEmpty()


def test_cells_become_the_themes_colours():
    cells = np.array([[0, 1, 2]], dtype=np.uint8)
    for theme in (LIGHT, DARK):
        image = states_image(cells, theme, beneath="")
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(1, 0).name().upper() == theme.passed
        assert image.pixelColor(2, 0).name().upper() == theme.failed


def test_every_class_has_a_hatch_of_its_own():
    pictures = set()
    for defect_class in CLASSES:
        image = hatch_brush(defect_class, 1.0).texture().toImage()
        shape = tuple(
            image.pixelColor(x, y).alpha() > 100
            for x in range(image.width())
            for y in range(image.height())
        )
        pictures.add(shape)
    assert len(pictures) == len(CLASSES)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_masks_are_painted_with_colour_and_casing_at_every_scaling(theme, ratio):
    picture = MapPicture()
    wafer = plain_wafer()
    picture.set_theme(theme)
    picture.set_wafer(wafer)
    picture.set_inspection(inspection_of(wafer))
    camera = fitted(picture.box, width=400, height=400, largest=32, stretch=picture.stretch)
    image = picture.painted(QSize(400, 400), camera, ratio=ratio, font=QFont()).toImage()
    assert (image.width(), image.height()) == (round(400 * ratio), round(400 * ratio))
    kx, ky = wafer.grid.die_pixels
    x, y = camera.to_screen(5 * kx, 4.5 * ky)
    row = [image.pixelColor(round(x * ratio) + d, round(y * ratio)) for d in range(-9, 9)]
    assert any(near(colour, (0x00, 0x00, 0x00)) for colour in row)
    assert any(near(colour, (0x00, 0x72, 0xB2)) for colour in row)


def near(colour, rgb):
    """Smoothing at the edges of a line leaves a little of its neighbours."""
    return all(abs(a - b) < 45 for a, b in zip(colour.getRgb()[:3], rgb, strict=True))


def test_dashes_mark_an_estimated_outline():
    grid = DieGrid(columns=9, rows=9, pitch_mm=(30, 30), diameter_mm=300)
    assert grid.is_estimated
    known = DieGrid(
        columns=9,
        rows=9,
        pitch_mm=(30, 30),
        diameter_mm=300,
        pitch_known=Known.READ,
        diameter_known=Known.READ,
    )
    pictures = []
    for each in (grid, known):
        picture = MapPicture()
        picture.set_wafer(plain_wafer(columns=9, rows=9, fails=()).with_grid(each))
        camera = fitted(picture.box, width=300, height=300, largest=32)
        pictures.append(picture.painted(QSize(300, 300), camera, ratio=1.0, font=QFont()).toImage())
    assert pictures[0] != pictures[1]
