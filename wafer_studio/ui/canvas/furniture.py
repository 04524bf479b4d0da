"""What stands in the corners of the map: the scale bar, and where the notch is."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ml_core.wafer.grid import DieGrid, Notch
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.theme import Theme

_LONGEST: Final = 160.0
"""Screen pixels that a scale bar takes at most."""
_EDGE: Final = 12.0
_PAD: Final = 7.0
_STEPS: Final = (1.0, 2.0, 5.0)
_ARROWS: Final = {Notch.DOWN: 180.0, Notch.LEFT: 270.0, Notch.UP: 0.0, Notch.RIGHT: 90.0}
_TURNED: Final = {
    0: "",
    1: noted("furniture", "turned 90°"),
    2: noted("furniture", "turned 180°"),
    3: noted("furniture", "turned 270°"),
}


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A round length and how long it is on the screen.

    Attributes:
        length_mm: 1, 2 or 5 times a power of ten, mm.
        pixels: screen pixels.
        is_estimated: True where the millimetres rest on a guess.
    """

    length_mm: float
    pixels: float
    is_estimated: bool

    @property
    def text(self) -> str:
        """What stands beside it; lengths under a tenth of a millimetre in um."""
        small = self.length_mm < 0.1
        value, unit = (self.length_mm * 1000, "µm") if small else (self.length_mm, "mm")
        mark = translated("metrics", " (est.)") if self.is_estimated else ""
        return f"{value:g} {unit}{mark}"


def scale_bar(grid: DieGrid, camera: Camera, *, longest: float = _LONGEST) -> ScaleBar:
    """The longest round length that fits.

    Args:
        grid: of the wafer.
        camera: view.
        longest: screen pixels.
    """
    per_mm = camera.scale / grid.pixel_mm[0]
    if camera.orientation.is_sideways:
        per_mm = camera.scale_down / grid.pixel_mm[1]
    room = longest / per_mm
    power = 10.0 ** math.floor(math.log10(room))
    length = power * max(step for step in _STEPS if step * power <= room * (1 + 1e-9))
    return ScaleBar(length, length * per_mm, grid.is_estimated)


def notch_words(grid: DieGrid, orientation: Orientation) -> str:
    """Where the notch shows and how the view is turned, in words."""
    side = orientation.notch_side(grid.notch)
    words = [
        translated("furniture", "Notch not known")
        if side is Notch.UNKNOWN
        else translated("furniture", "Notch {side}").format(
            side=translated("furniture", side.value)
        )
    ]
    words += [translated("furniture", _TURNED[orientation.turns])] if orientation.turns else []
    words += [translated("furniture", "mirrored")] if orientation.is_mirrored else []
    return ", ".join(words)


def paint_furniture(
    painter: QPainter, box: QRectF, *, grid: DieGrid, camera: Camera, theme: Theme
) -> None:
    """Paint scale bar and notch into the lower left corner.

    Args:
        painter: where.
        box: the view, screen pixels.
        grid: of the wafer.
        camera: view.
        theme: colours.
    """
    bar = scale_bar(grid, camera)
    words = notch_words(grid, camera.orientation) if grid.has_dies else _turned_words(camera)
    metrics = painter.fontMetrics()
    parts = _Widths(bar.pixels, metrics, bar.text, words)
    place = QRectF(_EDGE, 0, parts.total, metrics.height() + 2 * _PAD)
    place.moveBottom(box.bottom() - _EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(theme.window)
    ground.setAlphaF(0.88)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(place, 4, 4)
    _paint_bar(painter, place, bar, theme)
    left = place.left() + _PAD + bar.pixels + _PAD
    painter.drawText(QPointF(left, _baseline(place, metrics)), bar.text)
    if words:
        left += metrics.horizontalAdvance(bar.text) + 2 * _PAD
        side = camera.orientation.notch_side(grid.notch)
        _paint_arrow(painter, QPointF(left + 6, place.center().y()), side, theme)
        painter.drawText(QPointF(left + 18, _baseline(place, metrics)), words)


class _Widths:
    """Room that the parts take beside each other."""

    def __init__(self, bar: float, metrics: QFontMetrics, text: str, words: str) -> None:
        self.total = bar + metrics.horizontalAdvance(text) + 3 * _PAD
        if words:
            self.total += metrics.horizontalAdvance(words) + 18 + 2 * _PAD


def _turned_words(camera: Camera) -> str:
    words = (
        [translated("furniture", _TURNED[camera.orientation.turns])]
        if camera.orientation.turns
        else []
    )
    words += [translated("furniture", "mirrored")] if camera.orientation.is_mirrored else []
    return ", ".join(words).capitalize()


def _baseline(place: QRectF, metrics: QFontMetrics) -> float:
    return place.center().y() + (metrics.ascent() - metrics.descent()) / 2


def _paint_bar(painter: QPainter, place: QRectF, bar: ScaleBar, theme: Theme) -> None:
    left, right = round(place.left() + _PAD) + 0.5, round(place.left() + _PAD + bar.pixels) + 0.5
    y = round(place.center().y()) + 0.5
    painter.setPen(QPen(QColor(theme.text), 2, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))
    painter.setPen(QColor(theme.text))


def _paint_arrow(painter: QPainter, centre: QPointF, side: Notch, theme: Theme) -> None:
    """A triangle that points to the notch; a ring where it is not known."""
    painter.save()
    painter.translate(centre)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.text))
    if side is Notch.UNKNOWN:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text), 1.5))
        painter.drawEllipse(QPointF(0, 0), 4, 4)
    else:
        painter.rotate(_ARROWS[side])
        painter.drawPolygon(QPolygonF([QPointF(0, -5), QPointF(5, 4), QPointF(-5, 4)]))
    painter.restore()
