"""Metrics for Prometheus: to this machine, or to who may see the system's configuration."""

import ipaddress
from typing import Final

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool

from sync_server.auth.caller import caller_of
from sync_server.auth.permissions import Permission
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import TheParts

router = APIRouter(tags=["health"])

_FORWARDED: Final = ("forwarded", "x-forwarded-for", "via", "x-real-ip")


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        200: {
            "description": "Prometheus' text format.",
            "content": {
                "text/plain": {
                    "schema": {"type": "string"},
                    "example": 'http_requests_total{method="GET",path="/api/v1/hello"} 12.0\n',
                }
            },
        }
    },
)
async def metrics(request: Request, parts: TheParts) -> Response:
    """Tell what was counted; from another machine with the permission ``system.config``."""
    if not _is_local(request):
        caller = await run_in_threadpool(caller_of, request)
        if not caller.may(Permission.SYSTEM_CONFIG):
            raise Refused(
                ErrorCode.FORBIDDEN,
                f"Metrics need the permission '{Permission.SYSTEM_CONFIG}'; ask an admin.",
            )
    return Response(parts.meter.told(), media_type=CONTENT_TYPE_LATEST)


def _is_local(request: Request) -> bool:
    """True where this machine asks, and not for another one."""
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
