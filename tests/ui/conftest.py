"""Strict Qt for the tests of the window."""

from tests.qt_strictness import nothing_left, quiet_qt

__all__ = ["nothing_left", "quiet_qt"]
