"""One ONNX Runtime session: the best engine that works, and the CPU where another fails.

Order: TensorRT, CUDA, DirectML, CPU. The CPU runs the int8 graph; the others need a GPU graph
(fp16, else fp32) beside it. An engine that cannot be made, that silently becomes another, or
that fails while it runs is left for the next one, at last the CPU; a notice says so in words.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as states
from platformdirs import user_cache_path

from ml_core.segmentation.cores import physical_cores
from ml_core.segmentation.package import CPU_GRAPH
from ml_core.wafer.errors import ModelError

Floats = NDArray[np.float32]

TENSORRT: Final = "TensorrtExecutionProvider"
CUDA: Final = "CUDAExecutionProvider"
DIRECTML: Final = "DmlExecutionProvider"
CPU: Final = "CPUExecutionProvider"

PROVIDER_ORDER: Final = (TENSORRT, CUDA, DIRECTML, CPU)
"""ONNX Runtime's names of the engines, best first."""

PROVIDER_TITLES: Final[Mapping[str, str]] = {
    TENSORRT: "TensorRT",
    CUDA: "CUDA",
    DIRECTML: "DirectML",
    CPU: "CPU",
}
"""Names of the engines for people."""

GPU_GRAPHS: Final = ("model.fp16.onnx", "model.fp32.onnx")
"""Graphs for all engines but the CPU, best first; a GPU package brings them."""

_STATES: Final = (
    "DeviceReset", "EPFail", "EngineError", "Fail", "InvalidArgument", "InvalidGraph",
    "InvalidProtobuf", "ModelRequiresCompilation", "NoModel", "NoSuchFile", "NotFound",
    "NotImplemented", "RuntimeException",
)  # fmt: skip
"""ONNX Runtime's exceptions; they have no common ancestor, and 1.24 has not all of them."""

ENGINE_ERRORS: Final[tuple[type[Exception], ...]] = (
    *(getattr(states, name) for name in _STATES if hasattr(states, name)),
    RuntimeError, ValueError, OSError,
)  # fmt: skip
"""All that ONNX Runtime raises; OSError is a driver library that is not there."""


class Engine(Protocol):
    """What is asked of an ONNX Runtime session."""

    def run(self, names: Sequence[str], feeds: Mapping[str, Floats]) -> Sequence[Floats]:
        """Outputs of these names."""

    def get_providers(self) -> Sequence[str]:
        """Engines in use, the leading one first."""


Factory = Callable[[bytes, str, int], Engine]
"""Makes an engine of (graph, provider, threads)."""


@dataclass(frozen=True)
class Candidate:
    """An engine that may be tried.

    Attributes:
        provider: ONNX Runtime's name of the engine.
        graph: name of the graph it would run.
    """

    provider: str
    graph: str


