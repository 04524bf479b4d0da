"""What a selection is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ml_core.wafer.errors import SelectionError

LAST_BETA: Final = 100.0
"""ClaSP PE's beta in the last round; it is 1 in the first (Lüth, Traub et al. 2026)."""


class Method(StrEnum):
    """How wafers are chosen."""

    ENTROPY = "entropy"
    BALD = "bald"
    CORESET = "coreset"
    HYBRID = "hybrid"
    CLASP_PE = "clasp-pe"
    RANDOM = "random"
    CLASS_RANDOM = "class-random"


@dataclass(frozen=True, slots=True)
class SelectionSettings:
    """One queue.

    Attributes:
        method: how wafers are chosen.
        size: wafers in the queue.
        reserve: wafers chosen beside it, to replace those that people skip.
        most_of_one_verdict: largest share of the queue with one predicted verdict, over 0 to 1;
            given way only where the other verdicts cannot fill the queue. ``random`` ignores it:
            it is the measure that the others are held against.
        round_number: turn of the loop, from 1; ClaSP PE's noise falls with it.
        rounds: turns that are planned.
        uncertainty_weight: weight of uncertainty in the hybrid; the rest is diversity's.
        class_share: share of ClaSP PE's queue that is spread over the classes, 0 to 1.
    """

    method: Method = Method.HYBRID
    size: int = 100
    reserve: int = 20
    most_of_one_verdict: float = 0.4
    round_number: int = 1
    rounds: int = 8
    uncertainty_weight: float = 0.7
    class_share: float = 2 / 3

    def __post_init__(self) -> None:
        for name, least in (("size", 1), ("reserve", 0), ("round_number", 1), ("rounds", 1)):
            if getattr(self, name) < least:
                raise SelectionError(f"{name} is {getattr(self, name)}; give at least {least}")
        for name in ("most_of_one_verdict", "uncertainty_weight", "class_share"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise SelectionError(f"{name} is {getattr(self, name)}; give a share from 0 to 1")
