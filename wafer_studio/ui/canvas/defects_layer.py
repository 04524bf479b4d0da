"""What the model found: masks with colour and hatch, outlines and tags of what is proposed."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.drawn import Box, Outline, overlapping, vertices_within
from wafer_studio.ui.canvas.hatch import fill_brush
from wafer_studio.ui.canvas.layers import box_seen_by, device_pixels, seen_by, transform_of
from wafer_studio.ui.canvas.tags import CLIP_REACH, OUTLINE_REACH, tag_picture, tag_size
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER

_TAG_MOVES: Final = 4
"""Steps to the right that a tag may take off another one."""
_MOST_TAGS: Final = 60
"""Tags that are shown at once, those of the largest defects in view."""

Shown = Callable[[str], bool]
Tag = tuple[QPointF, QPixmap]


class _TagLook(NamedTuple):
    """What tags look like: font, device pixels a screen pixel has, the defect that is marked."""

    family: str
    ratio: float
    current: int


class DefectsLayer:
    """The defects of an inspection.

    Args:
        inspection: what to paint.
    """

    def __init__(self, inspection: Inspection) -> None:
        order = {c.key: c.index for c in CLASSES}
        # Largest first, so that a scratch is not buried under an edge ring.
        self._defects = sorted(
            inspection.defects, key=lambda d: (-d.area_px, order[d.class_key], d.number)
        )
        outlines = [Outline(defect.polygon) for defect in self._defects]
        self._outlines = {
            d.number: outline for d, outline in zip(self._defects, outlines, strict=True)
        }
        self._boxes = np.array([outline.box for outline in outlines]).reshape(-1, 4)
        self._vertices = np.array([outline.vertices for outline in outlines], dtype=np.float64)
        self._tags: tuple[object, tuple[Tag, ...]] = (None, ())

    def paint_masks(self, painter: QPainter, camera: Camera, *, shown: Shown, ratio: float) -> None:
        """Paint colour and hatch in screen coordinates.

        Args:
            painter: where.
            camera: view.
            shown: tells whether a class, by its key, is shown.
            ratio: device pixels a screen pixel has.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        with device_pixels(painter, camera, ratio) as close:
            for defect, area, _ in self._in_view(painter, close, shown):
                painter.fillPath(area, fill_brush(defect.defect_class, ratio))

    def paint_outlines(
        self,
        painter: QPainter,
        camera: Camera,
        *,
        shown: Shown,
        proposed: Callable[[int], bool],
        current: int,
        ratio: float,
    ) -> None:
        """Paint outlines in screen coordinates.

        Args:
            painter: where.
            camera: view.
            shown: tells whether a class, by its key, is shown.
            proposed: tells whether a defect, by its number, still waits for a verdict.
            current: number of the defect that is marked, 0 for none.
            ratio: device pixels a screen pixel has.
        """
        # Outlines of masks run along pixel edges: without smoothing each casing keeps whole pixels
        # of its own colour, and with them its contrast.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        with device_pixels(painter, camera, ratio) as close:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for defect, _, path in self._in_view(painter, close, shown):
                if proposed(defect.number):
                    colour, is_marked = defect.defect_class.colour, defect.number == current
                    for pen in cased_pens(colour, ratio, is_marked=is_marked):
                        painter.setPen(pen)
                        painter.drawPath(path)

    def paint_tags(
        self,
        painter: QPainter,
        camera: Camera,
        *,
        shown: Shown,
        proposed: Callable[[int], bool],
        current: int,
        ratio: float,
    ) -> None:
        """Paint tags in screen coordinates, each in the window and beside the others.

        Args:
            painter: where.
            camera: view.
            shown: tells whether a class, by its key, is shown.
            proposed: tells whether a defect, by its number, still waits for a verdict.
            current: number of the defect that is marked, 0 for none.
            ratio: device pixels a screen pixel has.
        """
        seen = seen_by(painter)
        box = box_seen_by(painter, camera, OUTLINE_REACH)
        visible = [d for d in self._near(box) if shown(d.class_key) and proposed(d.number)]
        visible.sort(key=lambda d: d.number != current)
        del visible[_MOST_TAGS:]
        look = _TagLook(painter.font().family(), ratio, current)
        key = (camera, seen.getRect(), look, tuple(d.number for d in visible))
        # While something is drawn, the view is painted again and again with the same tags.
        if self._tags[0] != key:
            self._tags = (key, tuple(self._placed(visible, camera, seen, look)))
        for place, picture in self._tags[1]:
            painter.drawPixmap(place, picture)

    def _placed(
        self, defects: Iterable[Defect], camera: Camera, seen: QRectF, look: "_TagLook"
    ) -> Iterable["Tag"]:
        taken: list[QRectF] = []
        for defect in defects:
            text = f"{defect.defect_class.letter}{defect.number}"
            is_marked = defect.number == look.current
            top = self._outlines[defect.number].top(camera.orientation)
            picture = tag_picture(text, family=look.family, ratio=look.ratio, is_marked=is_marked)
            box = _free_place(picture, camera.to_screen(*top), seen, taken)
            taken.append(box)
            yield box.topLeft(), picture

    def box_of(self, number: int) -> Box | None:
        """Raster box (left, top, right, bottom) of a defect, None where there is no such one."""
        found = next((d.bbox_px for d in self._defects if d.number == number), None)
        return None if found is None else _corners(found)

    def vertices_in(self, box: Box) -> float:
        """Vertices of the defects in a raster box, about: what painting it costs."""
        return vertices_within(self._boxes, self._vertices, box)

    def _in_view(
        self, painter: QPainter, camera: Camera, shown: Shown
    ) -> Iterable[tuple[Defect, QPainterPath, QPainterPath]]:
        """Defects with what of them is to be filled and to be outlined, screen pixels."""
        transform = transform_of(camera)
        box = box_seen_by(painter, camera, CLIP_REACH)
        for defect in self._near(box_seen_by(painter, camera, OUTLINE_REACH)):
            if shown(defect.class_key):
                area, line = self._outlines[defect.number].paths_in(camera.scale, box)
                yield defect, transform.map(area), transform.map(line)

    def _near(self, box: Box) -> list[Defect]:
        """Defects whose outlines meet a raster box, the largest first."""
        places = np.flatnonzero(overlapping(self._boxes, box))
        return [self._defects[place] for place in places.tolist()]


