"""Models that are loaded: the one in production, and the last one that was asked for beside it."""

from collections import OrderedDict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ml_core.wafer.errors import ModelError
from sync_server.blobs.store import BlobStore, fetch
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.registry import RegisteredModel
from sync_server.wafers.apart import Opening

if TYPE_CHECKING:
    from ml_core.segmentation.pipeline import Inspector

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
        self._loaded.move_to_end(model.sha256)
        return self._loaded[model.sha256]

    def _load(self, model: RegisteredModel) -> "Inspector":
        # ONNX Runtime and OpenCV take half a second to load, which the server's start has not.
        from ml_core.segmentation.package import EXPLAIN_GRAPH, read_package
        from ml_core.segmentation.pipeline import Inspector
        from ml_core.segmentation.session import ModelSession

        try:
            with self._opening.room() as room:
                path = room / "package.wsmodel"
                fetch(self._blobs, model.blob, path)
                package = read_package(path)
            graphs = {name: data for name, data in package.files.items() if name != EXPLAIN_GRAPH}
            return Inspector(package.description, ModelSession(MappingProxyType(graphs)))
        except ModelError as error:
            raise Refused(ErrorCode.INFERENCE_ERROR, str(error)) from error
