"""Who works here, and on which wafer: so that a cut-off sitting is found again."""

import getpass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from wafer_studio.app.document import Document
from wafer_studio.app.messages import Messages
from wafer_studio.app.storing import Storing
from wafer_studio.store.rows import Profile, Sitting

if TYPE_CHECKING:
    from wafer_studio.store.store import Store

_NO_NAME: Final = "Engineer"


class Person(QObject):
    """The profile in use; each has annotations and a journal of its own."""

    changed = Signal()
    """Another person works here."""

    def __init__(
        self,
        storing: Storing,
        messages: Messages,
        document: Document,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storing, self._messages, self._document = storing, messages, document
        self._profile: Profile | None = None
        document.wafer_changed.connect(self._begin)

    @property
    def profile(self) -> Profile | None:
        """Who works here; None until the store has said it."""
        return self._profile

    def work_as(self, name: str) -> None:
        """Work as the person of this name, new or known; their cut-off sitting is resumed."""

        def found(profile: Profile) -> None:
            self._profile = profile
            self.changed.emit()
            self._begin()

        self._storing.start(lambda store: store.annotations.profile_named(name), then=found)

    def resume(self, name: str) -> None:
        """Begin as this person, with the wafer that a program which was killed had open."""

        def found(known: tuple[Profile, Sitting | None]) -> None:
            self._profile, sitting = known
            self.changed.emit()
            if sitting is not None and not sitting.was_ended and not self._document.wafer_id:
                self._document.open(sitting.wafer_id)
                self._messages.tell(
                    "Wafer Studio was ended without being closed. The wafer that was open is "
                    "shown as it was; every step that carried its saved mark is there."
                )
            else:
                self._begin()

        def load(store: "Store") -> tuple[Profile, Sitting | None]:
            profile = store.annotations.profile_named(name)
            sitting = store.annotations.last_sitting(profile.profile_id)
            if sitting is not None and not store.lines([sitting.wafer_id]):
                return profile, None
            return profile, sitting

        self._storing.start(load, then=found)

    def end(self) -> None:
        """Say that the sitting ended in order; called before the store is closed."""
        profile, wafer_id = self._profile, self._document.wafer_id
        if profile is not None and wafer_id:
            key = profile.profile_id
            self._storing.write(lambda store: store.annotations.end_sitting(key, wafer_id))

    def _begin(self) -> None:
        profile, wafer_id = self._profile, self._document.wafer_id
        if profile is not None and wafer_id:
            key = profile.profile_id
            self._storing.write(lambda store: store.annotations.begin_sitting(key, wafer_id))


def name_of_user() -> str:
    """Name of the user of this machine, for a first profile."""
    try:
        return getpass.getuser() or _NO_NAME
    except (OSError, KeyError, ImportError):
        return _NO_NAME
