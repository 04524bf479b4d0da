"""Pictures that explain: the wafer, its mask and a heat map side by side, to one scale.

True to millimetres as the overlay is. A class is never told by colour alone: masks are hatched
and their outlines cased; heat is told by lightness too, and by lines at a half and at nine tenths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ml_core.explain.heat import HeatMap
from ml_core.formats.results.hatching import hatch_mask
from ml_core.formats.results.heat import heat_colours, with_heat
from ml_core.formats.results.png import MAP_COLOURS
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY, CLASSES, DefectClass

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_SIDE: Final = 420
_GAP: Final = 24
_TOP: Final = 92
_FOOT: Final = 96
_INK: Final = (24, 28, 34)
_SOFT: Final = (84, 92, 104)
_WHITE: Final = (255, 255, 255)
_MOST_STRETCH: Final = 3.0
_BAR: Final = (160, 12)


@dataclass(frozen=True, eq=False)
class Panel:
    """One picture of a row.

    Attributes:
        title: written above it.
        pixels: (height, width, 3) uint8, red, green, blue.
    """

    title: str
    pixels: Pixels


@dataclass(frozen=True)
class HeatScale:
    """What the colours of heat mean.

    Attributes:
        low: words at the dark end.
        high: words at the light end.
    """

    low: str
    high: str


def draw_explanation(
    wafer: WaferMap, inspection: Inspection, heat: HeatMap, *, words: str
) -> Pixels:
    """Draw a wafer, its masks and one class's heat map side by side.

    Args:
        wafer: the wafer.
        inspection: what the model found on it.
        heat: the class's heat map.
        words: written below.

    Returns:
        (height, width, 3) uint8, red, green, blue.
    """
    defect_class = BY_KEY[heat.class_key]
    size = _panel_size(wafer)
    original = _map_pixels(wafer, size)
    warm = _with_heat(original, heat.raster, wafer)
    _outline(warm, inspection.class_mask(heat.class_key), size, defect_class)
    panels = (
        Panel("Wafer", original),
        Panel("Masks: " + _found(inspection), _with_masks(original, inspection, size)),
        Panel(f"What speaks for {defect_class.letter}  {defect_class.title}", warm),
    )
    return _in_a_row(wafer, panels, words=words, scale=HeatScale("nothing", "most"))


def draw_uncertainty(wafer: WaferMap, aleatoric: Floats, epistemic: Floats) -> Pixels:
    """Draw a wafer and its two kinds of doubt side by side, both to one scale.

    Args:
        wafer: the wafer.
        aleatoric: (height, width) float32, bits.
        epistemic: the same.

    Returns:
        (height, width, 3) uint8, red, green, blue.
    """
    size = _panel_size(wafer)
    original = _map_pixels(wafer, size)
    largest = max(float(aleatoric.max()), float(epistemic.max()))
    shown = [plane / np.float32(largest or 1) for plane in (aleatoric, epistemic)]
    panels = (
        Panel("Wafer", original),
        Panel("Aleatoric: noise in the wafer", _with_heat(original, shown[0], wafer)),
        Panel("Epistemic: too little known", _with_heat(original, shown[1], wafer)),
    )
    scale = HeatScale("0 bits", f"{largest:.2g} bits")
    return _in_a_row(wafer, panels, words="Doubt summed over the classes.", scale=scale)


def _panel_size(wafer: WaferMap) -> tuple[int, int]:
    """Width and height of a panel, true to millimetres unless the pitch cannot be right."""
    grid = wafer.grid
    width, height = grid.raster_size
    stretch = grid.pixel_mm[1] / grid.pixel_mm[0] if grid.has_dies else 1.0
    if not 1 / _MOST_STRETCH <= stretch <= _MOST_STRETCH:
        stretch = 1.0
    across = _SIDE / max(width, height * stretch)
    return max(round(width * across), 1), max(round(height * across * stretch), 1)


def _map_pixels(wafer: WaferMap, size: tuple[int, int]) -> Pixels:
    colours = np.asarray(MAP_COLOURS, np.uint8)[wafer.raster().astype(np.uint8)]
    return np.asarray(cv2.resize(colours, size, interpolation=cv2.INTER_AREA), np.uint8)


def _with_masks(original: Pixels, inspection: Inspection, size: tuple[int, int]) -> Pixels:
    """The map with each class's mask tinted, hatched and outlined."""
    drawn = original.copy()
    for defect_class in CLASSES:
        mask = inspection.class_mask(defect_class.key)
        if not mask.any():
            continue
        covered = _scaled(mask, size)
        ink = covered & hatch_mask(defect_class.hatch, width=size[0], height=size[1])
        for share, where in ((0.30, covered), (0.85, ink)):
            blended = drawn[where] * (1 - share) + np.asarray(defect_class.rgb) * share
            drawn[where] = np.rint(blended).astype(np.uint8)
        _outline(drawn, mask, size, defect_class)
    return drawn


