"""Run the server: listen, tell where, and end well when asked to."""

import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import uvicorn
from fastapi import FastAPI

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.limits.slow import PatientH11
from sync_server.settings import ServerSettings

_LAST_REQUESTS_S: Final = 30
_HEADERS_MOST: Final = 32 * 1024
_IDLE_S: Final = 75
_BACKLOG: Final = 2048


def run(app: FastAPI, settings: ServerSettings, *, tell: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; running requests end first, new ones are refused.

    Args:
        app: what answers.
        settings: where to listen, and the certificate.
        tell: gets the address once the server answers there.

    Raises:
        Refused: the port is taken, or the certificate cannot be read.
    """
    listening = listening_at(settings.host, settings.port)
    address = _address(settings, listening)
    server = _Telling(config_of(app, settings), lambda: tell(address))
    with _ends_well(server):
        server.run(sockets=[listening])
    if not server.started:
        raise Refused(ErrorCode.UNAVAILABLE, "The server did not start; its log says why.")


class _Telling(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell()


def config_of(app: FastAPI, settings: ServerSettings) -> uvicorn.Config:
    """How uvicorn is to run.

    Raises:
        Refused: the certificate cannot be used.
    """
    config = uvicorn.Config(
        app,
        http=PatientH11,
        ws="none",
        lifespan="on",
        log_config=None,  # telemetry.logs has set it up
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        limit_concurrency=settings.connections,
        timeout_keep_alive=_IDLE_S,
        timeout_graceful_shutdown=_LAST_REQUESTS_S,
        h11_max_incomplete_event_size=_HEADERS_MOST,
        ssl_certfile=settings.tls_certificate,
        ssl_keyfile=settings.tls_key,
    )
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"The certificate {settings.tls_certificate} or its key {settings.tls_key} cannot be "
            f"used: {error.strerror or error}. Give PEM files that belong together.",
        ) from error
    return config


def listening_at(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any that is free.

    Raises:
        Refused: the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, because asyncio sends small packets at once (TCP_NODELAY) on such sockets only;
    # without it each answer waits 40 ms for the client's delayed acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"Nothing can be served at {host} port {port}: {error.strerror}. Give another one "
            "with --port; 0 takes any that is free.",
        ) from error
    return listening


def _address(settings: ServerSettings, listening: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    scheme = "https" if settings.tls_certificate else "http"
    return f"{scheme}://{host}:{listening.getsockname()[1]}"


@contextmanager
def _ends_well(server: uvicorn.Server) -> Iterator[None]:
    """Let signals end the server and not the process: uvicorn raises them again at its end."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, end) for number in _signals()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _signals() -> tuple[signal.Signals, ...]:
    if sys.platform == "win32":
        return (signal.SIGINT, signal.SIGTERM, signal.SIGBREAK)
    return (signal.SIGINT, signal.SIGTERM)
