"""Who is signed in: each person of a shared machine for themselves."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import Cancelled, WaferStudioError
from wafer_studio.app.account_tokens import KeyringKeeper
from wafer_studio.app.jobs import Lane, Progress
from wafer_studio.app.keeping import keep, read_kept
from wafer_studio.app.settings import SERVER, SERVER_CA
from wafer_studio.app.syncing_view import AccountView, trouble_of
from wafer_studio.store.rows import Profile
from wafer_studio.sync import sign_in
from wafer_studio.sync.server import Server
from wafer_studio.sync.sign_in import Browser, SignedIn
from wafer_studio.sync.tokens import TokenCredentials
from wafer_studio.sync.wire import HttpWire, Wire

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation

T = TypeVar("T")
Key = tuple[str, str]
"""Address of a server and id of a profile."""


@dataclass(frozen=True)
class Known:
    """What is kept of an account beside its tokens.

    Attributes:
        server: address where it is signed in.
        account_id, username, full_name, role: as the server told them.
        also: id of a profile of this machine whose work goes along; empty for none.
    """

    server: str
    account_id: str
    username: str
    full_name: str
    role: str
    also: str = ""


class Account(QObject):
    """Signs the person who works here in and out; lives in the GUI thread.

    Args:
        station: whose person and settings it follows.
        make_wire: opens a connection to the server; a test may put its own.
    """

    changed = Signal()
    """Another account is signed in, or none, or something of it is known anew."""
    signed_in = Signal()
    """The person who works here has just signed in."""
    failed = Signal(object)
    """Signing in or out failed, or needs something more: a `Trouble`."""
    browser_asked = Signal(str)
    """A page is to be opened in the person's browser, to sign in there."""
    code_asked = Signal()
    """The browser shows a code, which ``give_code`` wants."""

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
        self._keepers: dict[Key, KeyringKeeper] = {}
        self._credentials: dict[Key, TokenCredentials] = {}
        self._browser: Browser | None = None
        self.left_behind: Profile | None = None
        """Who worked here until signing in adopted the account's own profile: their work stays,
        and ``take_along`` sends it, too; None for nobody."""
        self._person.changed.connect(self.changed)

    @property
    def view(self) -> AccountView | None:
        """Who is signed in for the person who works here; None for nobody."""
        known = self._of_person()
        if known is None:
            return None
        keeper = self._keepers.get(self._key)
        return AccountView(
            known.account_id, known.username, known.full_name, known.role,
            is_kept=keeper is None or keeper.is_lasting,
        )  # fmt: skip

    @property
    def profiles(self) -> tuple[str, ...]:
        """Profiles whose work is sent with this sign-in; that of the person first."""
        known, (_, key) = self._of_person(), self._key
        return (key, known.also) if known is not None and known.also else (key,)

    def server(self) -> Server:
        """The server of the settings, signed in as the person who works here.

        Raises:
            SyncError: the address is none.
        """
        return Server(self._wire(), self._credentials_of(self._key))

    def sign_in(self, username: str, password: str, code: str = "") -> None:
        """Sign in with a password, and with a code where the account has a second factor."""
        self._sign_in(lambda server: sign_in.by_password(server, username, password, code=code))

    def change_password(
        self, username: str, password: str, new_password: str, code: str = ""
    ) -> None:
        """Sign in with a new password in place of one that has expired."""
        self._sign_in(
            lambda server: sign_in.by_new_password(
                server, username, password, new_password=new_password, code=code
            )
        )

    def sign_in_with_browser(self) -> None:
        """Sign in through the company's identity provider; ``browser_asked`` tells the page."""

        def begun(browser: Browser) -> None:
            self._browser = browser
            self.browser_asked.emit(browser.url)
            self.code_asked.emit()

        self._run(lambda _: sign_in.begin_in_browser(self._plain()), begun)

    def give_code(self, code: str) -> None:
        """Go on with the code that the browser shows once the person has signed in there."""
        browser = self._browser
        if browser is not None:
            self._sign_in(lambda server: sign_in.by_browser(server, browser, code))

    def sign_out(self) -> None:
        """Sign the person who works here out, also where the server cannot be reached."""
        key = self._key
        try:
            server, credentials = self.server(), self._credentials_of(key)
        except WaferStudioError as error:
            self._tell(error)
            return

        def work(_: Progress) -> None:
            try:
                sign_in.sign_out(server)
            finally:
                credentials.forget()

        self._remember(key, None)
        self._run(work, lambda _: self.changed.emit())

    def take_along(self) -> None:
        """Send the work of ``left_behind`` with this account, too, as that profile's own."""
        profile, known, key = self.left_behind, self._of_person(), self._key
        if profile is None or known is None:
            return
        server = self.server()

        def linked(_: None) -> None:
            self.left_behind = None
            self._remember(key, replace(known, also=profile.profile_id))
            self.signed_in.emit()

        self._run(lambda _: sign_in.link_profile(server, profile.profile_id, profile.name), linked)

    def close(self) -> None:
        """Let go of the network; what is under way ends as cancelled."""
        for wire in self._wires.values():
            wire.close()
        self._wires.clear()

    def _sign_in(self, prove: Callable[[Server], SignedIn]) -> None:
        profile, (address, _) = self._person.profile, self._key
        if profile is None:
            return
        plain, here = self._plain(), profile

        def work(_: Progress) -> tuple[SignedIn, Profile]:
            signed = prove(plain)
            own = sign_in.profile_of(signed, here.profile_id, here.name, wire=self._wire())
            if own == here.profile_id:
                adopted = here
            else:
                name = signed.full_name or signed.username
                adopted = self._storing.ask(
                    lambda store: store.annotations.name_profile(own, name)
                ).result()
            self._credentials_of((address, own)).take(signed.pair)
            return signed, adopted

        self._run(work, lambda found: self._take(address, here, *found))

    def _take(self, address: str, here: Profile, signed: SignedIn, own: Profile) -> None:
        self._browser = None
        self._remember(
            (address, own.profile_id),
            Known(address, signed.account_id, signed.username, signed.full_name, signed.role),
        )
        if own.profile_id == here.profile_id:
            self.signed_in.emit()
            return
        self.left_behind = here
        self._person.work_as(own.name)

    def _run(self, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        self._jobs.start(work, lane=Lane.NETWORK, then=then, failed=self._tell)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, WaferStudioError):
            self.failed.emit(trouble_of(error))
        else:
            self._jobs.report(error)

    @property
    def _key(self) -> Key:
        profile = self._person.profile
        return self._settings.get(SERVER), "" if profile is None else profile.profile_id

    def _of_person(self) -> Known | None:
        address, profile_id = self._key
        known = self._known.get(profile_id)
        return known if known is not None and known.server == address else None

    def _plain(self) -> Server:
        return Server(self._wire())

    def _wire(self) -> Wire:
        address, ca = self._settings.get(SERVER), self._settings.get(SERVER_CA)
        key = f"{address} {ca}"
        if key not in self._wires:
            self._wires[key] = self._make_wire(address, Path(ca) if ca else None)
        return self._wires[key]

    def _credentials_of(self, key: Key) -> TokenCredentials:
        if key not in self._credentials:
            plain = self._plain()
            self._keepers[key] = KeyringKeeper(*key)
            self._credentials[key] = TokenCredentials(
                self._keepers[key], lambda kept: sign_in.refreshed(plain, kept)
            )
        return self._credentials[key]

    def _remember(self, key: Key, known: Known | None) -> None:
        _, profile_id = key
        values = {k: value for k, value in self._known.items() if k != profile_id}
        if known is not None:
            values[profile_id] = known
        keep(self._path, {k: asdict(value) for k, value in values.items()}, what="accounts")
        self._known = values
        self.changed.emit()


def _read(path: Path) -> dict[str, Known]:
    found = read_kept(path)
    try:
        return {str(k): Known(**v) for k, v in (found if isinstance(found, dict) else {}).items()}
    except TypeError:
        return {}
