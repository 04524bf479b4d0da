"""What the map view paints: the wafer, its dies, the masks over them."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ml_core.wafer.grid import DieGrid, Notch
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.hatch import hatch_brush
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER, Theme

_GRID_FROM = 7.0
"""Dies this many screen pixels wide get lines between them."""
_TAG_MOVES = 4
"""Steps to the right that a tag may take off another one."""


def states_image(states: NDArray[np.uint8], theme: Theme, *, beneath: str) -> QImage:
    """Cells as a picture of indexed colours.

    Args:
        states: (rows, columns) uint8 of NO_DIE, PASS, FAIL.
        theme: colours.
        beneath: colour of cells without a die; empty for none.

    Returns:
        Indexed picture, one pixel a cell, that owns its memory.
    """
    rows, columns = states.shape
    line = -(-columns // 4) * 4
    padded = np.zeros((rows, line), dtype=np.uint8)
    padded[:, :columns] = states
    image = QImage(padded.tobytes(), columns, rows, line, QImage.Format.Format_Indexed8)
    none = QColor(beneath).rgba() if beneath else 0
    image.setColorTable([none, QColor(theme.passed).rgba(), QColor(theme.failed).rgba()])
    return image.copy()


def wafer_path(grid: DieGrid) -> QPainterPath:
    """The wafer's outline with its notch, raster pixels; empty for an image without dies."""
    path = QPainterPath()
    if not grid.has_dies:
        return path
    kx, ky = grid.die_pixels
    centre = QPointF(grid.centre_cell[0] * kx, grid.centre_cell[1] * ky)
    radius = (grid.diameter_mm / 2 / grid.pixel_mm[0], grid.diameter_mm / 2 / grid.pixel_mm[1])
    path.addEllipse(centre, *radius)
    side = _NOTCH_SIDES.get(grid.notch)
    if side is None:
        return path
    cut = QPainterPath()
    at = QPointF(centre.x() + side[0] * radius[0], centre.y() + side[1] * radius[1])
    cut.addEllipse(at, radius[0] * 0.03, radius[1] * 0.03)
    return path.subtracted(cut)


_NOTCH_SIDES = {Notch.DOWN: (0, 1), Notch.UP: (0, -1), Notch.LEFT: (-1, 0), Notch.RIGHT: (1, 0)}


def defect_path(polygons: Iterable[Polygon]) -> QPainterPath:
    """Polygons with their holes as one path, even-odd."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in polygons:
        for ring in polygon.rings:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
            path.closeSubpath()
    return path


class MapLayer:
    """The wafer and its dies.

    Args:
        wafer: what to paint.
        theme: colours.
    """

    def __init__(self, wafer: WaferMap, theme: Theme) -> None:
        self._grid = wafer.grid
        self._theme = theme
        self._image = states_image(wafer.cells, theme, beneath="")
        self._outline = wafer_path(wafer.grid)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint in screen coordinates."""
        transform = transform_of(camera)
        outline = transform.map(self._outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline, QColor(self._theme.disc))
        width, height = self._grid.raster_size
        target = QRectF(*camera.to_screen(0, 0), width * camera.scale, height * camera.scale_down)
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, target.width() < self._image.width()
        )
        painter.drawImage(target, self._image)
        self._paint_gaps(painter, camera, target)
        style = Qt.PenStyle.DashLine if self._grid.is_estimated else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(self._theme.rim), 1.5, style))
        painter.drawPath(outline)

    def _paint_gaps(self, painter: QPainter, camera: Camera, target: QRectF) -> None:
        kx, ky = self._grid.die_pixels
        if not self._grid.has_dies or min(kx * camera.scale, ky * camera.scale_down) < _GRID_FROM:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        gap = QColor(self._theme.backdrop)
        gap.setAlphaF(0.55)
        painter.setPen(QPen(gap, 1))
        seen = QRectF(painter.window()).intersected(target)
        left, right, top, bottom = seen.left(), seen.right(), seen.top(), seen.bottom()
        across = _steps(target.left(), kx * camera.scale, left, right)
        down = _steps(target.top(), ky * camera.scale_down, top, bottom)
        painter.drawLines(
            [QLineF(x, top, x, bottom) for x in across] + [QLineF(left, y, right, y) for y in down]
        )