def _with_heat(original: Pixels, heat: Floats, wafer: WaferMap) -> Pixels:
    """The map under heat of 0 to 1 where dies are."""
    size = (original.shape[1], original.shape[0])
    return with_heat(original, heat, _scaled(wafer.raster(wafer.die_mask).astype(np.bool_), size))


def _outline(
    drawn: Pixels, mask: NDArray[np.bool_], size: tuple[int, int], defect_class: DefectClass
) -> None:
    """Draw a mask's outline in its class's colour, cased in light and dark."""
    lines, _ = cv2.findContours(
        _scaled(mask, size).view(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE
    )
    for colour, thickness in ((_WHITE, 7), (_INK, 5), (defect_class.rgb, 3)):
        cv2.drawContours(drawn, lines, -1, colour, thickness, cv2.LINE_AA)


def _scaled(mask: NDArray[np.bool_], size: tuple[int, int]) -> NDArray[np.bool_]:
    scaled = cv2.resize(mask.view(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    return np.asarray(scaled, np.uint8).view(np.bool_)


def _found(inspection: Inspection) -> str:
    classes = [c for c in CLASSES if inspection.class_mask(c.key).any()]
    return ", ".join(f"{c.letter} {c.title}" for c in classes) or "none"


def _in_a_row(wafer: WaferMap, panels: Sequence[Panel], *, words: str, scale: HeatScale) -> Pixels:
    """Panels beside each other with the wafer's name above, words and a scale below."""
    height, width = panels[0].pixels.shape[:2]
    step = max(width, _SIDE) + _GAP
    whole = np.full((_TOP + height + _FOOT, step * len(panels) + _GAP, 3), 255, np.uint8)
    for place, panel in enumerate(panels):
        left = _GAP + place * step
        whole[_TOP : _TOP + height, left : left + width] = panel.pixels
    image = Image.fromarray(whole)
    draw = ImageDraw.Draw(image)
    draw.text((_GAP, 14), _cut(draw, wafer.name, 24, image.width - 2 * _GAP), _INK, _font(24))
    for place, panel in enumerate(panels):
        title = _cut(draw, panel.title, 16, step - _GAP)
        draw.text((_GAP + place * step, _TOP - 30), title, _INK, _font(16))
    _write_words(draw, words, top=_TOP + height + 10, width=step * (len(panels) - 1))
    _draw_scale(image, draw, scale, left=_GAP + (len(panels) - 1) * step, top=_TOP + height + 12)
    return np.asarray(image, np.uint8)


def _write_words(draw: ImageDraw.ImageDraw, words: str, *, top: int, width: int) -> None:
    """Write words in lines, as many as there is room for."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=_font(14)) > width - _GAP:
            lines.append(word)
        else:
            lines[-1] = longer
    for number, line in enumerate(lines[:4]):
        draw.text((_GAP, top + 20 * number), line, _SOFT, _font(14))


def _draw_scale(
    image: Image.Image, draw: ImageDraw.ImageDraw, scale: HeatScale, *, left: int, top: int
) -> None:
    """A bar of the heat's colours and what its ends mean."""
    width, height = _BAR
    ramp = np.tile(np.linspace(0, 1, width, dtype=np.float32), (height, 1))
    image.paste(Image.fromarray(heat_colours(ramp)), (left, top))
    draw.text((left, top + height + 4), scale.low, _SOFT, _font(13))
    draw.text((left + width, top + height + 4), scale.high, _SOFT, _font(13), anchor="ra")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _cut(draw: ImageDraw.ImageDraw, text: str, size: int, width: float) -> str:
    """Text cut at its end until it fits."""
    shown = text
    while len(shown) > 2 and draw.textlength(shown, font=_font(size)) > width:
        shown = shown[:-2] + "…"
    return shown
