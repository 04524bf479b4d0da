"""How the server is: for probes and load balancers, before signing in."""

import shutil
from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from sync_server.answers import answer
from sync_server.contract.envelope import Envelope, ErrorCode
from sync_server.contract.health import Health, Ready
from sync_server.errors import Refused
from sync_server.parts import Parts, TheParts
from sync_server.version import __version__

router = APIRouter(tags=["health"])

_ROOM: Final = 200 * 2**20
_NO_BLOB: Final = "0" * 64


@router.get("/health")
async def health(request: Request, parts: TheParts) -> Envelope[Health]:
    """Tell that the server answers, which model predicts, and how long answers take."""
    meter = parts.meter
    latency = meter.predictions()
    if latency.p50 is None:
        latency = meter.requests()
    return answer(
        request,
        Health(
            version=__version__,
            model_version=meter.model_version,
            latency_p50=latency.p50,
            latency_p95=latency.p95,
            latency_p99=latency.p99,
        ),
    )


@router.get("/ready")
def ready(request: Request, parts: TheParts) -> Envelope[Ready]:
    """Tell whether database, blobs and disk can take work; 503 where one cannot."""
    checks = {"database": _database, "blobs": _blobs, "disk": _disk}
    failing = {name: told for name, check in checks.items() if (told := _trouble(check, parts))}
    if failing:
        raise Refused(
            ErrorCode.UNAVAILABLE,
            "The server cannot take work now: " + "; ".join(failing.values()) + ".",
            details=failing,
            retry_after=10,
        )
    return answer(request, Ready())


def _trouble(check: Callable[[Parts], str], parts: Parts) -> str:
    try:
        return check(parts)
    except (OSError, SQLAlchemyError, Refused) as error:
        return f"{check.__name__.strip('_')} fails ({type(error).__name__})"


def _database(parts: Parts) -> str:
    with parts.database.reading() as session:
        session.execute(text("SELECT 1"))
    return ""


def _blobs(parts: Parts) -> str:
    parts.blobs.size(_NO_BLOB)
    return (
        ""
        if parts.settings.s3_bucket or (parts.settings.data / "blobs").is_dir()
        else ("the folder of the blobs is gone")
    )


def _disk(parts: Parts) -> str:
    free = shutil.disk_usage(parts.settings.data).free
    return "" if free >= _ROOM else f"only {free >> 20} MB are free on the disk"
