"""Opens files for tests, and says what came out."""

from pathlib import Path

from ml_core.formats.files.limits import Limits
from ml_core.formats.opening import open_wafers
from ml_core.formats.reader import ReadOptions
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap


def wafers_and_errors(
    *paths: str | Path, options: ReadOptions | None = None, limits: Limits | None = None
) -> tuple[list[WaferMap], list[WaferFileError]]:
    items = list(open_wafers(paths, options=options or ReadOptions(), limits=limits))
    wafers = [item for item in items if isinstance(item, WaferMap)]
    return wafers, [item for item in items if isinstance(item, WaferFileError)]


def wafers_of(path: str | Path, options: ReadOptions | None = None) -> list[WaferMap]:
    wafers, errors = wafers_and_errors(path, options=options)
    assert not errors, errors
    return wafers


def only_wafer(path: str | Path, options: ReadOptions | None = None) -> WaferMap:
    (wafer,) = wafers_of(path, options)
    return wafer


def only_error(path: str | Path, limits: Limits | None = None) -> WaferFileError:
    wafers, errors = wafers_and_errors(path, limits=limits)
    assert not wafers
    (error,) = errors
    return error
