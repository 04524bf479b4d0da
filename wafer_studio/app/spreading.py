"""One region for many wafers: what is painted on a stack of a lot, given to each of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.annotation import Edit
from ml_core.wafer.shapes import Shape
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.document import Document
from wafer_studio.app.person import Person
from wafer_studio.app.storing import Storing

if TYPE_CHECKING:
    from wafer_studio.store.store import Store


class Spreading(QObject):
    """Gives shapes to several wafers, to each as one step that can be taken back there."""

    over = Signal(int)
    """All are kept; how many wafers got a shape."""

    def __init__(
        self,
        storing: Storing,
        document: Document,
        person: Person,
        annotating: Annotating,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storing, self._document = storing, document
        self._person, self._annotating = person, annotating

    def spread(self, name: str, shapes: Sequence[tuple[str, Shape]]) -> None:
        """Give shapes to their wafers, the open one among them.

        Args:
            name: of the step.
            shapes: (wafer id, shape).
        """
        profile = self._person.profile
        if profile is None or not shapes:
            return
        by_wafer: dict[str, list[Shape]] = {}
        for wafer_id, shape in shapes:
            by_wafer.setdefault(wafer_id, []).append(shape)
        count, key = len(by_wafer), profile.profile_id
        here = by_wafer.pop(self._document.wafer_id, [])
        self._annotating.apply(Edit(name, after=tuple(here)))

        def keep(store: "Store") -> None:
            for wafer_id, own in by_wafer.items():
                edit = Edit(name, after=tuple(own))
                opened = store.annotations.opened(wafer_id, key)
                store.annotations.take(opened.annotation.with_edit(edit), edit)

        self._storing.write(keep, then=lambda _: self.over.emit(count))
