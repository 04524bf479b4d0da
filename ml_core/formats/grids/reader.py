"""Grids of dies as NumPy arrays: one map, a stack of maps, or a die-grid set.

A die-grid set (.npz) has ``cells`` (uint8, every map's cells row by row, one after another),
``shape`` (N, 2) rows and columns, and may have ``label``, ``lot``, ``wafer`` (N each) and
``masks`` (uint8 in the order of ``cells``, bit k set where class k covers the die).
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.grids.zipped_arrays import (
    Array,
    ArrayPlace,
    ArrayStream,
    array_of,
    load,
    places_of,
)
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import MAX_CELLS, MAX_SIDE, check_size
from ml_core.formats.shared.sources import refuse, source_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap

MAX_WAFERS: Final = 10_000_000
_NPY: Final = b"\x93NUMPY"
_ZIP: Final = b"PK\x03\x04"
_NAMED: Final = 5
"""So many wafers are named in one message."""
_BY_LEVEL: Final = {0: 0, 127: 1, 128: 1, 255: 2}


class GridReader:
    """Reads .npy and .npz grids; a wafer's key is its index, or its array's name and index."""

    name = "grid"

    def claims(self, file: PlainFile) -> bool:
        """True for NumPy's magic, or a zip whose first member is an array."""
        if file.head.startswith(_NPY):
            return True
        return file.head.startswith(_ZIP) and _first_member(file.head).endswith(b".npy")

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield the wafers in order.

        Raises:
            WaferFileError: damaged, no array of cells in it, or cells that are no states.
        """
        if file.head.startswith(_NPY):
            yield from _from_array(file, "", array_of(file), options)
            return
        places = places_of(file)
        if {"cells", "shape"} <= set(places):
            yield from _from_set(file, places, options)
            return
        maps = [place for place in places.values() if len(place.shape) in (2, 3)]
        if not maps:
            listed = ", ".join(f"{p.name} {p.shape}" for p in places.values()) or "none"
            raise refuse(
                file,
                f"no array in it is a map (rows x columns) or a stack of maps; it has {listed}",
            )
        for place in maps:
            key = "" if len(maps) == 1 else place.name
            yield from _from_array(file, key, load(file, place), options)


def _first_member(head: bytes) -> bytes:
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length]


def _from_array(
    file: PlainFile, name: str, array: Array, options: ReadOptions
) -> Iterator[WaferMap]:
    where = f"array '{name}'" if name else ""
    if array.ndim not in (2, 3):
        raise refuse(file, f"an array of shape {array.shape} is no map (rows x columns) and no "
                     "stack of maps", where)  # fmt: skip
    stack = array[None] if array.ndim == 2 else array
    check_size(file, columns=stack.shape[2], rows=stack.shape[1], where=where)
    for index, cells in enumerate(stack):
        parts = [name] if name else []
        parts += [str(index)] if array.ndim == 3 else []
        place = ", ".join([where, f"map {index}"] if where else [f"map {index}"])
        yield _map(file, "/".join(parts), states_of(file, cells, place), options)


def states_of(file: PlainFile, values: Array, where: str = "") -> NDArray[np.uint8]:
    """Cell states of numbers: 0, 1, 2 as they are, or grey levels 0, 127 or 128, 255.

    Args:
        file: for the message.
        values: (rows, columns) of whole numbers.
        where: place in the file, for the message.

    Raises:
        WaferFileError: another number is in it.
    """
    if values.dtype.kind not in "biuf":
        raise refuse(file, f"values of type {values.dtype} are no cell states", where)
    if values.dtype == np.uint8 and int(values.max(initial=0)) <= 2:
        return np.array(values, dtype=np.uint8)
    found = np.unique(values)
    if found.size <= 3 and all(float(v) in (0.0, 1.0, 2.0) for v in found):
        return values.astype(np.uint8)
    if found.size <= 4 and all(float(v) in _BY_LEVEL for v in found):
        states = np.zeros(values.shape, dtype=np.uint8)
        for level, state in _BY_LEVEL.items():
            states[values == level] = state
        return states
    shown = ", ".join(f"{v:g}" for v in found[:6].astype(np.float64))
    raise refuse(
        file,
        f"its values ({shown}{' …' if found.size > 6 else ''}) are not 0 no die, 1 pass, 2 fail "
        "(or 0, 127, 255); convert them first",
        where,
    )


@dataclass(frozen=True)
class _SetColumns:
    """The arrays of a die-grid set that are small."""

    shape: NDArray[np.int64]
    texts: Mapping[str, Array]

    def text(self, name: str, index: int) -> str | None:
        """Value of one wafer in a column of text or numbers."""
        if name not in self.texts:
            return None
        value = self.texts[name][index]
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        return text.replace("\0", "").strip() or None


def _from_set(
    file: PlainFile, places: Mapping[str, ArrayPlace], options: ReadOptions
) -> Iterator[WaferMap]:
    columns = _set_columns(file, places)
    if not len(columns.shape):
        raise refuse(file, "the set holds no wafer; choose another")
    wrong: list[int] = []
    with ExitStack() as opened:
        cells = opened.enter_context(ArrayStream(file, places["cells"]))
        masks = None
        if "masks" in places:
            masks = opened.enter_context(ArrayStream(file, places["masks"]))
        for index, (rows, width) in enumerate(columns.shape.tolist()):
            states = _taken(cells, rows, width)
            truth = None if masks is None else _taken(masks, rows, width)
            if int(states.max()) > 2:
                wrong.append(index)
                continue
            info = WaferInfo(lot=columns.text("lot", index), wafer=columns.text("wafer", index))
            yield _map(
                file, str(index), states, options,
                info=info,
                label=columns.text("label", index),
                truth=truth,
            )  # fmt: skip
    if wrong:
        what = "a cell is none of 0 no die, 1 pass, 2 fail; the others are read"
        raise refuse(file, what, _named(wrong))


def _named(wafers: list[int]) -> str:
    """The first few of a set's wafers, for a message."""
    rest = f" and {len(wafers) - _NAMED:,} more" if len(wafers) > _NAMED else ""
    return f"wafer {', '.join(map(str, wafers[:_NAMED]))}{rest}"


