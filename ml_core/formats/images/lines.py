"""Dies in a picture that was drawn with lines or gaps between them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.images.blocks import LEAST_DIES, Blocks
from ml_core.formats.images.colours import Colours

WIDEST: Final = 0.3
"""A line is at most this share of a die: fails at every third row are a pattern, no lines."""
EVEN: Final = 0.98
"""Share of the dies that must be of one colour each."""

_LEAST_PIXELS: Final = 3


def dies_between_lines(colours: Colours) -> tuple[Blocks, Blocks] | None:
    """Dies of a picture whose lines, or gaps, run straight from side to side of the wafer.

    Args:
        colours: the picture's colours, not reduced ones: blurred lines are not looked for.

    Returns:
        Blocks along x and along y, the same as of a picture without lines; None where there
        are no such lines.
    """
    if not colours.is_exact:
        return None
    ground = int(np.bincount(_rim(colours.index)).argmax())
    here = [colours.index == k for k in range(len(colours.rgb))]
    columns = np.array([mask.any(axis=0) for mask in here])
    rows = np.array([mask.any(axis=1) for mask in here])
    best, most = None, 0.0
    for line in range(len(here)):
        drawn = [k for k in range(len(here)) if k not in (line, ground)]
        across = _axis(np.asarray(columns[drawn].any(axis=0)))
        down = _axis(np.asarray(rows[drawn].any(axis=0)))
        share = float(colours.share[drawn].sum())
        if across and down and share > most and _are_even(colours.index, across, down):
            best, most = (across, down), share
    return best


def dies_as_picture(colours: Colours, across: Blocks, down: Blocks) -> Colours:
    """The colours at the middles of the dies: the same map at one pixel a die, without lines."""
    index = colours.index[np.ix_(down.middles, across.middles)]
    used = np.unique(index)
    small = np.searchsorted(used, index).astype(np.uint8)
    share = np.bincount(small.ravel(), minlength=len(used)) / small.size
    return Colours(index=small, rgb=colours.rgb[used], share=share, is_exact=True)


def _rim(index: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.concatenate([index[0], index[-1], index[:, 0], index[:, -1]])


def _axis(is_die: NDArray[np.bool_]) -> Blocks | None:
    """Blocks where runs of True are of one width and so are the runs of False between them."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_die, [False]]).astype(np.int8)))
    starts, stops = edges[::2], edges[1::2]
    if len(starts) < LEAST_DIES:
        return None
    widths, gaps = stops - starts, starts[1:] - stops[:-1]
    if widths.min() < _LEAST_PIXELS or max(np.ptp(widths), np.ptp(gaps)) > 1:
        return None
    if gaps.max() > WIDEST * widths.min():
        return None
    pitch = float(starts[-1] - starts[0]) / (len(starts) - 1)
    return Blocks(starts.astype(np.int64), ((starts + stops) // 2).astype(np.int64), pitch)


def _are_even(index: NDArray[np.uint8], across: Blocks, down: Blocks) -> bool:
    """True where nearly all dies have the colour of their middle at their other pixels too."""
    middle = index[np.ix_(down.middles, across.middles)]
    same = np.ones(middle.shape, dtype=np.bool_)
    for step in (-1, 1):
        same &= index[np.ix_(down.middles + step, across.middles + step)] == middle
    return bool(same.mean() >= EVEN)
