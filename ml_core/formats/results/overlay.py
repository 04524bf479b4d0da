"""The overlay: a picture of a wafer's map with its defects outlined, hatched and lettered.

The picture is true to millimetres (a round wafer is round), keeps the source's orientation,
and never tells classes apart by colour alone: each has its hatch and its letter, and each
outline a light and a dark casing.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.formats.results.hatching import hatch_mask
from ml_core.formats.results.heat import with_heat
from ml_core.formats.results.legend import ON_DARK, ON_WHITE, Layout, Look, annotate, lettered
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.png import colour_png
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.grid import DieGrid, Notch, polar_to_mm
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASSES, DefectClass

Pixels = NDArray[np.uint8]

_SIDE: Final = 760
_MARGIN: Final = 44
_TITLE: Final = 84
_FOOT: Final = 62
_LEGEND: Final = 268
_MOST_STRETCH: Final = 3.0
_SHIFT: Final = 4  # fractional bits of the coordinates that OpenCV draws at
_DARK: Final = (24, 28, 34)
_WHITE: Final = (255, 255, 255)
_TINT: Final = 0.30
_INK: Final = 0.85
_BADGE: Final = (56, 32)  # a cluster smaller than this would vanish under its letter


class OverlayFolder:
    """A folder of overlay pictures, written wafer by wafer."""

    def __init__(self, folder: Path) -> None:
        """Make the folder.

        Raises:
            ExportError: it cannot be made.
        """
        self._folder = make_folder(folder)
        self._names = NameBook()

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Draw one wafer as ``NAME.png``.

        Raises:
            ExportError: the file cannot be written.
        """
        picture = colour_png(draw_overlay(wafer, inspection))
        write_whole(self._folder / f"{self._names.name(wafer)}.png", picture)

    def close(self) -> tuple[Path, ...]:
        """Give the folder; each file was whole as soon as it was added."""
        return (self._folder,)


def draw_overlay(wafer: WaferMap, inspection: Inspection, *, look: Look = ON_WHITE) -> Pixels:
    """Draw a wafer with what was found on it.

    Args:
        wafer: the wafer.
        inspection: what the model says of it.
        look: the picture's colours.

    Returns:
        (height, width, 3) uint8, red, green, blue: the map with masks, wafer's rim, notch and
        scale bar, a title above and a legend at the right.
    """
    frame = _Frame.of(wafer.grid)
    picture = np.full((frame.height, frame.width, 3), look.paper, dtype=np.uint8)
    inner = picture[frame.top : frame.top + frame.rows, frame.left : frame.left + frame.columns]
    inner[:] = _map_pixels(wafer, frame, look)
    for defect_class in CLASSES:
        _fill_class(inner, inspection, defect_class, frame)
    _draw_rim(picture, wafer.grid, frame, look)
    for defect in reversed(inspection.defects):
        _outline(picture, defect, frame)
    layout = Layout(
        left=frame.left, top=frame.top, columns=frame.columns, rows=frame.rows,
        mm_per_pixel=wafer.grid.pixel_mm[0] / frame.scale[0],
        anchors=tuple(frame.anchor(defect) for defect in inspection.defects),
    )  # fmt: skip
    return annotate(picture, wafer, inspection, layout, look=look)


def map_picture(
    wafer: WaferMap, inspection: Inspection, *, width: int = 1200, theme: str = "light"
) -> Pixels:
    """Draw a wafer for a slide.

    Args:
        wafer: the wafer.
        inspection: what the model says of it.
        width: of the picture, pixels; the height follows.
        theme: ``light`` or ``dark``: what the slide is.

    Returns:
        (height, width, 3) uint8, red, green, blue.
    """
    drawn = draw_overlay(wafer, inspection, look=ON_DARK if theme == "dark" else ON_WHITE)
    height = max(round(drawn.shape[0] * width / drawn.shape[1]), 1)
    method = cv2.INTER_AREA if width < drawn.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(drawn, (width, height), interpolation=method), dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Panel:
    """A wafer drawn square, with its rim and notch and nothing around it.

    Attributes:
        pixels: (side, side, 3) uint8, red, green, blue.
        mm_per_pixel: millimetres to one pixel, along x.
    """

    pixels: Pixels
    mm_per_pixel: float


