"""The sample lot that ships is the one that its command writes, and it reads as told."""

from pathlib import Path

from ml_core.formats.opening import open_wafers
from ml_core.simulate.sample_lot import LOT, STORY, write_sample_lot

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "samples" / "sample-lot.zip"


def test_the_command_writes_what_ships(tmp_path):
    write_sample_lot(tmp_path / "lot.zip")
    ours = [(w.info.wafer, w.cells.tobytes()) for w in open_wafers([tmp_path / "lot.zip"])]
    assert ours == [(w.info.wafer, w.cells.tobytes()) for w in open_wafers([SHIPPED])]


def test_it_holds_25_wafers_of_one_lot_with_their_geometry():
    wafers = list(open_wafers([SHIPPED]))
    assert [w.info.wafer for w in wafers] == [f"{n:02d}" for n in range(1, 26)]
    assert {w.info.lot for w in wafers} == {LOT}
    assert {w.grid.pitch_mm for w in wafers} == {(7.4, 8.45)}
    assert not any(w.grid.is_estimated or w.warnings for w in wafers)
    assert {key for classes in STORY for key in classes} == {
        "edge", "center", "ring", "scratch", "particle", "lithography", "etching", "random",
    }  # fmt: skip
