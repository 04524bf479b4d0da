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


def sign_in(bench, window, served, password=PASSWORD):
    window.actions_by_key["sign_in"].trigger()
    dialog = window.findChildren(SignInDialog)[-1]
    dialog.server.setText(served.url)
    dialog.username.setText("sarah.chen")
    dialog.password.setText(password)
    bench.click(dialog.go)
    return dialog


def signed_in(bench, window, served):
    dialog = sign_in(bench, window, served)
    bench.until(lambda: window.station.syncing.view.account is not None)
    bench.until(lambda: not dialog.isVisible())


def synced(bench, window):
    """Sync by the command, and wait until all is sent and told."""
    syncing = window.station.syncing
    ends = []
    syncing.finished.connect(ends.append)
    window.actions_by_key["sync_now"].trigger()
    bench.until(lambda: ends and not syncing.view.is_running and not window.station.jobs.running)
    bench.until(lambda: syncing.view.unsent == 0)


def test_days_apart_a_conflict_and_its_merge_over_a_real_server(bench, served, lot, qtbot):
    register(served)
    second = Bench(qtbot, bench.data.with_name("second"))
    shutil.copytree(bench.data, second.data)

    def draws_and_sends(window):
        begin(bench, window, lot, "die_brush")
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(bench, window, (3, 3), (4, 3), (5, 3))
        assert window.sync.status.text() == "Works without a server"
        refused = sign_in(bench, window, served, "wrong")
        bench.until(lambda: refused.go.isEnabled())
        assert refused.isVisible()
        refused.password.setText(PASSWORD)
        bench.click(refused.go)
        bench.until(lambda: window.station.syncing.view.account is not None)
        synced(bench, window)
        bench.until(lambda: window.sync.status.text() == "Synced just now")

    def goes_on_elsewhere(window):
        second.open_lot(window, lot)
        signed_in(second, window, served)
        synced(second, window)
        second.until(lambda: boxes(window) == [(3, 6)])
        window.actions_by_key["sync_pause"].trigger()
        second.until(lambda: window.sync.status.text() == "Paused")
        begin(second, window, lot, "die_brush")
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(second, window, (2, 3), (1, 3))
        assert boxes(window) == [(1, 6)]
        second.until(lambda: window.sync.status.text().startswith("Paused, "))

    def goes_on_here(window):
        begin(bench, window, lot, "die_brush")
        signed_in(bench, window, served)
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(bench, window, (6, 3), (7, 3))
        synced(bench, window)
        assert boxes(window) == [(3, 8)]

    def merges_elsewhere(window):
        second.open_lot(window, lot)
        signed_in(second, window, served)
        window.actions_by_key["sync_pause"].trigger()
        synced(second, window)
        second.until(lambda: "1 conflict" in window.sync.status.text())
        page = compare(second, window)
        assert len(page.shapes.choice.split.parts) == 2
        second.click(page.shapes.union)
        second.click(page.apply)
        resolved(second, window)
        synced(second, window)
        assert boxes(window) == [(1, 8)]

    def has_it_here(window):
        begin(bench, window, lot, "die_brush")
        signed_in(bench, window, served)
        synced(bench, window)
        bench.until(lambda: boxes(window) == [(1, 8)])
        saved(bench, window)
        assert window.station.syncing.view.conflicts == 0

    bench.run(draws_and_sends)
    second.run(goes_on_elsewhere)
    bench.run(goes_on_here)
    second.run(merges_elsewhere)
    bench.run(has_it_here)
