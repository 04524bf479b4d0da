"""A workstation with wafers and inspections made by hand, and no window."""

from dataclasses import replace

import pytest

from tests.wafers import inspection_of, plain_wafer
from wafer_studio.app.workstation import Workstation


@pytest.fixture
def station(tmp_path, qtbot):
    made = Workstation(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def idle(qtbot, station):
    """Let the station work until no job is left."""

    def wait():
        qtbot.waitUntil(lambda: not station.jobs.running)

    return wait


@pytest.fixture
def filled(station, idle):
    """Keep wafers and inspections, then wait."""

    def keep(pairs):
        def work(store):
            store.add_wafers([wafer for wafer, _ in pairs])
            store.add_inspections([found for _, found in pairs if found is not None])

        station.storing.start(work)
        idle()

    return keep


def with_defects(wafer, defects, *, severity=50.0):
    """A wafer's inspection with defects given as (class, mm2)."""
    plain = inspection_of(wafer, class_key=defects[0][0], severity=severity)
    made = tuple(
        replace(plain.defects[0], number=number, class_key=key, area_mm2=area)
        for number, (key, area) in enumerate(defects, 1)
    )
    return replace(plain, defects=made)


@pytest.fixture
def three():
    """Wafer A with an edge of 9 and a centre of 2 mm2, B with an edge of 5, C not inspected."""
    a, b, c = (plain_wafer(key, lot=lot) for key, lot in (("1", "AA"), ("2", "BB"), ("3", "CC")))
    return [
        (a, with_defects(a, [("edge", 9.0), ("center", 2.0)], severity=30.0)),
        (b, with_defects(b, [("edge", 5.0)], severity=90.0)),
        (c, None),
    ]
