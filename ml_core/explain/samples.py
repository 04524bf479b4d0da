"""Several answers to one wafer: with channels left out, and turned and flipped."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.explain.session import ExplainSession, Features
from ml_core.segmentation.postprocess import sigmoid
from ml_core.segmentation.session import ModelSession

Floats = NDArray[np.float32]

PASSES: Final = 20
"""Passes of MC dropout unless told otherwise."""

DROPOUT: Final = 0.1
"""Share of the bottleneck's channels that training leaves out unless told otherwise."""

TURNS: Final = tuple((quarter, flip) for flip in (False, True) for quarter in range(4))
"""The eight symmetries of the square: quarter turns counter-clockwise, then a flip or none."""


def dropout_samples(
    session: ExplainSession,
    features: Features,
    *,
    passes: int,
    rate: float,
    seed: int,
    temperature: float,
) -> Iterator[Floats]:
    """Answer with channels of the bottleneck left out at random (MC dropout, Gal 2016).

    Whole channels are left out and the others raised by 1 / (1 - rate), as in training
    (Tompson 2015).

    Args:
        session: of the explain graph.
        features: of one wafer.
        passes: number of answers.
        rate: share of the channels to leave out, 0 or more and under 1.
        seed: equal seeds give equal answers.
        temperature: logits are divided by it.

    Yields:
        Probabilities (8, S, S) float32, one pass after another.

    Raises:
        ValueError: the rate is no such share.
        ModelError: the explain graph cannot run.
    """
    if not 0 <= rate < 1:
        raise ValueError(f"a dropout rate is 0 or more and under 1, not {rate}")
    random = np.random.default_rng(seed)
    channels = features.bottleneck.shape[1]
    for _ in range(passes):
        stays = np.asarray(random.random(channels) >= rate)
        kept = stays.astype(np.float32) / np.float32(1 - rate)
        yield sigmoid(session.decode(features.dropped(kept))[0], temperature=temperature)


def turned_samples(session: ModelSession, batch: Floats, *, temperature: float) -> Iterator[Floats]:
    """Answer to each turn and flip of an input, mapped back onto the input as it was.

    Args:
        session: of the model.
        batch: (1, 3, S, S) float32.
        temperature: logits are divided by it.

    Yields:
        Probabilities (8, S, S) float32, in the order of `TURNS`.

    Raises:
        ModelError: the model cannot run.
    """
    for quarter, flip in TURNS:
        (logits,) = session.run(turn(batch, quarter=quarter, flip=flip))
        back = turn_back(np.asarray(logits, np.float32), quarter=quarter, flip=flip)
        yield sigmoid(back[0], temperature=temperature)


def turn(planes: Floats, *, quarter: int, flip: bool) -> Floats:
    """Turn planes (…, S, S) by quarters counter-clockwise, then mirror them left to right."""
    turned = np.rot90(planes, quarter, axes=(-2, -1))
    return np.ascontiguousarray(turned[..., ::-1] if flip else turned)


def turn_back(planes: Floats, *, quarter: int, flip: bool) -> Floats:
    """Undo `turn` exactly."""
    unflipped = planes[..., ::-1] if flip else planes
    return np.ascontiguousarray(np.rot90(unflipped, -quarter, axes=(-2, -1)))
