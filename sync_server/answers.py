"""Answers in the envelope, and errors as answers."""

from typing import TypeVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from sync_server.audit import audit_denied
from sync_server.clock import stamp
from sync_server.contract.envelope import Envelope, ErrorBody, ErrorCode, Metadata
from sync_server.errors import Refused

T = TypeVar("T")

_BY_STATUS = {
    400: ErrorCode.INVALID_INPUT,
    401: ErrorCode.NOT_SIGNED_IN,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.METHOD_NOT_ALLOWED,
    413: ErrorCode.TOO_LARGE,
    415: ErrorCode.UNSUPPORTED_MEDIA,
}


def answer(request: Request, data: T) -> Envelope[T]:
    """Data in the envelope."""
    return Envelope(success=True, data=data, metadata=_metadata(request))


def refuse(request: Request, refused: Refused) -> JSONResponse:
    """An error in the envelope, with its status and ``Retry-After``."""
    body = ErrorBody(code=refused.code, message=refused.message, details=refused.details)
    envelope = Envelope[None](success=False, metadata=_metadata(request), error=body)
    headers = {}
    if refused.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(refused.retry_after)))
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(envelope.model_dump(mode="json"), refused.status, headers)


def install(app: FastAPI) -> None:
    """Turn every error of an app into an answer in the envelope."""

    @app.exception_handler(Refused)
    def _refused(request: Request, error: Refused) -> Response:
        if error.code is ErrorCode.FORBIDDEN:
            audit_denied(request)
        return refuse(request, error)

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        details = {".".join(map(str, e["loc"])): str(e["msg"]) for e in error.errors()[:20]}
        place, told = next(iter(details.items()))
        return refuse(
            request,
            Refused(ErrorCode.INVALID_INPUT, f"{place}: {told}.", details=details),
        )

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        code = _BY_STATUS.get(error.status_code, ErrorCode.INVALID_INPUT)
        answered = refuse(request, Refused(code, str(error.detail)))
        answered.status_code = error.status_code
        answered.headers.update(error.headers or {})
        return answered


def _metadata(request: Request) -> Metadata:
    return Metadata(
        request_id=getattr(request.state, "request_id", ""),
        timestamp=stamp(request.app.state.parts.clock),
    )
