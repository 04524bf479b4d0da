"""Errors reach the user by one bridge."""

from ml_core.wafer.errors import Cancelled, StoreError, WaferFileError
from wafer_studio.app.messages import Level, Messages


def heard(tmp_path):
    messages = Messages(logs=tmp_path / "logs", about=lambda: "Wafer Studio 0")
    said, crashes = [], []
    messages.added.connect(said.append)
    messages.crashed.connect(crashes.append)
    return messages, said, crashes


def test_what_the_user_can_act_on_is_one_line(tmp_path):
    messages, said, crashes = heard(tmp_path)
    messages.report(WaferFileError(source="a.stdf", where="byte 3", what="it ends there."))
    messages.report(StoreError("no space left"))
    assert [(m.text, m.source, m.level) for m in said] == [
        ("a.stdf, byte 3: it ends there.", "a.stdf", Level.ERROR),
        ("no space left", "", Level.ERROR),
    ]
    assert crashes == []


def test_a_cancel_is_silent(tmp_path):
    messages, said, crashes = heard(tmp_path)
    messages.report(Cancelled())
    assert said == crashes == []


def test_a_bug_becomes_a_written_report(tmp_path):
    messages, said, crashes = heard(tmp_path)
    try:
        {}["x"]
    except KeyError as error:
        messages.report(error)
    (crash,) = crashes
    assert said == []
    assert crash.summary == "KeyError: 'x'"
    assert crash.path.read_text(encoding="utf-8") == crash.report
    assert crash.report.startswith("Wafer Studio 0\n")
    assert '{}["x"]' in crash.report


def test_a_report_that_cannot_be_written_is_still_shown(tmp_path):
    (tmp_path / "logs").write_text("a file stands where the folder should be")
    messages, _, crashes = heard(tmp_path)
    messages.report(KeyError("x"))
    assert crashes[0].path is None


def test_only_the_newest_are_kept(tmp_path):
    messages, _, _ = heard(tmp_path)
    for number in range(2100):
        messages.tell(str(number))
    assert len(messages.all) == 2000
    assert messages.all[-1].text == "2099"
    messages.clear()
    assert messages.all == ()
