"""The legend: each class with its colour, hatch, letter and count; a click shows or hides it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ml_core.wafer.inspection import Inspection
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH, swatch_icon
from wafer_studio.ui.shared_words import class_title


class Legend(QWidget):
    """Eight check boxes in two columns; a key each toggles them.

    Attributes:
        shortcuts: the keys, by the name of their use in the table of commands.
    """

    toggled = Signal(str, bool)
    """A class, by its key, is to be shown or hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translated("legend", "Defect classes"))
        self._boxes: dict[str, QCheckBox] = {}
        self.shortcuts: dict[str, QShortcut] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        for defect_class in CLASSES:
            box = QCheckBox()
            box.setChecked(True)
            box.setIcon(swatch_icon(defect_class, self.devicePixelRatioF()))
            box.setIconSize(QSize(WIDTH, HEIGHT))
            box.toggled.connect(lambda on, key=defect_class.key: self.toggled.emit(key, on))
            shortcut = QShortcut(QKeySequence(f"Alt+{defect_class.hotkey}"), self)
            shortcut.activated.connect(box.toggle)
            self.shortcuts[f"show_class_{defect_class.hotkey}"] = shortcut
            layout.addWidget(box, defect_class.index % 4, defect_class.index // 4)
            self._boxes[defect_class.key] = box
        self.tell_keys()
        self.set_inspection(None)

    def tell_keys(self) -> None:
        """Say in each tooltip which key shows or hides the class."""
        for defect_class in CLASSES:
            shortcut = self.shortcuts[f"show_class_{defect_class.hotkey}"]
            keys = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
            self._boxes[defect_class.key].setToolTip(
                translated("legend", "{title}: {meaning}.\nUsual causes: {causes}.").format(
                    title=class_title(defect_class),
                    meaning=translated("classes", defect_class.meaning),
                    causes=translated("classes", defect_class.causes),
                )
                + (
                    translated("legend", "\n{keys} shows or hides it.").format(keys=keys)
                    if keys
                    else ""
                )
            )

    def set_inspection(self, inspection: Inspection | None) -> None:
        """Show how many defects of each class there are."""
        counts = dict.fromkeys(self._boxes, 0)
        for defect in () if inspection is None else inspection.defects:
            counts[defect.class_key] += 1
        for defect_class in CLASSES:
            count = counts[defect_class.key]
            self._boxes[defect_class.key].setText(
                f"{class_title(defect_class)} ({count})" if count else class_title(defect_class)
            )
            self._boxes[defect_class.key].setAccessibleName(
                translated("legend", "Show {title}, {count} defects").format(
                    title=class_title(defect_class), count=count
                )
            )

    def box(self, class_key: str) -> QCheckBox:
        """The check box of a class."""
        return self._boxes[class_key]
