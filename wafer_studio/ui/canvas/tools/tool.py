"""The seam between the map view and its tools.

The view hands each pointer and key event to the tool in use, in raster pixels. A tool keeps only
what is under way, paints it, and ends by handing one `Edit` to the desk; it never changes a shape
by itself. So one drag is one edit, and all tools are undone alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ml_core.wafer.annotation import Edit
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape
from wafer_studio.ui.canvas.camera import Camera


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is.

    Attributes:
        x: raster pixels, right.
        y: raster pixels, down.
        scale: screen pixels that a raster pixel is wide, to turn a grip's size into raster pixels.
        modifiers: keys held down.
    """

    x: float
    y: float
    scale: float
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


class Desk(Protocol):
    """What a tool works on, and where its edits go."""

    @property
    def wafer(self) -> WaferMap | None:
        """The open wafer."""

    @property
    def inspection(self) -> Inspection | None:
        """Its newest inspection."""

    @property
    def shapes(self) -> Sequence[Shape]:
        """Shapes of the open annotation, those drawn last on top."""

    @property
    def selected_ids(self) -> frozenset[str]:
        """Ids of the shapes that are selected."""

    @property
    def class_key(self) -> str:
        """Class that is drawn now."""

    @property
    def can_edit(self) -> bool:
        """False while there is no wafer or the last step is not on the disk yet."""

    def apply(self, edit: Edit) -> None:
        """Take a step; it is in the journal before the next one may begin."""

    def select(self, shape_ids: Sequence[str]) -> None:
        """Select these shapes and no others."""

    def say(self, text: str) -> None:
        """Show one line on what goes on, such as the tolerance of the wand."""

    def redraw(self) -> None:
        """Have the view paint what is under way again."""


class Tool(Protocol):
    """One tool. Each method that takes an event returns True where it used it."""

    @property
    def key(self) -> str:
        """Its name in code."""

    @property
    def is_busy(self) -> bool:
        """True while something is under way that Esc would drop."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """Shape of the pointer over the map."""

    def press(self, at: Pointer) -> bool:
        """The left button went down."""

    def move(self, at: Pointer) -> bool:
        """The pointer moved, with the left button down or not."""

    def release(self, at: Pointer) -> bool:
        """The left button came up."""

    def double_click(self, at: Pointer) -> bool:
        """The left button was pressed twice."""

    def wheel(self, steps: float, at: Pointer) -> bool:
        """The wheel was turned with Alt held down: size, tolerance."""

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """A key went down: Esc drops, Enter finishes, Backspace takes a point back."""

    def drop(self) -> None:
        """Forget what is under way; another tool or wafer was chosen."""

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint what is under way, in screen coordinates."""
