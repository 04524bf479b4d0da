"""Words of the rooms below, which know no language: classes, names of steps, short sentences."""

import re
from typing import Final

from ml_core.wafer.taxonomy import BY_KEY, CLASSES, DefectClass
from wafer_studio.ui.language import noted, translated

STEPS: Final = (
    noted("steps", "Accept"),
    noted("steps", "Add vertex"),
    noted("steps", "Back to draft"),
    noted("steps", "Brush"),
    noted("steps", "Class from model"),
    noted("steps", "Cut out"),
    noted("steps", "Defects"),
    noted("steps", "Delete"),
    noted("steps", "Delete vertex"),
    noted("steps", "Duplicate"),
    noted("steps", "Erase"),
    noted("steps", "Erase dies"),
    noted("steps", "Fill hole"),
    noted("steps", "Freehand"),
    noted("steps", "Lock"),
    noted("steps", "Mend"),
    noted("steps", "Merge"),
    noted("steps", "Move"),
    noted("steps", "Move vertex"),
    noted("steps", "No defect"),
    noted("steps", "Note"),
    noted("steps", "Paint dies"),
    noted("steps", "Paste"),
    noted("steps", "Polygon"),
    noted("steps", "Priority"),
    noted("steps", "Redo"),
    noted("steps", "Reject"),
    noted("steps", "Set class"),
    noted("steps", "Simplify"),
    noted("steps", "Skip"),
    noted("steps", "Split"),
    noted("steps", "Stack"),
    noted("steps", "Submit"),
    noted("steps", "Undo"),
    noted("steps", "Unlock"),
    noted("steps", "Wand"),
    noted("steps", "Wand off"),
)
"""What steps are called; they are kept in English, and shown in the language of the window."""

SAID: Final = (
    noted("said", "Select a shape first."),
    noted("said", "Select two shapes or more to merge them."),
    noted("said", "The shapes do not all touch; close the gap with the brush first."),
    noted("said", "No vertex can go at this tolerance."),
    noted("said", "Nothing that was copied lies on this wafer."),
    noted("said", "Every defect of the model is drawn or rejected."),
    noted("said", "The model sees no defect there."),
    noted("said", "The model sees the same class."),
    noted("said", "Nothing was drawn."),
    noted("said", "Draw the line across a shape to split it."),
    noted("said", "The line must cross a shape from outline to outline to split it."),
    noted("said", "1 locked shape stays unchanged; unlock to change."),
)
"""What drawing says back."""

ZONES: Final = (
    noted("zones", "Ring {0}"),
    noted("zones", "Ring {0} ({1}–{2} mm)"),
    noted("zones", "Inside"),
    noted("zones", "Edge"),
    noted("zones", "Edge (outer {0} mm)"),
    noted("zones", "Quadrant I"),
    noted("zones", "Quadrant II"),
    noted("zones", "Quadrant III"),
    noted("zones", "Quadrant IV"),
    noted("zones", "{0} to {1}"),
    noted("zones", "Column {0}, row {1}"),
    noted("zones", "Field {0}, {1}"),
)
"""Names of zones, numbers left out."""

CANDIDATES: Final = (
    noted("candidates", "Die"),
    noted("candidates", "Reported"),
    noted("candidates", "Defect"),
)
"""What is picked for the microscope and is no class."""

_NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)*")
_COUNTS: Final = {
    "die": (noted("counts", "1 die"), noted("counts", "{count} dies")),
    "line copied": (noted("counts", "1 line copied."), noted("counts", "{count} lines copied.")),
    "shape": (noted("counts", "1 shape"), noted("counts", "{count} shapes")),
    "shape copied": (noted("counts", "1 shape copied."), noted("counts", "{count} shapes copied.")),
    "wafer": (noted("counts", "1 wafer"), noted("counts", "{count} wafers")),
    "wafer got a shape": (
        noted("counts", "1 wafer got a shape."),
        noted("counts", "{count} wafers got a shape."),
    ),
    "warning": (noted("counts", "1 warning"), noted("counts", "{count} warnings")),
}
_TITLES: Final = {each.title: each for each in CLASSES}


def class_title(defect_class: DefectClass) -> str:
    """A class's name."""
    return translated("classes", defect_class.title)


def title_of_key(key: str | None, otherwise: str) -> str:
    """A class's name by its key; other words where there is no such class."""
    found = BY_KEY.get(key or "")
    return otherwise if found is None else class_title(found)


def counted(noun: str, count: int, *, more: str = "") -> str:
    """A number of things.

    Args:
        noun: which, one of the table.
        count: how many.
        more: a mark behind the number, such as ``+``.
    """
    one, many = _COUNTS[noun]
    words = translated("counts", one if count == 1 and not more else many)
    return words.format(count=f"{count:,}{more}")


def step_words(name: str) -> str:
    """The name of a step, such as ``Undo: Brush: Ring``."""
    return ": ".join(_part(part) for part in name.split(": "))


def said_words(text: str) -> str:
    """A sentence that drawing says back."""
    return translated("said", text)


def candidate_words(title: str) -> str:
    """What can be picked for the microscope, such as ``Scratch 3`` or ``Reported 12``."""
    name, blank, number = title.partition(" ")
    context = "classes" if name in _TITLES else "candidates"
    return translated(context, name) + blank + number


def zone_words(name: str) -> str:
    """The name of a zone, such as ``Ring 2 (30–60 mm)``."""
    numbers = _NUMBER.findall(name)
    places = iter(range(len(numbers)))
    text = _NUMBER.sub(lambda _: f"{{{next(places)}}}", name)
    return translated("zones", text).format(*numbers)


def _part(part: str) -> str:
    return translated("classes" if part in _TITLES else "steps", part)
