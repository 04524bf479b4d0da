"""How large a dialog begins: never larger than the screen, whatever the scale."""

from typing import Final

from PySide6.QtWidgets import QDialog

_TITLE: Final = 40
"""Logical pixels that a title bar takes at most."""


def begin_with(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in logical pixels, as far as the screen has room for it."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width()), min(height, room.height() - _TITLE))
