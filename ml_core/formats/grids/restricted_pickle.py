"""Pickles opened without running anything in them.

A pickle is a program: it names functions and has them called. Here a fixed list of names is
known, none of them is ever imported or called, and each call becomes an inert record of the
name, its arguments and its state. Any other name ends the reading with an error that names it.
"""

import mmap
import pickle
import struct
from dataclasses import dataclass
from typing import Any, Final

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.sources import refuse
from ml_core.wafer.errors import WaferFileError

MAX_BYTES: Final = 3 << 30
"""Largest pickle, bytes. A pickle is held in memory as a whole."""
FREE_STEPS: Final = 2_000_000
"""Steps that any pickle may take; beyond, one for every 6 bytes."""

_INDEX_CLASSES: Final = ("Index", "_new_Index", "Int64Index", "RangeIndex", "Float64Index")
_INDEX_MODULES: Final = (
    "pandas.core.index", "pandas.indexes.base", "pandas.indexes.range", "pandas.indexes.numeric",
    "pandas.core.indexes.base", "pandas.core.indexes.range", "pandas.core.indexes.numeric",
)  # fmt: skip
KNOWN: Final = frozenset(
    [
        ("pandas", "DataFrame"),
        ("pandas", "Index"),
        ("pandas", "RangeIndex"),
        ("pandas.core.frame", "DataFrame"),
        ("pandas", "StringDtype"),
        ("pandas.arrays", "ArrowStringArray"),
        ("pyarrow.lib", "_restore_array"),
        ("pyarrow.lib", "py_buffer"),
        ("pyarrow.lib", "type_for_alias"),
        ("pandas.core.internals", "BlockManager"),
        ("pandas.core.internals.managers", "BlockManager"),
        ("pandas._libs.internals", "BlockManager"),
        ("pandas._libs.internals", "_unpickle_block"),
        ("copyreg", "_reconstructor"),
        ("builtins", "object"),
        ("builtins", "slice"),
        ("_codecs", "encode"),
        ("numpy", "ndarray"),
        ("numpy", "dtype"),
        ("numpy.core.multiarray", "_reconstruct"),
        ("numpy.core.multiarray", "scalar"),
        ("numpy.core.numeric", "_frombuffer"),
        *((module, name) for module in _INDEX_MODULES for name in _INDEX_CLASSES),
    ]
)
"""Names that may stand in a pickle, in today's spelling; none is ever imported."""
_RENAMED: Final = {
    "copy_reg": "copyreg",
    "__builtin__": "builtins",
    "numpy._core.multiarray": "numpy.core.multiarray",
    "numpy._core.numeric": "numpy.core.numeric",
}
_SHORT: Final = {
    "DataFrame": "pandas.core.frame",
    "Index": "pandas.core.indexes.base",
    "RangeIndex": "pandas.core.indexes.range",
}
_BROKEN: Final = (
    pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError,
    OverflowError, MemoryError, RecursionError, AssertionError, ImportError, struct.error,
    NotImplementedError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A function or class that a pickle names, never imported.

    Attributes:
        name: its name without the module.
    """

    name: str


@dataclass(slots=True)
class Record:
    """A call that a pickle asks for, never made.

    Attributes:
        name: name of the function or class.
        arguments: what it would be called with.
        state: what it would be set to afterwards.
    """

    name: str
    arguments: tuple[Any, ...]
    state: Any = None


def unpickled(file: PlainFile) -> Any:
    """Content of a pickle: plain values and ``Record`` objects.

    Raises:
        WaferFileError: it names something unknown, is damaged, or asks for too much.
    """
    if file.size > MAX_BYTES:
        raise refuse(file, f"{file.size:,} bytes are more than the {MAX_BYTES:,} of a pickle")
    try:
        with (
            file.path.open("rb") as stream,
            mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
        ):
            # a mapped file gives what there is, where a stream allocates what is asked for
            return _InertUnpickler(file, mapped).load()
    except _BROKEN as error:
        reason = (str(error).split("\n")[0] or type(error).__name__)[:120]
        raise refuse(file, f"the pickle is damaged or cut ({reason}); save it again") from error
    except OSError as error:
        raise refuse(file, f"cannot be read ({error.strerror}); check that it is there") from error


class _Steps(dict[int, Any]):
    """Table of steps that counts how often it is asked."""

    def __init__(self, table: dict[int, Any], budget: int) -> None:
        super().__init__(table)
        self._left = budget

    def __getitem__(self, key: int) -> Any:
        self._left -= 1
        if self._left < 0:
            raise pickle.UnpicklingError("it takes more steps than its size explains")
        return super().__getitem__(key)


class _InertUnpickler(pickle._Unpickler):  # the C one allocates what a memo index asks for
    """Makes records instead of calls."""

    def __init__(self, file: PlainFile, stream: mmap.mmap) -> None:
        super().__init__(stream, encoding="latin1")
        self._file = file
        self.dispatch = _Steps(_DISPATCH, FREE_STEPS + file.size // 6)  # type: ignore[misc]

    def find_class(self, module: str, name: str) -> Any:
        """Inert name of a known function or class."""
        module = _RENAMED.get(module, module)
        if module == "pandas" and name in _SHORT:  # pandas 3 leaves out where it is
            module = _SHORT[name]
        if (module, name) not in KNOWN:
            raise self.refused(f"{module}.{name}")
        return Name(name)

    def persistent_load(self, pid: Any) -> Any:
        """Refuse objects that lie outside the file."""
        raise self.refused(f"the outside object {str(pid)[:40]}")

    def get_extension(self, code: int) -> None:
        """Refuse names by number."""
        raise self.refused(f"extension {code}")

    def refused(self, name: str) -> WaferFileError:
        """The error for something that could run code."""
        return refuse(
            self._file,
            f"the pickle wants to use '{name[:120]}', which could run code and is no part of a "
            "table of wafer maps; nothing of it was run. Convert it to .npz or CSV where it "
            "comes from",
        )

    def called(self, function: Any, arguments: Any) -> Record:
        """Record of a call."""
        if not isinstance(function, Name) or not isinstance(arguments, tuple):
            raise pickle.UnpicklingError("it calls something that is no function")
        if function.name == "_reconstructor" and arguments and isinstance(arguments[0], Name):
            return Record(arguments[0].name, ())
        return Record(function.name, arguments)

    def load_reduce(self) -> None:
        """A call with the arguments on the stack."""
        arguments = self.stack.pop()  # type: ignore[attr-defined]
        self.stack[-1] = self.called(self.stack[-1], arguments)  # type: ignore[attr-defined]

    def load_newobj_ex(self) -> None:
        """A new object with named arguments: never used by tables."""
        raise pickle.UnpicklingError("it makes objects with named arguments")

    def load_build(self) -> None:
        """Set the state of the record on the stack."""
        state = self.stack.pop()  # type: ignore[attr-defined]
        record = self.stack[-1]  # type: ignore[attr-defined]
        if not isinstance(record, Record):
            raise pickle.UnpicklingError("it sets the state of a plain value")
        record.state = state

    def load_old_instance(self) -> None:
        """Objects of protocol 0: never used by tables."""
        raise pickle.UnpicklingError("it makes objects in a way that tables do not use")

    def load_bytearray8(self) -> None:
        """Bytes whose length is checked before they are allocated."""
        (length,) = struct.unpack("<Q", self.read(8))  # type: ignore[attr-defined]
        if length > self._file.size:
            raise EOFError("a length in it is larger than the file")
        self.append(bytearray(self.read(length)))  # type: ignore[attr-defined]


_DISPATCH: Final = dict(pickle._Unpickler.dispatch) | {
    pickle.REDUCE[0]: _InertUnpickler.load_reduce,
    pickle.NEWOBJ[0]: _InertUnpickler.load_reduce,
    pickle.NEWOBJ_EX[0]: _InertUnpickler.load_newobj_ex,
    pickle.BUILD[0]: _InertUnpickler.load_build,
    pickle.INST[0]: _InertUnpickler.load_old_instance,
    pickle.OBJ[0]: _InertUnpickler.load_old_instance,
    pickle.BYTEARRAY8[0]: _InertUnpickler.load_bytearray8,
}
