"""Chooses zones: their kind and the numbers that it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ml_core.lots import zones
from ml_core.lots.zones import Zones
from ml_core.wafer.grid import DieGrid
from wafer_studio.ui.language import noted, translated


@dataclass(frozen=True)
class ZoneKind:
    """One kind of zones.

    Attributes:
        title: what it is called.
        needs: names of the numbers that it needs.
        make: makes the zones of a grid from the bar's numbers.
    """

    title: str
    needs: tuple[str, ...]
    make: Callable[[DieGrid, "ZoneBar"], Zones]


_FIELD: Final = ("across", "down", "offset_x", "offset_y")

KINDS: Final = (
    ZoneKind(
        noted("zone_bar", "Rings of equal width"),
        ("count",),
        lambda g, b: zones.rings(g, count=b.count),
    ),
    ZoneKind(
        noted("zone_bar", "Rings of equal area"),
        ("count",),
        lambda g, b: zones.rings(g, count=b.count, equal_area=True),
    ),
    ZoneKind(noted("zone_bar", "Quadrants"), (), lambda g, _: zones.quadrants(g)),
    ZoneKind(
        noted("zone_bar", "Sectors"),
        ("count",),
        lambda g, b: zones.sectors(g, count=max(b.count, 2)),
    ),
    ZoneKind(
        noted("zone_bar", "Edge band"),
        ("width",),
        lambda g, b: zones.edge_band(g, width_mm=b.width_mm),
    ),
    ZoneKind(
        noted("zone_bar", "Reticle positions"),
        _FIELD,
        lambda g, b: zones.reticle(g, columns=b.field[0], rows=b.field[1], offset=b.offset),
    ),
    ZoneKind(
        noted("zone_bar", "Fields"),
        _FIELD,
        lambda g, b: zones.fields(g, columns=b.field[0], rows=b.field[1], offset=b.offset),
    ),
)
"""All kinds of zones."""


class ZoneBar(QWidget):
    """The controls; what was chosen goes out as a signal."""

    changed = Signal()
    """Another kind or another number was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(translated("zone_bar", "Zones"))
        self.kind.addItem(translated("zone_bar", "No zones"))
        for kind in KINDS:
            self.kind.addItem(translated("zone_bar", kind.title))
        self.boxes: dict[str, QSpinBox | QDoubleSpinBox] = {
            "count": _whole(translated("zone_bar", "Number of zones"), 5, 1, 36, ""),
            "width": _length(),
            "across": _whole(
                translated("zone_bar", "Dies a field is wide"),
                4,
                1,
                99,
                "",
                translated("zone_bar", "Field "),
            ),
            "down": _whole(translated("zone_bar", "Dies a field is high"), 3, 1, 99, "", "x "),
            "offset_x": _whole(
                translated("zone_bar", "First field begins at column"),
                0,
                -99,
                99,
                "",
                translated("zone_bar", "First field at column "),
            ),
            "offset_y": _whole(
                translated("zone_bar", "First field begins at row"),
                0,
                -99,
                99,
                "",
                translated("zone_bar", "row "),
            ),
        }
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(QLabel(translated("zone_bar", "Zones:")))
        first.addWidget(self.kind)
        for name, box in self.boxes.items():
            (second if name.startswith("offset") else first).addWidget(box)
            box.valueChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for line in (first, second):
            line.addStretch(1)
            layout.addLayout(line)
        self.kind.currentIndexChanged.connect(self._show_needed)
        self._show_needed()

    @property
    def count(self) -> int:
        """Number of rings or sectors."""
        return int(self.boxes["count"].value())

    @property
    def width_mm(self) -> float:
        """Width of the edge band, mm."""
        return float(self.boxes["width"].value())

    @property
    def field(self) -> tuple[int, int]:
        """Dies that a field is wide and high."""
        return int(self.boxes["across"].value()), int(self.boxes["down"].value())

    @property
    def offset(self) -> tuple[int, int]:
        """Cell (column, row) at which a field begins."""
        return int(self.boxes["offset_x"].value()), int(self.boxes["offset_y"].value())

    def zones_of(self, grid: DieGrid) -> Zones | None:
        """The zones of a grid as chosen; None for no zones.

        Raises:
            GeometryError: numbers that cannot be on this grid.
        """
        chosen = self.kind.currentIndex()
        return None if chosen <= 0 else KINDS[chosen - 1].make(grid, self)

    def _show_needed(self) -> None:
        chosen = self.kind.currentIndex()
        needs = KINDS[chosen - 1].needs if chosen > 0 else ()
        for name, box in self.boxes.items():
            box.setVisible(name in needs)
        self.changed.emit()


def _whole(name: str, value: int, least: int, most: int, suffix: str, prefix: str = "") -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=most, value=value)
    box.setPrefix(prefix)
    box.setSuffix(suffix)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box


def _length() -> QDoubleSpinBox:
    box = QDoubleSpinBox(decimals=1, minimum=0.1, maximum=220.0, value=10.0, suffix=" mm")
    box.setAccessibleName(translated("zone_bar", "Width of the edge band"))
    return box
