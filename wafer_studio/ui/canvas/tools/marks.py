"""What tools paint over the map: outlines, grips, brush paths, snaps; in screen coordinates.

Lines are white over black, so that they show on any map.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ml_core.drawing.dies import set_box
from ml_core.drawing.regions import Region
from ml_core.drawing.snapping import Snap, SnapKind
from ml_core.wafer.shapes import Mask, Polygon
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

Place = tuple[float, float]

ERASING: Final = "#FFFFFF"
"""Colour of what is about to be taken off."""
_ALPHA: Final = 120
_GRIP: Final = 7.0
_SNAP: Final = 6.0
_LINES: Final = ((CASING_INNER, 3.0), (CASING_OUTER, 1.2))
_GRIPS: Final = ((CASING_INNER, _GRIP + 2), (CASING_OUTER, _GRIP))
_MARKED: Final = "#FFB000"


def colour_of(class_key: str) -> QColor:
    """A class's colour, half transparent."""
    colour = QColor(BY_KEY[class_key].colour if class_key in BY_KEY else ERASING)
    colour.setAlpha(_ALPHA)
    return colour


def erasing_colour() -> QColor:
    """Colour of what is taken off, half transparent."""
    colour = QColor(ERASING)
    colour.setAlpha(_ALPHA)
    return colour


def on_screen(points: NDArray[np.float64], camera: Camera) -> QPolygonF:
    """Points (n, 2) in raster pixels as screen points."""
    ax, ay, dx, dy = camera.matrix
    screen = points @ np.array([[ax, ay], [dx, dy]]) + (camera.x, camera.y)
    return QPolygonF([QPointF(x, y) for x, y in screen.tolist()])


def outline_path(polygons: Iterable[Polygon]) -> QPainterPath:
    """Outlines of polygons, holes too, in raster pixels."""
    path = QPainterPath()
    for polygon in polygons:
        for ring in polygon.rings:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
            path.closeSubpath()
    return path


def draw_path(
    painter: QPainter, camera: Camera, path: QPainterPath, dx: float = 0.0, dy: float = 0.0
) -> None:
    """A path in raster pixels as a line, moved by raster pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(_transform(camera), combine=True)
    painter.translate(dx, dy)
    for colour, width in _LINES:
        line = QPen(QColor(colour), width)
        line.setCosmetic(True)
        painter.strokePath(path, line)
    painter.restore()


def draw_line(painter: QPainter, camera: Camera, points: Sequence[Place]) -> None:
    """An open line through points in raster pixels."""
    if len(points) < 2:
        return
    line = on_screen(np.array(points), camera)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in _LINES:
        painter.setPen(QPen(QColor(colour), width))
        painter.drawPolyline(line)


def draw_grips(painter: QPainter, camera: Camera, points: NDArray[np.float64]) -> None:
    """Square grips at points (n, 2) in raster pixels."""
    if not len(points):
        return
    places = on_screen(points, camera)
    for colour, width in _GRIPS:
        painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.SquareCap))
        painter.drawPoints(places)


def draw_marked(painter: QPainter, camera: Camera, place: Place) -> None:
    """The grip that is chosen."""
    x, y = camera.to_screen(*place)
    for colour, width in ((CASING_INNER, _GRIP + 4), (_MARKED, _GRIP)):
        painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.SquareCap))
        painter.drawPoint(QPointF(x, y))


def draw_snap(painter: QPainter, camera: Camera, found: Snap | None) -> None:
    """Where the pointer snaps to: a square at a corner, a ring at a vertex, a cross on an edge."""
    if found is None:
        return
    x, y = camera.to_screen(found.x, found.y)
    box = QRectF(x - _SNAP, y - _SNAP, 2 * _SNAP, 2 * _SNAP)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in _LINES:
        painter.setPen(QPen(QColor(colour), width))
        if found.kind is SnapKind.CORNER:
            painter.drawRect(box)
        elif found.kind is SnapKind.VERTEX:
            painter.drawEllipse(box)
        else:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())


def draw_band(painter: QPainter, camera: Camera, start: Place, end: Place) -> None:
    """A rubber band between two points in raster pixels."""
    box = QRectF(QPointF(*camera.to_screen(*start)), QPointF(*camera.to_screen(*end)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(CASING_INNER), 1))
    painter.drawRect(box.normalized())
    painter.setPen(QPen(QColor(CASING_OUTER), 1, Qt.PenStyle.DashLine))
    painter.drawRect(box.normalized())


def draw_circle(painter: QPainter, camera: Camera, place: Place, *, radius: float) -> None:
    """The brush: a circle on the screen of a radius in raster pixels along x."""
    centre, reach = QPointF(*camera.to_screen(*place)), radius * camera.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in _LINES:
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(centre, reach, reach)


def draw_region(painter: QPainter, camera: Camera, region: Region, *, colour: QColor) -> None:
    """A region in raster pixels whose y is stretched already, filled."""
    path = QPainterPath()
    for part in shapely.get_parts(region):
        for ring in (part.exterior, *part.interiors):
            points = shapely.get_coordinates(ring).tolist()
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(_transform(camera, stretch=camera.stretch), combine=True)
    painter.fillPath(path, colour)
    painter.restore()


@dataclass(frozen=True, slots=True)
class MaskPicture:
    """A mask as a picture, cut to where it is set.

    Attributes:
        image: a colour where the mask is set, clear elsewhere.
        box: left, top, width and height of the cut in the mask.
        shape: rows and columns of the whole mask.
    """

    image: QImage
    box: tuple[int, int, int, int]
    shape: tuple[int, int]


def mask_picture(mask: Mask, colour: QColor) -> MaskPicture:
    """A picture of a mask (rows, columns)."""
    left, top, width, height = set_box(mask)
    if not width:
        return MaskPicture(QImage(), (0, 0, 0, 0), (mask.shape[0], mask.shape[1]))
    cut = np.ascontiguousarray(mask[top : top + height, left : left + width], dtype=np.uint8)
    image = QImage(cut.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable([0, colour.rgba()])
    # A copy, since the array's memory is not the picture's.
    return MaskPicture(image.copy(), (left, top, width, height), (mask.shape[0], mask.shape[1]))


def draw_mask(
    painter: QPainter, camera: Camera, picture: MaskPicture, *, width: float, height: float
) -> None:
    """A picture of a mask that covers a raster of a size in pixels."""
    rows, columns = picture.shape
    if picture.image.isNull():
        return
    across, down = width / columns, height / rows
    x, y, w, h = picture.box
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setTransform(_transform(camera), combine=True)
    painter.drawImage(QRectF(x * across, y * down, w * across, h * down), picture.image)
    painter.restore()


def _transform(camera: Camera, *, stretch: float = 1.0) -> QTransform:
    """Raster to screen, from a raster whose y was multiplied by ``stretch``."""
    ax, ay, dx, dy = camera.matrix
    return QTransform(ax, ay, dx / stretch, dy / stretch, camera.x, camera.y)
