"""The explain graph against pytorch-grad-cam, autograd and the network itself."""

from importlib.util import find_spec

import numpy as np
import onnx
import pytest
import torch

from ml_core.explain.session import EXPLAIN_INPUTS, EXPLAIN_OUTPUTS, FEATURES
from ml_core.training.explain_graph import explain_onnx, store_as_half
from ml_core.training.network import Features
from ml_core.training.packing.export import export_onnx, session_of
from tests.unit.explain.networks import lively_network

needs_grad_cam = pytest.mark.skipif(
    find_spec("pytorch_grad_cam") is None, reason="grad-cam comes with the extra 'dev'"
)

LEFT = (slice(None), slice(0, 40))


@pytest.fixture(scope="module")
def network():
    return lively_network()


@pytest.fixture(scope="module")
def graphs(network):
    whole = explain_onnx(network, half=False)
    model = onnx.load_from_string(whole)
    store_as_half(model)  # all that half=True adds; an export takes seconds
    return {False: whole, True: model.SerializeToString()}


def feeds_of(network, maps, target, region):
    with torch.no_grad():
        features = network.encode(torch.from_numpy(maps))
    planes = (features.bottleneck, *features.skips)
    values = (*(p.numpy() for p in planes), target, region)
    return dict(zip(EXPLAIN_INPUTS, values, strict=True))


def asked(shape, *, classes, box=None):
    """Maps, class weights and a region: all of it, or a box."""
    random = np.random.default_rng(3)
    target = np.zeros((shape[0], 8), np.float32)
    target[:, list(classes)] = 1
    region = np.zeros((shape[0], 1, *shape[2:]), np.float32)
    region[(..., *(box or (slice(None), slice(None))))] = 1
    return random.random(shape, np.float32), target, region


def reference(network, maps, target, region, *, name="GradCAM"):
    """Raw and finished map of pytorch-grad-cam."""
    import pytorch_grad_cam

    weights = torch.from_numpy(target)[:, :, None, None] * torch.from_numpy(region)
    targets = [lambda logits, w=w: (logits * w).sum() for w in weights]
    with getattr(pytorch_grad_cam, name)(network, [network.dropout]) as cam:
        finished = cam(torch.from_numpy(maps), targets)
        found = cam.activations_and_grads
        raw = cam.get_cam_image(
            maps, network.dropout, targets, found.activations[0].numpy(),
            found.gradients[0].numpy(), False,
        )  # fmt: skip
    return np.maximum(raw, 0), finished


def finish(raw, maps):
    from pytorch_grad_cam.utils.image import scale_cam_image

    return scale_cam_image(scale_cam_image(raw, maps.shape[:1:-1]))


def distance(found, expected):
    assert float(np.abs(expected).max()) > 0
    return float(np.abs(found - expected).max() / np.abs(expected).max())


QUESTIONS = [
    ((1, 3, 64, 64), (0,), None),
    ((2, 3, 64, 96), (3,), LEFT),
    ((1, 3, 160, 160), (5,), (slice(30, 90), slice(100, 150))),
    ((1, 3, 192, 192), (1, 7), None),
]


