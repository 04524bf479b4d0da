"""Alignment points lie where saw streets cross, or in the exact middle of a die."""

import pytest

from ml_core.stage.points import ReferencePoint, Spot
from ml_core.wafer.grid import DieGrid, Known, Notch

# 10 x 10 dies of 20 x 30 mm; the centre is at the corner of four of them.
GRID = DieGrid(10, 10, (20.0, 30.0), 300.0, pitch_known=Known.READ, diameter_known=Known.READ)


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (Spot.MIDDLE, (50.0, 75.0)),
        (Spot.LOWER_LEFT, (40.0, 60.0)),
        (Spot.LOWER_RIGHT, (60.0, 60.0)),
        (Spot.UPPER_LEFT, (40.0, 90.0)),
        (Spot.UPPER_RIGHT, (60.0, 90.0)),
    ],
)
def test_spots_of_the_die_at_column_7_row_2(spot, place):
    # Any pixel of the die (30 x 30 px from (210, 60) on) names it.
    for pixel in ((210.5, 60.5), (225.0, 75.0), (239.5, 89.5)):
        assert ReferencePoint(pixel, spot=spot).place_mm(GRID) == pytest.approx(place)


def test_spots_are_of_the_map_and_millimetres_of_the_notch():
    up = DieGrid(
        10, 10, (20.0, 30.0), 300.0, Notch.UP, pitch_known=Known.READ, diameter_known=Known.READ
    )
    point = ReferencePoint((225.0, 75.0), spot=Spot.LOWER_LEFT)
    assert point.place_mm(up) == pytest.approx((-40.0, -60.0))


def test_an_image_without_dies_keeps_the_place_itself():
    image = DieGrid.estimated(columns=300, rows=300, has_dies=False)
    point = ReferencePoint((200.5, 150.0), spot=Spot.UPPER_LEFT)
    assert point.place_mm(image) == pytest.approx((50.5, 0.0))
