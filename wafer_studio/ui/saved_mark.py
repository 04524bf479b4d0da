"""The mark that says whether the last step is on the disk; a failure stays until it is mended."""

import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from wafer_studio.app.annotating import Annotating, Saving
from wafer_studio.ui.language import translated
from wafer_studio.ui.theme import Theme


class SavedMark(QWidget):
    """'Saved 14:03:21', 'Saving …', or 'NOT SAVED' with the reason and what to do."""

    def __init__(self, annotating: Annotating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotating = annotating
        self._theme: Theme | None = None
        self._saved_at = ""
        self.mark = QLabel()
        self.mark.setAccessibleName(translated("saved_mark", "Saved mark"))
        self.retry = QToolButton()
        self.retry.setText(translated("saved_mark", "Try again"))
        self.retry.clicked.connect(annotating.retry)
        self.give_up = QToolButton()
        self.give_up.setText(translated("saved_mark", "Give the step up"))
        self.give_up.clicked.connect(annotating.give_up)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.mark, self.retry, self.give_up):
            layout.addWidget(widget)
        annotating.saving_changed.connect(self._follow)
        annotating.opened.connect(self._forget)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme's colours of an alert."""
        self._theme = theme
        self._show()

    def _follow(self) -> None:
        if self._annotating.saving is Saving.SAVED:
            self._saved_at = datetime.datetime.now().astimezone().strftime("%H:%M:%S")
        self._show()

    def _forget(self) -> None:
        self._saved_at = ""
        self._show()

    def _show(self) -> None:
        saving = self._annotating.saving
        is_failed = saving is Saving.FAILED
        words = {
            Saving.SAVED: translated("saved_mark", "Saved {_saved_at}").format(
                _saved_at=self._saved_at
            )
            if self._saved_at
            else "",
            Saving.SAVING: translated("saved_mark", "Saving …"),
            Saving.FAILED: translated("saved_mark", "NOT SAVED"),
        }
        self.mark.setText(words[saving])
        self.mark.setToolTip(self._annotating.trouble)
        self.retry.setVisible(is_failed)
        self.give_up.setVisible(is_failed)
        theme = self._theme
        alert = is_failed and theme is not None
        self.mark.setStyleSheet(
            f"QLabel {{ background: {theme.alert}; color: {theme.alert_text}; padding: 1px 6px; }}"
            if alert and theme is not None
            else ""
        )
