"""The lab's server as the workstation sees it: messages of the contract there and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from pydantic import ValidationError

from sync_server.contract.envelope import Envelope, ErrorCode, Message
from sync_server.contract.sync import Hello
from wafer_studio.sync.errors import NotTheServer, SignInNeeded, SyncError, error_of
from wafer_studio.sync.wire import Answer, Request, Wire

M = TypeVar("M", bound=Message)

_JSON: Final = (("Content-Type", "application/json"),)
_BYTES: Final = (("Content-Type", "application/octet-stream"),)


class Credentials(Protocol):
    """Says who asks."""

    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers that each request carries.

        Raises:
            SignInNeeded: nobody is signed in.
        """
        ...

    def renew(self, refused: tuple[tuple[str, str], ...]) -> bool:
        """Try to get new ones after the server refused these; True where there are others now.

        Raises:
            Offline: it could not be tried.
        """
        ...


@dataclass(frozen=True)
class Part:
    """A range of a file on the server.

    Attributes:
        data: its bytes.
        total: bytes of the whole file.
    """

    data: bytes
    total: int


class Server:
    """The endpoints of one server.

    Args:
        wire: carries requests.
        credentials: say who asks; None for what anyone may ask.
    """

    def __init__(self, wire: Wire, credentials: Credentials | None = None) -> None:
        self._wire, self._credentials = wire, credentials

    def hello(self) -> Hello:
        """Who the server is; needs no signing in."""
        return _data(self._wire.send(Request("GET", "/hello")), Hello)

    def get(self, path: str, into: type[M]) -> M:
        """Read something.

        Args:
            path: below the API's prefix.
            into: the message that the envelope holds.

        Raises:
            SyncError: of the kind that `wafer_studio.sync.errors` tells.
        """
        return _data(self._send(Request("GET", path)), into)

    def post(self, path: str, message: Message | None, into: type[M]) -> M:
        """Ask for something to be done; as ``get``."""
        return self.call("POST", path, message, into)

    def call(self, method: str, path: str, message: Message | None, into: type[M]) -> M:
        """Ask with any method; as ``get``."""
        body = b"" if message is None else message.model_dump_json().encode()
        return _data(self._send(Request(method, path, body, _JSON)), into)

    def do(self, method: str, path: str, message: Message | None = None) -> None:
        """Ask for something whose answer holds nothing of use; errors as ``get``."""
        body = b"" if message is None else message.model_dump_json().encode()
        answer = self._send(Request(method, path, body, _JSON))
        if not 200 <= answer.status < 300:
            raise _error(answer)

    def put_range(self, path: str, data: bytes, *, start: int, total: int, into: type[M]) -> M:
        """Send bytes ``start`` and on of a whole of ``total``; errors as ``get``."""
        told = f"bytes {start}-{start + len(data) - 1}/{total}"
        headers = (*_BYTES, ("Content-Range", told))
        return _data(self._send(Request("PUT", path, data, headers)), into)

    def get_range(self, path: str, *, start: int, size: int) -> Part:
        """Read at most ``size`` bytes of a file from byte ``start`` on; errors as ``get``.

        A server that gives the whole file at once is taken at its word.
        """
        wanted = ("Range", f"bytes={start}-{start + size - 1}")
        answer = self._send(Request("GET", path, headers=(wanted,)))
        if answer.status == 200:
            return Part(answer.body[start:], len(answer.body))
        if answer.status != 206:
            raise _error(answer)
        return Part(answer.body, _total(answer, start=start))

    def _send(self, request: Request) -> Answer:
        if self._credentials is None:
            return self._wire.send(request)
        headers = self._credentials.headers()
        answer = self._wire.send(_with(request, headers))
        if answer.status == 401 and self._credentials.renew(headers):
            answer = self._wire.send(_with(request, self._credentials.headers()))
        return answer


class Fixed:
    """Credentials that never change, such as an API key.

    Args:
        headers: (name, value) of each.
    """

    def __init__(self, *headers: tuple[str, str]) -> None:
        self._headers = headers

    def headers(self) -> tuple[tuple[str, str], ...]:
        """Headers that each request carries."""
        return self._headers

    def renew(self, refused: tuple[tuple[str, str], ...]) -> bool:  # noqa: ARG002
        """There are no others."""
        return False


def _with(request: Request, headers: tuple[tuple[str, str], ...]) -> Request:
    return Request(request.method, request.path, request.body, (*request.headers, *headers))


def _data(answer: Answer, into: type[M]) -> M:
    if not 200 <= answer.status < 300:
        raise _error(answer)
    found = _read(lambda: Envelope[into].model_validate_json(answer.body, extra="ignore"))  # type: ignore[valid-type]
    if found is None or not found.success or found.data is None:
        raise _not_the_server(answer)
    data: M = found.data
    return data


def _error(answer: Answer) -> SyncError:
    found = _read(lambda: Envelope[None].model_validate_json(answer.body, extra="ignore"))
    if found is not None and found.error is not None:
        return error_of(found.error, status=answer.status, retry_after=_retry_after(answer))
    if answer.status == 401:
        return SignInNeeded("The server asks to sign in.", code=ErrorCode.NOT_SIGNED_IN)
    return _not_the_server(answer)


def _not_the_server(answer: Answer) -> NotTheServer:
    return NotTheServer(
        f"Something answered (status {answer.status}) that does not speak as a Wafer Studio "
        "server does; work goes on here and is sent later. Check the server's address, or sign "
        "in to the network."
    )


def _retry_after(answer: Answer) -> float | None:
    """Seconds of ``Retry-After``; its other form is a time of day, and no clock is compared."""
    told = answer.header("retry-after") or ""
    return float(told) if told.isdecimal() and len(told) < 6 else None


def _total(answer: Answer, *, start: int) -> int:
    told = answer.header("content-range") or ""
    place, _, total = told.removeprefix("bytes ").partition("/")
    if place.split("-")[0] != str(start) or not total.isdecimal():
        raise _not_the_server(answer)
    return int(total)


R = TypeVar("R")


def _read(parse: Callable[[], R]) -> R | None:
    try:
        return parse()
    except ValidationError:
        return None
