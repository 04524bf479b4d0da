"""A wafer as bytes and back: what travels between machines and lies in stores.

Nothing of the wafer is lost but the folders of its source, which are of no use elsewhere, may
name people, and would make two copies of one wafer differ.

``WSWAFER1``, the length of a compressed JSON header (4 bytes, little endian), the header, then
each array as zlib of its bytes in row order. Bytes come from elsewhere, so nothing in them is
trusted: sizes are checked before anything is unpacked.
"""

import json
import re
import struct
import zlib
from dataclasses import asdict
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.map import (
    DieResult,
    PaletteEntry,
    ReportedDefect,
    WaferInfo,
    WaferMap,
    WaferSource,
)

MAGIC: Final = b"WSWAFER1"
MAX_HEADER: Final = 256 * 2**20
"""Bytes of an unpacked header; a KLARF of a million defects stays below."""
MAX_CELLS: Final = 400_000_000
"""Cells of a map; a picture of 20,000 x 20,000 pixels is the largest that is read."""

_ARRAYS: Final = {"cells": "u1", "hard_bins": "<i4", "soft_bins": "<i4", "truth": "u1"}
_LEVEL: Final = 3

Fields = dict[str, Any]
"""Values by name; never leaves the rooms that keep wafers."""


def pack_wafer(wafer: WaferMap) -> bytes:
    """Bytes of a wafer; the same wafer gives the same bytes, wherever its file lay.

    Args:
        wafer: any wafer.

    Returns:
        What ``unpack_wafer`` reads.
    """
    packed = {name: _pack_array(getattr(wafer, name), kind) for name, kind in _ARRAYS.items()}
    told = told_of(wafer)
    told["source"]["path"] = re.split(r"[\\/]", wafer.source.path)[-1]
    fields = {
        **told,
        **extra_of(wafer),
        "shape": wafer.cells.shape,
        "arrays": {name: len(data) for name, data in packed.items() if data is not None},
    }
    header = zlib.compress(json.dumps(fields, separators=(",", ":")).encode("ascii"), _LEVEL)
    arrays = [data for data in packed.values() if data is not None]
    return b"".join([MAGIC, struct.pack("<I", len(header)), header, *arrays])


def unpack_wafer(data: bytes, *, source: str = "packed wafer") -> WaferMap:
    """The wafer that ``pack_wafer`` made the bytes of.

    Args:
        data: the bytes; from anywhere.
        source: what they are called in messages.

    Returns:
        A wafer whose arrays are read-only.

    Raises:
        WaferFileError: the bytes are none of a packed wafer, are cut off, or contradict
            themselves.
    """
    if not data.startswith(MAGIC) or len(data) < len(MAGIC) + 4:
        raise WaferFileError(source=source, what="this is no packed wafer; send it again.")
    try:
        return _unpacked(data)
    except (
        ValueError, KeyError, TypeError, AttributeError, zlib.error, struct.error, OverflowError,
        RecursionError,
    ) as error:  # fmt: skip
        raise WaferFileError(
            source=source, what=f"the packed wafer is damaged ({error}); send it again."
        ) from error


def _unpacked(data: bytes) -> WaferMap:
    start = len(MAGIC) + 4
    (length,) = struct.unpack("<I", data[len(MAGIC) : start])
    fields = json.loads(_inflated(data[start : start + length], most=MAX_HEADER))
    rows, columns = (int(side) for side in fields["shape"])
    if not (rows > 0 and columns > 0 and rows * columns <= MAX_CELLS):
        raise ValueError(f"a map of {rows} x {columns} cells")
    place = start + length
    arrays: dict[str, NDArray[Any]] = {}
    for name, kind in _ARRAYS.items():
        if name in fields["arrays"]:
            size = int(fields["arrays"][name])
            arrays[name] = _unpack_array(data[place : place + size], kind, (rows, columns))
            place += size
    if place != len(data):
        raise ValueError("its length is not what its header says")
    return wafer_from(fields, fields, arrays)


def told_of(wafer: WaferMap) -> Fields:
    """What is told of a wafer: small, and wanted whenever the wafer is."""
    return {
        "source": asdict(wafer.source),
        "info": asdict(wafer.info),
        "grid": _grid_fields(wafer.grid),
        "label": wafer.label,
        "warnings": wafer.warnings,
    }


def extra_of(wafer: WaferMap) -> Fields:
    """What may be long: retests, unplaced results, reported defects, the palette."""
    return {
        "retests": [asdict(result) for result in wafer.retests],
        "unplaced": [asdict(result) for result in wafer.unplaced],
        "reported": [asdict(defect) for defect in wafer.reported],
        "palette": [asdict(entry) for entry in wafer.palette],
    }


def wafer_from(told: Fields, extra: Fields, arrays: dict[str, NDArray[Any]]) -> WaferMap:
    """The wafer of ``told_of``, ``extra_of`` and its arrays by name.

    Raises:
        ValueError, KeyError, TypeError: the fields or arrays are not those of a wafer.
    """
    return WaferMap(
        source=WaferSource(**told["source"]),
        info=WaferInfo(**told["info"]),
        grid=_grid_of(told["grid"]),
        cells=arrays["cells"],
        hard_bins=arrays.get("hard_bins"),
        soft_bins=arrays.get("soft_bins"),
        truth=arrays.get("truth"),
        retests=tuple(DieResult(**value) for value in extra["retests"]),
        unplaced=tuple(DieResult(**value) for value in extra["unplaced"]),
        reported=tuple(_reported_of(value) for value in extra["reported"]),
        palette=tuple(PaletteEntry(**value) for value in extra["palette"]),
        label=told["label"],
        warnings=tuple(told["warnings"]),
    )


def _pack_array(array: NDArray[Any] | None, kind: str) -> bytes | None:
    if array is None:
        return None
    return zlib.compress(np.ascontiguousarray(array, dtype=kind).tobytes(), _LEVEL)


def _unpack_array(data: bytes, kind: str, shape: tuple[int, int]) -> NDArray[Any]:
    dtype = np.dtype(kind)
    wanted = shape[0] * shape[1] * dtype.itemsize
    raw = _inflated(data, most=wanted)
    if len(raw) != wanted:
        raise ValueError("an array is shorter than the map")
    native = dtype.newbyteorder("=")
    return np.frombuffer(raw, dtype=dtype).astype(native, copy=False).reshape(shape)


def _inflated(data: bytes, *, most: int) -> bytes:
    """Unpack at most so many bytes: a small bomb shall not fill the memory."""
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(data, most)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("it is longer than it may be, or cut off")
    return raw


def _grid_fields(grid: DieGrid) -> Fields:
    fields = asdict(grid)
    for name in ("notch", "pitch_known", "diameter_known"):
        fields[name] = fields[name].value
    return fields


def _grid_of(fields: Fields) -> DieGrid:
    centre = fields["centre"]
    made = {
        **fields,
        "pitch_mm": tuple(fields["pitch_mm"]),
        "first_die": tuple(fields["first_die"]),
        "centre": None if centre is None else tuple(centre),
        "notch": Notch(fields["notch"]),
        "pitch_known": Known(fields["pitch_known"]),
        "diameter_known": Known(fields["diameter_known"]),
    }
    return DieGrid(**made)


def _reported_of(fields: Fields) -> ReportedDefect:
    size = fields["size_um"]
    made = {
        **fields,
        "die": tuple(fields["die"]),
        "offset_um": tuple(fields["offset_um"]),
        "size_um": None if size is None else tuple(size),
        "images": tuple(fields["images"]),
    }
    return ReportedDefect(**made)
