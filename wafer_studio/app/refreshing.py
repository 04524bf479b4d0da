"""What came from elsewhere shows in the open annotation between two steps, never under a stroke."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from wafer_studio.app.annotating import Annotating

_LOOK_MS: Final = 200


class Refreshing(QObject):
    """Reloads the open annotation when it is safe to.

    Args:
        annotating: the open annotation.
    """

    def __init__(self, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotating = annotating
        self._stale: set[str] = set()
        self._is_held: Callable[[], bool] = bool
        self._timer = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        annotating.saving_changed.connect(self._look)
        annotating.opened.connect(self._forget_others)

    def hold_while(self, is_held: Callable[[], bool]) -> None:
        """Ask this before each reload: True while a stroke is under way."""
        self._is_held = is_held

    def came(self, annotation_ids: Iterable[str]) -> None:
        """Note annotations that look different on the disk than they may on the screen."""
        self._stale.update(annotation_ids)
        self._forget_others()
        self._look()

    def _look(self) -> None:
        annotation = self._annotating.annotation
        if annotation is None or annotation.annotation_id not in self._stale:
            return
        if self._is_held():
            self._timer.start()
        elif self._annotating.can_edit:
            self._stale.clear()
            self._annotating.have_store(lambda _store, _annotation: None)

    def _forget_others(self) -> None:
        """What is not open is read from the disk when it is opened."""
        annotation = self._annotating.annotation
        self._stale &= {"" if annotation is None else annotation.annotation_id}
