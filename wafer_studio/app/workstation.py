"""The workstation without its window: all parts, joined."""

import os
import platform
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from wafer_studio.app.annotating import Annotating
from wafer_studio.app.document import Document
from wafer_studio.app.explaining import Explaining
from wafer_studio.app.exporting import Exporting
from wafer_studio.app.geometries import Geometries
from wafer_studio.app.greys import Greys
from wafer_studio.app.history import History
from wafer_studio.app.inspection import Inspecting
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.judging import Judging
from wafer_studio.app.library import Library
from wafer_studio.app.measuring import Measuring
from wafer_studio.app.messages import Messages
from wafer_studio.app.person import Person, name_of_user
from wafer_studio.app.settings import INSPECT_ON_OPEN, MODEL, PERSON, PROVIDER, Settings
from wafer_studio.app.spreading import Spreading
from wafer_studio.app.storing import Storing
from wafer_studio.app.switching import Switching
from wafer_studio.app.syncing import Syncing
from wafer_studio.app.tally import Tally
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.places import starter_model
from wafer_studio.version import __version__

DATA_VARIABLE: Final = "WAFER_STUDIO_DATA"
"""Environment variable that names the data folder."""


class Workstation(QObject):
    """Owns the parts; lives in the GUI thread.

    Args:
        data: folder of the library, the settings and the crash reports.
    """

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self._is_closed = False
        self.settings = Settings(data / "settings.json")
        self.messages = Messages(logs=data / "logs", about=about, parent=self)
        self.jobs = Jobs(self.messages.report, parent=self)
        self.storing = Storing(self.jobs, data / "library.sqlite")
        geometries = Geometries(data / "geometries.json")
        self.library = Library(self.jobs, self.storing, self.messages, geometries, parent=self)
        self.document = Document(self.storing, parent=self)
        self.thumbnails = Thumbnails(self.jobs, self.storing, parent=self)
        self.inspecting = Inspecting(
            self.jobs, self.storing, self.messages, self.document, parent=self
        )
        self.person = Person(self.storing, self.messages, self.document, parent=self)
        self.annotating = Annotating(self.storing, self.document, self.person, parent=self)
        self.switching = Switching(
            self.storing, self.annotating, self.person, self.settings, self.messages, parent=self
        )
        self.history = History(self.storing)
        self.spreading = Spreading(
            self.storing, self.document, self.person, self.annotating, parent=self
        )
        self.tally = Tally(self.storing, self.annotating, self.person, parent=self)
        self.measuring = Measuring(self.jobs, self.document, self.annotating, parent=self)
        self.greys = Greys(self.jobs, self.document, parent=self)
        self.explaining = Explaining(self.jobs, self.document, parent=self)
        self.exporting = Exporting(
            self.jobs, self.storing, self.messages, self.inspecting, parent=self
        )
        self.judging = Judging(self, parent=self)
        self.syncing = Syncing(self, parent=self)
        self.inspecting.on_open = self.settings.get(INSPECT_ON_OPEN)
        self.inspecting.inspected.connect(self.library.changed)

    def load_model(self) -> None:
        """Load the model that the settings name, the starter model if they name none."""
        named = self.settings.get(MODEL)
        providers = ("CPUExecutionProvider",) if self.settings.get(PROVIDER) == "cpu" else None

        def find() -> Path:
            return Path(named) if named else starter_model()

        self.inspecting.load_model(find, providers=providers)
        self.explaining.use(find, providers=providers)

    def begin_work(self) -> None:
        """Work as the person that the settings name, from where a cut-off sitting stopped."""
        self.person.resume(self.settings.get(PERSON) or name_of_user())

    def follow_person(self) -> None:
        """Let the person take over whom the settings name, once the work is on the disk."""
        self.switching.to(self.settings.get(PERSON) or name_of_user())

    def close(self) -> None:
        """Cancel all work, close the store, end the threads; a second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self.annotating.keep_time()
        self.person.end()
        self.syncing.close()
        self.jobs.close(last_in_store=self.storing.close_here)


def data_folder(override: str | None = None) -> Path:
    """Folder of the library: as given, else ``WAFER_STUDIO_DATA``, else the user's own.

    The user's own folder is on this machine (never a roaming profile or a network share).
    """
    named = override or os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Wafer Studio", appauthor=False, roaming=False)


def about() -> str:
    """Versions of the program and what it runs on, one line."""
    return f"Wafer Studio {__version__}, Python {platform.python_version()}, {platform.platform()}"
