"""Predictions: run or cached, answered straight from ready JSON."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from sync_server.answers import answer
from sync_server.auth.caller import needs
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import Envelope
from sync_server.contract.models import VERSION_PATTERN
from sync_server.contract.predict import Predictions, PredictRequest
from sync_server.inference.options import options_of
from sync_server.inference.predictor import Answer, predictions_json
from sync_server.parts import TheParts

router = APIRouter(prefix="/predict", tags=["inference"])

Number = Annotated[int, Path(ge=1, le=2**62, description="The server's number of the wafer.")]
Version = Annotated[str | None, Query(pattern=VERSION_PATTERN)]
_TOLD: Final[dict[int | str, dict[str, Any]]] = {200: {"model": Envelope[Predictions]}}


@router.post(
    "",
    dependencies=[Depends(needs(Permission.INFERENCE_WRITE))],
    responses=_TOLD,
    response_class=Response,
)
def predict(request: Request, asked: PredictRequest, parts: TheParts) -> Response:
    """What a model says of wafers: from the cache, else by running it, one wafer at a time."""
    done = parts.predictor.predict(
        asked.wafer_map_ids, version=asked.model_version, options=options_of(asked)
    )
    return _sent(request, done)


@router.get(
    "/{wafer_map_id}",
    dependencies=[Depends(needs(Permission.INFERENCE_READ))],
    responses=_TOLD,
    response_class=Response,
)
def cached(
    request: Request, wafer_map_id: Number, parts: TheParts, model_version: Version = None
) -> Response:
    """What a model said of a wafer last; the model in production unless a version is named."""
    return _sent(request, parts.predictor.cached(wafer_map_id, version=model_version))


def _sent(request: Request, done: Answer) -> Response:
    metadata = answer(request, None).metadata.model_dump_json().encode("utf-8")
    body = b"".join(
        [
            b'{"success":true,"data":', predictions_json(done),
            b',"metadata":', metadata, b',"error":null}',
        ]
    )  # fmt: skip
    return Response(body, media_type="application/json")
