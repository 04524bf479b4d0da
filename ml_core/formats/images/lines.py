"""Lines drawn between the dies of a picture, found and filled so that dies can be recognised."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.images.blocks import Blocks, blocks_of
from ml_core.formats.images.colours import Colours

THICKEST: Final = 3
"""Thickest line, pixels."""
MOST: Final = 0.5
"""Largest share of the picture that lines take."""
LEAST_PITCH: Final = 4.0
"""Smallest die, in pixels, around which lines are looked for."""
_ON_GRID: Final = 0.98
_PARTED: Final = 0.95
_WHOLE: Final = 0.9

Index = NDArray[np.uint8]


def without_lines(colours: Colours) -> tuple[Colours, tuple[Blocks, Blocks]] | None:
    """The picture with its lines filled from the left and from above, and its dies.

    Each colour is tried for the lines', the commonest last. Areas of a line's colour that are
    thicker than a line (a background) stay.

    Returns:
        Colours with the filled index, in which the lines' colour may have no pixel left, and
        the blocks; None where no colour makes lines of a grid.
    """
    for line in np.argsort(colours.share, kind="stable"):
        mask = colours.index == line
        if not _has_lines(mask):
            continue
        thin = _thin(mask)
        share = np.count_nonzero(thin) / thin.size
        if not 0.01 <= share <= MOST:
            continue
        filled = _filled(colours.index, thin)
        # where lines end at the wafer's edge, borders are a line's thickness apart: as if blurred
        blocks = blocks_of(filled, is_exact=True, line=THICKEST) or blocks_of(
            filled, is_exact=False, line=THICKEST
        )
        if blocks is not None and _is_grid(thin, *blocks) and _parts_dies(filled, thin, *blocks):
            count = np.bincount(filled.ravel(), minlength=len(colours.rgb))
            return replace(colours, index=filled, share=count / filled.size), blocks
    return None


def _has_lines(mask: NDArray[np.bool_]) -> bool:
    """True where lines cross the middle of the picture from side to side, both ways."""
    height, width = mask.shape
    middle = mask[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3]
    across, down = middle.mean(axis=0) >= _WHOLE, middle.mean(axis=1) >= _WHOLE
    return bool(min(across.sum(), down.sum()) >= 2 and max(across.mean(), down.mean()) <= MOST)


def _thin(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pixels of a mask outside every square of ``THICKEST + 1`` pixels that it holds."""
    return mask & ~_opened(mask, (0, 1))


def _opened(mask: NDArray[np.bool_], axes: tuple[int, ...]) -> NDArray[np.bool_]:
    """Pixels of the runs (one axis) or squares (two) of ``THICKEST + 1`` that a mask holds."""
    found = mask
    for axis in axes:
        found = _shifted(found, axis, ahead=True)
    for axis in axes:
        found = ~_shifted(~found, axis, ahead=False)
    return found


def _shifted(mask: NDArray[np.bool_], axis: int, *, ahead: bool) -> NDArray[np.bool_]:
    """True where a pixel and its ``THICKEST`` neighbours to one side are set; edges repeat."""
    pad = [(0, 0), (0, 0)]
    pad[axis] = (0, THICKEST) if ahead else (THICKEST, 0)
    padded = np.pad(mask, pad, mode="edge")
    found = np.ones_like(mask)
    for step in range(THICKEST + 1):
        place = [slice(None), slice(None)]
        place[axis] = slice(step, step + mask.shape[axis])
        found &= padded[tuple(place)]
    return found


def _filled(index: Index, thin: NDArray[np.bool_]) -> Index:
    """Upright lines take the colour to their left, level ones that above, crossings that left."""
    filled, unfilled = index.copy(), thin.copy()
    upright, level = thin & ~_opened(thin, (1,)), thin & ~_opened(thin, (0,))
    for part, axis in ((upright, 1), (level, 0), (thin, 1), (thin, 0)):
        for _ in range(THICKEST):
            can = part & unfilled & ~np.roll(unfilled, 1, axis=axis)
            can[(slice(None), 0) if axis == 1 else (0, slice(None))] = False
            filled[can] = np.roll(filled, 1, axis=axis)[can]
            unfilled &= ~can
    return filled


def _is_grid(thin: NDArray[np.bool_], across: Blocks, down: Blocks) -> bool:
    """True where thin pixels lie at the ends of blocks and never in their middles."""
    if min(across.pitch, down.pitch) < LEAST_PITCH:
        return False
    if thin[np.ix_(down.middles, across.middles)].any():
        return False
    beside = _near_end(across, thin.shape[1])[None, :] | _near_end(down, thin.shape[0])[:, None]
    return bool(np.count_nonzero(thin & beside) >= _ON_GRID * np.count_nonzero(thin))


def _parts_dies(filled: Index, thin: NDArray[np.bool_], across: Blocks, down: Blocks) -> bool:
    """True where lines part nearly all neighbours that have not the colour of the corner."""
    dies = filled[np.ix_(down.middles, across.middles)] != filled[-1, -1]
    parted, pairs = 0, 0
    for turned, rows, places, is_die in (
        (thin, down.middles, across.middles, dies),
        (thin.T, across.middles, down.middles, dies.T),
    ):
        passed = np.cumsum(turned[rows], axis=1)[:, places]
        both = is_die[:, 1:] & is_die[:, :-1]
        parted += int(np.count_nonzero(both & (np.diff(passed, axis=1) > 0)))
        pairs += int(np.count_nonzero(both))
    return pairs > 0 and parted >= _PARTED * pairs


def _near_end(blocks: Blocks, size: int) -> NDArray[np.bool_]:
    """Pixels within a line's thickness of the border between two blocks."""
    place = (np.arange(size) - blocks.starts[0]) % blocks.pitch
    near: NDArray[np.bool_] = (place >= blocks.pitch - THICKEST - 0.5) | (place < 1.5)
    return near
