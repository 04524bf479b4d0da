"""Choice of engine and fallback, with a list of providers and a factory made for the test."""

import threading

import numpy as np
import onnxruntime as ort
import pytest

from ml_core.segmentation.session import (
    CPU,
    CUDA,
    DIRECTML,
    TENSORRT,
    ModelSession,
    graph_for,
    open_engine,
    provider_options,
    session_options,
)
from ml_core.wafer.errors import ModelError
from tests.unit.segmentation.tiny_model import tiny_graph

FULL = {"model.int8.onnx": b"int8", "model.fp16.onnx": b"fp16", "model.fp32.onnx": b"fp32"}
ALL = [CPU, DIRECTML, TENSORRT, CUDA]
BATCH = np.zeros((1, 3, 32, 32), np.float32)


class Lab:
    """Makes engines that fail where they are told to, and remembers what was asked of it."""

    def __init__(self, *, unmakeable=(), failing=(), silent_cpu=()):
        self.unmakeable, self.failing, self.silent_cpu = unmakeable, failing, silent_cpu
        self.made = []

    def __call__(self, graph, provider, threads):
        self.made.append((provider, graph, threads))
        if provider in self.unmakeable:
            raise RuntimeError(f"no driver for {provider}\nand a second line")
        return LabEngine(self, provider)


class LabEngine:
    def __init__(self, lab, provider):
        self.lab, self.provider = lab, provider

    def get_providers(self):
        return [CPU] if self.provider in self.lab.silent_cpu else [self.provider, CPU]

    def run(self, names, feeds):
        if self.provider in self.lab.failing:
            raise RuntimeError("device removed")
        return [np.full(1, ALL.index(self.provider), np.float32) for _ in names]


def test_the_best_engine_comes_first_whatever_the_order_of_the_list():
    lab = Lab()
    session = ModelSession(FULL, providers=ALL, threads=3, factory=lab)

    assert session.provider == TENSORRT
    assert session.provider_title == "TensorRT"
    assert lab.made == [(TENSORRT, b"fp16", 3)]
    assert session.notices == ()


@pytest.mark.parametrize(
    ("providers", "expected"),
    [([CPU, DIRECTML], DIRECTML), ([CPU, DIRECTML, CUDA], CUDA), ([CPU], CPU), ([], CPU)],
)
def test_only_engines_of_the_list_are_tried_and_the_cpu_always_is(providers, expected):
    assert ModelSession(FULL, providers=providers, threads=1, factory=Lab()).provider == expected


def test_an_unknown_engine_is_left_alone():
    session = ModelSession(FULL, providers=["AzureExecutionProvider"], threads=1, factory=Lab())
    assert session.provider == CPU
    assert session.notices == ()


@pytest.mark.parametrize(
    ("provider", "names", "expected"),
    [
        (CPU, FULL, "model.int8.onnx"),
        (CUDA, FULL, "model.fp16.onnx"),
        (CUDA, ["model.int8.onnx", "model.fp32.onnx"], "model.fp32.onnx"),
        (CUDA, ["model.int8.onnx"], None),
        (CPU, ["model.fp32.onnx"], None),
    ],
)
def test_each_engine_has_its_graph(provider, names, expected):
    assert graph_for(provider, names) == expected


def test_without_a_gpu_graph_the_cpu_runs_and_a_notice_says_why():
    graphs = {"model.int8.onnx": b"int8"}
    lab = Lab()
    session = ModelSession(graphs, providers=[DIRECTML, CPU], threads=1, factory=lab)

    assert session.provider == CPU
    assert lab.made == [(CPU, b"int8", 1)]
    assert session.notices == (
        "DirectML is here, but the model has no GPU graph; install its GPU package to use it.",
    )


def test_an_engine_that_cannot_be_made_gives_way_to_the_next():
    lab = Lab(unmakeable=[TENSORRT, CUDA])
    session = ModelSession(FULL, providers=ALL, threads=1, factory=lab)

    assert [provider for provider, _, _ in lab.made] == [TENSORRT, CUDA, DIRECTML]
    assert session.provider == DIRECTML
    assert session.notices == (
        "TensorRT cannot be started (no driver for TensorrtExecutionProvider); "
        "CUDA is used instead.",
        "CUDA cannot be started (no driver for CUDAExecutionProvider); DirectML is used instead.",
    )


