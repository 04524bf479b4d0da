"""Ctrl-C: first a request, then at once, and never while files are being finished."""

import os
import signal
import sys

import pytest

from ml_core.wafer.errors import Cancelled
from wafer_studio.commands.stopping import stop_on_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows kills instead")


def test_the_first_is_a_request_and_the_second_stops_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stop_on_signals() as stop:
        stop.check()
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            stop.check()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_files_are_finished_although_somebody_goes_on_pressing() -> None:
    with stop_on_signals() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        with stop.held_off():
            os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
