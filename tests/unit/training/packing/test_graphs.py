"""The graphs of a network with random weights: export, int8, fp16, and what is refused."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto

from ml_core.segmentation.package import CPU_GRAPH, FP16_GRAPH, FP32_GRAPH, read_package
from ml_core.training.network import WaferNet
from ml_core.training.packing.agreement import (
    HALF_TOLERANCE,
    ONNX_TOLERANCE,
    Agreement,
    agreement_of_graphs,
    agreement_with_torch,
    refuse_over,
)
from ml_core.training.packing.export import export_onnx, session_of
from ml_core.training.packing.half import to_float16
from ml_core.training.packing.pack import PackSettings, pack_graph
from ml_core.training.packing.quantise import quantise
from ml_core.training.packing.saturation import largest_weight
from ml_core.training.packing.trained import Trained
from ml_core.wafer.errors import TrainingError


def network(seed: int) -> WaferNet:
    torch.manual_seed(seed)
    made = WaferNet("resnet18").eval()
    torch.nn.init.normal_(made.presence.weight, std=0.05)  # begins at zero: would test nothing
    return made


@pytest.fixture(scope="module")
def trained() -> Trained:
    return Trained(network(0), "resnet18", seconds=36.0, images=7)


@pytest.fixture(scope="module")
def fp32(trained: Trained) -> bytes:
    return export_onnx(trained.network)


def settings(out: Path, *, gpu: bool) -> PackSettings:
    return PackSettings(
        checkpoint=out, earlier=(), out=out, size=32, name="m", version="1", real=None,
        held_out=0, twin=None, count=12,
        code=Path(), command="c", seed=3, weights="from nothing", notes="", gpu=gpu,
    )  # fmt: skip


def test_a_wrong_graph_is_refused_and_nothing_is_written(tmp_path: Path, trained: Trained):
    wrong = export_onnx(network(1))
    with pytest.raises(TrainingError, match=r"ONNX and torch differ by up to .*no package was"):
        pack_graph(settings(tmp_path / "model", gpu=False), trained, wrong)
    assert not (tmp_path / "model").exists()


def test_the_right_graph_agrees_over_all_outputs(trained: Trained, fp32: bytes):
    found = agreement_with_torch(trained.network, fp32, size=32, wafers=3)
    refuse_over(ONNX_TOLERANCE, found, what="ONNX and torch")
    assert found.wafers == 3
    assert found.difference < 1e-4


@pytest.mark.parametrize(
    "agreement", [Agreement(1, 2e-3, 1.0), Agreement(1, 0.0, 0.99), Agreement(1, np.nan, 1.0)]
)
def test_either_limit_refuses(agreement: Agreement):
    with pytest.raises(TrainingError, match="no package was written"):
        refuse_over(ONNX_TOLERANCE, agreement, what="these")


def test_int8_has_seven_bits_and_leaves_the_logits_in_floats(fp32: bytes):
    graph = quantise(fp32, size=32, count=2)
    assert largest_weight(graph) == 64
    assert largest_weight(quantise(fp32, size=32, count=2, eight_bits=True)) == 127
    model = onnx.load_from_string(graph)
    steps = {n.output[0] for n in model.graph.node if n.op_type == "DequantizeLinear"}
    maker = next(n for n in model.graph.node if "logits" in n.output)
    assert not steps.intersection([*maker.input, *maker.output])
    weights = {t.name for t in model.graph.initializer if t.data_type == TensorProto.FLOAT}
    assert {"head.0.weight", "presence.weight"} <= {w.removeprefix("network.") for w in weights}


def test_fp16_takes_and_gives_floats_and_says_nearly_the_same(fp32: bytes):
    half = to_float16(fp32)
    assert len(half) < 0.55 * len(fp32)
    session = session_of(half)
    assert {v.type for v in (*session.get_inputs(), *session.get_outputs())} == {"tensor(float)"}
    found = agreement_of_graphs(fp32, half, size=32, wafers=2)
    assert 0 < found.difference < HALF_TOLERANCE.difference


@pytest.mark.slow
@pytest.mark.parametrize("gpu", [False, True])
def test_a_package_holds_its_graphs_and_tells_all(
    tmp_path: Path, trained: Trained, fp32: bytes, gpu: bool
):
    pack_graph(settings(tmp_path / "a.wsmodel", gpu=gpu), trained, fp32)
    package = read_package(tmp_path / "a.wsmodel")
    names = {CPU_GRAPH, FP16_GRAPH, FP32_GRAPH} if gpu else {CPU_GRAPH}
    assert names <= set(package.files)
    assert (FP32_GRAPH in package.files) == gpu
    scores, origin = package.description.scores, package.description.provenance
    assert scores.onnx_wafers == 100
    assert scores.largest_weight == 64
    assert (scores.fp16_difference is not None) == gpu
    assert scores.calibration is not None
    assert scores.simulated is not None
    low, high = scores.simulated.mean_iou_interval or (1.0, 0.0)
    assert low <= scores.simulated.mean_iou <= high
    assert (origin.images, origin.hours, origin.encoder) == (7, 0.01, "resnet18")
    assert origin.manifest == ("simulator seed 3",)
    assert origin.dropout == 0.1
    assert len(origin.commit.removesuffix("+changes")) in (0, 40)
