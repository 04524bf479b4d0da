"""The row of fields above the big tables."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ml_core.wafer.taxonomy import CLASSES, NONE_VERDICT
from wafer_studio.app.tables import TableFilter
from wafer_studio.ui.language import translated
from wafer_studio.ui.pages.parts import combo_of
from wafer_studio.ui.shared_words import class_title

_LARGEST: Final = 999_999.0


class FilterBar(QWidget):
    """Text, class, verdict, severity and size; says when they mean something else."""

    changed = Signal(object)
    """Other lines are wanted: a ``TableFilter``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(
            placeholderText=translated("table_filter", "Lot, wafer, file, product or label"),
            clearButtonEnabled=True,
        )
        self.text.setAccessibleName(translated("table_filter", "Filter by text"))
        classes = [(class_title(c), c.key) for c in CLASSES]
        self.class_key = combo_of(
            translated("table_filter", "Class of the defect"),
            [(translated("table_filter", "Any class"), ""), *classes],
        )
        verdicts = [
            (translated("table_filter", "Any verdict"), ""),
            *classes,
            (translated("table_filter", "No defect"), NONE_VERDICT),
        ]
        self.verdict = combo_of(translated("table_filter", "Verdict on the wafer"), verdicts)
        self.severity = _spin(translated("table_filter", "Least severity"), most=100.0, decimals=0)
        self.least_mm2 = _spin(
            translated("table_filter", "Least area in mm²"), most=_LARGEST, decimals=1
        )
        self.most_mm2 = _spin(
            translated("table_filter", "Largest area in mm², any where 0"),
            most=_LARGEST,
            decimals=1,
        )
        self.most_mm2.setSpecialValueText(translated("table_filter", "any"))
        self.reset_button = QPushButton(translated("table_filter", "&Reset"))
        self._told = TableFilter()
        self._typing = QTimer(self, singleShot=True, interval=200)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> TableFilter:
        """What the fields say."""
        return TableFilter(
            text=self.text.text().strip(),
            class_key=self.class_key.currentData(),
            verdict=self.verdict.currentData(),
            least_severity=self.severity.value(),
            least_mm2=self.least_mm2.value(),
            most_mm2=self.most_mm2.value() or None,
        )

    def reset(self) -> None:
        """List everything."""
        self.text.clear()
        self.class_key.setCurrentIndex(0)
        self.verdict.setCurrentIndex(0)
        for spin in (self.severity, self.least_mm2, self.most_mm2):
            spin.setValue(0.0)
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.class_key)
        row.addWidget(self.verdict)
        row.addWidget(QLabel(translated("table_filter", "Severity from")))
        row.addWidget(self.severity)
        row.addWidget(QLabel(translated("table_filter", "mm² from")))
        row.addWidget(self.least_mm2)
        row.addWidget(QLabel(translated("table_filter", "to")))
        row.addWidget(self.most_mm2)
        row.addWidget(self.reset_button)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda: self._typing.start())
        for spin in (self.severity, self.least_mm2, self.most_mm2):
            spin.valueChanged.connect(lambda: self._typing.start())
        self._typing.timeout.connect(self._tell)
        self.class_key.currentIndexChanged.connect(self._tell)
        self.verdict.currentIndexChanged.connect(self._tell)
        self.reset_button.clicked.connect(self.reset)

    def _tell(self) -> None:
        self._typing.stop()
        if self.wanted != self._told:
            self._told = self.wanted
            self.changed.emit(self._told)


def _spin(name: str, *, most: float, decimals: int) -> QDoubleSpinBox:
    spin = QDoubleSpinBox(maximum=most, decimals=decimals, singleStep=5.0)
    spin.setAccessibleName(name)
    spin.setToolTip(name)
    return spin
