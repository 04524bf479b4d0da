"""What tests of the lot page share: the page over a real library, and hands to work it."""

import pytest
from PySide6.QtCore import Qt

from tests.stdf_files import FAILED, StdfFile
from tests.wafers import plain_wafer
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.pages.lot import LotPage

STACK, BINS, PARAMETRIC, COMPARE = range(4)
"""Tabs of the page."""


@pytest.fixture
def station(tmp_path, qtbot):
    made = Workstation(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def page(station, qtbot):
    made = LotPage(station)
    qtbot.addWidget(made)
    made.resize(1280, 820)
    return made


@pytest.fixture
def show(station, page, qtbot):
    """Keep wafers, show the page, wait until it is at rest."""

    def shown(*wafers):
        station.storing.ask(lambda store: store.add_wafers(wafers)).result()
        page.show()
        rest(qtbot, station)

    return shown


def rest(qtbot, station):
    qtbot.waitUntil(lambda: not station.jobs.running, timeout=20_000)
    qtbot.wait(20)  # timers of no length
    qtbot.waitUntil(lambda: not station.jobs.running, timeout=20_000)


def lot_of(count, **options):
    return [plain_wafer(str(n + 1), fails=((n % 12, 4),), **options) for n in range(count)]


def choose_lot(page, lot):
    page.lot.setCurrentIndex(page.lot.findData(lot))


def names(page):
    model = page.gallery.model
    return [model.index(row).data() for row in range(model.rowCount())]


def click_wafer(qtbot, page, row, modifier=Qt.KeyboardModifier.NoModifier):
    view = page.gallery.view
    at = view.visualRect(page.gallery.model.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def screen(map_view, column, row):
    return map_view.screen_of((column, row)).toPoint()


def stdf(tmp_path):
    file = StdfFile().far().mir(lot="LOT", product="GOLD").wir("W1")
    for x, (hard, flag) in enumerate([(1, 0), (3, FAILED), (3, FAILED), (5, FAILED), (1, 0)]):
        file.part(x, 0, hard=hard, flag=flag)
    path = tmp_path / "lot.stdf"
    path.write_bytes(bytes(file.wrr("W1", parts=5).mrr()))
    return path


def read(qtbot, station, path):
    with qtbot.waitSignal(station.library.opened, timeout=20_000):
        station.library.open_paths([path])
    rest(qtbot, station)
