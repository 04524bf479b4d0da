"""What is shown of a bug: that the work is kept, where the report lies, how to go on."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.messages import Crash
from wafer_studio.ui.dialogs.settings import alert_label
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated


class CrashDialog(QDialog):
    """One bug; the user copies its report, goes on, or starts the program again.

    Args:
        crash: the bug.
        kept: one sentence on what of the work is on the disk.
        restart: ends the program and starts it again.
        parent: the window.
    """

    def __init__(
        self,
        crash: Crash,
        *,
        kept: str,
        restart: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._crash = crash
        self._reports = [crash.report]
        self.setWindowTitle(translated("crash", "Something went wrong"))
        begin_with(self, 620, 440)
        self.sentence = alert_label()
        self.sentence.setText(
            translated("crash", "This is a bug in Wafer Studio, and nothing that you did wrong.")
        )
        self.kept = QLabel(kept, wordWrap=True)
        self.place = self._made_place()
        self.report = self._made_report()
        self.copy = QPushButton(translated("crash", "Copy the report"))
        self.folder = QPushButton(translated("crash", "Show its folder"))
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.go_on = self.buttons.addButton(translated("crash", "Go on"), role.RejectRole)
        self.restart = self.buttons.addButton(
            translated("crash", "Start again"), role.DestructiveRole
        )
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._show_folder)
        self.buttons.rejected.connect(self.reject)
        self.restart.clicked.connect(self.accept)
        self.restart.clicked.connect(restart)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def add(self, crash: Crash) -> None:
        """Show one more bug that came up while this one was on the screen."""
        self._reports.append(crash.report)
        self.sentence.setText(
            translated(
                "crash", "Bugs in Wafer Studio came up {count} times; none is your fault."
            ).format(count=len(self._reports))
        )
        self.report.appendPlainText(f"\n{crash.summary}\n\n{crash.report}")

    def _made_place(self) -> QLabel:
        path = self._crash.path
        words = (
            translated("crash", "The report was written to {path}.").format(path=path)
            if path
            else translated("crash", "The report could not be written; copy it from here.")
        )
        label = QLabel(words, wordWrap=True)
        label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
        return label

    def _made_report(self) -> QPlainTextEdit:
        text = QPlainTextEdit(f"{self._crash.summary}\n\n{self._crash.report}")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(translated("crash", "Report"))
        return text

    def _lay_out(self) -> None:
        icon = QLabel()
        mark = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical)
        icon.setPixmap(mark.pixmap(40, 40))
        words = QVBoxLayout()
        for label in (self.sentence, self.kept, self.place):
            words.addWidget(label)
        head = QHBoxLayout()
        head.addWidget(icon)
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.folder)
        foot.addWidget(self.buttons, 1)
        self.folder.setEnabled(self._crash.path is not None)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.report, 1)
        layout.addLayout(foot)
        for button in (self.copy, self.folder, self.restart):
            button.setAutoDefault(False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._reports))
        self.copy.setText(translated("crash", "Copied"))

    def _show_folder(self) -> None:
        if self._crash.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._crash.path.parent)))
