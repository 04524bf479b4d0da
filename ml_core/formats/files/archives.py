"""Members of zip and tar archives, read one after another without trusting their names."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Final

from ml_core.formats.files import packed
from ml_core.formats.files.limits import Limits, Tally
from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.numbering import numbered
from ml_core.wafer.errors import WaferFileError

_CHUNK: Final = 1 << 20
_LARGEST_READ: Final = 1 << 22
_END: Final = b"PK\x05\x06"
_END_TAIL: Final = (1 << 16) + 22
"""The end record stands this close to the end: 22 bytes and a comment of up to 64 KiB."""
_OFFICE: Final = "[Content_Types].xml"
"""Every Office document since 2007 is a zip with this member."""
_UNNAMED: Final = "unnamed"
_UNKNOWN_32: Final = 0xFFFFFFFF
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_DAMAGE: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    OSError, ValueError, RuntimeError, NotImplementedError, OverflowError, EOFError,
)  # fmt: skip
"""All that zipfile and tarfile are known to raise on damaged archives."""


class Member(ABC):
    """One file in an archive."""

    kind: packed.Kind

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
                return self._copy(source, sink, tally, shown)
        except _DAMAGE as error:
            raise WaferFileError(source=shown, what=packed.damage(self.kind, error)) from error

    def _copy(self, source: IO[bytes], sink: IO[bytes], tally: Tally, shown: str) -> str:
        written = 0
        while True:
            try:
                piece = source.read(_CHUNK)
            except EOFError:
                return packed.cut_sentence(self.kind, written)
            if not piece:
                return ""
            written += len(piece)
            tally.add(len(piece), member_bytes=written, shown=shown)
            sink.write(piece)


class Archive(AbstractContextManager["Archive"], ABC):
    """An open archive.

    Attributes:
        cut: one sentence where its end is missing and later members with it, else empty.
    """

    cut = ""

    @abstractmethod
    def check(self, limits: Limits) -> str:
        """List its members; why it is not unpacked, empty if it is."""

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
        with ExitStack() as closing:
            archive = closing.enter_context(
                _Tar(file) if kind is packed.TAR else _Zip(file, limits)
            )
            if reason := archive.check(limits):
                raise WaferFileError(source=file.shown, what=reason)
            closing.pop_all()
            return archive
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


class _ZipMember(Member):
    kind = packed.ZIP

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
        self._infos: list[zipfile.ZipInfo] = []

    def check(self, limits: Limits) -> str:
        infos = self._archive.infolist()
        self._infos = [i for i in infos if i.filename[-1:] != "/" and not is_hidden(i.filename)]
        return _refusal([info.filename for info in infos], self._infos, limits)

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def members(self) -> Iterator[Member]:
        chosen = sorted(self._infos, key=lambda info: info.filename)
        names = numbered([info.filename or _UNNAMED for info in chosen])
        for name, info in zip(names, chosen, strict=True):
            yield _ZipMember(name, self._archive, info)


def _refusal(names: Sequence[str], files: Sequence[object], limits: Limits) -> str:
    """Why an archive is not unpacked, empty if it is."""
    if len(names) > limits.members:
        return _too_many(limits)
    if _OFFICE in names:
        return "is an Office document, not an archive; save its table as CSV and give that"
    return "" if files else "the archive holds no file; pack it again"


def _too_many(limits: Limits) -> str:
    return f"holds more than {limits.members:,} files; unpack it and give its folders one by one"


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
        raise WaferFileError(source=file.shown, what=_too_many(limits))


class _TarMember(Member):
    kind = packed.TAR

    def __init__(self, name: str, path: Path, info: tarfile.TarInfo) -> None:
        super().__init__(name)
        self._path = path
        self._info = info

    def open(self) -> IO[bytes]:
        return _Stretch(self._path, self._info.offset_data, self._info.size)

    def refusal(self) -> str:
        return "is a sparse tar member; unpack it first" if self._info.issparse() else ""


class _Stretch(io.FileIO):
    """Bytes of a file from one place on; tarfile's own reader drops what precedes a cut."""

    def __init__(self, path: Path, start: int, size: int) -> None:
        super().__init__(path)
        self.seek(start)
        self._left = size

    def read(self, size: int | None = -1) -> bytes:
        """Read on, at most ``_CHUNK`` bytes.

        Raises:
            EOFError: the file ends before the stretch does.
        """
        wanted = max(0, min(self._left, _CHUNK if size is None or size < 0 else size))
        data = super().read(wanted)
        if wanted and not data:
            raise EOFError
        self._left -= len(data)
        return data


class _SmallReads(io.FileIO):
    """A file that hands out pieces only: a tar's name may claim to be as long as the file."""

    def read(self, size: int | None = -1) -> bytes:
        """Read at most ``_LARGEST_READ`` bytes.

        Raises:
            OSError: more is asked for.
        """
        if size is None or not 0 <= size <= _LARGEST_READ:
            raise OSError("a header of absurd size")
        return super().read(size)


class _Tar(Archive):
    def __init__(self, file: PlainFile) -> None:
        with ExitStack() as closing:
            self._file = closing.enter_context(_SmallReads(file.path))
            self._archive = tarfile.open(fileobj=self._file, mode="r:")  # noqa: SIM115
            closing.pop_all()
        self._path = file.path
        self._infos: list[tarfile.TarInfo] = []

    def check(self, limits: Limits) -> str:
        infos: list[tarfile.TarInfo] = []
        try:
            for info in islice(self._archive, limits.members + 1):
                infos.append(info)  # noqa: PERF402  what stands before an error is kept
        except tarfile.ReadError:
            self.cut = "The tar archive is cut; files after its end are missing, copy it again."
        self._infos = [info for info in infos if info.isreg() and not is_hidden(info.name)]
        return _refusal([info.name for info in infos], self._infos, limits)

    def __exit__(self, *_: object) -> None:
        self._archive.close()
        self._file.close()

    def members(self) -> Iterator[Member]:
        chosen = sorted(self._infos, key=lambda info: info.name)
        names = numbered([info.name or _UNNAMED for info in chosen])
        for name, info in zip(names, chosen, strict=True):
            yield _TarMember(name, self._path, info)
