"""What a screen reader is told that no focus shows: wafers, inspections, dies, defects, errors."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ml_core.wafer.annotation import Step
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.document import Document
from wafer_studio.app.messages import Level, Messages
from wafer_studio.ui.language import translated
from wafer_studio.ui.shared_words import class_title, step_words

_POLITE: Final = QAccessible.AnnouncementPoliteness.Polite
_NOW: Final = QAccessible.AnnouncementPoliteness.Assertive


class Announcer(QObject):
    """Tells a screen reader what happens; says nothing twice in a row for one thing.

    Args:
        window: speaks; lives as long as this.
    """

    said = Signal(str)
    """A sentence went to the screen reader."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_by_key = False

    def say(self, words: str, *, at_once: bool = False) -> None:
        """Say a sentence.

        Args:
            words: the sentence.
            at_once: True to break in on what is being said.
        """
        if words:
            announce(self._window, words, at_once=at_once)
            self.said.emit(words)

    def follow(self, document: Document) -> None:
        """Say from now on when a wafer is opened or was inspected."""
        document.wafer_changed.connect(
            lambda: self.say(words_of_opened(document.wafer, document.inspection))
        )
        document.inspection_changed.connect(
            lambda: self.say(words_of_inspected(document.inspection))
        )

    def follow_steps(self, annotating: Annotating) -> None:
        """Say from now on which step was taken, undone or done again."""
        known: dict[int, bool] = {}

        def remember() -> None:
            known.clear()
            known.update({step.number: step.is_undone for step in annotating.steps})

        def tell() -> None:
            self.say(words_of_steps(known, annotating.steps), at_once=True)
            remember()

        annotating.opened.connect(remember)
        annotating.steps_changed.connect(tell)

    def follow_defects(self, document: Document, chosen: SignalInstance) -> None:
        """Say from now on which defect was chosen, by the number that a signal tells."""
        chosen.connect(lambda number: self.say(words_of_defect(document.inspection, number)))

    def follow_messages(self, messages: Messages) -> None:
        """Say from now on what goes wrong."""
        messages.added.connect(
            lambda message: self.say(message.text if message.level is not Level.INFO else "")
        )

    def follow_cells(self, view: QWidget, moved: SignalInstance) -> None:
        """Say from now on which die the keys have come to; the pointer's dies are not said.

        Args:
            view: has the keys.
            moved: tells the lines on the die, none where there is none.
        """
        view.installEventFilter(self)
        moved.connect(lambda lines: self.say(". ".join(lines) if self._is_by_key else ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802  Qt's name
        if event.type() == QEvent.Type.KeyPress:
            self._is_by_key = True
        elif event.type() in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            self._is_by_key = False
        return super().eventFilter(watched, event)


def announce(speaker: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have the system's screen reader say a sentence.

    Args:
        speaker: the widget that the sentence comes from.
        words: the sentence.
        at_once: True to break in on what is being said.
    """
    event = QAccessibleAnnouncementEvent(speaker, words)
    event.setPoliteness(_NOW if at_once else _POLITE)
    QAccessible.updateAccessibility(event)


def words_of_opened(wafer: WaferMap | None, inspection: Inspection | None) -> str:
    """What is said of a wafer that was opened; empty where none is open."""
    if wafer is None:
        return ""
    opened = translated("spoken", "Wafer {name} is open.").format(name=wafer.name)
    if inspection is None:
        return opened + " " + translated("spoken", "Not inspected yet.")
    return opened + " " + _found(inspection)


def words_of_inspected(inspection: Inspection | None) -> str:
    """What is said of an inspection that is done; empty where there is none."""
    if inspection is None:
        return ""
    return translated("spoken", "Inspection done.") + " " + _found(inspection)


def words_of_steps(before: Mapping[int, bool], steps: Sequence[Step]) -> str:
    """What is said of a change of the list of steps; empty where nothing was done.

    Args:
        before: whether each step was undone, by its number.
        steps: the list as it is now, oldest first.
    """
    undone = [s for s in steps if s.is_undone and not before.get(s.number, True)]
    if undone:
        return translated("spoken", "Undone: {step}.").format(step=step_words(undone[0].name))
    again = [s for s in steps if not s.is_undone and before.get(s.number, False)]
    if again:
        return translated("spoken", "Done again: {step}.").format(step=step_words(again[-1].name))
    new = [s for s in steps if s.number not in before]
    return f"{step_words(new[-1].name)}." if len(new) == 1 else ""


def words_of_defect(inspection: Inspection | None, number: int) -> str:
    """What is said of a defect that was chosen, by its number; empty where there is none."""
    defects = () if inspection is None else inspection.defects
    found = [defect for defect in defects if defect.number == number]
    if not found:
        return ""
    dies = found[0].dies
    words = (
        translated("spoken", "Defect {number} of {count}: {title}.")
        if dies is None
        else translated("spoken", "Defect {number} of {count}: {title}, {dies} dies.")
    )
    title = class_title(found[0].defect_class)
    return words.format(number=number, count=len(defects), title=title, dies=len(dies or ()))


def _found(inspection: Inspection) -> str:
    count = len(inspection.defects)
    if not count:
        return translated("spoken", "No defect.")
    words = (
        translated("spoken", "1 defect; verdict {verdict}.")
        if count == 1
        else translated("spoken", "{count} defects; verdict {verdict}.")
    )
    verdict = class_title(BY_KEY[inspection.verdict]) if inspection.verdict in BY_KEY else ""
    return words.format(count=count, verdict=verdict or inspection.verdict)
