"""Answers at several input sizes as one: each region from the input that suits its size.

The rule (FR-016: a weighted average by the defect's size):

1. Of a class, all pixels that any input puts over the threshold are joined to regions.
2. Each input that sees a region says how large it is: the root of the area that it claims
   there, as a share of the wafer's side. What is thinner than a die and a half everywhere
   counts as small, however long it is. The geometric mean of what they say is the region's
   size.
3. A small region wants the largest input that ran, a large one the smallest; between the two
   the wanted side falls along a straight line in logarithms, as a feature pyramid gives each
   region the level that suits the root of its area (Lin 2017, Feature Pyramid Networks for
   Object Detection, equation 1).
4. The region's probability is that of the input of the wanted side, or the weighted mean of the
   two inputs beside it, the nearer weighing more. The weights sum to one, so equal answers give
   the same answer, and what no input sees stays unseen.

The input that is responsible for a size rules over the others: a speck that only the small input
sees is dropped, a line that only the large input sees is kept.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.postprocess import (
    ClassPlane,
    class_plane,
    existing_pixels,
    is_silent,
    probability_on_raster,
)
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class FusionRule:
    """Which regions belong to which input.

    Attributes:
        small: share of the wafer's side up to which a region belongs to the largest input.
        large: share from which it belongs to the smallest.
        thin_dies: a region in which no square of so many dies has room is thin, and so small.
    """

    small: float = 0.1
    large: float = 0.4
    thin_dies: float = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The model's answer at one input size.

    Attributes:
        size: side of the input, pixels.
        logits: (8, size, size) float32.
    """

    size: int
    logits: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """Connected regions on the raster; pixels that touch at a corner are connected.

    Attributes:
        labels: (height, width) int32, 0 outside, then 1 to count.
        count: number of regions.
    """

    labels: NDArray[np.int32]
    count: int

    @classmethod
    def of(cls, mask: Bytes) -> "Regions":
        """Regions of a mask (height, width) uint8 of 0 and 1."""
        found, labels = cv2.connectedComponents(mask, connectivity=8, ltype=cv2.CV_32S)
        return cls(np.asarray(labels, np.int32), found - 1)

    def areas(self, mask: Bytes) -> Doubles:
        """Pixels of a mask in each region, (count,)."""
        inside = self.labels[mask != 0]
        return np.bincount(inside, minlength=self.count + 1)[1:].astype(np.float64)

    def means(self, mask: Bytes, values: Floats) -> Doubles:
        """Mean of values over the pixels of a mask in each region, (count,); 0 where none is."""
        chosen = mask != 0
        sums = np.bincount(self.labels[chosen], values[chosen], minlength=self.count + 1)[1:]
        return np.asarray(sums / np.maximum(self.areas(mask), 1.0))


def fused_planes(
    views: Sequence[View],
    wafer: WaferMap,
    *,
    temperature: float,
    thresholds: Sequence[float],
    rule: FusionRule,
) -> Iterator[ClassPlane]:
    """Yield the classes that appear on a wafer, as `class_planes` does, of several answers.

    Args:
        views: the answers, in any order, each of another size.
        wafer: the wafer; a mask covers existing dies only.
        temperature: the logits are divided by it before the sigmoid.
        thresholds: one probability a class; a pixel needs more than that.
        rule: which regions belong to which input.

    Yields:
        One plane for each class with at least one pixel.
    """
    exists = existing_pixels(wafer)
    ordered = sorted(views, key=lambda view: -view.size)
    sizes = tuple(view.size for view in ordered)
    for index, threshold in enumerate(thresholds):
        logits = [view.logits[index] for view in ordered]
        if all(is_silent(each, temperature=temperature, threshold=threshold) for each in logits):
            continue
        planes = [probability_on_raster(each, exists.shape, temperature) for each in logits]
        masks = [(plane > np.float32(threshold)).view(np.uint8) & exists for plane in planes]
        fused = fuse(planes, masks, sizes, grid=wafer.grid, rule=rule)
        if (found := class_plane(index, fused, exists, threshold)) is not None:
            yield found


def fuse(
    planes: Sequence[Floats],
    masks: Sequence[Bytes],
    sizes: Sequence[int],
    *,
    grid: DieGrid,
    rule: FusionRule,
) -> Floats:
    """Make one plane of a class's several.

    Args:
        planes: (height, width) float32 each, probabilities on the raster.
        masks: (height, width) uint8 each, 1 where the plane is over the threshold on a die.
        sizes: sides of the inputs they come from, the largest first.
        grid: the wafer's die grid.
        rule: which regions belong to which input.

    Returns:
        (height, width) float32. Outside of all regions, where every input stays under the
        threshold, the middle one speaks (of two inputs their mean).
    """
    regions = Regions.of(np.bitwise_or.reduce(masks))
    extents = [region_sizes(regions, mask, grid=grid, rule=rule) for mask in masks]
    places = places_of(mean_sizes(np.stack(extents)), sizes, rule=rule)
    outside = (len(planes) - 1) / 2.0
    place = np.concatenate([[outside], places]).astype(np.float32)[regions.labels]
    fused = planes[0].copy()
    for nearer, plane in enumerate(planes[1:]):
        fused += np.clip(place - nearer, 0.0, 1.0) * (plane - fused)
    return fused


def region_sizes(regions: Regions, mask: Bytes, *, grid: DieGrid, rule: FusionRule) -> Doubles:
    """Size of each region as one mask shows it.

    Args:
        regions: the regions.
        mask: (height, width) uint8 of 0 and 1; what it claims of a region counts.
        grid: the wafer's die grid.
        rule: what is thin.

    Returns:
        (count,) float64: root of the claimed area as a share of the raster's side; at most
        ``rule.small`` where it is thin, 0 where the mask claims nothing of the region.
    """
    kx, ky = grid.die_pixels
    square = np.ones((math.ceil(rule.thin_dies * ky), math.ceil(rule.thin_dies * kx)), np.uint8)
    core = cv2.erode(mask, square, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    is_thin = regions.areas(np.asarray(core, np.uint8)) == 0
    size = np.sqrt(regions.areas(mask) / mask.size)
    return np.where(is_thin, np.minimum(size, rule.small), size)


def mean_sizes(sizes: Doubles) -> Doubles:
    """Geometric mean of (inputs, regions) sizes over the inputs that see the region, (regions,)."""
    seen = sizes > 0.0
    logs = np.log(sizes, where=seen, out=np.zeros_like(sizes))
    return np.asarray(np.exp(logs.sum(axis=0) / np.maximum(seen.sum(axis=0), 1)))


def places_of(region: Doubles, inputs: Sequence[int], *, rule: FusionRule) -> Doubles:
    """Place of each region among the inputs.

    Args:
        region: (count,) sizes as shares of the wafer's side, over 0.
        inputs: sides of the inputs, the largest first.
        rule: which regions belong to which input.

    Returns:
        (count,) float64: 0 is the largest input, 1 the next, and so on; 0.25 is three quarters
        of the largest and one of the next.
    """
    sides = np.log(np.asarray(inputs, np.float64))
    ends = np.log([rule.small, rule.large])
    wanted = np.interp(np.log(region), ends, [sides[0], sides[-1]])
    return np.asarray(np.interp(-wanted, -sides, np.arange(len(sides))))
