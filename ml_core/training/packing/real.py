"""Real maps with one verdict: those that a training saw, and those that it did not."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ml_core.training.wafers import FOLDS, named_examples
from ml_core.wafer.sets import read_set


@dataclass(frozen=True, slots=True, eq=False)
class RealMap:
    """A real map of which only the verdict is known.

    Attributes:
        cells: (rows, columns) uint8.
        verdict: class index, or 8 for none.
    """

    cells: NDArray[np.uint8]
    verdict: int


@dataclass(frozen=True, slots=True, eq=False)
class RealMaps:
    """The real maps of a labelled set, split as a training split them.

    Attributes:
        seen: of the lots that training saw; thresholds may be fitted on them.
        held_out: of the lots that it did not see; they are scored.
        which: says in words which maps are held out.
    """

    seen: tuple[RealMap, ...] = ()
    held_out: tuple[RealMap, ...] = ()
    which: str = ""


def read_real_maps(path: Path | None, *, held_out: int | None) -> RealMaps:
    """Read a labelled set.

    Args:
        path: a die-grid set with one label a wafer, or None for no maps.
        held_out: fold of lots that training did not see; None where it saw all.

    Returns:
        Maps with exactly one verdict, in two parts.

    Raises:
        ValueError: the file is no die-grid set.
        OSError: it cannot be read.
    """
    if path is None:
        return RealMaps()
    dies = read_set(path)
    kept = set() if held_out is None else {held_out}
    parts = [
        tuple(RealMap(e.dies.cells, e.verdict) for e in named_examples(dies, lots=lots))
        for lots in (set(range(FOLDS)) - kept, kept)
    ]
    return RealMaps(seen=parts[0], held_out=parts[1], which=_which(path, held_out))


def _which(path: Path, held_out: int | None) -> str:
    if held_out is None:
        return ""
    first = 100 * held_out // FOLDS
    return (
        f"maps of {path.name} whose lot's SHA-256 (first 8 hex digits) modulo 100 is from {first} "
        f"to {100 * (held_out + 1) // FOLDS - 1}; no training saw a map of these lots"
    )
