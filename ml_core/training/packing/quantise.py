"""Static int8 quantisation of the exported graph.

QDQ, weights int8 per channel, activations uint8 (S8S8 is half as fast on x86). ``reduce_range``
keeps weights to 7 bits: U8S8 products saturate in 16 bits on CPUs without VNNI, which costs a
ResNet-50 there some 5 points of accuracy (ONNX Runtime's own list); one file must serve all CPUs.
"""

import logging
import tempfile
from collections.abc import Iterator
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


class _Wafers(CalibrationDataReader):  # type: ignore[misc]
    """Simulated wafers one by one, as onnxruntime asks for them."""

    def __init__(self, *, count: int, size: int) -> None:
        self._maps = _maps(count, size)

    def get_next(self) -> dict[str, Floats] | None:
        return next(self._maps, None)


def quantise(graph: bytes, *, size: int, count: int = 64) -> bytes:
    """Quantise a float graph, calibrated on simulated wafers.

    Args:
        graph: ONNX bytes, input ``map``.
        size: side of the input that it will run at.
        count: wafers to calibrate on.

    Returns:
        ONNX bytes of the int8 graph, same inputs and outputs.
    """
    logging.getLogger("root").setLevel(logging.ERROR)
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
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            nodes_to_exclude=_last_convolution(graph),
            extra_options=_options(),
        )
        return target.read_bytes()


def _options() -> dict[str, Any]:
    return {"CalibMovingAverage": True, "CalibMovingAverageConstant": 0.05}


def _last_convolution(graph: bytes) -> list[str]:
    """The convolution that makes the logits stays in floats: it is small and decides thresholds."""
    nodes = onnx.load_from_string(graph).graph.node
    return [n.name for n in nodes if n.op_type == "Conv"][-1:]


def _maps(count: int, size: int) -> Iterator[dict[str, Floats]]:
    for index in range(count):
        cells = wafer_of(CALIBRATION_SEED, index).cells
        yield {"map": model_input(cells, size=size)[None]}
