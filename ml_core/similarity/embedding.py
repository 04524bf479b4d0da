"""Embeddings: 2048 numbers a wafer, the mean of the network's deepest features (FR-017).

Every wafer is seen at the package's ``input_size``, also where the package lists several: only
embeddings of one input size can be compared.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.package import read_package
from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.session import ModelSession
from ml_core.wafer.errors import ModelError
from ml_core.wafer.map import WaferMap

Floats = NDArray[np.float32]

Progress = Callable[[int], None]
"""Takes the number of finished wafers; raises ``Cancelled`` to stop."""

NUMBERS: Final = 2048
"""Numbers of an embedding, as many as a ResNet-50 has channels at its end."""

OUTPUT: Final = "embedding"
"""Name of the graph's output."""

BATCH: Final = 8
"""Wafers of one run; more cost memory and win nothing on a CPU."""


class Embedder:
    """Makes embeddings with one model."""

    def __init__(self, session: ModelSession, *, size: int) -> None:
        """Take a session that runs a package's graph.

        Args:
            session: the session.
            size: side of the input in pixels, a multiple of 32.
        """
        self._session = session
        self._size = size

    @property
    def session(self) -> ModelSession:
        """The session that runs the model."""
        return self._session

    def embed(self, wafers: Sequence[WaferMap]) -> Floats:
        """Embed wafers in one run.

        Args:
            wafers: as many as memory allows at once; may be none.

        Returns:
            (N, 2048) float32, in the order of the wafers.

        Raises:
            ModelError: the model cannot run, or gives no such embeddings.
        """
        if not wafers:
            return np.zeros((0, NUMBERS), np.float32)
        maps = np.stack([model_input(wafer.cells, size=self._size) for wafer in wafers])
        (found,) = self._session.run(maps, (OUTPUT,))
        if found.shape != (len(wafers), NUMBERS):
            raise ModelError(
                f"The model's {self._session.graph} gives embeddings of shape {found.shape}, not "
                f"{(len(wafers), NUMBERS)}; wafers cannot be compared with it, choose another."
            )
        return np.asarray(found, np.float32)

    def embed_all(
        self, wafers: Iterable[WaferMap], *, progress: Progress | None = None
    ) -> Iterator[tuple[WaferMap, Floats]]:
        """Embed many wafers, a few at a time.

        Args:
            wafers: read lazily; what they raise comes out here.
            progress: called with the number of finished wafers before each run.

        Yields:
            Each wafer with its embedding (2048,) float32, in the order given.

        Raises:
            Cancelled: ``progress`` raised it.
            ModelError: the model cannot run, or gives no such embeddings.
        """
        source, done = iter(wafers), 0
        while batch := list(islice(source, BATCH)):
            if progress is not None:
                progress(done)
            yield from zip(batch, self.embed(batch), strict=True)
            done += len(batch)
        if progress is not None:
            progress(done)


def load_embedder(
    package_path: Path,
    *,
    providers: Sequence[str] | None = None,
    threads: int | None = None,
) -> Embedder:
    """Make an embedder of a model package.

    Args:
        package_path: the package's folder or ``.wsmodel`` file.
        providers: ONNX Runtime's names of the engines that may be used, in any order; all that
            this machine offers where None. The CPU is always the last resort.
        threads: threads inside one run on the CPU; the physical cores where None.

    Returns:
        The embedder.

    Raises:
        ModelError: the package cannot be read, or not even the CPU can run it.
    """
    package = read_package(package_path)
    session = ModelSession(package.files, providers=providers, threads=threads)
    return Embedder(session, size=package.description.input_size)


def normalised(embeddings: Floats) -> Floats:
    """Embeddings of length 1.

    Args:
        embeddings: (N, D) float32.

    Returns:
        (N, D) float32, a copy; each row divided by its Euclidean length, a row of zeros as it is.
    """
    lengths = np.linalg.norm(embeddings.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(embeddings / np.where(lengths > 0.0, lengths, 1.0), np.float32)


def cosine_similarity(one: Floats, other: Floats) -> Floats:
    """Cosine of the angle between every two embeddings.

    Args:
        one: (N, D) float32.
        other: (M, D) float32.

    Returns:
        (N, M) float32, -1 to 1; 0 for a row of zeros, which has no direction.
    """
    cosine = normalised(one) @ normalised(other).T
    return np.asarray(np.clip(cosine, np.float32(-1), np.float32(1)))
