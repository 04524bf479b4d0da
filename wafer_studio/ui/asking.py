"""What the window asks the user: files, folders, confirmations, help."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from ml_core.wafer.errors import WaferStudioError
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.history import ShapeChange
from wafer_studio.app.settings import EXPORT_FOLDER, EXPORT_FORMATS, LAST_FOLDER, OPERATOR
from wafer_studio.app.workstation import about
from wafer_studio.places import sample_lot
from wafer_studio.ui.language import translated
from wafer_studio.ui.shared_words import class_title

if TYPE_CHECKING:
    from wafer_studio.ui.window import MainWindow

_FIRST_FORMATS: Final = "results,metrics,masks,pdf"


class Asking:
    """Opens the window's dialogs; dialogs are made when they are first needed."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def open_files(self) -> None:
        """Ask for files and read them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, translated("asking", "Open wafer files"), self._folder()
        )
        self._open([Path(name) for name in names])

    def open_folder(self) -> None:
        """Ask for a folder and read it."""
        name = QFileDialog.getExistingDirectory(
            self._window, translated("asking", "Open a folder"), self._folder()
        )
        self._open([Path(name)] if name else [])

    def open_sample(self) -> None:
        """Read the sample lot."""
        try:
            self._window.station.library.open_paths([sample_lot()])
        except WaferStudioError as error:
            self._window.station.messages.report(error)

    def export(self) -> None:
        """Ask what to export and where, and start it."""
        from wafer_studio.ui.dialogs.export import ExportDialog

        station = self._window.station
        ids = self._window.wafers.selected_ids
        dialog = ExportDialog(
            formats=(station.settings.get(EXPORT_FORMATS) or _FIRST_FORMATS).split(","),
            folder=station.settings.get(EXPORT_FOLDER) or str(Path.home() / "Wafer Studio"),
            selected=len(ids),
            operator=station.settings.get(OPERATOR),
            parent=self._window,
        )

        def start() -> None:
            station.settings.set(EXPORT_FORMATS, ",".join(dialog.names))
            station.settings.set(EXPORT_FOLDER, str(dialog.target))
            operator = dialog.operator.text().strip()
            station.settings.set(OPERATOR, operator)
            station.exporting.start(
                dialog.names,
                dialog.target,
                wafer_ids=ids if dialog.only_selected else None,
                operator=operator,
                note=dialog.note.text(),
            )

        self._open_dialog(dialog, start)

    def correct_palette(self) -> None:
        """Ask what the colours of the open picture mean, and read it again."""
        from wafer_studio.ui.dialogs.palette import PaletteDialog

        station = self._window.station
        wafer = station.document.wafer
        if wafer is None or not wafer.palette:
            return
        dialog = PaletteDialog(wafer.palette, self._window)
        self._open_dialog(dialog, lambda: station.library.correct_palette(wafer, dialog.states))

    def give_geometry(self) -> None:
        """Ask for the geometry of the open wafer's product."""
        from wafer_studio.ui.dialogs.geometry import GeometryDialog

        wafer = self._window.station.document.wafer
        if wafer is None or not wafer.grid.has_dies:
            return
        dialog = GeometryDialog(wafer, self._window)
        self._open_dialog(
            dialog,
            lambda: self._window.station.library.set_geometry(
                wafer.info.product,
                pitch_mm=dialog.pitch_mm,
                diameter_mm=dialog.diameter.value(),
                notch=dialog.side,
            ),
        )

    def remove(self, remove: Callable[[Sequence[str]], None]) -> None:
        """Take the selected wafers out after a question."""
        ids = self._window.wafers.selected_ids
        if not ids:
            return
        count = (
            translated("asking", "this wafer")
            if len(ids) == 1
            else translated("asking", "these {ids} wafers").format(ids=len(ids))
        )
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translated("asking", "Remove from the library"))
        box.setText(
            translated(
                "asking", "Take {count} and what was found out of the library? The files stay."
            ).format(count=count)
        )
        yes = box.addButton(translated("asking", "Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(lambda: remove(ids))
        self._show(box)

    def skip(self, skip: Callable[[str], None]) -> None:
        """Ask why the open wafer is skipped, and skip it."""
        from wafer_studio.ui.dialogs.reason import ReasonDialog

        if self._window.station.annotating.annotation is not None:
            dialog = ReasonDialog(self._window)
            self._open_dialog(dialog, lambda: skip(dialog.reason))

    def show_history(self) -> None:
        """Show what happened to the selected shape."""
        from wafer_studio.ui.dialogs.history import HistoryDialog

        desk, station = self._window.desk, self._window.station
        if len(desk.selected) != 1:
            desk.say(translated("history", "Select one shape first."))
            return
        (shape,) = desk.selected
        place = [each.shape_id for each in desk.shapes].index(shape.shape_id) + 1
        dialog = HistoryDialog(f"{place} – {class_title(BY_KEY[shape.class_key])}", self._window)

        def show(changes: tuple[ShapeChange, ...]) -> None:
            if shiboken6.isValid(dialog):
                dialog.show_changes(changes)

        station.history.of_shape(shape.shape_id, show)
        self._open_dialog(dialog, lambda: None)

    def show_about(self) -> None:
        """Show versions and licences."""
        self._box(
            translated("asking", "About Wafer Studio"),
            translated(
                "asking",
                "<p>{about}</p><p>MIT licence. Qt is used under the LGPL, linked "
                "dynamically.</p><p>Library: {data}</p>",
            ).format(about=about(), data=self._window.station.data),
        )

    def _open_dialog(self, dialog: QDialog, accepted: Callable[[], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accepted)
        dialog.open()

    def _box(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        self._show(box)

    @staticmethod
    def _show(box: QMessageBox) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self._window.station.settings.set(LAST_FOLDER, str(paths[0].parent))
            self._window.station.library.open_paths(paths)

    def _folder(self) -> str:
        return self._window.station.settings.get(LAST_FOLDER)
