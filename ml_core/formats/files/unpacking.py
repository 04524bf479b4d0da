"""From a file on disk to plain bytes: gzip, bzip2, tar and zip, found by content, within limits.

What is packed goes to temporary files that carry names of our own, so that a member's name
can never reach outside; each is removed as soon as its reader is done, also after an error
and when the caller stops early.
"""

import stat
import tempfile
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from ml_core.formats.files import archives, packed
from ml_core.formats.files.hashing import FileHashes, HashedFile
from ml_core.formats.files.limits import Limits, Tally
from ml_core.formats.reader import PlainFile
from ml_core.wafer.errors import WaferFileError

HEAD_BYTES: Final = 1 << 16
"""Bytes of a file's head that readers look at."""

Item = PlainFile | WaferFileError


@dataclass(frozen=True)
class Unpacking:
    """How to unpack: shared by all files of one call.

    Attributes:
        hashes: works out the SHA-256 of files on disk.
        is_read_whole: True for a file that a reader takes as it is, although it is an archive
            (a NumPy ``.npz`` is a zip).
        limits: what a file may unpack to.
        tick: called about every megabyte; raises Cancelled to stop.
    """

    hashes: FileHashes
    is_read_whole: Callable[[PlainFile], bool] = lambda _: False
    limits: Limits = field(default_factory=Limits)
    tick: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class _Origin:
    """The file on disk that all its members share."""

    shown: str
    digest: "Future[str]"
    tally: Tally
    folder: Path
    numbers: "count[int]" = field(default_factory=count)

    def new_place(self) -> Path:
        """A new name for a temporary file."""
        return self.folder / f"{next(self.numbers)}.plain"


def plain_files(path: Path, *, shown: str, how: Unpacking) -> Generator[Item]:
    """Yield the plain files that a file on disk holds, each readable until the next is asked for.

    Args:
        path: the file.
        shown: its path as the user gave it.
        how: limits and helpers.

    Yields:
        The file itself if it is not packed; its unpacked bytes if it is gzip or bzip2; its
        members in sorted order if it is an archive, with an error in place of each that
        cannot be unpacked. What stands before the cut of packed data has ``cut`` set.
    """
    try:
        size = _regular_size(path, shown)
        head = _head_of(path, shown)
    except WaferFileError as error:
        yield detached(error, shown)
        return
    digest = how.hashes.start(path, size=size, shown=shown)
    file = HashedFile(shown=shown, path=path, size=size, head=head, digest=digest)
    if packed.kind_of(head) is None or how.is_read_whole(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="wafer-studio-", ignore_cleanup_errors=True) as folder:
        tally = Tally(limits=how.limits, packed_bytes=size, tick=how.tick)
        origin = _Origin(shown=shown, digest=digest, tally=tally, folder=Path(folder))
        with closing(_unpacked(file, origin, how, depth=1)) as items:
            yield from items


def _regular_size(path: Path, shown: str) -> int:
    """Size of a regular file; anything else could block for ever when it is read."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise WaferFileError(source=shown, what="there is no such file; check the path") from None
    except (OSError, ValueError) as error:
        raise WaferFileError(source=shown, what=_why(error)) from error
    if not stat.S_ISREG(status.st_mode):
        what = "is not a regular file (a device, pipe or socket); give a file or a folder"
        raise WaferFileError(source=shown, what=what)
    if status.st_size == 0:
        raise WaferFileError(source=shown, what="is empty (0 bytes); copy it again")
    return status.st_size


def _head_of(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError as error:
        raise WaferFileError(source=shown, what=_why(error)) from error


def _why(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be opened ({reason}); check the path and that you may read it"


def _unpacked(file: PlainFile, origin: _Origin, how: Unpacking, *, depth: int) -> Generator[Item]:
    """Yield what a packed file holds, archives in archives included."""
    kind = packed.kind_of(file.head)
    if kind is None or (depth > 1 and how.is_read_whole(file)):
        yield file
    elif depth > how.limits.depth:
        what = f"is packed more than {how.limits.depth} times over; unpack it first"
        yield WaferFileError(source=file.shown, what=what)
    elif kind.is_archive:
        yield from _members(file, origin, how, depth=depth)
    else:
        yield from _stream(file, kind, origin, how, depth=depth)


def _stream(
    file: PlainFile, kind: packed.Kind, origin: _Origin, how: Unpacking, *, depth: int
) -> Generator[Item]:
    """Unpack gzip or bzip2, which hold one file and add no name."""
    target = origin.new_place()
    try:
        cut = packed.unpack(file, kind, target, origin.tally)
        inner = _plain(file.shown, target, origin, member=file.member, cut=cut or file.cut)
        with closing(_unpacked(inner, origin, how, depth=depth + 1)) as items:
            yield from items
    except WaferFileError as error:
        yield detached(error, file.shown)
    finally:
        with suppress(OSError):  # Windows keeps a file that is open; the folder goes later
            target.unlink(missing_ok=True)


def _members(file: PlainFile, origin: _Origin, how: Unpacking, *, depth: int) -> Generator[Item]:
    try:
        with archives.opened(file, how.limits) as archive:
            for member in archive.members():
                yield from _member(file, member, origin, how, depth=depth)
                if origin.tally.spent:
                    return
            if archive.cut:
                yield WaferFileError(source=file.shown, what=archive.cut)
    except WaferFileError as error:
        yield detached(error, file.shown)


def _member(
    file: PlainFile, member: archives.Member, origin: _Origin, how: Unpacking, *, depth: int
) -> Generator[Item]:
    """Unpack one member and what is packed in it."""
    target = origin.new_place()
    shown = f"{file.shown}!{archives.printable(member.name)}"
    name = f"{file.member}!{member.name}" if file.member else member.name
    try:
        cut = member.unpack(target, origin.tally, shown)
        inner = _plain(shown, target, origin, member=name, cut=cut or file.cut)
        with closing(_unpacked(inner, origin, how, depth=depth + 1)) as items:
            yield from items
    except WaferFileError as error:
        yield detached(error, shown)
    finally:
        with suppress(OSError):  # Windows keeps a file that is open; the folder goes later
            target.unlink(missing_ok=True)


def detached(error: WaferFileError, shown: str) -> WaferFileError:
    """The same error under the name of its file, to be kept: it holds no frame and no arrays."""
    return WaferFileError(source=shown, where=error.where, what=error.what)


def _plain(shown: str, path: Path, origin: _Origin, *, member: str, cut: str) -> PlainFile:
    size = path.stat().st_size
    if size == 0:
        what = cut or "is empty (0 bytes) when unpacked; copy it again"
        raise WaferFileError(source=shown, what=what)
    head = _head_of(path, shown)
    return HashedFile(
        shown=shown, path=path, size=size, head=head, digest=origin.digest, member=member, cut=cut
    )