class ModelSession:
    """A model ready to run, on the best engine that works.

    Runs may come from several threads at once on the CPU; on any other engine they queue.

    Attributes:
        threads: threads inside one run on the CPU.
    """

    def __init__(
        self,
        graphs: Mapping[str, bytes],
        *,
        providers: Sequence[str] | None = None,
        threads: int | None = None,
        factory: Factory | None = None,
    ) -> None:
        """Make the session.

        Args:
            graphs: ONNX bytes by file name, a model package's files.
            providers: engines that may be used; all that this machine offers where None.
                The order is always that of `PROVIDER_ORDER`.
            threads: threads inside one run on the CPU; the physical cores where None.
            factory: makes an engine; ONNX Runtime's own where None.

        Raises:
            ModelError: not even the CPU can run the package.
        """
        self.threads = physical_cores() if threads is None else threads
        self._graphs = graphs
        self._factory = open_engine if factory is None else factory
        self._notices: list[str] = []
        self._lock = threading.Lock()
        offered = ort.get_available_providers() if providers is None else providers
        self._left = self._candidates(offered)
        self._candidate, self._engine = self._next_engine()

    @property
    def is_parallel(self) -> bool:
        """True where several runs at once share the cores; elsewhere they queue."""
        return self.provider == CPU

    @property
    def provider(self) -> str:
        """ONNX Runtime's name of the engine in use."""
        return self._candidate.provider

    @property
    def provider_title(self) -> str:
        """Name of the engine in use, for people."""
        return PROVIDER_TITLES[self.provider]

    @property
    def graph(self) -> str:
        """Name of the graph in use."""
        return self._candidate.graph

    @property
    def graph_sha256(self) -> str:
        """Hex SHA-256 of the graph in use."""
        return self._sha256

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the choice of engine, oldest first."""
        return tuple(self._notices)

    def run(self, batch: Floats, names: Sequence[str] = ("logits",)) -> tuple[Floats, ...]:
        """Run the graph.

        Args:
            batch: (N, 3, H, W) float32, H and W multiples of 32.
            names: outputs that are wanted.

        Returns:
            The outputs in the order of ``names``; ``logits`` is (N, 8, H, W) float32.

        Raises:
            ModelError: the CPU cannot run it either.
        """
        engine = self._engine
        while True:
            try:
                return self._run(engine, batch, names)
            except ENGINE_ERRORS as error:
                engine = self._after_failure(engine, error)

    def on_threads(self, threads: int) -> "ModelSession":
        """A further session on the same engine with another number of threads a run."""
        return ModelSession(
            self._graphs, providers=[self.provider], threads=threads, factory=self._factory
        )

    def _run(self, engine: Engine, batch: Floats, names: Sequence[str]) -> tuple[Floats, ...]:
        if self.provider == CPU:
            return tuple(engine.run(list(names), {"map": batch}))
        with self._lock:
            return tuple(engine.run(list(names), {"map": batch}))

    def _after_failure(self, engine: Engine, error: BaseException) -> Engine:
        """Engine to go on with; only the first of several threads changes it."""
        with self._lock:
            if engine is not self._engine:
                return self._engine
            if self.provider == CPU:
                raise ModelError(
                    f"The model's {self.graph} failed while it ran ({_first_line(error)}); "
                    "install the model again."
                ) from error
            self._tell(self._candidate, f"failed while it ran ({_first_line(error)})")
            self._candidate, self._engine = self._next_engine()
            return self._engine

    def _next_engine(self) -> tuple[Candidate, Engine]:
        while self._left:
            candidate = self._left.pop(0)
            try:
                engine = self._factory(
                    self._graphs[candidate.graph], candidate.provider, self.threads
                )
            except ENGINE_ERRORS as error:
                self._give_up(candidate, f"cannot be started ({_first_line(error)})", error)
                continue
            used = engine.get_providers()[0]
            if used == candidate.provider:
                self._sha256 = hashlib.sha256(self._graphs[candidate.graph]).hexdigest()
                return candidate, engine
            self._give_up(candidate, f"was not taken up by ONNX Runtime ({used} was)", None)
        raise ModelError("No engine can run the model; install the model again.")

    def _give_up(self, candidate: Candidate, why: str, error: BaseException | None) -> None:
        if candidate.provider == CPU:
            raise ModelError(
                f"The model's {candidate.graph} {why}; install the model again."
            ) from error
        self._tell(candidate, why)

    def _tell(self, candidate: Candidate, why: str) -> None:
        following = PROVIDER_TITLES[self._left[0].provider] if self._left else "none"
        self._notices.append(
            f"{PROVIDER_TITLES[candidate.provider]} {why}; {following} is used instead."
        )

    def _candidates(self, offered: Iterable[str]) -> list[Candidate]:
        allowed = set(offered) | {CPU}
        found = []
        for provider in PROVIDER_ORDER:
            if provider not in allowed:
                continue
            graph = graph_for(provider, self._graphs)
            if graph is not None:
                found.append(Candidate(provider, graph))
            elif provider != CPU:
                self._notices.append(
                    f"{PROVIDER_TITLES[provider]} is here, but the model has no GPU graph; "
                    "install its GPU package to use it."
                )
        return found


def graph_for(provider: str, names: Iterable[str]) -> str | None:
    """Choose the graph that suits an engine.

    Args:
        provider: ONNX Runtime's name of the engine.
        names: names of the package's files.

    Returns:
        The int8 graph for the CPU; fp16, else fp32, for the others; None where it is absent.
    """
    here = set(names)
    wanted = (CPU_GRAPH,) if provider == CPU else GPU_GRAPHS
    return next((name for name in wanted if name in here), None)


def open_engine(graph: bytes, provider: str, threads: int) -> Engine:
    """Make an ONNX Runtime session.

    Args:
        graph: ONNX bytes.
        provider: ONNX Runtime's name of the engine.
        threads: threads inside one run on the CPU.

    Returns:
        The session; its leading provider may differ from what was asked for.
    """
    engine: Engine = ort.InferenceSession(
        graph,
        sess_options=session_options(provider=provider, threads=threads),
        providers=[(provider, provider_options(provider))],
    )
    return engine


def session_options(*, provider: str, threads: int) -> ort.SessionOptions:
    """Options of a session.

    Threads that wait do not spin: on idle cores a run takes as long either way (32 ms at
    256 x 256 on two), but beside any other work two spinning threads took twice the time of
    two sleeping ones, and the window, the readers and the post-processing are such work.
    DirectML asks for no memory pattern and one run at a time.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    options.enable_mem_pattern = provider != DIRECTML
    return options


def provider_options(provider: str) -> dict[str, str]:
    """Options of an engine: TensorRT keeps what it has built, which takes it minutes once."""
    if provider != TENSORRT:
        return {}
    return {
        "trt_fp16_enable": "1",
        "trt_engine_cache_enable": "1",
        "trt_engine_cache_path": str(user_cache_path("Wafer Studio", appauthor=False) / "tensorrt"),
    }


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:160]
