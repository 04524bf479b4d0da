"""What ``vpmaddubsw`` saturates, by hand and against a count without shortcuts."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from ml_core.segmentation.package import read_package
from ml_core.training.packing.saturation import (
    SAFE_WEIGHT,
    SaturatingRun,
    count_saturation,
    int8_convolutions,
    largest_weight,
)
from tests.e2e.oldest_runtime import STARTER


def one_convolution(weights: np.ndarray, *, pads: int = 0, stride: int = 1) -> bytes:
    """Graph in QDQ form: ``map`` in steps of 1/255, one convolution to ``logits``."""
    outputs, _, rows, _ = weights.shape
    one, step = np.ones(outputs, np.float32), np.float32(1 / 255)
    tensors = {
        "step": step, "zero": np.uint8(0), "weights": weights.astype(np.int8), "one": one,
        "zeros": np.zeros(outputs, np.int8),
    }  # fmt: skip
    shape = ["N", weights.shape[1], "H", "W"]
    nodes = [
        helper.make_node("QuantizeLinear", ["map", "step", "zero"], ["q"]),
        helper.make_node("DequantizeLinear", ["q", "step", "zero"], ["x"]),
        helper.make_node("DequantizeLinear", ["weights", "one", "zeros"], ["w"], axis=0),
        helper.make_node("Conv", ["x", "w"], ["logits"], "conv", pads=[pads] * 4,
                         strides=[stride] * 2, kernel_shape=[rows] * 2),
    ]  # fmt: skip
    graph = helper.make_graph(
        nodes,
        "one",
        [helper.make_tensor_value_info("map", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", outputs, "h", "w"])],
        [numpy_helper.from_array(np.asarray(v), k) for k, v in tensors.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


def test_two_large_products_saturate_by_hand():
    """255 * 127 + 255 * 127 = 64,770, cut to 32,767; in one quantum: 32,767 / 255 = 128.498."""
    weights = np.array([127, 127]).reshape(1, 2, 1, 1)
    maps = np.ones((1, 2, 1, 1), np.float32)
    (found,) = count_saturation(one_convolution(weights), maps)
    assert (found.pairs, found.saturated, found.largest_weight) == (1, 1, 127)
    logits = SaturatingRun(one_convolution(weights)).logits(maps)
    assert logits.item() == pytest.approx(32767 / 255)
    logits = SaturatingRun(one_convolution(-weights)).logits(maps)
    assert logits.item() == pytest.approx(-32768 / 255)


def test_products_of_different_sign_or_pair_do_not_saturate():
    maps = np.ones((1, 4, 1, 1), np.float32)
    for row in ([127, -127, 127, -127], [127, 0, 127, 0], [64, 64, 64, 64], [0, 127, 127, 0]):
        graph = one_convolution(np.array(row).reshape(1, 4, 1, 1))
        (found,) = count_saturation(graph, maps)
        assert (found.pairs, found.saturated) == (2, 0), row
        assert SaturatingRun(graph).logits(maps).item() == pytest.approx(sum(row), abs=1e-3)


def test_seven_bits_cannot_leave_16_bits():
    assert 2 * 255 * SAFE_WEIGHT <= 2**15 - 1 < 2 * 255 * (SAFE_WEIGHT + 1)


@pytest.mark.parametrize(("inputs", "pads", "stride"), [(4, 1, 1), (3, 1, 2), (5, 0, 1)])
def test_equals_a_count_without_shortcuts(inputs: int, pads: int, stride: int):
    rng = np.random.default_rng(inputs)
    weights = rng.integers(-127, 128, (3, inputs, 3, 3))
    maps = rng.integers(0, 256, (2, inputs, 8, 7)).astype(np.float32) / 255
    graph = one_convolution(weights, pads=pads, stride=stride)
    sums, saturated, pairs = slow(weights, np.rint(maps * 255).astype(int), pads, stride)
    (found,) = count_saturation(graph, maps)
    assert found.saturated == saturated > 0
    assert found.pairs == pairs
    np.testing.assert_allclose(SaturatingRun(graph).logits(maps), sums / 255, rtol=1e-5, atol=1e-2)


def slow(weights, planes, pads, stride):
    """One product after the other, inner dimension (row, column, channel)."""
    planes = np.pad(planes, ((0, 0), (0, 0), (pads, pads), (pads, pads)))
    height, width = ((n - 3) // stride + 1 for n in planes.shape[2:])
    sums, saturated, pairs = np.zeros((len(planes), len(weights), height, width)), 0, 0
    for place in np.ndindex(*sums.shape):
        n, o, y, x = place
        window = planes[n, :, y * stride : y * stride + 3, x * stride : x * stride + 3]
        products = (window * weights[o]).transpose(1, 2, 0).ravel().tolist()
        products += [0] * (len(products) % 2)
        for left, right in zip(products[::2], products[1::2], strict=True):
            cut = min(max(left + right, -32768), 32767)
            saturated, pairs = saturated + (cut != left + right), pairs + 1
            sums[place] += cut
    return sums, saturated, pairs


def test_no_layer_of_the_shipped_package_can_saturate():
    graph = read_package(STARTER).cpu_graph
    layers = int8_convolutions(graph)
    assert len(layers) > 50
    for layer in layers:
        assert layer.largest_weight <= SAFE_WEIGHT, layer.name
    assert largest_weight(graph) <= SAFE_WEIGHT


def test_a_graph_in_floats_has_nothing_to_count():
    floats = read_package(STARTER).files["explain.onnx"]
    assert count_saturation(floats, np.zeros((1, 3, 32, 32), np.float32)) == ()
