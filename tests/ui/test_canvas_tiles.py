"""The picture in tiles is the picture, whatever happened to it before."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QImage, QPainter, QPixmap

from ml_core.wafer.shapes import Polygon, Shape
from ml_core.wafer.taxonomy import CLASSES
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.picture import MapPicture
from wafer_studio.ui.canvas.tags import TAG_REACH
from wafer_studio.ui.canvas.tiles import Scene, Tiles, visible_of

SIZE = QSize(300, 220)
ROUNDING = 8
"""Pixels at the tips of outlines that may differ: Qt cuts a line at the border of what it paints,
in 64ths of a pixel. A seam, or a rectangle that was forgotten, is far more."""
LONG = 100.0


def star(number, x, y, radius, *, points=12):
    """A shape of a class that its number gives, around a raster point."""
    angles = np.linspace(0, 2 * np.pi, points, endpoint=False)
    radii = radius * np.where(np.arange(points) % 2, 0.6, 1.0)
    ring = np.stack([x + radii * np.cos(angles + 0.1), y + radii * np.sin(angles + 0.1)], axis=1)
    return Shape(f"s{number}", CLASSES[number % 8].key, Polygon(ring), is_locked=number % 5 == 0)


# No vertex lies exactly between two pixels, where rounding may go either way.
SHAPES = tuple(
    star(n, 20.3171 + 37.2513 * (n % 8), 25.1319 + 43.5177 * (n // 8), 9.0137 + 5 * (n % 4))
    for n in range(48)
)


def picture_with(shapes):
    picture = MapPicture()
    wafer = plain_wafer()
    picture.set_wafer(wafer)
    picture.set_inspection(inspection_of(wafer))
    picture.shapes.set_shapes(shapes)
    return picture


def tiles_of(picture):
    return Tiles(Scene(picture.paint, picture.paint_quick, picture.cost))


def tiled(tiles, camera, *, ratio=1.0, size=SIZE, seconds=LONG, until_whole=True):
    """What the tiles show, painted until it is whole."""
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill("magenta")
    for _ in range(1000):
        painter = QPainter(pixmap)
        painter.setFont(QFont())
        whole = tiles.paint(painter, camera, size=size, ratio=ratio, seconds=seconds)
        painter.end()
        if whole or not until_whole:
            return pixmap.toImage()
    raise AssertionError("never whole")


def direct(picture, camera, *, ratio=1.0, size=SIZE):
    """The same painted at once, with the camera on whole device pixels as the tiles have it."""
    visible = visible_of(camera, size, ratio)
    camera = replace(camera, x=-visible.left() / ratio, y=-visible.top() / ratio)
    image = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.setFont(QFont())
    painter.setClipRect(0, 0, size.width(), size.height())
    picture.paint(painter, camera, ratio)
    painter.end()
    return image.toImage()


def differing(one, other):
    """Number of pixels in which two pictures differ."""
    assert one.size() == other.size()
    return int((pixels(one) != pixels(other)).any(axis=-1).sum())


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return flat[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., :3]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("turns", [0, 1])
def test_tiles_show_what_is_painted_at_once(ratio, turns, qapp):
    picture = picture_with(SHAPES)
    camera = Camera(1.25, 40.0, 30.0, 1.1, Orientation(turns, turns == 1))
    camera = camera.panned(300 * turns, 0)
    image = tiled(tiles_of(picture), camera, ratio=ratio)
    assert differing(image, direct(picture, camera, ratio=ratio)) <= ROUNDING


@pytest.mark.parametrize("scale", [0.6, 2.0])
def test_a_long_outline_is_clipped_to_what_is_painted_and_looks_the_same(scale, qapp):
    ring = star(0, 150.317, 150.713, 130.0, points=400)
    hole = star(1, 150.317, 150.713, 60.0, points=300).polygon.exterior
    long = replace(ring, polygon=Polygon(ring.polygon.exterior, (hole,)))
    picture, camera = picture_with([long]), Camera(scale, -15.0, -10.0)
    image = tiled(tiles_of(picture), camera, seconds=0.001)
    picture.shapes.set_shapes([])
    assert differing(image, direct(picture, camera)) > 2000
    picture.shapes.set_shapes([long])
    # The tips of 700 vertices, cut by the smallest slices there are.
    assert differing(image, direct(picture, camera)) <= 8 * ROUNDING


@pytest.mark.parametrize("scale", [0.4, 3.0])
def test_slices_join_without_a_seam(scale, qapp):
    picture = picture_with(SHAPES)
    tiles, camera = tiles_of(picture), Camera(scale, -20.0, -15.0)
    # A thousandth of a second a call: the picture is put together from many small slices.
    image = tiled(tiles, camera, seconds=0.001)
    assert differing(image, direct(picture, camera)) <= ROUNDING


steps = st.lists(
    st.one_of(
        st.tuples(st.just("pan"), st.integers(-150, 150), st.integers(-150, 150)),
        st.tuples(st.just("move"), st.integers(0, 47), st.integers(-30, 30)),
        st.tuples(st.just("remove"), st.integers(0, 47), st.just(0)),
        st.tuples(st.just("select"), st.integers(0, 47), st.just(0)),
        st.tuples(st.just("class"), st.integers(0, 47), st.integers(0, 7)),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=steps, scale=st.sampled_from([0.5, 1.0, 2.5]))
def test_whatever_was_done_the_tiles_show_what_is_painted_at_once(steps, scale, qapp):
    picture = picture_with(SHAPES)
    tiles, camera = tiles_of(picture), Camera(scale, 10.0, 20.0)
    shapes = {shape.shape_id: shape for shape in SHAPES}
    tiled(tiles, camera)
    for what, number, amount in steps:
        key = f"s{number}"
        if what == "pan":
            camera = camera.panned(number, amount)
        elif what == "select":
            tiles.touch(picture.shapes.set_selected({key}), reach=TAG_REACH)
        else:
            shapes = changed(shapes, what, key, amount)
            tiles.touch(picture.shapes.set_shapes(shapes.values(), {key}), reach=TAG_REACH)
        image = tiled(tiles, camera)
    assert differing(image, direct(picture, camera)) <= ROUNDING


def changed(shapes, what, key, amount):
    shapes = dict(shapes)
    if key not in shapes:
        return shapes
    if what == "remove":
        del shapes[key]
    elif what == "class":
        shapes[key] = replace(shapes[key], class_key=CLASSES[amount].key)
    else:
        ring = shapes[key].polygon.exterior.copy()
        ring[3:7] += 1.013 * amount
        shapes[key] = replace(shapes[key], polygon=Polygon(ring))
    return shapes


def test_a_pan_paints_the_new_strip_only(qapp):
    picture = picture_with(SHAPES)
    painted = []

    def paint(painter, camera, ratio):
        painted.append(painter.clipBoundingRect().toRect())
        picture.paint(painter, camera, ratio)

    tiles = Tiles(Scene(paint, picture.paint_quick, picture.cost))
    tiled(tiles, Camera(1.0, 10.0, 20.0))
    painted.clear()
    tiled(tiles, Camera(1.0, 10.0, 20.0))
    assert painted == []
    tiled(tiles, Camera(1.0, 3.0, 20.0))
    # Seven pixels more at the right, in strips of 32 pixels; each has one for rounding.
    assert len(painted) <= 1
    assert all(rect.width() <= 33 for rect in painted)
    tiled(tiles, Camera(1.0, -47.0, 20.0))
    assert 1 <= len(painted) <= 2
    assert sum(rect.width() - 1 for rect in painted) in (32, 64)


def test_an_edit_paints_its_own_rectangle_only(qapp):
    picture = picture_with(SHAPES)
    painted = []

    def paint(painter, camera, ratio):
        painted.append(painter.clipBoundingRect())
        picture.paint(painter, camera, ratio)

    tiles = Tiles(Scene(paint, picture.paint_quick, picture.cost))
    tiled(tiles, Camera(1.0, 0.0, 0.0))
    painted.clear()
    tiles.touch([(100.0, 100.0, 110.0, 105.0)], reach=4)
    tiled(tiles, Camera(1.0, 0.0, 0.0))
    assert sum(rect.width() * rect.height() for rect in painted) < 25 * 20


def test_until_a_change_is_painted_the_old_picture_shows(qapp):
    picture = picture_with(SHAPES)
    tiles, camera = tiles_of(picture), Camera(1.0, 0.0, 0.0)
    before = tiled(tiles, camera)
    tiles.touch(picture.shapes.set_shapes(SHAPES[:10]), reach=TAG_REACH)
    assert differing(tiled(tiles, camera, seconds=0.0, until_whole=False), before) <= ROUNDING
    assert differing(tiled(tiles, camera), direct(picture, camera)) <= ROUNDING


def test_a_zoom_shows_the_old_picture_scaled_at_once(qapp):
    picture = picture_with(SHAPES)
    tiles, camera = tiles_of(picture), Camera(1.0, 0.0, 0.0)
    tiled(tiles, camera)
    near = camera.zoomed(2.0, x=0.0, y=0.0, smallest=0.1)
    rough = tiled(tiles, near, seconds=0.0, until_whole=False)
    sharp = direct(picture, near)
    # No pixel is left out, and most of them are right already.
    assert not (pixels(rough) == (255, 0, 255)).all(axis=-1).any()
    assert differing(rough, sharp) < 0.5 * SIZE.width() * SIZE.height()
    # Back at the first scale all is still there.
    back = tiled(tiles, camera, seconds=0.0, until_whole=False)
    assert differing(back, direct(picture, camera)) <= ROUNDING


def test_where_nothing_is_painted_yet_the_map_shows_without_shapes(qapp):
    picture = picture_with(SHAPES)
    camera = Camera(1.0, 0.0, 0.0)
    image = tiled(tiles_of(picture), camera, seconds=0.0, until_whole=False)
    bare = MapPicture()
    bare.set_wafer(plain_wafer())
    assert differing(image, direct(bare, camera)) <= ROUNDING


def test_another_wafer_leaves_nothing_of_the_old_one(qapp):
    picture = picture_with(SHAPES)
    tiles, camera = tiles_of(picture), Camera(1.0, 0.0, 0.0)
    tiled(tiles, camera)
    picture.set_wafer(plain_wafer("2", fails=((1, 1),)))
    picture.shapes.set_shapes(())
    tiles.clear()
    image = tiled(tiles, camera, seconds=0.0, until_whole=False)
    assert differing(image, direct(picture, camera)) <= ROUNDING
