"""The layers panel: each layer of the map with a box to show it and a slider for its opacity."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSlider, QWidget

from wafer_studio.ui.canvas.layer_table import LAYERS, LayerKind, LayerStates
from wafer_studio.ui.language import translated

_STEP: Final = 5
_FAR_STEP: Final = 20


class LayersPanel(QWidget):
    """One line a layer, the topmost first, as they lie on the map.

    Args:
        states: what is shown and changed; several panels and views may share it.
    """

    def __init__(self, states: LayerStates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._boxes: dict[str, QCheckBox] = {}
        self._sliders: dict[str, QSlider] = {}
        self._shares: dict[str, QLabel] = {}
        self.setAccessibleName(translated("layers", "Layers of the map"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        for row, layer in enumerate(reversed(LAYERS)):
            box, slider, share = self._made_box(layer), self._made_slider(layer), QLabel()
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            share.setMinimumWidth(share.fontMetrics().horizontalAdvance("100 %") + 4)
            for column, widget in enumerate((box, slider, share)):
                layout.addWidget(widget, row, column)
            self._boxes[layer.key], self._sliders[layer.key] = box, slider
            self._shares[layer.key] = share
            self._refresh(layer.key)
        layout.setRowStretch(len(LAYERS), 1)
        states.changed.connect(self._refresh)

    def box(self, key: str) -> QCheckBox:
        """The check box of a layer."""
        return self._boxes[key]

    def slider(self, key: str) -> QSlider:
        """The opacity slider of a layer, 0 to 100."""
        return self._sliders[key]

    def _made_box(self, layer: LayerKind) -> QCheckBox:
        box = QCheckBox(translated("layer_table", layer.title))
        box.setToolTip(translated("layer_table", layer.tip))
        box.setAccessibleName(
            translated("layers", "Show {title}").format(
                title=translated("layer_table", layer.title)
            )
        )
        box.setAccessibleDescription(translated("layer_table", layer.tip))
        box.toggled.connect(lambda on, key=layer.key: self._states.show(key, shown=on))
        return box

    def _made_slider(self, layer: LayerKind) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setSingleStep(_STEP)
        slider.setPageStep(_FAR_STEP)
        slider.setMinimumWidth(60)
        slider.setToolTip(
            translated("layers", "Opacity of {title}").format(
                title=translated("layer_table", layer.title)
            )
        )
        slider.setAccessibleName(
            translated("layers", "Opacity of {title}, per cent").format(
                title=translated("layer_table", layer.title)
            )
        )
        slider.valueChanged.connect(
            lambda value, key=layer.key: self._states.set_opacity(key, value / 100)
        )
        return slider

    def _refresh(self, key: str) -> None:
        """Show the state of a layer; a slider that says the same already is left alone."""
        percent = round(100 * self._states.opacity(key))
        self._boxes[key].setChecked(self._states.is_visible(key))
        self._sliders[key].setValue(percent)
        self._sliders[key].setEnabled(self._states.is_visible(key))
        self._shares[key].setText(f"{percent} %")
