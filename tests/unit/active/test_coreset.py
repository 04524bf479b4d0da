"""k-center greedy: orders known by hand, the plain algorithm, and the bound of Gonzalez."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.active.coreset import Coverage
from ml_core.active.selection import select
from ml_core.active.settings import Method, SelectionSettings
from ml_core.wafer.errors import SelectionError
from tests.unit.active.pools import ids_of, line_of, marks

ANY_ROOM = np.full(9, 10_000)


def walk(points, labelled, count, *, verdict=None, room=ANY_ROOM):
    rows = np.setdiff1d(np.arange(len(points)), labelled)
    coverage = Coverage(points, rows, np.array(labelled, dtype=int))
    groups = np.zeros(len(rows), dtype=int) if verdict is None else verdict[rows]
    picks = coverage.take(count, groups, room=room)
    return [int(rows[p.place]) for p in picks], [p.score for p in picks]


def walk_plainly(points, labelled, count):
    """The algorithm as the paper states it, with every distance."""
    points, centres, chosen = points.astype(float), list(labelled), []
    for _ in range(count):
        away = np.linalg.norm(points[:, None] - points[centres][None], axis=2).min(1)
        away[centres] = -1
        chosen.append(int(away.argmax()))
        centres.append(chosen[-1])
    return chosen


def radius(points, centres):
    return np.linalg.norm(points[:, None] - points[list(centres)][None], axis=2).min(1).max()


def test_the_second_centre_is_not_the_second_farthest():
    # from 0: 10 is 10 away; then 9 is only 1 from it, 5 is 5 from both; then 9
    settings = SelectionSettings(method=Method.CORESET, size=3, reserve=0, most_of_one_verdict=1)
    pool = line_of([0, 9, 10, 5], labelled=marks(4, 0))
    found = select(pool, settings, np.random.default_rng(0))
    assert ids_of(found.choices) == ["w002", "w003", "w001"]
    assert [c.score for c in found.choices] == pytest.approx([10, 5, 1])


def test_without_labels_the_walk_starts_in_the_middle():
    # mean 7, so 6 first; 20 is 14 from it, 0 is 6, then 4 (2 from 6), then 5 (1)
    points = np.array([[0], [4], [5], [6], [20]], dtype=np.float32)
    found, scores = walk(points, [], 5)
    assert found == [3, 4, 0, 1, 2]
    assert scores[0] is None
    assert scores[1:] == pytest.approx([14, 6, 2, 1])


def test_equal_distances_go_by_wafer_id():
    pool = line_of(
        [0, 3, -3, 3],
        labelled=marks(4, 0),
        ids=np.array(["start", "c", "b", "a"]),
    )
    settings = SelectionSettings(method=Method.CORESET, size=3, reserve=0, most_of_one_verdict=1)
    found = select(pool, settings, np.random.default_rng(0))
    assert ids_of(found.choices) == ["a", "b", "c"]


@pytest.mark.parametrize("kind", [np.float16, np.float32])
@pytest.mark.parametrize("labelled", [1, 40, 600])
def test_the_order_is_that_of_the_plain_algorithm(kind, labelled):
    # 600 labelled: more than every wafer meets before the search; clusters, so bounds do lag
    rng = np.random.default_rng(labelled)
    centres = rng.normal(0, 5, (12, 16))
    points = (centres[rng.integers(0, 12, 1500)] + rng.normal(0, 1, (1500, 16))).astype(kind)
    first = rng.permutation(1500)[:labelled].tolist()
    assert walk(points, first, 60)[0] == walk_plainly(points, first, 60)


def test_a_verdict_without_room_is_passed_over():
    points = np.array([[0], [10], [20], [30], [4]], dtype=np.float32)
    verdict = np.array([0, 1, 1, 1, 2])
    room = np.array([9, 1, 9, 9, 9, 9, 9, 9, 9])
    assert walk(points, [0], 3, verdict=verdict, room=room)[0] == [3, 4]


def test_taking_goes_on_where_it_ended():
    points = np.random.default_rng(3).normal(size=(80, 4)).astype(np.float32)
    rows, groups = np.arange(1, 80), np.zeros(79, dtype=int)
    coverage = Coverage(points, rows, np.array([0]))
    parts = [*coverage.take(7, groups, room=ANY_ROOM), *coverage.take(5, groups, room=ANY_ROOM)]
    assert [int(rows[p.place]) for p in parts] == walk(points, [0], 12)[0]


@given(st.integers(0, 2**32 - 1), st.integers(5, 9), st.integers(1, 3), st.integers(1, 2))
def test_the_radius_is_within_twice_the_best(seed, count, size, labelled):
    points = np.random.default_rng(seed).integers(0, 20, (count, 2)).astype(np.float32)
    fixed, free = range(labelled), range(labelled, count)
    best = min(radius(points, [*fixed, *more]) for more in combinations(free, size))
    found = walk(points, list(fixed), size)[0]
    assert radius(points, [*fixed, *found]) <= 2 * best + 1e-4


def test_a_broken_embedding_is_told():
    points = np.zeros((4, 2), dtype=np.float32)
    points[2, 1] = np.nan
    with pytest.raises(SelectionError, match="embedding"):
        walk(points, [0], 1)
