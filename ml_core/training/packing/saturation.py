"""Does an int8 graph say the same on CPUs with and without VNNI?

CPUs without VNNI multiply uint8 activations by int8 weights with ``vpmaddubsw`` (Intel's manual,
volume 2): it adds the products of two neighbours and saturates the sum in 16 bits. Neighbours lie
along the inner dimension of the product, which for a convolution is (row, column, channel) of its
window with channels fastest. An activation is at most 255, so a sum of two products is at most

    2 * 255 * 64  =  32,640  <= 32,767    with weights of seven bits, -64 to 64: nothing saturates;
    2 * 255 * 127 =  64,770  >  32,767    with weights of eight bits: it can.

VNNI's ``vpdpbusd`` adds four products in 32 bits. So a graph with weights up to `SAFE_WEIGHT` gives
the same integers on both. What eight bits would cost is emulated here exactly: only pairs of
weights that can leave 16 bits are looked at, on the activations that real inputs make.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Integers = NDArray[np.int32]

SAFE_WEIGHT: Final = 64
"""Largest weight at which no pair of products can leave 16 bits."""

_LEAST, _LARGEST = -(1 << 15), (1 << 15) - 1
_CHUNK: Final = 1 << 22


@dataclass(frozen=True, slots=True, eq=False)
class Int8Convolution:
    """A convolution of an int8 graph in QDQ form.

    Attributes:
        name: of the node.
        input: name of the uint8 tensor that it reads.
        zero_point: of the input; stands for 0, outside of the map too.
        scale: per output channel, what one unit of an integer product is worth.
        weights: (outputs, inputs, rows, columns) int8.
        strides: rows, columns.
        pads: top, left, bottom, right.
    """

    name: str
    input: str
    zero_point: int
    scale: Floats
    weights: NDArray[np.int8]
    strides: tuple[int, int]
    pads: tuple[int, int, int, int]

    @property
    def largest_weight(self) -> int:
        """Largest absolute weight."""
        return int(np.abs(self.weights.astype(np.int16)).max())


@dataclass(frozen=True, slots=True)
class Saturation:
    """How many pairs of products leave 16 bits in one layer.

    Attributes:
        name: of the convolution.
        largest_weight: largest absolute weight.
        pairs: pairs of products that were added.
        saturated: those among them that left 16 bits.
    """

    name: str
    largest_weight: int
    pairs: int
    saturated: int


def int8_convolutions(graph: bytes) -> tuple[Int8Convolution, ...]:
    """Find the quantised convolutions of a graph.

    Args:
        graph: ONNX bytes in QDQ form.

    Returns:
        Its convolutions with int8 weights, in the graph's order; those in floats are left out.
    """
    return tuple(_convolutions(onnx.load_from_string(graph)))


def largest_weight(graph: bytes) -> int:
    """Largest absolute int8 weight of a graph.

    Args:
        graph: ONNX bytes.

    Returns:
        It, over all int8 tensors with more than one dimension, whatever node they feed.
    """
    tensors = onnx.load_from_string(graph).graph.initializer
    weights = [numpy_helper.to_array(t) for t in tensors if t.data_type == TensorProto.INT8]
    return max((int(np.abs(w.astype(np.int16)).max()) for w in weights if w.ndim > 1), default=0)


def count_saturation(graph: bytes, maps: Floats) -> tuple[Saturation, ...]:
    """Count the pairs of products that a CPU without VNNI would saturate.

    Activations are those of exact products: what an earlier layer's saturation changes is not
    carried on (`run_saturating` does).

    Args:
        graph: ONNX bytes in QDQ form.
        maps: (N, 3, H, W) real inputs.

    Returns:
        One count an int8 convolution; none for a graph in floats.
    """
    layers = int8_convolutions(graph)
    if not layers:
        return ()
    model = onnx.load_from_string(graph)
    _hand_out(model, sorted({layer.input for layer in layers}))
    session = _session(model)
    found = np.zeros((len(layers), 2), np.int64)
    for map_ in maps:
        names = [layer.input for layer in layers]
        for place, planes in enumerate(session.run(names, {"map": map_[None]})):
            excess, pairs = _saturate(layers[place], planes[0])
            found[place] += pairs, excess.count
    return tuple(
        Saturation(layer.name, layer.largest_weight, int(pairs), int(saturated))
        for layer, (pairs, saturated) in zip(layers, found, strict=True)
    )


class SaturatingRun:
    """Runs an int8 graph as a CPU without VNNI does."""

    def __init__(self, graph: bytes) -> None:
        """Prepare it.

        Args:
            graph: ONNX bytes in QDQ form.
        """
        model = onnx.load_from_string(graph)
        layers = [c for c in _convolutions(model) if c.largest_weight > SAFE_WEIGHT]
        self._layers = layers
        _hand_out(model, sorted({layer.input for layer in layers}))
        for layer in layers:
            _add_correction(model, layer.name)
        self._session = _session(model)

    def logits(self, maps: Floats) -> Floats:
        """Run it.

        Args:
            maps: (N, 3, H, W) float32.

        Returns:
            (N, 8, H, W) logits.
        """
        return np.concatenate([self._logits(m[None]) for m in maps])

    def _logits(self, map_: Floats) -> Floats:
        feeds = {"map": map_}
        feeds |= {_correction(c.name): np.zeros((1, 1, 1, 1), np.float32) for c in self._layers}
        options = onnxruntime.RunOptions()
        options.only_execute_path_to_fetches = True
        for layer in self._layers:
            (planes,) = self._session.run([layer.input], feeds, options)
            excess, _ = _saturate(layer, planes[0])
            feeds[_correction(layer.name)] = excess.sums[None] * layer.scale[:, None, None]
        return np.asarray(self._session.run(["logits"], feeds)[0])


@dataclass(frozen=True, slots=True, eq=False)
class _Excess:
    """What saturation takes from a layer's sums, (outputs, H, W), and how often it happens."""

    sums: Floats
    count: int


