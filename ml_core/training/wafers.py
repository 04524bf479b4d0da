"""The wafers of sets that training may see, by what is known of them, and those it may not."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ml_core.training.augment import Dies
from ml_core.training.settings import DataSettings
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import DieGridSet, read_set
from ml_core.wafer.taxonomy import BY_KEY, CLASSES, verdicts_of_label

NO_VERDICT: Final = len(CLASSES)
"""Index of the verdict 'none'."""

FOLDS: Final = 4
"""Parts that lots are split into for cross-validation, by a hash of the lot's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A wafer to learn from.

    Attributes:
        dies: cells, and masks where they are known.
        verdict: class index, `NO_VERDICT`, or -1 where it is not known or not needed.
    """

    dies: Dies
    verdict: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Wafers of sets. Each kind is a sequence of groups that are drawn equally often.

    Attributes:
        labelled: with masks, one group.
        named: with a verdict, one group a verdict.
        unlabelled: with neither, one group.
        held_out: with a verdict, of lots that training does not see.
        replayed: with masks, one group; where there is one, what is left of a batch is drawn from
            it and not simulated.
    """

    labelled: Sequence[Sequence[Example]] = ()
    named: Sequence[Sequence[Example]] = ()
    unlabelled: Sequence[Sequence[Example]] = ()
    held_out: Sequence[Example] = ()
    replayed: Sequence[Sequence[Example]] = ()

    @property
    def count(self) -> int:
        """Wafers that training sees."""
        kinds = (self.labelled, self.named, self.unlabelled, self.replayed)
        return sum(len(group) for kind in kinds for group in kind)


def read_examples(data: DataSettings) -> Examples:
    """Read the sets that a run names.

    Args:
        data: their paths, and the fold of lots that is held out.

    Returns:
        The examples.

    Raises:
        TrainingError: a set cannot be read or lacks what it was named for.
    """
    named = () if data.named is None else named_examples(read_dies(data.named), lots=_seen(data))
    held_out = (
        ()
        if data.named is None or data.held_out is None
        else named_examples(read_dies(data.named), lots={data.held_out})
    )
    return Examples(
        labelled=() if data.labelled is None else (labelled_examples(read_dies(data.labelled)),),
        named=by_verdict(named),
        unlabelled=() if data.unlabelled is None else (_bare(read_dies(data.unlabelled)),),
        held_out=held_out,
    )


def fold_of(lot: str) -> int:
    """Fold of a lot, the same on every machine.

    Args:
        lot: its name.

    Returns:
        0 to `FOLDS` - 1.
    """
    percent = int(hashlib.sha256(lot.encode()).hexdigest()[:8], 16) % 100
    return percent * FOLDS // 100


def named_examples(dies: DieGridSet, *, lots: Iterable[int]) -> tuple[Example, ...]:
    """Wafers of some folds that have exactly one verdict.

    Args:
        dies: a set with labels.
        lots: folds to take.

    Returns:
        Examples without masks.
    """
    folds, found = set(lots), []
    for index in range(len(dies)):
        verdicts = verdicts_of_label(str(dies.label[index]))
        if len(verdicts) == 1 and fold_of(str(dies.lot[index])) in folds:
            (verdict,) = verdicts
            number = BY_KEY[verdict].index if verdict in BY_KEY else NO_VERDICT
            found.append(Example(Dies(dies.cells_of(index)), number))
    return tuple(found)


def labelled_examples(dies: DieGridSet) -> tuple[Example, ...]:
    """Wafers of a set with masks.

    Args:
        dies: the set.

    Returns:
        Examples with masks.

    Raises:
        TrainingError: the set has no masks.
    """
    if dies.masks is None:
        raise TrainingError("the labelled set has no masks; name a set with the array 'masks'")
    return tuple(Example(Dies(dies.cells_of(i), dies.masks_of(i))) for i in range(len(dies)))


def by_verdict(examples: Sequence[Example]) -> tuple[tuple[Example, ...], ...]:
    """Group examples by verdict.

    Args:
        examples: with verdicts.

    Returns:
        One group a verdict, in order of the verdicts.
    """
    verdicts = sorted({e.verdict for e in examples})
    return tuple(tuple(e for e in examples if e.verdict == v) for v in verdicts)


def _seen(data: DataSettings) -> set[int]:
    return set(range(FOLDS)) - ({data.held_out} if data.held_out is not None else set())


def _bare(dies: DieGridSet) -> tuple[Example, ...]:
    return tuple(Example(Dies(dies.cells_of(i))) for i in range(len(dies)))


def read_dies(path: Path) -> DieGridSet:
    """Read a set that a run was told of.

    Args:
        path: the file.

    Returns:
        The set.

    Raises:
        TrainingError: it cannot be read.
    """
    try:
        return read_set(path)
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} is no die-grid set that can be read ({error})") from error
