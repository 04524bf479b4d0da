"""Array files (.npy, and .npz, which is a zip of them) opened without trusting their sizes.

NumPy's own loader allocates what a header announces. Here the header is read first, checked
against the bytes that are really there, and nothing that holds Python objects is opened.
"""

import tokenize
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Final

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import refuse
from ml_core.wafer.errors import WaferFileError

MAX_ARRAY_BYTES: Final = 1 << 29
"""Largest array that is loaded whole, bytes; the cells of a set are streamed instead."""
MAX_HEADER: Final = 1 << 16
"""Largest header of an array, bytes."""
MAX_DIMENSIONS: Final = 4
_BLOCK: Final = 1 << 20
_BROKEN: Final = (
    OSError, EOFError, ValueError, TypeError, KeyError, IndexError, SyntaxError, OverflowError,
    MemoryError, RecursionError, NotImplementedError, zipfile.BadZipFile, zlib.error,
    tokenize.TokenError, RuntimeError,
)  # fmt: skip
Array = NDArray[np.generic]


@dataclass(frozen=True)
class ArrayPlace:
    """Where an array lies and what its header says.

    Attributes:
        name: its name without ``.npy``; empty for a file that is one array.
        shape: shape.
        dtype: dtype; never of Python objects.
        fortran: True where the file is in Fortran order.
        offset: bytes before the data.
    """

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[np.generic]
    fortran: bool
    offset: int

    @property
    def nbytes(self) -> int:
        """Bytes of the data."""
        count = 1
        for side in self.shape:
            count *= side
        return count * self.dtype.itemsize


def array_of(file: PlainFile) -> Array:
    """The array of a .npy file, mapped from disk where its size allows.

    Raises:
        WaferFileError: the header is damaged or announces more than there is.
    """
    try:
        with file.path.open("rb") as stream:
            place = _place(file, "", stream, file.size)
        return np.memmap(
            file.path,
            dtype=place.dtype,
            mode="r",
            offset=place.offset,
            shape=place.shape,
            order="F" if place.fortran else "C",
        )
    except _BROKEN as error:
        raise _damaged(file, "", error) from error


def places_of(file: PlainFile) -> Mapping[str, ArrayPlace]:
    """Arrays of a .npz file by name, from their headers only.

    Raises:
        WaferFileError: the zip or a header is damaged, or announces more than there is.
    """
    try:
        with zipfile.ZipFile(file.path) as archive:
            found: dict[str, ArrayPlace] = {}
            for member in archive.infolist():
                if member.is_dir() or not member.filename.endswith(".npy"):
                    continue
                name = member.filename.removesuffix(".npy")
                with archive.open(member) as stream:
                    found[name] = _place(file, name, stream, member.file_size)
            return found
    except _BROKEN as error:
        raise _damaged(file, "", error) from error


def load(file: PlainFile, place: ArrayPlace) -> Array:
    """One array of a .npz file.

    Raises:
        WaferFileError: it is larger than ``MAX_ARRAY_BYTES``, or its data are damaged.
    """
    _check_total(file, place)
    with ArrayStream(file, place) as stream:
        data = stream.take(place.nbytes)
    try:
        flat = np.frombuffer(data, dtype=place.dtype)
        return flat.reshape(place.shape, order="F" if place.fortran else "C")
    except _BROKEN as error:
        raise _damaged(file, place.name, error) from error


class ArrayStream:
    """The data of one array of a .npz file, read piece by piece; a context manager."""

    def __init__(self, file: PlainFile, place: ArrayPlace) -> None:
        """Open the array.

        Raises:
            WaferFileError: the zip is damaged.
        """
        self._file = file
        self._name = place.name
        self._open = ExitStack()
        try:
            archive = self._open.enter_context(zipfile.ZipFile(file.path))
            self._stream = self._open.enter_context(archive.open(f"{place.name}.npy"))
            self._stream.read(place.offset)
        except _BROKEN as error:
            self._open.close()
            raise _damaged(file, place.name, error) from error

    def __enter__(self) -> "ArrayStream":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def take(self, count: int) -> bytearray:
        """The next ``count`` bytes.

        Raises:
            WaferFileError: fewer are there, or they are damaged.
        """
        data = bytearray()
        try:
            while len(data) < count and (
                block := self._stream.read(min(count - len(data), _BLOCK))
            ):
                data += block
        except _BROKEN as error:
            raise _damaged(self._file, self._name, error) from error
        if len(data) < count:
            raise _damaged(self._file, self._name, EOFError("it ends before its data do"))
        return data


def _place(file: PlainFile, name: str, stream: IO[bytes], size: int) -> ArrayPlace:
    version = npy.read_magic(stream)
    if version not in ((1, 0), (2, 0)):
        raise refuse(file, f"array version {version} is not known; save it again", name)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # headers that Python 2 wrote are read as well
        shape, fortran, dtype = read(stream, max_header_size=MAX_HEADER)
    place = ArrayPlace(name, tuple(int(side) for side in shape), dtype, fortran, stream.tell())
    _check(file, place, size)
    return place


def _check(file: PlainFile, place: ArrayPlace, size: int) -> None:
    where = f"array '{place.name}'" if place.name else ""
    if place.dtype.hasobject:
        raise refuse(file, "it holds Python objects, which could run code; save plain numbers",
                     where)  # fmt: skip
    if len(place.shape) > MAX_DIMENSIONS or min(place.shape, default=1) < 0:
        raise refuse(file, f"shape {place.shape} is none of a wafer map", where)
    if place.dtype.itemsize == 0 or place.offset + place.nbytes > size:
        raise refuse(
            file,
            f"the header announces {place.nbytes:,} bytes of data, but {size - place.offset:,} "
            "are there; the file is cut short or damaged",
            where,
        )


def _check_total(file: PlainFile, place: ArrayPlace) -> None:
    if place.nbytes > MAX_ARRAY_BYTES:
        raise refuse(
            file,
            f"{place.nbytes:,} bytes are more than the {MAX_ARRAY_BYTES:,} that one array may "
            "have; split the set",
            f"array '{place.name}'",
        )


def _damaged(file: PlainFile, name: str, error: BaseException) -> WaferFileError:
    if isinstance(error, OSError) and error.strerror:
        return refuse(file, f"cannot be read ({error.strerror}); check that it is there")
    reason = str(error).split("\n")[0][:160] or type(error).__name__
    where = f"array '{name}'" if name else ""
    return refuse(file, f"the array file is damaged ({reason}); save it again", where)