def draw_panel(
    wafer: WaferMap,
    inspection: Inspection | None = None,
    *,
    heat: NDArray[np.float32] | None = None,
    outlined: str = "",
) -> Panel:
    """Draw a wafer as one of several pictures that stand side by side.

    Args:
        wafer: the wafer.
        inspection: its masks are drawn, with the defects' letters; none where None.
        heat: (height, width) float32 on the raster, 0 to 1, drawn over the dies.
        outlined: class whose defects are outlined over the heat.

    Returns:
        The picture; panels of one wafer are to one scale.
    """
    frame = _Frame.of(wafer.grid, centred=True)
    picture = np.full((frame.side, frame.side, 3), 255, dtype=np.uint8)
    inner = picture[frame.top : frame.top + frame.rows, frame.left : frame.left + frame.columns]
    inner[:] = _map_pixels(wafer, frame, ON_WHITE)
    if heat is not None:
        exists = wafer.raster(wafer.die_mask).astype(np.uint8)
        size = (frame.columns, frame.rows)
        dies = cv2.resize(exists, size, interpolation=cv2.INTER_NEAREST).astype(np.bool_)
        inner[:] = with_heat(inner, heat, dies)
    found = () if inspection is None else inspection.defects
    if inspection is not None and heat is None:
        for defect_class in CLASSES:
            _fill_class(inner, inspection, defect_class, frame)
    _draw_rim(picture, wafer.grid, frame, ON_WHITE)
    shown = [d for d in reversed(found) if heat is None or d.class_key == outlined]
    for defect in shown:
        _outline(picture, defect, frame)
    if found and heat is None:
        picture = lettered(picture, found, [frame.anchor(defect) for defect in found])
    return Panel(picture, wafer.grid.pixel_mm[0] / frame.scale[0])


