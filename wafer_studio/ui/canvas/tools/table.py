"""The table of tools: what a window shows of each, and how each is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from wafer_studio.ui.canvas.tools.bench import Bench
from wafer_studio.ui.canvas.tools.brush import BrushTool, EraserTool
from wafer_studio.ui.canvas.tools.die_brush import DieBrushTool
from wafer_studio.ui.canvas.tools.freehand import FreehandTool
from wafer_studio.ui.canvas.tools.polygon import HoleTool, PolygonTool
from wafer_studio.ui.canvas.tools.select import SelectTool
from wafer_studio.ui.canvas.tools.split import SplitTool
from wafer_studio.ui.canvas.tools.tool import Tool
from wafer_studio.ui.canvas.tools.wand import WandTool


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """One tool in the table.

    Attributes:
        key: its name in code.
        title: its name for people.
        shortcut: the key that chooses it, as Qt spells it.
        tip: one sentence on what it does and which keys change it.
        make: makes it on a bench.
    """

    key: str
    title: str
    shortcut: str
    tip: str
    make: Callable[[Bench], Tool]


TOOLS: Final[tuple[ToolEntry, ...]] = (
    ToolEntry(
        "select", "Select and edit", "V",
        "Click a shape or draw a band round several, drag shapes or vertices, double click an "
        "edge for a new vertex; Shift adds, Alt takes the larger one beneath, Ctrl takes along the "
        "neighbours' vertex, Alt with arrows nudges, Delete deletes.",
        SelectTool,
    ),
    ToolEntry(
        "polygon", "Polygon", "P",
        "Click to set points, close on the first one, by double click or by Enter; Shift keeps "
        "to eighths of a turn, Alt switches snapping off, Backspace takes a point back.",
        PolygonTool,
    ),
    ToolEntry(
        "freehand", "Freehand", "F",
        "Draw round a region with the button held down.",
        FreehandTool,
    ),
    ToolEntry(
        "brush", "Brush", "B",
        "Paint the class, extending shapes of it that you touch; Shift makes a new shape, Ctrl "
        "erases, Alt with the wheel or [ and ] set the width.",
        BrushTool,
    ),
    ToolEntry(
        "eraser", "Eraser", "E",
        "Take off from the selected shapes that you touch, or else from all; Alt with the wheel "
        "or [ and ] set the width.",
        EraserTool,
    ),
    ToolEntry(
        "die_brush", "Die brush", "D",
        "Paint whole dies; Shift makes a new shape, Ctrl takes dies off.",
        DieBrushTool,
    ),
    ToolEntry(
        "wand", "Magic wand", "W",
        "Press on a die and drag to step over more passing dies, let go to keep what is shown; "
        "Ctrl takes it off shapes, Alt with the wheel sets where it begins, Esc drops.",
        WandTool,
    ),
    ToolEntry(
        "hole", "Hole", "H",
        "Click round what is to be cut out of the selected shapes, or else of all.",
        HoleTool,
    ),
    ToolEntry(
        "split", "Split", "X",
        "Draw a line across a shape to cut it in two; Shift keeps to eighths of a turn, Alt "
        "switches snapping off.",
        SplitTool,
    ),
)  # fmt: skip
"""All tools in the order in which they are shown."""


def make_tools(bench: Bench) -> Mapping[str, Tool]:
    """One of each tool by its key, all on one bench."""
    return {entry.key: entry.make(bench) for entry in TOOLS}
