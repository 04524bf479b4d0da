"""Asks for a product's die pitch, wafer diameter and notch."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.grid import Notch
from ml_core.wafer.map import WaferMap
from wafer_studio.ui.language import translated


class GeometryDialog(QDialog):
    """Lengths in mm, beginning with what is known of the open wafer.

    Args:
        wafer: the open wafer.
        parent: the window.
    """

    def __init__(self, wafer: WaferMap, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("geometry", "Geometry"))
        product = wafer.info.product
        whose = (
            translated("geometry", "product {product}").format(product=product)
            if product
            else translated("geometry", "every product without a geometry of its own")
        )
        words = QLabel(
            translated(
                "geometry",
                "For {whose}: its wafers in the library and those that are read "
                "later. What rests on millimetres is then measured anew.",
            ).format(whose=whose)
        )
        words.setWordWrap(True)
        grid = wafer.grid
        self.across = _length(translated("geometry", "Die pitch across"), grid.pitch_mm[0])
        self.down = _length(translated("geometry", "Die pitch down"), grid.pitch_mm[1])
        self.diameter = _length(translated("geometry", "Wafer diameter"), grid.diameter_mm)
        self.notch = QComboBox()
        self.notch.setAccessibleName(translated("geometry", "Notch"))
        for side in Notch:
            self.notch.addItem(side.value.capitalize(), side)
        self.notch.setCurrentIndex(list(Notch).index(grid.notch))
        form = QFormLayout()
        form.addRow(translated("geometry", "Die pitch across:"), self.across)
        form.addRow(translated("geometry", "Die pitch down:"), self.down)
        form.addRow(translated("geometry", "Wafer diameter:"), self.diameter)
        form.addRow(translated("geometry", "Notch:"), self.notch)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @property
    def pitch_mm(self) -> tuple[float, float]:
        """The die pitch (across, down)."""
        return self.across.value(), self.down.value()

    @property
    def side(self) -> Notch:
        """The side of the notch."""
        return list(Notch)[self.notch.currentIndex()]


def _length(name: str, value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(5)
    box.setRange(0.00001, 2000.0)
    box.setSuffix(" mm")
    box.setValue(value)
    box.setAccessibleName(name)
    return box
