"""The recipe of the starter model: the simulator first, then real maps beside it.

1. **pretrain**: simulated wafers only, in place of ImageNet weights; small inputs first, at a
   flat learning rate, so that the run can be made longer without beginning anew.
2. **grow**: larger inputs; real maps of three folds of lots join.
3. **tune-0**: larger inputs again, the rate falls to nothing. The fourth fold of lots has not been
   seen by any stage: what is told of real maps is told of it.
4. **tune**: the same as tune-0 with the fourth fold as well. This is what ships; tune-0 is its
   twin for honest figures.

Each stage has its own folder and goes on where it was when the command is given again.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ml_core.training.settings import (
    DataSettings,
    LossSettings,
    Phase,
    Shares,
    TrainingSettings,
)
from ml_core.training.supervised import LAST, train

SEED: Final = 1

PRETRAIN: Final = (
    Phase("simulated 64", steps=1000, size=64, batch=64, schedule="constant"),
    Phase("simulated 96", steps=1300, size=96, batch=48, schedule="constant", warm_up=20),
    Phase(
        "simulated 128", steps=100, size=128, batch=32, rate=7e-4, schedule="constant", warm_up=20
    ),
)
"""Simulated wafers only."""

GROW: Final = (
    Phase(
        "real beside simulated 128", steps=700, size=128, batch=32, rate=7e-4,
        schedule="constant", warm_up=50, shares=Shares(named=0.35),
    ),
)  # fmt: skip
"""Real maps join."""

TUNE: Final = (
    Phase(
        "real beside simulated 160", steps=480, size=160, batch=24, rate=7e-4, warm_up=20,
        shares=Shares(named=0.4),
    ),
)  # fmt: skip
"""The rate falls."""

LOSSES: Final = LossSettings(dice=0.5, focal=0.0, entropy=8.0)
"""Plain cross entropy beside Dice: at the same steps it named 5 % more real maps than focal loss
did, and its probabilities need less calibration."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A run of the recipe.

    Attributes:
        name: folder of its checkpoints.
        settings: of the run.
    """

    name: str
    settings: TrainingSettings


def stages(out: Path, named: Path | None, *, seed: int = SEED) -> tuple[Stage, ...]:
    """List the runs of the recipe, in order.

    Args:
        out: folder of all of them.
        named: die-grid set of real maps with labels; without it all stages learn from the
            simulator alone.
        seed: of data and weights.

    Returns:
        The stages.
    """
    first = TrainingSettings(
        out / "pretrain", PRETRAIN, seed=seed, losses=LOSSES, precision="32-true"
    )
    grow = TrainingSettings(
        out / "grow", GROW, seed=seed + 1, losses=LOSSES, start=out / "pretrain" / LAST,
        data=DataSettings(named=named, held_out=0),
    )  # fmt: skip
    tune = replace(grow, out=out / "tune-0", phases=TUNE, seed=seed + 2, start=out / "grow" / LAST)
    every = replace(tune, out=out / "tune", data=DataSettings(named=named, held_out=None))
    return tuple(Stage(s.out.name, s) for s in (first, grow, tune, every))


def train_starter(out: Path, named: Path | None, *, seed: int = SEED, until: str = "tune") -> None:
    """Run the recipe, or go on with it.

    Args:
        out: folder of checkpoints.
        named: die-grid set of real maps with labels, or None.
        seed: of data and weights.
        until: name of the last stage to run.

    Raises:
        TrainingError: a checkpoint or the set cannot be read.
    """
    for stage in stages(out, named, seed=seed):
        train(stage.settings, resume=True)
        if stage.name == until:
            return
