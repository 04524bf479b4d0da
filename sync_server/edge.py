"""The server's edge: what every request meets first and every answer last.

It names the request, refuses floods from one address, answers what nobody foresaw, adds the
headers of safety, and writes one line of log and the metrics.
"""

import errno
import logging
from time import perf_counter
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync_server.answers import refuse
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.limits.rates import Rates
from sync_server.telemetry.correlation import REQUEST_ID, request_id_of
from sync_server.telemetry.logs import FIELDS
from sync_server.telemetry.meter import Meter

_LOG: Final = logging.getLogger(__name__)
_FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_GONE: Final = 499
_TOO_LARGE: Final = 413
_HEADERS_MOST: Final = 32 * 1024
_TARGET_MOST: Final = 8 * 1024
_SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_HSTS: Final = ("Strict-Transport-Security", "max-age=31536000")


class Edge:
    """ASGI middleware around everything.

    Args:
        app: what lies inside.
        meter: counts requests.
        rates: who may ask how often.
    """

    def __init__(self, app: ASGIApp, *, meter: Meter, rates: Rates) -> None:
        self._app, self._meter, self._rates = app, meter, rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and its answer out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        request_id = request_id_of(scope["headers"])
        scope.setdefault("state", {})["request_id"] = request_id
        REQUEST_ID.set(request_id)
        answer = _Answer(scope, receive, send)
        await self._answered(scope, receive, answer)
        self._tell(scope, answer.status, perf_counter() - began)

    async def _answered(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        try:
            _check_head(scope)
            self._rates.check_address(scope)
            await self._app(scope, receive, answer)
        except Refused as refused:
            await refuse(Request(scope), refused)(scope, receive, answer)
        except ClientDisconnect:
            answer.status = answer.status or _GONE
        except Exception as error:  # noqa: BLE001  the edge: nothing behind it would answer
            told = _refusal(error)
            if told.code is ErrorCode.INTERNAL:
                _LOG.exception("a request failed in a way that nobody foresaw")
            if answer.status == 0:
                await refuse(Request(scope), told)(scope, receive, answer)
        if not scope["state"].get("account_id"):
            self._rates.count_address(scope)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        path, method = _template(scope), str(scope["method"])
        self._meter.answered(method=method, path=path, status=status, seconds=seconds)
        fields: dict[str, Any] = {
            "method": method,
            "path": path,
            "status": status,
            "milliseconds": round(1000 * seconds, 1),
        }
        if account_id := scope["state"].get("account_id"):
            fields["account_id"] = account_id
        _LOG.info("request", extra={FIELDS: fields})


class _Answer:
    """Sends an answer with the headers that all have, and always in the envelope."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._is_replaced = False
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if self._is_replaced:
            return
        if message["type"] == "http.response.start":
            self.status = int(message["status"])
            headers = MutableHeaders(scope=message)
            if self.status == _TOO_LARGE and headers.get("content-type", "").startswith("text/"):
                await self._too_large()  # FastAPI's own answer is plain text
                return
            self._add(headers)
        await self._send(message)

    async def _too_large(self) -> None:
        told = Refused(
            ErrorCode.TOO_LARGE,
            "The request's body is larger than this endpoint takes; send it in smaller parts.",
        )
        await refuse(Request(self._scope), told)(self._scope, self._receive, self)
        self._is_replaced = True

    def _add(self, headers: MutableHeaders) -> None:
        headers["X-Request-Id"] = self._scope["state"]["request_id"]
        for name, value in _SAFE.items():
            headers.setdefault(name, value)
        if self._scope["scheme"] == "https":
            headers.setdefault(*_HSTS)


def _check_head(scope: Scope) -> None:
    size = sum(len(name) + len(value) for name, value in scope["headers"])
    if size > _HEADERS_MOST or len(scope["raw_path"]) + len(scope["query_string"]) > _TARGET_MOST:
        raise Refused(
            ErrorCode.TOO_LARGE,
            f"The request's address may be {_TARGET_MOST} bytes long, and its headers "
            f"{_HEADERS_MOST} together.",
        )


def _refusal(error: Exception) -> Refused:
    if isinstance(error, OSError) and error.errno in _FULL:
        return Refused(
            ErrorCode.NO_SPACE,
            "The server's disk is full; nothing was kept of this request. Ask an admin.",
        )
    return Refused(
        ErrorCode.INTERNAL,
        "The server failed at this request; its log has the reason under the request's id. Try "
        "again, and tell an admin the id if it stays.",
    )


def _template(scope: Scope) -> str:
    """The path with the names of its parts, so that no id gets into logs and metrics."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    route = context if context is not None else scope.get("route")
    return str(getattr(route, "path_format", None) or getattr(route, "path", None) or "unknown")
