"""The open annotation: what shows is on the disk, or says that it is not."""

import sqlite3

import numpy as np
import pytest

from ml_core.wafer.annotation import AnnotationState, Edit
from ml_core.wafer.shapes import Polygon, Shape
from tests.wafers import plain_wafer
from wafer_studio.app.annotating import Annotating, Saving
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.messages import Messages
from wafer_studio.app.person import Person
from wafer_studio.app.storing import Storing

A, B = plain_wafer("1"), plain_wafer("2")


def shape(name, x=0.0):
    return Shape(name, "scratch", Polygon(np.array([[x, 0], [x + 4, 0], [x, 4]])))


def draw(name):
    return Edit(f"Draw {name}", after=(shape(name),))


class Desk:
    """The parts of a workstation that annotating needs, on real threads and a real file."""

    def __init__(self, data):
        self.errors = []
        self.jobs = Jobs(self.errors.append)
        self.storing = Storing(self.jobs, data / "library.sqlite")
        self.storing.ask(lambda store: store.add_wafers([A, B])).result()
        self.messages = Messages(logs=data / "logs", about=lambda: "")
        self.document = Document(self.storing)
        self.person = Person(self.storing, self.messages, self.document)
        self.annotating = Annotating(self.storing, self.document, self.person)
        self.is_open = True

    def close(self):
        if self.is_open:
            self.is_open = False
            self.jobs.close(last_in_store=self.storing.close_here)


@pytest.fixture
def desk(tmp_path, qtbot):
    made = Desk(tmp_path)
    yield made
    made.close()


def opened(qtbot, desk, wafer=A, name="A. Reader"):
    if desk.person.profile is None or desk.person.profile.name != name:
        desk.person.work_as(name)
    desk.document.open(wafer.wafer_id)
    qtbot.waitUntil(
        lambda: (
            desk.annotating.annotation is not None
            and desk.annotating.annotation.wafer_id == wafer.wafer_id
            and desk.person.profile.name == name
            and desk.annotating.annotation.profile_id == desk.person.profile.profile_id
        )
    )
    return desk.annotating


def saved(qtbot, annotating):
    qtbot.waitUntil(lambda: annotating.saving is Saving.SAVED)


def apply(qtbot, annotating, *edits):
    for edit in edits:
        annotating.apply(edit)
        saved(qtbot, annotating)


def ids(annotating):
    return [s.shape_id for s in annotating.shapes]


def test_a_step_shows_at_once_and_is_saved_before_the_next(qtbot, desk):
    annotating = opened(qtbot, desk)
    edits = []
    annotating.edited.connect(edits.append)
    annotating.apply(draw("a"))
    assert ids(annotating) == ["a"]
    assert annotating.saving is Saving.SAVING
    assert not annotating.can_edit
    annotating.apply(draw("b"))  # a tool that did not ask: nothing is drawn on unsaved ground
    assert ids(annotating) == ["a"]
    saved(qtbot, annotating)
    assert annotating.can_edit
    assert [e.name for e in edits] == ["Draw a"]
    assert [s.name for s in annotating.steps] == ["Draw a"]


def test_undo_redo_and_any_step_of_the_list(qtbot, desk):
    annotating = opened(qtbot, desk)
    apply(qtbot, annotating, draw("a"), draw("b"), draw("c"))
    first, second, third = (s.number for s in annotating.steps)
    for action, left in (
        (lambda: annotating.undo(), ["a", "b"]),
        (lambda: annotating.go_to(0), []),
        (lambda: annotating.redo(), ["a"]),
        (lambda: annotating.go_to(third), ["a", "b", "c"]),
        (lambda: annotating.go_to(first), ["a"]),
        (lambda: annotating.go_to(second), ["a", "b"]),
    ):
        action()
        saved(qtbot, annotating)
        assert ids(annotating) == left
        assert [s.number for s in annotating.steps if not s.is_undone] == [
            first, second, third,
        ][: len(left)]  # fmt: skip
    apply(qtbot, annotating, draw("d"))
    assert [s.name for s in annotating.steps] == ["Draw a", "Draw b", "Draw d"]
    annotating.redo()
    assert ids(annotating) == ["a", "b", "d"]


def test_it_comes_back_after_a_restart_with_its_steps(qtbot, desk, tmp_path):
    apply(qtbot, opened(qtbot, desk), draw("a"), draw("b"))
    desk.close()
    again = Desk(tmp_path)
    annotating = opened(qtbot, again)
    assert ids(annotating) == ["a", "b"]
    annotating.undo()
    saved(qtbot, annotating)
    assert ids(annotating) == ["a"]
    again.close()


