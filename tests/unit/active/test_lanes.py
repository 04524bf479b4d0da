"""Turns and room, by hand."""

from collections import Counter

import numpy as np
import pytest

from ml_core.active.lanes import Lane, room_for, take_turns


def lane(name, share, *preference):
    values = np.array(preference, dtype=float)
    return Lane(name, share, values, values)


def take(lanes, count, *, verdict=None, room=None):
    size = len(lanes[0].preference)
    return take_turns(
        lanes,
        np.zeros(size, dtype=int) if verdict is None else np.array(verdict),
        np.zeros(size, dtype=bool),
        room=np.full(9, 999) if room is None else np.array([*room, *[999] * (9 - len(room))]),
        count=count,
    )


def test_one_lane_goes_by_preference_and_equal_ones_by_place():
    assert [p.place for p in take([lane("all", 1, 2, 5, 2, 7)], 4)] == [3, 1, 0, 2]


def test_lanes_take_turns_and_no_wafer_goes_twice():
    # both want wafer 0 first; the second lane then takes its next best
    picks = take([lane("a", 1, 9, 5, 1), lane("b", 1, 9, 1, 5)], 3)
    assert [(p.lane, p.place) for p in picks] == [("a", 0), ("b", 2), ("a", 1)]


def test_a_queue_of_a_hundred_is_divided_by_share():
    rng = np.random.default_rng(1)
    names = ["all", *"abcdefgh"]
    lanes = [lane(n, 1 / 3 if n == "all" else 1 / 12, *rng.random(500)) for n in names]
    picks = take(lanes, 100)
    held = Counter(p.lane for p in picks)
    assert held["all"] == 34
    assert sorted(held[n] for n in "abcdefgh") == [8, 8, 8, 8, 8, 8, 9, 9]
    first = Counter(p.lane for p in picks[:12])
    assert first == {"all": 4} | dict.fromkeys("abcdefgh", 1)


def test_an_empty_lane_leaves_its_share_to_the_others():
    out = -np.inf
    picks = take([lane("a", 1, 1, out, out, out), lane("b", 1, out, 3, 2, 1)], 4)
    assert [p.place for p in picks] == [0, 1, 2, 3]
    assert take([lane("a", 1, out, out)], 2) == []


def test_a_verdict_without_room_is_passed_over():
    picks = take([lane("all", 1, 9, 8, 7, 6)], 3, verdict=[0, 0, 1, 1], room=[1, 999])
    assert [p.place for p in picks] == [0, 2, 3]


@pytest.mark.parametrize(
    ("there", "count", "share", "room"),
    [
        ([50, 50, 50], 100, 0.4, 40),  # three verdicts of 34 would do
        ([500, 20, 10], 100, 0.4, 70),  # 20 + 10 others, so 70 must be of the first
        ([60, 60, 5], 100, 0.4, 48),  # 48 + 48 + 5 >= 100
        ([5, 5], 100, 0.4, 40),  # the whole pool is smaller than the queue
        ([9, 9], 1, 0.4, 1),
        ([9, 9], 10, 0.0, 5),
    ],
)
def test_room_gives_way_no_further_than_it_must(there, count, share, room):
    verdict = np.repeat(np.arange(len(there)), there)
    none_taken = np.zeros(len(verdict), dtype=bool)
    assert room_for(verdict, none_taken, count=count, share=share).tolist() == [room] * 9


def test_taken_wafers_fill_no_room():
    verdict = np.array([0, 0, 0, 1, 1, 1])
    taken = np.array([False, False, False, True, True, True])
    assert room_for(verdict, taken, count=3, share=0.4)[0] == 3
