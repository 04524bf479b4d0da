"""How long the map view takes from an event of the pointer to the painted window.

Brush strokes, panning, zooming and hovering over a map of 4096 x 4096 pixels in a view of
1400 x 1000, with no, 300 and 3,000 polygons of 20 vertices, filled and hatched, at fit and at
100 %. The events come one right after the other, with no idle moment between them. The window is
painted by the processor on Qt's offscreen platform. Asked for: p95 under 16 ms for brush and pan,
under 0.5 s to open the wafer.

``--labelme PYTHON`` and ``--napari PYTHON`` name interpreters that have these; then the same is
measured there (``benchmarks.canvas_peers``), in the same run.
"""

import argparse
import os
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import perf_counter, thread_time
from typing import Final

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.canvas_peers import HEADINGS, line, measure_labelme, measure_napari
from benchmarks.canvas_scene import VIEW, draw_map, draw_shapes
from benchmarks.report import print_report
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.tool import Pointer
from wafer_studio.ui.canvas.view import MapView

_BRUSH: Final = 12.0
"""Screen pixels of radius."""


@dataclass(frozen=True, slots=True)
class Series:
    """Milliseconds from event to painted window of one kind of event.

    Attributes:
        times: by the clock.
        worked: of the processor, in the thread that paints.
    """

    times: tuple[float, ...]
    worked: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The middle."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """19 of 20 are quicker."""
        return float(np.percentile(self.times, 95))

    @property
    def p95_worked(self) -> float:
        """The same of the processor's time, which other programs' work does not lengthen much."""
        return float(np.percentile(self.worked, 95))

    @property
    def worst(self) -> float:
        """The slowest."""
        return max(self.times)


class RoundBrush:
    """A brush that shows its stroke and hands the whole of it over at the end."""

    key = "benchmark"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, view: MapView, shapes: tuple[Shape, ...]) -> None:
        self._view, self._shapes = view, shapes
        self._points: list[tuple[float, float]] = []
        self._scale = 1.0

    @property
    def is_busy(self) -> bool:
        """True in a stroke."""
        return bool(self._points)

    def press(self, at: Pointer) -> bool:
        """Begin a stroke."""
        self._points, self._scale = [(at.x, at.y)], at.scale
        return True

    def move(self, at: Pointer) -> bool:
        """Go on."""
        if self._points:
            self._points.append((at.x, at.y))
        return bool(self._points)

    def release(self, at: Pointer) -> bool:
        """Make a shape of the stroke."""
        line = shapely.LineString([*self._points, (at.x + 0.01, at.y)])
        area = line.buffer(_BRUSH / self._scale, quad_segs=4)
        shape = Shape(f"stroke-{len(self._shapes)}", "scratch", Polygon.from_shapely(area))
        self._shapes, self._points = (*self._shapes, shape), []
        self._view.set_shapes(self._shapes, {shape.shape_id})
        return True

    def double_click(self, at: Pointer) -> bool:  # noqa: ARG002  the seam's form
        """Not used."""
        return False

    def wheel(self, steps: float, at: Pointer) -> bool:  # noqa: ARG002  the seam's form
        """Not used."""
        return False

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:  # noqa: ARG002
        """Not used."""
        return False

    def drop(self) -> None:
        """Forget the stroke."""
        self._points = []

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the stroke."""
        if not self._points:
            return
        path = QPainterPath(QPointF(*camera.to_screen(*self._points[0])))
        for point in self._points[1:]:
            path.lineTo(*camera.to_screen(*point))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(240, 228, 66, 150), 2 * _BRUSH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


