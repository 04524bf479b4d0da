"""Part clusters that touch: a watershed on the distance to the outline.

Peaks of the distance are the middles of clusters. Two peaks stay apart where the neck between
them is narrower than three quarters of the smaller of the two; from the peaks the mask is
flooded downwards, level by level, so each pixel goes to the cluster it hangs on and none is
lost. Every part is connected over pixel edges. (Beucher & Lantuejoul 1979; OpenCV's own
``watershed`` floods out of the mask and leaves seams one pixel wide.)
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Labels = NDArray[np.uint16]

NECK: Final = 0.75
"""A neck narrower than this share of the smaller cluster parts the two."""
SMALLEST_PEAK: Final = 2.0
"""A cluster reaches at least this far from its outline, pixels, to be one by itself."""
SOLID: Final = 0.93
"""A region that fills this share of its convex hull has no neck."""
_LEVELS: Final = 24

_CROSS: Final = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))


def split_touching(mask: Bytes) -> Labels:
    """Label the clusters of one connected region.

    Args:
        mask: (h, w) uint8 of 0 and 1, one region connected over pixel edges.

    Returns:
        (h, w) uint16: 0 outside, 1, 2 … the clusters; a region without a neck is all 1.
    """
    padded = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    whole = padded.astype(np.uint16)[1:-1, 1:-1]
    if is_solid(mask):
        return whole
    distance = np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, 5), np.float32)
    levels = np.linspace(0.0, float(distance.max()), _LEVELS, endpoint=False)[:0:-1]
    markers = _markers(distance, levels)
    if markers.max() < 2:
        return whole
    for level in [*levels, 0.0]:
        _flood(markers, distance > level)
    return markers[1:-1, 1:-1]


def is_solid(mask: Bytes) -> bool:
    """True where a region nearly fills its convex hull, so that no neck can part it."""
    points = cv2.findNonZero(mask)
    hull = cv2.convexHull(points)
    # Hull of pixel centres: grown by half its outline and a pixel to hold the pixels' corners.
    filled = cv2.contourArea(hull) + cv2.arcLength(hull, closed=True) / 2 + 1
    return bool(len(points) >= SOLID * filled)


def _markers(distance: NDArray[np.float32], levels: NDArray[np.float64]) -> Labels:
    """The peaks that stand apart: (h, w) uint16, one number each on their highest pixels."""
    peaks: list[tuple[int, int, float]] = []  # row, column, height
    for level in levels:
        _, parts, _, _ = cv2.connectedComponentsWithStats(
            (distance > level).view(np.uint8), connectivity=4, ltype=cv2.CV_32S
        )
        peaks = _with_new_peaks(_apart(peaks, parts, float(level)), distance, parts)
    peaks = [peak for peak in peaks if peak[2] >= SMALLEST_PEAK]
    markers = np.zeros(distance.shape, np.uint16)
    for number, (row, column, _) in enumerate(peaks, start=1):
        markers[row, column] = number
    return markers


def _apart(
    peaks: list[tuple[int, int, float]], parts: NDArray[np.int32], level: float
) -> list[tuple[int, int, float]]:
    """Peaks that a neck still parts from every higher one they have met at this level."""
    kept: list[tuple[int, int, float]] = []
    met: set[int] = set()
    for peak in sorted(peaks, key=lambda peak: -peak[2]):
        part = int(parts[peak[0], peak[1]])
        if part in met and level > NECK * peak[2]:
            continue
        met.add(part)
        kept.append(peak)
    return kept


def _with_new_peaks(
    peaks: list[tuple[int, int, float]],
    distance: NDArray[np.float32],
    parts: NDArray[np.int32],
) -> list[tuple[int, int, float]]:
    known = {int(parts[row, column]) for row, column, _ in peaks}
    for part in range(1, int(parts.max()) + 1):
        if part in known:
            continue
        _, height, _, (column, row) = cv2.minMaxLoc(distance, (parts == part).view(np.uint8))
        peaks.append((row, column, height))
    return peaks


def _flood(markers: Labels, allowed: NDArray[np.bool_]) -> None:
    """Grow the markers over pixel edges within what is allowed, until nothing changes."""
    while True:
        free = allowed & (markers == 0)
        grown = np.where(free, cv2.dilate(markers, _CROSS), 0)
        if not grown.any():
            return
        markers += grown.astype(np.uint16)
