"""A server that was put back to an older copy: what it lost is sent again."""

from ml_core.wafer.annotation import Edit
from tests.lab import Lab
from tests.unit.store.conftest import PERSON, machine
from tests.unit.store.shapes import Desk, shape

__all__ = ["machine"]


def test_what_was_sent_beyond_the_cursor_and_lost_is_sent_again(machine):
    """Found by the fuzz: the number that the server gave lay above the page that came with it."""
    here, there, lab = machine("here"), machine("there"), Lab()
    other = Desk(there, PERSON)
    for number in range(1, 6):
        other.take(Edit("Draw", after=(shape(number),)))
    lab.sync(there, PERSON)
    Desk(here, PERSON, "cd" * 32).take(Edit("Draw", after=(shape(9),)))
    pushed = here.changes.unsent(PERSON, 10)
    cut = lab.answer(pushed, 0, limit=2)
    here.changes.settle(PERSON, cut)
    assert here.changes.cursor(PERSON).number == 2
    assert here.changes.unsent(PERSON, 10) == ()
    del lab.changes[4:]  # an older copy: the cursor lies on it, what was sent does not
    lab.sync(here, PERSON)
    assert {c.change_id for c in pushed} <= {c.change_id for c in lab.changes}


def test_what_another_now_has_the_number_of_is_sent_again(machine):
    here, there, lab = machine("here"), machine("there"), Lab()
    other = Desk(there, PERSON)
    for number in range(1, 6):
        other.take(Edit("Draw", after=(shape(number),)))
    lab.sync(there, PERSON)
    Desk(here, PERSON, "cd" * 32).take(Edit("Draw", after=(shape(9),)))
    pushed = here.changes.unsent(PERSON, 10)
    here.changes.settle(PERSON, lab.answer(pushed, 0, limit=2))
    del lab.changes[4:]
    for number in range(11, 16):
        other.take(Edit("Draw", after=(shape(number),)))
    lab.sync(there, PERSON)
    lab.sync(here, PERSON)
    assert {c.change_id for c in pushed} <= {c.change_id for c in lab.changes}
