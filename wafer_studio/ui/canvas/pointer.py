"""Panning, and the tool in use: who gets an event of the pointer or of a key."""

from time import perf_counter
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent

from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.looking import LookingView
from wafer_studio.ui.canvas.tools.tool import Pointer, Tool

_LEFT: Final = Qt.MouseButton.LeftButton
_KEYS_UNDER_WAY: Final = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace}
)


class Hands:
    """Pans by the middle button or by space and left; gives all else to the tool.

    Args:
        view: whose events come here.
    """

    def __init__(self, view: LookingView) -> None:
        self._view = view
        self._dragged_from: QPointF | None = None
        self._is_space_down = False
        self.tool: Tool | None = None

    @property
    def is_panning(self) -> bool:
        """True while the view is dragged."""
        return self._dragged_from is not None

    @property
    def is_busy(self) -> bool:
        """True while the view is dragged or a tool has something under way."""
        return self.is_panning or (self.tool is not None and self.tool.is_busy)

    def take(self, tool: Tool | None) -> None:
        """Work with another tool, or none; what the old one had under way is dropped."""
        if self.tool is not None and self.tool is not tool:
            self.tool.drop()
        self.tool = tool
        self.show_cursor()
        self._view.update()

    def press(self, event: QMouseEvent) -> bool:
        """A button went down; True where that was used."""
        is_left = event.button() == _LEFT
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_space_down):
            self._dragged_from = event.position()
            self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
            return True
        if not is_left or self.tool is None:
            return False
        return self._after(self.tool.press(self._pointer(event)))

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved; True where that panned the view."""
        if self._dragged_from is not None:
            moved = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self._view.pan(moved.x(), moved.y())
            return True
        if self.tool is not None and self._after(self.tool.move(self._pointer(event))):
            self._view.moved_at = perf_counter()
        return False

    def release(self, event: QMouseEvent) -> bool:
        """A button came up; True where that was used."""
        if self._dragged_from is not None:
            self._dragged_from = None
            self.show_cursor()
            return True
        if event.button() != _LEFT or self.tool is None:
            return False
        return self._after(self.tool.release(self._pointer(event)))

    def double_click(self, event: QMouseEvent) -> bool:
        """The left button was pressed twice; a tool without a use for it sees a press."""
        if event.button() != _LEFT or self.tool is None or self._is_space_down:
            return self.press(event)
        if self._after(self.tool.double_click(self._pointer(event))):
            return True
        return self.press(event)

    def wheel(self, event: QWheelEvent) -> bool:
        """The wheel was turned; True where the tool used it (Alt held down)."""
        if self.tool is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        turned = event.angleDelta()
        # Some systems turn the wheel's direction by a quarter while Alt is down.
        steps = (turned.y() or turned.x()) / 120
        at = self._at(event.position(), event.modifiers())
        return self._after(self.tool.wheel(steps, at))

    def press_key(self, event: QKeyEvent) -> bool:
        """A key went down; True where the tool or panning used it."""
        key = Qt.Key(event.key())
        if self.tool is not None and self._after(self.tool.press_key(key, event.modifiers())):
            return True
        if key != Qt.Key.Key_Space:
            return False
        self._is_space_down = True
        self.show_cursor()
        return True

    def click(self, place: QPointF) -> bool:
        """Use the tool on a place without the pointer; True where it did something there."""
        if self.tool is None:
            return False
        at = self._at(place, Qt.KeyboardModifier.NoModifier)
        pressed, released = self.tool.press(at), self.tool.release(at)
        return self._after(pressed or released)

    def release_key(self, event: QKeyEvent) -> None:
        """A key came up."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.let_go()

    def let_go(self) -> None:
        """Space is up, or the keys go to another widget now."""
        self._is_space_down = False
        self.show_cursor()

    def wants(self, event: QKeyEvent) -> bool:
        """True where Qt asks whether a key is needed before any shortcut, and the tool does."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        is_under_way = self.tool is not None and self.tool.is_busy
        return is_asked and is_under_way and event.key() in _KEYS_UNDER_WAY

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint what the tool has under way, in screen coordinates."""
        if self.tool is not None:
            painter.save()
            self.tool.paint(painter, camera)
            painter.restore()

    def show_cursor(self) -> None:
        """Give the pointer the shape of what it would do now."""
        if self._dragged_from is not None:
            return
        if self._is_space_down:
            self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self.tool is None:
            self._view.unsetCursor()
        elif self._view.cursor().shape() != self.tool.cursor:
            self._view.setCursor(self.tool.cursor)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        return self._at(event.position(), event.modifiers())

    def _at(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        camera = self._view.camera
        x, y = camera.to_raster(place.x(), place.y())
        return Pointer(x, y, camera.scale, modifiers)

    def _after(self, was_used: bool) -> bool:
        if was_used:
            self._view.update()
        self.show_cursor()
        return was_used
