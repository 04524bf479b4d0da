"""Copy and paste between wafers whose grids are alike, shifted, turned, or of another size."""

from dataclasses import replace

import numpy as np
import pytest

from ml_core.drawing.paste import clip_of, paste
from ml_core.wafer.grid import DieGrid, Known, Notch
from tests.unit.drawing.shapes import box, same, shape
from tests.wafers import plain_wafer


def on_grid(grid, *, product=None):
    wafer = plain_wafer()
    cells = np.ones((grid.rows, grid.columns), dtype=np.uint8)
    return replace(wafer, grid=grid, cells=cells, info=replace(wafer.info, product=product))


def pasted(clip, wafer):
    return [s.polygon for s in paste(clip, wafer).edit.after]


SHAPE = shape("a", box(30, 30, 90, 60), is_locked=True, confidence=0.5)


def test_on_the_same_grid_pixels_stay():
    wafer = plain_wafer()
    outcome = paste(clip_of((SHAPE,), wafer), plain_wafer("2"))
    (copy,) = outcome.edit.after
    assert outcome.edit.name == "Paste: Scratch"
    assert same(copy.polygon, SHAPE.polygon)
    assert copy.shape_id != "a"
    assert (copy.class_key, copy.is_locked, copy.confidence) == ("scratch", False, None)


def test_on_another_grid_of_the_product_dies_stay():
    # 10 x 10 dies of 30 x 30 pixels against 20 x 12 of 15 x 25; die (2, 3) is cell (2, 3) in
    # the first; in the second, whose first die is (-1, 1), it is cell (3, 2).
    small = on_grid(DieGrid.estimated(columns=10, rows=10), product="P")
    large = on_grid(DieGrid.estimated(columns=20, rows=12, first_die=(-1, 1)), product="P")
    clip = clip_of((shape("a", box(60, 90, 90, 120)),), small)
    (polygon,) = pasted(clip, large)
    assert same(polygon, box(45, 50, 60, 75))


def test_dies_stay_where_the_other_map_runs_the_other_way():
    # x grows to the left from die 9 in the first column: die 2 is cell 7 there.
    plain = on_grid(DieGrid.estimated(columns=10, rows=10), product="P")
    mirrored = on_grid(
        DieGrid.estimated(columns=10, rows=10, first_die=(9, 0), x_right=False), product="P"
    )
    clip = clip_of((shape("a", box(60, 90, 90, 120)),), plain)
    (polygon,) = pasted(clip, mirrored)
    assert same(polygon, box(210, 90, 240, 120))


def geometry(columns, rows, *, diameter=100.0, notch=Notch.DOWN):
    pitch = (diameter / columns, diameter / rows)
    known = {"pitch_known": Known.READ, "diameter_known": Known.READ}
    return DieGrid(
        columns=columns, rows=rows, pitch_mm=pitch, diameter_mm=diameter, notch=notch, **known
    )


def test_between_products_millimetres_stay():
    # 10 x 10 dies of 10 mm and 30 px: 3 px a mm. 20 x 20 dies of 10 mm on 200 mm: 15 px a die,
    # 1.5 px a mm. The box lies at x -40..-20 mm, y 20..40 mm.
    small = on_grid(geometry(10, 10))
    large = on_grid(geometry(20, 20, diameter=200.0))
    clip = clip_of((shape("a", box(30, 30, 90, 90)),), small)
    (polygon,) = pasted(clip, large)
    assert same(polygon, box(150 - 60, 150 - 60, 150 - 30, 150 - 30))


def test_the_notch_turns_the_shape_along():
    # The notch on the left comes down by a quarter turn counter-clockwise: what lies at the
    # top on a map with the notch down lies at the right on one with the notch on the left...
    down, left = on_grid(geometry(10, 10)), on_grid(geometry(10, 10, notch=Notch.LEFT))
    clip = clip_of((shape("a", box(120, 0, 180, 30)),), down)
    (polygon,) = pasted(clip, left)
    assert same(polygon, box(270, 120, 300, 180))


def test_where_a_diameter_is_guessed_the_share_of_it_stays():
    read = on_grid(geometry(10, 10, diameter=100.0))
    guessed = on_grid(DieGrid.estimated(columns=20, rows=20))  # 300 mm assumed, 15 px a die
    clip = clip_of((shape("a", box(30, 30, 90, 90)),), read)
    (polygon,) = pasted(clip, guessed)
    np.testing.assert_allclose(polygon.to_shapely().bounds, (30, 30, 90, 90), atol=1e-6)


def test_what_lies_outside_is_cut_or_left_out_and_said():
    large, small = on_grid(geometry(20, 20, diameter=200.0)), on_grid(geometry(10, 10))
    # 1.5 px a mm on the large wafer; its corner is 100 mm out, beyond the small one's 50 mm.
    inside, across, outside = box(120, 120, 150, 150), box(150, 0, 165, 150), box(0, 0, 30, 30)
    shapes = tuple(shape(n, p) for n, p in (("i", inside), ("c", across), ("o", outside)))
    outcome = paste(clip_of(shapes, large), small)
    areas = [s.polygon.area for s in outcome.edit.after]
    assert areas == pytest.approx([60 * 60, 30 * 150])
    assert outcome.said == "1 shape lies outside this wafer; left out."
    nothing = paste(clip_of(shapes[2:], large), small)
    assert nothing.edit is None
    assert nothing.said == "Nothing that was copied lies on this wafer."