@needs_grad_cam
@pytest.mark.parametrize(("half", "limit"), [(False, 1e-3), (True, 1e-2)])
@pytest.mark.parametrize(("shape", "classes", "box"), QUESTIONS)
@pytest.mark.parametrize(("output", "name"), [("cam", "GradCAM"), ("hirescam", "HiResCAM")])
def test_equals_pytorch_grad_cam(network, graphs, shape, classes, box, half, limit, output, name):
    maps, target, region = asked(shape, classes=classes, box=box)
    session = session_of(graphs[half], threads=1)
    raw_pairs, finished_pairs = [], []
    for sign in (1, -1):  # for and against: of an untrained network one may be empty
        (found,) = session.run([output], feeds_of(network, maps, sign * target, region))
        raw, finished = reference(network, maps, sign * target, region, name=name)
        assert found.shape == raw.shape == (shape[0], shape[2] // 32, shape[3] // 32)
        raw_pairs.append((found, raw))
        finished_pairs.append((finish(found, maps), finished))
    assert distance(*map(np.stack, zip(*raw_pairs, strict=True))) < limit
    assert distance(*map(np.stack, zip(*finished_pairs, strict=True))) < limit


@needs_grad_cam
@pytest.mark.slow
def test_resnet50_equals_pytorch_grad_cam_and_is_small():
    network = lively_network("resnet50")
    maps, target, region = asked((1, 3, 96, 96), classes=(2,), box=LEFT)
    raw, _ = reference(network, maps, target, region)
    if not raw.any():
        target = -target  # what speaks against the class, then
        raw, _ = reference(network, maps, target, region)
    feeds = feeds_of(network, maps, target, region)
    for half, limit in ((False, 1e-3), (True, 1e-2)):
        graph = explain_onnx(network, half=half)  # the last one is what ships
        (found,) = session_of(graph, threads=1).run(["cam"], feeds)
        assert distance(found, raw) < limit
    assert len(graph) <= 25e6


@pytest.mark.parametrize("size", [32, 64, 96, 160, 192])
def test_logits_are_the_networks_at_any_size(network, graphs, size):
    maps, target, region = asked((2, 3, size, size), classes=(0,))
    (logits,) = session_of(graphs[False], threads=1).run(
        ["logits"], feeds_of(network, maps, target, region)
    )
    with torch.no_grad():
        expected = network(torch.from_numpy(maps)).numpy()
    np.testing.assert_allclose(logits, expected, atol=1e-4, rtol=1e-4)


def test_takes_what_the_model_graph_hands_out(network, graphs):
    maps, target, region = asked((1, 3, 64, 64), classes=(4,))
    expected = session_of(graphs[False], threads=1).run(
        ["cam", "logits"], feeds_of(network, maps, target, region)
    )
    handed = session_of(export_onnx(network), threads=1).run(list(FEATURES), {"map": maps})
    feeds = {**dict(zip(FEATURES, handed, strict=True)), "target": target, "region": region}
    found = session_of(graphs[False], threads=1).run(["cam", "logits"], feeds)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-3, rtol=1e-3)


def test_the_presence_term_takes_part(network, graphs):
    maps, target, region = asked((1, 3, 64, 64), classes=(6,), box=LEFT)
    feeds = feeds_of(network, maps, target, region)
    (found,) = session_of(graphs[False], threads=1).run(["hirescam"], feeds)
    bottleneck = torch.from_numpy(feeds["bottleneck"]).requires_grad_()
    features = Features(tuple(torch.from_numpy(feeds[n]) for n in FEATURES[1:]), bottleneck)
    answer = network.decode(features)
    places = answer.logits - answer.presence[:, :, None, None]
    for logits, alike in ((answer.logits, True), (places, False)):
        (gradient,) = torch.autograd.grad(
            logits[:, 6][:, LEFT[0], LEFT[1]].sum(), bottleneck, retain_graph=True
        )
        expected = (gradient * bottleneck).sum(dim=1).relu().detach().numpy()
        assert (distance(found, expected) < 1e-3) is alike


def test_a_class_weight_scales_and_an_empty_target_is_silent(network, graphs):
    maps, target, region = asked((1, 3, 64, 64), classes=(1,))
    session = session_of(graphs[False], threads=1)
    (once,) = session.run(["cam"], feeds_of(network, maps, target, region))
    (thrice,) = session.run(["cam"], feeds_of(network, maps, 3 * target, region))
    (nothing,) = session.run(["cam"], feeds_of(network, maps, 0 * target, region))
    np.testing.assert_allclose(thrice, 3 * once, rtol=1e-4, atol=1e-6)
    assert not nothing.any()


def test_the_file_is_half_as_large_and_old_runtimes_read_it(graphs):
    assert len(graphs[True]) < 0.55 * len(graphs[False])
    model = onnx.load_from_string(graphs[True])
    assert (model.ir_version, model.opset_import[0].version) == (10, 18)
    assert tuple(i.name for i in model.graph.input) == EXPLAIN_INPUTS
    assert tuple(o.name for o in model.graph.output) == EXPLAIN_OUTPUTS


def test_a_weight_too_large_for_half_stays_whole():
    values = np.zeros((64, 32), np.float32)
    values[0, 0] = 1e6
    weights = [
        onnx.numpy_helper.from_array(values, "large"),
        onnx.numpy_helper.from_array(values / 1e6, "small"),
    ]
    model = onnx.helper.make_model(onnx.helper.make_graph([], "g", [], [], weights))
    store_as_half(model)
    kinds = {w.name: w.data_type for w in model.graph.initializer}
    assert kinds == {"large": onnx.TensorProto.FLOAT, "small.half": onnx.TensorProto.FLOAT16}


def test_what_has_no_rule_is_refused(network):
    strided = lively_network()
    strided.decoder.blocks[0].conv1[0].dilation = (2, 2)
    strided.decoder.blocks[0].conv1[0].padding = (2, 2)
    with pytest.raises(ValueError, match="plain convolutions of stride 1"):
        explain_onnx(strided)
