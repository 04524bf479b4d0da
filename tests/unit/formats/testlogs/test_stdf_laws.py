"""Laws of the STDF reader, on logs that Hypothesis makes up and a plain model of them."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ml_core.wafer.map import WaferMap
from tests.stdf_files import FAILED, Order, StdfFile
from tests.unit.formats.opened import wafers_and_errors

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Result:
    x: int
    y: int
    failed: bool
    hard: int
    site: int


RESULTS = st.builds(
    Result,
    x=st.integers(-30, 30),
    y=st.integers(-30, 30),
    failed=st.booleans(),
    hard=st.integers(0, 65534),
    site=st.integers(0, 3),
)
LOTS = st.lists(st.lists(RESULTS, min_size=1, max_size=25), min_size=1, max_size=4)
ORDERS = st.sampled_from(["<", ">"])
AXES = st.tuples(st.sampled_from("LR "), st.sampled_from("UD "))


def written(
    lots: list[list[Result]], order: Order, axes: tuple[str, str]
) -> tuple[StdfFile, list[list[int]]]:
    """The file, and for each wafer the byte after each result."""
    file, ends = StdfFile(order).far().mir().wcr(x=axes[0], y=axes[1]), []
    for number, results in enumerate(lots):
        file.wir(f"W{number}")
        ends.append([])
        for r in results:
            flag = FAILED if r.failed else 0
            file.part(r.x, r.y, flag=flag, hard=r.hard, site=r.site)
            ends[-1].append(len(file.data))
        file.wrr(f"W{number}", parts=len(results))
    return file.mrr(), ends


def last_of_each_die(results: list[Result]) -> dict[tuple[int, int], tuple[bool, int]]:
    return {(r.x, r.y): (r.failed, r.hard) for r in results}


def dies_of(wafer: WaferMap) -> dict[tuple[int, int], tuple[bool, int]]:
    assert wafer.hard_bins is not None
    found = {}
    for row in range(wafer.grid.rows):
        for column in range(wafer.grid.columns):
            if state := int(wafer.cells[row, column]):
                x, y = wafer.grid.cell_to_die([column, row]).tolist()
                found[x, y] = (state == 2, int(wafer.hard_bins[row, column]))
    return found


@QUICK
@given(lots=LOTS, order=ORDERS, axes=AXES)
def test_what_is_written_is_read(
    tmp_path: Path, lots: list[list[Result]], order: Order, axes: tuple[str, str]
) -> None:
    path = tmp_path / "lot.stdf"
    path.write_bytes(bytes(written(lots, order, axes)[0]))
    wafers, errors = wafers_and_errors(path)
    assert not errors
    assert len(wafers) == len(lots)
    for wafer, results in zip(wafers, lots, strict=True):
        assert dies_of(wafer) == last_of_each_die(results)
        assert len(wafer.retests) == len(results) - wafer.die_count
        assert wafer.warnings == ()


@QUICK
@given(lots=LOTS, order=ORDERS, data=st.data())
def test_no_cut_loses_a_die_unseen(
    tmp_path: Path, lots: list[list[Result]], order: Order, data: st.DataObject
) -> None:
    file, ends = written(lots, order, ("R", "U"))
    cut = data.draw(st.integers(1, len(file.data) - 1))
    path = tmp_path / "cut.stdf"
    path.write_bytes(bytes(file)[:cut])
    wafers, errors = wafers_and_errors(path)
    kept = [
        results[: sum(end <= cut for end in own)] for results, own in zip(lots, ends, strict=True)
    ]
    whole = [results for results in kept if results]
    assert [dies_of(wafer) for wafer in wafers] == [last_of_each_die(own) for own in whole]
    assert errors or "cut" in " ".join(wafers[-1].warnings)
