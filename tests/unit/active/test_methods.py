"""Noise, schedule and the methods' own rules."""

from collections import Counter

import numpy as np
import pytest

from ml_core.active.methods import add_power_noise, beta_of_round
from ml_core.active.selection import select
from ml_core.active.settings import Method, SelectionSettings
from ml_core.wafer.errors import SelectionError
from tests.unit.active.pools import ids_of, line_of, marks, pool_of


def chosen(pool, seed=0, **told):
    told = {"reserve": 0, "most_of_one_verdict": 1} | told
    return select(pool, SelectionSettings(**told), np.random.default_rng(seed))


def test_beta_rises_from_1_to_100():
    assert [beta_of_round(r, 3) for r in (1, 2, 3, 9)] == pytest.approx([1, 10, 100, 100])
    assert beta_of_round(1, 1) == 1


@pytest.mark.parametrize(
    ("beta", "shares"), [(1, [1 / 7, 2 / 7, 4 / 7]), (2, [1 / 21, 4 / 21, 16 / 21])]
)
def test_power_noise_draws_in_proportion_to_the_score_to_the_power_of_beta(beta, shares):
    draws = 20_000
    scores = np.tile([1.0, 2.0, 4.0], (draws, 1))
    winners = add_power_noise(scores, beta=beta, rng=np.random.default_rng(1)).argmax(1)
    found = np.bincount(winners, minlength=3) / draws
    assert found == pytest.approx(shares, abs=0.015)  # four standard errors


def test_bald_and_entropy_take_the_largest():
    pool = pool_of([0.1, 0.9, 0.5, 0.7], bald=np.array([0.4, 0.0, 0.3, 0.1]))
    assert ids_of(chosen(pool, method=Method.ENTROPY, size=2).choices) == ["w001", "w003"]
    assert ids_of(chosen(pool, method=Method.BALD, size=2).choices) == ["w000", "w002"]


@pytest.mark.parametrize(("far", "first"), [(2.0, "w003"), (3.0, "w002")])
def test_the_hybrid_weighs_stretched_disagreement_against_coreset(far, first):
    # w002 is the one CoreSet takes: 0.7 * far / 4 + 0.3, that is 0.65 or 0.825, against w003's 0.7
    pool = line_of([0, 1, 9, 2], labelled=marks(4, 0), bald=np.array([9.0, 0.0, far, 4.0]))
    found = chosen(pool, method=Method.HYBRID, size=1).choices[0]
    assert found.wafer_id == first
    assert found.score == pytest.approx(max(0.7 * far / 4 + 0.3, 0.7))
    assert dict(found.terms) == ({"uncertainty": 1, "diversity": 0} if far == 2 else
                                 {"uncertainty": 0.75, "diversity": 1})  # fmt: skip


def test_the_hybrid_takes_entropy_after_a_single_pass():
    pool = line_of([0, 1, 1], labelled=marks(3, 0))
    pool = pool_of([5.0, 0.2, 0.8], embeddings=pool.embeddings, labelled=pool.labelled)
    assert ids_of(chosen(pool, method=Method.HYBRID, size=2).choices)[0] == "w002"


def test_clasp_pe_finds_a_rare_class_that_entropy_passes_over():
    rng = np.random.default_rng(4)
    of_class = np.zeros((1000, 8))
    of_class[:, 0] = rng.uniform(0.5, 1.0, 1000)
    of_class[:5] = 0
    of_class[:5, 3] = 0.05
    pool = pool_of(of_class.sum(1), class_entropy=of_class)
    rare = {f"w{k:03d}" for k in range(5)}
    told = {"size": 100, "round_number": 8, "rounds": 8}
    assert not rare & set(ids_of(chosen(pool, method=Method.ENTROPY, **told).choices))
    found = chosen(pool, method=Method.CLASP_PE, **told)
    assert rare <= set(ids_of(found.choices))
    assert {c.lane for c in found.choices if c.wafer_id in rare} == {"scratch"}


def test_clasp_pe_gives_a_third_to_no_class_and_the_rest_to_all_alike():
    rng = np.random.default_rng(5)
    pool = pool_of(rng.random(900), class_entropy=rng.random((900, 8)))
    held = Counter(c.lane for c in chosen(pool, method=Method.CLASP_PE, size=96).choices)
    assert held.pop("all") == 32
    assert len(held) == 8
    assert set(held.values()) == {8}


def test_clasp_pe_is_noisy_at_first_and_exact_at_last():
    entropy = np.linspace(1, 3, 200)
    pool = pool_of(entropy, class_entropy=np.tile(entropy[:, None], (1, 8)))
    best = {f"w{k:03d}" for k in range(180, 200)}
    first, last = (
        set(ids_of(chosen(pool, method=Method.CLASP_PE, size=20, round_number=r).choices))
        for r in (1, 8)
    )
    assert len(first & best) < 12 < len(last & best)


def test_class_aware_random_is_balanced_to_the_wafer():
    verdict = np.repeat([0, 1, 3, 8], [300, 40, 4, 200])
    pool = pool_of(np.zeros(544), verdict=verdict)
    held = Counter(c.verdict for c in chosen(pool, method=Method.CLASS_RANDOM, size=64).choices)
    assert held == {"edge": 20, "center": 20, "scratch": 4, "none": 20}


@pytest.mark.parametrize("method", [Method.RANDOM, Method.CLASS_RANDOM, Method.CLASP_PE])
def test_chance_follows_the_seed(method):
    pool = pool_of(np.ones(300), class_entropy=np.ones((300, 8)))
    one, same, other = (
        ids_of(chosen(pool, seed, method=method, size=30).choices) for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("method", "what"),
    [(Method.BALD, "several passes"), (Method.CORESET, "embeddings"), (Method.HYBRID, "embedd")],
)
def test_what_a_method_lacks_is_told(method, what):
    with pytest.raises(SelectionError, match=what):
        chosen(pool_of([1.0, 2.0]), method=method)
