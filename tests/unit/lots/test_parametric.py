"""Numbers of measured values, by hand and by law."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.lots.parametric import figures_of, histogram, shown_range

VALUES = np.array([[1.0, 2.0, np.nan], [3.0, 4.0, 10.0]])


def test_figures_by_hand():
    found = figures_of(VALUES, low=1.5, high=7.0)
    assert (found.count, found.mean, found.median) == (5, 4.0, 3.0)
    assert found.sigma == pytest.approx(np.sqrt(50 / 4))  # 9 + 4 + 1 + 0 + 36 over n - 1
    assert (found.minimum, found.maximum) == (1.0, 10.0)
    assert (found.below, found.above) == (1, 1)
    assert found.cpk == pytest.approx(2.5 / (3 * np.sqrt(12.5)))


@pytest.mark.parametrize(
    ("low", "high", "nearer"), [(None, 7.0, 3.0), (1.5, None, 2.5), (None, None, None)]
)
def test_cpk_goes_by_the_limits_that_there_are(low, high, nearer):
    cpk = figures_of(VALUES, low=low, high=high).cpk
    assert cpk == (None if nearer is None else pytest.approx(nearer / (3 * np.sqrt(12.5))))


def test_a_value_on_its_limit_is_inside():
    found = figures_of(np.array([1.0, 2.0]), low=1.0, high=2.0)
    assert (found.below, found.above) == (0, 0)


def test_few_or_equal_values_have_no_cpk():
    assert figures_of(np.array([np.nan]), low=0.0, high=1.0).count == 0
    assert figures_of(np.array([np.nan]), low=0.0, high=1.0).mean is None
    one = figures_of(np.array([5.0]), low=0.0, high=9.0)
    assert (one.mean, one.sigma, one.cpk) == (5.0, None, None)
    assert figures_of(np.array([5.0, 5.0]), low=0.0, high=9.0).cpk is None


def test_a_range_is_the_limits_or_what_is_usual():
    values = np.arange(101.0)
    assert shown_range(values, low=-5.0, high=200.0) == (-5.0, 200.0)
    assert shown_range(values, low=None, high=None) == (1.0, 99.0)
    low, high = shown_range(np.array([3.0, 3.0]), low=None, high=None)
    assert low < 3.0 < high
    low, high = shown_range(np.array([np.nan]), low=None, high=None)
    assert low < high


def test_a_histogram_by_hand():
    made = histogram(
        np.array([-9.0, 0.0, 1.0, 1.9, 2.0, 4.0, 99.0, np.nan]), low=0, high=4, count=2
    )
    assert made.edges.tolist() == [0.0, 2.0, 4.0]
    assert made.counts.tolist() == [4, 3]


@given(st.lists(st.floats(-1e6, 1e6), max_size=60), st.integers(1, 50))
def test_every_value_is_in_one_bar(values, count):
    array = np.array(values, dtype=np.float64)
    low, high = shown_range(array, low=None, high=None)
    assert low < high
    made = histogram(array, low=low, high=high, count=count)
    assert made.counts.sum() == len(values)
    assert len(made.edges) == len(made.counts) + 1 == count + 1
