"""Members of zip and tar archives, read one after another without trusting their names."""

import lzma
import struct
import tarfile
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Final

from ml_core.formats import packed
from ml_core.formats.limits import Limits, Tally
from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError

_CHUNK: Final = 1 << 20
_END: Final = b"PK\x05\x06"
_END_TAIL: Final = (1 << 16) + 22
"""The end record stands this close to the end: 22 bytes and a comment of up to 64 KiB."""
_UNKNOWN_32: Final = 0xFFFFFFFF
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_DAMAGE: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    OSError, ValueError, RuntimeError, NotImplementedError, OverflowError, EOFError,
)  # fmt: skip
"""All that zipfile and tarfile are known to raise on damaged archives."""


class Member(ABC):
    """One file in an archive."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def open(self) -> IO[bytes]:
        """Its unpacked bytes."""

    def refusal(self) -> str:
        """Why it is not read, empty if it is."""
        return ""

    def unpack(self, target: Path, tally: Tally, shown: str) -> str:
        """Unpack to a file.

        Args:
            target: where the bytes go; overwritten.
            tally: the limits.
            shown: the member's full name for messages.

        Returns:
            Empty, or one sentence if the data is cut and ``target`` holds what precedes it.

        Raises:
            WaferFileError: it cannot be unpacked.
        """
        if reason := self.refusal():
            raise WaferFileError(source=shown, what=reason)
        try:
            with self.open() as source, target.open("wb") as sink:
                return _copy(source, sink, tally, shown)
        except _DAMAGE as error:
            raise WaferFileError(source=shown, what=packed.damage(packed.ZIP, error)) from error


def _copy(source: IO[bytes], sink: IO[bytes], tally: Tally, shown: str) -> str:
    written = 0
    while True:
        try:
            piece = source.read(_CHUNK)
        except EOFError:
            return packed.cut_sentence(packed.ZIP, written)
        if not piece:
            return ""
        written += len(piece)
        tally.add(len(piece), member_bytes=written, shown=shown)
        sink.write(piece)


class Archive(AbstractContextManager["Archive"], ABC):
    """An open archive."""

    @abstractmethod
    def members(self) -> Iterator[Member]:
        """Its files sorted by name, without folders and hidden files."""


def opened(file: PlainFile, limits: Limits) -> Archive:
    """Open a zip or tar archive.

    Raises:
        WaferFileError: it is damaged, cut, or has more members than the limits allow.
    """
    kind = packed.kind_of(file.head)
    try:
        if kind is packed.TAR:
            return _Tar(file, limits)
        return _Zip(file, limits)
    except _DAMAGE as error:
        what = f"the archive is cut or damaged ({printable(str(error))}); copy it again"
        raise WaferFileError(source=file.shown, what=what) from error


def is_hidden(name: str) -> bool:
    """True for a leading dot in the name of a file or one of its folders, or macOS's copies."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def printable(name: str) -> str:
    """A member's name as one printable line."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def _numbered(names: list[str]) -> list[str]:
    """Names made different: the second ``a`` becomes ``a#2``."""
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return result


class _ZipMember(Member):
    def __init__(self, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        super().__init__(name)
        self._archive = archive
        self._info = info

    def open(self) -> IO[bytes]:
        return self._archive.open(self._info)

    def refusal(self) -> str:
        if self._info.flag_bits & 1:
            return "is encrypted; unpack the archive with its password first"
        if self._info.compress_type not in _METHODS:
            return f"is packed by zip method {self._info.compress_type}; pack it with deflate"
        return ""


class _Zip(Archive):
    def __init__(self, file: PlainFile, limits: Limits) -> None:
        _check_directory(file, limits)
        self._archive = zipfile.ZipFile(file.path)
        if len(self._archive.infolist()) > limits.members:
            self._archive.close()
            raise _too_many(file, limits)

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def members(self) -> Iterator[Member]:
        chosen = [
            info
            for info in sorted(self._archive.infolist(), key=lambda info: info.filename)
            if not info.is_dir() and not is_hidden(info.filename)
        ]
        names = _numbered([info.filename for info in chosen])
        for name, info in zip(names, chosen, strict=True):
            yield _ZipMember(name, self._archive, info)


def _too_many(file: PlainFile, limits: Limits) -> WaferFileError:
    what = f"holds more than {limits.members:,} files; unpack it and give its folders one by one"
    return WaferFileError(source=file.shown, what=what)


def _check_directory(file: PlainFile, limits: Limits) -> None:
    """Refuse a zip whose directory alone would fill the memory, before it is read."""
    with file.path.open("rb") as stream:
        stream.seek(max(0, file.size - _END_TAIL))
        tail = stream.read(_END_TAIL)
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < 22:
        raise zipfile.BadZipFile("its directory at the end is missing")
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    record = tail.rfind(b"PK\x06\x06", 0, end)
    if size == _UNKNOWN_32 and record >= 0:
        size = int.from_bytes(tail[record + 40 : record + 48], "little")
    if size > limits.directory_bytes:
        raise _too_many(file, limits)


class _TarMember(Member):
    def __init__(self, name: str, archive: tarfile.TarFile, info: tarfile.TarInfo) -> None:
        super().__init__(name)
        self._archive = archive
        self._info = info

    def open(self) -> IO[bytes]:
        stream = self._archive.extractfile(self._info)
        if stream is None:
            raise OSError("a tar member without data")
        return stream


class _Tar(Archive):
    def __init__(self, file: PlainFile, limits: Limits) -> None:
        self._archive = tarfile.open(file.path, "r:")  # noqa: SIM115  closed by __exit__
        self._infos = []
        for info in self._archive:
            self._infos.append(info)
            if len(self._infos) > limits.members:
                self._archive.close()
                raise _too_many(file, limits)

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def members(self) -> Iterator[Member]:
        chosen = [
            info
            for info in sorted(self._infos, key=lambda info: info.name)
            if info.isreg() and not is_hidden(info.name)
        ]
        names = _numbered([info.name for info in chosen])
        for name, info in zip(names, chosen, strict=True):
            yield _TarMember(name, self._archive, info)
