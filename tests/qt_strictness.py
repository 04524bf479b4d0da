"""Fixtures for tests with Qt: no display, Qt's messages fail a test, nothing may be left over."""

import gc
import os
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, QtMsgType, qInstallMessageHandler

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The offscreen platform says so of each window that it shows or raises; it concerns no user.
_HARMLESS = "This plugin does not support "


@pytest.fixture(autouse=True)
def quiet_qt():
    """Fail a test in which Qt said anything."""
    said = []

    def hear(kind, context, text):
        if kind != QtMsgType.QtInfoMsg and not text.startswith(_HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(autouse=True)
def nothing_left(qapp):
    """Fail a test that leaves a thread, a window or a running timer."""
    threads = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    left = [thread.name for thread in set(threading.enumerate()) - threads]
    assert left == []
    # Qt's one tooltip label lives as long as the application.
    windows = [w for w in qapp.topLevelWidgets() if w.isVisible() and not _is_tip(w)]
    assert windows == []
    timers = [t for w in qapp.topLevelWidgets() for t in w.findChildren(QTimer) if t.isActive()]
    assert timers == []


def _is_tip(widget):
    return widget.windowType() == Qt.WindowType.ToolTip
