"""What a training run is told: phases in turn, and where the wafers come from."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from ml_core.wafer.errors import TrainingError

Schedule = Literal["constant", "cosine", "restarts"]
"""Course of the learning rate in a phase: flat, half a cosine to nothing, or SGDR's restarts."""

Frozen = Literal["encoder", "decoder", "encoder but its last stage", "decoder but its last block"]
"""Parts of the network that a phase leaves as they are, batch norms included."""

NOTHING: Final = 0.0


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of a batch by what is known of its wafers; what is left is simulated.

    Attributes:
        labelled: wafers of a set with masks.
        named: real maps of which only the label is known.
        unlabelled: wafers of which nothing is known.
    """

    labelled: float = NOTHING
    named: float = NOTHING
    unlabelled: float = NOTHING

    @property
    def simulated(self) -> float:
        """What is left."""
        return 1.0 - self.labelled - self.named - self.unlabelled


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of training.

    Attributes:
        name: told in the events.
        steps: optimiser steps.
        size: side of the input in pixels, a multiple of 32.
        batch: wafers of a step on one device.
        rate: highest learning rate.
        schedule: course of the rate.
        warm_up: steps in which the rate rises to ``rate``.
        period: steps to the first restart; each later period is twice as long (SGDR's T_mult).
        frozen: parts that stay as they are.
        shares: what a batch holds.
        accumulate: batches whose gradients make one step.
    """

    name: str
    steps: int
    size: int
    batch: int
    rate: float = 1e-3
    schedule: Schedule = "cosine"
    warm_up: int = 100
    period: int = 1000
    frozen: tuple[Frozen, ...] = ()
    shares: Shares = field(default_factory=Shares)
    accumulate: int = 1

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.size % 32 or self.size < 32:
            raise TrainingError(f"phase '{self.name}': size {self.size} is no multiple of 32")
        if min(self.steps, self.batch, self.accumulate, self.period) < 1:
            raise TrainingError(f"phase '{self.name}': steps, batch and the like are at least 1")
        if self.shares.simulated < -1e-9:
            raise TrainingError(f"phase '{self.name}': the shares of a batch add up to over 1")


@dataclass(frozen=True, slots=True)
class LossSettings:
    """Weights of the losses.

    Attributes:
        dice: of the soft Dice of masks.
        focal: of the focal loss of masks.
        entropy: of the plain cross entropy of masks.
        presence: of the cross entropy of a class being there at all.
        named: of a real map's label (`ml_core.training.weak`).
        unlabelled: of pseudo-labels (`ml_core.training.fixmatch`).
    """

    dice: float = 0.5
    focal: float = 0.5
    entropy: float = 0.0
    presence: float = 0.5
    named: float = 0.5
    unlabelled: float = 1.0


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """FixMatch for masks (Sohn 2020; for masks Yang 2023).

    Attributes:
        threshold: a pixel teaches when the teacher's probability is that far from a half: at least
            this, or at most one minus this.
        ramp_up: steps in which the loss's weight rises from 0 (Tarvainen 2017).
        cut_mix: chance that two strong views swap a box (Yun 2019; French 2020).
        views: strong views of each wafer; two is UniMatch's second stream (Yang 2023).
        feature_dropout: a further stream whose bottleneck loses half of its channels (UniMatch).
        operations: number of RandAugment's operations on a strong view (Cubuk 2020, N).
        magnitude: their strength, 0 to 10 (M).
    """

    threshold: float = 0.95
    ramp_up: int = 200
    cut_mix: float = 0.5
    views: int = 1
    feature_dropout: bool = False
    operations: int = 2
    magnitude: int = 6


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Where wafers come from, beside the simulator.

    Attributes:
        labelled: die-grid set with masks.
        named: die-grid set of real maps with labels.
        unlabelled: die-grid set of which only the cells are read.
        held_out: fold of lots, 0 to 3, that training does not see; None trains on all.
    """

    labelled: Path | None = None
    named: Path | None = None
    unlabelled: Path | None = None
    held_out: int | None = 0


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """One run.

    Attributes:
        out: folder of checkpoints.
        phases: in turn.
        seed: of data and weights.
        encoder: one of `ml_core.training.network.ENCODERS`.
        weights: starting weights that the network's library knows, such as ``imagenet``.
        start: checkpoint whose average the weights start from.
        data: where wafers come from.
        losses: their weights.
        match: FixMatch.
        average_keep: share that the moving average keeps at each step (the EMA teacher).
        weight_decay: of AdamW.
        checkpoint_steps: steps between checkpoints.
        check_steps: steps between scores.
        check_wafers: simulated wafers that are scored then.
        patience: scores without a better mean IoU after which the run ends; 0 never ends early.
        workers: processes that make batches.
        devices: processes that train together (DDP).
        precision: Fabric's name of the arithmetic, or ``auto`` (`ml_core.training.precision`).
    """

    out: Path
    phases: tuple[Phase, ...]
    seed: int = 1
    encoder: str = "resnet50"
    weights: str | None = None
    start: Path | None = None
    data: DataSettings = field(default_factory=DataSettings)
    losses: LossSettings = field(default_factory=LossSettings)
    match: MatchSettings = field(default_factory=MatchSettings)
    average_keep: float = 0.995
    weight_decay: float = 0.02
    checkpoint_steps: int = 100
    check_steps: int = 400
    check_wafers: int = 200
    patience: int = 0
    workers: int = 1
    devices: int = 1
    precision: str = "auto"

    @property
    def steps(self) -> int:
        """Steps of all phases."""
        return sum(p.steps for p in self.phases)

    def phase_at(self, step: int) -> tuple[Phase, int]:
        """The phase of a step, and the step's number in it."""
        for phase in self.phases:
            if step < phase.steps:
                return phase, step
            step -= phase.steps
        return self.phases[-1], self.phases[-1].steps
