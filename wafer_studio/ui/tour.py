"""The guided tour: each part of the window, one after the other, with a few words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.ui.accessibility import Announcer
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import CASING_INNER, CASING_OUTER


@dataclass(frozen=True)
class TourStep:
    """One part of the window.

    Attributes:
        anchor: object name of the widget that is shown.
        title: what it is.
        text: what it is for, two or three short sentences.
    """

    anchor: str
    title: str
    text: str


STEPS: Final = (
    TourStep("wafers", "Your wafers", "Drop files, folders or archives anywhere on the window: "
             "STDF, KLARF, maps, tables, pictures. Each wafer is one line. Choose one to open it."),
    TourStep("pages_tabs", "Seven views", "The wafer; why the model says so; the whole lot; all "
             "wafers and defects in tables; the list for the microscope; versions that differ; "
             "wafers from the lab's queue."),
    TourStep("map", "The map", "The wheel zooms to the pointer, Space or the middle button pans, "
             "the arrow keys walk from die to die. Click a mask to choose its defect."),
    TourStep("tools", "Drawing", "Take a tool and outline what you see; the digits 1 to 8 pick the "
             "class. Each stroke is on the disk before the next begins, and can be undone."),
    TourStep("tabs_tabs", "Beside the map", "What the model found, what you draw, every step to go "
             "back to, and the layers of the map."),
    TourStep("verdict", "The verdict", "What the model sees on the whole wafer: the leading kind "
             "of defect, how severe it is, and what the file left unclear."),
    TourStep("legend", "Kinds of defect", "Each kind has a colour, a hatch and a letter, so that "
             "colour is never all there is. Click one to show or hide it."),
    TourStep("defects", "The defects", "Every defect that was found, with its place and size. "
             "Choose a line, and the map comes near it."),
    TourStep("metrics", "The numbers", "Coverage, affected dies and kill ratio of each kind. "
             "Lengths that were guessed say so; give the geometry to make them sure."),
    TourStep("main", "What you do most", "Open, inspect and export from here. Every command is "
             "in the menus too, and you can give it any key."),
    TourStep("status", "What goes on", "The die under the pointer, work that takes a while with "
             "a button to stop it, and the model in use. That was all; enjoy your work."),
)  # fmt: skip
"""The steps, in their order; a test fails where an anchor is not in the window."""

_DIM: Final = QColor(0, 0, 0, 150)
_GAP: Final = 12
_BUBBLE_WIDTH: Final = 360
_FRAME: Final = 1


def name_parts(owner: QWidget) -> None:
    """Call every part of a window or page that has no name as the owner's attribute is called.

    The tabs of ``pages`` are called ``pages_tabs``, and so on.
    """
    for name, part in vars(owner).items():
        if not isinstance(part, QWidget):
            continue
        if not part.objectName():
            part.setObjectName(name)
        if isinstance(part, QTabWidget):
            part.tabBar().setObjectName(f"{name}_tabs")


class Tour(QWidget):
    """Lies over the window while the tour runs: dims all but one part, and tells of that.

    Args:
        window: the window; its parts are named.
        announcer: reads each step out.
        steps: what is shown.
    """

    ended = Signal()
    """The tour is over, by its last step or before."""

    def __init__(
        self, window: QMainWindow, announcer: Announcer, steps: Sequence[TourStep] = STEPS
    ) -> None:
        super().__init__(window)
        self._window = window
        self._announcer = announcer
        self._steps = steps
        self._number = 0
        self._focus_before = QApplication.focusWidget()
        self.setAccessibleName(translated("tour", "Guided tour"))
        self.bubble = QFrame(self)
        self.title = QLabel(wordWrap=True)
        self.text = QLabel(wordWrap=True)
        self.count = QLabel()
        self.end = QPushButton(translated("tour", "End the tour"))
        self.back = QPushButton(translated("tour", "Back"))
        self.next = QPushButton()
        self._lay_out()
        self._connect()
        window.installEventFilter(self)

    @property
    def step(self) -> TourStep:
        """The step that is shown."""
        return self._steps[self._number]

    @property
    def hole(self) -> QRect:
        """The place of the part that is shown; an empty one where it is hidden."""
        part = self._window.findChild(QWidget, self.step.anchor)
        if part is None or not part.isVisible():
            return QRect()
        place = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        return place.adjusted(-2, -2, 2, 2).intersected(self.rect())

    def start(self) -> None:
        """Show the first step."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.go(0)

    def go(self, number: int) -> None:
        """Show a step by its number from 0; one past the last ends the tour."""
        if number >= len(self._steps):
            self.leave()
            return
        self._number = max(number, 0)
        is_last = self._number == len(self._steps) - 1
        self.title.setText(translated("tour", self.step.title))
        self.text.setText(translated("tour", self.step.text))
        place = translated("tour", "{number} of {count}")
        self.count.setText(place.format(number=self._number + 1, count=len(self._steps)))
        self.back.setEnabled(self._number > 0)
        self.next.setText(translated("tour", "Done") if is_last else translated("tour", "Next"))
        self.bubble.setAccessibleName(self.title.text())
        self.bubble.setAccessibleDescription(self.text.text())
        self._place()
        self.next.setFocus()
        words = f"{self.title.text()}. {self.text.text()} {self.count.text()}"
        self._announcer.say(words, at_once=True)

    def leave(self) -> None:
        """End the tour; the focus goes back to where it was."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus()
        self.ended.emit()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        all_of_it, hole = QPainterPath(), QPainterPath()
        all_of_it.addRect(self.rect())
        hole.addRoundedRect(self.hole, 5, 5)
        painter.fillPath(all_of_it.subtracted(hole), _DIM)
        # Black in white: seen on every ground.
        for colour, width in ((CASING_INNER, 5.0), (CASING_OUTER, 2.0)):
            painter.strokePath(hole, QPen(QColor(colour), width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802  Qt's name
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802  Qt's name
        """Keep Tab inside the bubble."""
        buttons = [b for b in (self.end, self.back, self.next) if b.isEnabled()]
        focused = QApplication.focusWidget()
        at = buttons.index(focused) if focused in buttons else -1
        buttons[(at + (1 if next else -1)) % len(buttons)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _lay_out(self) -> None:
        self.bubble.setAutoFillBackground(True)
        self.bubble.setFrameShape(QFrame.Shape.Box)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self._row = row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.end, self.back, self.next):
            row.addWidget(button)
        self._inside = layout = QVBoxLayout(self.bubble)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.end.clicked.connect(self.leave)
        self.back.clicked.connect(lambda: self.go(self._number - 1))
        self.next.clicked.connect(lambda: self.go(self._number + 1))
        calls: dict[str, Callable[[], object]] = {
            "Esc": self.leave,
            "Right": self.next.click,
            "Left": self.back.click,
            "Return": self._press_focused,
            "Enter": self._press_focused,
        }
        for keys, call in calls.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _press_focused(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()

    def _place(self) -> None:
        self._row.invalidate()  # it does not know yet that its words are others
        sides = self._inside.contentsMargins()
        row = self._row.sizeHint().width() + sides.left() + sides.right() + 2 * _FRAME
        width = max(_BUBBLE_WIDTH, row)
        size = QSize(width, self._inside.totalHeightForWidth(width))
        self.bubble.resize(size)
        self.bubble.move(place_beside(self.hole, size, self.rect()))
        self.update()


class TourOffer(QToolBar):
    """A line under the toolbar that offers the tour; it goes away with either answer.

    Args:
        window: gets the line.
        start: starts the tour.
    """

    def __init__(self, window: QMainWindow, start: Callable[[], object]) -> None:
        super().__init__(translated("tour", "Guided tour"), window)
        self.setObjectName("tour_offer")
        self.setMovable(False)
        self.words = QLabel(
            translated("tour", "New here? A tour of two minutes shows the parts of the window.")
        )
        self.words.setContentsMargins(6, 0, 12, 0)
        self.take = QPushButton(translated("tour", "Take the tour"))
        self.leave = QPushButton(translated("tour", "No, thanks"))
        for widget in (self.words, self.take, self.leave):
            self.addWidget(widget)
        for button in (self.take, self.leave):
            button.clicked.connect(self.hide)
            button.clicked.connect(self.deleteLater)
        self.take.clicked.connect(start)
        window.addToolBarBreak()
        window.addToolBar(self)


def place_beside(hole: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a bubble stands: right, left, below or above of a hole, in its middle if need be.

    Args:
        hole: what it must not cover if it can be helped; an empty one is nowhere.
        size: of the bubble.
        room: it stays inside of.
    """
    middle = room.center() if hole.isEmpty() else hole.center()
    x, y = middle.x() - size.width() // 2, middle.y() - size.height() // 2
    beside = (
        QPoint(hole.right() + _GAP, y),
        QPoint(hole.left() - _GAP - size.width(), y),
        QPoint(x, hole.bottom() + _GAP),
        QPoint(x, hole.top() - _GAP - size.height()),
    )
    for at in () if hole.isEmpty() else beside:
        inside = _pushed_in(at, size, room)
        if not QRect(inside, size).intersects(hole):
            return inside
    return _pushed_in(QPoint(x, y), size, room)


def _pushed_in(at: QPoint, size: QSize, room: QRect) -> QPoint:
    inner = room.adjusted(_GAP, _GAP, -_GAP - size.width(), -_GAP - size.height())
    x = max(inner.left(), min(at.x(), inner.right()))
    return QPoint(x, max(inner.top(), min(at.y(), inner.bottom())))
