"""The painted map: layers of one wafer and what of them is shown, kept as one picture."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from wafer_studio.ui.canvas.camera import Camera
from wafer_studio.ui.canvas.layers import MapLayer, OverlayLayer
from wafer_studio.ui.canvas.readout import describe_cell
from wafer_studio.ui.theme import LIGHT, Theme


class MapPicture:
    """What the map view paints; painted again only when something of it changed."""

    def __init__(self) -> None:
        self.wafer: WaferMap | None = None
        self.inspection: Inspection | None = None
        self.hidden: set[str] = set()
        self.current = 0
        self.theme = LIGHT
        self._map: MapLayer | None = None
        self._overlay: OverlayLayer | None = None
        self._picture: QPixmap | None = None

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
        name = "no wafer" if self.wafer is None else self.wafer.name
        found = "" if self.inspection is None else f", {len(self.defects)} defects"
        return f"{name}{found}. Arrow keys walk the dies."

    def lines(self, cell: tuple[int, int] | None) -> tuple[str, ...]:
        """Lines on a cell (column, row); none for None."""
        if self.wafer is None or cell is None:
            return ()
        return describe_cell(self.wafer, self.inspection, cell)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.theme = theme
        self._map = None if self.wafer is None else MapLayer(self.wafer, theme)
        self.forget()

    def set_wafer(self, wafer: WaferMap | None) -> None:
        """Paint another wafer, with no inspection."""
        self.wafer = wafer
        self._map = None if wafer is None else MapLayer(wafer, self.theme)
        self.set_inspection(None)

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Paint other masks, none of them marked."""
        self.inspection = inspection
        self._overlay = None if inspection is None else OverlayLayer(inspection)
        self.current = 0
        self.forget()

    def forget(self) -> None:
        """Have the next call of ``painted`` paint anew."""
        self._picture = None

    def painted(self, size: QSize, camera: Camera, *, ratio: float, font: QFont) -> QPixmap:
        """The picture of this size.

        Args:
            size: screen pixels.
            camera: view.
            ratio: device pixels a screen pixel has.
            font: for the tags.
        """
        if self._picture is None:
            picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self.theme.backdrop))
            painter = QPainter(picture)
            painter.setFont(font)
            self._paint(painter, camera, ratio)
            painter.end()
            self._picture = picture
        return self._picture

    def _paint(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        if self._map is not None:
            self._map.paint(painter, camera)
        if self._overlay is not None:
            self._overlay.paint(
                painter,
                camera,
                shown=lambda key: key not in self.hidden,
                current=self.current,
                ratio=ratio,
            )
