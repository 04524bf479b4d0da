"""The lower layers of the map: the wafer and its dies, values over it, lines between and around."""

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ml_core.wafer.grid import DieGrid, Notch
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.theme import CASING_INNER, Theme

Points = NDArray[np.float64]

ZONE_COLOUR: Final = "#7FD4FF"
"""Of the lines between zones, and of their titles: light, within black."""
_FINE: Final = 4.0
"""Steps of a raster pixel in which a curve is made of lines."""
_DASHES: Final = 180
_ON: Final = 0.62
"""Share of a dash that is drawn."""
_TIE: Final = 1e-6
_GRID_FROM: Final = 7.0
"""Dies this many screen pixels wide get lines between them."""
_NOTCH_SIDES: Final = {
    Notch.DOWN: (0, 1),
    Notch.UP: (0, -1),
    Notch.LEFT: (-1, 0),
    Notch.RIGHT: (1, 0),
}


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
    image = QImage(padded.data, columns, rows, line, QImage.Format.Format_Indexed8)
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


def dashed(path: QPainterPath) -> QPainterPath:
    """An outline as dashes, by its own length: a pen's dashes would shift with what is painted."""
    broken = QPainterPath()
    polygon = path.toFillPolygon(QTransform.fromScale(_FINE, _FINE))
    if polygon.size() < 2:
        return broken
    places = (polygon.at(number) for number in range(polygon.size()))
    points = np.array([(at.x(), at.y()) for at in places]) / _FINE
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = (np.arange(_DASHES)[:, None] + np.linspace(0.0, _ON, 5)) / _DASHES * along[-1]
    dashes = np.stack([np.interp(at, along, points[:, axis]) for axis in range(2)], axis=-1)
    for dash in dashes:  # (_DASHES, 5, 2)
        broken.addPolygon(polygon_of(dash))
    return broken


@lru_cache(maxsize=16)
def rim_path(grid: DieGrid) -> QPainterPath:
    """The wafer's outline as it is drawn: in dashes where the grid rests on a guess."""
    return dashed(wafer_path(grid)) if grid.is_estimated else wafer_path(grid)


def polygon_of(points: Points) -> QPolygonF:
    """Points (n, 2) as Qt's polygon; written into its memory, an object a point takes long."""
    polygon = QPolygonF()
    polygon.resize(len(points))
    if len(points):
        size = points.size * 8
        memory = shiboken6.VoidPtr(polygon.data(), size, True)  # type: ignore[call-arg,arg-type]
        np.frombuffer(memory, np.float64)[:] = points.ravel()  # type: ignore[call-overload]
    return polygon


def defect_path(polygons: Iterable[Polygon]) -> QPainterPath:
    """Polygons with their holes as one path, even-odd."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in polygons:
        for ring in polygon.rings:
            path.addPolygon(polygon_of(ring))
            path.closeSubpath()
    return path


def transform_of(camera: Camera) -> QTransform:
    """The camera as Qt's transform."""
    return QTransform(*camera.matrix, camera.x, camera.y)


@contextmanager
def device_pixels(painter: QPainter, camera: Camera, ratio: float) -> Iterator[Camera]:
    """Paint in device pixels, for what must lie on the same ones whichever part is painted.

    Args:
        painter: whose scale is set and given back.
        camera: view, with its origin on whole device pixels.
        ratio: device pixels a screen pixel has.

    Yields:
        The camera to device pixels.
    """
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    x, y = round(camera.x * ratio), round(camera.y * ratio)
    painter.setBrushOrigin(x, y)
    yield replace(camera, scale=camera.scale * ratio, x=float(x), y=float(y))
    painter.restore()


def seen_by(painter: QPainter) -> QRectF:
    """The rectangle that is painted: the clip where there is one, else all, screen pixels."""
    return painter.clipBoundingRect() if painter.hasClipping() else QRectF(painter.window())


def box_seen_by(
    painter: QPainter, camera: Camera, reach: float
) -> tuple[float, float, float, float]:
    """The raster box (left, top, right, bottom) that is painted, and some pixels around it."""
    seen = seen_by(painter).adjusted(-reach, -reach, reach, reach)
    return camera.box_to_raster((seen.left(), seen.top(), seen.right(), seen.bottom()))


def oriented(values: NDArray[np.uint8], orientation: Orientation) -> NDArray[np.uint8]:
    """An array (rows, columns, …) as it lies on the screen."""
    if orientation.is_mirrored:
        values = values[:, ::-1]
    return np.ascontiguousarray(np.rot90(values, -orientation.turns))


def target_of(grid: DieGrid, camera: Camera) -> QRectF:
    """Where the raster lies on the screen."""
    width, height = grid.raster_size
    left, top, right, bottom = camera.box_to_screen((0, 0, width, height))
    return QRectF(left, top, right - left, bottom - top)


class Pyramid:
    """A picture and its halves, so that a view from afar is smooth and quick.

    Args:
        image: the picture.
    """

    def __init__(self, image: QImage) -> None:
        self._levels = [image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]

    def for_width(self, width: float) -> QImage:
        """The smallest level that is at least as wide."""
        level = 0
        while self._levels[level].width() >= 2 * width and self._levels[level].height() > 1:
            level += 1
            if level == len(self._levels):
                self._levels.append(_half(self._levels[-1]))
        return self._levels[level]


class MapLayer:
    """The wafer and its dies.

    Args:
        wafer: what to paint.
        theme: colours.
    """

    def __init__(self, wafer: WaferMap, theme: Theme) -> None:
        self._grid = wafer.grid
        self._cells = wafer.cells
        self._theme = theme
        self._outline = wafer_path(wafer.grid)
        self._rim = rim_path(wafer.grid)
        self._orientation = Orientation()
        self._pyramid: Pyramid | None = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint in screen coordinates."""
        outline = transform_of(camera).map(self._outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline, QColor(self._theme.disc))
        target = target_of(self._grid, camera)
        image = self._images(camera.orientation).for_width(target.width())
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, target.width() < image.width()
        )
        painter.drawImage(target, image)
        painter.setPen(QPen(QColor(self._theme.rim), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(transform_of(camera).map(self._rim))

    def _images(self, orientation: Orientation) -> Pyramid:
        if self._pyramid is None or orientation != self._orientation:
            self._orientation = orientation
            states = oriented(self._cells, orientation)
            self._pyramid = Pyramid(states_image(states, self._theme, beneath=""))
        return self._pyramid


class DieGridLayer:
    """Lines between the dies, once there is room for them.

    Args:
        grid: the wafer's.
        theme: colours.
    """

    def __init__(self, grid: DieGrid, theme: Theme) -> None:
        self._grid = grid
        self._theme = theme

    def paint(self, painter: QPainter, camera: Camera, *, ratio: float) -> None:
        """Paint in screen coordinates."""
        target = target_of(self._grid, camera)
        columns, rows = self._grid.columns, self._grid.rows
        if camera.orientation.is_sideways:
            columns, rows = rows, columns
        wide, high = target.width() / columns, target.height() / rows
        if not self._grid.has_dies or min(wide, high) < _GRID_FROM:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        with device_pixels(painter, camera, ratio) as close:
            target = target_of(self._grid, close)
            width = max(round(ratio), 1)
            painter.setPen(QPen(QColor(self._theme.backdrop), width))
            seen = seen_by(painter).adjusted(-1, -1, 1, 1).intersected(target)
            left, right, top, bottom = seen.left(), seen.right(), seen.top(), seen.bottom()
            across = _steps(target.left(), target.width() / columns, left, right)
            down = _steps(target.top(), target.height() / rows, top, bottom)
            xs, ys = (_on_pixels(places, width) for places in (across, down))
            painter.drawLines(
                [QLineF(x, top, x, bottom) for x in xs] + [QLineF(left, y, right, y) for y in ys]
            )


class ZoneLayer:
    """Outlines of the wafer's zones, light within dark, so that they show on any die.

    Args:
        outlines: raster pixels.
    """

    def __init__(self, outlines: Iterable[Polygon]) -> None:
        self._path = defect_path(outlines)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint in screen coordinates."""
        path = transform_of(camera).map(self._path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((CASING_INNER, 3.0), (ZONE_COLOUR, 1.2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawPath(path)


class FieldLayer:
    """Values over the whole raster as colours: a heat map, an uncertainty map.

    Args:
        values: (rows, columns) floats of any resolution, 0 to 1 (more or less is cut); NaN
            where there is nothing to show.
        colours: (n, 3) uint8 red, green, blue from 0 to 1, evenly spaced.
        grid: the wafer's.
    """

    def __init__(
        self, values: NDArray[np.floating], *, colours: NDArray[np.uint8], grid: DieGrid
    ) -> None:
        self._grid = grid
        self._outline = wafer_path(grid)
        self._pixels = coloured(values, colours)
        self._orientation = Orientation()
        self._image: QImage | None = None

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint in screen coordinates."""
        if self._image is None or camera.orientation != self._orientation:
            self._orientation = camera.orientation
            self._image = _picture(oriented(self._pixels, camera.orientation))
        painter.save()
        if not self._outline.isEmpty():
            outline = transform_of(camera).map(self._outline)
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target_of(self._grid, camera), self._image)
        painter.restore()


def coloured(values: NDArray[np.floating], colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Values as colours, thinner from the middle down, so that the map shows where little is.

    Args:
        values: (rows, columns), 0 to 1; NaN for nothing.
        colours: (n, 3) uint8 red, green, blue, evenly spaced from 0 to 1.

    Returns:
        (rows, columns, 4) uint8 red, green, blue, alpha; alpha 0 at value 0 and for NaN, 255 from
        value 0.5 up.
    """
    at = np.nan_to_num(np.clip(values, 0.0, 1.0)).astype(np.float64)
    places = np.linspace(0.0, 1.0, len(colours))
    channels = [np.interp(at, places, colours[:, channel]) for channel in range(3)]
    pixels = np.stack([*channels, 255.0 * np.minimum(2 * at, 1.0)], axis=-1)
    pixels[np.isnan(values)] = 0
    rounded: NDArray[np.uint8] = np.rint(pixels).astype(np.uint8)
    return rounded


def _picture(pixels: NDArray[np.uint8]) -> QImage:
    rows, columns = pixels.shape[:2]
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _half(image: QImage) -> QImage:
    return image.scaled(
        max(image.width() // 2, 1),
        max(image.height() // 2, 1),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _on_pixels(places: list[float], width: int) -> list[float]:
    """Where a line of this width covers whole pixels; a place between two goes one way only."""
    return [math.floor(place + 0.5 + _TIE) + width % 2 / 2 for place in places]


def _steps(origin: float, step: float, first: float, last: float) -> list[float]:
    start = int(np.ceil((first - origin) / step))
    stop = int(np.floor((last - origin) / step))
    return [origin + number * step for number in range(start, stop + 1)]