@lru_cache(maxsize=128)
def cased_pens(colour: str, ratio: float, *, is_marked: bool) -> tuple[QPen, ...]:
    """Pens for an outline in its colour within black within white: it shows on anything.

    Args:
        colour: ``#RRGGBB``.
        ratio: device pixels a screen pixel has.
        is_marked: True for a wider one.

    Returns:
        Pens in device pixels, the lowest first.
    """
    wider = 2.0 if is_marked else 0.0
    widths = ((CASING_OUTER, 6.0), (CASING_INNER, 4.0), (colour, 2.0))
    return tuple(pen_of(each, ratio * (width + wider)) for each, width in widths)


@lru_cache(maxsize=128)
def pen_of(colour: str, width: float) -> QPen:
    """A pen for outlines, with pointed corners."""
    return QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin)


def _free_place(
    picture: QPixmap, top: tuple[float, float], seen: QRectF, taken: list[QRectF]
) -> QRectF:
    box = QRectF(0, 0, *tag_size(picture))
    box.moveCenter(QPointF(top[0], top[1] - box.height() / 2))
    box.moveLeft(min(max(box.left(), seen.left() + 2), seen.right() - box.width() - 2))
    box.moveTop(min(max(box.top(), seen.top() + 2), seen.bottom() - box.height() - 2))
    for _ in range(_TAG_MOVES):
        beside = next((other for other in taken if box.intersects(other)), None)
        if beside is None:
            break
        box.moveLeft(beside.right() + 1)
    return box


def _corners(box: tuple[int, int, int, int]) -> Box:
    x, y, width, height = box
    return float(x), float(y), float(x + width), float(y + height)
