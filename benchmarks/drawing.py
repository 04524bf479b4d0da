"""What drawing costs without a screen's share: events, commits, hits, at thousands of shapes.

A desk in memory holds polygons on a large map; strokes are as long and as wavy as a hand's. The
figures asked for: a brush move well under 2 ms, a commit under 16 ms, a hit about 0.1 ms.
"""

import argparse
import math
import os
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter, thread_time
from typing import Final

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.report import print_report
from ml_core.drawing.hits import ShapeIndex
from ml_core.drawing.regions import new_shape
from ml_core.wafer.annotation import Edit, edited
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon, Shape
from ml_core.wafer.taxonomy import CLASS_KEYS
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.tools.bench import Bench, ToolSettings
from wafer_studio.ui.canvas.tools.table import make_tools
from wafer_studio.ui.canvas.tools.tool import Pointer, Tool

Time = tuple[float, float]
"""Milliseconds of the clock, and of the processor for this thread."""

SIDE: Final = 4096
VERTICES: Final = 20
POINTS: Final = 300
"""Events of one stroke: about five seconds of a mouse at 60 Hz."""


class MemoryDesk:
    """A desk that keeps shapes in memory and no journal."""

    def __init__(self, wafer: WaferMap, shapes: Sequence[Shape]) -> None:
        self.wafer: WaferMap | None = wafer
        self.inspection: Inspection | None = None
        self.shapes: Sequence[Shape] = tuple(shapes)
        self.selected_ids: frozenset[str] = frozenset()
        self.class_key = CLASS_KEYS[3]
        self.can_edit = True
        self.apply_time = (0.0, 0.0)

    def apply(self, edit: Edit) -> None:
        """Take a step."""
        self.apply_time = _timed(partial(self._take, edit))

    def select(self, shape_ids: Sequence[str]) -> None:
        """Select these."""
        self.selected_ids = frozenset(shape_ids)

    def say(self, text: str) -> None:
        """Nobody reads it."""

    def redraw(self) -> None:
        """There is no screen."""

    def _take(self, edit: Edit) -> None:
        self.shapes = edited(self.shapes, edit)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapes", type=int, default=3000, help="polygons on the map (3000)")
    parser.add_argument("--strokes", type=int, default=60, help="strokes a tool (60)")
    parser.add_argument("--quick", action="store_true", help="300 shapes, 5 strokes")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    count, strokes = (300, 5) if arguments.quick else (arguments.shapes, arguments.strokes)
    times = measure(count, strokes)
    rows = [["what", "median ms", "p95 ms", "worst ms", "p95 ms of the processor"]]
    figures: dict[str, float | int] = {"shapes": count, "strokes": strokes}
    for name, values in times.items():
        clock, cpu = np.array(values).T
        median, p95, worst = (float(v) for v in np.quantile(clock, (0.5, 0.95, 1.0)))
        own = float(np.quantile(cpu, 0.95))
        rows.append([name, *(f"{ms:.3f}" for ms in (median, p95, worst, own))])
        figures[f"{name.replace(',', '').replace(' ', '_')}_p95_ms"] = round(p95, 3)
        figures[f"{name.replace(',', '').replace(' ', '_')}_p95_cpu_ms"] = round(own, 3)
    print_report(f"drawing with {count} polygons on {SIDE} x {SIDE}", rows, figures)
    del app


def measure(count: int, strokes: int) -> dict[str, list[Time]]:
    """Milliseconds of each kind of event."""
    random = np.random.default_rng(20)
    shapes = [_polygon(random) for _ in range(count)]
    desk = MemoryDesk(_wafer(), shapes)
    tools = make_tools(Bench(desk, ToolSettings(brush_radius=24.0)))
    times = _hits(shapes, random)
    for key in ("brush", "eraser", "die_brush", "freehand"):
        moves, commits, paints = _strokes(tools[key], desk, random, strokes)
        times |= {f"{key} move": moves, f"{key} commit": commits, f"{key} paint": paints}
    before = desk.shapes
    _, commits, _ = _strokes(tools["brush"], desk, random, strokes, is_undone=False)
    times["brush commit, all joined"] = commits
    desk.shapes = before
    times["select hover"] = _hover(tools["select"], desk, random)
    times["polygon hover"] = _hover(tools["polygon"], desk, random)
    return times