def _taken(stream: ArrayStream, rows: int, width: int) -> NDArray[np.uint8]:
    return np.frombuffer(stream.take(rows * width), dtype=np.uint8).reshape(rows, width)


def _set_columns(file: PlainFile, places: Mapping[str, ArrayPlace]) -> _SetColumns:
    shape = _shapes(file, places["shape"])
    areas = shape[:, 0] * shape[:, 1]
    bad = (shape < 1).any(axis=1) | (shape > MAX_SIDE).any(axis=1) | (areas > MAX_CELLS)
    if bad.any():
        index = int(np.argmax(bad))
        raise refuse(
            file, f"shape {tuple(shape[index].tolist())} is none of a map", f"wafer {index}"
        )
    for name in ("cells", "masks"):
        if name in places:
            _check_bytes(file, places[name], int(areas.sum()))
    texts = {
        name: _column(file, places[name], len(shape))
        for name in ("label", "lot", "wafer")
        if name in places
    }
    return _SetColumns(shape, texts)


def _column(file: PlainFile, place: ArrayPlace, count: int) -> Array:
    if place.shape != (count,) or place.dtype.kind not in "USiuf":
        raise refuse(
            file,
            f"it must have {count} texts or numbers, one a wafer, not {place.dtype} of "
            f"{place.shape}",
            f"array '{place.name}'",
        )
    return load(file, place)


def _shapes(file: PlainFile, place: ArrayPlace) -> NDArray[np.int64]:
    if len(place.shape) != 2 or place.shape[1] != 2 or place.dtype.kind not in "iu":
        raise refuse(file, f"'shape' must be (N, 2) whole numbers, not {place.shape} {place.dtype}",
                     "array 'shape'")  # fmt: skip
    if place.shape[0] > MAX_WAFERS:
        raise refuse(file, f"more than {MAX_WAFERS:,} wafers; split the set", "array 'shape'")
    return np.clip(load(file, place), -1, 1 << 40).astype(np.int64)


def _check_bytes(file: PlainFile, place: ArrayPlace, total: int) -> None:
    if place.dtype != np.uint8 or place.shape != (total,):
        raise refuse(
            file,
            f"it must be uint8 of shape ({total},), as 'shape' adds up, not {place.dtype} of "
            f"{place.shape}",
            f"array '{place.name}'",
        )


def _map(
    file: PlainFile,
    key: str,
    cells: NDArray[np.uint8],
    options: ReadOptions,
    *,
    info: WaferInfo | None = None,
    label: str | None = None,
    truth: NDArray[np.uint8] | None = None,
) -> WaferMap:
    rows, columns = cells.shape
    grid = DieGrid.estimated(columns=columns, rows=rows)
    return WaferMap(
        source=source_of(file, format_name="grid", key=key),
        info=info or WaferInfo(),
        grid=apply_given(grid, None, options),
        cells=cells,
        label=label,
        truth=truth,
    )


READER: Final = GridReader()
"""The reader of this format."""
