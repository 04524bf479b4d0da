"""What a model package says of its model's quality and origin.

All of it is told, none of it changes what the model does. Readers take the fields that they know
and leave the others, so a newer package of the same version can tell more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from ml_core.wafer.taxonomy import CLASS_KEYS

T = TypeVar("T")

Interval = tuple[float, float]
"""Ends of a confidence interval."""


@dataclass(frozen=True, slots=True)
class MaskFigures:
    """Agreement of masks at die level on a set with masks.

    Attributes:
        wafers: size of the set.
        seed: the simulator's.
        iou: per class in the taxonomy's order, pooled; None where the class does not occur.
        dice: likewise.
        mean_iou: mean over the classes that occur.
        mean_dice: likewise.
        overall_iou: classes pooled too.
        iou_intervals: per class; None where the class does not occur. Empty if not measured.
        mean_iou_interval: of ``mean_iou``.
        overall_iou_interval: of ``overall_iou``.
    """

    wafers: int
    seed: int
    iou: tuple[float | None, ...]
    dice: tuple[float | None, ...]
    mean_iou: float
    mean_dice: float
    overall_iou: float
    iou_intervals: tuple[Interval | None, ...] = ()
    mean_iou_interval: Interval | None = None
    overall_iou_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """Recall of the verdict on real maps that training did not see.

    Attributes:
        wafers: size of the set.
        which: which maps those are, in words.
        recall: per class in the taxonomy's order, then none; None where there is no such wafer.
        macro_recall: mean over the verdicts that occur.
        recall_intervals: per verdict; None where there is no such wafer. Empty if not measured.
        macro_recall_interval: of ``macro_recall``.
        of_twin: the figures are those of a model of the same recipe that held these lots out;
            the packed one has learnt from them too.
    """

    wafers: int
    which: str
    recall: tuple[float | None, ...]
    macro_recall: float
    recall_intervals: tuple[Interval | None, ...] = ()
    macro_recall_interval: Interval | None = None
    of_twin: bool = False


@dataclass(frozen=True, slots=True)
class CalibrationFigures:
    """How far probabilities are from frequencies, before and after the temperature.

    Attributes:
        wafers: simulated wafers that it was measured on; nothing was fitted on them.
        seed: the simulator's.
        bins: of probability.
        ece_before: expected calibration error over all dies and classes, temperature 1.
        ece_after: likewise with the package's temperature.
    """

    wafers: int
    seed: int
    bins: int
    ece_before: float
    ece_after: float


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How the intervals were made: percentiles over sets drawn from the set with replacement.

    Attributes:
        level: share of such sets whose figure lies inside.
        resamples: number of sets drawn.
        seed: of the draws.
    """

    level: float
    resamples: int
    seed: int


@dataclass(frozen=True, slots=True)
class ModelScores:
    """What is known of a model's quality.

    Attributes:
        simulated: on the simulated test set, with the packed int8 graph.
        real: on held-out real maps, with the packed int8 graph; None if there were none.
        fp32_mean_iou: mean IoU of the float graph on the first wafers of the simulated set, at
            the same temperature and thresholds; None if not measured.
        int8_mean_iou: mean IoU of the packed int8 graph on the same wafers.
        onnx_difference: largest difference between ONNX fp32 and torch over all outputs.
        onnx_mask_agreement: share of mask pixels on which ONNX fp32 and torch agree.
        onnx_wafers: simulated wafers on which ONNX and torch were compared.
        fp16_difference: largest difference of logits between fp16 and fp32, of a GPU package.
        largest_weight: largest int8 weight of the CPU graph; up to 64 no CPU saturates.
        calibration: how far probabilities are from frequencies.
        bootstrap: how the intervals were made.
    """

    simulated: MaskFigures | None = None
    real: VerdictFigures | None = None
    fp32_mean_iou: float | None = None
    int8_mean_iou: float | None = None
    onnx_difference: float | None = None
    onnx_mask_agreement: float | None = None
    onnx_wafers: int | None = None
    fp16_difference: float | None = None
    largest_weight: int | None = None
    calibration: CalibrationFigures | None = None
    bootstrap: Bootstrap | None = None


@dataclass(frozen=True, slots=True)
class Libraries:
    """Versions of the libraries that made a package; empty where not told.

    Attributes:
        torch: that trained and exported.
        onnx: that wrote the graphs.
        onnxruntime: that quantised and scored.
        segmentation_models_pytorch: that the network is built of.
        numpy: that the simulator and the scores stand on.
    """

    torch: str = ""
    onnx: str = ""
    onnxruntime: str = ""
    segmentation_models_pytorch: str = ""
    numpy: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a model comes from.

    Attributes:
        data: SHA-256 over ``manifest``, its lines joined by line ends; before there were
            manifests, over what stood for the data.
        code: SHA-256 over the code of simulator, preprocessing and training.
        seed: of the training.
        command: that trained it.
        hours: wall-clock hours of training.
        images: wafers seen in training.
        notes: what else must be said.
        manifest: what it learnt from, one source a line: simulator and seed, files and hashes.
        commit: of the repository, with ``+changes`` after it if files differed from it.
        encoder: of the network.
        weights: where training began: ``from nothing`` or the name of known weights.
        dropout: share of the bottleneck's channels that training left out.
        libraries: versions.
    """

    data: str = ""
    code: str = ""
    seed: int = 0
    command: str = ""
    hours: float = 0.0
    images: int = 0
    notes: str = ""
    manifest: tuple[str, ...] = ()
    commit: str = ""
    encoder: str = ""
    weights: str = ""
    dropout: float | None = None
    libraries: Libraries = field(default_factory=Libraries)


def scores_of(table: Mapping[str, Any]) -> ModelScores:
    """Read what a description says of quality.

    Args:
        table: as JSON gives it; fields that are not known are left.

    Returns:
        The scores.

    Raises:
        TypeError, ValueError: a part is no table, lacks a field, or counts other classes.
    """
    known = _known(table, ModelScores)
    simulated = _part(table, "simulated", MaskFigures)
    real = _part(table, "real", VerdictFigures)
    if simulated is not None and len(simulated.iou) != len(CLASS_KEYS):
        raise ValueError("scores: one IoU a class")
    parts = {
        "simulated": simulated,
        "real": real,
        "calibration": _part(table, "calibration", CalibrationFigures),
        "bootstrap": _part(table, "bootstrap", Bootstrap),
    }
    return ModelScores(**{**known, **parts})


def provenance_of(table: Mapping[str, Any]) -> Provenance:
    """Read what a description says of origin.

    Args:
        table: as JSON gives it; fields that are not known are left.

    Returns:
        The origin.

    Raises:
        TypeError: a part is no table.
    """
    known = _known(table, Provenance)
    libraries = _part(table, "libraries", Libraries) or Libraries()
    return Provenance(**{**known, "libraries": libraries})


def _part(table: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    inner = table.get(name)
    return kind(**_known(inner, kind)) if inner else None


def _known(table: Any, kind: Any) -> dict[str, Any]:
    """The fields of a table that a dataclass has, JSON's lists as tuples."""
    if not isinstance(table, Mapping):
        raise TypeError(f"{kind.__name__}: a table")
    return {f.name: _frozen(table[f.name]) for f in fields(kind) if f.name in table}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value
