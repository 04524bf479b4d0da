"""How versions are told apart: by letter, hatch and colour, whatever their number."""

import shapely
from PySide6.QtGui import QPainterPath

from ml_core.drawing.merging import Part
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import DefectClass
from wafer_studio.ui.canvas.layers import defect_path
from wafer_studio.ui.language import translated

_COLOURS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7")
_HATCHES = ("/", "\\", "-", "+")
_COMMON = ("#BBBBBB", ".")
_SOME = ("#F0E442", "x")
_NEAR_PX = 1.0
"""Raster pixels by which a tag may miss the widest place."""


def letter_of(place: int) -> str:
    """A version's letter: A for the first."""
    return chr(ord("A") + place)


def look_of(sides: tuple[int, ...], count: int) -> DefectClass:
    """How what some versions have is painted; swatches and hatches take it as a class.

    Args:
        sides: places of the versions that have it.
        count: versions in all.
    """
    if len(sides) == count:
        colour, hatch = _COMMON
    elif len(sides) == 1:
        colour, hatch = _COLOURS[sides[0] % 4], _HATCHES[sides[0] % 4]
    else:
        colour, hatch = _SOME
    letters = letters_of(sides, count)
    return DefectClass(0, letters, letters, "", "", colour, hatch, letters[:1], "")


def letters_of(sides: tuple[int, ...], count: int) -> str:
    """Letters of the versions that have something; an equals sign where all have it."""
    return "=" if len(sides) == count else "".join(letter_of(side) for side in sides)


def who_words(sides: tuple[int, ...], count: int) -> str:
    """Which versions have something, in words."""
    if len(sides) == count:
        return translated("conflicts", "all versions")
    if len(sides) == 1:
        return translated("conflicts", "only {letter}").format(letter=letter_of(sides[0]))
    return " + ".join(letter_of(side) for side in sides)


def path_of(part: Part) -> QPainterPath:
    """The outline of a part, raster pixels."""
    return defect_path([Polygon.from_shapely(part.region)])


def tag_place(part: Part) -> tuple[float, float]:
    """Where a part is widest, raster pixels."""
    radius = shapely.maximum_inscribed_circle(part.region, tolerance=_NEAR_PX)
    x, y = radius.coords[0]
    return float(x), float(y)
