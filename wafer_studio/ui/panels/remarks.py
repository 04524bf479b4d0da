"""What is said of a wafer beside its shapes, and how far its annotation is."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.annotation import AnnotationState, Remarks
from wafer_studio.app.tally import Standing
from wafer_studio.ui.language import noted, translated

PRIORITIES: Final = (
    noted("remarks", "None"),
    noted("remarks", "Low"),
    noted("remarks", "Normal"),
    noted("remarks", "High"),
)
_PAUSE_MS: Final = 1500
_STATES: Final = {
    AnnotationState.DRAFT: noted("remarks", "Draft"),
    AnnotationState.SUBMITTED: noted("remarks", "Submitted"),
    AnnotationState.SKIPPED: noted("remarks", "Skipped"),
}


class NoteEdit(QPlainTextEdit):
    """A note that is handed on when the user pauses or leaves it."""

    finished = Signal(str)
    """The note as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translated("remarks", "Note"))
        self.setPlaceholderText(translated("remarks", "Note"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(54)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._pause.start)

    def show_note(self, note: str) -> None:
        """Show another note; nothing is handed on."""
        if note != self.toPlainText():
            self.setPlainText(note)
        self._pause.stop()

    def finish(self) -> None:
        """Hand the note on now, if it was changed."""
        self._pause.stop()
        self.finished.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802  Qt's name
        super().focusOutEvent(event)
        if event.type() == QEvent.Type.FocusOut and self._pause.isActive():
            self.finish()


class RemarksPanel(QWidget):
    """'No defect', priority, note, and the buttons that hand the annotation in."""

    remarked = Signal(str, object)
    """A step's name and the ``Remarks`` from now on."""
    submit_asked = Signal()
    skip_asked = Signal()
    draft_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks = Remarks()
        self.state = QLabel()
        self.time = QLabel()
        self.standing = QLabel()
        self.standing.setAccessibleName(translated("remarks", "Progress through the library"))
        self.no_defect = QCheckBox(translated("remarks", "No &defect on this wafer"))
        self.priority = QComboBox()
        self.priority.addItems([translated("remarks", each) for each in PRIORITIES])
        self.priority.setAccessibleName(translated("remarks", "Priority"))
        self.note = NoteEdit()
        self.submit = QPushButton(translated("remarks", "Submit"))
        self.skip = QPushButton(translated("remarks", "Skip…"))
        self.draft = QPushButton(translated("remarks", "Back to draft"))
        self._lay_out()
        self._connect()
        self.show_remarks(Remarks(), is_open=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.time)
        middle = QGridLayout()
        middle.addWidget(self.no_defect, 0, 0)
        middle.addWidget(QLabel(translated("remarks", "Priority")), 0, 1)
        middle.addWidget(self.priority, 0, 2)
        middle.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        for button in (self.submit, self.skip, self.draft):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(middle)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        layout.addWidget(self.standing)

    def _connect(self) -> None:
        self.no_defect.clicked.connect(
            lambda on: self._say("No defect" if on else "Defects", has_no_defect=on)
        )
        self.priority.activated.connect(
            lambda place: self._say(f"Priority: {PRIORITIES[place]}", priority=place)
        )
        self.note.finished.connect(lambda text: self._say("Note", note=text))
        self.submit.clicked.connect(self.submit_asked)
        self.skip.clicked.connect(self.skip_asked)
        self.draft.clicked.connect(self.draft_asked)

    def show_remarks(self, remarks: Remarks, *, is_open: bool) -> None:
        """Show what is said; nothing can be said while no wafer is open."""
        self._remarks = remarks
        reason = f": {remarks.reason}" if remarks.reason else ""
        self.state.setText(
            translated("remarks", _STATES[remarks.state]) + reason
            if is_open
            else translated("remarks", "No wafer is open")
        )
        self.no_defect.setChecked(remarks.has_no_defect)
        self.priority.setCurrentIndex(remarks.priority)
        self.note.show_note(remarks.note)
        is_draft = remarks.state is AnnotationState.DRAFT
        for widget in (self.no_defect, self.priority, self.note):
            widget.setEnabled(is_open)
        self.submit.setEnabled(is_open and remarks.state is not AnnotationState.SUBMITTED)
        self.skip.setEnabled(is_open and remarks.state is not AnnotationState.SKIPPED)
        self.draft.setEnabled(is_open and not is_draft)

    def show_time(self, seconds: float, *, is_running: bool) -> None:
        """Show the working time; a clock that stands is marked."""
        minutes, rest = divmod(int(seconds), 60)
        self.time.setText(
            f"{minutes}:{rest:02}" + ("" if is_running else translated("remarks", " (paused)"))
        )
        self.time.setToolTip(translated("remarks", "Working time; it stops while nothing is done."))

    def show_standing(self, standing: Standing | None) -> None:
        """Show how far the person is, and how long the rest will take."""
        if standing is None:
            self.standing.setText("")
            return
        done = standing.submitted + standing.skipped
        left = standing.seconds_left
        rest = (
            ""
            if left is None or done >= standing.total
            else translated("remarks", " · {left} to go").format(left=_about(left))
        )
        self.standing.setText(
            translated("remarks", "{done} of {total} wafers done{rest}").format(
                done=done, total=standing.total, rest=rest
            )
        )
        self.standing.setToolTip(
            translated("remarks", "{submitted} submitted, {skipped} skipped").format(
                submitted=standing.submitted, skipped=standing.skipped
            )
        )

    def _say(self, step: str, **changes: object) -> None:
        said = replace(self._remarks, **changes)  # type: ignore[arg-type]
        if said != self._remarks:
            self.remarked.emit(step, said)


def _about(seconds: float) -> str:
    if seconds < 90:
        return translated("remarks", "about {seconds} s").format(seconds=max(round(seconds), 1))
    if seconds < 5400:
        return translated("remarks", "about {seconds} min").format(seconds=round(seconds / 60))
    return translated("remarks", "about {seconds} h").format(seconds=f"{seconds / 3600:.1f}")
