"""Tables of many small trainings: how large each is, its score, and a file to go on from.

Such a table takes hours and will be cut. Each result is written as soon as it is there, a training
that was cut goes on from its checkpoint, and one whose result is there is not run again.
"""

import json
import math
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.wafer import SimulatedWafer, wafer_of
from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.network import WaferNet
from ml_core.training.run import LAST
from ml_core.training.scoring import die_probabilities, predictor, score_masks
from ml_core.training.settings import DataSettings, LossSettings, Phase, Shares, TrainingSettings
from ml_core.training.starter import LOSSES
from ml_core.training.supervised import train
from ml_core.wafer.errors import Cancelled, TrainingError
from ml_core.wafer.taxonomy import CLASSES

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
R = TypeVar("R", bound="DataclassInstance")
T = TypeVar("T")

TEST_SEED: Final = 7_100_001
"""Seed of the wafers that score tables; no training and no check while training uses it."""

_HALF: Final = (0.5,) * len(CLASSES)
_GROUPS: Final = 10
_CHECK_WAFERS: Final = 8
"""Wafers of the score that a training ends with; nothing is chosen by it, so a few do."""

_T_95: Final = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
"""Student's t at 95 %, two-sided, for 1 to 9 degrees of freedom; the last stands for more."""


@dataclass(frozen=True, slots=True)
class SmallTraining:
    """How large each training of a table is.

    Attributes:
        encoder: one of `ml_core.training.network.ENCODERS`.
        pixels: side of the input, a multiple of 32.
        steps: optimiser steps, the same whatever the number of labels.
        batch: labelled wafers of a step.
        rate: highest learning rate; half a cosine to nothing.
        warm_up: steps in which it rises.
        start: checkpoint that each training starts from; None starts from nothing.
        test_wafers: simulated wafers that score the network.
        workers: processes that make batches, 0 or 1.
        losses: their weights.
    """

    encoder: str = "resnet18"
    pixels: int = 64
    steps: int = 1000
    batch: int = 32
    rate: float = 1e-3
    warm_up: int = 100
    start: Path | None = None
    test_wafers: int = 500
    workers: int = 1
    losses: LossSettings = LOSSES

    @property
    def words(self) -> str:
        """The setting in a line, to stand beside a figure."""
        return (
            f"{self.encoder}, {self.pixels} px, {self.steps} steps of {self.batch} labelled "
            f"wafers, from {self.start or 'nothing'}, scored on {self.test_wafers} simulated wafers"
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What a network reached on the test wafers, at die level.

    Attributes:
        mean_iou: mean over the classes that occur.
        spread: its standard error over the choice of test wafers.
        overall_iou: classes pooled too.
        iou: per class; None where the class occurs in neither truth nor prediction.
    """

    mean_iou: float
    spread: float
    overall_iou: float
    iou: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """A few repetitions of one figure.

    Attributes:
        mean: of them.
        deviation: standard deviation of one; None of a single one.
        half_width: of the 95 % interval of the mean (Student's t); None of a single one.
        count: how many.
    """

    mean: float
    deviation: float | None
    half_width: float | None
    count: int


class ResultFile(Generic[R]):
    """Results of one setting, a JSON line each below a line that tells the setting."""

    def __init__(self, path: Path, kind: Callable[..., R], setting: "DataclassInstance") -> None:
        """Open the file, or begin one.

        Args:
            path: the file. A training that is under way has a folder beside it; where the file
                is gone, that folder is of another table and goes too.
            kind: dataclass of a result, of plain values and tuples.
            setting: what all results must have in common.

        Raises:
            TrainingError: the file holds results of another setting, or no results.
            OSError: it cannot be written.
        """
        self._path, self._kind = path, kind
        self._head = json.dumps({"setting": asdict(setting)}, default=str)
        self._results: tuple[R, ...] = ()
        if path.exists():
            self._results = self._read()
        else:
            shutil.rmtree(self._trainings, ignore_errors=True)
            self.add(())

    @property
    def results(self) -> tuple[R, ...]:
        """All results, in the order in which they came."""
        return self._results

    @property
    def _trainings(self) -> Path:
        return self._path.with_name(self._path.name + ".training")

    def folder_of(self, training: str) -> Path:
        """Folder of a training's checkpoints, made if it is not there.

        Args:
            training: its name.

        Returns:
            The folder; `add` removes all of them.
        """
        folder = self._trainings / training
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def add(self, results: Sequence[R]) -> None:
        """Write results at once: a cut leaves the file with all of them or none.

        Args:
            results: new ones, of the one training that was under way.

        Raises:
            OSError: the file cannot be written.
        """
        self._results = (*self._results, *results)
        lines = [self._head, *(json.dumps(asdict(r)) for r in self._results)]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(self._path.name + ".part")
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(self._path)
        shutil.rmtree(self._trainings, ignore_errors=True)

    def _read(self) -> tuple[R, ...]:
        try:
            head, *lines = self._path.read_text(encoding="utf-8").splitlines() or [""]
            if "setting" not in json.loads(head):
                raise ValueError("its first line tells no setting")
            results = tuple(self._kind(**_with_tuples(json.loads(line))) for line in lines)
        except (ValueError, TypeError, OSError) as error:
            raise TrainingError(
                f"{self._path} is no file of results ({error}); name another one"
            ) from error
        if head != self._head:
            raise TrainingError(
                f"{self._path} holds results of another setting; name another file, or give "
                f"the setting of its first line: {head}"
            )
        return results


def settings_of(
    small: SmallTraining, folder: Path, *, seed: int, labelled: Path
) -> TrainingSettings:
    """Settings of one training of a table, supervised.

    Args:
        small: how large it is.
        folder: of its checkpoints.
        seed: of weights and data.
        labelled: die-grid set with masks.

    Returns:
        The settings.
    """
    phase = Phase(
        "small",
        steps=small.steps,
        size=small.pixels,
        batch=small.batch,
        rate=small.rate,
        warm_up=min(small.warm_up, small.steps),
        shares=Shares(labelled=1.0),
    )
    return TrainingSettings(
        out=folder,
        phases=(phase,),
        seed=seed,
        encoder=small.encoder,
        start=small.start,
        data=DataSettings(labelled=labelled),
        losses=small.losses,
        checkpoint_steps=250,
        check_steps=small.steps,
        check_wafers=_CHECK_WAFERS,
        workers=small.workers,
    )


def train_to_the_end(settings: TrainingSettings) -> WaferNet:
    """Train through all steps, going on from what an earlier try left in the folder.

    Args:
        settings: of the training.

    Returns:
        The averaged network, in evaluation.

    Raises:
        TrainingError: a checkpoint or a set cannot be read.
        Cancelled: a line 'stop' ended the training; its checkpoint stays.
    """
    network = train(settings, resume=True)
    if load_checkpoint(settings.out / LAST)["progress"][0] < settings.steps:
        raise Cancelled("the training was told to stop")
    return network.eval()


def draw_test_wafers(count: int) -> tuple[SimulatedWafer, ...]:
    """Draw the wafers that score a table, the same for each training.

    Args:
        count: how many.

    Returns:
        Wafers as the simulator draws them by default.
    """
    return tuple(wafer_of(TEST_SEED, index) for index in range(count))


def score_network(network: WaferNet, wafers: Sequence[SimulatedWafer], *, size: int) -> Score:
    """Score a network.

    Args:
        network: what to score.
        wafers: with their truth, at least 2.
        size: side of the input.

    Returns:
        The score.
    """
    grids = [w.cells for w in wafers]
    found = die_probabilities(predictor(network), grids, size=size)
    return score_with_spread(found, grids, [w.masks for w in wafers])


def score_with_spread(
    probabilities: Sequence[Floats], grids: Sequence[Bytes], masks: Sequence[Bytes]
) -> Score:
    """Score masks, with the standard error over the choice of wafers.

    The error is the delete-a-group jackknife's with up to ten groups (Kott 2001): IoU is a ratio
    of pooled sums, so it has no mean over wafers of which a plain error could be told.

    Args:
        probabilities: (8, rows, columns) each, of at least 2 wafers.
        grids: (rows, columns) uint8 each.
        masks: (rows, columns) uint8 mask bits each.

    Returns:
        The score at a threshold of one half.
    """
    whole = score_masks(probabilities, grids, masks, threshold=_HALF)
    groups = min(_GROUPS, len(grids))
    parts = [
        score_masks(
            _without(probabilities, group, groups),
            _without(grids, group, groups),
            _without(masks, group, groups),
            threshold=_HALF,
        ).mean_iou
        for group in range(groups)
    ]
    variance = (groups - 1) / groups * sum((part - fmean(parts)) ** 2 for part in parts)
    return Score(
        mean_iou=whole.mean_iou,
        spread=math.sqrt(variance),
        overall_iou=whole.overall_iou,
        iou=tuple(None if math.isnan(value) else value for value in whole.iou),
    )


def interval_of(values: Sequence[float]) -> Interval:
    """Mean, deviation and 95 % interval of a few repetitions.

    Args:
        values: at least one.

    Returns:
        The interval; of more than ten values it is a little wider than it must be.
    """
    if len(values) == 1:
        return Interval(values[0], None, None, 1)
    deviation = stdev(values)
    t = _T_95[min(len(values) - 1, len(_T_95)) - 1]
    return Interval(fmean(values), deviation, t * deviation / math.sqrt(len(values)), len(values))


def always() -> bool:
    """Let each training begin."""
    return True


def within(hours: float | None) -> Callable[[], bool]:
    """Let trainings begin for some hours from now.

    Args:
        hours: how many; a training that began in time is finished after it. None for no end.

    Returns:
        A function that says whether one may begin.
    """
    if hours is None:
        return always
    end = time.monotonic() + 3600 * hours
    return lambda: time.monotonic() < end


def _without(values: Sequence[T], group: int, groups: int) -> list[T]:
    return [value for index, value in enumerate(values) if index % groups != group]


def _with_tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
