"""A model small enough to reason about: eight weighted sums of the input's channels."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from ml_core.segmentation.package import CPU_GRAPH, ModelDescription, write_package
from ml_core.segmentation.pipeline import Inspector, load_inspector
from ml_core.segmentation.session import CPU
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.taxonomy import BY_KEY, CLASSES

DESCRIPTION = ModelDescription(name="tiny", version="1", input_size=320)


def tiny_graph(
    *,
    fails: Mapping[str, float],
    passes: Mapping[str, float] | None = None,
    classes: int = len(CLASSES),
) -> bytes:
    """ONNX bytes of a graph: logit of a class = weight * (2 * share - 1) of its channel, else -20.

    ``fails`` weighs the share of failed dies, ``passes`` that of passed ones.
    """
    weight = np.zeros((classes, 3, 1, 1), np.float32)
    bias = np.full(classes, -20.0, np.float32)
    for channel, weights in ((1, passes or {}), (2, fails)):
        for key, value in weights.items():
            weight[BY_KEY[key].index, channel] = 2 * value
            bias[BY_KEY[key].index] = -value
    shape = ["N", 3, "H", "W"]
    graph = helper.make_graph(
        [
            helper.make_node("Conv", ["map", "weight", "bias"], ["logits"]),
            helper.make_node("GlobalAveragePool", ["map"], ["embedding"]),
        ],
        "tiny",
        [helper.make_tensor_value_info("map", TensorProto.FLOAT, shape)],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", classes, "H", "W"]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", 3, 1, 1]),
        ],
        [numpy_helper.from_array(weight, "weight"), numpy_helper.from_array(bias, "bias")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def tiny_inspector(folder: Path, *, threads: int = 1, **weights) -> Inspector:
    """An inspector on a package in the folder with a graph of these weights: `tiny_graph`."""
    write_package(folder, DESCRIPTION, {CPU_GRAPH: tiny_graph(**weights)})
    return load_inspector(folder, providers=[CPU], threads=threads)


def wafer_of(cells: np.ndarray, *, diameter_mm: float = 100.0, key: str = "", **grid) -> WaferMap:
    """A wafer of cells (rows, columns) whose dies fill the diameter unless told otherwise."""
    rows, columns = cells.shape
    parts = {
        "pitch_mm": (diameter_mm / columns, diameter_mm / rows),
        "notch": Notch.DOWN,
        "pitch_known": Known.READ,
        "diameter_known": Known.READ,
        **grid,
    }
    return WaferMap(
        source=WaferSource(path="made/by/hand", sha256="0" * 64, key=key),
        info=WaferInfo(),
        grid=DieGrid(columns=columns, rows=rows, diameter_mm=diameter_mm, **parts),
        cells=np.asarray(cells, np.uint8),
    )


def grid_of(*lines: str) -> np.ndarray:
    """Cells drawn as text: ``.`` no die, ``o`` pass, ``x`` fail."""
    return np.array([[".ox".index(sign) for sign in line] for line in lines], np.uint8)
