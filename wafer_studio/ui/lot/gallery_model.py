"""The wafers of a lot as Qt's model: sorted and filtered in memory, thumbnails as they come."""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPixmap

from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.lots import LotWafer
from wafer_studio.app.thumbnails import Thumbnails
from wafer_studio.ui.canvas.layers import states_image
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.shared_words import class_title
from wafer_studio.ui.theme import LIGHT, Theme

WAFER_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The line itself: a ``LotWafer``."""

_PICTURES: Final = 4000
_AT_ONCE: Final = 8
"""Pictures that come together: few enough to be painted within a frame."""
_NOWHERE: Final = QModelIndex()
_DIGITS: Final = re.compile(r"(\d+)")

Index = QModelIndex | QPersistentModelIndex
Order = Callable[[LotWafer], object]


def natural(text: str) -> tuple[object, ...]:
    """A key by which ``W2`` comes before ``W10``."""
    parts = _DIGITS.split(text.casefold())
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


ORDERS: Final[tuple[tuple[str, Order], ...]] = (
    (noted("gallery_model", "Wafer"), lambda w: (natural(w.name), w.number)),
    (noted("gallery_model", "Share of fails"), lambda w: (-w.fail_share, w.number)),
    (
        noted("gallery_model", "Severity"),
        lambda w: (-1.0 if w.severity is None else -1.0 - w.severity, w.number),
    ),
    (noted("gallery_model", "Verdict"), lambda w: (w.verdict is None, w.verdict or "", w.number)),
    (noted("gallery_model", "As added"), lambda w: w.number),
)
"""What the gallery can be sorted by."""


class GalleryModel(QAbstractListModel):
    """Wafers of one lot.

    Args:
        thumbnails: makes their pictures.
    """

    pictured = Signal(object)
    """Rows whose picture has come: a tuple."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._theme = LIGHT
        self._all: tuple[LotWafer, ...] = ()
        self._shown: list[LotWafer] = []
        self._place: dict[str, int] = {}
        self._order: Order = ORDERS[0][1]
        self._text = ""
        self._has_lots = False
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: list[str] = []
        self._pending: set[str] = set()
        self._ahead = 0
        self._came: set[int] = set()
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask_for_pictures)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_pictures)
        thumbnails.ready.connect(self._take_picture)

    @property
    def all(self) -> tuple[LotWafer, ...]:
        """All wafers, also those that the filter hides, in their order of arrival."""
        return self._all

    def set_wafers(
        self, wafers: Sequence[LotWafer], *, has_lots: bool = False, redraw: Sequence[str] = ()
    ) -> None:
        """Show other wafers.

        Args:
            wafers: the lot.
            has_lots: True for wafers of several lots, whose names then lead with it.
            redraw: ids of wafers whose picture is out of date.
        """
        self._all, self._has_lots = tuple(wafers), has_lots
        self._pending.clear()
        for key in redraw:
            self._pictures.pop(key, None)
        self._arrange()

    def set_order(self, order: Order) -> None:
        """Sort by another key."""
        self._order = order
        self._arrange()

    def set_text(self, text: str) -> None:
        """Show only wafers whose name, label or verdict holds a text, any case."""
        self._text = text.strip().casefold()
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw pictures in another theme."""
        self._theme = theme
        self._pictures.clear()
        self._pending.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def row_of(self, wafer_id: str) -> int:
        """Row of a wafer, -1 if it is not shown."""
        return self._place.get(wafer_id, -1)

    def wafer_at(self, row: int) -> LotWafer:
        """The wafer of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: D102, N802  Qt's name
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        wafer = self._shown[index.row()]
        if role == WAFER_ROLE:
            return wafer
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(wafer.wafer_id)
        if role == Qt.ItemDataRole.DisplayRole:
            return wafer.name if self._has_lots else wafer.wafer or wafer.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(wafer)
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [wafer for wafer in self._all if self._text in _searched(wafer)]
        self._shown = sorted(found, key=self._order)  # type: ignore[arg-type]
        self._place = {wafer.wafer_id: row for row, wafer in enumerate(self._shown)}
        self.endResetModel()

    def _picture(self, wafer_id: str) -> QPixmap | None:
        if wafer_id in self._pictures:
            self._pictures.move_to_end(wafer_id)
            return self._pictures[wafer_id]
        self._wanted.append(wafer_id)
        if not self._asking.isActive():
            self._asking.start()
        return None

    def _ask_for_pictures(self) -> None:
        wanted = list(dict.fromkeys(self._wanted))
        self._wanted.clear()
        self._ahead = 1 + max((self.row_of(key) for key in wanted), default=-1)
        self._request(wanted)

    def _request(self, wanted: list[str]) -> None:
        # A null picture stands for one that was asked for, so that it is asked for once.
        self._pictures.update((key, QPixmap()) for key in wanted)
        self._pending.update(wanted)
        for start in range(0, len(wanted), _AT_ONCE):
            self._thumbnails.request(wanted[start : start + _AT_ONCE])

    def _look_ahead(self) -> None:
        """Make the pictures below those in sight too, a few at a time, while nothing is missing."""
        rows = range(self._ahead, min(len(self._shown), _PICTURES))
        missing = (row for row in rows if self._shown[row].wafer_id not in self._pictures)
        found = list(islice(missing, _AT_ONCE))
        if found:
            self._ahead = found[-1] + 1
            self._request([self._shown[row].wafer_id for row in found])

    def _take_picture(self, wafer_id: str, states: object) -> None:
        image = states_image(states, self._theme, beneath="")  # type: ignore[arg-type]
        self._pictures[wafer_id] = QPixmap.fromImage(image)
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        self._pending.discard(wafer_id)
        if not self._pending and not self._wanted:
            self._look_ahead()
        place = self.row_of(wafer_id)
        if place >= 0:
            self._came.add(place)
            if not self._telling.isActive():
                self._telling.start()

    def _tell_pictures(self) -> None:
        """Not by ``dataChanged``: a list view then lays all its items out anew."""
        rows = tuple(row for row in self._came if row < len(self._shown))
        self._came.clear()
        self.pictured.emit(rows)


def sentence(wafer: LotWafer) -> str:
    """One line that says all the gallery knows of a wafer."""
    parts = [
        wafer.name,
        translated("gallery_model", "{columns} x {rows} dies").format(
            columns=wafer.columns, rows=wafer.rows
        ),
    ]
    parts.append(
        translated("gallery_model", "{fails} of {dies} fail ({fail_share} %)").format(
            fails=wafer.fails, dies=wafer.dies, fail_share=f"{100 * wafer.fail_share:.1f}"
        )
    )
    parts.append(verdict_words(wafer))
    if wafer.label:
        parts.append(translated("gallery_model", "label {label}").format(label=wafer.label))
    return ", ".join(parts)


def verdict_words(wafer: LotWafer) -> str:
    """The verdict's title, or that there is none."""
    if wafer.verdict is None:
        return translated("gallery_model", "not inspected")
    return (
        class_title(BY_KEY[wafer.verdict])
        if wafer.verdict in BY_KEY
        else translated("gallery_model", "No defect")
    )


def _searched(wafer: LotWafer) -> str:
    return f"{wafer.name}\n{wafer.label}\n{verdict_words(wafer)}".casefold()
