"""Colours of shares, values and comparisons: order shows in lightness, not in hue alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from ml_core.lots.comparing import (
    BOTH_FAIL,
    BOTH_PASS,
    NEITHER,
    NOT_COMPARED,
    ONLY_FIRST,
    ONLY_SECOND,
)
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import Theme

Table = NDArray[np.uint32]
"""(256,) uint32 ARGB from the lowest value to the highest."""

_SHARE_LIGHT: Final = ("#DCE3E9", "#FDD49E", "#F08A4B", "#C4361C", "#5E0B0B")
_SHARE_DARK: Final = ("#39434D", "#7A3B2A", "#C8502A", "#F59B45", "#FFF3D0")
_VALUE_STOPS: Final = ("#5A3E9B", "#3F7CB8", "#21A38C", "#7ED055", "#FDE725")
"""Like viridis, which colour-blind eyes read too, but light enough for a dark window."""

BELOW: Final = "#CC79A7"
"""Under the lower limit; the die also carries a triangle that points down."""
ABOVE: Final = "#D55E00"
"""Over the upper limit; the die also carries a triangle that points up."""
FIRST: Final = "#56B4E9"
"""Fails on the first wafer only; the die also carries an A."""
SECOND: Final = "#E69F00"
"""Fails on the second wafer only; the die also carries a B."""


@dataclass(frozen=True)
class Swatch:
    """One entry of a legend.

    Attributes:
        colour: ``#RRGGBB``.
        glyph: what its dies carry, or empty.
        text: what it means.
    """

    colour: str
    glyph: str
    text: str


def share_table(theme: Theme) -> Table:
    """Colours of fail shares: none looks like a passed die, all stands out from the backdrop."""
    return _table(_SHARE_DARK if theme.name == "dark" else _SHARE_LIGHT)


def value_table() -> Table:
    """Colours of measured values."""
    return _table(_VALUE_STOPS)


def values_image(
    values: NDArray[np.float64],
    table: Table,
    *,
    low: float,
    high: float,
    marked: Sequence[tuple[NDArray[np.bool_], str]] = (),
) -> QImage:
    """Cells as a picture, one pixel a cell.

    Args:
        values: (rows, columns), NaN for no colour.
        table: colours from ``low`` to ``high``.
        low: value of the first colour.
        high: value of the last colour, above ``low``.
        marked: (rows, columns) bool and the colour of the cells that are True in it, instead of
            what their value says; a later one rules.
    """
    known = np.isfinite(values)
    share = np.clip((np.where(known, values, low) - low) / (high - low), 0.0, 1.0)
    argb = table[np.round(share * 255).astype(np.int64)]
    argb[~known] = 0
    for cells, colour in marked:
        argb[cells] = QColor(colour).rgba()
    return argb_image(argb)


def comparison_image(states: NDArray[np.uint8], theme: Theme) -> QImage:
    """States of a comparison as a picture, one pixel a cell."""
    return argb_image(_comparison_colours(theme)[states])


def comparison_swatches(theme: Theme) -> tuple[Swatch, ...]:
    """The legend of a comparison."""
    return (
        Swatch(theme.failed, "", translated("colours", "fails on both")),
        Swatch(FIRST, "A", translated("colours", "only on A")),
        Swatch(SECOND, "B", translated("colours", "only on B")),
        Swatch(theme.passed, "", translated("colours", "passes on both")),
    )


def argb_image(argb: Table) -> QImage:
    """(rows, columns) uint32 ARGB as a picture that owns its memory."""
    pixels = np.ascontiguousarray(argb, dtype=np.uint32)
    rows, columns = pixels.shape
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()


def _comparison_colours(theme: Theme) -> Table:
    colours = np.zeros(6, dtype=np.uint32)
    named = {
        BOTH_PASS: theme.passed,
        BOTH_FAIL: theme.failed,
        ONLY_FIRST: FIRST,
        ONLY_SECOND: SECOND,
        NOT_COMPARED: theme.border,
    }
    for state, colour in named.items():
        colours[state] = QColor(colour).rgba()
    colours[NEITHER] = 0
    return colours


def _table(stops: tuple[str, ...]) -> Table:
    rgb = np.array([[int(s[at : at + 2], 16) for at in (1, 3, 5)] for s in stops], dtype=float)
    along = np.linspace(0, len(stops) - 1, 256)
    mixed = [np.interp(along, np.arange(len(stops)), rgb[:, channel]) for channel in range(3)]
    red, green, blue = (np.round(channel).astype(np.uint32) for channel in mixed)
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)
