"""Grab pictures of the lot page for the docs: ``python -m tests.ui.grab_lot [PATH…] [--out DIR]``.

Shows the given files (the sample lot if none) in both themes, the lot with the most wafers, and
writes ``lot-stack-THEME.png``, ``lot-bins-THEME.png``, ``lot-parametric-THEME.png`` (of an STDF
file, if one is among them) and ``lot-compare-THEME.png``.
"""

import argparse
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from tests.ui.grab import SIZE, save, wait
from wafer_studio.app.workstation import Workstation
from wafer_studio.places import sample_lot
from wafer_studio.ui.pages.lot import LotPage
from wafer_studio.ui.theme import apply_theme, theme_named


def main():
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["wafer-studio"])
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        station = Workstation(Path(folder))
        page = LotPage(station)
        page.resize(*SIZE)
        station.library.open_paths(arguments.paths or [sample_lot()])
        page.show()
        rest(app, station)
        for theme in ("light", "dark"):
            apply_theme(theme_named(theme))
            page.set_theme(theme_named(theme))
            for name, show in (
                ("stack", show_stack),
                ("bins", show_bins),
                ("compare", show_compare),
                ("parametric", show_parametric),
            ):
                if show(app, station, page):
                    save(page, arguments.out / f"lot-{name}-{theme}.png")
        page.close()
        station.close()


def show_stack(app, station, page):
    """The largest lot with rings and a region by share."""
    rows = [page.lot.itemText(row) for row in range(page.lot.count())]
    largest = max(
        (row for row in range(len(rows)) if page.lot.itemData(row) != "*"),
        key=lambda row: int(rows[row].rsplit("(", 1)[1].split()[0]),
    )
    page.lot.setCurrentIndex(largest)
    rest(app, station)
    page.tabs.setCurrentIndex(0)
    page.stack.zone_bar.kind.setCurrentText("Rings of equal area")
    page.gallery.view.setCurrentIndex(page.gallery.model.index(0))
    page.grab()  # asks for the pictures in this theme
    rest(app, station)
    return True


def show_bins(app, station, page):
    """The Pareto of the lot that is shown."""
    page.tabs.setCurrentIndex(1)
    return not page.bins.words


def show_compare(app, station, page):
    """The first two wafers of the lot that is shown."""
    model, selection = page.gallery.model, page.gallery.view.selectionModel()
    page.tabs.setCurrentIndex(3)
    selection.clearSelection()
    for row in range(min(2, model.rowCount())):
        selection.select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    rest(app, station)
    return not page.compare.words


def show_parametric(app, station, page):
    """The first test of the first wafer that comes from STDF."""
    lot = page.lot.currentIndex()
    page.lot.setCurrentIndex(page.lot.count() - 1)
    rest(app, station)
    model = page.gallery.model
    from_stdf = [n for n in range(model.rowCount()) if model.wafer_at(n).format == "stdf"]
    if from_stdf:
        page.tabs.setCurrentIndex(2)
        page.gallery.view.setCurrentIndex(model.index(from_stdf[0]))
        page.grab()
        rest(app, station)
    else:
        page.lot.setCurrentIndex(lot)
        rest(app, station)
    return bool(from_stdf) and not page.parametric.words


def rest(app, station):
    """Let the page work until no job is left."""
    for _ in range(6):
        app.processEvents()
        wait(app, lambda: not station.jobs.running)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
