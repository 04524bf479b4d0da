"""The painted map, kept in tiles: moving the view copies them, a change repaints its rectangle.

All places here are device pixels of a *sheet*: the whole raster at one scale, its origin at
(0, 0). A sheet remembers which region it has ever painted (``known``) and which of that is as it
should be (``valid``). What is known and not valid any more is shown until it is painted again.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPixmap, QRegion, QTransform

from wafer_studio.ui.canvas.camera import Camera, Orientation

TILE: Final = 128
_STRIP: Final = 32
_SHEETS: Final = 4
_MOST_TILES: Final = 1600
"""Of all sheets but the one in use: 100 MB."""
_PER_PIXEL: Final = 0.007
"""Microseconds that a pixel of the map costs, beside its shapes."""
_PER_SLICE: Final = 900.0
"""Microseconds that a slice costs whatever is in it."""
_PACES: Final = (0.5, 6.0)
"""Least and most that a machine's time is taken to be of the times told here."""
_SMALLEST: Final = TILE // 2
"""Slices are not cut below this side."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the tiles show.

    Attributes:
        paint: paints all of it with a camera, inside the painter's clip.
        paint_quick: paints the little that is quick, for places that no tile covers yet.
        cost: microseconds that the shapes in a raster box take to paint, about.
    """

    paint: Callable[[QPainter, Camera, float], None]
    paint_quick: Callable[[QPainter, Camera, float], None]
    cost: Callable[[Box], float]


@dataclass(frozen=True, slots=True)
class Look:
    """All of a camera but where it stands, and the device pixels a screen pixel has."""

    scale: float
    stretch: float
    orientation: Orientation
    ratio: float

    def camera(self, x: float, y: float) -> Camera:
        """The camera with the raster's origin at a screen point."""
        return Camera(self.scale, x, y, self.stretch, self.orientation)

    def fits(self, other: "Look") -> bool:
        """True where a sheet of the one, larger or smaller, can stand in for the other."""
        return replace(self, scale=other.scale) == other


