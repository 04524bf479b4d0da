"""A small package with both graphs, made once."""

from importlib.util import find_spec

import pytest

from ml_core.segmentation.package import CPU_GRAPH, EXPLAIN_GRAPH, ModelDescription, write_package

SIZE = 64


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    """Folder of a seeded, untrained ResNet-18 package that finds something on most wafers."""
    for name in ("torch", "segmentation_models_pytorch", "onnxscript"):
        if find_spec(name) is None:
            pytest.skip(f"the package is made with the extra 'train': no {name}")
    from ml_core.training.explain_graph import explain_onnx
    from ml_core.training.packing.export import export_onnx
    from tests.unit.explain.networks import lively_network

    network = lively_network()
    folder = tmp_path_factory.mktemp("package") / "lively"
    description = ModelDescription(
        name="lively", version="1", input_size=SIZE, temperature=1.5, thresholds=(0.2,) * 8
    )
    graphs = {CPU_GRAPH: export_onnx(network), EXPLAIN_GRAPH: explain_onnx(network)}
    write_package(folder, description, graphs)
    return folder
