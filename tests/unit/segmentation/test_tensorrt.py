"""Building TensorRT's engine, with engines made for the test: no machine here has such a GPU."""

from pathlib import Path

import numpy as np
import pytest

from ml_core.segmentation.package import CPU_GRAPH, FP16_GRAPH, ModelDescription, ModelPackage
from ml_core.segmentation.session import CPU, CUDA, TENSORRT
from ml_core.segmentation.tensorrt import build_engine, is_built, quick_providers
from ml_core.wafer.errors import Cancelled, ModelError
from tests.unit.segmentation.test_session import Lab

DESCRIPTION = ModelDescription(name="m", version="1", input_size=64)
GPU = ModelPackage(DESCRIPTION, {CPU_GRAPH: b"int8", FP16_GRAPH: b"fp16"}, "0" * 64)
OFFERED = (TENSORRT, CUDA, CPU)


def test_it_is_built_once_told_in_words_and_remembered(tmp_path: Path):
    lab, words = Lab(), []
    assert quick_providers(GPU, OFFERED, folder=tmp_path) == (CUDA, CPU)

    build_engine(GPU, tell=words.append, factory=lab, folder=tmp_path / "kept")
    build_engine(GPU, tell=words.append, factory=lab, folder=tmp_path / "kept")

    assert lab.made == [(TENSORRT, b"fp16", 1)]
    assert [w.split(".")[0] for w in words] == [
        "Building the TensorRT engine for this GPU",
        "The TensorRT engine is ready after 0 s",
        "The TensorRT engine is ready",
    ]
    assert quick_providers(GPU, OFFERED, folder=tmp_path / "kept") == OFFERED


def test_another_graph_or_size_is_built_anew(tmp_path: Path):
    build_engine(GPU, tell=lambda _: None, factory=Lab(), folder=tmp_path)
    newer = ModelPackage(DESCRIPTION, {CPU_GRAPH: b"int8", FP16_GRAPH: b"newer"}, "1" * 64)
    larger = ModelDescription(name="m", version="1", input_size=128)
    assert is_built(GPU, folder=tmp_path)
    assert not is_built(newer, folder=tmp_path)
    assert not is_built(ModelPackage(larger, GPU.files, "2" * 64), folder=tmp_path)


def test_it_runs_at_the_size_of_the_model(tmp_path: Path):
    shapes = []

    class Engine:
        def get_providers(self):
            return [TENSORRT]

        def run(self, names, feeds):
            shapes.append(feeds["map"].shape)
            return [np.zeros(1, np.float32) for _ in names]

    build_engine(GPU, tell=lambda _: None, factory=lambda *_: Engine(), folder=tmp_path)
    assert shapes == [(1, 3, 64, 64)]


@pytest.mark.parametrize(
    ("lab", "words"),
    [
        (Lab(unmakeable=[TENSORRT]), r"cannot build its engine \(no driver for Tensor"),
        (Lab(failing=[TENSORRT]), r"cannot build its engine \(device removed\)"),
        (Lab(silent_cpu=[TENSORRT]), "took up CPUExecutionProvider in TensorRT's place"),
    ],
)
def test_a_failure_is_one_sentence_and_is_not_remembered(tmp_path: Path, lab: Lab, words: str):
    with pytest.raises(ModelError, match=words):
        build_engine(GPU, tell=lambda _: None, factory=lab, folder=tmp_path)
    assert not is_built(GPU, folder=tmp_path)


def test_a_package_without_a_gpu_graph_is_told(tmp_path: Path):
    package = ModelPackage(DESCRIPTION, {CPU_GRAPH: b"int8"}, "0" * 64)
    with pytest.raises(ModelError, match="no GPU graph"):
        build_engine(package, tell=lambda _: None, factory=Lab(), folder=tmp_path)
    assert quick_providers(package, OFFERED, folder=tmp_path) == (CUDA, CPU)


def test_it_can_be_stopped_before_it_begins(tmp_path: Path):
    def stop(_: str) -> None:
        raise Cancelled

    lab = Lab()
    with pytest.raises(Cancelled):
        build_engine(GPU, tell=stop, factory=lab, folder=tmp_path)
    assert lab.made == []
