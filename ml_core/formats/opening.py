"""open_wafers: from paths of any kind to wafer maps, one bad file at a time."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from ml_core.formats.files import looks
from ml_core.formats.files.archives import is_hidden, printable
from ml_core.formats.files.hashing import FileHashes
from ml_core.formats.files.limits import Limits
from ml_core.formats.files.unpacking import Unpacking, detached, plain_files
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.registry import reader_of
from ml_core.wafer.errors import GeometryError, WaferFileError
from ml_core.wafer.map import WaferMap

Progress = Callable[[int, int], None]
"""Told of (files done, files in all); it may raise ``Cancelled``, which passes through."""

_Found = str | WaferFileError
_Identity = tuple[int, int]
_DEFAULT_OPTIONS: Final = ReadOptions()


def open_wafers(
    paths: Sequence[str | Path],
    *,
    options: ReadOptions = _DEFAULT_OPTIONS,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Generator[WaferMap | WaferFileError]:
    """Yield the wafers of files, folders and archives, lazily and in order.

    Folders are read with all that is below them, sorted by name; hidden files (a leading dot)
    are left out. The content decides the reader, not the ending. Every file that holds no
    wafer is one error and never stops the others.

    Args:
        paths: files, folders and archives in any mix.
        options: what the user knows better than the files.
        progress: called with (files done, files in all) before each file and about every
            megabyte that is unpacked.
        limits: what an archive may unpack to.

    Yields:
        Wafer maps, and a WaferFileError for each file, member or part that cannot be read.

    Raises:
        Cancelled: whatever ``progress`` raises passes through; temporary files are removed.
    """
    found = [entry for path in paths for entry in _files_of(path)]
    done = 0

    def tick() -> None:
        if progress is not None:
            progress(done, len(found))

    with FileHashes() as hashes:
        how = Unpacking(
            hashes=hashes,
            is_read_whole=lambda file: reader_of(file) is not None,
            limits=limits or Limits(),
            tick=tick,
        )
        for entry in found:
            tick()
            if isinstance(entry, WaferFileError):
                yield entry
            else:
                with closing(_wafers_of(entry, options, how)) as wafers:
                    yield from wafers
            done += 1
    tick()


def _wafers_of(
    shown: str, options: ReadOptions, how: Unpacking
) -> Generator[WaferMap | WaferFileError]:
    with closing(plain_files(Path(shown), shown=shown, how=how)) as items:
        for item in items:
            if isinstance(item, WaferFileError):
                yield item
            else:
                with closing(_read(item, options)) as wafers:
                    yield from wafers


def _read(file: PlainFile, options: ReadOptions) -> Generator[WaferMap | WaferFileError]:
    """Wafers of one plain file; whatever stops it becomes its last item."""
    reader = reader_of(file)
    if reader is None:
        yield _with_cut(WaferFileError(source=file.shown, what=looks.unreadable(file)), file)
        return
    try:
        for wafer in reader.read(file, options):
            yield replace(wafer, warnings=(*wafer.warnings, file.cut)) if file.cut else wafer
    except WaferFileError as error:
        yield _with_cut(error, file)
    except GeometryError as error:
        yield WaferFileError(source=file.shown, what=f"its die grid cannot be: {error}")
    except OSError as error:
        what = f"cannot be read ({error.strerror or error}); check that it is still there"
        yield WaferFileError(source=file.shown, what=what)


def _with_cut(error: WaferFileError, file: PlainFile) -> WaferFileError:
    """The error, led by the cut that most likely is its cause."""
    if not file.cut:
        return detached(error, file.shown)
    what = f"{error.what} ({file.cut})"
    return WaferFileError(source=file.shown, where=error.where, what=what)


def _files_of(given: str | Path) -> list[_Found]:
    """A file as it is; a folder as the files below it, sorted."""
    shown = str(given)
    try:
        if "\0" in shown:
            what = "a path cannot hold a NUL character; check the path"
            raise WaferFileError(source=printable(shown), what=what)
        if not shown:
            what = "an empty path names no file; give a file or a folder"
            raise WaferFileError(source="''", what=what)  # a source is never empty
        if not Path(given).is_dir():
            return [shown]
        if below := list(_below(shown)):
            return below
        raise WaferFileError(source=shown, what="the folder holds no files; choose another")
    except OSError as error:
        what = f"cannot be opened ({error.strerror}); check the path"
        return [WaferFileError(source=shown, what=what)]
    except WaferFileError as error:
        return [detached(error, error.source)]


def _below(top: str) -> Generator[_Found]:
    """Files below a folder, depth first, sorted by name; a link back to a folder above ends."""
    waiting: list[tuple[str, bool, tuple[_Identity, ...]]] = [(top, True, ())]
    while waiting:
        path, is_folder, above = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            status = Path(path).stat()
            here = (status.st_dev, status.st_ino)
            entries = [] if here in above else _entries(path)
        except OSError as error:
            what = f"the folder cannot be opened ({error.strerror}); check that you may read it"
            yield WaferFileError(source=path, what=what)
            continue
        waiting += [(name, is_folder, (*above, here)) for name, is_folder in reversed(entries)]


def _entries(folder: str) -> list[tuple[str, bool]]:
    """Paths below a folder, sorted, and whether each is a folder; hidden ones left out."""
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not is_hidden(entry.name)]
        return sorted((entry.path, _is_folder(entry)) for entry in visible)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """True for a folder or a link to one; a link that leads nowhere is a file that is not there."""
    try:
        return entry.is_dir()
    except OSError:
        return False
