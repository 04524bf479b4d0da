"""Lots of the library: what is listed, stacked, split back and judged by bins."""

from dataclasses import replace

import numpy as np
import pytest

from ml_core.lots.bins import BinKind, FailingBins
from ml_core.lots.parametric import Retest
from ml_core.lots.splitting import dies_in
from ml_core.wafer.errors import ExportError, GeometryError, WaferFileError
from ml_core.wafer.map import WaferInfo
from ml_core.wafer.shapes import Polygon
from tests.shared_data import shared_data
from tests.stdf_files import FAILED, StdfFile
from tests.wafers import inspection_of, many_wafers, plain_wafer
from wafer_studio.app.failing_bins import FailingBinsFile
from wafer_studio.app.judging import Judging
from wafer_studio.app.lots import Lots
from wafer_studio.app.workstation import Workstation


@pytest.fixture
def station(tmp_path, qtbot):
    made = Workstation(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def lots(station):
    return Lots(station.jobs, station.storing)


@pytest.fixture
def ask(qtbot):
    """Call with a ``then`` and wait for what it gets."""

    def wait(call, *arguments, **options):
        got = []
        call(*arguments, then=got.append, **options)
        qtbot.waitUntil(lambda: bool(got), timeout=20_000)
        return got[0]

    return wait


def keep(station, *wafers):
    station.storing.ask(lambda store: store.add_wafers(wafers)).result()


def stdf(tmp_path, name="lot.stdf", bins=((1, 0), (3, FAILED), (1, 0), (5, FAILED)),
         product="GOLD"):  # fmt: skip
    """One wafer W1 of a product in a row: a hard bin and PART_FLG for each die."""
    file = StdfFile().far().mir(lot="LOT", product=product).wir("W1")
    for x, (hard, flag) in enumerate(bins):
        file.part(x, 0, hard=hard, flag=flag)
    path = tmp_path / name
    path.write_bytes(bytes(file.wrr("W1", parts=len(bins)).mrr()))
    return path


def opened(qtbot, station, *paths):
    with qtbot.waitSignal(station.library.opened, timeout=20_000) as caught:
        station.library.open_paths(list(paths))
    qtbot.waitUntil(lambda: not station.jobs.running)
    return station.storing.ask(lambda store: store.wafer(caught.args[0].first_id)).result()


def map_of(station, wafer):
    return station.storing.ask(lambda store: store.wafer(wafer.wafer_id)).result().cells.tolist()


def test_lots_are_listed_newest_first(station, lots, ask):
    keep(station, *many_wafers(3))
    keep(station, plain_wafer("1", lot="B"), plain_wafer("2", lot="B"))
    keep(station, replace(plain_wafer("7", lot="none"), info=WaferInfo()))
    found = ask(lots.lots)
    assert [(row.lot, row.wafers) for row in found] == [("", 1), ("B", 2), ("LOT-1", 3)]


def test_wafers_of_a_lot_are_listed_with_what_was_found(station, lots, ask):
    first, second = plain_wafer("1"), plain_wafer("2", fails=())
    keep(station, first, second, plain_wafer("3", lot="B"))
    station.storing.ask(lambda store: store.add_inspections([inspection_of(first)])).result()
    rows = ask(lots.wafers, "LOT-1")
    assert [row.wafer_id for row in rows] == [first.wafer_id, second.wafer_id]
    assert (rows[0].wafer, rows[0].verdict, rows[0].severity) == ("1", "center", 55.0)
    assert rows[0].fail_share == pytest.approx(2 / 120)
    assert (rows[1].verdict, rows[1].fail_share) == (None, 0.0)
    assert len(ask(lots.wafers, None)) == 3
    assert ask(lots.wafers, "") == ()


def test_a_lot_is_stacked_and_a_region_split_back(station, lots, ask):
    wafers = [plain_wafer(str(n), fails=((n % 12, 4),)) for n in range(40)]
    keep(station, *wafers, plain_wafer("x", columns=13))
    rows = ask(lots.wafers, "LOT-1")
    summary = ask(lots.summarise, [row.wafer_id for row in rows])
    assert summary.stack.wafer_ids == tuple(wafer.wafer_id for wafer in wafers)
    assert [left.name for left in summary.stack.left_out] == ["LOT-1 / x"]
    assert summary.stack.share[4, 0] == 4 / 40  # wafers 0, 12, 24 and 36
    grid = summary.stack.grid
    region = Polygon(grid.cell_to_pixel([(0, 4), (2, 4), (2, 5), (0, 5)]))
    made = ask(lots.split, summary.stack, [region], class_key="edge", only_failing=True)
    expected = [w.wafer_id for n, w in enumerate(wafers) if n % 12 in (0, 1)]
    assert [key for key, _ in made.shapes] == expected
    assert made.wafer_count == 8
    assert all(dies_in([shape.polygon], grid).sum() == 1 for _, shape in made.shapes)


def test_nothing_to_stack_is_told(station, lots, qtbot):
    told = []
    lots.summarise([], then=told.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], GeometryError)


