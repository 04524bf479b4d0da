"""What unlabelled wafers add at 100 and 200 labels: FixMatch and its parts, one by one.

Every arm of a seed has the same labelled wafers in the same order and views, the same steps of the
optimiser, the same first weights, and is scored on the same wafers. An arm with unlabelled wafers
sees, beside the 16 labelled ones of a step, 16 of a pool of 2,000 (cells alone). All arms but one
train a moving average that is scored and, in FixMatch, teaches; 'no average' takes the network
itself for both.

Setting, unless told otherwise: ResNet-18 at 64 pixels from nothing, 1,000 steps; mean IoU at die
level on 500 simulated wafers; seven arms, two numbers of labels and three seeds are 42 trainings.
Reckoned (not measured) from 270 images a second on two quiet cores that is 2 to 2.5 hours. With
``--out`` it may be killed at any time, and the same command goes on.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from benchmarks.repetitions import Figures, bounds, place_of, told_to, with_spread
from benchmarks.report import print_report
from ml_core.simulate.wafer import simulate_set
from ml_core.training.experiments import (
    Interval,
    ResultFile,
    SmallTraining,
    draw_test_wafers,
    interval_of,
    score_network,
    settings_of,
    train_to_the_end,
    within,
)
from ml_core.training.settings import DataSettings, MatchSettings, Shares, TrainingSettings
from ml_core.wafer.errors import Cancelled
from ml_core.wafer.sets import DieGridSet, join_grids, read_set, write_set

LABELLED_SEED: Final = 7_300_000
UNLABELLED_SEED: Final = 7_400_001
SUPERVISED: Final = "supervised"


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to train.

    Attributes:
        name: told in the table.
        match: FixMatch's settings; None for no unlabelled wafers.
        average_keep: share that the moving average keeps at each step; 0 for no average.
    """

    name: str
    match: MatchSettings | None
    average_keep: float = 0.995


