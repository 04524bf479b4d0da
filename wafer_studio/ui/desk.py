"""The desk: what tools and panels share of the open annotation — class, selection, edits."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ml_core.wafer.annotation import Edit
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape
from ml_core.wafer.taxonomy import CLASS_KEYS
from wafer_studio.app.annotating import Annotating
from wafer_studio.app.document import Document
from wafer_studio.ui.shared_words import said_words


class Desk(QObject):
    """Fulfils `wafer_studio.ui.canvas.tools.tool.Desk`."""

    class_changed = Signal(str)
    """Another class is drawn, by its key."""
    selection_changed = Signal()
    """Other shapes are selected."""
    said = Signal(str)
    """A line on what goes on."""
    redraw_asked = Signal()
    """What is under way is to be painted again."""

    def __init__(
        self, document: Document, annotating: Annotating, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._annotating = document, annotating
        self._class_key = CLASS_KEYS[0]
        self._selected: frozenset[str] = frozenset()
        annotating.edited.connect(self._forget_gone)
        annotating.opened.connect(self._forget_gone)

    @property
    def wafer(self) -> WaferMap | None:
        """The open wafer."""
        return self._document.wafer

    @property
    def inspection(self) -> Inspection | None:
        """Its newest inspection."""
        return self._document.inspection

    @property
    def shapes(self) -> Sequence[Shape]:
        """Shapes of the open annotation, those drawn last on top."""
        return self._annotating.shapes

    @property
    def selected(self) -> tuple[Shape, ...]:
        """The shapes that are selected."""
        return tuple(s for s in self.shapes if s.shape_id in self._selected)

    @property
    def selected_ids(self) -> frozenset[str]:
        """Their ids."""
        return self._selected

    @property
    def class_key(self) -> str:
        """Class that is drawn now."""
        return self._class_key

    @property
    def can_edit(self) -> bool:
        """False while there is no wafer or the last step is not on the disk yet."""
        return self._annotating.can_edit

    def apply(self, edit: Edit) -> None:
        """Take a step; it is in the journal before the next one may begin."""
        self._annotating.apply(edit)

    def select(self, shape_ids: Sequence[str]) -> None:
        """Select these shapes and no others."""
        chosen = frozenset(shape_ids) & {shape.shape_id for shape in self.shapes}
        if chosen != self._selected:
            self._selected = chosen
            self.selection_changed.emit()

    def set_class(self, class_key: str) -> None:
        """Draw another class from now on."""
        if class_key != self._class_key:
            self._class_key = class_key
            self.class_changed.emit(class_key)

    def say(self, text: str) -> None:
        """Show one line on what goes on."""
        self.said.emit(said_words(text))

    def redraw(self) -> None:
        """Have the view paint what is under way again."""
        self.redraw_asked.emit()

    def _forget_gone(self) -> None:
        self.select(tuple(self._selected))
