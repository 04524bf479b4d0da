"""Models that are loaded: the one in production, and the last one that was asked for beside it."""

import ctypes
import sys
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ml_core.wafer.errors import ModelError
from sync_server.blobs.store import BlobStore, fetch
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.registry import RegisteredModel
from sync_server.wafers.apart import Opening

if TYPE_CHECKING:
    from ml_core.segmentation.package import ModelPackage
    from ml_core.segmentation.pipeline import Inspector
    from ml_core.segmentation.session import Engine

_LOADED: Final = 2


class Engines:
    """Loads models as they are asked for; used by one thread at a time.

    Args:
        blobs: where their packages lie.
        opening: gives rooms for files.
    """

    def __init__(self, blobs: BlobStore, opening: Opening) -> None:
        self._blobs, self._opening = blobs, opening
        self._loaded: OrderedDict[str, Inspector] = OrderedDict()

    def inspector(self, model: RegisteredModel) -> "Inspector":
        """The model, ready to run; it takes about a second where it was not loaded.

        Raises:
            Refused: it cannot be loaded.
        """
        if model.sha256 not in self._loaded:
            self._loaded[model.sha256] = self._load(model)
            while len(self._loaded) > _LOADED:
                self._loaded.popitem(last=False)
            _give_back()
        self._loaded.move_to_end(model.sha256)
        return self._loaded[model.sha256]

    def _load(self, model: RegisteredModel) -> "Inspector":
        # ONNX Runtime and OpenCV take half a second to load, which the server's start has not.
        from ml_core.segmentation.pipeline import Inspector
        from ml_core.segmentation.session import ModelSession

        try:
            graphs = _Graphs(self._blobs, self._opening, model)
            session = ModelSession(graphs, factory=self._engine)
            return Inspector(graphs.package.description, session)
        except ModelError as error:
            raise Refused(ErrorCode.INFERENCE_ERROR, str(error)) from error

    def _engine(self, graph: bytes, provider: str, threads: int) -> "Engine":
        """An engine of a graph in a file: one of bytes keeps a copy of them as long as it lives."""
        import onnxruntime

        from ml_core.segmentation.session import provider_options, session_options

        with self._opening.room() as room:
            path = room / "graph.onnx"
            path.write_bytes(graph)
            engine: Engine = onnxruntime.InferenceSession(
                path,
                sess_options=session_options(provider=provider, threads=threads),
                providers=[(provider, provider_options(provider))],
            )
        return engine


class _Graphs(Mapping[str, bytes]):
    """Graphs of a package, read when they are asked for: a session would keep all their bytes.

    Args:
        blobs: where the package lies.
        opening: gives a room for its file.
        model: which one.

    Raises:
        ModelError: it is broken.
    """

    def __init__(self, blobs: BlobStore, opening: Opening, model: RegisteredModel) -> None:
        self._blobs, self._opening, self._blob = blobs, opening, model.blob
        self._names = tuple(self.package.files)

    @property
    def package(self) -> "ModelPackage":
        """The package, read and checked anew."""
        from ml_core.segmentation.package import read_package

        with self._opening.room() as room:
            path = room / "package.wsmodel"
            fetch(self._blobs, self._blob, path)
            return read_package(path)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self.package.files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _give_back() -> None:
    """Let the system have what loading a model took for a moment: glibc would keep it."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
