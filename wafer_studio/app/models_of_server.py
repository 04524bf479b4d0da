"""Model packages of the lab's server: which there are, and downloading one whole or not at all."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import Cancelled, ModelError, WaferStudioError
from sync_server.contract.models import ModelLine, ModelList
from wafer_studio.app.account import Account
from wafer_studio.app.jobs import Job, Lane, Progress
from wafer_studio.app.syncing_view import trouble_of
from wafer_studio.store.models import KeptModel
from wafer_studio.sync.blobs import fetch_file

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation

T = TypeVar("T")


class ModelsOfServer(QObject):
    """Lists and downloads models; lives in the GUI thread.

    Args:
        station: whose store and data folder it uses.
        account: who is signed in.
    """

    failed = Signal(object)
    """Listing or downloading failed: a `Trouble`."""
    fetched = Signal(object)
    """A package lies here whole and is known to the store: a `KeptModel`."""

    def __init__(
        self, station: "Workstation", account: Account, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._storing = station.jobs, station.storing
        self._folder, self._account = station.data / "models", account

    def look_up(self, then: Callable[[tuple[ModelLine, ...]], None]) -> None:
        """Ask the server for its models, newest first."""
        self._start("", lambda _: self._account.server().get("/models", ModelList).models, then)

    def fetch(self, model: ModelLine) -> None:
        """Download a package; what came before a cut is not fetched again."""
        title = f"Downloading model {model.model_version}"
        self._start(title, lambda progress: self._fetch(model, progress), self.fetched.emit)

    def _fetch(self, model: ModelLine, progress: Progress) -> KeptModel:
        path = self._folder / f"{model.model_version}-{model.blob[:12]}.wsmodel"
        if not path.exists():
            fetch_file(
                self._account.server(), f"/models/{model.model_version}", path,
                sha256=model.blob, report=progress,
            )  # fmt: skip
        try:
            from ml_core.segmentation.package import (
                read_package,  # heavy: not before the first paint
            )

            read_package(path)
        except ModelError:
            path.unlink()
            raise
        kept = KeptModel(model.model_version, model.blob, str(path), path.stat().st_size)
        self._storing.ask(lambda store: store.models.add(kept)).result()
        return kept

    def _start(self, title: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> Job:
        return self._jobs.start(work, lane=Lane.NETWORK, title=title, then=then, failed=self._tell)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, WaferStudioError) and not isinstance(error, Cancelled):
            self.failed.emit(trouble_of(error))
        else:
            self._jobs.report(error)