ARMS: Final = (
    Arm(SUPERVISED, None),
    Arm("FixMatch", MatchSettings(cut_mix=0.0)),
    Arm("FixMatch, CutMix", MatchSettings()),
    Arm("FixMatch, CutMix, no average", MatchSettings(), average_keep=0.0),
    Arm("FixMatch, CutMix, threshold 0.8", MatchSettings(threshold=0.8)),
    Arm("FixMatch, CutMix, two views", MatchSettings(views=2)),
    Arm("FixMatch, CutMix, two views, lost features",
        MatchSettings(views=2, feature_dropout=True)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What all results of a file have in common.

    Attributes:
        training: how large each training is; its batch counts the labelled wafers.
        pool: unlabelled simulated wafers.
        real: die-grid set of real maps that join the pool; None for none.
    """

    training: SmallTraining = field(default_factory=lambda: SmallTraining(batch=16))
    pool: int = 2000
    real: Path | None = None


@dataclass(frozen=True, slots=True)
class ArmResult:
    """One training.

    Attributes:
        arm: name of the arm.
        labels: wafers with masks.
        seed: of labelled wafers, weights and data.
        mean_iou: on the test wafers.
        spread: its standard error over the choice of test wafers.
        overall_iou: classes pooled too.
        iou: per class; None where it occurs nowhere.
        seconds: that training and score took; of the last try, if it was cut.
    """

    arm: str
    labels: int
    seed: int
    mean_iou: float
    spread: float
    overall_iou: float
    iou: tuple[float | None, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Table:
    """What is compared.

    Attributes:
        settings: of all trainings.
        arms: ways to train.
        labels: numbers of labelled wafers.
        seeds: repetitions.
    """

    settings: TableSettings
    arms: tuple[Arm, ...] = ARMS
    labels: tuple[int, ...] = (100, 200)
    seeds: tuple[int, ...] = (1, 2, 3)

    @property
    def count(self) -> int:
        """Number of trainings."""
        return len(self.arms) * len(self.labels) * len(self.seeds)


QUICK: Final = Table(
    TableSettings(
        SmallTraining(pixels=32, steps=2, batch=2, warm_up=1, test_wafers=12, workers=0), pool=8
    ),
    arms=(ARMS[0], ARMS[2], ARMS[-1]),
    labels=(4,),
    seeds=(1,),
)


def main() -> None:
    """Run what is missing of the table, and print what is there."""
    options = _options()
    table = QUICK if options.quick else Table(_settings(options))
    arms = tuple(ARMS[number - 1].name for number in options.arms)
    with place_of(options.out) as place, told_to(place.with_name(place.name + ".log")):
        results = run_table(table, place, may_begin=within(options.hours), arms=arms)
    real = f" and {table.settings.real}" if table.settings.real else ""
    print(f"{table.settings.training.words}; pool of {table.settings.pool} wafers{real}\n")
    print_report("fixmatch", _rows(table, results), _figures(table, results))


def run_table(
    table: Table, file: Path, *, may_begin: Callable[[], bool], arms: Sequence[str] = ()
) -> tuple[ArmResult, ...]:
    """Run the trainings whose results are not in the file yet, seed by seed.

    Args:
        table: what to compare.
        file: JSON lines of results; the training under way has a folder beside it.
        may_begin: asked before each training; False ends the run.
        arms: names of those that run now; all where none is named.

    Returns:
        All results of the file.
    """
    results = ResultFile(file, ArmResult, table.settings)
    test = draw_test_wafers(table.settings.training.test_wafers)
    for arm, labels, seed in _missing(table, results.results):
        if arms and arm.name not in arms:
            continue
        if not may_begin():
            break
        began = time.monotonic()
        folder = results.folder_of(f"{table.arms.index(arm)}-{labels}-{seed}")
        try:
            network = train_to_the_end(_training(table.settings, arm, folder, labels, seed))
        except Cancelled:
            break
        score = score_network(network, test, size=table.settings.training.pixels)
        seconds = round(time.monotonic() - began, 1)
        results.add([ArmResult(arm.name, labels, seed, seconds=seconds, **asdict(score))])
    return results.results


def gain_over_supervised(results: Sequence[ArmResult], arm: str, labels: int) -> Interval | None:
    """Mean IoU beyond the supervised arm's, over the seeds that have both; None where none has."""
    ours, theirs = (_scores(results, name, labels) for name in (arm, SUPERVISED))
    gains = [ours[seed] - theirs[seed] for seed in ours if seed in theirs]
    return interval_of(gains) if gains else None


def _missing(table: Table, results: Sequence[ArmResult]) -> Iterator[tuple[Arm, int, int]]:
    done = {(r.arm, r.labels, r.seed) for r in results}
    for seed in table.seeds:
        for labels in table.labels:
            for arm in table.arms:
                if (arm.name, labels, seed) not in done:
                    yield arm, labels, seed


def _training(
    settings: TableSettings, arm: Arm, folder: Path, labels: int, seed: int
) -> TrainingSettings:
    """Settings of one training, with the sets that it reads written beside its checkpoints."""
    labelled, unlabelled = folder / "labelled.npz", folder / "unlabelled.npz"
    write_set(labelled, simulate_set(labels, LABELLED_SEED + seed))
    alone = settings_of(settings.training, folder, seed=seed, labelled=labelled)
    alone = replace(alone, average_keep=arm.average_keep)
    if arm.match is None:
        return alone
    write_set(unlabelled, _pool(settings))
    shares = Shares(labelled=0.5, unlabelled=0.5)
    return replace(
        alone,
        phases=tuple(replace(p, batch=2 * p.batch, shares=shares) for p in alone.phases),
        data=DataSettings(labelled=labelled, unlabelled=unlabelled),
        match=arm.match,
    )


def _pool(settings: TableSettings) -> DieGridSet:
    """Cells of simulated wafers, and of real ones behind them."""
    sets = [simulate_set(settings.pool, UNLABELLED_SEED)]
    if settings.real is not None:
        sets.append(read_set(settings.real))
    grids = [dies.cells_of(index) for dies in sets for index in range(len(dies))]
    unknown = [""] * len(grids)
    return join_grids(grids, labels=unknown, lots=unknown, wafers=list(range(len(grids))))


def _rows(table: Table, results: Sequence[ArmResult]) -> list[list[str]]:
    rows = [["labels", "arm", "mean IoU", "gain in points", "95 % of the gain", "seeds"]]
    for labels in table.labels:
        for arm in table.arms:
            scores = list(_scores(results, arm.name, labels).values())
            gain = gain_over_supervised(results, arm.name, labels)
            gain = None if arm.name == SUPERVISED else gain
            told = with_spread(interval_of(scores)) if scores else "-"
            rows.append([str(labels), arm.name, told, with_spread(gain, points=True, sign=True),
                         bounds(gain), str(len(scores))])  # fmt: skip
    return rows


def _figures(table: Table, results: Sequence[ArmResult]) -> Figures:
    figures: Figures = {
        "setting": table.settings.training.words,
        "pool": table.settings.pool,
        "complete": len(results) >= table.count,
        "seconds": round(sum(r.seconds for r in results)),
    }
    for labels in table.labels:
        for arm in table.arms:
            gain = gain_over_supervised(results, arm.name, labels)
            if gain is None:
                continue
            key = f"{re.sub('[^a-z0-9]+', '_', arm.name.lower())}_{labels}"
            scores = interval_of(list(_scores(results, arm.name, labels).values()))
            figures[f"{key}_mean_iou"] = round(scores.mean, 4)
            if arm.name != SUPERVISED:
                figures[f"{key}_gain"] = round(gain.mean, 4)
    return figures


def _scores(results: Sequence[ArmResult], arm: str, labels: int) -> dict[int, float]:
    return {r.seed: r.mean_iou for r in results if (r.arm, r.labels) == (arm, labels)}


def _settings(options: argparse.Namespace) -> TableSettings:
    training = SmallTraining(batch=16, pixels=options.pixels, steps=options.steps)
    return TableSettings(training, pool=options.pool, real=options.real)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fixmatch", description=__doc__)
    parser.add_argument("--out", type=Path, help="file of results, to go on with")
    parser.add_argument("--hours", type=float, help="no training begins after so many")
    rows = range(1, len(ARMS) + 1)
    parser.add_argument(
        "--arms", type=int, nargs="*", default=(), choices=rows, help="rows that run now; else all"
    )
    parser.add_argument("--real", type=Path, help="die-grid set of real maps that join the pool")
    parser.add_argument("--pool", type=int, default=TableSettings().pool)
    parser.add_argument("--pixels", type=int, default=SmallTraining().pixels)
    parser.add_argument("--steps", type=int, default=SmallTraining().steps)
    parser.add_argument("--quick", action="store_true", help="a tiny table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
