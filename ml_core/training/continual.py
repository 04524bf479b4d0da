"""Go on learning: new labelled wafers teach a model that already works, and it keeps what it knew.

Old wafers are replayed in each batch, EWC holds the weights that they need, and parts of the
network may stay frozen (transfer to another product, FR-011; updates, FR-015). New and old wafers
of held-out lots are scored before and after: the first score on new ones is the zero-shot score,
the fall on old ones is what was forgotten.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
import torch
from torch import Tensor

from ml_core.segmentation.preprocess import model_input
from ml_core.simulate.wafer import simulate_set
from ml_core.training.checkpoint import load_checkpoint
from ml_core.training.events import emit
from ml_core.training.ewc import (
    ElasticPenalty,
    fisher_information,
    load_information,
    origin_of,
    penalty_of,
    save_information,
)
from ml_core.training.network import WaferNet
from ml_core.training.replay import refill, wafer_key
from ml_core.training.scoring import MaskScores, die_probabilities, predictor, score_masks
from ml_core.training.settings import Frozen, LossSettings, Phase, Shares, TrainingSettings
from ml_core.training.starter import LOSSES
from ml_core.training.supervised import train
from ml_core.training.wafers import Example, Examples, fold_of, labelled_examples, read_dies
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import DieGridSet, write_set
from ml_core.wafer.taxonomy import CLASSES

Transfer = Literal["decoder", "last-layers", "all"]
"""What a preset trains."""

TRANSFERS: Final[Mapping[Transfer, tuple[Frozen, ...]]] = MappingProxyType(
    {
        "decoder": ("encoder",),
        "last-layers": ("encoder", "decoder but its last block"),
        "all": (),
    }
)
"""What each preset leaves as it is. The last layers are the two convolutions of the decoder's last
block and the head's, with the presence term: for products with under 100 labelled wafers."""

INFORMATION: Final = "fisher.pt"
"""Fisher information of the old wafers, beside the run's checkpoints."""

BUFFER: Final = "replay.npz"
"""Replay buffer for the next round, in the same place."""

_OLD_SEED: Final = 7_100_001
"""Seed of the simulated wafers that stand in for an old set; no other training uses it."""

SplitBy = Literal["lot", "wafer"]
"""What is held out as a whole: lots, whose wafers look alike, or single wafers."""


@dataclass(frozen=True, slots=True)
class ContinualSettings:
    """What to go on from, and with what.

    Attributes:
        checkpoint: whose average the run goes on from.
        new: die-grid set with masks.
        out: folder of the run's checkpoints, its Fisher information and the next buffer.
        steps: optimiser steps; 0 scores the model on new and old wafers and trains nothing.
        old: die-grid set with masks of what is known already, such as the last run's buffer;
            without it the simulator is what is known.
        replay: share of a batch that is old.
        ewc: strength of EWC, lambda; 0 leaves it out.
        frozen: parts that stay as they are.
        size: side of the input, a multiple of 32.
        batch: wafers of a step.
        rate: highest learning rate.
        seed: of data and weights.
        held_out: fold of wafers, 0 to 3, that are scored and never learnt.
        split_by: what falls into folds.
        losses: weights of the losses, the starter model's by default.
        capacity: wafers of the next buffer.
        fisher_wafers: old wafers whose Fisher information is taken.
        simulated: wafers that stand in for an old set.
        workers: processes that make batches.
        precision: Fabric's name of the arithmetic, or ``auto`` (`ml_core.training.precision`).
    """

    checkpoint: Path
    new: Path
    out: Path
    steps: int
    old: Path | None = None
    replay: float = 0.2
    ewc: float = 0.0
    frozen: tuple[Frozen, ...] = ()
    size: int = 160
    batch: int = 24
    rate: float = 2e-4
    seed: int = 1
    held_out: int = 0
    split_by: SplitBy = "lot"
    losses: LossSettings = LOSSES
    capacity: int = 2000
    fisher_wafers: int = 200
    simulated: int = 400
    workers: int = 1
    precision: str = "auto"

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not 0 <= self.replay < 1:
            raise TrainingError(
                f"the share of old wafers is {self.replay}; give 0 or more, under 1"
            )
        if min(self.steps, self.ewc) < 0:
            raise TrainingError(f"steps ({self.steps}) and EWC ({self.ewc}) are at least 0")
        if min(self.capacity, self.fisher_wafers, self.simulated) < 1:
            raise TrainingError("the buffer, EWC and the simulator need at least one wafer each")