def test_an_engine_that_silently_became_the_cpu_is_noticed():
    session = ModelSession(FULL, providers=[CUDA], threads=1, factory=Lab(silent_cpu=[CUDA]))

    assert session.provider == CPU
    assert session.graph == "model.int8.onnx"
    assert session.notices == (
        "CUDA was not taken up by ONNX Runtime (CPUExecutionProvider was); CPU is used instead.",
    )


def test_an_engine_that_fails_at_its_first_run_falls_back_and_the_run_is_answered():
    session = ModelSession(FULL, providers=[CUDA], threads=1, factory=Lab(failing=[CUDA]))
    assert session.provider == CUDA

    (answer,) = session.run(BATCH)

    assert answer.tolist() == [ALL.index(CPU)]
    assert session.provider == CPU
    assert session.graph == "model.int8.onnx"
    assert session.notices == ("CUDA failed while it ran (device removed); CPU is used instead.",)


def test_threads_that_meet_the_same_failure_fall_back_once():
    session = ModelSession(FULL, providers=[CUDA], threads=1, factory=Lab(failing=[CUDA]))
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(session.run(BATCH))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 8
    assert len(session.notices) == 1


def test_a_cpu_that_cannot_run_the_model_is_an_error_that_names_the_graph():
    with pytest.raises(ModelError, match=r"model\.int8\.onnx cannot be started .*install the"):
        ModelSession(FULL, providers=[CPU], threads=1, factory=Lab(unmakeable=[CPU]))
    session = ModelSession(FULL, providers=[CPU], threads=1, factory=Lab(failing=[CPU]))
    with pytest.raises(ModelError, match=r"model\.int8\.onnx failed while it ran"):
        session.run(BATCH)


def test_a_package_with_nothing_for_the_cpu_is_an_error():
    graphs = {"model.fp16.onnx": b"fp16"}
    with pytest.raises(ModelError, match="No engine can run the model"):
        ModelSession(graphs, providers=[CPU], threads=1, factory=Lab())


def test_a_session_on_other_threads_keeps_the_engine():
    lab = Lab(unmakeable=[TENSORRT])
    session = ModelSession(FULL, providers=ALL, threads=4, factory=lab).on_threads(2)

    assert session.provider == CUDA
    assert session.threads == 2
    assert lab.made[-1] == (CUDA, b"fp16", 2)


def test_a_real_graph_runs_on_the_real_cpu():
    graph = tiny_graph(fails={"particle": 3.0})
    session = ModelSession({"model.int8.onnx": graph}, providers=[CPU])
    batch = np.zeros((2, 3, 32, 64), np.float32)
    batch[0, 2] = 1.0  # every pixel of the first wafer failed

    logits, embedding = session.run(batch, ("logits", "embedding"))

    assert logits.shape == (2, 8, 32, 64)
    assert np.all(logits[0, 4] == 3.0)
    assert np.all(logits[1, 4] == -3.0)
    assert np.all(logits[:, :4] == -20.0)
    assert embedding[:, :, 0, 0].tolist() == [[0, 0, 1], [0, 0, 0]]


def test_a_real_graph_that_is_none_is_an_error():
    with pytest.raises(ModelError, match="cannot be started"):
        ModelSession({"model.int8.onnx": b"no graph"}, providers=[CPU])


def test_a_real_gpu_engine_that_this_machine_lacks_falls_back_to_the_cpu():
    missing = next(p for p in (CUDA, DIRECTML) if p not in ort.get_available_providers())
    graph = tiny_graph(fails={})
    graphs = {"model.int8.onnx": graph, "model.fp32.onnx": graph}
    with pytest.warns(UserWarning, match="is not in available provider names"):
        session = ModelSession(graphs, providers=[missing])

    assert session.provider == CPU
    assert len(session.notices) == 1
    assert session.run(BATCH)[0].shape == (1, 8, 32, 32)


def test_tensorrt_keeps_its_engines_and_the_others_need_no_options():
    options = provider_options(TENSORRT)
    assert options["trt_engine_cache_enable"] == "1"
    assert options["trt_engine_cache_path"].endswith("tensorrt")
    assert provider_options(CUDA) == provider_options(DIRECTML) == provider_options(CPU) == {}


def test_directml_runs_without_memory_patterns():
    assert not session_options(provider=DIRECTML, threads=1).enable_mem_pattern
    assert session_options(provider=CPU, threads=1).enable_mem_pattern


def test_waiting_threads_do_not_spin():
    engine = open_engine(tiny_graph(fails={}), CPU, 2)
    options = engine.get_session_options()
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"
    assert options.intra_op_num_threads == 2
