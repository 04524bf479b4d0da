"""Models: list, details, download in ranges, registering, removing."""

import json
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from ml_core.segmentation.figures import provenance_of
from ml_core.wafer.taxonomy import CLASS_KEYS
from sync_server.answers import answer
from sync_server.auth.caller import Caller, needs
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import Envelope
from sync_server.contract.models import (
    VERSION_PATTERN,
    ModelDetails,
    ModelLine,
    ModelList,
    ModelMetrics,
    ModelToRegister,
    Training,
)
from sync_server.parts import TheParts
from sync_server.registry import RegisteredModel
from sync_server.routes.blobs import BYTES, blob_response

router = APIRouter(prefix="/models", tags=["models"])

Version = Annotated[str, Path(pattern=VERSION_PATTERN, description="The model's version.")]
Registrar = Annotated[Caller, Depends(needs(Permission.MODEL_WRITE))]
_READER: Final = [Depends(needs(Permission.MODEL_READ))]

ARCHITECTURE: Final = "resnet50_unet"
"""The one network that this program trains and runs."""


@router.get("", dependencies=_READER)
def list_models(request: Request, parts: TheParts) -> Envelope[ModelList]:
    """All models, the newest first."""
    return answer(request, ModelList(models=tuple(map(line_of, parts.registry.all()))))


@router.post("")
def register(
    request: Request, asked: ModelToRegister, caller: Registrar, parts: TheParts
) -> Envelope[ModelLine]:
    """Register a model package whose blob was sent; its hashes and classes are checked."""
    model = parts.registry.register_blob(asked.blob, by=caller.account_id)
    return answer(request, line_of(model))


@router.get("/{version}", dependencies=_READER, responses=BYTES, response_class=Response)
def download(request: Request, version: Version, parts: TheParts) -> Response:
    """The model package (``.wsmodel``); ``Range`` and ``If-Range`` are understood."""
    model = parts.registry.get(version)
    headers = {
        "Content-Disposition": f'attachment; filename="{model.version}.wsmodel"',
        "X-Model-Version": model.version,
        "X-Model-Architecture": ARCHITECTURE,
        "X-Model-SHA256": model.sha256,
        **({} if model.iou is None else {"X-Model-IoU": f"{model.iou:.4f}"}),
    }
    return blob_response(request, parts, model.blob, headers=headers)


@router.head("/{version}", dependencies=_READER, responses=BYTES, response_class=Response)
def look(request: Request, version: Version, parts: TheParts) -> Response:
    """Length and hash of the model package."""
    return download(request, version, parts)


@router.get("/{version}/metadata", dependencies=_READER)
def metadata(request: Request, version: Version, parts: TheParts) -> Envelope[ModelDetails]:
    """What the model package says of itself."""
    return answer(request, details_of(parts.registry.get(version)))


@router.delete("/{version}", dependencies=[Depends(needs(Permission.MODEL_DELETE))])
def remove(request: Request, version: Version, parts: TheParts) -> Envelope[ModelLine]:
    """Remove a model that is not in production."""
    return answer(request, line_of(parts.registry.remove(version)))


def line_of(model: RegisteredModel) -> ModelLine:
    """The model in the list."""
    return ModelLine(
        model_version=model.version,
        name=model.name,
        status=model.status,
        architecture=ARCHITECTURE,
        sha256=model.sha256,
        blob=model.blob,
        size=model.size,
        metrics=_metrics(model),
        registered_at=model.registered_at,
        promoted_to_production_at=model.promoted_at,
    )


def details_of(model: RegisteredModel) -> ModelDetails:
    """The model's metadata."""
    told = json.loads(model.description)
    made = provenance_of(told.get("provenance") or {})
    side = int(told["input_size"])
    return ModelDetails(
        **dict(line_of(model)),
        input_shape=(1, 3, side, side),
        input_sizes=tuple(told.get("input_sizes") or (side,)),
        output_shape=(1, len(CLASS_KEYS), side, side),
        classes=tuple(told["classes"]),
        thresholds=tuple(told["thresholds"]),
        temperature=told["temperature"],
        model_size_mb=round(model.size / 1e6, 1),
        training_dataset=made.data,
        hyperparameters=Training(**{name: getattr(made, name) for name in Training.model_fields}),
    )


def _metrics(model: RegisteredModel) -> ModelMetrics:
    scores = model.scores
    simulated, real, calibration = scores.simulated, scores.real, scores.calibration
    return ModelMetrics(
        test_iou=simulated.mean_iou if simulated else None,
        test_dice=simulated.mean_dice if simulated else None,
        overall_iou=simulated.overall_iou if simulated else None,
        macro_recall=real.macro_recall if real else None,
        calibration_error=calibration.ece_after if calibration else None,
        per_class_iou=dict(zip(CLASS_KEYS, simulated.iou, strict=True)) if simulated else {},
    )
