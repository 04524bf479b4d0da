"""The shapes that were drawn: thousands of outlines, of which only those in view are painted."""

import math
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ml_core.wafer.shapes import Shape
from ml_core.wafer.taxonomy import BY_KEY, CLASSES
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.defects_layer import cased_pens, pen_of
from wafer_studio.ui.canvas.drawn import Box, Drawn, overlapping, vertices_within
from wafer_studio.ui.canvas.hatch import fill_brush
from wafer_studio.ui.canvas.layers import box_seen_by, device_pixels, transform_of
from wafer_studio.ui.canvas.tags import CLIP_REACH, OUTLINE_REACH, TAG_REACH, tag_picture, tag_size
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

_CASED_FROM: Final = 40.0
"""Shapes this many screen pixels long have the whole casing; smaller ones a thinner one."""
_LINED_FROM: Final = 7.0
"""Smaller ones still are filled and have one thin line."""
_TAGGED_FROM: Final = 32.0
_GRIPPED_FROM: Final = 9.0
"""Screen pixels between vertices, about, from which grips do not hide the shape."""
_MOST_GRIPS: Final = 2000
"""Vertices that have grips at once; more would only hide the outline."""
_TAG_ROOM: Final = (40.0, 32.0)
"""One tag in each such place, that of the largest shape."""
_GRIP: Final = 6.0
_SPECK: Final = 4.0
"""Shapes smaller than this are boxes in a small view: thousands of them are painted at once."""

_LOOKS: Final = 4
"""Views for which the tags are kept placed."""

# Columns of the table of shapes: see `Drawn.row`.
_BOX: Final = slice(0, 4)
_EXTREMES: Final = slice(4, 12)
_VERTICES: Final = 12
_CLASS: Final = 13
_COLUMNS: Final = 14

Ids = Collection[str]
TagKey = tuple[tuple[float, float, float, float], frozenset[str]]


