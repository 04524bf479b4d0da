"""What a model says of a wafer: defects, metrics, verdict. Results travel in these words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import BY_KEY, CLASSES, DefectClass

Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Defect:
    """One defect that was found: a connected region of one class.

    Attributes:
        number: 1, 2, 3 … in the inspection, largest confidence-weighted area first.
        class_key: key of its class.
        confidence: mean probability inside it, 0 to 1.
        polygon: outline along pixel edges in raster pixels, with holes.
        area_px: raster pixels.
        area_mm2: area in mm2 (a guess where the grid is estimated).
        perimeter_px: length of the outline, holes included, raster pixels.
        compactness: 4 pi area / perimeter^2, 0 to 1.
        orientation_deg: direction of the long axis in the mm frame, counter-clockwise from +x,
            0 to 180.
        length_mm: extent along the long axis, mm.
        centroid_px: (x, y) in raster pixels.
        centroid_mm: (x, y) in mm, notch down.
        bbox_px: (x, y, width, height) in raster pixels.
        dies: source coordinates (x, y) of the dies over half of whose pixels it covers, at
            least one; None for an image without dies.
    """

    number: int
    class_key: str
    confidence: float
    polygon: Polygon
    area_px: int
    area_mm2: float
    perimeter_px: float
    compactness: float
    orientation_deg: float
    length_mm: float
    centroid_px: Point
    centroid_mm: Point
    bbox_px: tuple[int, int, int, int]
    dies: tuple[tuple[int, int], ...] | None

    @property
    def defect_class(self) -> DefectClass:
        """Its class."""
        return BY_KEY[self.class_key]


@dataclass(frozen=True)
class ClassMetrics:
    """Numbers of one class on one wafer.

    Attributes:
        class_key: key of the class.
        clusters: number of defects.
        affected_dies: dies that its mask covers; None for an image without dies.
        area_mm2: summed area, mm2.
        coverage: share of the wafer's area, 0 to 1.
        min_area_mm2: smallest defect, 0 if there is none.
        mean_area_mm2: mean defect, 0 if there is none.
        max_area_mm2: largest defect, 0 if there is none.
    """

    class_key: str
    clusters: int
    affected_dies: int | None
    area_mm2: float
    coverage: float
    min_area_mm2: float
    mean_area_mm2: float
    max_area_mm2: float


@dataclass(frozen=True)
class Metrics:
    """Numbers of one wafer (FR-010, US-03 of the product requirements).

    Attributes:
        cluster_count: number of defects of all classes.
        affected_dies: dies that any mask covers; None for an image without dies.
        failed_in_mask: share of the covered dies that failed, 0 to 1, None if none is covered
            or the wafer has no dies ('kill ratio').
        density_per_cm2: defects per cm2 of wafer.
        coverage: share of the wafer's area that any mask covers, 0 to 1.
        edge_ratio: share of the defects whose centroid lies within 10 mm of the wafer's edge,
            None if there is no defect.
        quadrants: share of the masked area in the quadrants I to IV (counter-clockwise from
            +x, +y; notch down), zeros if nothing is masked.
        clock: position of the masked area's centroid on a clock face (12 opposite the notch),
            hours above 0 up to 12, None if nothing is masked or the centroid is within 5 %
            of the radius of the middle.
        per_class: one entry a class, in taxonomy order.
    """

    cluster_count: int
    affected_dies: int | None
    failed_in_mask: float | None
    density_per_cm2: float
    coverage: float
    edge_ratio: float | None
    quadrants: tuple[float, float, float, float]
    clock: float | None
    per_class: tuple[ClassMetrics, ...]


@dataclass(frozen=True)
class ModelRef:
    """The model and the engine that made an inspection.

    Attributes:
        name: the package's name.
        version: the package's version.
        sha256: SHA-256 of the graph that ran.
        provider: execution provider that really ran, such as ``CPUExecutionProvider``.
    """

    name: str
    version: str
    sha256: str
    provider: str


@dataclass(frozen=True)
class ModelInputs:
    """How the model looked at a wafer.

    Attributes:
        pyramid: ``off``, ``on`` or ``adaptive``: what was asked for.
        sizes: sides of the square inputs that ran, pixels, the largest first.
    """

    pyramid: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class StageTimes:
    """Milliseconds of each stage of one inspection; 0 for a stage that did not run."""

    read: float = 0.0
    preprocess: float = 0.0
    model: float = 0.0
    postprocess: float = 0.0
    metrics: float = 0.0


@dataclass(frozen=True, eq=False)
class Inspection:
    """All that a model says of one wafer.

    Attributes:
        wafer_id: the wafer.
        model: what ran.
        verdict: key of the class with the largest sum of probability over the dies of its
            defects, or ``none``.
        severity: 0 to 100; over 80 is an alert.
        defects: the defects, numbered.
        metrics: the numbers.
        mask: (height, width) uint8 raster, bit k set where class k covers the pixel.
        die_mask: (rows, columns) uint8, bit k set where over half of a die's pixels are in
            class k's mask; cells without a die are 0.
        times: milliseconds a stage.
        inputs: the inputs that the model was given; None where it was not noted.
    """

    wafer_id: str
    model: ModelRef
    verdict: str
    severity: float
    defects: tuple[Defect, ...]
    metrics: Metrics
    mask: NDArray[np.uint8]
    die_mask: NDArray[np.uint8]
    times: StageTimes = StageTimes()
    inputs: ModelInputs | None = None

    @property
    def is_alert(self) -> bool:
        """True where the severity asks for a person at once (over 80)."""
        return self.severity > ALERT_SEVERITY

    def class_mask(self, class_key: str) -> NDArray[np.bool_]:
        """(height, width) bool mask of one class."""
        return (self.mask & BY_KEY[class_key].bit).astype(np.bool_)


ALERT_SEVERITY = 80.0
"""A severity above this raises an alert (US-03)."""


def stack_bits(masks: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """(8, height, width) bool masks in class order to one (height, width) uint8 of bits."""
    bits = np.zeros(masks.shape[1:], dtype=np.uint8)
    for defect_class in CLASSES:
        bits |= masks[defect_class.index].astype(np.uint8) << np.uint8(defect_class.index)
    return bits


def split_bits(mask: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """(height, width) uint8 of bits to (8, height, width) bool masks in class order."""
    shifts = np.arange(len(CLASSES), dtype=np.uint8)[:, None, None]
    return (mask[None] >> shifts & 1).astype(np.bool_)