@dataclass(frozen=True, slots=True)
class Known:
    """How well a model does on held-out wafers.

    Attributes:
        new: wafers of the new set; before any training the zero-shot score.
        old: wafers of the old set, or simulated ones.
    """

    new: MaskScores
    old: MaskScores


@dataclass(frozen=True, slots=True)
class Continued:
    """What a run gained and lost.

    Attributes:
        before: scores of the model it went on from.
        after: of the new model; None if nothing was trained.
    """

    before: Known
    after: Known | None = None

    @property
    def gained(self) -> float:
        """Rise of the mean IoU on new wafers."""
        return 0.0 if self.after is None else self.after.new.mean_iou - self.before.new.mean_iou

    @property
    def forgotten(self) -> float:
        """Fall of the mean IoU on old wafers."""
        return 0.0 if self.after is None else self.before.old.mean_iou - self.after.old.mean_iou


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """A set in two.

    Attributes:
        learnt: wafers that training may see.
        checked: wafers of the held-out fold.
    """

    learnt: Sequence[Example]
    checked: Sequence[Example]


def go_on(settings: ContinualSettings, *, resume: bool = False) -> Continued:
    """Go on training a model with new wafers, and say what it gained and what it forgot.

    Args:
        settings: what to do.
        resume: go on from the last checkpoint in ``settings.out``, if there is one.

    Returns:
        Scores on held-out wafers.

    Raises:
        TrainingError: a checkpoint or a set cannot be read, or leaves nothing to learn or score.
        OSError: a file cannot be written.
    """
    new_dies, old_dies = read_dies(settings.new), _old_dies(settings)
    new, old = split(new_dies, settings, name="new"), split(old_dies, settings, name="old")
    network, encoder = load_network(settings.checkpoint)
    before = _scored(network, new, old, settings.size, when="before")
    if not settings.steps:
        return Continued(before)
    settings.out.mkdir(parents=True, exist_ok=True)
    network = train(
        _training(settings, encoder),
        resume=resume,
        examples=Examples(
            labelled=(new.learnt,), replayed=() if settings.old is None else (old.learnt,)
        ),
        penalty=_penalty(settings, network, old) if settings.ewc else None,
    )
    write_set(settings.out / BUFFER, refill(old_dies, new_dies, capacity=settings.capacity))
    done = Continued(before, _scored(network, new, old, settings.size, when="after"))
    emit("continued", gained=_rounded(done.gained), forgotten=_rounded(done.forgotten),
         buffer=str(settings.out / BUFFER))  # fmt: skip
    return done


def split(dies: DieGridSet, settings: ContinualSettings, *, name: str) -> Sides:
    """Hold wafers out; a wafer falls on the same side in every round.

    Args:
        dies: a set with masks.
        settings: which fold, and of what.
        name: of the set, for the message.

    Returns:
        Both sides, neither empty.

    Raises:
        TrainingError: a side is empty, or the set has no masks.
    """
    examples = labelled_examples(dies)
    folds = [_fold(dies, index, settings.split_by) for index in range(len(dies))]
    sides = Sides(
        tuple(e for e, f in zip(examples, folds, strict=True) if f != settings.held_out),
        tuple(e for e, f in zip(examples, folds, strict=True) if f == settings.held_out),
    )
    if not sides.learnt or not sides.checked:
        held = "none" if not sides.checked else "all"
        raise TrainingError(
            f"{held} of the {len(dies)} wafers of the {name} set fall into fold "
            f"{settings.held_out} by {settings.split_by} (there are some in "
            f"{', '.join(map(str, sorted(set(folds)))) or 'none'}); hold out another fold, split "
            "by wafer, or give more wafers"
        )
    return sides


