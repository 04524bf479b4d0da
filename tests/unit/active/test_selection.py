"""The queue: laws for any pool, replacement, reasons, errors."""

from collections import Counter
from dataclasses import replace as changed

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.active.pool import gather_candidates
from ml_core.active.scores import score_wafer
from ml_core.active.selection import replace, select
from ml_core.active.settings import Method, SelectionSettings
from ml_core.wafer.errors import SelectionError
from tests.unit.active.pools import ids_of, marks, pool_of

METHODS = st.sampled_from(list(Method))


@st.composite
def pools(draw):
    """Any pool with an open wafer; few values, so that many scores are equal."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count = draw(st.integers(2, 40))
    labelled = rng.random(count) < draw(st.sampled_from([0, 0.2, 0.8]))
    skipped = rng.random(count) < draw(st.sampled_from([0, 0.3]))
    labelled[0] = skipped[0] = False
    return pool_of(
        rng.integers(0, 4, count) / 4,
        class_entropy=rng.integers(0, 3, (count, 8)) / 4,
        bald=rng.integers(0, 3, count) / 4,
        verdict=rng.integers(0, draw(st.integers(1, 9)), count),
        embeddings=rng.integers(0, 4, (count, 3)).astype(np.float32),
        labelled=labelled,
        skipped=skipped,
    )


def shuffled(pool, order):
    fields = ("ids", "entropy", "class_entropy", "bald", "verdict", "embeddings", "labelled")
    return changed(
        pool, skipped=pool.skipped[order], **{f: getattr(pool, f)[order] for f in fields}
    )


@settings(max_examples=150, deadline=None)
@given(pools(), METHODS, st.integers(1, 30), st.integers(0, 8), st.sampled_from([0.1, 0.4, 1.0]))
def test_a_queue_holds_open_wafers_once_and_in_balance(pool, method, size, reserve, share):
    told = SelectionSettings(method=method, size=size, reserve=reserve, most_of_one_verdict=share)
    found = select(pool, told, np.random.default_rng(1))
    everything = ids_of([*found.choices, *found.reserve])
    open_ids = set(pool.ids[~pool.labelled & ~pool.skipped].tolist())
    assert len(set(everything)) == len(everything)
    assert set(everything) <= open_ids
    assert len(found.choices) == min(size, len(open_ids))
    assert len(found.reserve) == min(reserve, len(open_ids) - len(found.choices))
    assert pool.ids[found.rows].tolist() == ids_of(found.choices)
    if method is not Method.RANDOM:
        held = Counter(c.verdict for c in found.choices)
        assert max(held.values()) <= found.most_of_one_verdict
        there = np.bincount(pool.verdict[~pool.labelled & ~pool.skipped])
        tighter = np.minimum(there, found.most_of_one_verdict - 1).sum()
        assert found.gave_way == (found.most_of_one_verdict > max(1, int(share * size + 1e-9)))
        assert not found.gave_way or tighter < len(found.choices)


@settings(max_examples=100, deadline=None)
@given(pools(), METHODS, st.randoms(use_true_random=False))
def test_the_order_of_the_pool_does_not_matter(pool, method, random):
    order = list(range(len(pool.ids)))
    random.shuffle(order)
    told = SelectionSettings(method=method, size=6, reserve=3)
    one = select(pool, told, np.random.default_rng(7))
    other = select(shuffled(pool, order), told, np.random.default_rng(7))
    assert ids_of(one.choices) == ids_of(other.choices)
    assert ids_of(one.reserve) == ids_of(other.reserve)


@settings(max_examples=60, deadline=None)
@given(pools(), METHODS, st.integers(0, 4))
def test_replacing_keeps_the_queue_whole(pool, method, which):
    found = select(pool, SelectionSettings(method=method, size=5), np.random.default_rng(1))
    skipped = found.choices[which % len(found.choices)].wafer_id
    if not found.reserve:
        with pytest.raises(SelectionError, match="no reserve"):
            replace(found, skipped)
        return
    after = replace(found, skipped)
    assert len(after.choices) == len(found.choices)
    assert len({*ids_of(after.choices), skipped}) == len(found.choices) + 1
    assert after.choices[-1].replaces == skipped
    assert len(after.reserve) == len(found.reserve) - 1


def test_the_replacement_is_the_next_best_that_keeps_the_balance():
    # queue of 4, at most 2 of a verdict: edge w0 w1, center w4 w5; reserve: edge w2, center w6
    pool = pool_of(
        [9, 8, 7, 6, 5, 4, 3, 2],
        verdict=np.array([0, 0, 0, 0, 1, 1, 1, 1]),
    )
    told = SelectionSettings(method=Method.ENTROPY, size=4, reserve=2, most_of_one_verdict=0.5)
    found = select(pool, told, np.random.default_rng(0))
    assert ids_of(found.choices) == ["w000", "w001", "w004", "w005"]
    assert ids_of(found.reserve) == ["w002", "w006"]
    assert ids_of(replace(found, "w004").choices) == ["w000", "w001", "w005", "w006"]
    assert ids_of(replace(found, "w000").choices) == ["w001", "w004", "w005", "w002"]


def test_a_wafer_outside_the_queue_cannot_be_replaced():
    found = select(pool_of([1.0, 2.0]), SelectionSettings(Method.ENTROPY), np.random.default_rng(0))
    with pytest.raises(SelectionError, match="w999 is not in the queue"):
        replace(found, "w999")


def test_a_choice_says_why():
    pool = pool_of([0.25, 2.5, 1.0], verdict=np.array([8, 3, 0]))
    told = SelectionSettings(Method.ENTROPY, size=1, reserve=1)
    found = select(pool, told, np.random.default_rng(0))
    assert found.choices[0].reason == "entropy 2.5, rank 1, predicted scratch"
    after = replace(found, "w001").choices[0].reason
    assert after == "entropy 1, rank 2, predicted edge, in place of a skipped wafer"


def test_random_is_not_balanced():
    pool = pool_of(np.zeros(300), verdict=np.repeat([8, 0], [290, 10]))
    found = select(pool, SelectionSettings(Method.RANDOM, size=50), np.random.default_rng(1))
    assert Counter(c.verdict for c in found.choices)["none"] > 40
    assert found.most_of_one_verdict is None


def test_wafers_are_gathered_into_a_pool():
    rng = np.random.default_rng(1)
    sure, unsure = (score_wafer(np.full((8, n), p)) for n, p in ((5, 0.01), (9, 0.45)))
    pool = gather_candidates(["b", "a"], [sure, unsure], labelled=marks(2))
    assert pool.bald is None
    found = select(pool, SelectionSettings(Method.ENTROPY, size=1), rng)
    assert ids_of(found.choices) == ["a"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"labelled": marks(3)}, "labelled of the pool has shape"),
        ({"ids": np.array(["a", "a"])}, "names a wafer twice"),
        ({"bald": np.array([0.0, np.nan])}, "not numbers"),
        ({"verdict": np.array([0, 9])}, "from 0 to 8"),
        ({"embeddings": np.zeros((3, 2))}, "embeddings of the pool has shape"),
    ],
)
def test_a_broken_pool_is_told(given, what):
    with pytest.raises(SelectionError, match=what):
        pool_of([1.0, 2.0], **given)


def test_a_used_up_pool_is_told():
    pool = pool_of([1.0, 2.0], labelled=marks(2, 0, 1))
    with pytest.raises(SelectionError, match="no wafer is left"):
        select(pool, SelectionSettings(Method.ENTROPY), np.random.default_rng(0))


@pytest.mark.parametrize("told", [{"size": 0}, {"class_share": 1.5}, {"round_number": 0}])
def test_settings_that_cannot_be_are_told(told):
    with pytest.raises(SelectionError, match=next(iter(told))):
        SelectionSettings(**told)
