import numpy as np
import pytest

from ml_core.simulate.geometry import grid_of_dies
from ml_core.simulate.patterns import Pattern
from ml_core.simulate.wafer import SimulationSettings, mix, simulate_set, wafer_of
from ml_core.wafer.errors import Cancelled
from ml_core.wafer.sets import read_set, write_set
from ml_core.wafer.taxonomy import BY_KEY, CLASS_KEYS, CLASSES


def only(key: str) -> SimulationSettings:
    weights = tuple(float(k == key) for k in CLASS_KEYS)
    return SimulationSettings(counts=(0.0, 1.0, 0.0, 0.0), weights=weights)


def test_a_die_passes_when_nothing_kills_it():
    background = np.array([[0.1]], np.float32)
    half = Pattern("edge", np.array([[1.0]], np.float32), np.array([[0.5]], np.float32))
    soft = Pattern("ring", np.array([[0.5]], np.float32), np.array([[0.8]], np.float32))
    assert mix(background, ())[0, 0] == pytest.approx(0.1)
    # 1 - 0.9 * (1 - 0.5) * (1 - 0.8 * 0.5) = 1 - 0.9 * 0.5 * 0.6
    assert mix(background, (half, soft))[0, 0] == pytest.approx(0.73)


def test_a_wafer_depends_on_seed_and_index_only():
    alone = wafer_of(5, 17)
    again = [wafer_of(5, index) for index in range(18)][17]
    np.testing.assert_array_equal(alone.cells, again.cells)
    np.testing.assert_array_equal(alone.masks, again.masks)
    assert alone.label == again.label
    assert not np.array_equal(wafer_of(6, 17).cells, alone.cells)


def test_truth_is_consistent():
    for index in range(150):
        wafer = wafer_of(11, index)
        dies = wafer.cells > 0
        assert wafer.cells.dtype == wafer.masks.dtype == np.uint8
        assert not wafer.masks[~dies].any()
        assert not wafer.p_fail[~dies].any()
        assert (wafer.p_fail >= wafer.p_background - 1e-6).all()
        assert (wafer.p_fail <= 1).all()
        union = np.zeros_like(wafer.masks)
        for instance, pattern in zip(wafer.instances, wafer.patterns, strict=True):
            np.testing.assert_array_equal(instance.mask, (pattern.support >= 0.5) & dies)
            assert instance.mask.any()
            union[instance.mask] |= BY_KEY[instance.key].bit
        np.testing.assert_array_equal(union, wafer.masks)
        present = [c.key for c in CLASSES if (wafer.masks & c.bit).any()]
        assert wafer.label == ("+".join(present) or "none")


def test_masks_hold_passing_dies_and_leave_out_failed_ones():
    passing_inside, failed_outside = 0, 0
    for index in range(60):
        wafer = wafer_of(12, index)
        passing_inside += int(((wafer.masks > 0) & (wafer.cells == 1)).sum())
        failed_outside += int(((wafer.masks == 0) & (wafer.cells == 2)).sum())
    assert passing_inside > 1000
    assert failed_outside > 1000


def test_dies_fail_as_often_as_they_should():
    wafers = [wafer_of(13, index) for index in range(300)]
    expected = sum(float(w.p_fail.sum()) for w in wafers)
    spread = sum(float((w.p_fail * (1 - w.p_fail)).sum()) for w in wafers) ** 0.5
    found = sum(int((w.cells == 2).sum()) for w in wafers)
    assert abs(found - expected) < 4 * spread


def test_grids_are_like_real_ones():
    wafers = [wafer_of(14, index) for index in range(300)]
    rows, columns = (np.array([w.cells.shape[axis] for w in wafers]) for axis in (0, 1))
    assert rows.min() >= 19
    assert max(rows.max(), columns.max()) > 100
    assert (rows / columns).max() > 1.5
    assert (rows / columns).min() < 0.7
    filled = np.array([(w.cells > 0).mean() for w in wafers])
    assert 0.70 < np.median(filled) < 0.83  # a disc fills pi/4 of its square
    backgrounds = [w.p_background[w.cells > 0].mean() for w in wafers]
    assert min(backgrounds) < 0.02
    assert max(backgrounds) > 0.18


@pytest.mark.parametrize("key", CLASS_KEYS)
def test_each_class_lies_where_it_belongs(key: str):
    for index in range(25):
        wafer = wafer_of(15, index, only(key))
        assert wafer.label in (key, "none")  # a scratch may miss the wafer
        dies = wafer.cells > 0
        r = grid_of_dies(dies).r
        mask = wafer.masks > 0
        if key == "edge":
            assert r[mask].mean() > 0.75
        if key == "center":
            assert r[mask].min() < 0.3
        if key == "ring":
            assert 0.15 < np.median(r[mask]) < 0.9
        if key == "random":
            np.testing.assert_array_equal(mask, dies)
        if key == "particle":
            assert 3 <= mask.sum() < 0.75 * dies.sum()


def test_a_pattern_stands_out():
    for key in ("edge", "center", "ring", "scratch", "particle", "etching"):
        for index in range(20):
            wafer = wafer_of(16, index, only(key))
            mask = wafer.masks > 0
            if mask.any():
                lift = wafer.p_fail[mask].mean() - wafer.p_background[mask].mean()
                assert lift > 0.08, (key, index)


def test_overlap_of_classes():
    labels = [wafer_of(17, index).label for index in range(300)]
    assert 10 < sum("+" in label for label in labels) < 150
    assert 10 < labels.count("none") < 80


def test_a_set_is_written_and_read(tmp_path):
    dies = simulate_set(30, 3)
    write_set(tmp_path / "s.npz", dies)
    back = read_set(tmp_path / "s.npz")
    assert len(back) == 30
    assert back.lot[26] == "sim3-0001"
    assert back.wafer[26] == 2
    np.testing.assert_array_equal(back.cells_of(9), wafer_of(3, 9).cells)
    np.testing.assert_array_equal(back.masks_of(9), wafer_of(3, 9).masks)


def test_the_caller_hears_of_each_wafer_and_can_stop() -> None:
    heard: list[int] = []

    def stop_at_two(done: int) -> None:
        heard.append(done)
        if done == 2:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        simulate_set(5, 1, progress=stop_at_two)
    assert heard == [0, 1, 2]
