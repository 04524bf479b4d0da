"""A view through a camera: fit, zoom, turn, flip; paints from tiles and sharpens in slices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ml_core.wafer.grid import Notch
from wafer_studio.ui.canvas.camera import Camera, Orientation, fitted
from wafer_studio.ui.canvas.picture import MapPicture
from wafer_studio.ui.canvas.tags import TAG_REACH
from wafer_studio.ui.canvas.tiles import Box, Scene, Tiles, visible_of

_NEAREST: Final = 32.0
_CHEAP: Final = 9_000.0
"""Microseconds: what costs less is painted at once, whatever goes on."""
_SLICE: Final = 0.006
"""Seconds of a frame that go into painting anew while the user moves something."""
_LONG_SLICE: Final = 0.012
"""The same while nothing moves: fewer slices are sooner done."""
_AHEAD: Final = 0.004
"""Seconds of an idle moment that go into painting around the view."""
_MARGIN: Final = 256
"""Device pixels around the view that are painted ahead."""
_STILL: Final = 0.07
"""Seconds after the last step of a zoom in which the old picture, scaled, is good enough."""
_BUSY: Final = 0.15
"""Seconds after the last move in which another one is likely."""


@dataclass(frozen=True)
class Stance:
    """How the wafer is held before the eye.

    Attributes:
        orientation: turned and mirrored.
        notch_side: side of the screen that each wafer's notch is turned to; None to hold each
            as the one before.
    """

    orientation: Orientation = Orientation()  # noqa: RUF009  frozen
    notch_side: Notch | None = None


class LookingView(QWidget):
    """Shows a `MapPicture` through a camera."""

    camera_changed = Signal()
    """Zoomed, panned, turned or flipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = MapPicture()
        picture = self._picture
        self._tiles = Tiles(Scene(picture.paint, picture.paint_quick, picture.cost))
        self._camera = Camera()
        self._is_fitted = True
        self.is_whole = True
        """False while the last picture that was painted still lacks something."""
        self._is_prepared = False
        self._is_edited = False
        self._zoomed_at = -1.0
        self._panned_at = -1.0
        self.moved_at = -1.0
        """When the user last moved something, by the clock of ``perf_counter``."""
        self._notch_side: Notch | None = None
        self._go_on = QTimer(self)
        self._go_on.setSingleShot(True)
        self._go_on.timeout.connect(self._continue)

    @property
    def camera(self) -> Camera:
        """The present view."""
        return self._camera

    @property
    def painted_camera(self) -> Camera:
        """The present view as it is painted: on whole device pixels."""
        size, ratio = self.size(), self.devicePixelRatioF()
        seen = visible_of(self._camera, size, ratio)
        return replace(self._camera, x=-seen.left() / ratio, y=-seen.top() / ratio)

    def fit(self) -> None:
        """Show the whole wafer."""
        self._look(self._fitted(self._picture.box), is_fitted=True)

    def zoom_to_actual(self) -> None:
        """One raster pixel a screen pixel, around the middle."""
        self.zoom(1 / self._camera.scale)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor around a screen point, the middle where None."""
        at = at or self._middle()
        smallest = min(self._fitted(self._picture.box).scale * 0.5, 1.0)
        camera = self._camera.zoomed(factor, x=at.x(), y=at.y(), smallest=smallest)
        self._zoomed_at = self.moved_at = perf_counter()
        self._look(camera, is_fitted=False)

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by screen pixels."""
        self.moved_at = self._panned_at = perf_counter()
        self._look(self._camera.panned(dx, dy), is_fitted=False)

    def look_at(self, x: float, y: float) -> None:
        """Move a raster point to the middle."""
        now = self._camera.to_screen(x, y)
        self.pan(self._middle().x() - now[0], self._middle().y() - now[1])

    def look_like(self, other: "LookingView") -> None:
        """Show what another view of the same wafer shows."""
        self._look(other.camera, is_fitted=other._is_fitted)

    def turn(self, quarters: int = 1) -> None:
        """Turn the wafer clockwise by quarters; dies and millimetres stay those of the source."""
        self._orient_by_hand(self._camera.orientation.turned(quarters))

    def flip(self) -> None:
        """Swap left and right; dies and millimetres stay those of the source."""
        self._orient_by_hand(self._camera.orientation.mirrored())

    def turn_notch(self, side: Notch | None) -> None:
        """Turn this wafer and those that come so that the notch shows on a side.

        Args:
            side: of the screen; None to leave the wafers that come as they are.
        """
        self._notch_side = side
        self._orient(self._wanted_orientation())

    @property
    def stance(self) -> Stance:
        """How this wafer and those that come are held."""
        return Stance(self._camera.orientation, self._notch_side)

    def take_stance(self, stance: Stance) -> None:
        """Hold this wafer and those that come so."""
        self._notch_side = stance.notch_side
        self._orient(stance.orientation)
        self._orient(self._wanted_orientation())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  Qt's name
        super().resizeEvent(event)
        if self._is_fitted:
            self._camera = self._fitted(self._picture.box)
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802  Qt's name
        super().hideEvent(event)
        self._go_on.stop()

    def _paint_map(self, painter: QPainter) -> None:
        size, ratio = self.size(), self.devicePixelRatioF()
        cost = self._tiles.cost_of(self._camera, size=size, ratio=ratio)
        now = perf_counter()
        is_zooming = now - self._zoomed_at < _STILL
        # What was just edited is painted in one go if it can be: the tool shows it no more.
        is_hurried = now - self.moved_at < _BUSY and not self._is_edited
        slice_ = _SLICE if is_hurried else _LONG_SLICE
        self._is_edited = False
        seconds = 1.0 if cost <= _CHEAP else 0.0 if is_zooming else slice_
        self.is_whole = self._tiles.paint(
            painter, self._camera, size=size, ratio=ratio, seconds=seconds
        )
        if not self.is_whole:
            self._go_on.start(round(1000 * _STILL) if is_zooming else 0)
        elif not self._is_prepared:
            # A drag wants the next strip at once; else other work may have the first moment.
            is_panning = now - self._panned_at < _BUSY
            self._go_on.start(0 if is_panning else round(1000 * _STILL))

    def _continue(self) -> None:
        """Sharpen what is seen, then paint what may be seen next."""
        if not self.is_whole:
            self.update()
            return
        size, ratio = self.size(), self.devicePixelRatioF()
        self._is_prepared = self._tiles.prepare(
            self._camera,
            size=size,
            ratio=ratio,
            font=self.font(),
            margin=_MARGIN,
            seconds=_AHEAD,
        )
        if not self._is_prepared:
            self._go_on.start(0)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _fitted(self, box: tuple[float, float, float, float]) -> Camera:
        size = {"width": float(self.width()), "height": float(self.height())}
        orientation, stretch = self._camera.orientation, self._picture.stretch
        return fitted(box, **size, largest=_NEAREST, stretch=stretch, orientation=orientation)

    def _wanted_orientation(self) -> Orientation:
        """The present one, turned so that the notch of this wafer is where it is wanted."""
        orientation, wafer = self._camera.orientation, self._picture.wafer
        if wafer is None or self._notch_side is None:
            return orientation
        return orientation.with_notch(wafer.grid.notch, self._notch_side)

    def _orient_by_hand(self, orientation: Orientation) -> None:
        wafer = self._picture.wafer
        if wafer is not None and self._notch_side is not None:
            self._notch_side = orientation.notch_side(wafer.grid.notch)
        self._orient(orientation)

    def _orient(self, orientation: Orientation) -> None:
        middle = self._middle()
        self._camera = self._camera.oriented(orientation, x=middle.x(), y=middle.y())
        if self._is_fitted:
            self._camera = self._fitted(self._picture.box)
        self._look_again()
        self.camera_changed.emit()

    def _look(self, camera: Camera, *, is_fitted: bool) -> None:
        self._camera, self._is_fitted = camera, is_fitted
        self._look_again()
        self.camera_changed.emit()

    def _look_again(self) -> None:
        self._is_prepared = False
        self.update()

    def _repaint(self) -> None:
        """Paint all anew; the old picture shows until then."""
        self._tiles.forget()
        self._look_again()

    def _touch(self, boxes: Iterable[Box]) -> None:
        """Paint raster boxes anew."""
        self._tiles.touch(boxes, reach=TAG_REACH)
        self._is_edited = True
        self._look_again()
