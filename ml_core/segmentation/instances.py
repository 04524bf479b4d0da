"""From a class's mask to its instances: connected, parted where they touch, none tiny.

- Two pixels are of one region when they share an edge (4-connectivity): a region is then one
  valid polygon with holes, and its mask comes back from it exactly. Only a scratch, which may
  run one pixel wide across the grid, is first closed where its pixels touch at a corner.
- A region that lies in the hole of another of its class and nearly fills it (filled outlines
  over 0.8 IoU) is one with it: the seam between them is filled, unless no die is there.
- Only particles are parted by a watershed: they are the one class of which several lie side
  by side. A ring or an edge has a neck wherever it is thin, and a scratch is all neck; what
  was cut there would be an artefact.
- A region of fewer than ten pixels is dropped. (On a wafer with dies, `pipeline` also drops
  what covers no die over half.)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.watershed import split_touching
from ml_core.wafer.taxonomy import BY_KEY

Bytes = NDArray[np.uint8]

SMALLEST_PX: Final = 10
"""A region of fewer raster pixels is no defect (FR-009)."""
MERGE_IOU: Final = 0.8
"""Regions of a class whose filled outlines overlap by more are one (FR-009)."""

PARTED: Final = frozenset({BY_KEY["particle"].index})
"""Classes whose touching clusters are parted."""
CLOSED: Final = frozenset({BY_KEY["scratch"].index})
"""Classes whose pixels are joined where they touch at a corner."""


@dataclass(frozen=True, eq=False)
class Region:
    """One connected region of a mask, cropped to its box.

    Attributes:
        x: column of the crop's left pixel on the raster.
        y: row of the crop's top pixel on the raster.
        mask: (h, w) uint8 of 0 and 1; each side of the box is touched.
        area: number of pixels.
    """

    x: int
    y: int
    mask: Bytes
    area: int

    @property
    def window(self) -> tuple[slice, slice]:
        """Rows and columns of the box on the raster."""
        height, width = self.mask.shape
        return slice(self.y, self.y + height), slice(self.x, self.x + width)


def find_instances(mask: Bytes, exists: Bytes, *, class_index: int) -> list[Region]:
    """Find the instances of one class.

    Args:
        mask: (height, width) uint8 of 0 and 1, the class's mask on the raster.
        exists: (height, width) uint8, 1 where a die is; nothing is filled elsewhere.
        class_index: the class's place in the taxonomy.

    Returns:
        Regions that do not overlap, in reading order of their boxes.
    """
    if class_index in CLOSED:
        mask = close_corners(mask, exists)
    regions = _merge_nested(connected(mask), exists)
    if class_index in PARTED:
        regions = [part for region in regions for part in _parts(region)]
    return sorted(regions, key=lambda region: (region.y, region.x))


def connected(mask: Bytes) -> list[Region]:
    """Regions connected over pixel edges, those under ten pixels dropped."""
    left, top, width, height = cv2.boundingRect(mask)
    if not width:
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask[top : top + height, left : left + width], connectivity=4, ltype=cv2.CV_32S
    )
    if count < 2:
        return []
    numbers = np.asarray(labels, np.int32)
    large = np.flatnonzero(stats[1:, cv2.CC_STAT_AREA] >= SMALLEST_PX) + 1
    found = [_cropped(numbers, int(label), stats[label].tolist()) for label in large]
    return [replace(region, x=region.x + left, y=region.y + top) for region in found]


def close_corners(mask: Bytes, exists: Bytes) -> Bytes:
    """Join pixels that touch only at a corner by a pixel beside the corner.

    Args:
        mask: (height, width) uint8 of 0 and 1.
        exists: (height, width) uint8, 1 where a pixel may be added.

    Returns:
        The mask with those pixels; the same array where there are none.
    """
    falling, rising = _corner_touches(mask)
    if not (falling.any() or rising.any()):
        return mask
    closed = mask.copy()
    upper, lower = closed[:-1], closed[1:]
    upper_free, lower_free = exists[:-1], exists[1:]
    # falling: top left and bottom right are set; rising: bottom left and top right.
    upper[:, 1:] |= falling & upper_free[:, 1:]
    lower[:, :-1] |= falling & lower_free[:, :-1] & ~upper_free[:, 1:] & 1
    upper[:, :-1] |= rising & upper_free[:, :-1]
    lower[:, 1:] |= rising & lower_free[:, 1:] & ~upper_free[:, :-1] & 1
    return closed


def paint(regions: Sequence[Region], shape: tuple[int, int]) -> Bytes:
    """One mask of many regions.

    Args:
        regions: the regions.
        shape: height and width of the raster.

    Returns:
        (height, width) uint8 of 0 and 1.
    """
    mask = np.zeros(shape, np.uint8)
    for region in regions:
        mask[region.window] |= region.mask
    return mask


def _corner_touches(mask: Bytes) -> tuple[Bytes, Bytes]:
    top_left, top_right = mask[:-1, :-1], mask[:-1, 1:]
    bottom_left, bottom_right = mask[1:, :-1], mask[1:, 1:]
    falling = top_left & bottom_right & (1 - (top_right | bottom_left))
    rising = top_right & bottom_left & (1 - (top_left | bottom_right))
    return falling, rising


def _cropped(labels: NDArray[np.int32], label: int, stats: Sequence[int]) -> Region:
    x, y, width, height, area = stats
    crop = (labels[y : y + height, x : x + width] == label).view(np.uint8)
    return Region(x, y, crop, area)


def _parts(region: Region) -> list[Region]:
    """The clusters of one region; parts that would be dropped stay with their neighbour."""
    labels = split_touching(region.mask).astype(np.int32)
    count = int(labels.max())
    if count < 2:
        return [region]
    parts = [_part(region, labels, label) for label in range(1, count + 1)]
    return parts if min(part.area for part in parts) >= SMALLEST_PX else [region]


def _part(region: Region, labels: NDArray[np.int32], label: int) -> Region:
    own = (labels == label).view(np.uint8)
    x, y, width, height = cv2.boundingRect(own)
    crop = np.ascontiguousarray(own[y : y + height, x : x + width])
    return Region(region.x + x, region.y + y, crop, int(np.count_nonzero(crop)))


def _merge_nested(regions: list[Region], exists: Bytes) -> list[Region]:
    """Join each region with one of its class that lies in its hole and nearly fills it."""
    # Who fills over 0.8 of a filled outline leaves under 0.2 of the box to the region round it.
    thin = [r for r in regions if r.area < (1.0 - MERGE_IOU) * r.mask.size]
    for outer in thin:
        for inner in regions:
            joined = _joined(outer, inner, exists) if _box_holds(outer, inner) else None
            if joined is not None:
                apart = [r for r in regions if not _swallowed(r, joined)]
                return _merge_nested([*apart, joined], exists)
    return regions


def _joined(outer: Region, inner: Region, exists: Bytes) -> Region | None:
    filled_outer, filled_inner = _filled(outer), np.zeros_like(outer.mask)
    inner_height, inner_width = inner.mask.shape
    top, left = inner.y - outer.y, inner.x - outer.x
    filled_inner[top : top + inner_height, left : left + inner_width] = _filled(inner)
    inside = np.count_nonzero(filled_inner & filled_outer)
    if inside <= MERGE_IOU * np.count_nonzero(filled_outer | filled_inner):
        return None
    seam = filled_outer & (1 - outer.mask) & (1 - filled_inner)
    if np.any(seam & (1 - exists[outer.window])):
        return None
    mask = outer.mask | seam
    mask[top : top + inner_height, left : left + inner_width] |= inner.mask
    return Region(outer.x, outer.y, mask, int(np.count_nonzero(mask)))


def _filled(region: Region) -> Bytes:
    """The region with its holes filled."""
    outlines, _ = cv2.findContours(region.mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(
        cv2.drawContours(np.zeros_like(region.mask), outlines, -1, color=1, thickness=cv2.FILLED),
        np.uint8,
    )


def _swallowed(region: Region, joined: Region) -> bool:
    """True where a region's pixels are the joined region's by now."""
    shown = paint([joined], _far_corner(region, joined))
    return bool(np.any(shown[region.window] & region.mask))


def _far_corner(one: Region, other: Region) -> tuple[int, int]:
    return (
        max(one.window[0].stop, other.window[0].stop),
        max(one.window[1].stop, other.window[1].stop),
    )


def _box_holds(outer: Region, inner: Region) -> bool:
    rows, columns = outer.window
    inner_rows, inner_columns = inner.window
    within_rows = rows.start < inner_rows.start and inner_rows.stop < rows.stop
    return bool(
        within_rows and columns.start < inner_columns.start and inner_columns.stop < columns.stop
    )
