"""The recipe of the starter model: the simulator first, then real maps beside it.

1. **pretrain**: simulated wafers only, in place of ImageNet weights; small inputs first, at a
   flat learning rate, so that the run can be made longer without beginning anew.
2. **tune-0**: real maps of three folds of lots join; the rate falls to nothing. The fourth fold is
   never seen: what is told of real maps is told of it.
3. **tune**: the same with all lots. This is what ships; tune-0 is its twin for honest figures.

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
        "simulated 128", steps=1100, size=128, batch=32, schedule="constant", warm_up=20, rate=7e-4
    ),
)
"""Simulated wafers only."""

TUNE: Final = (
    Phase(
        "real beside simulated 160", steps=700, size=160, batch=24, rate=7e-4, warm_up=30,
        shares=Shares(named=0.4),
    ),
)  # fmt: skip
"""Real maps beside simulated wafers; the rate falls."""

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
        named: die-grid set of real maps with labels; without it the last two learn from the
            simulator alone.
        seed: of data and weights.

    Returns:
        The stages.
    """
    first = TrainingSettings(out / "pretrain", PRETRAIN, seed=seed, losses=LOSSES)
    tune = replace(first, phases=TUNE, start=out / "pretrain" / LAST, seed=seed + 1)
    return (
        Stage("pretrain", first),
        *(
            Stage(
                name, replace(tune, out=out / name, data=DataSettings(named=named, held_out=fold))
            )
            for name, fold in (("tune-0", 0), ("tune", None))
        ),
    )


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
