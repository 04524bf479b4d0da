"""The state of syncing in words, in the status bar and in its panel; questions; signing in."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from tests.ui.sync_machine import Elsewhere
from tests.ui.test_drawing import begin, drag
from wafer_studio.app.settings import SERVER, SERVER_CA
from wafer_studio.app.syncing_view import (
    AccountView,
    Question,
    QuestionKind,
    Stage,
    SyncProgress,
    SyncView,
    Trouble,
    TroubleKind,
)
from wafer_studio.ui.sync.panel import SyncPanel
from wafer_studio.ui.sync.question import QuestionDialog
from wafer_studio.ui.sync.sign_in import SignInDialog
from wafer_studio.ui.sync.status import SyncStatus
from wafer_studio.ui.sync.words import Mark, ago, short_trouble, state_line, time_left
from wafer_studio.ui.theme import DARK, LIGHT, contrast

ZONE = datetime.timezone(datetime.timedelta(hours=1))
NOW = datetime.datetime(2026, 3, 5, 9, 40, tzinfo=ZONE)
SERVER_AT = "https://wafers.fab.example"
ADA = AccountView("acc", "ada", "Ada Lovelace", "annotator")
OFFLINE = Trouble(TroubleKind.OFFLINE, "The server cannot be reached; work goes on.", True)
QUESTION = Question(QuestionKind.ANOTHER_SERVER, "Another database answers there.")
MANY = Question(QuestionKind.MANY_REMOVALS, "Many shapes would go.", removed=12, shown=20)


def view(**parts):
    return SyncView(**{"server": SERVER_AT, "account": ADA, **parts})


@pytest.mark.parametrize(
    ("state", "mark", "text", "needs_person"),
    [
        (SyncView(), Mark.LOCAL, "Works without a server", False),
        (view(last_success="2026-03-05T08:38:00+00:00"), Mark.SYNCED, "Synced 2 min ago", False),
        (view(), Mark.UNSENT, "Not synced yet", False),
        (
            view(unsent=14, unsent_since="2026-03-05T08:12:00+00:00", trouble=OFFLINE),
            Mark.UNSENT,
            "14 steps unsent since 09:12 (no network)",
            False,
        ),
        (
            view(unsent=1, unsent_since="2026-03-03T08:12:00+00:00"),
            Mark.UNSENT,
            "1 step unsent since 2026-03-03 09:12",
            False,
        ),
        (view(is_paused=True), Mark.PAUSED, "Paused", False),
        (
            view(is_paused=True, unsent=2, unsent_since="2026-03-05T08:12:00+00:00"),
            Mark.PAUSED,
            "Paused, 2 steps unsent since 09:12",
            False,
        ),
        (
            view(refused=3, last_success="2026-03-05T08:39:30+00:00"),
            Mark.REFUSED,
            "3 refused · Synced just now",
            True,
        ),
        (
            view(conflicts=1, refused=1, last_success="2026-03-05T05:40:00+00:00"),
            Mark.CONFLICT,
            "1 conflict · 1 refused · Synced 3 h ago",
            True,
        ),
        (view(question=QUESTION), Mark.QUESTION, "A question waits · Not synced yet", True),
        (
            view(is_running=True, progress=SyncProgress(Stage.CHANGES, 120, 500)),
            Mark.RUNNING,
            "Syncing, 120 of 500",
            False,
        ),
        (
            view(unsent=2, trouble=Trouble(TroubleKind.UNTRUSTED, "x")),
            Mark.TROUBLE,
            "2 unsent (certificate not trusted)",
            True,
        ),
        (
            view(trouble=Trouble(TroubleKind.SIGN_IN, "x")),
            Mark.TROUBLE,
            "Not synced (sign in to go on)",
            True,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_state_is_one_line_with_what_matters_most_first(qapp, state, mark, text, needs_person):
    line = state_line(state, NOW)
    assert (line.mark, line.text, line.needs_person) == (mark, text, needs_person)


def test_every_trouble_has_words_and_a_clock_set_back_is_not_talked_about(qapp):
    for kind in TroubleKind:
        assert short_trouble(Trouble(kind, ""))
    assert ago("2026-03-05T09:00:00+00:00", NOW) == "10:00"
    assert [time_left(s) for s in (-1, 0, 30, 3700, 90_000)] == [
        "ran out",
        "ran out",
        "1 min",
        "1 h 1 min",
        "1 d 1 h",
    ]


def test_the_status_is_an_icon_with_text_named_for_screen_readers_and_tells_changes(qtbot):
    status, told = SyncStatus(lambda: NOW), []
    qtbot.addWidget(status)
    status.told.connect(told.append)
    status.show_view(view(unsent=1, unsent_since="2026-03-05T08:12:00+00:00"))
    status.show_view(view(unsent=2, unsent_since="2026-03-05T08:12:00+00:00"))
    status.show_view(view(conflicts=1, last_success="2026-03-05T08:38:00+00:00"))
    assert told == ["1 step unsent since 09:12", "1 conflict · Synced 2 min ago"]
    assert status.accessibleName() == "Syncing: 1 conflict · Synced 2 min ago"
    assert not status.icon().isNull()
    status.show_view(view(conflicts=1, last_success="2026-03-05T08:30:00+00:00"))
    assert len(told) == 2  # that minutes go by is not said


def test_the_status_is_readable_in_both_themes():
    for theme in (LIGHT, DARK):
        assert contrast(theme.text, theme.window) >= 4.5
        assert contrast(theme.highlighted, theme.highlight) >= 4.5
        assert contrast(theme.alert_text, theme.alert) >= 4.5


def test_the_panel_tells_all_and_asks_for_what_can_be_done(qtbot):
    panel, asked = SyncPanel(lambda: NOW), []
    qtbot.addWidget(panel)
    for name in ("sync", "sign_in", "sign_out", "tray", "conflicts", "leases", "question", "along"):
        signal = getattr(panel, f"{name}_asked")
        signal.connect(lambda *_, name=name: asked.append(name))
    panel.pause_asked.connect(lambda on: asked.append(("pause", on)))
    panel.show()
    panel.show_view(
        view(
            unsent=14,
            unsent_since="2026-03-05T08:12:00+00:00",
            refused=2,
            conflicts=1,
            trouble=OFFLINE,
            question=QUESTION,
            last_success="2026-03-05T07:40:00+00:00",
        ),
        left_behind="Guest",
    )
    assert panel.account.text() == "Ada Lovelace"
    assert panel.unsent.text() == "14 steps unsent since 09:12"
    assert panel.success.text() == "1 h ago (08:40)"
    assert panel.trouble.text() == (
        "Another database answers there. The server cannot be reached; work goes on. "
        "It is tried again by itself."
    )
    assert panel.along.text() == "Send the earlier work of Guest, &too"
    for button in (panel.now, panel.pause, panel.to_tray, panel.to_conflicts, panel.answer):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for button in (panel.to_leases, panel.along, panel.sign_out):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [
        "sync", ("pause", True), "tray", "conflicts", "question", "leases", "along", "sign_out",
    ]  # fmt: skip
    panel.show_view(SyncView())
    assert panel.server.text() == "none; all work stays here"
    assert not panel.now.isEnabled()
    assert panel.sign_in.isVisible()
    assert not panel.sign_out.isVisible()


def test_a_question_can_be_put_off_and_enter_puts_it_off(qtbot):
    dialog, answers = QuestionDialog(MANY), []
    qtbot.addWidget(dialog)
    dialog.answered.connect(answers.append)
    dialog.show()
    assert "12 of 20 shapes here would be removed" in dialog.facts.text()
    assert dialog.yes.text() == "&Yes, remove 12 shapes"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == []
    assert not dialog.isVisible()


@pytest.mark.parametrize(("button", "answer"), [("yes", True), ("no", False)])
def test_a_question_is_answered_by_a_click(qtbot, button, answer):
    dialog, answers = QuestionDialog(QUESTION), []
    qtbot.addWidget(dialog)
    dialog.answered.connect(answers.append)
    dialog.show()
    QTest.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)
    assert answers == [answer]
    assert not dialog.isVisible()


def test_signing_in_asks_for_code_and_password_only_when_the_server_does(qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    dialog, asked = SignInDialog(server=SERVER_AT), []
    qtbot.addWidget(dialog)
    dialog.asked.connect(lambda: asked.append(dialog.username.text()))
    dialog.show()
    assert not dialog.code.isVisible()
    assert not dialog.certificate.isVisible()
    QTest.keyClicks(dialog.username, "ada")
    QTest.keyClicks(dialog.password, "secret")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert asked == ["ada"]
    dialog.show_trouble(Trouble(TroubleKind.CODE, "A code is needed."))
    assert dialog.code.isVisible()
    assert dialog.words.text() == "A code is needed."
    dialog.show_trouble(Trouble(TroubleKind.NEW_PASSWORD, "The password has expired."))
    assert dialog.new_password.isVisible()
    dialog.show_trouble(Trouble(TroubleKind.UNTRUSTED, "The certificate cannot be checked."))
    assert dialog.certificate.isVisible()
    dialog.show_browser("https://id.example/start")
    assert opened == ["https://id.example/start"]
    assert "https://id.example/start" in dialog.words.text()
    assert dialog.is_in_browser
    assert not dialog.password.isVisible()


def test_the_status_of_the_window_follows_the_work_and_opens_the_panel(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        assert window.sync.status.text() == "Works without a server"
        window.station.settings.set(SERVER, "http://127.0.0.1:9")  # nobody listens there
        bench.until(lambda: "(no network)" in window.sync.status.text())
        window.station.syncing.pause(True)
        QTest.keyClick(window.map, Qt.Key.Key_4)
        drag(bench, window, (3, 3), (4, 3))
        bench.until(lambda: window.sync.status.text().startswith("Paused, "))
        bench.click(window.sync.status)
        panel = window.findChild(SyncPanel)
        assert panel.pause.text() == "&Go on"
        bench.click(panel.pause)
        assert window.station.syncing.view.is_paused is False
        bench.until(lambda: panel.pause.text() == "&Pause")
        panel.reject()

    bench.run(act)


def test_working_without_a_server_stays_one_click(bench):
    def act(window):
        bench.idle(window)
        window.station.settings.set(SERVER, SERVER_AT)
        window.station.syncing.pause(True)
        window.actions_by_key["sign_in"].trigger()
        dialog = window.findChild(SignInDialog)
        assert dialog.server.text() == SERVER_AT
        bench.click(dialog.without)
        assert window.station.settings.get(SERVER) == ""
        assert not dialog.isVisible()
        window.actions_by_key["sign_in"].trigger()
        dialog = window.findChildren(SignInDialog)[-1]
        dialog.server.setText("ftp://nowhere")
        bench.click(dialog.go)
        assert "ftp" in dialog.words.text()
        assert dialog.go.isEnabled()
        assert window.station.settings.get(SERVER_CA) == ""
        dialog.reject()

    bench.run(act)


def test_a_note_that_is_being_typed_holds_back_what_came(bench, lot):
    def act(window):
        begin(bench, window, lot, "die_brush")
        elsewhere = Elsewhere(window)
        window.station.annotating.remark("Note", window.station.annotating.remarks)
        drag(bench, window, (3, 3), (4, 3))
        elsewhere.accept_all()
        note = window.page.draw.remarks.note
        window.activateWindow()
        note.setFocus()
        assert window.sync._is_under_way() is False
        QTest.keyClicks(note, "half a")
        assert window.sync._is_under_way() is True
        note.finish()
        bench.until(lambda: window.station.annotating.remarks.note == "half a")
        assert window.sync._is_under_way() is False

    bench.run(act)
