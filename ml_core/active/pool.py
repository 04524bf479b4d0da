"""The pool: what is known of every wafer that could be labelled, or is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml_core.active.scores import NONE_INDEX, Floats, WaferScores
from ml_core.wafer.errors import SelectionError
from ml_core.wafer.taxonomy import CLASSES

Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]
Verdicts = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """A pool of N wafers, one row each.

    For 100,000 wafers the numbers take 12 MB; embeddings of 2048 take 400 MB as float16 and may
    be a memory map.

    Attributes:
        ids: (N,) wafer ids, all different; equal scores are ordered by them.
        entropy: (N,) predictive entropy.
        class_entropy: (N, 8) class-weighted entropy.
        verdict: (N,) predicted verdict, 0 to 7 a class, 8 none.
        labelled: (N,) True where people have labelled the wafer: never chosen, centre of CoreSet.
        bald: (N,) disagreement of passes; None if there was one pass.
        embeddings: (N, D) float16 or float32; None if the model gives none.
        skipped: (N,) True where people set the wafer aside as ambiguous, or have it in a queue:
            never chosen, no centre. None for no such wafer.
    """

    ids: NDArray[np.str_]
    entropy: Floats
    class_entropy: Floats
    verdict: Verdicts
    labelled: Bools
    bald: Floats | None = None
    embeddings: NDArray[np.floating[Any]] | None = None
    skipped: Bools | None = None

    def __post_init__(self) -> None:
        count = len(self.ids)
        shapes = {
            "entropy": (self.entropy, (count,)),
            "class_entropy": (self.class_entropy, (count, len(CLASSES))),
            "verdict": (self.verdict, (count,)),
            "labelled": (self.labelled, (count,)),
            "bald": (self.bald, (count,)),
            "skipped": (self.skipped, (count,)),
        }
        for name, (array, shape) in shapes.items():
            _check_shape(name, array, shape)
        if self.embeddings is not None:
            _check_shape("embeddings", self.embeddings, (count, *self.embeddings.shape[1:2]))
        self._check_values()

    def _check_values(self) -> None:
        if len(np.unique(self.ids)) != len(self.ids):
            raise SelectionError("the pool names a wafer twice; give each wafer one row")
        for name, numbers in (
            ("entropy", self.entropy),
            ("class_entropy", self.class_entropy),
            ("bald", self.bald),
        ):
            if numbers is not None and not np.isfinite(numbers).all():
                raise SelectionError(f"{name} of the pool holds values that are not numbers")
        if ((self.verdict < 0) | (self.verdict > NONE_INDEX)).any():
            raise SelectionError(f"verdicts of the pool go from 0 to {NONE_INDEX} (none)")

    def open_rows(self) -> Rows:
        """Rows that may be chosen, in the order of their ids."""
        closed = self.labelled if self.skipped is None else self.labelled | self.skipped
        rows = np.flatnonzero(~closed)
        return rows[np.argsort(self.ids[rows])]

    def labelled_rows(self) -> Rows:
        """Rows of labelled wafers, in the order of their ids."""
        rows = np.flatnonzero(self.labelled)
        return rows[np.argsort(self.ids[rows])]


def gather_candidates(
    ids: Sequence[str],
    scores: Sequence[WaferScores],
    *,
    labelled: Bools,
    embeddings: NDArray[np.floating[Any]] | None = None,
    skipped: Bools | None = None,
) -> Candidates:
    """Put the scores of single wafers into one pool.

    Args:
        ids: N wafer ids.
        scores: N scores, in the same order.
        labelled: (N,).
        embeddings: (N, D), or None.
        skipped: (N,), or None.

    Returns:
        The pool; without BALD if any wafer lacks it.

    Raises:
        SelectionError: lengths that differ, a wafer named twice.
    """
    disagreement = [score.bald for score in scores if score.bald is not None]
    return Candidates(
        ids=np.array(ids, dtype=np.str_),
        entropy=np.array([score.entropy for score in scores], dtype=np.float64),
        class_entropy=np.array([score.class_entropy for score in scores]).reshape(-1, len(CLASSES)),
        verdict=np.array([score.verdict for score in scores], dtype=np.int8),
        labelled=labelled,
        bald=np.array(disagreement) if len(disagreement) == len(scores) else None,
        embeddings=embeddings,
        skipped=skipped,
    )


def _check_shape(name: str, array: NDArray[Any] | None, shape: tuple[int, ...]) -> None:
    if array is not None and array.shape != shape:
        raise SelectionError(f"{name} of the pool has shape {array.shape}, not {shape}")
