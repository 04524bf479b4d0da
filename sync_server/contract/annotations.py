"""Annotations over REST (requirements document, section 11.1.4)."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sync_server.contract.bodies import ClassKey, Ring, Sha256, Uuid
from sync_server.contract.envelope import Message

MAX_SHAPES = 3000
"""Shapes of one annotation that is sent over REST."""

Passed = Literal["passed", "warning"]
Level = Literal["high", "medium", "low"]
VerdictWord = Literal["accept", "correct", "reject"]
Seconds = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]


class Region(Message):
    """One outlined region of a class.

    Attributes:
        polygon: the outline; raster pixels, x right, y down, first vertex not repeated.
        holes: outlines of what is left out.
        defect_class: key of its class.
        confidence: 1 for a region that a person drew, a model's confidence below that.
        shape_id: of a region that is there already; a new one gets its id from the server.
    """

    polygon: Ring
    holes: Annotated[tuple[Ring, ...], Field(max_length=10_000)] = ()
    defect_class: ClassKey
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    shape_id: Uuid | None = None


class AnnotationRequest(Message):
    """All regions of one person on one wafer, handed in.

    Attributes:
        wafer_map_id: number of the wafer.
        annotations: the regions; none says that the wafer has no defect.
        annotation_time_seconds: time that the person worked on it.
        annotator_notes: free text.
        profile_id: one of the account's profiles; None lets the server choose.
    """

    wafer_map_id: Annotated[int, Field(ge=1, le=2**62)]
    annotations: Annotated[tuple[Region, ...], Field(max_length=MAX_SHAPES)]
    annotation_time_seconds: Seconds = 0.0
    annotator_notes: Annotated[str, Field(max_length=20_000)] = ""
    profile_id: Uuid | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "wafer_map_id": 12345,
                    "annotations": [
                        {
                            "polygon": [[120, 50], [150, 50], [150, 80], [120, 80]],
                            "defect_class": "edge",
                            "confidence": 1.0,
                        }
                    ],
                    "annotation_time_seconds": 480,
                    "annotator_notes": "Clear edge pattern",
                }
            ]
        }
    )


class QualityChecks(Message):
    """What the checks say of an annotation that was taken; a failed one is refused."""

    polygon_validation: Passed = "passed"
    area_threshold_check: Passed = "passed"
    label_consistency_check: Passed = "passed"
    self_intersection_check: Passed = "passed"
    vertex_count_check: Passed = "passed"


class AgreementTold(Message):
    """How well two readings of one wafer agree, over the masks of all classes.

    Attributes:
        available: True where there are two readings that were compared.
        message: one sentence for people.
        iou_score, dice_score: 0 to 1, classes pooled; None where not available.
        kappa: mean of the classes' kappas, -1 to 1; None where chance alone must agree.
        agreement_level: high from 0.85, medium from 0.7.
    """

    available: bool
    message: str
    iou_score: float | None = None
    dice_score: float | None = None
    kappa: float | None = None
    agreement_level: Level | None = None


class QueueTold(Message):
    """What an annotation that was handed in did to the queue.

    Attributes:
        item_id: the place in the queue that it finished; None where it finished none.
        message: one sentence for people.
    """

    item_id: Uuid | None = None
    message: str


class AnnotationPosted(Message):
    """An annotation that was taken.

    Attributes:
        annotation_id: of the person's annotation of the wafer.
        wafer_map_id: number of the wafer.
        num_defects_annotated: how many regions.
        quality_checks: what the checks say.
        warnings: what is odd but no reason to refuse; one sentence each.
        inter_annotator_agreement: with the readings of others, where there are any.
        queue: what it did to the queue.
        created_at: ISO 8601, UTC.
    """

    annotation_id: Uuid
    wafer_map_id: int
    num_defects_annotated: int
    quality_checks: QualityChecks
    warnings: tuple[str, ...] = ()
    inter_annotator_agreement: AgreementTold
    queue: QueueTold
    created_at: str


class AnnotationTold(Message):
    """One person's annotation of a wafer.

    Attributes:
        annotation_id: of the annotation.
        wafer_map_id: number of the wafer; None where the wafer itself is not on the server.
        polygons: the regions, in the order in which they were drawn first.
        state: draft, submitted or skipped.
        has_no_defect: True where the person says that the wafer has none.
        annotator_id: the person's profile, a pseudonym.
        annotator_name: for engineers and admins only.
        annotation_time_seconds: time that the person worked on it.
        annotator_notes: free text.
        created_at, updated_at: when the server got its first and its newest change.
        version: changes with each change; send it as ``If-Match`` to overwrite nothing unseen.
        has_conflict: True where a shape has versions that exclude each other, until they are
            merged; one of them is shown.
        is_reviewed: True where an expert has judged this very version.
        verdict: of the newest review of this version.
        quality_score: mean IoU with the readings of others; None where there are none.
    """

    annotation_id: Uuid
    wafer_map_id: int | None
    polygons: tuple[Region, ...]
    state: Literal["draft", "submitted", "skipped"]
    has_no_defect: bool
    annotator_id: Uuid
    annotator_name: str | None = None
    annotation_time_seconds: float
    annotator_notes: str
    created_at: str
    updated_at: str
    version: str
    has_conflict: bool
    is_reviewed: bool
    verdict: VerdictWord | None = None
    quality_score: float | None = None


class WaferAnnotations(Message):
    """The annotations of a wafer that the caller may see."""

    wafer_map_id: int
    wafer_id: Sha256
    annotations: tuple[AnnotationTold, ...]
    inter_annotator_agreement: AgreementTold


class AnnotationDeleted(Message):
    """An annotation that was taken away; its changes stay in the log.

    Attributes:
        annotation_id: which one.
        deleted_at: ISO 8601, UTC.
        deleted_by: account, a pseudonym.
    """

    annotation_id: Uuid
    deleted_at: str
    deleted_by: str
