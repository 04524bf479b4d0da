"""The layers of the map: one table, and which of them are shown and how strongly."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from wafer_studio.ui.language import noted

MAP: Final = "map"
HEAT_MAP: Final = "heat_map"
UNCERTAINTY: Final = "uncertainty"
DIE_GRID: Final = "die_grid"
ZONES: Final = "zones"
MASKS: Final = "masks"
PROPOSALS: Final = "proposals"
SHAPES: Final = "shapes"


@dataclass(frozen=True, slots=True)
class LayerKind:
    """One layer of the map.

    Attributes:
        key: its name in code.
        title: its name for people.
        tip: what it shows, one sentence.
        is_visible: True where it is shown at first.
        opacity: 0 to 1, at first.
    """

    key: str
    title: str
    tip: str
    is_visible: bool = True
    opacity: float = 1.0


LAYERS: Final = (
    LayerKind(
        MAP,
        noted("layer_table", "Map"),
        noted("layer_table", "The dies of the wafer, passed and failed."),
    ),
    LayerKind(
        HEAT_MAP,
        noted("layer_table", "Heat map"),
        noted("layer_table", "Where the model looked for a class."),
        opacity=0.6,
    ),
    LayerKind(
        UNCERTAINTY,
        noted("layer_table", "Uncertainty"),
        noted("layer_table", "Where the model is not sure."),
        opacity=0.6,
    ),
    LayerKind(
        DIE_GRID,
        noted("layer_table", "Die grid"),
        noted("layer_table", "Lines between the dies, once they are large enough."),
        opacity=0.55,
    ),
    LayerKind(
        ZONES,
        noted("layer_table", "Zones"),
        noted("layer_table", "Rings, quadrants or sectors of the wafer."),
        opacity=0.9,
    ),
    LayerKind(
        MASKS,
        noted("layer_table", "Masks"),
        noted("layer_table", "Colour and hatch of what the model found."),
    ),
    LayerKind(
        PROPOSALS,
        noted("layer_table", "Proposals"),
        noted("layer_table", "Outlines of what the model found and nobody accepted yet."),
    ),
    LayerKind(
        SHAPES, noted("layer_table", "Shapes"), noted("layer_table", "What was drawn or accepted.")
    ),
)
"""All layers, the lowest first."""


class LayerStates(QObject):
    """Which layers are shown, and how strongly."""

    changed = Signal(str)
    """A layer, by its key, is shown otherwise now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visible = {layer.key: layer.is_visible for layer in LAYERS}
        self._opacity = {layer.key: layer.opacity for layer in LAYERS}

    def is_visible(self, key: str) -> bool:
        """True where a layer is shown."""
        return self._visible[key]

    def opacity(self, key: str) -> float:
        """How strongly a layer is shown, 0 to 1."""
        return self._opacity[key]

    def strength(self, key: str) -> float:
        """Opacity of a layer that is shown, 0 of one that is not."""
        return self._opacity[key] if self._visible[key] else 0.0

    def show(self, key: str, *, shown: bool) -> None:
        """Show or hide a layer."""
        if self._visible[key] != shown:
            self._visible[key] = shown
            self.changed.emit(key)

    def set_opacity(self, key: str, opacity: float) -> None:
        """Show a layer more or less strongly, 0 to 1."""
        opacity = min(max(opacity, 0.0), 1.0)
        if self._opacity[key] != opacity:
            self._opacity[key] = opacity
            self.changed.emit(key)
