"""The proof that graphs say what the network says; nothing is packed without it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from ml_core.segmentation.preprocess import model_input
from ml_core.simulate.wafer import wafer_of
from ml_core.training.network import ExportGraph, WaferNet
from ml_core.training.packing.export import OUTPUTS, session_of
from ml_core.wafer.errors import TrainingError

Floats = NDArray[np.float32]

TEST_SEED: Final = 9_000_001
"""Seed of the simulated test set; no training and no fitting uses it."""

CHECKED: Final = 100
"""Wafers of the test set on which graphs are compared."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How much a graph may differ.

    Attributes:
        difference: largest difference over all outputs that are compared.
        mask_agreement: least share of mask pixels, all classes, on which both agree.
    """

    difference: float
    mask_agreement: float


ONNX_TOLERANCE: Final = Tolerance(difference=1e-3, mask_agreement=0.9999)
"""ONNX fp32 against torch, all outputs: other orders of summing, nothing else."""

HALF_TOLERANCE: Final = Tolerance(difference=0.1, mask_agreement=0.999)
"""fp16 against fp32, logits: a tenth of a logit is at most .025 of a probability."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two ways of computing the same agree.

    Attributes:
        wafers: on which they were compared.
        difference: largest absolute difference over the outputs that were compared.
        mask_agreement: share of mask pixels (probability over a half), all classes, that agree.
    """

    wafers: int
    difference: float
    mask_agreement: float


def agreement_with_torch(
    network: WaferNet, graph: bytes, *, size: int, wafers: int = CHECKED
) -> Agreement:
    """Compare a graph with the network that it was made of, over all outputs.

    Args:
        network: the network.
        graph: ONNX bytes, outputs as in `OUTPUTS`.
        size: side of the input.
        wafers: of the simulated test set.

    Returns:
        Their agreement.
    """
    ours, session = ExportGraph(network).eval(), session_of(graph)
    found = []
    for index in range(wafers):
        map_ = _map(index, size)
        with torch.no_grad():
            expected = [e.numpy() for e in ours(torch.from_numpy(map_))]
        found.append(_compared(expected, session.run(list(OUTPUTS), {"map": map_})))
    return _joined(found)


def agreement_of_graphs(first: bytes, second: bytes, *, size: int, wafers: int) -> Agreement:
    """Compare the logits of two graphs.

    Args:
        first: ONNX bytes.
        second: ONNX bytes.
        size: side of the input.
        wafers: of the simulated test set.

    Returns:
        Their agreement.
    """
    sessions = session_of(first), session_of(second)
    found = []
    for index in range(wafers):
        feeds = {"map": _map(index, size)}
        one, other = (session.run(["logits"], feeds) for session in sessions)
        found.append(_compared(one, other))
    return _joined(found)


def refuse_over(tolerance: Tolerance, agreement: Agreement, *, what: str) -> None:
    """Stop where two ways differ too much.

    Args:
        tolerance: how much they may.
        agreement: how much they do.
        what: names both, for the message.

    Raises:
        TrainingError: they differ by more than the tolerance.
    """
    if not (
        agreement.difference <= tolerance.difference
        and agreement.mask_agreement >= tolerance.mask_agreement
    ):
        raise TrainingError(
            f"{what} differ by up to {agreement.difference:.2g} (at most {tolerance.difference:g} "
            f"is allowed) and agree on {agreement.mask_agreement:.4%} of mask pixels (at least "
            f"{tolerance.mask_agreement:.2%}) on {agreement.wafers} wafers; no package was "
            "written: check the checkpoint and the versions of torch and onnx"
        )


def _map(index: int, size: int) -> Floats:
    return model_input(wafer_of(TEST_SEED, index).cells, size=size)[None]


def _compared(expected: list[Floats], found: list[Floats]) -> Agreement:
    difference = max(float(np.abs(e - f).max()) for e, f in zip(expected, found, strict=True))
    same = float(((expected[0] > 0) == (found[0] > 0)).mean())
    return Agreement(1, difference, same)


def _joined(parts: list[Agreement]) -> Agreement:
    return Agreement(
        wafers=len(parts),
        difference=float(np.max([p.difference for p in parts])),
        mask_agreement=float(np.mean([p.mask_agreement for p in parts])),
    )