def test_tests_and_values_of_the_real_demo_lot(station, lots, ask, qtbot):
    wafer = opened(qtbot, station, shared_data("stdf/lot2.stdf.gz"))
    tests = ask(lots.tests, wafer, failed=pytest.fail)
    assert len(tests) == 74
    values = ask(lots.values, wafer, tests[0], retest=Retest.LAST, failed=pytest.fail)
    assert values.shape == wafer.cells.shape
    assert np.isfinite(values).any()


def test_a_wafer_of_another_format_has_no_tests(station, lots, qtbot):
    told = []
    lots.tests(plain_wafer(), then=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], WaferFileError)
    assert station.messages.all == ()


def test_maps_follow_the_choice_and_lose_what_was_inspected(station, ask, qtbot, tmp_path):
    judging = Judging(station)
    wafer = opened(qtbot, station, stdf(tmp_path))
    assert wafer.cells.tolist() == [[1, 2, 1, 2]]
    other = opened(qtbot, station, stdf(tmp_path, "other.stdf", product="SILVER"))
    corrected = []
    station.library.corrected.connect(corrected.append)
    choice = FailingBins("GOLD", BinKind.HARD, frozenset({3, 1}))
    assert ask(judging.choose, choice) == 1
    assert map_of(station, wafer) == [[2, 2, 2, 1]]
    assert corrected == [wafer.wafer_id]
    assert map_of(station, other) == other.cells.tolist()
    row = station.storing.ask(lambda store: store.lines([wafer.wafer_id])).result()[0]
    assert row.fails == 3
    assert ask(judging.choose, choice) == 0
    assert FailingBinsFile(tmp_path / "data" / "failing_bins.json").all == (choice,)


def test_wafers_that_are_read_later_follow_too(station, qtbot, tmp_path):
    judging = Judging(station)
    judging.choose(FailingBins("GOLD", BinKind.HARD, frozenset({3})))
    qtbot.waitUntil(lambda: not station.jobs.running)
    wafer = opened(qtbot, station, stdf(tmp_path))
    assert map_of(station, wafer) == [[1, 2, 1, 1]]


def test_the_way_back_reads_the_files_again(station, ask, qtbot, tmp_path):
    """Bins cannot tell it: here the tester failed one die of bin 1 and passed another."""
    judging = Judging(station)
    mixed = ((1, 0), (1, FAILED), (3, FAILED))
    wafer = opened(qtbot, station, stdf(tmp_path, bins=mixed))
    ask(judging.choose, FailingBins("GOLD", BinKind.HARD, frozenset({3})))
    assert map_of(station, wafer) == [[1, 1, 2]]
    assert ask(judging.reset, "GOLD") == 1
    assert map_of(station, wafer) == [[1, 2, 2]]
    assert judging.choices.all == ()


def test_a_file_that_is_gone_keeps_its_map_and_says_so(station, ask, qtbot, tmp_path):
    judging = Judging(station)
    path = stdf(tmp_path)
    wafer = opened(qtbot, station, path)
    ask(judging.choose, FailingBins("GOLD", BinKind.HARD, frozenset()))
    path.unlink()
    assert ask(judging.reset, "GOLD") == 0
    assert map_of(station, wafer) == [[1, 1, 1, 1]]
    assert "1 wafer keeps the map as judged" in station.messages.all[-1].text


def test_choices_are_there_after_a_restart(tmp_path):
    path = tmp_path / "deep" / "failing_bins.json"
    kept = FailingBinsFile(path)
    first = FailingBins("A/1", BinKind.SOFT, frozenset({9, 3}))
    none = FailingBins("", BinKind.HARD, frozenset())
    kept.put(FailingBins("A/1", BinKind.HARD, frozenset({1})))
    kept.put(first)
    kept.put(none)
    again = FailingBinsFile(path)
    assert again.all == (first, none)
    assert (again.of("A/1"), again.of("B")) == (first, None)
    again.drop("A/1")
    assert FailingBinsFile(path).all == (none,)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"A": 1}', '{"A": {"kind": "x", "failing": []}}'])
def test_a_broken_file_holds_none(tmp_path, text):
    path = tmp_path / "failing_bins.json"
    path.write_text(text)
    assert FailingBinsFile(path).all == ()


def test_a_file_that_cannot_be_written_is_told_and_nothing_changes(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    kept = FailingBinsFile(tmp_path / "data" / "failing_bins.json")
    with pytest.raises(ExportError, match="cannot be kept"):
        kept.put(FailingBins("A", BinKind.HARD, frozenset()))
    assert kept.all == ()
