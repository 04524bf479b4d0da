"""Working time stops when the user pauses."""

from wafer_studio.app.stopwatch import Stopwatch


def test_pauses_that_are_too_long_are_not_counted():
    now = [0.0]
    watch = Stopwatch(60, clock=lambda: now[0])
    assert not watch.is_running
    for at in (0, 10, 65, 200, 230):
        now[0] = at
        watch.touch()
    assert watch.seconds == 10 + 55 + 30
    assert watch.is_running
    now[0] = 291
    assert not watch.is_running


def test_it_goes_on_from_other_work():
    now = [0.0]
    watch = Stopwatch(60, clock=lambda: now[0])
    watch.touch()
    watch.restart(40.0)
    now[0] = 5
    watch.touch()
    assert watch.seconds == 40.0
    now[0] = 7
    watch.touch()
    assert watch.seconds == 42.0
