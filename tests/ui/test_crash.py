"""What is shown of a bug: that the work is kept, the report, and how to go on."""

from PySide6.QtGui import QGuiApplication

from ml_core.wafer.errors import StoreError
from tests.ui.joining import personal_of
from wafer_studio.app.annotating import Saving
from wafer_studio.ui import personal as personal_module
from wafer_studio.ui.dialogs.crash import CrashDialog


def break_down(window, personal, *errors):
    """Report bugs as the crash hook does; the crash dialog that came of it."""
    window.station.messages.crashed.disconnect()
    window.station.messages.crashed.connect(personal.show_crash)
    for error in errors:
        window.station.messages.report(error)
    (dialog,) = window.findChildren(CrashDialog)
    return dialog


def test_the_work_is_brought_to_the_disk_before_the_bug_is_shown(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        saved = []

        def keep():
            saved.append(window.findChildren(CrashDialog))
            return "214 steps on 3 wafers are in the journal."

        personal.keep_work = keep
        dialog = break_down(window, personal, ZeroDivisionError("planted"))
        assert saved == [[]]
        assert dialog.kept.text() == "214 steps on 3 wafers are in the journal."
        assert "This is a bug in Wafer Studio" in dialog.sentence.text()
        (path,) = (window.station.data / "logs").glob("crash-*.txt")
        assert str(path) in dialog.place.text()
        assert "ZeroDivisionError: planted" in dialog.report.toPlainText()
        bench.click(dialog.copy)
        assert QGuiApplication.clipboard().text() == path.read_text(encoding="utf-8")
        bench.click(dialog.go_on)
        assert not dialog.isVisible()

    bench.run(act)


def test_what_was_drawn_is_said_to_be_in_the_journal_once_it_is(bench, lot):
    def act(window):
        bench.open_lot(window, lot)
        personal = personal_of(window)
        window.actions_by_key["accept"].trigger()
        dialog = break_down(window, personal, ValueError("while writing"))
        assert "on its way to the disk" in dialog.kept.text()
        dialog.reject()
        bench.until(lambda: window.station.annotating.saving is Saving.SAVED)
        window.station.messages.report(ValueError("later"))
        again = window.findChildren(CrashDialog)[-1]
        assert "every finished step is in the journal" in again.kept.text()
        again.reject()
        bench.idle(window)
        assert len(window.station.annotating.steps) == 1

    bench.run(act)


def test_work_that_cannot_be_kept_is_told(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)

        def keep():
            raise StoreError("library.sqlite: the disk is full; make room.")

        personal.keep_work = keep
        dialog = break_down(window, personal, ValueError("planted"))
        assert dialog.kept.text() == "library.sqlite: the disk is full; make room."
        dialog.reject()

    bench.run(act)


def test_a_bug_in_keeping_the_work_hides_no_other(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        personal.keep_work = lambda: 1 // 0
        dialog = break_down(window, personal, ValueError("planted"))
        assert "ValueError: planted" in dialog.report.toPlainText()
        assert "could not be brought to the disk" in dialog.kept.text()
        dialog.reject()

    bench.run(act)


def test_many_bugs_make_one_dialog(bench):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        errors = [ValueError(f"planted {number}") for number in range(3)]
        dialog = break_down(window, personal, *errors)
        assert "3 times" in dialog.sentence.text()
        assert all(f"planted {number}" in dialog.report.toPlainText() for number in range(3))
        dialog.reject()
        window.station.messages.report(ValueError("later"))
        again = window.findChildren(CrashDialog)[-1]
        assert again is not dialog
        assert "later" in again.report.toPlainText()
        again.reject()

    bench.run(act)


def test_a_report_that_cannot_be_written_is_copied_from_the_dialog(bench):
    def act(window):
        bench.idle(window)
        (window.station.data / "logs").write_text("a file where a folder is wanted")
        dialog = break_down(window, personal_of(window), ValueError("planted"))
        assert "could not be written" in dialog.place.text()
        assert not dialog.folder.isEnabled()
        dialog.reject()

    bench.run(act)


def test_starting_again_closes_the_window_first(bench, monkeypatch):
    asked = []
    monkeypatch.setattr(personal_module, "restart_after", asked.append)

    def act(window):
        bench.idle(window)
        dialog = break_down(window, personal_of(window), ValueError("planted"))
        bench.click(dialog.restart)
        assert asked == [window.close]

    bench.run(act)
