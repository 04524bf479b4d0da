"""The loop of active learning, with a simulator in the place of the people who label.

A pool of simulated wafers in which rare classes are rare; a few of them are labelled. Each round
trains from the same start on what is labelled so far, scores the network on wafers that are always
the same, looks at the pool, and buys the labels of the wafers that a method chooses. Methods share
the first round of a seed, since nothing has been chosen by then, and one training a seed on all
labels tells what there is to reach.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import torch

from ml_core.active.pool import Candidates, gather_candidates
from ml_core.active.selection import select
from ml_core.active.settings import Method, SelectionSettings
from ml_core.active.stopping import RoundScore, StoppingSettings, decide
from ml_core.simulate.wafer import SimulatedWafer
from ml_core.training.events import emit
from ml_core.training.experiments import (
    ResultFile,
    Score,
    SmallTraining,
    always,
    draw_test_wafers,
    score_network,
    settings_of,
    train_to_the_end,
)
from ml_core.training.network import WaferNet
from ml_core.training.pools import draw_pool, look_at, part_of
from ml_core.wafer.errors import Cancelled, TrainingError
from ml_core.wafer.sets import DieGridSet, write_set

ALL_LABELS: Final = "all-labels"
"""In place of a method: the training on the whole pool."""


@dataclass(frozen=True, slots=True)
class RoundsSettings:
    """What all results of a file have in common.

    Attributes:
        pool: wafers that could be labelled.
        rare_share: share of the pool's wafers that each rare class is on.
        first: wafers that are labelled before the first round, drawn at random.
        bought: labels that each round buys.
        rounds: rounds that buy.
        passes: passes of Monte Carlo dropout over each wafer.
        training: how large each training is.
        stopping: when the rule says stop.
        stop_early: end a method's rounds when it does; curves need all of them.
    """

    pool: int = 2000
    rare_share: float = 0.05
    first: int = 50
    bought: int = 50
    rounds: int = 3
    passes: int = 10
    training: SmallTraining = field(default_factory=SmallTraining)
    stopping: StoppingSettings = field(default_factory=StoppingSettings)
    stop_early: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in ("first", "bought", "rounds", "passes"):
            if getattr(self, name) < 1:
                raise TrainingError(f"{name} is {getattr(self, name)}; give at least 1")
        if self.first + self.bought * self.rounds > self.pool:
            raise TrainingError(
                f"a pool of {self.pool} wafers is too small for {self.first} first labels and "
                f"{self.rounds} rounds of {self.bought}; make it larger or buy less"
            )


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round of one method at one seed.

    Attributes:
        method: value of `Method`, or `ALL_LABELS`.
        seed: of weights, data and chance.
        round: from 0, where nothing was bought yet.
        labels: wafers that the network was trained on.
        mean_iou: on the test wafers.
        spread: its standard error over the choice of test wafers.
        overall_iou: classes pooled too.
        iou: per class; None where it occurs nowhere.
        bought: rows of the pool that the method chose then; none in the last round.
        stop: whether the stopping rule ends here.
        why: the rule's sentence.
        seconds: that training, score and choice took; of the last try, if it was cut.
    """

    method: str
    seed: int
    round: int
    labels: int
    mean_iou: float
    spread: float
    overall_iou: float
    iou: tuple[float | None, ...]
    bought: tuple[int, ...]
    stop: bool
    why: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Task:
    """One training: of a method's round, of the first round of all methods, or on all labels.

    Attributes:
        name: told in the folder's name.
        methods: whose results it gives.
        seed: of weights, data and chance.
        round: from 0.
    """

    name: str
    methods: tuple[str, ...]
    seed: int
    round: int


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """What all tasks of a table share.

    Attributes:
        settings: of the table.
        pool: wafers with the masks that are revealed when they are bought.
        test: wafers that score.
        results: the file.
    """

    settings: RoundsSettings
    pool: DieGridSet
    test: tuple[SimulatedWafer, ...]
    results: ResultFile[RoundResult]

    def rounds_of(self, method: str, seed: int) -> list[RoundResult]:
        """Results of a method at a seed, in the order of its rounds."""
        found = [r for r in self.results.results if (r.method, r.seed) == (method, seed)]
        return sorted(found, key=lambda r: r.round)


def run_rounds(
    settings: RoundsSettings,
    file: Path,
    *,
    seeds: Sequence[int],
    methods: Sequence[Method],
    may_begin: Callable[[], bool] = always,
) -> tuple[RoundResult, ...]:
    """Run the trainings whose results are not in the file yet, seed by seed.

    It may be killed at any time and started again with the same settings. A line 'stop' on stdin
    ends it after the step it is in.

    Args:
        settings: of the table.
        file: JSON lines of results; the training under way has a folder beside it.
        seeds: repetitions.
        methods: to compare.
        may_begin: asked before each training; False ends the run.

    Returns:
        All results of the file.

    Raises:
        TrainingError: the file is of another setting, or a checkpoint cannot be read.
        OSError: the file or a checkpoint cannot be written.
    """
    loop = Loop(
        settings=settings,
        pool=draw_pool(settings.pool, rare_share=settings.rare_share),
        test=draw_test_wafers(settings.training.test_wafers),
        results=ResultFile(file, RoundResult, settings),
    )
    for task in _open_tasks(loop, seeds, methods):
        if not may_begin():
            break
        try:
            found = _run(loop, task)
        except Cancelled:
            break
        loop.results.add(found)
        for result in found:
            emit("round", **asdict(result))
    return loop.results.results


