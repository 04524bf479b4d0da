"""Where attention lies, on heat maps made by hand."""

import numpy as np
import pytest

from ml_core.explain.attention import Share, attention_of, share_inside
from ml_core.explain.heat import HeatMap
from ml_core.explain.words import words_of
from ml_core.wafer.grid import Known, Notch
from tests.unit.segmentation.tiny_model import wafer_of

SIDE = 60
NOTHING = np.zeros((300, 300), bool)


def disc(**grid):
    """A round wafer of 60 x 60 dies."""
    x, y = places(SIDE)
    return wafer_of((np.hypot(x, y) <= 1).astype(np.uint8), **grid)


def places(side):
    """x right and y up of each cell's middle, -1 to 1 across the wafer."""
    middles = (np.arange(side) + 0.5) / side * 2 - 1
    return middles[None, :], -middles[:, None]


def heat_of(where, wafer, *, key="edge"):
    raster = where(*places(300)).astype(np.float32) * wafer.raster(wafer.die_mask)
    dies = raster.reshape(SIDE, 5, SIDE, 5).mean(axis=(1, 3))
    return HeatMap(key, raster, dies)


def test_heat_on_the_rim_is_told_by_radius():
    wafer = disc()
    heat = heat_of(lambda x, y: np.hypot(x, y) >= 0.88, wafer)
    found = attention_of(heat, wafer, NOTHING)
    assert (found.band.inner, found.band.outer) == (0.88, 1.0)
    assert found.band.share.attention == pytest.approx(1.0, abs=0.02)
    assert found.band.share.area == pytest.approx(1 - 0.88**2, abs=0.02)
    assert words_of(found, "edge").startswith("100 % of the attention for Edge lies on the outer")
    assert "outer 12 % of the radius" in words_of(found, "edge")
    assert "o'clock" not in words_of(found, "edge")


def test_four_fifths_on_the_rim_and_the_rest_evenly():
    wafer = disc()
    rim = 1 - 0.88**2

    def where(x, y):
        outside = np.hypot(x, y) >= 0.88
        return np.where(outside, 0.79 / rim, 0.21 / (1 - rim))

    found = attention_of(heat_of(where, wafer), wafer, NOTHING)
    assert found.band.share.attention == pytest.approx(0.79, abs=0.01)
    assert "79 % of the attention for Edge lies on the outer 12 % of the radius" in words_of(
        found, "edge"
    )


def test_heat_in_the_middle_and_between():
    wafer = disc()
    inner = attention_of(heat_of(lambda x, y: np.hypot(x, y) < 0.3, wafer), wafer, NOTHING)
    assert (inner.band.inner, inner.band.outer) == (0.0, 0.3)
    assert "on the inner 30 % of the radius (9 % of the dies' area)" in words_of(inner, "center")

    def between(x, y):
        return (np.hypot(x, y) >= 0.4) & (np.hypot(x, y) < 0.6)

    ring = attention_of(heat_of(between, wafer), wafer, NOTHING)
    assert "between 40 and 60 % of the radius (20 % of the dies' area)" in words_of(ring, "ring")


@pytest.mark.parametrize(
    ("notch", "first", "last"),
    # the heat lies right of the middle, above it: between 1 and 3 where the notch is down
    [(Notch.DOWN, 1, 3), (Notch.LEFT, 10, 12), (Notch.UP, 7, 9), (Notch.RIGHT, 4, 6)],
)
def test_heat_on_one_side_is_told_by_the_clock(notch, first, last):
    wafer = disc(notch=notch)

    def where(x, y):
        hours = np.degrees(np.arctan2(x, y)) % 360 / 30
        return (hours >= 1) & (hours < 3)

    found = attention_of(heat_of(where, wafer), wafer, NOTHING)
    assert (found.arc.first, found.arc.last) == (first, last)
    assert found.arc.share.attention == pytest.approx(1.0, abs=0.01)
    assert found.arc.share.area == pytest.approx(2 / 12, abs=0.01)
    assert f"between {first} and {last} o'clock (17 % of the dies' area)" in words_of(
        found, "etching"
    )


def test_an_arc_across_twelve():
    wafer = disc()
    heat = heat_of(lambda x, y: np.abs(np.degrees(np.arctan2(x, y))) < 30, wafer)
    found = attention_of(heat, wafer, NOTHING)
    assert (found.arc.first, found.arc.last) == (11, 1)


def test_even_attention_is_spread():
    wafer = disc()
    found = attention_of(heat_of(lambda x, y: np.ones_like(x + y), wafer), wafer, NOTHING)
    assert words_of(found, "random") == (
        "The attention for Random is spread over the wafer. The model outlined no Random here."
    )
    assert found.agreement is None


def test_agreement_is_the_share_inside_the_mask():
    heat = np.array([[3.0, 1.0], [0.0, 4.0]], np.float32)
    exists = np.array([[True, True], [True, False]])
    mask = np.array([[True, False], [False, True]])
    # 3 of the 4 units of heat that lie on dies, on one of three dies
    assert share_inside(heat, mask, exists) == Share(0.75, pytest.approx(1 / 3))


def test_overlap_with_the_mask_in_words():
    wafer = disc()
    x, y = places(300)
    heat = heat_of(lambda x, y: np.hypot(x, y) >= 0.8, wafer)
    mask = (np.hypot(x, y) >= 0.8) & (x > 0)
    found = attention_of(heat, wafer, mask)
    assert found.agreement == pytest.approx(0.5, abs=0.01)
    assert "50 % lies inside the Edge mask, which covers 18 % of the dies' area." in words_of(
        found, "edge"
    )


def test_what_is_guessed_is_said():
    guessed = disc(notch=Notch.UNKNOWN, pitch_known=Known.ESTIMATED)
    heat = heat_of(lambda x, y: (x > 0.5) & (y > 0), guessed)
    words = words_of(attention_of(heat, guessed, NOTHING), "edge")
    assert "as the map lies (its notch is not known)" in words
    assert words.endswith("The wafer's geometry is estimated, and with it radius and direction.")
    known = words_of(attention_of(heat, disc(), NOTHING), "edge")
    assert "estimated" not in known
    assert "as the map lies" not in known


def test_an_empty_heat_map_has_no_place():
    wafer = disc()
    heat = heat_of(lambda x, y: np.zeros_like(x + y), wafer)
    assert attention_of(heat, wafer, NOTHING) is None
    assert words_of(None, "scratch") == (
        "Nothing on this wafer speaks for Scratch: the heat map is empty."
    )


def test_a_picture_of_many_pixels():
    cells = np.ones((700, 900), np.uint8)
    wafer = wafer_of(cells, has_dies=False)
    raster = np.zeros((700, 900), np.float32)
    raster[:, 450:] = 1
    found = attention_of(HeatMap("etching", raster, raster), wafer, raster > 0)
    assert found.mask == Share(1.0, 0.5)
    assert (found.arc.first, found.arc.last) == (12, 6)
