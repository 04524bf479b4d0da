"""What the window asks the user: files, folders, confirmations, help."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from wafer_studio.app.messages import Crash
from wafer_studio.app.settings import LAST_FOLDER
from wafer_studio.app.workstation import about
from wafer_studio.ui.commands import all_keys

if TYPE_CHECKING:
    from wafer_studio.ui.window import MainWindow


class Asking:
    """Opens the window's dialogs; dialogs are made when they are first needed."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def open_files(self) -> None:
        """Ask for files and read them."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Open wafer files", self._folder())
        self._open([Path(name) for name in names])

    def open_folder(self) -> None:
        """Ask for a folder and read it."""
        name = QFileDialog.getExistingDirectory(self._window, "Open a folder", self._folder())
        self._open([Path(name)] if name else [])

    def export(self) -> None:
        """Ask what to export and where."""

    def correct_palette(self) -> None:
        """Ask what the colours of the open picture mean."""

    def remove(self, remove: Callable[[Sequence[str]], None]) -> None:
        """Take the selected wafers out after a question."""
        ids = self._window.wafers.selected_ids
        if not ids:
            return
        count = "this wafer" if len(ids) == 1 else f"these {len(ids)} wafers"
        answer = QMessageBox.question(
            self._window,
            "Remove from the library",
            f"Take {count} and what was found on them out of the library? The files stay.",
        )
        if answer == QMessageBox.StandardButton.Yes:
            remove(ids)

    def show_keys(self) -> None:
        """List all keys."""
        rows = "".join(
            f"<tr><td><b>{k}</b>&nbsp;&nbsp;</td><td>{t}</td></tr>" for k, t in all_keys()
        )
        self._box("Keys", f"<table>{rows}</table>")

    def show_about(self) -> None:
        """Show versions and licences."""
        self._box(
            "About Wafer Studio",
            f"<p>{about()}</p><p>MIT licence. Qt is used under the LGPL, linked dynamically.</p>"
            f"<p>Library: {self._window.station.data}</p>",
        )

    def show_crash(self, crash: Crash) -> None:
        """Show a bug and its report."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("Something went wrong")
        kept = f"The report was written to {crash.path}." if crash.path else ""
        box.setText(f"This is a bug in Wafer Studio; your library is safe. {kept}")
        box.setInformativeText(crash.summary)
        box.setDetailedText(crash.report)
        box.open()

    def _box(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        box.open()

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self._window.station.settings.set(LAST_FOLDER, str(paths[0].parent))
            self._window.station.library.open_paths(paths)

    def _folder(self) -> str:
        return self._window.station.settings.get(LAST_FOLDER)
