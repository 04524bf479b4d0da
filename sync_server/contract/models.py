"""Models that the server has: their list, their details, and registering one."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, JsonValue

from sync_server.contract.bodies import Sha256
from sync_server.contract.envelope import Message

VERSION_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$"
"""What a model's version looks like, so that it can stand in an address."""

Version = Annotated[str, Field(pattern=VERSION_PATTERN)]

_LINE: dict[str, JsonValue] = {
    "model_version": "0.2.0",
    "name": "starter",
    "status": "production",
    "architecture": "resnet50_unet",
    "sha256": "5e" * 32,
    "blob": "c4" * 32,
    "size": 51_000_000,
    "metrics": {"test_iou": 0.6316, "test_dice": 0.7545, "overall_iou": 0.8212},
    "registered_at": "2026-01-05T10:00:00.000+00:00",
    "promoted_to_production_at": "2026-01-05T10:00:00.000+00:00",
}


class ModelStatus(StrEnum):
    """How far a model is."""

    STAGING = "staging"
    """Registered; used only where it is named."""
    PRODUCTION = "production"
    """Used where no version is named; one at most."""
    ARCHIVED = "archived"
    """Was in production."""


class ModelMetrics(Message):
    """How good a model is, as its package says; None where that was not measured.

    Attributes:
        test_iou, test_dice: mean over the classes on the simulated test set, at die level.
        overall_iou: likewise, classes pooled too.
        macro_recall: of the verdict on real maps that training did not see.
        calibration_error: expected calibration error with the package's temperature.
        per_class_iou: on the simulated test set.
    """

    test_iou: float | None = None
    test_dice: float | None = None
    overall_iou: float | None = None
    macro_recall: float | None = None
    calibration_error: float | None = None
    per_class_iou: dict[str, float | None] = Field(default_factory=dict)


class ModelLine(Message):
    """A model in the list.

    Attributes:
        model_version: unique on this server.
        name: of the model.
        status: how far it is.
        architecture: of the network.
        sha256: of ``model.json``, which names the hashes of all files: the package's id.
        blob: SHA-256 of the ``.wsmodel`` file, by which it is fetched in ranges.
        size: its bytes.
        metrics: how good it is.
        registered_at: when it came; ISO 8601, UTC.
        promoted_to_production_at: when it went into production; None if it never was.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_LINE]})

    model_version: Version
    name: str
    status: ModelStatus
    architecture: str
    sha256: Sha256
    blob: Sha256
    size: int
    metrics: ModelMetrics
    registered_at: str
    promoted_to_production_at: str | None = None


class ModelList(Message):
    """All models, the newest first."""

    models: tuple[ModelLine, ...]


class Training(Message):
    """How a model was trained, as its package says; empty or None where it does not.

    Attributes:
        command, seed, hours, images, encoder, weights, commit: see `ml_core.segmentation.figures`.
    """

    command: str = ""
    seed: int = 0
    hours: float = 0.0
    images: int = 0
    encoder: str = ""
    weights: str = ""
    commit: str = ""


class ModelDetails(ModelLine):
    """A model's metadata, without its bytes.

    Attributes:
        input_shape: of the graph's input; the sides are those of the first input size.
        input_sizes: sides that it was trained for.
        output_shape: of the logits.
        classes: keys in channel order.
        thresholds: probability from which a class covers a pixel, per class.
        temperature: logits are divided by it.
        model_size_mb: size of the package, MB.
        training_dataset: SHA-256 that stands for the data it learnt from.
        hyperparameters: how it was trained.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    **_LINE,
                    "input_shape": [1, 3, 96, 96],
                    "input_sizes": [96],
                    "output_shape": [1, 8, 96, 96],
                    "classes": ["edge", "center", "ring", "scratch", "particle"],
                    "thresholds": [0.5, 0.75, 0.475, 0.8, 0.475],
                    "temperature": 0.997,
                    "model_size_mb": 51.0,
                    "training_dataset": "a1" * 32,
                    "hyperparameters": {"encoder": "resnet50", "seed": 1},
                }
            ]
        }
    )

    input_shape: tuple[int, int, int, int]
    input_sizes: tuple[int, ...]
    output_shape: tuple[int, int, int, int]
    classes: tuple[str, ...]
    thresholds: tuple[float, ...]
    temperature: float
    model_size_mb: float
    training_dataset: str
    hyperparameters: Training


class ModelToRegister(Message):
    """Register a model package that was sent as a blob; it begins in staging.

    Attributes:
        blob: SHA-256 of the ``.wsmodel`` file.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"blob": "c4" * 32}]})

    blob: Sha256
