"""Embeddings known by hand: number k (from 0) is k + 1 times the share of channel k % 3."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from ml_core.segmentation.package import CPU_GRAPH, ModelDescription, write_package
from ml_core.similarity.embedding import NUMBERS, Embedder, load_embedder

SIZE = 32


def embedding_graph() -> bytes:
    """ONNX bytes: a 1 x 1 convolution to 2048 channels, averaged over the wafer."""
    weight = np.zeros((NUMBERS, 3, 1, 1), np.float32)
    numbers = np.arange(NUMBERS)
    weight[numbers, numbers % 3, 0, 0] = numbers + 1
    nodes = [
        helper.make_node("GlobalAveragePool", ["map"], ["mean"]),
        helper.make_node("Conv", ["mean", "weight"], ["channels"]),
        helper.make_node("Flatten", ["channels"], ["embedding"]),
    ]
    given = [helper.make_tensor_value_info("map", TensorProto.FLOAT, ["N", 3, "H", "W"])]
    made = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", NUMBERS])]
    graph = helper.make_graph(
        nodes, "embedding", given, made, [numpy_helper.from_array(weight, "weight")]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def package_of(folder: Path, graph: bytes) -> Path:
    """A package in a folder with this graph."""
    description = ModelDescription(
        name="tiny", version="1", input_size=SIZE, input_sizes=(SIZE, 2 * SIZE)
    )
    write_package(folder, description, {CPU_GRAPH: graph})
    return folder


def embedder_in(folder: Path, graph: bytes | None = None) -> Embedder:
    """An embedder on a package in a folder with this graph, the one above where None."""
    path = package_of(folder, embedding_graph() if graph is None else graph)
    return load_embedder(path, providers=[], threads=1)
