"""The view hosts a tool: who gets which event, in raster pixels, by real clicks and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.qt_strictness import nothing_left, quiet_qt
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.canvas.view import MapView

__all__ = ["nothing_left", "quiet_qt"]

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class Recorder:
    """A tool that writes down what it is given."""

    key = "recorder"

    def __init__(self, *, uses=True, is_busy=False, keys=()):
        self.uses, self.is_busy, self.keys = uses, is_busy, keys
        self.cursor = Qt.CursorShape.CrossCursor
        self.said, self.dropped, self.painted = [], 0, 0

    def press(self, at):
        return self._note("press", at)

    def move(self, at):
        return self._note("move", at)

    def release(self, at):
        return self._note("release", at)

    def double_click(self, at):
        return self._note("double", at)

    def wheel(self, steps, at):
        self.said.append(("wheel", steps))
        return self.uses

    def press_key(self, key, modifiers):
        self.said.append(("key", key))
        return key in self.keys

    def drop(self):
        self.dropped += 1

    def paint(self, painter, camera):
        self.painted += 1
        painter.fillRect(10, 10, 5, 5, QColor("magenta"))

    def _note(self, what, at):
        self.said.append((what, round(at.x, 3), round(at.y, 3)))
        self.at = at
        return self.uses

    @property
    def kinds(self):
        return [entry[0] for entry in self.said]


@pytest.fixture
def view(qtbot):
    view = MapView()
    view.resize(600, 500)
    wafer = plain_wafer()
    view.set_wafer(wafer, inspection_of(wafer))
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def raster(view, x, y):
    return tuple(round(value, 3) for value in view.camera.to_raster(x, y))


def test_press_move_and_release_come_in_raster_pixels(view, qtbot):
    tool = Recorder()
    view.set_tool(tool)
    view.turn()  # on a turned map too
    qtbot.mousePress(view, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(200, 150))
    assert tool.at.modifiers == Qt.KeyboardModifier.ShiftModifier
    assert tool.at.scale == view.camera.scale
    qtbot.mouseMove(view, QPoint(220, 160))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(220, 160))
    assert tool.said == [
        ("press", *raster(view, 200, 150)),
        ("move", *raster(view, 220, 160)),
        ("release", *raster(view, 220, 160)),
    ]


def test_panning_keeps_the_tool_out(view, qtbot):
    tool = Recorder()
    view.set_tool(tool)
    x = view.camera.x
    qtbot.mousePress(view, MIDDLE, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(130, 100))
    qtbot.mouseRelease(view, MIDDLE, pos=QPoint(130, 100))
    assert view.camera.x == pytest.approx(x + 30)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    qtbot.mousePress(view, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(90, 100))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(90, 100))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert view.camera.x == pytest.approx(x + 20)
    assert set(tool.kinds) == {"key"}
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor


def test_a_tool_that_has_no_use_for_a_click_leaves_it_to_the_view(view, qtbot):
    chosen = []
    view.defect_chosen.connect(chosen.append)
    place = view.screen_of((5, 4)).toPoint()
    view.set_tool(Recorder())
    qtbot.mouseClick(view, LEFT, pos=place)
    assert chosen == []
    view.set_tool(Recorder(uses=False))
    qtbot.mouseClick(view, LEFT, pos=place)
    assert chosen == [1]


def test_a_double_click_goes_to_the_tool_once(view, qtbot):
    tool = Recorder()
    view.set_tool(tool)
    qtbot.mouseDClick(view, LEFT, pos=QPoint(200, 150))
    assert tool.kinds.count("double") == 1
    tool.uses, tool.said = False, []
    qtbot.mouseDClick(view, LEFT, pos=QPoint(200, 150))
    assert "press" in tool.kinds[tool.kinds.index("double") :]


@pytest.mark.parametrize("turned", [QPoint(0, 240), QPoint(240, 0)], ids=["down", "across"])
def test_the_wheel_with_alt_is_the_tools(view, turned):
    tool = Recorder()
    view.set_tool(tool)
    scale = view.camera.scale
    wheel(view, turned, Qt.KeyboardModifier.AltModifier)
    assert tool.said == [("wheel", 2.0)]
    assert view.camera.scale == scale
    wheel(view, QPoint(0, 120), Qt.KeyboardModifier.NoModifier)
    assert tool.said == [("wheel", 2.0)]
    assert view.camera.scale == pytest.approx(scale * 1.25)


def wheel(view, turned, modifiers):
    at = QPointF(200, 150)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_keys_go_to_the_tool_first(view, qtbot):
    told = []
    view.cell_changed.connect(told.append)
    tool = Recorder(keys=(Qt.Key.Key_Left,))
    view.set_tool(tool)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert told == []
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert tool.said == [("key", Qt.Key.Key_Left), ("key", Qt.Key.Key_Right)]
    assert len(told) == 1


@pytest.mark.parametrize("is_busy", [True, False])
def test_backspace_is_the_tools_while_it_is_busy_and_the_windows_else(view, qtbot, is_busy):
    window, ran = QMainWindow(), []
    action = QAction("Remove", window)
    action.setShortcut(QKeySequence(Qt.Key.Key_Backspace))
    action.triggered.connect(lambda: ran.append(True))
    window.addAction(action)
    window.setCentralWidget(view)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    tool = Recorder(is_busy=is_busy, keys=(Qt.Key.Key_Backspace,))
    view.set_tool(tool)
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert (tool.kinds == ["key"]) == is_busy
    assert (ran == [True]) == (not is_busy)
    view.setParent(None)
    window.close()


def test_another_tool_drops_what_the_first_had_under_way(view):
    first, second = Recorder(), Recorder()
    view.set_tool(first)
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor
    view.set_tool(second)
    assert (first.dropped, second.dropped) == (1, 0)
    view.set_tool(second)
    assert second.dropped == 0
    view.set_tool(None)
    assert second.dropped == 1
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_cursor_follows_what_the_tool_would_do(view, qtbot):
    tool = Recorder()
    view.set_tool(tool)
    tool.cursor = Qt.CursorShape.SizeAllCursor
    qtbot.mouseMove(view, QPoint(120, 120))
    assert view.cursor().shape() == Qt.CursorShape.SizeAllCursor


def test_what_is_under_way_is_painted_over_the_map(view):
    assert view.grab().toImage().pixelColor(12, 12).name() != "#ff00ff"
    view.set_tool(Recorder())
    assert view.grab().toImage().pixelColor(12, 12).name() == "#ff00ff"


def test_a_lost_focus_lets_space_go(view, qtbot):
    view.set_tool(Recorder())
    qtbot.keyPress(view, Qt.Key.Key_Space)
    view.clearFocus()
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor
