"""The eight defect classes: the only place that knows their order, names, colours and keys.

Order is the channel order of the model, and bit ``k`` of a mask cell stands for
``CLASSES[k]`` (bit 0 is ``edge``). Colours are Okabe and Ito's palette with ColorBrewer's
brown and a grey, told apart by colour-blind readers, and never used without hatch or letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

NO_DIE: Final = 0
"""Cell state: nothing was made or measured there."""
PASS: Final = 1
"""Cell state: the die passed."""
FAIL: Final = 2
"""Cell state: the die failed."""

NONE_VERDICT: Final = "none"
"""Verdict of a wafer with no defect. A verdict, never a class."""


@dataclass(frozen=True, slots=True)
class DefectClass:
    r"""One defect class.

    Attributes:
        index: channel of the model and bit of a mask cell, 0 to 7.
        key: lower-case name in files and verdicts.
        title: name shown to people.
        meaning: what an engineer means by it.
        causes: usual causes.
        colour: ``#RRGGBB``.
        hatch: hatch character: one of ``/ o \\ - . + x *``.
        letter: one capital letter.
        hotkey: digit that selects the class while annotating.
    """

    index: int
    key: str
    title: str
    meaning: str
    causes: str
    colour: str
    hatch: str
    letter: str
    hotkey: str

    @property
    def bit(self) -> int:
        """Value of the class's bit in a mask cell: 1, 2, 4 … 128."""
        return 1 << self.index

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Colour as red, green, blue, each 0 to 255."""
        value = int(self.colour[1:], 16)
        return value >> 16, value >> 8 & 255, value & 255


CLASSES: Final[tuple[DefectClass, ...]] = (
    DefectClass(
        0, "edge", "Edge",
        "dense fails in the outer band (about the outer 15 % of the radius), a full ring or an arc",
        "edge bead, chipping, handling, chuck", "#D55E00", "/", "E", "1",
    ),
    DefectClass(
        1, "center", "Center", "a blob at the wafer's middle",
        "centre-to-edge non-uniformity, spin, gas flow", "#0072B2", "o", "C", "2",
    ),
    DefectClass(
        2, "ring", "Ring", "an annulus between middle and edge, whole or in part",
        "deposition or temperature profile", "#009E73", "\\", "R", "3",
    ),
    DefectClass(
        3, "scratch", "Scratch", "a thin line or curve, often dotted, one or two dies wide",
        "handling, robot, CMP", "#F0E442", "-", "S", "4",
    ),
    DefectClass(
        4, "particle", "Particle",
        "small compact irregular clusters away from middle and edge",
        "airborne or tool particles", "#E69F00", ".", "P", "5",
    ),
    DefectClass(
        5, "lithography", "Lithography",
        "fails on the stepper's grid: the same die in every field, or whole fields",
        "reticle, focus, resist", "#CC79A7", "+", "L", "6",
    ),
    DefectClass(
        6, "etching", "Etching", "a one-sided gradient, crescent or half wafer",
        "plasma tilt, chamber asymmetry", "#8C510A", "x", "T", "7",
    ),
    DefectClass(
        7, "random", "Random",
        "fails raised all over the wafer, no pattern; nearly full wafers too",
        "mixed", "#7F7F7F", "*", "X", "8",
    ),
)  # fmt: skip
"""The eight classes in channel order."""

CLASS_KEYS: Final[tuple[str, ...]] = tuple(c.key for c in CLASSES)
"""The eight keys in channel order."""

BY_KEY: Final[Mapping[str, DefectClass]] = MappingProxyType({c.key: c for c in CLASSES})
"""Class of each key."""

_WM811K: Final[Mapping[str, str]] = MappingProxyType(
    {
        "center": "center", "donut": "ring", "edge-loc": "edge", "edge-ring": "edge",
        "scratch": "scratch", "loc": "particle", "random": "random", "near-full": "random",
        "none": NONE_VERDICT,
    }
)  # fmt: skip


def verdicts_of_label(label: str) -> frozenset[str]:
    """Verdicts that are right for a wafer's label.

    Args:
        label: keys of this taxonomy or WM-811K's names (Wu, Jang, Chen 2015), any case;
            ``+`` joins several.

    Returns:
        Class keys, or ``none``; empty for an empty label.

    Raises:
        ValueError: a part is neither a key nor a WM-811K name; the text names it.
    """
    parts = [part.strip().lower() for part in label.split("+") if part.strip()]
    return frozenset(_verdict_of_name(part) for part in parts)


def _verdict_of_name(name: str) -> str:
    if name in BY_KEY:
        return name
    if name not in _WM811K:
        known = ", ".join([*CLASS_KEYS, *_WM811K])
        raise ValueError(f"'{name}' is no defect class; known names are {known}")
    return _WM811K[name]
