"""What the models say of wafers; shapes are those of results.json (its JSON Schema rules).

Pixels are raster pixels: x right, y down. Millimetres have their origin at the wafer's centre, x
right, y up, with the notch turned down. What is unknown is null, never 0.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sync_server.contract.bodies import ClassKey, Sha256
from sync_server.contract.envelope import Message
from sync_server.contract.models import Version

MAX_WAFERS = 100
"""Wafers of one request."""

Point = tuple[float, float]
WaferNumber = Annotated[int, Field(ge=1, le=2**62)]
Share = Annotated[float, Field(ge=0, le=1)]


class PredictRequest(Message):
    """Ask what a model says of wafers.

    Attributes:
        wafer_map_ids: numbers of the wafers.
        model_version: the model in production where None.
        return_masks: True for ``segmentation_mask``.
        return_polygons: False where outlines are not wanted: ``polygon_px`` is then null.
        return_metrics: False where they are not wanted: ``metrics`` is then null.
        confidence_threshold: defects below it are left out of defects, mask and metrics; verdict
            and severity are those of the whole wafer all the same.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "wafer_map_ids": [12345, 12346],
                    "return_polygons": True,
                    "return_metrics": True,
                    "confidence_threshold": 0.7,
                }
            ]
        }
    )

    wafer_map_ids: Annotated[tuple[WaferNumber, ...], Field(min_length=1, max_length=MAX_WAFERS)]
    model_version: Version | None = None
    return_masks: bool = False
    return_polygons: bool = True
    return_metrics: bool = True
    confidence_threshold: Share = 0.0


class Outline(Message):
    """A region: its exterior ring and its holes, raster pixels."""

    exterior: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]


class PredictedDefect(Message):
    """One defect; see ``Defect`` of `ml_core.wafer.inspection`.

    Attributes:
        defect_id: ``d`` and the number.
        defect_class: the same as ``class``.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    defect_id: str
    defect_class: ClassKey
    number: int
    class_key: Annotated[ClassKey, Field(alias="class")]
    confidence: Share
    area_px: int
    area_mm2: float
    perimeter_px: float
    compactness: float
    orientation_deg: float
    length_mm: float
    centroid_px: Point
    centroid_mm: Point
    bbox_px: tuple[int, int, int, int]
    polygon_px: Outline | None
    dies: tuple[tuple[int, int], ...] | None


class PredictedClassMetrics(Message):
    """Numbers of one class; see ``ClassMetrics`` of `ml_core.wafer.inspection`."""

    clusters: int
    affected_dies: int | None
    area_mm2: float
    coverage: float
    min_area_mm2: float | None
    mean_area_mm2: float | None
    max_area_mm2: float | None


class PredictedMetrics(Message):
    """Numbers of one wafer; see ``Metrics`` of `ml_core.wafer.inspection`."""

    cluster_count: int
    affected_dies: int | None
    failed_in_mask: float | None
    density_per_cm2: float
    coverage: float
    edge_ratio: float | None
    quadrants: tuple[float, float, float, float]
    clock: float | None
    per_class: dict[ClassKey, PredictedClassMetrics]


class Raster(Message):
    """Size of the raster, and version of its rule."""

    width: int
    height: int
    version: int


class Grid(Message):
    """The die grid; ``estimated`` where millimetres rest on a guess."""

    columns: int | None
    rows: int | None
    pitch_mm: Point | None
    diameter_mm: float | None
    notch: Literal["down", "left", "up", "right", "unknown"]
    estimated: bool
    pitch_estimated: bool
    diameter_estimated: bool


class Counts(Message):
    """Dies on the map; null for an image in which no dies were found."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    dies: int | None
    passed: Annotated[int | None, Field(alias="pass")]
    fail: int | None


class ModelUsed(Message):
    """The model and the engine that ran; ``sha256`` is the graph's."""

    name: str
    version: str
    sha256: Sha256
    provider: str


class Inputs(Message):
    """How the model looked at the wafer."""

    pyramid: str
    sizes: tuple[int, ...]


class Milliseconds(Message):
    """Time of each stage."""

    read: float
    preprocess: float
    model: float
    postprocess: float
    metrics: float
    total: float


class PaletteColour(Message):
    """A colour of a picture and what it was taken for."""

    colour: str
    state: Literal["no-die", "pass", "fail"]
    share: Share


class Prediction(Message):
    """What a model says of one wafer: an entry of results.json, with its number here.

    Attributes:
        wafer_map_id: number of the wafer.
        model_version: version of the model.
        inference_time_ms: from the packed wafer to this answer, when it was made.
        segmentation_mask: PNG with a palette, base64: 0 is background, 1 to 8 the classes in
            their order, the most confident where they overlap; null unless asked for.
    """

    wafer_map_id: int
    model_version: Version
    inference_time_ms: float
    segmentation_mask: str | None
    id: Sha256
    source: str
    format: str | None
    lot: str | None
    wafer: str | None
    product: str | None
    label: str | None
    raster: Raster
    grid: Grid
    counts: Counts
    verdict: str
    severity: float
    alert: bool
    defects: tuple[PredictedDefect, ...]
    metrics: PredictedMetrics | None
    model: ModelUsed
    inputs: Inputs | None
    ms: Milliseconds
    warnings: tuple[str, ...]
    palette: tuple[PaletteColour, ...]


class Predictions(Message):
    """Answer to a request, in the order asked.

    Attributes:
        predictions: one for each number.
        batch_size: how many.
        cached: how many wafers were there already.
        total_inference_time_ms: time that this request took.
    """

    predictions: tuple[Prediction, ...]
    batch_size: int
    cached: int
    total_inference_time_ms: float