def test_each_wafer_and_each_person_has_shapes_of_its_own(qtbot, desk):
    apply(qtbot, opened(qtbot, desk), draw("a"))
    assert ids(opened(qtbot, desk, B)) == []
    assert ids(opened(qtbot, desk, A, name="B. Reader")) == []
    assert ids(opened(qtbot, desk, A, name="A. Reader")) == ["a"]


def locked_out(desk):
    """Another program that holds the library's write lock, so that a step cannot be written."""
    desk.storing.ask(lambda store: store._db.execute("PRAGMA busy_timeout = 30")).result()
    other = sqlite3.connect(desk.storing.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_step_that_cannot_be_saved_stays_and_says_so_until_it_is(qtbot, desk):
    annotating = opened(qtbot, desk)
    other = locked_out(desk)
    annotating.apply(draw("a"))
    qtbot.waitUntil(lambda: annotating.saving is Saving.FAILED)
    assert ids(annotating) == ["a"]
    assert "another program holds the library" in annotating.trouble
    assert "another program" in str(desk.errors[0])
    assert not annotating.can_edit
    annotating.undo()
    assert annotating.saving is Saving.FAILED
    other.execute("ROLLBACK")
    annotating.retry()
    saved(qtbot, annotating)
    assert annotating.trouble == ""
    assert [s.name for s in annotating.steps] == ["Draw a"]
    other.close()


def test_what_could_not_be_saved_waits_while_another_wafer_is_open(qtbot, desk):
    annotating = opened(qtbot, desk)
    other = locked_out(desk)
    annotating.apply(draw("a"))
    qtbot.waitUntil(lambda: annotating.saving is Saving.FAILED)
    opened(qtbot, desk, B)
    assert ids(annotating) == []
    qtbot.waitUntil(lambda: annotating.saving is Saving.FAILED)
    other.execute("ROLLBACK")
    other.close()
    opened(qtbot, desk, A)
    saved(qtbot, annotating)
    assert ids(annotating) == ["a"]
    assert ids(opened(qtbot, desk, B)) == []
    assert ids(opened(qtbot, desk, A)) == ["a"]


def test_a_step_that_cannot_be_saved_can_be_given_up(qtbot, desk):
    annotating = opened(qtbot, desk)
    apply(qtbot, annotating, draw("a"))
    other = locked_out(desk)
    annotating.apply(draw("b"))
    qtbot.waitUntil(lambda: annotating.saving is Saving.FAILED)
    annotating.give_up()
    assert ids(annotating) == ["a"]
    assert annotating.can_edit
    other.execute("ROLLBACK")
    other.close()


def test_the_last_stroke_before_closing_is_kept(qtbot, desk, tmp_path):
    annotating = opened(qtbot, desk)
    annotating.apply(draw("a"))
    desk.close()
    again = Desk(tmp_path)
    assert ids(opened(qtbot, again)) == ["a"]
    again.close()


def test_states_are_steps(qtbot, desk):
    annotating = opened(qtbot, desk)
    annotating.set_state(AnnotationState.SKIPPED, reason="blurred")
    saved(qtbot, annotating)
    assert annotating.remarks.reason == "blurred"
    annotating.set_state(AnnotationState.SUBMITTED)
    saved(qtbot, annotating)
    assert annotating.remarks.state is AnnotationState.SUBMITTED
    assert annotating.remarks.reason == ""
    annotating.undo()
    saved(qtbot, annotating)
    assert annotating.remarks.state is AnnotationState.SKIPPED
    assert [s.name for s in annotating.steps] == ["Skip", "Submit"]


def test_working_time_is_kept_with_each_step_and_when_the_wafer_is_left(qtbot, desk):
    annotating = opened(qtbot, desk)
    now = [100.0]
    annotating.stopwatch._clock = lambda: now[0]
    annotating.stopwatch.touch()
    now[0] = 110.0
    apply(qtbot, annotating, draw("a"))
    now[0] = 115.0
    annotating.stopwatch.touch()
    opened(qtbot, desk, B)
    opened(qtbot, desk, A)
    assert annotating.annotation.seconds == 15.0


def test_a_cut_off_sitting_is_resumed_and_one_that_ended_is_not(qtbot, desk, tmp_path):
    apply(qtbot, opened(qtbot, desk), draw("a"))
    desk.close()  # nobody said that the sitting ended
    again = Desk(tmp_path)
    again.person.resume("A. Reader")
    qtbot.waitUntil(lambda: bool(again.annotating.shapes))
    assert again.document.wafer_id == A.wafer_id
    assert "ended without being closed" in again.messages.all[-1].text
    again.person.end()
    again.close()
    third = Desk(tmp_path)
    with qtbot.waitSignal(third.person.changed):
        third.person.resume("A. Reader")
    qtbot.waitUntil(lambda: not third.jobs.running)
    assert third.document.wafer_id == ""
    third.close()
