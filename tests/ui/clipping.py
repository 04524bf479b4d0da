"""Finds words that do not have the room that they need."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def clipped(window):
    """Texts of visible labels and buttons that are cut off, with the room that is missing."""
    shown = [w for w in (window, *window.findChildren(QWidget)) if w.isVisible()]
    troubles = [(w, missing(w)) for w in shown if isinstance(w, QLabel | QAbstractButton)]
    return [f"{type(w).__name__} {w.text()!r} lacks {px} px" for w, px in troubles if px > 0]


def missing(widget):
    """Pixels by which a label or button is too narrow or too low for its text; 0 if none."""
    if isinstance(widget, QLabel) and not widget.text():
        return 0
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) - widget.height()
    need = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return max(need.width() - widget.width(), need.height() - widget.height())