class ShapesLayer:
    """The shapes of an annotation, with what is kept of each to paint it quickly."""

    def __init__(self) -> None:
        self._drawn: dict[str, Drawn] = {}
        self._order: list[Drawn] = []
        self._table = np.zeros((0, _COLUMNS))
        self._selected: frozenset[str] = frozenset()
        self.version = 0
        """Another one whenever the shapes or the classes that are shown are others."""
        self._tagged: dict[TagKey, NDArray[np.bool_]] = {}
        self.hidden: set[str] = set()

    @property
    def selected(self) -> frozenset[str]:
        """Ids of the shapes that are selected."""
        return self._selected

    def set_shapes(self, shapes: Iterable[Shape], changed_ids: Ids | None = None) -> list[Box]:
        """Paint other shapes.

        Args:
            shapes: all of them.
            changed_ids: ids of those that came, went or changed; None where it is not known.
                A shape that is another object than before counts as changed in any case.

        Returns:
            Raster boxes (left, top, right, bottom) in which the picture changed.
        """
        before, changed, order = self._drawn, set(changed_ids or ()), self._order
        self._drawn = {}
        dirty: list[Box] = []
        for shape in shapes:
            old = before.pop(shape.shape_id, None)
            if old is not None and old.shape is shape and shape.shape_id not in changed:
                self._drawn[shape.shape_id] = old
                continue
            new = self._drawn[shape.shape_id] = Drawn(shape)
            dirty += [new.box] if old is None else changes(old, new)
        dirty += [gone.box for gone in before.values()]
        if not dirty:
            return []
        self._sort()
        self.version += 1
        return dirty + self._retag(order)

    def set_selected(self, ids: Iterable[str]) -> list[Box]:
        """Mark these shapes and no others; returns the raster boxes that changed."""
        selected = frozenset(ids)
        changed, self._selected = selected ^ self._selected, selected
        return [self._drawn[key].box for key in changed if key in self._drawn]

    def vertices_in(self, box: Box) -> float:
        """Vertices of the shapes in a raster box, about: what painting it costs."""
        return vertices_within(self._table[:, _BOX], self._table[:, _VERTICES], box)

    def paint(self, painter: QPainter, camera: Camera, *, ratio: float) -> None:
        """Paint in screen coordinates.

        Args:
            painter: where.
            camera: view.
            ratio: device pixels a screen pixel has.
        """
        near = self._within(painter, camera, OUTLINE_REACH)
        visible = [self._order[n] for n in near if self._is_shown(n)]
        self._paint_outlines(painter, camera, visible, ratio)
        self._paint_tags(painter, camera, self._within(painter, camera, TAG_REACH), ratio)
        self._paint_grips(painter, camera, visible, ratio)

    def paint_small(self, painter: QPainter, camera: Camera) -> None:
        """Paint all as areas of their colours, for a view so small that outlines hide them."""
        left, top, right, bottom = self._table[:, _BOX].T
        is_speck = np.maximum(right - left, bottom - top) * camera.scale < _SPECK
        classes = self._table[:, _CLASS].astype(np.int64)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for each in CLASSES:
            if each.key not in self.hidden:
                painter.setBrush(QColor(each.colour))
                own = np.flatnonzero(is_speck & (classes == each.index))
                painter.drawRects(_boxes_of(self._table[own, _BOX], camera))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        transform = transform_of(camera)
        for place in np.flatnonzero(~is_speck).tolist():
            if self._is_shown(place):
                drawn = self._order[place]
                painter.setBrush(QColor(drawn.colour))
                painter.setPen(QPen(QColor(drawn.colour), 1.0))
                painter.drawPath(transform.map(drawn.path_at(camera.scale)))

    def _paint_outlines(
        self, painter: QPainter, camera: Camera, visible: Sequence[Drawn], ratio: float
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        box = box_seen_by(painter, camera, CLIP_REACH)
        brushes = {each.key: fill_brush(each, ratio) for each in CLASSES}
        lines: list[QPainterPath] = []
        with device_pixels(painter, camera, ratio) as close:
            transform, scale = transform_of(close), close.scale
            painter.setPen(Qt.PenStyle.NoPen)
            for drawn in visible:
                area, line = drawn.paths_in(scale, box)
                path = transform.map(area)
                painter.fillPath(path, brushes[drawn.shape.class_key])
                lines.append(path if line is area else transform.map(line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for drawn, line in zip(visible, lines, strict=True):
                is_marked = drawn.shape.shape_id in self._selected
                for pen in _pens(
                    drawn.colour, _style(drawn.length * camera.scale, is_marked), ratio
                ):
                    painter.setPen(pen)
                    painter.drawPath(line)

    def _within(self, painter: QPainter, camera: Camera, reach: float) -> list[int]:
        """Places in the order of the shapes that reach so near to what is painted."""
        found: list[int] = np.flatnonzero(
            self._overlapping(box_seen_by(painter, camera, reach))
        ).tolist()
        return found

    def _is_shown(self, place: int) -> bool:
        return self._order[place].shape.class_key not in self.hidden

    def _paint_tags(
        self, painter: QPainter, camera: Camera, places: Sequence[int], ratio: float
    ) -> None:
        tagged, family = self._tags(camera), painter.font().family()
        for place in places:
            if not tagged[place]:
                continue
            shape = self._order[place].shape
            picture = tag_picture(
                BY_KEY[shape.class_key].letter,
                family=family,
                ratio=ratio,
                is_marked=shape.shape_id in self._selected,
                is_locked=shape.is_locked,
            )
            x, y = camera.to_screen(*self._order[place].top(camera.orientation))
            width, height = tag_size(picture)
            painter.drawPixmap(
                QPointF(_whole(x - width / 2, ratio), _whole(y - height, ratio)), picture
            )

    def _tags(self, camera: Camera) -> NDArray[np.bool_]:
        """Which shapes have a tag: those that are large enough, one in each place."""
        key = (camera.matrix, frozenset(self.hidden))
        tagged = self._tagged.pop(key, None)
        self._tagged[key] = self._place_tags(key) if tagged is None else tagged
        while len(self._tagged) > _LOOKS:
            del self._tagged[next(iter(self._tagged))]
        return self._tagged[key]

    def _place_tags(self, key: TagKey) -> NDArray[np.bool_]:
        (ax, ay, dx, dy), hidden = key
        tagged = np.zeros(len(self._order), dtype=np.bool_)
        boxes, points = self._table[:, _BOX], self._table[:, _EXTREMES].reshape(-1, 4, 2)
        scale = np.hypot(ax, ay)
        is_shown = ~np.isin(self._table[:, _CLASS], [BY_KEY[each].index for each in hidden])
        is_large = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) * scale >= _TAGGED_FROM
        large = np.flatnonzero(is_large & is_shown)
        on_screen = points[large] @ np.array([[ax, ay], [dx, dy]])
        highest = on_screen[np.arange(len(large)), on_screen[..., 1].argmin(axis=1)]
        rooms = np.floor(highest / _TAG_ROOM).astype(np.int64)
        _, first = np.unique(rooms, axis=0, return_index=True)
        tagged[large[first]] = True
        return tagged

    def _retag(self, order: Sequence[Drawn]) -> list[Box]:
        """Place the tags anew; returns where one came or went because of its neighbours."""
        moved: list[Box] = []
        for key, tagged in self._tagged.items():
            before = {order[n].shape.shape_id: order[n] for n in np.flatnonzero(tagged).tolist()}
            self._tagged[key] = self._place_tags(key)
            places = np.flatnonzero(self._tagged[key]).tolist()
            after = {self._order[n].shape.shape_id: self._order[n] for n in places}
            for shape_id in before.keys() ^ after.keys():
                drawn = before.get(shape_id) or after[shape_id]
                moved += [(x, y, x, y) for x, y in drawn.extremes]
        return moved

    def _paint_grips(
        self, painter: QPainter, camera: Camera, visible: Sequence[Drawn], ratio: float
    ) -> None:
        marked = [d for d in visible if d.shape.shape_id in self._selected and d.is_open]
        marked = [d for d in marked if d.spacing * camera.scale >= _GRIPPED_FROM]
        if not marked or sum(d.vertices for d in marked) > _MOST_GRIPS:
            return
        painter.setPen(QPen(QColor(CASING_INNER), 1))
        painter.setBrush(QColor(CASING_OUTER))
        half = _GRIP / 2
        painter.drawRects(
            [
                QRectF(_whole(x - half, ratio), _whole(y - half, ratio), _GRIP, _GRIP)
                for drawn in marked
                for ring in drawn.shape.polygon.rings
                for x, y in (camera.to_screen(*point) for point in ring.tolist())
            ]
        )

    def _overlapping(self, box: Box) -> NDArray[np.bool_]:
        return overlapping(self._table[:, _BOX], box)

    def _sort(self) -> None:
        # Largest first, so that a scratch is not buried under an edge ring.
        self._order = sorted(self._drawn.values(), key=lambda drawn: -drawn.area)
        self._table = np.array([drawn.row for drawn in self._order]).reshape(-1, _COLUMNS)


def _boxes_of(boxes: NDArray[np.float64], camera: Camera) -> list[QRectF]:
    """Raster boxes (n, 4) on the screen, each at least a pixel wide and high."""
    ax, ay, dx, dy = camera.matrix
    ends = boxes.reshape(-1, 2, 2) @ np.array([[ax, ay], [dx, dy]]) + (camera.x, camera.y)
    low = ends.min(axis=1)
    size = np.maximum(ends.max(axis=1) - low, 1.0)
    return [QRectF(*box) for box in np.hstack([low, size]).tolist()]


def changes(old: Drawn, new: Drawn) -> list[Box]:
    """Raster boxes in which one outline differs from another.

    A brush that adds a little to a ring around the whole wafer has only that little painted.

    Args:
        old: the outline before.
        new: the outline after.
    """
    if old.style != new.style:
        return [old.box, new.box]
    one, other = old.shape.polygon.to_shapely(), new.shape.polygon.to_shapely()
    if not (one.is_valid and other.is_valid):
        return [old.box, new.box]
    parts = shapely.get_parts(shapely.symmetric_difference(one, other))
    boxes = [tuple(bounds) for bounds in shapely.bounds(parts[~shapely.is_empty(parts)]).tolist()]
    return boxes + [(x, y, x, y) for x, y in (*old.extremes, *new.extremes)]


def _whole(place: float, ratio: float) -> float:
    """The next whole device pixel, the same one wherever the picture begins."""
    return math.floor(place * ratio + 0.5) / ratio


def _style(length: float, is_marked: bool) -> str:
    if is_marked:
        return "marked"
    if length >= _CASED_FROM:
        return "cased"
    return "lined" if length >= _LINED_FROM else "thin"


@lru_cache(maxsize=256)
def _pens(colour: str, style: str, ratio: float) -> tuple[QPen, ...]:
    """The pens of an outline, in device pixels, the lowest first."""
    if style == "thin":
        return (pen_of(colour, ratio),)
    if style == "lined":
        return pen_of(CASING_INNER, 3.0 * ratio), pen_of(colour, ratio)
    return cased_pens(colour, ratio, is_marked=style == "marked")
