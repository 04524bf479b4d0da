"""What the user knows of a product rules over the file, and estimates follow it."""

from pathlib import Path

import numpy as np
import pytest

from ml_core.formats.reader import PlainFile, ProductGeometry, ReadOptions
from ml_core.formats.shared.geometry import apply_given, die_extent
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import DieGrid, Known, Notch

PLAIN = PlainFile(shown="lot.stdf", path=Path("lot.stdf"), size=0, head=b"", sha256="0" * 64)
ESTIMATED = DieGrid.estimated(columns=30, rows=20)
READ = DieGrid(
    columns=30, rows=20, pitch_mm=(4.0, 5.0), diameter_mm=150.0,
    pitch_known=Known.READ, diameter_known=Known.READ,
)  # fmt: skip


def given(**known: object) -> ReadOptions:
    return ReadOptions(geometries=(ProductGeometry("CHIP", **known),))  # type: ignore[arg-type]


def test_nothing_given_changes_nothing() -> None:
    assert apply_given(READ, "CHIP", ReadOptions()) is READ
    assert apply_given(READ, "OTHER", given(diameter_mm=200.0)) is READ


def test_a_given_length_rules_and_is_marked() -> None:
    grid = apply_given(READ, "CHIP", given(pitch_mm=(1.0, 2.0), diameter_mm=100.0))
    assert (grid.pitch_mm, grid.diameter_mm) == ((1.0, 2.0), 100.0)
    assert (grid.pitch_known, grid.diameter_known) == (Known.GIVEN, Known.GIVEN)
    assert not grid.is_estimated


def test_an_estimated_pitch_follows_a_given_diameter() -> None:
    grid = apply_given(ESTIMATED, "CHIP", given(diameter_mm=150.0))
    assert grid.pitch_mm == (5.0, 7.5)
    assert (grid.pitch_known, grid.diameter_known) == (Known.ESTIMATED, Known.GIVEN)


def test_an_estimated_diameter_follows_a_given_pitch() -> None:
    grid = apply_given(ESTIMATED, "CHIP", given(pitch_mm=(5.0, 7.0)))
    assert grid.diameter_mm == 150.0  # the smallest standard wafer that holds 29 x 5 mm
    assert (grid.pitch_known, grid.diameter_known) == (Known.GIVEN, Known.ESTIMATED)


def test_the_product_goes_before_all_products() -> None:
    options = ReadOptions(
        geometries=(
            ProductGeometry("*", notch=Notch.LEFT),
            ProductGeometry("CHIP", notch=Notch.RIGHT),
        )
    )
    assert apply_given(READ, "CHIP", options).notch is Notch.RIGHT
    assert apply_given(READ, "OTHER", options).notch is Notch.LEFT
    assert apply_given(READ, None, options).notch is Notch.LEFT


def test_dies_far_out_are_named_before_a_map_is_made() -> None:
    x, y = np.array([10, 11, 32000, 12]), np.array([5, 6, -32000, 7])
    with pytest.raises(WaferFileError, match=r"farthest out are \(32000, -32000\)"):
        die_extent(PLAIN, x, y, where="wafer 7")
    assert die_extent(PLAIN, x[:2], y[:2]) == (2, 2, 10, 5)
