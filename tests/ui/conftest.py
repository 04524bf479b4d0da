"""The real ``main()`` under a test's hand: it runs its own event loop, the test acts inside it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ml_core.segmentation.package import CPU_GRAPH, write_package
from tests.qt_strictness import nothing_left, quiet_qt
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph
from wafer_studio.ui.main import main
from wafer_studio.ui.window import MainWindow

__all__ = ["nothing_left", "quiet_qt"]


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    """A model package that finds ``center`` wherever dies fail."""
    folder = tmp_path_factory.mktemp("model")
    write_package(folder, DESCRIPTION, {CPU_GRAPH: tiny_graph(fails={"center": 8.0})})
    return folder


@pytest.fixture
def data(tmp_path, package):
    """A data folder whose settings name the tiny model."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings = {"model": str(package), "provider": "cpu"}
    (folder / "settings.json").write_text(json.dumps(settings))
    return folder


@dataclass
class Bench:
    """What a test holds while ``main()`` runs."""

    qtbot: object
    data: Path

    def run(self, act, *arguments):
        """Start the real ``main()``, act on its window, close it; returns the exit code."""
        troubles = []

        def inside():
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
            window = next(w for w in windows if w.isVisible())
            crashes = []
            window.station.messages.crashed.connect(crashes.append)
            try:
                act(window)
                assert [crash.report for crash in crashes] == []
            except BaseException as error:  # noqa: BLE001  handed to the test below
                troubles.append(error)
            finally:
                window.close()

        QTimer.singleShot(30, inside)
        code = main(["--data", str(self.data), *map(str, arguments)])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if troubles:
            raise troubles[0]
        return code

    def until(self, condition, timeout=10_000):
        """Let the window work until a condition holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def idle(self, window):
        """Let the window work until no job is left."""
        self.until(lambda: not window.station.jobs.running)

    def drop(self, target, *paths):
        """Drop files on a widget as the system does."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        middle = target.rect().center()
        enter = QDragEnterEvent(QPoint(middle), copy, mime, left, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(middle), copy, mime, left, none)
        QApplication.sendEvent(target, drop)
        assert drop.isAccepted()

    def open_lot(self, window, lot):
        """Drop a lot and wait until its first wafer is open and inspected."""
        self.until(lambda: window.station.inspecting.model is not None)
        self.drop(window.wafers, lot)
        self.until(lambda: window.station.document.inspection is not None)
        self.idle(window)

    def click(self, widget, at=None, button=Qt.MouseButton.LeftButton):
        """Click a widget, in its middle if no place is given."""
        place = at.toPoint() if isinstance(at, QPointF) else at or widget.rect().center()
        self.qtbot.mouseClick(widget, button, pos=place)


@pytest.fixture
def bench(qtbot, data):
    return Bench(qtbot, data)


@pytest.fixture
def lot(tmp_path):
    """A set of three wafers, 30 x 30: a blob in the middle, one beside it, none."""
    cells = np.ones((3, 30, 30), dtype=np.uint8)
    cells[0, 12:18, 12:18] = 2
    cells[1, 3:9, 20:26] = 2
    cells[1, 20:24, 4:8] = 2
    path = tmp_path / "lot.npz"
    np.savez(
        path,
        cells=cells.ravel(),
        shape=np.array([[30, 30]] * 3),
        lot=np.array(["LOT"] * 3),
        wafer=np.array(["1", "2", "3"]),
        label=np.array(["center", "particle", "none"]),
    )
    return path
