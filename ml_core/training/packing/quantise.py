"""Static int8 quantisation of the exported graph.

QDQ, weights int8 per channel, activations uint8 (S8S8 is half as fast on x86). Weights have
seven bits: on CPUs without VNNI products of eight-bit ones saturate (`saturation` in this room
derives it and counts), and one file must serve all CPUs.
"""

import logging
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from ml_core.segmentation.preprocess import model_input
from ml_core.simulate.wafer import wafer_of

Floats = NDArray[np.float32]

CALIBRATION_SEED: Final = 8_000_001
"""Seed of the wafers that calibrate; no training and no scoring uses it."""


class Calibrator(Enum):
    """How the range of an activation is taken from what the calibrating wafers show."""

    MOVING_AVERAGE = "moving average of least and largest"
    MIN_MAX = "least and largest"
    PERCENTILE = "percentile 99.99"
    ENTROPY = "entropy"


_METHODS: Final = {
    Calibrator.MOVING_AVERAGE: (
        CalibrationMethod.MinMax,
        {"CalibMovingAverage": True, "CalibMovingAverageConstant": 0.05},
    ),
    Calibrator.MIN_MAX: (CalibrationMethod.MinMax, {}),
    Calibrator.PERCENTILE: (CalibrationMethod.Percentile, {"CalibPercentile": 99.99}),
    Calibrator.ENTROPY: (CalibrationMethod.Entropy, {}),
}


class _Wafers(CalibrationDataReader):  # type: ignore[misc]
    """Simulated wafers one by one, as onnxruntime asks for them."""

    def __init__(self, *, count: int, size: int) -> None:
        self._maps = _maps(count, size)

    def get_next(self) -> dict[str, Floats] | None:
        return next(self._maps, None)


def quantise(
    graph: bytes,
    *,
    size: int,
    count: int = 64,
    eight_bits: bool = False,
    calibrator: Calibrator = Calibrator.MOVING_AVERAGE,
    first_in_floats: bool = False,
) -> bytes:
    """Quantise a float graph, calibrated on simulated wafers.

    Args:
        graph: ONNX bytes, input ``map``.
        size: side of the input that it will run at.
        count: wafers to calibrate on.
        eight_bits: weights from -127 to 127, which saturate on CPUs without VNNI; for comparison.
        calibrator: how ranges of activations are chosen.
        first_in_floats: leave the first convolution as it is; for comparison.

    Returns:
        ONNX bytes of the int8 graph, same inputs and outputs.
    """
    logging.getLogger("root").setLevel(logging.ERROR)  # where onnxruntime's quantiser talks
    method, options = _METHODS[calibrator]
    with tempfile.TemporaryDirectory() as folder:
        source, ready, target = (Path(folder) / n for n in ("a.onnx", "b.onnx", "c.onnx"))
        source.write_bytes(graph)
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_static(
            str(ready),
            str(target),
            _Wafers(count=count, size=size),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=not eight_bits,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=method,
            nodes_to_exclude=_left_in_floats(onnx.load(str(ready)), first=first_in_floats),
            extra_options=options,
        )
        return target.read_bytes()


def _left_in_floats(model: Any, *, first: bool) -> list[str]:
    """What makes logits of features: small, and it decides thresholds.

    The last convolution, the presence term (mean of the bottleneck and a linear layer) and all that
    follows either: their sum is the logits, which must not be rounded to 256 steps.
    """
    nodes = list(model.graph.node)
    convolutions = [n for n in nodes if n.op_type == "Conv"]
    floats = [
        convolutions[-1],
        *(n for n in nodes if n.op_type in ("Gemm", "MatMul", "ReduceMean")),
    ]
    tensors = {name for n in floats for name in n.output}
    for node in nodes:  # in topological order, as ONNX asks
        if tensors.intersection(node.input):
            floats.append(node)
            tensors.update(node.output)
    return sorted({n.name for n in floats} | ({convolutions[0].name} if first else set()))


def _maps(count: int, size: int) -> Iterator[dict[str, Floats]]:
    for index in range(count):
        cells = wafer_of(CALIBRATION_SEED, index).cells
        yield {"map": model_input(cells, size=size)[None]}
