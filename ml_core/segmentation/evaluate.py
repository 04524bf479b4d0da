"""A model against a set: masks at die level and verdicts, as far as the set has the truth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml_core.segmentation.batch import inspect_all
from ml_core.segmentation.pipeline import Inspector
from ml_core.wafer.agreement import Confusion, Scores, confusion_of, overlap_counts, scores_of
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import ModelRef
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.sets import DieGridSet
from ml_core.wafer.taxonomy import CLASS_KEYS, verdicts_of_label

Progress = Callable[[int, int], None]
"""Takes finished and all wafers; raises ``Cancelled`` to stop."""

_NOWHERE: Final = "0" * 64


@dataclass(frozen=True)
class Evaluation:
    """What a model is worth on a set.

    Attributes:
        wafers: wafers in the set.
        model: the model and the engine that ran.
        pyramid: ``off``, ``on`` or ``adaptive``: how it looked at the wafers.
        scores: agreement of masks at die level; None where the set has no masks.
        confusion: verdicts against labels; None where no wafer has a label.
        verdicts: the verdict of each wafer, in the set's order.
    """

    wafers: int
    model: ModelRef
    pyramid: str
    scores: Scores | None
    confusion: Confusion | None
    verdicts: tuple[str, ...]


def evaluate_set(
    inspector: Inspector, dies: DieGridSet, progress: Progress | None = None
) -> Evaluation:
    """Inspect every wafer of a set and score the answers.

    Args:
        inspector: the model.
        dies: the set.
        progress: called with finished and all wafers.

    Returns:
        The scores.

    Raises:
        Cancelled: ``progress`` raised it.
        ModelError: the model cannot run.
    """
    counts = np.zeros((3, len(CLASS_KEYS)), np.int64)
    verdicts: list[str] = []
    told = None if progress is None else lambda done: progress(done, len(dies))
    for wafer, inspection in inspect_all(inspector, wafers_of(dies), progress=told):
        verdicts.append(inspection.verdict)
        if wafer.truth is not None:
            counts += overlap_counts(wafer.truth, inspection.die_mask, wafer.die_mask)
    labels = [verdicts_of_label(str(label)) for label in dies.label]
    return Evaluation(
        wafers=len(dies),
        model=inspector.model,
        pyramid=inspector.pyramid.mode.value,
        scores=None if dies.masks is None else scores_of(counts),
        confusion=confusion_of(labels, verdicts) if any(labels) else None,
        verdicts=tuple(verdicts),
    )


def wafers_of(dies: DieGridSet) -> Iterator[WaferMap]:
    """Yield a set's wafers as maps with an estimated grid, their truth and label beside."""
    for index in range(len(dies)):
        cells = dies.cells_of(index)
        rows, columns = cells.shape
        yield WaferMap(
            source=WaferSource(path="set", sha256=_NOWHERE, key=str(index), format="set"),
            info=WaferInfo(lot=str(dies.lot[index]), wafer=str(dies.wafer[index])),
            grid=DieGrid.estimated(columns=columns, rows=rows),
            cells=cells,
            label=str(dies.label[index]) or None,
            truth=dies.masks_of(index),
        )
