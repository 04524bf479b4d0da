"""What every reader does with a plain file: name it, read it whole within a limit, refuse it."""

import math
from typing import Final

from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferSource

NOT_TOLD: Final = frozenset({"", "N/A", "NA", "#N/A", "NULL", "NONE", "NAN", "-"})
"""Spellings, in capitals, of a value that a file leaves open."""


def refuse(file: PlainFile, what: str, where: str = "") -> WaferFileError:
    """The error that says what is wrong with a file; the caller raises it."""
    return WaferFileError(source=file.shown, where=where, what=what)


def source_of(file: PlainFile, *, format_name: str, key: str = "") -> WaferSource:
    """Source of one wafer of a file; NUL bytes are dropped from the key."""
    return WaferSource(
        path=file.shown,
        sha256=file.sha256,
        member=file.member,
        key=key.replace("\0", ""),
        format=format_name,
    )


def load_bytes(file: PlainFile, *, limit: int) -> bytes:
    """All bytes of a file.

    Raises:
        WaferFileError: the file is larger than ``limit`` bytes or cannot be read.
    """
    if file.size > limit:
        raise refuse(
            file,
            f"{file.size:,} bytes are more than the {limit:,} that this format may have; "
            "split the file or check that it is what its content says",
        )
    try:
        with file.path.open("rb") as stream:
            return stream.read(limit + 1)[:limit]
    except OSError as error:
        raise refuse(file, f"cannot be read ({error.strerror}); check that it is there") from error


def decode(data: bytes) -> str:
    """Text of bytes: by byte order mark, else UTF-8, else Windows-1252 as old tools write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def told(text: str | None) -> str | None:
    """A file's word without blanks, or None where it says nothing (empty, N/A, NA …)."""
    cleaned = (text or "").replace("\0", "").strip()
    return None if cleaned.upper() in NOT_TOLD else cleaned


def number(text: str | None) -> float | None:
    """A finite number from text, or None; never raises."""
    try:
        value = float(text) if text is not None else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def whole(text: str | None, *, limit: int = 2**31 - 1) -> int | None:
    """A whole number of at most ``limit`` in size from text, or None; never raises."""
    value = number(text)
    if value is None or value != int(value) or abs(value) > limit:
        return None
    return int(value)
