import dataclasses
from pathlib import Path

import numpy as np
import pytest

from ml_core.simulate.wafer import simulate_set
from ml_core.training.settings import DataSettings
from ml_core.training.wafers import (
    FOLDS,
    NO_VERDICT,
    fold_of,
    named_examples,
    read_examples,
)
from ml_core.wafer.errors import TrainingError
from ml_core.wafer.sets import join_grids, write_set

GRID = np.ones((2, 2), np.uint8)


def test_lots_are_spread_over_the_folds_by_name():
    folds = [fold_of(f"lot{n}") for n in range(4000)]
    assert set(folds) == set(range(FOLDS))
    assert min(np.bincount(folds)) > 900
    assert fold_of("lot7") == fold_of("lot7")


def test_no_lot_is_both_seen_and_held_out(tmp_path: Path):
    lots = [f"lot{n % 40}" for n in range(200)]
    cells = [np.full((2, 2), 1 + n % 2, np.uint8) for n in range(200)]
    numbered = [
        np.pad(c, ((0, n // 40), (0, n % 40)), constant_values=1) for n, c in enumerate(cells)
    ]
    labels = ["Donut"] * 199 + ["edge+ring"]
    write_set(
        tmp_path / "real.npz", join_grids(numbered, labels=labels, lots=lots, wafers=[1] * 200)
    )
    for fold in range(FOLDS):
        found = read_examples(DataSettings(named=tmp_path / "real.npz", held_out=fold))
        seen = {e.dies.cells.shape for group in found.named for e in group}
        held = {e.dies.cells.shape for e in found.held_out}
        assert seen.isdisjoint(held)
        assert len(seen) + len(held) == 199  # the one with two labels has no single verdict
    every = read_examples(DataSettings(named=tmp_path / "real.npz", held_out=None))
    assert every.count == 199
    assert every.held_out == ()


def test_labels_become_verdicts_in_groups():
    dies = join_grids([GRID] * 3, labels=["Donut", "none", "Loc"], lots=["a"] * 3, wafers=[1, 2, 3])
    assert [e.verdict for e in named_examples(dies, lots=range(FOLDS))] == [2, NO_VERDICT, 4]


def test_a_set_that_cannot_teach_is_refused_in_words(tmp_path: Path):
    bare = dataclasses.replace(simulate_set(2, 1), masks=None)
    write_set(tmp_path / "bare.npz", bare)
    with pytest.raises(TrainingError, match="no masks"):
        read_examples(DataSettings(labelled=tmp_path / "bare.npz"))
    (tmp_path / "text.npz").write_text("no set")
    with pytest.raises(TrainingError, match=r"text\.npz is no die-grid set"):
        read_examples(DataSettings(named=tmp_path / "text.npz"))
