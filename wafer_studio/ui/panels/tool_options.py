"""What can be set for the tool in use: one row that shows only what matters to it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from ml_core.drawing.wand import Alike
from wafer_studio.ui.canvas.tools.bench import ToolSettings
from wafer_studio.ui.language import noted, translated

_LARGEST: Final = 500
_DRAWING: Final = frozenset({"polygon", "freehand", "brush", "die_brush", "wand"})
_ALIKE: Final = {
    Alike.STATE: noted("tool_options", "Dies that passed or failed alike"),
    Alike.HARD_BIN: noted("tool_options", "Dies of one hard bin"),
    Alike.SOFT_BIN: noted("tool_options", "Dies of one soft bin"),
}


class ToolOptions(QWidget):
    """Switches over the settings of the tools.

    Args:
        settings: changed in place; each tool reads them when it begins.
    """

    greys_asked = Signal(bool)
    """The wand is to grow over grey levels, or over dies."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.snapping = _switch(
            translated("tool_options", "Snap"),
            translated("tool_options", "Points snap to corners of dies and to other shapes."),
            settings.is_snapping,
        )
        self.neighbours = _switch(
            translated("tool_options", "Neighbours move along"),
            translated("tool_options", "A vertex takes along those of other shapes in its place."),
            settings.moves_neighbours,
        )
        self.fills = _switch(
            translated("tool_options", "Class from the model"),
            translated("tool_options", "A new shape takes the class that the model sees under it."),
            settings.fills_class,
        )
        self.width_label = QLabel(translated("tool_options", "Width"))
        self.brush_width = QSpinBox()
        self.brush_width.setRange(1, _LARGEST)
        self.brush_width.setSuffix(" px")
        self.brush_width.setAccessibleName(translated("tool_options", "Width of the brush"))
        self.alike = QComboBox()
        self.alike.setAccessibleName(translated("tool_options", "What the wand takes for alike"))
        for kind, title in _ALIKE.items():
            self.alike.addItem(translated("tool_options", title), kind)
        self.alike.addItem(translated("tool_options", "Pixels as grey, on pictures"), None)
        self.corners = _switch(
            translated("tool_options", "Over corners"),
            translated("tool_options", "Dies that meet at a corner hang together."),
            settings.wand_over_corners,
        )
        self._lay_out()
        self._connect()
        self.show_tool("look")

    def show_tool(self, key: str) -> None:
        """Show what matters to a tool.

        Args:
            key: the tool's.
        """
        self.snapping.setVisible(key in ("select", "polygon", "hole", "split"))
        self.neighbours.setVisible(key == "select")
        self.fills.setVisible(key in _DRAWING)
        self.width_label.setVisible(key in ("brush", "eraser"))
        self.brush_width.setVisible(key in ("brush", "eraser"))
        self.alike.setVisible(key == "wand")
        self.corners.setVisible(key == "wand")
        self.show_settings()

    def show_settings(self) -> None:
        """Show the width that the wheel or a key has set."""
        self.brush_width.blockSignals(True)
        self.brush_width.setValue(round(2 * self._settings.brush_radius))
        self.brush_width.blockSignals(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        parts: tuple[QWidget, ...] = (
            self.snapping, self.neighbours, self.width_label, self.brush_width, self.alike,
            self.corners, self.fills,
        )  # fmt: skip
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)

    def _connect(self) -> None:
        settings = self._settings
        self.snapping.toggled.connect(lambda on: setattr(settings, "is_snapping", on))
        self.neighbours.toggled.connect(lambda on: setattr(settings, "moves_neighbours", on))
        self.fills.toggled.connect(lambda on: setattr(settings, "fills_class", on))
        self.corners.toggled.connect(lambda on: setattr(settings, "wand_over_corners", on))
        self.brush_width.valueChanged.connect(
            lambda width: setattr(settings, "brush_radius", width / 2)
        )
        self.alike.currentIndexChanged.connect(self._set_alike)

    def _set_alike(self) -> None:
        """Take dies for alike, or ask for grey levels: they have to be read first."""
        kind = self.alike.currentData()
        if kind is not None:
            self._settings.wand_alike = kind
        self.corners.setEnabled(kind is not None)
        self.greys_asked.emit(kind is None)


def _switch(title: str, tip: str, is_on: bool) -> QCheckBox:
    box = QCheckBox(title)
    box.setToolTip(tip)
    box.setChecked(is_on)
    return box
