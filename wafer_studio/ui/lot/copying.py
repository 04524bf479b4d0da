"""Copying what a widget shows as a picture, for slides."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from wafer_studio.ui.language import translated


def add_copy_picture(widget: QWidget) -> QAction:
    """Give a widget a menu entry that puts its picture into the clipboard.

    Args:
        widget: what is copied, as it is painted but without the mark of the focus.

    Returns:
        The action.
    """
    action = QAction(translated("copying", "Copy picture"), widget)
    action.triggered.connect(lambda: _copy(widget))
    widget.addAction(action)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return action


def _copy(widget: QWidget) -> None:
    had_focus = widget.hasFocus()
    widget.clearFocus()
    QGuiApplication.clipboard().setPixmap(widget.grab())
    if had_focus:
        widget.setFocus()
