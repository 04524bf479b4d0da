"""The replay buffer: old wafers that go on teaching beside new ones, classes in balance.

Reservoir sampling by a key a wafer: the ones with the smallest keys stay (bottom-k; Cohen and
Kaplan 2007). The key is a hash of the wafer, so nothing but the buffer itself must be kept, the
order of arrival does not matter, and a wafer that comes twice takes one place. That classes get
equal places while they have the wafers is the aim of Chrysakis and Moens (ICML 2020).
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml_core.training.wafers import NO_VERDICT
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import DieGridSet, join_grids
from ml_core.wafer.taxonomy import CLASSES

Bytes = NDArray[np.uint8]


def refill(buffer: DieGridSet, new: DieGridSet, *, capacity: int) -> DieGridSet:
    """Choose the buffer of the next round.

    Args:
        buffer: with masks.
        new: with masks; a wafer that the buffer holds too replaces it, as its masks are newer.
        capacity: wafers that may stay.

    Returns:
        The wafers that stay. ``refill`` of a buffer that was filled in parts is ``refill`` of all
        wafers at once.

    Raises:
        TrainingError: a set has no masks.
    """
    found = {wafer_key(d.cells_of(i)): (d, i) for d in (buffer, new) for i in range(len(d))}
    keys = list(found)
    classes = [class_of(_masks(dies, index)) for dies, index in found.values()]
    kept = [found[keys[i]] for i in keep_balanced(classes, keys, capacity=capacity)]
    return join_grids(
        [dies.cells_of(index) for dies, index in kept],
        labels=[str(dies.label[index]) for dies, index in kept],
        lots=[str(dies.lot[index]) for dies, index in kept],
        wafers=[int(dies.wafer[index]) for dies, index in kept],
        masks=[_masks(dies, index) for dies, index in kept],
    )


def keep_balanced(classes: Sequence[int], keys: Sequence[Any], *, capacity: int) -> tuple[int, ...]:
    """Choose which wafers stay: the smallest keys of each class, each class as often.

    Within a class every wafer is as likely to stay as any other, if keys are random. A class with
    fewer wafers than its part keeps them all, and the others share the rest.

    Args:
        classes: one number a wafer.
        keys: what wafers are ordered by, all different: numbers, or hashes.
        capacity: wafers that may stay.

    Returns:
        Numbers of those that stay, in rising order.

    Raises:
        TrainingError: there is no place at all.
    """
    if capacity < 1:
        raise TrainingError(f"a replay buffer of {capacity} wafers holds nothing; give 1 or more")
    places: dict[int, int] = {}
    taken: Counter[int] = Counter()
    for index in sorted(range(len(keys)), key=lambda i: keys[i]):
        places[index] = taken[classes[index]]
        taken[classes[index]] += 1
    best = sorted(places, key=lambda i: (places[i], keys[i]))
    return tuple(sorted(best[:capacity]))


def class_of(masks: Bytes) -> int:
    """Class that a wafer counts for in the balance.

    A scratch beside a ring counts as a scratch: rings come anyway.

    Args:
        masks: (rows, columns) uint8 mask bits.

    Returns:
        The class that covers the fewest dies, the first of equals; `NO_VERDICT` if none is there.
    """
    covered = [(int(((masks & c.bit) > 0).sum()), c.index) for c in CLASSES]
    there = [pair for pair in covered if pair[0]]
    return min(there)[1] if there else NO_VERDICT


def wafer_key(cells: Bytes) -> bytes:
    """Hash of a wafer's dies, which chance could not tell from a random number.

    Args:
        cells: (rows, columns) uint8.

    Returns:
        16 bytes.
    """
    rows, columns = cells.shape
    told = f"{rows}x{columns}:".encode() + cells.tobytes()
    return hashlib.blake2b(told, digest_size=16).digest()


def _masks(dies: DieGridSet, index: int) -> Bytes:
    masks = dies.masks_of(index)
    if masks is None:
        raise TrainingError("a set for replay has no masks; name one with the array 'masks'")
    return masks
