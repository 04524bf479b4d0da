"""Intervals, calibration error and provenance, by hand."""

import hashlib
import subprocess
from pathlib import Path

import numpy as np
import pytest

from ml_core.segmentation.figures import Bootstrap
from ml_core.training.packing.bootstrap import share_intervals
from ml_core.training.packing.provenance import (
    code_hash,
    data_manifest,
    git_commit,
    libraries,
    manifest_hash,
)

HOW = Bootstrap(level=0.95, resamples=4000, seed=1)


def test_the_interval_of_a_share_is_that_of_the_binomial():
    """100 of 200 right: normal approximation 0.5 +- 1.96 sqrt(0.25 / 200) = 0.431 to 0.569."""
    right = np.repeat([[1], [0]], 100, axis=0)
    found = share_intervals(right, np.ones((200, 1), np.int64), HOW)
    assert found.each[0] == pytest.approx((0.431, 0.569), abs=0.01)
    assert found.pooled == found.each[0] == found.mean


def test_wafers_that_agree_leave_no_doubt():
    part, whole = np.full((10, 2), 3), np.full((10, 2), 4)
    assert share_intervals(part, whole, HOW).each == ((0.75, 0.75), (0.75, 0.75))


def test_a_class_that_does_not_occur_has_no_interval():
    whole = np.array([[5, 0], [5, 0]])
    found = share_intervals(whole, whole, HOW)
    assert found.each == ((1.0, 1.0), None)
    assert found.mean == (1.0, 1.0)


def test_a_class_that_only_some_draws_hold_is_counted_where_it_is():
    whole = np.zeros((30, 2), np.int64)
    whole[:, 0] = 1
    whole[0, 1] = 1  # absent from (29/30)^30 = 36 % of the draws
    assert share_intervals(whole * [1, 0], whole, HOW).each == ((1.0, 1.0), (0.0, 0.0))


def test_intervals_need_wafers_of_one_shape():
    with pytest.raises(ValueError, match="one row a wafer"):
        share_intervals(np.zeros((0, 2), np.int64), np.zeros((0, 2), np.int64))


def test_the_manifest_names_each_source(tmp_path: Path):
    (tmp_path / "set.npz").write_bytes(b"maps")
    manifest = data_manifest(seed=3, real=tmp_path / "set.npz")
    digest = hashlib.sha256(b"maps").hexdigest()
    assert manifest == ("simulator seed 3", f"set.npz sha256 {digest}")
    assert manifest_hash(manifest) == hashlib.sha256("\n".join(manifest).encode()).hexdigest()
    assert data_manifest(seed=3, real=None) == ("simulator seed 3",)


def test_the_code_hash_follows_the_code(tmp_path: Path):
    for name in ("simulate/a.py", "training/rooms/b.py", "segmentation/preprocess.py",
                 "wafer/taxonomy.py"):  # fmt: skip
        (tmp_path / "ml_core" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ml_core" / name).write_text("x = 1")
    before = code_hash(tmp_path)
    assert code_hash(tmp_path) == before
    (tmp_path / "ml_core/training/rooms/b.py").write_text("x = 2")
    assert code_hash(tmp_path) != before


def test_the_commit_says_whether_files_differ(tmp_path: Path):
    assert git_commit(tmp_path) == ""

    def git(*words: str) -> str:
        names = ("-c", "user.name=a", "-c", "user.email=a@b")
        done = subprocess.run(
            ["git", "-C", str(tmp_path), *names, *words], check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    git("init", "-q")
    (tmp_path / "a").write_text("1")
    git("add", "a")
    git("commit", "-qm", "one")
    commit = git("rev-parse", "HEAD")
    assert git_commit(tmp_path) == commit
    (tmp_path / "a").write_text("2")
    assert git_commit(tmp_path) == commit + "+changes"


def test_versions_of_libraries_are_told():
    import torch

    assert libraries().torch == torch.__version__
    assert libraries().numpy == np.__version__
