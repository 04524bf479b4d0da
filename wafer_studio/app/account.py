"""Who is signed in: each person of a shared machine for themselves."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.account_tokens import KeyringKeeper
from wafer_studio.app.jobs import Job, Lane
from wafer_studio.app.keeping import keep, read_kept
from wafer_studio.app.settings import SERVER, SERVER_CA
from wafer_studio.app.syncing_view import AccountView
from wafer_studio.sync import sign_in
from wafer_studio.sync.server import Server
from wafer_studio.sync.sign_in import SignedIn
from wafer_studio.sync.tokens import TokenCredentials
from wafer_studio.sync.wire import HttpWire, Wire

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation
    from wafer_studio.store.store import Store


@dataclass(frozen=True)
class Known:
    """What is kept of an account beside its tokens."""

    server: str
    account_id: str
    username: str
    full_name: str
    role: str


class Account(QObject):
    """Signs the person who works here in and out; lives in the GUI thread.

    Args:
        station: whose person and settings it follows.
        make_wire: opens a connection to the server; a test may put its own.
    """

    changed = Signal()
    """Another account is signed in, or none."""

    def __init__(
        self,
        station: "Workstation",
        *,
        make_wire: Callable[[str, Path | None], Wire] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._storing = station.jobs, station.storing
        self._person, self._settings = station.person, station.settings
        self._make_wire = make_wire or (lambda address, ca: HttpWire(address, ca_file=ca))
        self._path = station.data / "accounts.json"
        self._known = _read(self._path)
        self._wires: dict[str, Wire] = {}
        self._keepers: dict[tuple[str, str], KeyringKeeper] = {}
        self._credentials: dict[tuple[str, str], TokenCredentials] = {}
        self._person.changed.connect(self.changed)

    @property
    def view(self) -> AccountView | None:
        """Who is signed in for the person who works here; None for nobody."""
        known = self._of_person()
        if known is None:
            return None
        keeper = self._keepers.get(self._key())
        return AccountView(
            known.account_id, known.username, known.full_name, known.role,
            is_kept=keeper is None or keeper.is_lasting,
        )  # fmt: skip

    def server(self, *, signed_in: bool = True) -> Server:
        """The server of the settings, for work in the network's lane.

        Raises:
            SyncError: the address is none.
        """
        return Server(self._wire(), self._credentials_of(self._key()) if signed_in else None)

    def close(self) -> None:
        """Let go of the network; what is under way ends as cancelled."""
        for wire in self._wires.values():
            wire.close()
        self._wires.clear()

    def _of_person(self) -> Known | None:
        address, profile_id = self._key()
        known = self._known.get(profile_id)
        return known if known is not None and known.server == address else None

    def _key(self) -> tuple[str, str]:
        profile = self._person.profile
        return self._settings.get(SERVER), "" if profile is None else profile.profile_id

    def _wire(self) -> Wire:
        address, ca = self._settings.get(SERVER), self._settings.get(SERVER_CA)
        key = f"{address} {ca}"
        if key not in self._wires:
            self._wires[key] = self._make_wire(address, Path(ca) if ca else None)
        return self._wires[key]

    def _credentials_of(self, key: tuple[str, str]) -> TokenCredentials:
        if key not in self._credentials:
            plain = Server(self._wire())
            self._keepers[key] = KeyringKeeper(*key)
            self._credentials[key] = TokenCredentials(
                self._keepers[key], lambda kept: sign_in.refreshed(plain, kept)
            )
        return self._credentials[key]

    def _remember(self, profile_id: str, known: Known | None) -> None:
        values = {key: value for key, value in self._known.items() if key != profile_id}
        if known is not None:
            values[profile_id] = known
        keep(self._path, {key: asdict(value) for key, value in values.items()}, what="accounts")
        self._known = values
        self.changed.emit()


def _read(path: Path) -> dict[str, Known]:
    found = read_kept(path)
    try:
        return {str(k): Known(**v) for k, v in (found if isinstance(found, dict) else {}).items()}
    except TypeError:
        return {}
