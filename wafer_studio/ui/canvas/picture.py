"""What the map shows: the layers of one wafer, and what of them is shown."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from ml_core.lots.zones import Zones
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.ui.canvas import layer_table as table
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.colours import COLOURS
from wafer_studio.ui.canvas.defects_layer import DefectsLayer
from wafer_studio.ui.canvas.drawn import Box
from wafer_studio.ui.canvas.layer_table import LayerStates
from wafer_studio.ui.canvas.layers import (
    DieGridLayer,
    FieldLayer,
    MapLayer,
    ZoneLayer,
    seen_by,
)
from wafer_studio.ui.canvas.readout import describe_cell
from wafer_studio.ui.canvas.shapes_layer import ShapesLayer
from wafer_studio.ui.canvas.zone_titles import ZoneTitles
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import LIGHT, Theme

_PER_VERTEX: Final = 4.0
"""Microseconds that a vertex of a shape costs to fill, outline and tag."""

_BENEATH: Final = (table.MAP, table.HEAT_MAP, table.UNCERTAINTY)
"""Layers beneath the die grid, the lowest first; all of these are painted in no time."""

Paint = Callable[[QPainter], None]


class MapPicture:
    """The layers of one wafer."""

    def __init__(self) -> None:
        self.wafer: WaferMap | None = None
        self.inspection: Inspection | None = None
        self.proposed: frozenset[int] | None = None
        self.current = 0
        self.theme = LIGHT
        self.states = LayerStates()
        self.shapes = ShapesLayer()
        self._version = 0
        self._map: MapLayer | None = None
        self._die_grid: DieGridLayer | None = None
        self._defects: DefectsLayer | None = None
        self._zones: ZoneLayer | None = None
        self._titles: ZoneTitles | None = None
        self.fields: dict[str, FieldLayer] = {}

    @property
    def hidden(self) -> set[str]:
        """Keys of the classes that are not shown."""
        return self.shapes.hidden

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Defects of the inspection; none where there is no inspection."""
        return () if self.inspection is None else self.inspection.defects

    @property
    def stretch(self) -> float:
        """Height of a raster pixel over its width on the wafer."""
        if self.wafer is None or not self.wafer.grid.has_dies:
            return 1.0
        width, height = self.wafer.grid.pixel_mm
        return height / width

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The whole raster: (x, y, width, height), pixels."""
        width, height = (1, 1) if self.wafer is None else self.wafer.grid.raster_size
        return (0.0, 0.0, float(width), float(height))

    @property
    def spoken(self) -> str:
        """What a screen reader says of the view."""
        name = translated("picture", "no wafer") if self.wafer is None else self.wafer.name
        found = (
            ""
            if self.inspection is None
            else translated("picture", ", {defects} defects").format(defects=len(self.defects))
        )
        return translated("picture", "{name}{found}. Arrow keys walk the dies.").format(
            name=name, found=found
        )

    @property
    def quick_key(self) -> tuple[object, ...]:
        """Another one whenever ``paint_quick`` would paint something else."""
        strengths = (self.states.strength(key) for key in (*_BENEATH, table.DIE_GRID))
        return (self._version, self.theme.name, *strengths)

    def lines(self, cell: tuple[int, int] | None) -> tuple[str, ...]:
        """Lines on a cell (column, row); none for None."""
        if self.wafer is None or cell is None:
            return ()
        return describe_cell(self.wafer, self.inspection, cell)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.theme = theme
        self._make_map()

    def set_wafer(self, wafer: WaferMap | None) -> None:
        """Paint another wafer, with no inspection, zones or values; its shapes come after."""
        self.wafer = wafer
        self._make_map()
        self._zones = self._titles = None
        self.fields.clear()
        self.set_inspection(None)

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Paint other masks, none of them marked, all of them proposed."""
        self.inspection = inspection
        self.proposed = None
        self._defects = None if inspection is None else DefectsLayer(inspection)
        self.current = 0

    def set_zones(self, zones: Zones | None) -> None:
        """Paint these zones of the wafer, or none."""
        self._zones = self._titles = None
        if zones is not None and self.wafer is not None:
            self._zones = ZoneLayer(zones.outlines)
            self._titles = ZoneTitles(zones, self.wafer.grid)

    def set_field(self, key: str, values: NDArray[np.floating] | None) -> None:
        """Paint values over the raster as a layer, or none."""
        self._version += 1
        self.fields.pop(key, None)
        if values is not None and self.wafer is not None:
            grid = self.wafer.grid
            self.fields[key] = FieldLayer(values, colours=COLOURS[key], grid=grid)

    def box_of_defect(self, number: int) -> list[Box]:
        """Raster boxes to paint anew where a defect is marked or no more."""
        box = None if self._defects is None else self._defects.box_of(number)
        return [] if box is None else [box]

    def cost(self, box: Box) -> float:
        """Microseconds that a raster box takes to paint, about."""
        found = 0 if self._defects is None else self._defects.vertices_in(box)
        return _PER_VERTEX * (found + self.shapes.vertices_in(box))

    def paint(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Paint all but the tags of the defects, inside the painter's clip."""
        self.paint_quick(painter, camera, ratio)
        if self._zones is not None:
            self._layer(painter, table.ZONES, lambda p: self._zones_on(p, camera), ratio)
        if self._defects is not None:
            self._layer(painter, table.MASKS, lambda p: self._masks(p, camera, ratio), ratio)
            self._layer(painter, table.PROPOSALS, lambda p: self._outlines(p, camera, ratio), ratio)
        self._layer(
            painter,
            table.SHAPES,
            lambda p: self.shapes.paint(p, camera, ratio=ratio),
            ratio,
        )

    def paint_quick(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Paint the wafer, values over it and lines between the dies, inside the clip."""
        painter.fillRect(seen_by(painter), QColor(self.theme.backdrop))
        below: dict[str, MapLayer | FieldLayer | None] = {table.MAP: self._map, **self.fields}
        for key in _BENEATH:
            layer = below.get(key)
            strength = self.states.strength(key)
            if layer is not None and strength > 0:
                painter.setOpacity(strength)
                layer.paint(painter, camera)
        if self._die_grid is not None:
            painter.setOpacity(self.states.strength(table.DIE_GRID))
            self._die_grid.paint(painter, camera, ratio=ratio)
        painter.setOpacity(1.0)

    def paint_tags(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Paint titles of zones and tags of defects over all else, inside the painter's clip."""
        strength = self.states.strength(table.ZONES)
        if self._titles is not None and strength > 0:
            painter.setOpacity(strength)
            self._titles.paint(painter, camera, seen_by(painter))
            painter.setOpacity(1.0)
        if self._defects is not None and self.states.strength(table.PROPOSALS) > 0:
            self._defects.paint_tags(
                painter,
                camera,
                shown=self._is_shown,
                proposed=self._is_proposed,
                current=self.current,
                ratio=ratio,
            )

    def painted(self, size: QSize, camera: Camera, *, ratio: float, font: QFont) -> QPixmap:
        """All of it as one picture.

        Args:
            size: screen pixels.
            camera: view.
            ratio: device pixels a screen pixel has.
            font: for the tags.
        """
        picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setFont(font)
        painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
        self.paint(painter, camera, ratio)
        self.paint_tags(painter, camera, ratio)
        painter.end()
        return picture

    def _make_map(self) -> None:
        self._version += 1
        wafer = self.wafer
        self._map = None if wafer is None else MapLayer(wafer, self.theme)
        self._die_grid = None if wafer is None else DieGridLayer(wafer.grid, self.theme)

    def _is_shown(self, class_key: str) -> bool:
        return class_key not in self.hidden

    def _is_proposed(self, number: int) -> bool:
        return self.proposed is None or number in self.proposed

    def _zones_on(self, painter: QPainter, camera: Camera) -> None:
        if self._zones is not None:
            self._zones.paint(painter, camera)

    def _masks(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        if self._defects is not None:
            self._defects.paint_masks(painter, camera, shown=self._is_shown, ratio=ratio)

    def _outlines(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        if self._defects is not None:
            self._defects.paint_outlines(
                painter,
                camera,
                shown=self._is_shown,
                proposed=self._is_proposed,
                current=self.current,
                ratio=ratio,
            )

    def _layer(self, painter: QPainter, key: str, paint: Paint, ratio: float) -> None:
        """Paint a layer as strongly as it is to be, as one: what overlaps does not add up."""
        strength = self.states.strength(key)
        if strength >= 1.0:
            paint(painter)
        if not 0.0 < strength < 1.0:
            return
        seen = seen_by(painter)
        apart = QPixmap(round(seen.right() * ratio) + 1, round(seen.bottom() * ratio) + 1)
        apart.setDevicePixelRatio(ratio)
        apart.fill(QColor(0, 0, 0, 0))
        layer = QPainter(apart)
        layer.setFont(painter.font())
        layer.setClipRect(seen)
        paint(layer)
        layer.end()
        painter.setOpacity(strength)
        painter.drawPixmap(0, 0, apart)
        painter.setOpacity(1.0)
