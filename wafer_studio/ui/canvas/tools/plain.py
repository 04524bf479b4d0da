"""A tool that uses no event yet: what each tool starts from."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.tool import Pointer


class PlainTool:
    """Fulfils `Tool` by passing over everything.

    Args:
        bench: what all tools share.
    """

    KEY: ClassVar[str] = ""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    @property
    def key(self) -> str:
        """Its name in code."""
        return self.KEY

    @property
    def is_busy(self) -> bool:
        """True while something is under way that Esc would drop."""
        return False

    @property
    def cursor(self) -> Qt.CursorShape:
        """Shape of the pointer over the map."""
        return Qt.CursorShape.CrossCursor

    def press(self, at: Pointer) -> bool:  # noqa: ARG002  the seam's form, here and below
        """The left button went down."""
        return False

    def move(self, at: Pointer) -> bool:  # noqa: ARG002
        """The pointer moved, with the left button down or not."""
        return False

    def release(self, at: Pointer) -> bool:  # noqa: ARG002
        """The left button came up."""
        return False

    def double_click(self, at: Pointer) -> bool:  # noqa: ARG002
        """The left button was pressed twice."""
        return False

    def wheel(self, steps: float, at: Pointer) -> bool:  # noqa: ARG002
        """The wheel was turned with Alt held down."""
        return False

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:  # noqa: ARG002
        """A key went down; Esc drops what is under way."""
        if key != Qt.Key.Key_Escape or not self.is_busy:
            return False
        self.drop()
        return True

    def drop(self) -> None:
        """Forget what is under way."""

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint what is under way."""