class Sheet:
    """The map at one look.

    Args:
        look: at which.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.known = QRegion()
        self.valid = QRegion()
        self._tiles: dict[tuple[int, int], QPixmap] = {}

    def __len__(self) -> int:
        return len(self._tiles)

    def paste(self, picture: QPixmap, place: QRect, *, is_valid: bool) -> None:
        """Keep a painted rectangle, as what it should be or for the time being."""
        for key in _tiles_in(place):
            tile = self._tiles.get(key)
            if tile is None:
                tile = self._tiles[key] = QPixmap(TILE, TILE)
            corner = QPoint(key[0] * TILE, key[1] * TILE)
            painter = QPainter(tile)
            painter.drawPixmap(place.topLeft() - corner, picture)
            painter.end()
        self.known += place
        if is_valid:
            self.valid += place

    def draw(self, painter: QPainter, visible: QRect, *, factor: float = 1.0) -> None:
        """Draw what is known; the painter's origin is that of a sheet ``factor`` times as large.

        Args:
            painter: where, in device pixels.
            visible: what is seen of that sheet.
            factor: 1 for this sheet itself.
        """
        if factor == 1.0:
            for column, row in _tiles_in(visible):
                tile = self._tiles.get((column, row))
                if tile is not None:
                    painter.drawPixmap(column * TILE, row * TILE, tile)
            return
        for column, row in _tiles_in(_scaled(visible, 1 / factor)):
            tile = self._tiles.get((column, row))
            if tile is not None:
                place = QRect(column * TILE, row * TILE, TILE, TILE)
                painter.drawPixmap(_scaled(place, factor), tile)

    def keep_near(self, box: QRect) -> None:
        """Forget the tiles outside a rectangle."""
        near = set(_tiles_in(box))
        gone = QRegion()
        for key in [key for key in self._tiles if key not in near]:
            del self._tiles[key]
            gone += QRect(key[0] * TILE, key[1] * TILE, TILE, TILE)
        self.known -= gone
        self.valid -= gone


class Tiles:
    """Sheets of the last looks.

    Args:
        scene: what they show.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sheets: list[Sheet] = []
        self._pace = 1.0

    def clear(self) -> None:
        """Forget all; another wafer is shown."""
        self._sheets.clear()

    def forget(self) -> None:
        """Paint all anew; what was painted shows until then."""
        for sheet in self._sheets:
            sheet.valid = QRegion()

    def touch(self, boxes: Iterable[Box], *, reach: float) -> None:
        """Paint raster boxes (left, top, right, bottom) anew, and what reaches out of them.

        Args:
            boxes: where something changed.
            reach: screen pixels around them.
        """
        boxes = list(boxes)
        for sheet in self._sheets:
            for box in boxes:
                sheet.valid -= _device(box, sheet.look, reach)

    def paint(
        self, painter: QPainter, camera: Camera, *, size: QSize, ratio: float, seconds: float
    ) -> bool:
        """Paint the view; returns False where some of it is not as it should be yet.

        Args:
            painter: of the widget.
            camera: view.
            size: of the widget, screen pixels.
            ratio: device pixels a screen pixel has.
            seconds: time that may go into painting anew.
        """
        sheet = self._sheet(Look(camera.scale, camera.stretch, camera.orientation, ratio))
        visible = visible_of(camera, size, ratio)
        # A strip of a few pixels costs nearly as much as a wider one that lasts for some moves.
        wanted = _aligned(visible, _STRIP)
        whole = self._work(sheet, wanted, painter.font(), seconds=seconds)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-visible.left(), -visible.top())
        if not (QRegion(visible) - sheet.known).isEmpty():
            self._stand_in(painter, sheet, visible)
            painter.setClipRegion(QRegion(visible) & sheet.known)
        sheet.draw(painter, visible)
        painter.restore()
        return whole

    def prepare(
        self, camera: Camera, *, size: QSize, ratio: float, font: QFont, margin: int, seconds: float
    ) -> bool:
        """Paint ahead around the view; returns False where there is more to do.

        Args:
            camera: view.
            size: of the widget, screen pixels.
            ratio: device pixels a screen pixel has.
            font: of the tags.
            margin: device pixels around the view.
            seconds: time that may go into it.
        """
        sheet = self._sheet(Look(camera.scale, camera.stretch, camera.orientation, ratio))
        visible = visible_of(camera, size, ratio)
        near, wanted = (
            _aligned(visible.adjusted(-reach, -reach, reach, reach), TILE)
            for reach in (margin // 4, margin)
        )
        whole = self._work(sheet, near, font, seconds=seconds)
        whole = whole and self._work(sheet, wanted, font, seconds=seconds)
        sheet.keep_near(wanted.adjusted(-4 * margin, -4 * margin, 4 * margin, 4 * margin))
        return whole

    def cost_of(self, camera: Camera, *, size: QSize, ratio: float) -> float:
        """Microseconds that the view still takes to be as it should be, about."""
        sheet = self._sheet(Look(camera.scale, camera.stretch, camera.orientation, ratio))
        missing = QRegion(visible_of(camera, size, ratio)) - sheet.valid
        return sum(self._cost(sheet, rect) for rect in _rects(missing))

    def _sheet(self, look: Look) -> Sheet:
        """The sheet of a look, the one used last coming first."""
        found = next((sheet for sheet in self._sheets if sheet.look == look), None) or Sheet(look)
        if not self._sheets or self._sheets[0] is not found:
            others = [sheet for sheet in self._sheets if sheet is not found]
            kept, tiles = [found], 0
            for sheet in others[: _SHEETS - 1]:
                tiles += len(sheet)
                if tiles <= _MOST_TILES and len(sheet):
                    kept.append(sheet)
            self._sheets = kept
        return found

    def _work(self, sheet: Sheet, wanted: QRect, font: QFont, *, seconds: float) -> bool:
        """Paint what is not valid, slice by slice, until the time is up."""
        missing = QRegion(wanted) - sheet.valid
        if missing.isEmpty():
            return True
        until = perf_counter() + seconds
        todo = [wanted]
        while todo:
            piece = missing & todo.pop()
            place = piece.boundingRect()
            if place.isEmpty():
                continue
            if piece.rectCount() > 1 and not _is_compact(piece):
                todo += _rects(piece)
                continue
            left = until - perf_counter()
            if left <= 0:
                return False
            is_large = max(place.width(), place.height()) > _SMALLEST
            if is_large and self._cost(sheet, place) * 1e-6 > left:
                if left < seconds / 2:
                    return False
                todo += _halves(place)
                continue
            self._timed_render(sheet, place, font)
            missing -= place
        return True

    def _timed_render(self, sheet: Sheet, place: QRect, font: QFont) -> None:
        """Paint a slice, and learn from it how fast this machine is."""
        told = self._cost(sheet, place) / self._pace
        began = perf_counter()
        self._render(sheet, place, font)
        least, most = _PACES
        pace = min(max(1e6 * (perf_counter() - began) / told, least), most)
        self._pace += 0.15 * (pace - self._pace)

    def _render(self, sheet: Sheet, place: QRect, font: QFont, *, is_quick: bool = False) -> None:
        look = sheet.look
        picture = QPixmap(place.size())
        picture.setDevicePixelRatio(look.ratio)
        painter = QPainter(picture)
        painter.setFont(font)
        size = QSize(
            math.ceil(place.width() / look.ratio) + 1, math.ceil(place.height() / look.ratio) + 1
        )
        painter.setClipRect(QRect(QPoint(0, 0), size))
        camera = look.camera(-place.left() / look.ratio, -place.top() / look.ratio)
        paint = self._scene.paint_quick if is_quick else self._scene.paint
        paint(painter, camera, look.ratio)
        painter.end()
        picture.setDevicePixelRatio(1.0)
        sheet.paste(picture, place, is_valid=not is_quick)

    def _cost(self, sheet: Sheet, place: QRect) -> float:
        look = sheet.look
        left, top = place.left() / look.ratio, place.top() / look.ratio
        corners = (left, top, left + place.width() / look.ratio, top + place.height() / look.ratio)
        shapes = self._scene.cost(look.camera(0.0, 0.0).box_to_raster(corners))
        told = _PER_SLICE + shapes + _PER_PIXEL * place.width() * place.height()
        return self._pace * told

    def _stand_in(self, painter: QPainter, sheet: Sheet, visible: QRect) -> None:
        """Show another sheet, scaled, where this one has nothing yet, and the bare map beneath."""
        unknown = QRegion(visible) - sheet.known
        other = self._best_other(sheet, unknown.boundingRect())
        if other is None:
            for place in _rects(unknown):
                self._render(sheet, place, painter.font(), is_quick=True)
            return
        painter.save()
        painter.setClipRegion(unknown)
        if not _covers(other, sheet, unknown.boundingRect()):
            painter.save()
            painter.scale(sheet.look.ratio, sheet.look.ratio)
            self._scene.paint_quick(painter, sheet.look.camera(0.0, 0.0), sheet.look.ratio)
            painter.restore()
        painter.setClipRegion(unknown & _region(other, sheet))
        other.draw(painter, visible, factor=sheet.look.scale / other.look.scale)
        painter.restore()

    def _best_other(self, sheet: Sheet, wanted: QRect) -> Sheet | None:
        """The last sheet that covers a rectangle, or else the one that shows most of the wafer."""
        others = [s for s in self._sheets if s is not sheet and s.look.fits(sheet.look) and len(s)]
        whole = next((other for other in others if _covers(other, sheet, wanted)), None)
        return whole or min(others, key=lambda other: other.look.scale, default=None)


def visible_of(camera: Camera, size: QSize, ratio: float) -> QRect:
    """What a camera sees of its sheet, device pixels."""
    return QRect(
        -round(camera.x * ratio),
        -round(camera.y * ratio),
        math.ceil(size.width() * ratio),
        math.ceil(size.height() * ratio),
    )


def _tiles_in(place: QRect) -> list[tuple[int, int]]:
    if place.isEmpty():
        return []
    columns = range(place.left() // TILE, place.right() // TILE + 1)
    rows = range(place.top() // TILE, place.bottom() // TILE + 1)
    return [(column, row) for row in rows for column in columns]


def _aligned(place: QRect, step: int) -> QRect:
    """A rectangle grown to whole steps."""
    left, top = place.left() // step * step, place.top() // step * step
    right, bottom = -(-(place.right() + 1) // step) * step, -(-(place.bottom() + 1) // step) * step
    return QRect(left, top, right - left, bottom - top)


def _scaled(place: QRect, factor: float) -> QRect:
    """A rectangle on a sheet that is ``factor`` times as large; neighbours stay neighbours."""
    left, top = round(place.left() * factor), round(place.top() * factor)
    right = round((place.left() + place.width()) * factor)
    bottom = round((place.top() + place.height()) * factor)
    return QRect(left, top, max(right - left, 1), max(bottom - top, 1))


def _region(other: Sheet, sheet: Sheet) -> QRegion:
    """What another sheet knows, on this one."""
    factor = sheet.look.scale / other.look.scale
    return QTransform.fromScale(factor, factor).map(other.known)


def _covers(other: Sheet, sheet: Sheet, wanted: QRect) -> bool:
    factor = other.look.scale / sheet.look.scale
    return (QRegion(_scaled(wanted, factor)) - other.known).isEmpty()


def _device(box: Box, look: Look, reach: float) -> QRect:
    left, top, right, bottom = look.camera(0.0, 0.0).box_to_screen(box)
    left, top = (left - reach) * look.ratio, (top - reach) * look.ratio
    right, bottom = (right + reach) * look.ratio, (bottom + reach) * look.ratio
    corner = QPoint(math.floor(left), math.floor(top))
    return QRect(corner, QPoint(math.ceil(right), math.ceil(bottom)))


def _rects(region: QRegion) -> list[QRect]:
    # Qt's stubs lack the region's iterator.
    rects: list[QRect] = list(region)  # type: ignore[call-overload]
    return rects


def _is_compact(region: QRegion) -> bool:
    """True where the rectangle around a region is hardly more than the region."""
    inside = sum(rect.width() * rect.height() for rect in _rects(region))
    box = region.boundingRect()
    return box.width() * box.height() <= 1.3 * inside


def _halves(place: QRect) -> list[QRect]:
    """A rectangle cut in two across its longer side, the upper or left half last."""
    first, second = QRect(place), QRect(place)
    if place.width() > place.height():
        middle = place.left() + place.width() // 2
        first.setRight(middle - 1)
        second.setLeft(middle)
    else:
        middle = place.top() + place.height() // 2
        first.setBottom(middle - 1)
        second.setTop(middle)
    return [second, first]
