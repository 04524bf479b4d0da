"""The HTTP seam: one request, one bounded answer. A test may put faults here.

Nothing waits for ever, certificates are checked, no redirect is followed, and passwords never
travel in the clear to another machine.
"""

import ipaddress
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from ml_core.wafer.errors import Cancelled
from sync_server.contract.versions import API_PREFIX
from wafer_studio.sync.errors import NotTheServer, Offline, SyncError, Untrusted
from wafer_studio.version import __version__

CONNECT_SECONDS: Final = 6.0
"""Longest wait for a connection."""

READ_SECONDS: Final = 30.0
"""Longest silence of a server that is to answer."""

WHOLE_SECONDS: Final = 180.0
"""Longest time that one answer may take in all."""

MOST_BYTES: Final = 64 * 2**20
"""Bytes of the largest answer that is read."""

_PIECE: Final = 2**16


@dataclass(frozen=True)
class Request:
    """One request.

    Attributes:
        method: of HTTP.
        path: below the API's prefix, with its query.
        body: bytes; empty for none.
        headers: (name, value) of each.
    """

    method: str
    path: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """One answer.

    Attributes:
        status: of HTTP.
        body: bytes, unpacked.
        headers: (name in lower case, value) of each.
    """

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """A header's value, by its name in lower case; None where it is missing."""
        return next((value for key, value in self.headers if key == name), None)


class Wire(Protocol):
    """Carries requests to a server."""

    def send(self, request: Request) -> Answer:
        """Send a request; whether the server acted on one that fails is not known.

        Raises:
            Offline: there is no answer, or none that may be read.
            Untrusted: the server's certificate cannot be checked.
            Cancelled: ``close`` was called.
        """
        ...

    def close(self) -> None:
        """Let go of all connections; callable from any thread."""
        ...


class HttpWire:
    """Carries requests over HTTP; proxies are those of the environment.

    Args:
        address: of the server, such as ``https://wafers.example.com``.
        ca_file: PEM file of the company's certificate authority; the well-known ones where None.
        read_seconds: longest silence of a server that is to answer.

    Raises:
        SyncError: the address is none, or would send passwords in the clear.
    """

    def __init__(
        self, address: str, *, ca_file: Path | None = None, read_seconds: float = READ_SECONDS
    ) -> None:
        self.address = checked_address(address)
        self._verify: bool | str = _checked_file(ca_file) or True
        self._timeout = (CONNECT_SECONDS, read_seconds)
        self._is_closed = False
        self._session = requests.Session()
        self._session.auth = _as_it_is  # else a .netrc would put its own password in the place
        self._session.headers["User-Agent"] = f"wafer-studio/{__version__}"
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(pool_connections=1, pool_maxsize=4))

    def send(self, request: Request) -> Answer:
        """Send a request; see ``Wire``."""
        if self._is_closed:
            raise Cancelled
        try:
            with self._session.request(
                request.method,
                f"{self.address}{API_PREFIX}{request.path}",
                data=request.body or None,
                headers=dict(request.headers),
                timeout=self._timeout,
                allow_redirects=False,
                verify=self._verify,
                stream=True,
            ) as response:
                return self._answer(response)
        except requests.exceptions.SSLError as error:
            raise Untrusted(
                f"{self.address}: the server's certificate cannot be checked "
                f"({_short(error)}); name the company's CA file in the settings, or ask who runs "
                "the server. Nothing was sent."
            ) from error
        except requests.RequestException as error:
            if self._is_closed:
                raise Cancelled from error
            raise Offline(
                f"{self.address}: the server cannot be reached ({_short(error)}); work goes on "
                "here and is sent later."
            ) from error

    def close(self) -> None:
        """Let go of all connections; what is under way ends as cancelled."""
        self._is_closed = True
        self._session.close()

    def _answer(self, response: requests.Response) -> Answer:
        if response.is_redirect:
            raise NotTheServer(
                f"{self.address}: the server's address leads to another one "
                f"({_host(response.headers['Location'])}); nothing was sent there. Check the "
                "address, or sign in to the network first."
            )
        body = self._bounded(response.iter_content(_PIECE))
        headers = tuple((name.lower(), value) for name, value in response.headers.items())
        return Answer(response.status_code, body, headers)

    def _bounded(self, pieces: Iterable[bytes]) -> bytes:
        until = time.monotonic() + WHOLE_SECONDS
        found = bytearray()
        for piece in pieces:
            found += piece
            if len(found) > MOST_BYTES:
                raise NotTheServer(
                    f"{self.address}: the answer is longer than any that the server gives; "
                    "nothing of it is kept. Check the address."
                )
            if self._is_closed:
                raise Cancelled
            if time.monotonic() > until:
                raise Offline(
                    f"{self.address}: the answer takes too long; it is asked for again later."
                )
        return bytes(found)


def checked_address(address: str) -> str:
    """An address as it is used: with its scheme, without a path.

    Raises:
        SyncError: it is none, or would send passwords in the clear.
    """
    text = address.strip().rstrip("/")
    parts = urlsplit(text if "://" in text else f"https://{text}")
    try:
        port = parts.port
    except ValueError:
        port = -1
    wanted = "write it as https://server.example.com or https://server.example.com:8077"
    if parts.scheme not in ("http", "https") or not parts.hostname or port == -1:
        raise SyncError(f"'{address}' is no address of a server; {wanted}.")
    if parts.username or parts.password or parts.path or parts.query or parts.fragment:
        raise SyncError(f"'{address}' holds more than the address of a server; {wanted}.")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise SyncError(
            f"'{address}' would send passwords in the clear; {wanted}. Plain http is only for a "
            "server on this very machine."
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _checked_file(path: Path | None) -> str | None:
    if path is None:
        return None
    if not path.is_file():
        raise SyncError(f"{path}: there is no such CA file; choose another in the settings.")
    return str(path)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _host(address: str) -> str:
    return urlsplit(address).netloc or "elsewhere on it"


def _short(error: BaseException) -> str:
    """The innermost reason in a few words: the outer ones hold addresses of objects."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    text = " ".join(str(error).split())
    return text[:200] or type(error).__name__
