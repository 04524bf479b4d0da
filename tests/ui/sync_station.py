"""A small thing that stands for `Syncing` where a test wants to say what the state is."""

from PySide6.QtCore import QObject, Signal

from wafer_studio.app.syncing_view import AccountView, SyncView

SERVER = "https://wafers.fab.example"
ADA = AccountView("acc", "ada", "Ada Lovelace", "annotator")


class StandIn(QObject):
    """Keeps what it was asked; its state is what a test sets."""

    changed = Signal(object)
    finished = Signal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.view = SyncView(SERVER, ADA)
        self.asked = []
        self.found = ()
        self.tray = ()
        self.account = StandInAccount(self)
        self.leasing = StandInLeasing(self)
        self.refreshing = self

    def show(self, view):
        self.view = view
        self.changed.emit(view)

    def conflicts(self, then, *, annotation_id=None):
        then(self.found)

    def refused(self, then):
        then(self.tray)

    def merge(self, conflict, outcome):
        self.asked.append(("merge", conflict.entity_id, outcome))
        return True

    def hold_while(self, is_held):
        self.is_held = is_held

    def use_server(self, address):
        self.asked.append(("use_server", address))

    def export_tray(self, path, then):
        self.asked.append(("export_tray", path))
        then(len(self.tray))

    def __getattr__(self, name):
        if name not in ("sync_now", "pause", "answer_question", "try_again"):
            raise AttributeError(name)
        return lambda *values: self.asked.append((name, *values))


class StandInAccount(QObject):
    changed = Signal()
    signed_in = Signal()
    failed = Signal(object)
    browser_asked = Signal(str)
    code_asked = Signal()

    def __init__(self, station):
        super().__init__(station)
        self._station = station
        self.left_behind = None

    @property
    def view(self):
        return self._station.view.account

    def __getattr__(self, name):
        if name not in (
            "sign_in",
            "sign_out",
            "change_password",
            "sign_in_with_browser",
            "give_code",
            "take_along",
        ):
            raise AttributeError(name)
        return lambda *values: self._station.asked.append((name, *values))


class StandInLeasing(QObject):
    def __init__(self, station):
        super().__init__(station)
        self._station = station

    def take(self, *, count, days):
        self._station.asked.append(("take", count, days))

    def renew(self, lease_id, *, days):
        self._station.asked.append(("renew", lease_id, days))

    def give_back(self, lease_id):
        self._station.asked.append(("give_back", lease_id))

    def skip(self, lease_id, reason):
        self._station.asked.append(("skip", lease_id, reason))

    def done(self, lease_id):
        self._station.asked.append(("done", lease_id))
