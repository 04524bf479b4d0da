"""Everything a user can act on. All else that is raised is a bug.

    WaferStudioError
    ├── Cancelled              the user stopped it; silent
    ├── WaferFileError         a file cannot be read as a wafer, or only in part
    ├── GeometryError          a die grid, pitch or diameter that cannot be
    ├── ShapeError             an outline that cannot be kept as drawn
    ├── ModelError             a model package that is broken, foreign or too new
    ├── TrainingError          a training run that cannot start or go on as it was told
    ├── SelectionError         an annotation queue that cannot be chosen from what was given
    ├── ExportError            a result that cannot be written where it was asked for
    └── StoreError             the local store cannot be opened, read or written

Each message is one sentence: what failed, where, and what to do.
"""


class WaferStudioError(Exception):
    """Something the user can act on; ``str(error)`` is one clear sentence."""


class Cancelled(WaferStudioError):  # noqa: N818  a request, not a failure
    """The user stopped the work; nothing is shown."""


class WaferFileError(WaferStudioError):
    """A file, or a part of one, that cannot be read as a wafer.

    Attributes:
        source: the file's path as given, with ``!member`` for a file inside an archive.
        where: place in the file ("line 12", "byte 4096", "defect 3"), empty if the whole file.
        what: what is wrong and what to do about it.
    """

    def __init__(self, *, source: str, what: str, where: str = "") -> None:
        self.source = source
        self.where = _one_line(where)
        self.what = _one_line(what)
        place = f"{source}, {self.where}" if where else source
        super().__init__(f"{place}: {self.what}")

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the three parts when the error crosses a process border."""
        return _rebuild_file_error, (self.source, self.what, self.where)


def _one_line(text: str) -> str:
    """Text with what a hostile file may have put into it (line ends, escapes) as spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _rebuild_file_error(source: str, what: str, where: str) -> WaferFileError:
    return WaferFileError(source=source, what=what, where=where)


class GeometryError(WaferStudioError):
    """A die grid, pitch, diameter or position that cannot be."""


class ShapeError(WaferStudioError):
    """An outline that cannot be kept as drawn."""


class ModelError(WaferStudioError):
    """A model package that is broken, of another kind, or newer than this program."""


class TrainingError(WaferStudioError):
    """A training run that cannot start, or cannot go on, as it was told."""


class SelectionError(WaferStudioError):
    """An annotation queue that cannot be chosen, or a wafer in it that cannot be replaced."""


class ExportError(WaferStudioError):
    """A result that cannot be written where it was asked for."""


class StoreError(WaferStudioError):
    """The local store cannot be opened, read or written."""