@dataclass(frozen=True)
class _Frame:
    """Where raster pixels come to lie in the picture."""

    columns: int
    rows: int
    scale: tuple[float, float]
    left: int = _MARGIN
    top: int = _TITLE + _MARGIN // 2

    @classmethod
    def of(cls, grid: DieGrid, *, centred: bool = False) -> "_Frame":
        width, height = grid.raster_size
        stretch = grid.pixel_mm[1] / grid.pixel_mm[0] if grid.has_dies else 1.0
        if not 1 / _MOST_STRETCH <= stretch <= _MOST_STRETCH:
            stretch = 1.0  # such a pitch is more likely wrong than such a wafer right
        across = _SIDE / max(width, height * stretch)
        columns, rows = max(round(width * across), 1), max(round(height * across * stretch), 1)
        scale = (columns / width, rows / height)
        if not centred:
            return cls(columns, rows, scale)
        side = _SIDE + 2 * _MARGIN
        return cls(columns, rows, scale, (side - columns) // 2, (side - rows) // 2)

    @property
    def side(self) -> int:
        return _SIDE + 2 * _MARGIN

    @property
    def width(self) -> int:
        return self.left + self.columns + _MARGIN + _LEGEND

    @property
    def height(self) -> int:
        return self.top + max(self.rows, _SIDE) + _FOOT

    def points(self, pixels: NDArray[np.float64]) -> NDArray[np.int32]:
        """Raster pixels (n, 2) to OpenCV's fixed-point coordinates of pixel centres."""
        placed = pixels * np.asarray(self.scale) + (self.left, self.top) - 0.5
        return np.asarray(np.rint(placed * (1 << _SHIFT)), dtype=np.int32)

    def anchor(self, defect: Defect) -> tuple[float, float]:
        """Place for a defect's letter: inside it, or just above where that would hide it."""
        point = defect.polygon.to_shapely().representative_point()
        x, y = self.left + point.x * self.scale[0], self.top + point.y * self.scale[1]
        _, box_top, width, height = defect.bbox_px
        if width * self.scale[0] < _BADGE[0] and height * self.scale[1] < _BADGE[1]:
            y = self.top + box_top * self.scale[1] - _BADGE[1] / 2
        return x, y


def _map_pixels(wafer: WaferMap, frame: _Frame, look: Look) -> Pixels:
    """The map's colours, with thin gaps between dies where dies are big enough to see."""
    grid = wafer.grid
    size = (frame.columns, frame.rows)
    if not grid.has_dies:
        method = cv2.INTER_AREA if min(frame.scale) < 1 else cv2.INTER_NEAREST
        colours = np.asarray(look.states, dtype=np.uint8)[wafer.cells]
        return np.asarray(cv2.resize(colours, size, interpolation=method), dtype=np.uint8)
    x = np.arange(frame.columns) * grid.columns // frame.columns
    y = np.arange(frame.rows) * grid.rows // frame.rows
    colours = np.asarray(look.states, dtype=np.uint8)[wafer.cells]
    tall = np.repeat(colours, np.bincount(y, minlength=grid.rows), axis=0)
    colours = np.repeat(tall, np.bincount(x, minlength=grid.columns), axis=1)
    if frame.columns >= 5 * grid.columns:
        colours[:, np.flatnonzero(np.diff(x)) + 1] = look.paper
    if frame.rows >= 5 * grid.rows:
        colours[np.flatnonzero(np.diff(y)) + 1] = look.paper
    return colours


def _fill_class(
    inner: Pixels, inspection: Inspection, defect_class: DefectClass, frame: _Frame
) -> None:
    """Tint and hatch one class's mask."""
    found = inspection.mask & np.uint8(defect_class.bit)
    if not found.any():
        return
    size = (frame.columns, frame.rows)
    covered = cv2.resize(found, size, interpolation=cv2.INTER_NEAREST)
    left, top, width, height = cv2.boundingRect(covered)
    box = (slice(top, top + height), slice(left, left + width))
    tinted = (covered[box] != 0).astype(np.uint8)
    ink = hatch_mask(defect_class.hatch, width=frame.columns, height=frame.rows)[box]
    for share, where in ((_TINT, tinted), (_INK, tinted & ink)):
        levels = np.arange(256)[:, None] * (1 - share) + np.asarray(defect_class.rgb) * share
        blended = cv2.LUT(inner[box], np.rint(levels).astype(np.uint8)[None])
        inner[box] = cv2.copyTo(blended, where, inner[box])


def _outline(picture: Pixels, defect: Defect, frame: _Frame) -> None:
    """Draw a defect's rings in its colour, cased in dark and light."""
    rings = [frame.points(ring) for ring in defect.polygon.rings]
    for colour, thickness in ((_WHITE, 7), (_DARK, 5), (defect.defect_class.rgb, 3)):
        cv2.polylines(picture, rings, True, colour, thickness, cv2.LINE_AA, _SHIFT)


def _draw_rim(picture: Pixels, grid: DieGrid, frame: _Frame, look: Look) -> None:
    """Draw the wafer's rim and, where it is known, the notch."""
    radius = grid.diameter_mm / 2
    angles = np.arange(0.0, 360.0, 1.0)
    around = polar_to_mm(np.stack([np.full_like(angles, radius), angles], axis=-1))
    rim = frame.points(grid.mm_to_pixel(around))
    cv2.polylines(picture, [rim], True, (150, 158, 168), 1, cv2.LINE_AA, _SHIFT)
    if grid.notch is Notch.UNKNOWN:
        return
    mark = np.array([[0.0, -0.985], [-0.035, -1.05], [0.035, -1.05]]) * radius
    notch = frame.points(grid.mm_to_pixel(mark))
    cv2.fillPoly(picture, [notch], look.ink, cv2.LINE_AA, _SHIFT)
