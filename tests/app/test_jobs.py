"""Jobs run in their lanes, stop when asked, and hand everything over in the GUI thread."""

import threading

import pytest

from ml_core.wafer.errors import Cancelled, StoreError
from wafer_studio.app.jobs import Jobs, Lane


@pytest.fixture
def errors():
    return []


@pytest.fixture
def jobs(errors):
    made = Jobs(errors.append)
    yield made
    made.close()


def wait_end(qtbot, jobs, job):
    qtbot.waitUntil(lambda: job.is_over and job not in jobs.running)


@pytest.mark.parametrize("lane", list(Lane))
def test_work_runs_elsewhere_and_its_result_comes_here(qtbot, jobs, lane):
    threads = []
    job = jobs.start(
        lambda progress: threading.current_thread(),
        lane=lane,
        then=lambda worker: threads.extend([worker, threading.current_thread()]),
    )
    wait_end(qtbot, jobs, job)
    worker, here = threads
    assert here is threading.main_thread()
    assert worker is not here
    assert worker.name.startswith(lane.value[0])


def test_a_quick_job_is_not_lost(qtbot, jobs):
    results = []
    for number in range(500):
        jobs.start(lambda _, number=number: number, lane=Lane.COMPUTE, then=results.append)
    qtbot.waitUntil(lambda: len(results) == 500)
    assert sorted(results) == list(range(500))


def test_the_store_lane_runs_one_at_a_time_in_order(qtbot, jobs):
    order, busy = [], threading.Lock()

    def work(number):
        assert busy.acquire(blocking=False)
        order.append(number)
        busy.release()

    for number in range(50):
        last = jobs.start(lambda _, number=number: work(number), lane=Lane.STORE)
    wait_end(qtbot, jobs, last)
    assert order == list(range(50))


def test_cancel_stops_at_the_next_report_in_silence(qtbot, jobs, errors):
    begun, results = threading.Event(), []

    def work(progress):
        begun.set()
        for step in range(1_000_000):
            progress(step, 1_000_000)
        return "finished"

    job = jobs.start(work, lane=Lane.COMPUTE, then=results.append)
    assert begun.wait(5)
    job.cancel()
    wait_end(qtbot, jobs, job)
    assert results == []
    assert [type(error) for error in errors] == [Cancelled]


def test_a_job_that_waits_can_be_cancelled_before_it_begins(qtbot, jobs, errors):
    gate, ran = threading.Event(), []
    first = jobs.start(lambda _: gate.wait(5), lane=Lane.STORE)
    second = jobs.start(lambda _: ran.append(1), lane=Lane.STORE)
    second.cancel()
    gate.set()
    wait_end(qtbot, jobs, second)
    assert first.is_over
    assert ran == []


def test_an_error_goes_to_the_bridge_or_to_its_own_taker(qtbot, jobs, errors):
    def fail(progress):
        raise StoreError("no")

    own = []
    wait_end(qtbot, jobs, jobs.start(fail, lane=Lane.COMPUTE))
    wait_end(qtbot, jobs, jobs.start(fail, lane=Lane.COMPUTE, failed=own.append))
    assert [str(error) for error in errors] == ["no"]
    assert [str(error) for error in own] == ["no"]


def test_a_bug_in_the_taking_of_a_result_is_reported(qtbot, jobs, errors):
    wait_end(qtbot, jobs, jobs.start(lambda _: 0, lane=Lane.COMPUTE, then=lambda n: 1 // n))
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_parts_come_in_order_before_the_result(qtbot, jobs):
    seen = []

    def work(progress):
        for number in range(100):
            progress.hand(lambda number=number: seen.append(number))
        return "end"

    wait_end(qtbot, jobs, jobs.start(work, lane=Lane.COMPUTE, then=seen.append))
    assert seen == [*range(100), "end"]


def test_signals_tell_of_start_step_and_end(qtbot, jobs):
    told = []
    jobs.started.connect(lambda job: told.append("started"))
    jobs.changed.connect(lambda job: told.append((job.done, job.total)))
    jobs.ended.connect(lambda job: told.append("ended"))

    def work(progress):
        progress(3, 8)

    wait_end(qtbot, jobs, jobs.start(work, lane=Lane.COMPUTE, title="x"))
    assert told == ["started", (3, 8), "ended"]


def test_closing_waits_for_the_threads_and_drops_the_rest(qtbot, errors):
    jobs, begun, results = Jobs(errors.append), threading.Event(), []

    def work(progress):
        begun.set()
        while True:
            progress(0, 1)

    jobs.start(work, lane=Lane.COMPUTE, then=results.append)
    assert begun.wait(5)
    jobs.close()
    assert results == []
    assert jobs.running == ()


def test_time_to_go_follows_the_pace(qtbot, jobs):
    job = jobs.start(lambda _: None, lane=Lane.COMPUTE)
    assert job.remaining_seconds is None
    job._began -= 10
    job.done, job.total = 5, 20
    assert job.remaining_seconds == pytest.approx(30, rel=0.1)
    wait_end(qtbot, jobs, job)


def test_a_job_that_ends_late_may_still_ask_the_store(qtbot, errors):
    jobs, begun, order = Jobs(errors.append), threading.Event(), []

    def work(progress):
        begun.set()
        try:
            while True:
                progress(0, 1)
        finally:
            jobs.ask(Lane.STORE, lambda: order.append("kept")).result()

    jobs.start(work, lane=Lane.COMPUTE)
    assert begun.wait(5)
    jobs.close(last_in_store=lambda: order.append("closed"))
    assert order == ["kept", "closed"]


def test_work_that_comes_after_the_end_is_passed_over(qtbot, errors):
    jobs = Jobs(errors.append)
    jobs.close()
    job = jobs.start(lambda _: 1 / 0, lane=Lane.COMPUTE)
    assert job.is_over
    assert job.is_cancelled
    assert errors == []
