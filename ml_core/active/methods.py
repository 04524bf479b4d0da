"""The methods, as lanes over the open wafers; CoreSet alone walks from wafer to wafer."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from ml_core.active.coreset import Coverage
from ml_core.active.lanes import ALL, Counts, Lane, Pick, room_for, take_turns
from ml_core.active.pool import Bools, Candidates, Rows
from ml_core.active.scores import NONE_INDEX, Floats
from ml_core.active.settings import LAST_BETA, Method, SelectionSettings
from ml_core.wafer.errors import SelectionError
from ml_core.wafer.taxonomy import CLASS_KEYS, NONE_VERDICT

VERDICTS: Final = (*CLASS_KEYS, NONE_VERDICT)
"""Verdict of each index."""

_LEAST_SCORE: Final = 1e-12
"""Stands for a score of 0, whose logarithm would keep a wafer out for good."""

LanesOf = Callable[[Candidates, Rows, SelectionSettings, np.random.Generator], list[Lane]]
Take = Callable[[int, Counts, Bools], list[Pick]]


def taker(
    candidates: Candidates, rows: Rows, settings: SelectionSettings, rng: np.random.Generator
) -> Take:
    """Make a method ready for a pool.

    Args:
        candidates: the pool.
        rows: its open rows, in the order of their ids.
        settings: the method and its numbers.
        rng: source of chance; CoreSet, entropy, BALD and the hybrid use none.

    Returns:
        A function of how many to take, the room of each verdict and what is taken already, that
        gives picks, best first.

    Raises:
        SelectionError: the pool lacks what the method needs.
    """
    verdict = candidates.verdict[rows]
    if settings.method is Method.CORESET:
        coverage = _coverage(candidates, rows)
        return lambda count, room, _taken: coverage.take(count, verdict, room=room)
    lanes = _LANES[settings.method](candidates, rows, settings, rng)
    return lambda count, room, taken: take_turns(lanes, verdict, taken, room=room, count=count)


def beta_of_round(round_number: int, rounds: int) -> float:
    """Inverse scale of ClaSP PE's noise: 1 in the first round, 100 from the last on.

    The paper gives the two ends and a schedule between them; the rise is geometric here.

    Args:
        round_number: from 1.
        rounds: turns that are planned.

    Returns:
        1 to 100.
    """
    done = min(1.0, (round_number - 1) / max(1, rounds - 1))
    return float(LAST_BETA**done)


def add_power_noise(scores: Floats, *, beta: float, rng: np.random.Generator) -> Floats:
    """Log score plus Gumbel noise of scale 1/beta.

    The largest are then a draw without replacement in which a wafer's chance goes with its score
    to the power of beta (Kirsch et al., TMLR 2023: stochastic batch acquisition).

    Args:
        scores: any shape, at least 0.
        beta: over 0; large values leave the order alone.
        rng: source of chance.

    Returns:
        Same shape.
    """
    noise = rng.gumbel(0.0, 1.0 / beta, size=scores.shape)
    noisy: Floats = np.log(np.maximum(scores, _LEAST_SCORE)) + noise
    return noisy


def hybrid_parts(
    candidates: Candidates, rows: Rows, settings: SelectionSettings
) -> tuple[Floats, Floats]:
    """Uncertainty and diversity as the hybrid weighs them.

    Args:
        candidates: the pool, with embeddings.
        rows: its open rows.
        settings: size of the queue and balance.

    Returns:
        Uncertainty (n,): BALD, or entropy after a single pass, stretched to 0 to 1 over the open
        wafers. Diversity (n,): 1 for the wafers that CoreSet would queue, else 0.
    """
    known = candidates.entropy if candidates.bald is None else candidates.bald
    values = known[rows]
    span = float(np.ptp(values))
    uncertainty = (values - values.min()) / span if span > 0 else np.zeros(len(rows))
    verdict, none_taken = candidates.verdict[rows], np.zeros(len(rows), dtype=np.bool_)
    room = room_for(verdict, none_taken, count=settings.size, share=settings.most_of_one_verdict)
    diversity = np.zeros(len(rows))
    for pick in _coverage(candidates, rows).take(settings.size, verdict, room=room):
        diversity[pick.place] = 1.0
    return uncertainty, diversity


def _coverage(candidates: Candidates, rows: Rows) -> Coverage:
    if candidates.embeddings is None:
        raise SelectionError(
            "CoreSet and the hybrid need embeddings; give the pool those of the model, "
            "or choose another method"
        )
    return Coverage(candidates.embeddings, rows, candidates.labelled_rows())


def _entropy(
    candidates: Candidates, rows: Rows, _settings: SelectionSettings, _rng: np.random.Generator
) -> list[Lane]:
    return [_single(candidates.entropy[rows])]


def _bald(
    candidates: Candidates, rows: Rows, _settings: SelectionSettings, _rng: np.random.Generator
) -> list[Lane]:
    if candidates.bald is None:
        raise SelectionError(
            "BALD needs several passes of each wafer; score the pool with MC dropout, "
            "or choose another method"
        )
    return [_single(candidates.bald[rows])]


def _hybrid(
    candidates: Candidates, rows: Rows, settings: SelectionSettings, _rng: np.random.Generator
) -> list[Lane]:
    uncertainty, diversity = hybrid_parts(candidates, rows, settings)
    weight = settings.uncertainty_weight
    score = weight * uncertainty + (1.0 - weight) * diversity
    return [Lane(ALL, 1.0, score, score, (("uncertainty", uncertainty), ("diversity", diversity)))]


def _clasp_pe(
    candidates: Candidates, rows: Rows, settings: SelectionSettings, rng: np.random.Generator
) -> list[Lane]:
    beta = beta_of_round(settings.round_number, settings.rounds)
    names = [ALL, *CLASS_KEYS]
    scores = np.column_stack([candidates.entropy[rows], candidates.class_entropy[rows]])
    noisy = add_power_noise(scores, beta=beta, rng=rng)
    of_class = settings.class_share / len(CLASS_KEYS)
    shares = [1.0 - settings.class_share, *[of_class] * len(CLASS_KEYS)]
    order = [int(k) for k in (0, *(1 + rng.permutation(len(CLASS_KEYS))))]
    return [Lane(names[k], shares[k], noisy[:, k], scores[:, k]) for k in order if shares[k] > 0]


def _random(
    _candidates: Candidates, rows: Rows, _settings: SelectionSettings, rng: np.random.Generator
) -> list[Lane]:
    return [Lane(ALL, 1.0, rng.random(len(rows)), None)]


def _class_random(
    candidates: Candidates, rows: Rows, _settings: SelectionSettings, rng: np.random.Generator
) -> list[Lane]:
    drawn, verdict = rng.random(len(rows)), candidates.verdict[rows]
    return [
        Lane(VERDICTS[k], 1.0, np.where(verdict == k, drawn, -np.inf), None)
        for k in rng.permutation(NONE_INDEX + 1)
    ]


def _single(score: Floats) -> Lane:
    return Lane(ALL, 1.0, score, score)


_LANES: Final[Mapping[Method, LanesOf]] = MappingProxyType(
    {
        Method.ENTROPY: _entropy,
        Method.BALD: _bald,
        Method.HYBRID: _hybrid,
        Method.CLASP_PE: _clasp_pe,
        Method.RANDOM: _random,
        Method.CLASS_RANDOM: _class_random,
    }
)
