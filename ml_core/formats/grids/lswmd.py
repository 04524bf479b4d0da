"""LSWMD.pkl, the pandas pickle of WM-811K (Wu, Jang, Chen 2015), and tables like it.

Columns: ``waferMap`` (0 no die, 1 pass, 2 fail), ``dieSize`` (number of dies), ``lotName``,
``waferIndex``, ``trianTestLabel`` (so spelt) and ``failureType``, the last two packed in arrays.
The file is read without pandas and without running anything in it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from ml_core.formats.grids.pickled_frame import FrameError, array_of, columns_of, shape_of, text_of
from ml_core.formats.grids.restricted_pickle import Record, unpickled
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import check_size
from ml_core.formats.shared.sources import number, refuse, source_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import Cells, WaferInfo, WaferMap

_TEXTUAL: Final = re.compile(rb"\(?[ci][\w.]{1,80}\r?\n[\w.]{1,80}\r?\n")


class LswmdReader:
    """Reads tables of wafer maps in pickles; a wafer's key is its row from 0."""

    name = "lswmd"

    def claims(self, file: PlainFile) -> bool:
        """True for any pickle, so that a dangerous one is refused in words."""
        head = file.head
        if len(head) > 3 and head[0] == 0x80 and 2 <= head[1] <= 5:
            return True
        return _TEXTUAL.match(head) is not None and _last_byte(file) == b"."

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a row.

        Raises:
            WaferFileError: no table with a column waferMap, damaged, or a name in the pickle
                that could run code.
        """
        frame = unpickled(file)
        try:
            columns = columns_of(frame)
        except FrameError as error:
            raise refuse(file, f"{error}; save the table again") from error
        if "waferMap" not in columns:
            listed = ", ".join(columns) or "none"
            raise refuse(file, f"the table has no column waferMap; it has {listed[:300]}")
        del frame
        for row in range(len(columns["waferMap"])):
            yield _map(file, columns, row, options)


def _last_byte(file: PlainFile) -> bytes:
    try:
        with file.path.open("rb") as stream:
            stream.seek(max(file.size - 1, 0))
            return stream.read(1)
    except OSError:
        return b""


def _map(
    file: PlainFile, columns: dict[str, Sequence[Any]], row: int, options: ReadOptions
) -> WaferMap:
    try:
        cells = _cells(file, columns["waferMap"][row], row)
        info = WaferInfo(
            lot=_text(columns, ("lotName",), row),
            wafer=_whole(_text(columns, ("waferIndex",), row)),
        )
        label = _text(columns, ("failureType", "failureLabel"), row)
        dies = number(_text(columns, ("dieSize",), row))
    except FrameError as error:
        raise refuse(file, f"{error}; save the table again", f"row {row}") from error
    found = int(np.count_nonzero(cells))
    said = (f"The map has {found} dies, but dieSize is {dies:g}.",)
    grid = DieGrid.estimated(columns=cells.shape[1], rows=cells.shape[0])
    return WaferMap(
        source=source_of(file, format_name="lswmd", key=str(row)),
        info=info,
        grid=apply_given(grid, None, options),
        cells=cells,
        label=label,
        warnings=said if dies is not None and dies != found else (),
    )


def _cells(file: PlainFile, record: Any, row: int) -> Cells:
    shape = shape_of(record)
    assert isinstance(record, Record)
    where = f"row {row}"
    if len(shape) != 2:
        raise FrameError(f"waferMap of shape {shape} is no map")
    check_size(file, columns=shape[1], rows=shape[0], where=where)
    flat = array_of(record)
    if isinstance(flat, list) or flat.dtype.kind not in "biuf":
        raise FrameError("waferMap holds no numbers")
    if not np.isin(flat, (0, 1, 2)).all():
        raise FrameError("waferMap holds other values than 0 no die, 1 pass, 2 fail")
    return flat.astype(np.uint8).reshape(shape)


def _text(columns: dict[str, Sequence[Any]], names: Sequence[str], row: int) -> str | None:
    for name in names:
        values = columns.get(name)
        if values is not None and row < len(values):
            text = text_of(values[row])
            if text is not None and text.lower() != "nan":
                return text
    return None


def _whole(text: str | None) -> str | None:
    """A wafer's number without the ``.0`` of a column of floats."""
    return text.removesuffix(".0") if text else None


READER: Final = LswmdReader()
"""The reader of this format."""
