"""Resolving all conflicts of a wafer one way, only after a count of what that means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from wafer_studio.app.syncing_words import Conflict
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.choosing import distinct, is_of_remarks, side_of

Wanted = Callable[[Conflict], int | None]


@dataclass(frozen=True, eq=False)
class Way:
    """One way to resolve several conflicts.

    Attributes:
        title: for people.
        wanted: gives the place of the version that is taken; None to leave a conflict as it is.
    """

    title: str
    wanted: Wanted


def ways_of(conflicts: Sequence[Conflict]) -> tuple[Way, ...]:
    """Ways that fit at least one of the conflicts."""
    shown = Way(
        translated("conflicts", "The versions that are on the map now"),
        lambda conflict: side_of(conflict, lambda side: side.is_shown),
    )
    other = Way(
        translated("conflicts", "The other versions, where there are two"),
        lambda conflict: (
            side_of(conflict, lambda side: not side.is_shown) if len(conflict.sides) == 2 else None
        ),
    )
    authors = distinct(side.author for conflict in conflicts for side in conflict.sides)
    by_author = tuple(_way_of(author) for author in authors)
    return tuple(
        way
        for way in (shown, other, *(by_author if len(authors) > 1 else ()))
        if any(way.wanted(conflict) is not None for conflict in conflicts)
    )


def _way_of(author: str) -> Way:
    title = translated("conflicts", "The versions by {author}").format(author=author)
    return Way(title, lambda conflict: side_of(conflict, lambda side: side.author == author))


class BatchDialog(QDialog):
    """Asks which versions to take for all conflicts of a wafer, and counts them first.

    Args:
        conflicts: of one wafer.
        wafer: the wafer's name.
    """

    def __init__(
        self, conflicts: Sequence[Conflict], wafer: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conflicts = tuple(conflicts)
        self._ways = ways_of(conflicts)
        self.setWindowTitle(translated("conflicts", "All conflicts of this wafer"))
        self.setMinimumWidth(460)
        question = QLabel(
            translated("conflicts", "&Which versions of wafer {wafer} are taken?").format(
                wafer=wafer
            )
        )
        self.way = QComboBox()
        self.way.setAccessibleName(translated("conflicts", "Versions to take"))
        self.way.addItems([way.title for way in self._ways])
        self.way.setCurrentIndex(-1)
        self.way.setPlaceholderText(translated("conflicts", "Choose …"))
        question.setBuddy(self.way)
        self.preview = QLabel(wordWrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(
            translated("conflicts", "Resolve them"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (question, self.way, self.preview, buttons):
            layout.addWidget(widget)
        self.way.currentIndexChanged.connect(self._count)
        self._count()

    @property
    def chosen(self) -> tuple[tuple[Conflict, int], ...]:
        """Conflicts that are resolved, each with the place of the version that is taken."""
        place = self.way.currentIndex()
        if place < 0:
            return ()
        pairs = [(conflict, self._ways[place].wanted(conflict)) for conflict in self._conflicts]
        return tuple((conflict, side) for conflict, side in pairs if side is not None)

    def _count(self) -> None:
        chosen = self.chosen
        self.go.setEnabled(bool(chosen))
        if self.way.currentIndex() < 0:
            self.preview.setText(translated("conflicts", "Nothing is chosen yet."))
            return
        shapes = [(c, side) for c, side in chosen if not is_of_remarks(c)]
        removed = sum(1 for c, side in shapes if c.sides[side].shape is None)
        words = translated(
            "conflicts",
            "Outlines: {shapes}, of which {removed} are removed. Notes and states: {remarks}. "
            "Left as they are: {left}. Each is a step that can be undone.",
        )
        self.preview.setText(
            words.format(
                shapes=len(shapes),
                removed=removed,
                remarks=len(chosen) - len(shapes),
                left=len(self._conflicts) - len(chosen),
            )
        )