class OverlayLayer:
    """Masks of the defects: colour, hatch, casing and tag.

    Args:
        inspection: what to paint.
    """

    def __init__(self, inspection: Inspection) -> None:
        self._defects = inspection.defects
        self._paths = {d.number: defect_path([d.polygon]) for d in inspection.defects}

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        *,
        shown: Callable[[str], bool],
        current: int,
        ratio: float,
    ) -> None:
        """Paint in screen coordinates.

        Args:
            painter: where.
            camera: view.
            shown: tells whether a class, by its key, is shown.
            current: number of the defect that is marked, 0 for none.
            ratio: device pixels a screen pixel has.
        """
        transform = transform_of(camera)
        window = QRectF(painter.window())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        visible = []
        for defect in self._in_class_order():
            path = transform.map(self._paths[defect.number])
            if shown(defect.class_key) and path.boundingRect().intersects(window):
                visible.append((defect, path))
                _fill(painter, path, defect, ratio)
        for defect, path in visible:
            _outline(painter, path, defect, is_current=defect.number == current)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken: list[QRectF] = []
        for defect, _ in visible:
            taken.append(_tag(painter, camera, defect, taken, is_current=defect.number == current))

    def _in_class_order(self) -> list[Defect]:
        order = {c.key: c.index for c in CLASSES}
        # Largest first, so that a scratch is not buried under an edge ring.
        return sorted(self._defects, key=lambda d: (-d.area_px, order[d.class_key]))


def transform_of(camera: Camera) -> QTransform:
    """The camera as Qt's transform."""
    return QTransform(camera.scale, 0, 0, camera.scale_down, camera.x, camera.y)


def _fill(painter: QPainter, path: QPainterPath, defect: Defect, ratio: float) -> None:
    colour = QColor(defect.defect_class.colour)
    colour.setAlphaF(0.38)
    painter.fillPath(path, colour)
    painter.fillPath(path, hatch_brush(defect.defect_class, ratio))


def _outline(painter: QPainter, path: QPainterPath, defect: Defect, *, is_current: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Outlines of masks run along pixel edges: without smoothing each casing keeps whole pixels
    # of its own colour, and with them its contrast.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    wider = 2.0 if is_current else 0.0
    pens = ((CASING_OUTER, 6.0), (CASING_INNER, 4.0), (defect.defect_class.colour, 2.0))
    for colour, width in pens:
        painter.setPen(QPen(QColor(colour), width + wider, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPath(path)


def _tag(
    painter: QPainter, camera: Camera, defect: Defect, taken: list[QRectF], *, is_current: bool
) -> QRectF:
    """The class's letter and the defect's number at the top of its outline, beside the others."""
    painter.setFont(QFont(painter.font().family(), 9, QFont.Weight.Bold))
    text = f"{defect.defect_class.letter}{defect.number}"
    box = _free_place(painter, camera, defect, text, taken)
    painter.setPen(QPen(QColor(CASING_OUTER), 1.6 if is_current else 0.8))
    painter.setBrush(QColor(CASING_INNER))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(CASING_OUTER))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box


def _free_place(
    painter: QPainter, camera: Camera, defect: Defect, text: str, taken: list[QRectF]
) -> QRectF:
    exterior = defect.polygon.exterior
    x, y = camera.to_screen(*exterior[int(np.argmin(exterior[:, 1]))].tolist())
    room, window = painter.fontMetrics().boundingRect(text), painter.window()
    box = QRectF(0, 0, room.width() + 10, room.height() + 2)
    box.moveCenter(QPointF(x, y - box.height() / 2))
    box.moveLeft(min(max(box.left(), 2), window.width() - box.width() - 2))
    box.moveTop(min(max(box.top(), 2), window.height() - box.height() - 2))
    for _ in range(_TAG_MOVES):
        beside = next((other for other in taken if box.intersects(other)), None)
        if beside is None:
            break
        box.moveLeft(beside.right() + 2)
    return box


def _steps(origin: float, step: float, first: float, last: float) -> list[float]:
    start = int(np.ceil((first - origin) / step))
    stop = int(np.floor((last - origin) / step))
    return [origin + number * step for number in range(start, stop + 1)]
