"""Progress of a person through the library."""

import pytest

from ml_core.wafer.annotation import AnnotationState
from tests.app.test_annotating import A, B, desk, opened, saved
from wafer_studio.app.tally import Standing, Tally

__all__ = ["desk"]


def test_handing_in_and_skipping_count_and_the_rest_is_reckoned(qtbot, desk):
    tally = Tally(desk.storing, desk.annotating, desk.person)
    annotating = opened(qtbot, desk, A)
    qtbot.waitUntil(lambda: tally.standing == Standing(0, 0, 2, None))
    assert tally.standing.seconds_left is None
    now = [0.0]
    annotating.stopwatch._clock = lambda: now[0]
    annotating.stopwatch.touch()
    now[0] = 30.0
    annotating.set_state(AnnotationState.SUBMITTED)
    saved(qtbot, annotating)
    qtbot.waitUntil(lambda: tally.standing.submitted == 1)
    assert tally.standing.seconds_left == pytest.approx(30.0)
    annotating = opened(qtbot, desk, B)
    annotating.set_state(AnnotationState.SKIPPED, reason="blurred")
    qtbot.waitUntil(lambda: tally.standing.skipped == 1)
    assert tally.standing.seconds_left == 0.0
