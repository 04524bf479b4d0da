"""Die-grid sets: many wafers in one ``.npz``, the layout that readers, simulator and scoring speak.

Keys of the file: ``cells`` (uint8, every map's cells row by row, one map after another: 0 no die,
1 pass, 2 fail), ``shape`` (N, 2) int32 rows x columns, and, where known, ``label`` and ``lot``
(text), ``wafer`` (int32) and ``masks`` (uint8 in the order of ``cells``, bit k for class k of the
taxonomy).
"""

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.taxonomy import FAIL, verdicts_of_label

Bytes = NDArray[np.uint8]

_NEEDED: Final = ("cells", "shape")
_OPTIONAL: Final = ("label", "lot", "wafer", "masks")

_ZIP: Final = b"PK"
_NPY: Final = b"\x93N"
_LARGEST: Final = 2 << 30
"""Bytes of all arrays unpacked; a larger file is a mistake or an attack."""

_BROKEN: Final = (ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error, AttributeError)
"""What numpy and zipfile raise for damaged or foreign files."""


@dataclass(frozen=True, slots=True, eq=False)
class DieGridSet:
    """Many die grids.

    Attributes:
        cells: (sum of rows*columns,) uint8, 0 no die, 1 pass, 2 fail, row by row.
        shape: (N, 2) int32, rows and columns of each map.
        label: (N,) text, class keys or WM-811K's names, ``+`` joins several, may be empty.
        lot: (N,) text.
        wafer: (N,) int32, number in the lot.
        masks: like ``cells``, bit k for class k; None where unknown.
        offset: (N + 1,) int64, where each map's cells begin; worked out from ``shape``.
    """

    cells: Bytes
    shape: NDArray[np.int32]
    label: NDArray[np.str_]
    lot: NDArray[np.str_]
    wafer: NDArray[np.int32]
    masks: Bytes | None
    offset: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.shape)

    def cells_of(self, index: int) -> Bytes:
        """Cells of one map, (rows, columns) uint8, a view."""
        return self._grid(self.cells, index)

    def masks_of(self, index: int) -> Bytes | None:
        """Mask bits of one map, (rows, columns) uint8, a view; None where the set has none."""
        return None if self.masks is None else self._grid(self.masks, index)

    def _grid(self, values: Bytes, index: int) -> Bytes:
        if not 0 <= index < len(self):
            raise IndexError(f"the set has {len(self)} wafers, there is no number {index}")
        rows, columns = (int(n) for n in self.shape[index])
        return values[self.offset[index] : self.offset[index + 1]].reshape(rows, columns)


def set_of_arrays(
    *,
    cells: NDArray[np.generic],
    shape: NDArray[np.generic],
    label: NDArray[np.generic] | None = None,
    lot: NDArray[np.generic] | None = None,
    wafer: NDArray[np.generic] | None = None,
    masks: NDArray[np.generic] | None = None,
) -> DieGridSet:
    """Make a set of its arrays after checking that they fit together.

    Args:
        cells: as in `DieGridSet`.
        shape: as in `DieGridSet`, any integer type.
        label: as in `DieGridSet`; empty where None.
        lot: as in `DieGridSet`; empty where None.
        wafer: as in `DieGridSet`, any integer type; counted from 0 where None.
        masks: as in `DieGridSet`.

    Returns:
        The set.

    Raises:
        ValueError: the first thing that is wrong, with the array and the wafer.
    """
    shapes = _shapes(shape)
    silent, numbers = np.zeros(len(shapes), "U1"), np.arange(len(shapes))
    label, lot = silent if label is None else label, silent if lot is None else lot
    wafer = numbers if wafer is None else wafer
    offset = np.concatenate([[0], np.cumsum(shapes.astype(np.int64).prod(axis=1))])
    return DieGridSet(
        cells=_values("cells", cells, count=int(offset[-1]), top=FAIL),
        shape=shapes,
        label=_labels(_column("label", label, count=len(shapes), kind="U")),
        lot=_column("lot", lot, count=len(shapes), kind="U"),
        wafer=_column("wafer", wafer, count=len(shapes), kind="iu").astype(np.int32),
        masks=None if masks is None else _values("masks", masks, count=int(offset[-1]), top=255),
        offset=offset.astype(np.int64),
    )


def join_grids(
    grids: Sequence[Bytes],
    *,
    labels: Sequence[str],
    lots: Sequence[str],
    wafers: Sequence[int],
    masks: Sequence[Bytes] | None = None,
) -> DieGridSet:
    """Make a set of single grids.

    Args:
        grids: (rows, columns) uint8 each.
        labels: one a grid.
        lots: one a grid.
        wafers: one a grid.
        masks: one a grid, of the grid's shape.

    Returns:
        The set.

    Raises:
        ValueError: the lengths differ, or a value is out of range.
    """
    for grid, mask in zip(grids, masks or grids, strict=True):
        if grid.shape != mask.shape:
            raise ValueError(f"a mask is {mask.shape}, its grid {grid.shape}")
    return set_of_arrays(
        cells=_joined(grids),
        shape=np.array([g.shape for g in grids], np.int32).reshape(-1, 2),
        label=np.array(labels, dtype=np.str_),
        lot=np.array(lots, dtype=np.str_),
        wafer=np.array(wafers, np.int32),
        masks=None if masks is None else _joined(masks),
    )


