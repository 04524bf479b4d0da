"""Packed data told by its first bytes, and gzip and bzip2 unpacked as far as they go.

Formats: RFC 1952 (gzip), the bzip2 block format, PKZIP APPNOTE 6.3 (zip), POSIX ustar (tar).
"""

import bz2
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from ml_core.formats.files.limits import Tally
from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError

_CHUNK: Final = 1 << 20
_INPUT: Final = 1 << 16
_GZIP_WINDOW: Final = 31  # zlib: 15 bits of window, and a gzip header and check around it


@dataclass(frozen=True)
class Kind:
    """A way of packing.

    Attributes:
        name: for people.
        is_archive: True where it holds files with names.
    """

    name: str
    is_archive: bool


GZIP: Final = Kind("gzip", is_archive=False)
BZIP2: Final = Kind("bzip2", is_archive=False)
ZIP: Final = Kind("zip", is_archive=True)
TAR: Final = Kind("tar", is_archive=True)


def kind_of(head: bytes) -> Kind | None:
    """How a file that begins with these bytes is packed; None if it is not."""
    if head.startswith(b"\x1f\x8b\x08"):
        return GZIP
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return BZIP2
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    return TAR if head[257:262] == b"ustar" else None


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool:
        """True after the end of the stream."""

    @property
    def unused_data(self) -> bytes:
        """Bytes that stand after the end."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpacked pieces of at most one megabyte."""


class _Gzip:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP_WINDOW)

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._stream.eof:
            yield self._stream.decompress(data, _CHUNK)
            data = self._stream.unconsumed_tail


class _Bzip2:
    def __init__(self) -> None:
        self._stream = bz2.BZ2Decompressor()

    @property
    def eof(self) -> bool:
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        return self._stream.unused_data

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self._stream.decompress(data, _CHUNK)
        while not self._stream.eof and not self._stream.needs_input:
            yield self._stream.decompress(b"", _CHUNK)


def unpack(file: PlainFile, kind: Kind, target: Path, tally: Tally) -> str:
    """Unpack gzip or bzip2 to a file.

    Args:
        file: the packed file.
        kind: GZIP or BZIP2.
        target: where the plain bytes go; overwritten.
        tally: the limits.

    Returns:
        Empty if all is whole, else one sentence that says that the data is cut; ``target``
        then holds what stands before the cut.

    Raises:
        WaferFileError: damaged data, a limit passed, or no room for the temporary file.
    """
    written = 0
    try:
        with file.path.open("rb") as source, target.open("wb") as sink:
            pieces = _pieces(source, kind)
            for piece in pieces:
                written += len(piece)
                tally.add(len(piece), member_bytes=written, shown=file.shown)
                sink.write(piece)
    except EOFError:
        return cut_sentence(kind, written)
    except (zlib.error, OSError, ValueError) as error:
        raise WaferFileError(source=file.shown, what=damage(kind, error)) from error
    return ""


def _pieces(source: BinaryIO, kind: Kind) -> Iterator[bytes]:
    """Unpacked pieces of all streams that stand one after another in a file.

    Raises:
        EOFError: the data ends inside a stream.
    """
    data = source.read(_INPUT)
    while data:
        stream: _Decompressor = _Gzip() if kind is GZIP else _Bzip2()
        while not stream.eof:
            if not data:
                raise EOFError
            yield from stream.feed(data)
            data = source.read(_INPUT) if not stream.eof else b""
        data = stream.unused_data + source.read(_INPUT)
        if kind_of(data[:512]) is not kind:  # padding after the last stream, as gzip(1) drops it
            return


def cut_sentence(kind: Kind, written: int) -> str:
    """The sentence for packed data that ends early."""
    return (
        f"The {kind.name} data is cut: only the first {written:,} unpacked bytes could be read; "
        "copy the file again to get the rest."
    )


def damage(kind: Kind, error: BaseException) -> str:
    """The sentence for packed data that cannot be unpacked."""
    if isinstance(error, OSError) and error.errno is not None:
        return f"cannot be unpacked ({error.strerror}); make room in the folder for temporary files"
    return f"the {kind.name} data is damaged ({error}); copy the file again"
