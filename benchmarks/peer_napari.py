"""One napari window for ``benchmarks.canvas``; runs in an interpreter that has napari.

``PYTHON peer_napari.py LABELS.npy WIDTH HEIGHT MOVES`` shows a labels layer, paints strokes with
its brush and pans, and prints the milliseconds from each event to the drawn canvas.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from time import perf_counter
from typing import Any

import napari  # type: ignore[import-not-found]
import numpy as np
from qtpy import QtCore, QtGui, QtWidgets  # type: ignore[import-not-found]

LEFT, NO_BUTTON = QtCore.Qt.MouseButton.LeftButton, QtCore.Qt.MouseButton.NoButton
NO_KEY = QtCore.Qt.KeyboardModifier.NoModifier


class Bench:
    """A napari viewer whose events are timed."""

    def __init__(self, path: str, width: int, height: int) -> None:
        self.app = QtWidgets.QApplication.instance() or QtWidgets.QApplication(["napari"])
        labels = np.load(path)
        began = perf_counter()
        self.viewer = napari.Viewer(show=True)
        self.layer = self.viewer.add_labels(labels)
        window = self.viewer.window._qt_window
        for dock in window.findChildren(QtWidgets.QDockWidget):
            dock.hide()
        self.canvas = self.viewer.window._qt_viewer.canvas
        self.native = self.canvas.native
        self.draws = 0
        self.canvas._scene_canvas.events.draw.connect(self._count)
        self.until_drawn()
        self.opened = perf_counter() - began
        window.resize(
            window.width() + width - self.native.width(),
            window.height() + height - self.native.height(),
        )
        self.settle()

    def _count(self, event: Any) -> None:  # noqa: ARG002  vispy's form
        self.draws += 1

    def settle(self) -> None:
        """Let the window work until nothing is left to draw."""
        before = -1
        while before != self.draws:
            before = self.draws
            for _ in range(30):
                self.app.processEvents()

    def until_drawn(self, patience: float = 20.0) -> float:
        """The time at which the canvas was drawn again."""
        before, until = self.draws, perf_counter() + patience
        while self.draws == before:
            self.app.processEvents()
            if perf_counter() > until:
                raise SystemExit("napari drew nothing for an event")
        return perf_counter()

    def timed(self, events: Iterator[Callable[[], None]]) -> list[float]:
        """Milliseconds of each event."""
        times = []
        for send in events:
            began = perf_counter()
            send()
            times.append((self.until_drawn() - began) * 1000)
        return times

    def mouse(self, kind: Any, x: float, y: float, button: Any) -> None:
        """Send an event of the mouse."""
        at = QtCore.QPointF(x, y)
        is_move = kind == QtCore.QEvent.Type.MouseMove
        held = NO_BUTTON if kind == QtCore.QEvent.Type.MouseButtonRelease else button
        which = NO_BUTTON if is_move else button
        place = QtCore.QPointF(self.native.mapToGlobal(at.toPoint()))
        self.app.sendEvent(self.native, QtGui.QMouseEvent(kind, at, place, which, held, NO_KEY))

    def drag(self, mode: str, moves: int) -> list[float]:
        """The left button drags across the middle, in a mode of the layer."""
        self.layer.mode, self.layer.brush_size, self.layer.selected_label = mode, 40, 5
        self.settle()
        self.mouse(QtCore.QEvent.Type.MouseButtonPress, 500, 450, LEFT)
        self.settle()
        move = QtCore.QEvent.Type.MouseMove
        places = [(500 + 6 * n % 400, 450 + 2 * n % 150) for n in range(1, moves)]
        times = self.timed(partial(self.mouse, move, x, y, LEFT) for x, y in places)
        self.mouse(QtCore.QEvent.Type.MouseButtonRelease, *places[-1], LEFT)
        self.settle()
        return times


def main() -> None:
    """Measure and print."""
    path, width, height, moves = sys.argv[1], *map(int, sys.argv[2:5])
    bench = Bench(path, width, height)
    figures: dict[str, object] = {"version": version("napari"), "opened_s": bench.opened}
    bench.viewer.reset_view()
    for place in ("fit", "100"):
        if place == "100":
            bench.viewer.camera.zoom = 1.0
        bench.settle()
        before = bench.layer.data.copy()
        figures[f"brush_{place}"] = bench.drag("paint", moves)
        if np.array_equal(before, bench.layer.data):
            raise SystemExit("napari's brush changed nothing")
        figures[f"pan_{place}"] = bench.drag("pan_zoom", moves)
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
