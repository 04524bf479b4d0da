"""What a training run is told."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ml_core.training.data import Stage

LONG: Final = (Stage(96, 32, 0.45), Stage(160, 16, 0.3), Stage(224, 12, 0.25))
"""Small inputs first: shapes are learnt cheaply, thin lines at the end."""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """One run.

    Attributes:
        out: folder of checkpoints and log.
        minutes: wall-clock budget; the learning rate and the stages follow it.
        seed: of data and weights.
        encoder: name of the encoder.
        stages: input sizes in turn.
        real: die-grid set of real maps with labels, or None.
        real_share: share of a batch that is real.
        real_weight: weight of the verdict loss.
        rate: highest learning rate.
        checkpoint_minutes: time between checkpoints.
        check_minutes: time between scores.
        check_wafers: simulated wafers that are scored then.
        workers: processes that make batches.
        precision: Fabric's name of the arithmetic.
    """

    out: Path
    minutes: float = 50.0
    seed: int = 1
    encoder: str = "resnet50"
    stages: tuple[Stage, ...] = field(default=LONG)
    real: Path | None = None
    real_share: float = 0.25
    real_weight: float = 0.3
    rate: float = 1e-3
    checkpoint_minutes: float = 3.0
    check_minutes: float = 8.0
    check_wafers: int = 160
    workers: int = 1
    precision: str = "bf16-mixed"
