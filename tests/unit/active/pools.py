"""Pools for tests."""

import numpy as np

from ml_core.active.pool import Candidates


def pool_of(entropy, **given):
    """A pool whose wafers are named w000, w001 … unless told otherwise."""
    entropy = np.asarray(entropy, dtype=float)
    count = len(entropy)
    fields = {
        "ids": np.array([f"w{k:03d}" for k in range(count)]),
        "class_entropy": np.zeros((count, 8)),
        "verdict": np.arange(count) % 9,
        "labelled": np.zeros(count, dtype=bool),
    } | given
    return Candidates(entropy=entropy, **fields)


def line_of(places, **given):
    """A pool whose embeddings lie on a line."""
    points = np.zeros((len(places), 2), dtype=np.float32)
    points[:, 0] = places
    return pool_of(np.zeros(len(places)), embeddings=points, **given)


def marks(count, *places):
    found = np.zeros(count, dtype=bool)
    found[list(places)] = True
    return found


def ids_of(choices):
    return [choice.wafer_id for choice in choices]
