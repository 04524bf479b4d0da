"""Small model packages, and servers that have one."""

from dataclasses import replace

from ml_core.segmentation.package import CPU_GRAPH, write_package
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph


def tiny_package(path, *, version="1.0", fails=8.0, **said):
    """A package whose model takes failed dies for edge defects."""
    description = replace(DESCRIPTION, version=version, input_size=64, **said)
    write_package(path, description, {CPU_GRAPH: tiny_graph(fails={"edge": fails})})
    return path


def wait_for_model(served):
    """Until the server has loaded its model."""
    assert served.parts.predictor._started.wait(30)