def _open_tasks(loop: Loop, seeds: Sequence[int], methods: Sequence[Method]) -> Iterator[Task]:
    """Tasks without a result, in an order in which each finds what it builds on."""
    for task in _tasks(loop.settings, seeds, tuple(m.value for m in methods)):
        missing = []
        for method in task.methods:
            earlier = loop.rounds_of(method, task.seed)
            ended = loop.settings.stop_early and any(r.stop for r in earlier)
            if not ended and all(r.round != task.round for r in earlier):
                missing.append(method)
        if missing:
            yield Task(task.name, tuple(missing), task.seed, task.round)


def _tasks(
    settings: RoundsSettings, seeds: Sequence[int], methods: tuple[str, ...]
) -> Iterator[Task]:
    for seed in seeds:
        yield Task(ALL_LABELS, (ALL_LABELS,), seed, 0)
        yield Task("first", methods, seed, 0)
        for number in range(1, settings.rounds + 1):
            for method in methods:
                yield Task(method, (method,), seed, number)


def _run(loop: Loop, task: Task) -> list[RoundResult]:
    began = time.monotonic()
    small, rows = loop.settings.training, _labelled_rows(loop, task)
    folder = loop.results.folder_of(f"{task.name}-{task.seed}-{task.round}")
    labelled = folder / "labelled.npz"
    write_set(labelled, part_of(loop.pool, rows))
    network = train_to_the_end(settings_of(small, folder, seed=task.seed, labelled=labelled))
    score = score_network(network, loop.test, size=small.pixels)
    bought = _buy(loop, task, network, rows)
    seconds = round(time.monotonic() - began, 1)
    return [
        _result(loop, task, method, score, labels=len(rows), bought=wafers, seconds=seconds)
        for method, wafers in zip(task.methods, bought, strict=True)
    ]


def _labelled_rows(loop: Loop, task: Task) -> list[int]:
    """Rows of the pool that are labelled: all, or the seed's first ones and what was bought."""
    if task.name == ALL_LABELS:
        return list(range(len(loop.pool)))
    order = np.random.default_rng([task.seed, 1]).permutation(len(loop.pool))
    rows = [int(row) for row in order[: loop.settings.first]]
    earlier = [r for r in loop.rounds_of(task.methods[0], task.seed) if r.round < task.round]
    return rows + [row for result in earlier for row in result.bought]


def _buy(loop: Loop, task: Task, network: WaferNet, rows: Sequence[int]) -> list[tuple[int, ...]]:
    """Rows that each of the task's methods chooses; none after the last round."""
    if task.name == ALL_LABELS or task.round == loop.settings.rounds:
        return [() for _ in task.methods]
    candidates = _candidates(loop, task, network, rows)
    chosen = []
    for method in map(Method, task.methods):
        settings = SelectionSettings(
            method=method,
            size=loop.settings.bought,
            reserve=0,
            round_number=task.round + 1,
            rounds=loop.settings.rounds,
        )
        chance = np.random.default_rng([task.seed, task.round, 2, list(Method).index(method)])
        chosen.append(tuple(int(row) for row in select(candidates, settings, chance).rows))
    return chosen


def _candidates(loop: Loop, task: Task, network: WaferNet, rows: Sequence[int]) -> Candidates:
    torch.manual_seed(task.seed * 1000 + task.round)  # of dropout: a task can be run again
    pool, settings = loop.pool, loop.settings
    grids = [pool.cells_of(row) for row in range(len(pool))]
    scores, embeddings = look_at(
        network, grids, size=settings.training.pixels, passes=settings.passes
    )
    labelled = np.zeros(len(pool), np.bool_)
    labelled[list(rows)] = True
    ids = [f"{row:06d}" for row in range(len(pool))]
    return gather_candidates(ids, scores, labelled=labelled, embeddings=embeddings)


def _result(
    loop: Loop, task: Task, method: str, score: Score, *, labels: int, bought: tuple[int, ...],
    seconds: float,
) -> RoundResult:  # fmt: skip
    history = [
        RoundScore(r.labels, r.mean_iou, r.spread)
        for r in loop.rounds_of(method, task.seed)
        if r.round < task.round
    ]
    history.append(RoundScore(labels, score.mean_iou, score.spread))
    decision = decide(history, loop.settings.stopping, open_wafers=len(loop.pool) - labels)
    return RoundResult(
        method=method,
        seed=task.seed,
        round=task.round,
        labels=labels,
        bought=bought,
        stop=decision.stop,
        why=decision.why,
        seconds=seconds,
        **asdict(score),
    )
