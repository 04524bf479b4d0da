"""The open wafer: the old one stays until the new one is there, late answers are dropped."""

import pytest

from tests.wafers import inspection_of, plain_wafer
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.storing import Storing

A, B = plain_wafer("1"), plain_wafer("2")


@pytest.fixture
def errors():
    return []


@pytest.fixture
def document(tmp_path, errors, qtbot):
    jobs = Jobs(errors.append)
    storing = Storing(jobs, tmp_path / "library.sqlite")
    storing.ask(lambda store: store.add_wafers([A, B])).result()
    storing.ask(lambda store: store.add_inspections([inspection_of(B)])).result()
    made = Document(storing)
    yield made
    jobs.close(last_in_store=storing.close_here)


def test_a_wafer_opens_with_its_newest_inspection(qtbot, document):
    with qtbot.waitSignal(document.wafer_changed):
        document.open(B.wafer_id)
    assert document.wafer.wafer_id == B.wafer_id
    assert document.inspection.verdict == "center"


def test_of_two_wishes_only_the_last_is_shown(qtbot, document):
    shown = []
    document.wafer_changed.connect(lambda: shown.append(document.wafer_id))
    document.open(A.wafer_id)
    document.open(B.wafer_id)
    qtbot.waitUntil(lambda: document.wafer is not None)
    assert shown == [B.wafer_id]


def test_the_old_wafer_stays_until_the_new_one_is_there(qtbot, document):
    with qtbot.waitSignal(document.wafer_changed):
        document.open(A.wafer_id)
    document.open(B.wafer_id)
    assert document.wafer_id == A.wafer_id
    qtbot.waitUntil(lambda: document.wafer_id == B.wafer_id)


def test_an_inspection_of_another_wafer_is_dropped(qtbot, document):
    with qtbot.waitSignal(document.wafer_changed):
        document.open(A.wafer_id)
    document.take_inspection(inspection_of(B))
    assert document.inspection is None
    own = inspection_of(A)
    with qtbot.waitSignal(document.inspection_changed):
        document.take_inspection(own)
    assert document.inspection is own


def test_a_wafer_that_is_gone_is_told_and_the_old_one_stays(qtbot, document, errors):
    with qtbot.waitSignal(document.wafer_changed):
        document.open(A.wafer_id)
    document.open("0" * 64)
    qtbot.waitUntil(lambda: bool(errors))
    assert "not in this library" in str(errors[0])
    assert document.wafer_id == A.wafer_id


def test_closing_opens_none(qtbot, document):
    with qtbot.waitSignal(document.wafer_changed):
        document.open(A.wafer_id)
    document.close()
    assert document.wafer is None
    assert document.wafer_id == ""
