"""The tray of changes that the server refused: seen, mended, tried again, exported, copied."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wafer_studio.app.syncing_words import Refusal
from wafer_studio.ui.dialogs.sizes import begin_with
from wafer_studio.ui.language import translated
from wafer_studio.ui.lot.table import NumberTable
from wafer_studio.ui.panels.words import WithWords
from wafer_studio.ui.sync.words import clock_of, here_and_now
from wafer_studio.ui.theme import Theme


class TrayDialog(QDialog):
    """A line a refused change, the oldest first, with the server's reason in full.

    Args:
        theme: colours.
        clock: gives the time of this machine.
    """

    wafer_asked = Signal(str)
    """A change is to be mended: the id of its wafer."""
    again_asked = Signal(object)
    """Changes are to be sent again: a tuple of their ids."""
    export_asked = Signal(object)
    """The tray is to be written to a file: its path."""

    def __init__(
        self,
        theme: Theme,
        clock: Callable[[], datetime.datetime] = here_and_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._refusals: tuple[Refusal, ...] = ()
        self.setWindowTitle(translated("tray", "Refused changes"))
        begin_with(self, 760, 420)
        self.words = QLabel(
            translated(
                "tray",
                "The server did not take these changes; all others went on. Each stays here, "
                "and on the wafer, until the server takes it.",
            ),
            wordWrap=True,
        )
        self.table = NumberTable(
            translated("tray", "Refused changes"),
            [
                translated("tray", "Wafer"),
                translated("tray", "Step"),
                translated("tray", "When"),
                translated("tray", "The server's reason"),
            ],
        )
        self.table.set_theme(theme)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self._body = WithWords(self.table)
        self.reason = QLabel(wordWrap=True)
        self.go = QPushButton(translated("tray", "&Mend: go to the wafer"))
        self.again = QPushButton(translated("tray", "&Try again"))
        self.again_all = QPushButton(translated("tray", "Try &all again"))
        self.export = QPushButton(translated("tray", "&Export…"))
        self.copy = QPushButton(translated("tray", "&Copy"))
        self._lay_out()
        self._connect()
        self.show_refusals((), {})

    def show_refusals(self, refusals: Sequence[Refusal], names: Mapping[str, str]) -> None:
        """Show other changes.

        Args:
            refusals: oldest first.
            names: of wafers, by their ids, as far as known.
        """
        chosen, now = self.chosen_ids, self._clock()
        self._refusals = tuple(refusals)
        self.table.set_rows(
            [
                (
                    names.get(each.wafer_id, each.wafer_id[:8]),
                    each.step,
                    clock_of(each.made_at, now),
                    each.reason,
                )
                for each in self._refusals
            ]
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        self._body.say("" if refusals else translated("tray", "The tray is empty."))
        for row, each in enumerate(self._refusals):
            if each.change_id in chosen:
                self.table.selectRow(row)
        if refusals and not self.chosen_ids:
            self.table.selectRow(0)
        self._allow()

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Ids of the selected changes."""
        return tuple(self._refusals[row].change_id for row in self._rows())

    def _rows(self) -> list[int]:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return sorted(row for row in rows if row < len(self._refusals))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.go, self.again, self.again_all, self.export, self.copy):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self._body, 1)
        layout.addWidget(self.reason)
        layout.addLayout(row)
        layout.addWidget(close)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._allow)
        self.go.clicked.connect(self._go)
        self.table.cellActivated.connect(lambda *_: self._go())
        self.again.clicked.connect(lambda: self.again_asked.emit(self.chosen_ids))
        self.again_all.clicked.connect(
            lambda: self.again_asked.emit(tuple(each.change_id for each in self._refusals))
        )
        self.export.clicked.connect(self._export)
        self.copy.clicked.connect(self.table.copy)

    def _allow(self) -> None:
        rows = self._rows()
        self.go.setEnabled(len(rows) == 1)
        self.again.setEnabled(bool(rows))
        for button in (self.again_all, self.export, self.copy):
            button.setEnabled(bool(self._refusals))
        code = self._refusals[rows[0]].code if len(rows) == 1 else ""
        words = translated("tray", "Code of the refusal, for whoever runs the server: {code}")
        self.reason.setText(words.format(code=code) if code else "")

    def _go(self) -> None:
        rows = self._rows()
        if len(rows) == 1:
            self.wafer_asked.emit(self._refusals[rows[0]].wafer_id)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            translated("tray", "Export the refused changes"),
            "refused.jsonl",
            translated("tray", "Changes, one a line (*.jsonl)"),
        )
        if name:
            self.export_asked.emit(Path(name))