def load_network(checkpoint: Path) -> tuple[WaferNet, str]:
    """Read the averaged network of a checkpoint.

    Args:
        checkpoint: the file.

    Returns:
        The network, in evaluation, and its encoder's name.

    Raises:
        TrainingError: the file cannot be read or holds something else.
    """
    state = load_checkpoint(checkpoint)
    try:
        network = WaferNet(state["encoder"])
        network.load_state_dict(state["average"])
    except (KeyError, RuntimeError) as error:
        raise TrainingError(f"{checkpoint} is no checkpoint of a run ({error})") from error
    return network.eval(), state["encoder"]


def _old_dies(settings: ContinualSettings) -> DieGridSet:
    """The old set; simulated wafers have nothing in common, so each is a lot of its own."""
    if settings.old is not None:
        return read_dies(settings.old)
    drawn = simulate_set(settings.simulated, _OLD_SEED)
    return replace(drawn, lot=np.char.add(drawn.lot, [f"-{n}" for n in range(len(drawn))]))


def _fold(dies: DieGridSet, index: int, split_by: SplitBy) -> int:
    by_wafer = split_by == "wafer"
    return fold_of(wafer_key(dies.cells_of(index)).hex() if by_wafer else str(dies.lot[index]))


def _training(settings: ContinualSettings, encoder: str) -> TrainingSettings:
    phase = Phase(
        "continue",
        steps=settings.steps,
        size=settings.size,
        batch=settings.batch,
        rate=settings.rate,
        warm_up=min(100, settings.steps // 10 + 1),
        frozen=settings.frozen,
        shares=Shares(labelled=1 - settings.replay),
    )
    return TrainingSettings(
        settings.out,
        (phase,),
        seed=settings.seed,
        encoder=encoder,
        start=settings.checkpoint,
        losses=settings.losses,
        check_steps=settings.steps,  # the score on the simulator chooses nothing here
        check_wafers=50,
        workers=settings.workers,
        precision=settings.precision,
    )


def _penalty(settings: ContinualSettings, network: WaferNet, old: Sides) -> ElasticPenalty:
    """Fisher information of old wafers, kept beside the checkpoints for when the run goes on."""
    chance = np.random.default_rng(settings.seed)
    chosen = chance.permutation(len(old.learnt))[: settings.fisher_wafers]
    maps = [_map(old.learnt[number], settings.size) for number in chosen]
    path, origin = settings.out / INFORMATION, origin_of(settings.checkpoint, maps)
    information = load_information(path, origin=origin)
    if information is None:
        information = fisher_information(network, maps, seed=settings.seed)
        save_information(path, information, origin=origin)
    emit("fisher", wafers=len(maps), path=str(path))
    return penalty_of(network, information, settings.ewc)


def _map(example: Example, size: int) -> Tensor:
    return torch.from_numpy(model_input(example.dies.cells, size=size))


def _scored(network: WaferNet, new: Sides, old: Sides, size: int, *, when: str) -> Known:
    found = Known(_scores(network, new.checked, size), _scores(network, old.checked, size))
    for name, scores, side in (("new", found.new, new), ("old", found.old, old)):
        emit("scores", when=when, of=name, wafers=len(side.checked),
             mean_iou=_rounded(scores.mean_iou), overall_iou=_rounded(scores.overall_iou),
             iou=[_rounded(v) for v in scores.iou])  # fmt: skip
    return found


def _scores(network: WaferNet, wafers: Sequence[Example], size: int) -> MaskScores:
    grids = [w.dies.cells for w in wafers]
    masks = [w.dies.masks for w in wafers if w.dies.masks is not None]
    shares = die_probabilities(predictor(network), grids, size=size)
    return score_masks(shares, grids, masks, threshold=[0.5] * len(CLASSES))


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)
