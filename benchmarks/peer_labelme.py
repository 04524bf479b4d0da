"""One labelme window for ``benchmarks.canvas``; runs in an interpreter that has labelme.

``PYTHON peer_labelme.py ANNOTATION.json WIDTH HEIGHT MOVES`` opens a picture with its polygons,
sends events to the canvas and prints the milliseconds from each event to the painted window.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from time import perf_counter
from typing import Any

from labelme._app import MainWindow  # type: ignore[import-not-found]
from labelme._widgets._canvas import Canvas  # type: ignore[import-not-found]
from PySide6 import QtCore, QtGui, QtWidgets

LEFT, MIDDLE = QtCore.Qt.MouseButton.LeftButton, QtCore.Qt.MouseButton.MiddleButton
NO_BUTTON, NO_KEY = QtCore.Qt.MouseButton.NoButton, QtCore.Qt.KeyboardModifier.NoModifier


class Paints(QtCore.QObject):
    """Counts what is painted."""

    count = 0

    def eventFilter(self, watched: Any, event: QtCore.QEvent) -> bool:  # noqa: ARG002, N802
        """See Qt."""
        self.count += event.type() == QtCore.QEvent.Type.Paint
        return False


class Bench:
    """A labelme window whose events are timed."""

    def __init__(self, path: str, width: int, height: int) -> None:
        self.app = QtWidgets.QApplication.instance() or QtWidgets.QApplication(["labelme"])
        began = perf_counter()
        overrides = {"auto_save": False}
        self.window = MainWindow(config_overrides=overrides, file_or_dir=path)
        for dock in self.window.findChildren(QtWidgets.QDockWidget):
            dock.hide()
        self.window.show()
        self.canvas = self.window.findChild(Canvas)
        self.paints = Paints()
        self.canvas.installEventFilter(self.paints)
        self.loaded = 0.0
        while not getattr(self.canvas, "shapes", None):
            self.app.processEvents()
        self.loaded = perf_counter() - began
        self.until_painted()
        self.first = perf_counter() - began
        area = self.canvas.parentWidget().size()
        self.window.resize(
            self.window.width() + width - area.width(),
            self.window.height() + height - area.height(),
        )
        self.settle()

    def settle(self) -> None:
        """Let the window work until nothing is left to paint."""
        before = -1
        while before != self.paints.count:
            before = self.paints.count
            for _ in range(20):
                self.app.processEvents()

    def until_painted(self, patience: float = 10.0) -> float:
        """The time at which the canvas was painted again."""
        before, until = self.paints.count, perf_counter() + patience
        while self.paints.count == before:
            self.app.processEvents()
            if perf_counter() > until:
                raise SystemExit("labelme painted nothing for an event")
        return perf_counter()

    def timed(self, events: Iterator[Callable[[], None]]) -> list[float]:
        """Milliseconds of each event."""
        times = []
        for send in events:
            began = perf_counter()
            send()
            times.append((self.until_painted() - began) * 1000)
        return times

    def mouse(self, kind: QtCore.QEvent.Type, x: float, y: float, button: Any) -> None:
        """Send an event of the mouse."""
        at = QtCore.QPointF(x, y)
        is_move = kind == QtCore.QEvent.Type.MouseMove
        held = NO_BUTTON if kind == QtCore.QEvent.Type.MouseButtonRelease else button
        which = NO_BUTTON if is_move else button
        event = QtGui.QMouseEvent(kind, at, self.canvas.mapToGlobal(at), which, held, NO_KEY)
        self.app.sendEvent(self.canvas, event)

    def draw(self, moves: int) -> list[float]:
        """A polygon under way follows the pointer: its nearest to a stroke."""
        self.window._switch_canvas_mode(edit=False, create_mode="polygon")
        self.mouse(QtCore.QEvent.Type.MouseButtonPress, 300, 300, LEFT)
        self.mouse(QtCore.QEvent.Type.MouseButtonRelease, 300, 300, LEFT)
        self.settle()
        move = QtCore.QEvent.Type.MouseMove
        places = [(310 + 7 * n, 310 + 4 * n) for n in range(moves)]
        return self.timed(partial(self.mouse, move, x, y, NO_BUTTON) for x, y in places)

    def pan(self, moves: int) -> list[float]:
        """The middle button drags."""
        self.mouse(QtCore.QEvent.Type.MouseButtonPress, 500, 500, MIDDLE)
        move = QtCore.QEvent.Type.MouseMove
        places = [(500 + 9 * n, 500 + 5 * n) for n in range(1, moves)]
        times = self.timed(partial(self.mouse, move, x, y, MIDDLE) for x, y in places)
        self.mouse(QtCore.QEvent.Type.MouseButtonRelease, 500, 500, MIDDLE)
        return times


def main() -> None:
    """Measure and print."""
    path, width, height, moves = sys.argv[1], *map(int, sys.argv[2:5])
    bench = Bench(path, width, height)
    figures: dict[str, object] = {
        "version": version("labelme"),
        "loaded_s": bench.loaded,
        "first_s": bench.first,
    }
    for place in ("fit", "100"):
        if place == "fit":
            bench.window.set_fit_window_mode()
        else:
            bench.window._set_zoom_to_original()
        bench.settle()
        if place == "100":
            figures["pan_100"] = bench.pan(moves)
        figures[f"draw_{place}"] = bench.draw(moves)
        bench.app.sendEvent(
            bench.canvas,
            QtGui.QKeyEvent(QtCore.QEvent.Type.KeyPress, QtCore.Qt.Key.Key_Escape, NO_KEY),
        )
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
