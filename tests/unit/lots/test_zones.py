"""Zones: which die lies where, worked out by hand, and laws that hold for every grid."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ml_core.lots import zones as z
from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid, Notch
from ml_core.wafer.shapes import polygons_to_mask

GRID = DieGrid(columns=10, rows=10, pitch_mm=(20.0, 20.0), diameter_mm=200.0)
"""Middles at +-10, +-30, ... +-90 mm on both axes, radius 100 mm."""


def grids():
    return st.builds(
        lambda columns, rows, notch: DieGrid.estimated(columns=columns, rows=rows, notch=notch),
        st.integers(1, 40),
        st.integers(1, 40),
        st.sampled_from(list(Notch)),
    )


def test_rings_of_equal_width_by_hand():
    made = z.rings(GRID, count=2)
    assert made.numbers[4, 4] == 0  # 14 mm
    assert made.numbers[4, 7] == 1  # (50, 10): 51 mm
    assert made.numbers[3, 6] == 0  # (30, 30): 42.4 mm
    assert made.numbers[0, 0] == 1  # 127 mm, beyond the rim
    assert made.names == ("Ring 1 (0–50 mm)", "Ring 2 (50–100 mm)")


def test_rings_of_equal_area_meet_at_the_root_of_a_half():
    made = z.rings(GRID, count=2, equal_area=True)
    assert made.names == ("Ring 1 (0–71 mm)", "Ring 2 (71–100 mm)")
    assert made.numbers[4, 8] == 1  # (70, 10): sqrt(5000) mm, the border itself
    assert made.numbers[4, 7] == 0
    assert made.numbers[2, 8] == 1  # (70, 50)


def test_a_die_on_the_border_is_in_the_outer_ring():
    grid = DieGrid(columns=5, rows=1, pitch_mm=(25.0, 25.0), diameter_mm=100.0)
    # middles at -50, -25, 0, 25, 50 mm; the border of two rings is at 25 mm
    assert z.rings(grid, count=2).numbers.tolist() == [[1, 1, 0, 1, 1]]


def test_edge_band_by_hand():
    made = z.edge_band(GRID, width_mm=20.0)
    assert made.numbers[4, 8] == 0  # 70.7 mm
    assert made.numbers[4, 9] == 1  # (90, 10): 90.6 mm
    assert made.numbers[1, 6] == 0  # (30, 70): 76.2 mm
    assert made.names[1] == "Edge (outer 20 mm)"


@pytest.mark.parametrize("width", [0.0, -1.0, 100.0, math.nan])
def test_an_edge_band_that_cannot_be_is_refused(width):
    with pytest.raises(GeometryError, match="give a width"):
        z.edge_band(GRID, width_mm=width)


@pytest.mark.parametrize(
    ("notch", "corner_of_first"),
    [
        (Notch.DOWN, (9, 0)),  # right and up
        (Notch.UP, (0, 9)),  # turned by half
        (Notch.LEFT, (9, 9)),  # turned counter-clockwise, so (right, down) comes to (right, up)
        (Notch.RIGHT, (0, 0)),
    ],
)
def test_quadrants_turn_with_the_notch(notch, corner_of_first):
    grid = DieGrid(columns=10, rows=10, pitch_mm=(20.0, 20.0), diameter_mm=200.0, notch=notch)
    made = z.quadrants(grid)
    column, row = corner_of_first
    assert made.numbers[row, column] == 0
    assert np.bincount(made.numbers.ravel()).tolist() == [25, 25, 25, 25]


def test_sectors_go_clockwise_from_twelve():
    made = z.sectors(GRID, count=4)
    assert made.names == ("12:00 to 3:00", "3:00 to 6:00", "6:00 to 9:00", "9:00 to 12:00")
    assert made.numbers[0, 9] == 0
    assert made.numbers[9, 9] == 1
    assert made.numbers[9, 0] == 2
    assert made.numbers[0, 0] == 3


def test_reticle_positions_by_hand():
    grid = DieGrid.estimated(columns=5, rows=4)
    made = z.reticle(grid, columns=2, rows=2, offset=(1, 0))
    # column 0 is the last one of a field that begins outside the map
    assert made.numbers.tolist() == [
        [1, 0, 1, 0, 1],
        [3, 2, 3, 2, 3],
        [1, 0, 1, 0, 1],
        [3, 2, 3, 2, 3],
    ]
    assert made.names == (
        "Column 1, row 1", "Column 2, row 1", "Column 1, row 2", "Column 2, row 2",
    )  # fmt: skip
    kx, ky = grid.die_pixels
    boxes = [(*o.exterior.min(axis=0), *o.exterior.max(axis=0)) for o in made.outlines]
    assert (0.0, 0.0, kx, 2 * ky) in boxes
    assert (kx, 2 * ky, 3 * kx, 4 * ky) in boxes
    assert len(boxes) == 6


def test_a_field_begins_where_it_is_told_to():
    made = z.reticle(DieGrid.estimated(columns=7, rows=2), columns=3, rows=2, offset=(1, -1))
    assert made.numbers.tolist() == [[5, 3, 4, 5, 3, 4, 5], [2, 0, 1, 2, 0, 1, 2]]


def test_fields_by_hand():
    grid = DieGrid.estimated(columns=5, rows=4)
    made = z.fields(grid, columns=2, rows=2, offset=(1, 0))
    assert made.numbers.tolist() == [
        [0, 1, 1, 2, 2],
        [0, 1, 1, 2, 2],
        [3, 4, 4, 5, 5],
        [3, 4, 4, 5, 5],
    ]
    assert made.names[4] == "Field 2, 2"


@pytest.mark.parametrize(
    "make",
    [
        lambda: z.rings(GRID, count=0),
        lambda: z.sectors(GRID, count=1),
        lambda: z.reticle(GRID, columns=11, rows=1),
        lambda: z.reticle(GRID, columns=0, rows=1),
        lambda: z.fields(DieGrid.estimated(columns=100, rows=100), columns=2, rows=2),
        lambda: z.reticle(DieGrid.estimated(columns=100, rows=100), columns=30, rows=30),
    ],
)
def test_what_cannot_be_is_refused(make):
    with pytest.raises(GeometryError, match="give"):
        make()


@given(grids(), st.integers(1, 8), st.booleans())
def test_yields_add_up_to_the_wafer(grid, count, equal_area):
    dies = np.ones((grid.rows, grid.columns), dtype=np.int32)
    fails = np.indices(dies.shape).sum(axis=0) % 2
    for made in (
        z.rings(grid, count=count, equal_area=equal_area),
        z.quadrants(grid),
        z.sectors(grid, count=count + 1),
        z.edge_band(grid, width_mm=10.0),
        z.reticle(grid, columns=min(2, grid.columns), rows=min(3, grid.rows), offset=(-7, 5)),
        z.fields(grid, columns=min(4, grid.columns), rows=min(3, grid.rows), offset=(5, -7)),
    ):
        found = z.zone_yields(made, dies=dies, fails=fails)
        assert sum(entry.dies for entry in found) == dies.sum()
        assert sum(entry.fails for entry in found) == fails.sum()
        assert [entry.name for entry in found] == list(made.names)


@given(grids(), st.integers(1, 6))
def test_outlines_enclose_the_dies_of_their_zone(grid, count):
    """A middle that lies clearly inside the wafer lies inside the drawn outline of its zone."""
    width, height = grid.raster_size
    middles = grid.cell_to_pixel(np.stack(np.indices((grid.rows, grid.columns))[::-1], -1) + 0.5)
    radius = grid.pixel_to_polar(middles)[..., 0]
    for made in (z.rings(grid, count=count), z.sectors(grid, count=count + 1), z.quadrants(grid)):
        for number, outline in enumerate(made.outlines):
            # 1 pixel aside: the outline is a polygon of 3 degree steps, a mask goes by pixels
            near = shrunk(outline)
            if near is None:
                continue
            mask = polygons_to_mask([near], width=width, height=height)
            x, y = np.floor(middles).astype(int).transpose(2, 0, 1)
            inside = mask[y, x] & (radius < grid.diameter_mm / 2)
            assert set(made.numbers[inside].tolist()) <= {number}


def shrunk(outline):
    from ml_core.wafer.shapes import Polygon

    area = outline.to_shapely().buffer(-2.0)
    if area.is_empty or area.geom_type != "Polygon":
        return None
    return Polygon.from_shapely(area)


def test_a_zone_without_dies_has_no_yield():
    made = z.quadrants(GRID)
    dies = (made.numbers == 1).astype(np.int32)
    found = z.zone_yields(made, dies=dies, fails=np.zeros_like(dies))
    assert [entry.passed_share for entry in found] == [None, 1.0, None, None]


def test_counts_of_another_grid_are_refused():
    with pytest.raises(GeometryError, match="make the zones anew"):
        z.zone_yields(z.quadrants(GRID), dies=np.ones((3, 3), int), fails=np.ones((3, 3), int))


def test_titles_by_hand():
    def told(made):
        return [(mark.text, *(round(p / 30, 2) for p in mark.place)) for mark in made.marks]

    assert GRID.die_pixels == (30, 30)  # the wafer's middle is the corner of cell (5, 5)
    assert told(z.rings(GRID, count=2)) == [("Ring 1", 5.0, 5.0), ("Ring 2", 5.0, 1.25)]
    assert told(z.edge_band(GRID, width_mm=20.0)) == [("Inside", 5.0, 5.0), ("Edge", 5.0, 0.5)]
    names = [f"Quadrant {name}" for name in ("I", "II", "III", "IV")]
    out = 50 / math.sqrt(2) / 20  # dies across and down from the middle, at 45 degrees
    at = [(5 + out, 5 - out), (5 - out, 5 - out), (5 - out, 5 + out), (5 + out, 5 + out)]
    assert told(z.quadrants(GRID)) == [
        (name, round(x, 2), round(y, 2)) for name, (x, y) in zip(names, at, strict=True)
    ]
    assert told(z.sectors(GRID, count=4))[0][0] == "12:00–3:00"
    assert told(z.fields(GRID, columns=5, rows=10)) == [("1, 1", 2.5, 5.0), ("2, 1", 7.5, 5.0)]
    assert z.reticle(GRID, columns=5, rows=10).marks == ()


@given(grids(), st.integers(2, 12))
def test_a_title_stands_in_its_own_zone(grid, count):
    kinds = (z.quadrants(grid), z.sectors(grid, count=count), z.rings(grid, count=count),
             z.fields(grid, columns=1, rows=grid.rows))  # fmt: skip
    for made in kinds:
        assert len(made.marks) == len(made.names) == len(made.outlines)
        for number, mark in enumerate(made.marks):
            outline = shapely.make_valid(made.outlines[number].to_shapely()).buffer(1e-6)
            assert outline.covers(shapely.Point(mark.place))
