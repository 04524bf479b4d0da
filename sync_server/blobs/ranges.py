"""Ranges of bytes in HTTP's words (RFC 9110, section 14)."""

import re
from dataclasses import dataclass
from typing import Final

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_DIGITS: Final = r"([0-9]{1,18})"
_SENT: Final = re.compile(rf"bytes {_DIGITS}-{_DIGITS}/{_DIGITS}")
_ASKED: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


@dataclass(frozen=True)
class Sent:
    """Which bytes of a whole a request brings.

    Attributes:
        start: place of the first.
        length: how many.
        total: bytes of the whole.
    """

    start: int
    length: int
    total: int


@dataclass(frozen=True)
class Asked:
    """Bytes ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def sent_range(*, content_range: str | None, content_length: str | None) -> Sent:
    """Which bytes a request brings.

    Args:
        content_range: the header; where None, the body is the whole.
        content_length: the header.

    Raises:
        Refused: the headers are missing, malformed, or contradict each other.
    """
    digits = content_length or ""
    length = int(digits) if digits.isdecimal() else None
    if content_range is None:
        if length is None:
            raise _malformed("give Content-Range, or Content-Length with the whole blob")
        return Sent(0, length, length)
    match = _SENT.fullmatch(content_range.strip())
    if match is None:
        raise _malformed("Content-Range must look like 'bytes 0-999/5000'")
    first, last, total = (int(number) for number in match.groups())
    if not first <= last < total:
        raise _malformed("Content-Range must hold first <= last < total")
    if length not in (None, last - first + 1):
        raise _malformed("Content-Length is not the length of the range")
    return Sent(first, last - first + 1, total)


def asked_range(header: str | None, *, size: int) -> Asked | None:
    """Which bytes a request asks for; None for the whole.

    Several ranges at once, other units and malformed ranges get the whole, as the standard
    allows.

    Raises:
        Refused: the range begins beyond the end.
    """
    match = _ASKED.fullmatch((header or "").replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:  # the last so many
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise Refused(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            f"The range begins at byte {start} of {size}.",
            details={"size": str(size)},
        )
    return Asked(start, end)


def _malformed(what: str) -> Refused:
    return Refused(ErrorCode.INVALID_INPUT, f"The blob's headers cannot be understood: {what}.")
