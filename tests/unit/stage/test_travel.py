"""The way through points: each once, short, and never longer than the one given."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.stage.travel import shortest_way, travel_mm, visiting_order

PLACES = st.lists(st.tuples(st.floats(-150, 150), st.floats(-150, 150)), max_size=30)


def way_length(points, order):
    return travel_mm(np.array(points, dtype=float).reshape(-1, 2)[order])


def test_travel_is_the_sum_of_the_legs():
    assert travel_mm([[0, 0], [3, 4], [3, 10]]) == 11.0
    assert travel_mm([[7, 7]]) == travel_mm([]) == 0.0


def test_the_way_starts_in_the_middle_and_does_not_cross_itself():
    # Along a line from the middle: nearest neighbour is also the best way.
    assert visiting_order([[3, 0], [1, 0], [2, 0], [0, 0]]) == [3, 1, 2, 0]
    # Nearest neighbours would take 1, -1.1, 2.4, -3; two stretches reversed are shorter.
    places = [[0, 0], [1, 0], [-1.1, 0], [2.4, 0], [-3.0, 0]]
    assert way_length(places, visiting_order(places)) == pytest.approx(2.4 + 5.4)
    assert visiting_order([]) == []
    assert visiting_order([[5, 5]]) == [0]


@given(PLACES)
def test_every_point_is_visited_once_and_no_reversal_is_shorter(points):
    order = visiting_order(points)
    assert sorted(order) == list(range(len(points)))
    way = np.array(points).reshape(-1, 2)[order]
    for i in range(len(way) - 2):
        for j in range(i + 1, len(way)):
            old = np.hypot(*(way[i] - way[i + 1]))
            new = np.hypot(*(way[i] - way[j]))
            if j + 1 < len(way):
                old += np.hypot(*(way[j] - way[j + 1]))
                new += np.hypot(*(way[i + 1] - way[j + 1]))
            assert new >= old - 1e-6


@settings(deadline=None, max_examples=30)
@given(PLACES)
def test_the_shortest_way_visits_each_once_and_is_no_longer_than_the_given(points):
    order = shortest_way(points)
    assert sorted(order) == list(range(len(points)))
    assert way_length(points, order) <= travel_mm(points) + 1e-9


def test_a_good_order_that_greed_would_miss_is_not_made_longer():
    # Nearest neighbours from the middle or from the rim end 1 mm longer, however improved.
    given = [
        (-6.3, 9.0), (0.2, 9.6), (0.7, 9.1), (-2.7, 6.0), (-3.2, -0.4), (-3.1, -1.0),
        (-6.5, -1.3), (-5.1, -4.0), (1.4, -8.5), (5.3, -3.7), (6.7, -1.2), (5.3, 1.2),
    ]  # fmt: skip
    assert way_length(given, shortest_way(given)) <= travel_mm(given) + 1e-9


def test_eight_points_on_a_line_are_driven_from_end_to_end():
    places = [[5, 0], [0, 0], [7, 0], [2, 0], [6, 0], [1, 0], [4, 0], [3, 0]]
    order = shortest_way(places)
    assert way_length(places, order) == 7.0
    assert [places[at][0] for at in order] in (list(range(8)), list(range(8))[::-1])


def test_eight_points_of_two_clusters_are_driven_cluster_by_cluster():
    # Two squares of side 2, 100 apart: three sides each (12), and the near gap of 98 once.
    square = [(0, 0), (2, 0), (2, 2), (0, 2)]
    far = [(x + 100, y) for x, y in square]
    places = [p for pair in zip(square, far, strict=True) for p in pair]
    assert way_length(places, shortest_way(places)) == pytest.approx(6 + 98 + 6)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=6))
def test_few_points_are_near_the_best_of_all_orders(points):
    best = min(way_length(points, list(p)) for p in itertools.permutations(range(len(points))))
    assert way_length(points, shortest_way(points)) <= 1.1 * best + 1e-9


def test_eight_scattered_points_are_driven_the_best_way():
    rng = np.random.default_rng(3)
    for _ in range(3):
        places = rng.uniform(-150, 150, (8, 2))
        apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        orders = np.array(list(itertools.permutations(range(8))))
        best = apart[orders[:, :-1], orders[:, 1:]].sum(axis=1).min()
        assert way_length(places, shortest_way(places)) == pytest.approx(best)


def test_equal_points_are_driven_once_each():
    assert sorted(shortest_way([[1, 1]] * 5)) == [0, 1, 2, 3, 4]
