import numpy as np
import pytest
import torch

from ml_core.training.network import Features, WaferNet, follow, fused
from ml_core.training.packing.export import (
    OUTPUTS,
    export_onnx,
    largest_difference,
    session_of,
)
from ml_core.wafer.errors import TrainingError


@pytest.fixture(scope="module")
def network() -> WaferNet:
    torch.manual_seed(0)
    return WaferNet("resnet18").eval()


def test_onnx_equals_torch_at_any_size(network: WaferNet):
    graph = export_onnx(network)
    for shape in ((1, 3, 64, 64), (2, 3, 96, 32)):
        maps = np.random.default_rng(1).random(shape, np.float32)
        assert largest_difference(network, graph, maps) < 1e-3
        found = session_of(graph).run(list(OUTPUTS), {"map": maps})
        height, width = shape[2:]
        assert found[0].shape == (shape[0], 8, height, width)
        assert found[1].shape == (shape[0], 512)
        assert found[2].shape == (shape[0], 512, height // 32, width // 32)
        assert [f.shape[2] for f in found[3:]] == [height // d for d in (2, 4, 8, 16)]


def test_folding_keeps_the_answer(network: WaferNet):
    maps = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        torch.testing.assert_close(fused(network)(maps), network(maps), atol=1e-4, rtol=1e-4)
    assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in fused(network).encoder.modules())


def test_the_wafers_term_lifts_every_pixel_of_its_class(network: WaferNet):
    maps = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        before = network.answer(maps)
        network.presence.bias[3] += 2.0
        after = network.answer(maps)
        network.presence.bias[3] -= 2.0
    torch.testing.assert_close(after.logits[:, 3], before.logits[:, 3] + 2.0)
    torch.testing.assert_close(after.logits[:, 2], before.logits[:, 2])


def test_the_decoder_alone_makes_the_same_of_features(network: WaferNet):
    maps = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        features = network.encode(maps)
        torch.testing.assert_close(network.decode(features).logits, network(maps))
        empty = Features(features.skips, torch.zeros_like(features.bottleneck))
        torch.testing.assert_close(
            network.decode(empty).presence[0], network.presence.bias.detach()
        )


def test_dropout_at_the_bottleneck_in_training_only(network: WaferNet):
    maps = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(network(maps), network(maps))
        lost = network.answer(maps, lost=0.5).embedding
        assert (lost == 0).float().mean() > 0.3


def test_the_average_follows():
    ours, theirs = torch.nn.Linear(1, 1, bias=False), torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(ours.weight, 1.0)
    torch.nn.init.constant_(theirs.weight, 2.0)
    follow(ours, theirs, keep=0.75)
    assert ours.weight.item() == pytest.approx(1.25)


def test_weights_that_cannot_be_had_are_told():
    with pytest.raises(TrainingError, match="cannot be had here"):
        WaferNet("resnet18", weights="nobody-knows-them")
