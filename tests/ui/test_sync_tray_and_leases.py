"""The tray of refused changes and the page of leased wafers, in the real window."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.sync_machine import Elsewhere, lease
from tests.ui.test_drawing import begin, drag
from wafer_studio.app.syncing_view import AccountView, SyncView
from wafer_studio.ui.dialogs.reason import ReasonDialog
from wafer_studio.ui.sync.leases_page import LeasesPage
from wafer_studio.ui.sync.tray import TrayDialog

LEFT = Qt.MouseButton.LeftButton
ADA = AccountView("acc", "ada", "Ada Lovelace", "annotator")
REASON = "The shape leaves the wafer; draw it again."


def with_refused(bench, window, lot):
    begin(bench, window, lot, "die_brush")
    QTest.keyClick(window.map, Qt.Key.Key_4)
    drag(bench, window, (3, 3), (4, 3))
    elsewhere = Elsewhere(window)
    refused = elsewhere.refuse_all(REASON)
    bench.until(lambda: window.station.syncing.view.refused == len(refused))
    return refused


def tray_of(bench, window):
    window.actions_by_key["tray"].trigger()
    tray = window.findChildren(TrayDialog)[-1]
    bench.until(lambda: tray.table.rowCount() > 0 and not window.station.jobs.running)
    return tray


def test_a_refused_change_shows_with_the_reason_and_stays_until_it_is_sent(bench, lot):
    def act(window):
        refused = with_refused(bench, window, lot)
        assert f"{len(refused)} refused" in window.sync.status.text()
        tray = tray_of(bench, window)
        rows = tray.table.texts()
        assert len(rows) == len(refused)
        assert {(row[0], row[3]) for row in rows} == {("LOT / 1", REASON)}
        assert "Paint dies: Scratch" in {row[1] for row in rows}
        assert tray.reason.text().endswith("INVALID_INPUT")
        tray.reject()
        tray = tray_of(bench, window)  # closing it loses nothing
        bench.click(tray.again_all)
        bench.until(lambda: window.station.syncing.view.refused == 0)
        bench.until(lambda: tray.table.rowCount() == 0)
        assert window.station.syncing.view.unsent == len(refused)
        assert not tray.again_all.isEnabled()
        tray.reject()

    bench.run(act)


def test_the_tray_is_copied_exported_and_leads_to_the_wafer(bench, lot, tmp_path, monkeypatch):
    target = tmp_path / "refused.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def act(window):
        refused = with_refused(bench, window, lot)
        tray = tray_of(bench, window)
        tray.table.selectAll()
        bench.click(tray.copy)
        assert REASON in QGuiApplication.clipboard().text()
        bench.click(tray.export)
        bench.until(target.exists)
        bench.idle(window)
        lines = [json.loads(line) for line in target.read_text().splitlines()]
        assert [line["change_id"] for line in lines] == [c.change_id for c in refused]
        assert {line["reason"] for line in lines} == {REASON}
        window.actions_by_key["leases"].trigger()
        tray.table.clearSelection()
        tray.table.selectRow(0)
        bench.click(tray.go)
        assert window.pages.currentWidget() is window.page
        assert not tray.isVisible()

    bench.run(act)


def leased(bench, window, lot):
    """Two leased wafers: one that is here, one that is not."""
    bench.open_lot(window, lot)
    bench.until(lambda: window.station.person.profile is not None)
    here, away = lease(window.station.document.wafer_id), lease("ab" * 32, days=0.1, kind="second")
    key = window.station.person.profile.profile_id
    window.station.storing.ask(lambda store: store.changes.keep_leases(key, [here, away])).result()
    window.station.syncing.leasing.changed.emit()
    bench.until(lambda: len(window.station.syncing.view.leases) == 2)
    window.actions_by_key["leases"].trigger()
    page = window.findChild(LeasesPage)
    bench.until(lambda: any(row[0] == "LOT / 1" for row in page.table.texts()))
    return page, here, away


def row_of(page, key):
    leases = page._view.leases
    return next(row for row, each in enumerate(leases) if each.lease_id == key)


def test_leases_are_listed_with_reason_and_time_and_end_without_a_network(bench, lot):
    def act(window):
        page, here, away = leased(bench, window, lot)
        rows = {row[0]: row[1:] for row in page.table.texts()}
        assert rows["LOT / 1"][0] == "annotated"
        assert rows["LOT / 1"][3] == "No model is sure of it"
        assert rows["LOT / 1"][2] in ("2 d 23 h", "3 d 0 h")
        assert rows["abababab (not on this machine)"][0] == "read again, blind"
        assert not page.take.isEnabled()  # nobody is signed in
        page.table.selectRow(row_of(page, away.lease_id))
        assert not page.open.isEnabled()
        bench.click(page.back)
        bench.until(lambda: page.table.rowCount() == 1)
        assert "the server hears of them at the next sync" in page.words.text()
        assert page.bar.text() == "1 of 2 done"
        page.table.selectRow(0)
        assert page.open.isEnabled()
        bench.click(page.skip)
        dialog = page.findChild(ReasonDialog)
        dialog.field.setCurrentText("Broken map")
        bench.click(dialog.accept_button)
        bench.until(lambda: page.table.rowCount() == 0 and not page._view.leases)
        kept = json.loads((window.station.data / "ended_leases.json").read_text())
        (ended,) = kept.values()
        assert [(e["lease_id"], e["ending"], e["reason"]) for e in ended] == [
            (away.lease_id, "given_back", ""),
            (here.lease_id, "skipped", "Broken map"),
        ]

    bench.run(act)


def test_done_ends_a_lease_and_open_shows_the_wafer(bench, lot):
    def act(window):
        page, here, _ = leased(bench, window, lot)
        page.table.selectRow(row_of(page, here.lease_id))
        bench.click(page.open)
        assert window.pages.currentWidget() is window.page
        window.actions_by_key["leases"].trigger()
        page.table.selectRow(row_of(page, here.lease_id))
        bench.click(page.done)
        bench.until(lambda: len(window.station.syncing.view.leases) == 1)

    bench.run(act)


def test_taking_and_renewing_ask_for_the_days_that_are_set_and_time_runs_on(qtbot):
    passed = [0.0]
    page, asked = LeasesPage(lambda: passed[0]), []
    qtbot.addWidget(page)
    page.show()
    page.take_asked.connect(lambda count, days: asked.append((count, days)))
    page.renew_asked.connect(lambda key, days: asked.append((key, days)))
    each = lease("cd" * 32, days=2.0)
    page.show_view(SyncView("https://wafers.example", ADA, leases=(each,)))
    page.count.setValue(25)
    page.days.setValue(5)
    QTest.mouseClick(page.take, LEFT)
    QTest.mouseClick(page.renew, LEFT)
    assert asked == [(25, 5.0), (each.lease_id, 5.0)]
    assert page.table.texts()[0][3] == "2 d 0 h"
    passed[0] = 3600.0
    page.refresh()
    assert page.table.texts()[0][3] == "1 d 23 h"
    page.show_pace(600.0)
    assert page.words.text().startswith(
        "No model is sure of it. About 10 min of work at your pace."
    )
    page.show_view(SyncView("https://wafers.example", ADA))
    assert "You have taken no wafers" in page._body.words