def read_set(path: Path) -> DieGridSet:
    """Read a die-grid set.

    Args:
        path: an ``.npz`` file of this layout. Pickled arrays are refused.

    Returns:
        The set, checked.

    Raises:
        ValueError: the file is no set; the text names the file and what is wrong.
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return set_of_arrays(**_arrays(file))
    except _BROKEN as error:
        raise ValueError(f"{path} is no die-grid set: {error}") from error


def _arrays(file: BinaryIO) -> dict[str, NDArray[np.generic]]:
    magic = file.read(2)
    file.seek(0)
    if magic not in (_ZIP, _NPY):
        raise ValueError("it is no NumPy file")  # np.load would take it for a pickle
    loaded = np.load(file, allow_pickle=False)
    if not isinstance(loaded, np.lib.npyio.NpzFile):
        raise ValueError("it is a single array, not an .npz of several")
    with loaded as arrays:
        missing = [key for key in _NEEDED if key not in arrays.files]
        if missing:
            raise ValueError(f"it lacks the array '{missing[0]}'")
        parts = arrays.zip.infolist() if arrays.zip else []
        if sum(int(part.file_size) for part in parts) > _LARGEST:
            raise ValueError(f"its arrays are larger than {_LARGEST >> 20} MB")
        return {key: _plain(arrays, key) for key in (*_NEEDED, *_OPTIONAL) if key in arrays.files}


def _plain(arrays: np.lib.npyio.NpzFile, key: str) -> NDArray[np.generic]:
    try:
        return arrays[key]
    except ValueError as error:
        if "allow_pickle" not in str(error):
            raise
        raise ValueError(
            f"'{key}' holds Python objects, which could run code; save plain text and numbers"
        ) from error


def write_set(path: Path, dies: DieGridSet) -> None:
    """Write a die-grid set, compressed, beside its name first so that no half file stays.

    Args:
        path: the file to make or replace.
        dies: what to write.

    Raises:
        OSError: it cannot be written.
    """
    arrays: dict[str, NDArray[np.generic]] = {
        "cells": dies.cells,
        "shape": dies.shape,
        "label": dies.label,
        "lot": dies.lot,
        "wafer": dies.wafer,
    }
    if dies.masks is not None:
        arrays["masks"] = dies.masks
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _joined(grids: Sequence[Bytes]) -> Bytes:
    return np.concatenate([g.ravel() for g in grids]) if grids else np.zeros(0, np.uint8)


def _shapes(shape: NDArray[np.generic]) -> NDArray[np.int32]:
    if shape.ndim != 2 or shape.shape[1] != 2 or shape.dtype.kind not in "iu":
        raise ValueError(f"'shape' must be (N, 2) integers, not {shape.dtype} {shape.shape}")
    sizes = shape.astype(np.int64)
    if len(sizes) and (sizes.min() < 1 or sizes.max() > 1_000_000):
        wrong = int(np.flatnonzero((sizes < 1).any(1) | (sizes > 1_000_000).any(1))[0])
        raise ValueError(f"wafer {wrong} of 'shape' is {sizes[wrong].tolist()} rows x columns")
    return sizes.astype(np.int32)


def _values(name: str, values: NDArray[np.generic], *, count: int, top: int) -> Bytes:
    if values.dtype != np.uint8 or values.ndim != 1:
        raise ValueError(f"'{name}' must be flat uint8, not {values.dtype} {values.shape}")
    if len(values) != count:
        raise ValueError(f"'{name}' has {len(values)} values, 'shape' asks for {count}")
    bytes_ = values.astype(np.uint8, copy=False)
    if len(bytes_) and int(bytes_.max()) > top:
        where = int(np.flatnonzero(bytes_ > top)[0])
        raise ValueError(f"'{name}' holds {int(bytes_[where])} at {where}, the most is {top}")
    return bytes_


def _column(name: str, values: NDArray[np.generic], *, count: int, kind: str) -> NDArray[np.str_]:
    text = "text" if kind == "U" else "integers"
    if kind == "U" and values.dtype.kind == "S":  # text as Python 2 and HDF5 tools save it
        values = np.char.decode(values.astype(np.bytes_), "utf-8", "replace")
    empty = count == 0 and values.size == 0
    if values.ndim != 1 or (values.dtype.kind not in kind and not empty):
        raise ValueError(f"'{name}' must be flat {text}, not {values.dtype} {values.shape}")
    if len(values) != count:
        raise ValueError(f"'{name}' has {len(values)} entries for {count} wafers")
    return values  # type: ignore[return-value]


def _labels(labels: NDArray[np.str_]) -> NDArray[np.str_]:
    for label in np.unique(labels):
        verdicts_of_label(str(label))
    return labels
