"""The shapes layer: what counts as changed, what is painted, tags and grips."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ml_core.wafer.shapes import Polygon, Shape
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.drawn import Drawn
from wafer_studio.ui.canvas.shapes_layer import ShapesLayer, changes


def square(shape_id, left, top, side, *, class_key="center", holes=(), is_locked=False):
    right, bottom = left + side, top + side
    ring = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=float)
    return Shape(shape_id, class_key, Polygon(ring, holes), is_locked=is_locked)


def painted(layer, *, camera=None, ratio=1.0, width=200, height=150, ground="white"):
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setFont(QFont())
    layer.paint(painter, camera or Camera(), ratio=ratio)
    painter.end()
    return image


def is_bare(image, x, y):
    return image.pixelColor(x, y).name() == "#ffffff"


def test_only_what_came_went_or_changed_is_told():
    layer = ShapesLayer()
    one, two, three = square("1", 0, 0, 10), square("2", 20, 0, 10), square("3", 40, 0, 10)
    assert sorted(layer.set_shapes([one, two])) == [(0, 0, 10, 10), (20, 0, 30, 10)]
    assert layer.set_shapes([one, two]) == []
    assert layer.set_shapes([one, two, three], {"3"}) == [(40, 0, 50, 10)]
    assert layer.set_shapes([one, three], {"2"}) == [(20, 0, 30, 10)]
    # Without being told of it: another object under the same id is looked at.
    boxes = layer.set_shapes([replace(one, class_key="edge"), three])
    assert set(boxes) == {(0, 0, 10, 10)}


def test_a_change_of_a_large_outline_is_as_small_as_the_change():
    old = square("1", 0, 0, 1000)
    ring = np.array([[0, 0], [1000, 0], [1000, 400], [1012, 400], [1012, 420], [1000, 420],
                     [1000, 1000], [0, 1000]], dtype=float)  # fmt: skip
    boxes = changes(Drawn(old), Drawn(replace(old, polygon=Polygon(ring))))
    large = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    assert large == [(1000, 400, 1012, 420)]


def test_a_change_of_an_outline_that_crosses_itself_is_all_of_it():
    bow = np.array([[0, 0], [10, 10], [10, 0], [0, 10]], dtype=float)
    old = Shape("1", "center", Polygon(bow))
    boxes = changes(Drawn(old), Drawn(replace(old, polygon=Polygon(bow + 3))))
    assert boxes == [(0, 0, 10, 10), (3, 3, 13, 13)]


def test_a_selection_tells_of_those_that_joined_and_left():
    layer = ShapesLayer()
    layer.set_shapes([square("1", 0, 0, 10), square("2", 20, 0, 10), square("3", 40, 0, 10)])
    assert sorted(layer.set_selected({"1", "2"})) == [(0, 0, 10, 10), (20, 0, 30, 10)]
    assert sorted(layer.set_selected({"2", "3"})) == [(0, 0, 10, 10), (40, 0, 50, 10)]
    assert layer.selected == {"2", "3"}


@pytest.mark.parametrize("defect_class", CLASSES, ids=lambda c: c.key)
def test_a_shape_has_its_colour_within_black_within_white(defect_class):
    layer = ShapesLayer()
    layer.set_shapes([square("1", 40, 40, 80, class_key=defect_class.key)])
    image = painted(layer, ground="#123456")
    # Lines 6, 4 and 2 pixels wide around x = 40: white from 37, black from 38, colour from 39.
    row = [image.pixelColor(x, 100).name() for x in range(36, 43)]
    colour = defect_class.colour.lower()
    assert row == ["#123456", "#ffffff", "#000000", colour, colour, "#000000", "#ffffff"]
    inside = {image.pixelColor(x, y).name() for x in range(50, 110) for y in range(50, 110)}
    assert len(inside) > 2  # filled and hatched
    assert "#123456" not in inside


def test_a_hole_is_not_filled():
    hole = np.array([[60, 60], [90, 60], [90, 90], [60, 90]], dtype=float)
    layer = ShapesLayer()
    layer.set_shapes([square("1", 40, 40, 80, holes=(hole,))])
    image = painted(layer)
    assert is_bare(image, 75, 75)
    assert not is_bare(image, 50, 75)


def test_a_hidden_class_is_not_painted():
    layer = ShapesLayer()
    layer.set_shapes([square("1", 40, 40, 80)])
    layer.hidden.add("center")
    image = painted(layer)
    assert all(is_bare(image, x, y) for x in range(0, 200, 5) for y in range(0, 150, 5))


@pytest.mark.parametrize("turns", range(4))
def test_a_tag_stands_upright_on_top_however_the_map_is_turned(turns):
    layer = ShapesLayer()
    layer.set_shapes([square("1", 0, 0, 60)])
    orientation = Orientation(turns)
    camera = Camera(1.0, 0, 0, 1.0, orientation)
    left, top, _, _ = camera.box_to_screen((0, 0, 60, 60))
    image = painted(layer, camera=camera.panned(70 - left, 60 - top))
    # The tag's black ground is above the upper edge at y = 60, at one of the upper corners.
    black = [
        (x, y)
        for y in range(60 - 12, 60 - 6)
        for x in range(200)
        if image.pixelColor(x, y).name() == "#000000"
    ]
    assert black
    below = range(60 + 60 + 6, 150)
    assert all(is_bare(image, x, y) for x in range(200) for y in below)


def test_small_shapes_have_no_tag_and_crowded_ones_one_for_all():
    layer = ShapesLayer()
    layer.set_shapes([square("1", 40, 60, 20)])
    assert all(is_bare(painted(layer), x, 45) for x in range(200))
    layer.set_shapes([square("1", 81, 60, 60), square("2", 83, 62, 40)])
    image = painted(layer)
    assert not all(is_bare(image, x, 52) for x in range(75, 90))


def test_a_neighbour_whose_tag_comes_back_is_told_as_changed():
    layer = ShapesLayer()
    large, small = square("1", 81, 66, 60), square("2", 83, 68, 40)
    layer.set_shapes([large, small])
    painted(layer)  # places the tags: one for both
    boxes = layer.set_shapes([small], {"1"})
    assert any(box[:2] == (83, 68) for box in boxes)


def test_a_selected_shape_has_grips_unless_it_is_locked():
    free, locked = square("1", 20, 40, 60), square("2", 110, 40, 60, is_locked=True)
    layer = ShapesLayer()
    layer.set_shapes([free, locked])
    layer.set_selected({"1", "2"})
    image = painted(layer)
    # A grip is white with a black rim: 6 x 6 around the vertex. Without one the outline's colour
    # runs through the vertex.
    assert image.pixelColor(79, 99).name() == "#ffffff"
    assert image.pixelColor(169, 99).name() != "#ffffff"


def test_far_away_an_outline_is_painted_simpler_and_covers_the_same():
    angles = np.linspace(0, 2 * np.pi, 2000, endpoint=False)
    ring = 2000 + 1500 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    drawn = Drawn(Shape("1", "ring", Polygon(ring)))
    assert drawn.path_at(1.0).elementCount() >= 2000
    far = drawn.path_at(0.03)
    assert far.elementCount() < 200
    assert far.boundingRect().width() == pytest.approx(3000, abs=2 * 0.4 * 64)


@pytest.mark.parametrize("count", [0, 1])
def test_no_shape_and_a_view_beside_all_paint_nothing(count):
    layer = ShapesLayer()
    layer.set_shapes([square("1", 5000, 5000, 40)][:count])
    image = painted(layer)
    assert all(is_bare(image, x, y) for x in range(0, 200, 3) for y in range(0, 150, 3))
