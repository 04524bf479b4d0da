"""The explain graph in ONNX Runtime: gradients and logits of features, on the CPU."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from ml_core.segmentation.cores import physical_cores
from ml_core.segmentation.package import EXPLAIN_GRAPH
from ml_core.segmentation.session import CPU, ENGINE_ERRORS, session_options
from ml_core.wafer.errors import ModelError
from ml_core.wafer.taxonomy import CLASSES

Floats = NDArray[np.float32]

FEATURES: Final = ("bottleneck", "skip1", "skip2", "skip3", "skip4")
"""What the model graph hands out and the explain graph takes."""

EXPLAIN_INPUTS: Final = (*FEATURES, "target", "region")
"""Inputs of the explain graph, in order."""

EXPLAIN_OUTPUTS: Final = ("cam", "hirescam", "logits")
"""Outputs of the explain graph, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What the encoder makes of wafers, all float32.

    Attributes:
        bottleneck: (N, C, S/32, S/32).
        skips: (N, C, S/d, S/d) for d = 2, 4, 8, 16.
    """

    bottleneck: Floats
    skips: tuple[Floats, ...]

    @property
    def size(self) -> int:
        """Side S of the model's input, pixels."""
        return 32 * int(self.bottleneck.shape[2])

    def dropped(self, kept: Floats) -> "Features":
        """The same with channels of the bottleneck weighed, (C,) float32: 0 drops one."""
        return replace(self, bottleneck=self.bottleneck * kept[None, :, None, None])


@dataclass(frozen=True, slots=True, eq=False)
class Activation:
    """What speaks for a target, at the bottleneck's resolution, 0 and up.

    Attributes:
        cam: (N, S/32, S/32) Grad-CAM (Selvaraju 2017).
        hirescam: the same of HiResCAM (Draelos 2020).
    """

    cam: Floats
    hirescam: Floats


class ExplainSession:
    """Runs an explain graph; several threads may call it at once."""

    def __init__(self, graph: bytes, *, threads: int | None = None) -> None:
        """Open the graph.

        Args:
            graph: ONNX bytes of a package's ``explain.onnx``.
            threads: threads inside one run; the physical cores where None.

        Raises:
            ModelError: ONNX Runtime cannot open it.
        """
        options = session_options(provider=CPU, threads=threads or physical_cores())
        try:
            self._engine = ort.InferenceSession(graph, sess_options=options, providers=[CPU])
        except ENGINE_ERRORS as error:
            raise _trouble("cannot be opened", error) from error

    def explain(self, features: Features, target: Floats, region: Floats) -> Activation:
        """Find what speaks for the sum of logits * target * region.

        Args:
            features: of N wafers.
            target: (N, 8) float32, weights of the classes.
            region: (N, 1, S, S) float32, weights of the model's pixels.

        Returns:
            Grad-CAM and HiResCAM.

        Raises:
            ModelError: the graph does not fit the features.
        """
        cam, hirescam = self._run(("cam", "hirescam"), features, target, region)
        return Activation(cam, hirescam)

    def decode(self, features: Features) -> Floats:
        """Logits (N, 8, S, S) of features.

        Raises:
            ModelError: the graph does not fit the features.
        """
        count, size = len(features.bottleneck), features.size
        target = np.zeros((count, len(CLASSES)), np.float32)
        (logits,) = self._run(
            ("logits",), features, target, np.zeros((count, 1, size, size), np.float32)
        )
        return logits

    def _run(
        self, names: tuple[str, ...], features: Features, target: Floats, region: Floats
    ) -> tuple[Floats, ...]:
        values = (features.bottleneck, *features.skips, target, region)
        try:
            found = self._engine.run(list(names), dict(zip(EXPLAIN_INPUTS, values, strict=True)))
        except ENGINE_ERRORS as error:
            raise _trouble("does not fit the model beside it", error) from error
        return tuple(np.asarray(each, np.float32) for each in found)


def _trouble(what: str, error: Exception) -> ModelError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return ModelError(
        f"The model's {EXPLAIN_GRAPH} {what} ({lines[0][:160]}); install the model again."
    )
