"""Magic wand: what grows from one die over dies alike, or from one pixel over a picture.

A pattern such as a dotted scratch has passing dies between its failing ones. The gap says how
many of them the wand may step over; those it steps over belong to the region, as the support of
a pattern holds the passing dies inside it.

OpenCV is imported where it is used: the first picture of the window does not wait for it.
"""

from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.drawing.dies import Cell, set_box
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Mask

Bytes = NDArray[np.uint8]

MAX_GAP: Final = 12
"""Most dies that the wand steps over."""


class Alike(Enum):
    """What makes two dies alike."""

    STATE = "state"
    """Both passed or both failed."""
    HARD_BIN = "hard bin"
    """The same hard bin."""
    SOFT_BIN = "soft bin"
    """The same soft bin."""


def alike_dies(wafer: WaferMap, cell: Cell, *, by: Alike) -> Mask:
    """Dies like one of them.

    Args:
        wafer: the wafer.
        cell: (column, row) inside the grid.
        by: what makes them alike; the state counts where the wafer has no such bins.

    Returns:
        (rows, columns) bool, all False where the cell holds no die.
    """
    bins = {Alike.HARD_BIN: wafer.hard_bins, Alike.SOFT_BIN: wafer.soft_bins}.get(by)
    values = wafer.cells if bins is None else bins
    column, row = cell
    if not wafer.die_mask[row, column]:
        return np.zeros_like(wafer.die_mask)
    alike: Mask = np.equal(values, values[row, column]) & wafer.die_mask
    return alike


def grown_dies(
    wafer: WaferMap, cell: Cell, *, by: Alike = Alike.STATE, gap: int = 0, over_corners: bool = True
) -> Mask:
    """Dies that hang together with one of them.

    Args:
        wafer: the wafer.
        cell: (column, row) to start from.
        by: what makes dies alike.
        gap: other dies that may lie between two that are alike, 0 to ``MAX_GAP``.
        over_corners: True where dies that meet only at a corner hang together.

    Returns:
        (rows, columns) bool: the dies alike, and those that were stepped over between them;
        empty where the cell is outside the grid or holds no die.
    """
    column, row = cell
    if not (0 <= column < wafer.grid.columns and 0 <= row < wafer.grid.rows):
        return np.zeros_like(wafer.die_mask)
    alike = alike_dies(wafer, cell, by=by)
    if not alike[row, column]:
        return alike
    reach = min(max(gap, 0), MAX_GAP) + 1
    found = _hanging_together(alike, cell, reach, over_corners=over_corners)
    return found if reach == 1 else _bridged(found, reach, wafer.die_mask)


def grown_pixels(
    picture: Bytes, pixel: tuple[int, int], *, tolerance: int, over_corners: bool = False
) -> Mask:
    """Pixels of a picture that hang together with one of them and are about as grey.

    Args:
        picture: (height, width) uint8.
        pixel: (x, y) to start from.
        tolerance: largest difference of grey from the first pixel's, 0 to 255.
        over_corners: True where pixels that meet only at a corner hang together.

    Returns:
        (height, width) bool; empty where the pixel is outside.
    """
    import cv2

    height, width = picture.shape
    x, y = pixel
    found = np.zeros((height + 2, width + 2), dtype=np.uint8)
    if 0 <= x < width and 0 <= y < height:
        flags = (8 if over_corners else 4) | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE
        # With only the mask asked for, the picture is read and not written.
        cv2.floodFill(picture.copy(), found, (x, y), 0, tolerance, tolerance, flags | 1 << 8)
    return found[1:-1, 1:-1].astype(np.bool_)


def _hanging_together(alike: Mask, cell: Cell, reach: int, *, over_corners: bool) -> Mask:
    """Dies alike that steps of at most ``reach`` cells join to the first one.

    Each die grows to a block of reach x reach cells, right and down. Two blocks touch exactly
    where their dies are at most ``reach`` columns and rows apart, so that one labelling of
    connected parts answers for all steps.
    """
    if reach == 1:
        return grown_pixels(alike.view(np.uint8), cell, tolerance=0, over_corners=over_corners)
    import cv2

    rows, columns = alike.shape
    wide = np.zeros((rows + reach, columns + reach), dtype=np.uint8)
    wide[:rows, :columns] = alike
    block = np.ones((reach, reach), dtype=np.uint8)
    wide = np.asarray(cv2.dilate(wide, block, anchor=(reach - 1, reach - 1)), dtype=np.uint8)
    _, labels = cv2.connectedComponents(wide, connectivity=8 if over_corners else 4)
    labels = np.asarray(labels)[:rows, :columns]
    return np.asarray(alike & (labels == labels[cell[1], cell[0]]), dtype=np.bool_)


def _bridged(found: Mask, reach: int, dies: Mask) -> Mask:
    """Found dies with those between them, at a cost that follows their box."""
    left, top, columns, rows = set_box(found)
    box = (slice(top, top + rows), slice(left, left + columns))
    whole = found.copy()
    whole[box] = _bridged_box(found[box], reach, dies[box])
    return whole


def _bridged_box(found: Mask, reach: int, dies: Mask) -> Mask:
    import cv2

    rows, columns = found.shape
    exists = dies.astype(np.uint8)
    wide = np.zeros((rows + 2 * reach, columns + 2 * reach), dtype=np.uint8)
    wide[reach:-reach, reach:-reach] = found
    block = np.ones((reach, reach), dtype=np.uint8)
    # Anchors apart by the block, so that growing and shrinking undo each other (even blocks too).
    grown = cv2.dilate(wide, block, anchor=(reach - 1, reach - 1))
    closed = np.asarray(cv2.erode(grown, block, anchor=(0, 0)), dtype=np.uint8)
    filled = closed[reach:-reach, reach:-reach] & exists
    for start, end in _missing_bridges(filled, reach):
        cv2.line(filled, start, end, 1)
    return (filled & exists).astype(np.bool_)


def _missing_bridges(filled: Bytes, reach: int) -> list[tuple[Cell, Cell]]:
    """Shortest lines that join the parts of a mask: Kruskal's tree over its parts."""
    import cv2

    count, labels = cv2.connectedComponents(filled, connectivity=8)
    if count <= 2:
        return []
    part_of, bridges = list(range(count)), []
    for start, end in _short_ways(np.asarray(labels), reach):
        first, second = (_root(part_of, int(labels[y, x])) for x, y in (start, end))
        if first != second:
            part_of[first] = second
            bridges.append((start, end))
    return bridges


def _short_ways(labels: NDArray[np.int32], reach: int) -> list[tuple[Cell, Cell]]:
    """One pair of cells for each two parts and step between them, the shortest first."""
    rows, columns = labels.shape
    steps = [(dx, dy) for dy in range(reach + 1) for dx in range(-reach, reach + 1)]
    ways = []
    for dx, dy in sorted(steps, key=lambda step: step[0] ** 2 + step[1] ** 2):
        left, right = max(-dx, 0), columns - max(dx, 0)
        if dy >= rows or left >= right or (dx, dy) == (0, 0):
            continue
        here = labels[: rows - dy, left:right]
        there = labels[dy:, left + dx : right + dx]
        ys, xs = np.nonzero((here > 0) & (there > 0) & (here != there))
        pairs = np.column_stack([here[ys, xs], there[ys, xs]])
        for i in np.unique(pairs, axis=0, return_index=True)[1].tolist():
            x, y = int(xs[i]) + left, int(ys[i])
            ways.append(((x, y), (x + dx, y + dy)))
    return ways


def _root(part_of: list[int], part: int) -> int:
    while part_of[part] != part:
        part = part_of[part]
    return part
