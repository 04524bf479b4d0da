"""WaferMap, its identity and its raster."""

import hashlib
import pickle

import numpy as np
import pytest

from ml_core.wafer.errors import GeometryError, WaferFileError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import wafer_id
from ml_core.wafer.inspection import split_bits, stack_bits
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.taxonomy import CLASS_KEYS, CLASSES, verdicts_of_label

DIGEST = hashlib.sha256(b"source").hexdigest()


def _wafer(cells, **more):
    array = np.array(cells, dtype=np.uint8)
    grid = DieGrid.estimated(columns=array.shape[1], rows=array.shape[0])
    source = WaferSource("lots/a.csv", DIGEST)
    return WaferMap(source, WaferInfo(**more), grid, array)


def test_counts_and_name():
    wafer = _wafer([[0, 1, 2], [2, 2, 1]], lot="L1", wafer="07")
    assert (wafer.die_count, wafer.pass_count, wafer.fail_count) == (5, 2, 3)
    assert wafer.name == "L1 / 07"
    assert _wafer([[1]]).name == "a.csv"


def test_the_raster_is_each_die_as_a_block():
    raster = _wafer([[0, 1], [2, 1]]).raster()
    assert raster.shape == (300, 300)
    assert (raster[:150, :150] == 0).all()
    assert (raster[150:, :150] == 2).all()
    assert (raster[:, 150:] == 1).all()


def test_a_map_cannot_be_changed_behind_its_back():
    cells = np.ones((2, 2), dtype=np.uint8)
    wafer = WaferMap(
        WaferSource("a", DIGEST), WaferInfo(), DieGrid.estimated(columns=2, rows=2), cells
    )
    cells[0, 0] = 2
    assert wafer.fail_count == 0
    with pytest.raises(ValueError, match="read-only"):
        wafer.cells[0, 0] = 2


@pytest.mark.parametrize("cells", [np.full((2, 2), 3, np.uint8), np.ones((2, 2), np.int64)])
def test_foreign_cell_states_are_refused(cells):
    with pytest.raises(GeometryError, match="0 no die, 1 pass, 2 fail"):
        WaferMap(WaferSource("a", DIGEST), WaferInfo(), DieGrid.estimated(columns=2, rows=2), cells)


def test_an_array_of_another_shape_is_refused():
    with pytest.raises(GeometryError, match=r"\(2, 3\).*\(2, 2\)"):
        WaferMap(
            WaferSource("a", DIGEST),
            WaferInfo(),
            DieGrid.estimated(columns=2, rows=2),
            np.ones((2, 3), np.uint8),
        )


def test_the_id_is_of_source_member_and_key():
    expected = hashlib.sha256(f"{DIGEST}\0m.stdf\0W1".encode()).hexdigest()
    assert wafer_id(source_sha256=DIGEST, member="m.stdf", key="W1") == expected
    ids = {
        wafer_id(source_sha256=DIGEST, member=m, key=k)
        for m, k in [("", ""), ("a", ""), ("", "a"), ("a", "b"), ("ab", "")]
    }
    assert len(ids) == 5


@pytest.mark.parametrize("wrong", [{"source_sha256": "ab"}, {"member": "a\0b"}, {"key": "\0"}])
def test_an_id_needs_a_digest_and_no_nul(wrong):
    with pytest.raises(ValueError, match=r"SHA-256|NUL"):
        wafer_id(**{"source_sha256": DIGEST, **wrong})


def test_correcting_the_geometry_keeps_the_id():
    wafer = _wafer([[1, 2]])
    other = wafer.with_grid(DieGrid(columns=2, rows=1, pitch_mm=(3, 4)))
    assert other.wafer_id == wafer.wafer_id
    assert other.grid.pitch_mm == (3, 4)


def test_a_file_error_names_file_and_place():
    error = WaferFileError(
        source="a.zip!b.stdf", where="byte 12", what="is cut off; copy it again."
    )
    assert str(error) == "a.zip!b.stdf, byte 12: is cut off; copy it again."


def test_a_file_error_is_one_line_whatever_the_file_holds():
    error = WaferFileError(source="a.klarf", where="line\n3", what="found 'x\n\x1b[31my' here")
    assert str(error) == "a.klarf, line 3: found 'x [31my' here"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_class_bits_come_back():
    masks = np.random.default_rng(1).random((8, 5, 4)) < 0.5
    np.testing.assert_array_equal(split_bits(stack_bits(masks)), masks)
    assert stack_bits(np.eye(8, dtype=bool)[:, None, :])[0].tolist() == [
        1,
        2,
        4,
        8,
        16,
        32,
        64,
        128,
    ]


def test_taxonomy_order_and_marks_are_unique():
    assert CLASS_KEYS == (
        "edge", "center", "ring", "scratch", "particle", "lithography", "etching", "random",
    )  # fmt: skip
    for mark in ("colour", "hatch", "letter", "hotkey", "title"):
        assert len({getattr(c, mark) for c in CLASSES}) == 8
    assert CLASSES[0].rgb == (0xD5, 0x5E, 0x00)


@pytest.mark.parametrize(
    ("label", "verdicts"),
    [
        ("Donut", {"ring"}),
        ("Edge-Loc", {"edge"}),
        ("Near-full", {"random"}),
        ("none", {"none"}),
        ("edge+scratch", {"edge", "scratch"}),
        ("", set()),
    ],
)
def test_labels_of_both_vocabularies(label, verdicts):
    assert verdicts_of_label(label) == verdicts


def test_an_unknown_label_is_named():
    with pytest.raises(ValueError, match="'blob' is no defect class"):
        verdicts_of_label("edge+blob")
