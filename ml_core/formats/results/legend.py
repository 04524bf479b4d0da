"""What is written on an overlay: title, letters, legend, scale bar."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ml_core.formats.results.hatching import hatch_mask
from ml_core.formats.results.png import MAP_COLOURS, Colour
from ml_core.wafer.grid import Notch
from ml_core.wafer.inspection import ClassMetrics, Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY, NONE_VERDICT, DefectClass

Pixels = NDArray[np.uint8]
_Box = tuple[float, float, float, float]

_BADGE_INK: Final = (24, 28, 34)
_MOST_LETTERS: Final = 60
_STEPS: Final = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
_SWATCH: Final = (34, 24)


@dataclass(frozen=True)
class Look:
    """Colours of a picture, red, green, blue.

    Attributes:
        paper: behind everything.
        ink: text and lines.
        soft: lesser text.
        states: no die, pass, fail.
    """

    paper: Colour
    ink: Colour
    soft: Colour
    states: tuple[Colour, ...]


ON_WHITE: Final = Look((255, 255, 255), _BADGE_INK, (84, 92, 104), MAP_COLOURS)
"""For paper and light slides."""
ON_DARK: Final = Look(
    (18, 22, 26), (231, 234, 238), (163, 174, 185), ((18, 22, 26), (75, 87, 99), (242, 244, 246))
)
"""For dark slides."""


@dataclass(frozen=True)
class Layout:
    """Where the map lies in the picture.

    Attributes:
        left: first column of the map.
        top: first row of the map.
        columns: width of the map, pixels.
        rows: height of the map, pixels.
        mm_per_pixel: millimetres to one pixel of the picture, along x.
        anchors: (x, y) of each defect's letter, in the defects' order.
    """

    left: int
    top: int
    columns: int
    rows: int
    mm_per_pixel: float
    anchors: tuple[tuple[float, float], ...]


def annotate(
    picture: Pixels,
    wafer: WaferMap,
    inspection: Inspection,
    layout: Layout,
    *,
    look: Look = ON_WHITE,
) -> Pixels:
    """Write title, letters, legend and scale bar on a drawn map.

    Args:
        picture: (height, width, 3) uint8, red, green, blue.
        wafer: the wafer.
        inspection: what was found.
        layout: where the map lies.
        look: its colours.

    Returns:
        A new picture of the same shape.
    """
    image = Image.fromarray(picture)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    _title(draw, wafer, inspection, width=image.width, look=look)
    _letters(draw, inspection.defects, layout.anchors)
    place = (layout.left + layout.columns + 40, layout.top)
    _legend(image, draw, wafer, inspection, place=place, look=look)
    _scale_bar(draw, wafer, layout, bottom=image.height, look=look)
    return np.asarray(image, dtype=np.uint8)


def lettered(
    picture: Pixels, defects: Sequence[Defect], anchors: Sequence[tuple[float, float]]
) -> Pixels:
    """Write each defect's letter and number on a drawn map.

    Args:
        picture: (height, width, 3) uint8, red, green, blue.
        defects: what was found.
        anchors: (x, y) of each badge, in the defects' order.

    Returns:
        A new picture of the same shape.
    """
    image = Image.fromarray(picture)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "L"
    _letters(draw, defects, anchors)
    return np.asarray(image, dtype=np.uint8)


def verdict_title(verdict: str) -> str:
    """A verdict as shown to people."""
    return "No defect" if verdict == NONE_VERDICT else BY_KEY[verdict].title


def nice_length(limit: float) -> float:
    """Largest of 1, 2, 5 times a power of ten that is not over a limit (positive)."""
    power = 10.0 ** math.floor(math.log10(limit))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= limit * (1 + 1e-12))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _fitted(draw: ImageDraw.ImageDraw, text: str, *, size: int, width: float) -> str:
    """Text cut in the middle until it fits, so that both ends can be read."""
    shown = text
    while len(shown) > 4 and draw.textlength(shown, font=_font(size)) > width:
        keep = len(shown) - 2
        shown = shown[: keep // 2].rstrip("…") + "…" + shown[len(shown) - keep // 2 :].lstrip("…")
    return shown


def _title(
    draw: ImageDraw.ImageDraw, wafer: WaferMap, inspection: Inspection, *, width: int, look: Look
) -> None:
    name = _fitted(draw, wafer.name, size=28, width=width - 88)
    draw.text((44, 18), name, font=_font(28), fill=look.ink)
    facts = [verdict_title(inspection.verdict), f"severity {inspection.severity:.0f} of 100"]
    if inspection.is_alert:
        facts[1] += " (alert)"
    if wafer.grid.has_dies:
        facts.append(f"{wafer.fail_count:,} of {wafer.die_count:,} dies fail")
    draw.text((44, 56), "  ·  ".join(facts), font=_font(18), fill=look.soft)


def _letters(
    draw: ImageDraw.ImageDraw, defects: Sequence[Defect], anchors: Sequence[tuple[float, float]]
) -> None:
    """A badge with class letter and defect number at each cluster, none over another."""
    pairs = list(zip(defects, anchors, strict=True))[:_MOST_LETTERS]
    taken: list[_Box] = []
    for defect, (x, y) in pairs:
        text = f"{defect.defect_class.letter}{defect.number}"
        half = draw.textlength(text, font=_font(15)) / 2 + 5
        box = _free_place((x - half, y - 11, x + half, y + 11), taken)
        taken.append(box)
        draw.rounded_rectangle(box, radius=6, fill="white", outline=_BADGE_INK, width=2)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        draw.text(middle, text, font=_font(15), fill=_BADGE_INK, anchor="mm")


def _free_place(box: _Box, taken: list[_Box]) -> _Box:
    """The box, moved by steps of its own size if others lie there; as it is where all is full."""
    width, height = box[2] - box[0] + 2, box[3] - box[1] + 2
    for across, down in _STEPS:
        x, y = across * width, down * height
        moved = (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
        if not any(_overlap(moved, other) for other in taken):
            return moved
    return box


def _overlap(one: _Box, other: _Box) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    return not (beside or one[3] <= other[1] or other[3] <= one[1])


def _legend(
    image: Image.Image, draw: ImageDraw.ImageDraw, wafer: WaferMap, inspection: Inspection,
    *, place: tuple[int, int], look: Look,
) -> None:  # fmt: skip
    left, y = place
    width = image.width - left - 12
    found = [entry for entry in inspection.metrics.per_class if entry.clusters]
    for entry in found:
        defect_class = BY_KEY[entry.class_key]
        image.paste(_class_swatch(defect_class, look), (left, y))
        title = f"{defect_class.letter}  {defect_class.title}"
        draw.text((left + 46, y - 1), title, font=_font(18), fill=look.ink)
        for number, line in enumerate(_class_details(entry, is_estimated=wafer.grid.is_estimated)):
            shown = _fitted(draw, line, size=13, width=width - 46)
            draw.text((left + 46, y + 22 + 17 * number), shown, font=_font(13), fill=look.soft)
        y += 68
    if not found:
        draw.text((left, y), "No defect found", font=_font(18), fill=look.ink)
        y += 40
    y += 8
    for state, label in ((1, "pass"), (2, "fail")):
        swatch = (left, y, left + _SWATCH[0] - 1, y + 17)
        draw.rectangle(swatch, fill=look.states[state], outline=look.ink)
        draw.text((left + 46, y), label, font=_font(14), fill=look.ink)
        y += 26
    _small_print(draw, wafer, inspection, left=left, top=y + 12, width=width, look=look)


def _class_details(entry: ClassMetrics, *, is_estimated: bool) -> tuple[str, str]:
    clusters = "1 cluster" if entry.clusters == 1 else f"{entry.clusters} clusters"
    dies = "" if entry.affected_dies is None else f" · {entry.affected_dies:,} dies"
    about = "about " if is_estimated else ""
    return f"{clusters}{dies}", f"{about}{entry.area_mm2:,.0f} mm2"


def _class_swatch(defect_class: DefectClass, look: Look) -> Image.Image:
    width, height = _SWATCH
    pixels = np.full((height, width, 3), look.paper, dtype=np.float64)
    colour = np.asarray(defect_class.rgb, dtype=np.float64)
    pixels = pixels * 0.7 + colour * 0.3
    pixels[hatch_mask(defect_class.hatch, width=width, height=height)] = colour
    swatch = Image.fromarray(pixels.astype(np.uint8))
    ImageDraw.Draw(swatch).rectangle((0, 0, width - 1, height - 1), outline=look.ink)
    return swatch


def _small_print(
    draw: ImageDraw.ImageDraw, wafer: WaferMap, inspection: Inspection,
    *, left: int, top: int, width: int, look: Look,
) -> None:  # fmt: skip
    grid, model = wafer.grid, inspection.model
    lines = [f"model {model.name} {model.version}", f"graph {model.sha256[:12]}"]
    if grid.has_dies:
        lines.append(f"{grid.columns} x {grid.rows} dies")
        lines.append(f"pitch {grid.pitch_mm[0]:.4g} x {grid.pitch_mm[1]:.4g} mm")
    if grid.is_estimated:
        lines.append("millimetres are estimated")
    if grid.notch is Notch.UNKNOWN:
        lines.append("notch unknown")
    for number, line in enumerate(lines):
        shown = _fitted(draw, line, size=13, width=width)
        draw.text((left, top + number * 19), shown, font=_font(13), fill=look.soft)


def _scale_bar(
    draw: ImageDraw.ImageDraw, wafer: WaferMap, layout: Layout, *, bottom: int, look: Look
) -> None:
    length = nice_length(layout.columns * layout.mm_per_pixel * 0.3)
    pixels = length / layout.mm_per_pixel
    left, y = layout.left, bottom - 22
    draw.line((left, y, left + pixels, y), fill=look.ink, width=3)
    for x in (left, left + pixels):
        draw.line((x, y - 6, x, y + 6), fill=look.ink, width=3)
    label = f"{length:g} mm" + (" (estimated)" if wafer.grid.is_estimated else "")
    draw.text((left + pixels + 14, y), label, font=_font(16), fill=look.ink, anchor="lm")
