"""The arithmetic that suits the machine: bf16 where it is computed in, fp32 elsewhere.

A processor without AVX-512 (or a comparable unit) has no bf16 convolutions in oneDNN; torch then
falls back to plain loops that took sixteen times as long as fp32. Such a processor also prefers
channels one after the other: 20 images a second at 64 pixels, 14 with channels last.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Final

import torch

AUTO: Final = "auto"
"""Let the machine decide."""

PRECISIONS: Final = "auto, bf16-mixed, 16-mixed (GPU) or 32-true"
"""What may be asked for, in words."""


def precision_of(asked: str) -> str:
    """Fabric's name of the arithmetic.

    Args:
        asked: Fabric's name, or `AUTO`.

    Returns:
        What was asked for; of `AUTO` ``bf16-mixed`` or ``32-true``, as the machine has it.
    """
    if asked != AUTO:
        return asked
    return "bf16-mixed" if _has_bf16() else "32-true"


def memory_format() -> torch.memory_format:
    """How images lie in memory where training is quickest."""
    return torch.channels_last if _has_bf16() else torch.contiguous_format


def answering(device_type: str) -> AbstractContextManager[object]:
    """The arithmetic of answers that are not exported: bf16 where the machine has it.

    Args:
        device_type: torch's name of the kind of device.
    """
    return torch.autocast(device_type, torch.bfloat16) if _has_bf16() else nullcontext()


def _has_bf16() -> bool:
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
