"""One window for ``benchmarks.startup``: shows it, says when it was painted, and leaves.

``python -m benchmarks.first_paint ours`` is the workstation's; ``empty`` is the yardstick, a
window that holds one pyqtgraph plot.
"""

import sys
import tempfile

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Prints ``shown`` once the watched widget was painted, and ends the application."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See Qt."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print("shown", flush=True)
        QTimer.singleShot(0, QApplication.closeAllWindows)


def show_empty() -> None:
    """Show a window with one empty plot."""
    import pyqtgraph

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    window.setCentralWidget(plot)
    window.resize(1280, 820)
    FirstPaint(plot.viewport())
    window.show()
    app.exec()


def show_ours() -> None:
    """Show the workstation's window on an empty library."""
    from wafer_studio.ui.main import open_window, parsed

    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        window = open_window(parsed(["--data", folder]))
        FirstPaint(window.map)
        app.exec()
        window.station.close()


if __name__ == "__main__":
    {"empty": show_empty, "ours": show_ours}[sys.argv[1]]()
