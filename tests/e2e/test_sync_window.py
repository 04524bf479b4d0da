"""Two machines of one person and a real server, all of it by the window: nothing is lost."""

import shutil

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.server.conftest import served
from tests.server.people import PASSWORD, register
from tests.ui.conftest import Bench, bench, data, lot, package
from tests.ui.test_drawing import begin, drag, saved
from tests.ui.test_sync_conflicts import boxes, compare, resolved
from wafer_studio.ui.sync.sign_in import SignInDialog

__all__ = ["bench", "data", "lot", "package", "served"]


class Machine:
    """A workstation whose window runs when it is asked to do something."""

    def __init__(self, bench, served, lot):
        self.bench, self._served, self._lot = bench, served, lot

    def draw_and_send(self, window):
        """Draw a scratch before there is a server; sign in at the second try; send it."""
        bench, status = self.bench, window.sync.status
        self._draw(window, (3, 3), (4, 3), (5, 3))
        assert status.text() == "Works without a server"
        dialog = self._sign_in(window, "wrong")
        bench.until(lambda: dialog.go.isEnabled())
        assert dialog.isVisible()
        dialog.password.setText(PASSWORD)
        bench.click(dialog.go)
        self._signed_in(window)
        self._sync(window)
        bench.until(lambda: status.text() == "Synced just now")

    def go_on_unsent(self, window):
        """Fetch the scratch, pause, and make it longer to the left."""
        bench, status = self.bench, window.sync.status
        bench.open_lot(window, self._lot)
        self._sign_in(window)
        self._signed_in(window)
        self._sync(window)
        bench.until(lambda: boxes(window) == [(3, 6)])
        window.actions_by_key["sync_pause"].trigger()
        bench.until(lambda: status.text() == "Paused")
        self._draw(window, (2, 3), (1, 3))
        self._make_one(window)
        assert boxes(window) == [(1, 6)]
        bench.until(lambda: status.text().startswith("Paused, "))

    def go_on_and_send(self, window):
        """Make the scratch longer to the right, and send it."""
        self._draw(window, (6, 3), (7, 3))
        self._make_one(window)
        self._sign_in(window)
        self._signed_in(window)
        self._sync(window)
        assert boxes(window) == [(3, 8)]

    def merge_and_send(self, window):
        """Find the conflict, put both ends together, and send that."""
        bench, status = self.bench, window.sync.status
        bench.open_lot(window, self._lot)
        self._sign_in(window)
        self._signed_in(window)
        window.actions_by_key["sync_pause"].trigger()
        self._sync(window)
        bench.until(lambda: "1 conflict" in status.text())
        page = compare(bench, window)
        assert len(page.shapes.choice.split.parts) == 2
        bench.click(page.shapes.union)
        bench.click(page.apply)
        resolved(bench, window)
        self._sync(window)
        assert boxes(window) == [(1, 8)]

    def see(self, window):
        """Fetch what was merged elsewhere."""
        bench = self.bench
        bench.open_lot(window, self._lot)
        self._sign_in(window)
        self._signed_in(window)
        self._sync(window)
        bench.until(lambda: boxes(window) == [(1, 8)])
        assert window.station.syncing.view.conflicts == 0

    def _draw(self, window, *cells):
        begin(self.bench, window, self._lot, "die_brush")
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(self.bench, window, *cells)

    def _make_one(self, window):
        """Make one shape of all: the largest, which the other machine has, too, keeps its id."""
        window.actions_by_key["select_all"].trigger()
        window.actions_by_key["merge"].trigger()
        saved(self.bench, window)

    def _sign_in(self, window, password=PASSWORD):
        window.actions_by_key["sign_in"].trigger()
        dialog = window.findChildren(SignInDialog)[-1]
        dialog.server.setText(self._served.url)
        dialog.username.setText("sarah.chen")
        dialog.password.setText(password)
        self.bench.click(dialog.go)
        return dialog

    def _signed_in(self, window):
        self.bench.until(lambda: window.station.syncing.view.account is not None)
        self.bench.until(lambda: not window.findChildren(SignInDialog))

    def _sync(self, window):
        """Sync by the command, and wait until all is sent and told."""
        syncing, jobs, ends = window.station.syncing, window.station.jobs, []
        syncing.finished.connect(ends.append)
        window.actions_by_key["sync_now"].trigger()
        self.bench.until(lambda: ends and not syncing.view.is_running and not jobs.running)
        self.bench.until(lambda: syncing.view.unsent == 0)


def test_days_apart_a_conflict_and_its_merge_over_a_real_server(bench, served, lot, qtbot):
    register(served)
    second = Bench(qtbot, bench.data.with_name("second"))
    shutil.copytree(bench.data, second.data)
    here, there = Machine(bench, served, lot), Machine(second, served, lot)
    bench.run(here.draw_and_send)
    second.run(there.go_on_unsent)
    bench.run(here.go_on_and_send)
    second.run(there.merge_and_send)
    bench.run(here.see)