def _polygon(random: np.random.Generator) -> Shape:
    angles = np.linspace(0, 2 * np.pi, VERTICES, endpoint=False)
    radius = random.uniform(8, 40, VERTICES)
    x, y = random.uniform(60, SIDE - 60, 2)
    ring = np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])
    return new_shape(CLASS_KEYS[int(random.integers(8))], Polygon(ring))


def _wafer() -> WaferMap:
    grid = DieGrid.estimated(columns=SIDE // 8, rows=SIDE // 8)
    grid.__dict__["die_pixels"] = (8, 8)  # a map of 4096 x 4096 with 512 x 512 dies
    cells = np.ones((grid.rows, grid.columns), dtype=np.uint8)
    source = WaferSource(path="benchmark", sha256="0" * 64)
    return WaferMap(source=source, info=WaferInfo(), grid=grid, cells=cells)


def _hits(shapes: Sequence[Shape], random: np.random.Generator) -> dict[str, list[Time]]:
    index = ShapeIndex(shapes)
    places = random.uniform(0, SIDE, (2000, 2)).tolist()
    return {
        "index anew": [_timed(lambda: ShapeIndex(shapes)) for _ in range(10)],
        "index after an edit": [_timed(lambda: ShapeIndex(shapes[1:], index)) for _ in range(20)],
        "hit": [_timed(partial(index.at, x, y)) for x, y in places],
    }


def _strokes(
    tool: Tool,
    desk: MemoryDesk,
    random: np.random.Generator,
    strokes: int,
    *,
    is_undone: bool = True,
) -> tuple[list[Time], list[Time], list[Time]]:
    """Times of moves, of commits (the desk's own time not counted) and of a last paint."""
    moves: list[Time] = []
    commits: list[Time] = []
    paints: list[Time] = []
    before = desk.shapes
    image = QImage(1400, 1000, QImage.Format.Format_RGB32)
    for _ in range(strokes):
        path = [Pointer(x, y, 1.0) for x, y in _path(random)]
        tool.press(path[0])
        moves += [_timed(partial(tool.move, at)) for at in path[1:]]
        camera = Camera(1.0, 700 - path[-1].x, 500 - path[-1].y)
        painter = QPainter(image)
        paints.append(_timed(partial(tool.paint, painter, camera)))
        painter.end()
        desk.apply_time = (0.0, 0.0)
        clock, cpu = _timed(partial(tool.release, path[-1]))
        commits.append((clock - desk.apply_time[0], cpu - desk.apply_time[1]))
        if is_undone:
            desk.shapes = before
    return moves, commits, paints


def _path(random: np.random.Generator) -> list[tuple[float, float]]:
    """A hand's stroke: about 1,000 pixels long, turning slowly, trembling a little."""
    turns = np.cumsum(random.normal(0, 0.12, POINTS)) + random.uniform(0, 2 * math.pi)
    steps = 3.5 * np.column_stack([np.cos(turns), np.sin(turns)])
    path = random.uniform(600, SIDE - 600, 2) + np.cumsum(steps, axis=0)
    found: list[tuple[float, float]] = [
        (x, y) for x, y in (path + random.normal(0, 0.3, path.shape)).tolist()
    ]
    return found


def _hover(tool: Tool, desk: MemoryDesk, random: np.random.Generator) -> list[Time]:
    desk.select([shape.shape_id for shape in desk.shapes[:50]])
    places = [Pointer(x, y, 1.0) for x, y in random.uniform(0, SIDE, (1000, 2)).tolist()]
    return [_timed(partial(tool.move, at)) for at in places]


def _timed(work: Callable[[], object]) -> Time:
    clock, cpu = perf_counter(), thread_time()
    work()
    return 1e3 * (perf_counter() - clock), 1e3 * (thread_time() - cpu)


if __name__ == "__main__":
    main()
