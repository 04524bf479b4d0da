"""BALD and entropy against baal's heuristics on the same arrays.

baal knows classes that exclude each other, so each of our channels is handed to it as a choice
between yes and no: (wafers, 2, channels x dies, passes). It takes the mean over channels and
dies, we the sum over channels: eight times as much.
"""

import warnings
from importlib.util import find_spec

import numpy as np
import pytest

from ml_core.active.pool import gather_candidates
from ml_core.active.scores import score_passes
from ml_core.active.selection import select
from ml_core.active.settings import Method, SelectionSettings
from tests.unit.active.pools import marks

for _name in ("torch", "torchvision", "baal", "scipy", "sklearn", "structlog"):
    if find_spec(_name) is None:
        pytest.skip(f"comparing with baal needs {_name}", allow_module_level=True)

WAFERS, DIES, PASSES = 60, 37, 10


@pytest.fixture(scope="module")
def heuristics():
    from ml_core.training._torchvision import make_torchvision_importable

    make_torchvision_importable()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # baal imports a deprecated part of structlog
        from baal.active import heuristics

    return heuristics


@pytest.fixture(scope="module")
def passes():
    rng = np.random.default_rng(11)
    centre = rng.normal(0, 3, (WAFERS, 1, 8, DIES))
    logits = centre + rng.gamma(1, 1, (WAFERS, 1, 1, 1)) * rng.normal(
        size=(WAFERS, PASSES, 8, DIES)
    )
    return 1 / (1 + np.exp(-logits))


def as_baal_has_it(passes):
    flat = np.moveaxis(passes, 1, -1).reshape(WAFERS, 8 * DIES, PASSES)
    return np.stack([flat, 1 - flat], axis=1)


@pytest.mark.parametrize(("name", "method"), [("BALD", Method.BALD), ("Entropy", Method.ENTROPY)])
def test_scores_and_ranking_are_those_of_baal(heuristics, passes, name, method):
    theirs = getattr(heuristics, name)(reduction="mean")
    ranking, scores = theirs.get_ranks(as_baal_has_it(passes))
    ours = [score_passes(wafer) for wafer in passes]
    found = [w.bald if method is Method.BALD else w.entropy for w in ours]
    assert found == pytest.approx(8 * scores, rel=1e-9)
    ids = [f"w{k:03d}" for k in range(WAFERS)]
    pool = gather_candidates(ids, ours, labelled=marks(WAFERS))
    told = SelectionSettings(method, size=WAFERS, reserve=0, most_of_one_verdict=1)
    assert select(pool, told, np.random.default_rng(0)).rows.tolist() == ranking.tolist()
