"""The big tables list what they are asked for, in the order asked for, page by page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.stage.findings import Finding, Outcome
from ml_core.stage.points import Candidate, PointKind
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.store.defect_queries import (
    DefectOrder,
    DefectTables,
    TableFilter,
    WaferOrder,
    add_indices,
)
from wafer_studio.store.fa_verdicts import StagePoints
from wafer_studio.store.store import Store


@pytest.fixture(params=[False, True], ids=["plain", "indexed"])
def store(tmp_path, request):
    opened = Store(tmp_path / "library.sqlite")
    if request.param:
        add_indices(opened)
    yield opened
    opened.close()


def inspected(wafer, *, severity, defects):
    """An inspection with defects given as (class, mm2)."""
    plain = inspection_of(wafer, class_key=defects[0][0], severity=severity)
    made = tuple(
        replace(plain.defects[0], number=number, class_key=key, area_mm2=area)
        for number, (key, area) in enumerate(defects, 1)
    )
    return replace(plain, defects=made)


@pytest.fixture
def tables(store):
    """Three wafers: A has two defects, B one, C was not inspected."""
    a, b, c = (plain_wafer(key, lot=lot) for key, lot in (("1", "AA"), ("2", "BB"), ("3", "CC")))
    store.add_wafers([a, b, c])
    store.add_inspections(
        [
            inspected(a, severity=30.0, defects=[("edge", 9.0), ("center", 2.0)]),
            inspected(b, severity=90.0, defects=[("edge", 5.0)]),
        ]
    )
    return DefectTables.of(store)


def defects(tables, wanted=None, order=DefectOrder.ADDED, descending=False):
    count = tables.list_defects(wanted or TableFilter(), order=order, descending=descending)
    lines = tables.defect_lines(first=0, size=100)
    assert [line.place for line in lines] == list(range(count))
    return [(line.lot, line.number) for line in lines]


def wafers(tables, wanted=None, order=WaferOrder.ADDED, descending=False):
    count = tables.list_wafers(wanted or TableFilter(), order=order, descending=descending)
    lines = tables.wafer_lines(first=0, size=100)
    assert len(lines) == count
    return [line.lot for line in lines]


def test_defects_are_sorted_by_any_column_either_way(tables):
    assert defects(tables) == [("AA", 1), ("AA", 2), ("BB", 1)]
    assert defects(tables, order=DefectOrder.AREA) == [("AA", 2), ("BB", 1), ("AA", 1)]
    assert defects(tables, order=DefectOrder.AREA, descending=True) == [
        ("AA", 1), ("BB", 1), ("AA", 2),
    ]  # fmt: skip
    assert defects(tables, order=DefectOrder.CLASS) == [("AA", 2), ("AA", 1), ("BB", 1)]
    assert defects(tables, order=DefectOrder.SEVERITY, descending=True)[0] == ("BB", 1)
    for order in DefectOrder:
        assert sorted(defects(tables, order=order)) == [("AA", 1), ("AA", 2), ("BB", 1)]


def test_defects_are_filtered_by_each_field(tables):
    assert defects(tables, TableFilter(class_key="edge")) == [("AA", 1), ("BB", 1)]
    assert defects(tables, TableFilter(verdict="edge", text="bb")) == [("BB", 1)]
    assert defects(tables, TableFilter(least_severity=90.0)) == [("BB", 1)]
    assert defects(tables, TableFilter(least_mm2=5.0)) == [("AA", 1), ("BB", 1)]
    assert defects(tables, TableFilter(most_mm2=5.0)) == [("AA", 2), ("BB", 1)]
    assert defects(tables, TableFilter(least_mm2=3.0, most_mm2=6.0)) == [("BB", 1)]
    assert defects(tables, TableFilter(text="A%")) == []


def test_wafers_are_sorted_and_unknown_comes_last(tables):
    assert wafers(tables) == ["AA", "BB", "CC"]
    assert wafers(tables, order=WaferOrder.SEVERITY) == ["AA", "BB", "CC"]
    assert wafers(tables, order=WaferOrder.SEVERITY, descending=True) == ["BB", "AA", "CC"]
    assert wafers(tables, order=WaferOrder.DEFECTS, descending=True) == ["AA", "BB", "CC"]
    assert wafers(tables, order=WaferOrder.AREA) == ["BB", "AA", "CC"]
    for order in WaferOrder:
        assert sorted(wafers(tables, order=order)) == ["AA", "BB", "CC"]


def test_a_wafer_is_listed_where_one_of_its_defects_would_be(tables):
    assert wafers(tables, TableFilter(class_key="center")) == ["AA"]
    assert wafers(tables, TableFilter(least_mm2=4.0, most_mm2=6.0)) == ["BB"]
    assert wafers(tables, TableFilter(text="cc")) == ["CC"]


def test_lines_tell_what_was_found(tables):
    tables.list_wafers(TableFilter(), order=WaferOrder.ADDED)
    a, _, c = tables.wafer_lines(first=0, size=3)
    assert (a.defects, a.area_mm2, a.verdict, a.severity) == (2, 11.0, "edge", 30.0)
    assert (c.defects, c.area_mm2, c.verdict, c.severity) == (None, None, None, None)
    assert (a.dies, a.fails, a.is_estimated) == (120, 2, True)


def test_what_failure_analysis_found_stands_by_its_defect_and_no_other(tables, store):
    wafer = plain_wafer("1", lot="AA")
    points = StagePoints.of(store)
    # Defect 1 of AA is an edge of 9 mm2; a point of another area is of another inspection.
    points.pick(
        wafer.wafer_id,
        [
            Candidate(PointKind.DEFECT, (5.5, 5.5), "edge", 1, 9.0),
            Candidate(PointKind.DEFECT, (7.5, 5.5), "center", 2, 2.5),
        ],
    )
    noted = [Finding(1, Outcome.CONFIRMED), Finding(2, Outcome.NOT_FOUND)]
    assert points.note(noted) == ()

    def found():
        tables.list_defects(TableFilter(), order=DefectOrder.FA)
        return [(d.lot, d.number, d.finding) for d in tables.defect_lines(first=0, size=9)]

    assert found() == [("AA", 1, "confirmed"), ("AA", 2, None), ("BB", 1, None)]
    points.note([Finding(1, Outcome.OTHER)])
    assert found()[0] == ("AA", 1, "other mechanism")
    points.note([Finding(1, Outcome.WITHDRAWN)])
    assert found()[0] == ("AA", 1, None)


def test_only_the_newest_inspection_counts(tables, store):
    wafer = plain_wafer("1", lot="AA")
    model = replace(inspection_of(wafer).model, sha256="cd" * 32)
    newer = replace(inspected(wafer, severity=10.0, defects=[("ring", 1.0)]), model=model)
    store.add_inspections([newer])
    assert defects(tables) == [("AA", 1), ("BB", 1)]


def test_what_has_gone_since_it_was_listed_is_left_out(tables, store):
    tables.list_defects(TableFilter(), order=DefectOrder.ADDED)
    store.remove_wafers([plain_wafer("1", lot="AA").wafer_id])
    assert [(line.place, line.lot) for line in tables.defect_lines(first=0, size=9)] == [(2, "BB")]


@settings(deadline=None)
@given(areas=st.lists(st.floats(0.0, 1000.0), min_size=1, max_size=40), size=st.integers(1, 15))
def test_pages_put_together_are_the_sorted_list(tmp_path_factory, areas, size):
    opened = Store(tmp_path_factory.mktemp("paged") / "library.sqlite")
    wafer = plain_wafer()
    opened.add_wafers([wafer])
    opened.add_inspections([inspected(wafer, severity=1.0, defects=[("edge", a) for a in areas])])
    tables = DefectTables.of(opened)
    count = tables.list_defects(TableFilter(), order=DefectOrder.AREA)
    paged = [
        line.area_mm2
        for first in range(0, count, size)
        for line in tables.defect_lines(first=first, size=size)
    ]
    opened.close()
    assert paged == sorted(areas)
