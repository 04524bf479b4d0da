"""Faults of Qt's binding that would end the workstation without a word."""

import sys

from PySide6.QtCore import QObject, Signal


class Teller(QObject):
    told = Signal(object)


def test_emitting_a_signal_keeps_the_interpreters_constants():
    """PySide6 6.12.0 drops a reference to True at each emit; Python 3.11 aborts at the last."""
    teller = Teller()
    teller.told.connect(lambda value: None)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(200):
        teller.told.emit(1)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(now > then - 100 for now, then in zip(after, before, strict=True))