def _saturate(layer: Int8Convolution, planes: Bytes) -> tuple[_Excess, int]:
    """What saturation changes in one layer on (inputs, H, W) activations; pairs looked at."""
    windows, shape = _windows(layer, planes)
    first, second = windows[0::2], windows[1::2]
    outputs, pairs = len(layer.weights), len(first)
    weights = _weight_rows(layer).reshape(outputs, pairs, 2)
    sums = np.zeros((outputs, windows.shape[1]), np.int64)
    count = 0
    for output, pair in _at_risk(weights, first.max(axis=1), second.max(axis=1), sums.shape[1]):
        left, right = weights[output, pair, 0], weights[output, pair, 1]
        products = first[pair] * left[:, None] + second[pair] * right[:, None]
        excess = np.clip(products, _LEAST, _LARGEST) - products
        count += int(np.count_nonzero(excess))
        np.add.at(sums, output, excess)
    return _Excess(sums.reshape(outputs, *shape).astype(np.float32), count), sums.size * pairs


def _at_risk(
    weights: Integers, first: Integers, second: Integers, positions: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Outputs and pairs that can leave 16 bits, given each activation's largest value."""
    tops = np.stack([first, second], axis=1)
    above = (np.maximum(weights, 0) * tops).sum(axis=2) > _LARGEST
    below = (np.minimum(weights, 0) * tops).sum(axis=2) < _LEAST
    output, pair = np.nonzero(above | below)
    step = max(1, _CHUNK // positions)
    for start in range(0, len(output), step):
        yield output[start : start + step], pair[start : start + step]


def _windows(layer: Int8Convolution, planes: Bytes) -> tuple[Integers, tuple[int, int]]:
    """Activations as a product's inner dimension (even length) by positions; the output's size."""
    top, left, bottom, right = layer.pads
    padded = np.pad(
        planes, ((0, 0), (top, bottom), (left, right)), constant_values=layer.zero_point
    )
    size = layer.weights.shape[2:]
    seen = np.lib.stride_tricks.sliding_window_view(padded, size, axis=(1, 2))
    seen = seen[:, :: layer.strides[0], :: layer.strides[1]]  # (C, H, W, rows, columns)
    shape = (seen.shape[1], seen.shape[2])
    rows = seen.transpose(3, 4, 0, 1, 2).reshape(-1, shape[0] * shape[1]).astype(np.int32)
    return np.pad(rows, ((0, len(rows) % 2), (0, 0))), shape


def _weight_rows(layer: Int8Convolution) -> Integers:
    """Weights (outputs, rows * columns * inputs), a zero at the end where that is odd."""
    rows = layer.weights.transpose(0, 2, 3, 1).reshape(len(layer.weights), -1).astype(np.int32)
    return np.pad(rows, ((0, 0), (0, rows.shape[1] % 2)))


def _convolutions(model: Any) -> Iterator[Int8Convolution]:
    tensors = {t.name: t for t in model.graph.initializer}
    makers = {n.output[0]: n for n in model.graph.node if n.op_type == "DequantizeLinear"}
    for node in model.graph.node:
        if node.op_type != "Conv" or not all(name in makers for name in node.input[:2]):
            continue
        source, scale, zero = makers[node.input[0]].input
        weights, steps, _ = makers[node.input[1]].input
        told = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        yield Int8Convolution(
            name=node.name,
            input=source,
            zero_point=int(numpy_helper.to_array(tensors[zero])),
            scale=numpy_helper.to_array(tensors[scale]) * numpy_helper.to_array(tensors[steps]),
            weights=numpy_helper.to_array(tensors[weights]),
            strides=tuple(told.get("strides", (1, 1))),
            pads=tuple(told.get("pads", (0, 0, 0, 0))),
        )


def _hand_out(model: Any, names: Sequence[str]) -> None:
    """Make uint8 tensors outputs of a graph."""
    for name in names:
        info = helper.make_tensor_value_info(name, TensorProto.UINT8, None)
        model.graph.output.append(info)


def _add_correction(model: Any, name: str) -> None:
    """Add a further input to what a convolution makes."""
    nodes = list(model.graph.node)
    place = next(i for i, n in enumerate(nodes) if n.name == name)
    made = nodes[place].output[0]
    nodes[place].output[0] = made + "_exact"
    shape = [f"{name}_{axis}" for axis in "NCHW"]
    info = helper.make_tensor_value_info(_correction(name), TensorProto.FLOAT, shape)
    model.graph.input.append(info)
    addition = helper.make_node("Add", [made + "_exact", _correction(name)], [made])
    model.graph.node.insert(place + 1, addition)


def _correction(name: str) -> str:
    return name + "_correction"


def _session(model: Any) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
