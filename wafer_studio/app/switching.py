"""Another person takes over: only once the work of the one before is on the disk."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.annotating import Annotating, Saving
from wafer_studio.app.messages import Level, Messages
from wafer_studio.app.person import Person, name_of_user
from wafer_studio.app.settings import PERSON, Settings
from wafer_studio.app.storing import Storing

LONGEST_NAME: Final = 80
"""Characters of a person's name."""


class Switching(QObject):
    """Changes the person who works here.

    Args:
        storing: knows the people.
        annotating: is settled first.
        person: who works here.
        settings: keeps who works here.
        messages: are told why nobody takes over.
        parent: owner.
    """

    changed = Signal()
    """``name`` is another one."""

    def __init__(
        self,
        storing: Storing,
        annotating: Annotating,
        person: Person,
        settings: Settings,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storing, self._annotating, self._person = storing, annotating, person
        self._settings, self._messages = settings, messages
        self.settle: Callable[[], None] = _nothing
        """Hands on what is typed and not told yet; called before anybody takes over."""
        self._wanted, self._is_settled = "", False
        self._coming = ""
        """Who works here, or is about to."""
        annotating.saving_changed.connect(self._go_on)
        person.changed.connect(self._arrived)

    @property
    def name(self) -> str:
        """Name of who works here, empty while the store has not said it."""
        return "" if self._person.profile is None else self._person.profile.name

    def people(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Have the names of all who ever worked here handed over, sorted."""
        self._storing.start(
            lambda store: tuple(profile.name for profile in store.annotations.profiles()),
            then=then,
        )

    def to(self, name: str) -> None:
        """Let a person, new or known, take over once the last step is on the disk.

        A step that could not be written is tried again; where it still cannot be, nobody takes
        over, and a message says so.
        """
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name or name == self._coming:
            return
        self._wanted, self._is_settled = name, False
        if self._annotating.saving is Saving.FAILED:
            self._annotating.retry()
        else:
            self._go_on()

    def _go_on(self) -> None:
        saving = self._annotating.saving
        if not self._wanted or saving is Saving.SAVING:
            return
        if saving is Saving.SAVED and not self._is_settled:
            self._is_settled = True
            self.settle()
            if self._annotating.saving is not Saving.SAVED:
                return
        name, self._wanted = self._wanted, ""
        if saving is Saving.FAILED:
            self._messages.tell(
                f"{self.name} goes on working here: the last step is not on the disk yet. Try "
                f"again, or give the step up, before {name} takes over.",
                level=Level.WARNING,
            )
        else:
            self._coming = name
            self._person.end()
            self._person.work_as(name)
        self._keep()

    def _arrived(self) -> None:
        self._coming = self.name
        self.changed.emit()

    def _keep(self) -> None:
        """Have the settings name who works here; an empty one stands for the machine's user."""
        if (self._settings.get(PERSON) or name_of_user()) == self._coming:
            return
        try:
            self._settings.set(PERSON, self._coming)
        except WaferStudioError as error:
            self._messages.report(error)


def _nothing() -> None:
    """Hand nothing on."""
