from pathlib import Path

import numpy as np
import pytest

from ml_core.wafer.sets import join_grids, read_set, set_of_arrays, write_set
from tests.shared_data import shared_data

FIRST = np.array([[0, 1, 0], [2, 1, 1]], np.uint8)
SECOND = np.array([[1, 2]], np.uint8)
MASKS = [np.array([[0, 0, 0], [1, 9, 0]], np.uint8), np.array([[0, 128]], np.uint8)]


def two(*, masks: bool):
    return join_grids(
        [FIRST, SECOND],
        labels=["edge+scratch", "none"],
        lots=["A", "B"],
        wafers=[3, 4],
        masks=MASKS if masks else None,
    )


def test_layout():
    dies = two(masks=True)
    assert dies.cells.tolist() == [0, 1, 0, 2, 1, 1, 1, 2]
    assert dies.shape.tolist() == [[2, 3], [1, 2]]
    assert len(dies) == 2
    np.testing.assert_array_equal(dies.cells_of(0), FIRST)
    np.testing.assert_array_equal(dies.cells_of(1), SECOND)
    np.testing.assert_array_equal(dies.masks_of(1), MASKS[1])
    with pytest.raises(IndexError, match="2 wafers"):
        dies.cells_of(2)


@pytest.mark.parametrize("masks", [True, False])
def test_reads_what_was_written(tmp_path: Path, masks: bool):
    path = tmp_path / "set.npz"
    dies = two(masks=masks)
    write_set(path, dies)
    back = read_set(path)
    for name in ("cells", "shape", "label", "lot", "wafer"):
        np.testing.assert_array_equal(getattr(back, name), getattr(dies, name))
    if masks:
        np.testing.assert_array_equal(back.masks, dies.masks)
    else:
        assert back.masks is None
        assert back.masks_of(0) is None
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_set(tmp_path: Path):
    write_set(tmp_path / "a.npz", join_grids([], labels=[], lots=[], wafers=[]))
    assert len(read_set(tmp_path / "a.npz")) == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("cells", np.zeros(7, np.uint8), "'cells' has 7 values, 'shape' asks for 8"),
        ("cells", np.full(8, 3, np.uint8), "'cells' holds 3 at 0"),
        ("cells", np.zeros(8, np.int32), "flat uint8"),
        ("shape", np.zeros((2, 3), np.int32), r"\(N, 2\) integers"),
        ("shape", np.array([[2, 3], [0, 2]]), "wafer 1 of 'shape'"),
        ("shape", np.array([[2, 3], [2_000_000, 2]]), "wafer 1 of 'shape'"),
        ("label", np.array(["none"]), "'label' has 1 entries for 2 wafers"),
        ("label", np.array(["none", "dent"]), "'dent' is no defect class"),
        ("lot", np.array([1, 2]), "'lot' must be flat text"),
        ("wafer", np.array([1.0, 2.0]), "'wafer' must be flat integers"),
        ("masks", np.zeros(3, np.uint8), "'masks' has 3 values"),
    ],
)
def test_arrays_that_do_not_fit(name: str, value: np.ndarray, words: str):
    dies = two(masks=True)
    fields = ("cells", "shape", "label", "lot", "wafer", "masks")
    arrays = {n: getattr(dies, n) for n in fields} | {name: value}
    with pytest.raises(ValueError, match=words):
        set_of_arrays(**arrays)


def test_a_mask_of_another_shape():
    with pytest.raises(ValueError, match="a mask is"):
        join_grids([FIRST], labels=[""], lots=[""], wafers=[1], masks=[SECOND])


def test_files_that_are_no_set(tmp_path: Path):
    path = tmp_path / "set.npz"
    write_set(path, two(masks=True))
    whole = path.read_bytes()
    for length in (0, 10, 200, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"set\.npz is no die-grid set"):
            read_set(path)
    np.savez(path, cells=np.zeros(1, np.uint8))
    with pytest.raises(ValueError, match="lacks the array 'shape'"):
        read_set(path)
    np.savez(path, **{n: np.array([{}], object) for n in ("cells", "shape", "label")})
    with pytest.raises(ValueError, match=r"set\.npz"):
        read_set(path)


def test_the_real_set():
    dies = read_set(shared_data("wm811k/wm811k_open.npz"))
    assert len(dies) == 951
    assert dies.masks is None
    names, counts = np.unique(dies.label, return_counts=True)
    expected = {
        "Edge-Ring": 159, "Center": 131, "Edge-Loc": 130, "Loc": 114, "Scratch": 94,
        "Random": 93, "Donut": 90, "none": 90, "Near-full": 50,
    }  # fmt: skip
    assert dict(zip(names.tolist(), counts.tolist(), strict=True)) == expected


def test_what_cannot_be_written_leaves_no_part(tmp_path: Path):
    (tmp_path / "set.npz").mkdir()
    with pytest.raises(OSError):
        write_set(tmp_path / "set.npz", two(masks=True))
    assert [path.name for path in tmp_path.iterdir()] == ["set.npz"]


def test_label_lot_and_wafer_may_be_left_out(tmp_path: Path):
    whole = two(masks=True)
    np.savez(tmp_path / "set.npz", cells=whole.cells, shape=whole.shape, masks=whole.masks)
    dies = read_set(tmp_path / "set.npz")
    assert dies.label.tolist() == dies.lot.tolist() == ["", ""]
    assert dies.wafer.tolist() == [0, 1]
    np.testing.assert_array_equal(dies.masks_of(1), MASKS[1])


def test_text_may_be_bytes():
    whole = two(masks=False)
    dies = set_of_arrays(
        cells=whole.cells, shape=whole.shape, label=np.array([b"Center", b"none"]),
        lot=np.array([b"A", "Ä".encode()]),
    )  # fmt: skip
    assert dies.label.tolist() == ["Center", "none"]
    assert dies.lot.tolist() == ["A", "Ä"]