class Bench(QObject):
    """A view whose events are timed.

    Args:
        count: polygons on the map.
    """

    def __init__(self, app: QApplication, count: int) -> None:
        super().__init__()
        self._app = app
        self._paints = 0
        self.shapes = draw_shapes(count)
        self.view = MapView()
        self.view.resize(*VIEW)
        self.view.show()
        self.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Count what is painted."""
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def until_painted(self) -> float:
        """Let the window work until it was painted; the time of that."""
        before = self._paints
        while self._paints == before:
            self._app.processEvents()
        return perf_counter()

    def settle(self) -> None:
        """Let the window work until all that is seen is as it should be."""
        self.view.update()
        self.until_painted()
        while not self.view.is_whole:
            self._app.processEvents()

    def open(self, wafer: WaferMap) -> tuple[float, float]:
        """Seconds from giving the wafer to the first paint and to the whole picture."""
        began = perf_counter()
        self.view.set_wafer(wafer, None)
        self.view.set_shapes(self.shapes)
        first = self.until_painted()
        while not self.view.is_whole:
            self._app.processEvents()
        return first - began, perf_counter() - began

    def timed(self, events: Iterator[Callable[[], None]]) -> Series:
        """Send events, each once the one before is painted."""
        times, worked = [], []
        for send in events:
            began, before = perf_counter(), thread_time()
            send()
            times.append((self.until_painted() - began) * 1000)
            worked.append((thread_time() - before) * 1000)
        return Series(tuple(times), tuple(worked))

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        """Send an event of the mouse."""
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, self.view.mapToGlobal(at), button, held, none)
        self._app.sendEvent(self.view, event)

    def wheel(self, turn: int) -> None:
        """Turn the wheel over the middle."""
        at = QPointF(VIEW[0] / 2, VIEW[1] / 2)
        event = QWheelEvent(
            at,
            self.view.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self._app.sendEvent(self.view, event)

    def brush(self, moves: int) -> Series:
        """Strokes of 50 moves; the release, which makes the shape, counts too."""
        self.view.set_tool(RoundBrush(self.view, self.shapes))
        left = Qt.MouseButton.LeftButton

        def events() -> Iterator[Callable[[], None]]:
            for stroke in range(max(moves // 50, 1)):
                places = list(_wave(stroke, 50))
                kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * len(places)]
                kinds.append(QEvent.Type.MouseButtonRelease)
                for kind, at in zip(kinds, [places[0], *places, places[-1]], strict=True):
                    yield partial(self.mouse, kind, at, left)

        series = self.timed(events())
        self.view.set_tool(None)
        self.view.set_shapes(self.shapes)
        return series

    def pan(self, moves: int) -> Series:
        """Dragging by 9 and 5 pixels a move, to and fro."""
        middle = Qt.MouseButton.MiddleButton
        at = QPointF(VIEW[0] / 2, VIEW[1] / 2)
        self.mouse(QEvent.Type.MouseButtonPress, at, middle)

        def events() -> Iterator[Callable[[], None]]:
            place = at
            for move in range(moves):
                place = place + QPointF(9, 5) * (1 if move // 80 % 2 == 0 else -1)
                yield partial(self.mouse, QEvent.Type.MouseMove, place, middle)

        series = self.timed(events())
        self.mouse(QEvent.Type.MouseButtonRelease, at, middle)
        return series

    def hover(self, moves: int) -> Series:
        """The die cursor and the readout follow the pointer."""
        places = (at for round_ in range(max(moves // 50, 1)) for at in _wave(round_, 50))
        none = Qt.MouseButton.NoButton
        return self.timed(partial(self.mouse, QEvent.Type.MouseMove, at, none) for at in places)

    def zoom(self, moves: int) -> Series:
        """The wheel, four steps in and four out."""
        turns = (120 if step // 4 % 2 == 0 else -120 for step in range(max(moves // 5, 8)))
        return self.timed(partial(self.wheel, turn) for turn in turns)


def _wave(number: int, moves: int) -> Iterator[QPointF]:
    """A stroke across the middle of the view."""
    for step in range(moves):
        x = 250 + step * 900 / moves
        yield QPointF(x, 300 + 60 * (number % 7) + 80 * float(np.sin(step / 9 + number)))


def measure(app: QApplication, count: int, moves: int) -> tuple[list[list[str]], dict[str, float]]:
    """All series with so many polygons: lines of the table, and the figures."""
    bench, wafer = Bench(app, count), draw_map()
    first, whole = bench.open(wafer)
    rows, figures = [], {f"open_s_{count}": round(whole, 3), f"first_s_{count}": round(first, 3)}
    opened = [f"{seconds * 1000:.0f}" for seconds in (first, whole)]
    rows.append(line(str(count), "", "opening: first paint, whole picture", "", "", *opened))
    for place in ("fit", "100 %"):
        for kind in (bench.brush, bench.pan, bench.zoom, bench.hover):
            (bench.view.fit if place == "fit" else bench.view.zoom_to_actual)()
            bench.settle()
            series, name = kind(moves), kind.__name__
            values = (series.p50, series.p95, series.worst, series.p95_worked)
            cells = [f"{value:.1f}" for value in values]
            rows.append(line(str(count), place, name, str(len(series.times)), *cells))
            key = f"{name}_{count}_{'fit' if place == 'fit' else '100'}"
            figures[f"{key}_p95_ms"] = round(series.p95, 2)
            figures[f"{key}_p95_cpu_ms"] = round(series.p95_worked, 2)
    bench.view.close()
    return rows, figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few events, 300 polygons")
    parser.add_argument("--moves", type=int, default=400, help="events of a series (400)")
    parser.add_argument("--labelme", metavar="PYTHON", help="interpreter that has labelme")
    parser.add_argument("--napari", metavar="PYTHON", help="interpreter that has napari")
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(["canvas"])
    assert isinstance(app, QApplication)
    rows = [list(HEADINGS)]
    figures: dict[str, float | int | str | bool] = {}
    for count in (0, 300) if arguments.quick else (0, 300, 3000):
        more, found = measure(app, count, 50 if arguments.quick else arguments.moves)
        rows += more
        figures.update(found)
    polygons = 300 if arguments.quick else 3000
    for peer, python in ((measure_labelme, arguments.labelme), (measure_napari, arguments.napari)):
        more, seen = peer(python, polygons, 10 if arguments.quick else 60)
        rows += more
        figures.update(seen)
    print_report("canvas", rows, figures)


if __name__ == "__main__":
    main()
