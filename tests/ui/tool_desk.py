"""A small desk for tools: holds shapes, takes steps, keeps what was said; and a pointer's hand."""

import hashlib

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ml_core.wafer.annotation import Edit, edited
from tests.wafers import plain_wafer
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench, ToolSettings
from wafer_studio.ui.canvas.tools.table import TOOLS
from wafer_studio.ui.canvas.tools.tool import Pointer

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class SmallDesk:
    """Fulfils ``Desk`` in memory."""

    def __init__(self, shapes=(), *, wafer=None, inspection=None, selected=()):
        self.wafer = plain_wafer() if wafer is None else wafer  # 12 x 10 dies of 25 x 30 pixels
        self.inspection = inspection
        self.shapes = tuple(shapes)
        self.selected_ids = frozenset(selected)
        self.class_key = "scratch"
        self.can_edit = True
        self.steps: list[Edit] = []
        self.said: list[str] = []

    def apply(self, edit):
        assert self.can_edit
        self.shapes = edited(self.shapes, edit)
        self.steps.append(edit)

    def undo(self):
        self.shapes = edited(self.shapes, self.steps.pop().inverse)

    def select(self, shape_ids):
        self.selected_ids = frozenset(shape_ids) & {s.shape_id for s in self.shapes}

    def say(self, text):
        self.said.append(text)

    def redraw(self):
        pass


class Hand:
    """Works with one tool on a desk as the map view does, in raster pixels."""

    def __init__(self, key, desk, *, scale=1.0, **settings):
        self.desk, self.scale = desk, scale
        self.bench = Bench(desk, ToolSettings(**settings))
        self.tool = next(entry for entry in TOOLS if entry.key == key).make(self.bench)

    def at(self, x, y, modifiers=NONE):
        return Pointer(x, y, self.scale, modifiers)

    def press(self, x, y, modifiers=NONE):
        return self.tool.press(self.at(x, y, modifiers))

    def move(self, x, y, modifiers=NONE):
        return self.tool.move(self.at(x, y, modifiers))

    def release(self, x, y, modifiers=NONE):
        return self.tool.release(self.at(x, y, modifiers))

    def click(self, x, y, modifiers=NONE):
        self.press(x, y, modifiers)
        self.release(x, y, modifiers)

    def double_click(self, x, y):
        """Qt's order: press, release, double click, release; a press where it is not used."""
        self.click(x, y)
        if not self.tool.double_click(self.at(x, y)):
            self.press(x, y)
        self.release(x, y)

    def drag(self, *places, modifiers=NONE):
        """Press on the first place, move over the others, release on the last."""
        self.press(*places[0], modifiers)
        for place in places[1:]:
            self.move(*place, modifiers)
        self.release(*places[-1], modifiers)

    def key(self, key, modifiers=NONE):
        return self.tool.press_key(key, modifiers)

    def painted(self, *, camera=None):
        """What the tool paints on a black map of 300 x 300, seen one to one."""
        image = QImage(300, 300, QImage.Format.Format_RGB32)
        image.fill(QColor("black"))
        painter = QPainter(image)
        self.tool.paint(painter, camera or Camera())
        painter.end()
        return image


def colours(image):
    """The image's bytes, to tell whether two are alike."""
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def is_dark(image, x, y):
    return QColor(image.pixel(x, y)).lightness() < 20
