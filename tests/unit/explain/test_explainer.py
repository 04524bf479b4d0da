"""The runtime on a real package of two graphs, without torch in its way."""

import numpy as np
import pytest

from ml_core.explain.explainer import load_explainer
from ml_core.explain.samples import dropout_samples, turned_samples
from ml_core.explain.session import ExplainSession
from ml_core.segmentation.package import CPU_GRAPH, EXPLAIN_GRAPH, read_package, write_package
from ml_core.segmentation.postprocess import sigmoid
from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.session import CPU, ModelSession
from ml_core.wafer.errors import ModelError, ShapeError
from ml_core.wafer.taxonomy import CLASS_KEYS
from tests.unit.explain.conftest import SIZE
from tests.unit.segmentation.tiny_model import wafer_of


@pytest.fixture(scope="module")
def explainer(package):
    return load_explainer(package, providers=[CPU], threads=1)


@pytest.fixture(scope="module")
def wafer():
    random = np.random.default_rng(1)
    x, y = np.meshgrid(np.linspace(-1, 1, 20), np.linspace(-1, 1, 20))
    fails = random.random((20, 20)) < np.where(x > 0.3, 0.9, 0.1)
    return wafer_of(np.where(np.hypot(x, y) <= 1, 1 + fails, 0))


@pytest.fixture(scope="module")
def features(explainer, wafer):
    return explainer.features_of(wafer)


@pytest.fixture(scope="module")
def explaining(package):
    return ExplainSession(read_package(package).files[EXPLAIN_GRAPH], threads=1)


@pytest.fixture(scope="module")
def model(package):
    return ModelSession(read_package(package).files, providers=[CPU], threads=1)


def test_both_graphs_say_the_same(model, explaining, features, wafer):
    (logits,) = model.run(model_input(wafer.cells, size=SIZE)[None])
    # the explain graph's weights are fp16: three decimal digits
    assert np.abs(explaining.decode(features) - logits).max() < 1e-2 * np.abs(logits).max()


def test_a_heat_map_of_a_class_and_of_a_region(explainer, wafer, features):
    whole = explainer.heat_map(wafer, features, "random")
    assert whole.raster.shape == wafer.grid.raster_size[::-1]
    assert whole.raster.max() == 1.0
    region = np.zeros(wafer.cells.shape, bool)
    region[8:12, 2:6] = True
    here = explainer.heat_map(wafer, features, "random", region=region)
    fine = explainer.heat_map(wafer, features, "random", region=region, high_resolution=True)
    assert np.abs(here.raster - whole.raster).max() > 1e-5
    assert np.abs(fine.raster - here.raster).max() > 1e-5


def test_the_region_of_a_class_is_its_mask_or_else_all_dies(explainer, wafer, features):
    inspection = explainer.inspector.inspect(wafer)
    for key in CLASS_KEYS:
        mask = inspection.class_mask(key)
        expected = explainer.heat_map(
            wafer, features, key, region=mask if mask.any() else wafer.die_mask
        )
        found = explainer.class_heat_map(wafer, features, key, inspection)
        np.testing.assert_array_equal(found.raster, expected.raster)


def test_a_region_of_another_wafer_is_refused(explainer, wafer, features):
    with pytest.raises(ShapeError, match="fits neither"):
        explainer.heat_map(wafer, features, "edge", region=np.ones((3, 3), bool))


def test_dropout_is_seeded_and_doubts(explainer, features):
    one = explainer.dropout_uncertainty(features, passes=3, seed=5)
    same = explainer.dropout_uncertainty(features, passes=3, seed=5)
    other = explainer.dropout_uncertainty(features, passes=3, seed=6)
    np.testing.assert_array_equal(one.epistemic, same.epistemic)
    assert np.abs(one.mean - other.mean).max() > 0
    assert one.epistemic.max() > 0
    assert one.mean.shape == (8, SIZE, SIZE)


def test_dropout_of_nothing_is_the_plain_answer(explaining, features):
    (once,) = dropout_samples(explaining, features, passes=1, rate=0.0, seed=0, temperature=1.5)
    expected = sigmoid(explaining.decode(features)[0], temperature=1.5)
    np.testing.assert_array_equal(once, expected)


def test_dropout_leaves_out_whole_channels_and_raises_the_others(features):
    channels = features.bottleneck.shape[1]
    kept = np.zeros(channels, np.float32)
    kept[3] = 2
    dropped = features.dropped(kept).bottleneck
    np.testing.assert_array_equal(dropped[:, 3], 2 * features.bottleneck[:, 3])
    assert not np.delete(dropped, 3, axis=1).any()


@pytest.mark.parametrize("rate", [-0.1, 1.0, 2.0])
def test_a_rate_that_is_none_is_refused(explainer, features, rate):
    with pytest.raises(ValueError, match="dropout rate"):
        explainer.dropout_uncertainty(features, rate=rate)


def test_one_pass_is_no_doubt(explainer, features):
    with pytest.raises(ValueError, match="do not differ"):
        explainer.dropout_uncertainty(features, passes=1)


def test_a_turned_wafer_has_the_same_doubt_turned(explainer, wafer):
    turned = wafer_of(np.rot90(wafer.cells))
    here, there = explainer.turned_uncertainty(wafer), explainer.turned_uncertainty(turned)
    np.testing.assert_allclose(np.rot90(here.total, axes=(1, 2)), there.total, atol=1e-3)


def test_turned_answers_lie_on_the_same_places(model, wafer):
    batch = model_input(wafer.cells, size=SIZE)[None]
    first, *others = turned_samples(model, batch, temperature=1.0)
    (logits,) = model.run(batch)
    np.testing.assert_allclose(first, sigmoid(logits[0], temperature=1.0), atol=1e-6)
    assert len(others) == 7
    assert all(np.abs(o - first).max() > 0 for o in others)


def test_a_package_that_cannot_explain_is_named(package, tmp_path):
    whole = read_package(package)
    write_package(tmp_path, whole.description, {CPU_GRAPH: whole.cpu_graph})
    with pytest.raises(ModelError, match=r"has no explain\.onnx"):
        load_explainer(tmp_path)


def test_a_broken_explain_graph_is_named(package, tmp_path):
    whole = read_package(package)
    write_package(tmp_path, whole.description, {**whole.files, EXPLAIN_GRAPH: b"no graph"})
    with pytest.raises(ModelError, match=r"explain\.onnx cannot be opened"):
        load_explainer(tmp_path)


def test_features_that_do_not_fit_are_told(explaining, features):
    target, region = np.zeros((1, 8), np.float32), np.zeros((1, 1, 96, 96), np.float32)
    with pytest.raises(ModelError, match="does not fit the model"):
        explaining.explain(features, target, region)
