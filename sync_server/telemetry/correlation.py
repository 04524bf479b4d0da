"""The name of a request, the same in the logs of both sides."""

import re
import uuid
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Final

REQUEST_ID: Final[ContextVar[str | None]] = ContextVar("request_id", default=None)
"""Of the request that is being worked on, in whatever thread."""

_WELL_FORMED: Final = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_TRACE_PARENT: Final = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
_NO_TRACE: Final = b"0" * 32


def request_id_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Name of a request: the client's ``X-Request-Id``, or its trace, or a new one.

    The trace is that of ``traceparent`` (W3C Trace Context). What is not well formed is not taken
    over.
    """
    found = dict(headers)
    given = found.get(b"x-request-id", b"")
    if _WELL_FORMED.fullmatch(given):
        return given.decode("ascii")
    trace = _TRACE_PARENT.fullmatch(found.get(b"traceparent", b""))
    if trace is not None and trace[1] != _NO_TRACE:
        return trace[1].decode("ascii")
    return f"req_{uuid.uuid4().hex[:16]}"
