"""The class that is drawn now: eight buttons, and the ones used last."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.taxonomy import BY_KEY, CLASSES, DefectClass
from wafer_studio.ui.language import translated
from wafer_studio.ui.panels.swatch import HEIGHT, WIDTH, swatch_icon
from wafer_studio.ui.shared_words import class_title

_RECENT: Final = 3


class ClassPicker(QWidget):
    """Eight buttons in two columns, and below them the classes used before the present one."""

    chosen = Signal(str)
    """The user chose a class, by its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translated("class_picker", "Class to draw"))
        self._recent: list[str] = []
        self._group = QButtonGroup(self)
        self._buttons = {c.key: self._button(c) for c in CLASSES}
        grid = QGridLayout()
        grid.setSpacing(3)
        for each in CLASSES:
            grid.addWidget(self._buttons[each.key], each.index % 4, each.index // 4)
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(translated("class_picker", "Recent:")))
        self._recent_buttons = [self._recent_button() for _ in range(_RECENT)]
        for button in self._recent_buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self._again)
        self.set_class(CLASSES[0].key)

    @property
    def class_key(self) -> str:
        """Key of the class that is drawn now."""
        return self._recent[0]

    @property
    def recent(self) -> tuple[str, ...]:
        """Keys of the classes used before the present one, newest first."""
        return tuple(self._recent[1 : 1 + _RECENT])

    def set_class(self, class_key: str) -> None:
        """Show another class as the one that is drawn now."""
        self._recent = [class_key, *(key for key in self._recent if key != class_key)]
        self._buttons[class_key].setChecked(True)
        self._again.setVisible(bool(self.recent))
        for place, button in enumerate(self._recent_buttons):
            key = self.recent[place] if place < len(self.recent) else ""
            button.setVisible(bool(key))
            button.setProperty("class_key", key)
            if key:
                button.setIcon(swatch_icon(BY_KEY[key], self.devicePixelRatioF()))
                button.setToolTip(
                    translated("class_picker", "Draw {title} again").format(
                        title=class_title(BY_KEY[key])
                    )
                )
                button.setAccessibleName(
                    translated("class_picker", "Recent class {title}").format(
                        title=class_title(BY_KEY[key])
                    )
                )

    def button(self, class_key: str) -> QToolButton:
        """The button of a class."""
        return self._buttons[class_key]

    def _button(self, defect_class: DefectClass) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setText(f"{defect_class.hotkey}  {class_title(defect_class)}")
        button.setIcon(swatch_icon(defect_class, self.devicePixelRatioF()))
        button.setIconSize(QSize(WIDTH, HEIGHT))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setMinimumWidth(118)
        button.setToolTip(
            translated("class_picker", "{title}: {meaning}.\nKey {hotkey}").format(
                title=class_title(defect_class),
                meaning=translated("classes", defect_class.meaning),
                hotkey=defect_class.hotkey,
            )
        )
        button.setAccessibleName(
            translated("class_picker", "Draw {title}").format(title=class_title(defect_class))
        )
        button.clicked.connect(lambda _=False, key=defect_class.key: self.chosen.emit(key))
        self._group.addButton(button)
        return button

    def _recent_button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(WIDTH, HEIGHT))
        button.clicked.connect(lambda: self.chosen.emit(str(button.property("class_key"))))
        return button
