"""Starts the workstation's window."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.runtime_first import load_runtime_first
from wafer_studio.places import resources, sample_lot

if TYPE_CHECKING:
    from types import TracebackType

    from wafer_studio.ui.window import MainWindow

NO_DISPLAY: Final = 4
"""Exit code where there is no display."""

_SCALE_VARIABLE: Final = "QT_SCALE_FACTOR"
_NO_DISPLAY_WORDS: Final = (
    "Wafer Studio needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set; without one, "
    "use 'wafer-studio inspect PATH… --out DIR'."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window and run it until it is closed.

    Args:
        argv: arguments after the program's name; those of the process where None.

    Returns:
        Exit code: 0, or 4 where there is no display.
    """
    arguments = parsed(sys.argv[1:] if argv is None else list(argv))
    if not _has_display():
        print(_NO_DISPLAY_WORDS, file=sys.stderr)
        return NO_DISPLAY
    load_runtime_first()
    # A worker in Python code keeps the GUI waiting for so long at most, not for 5 ms.
    sys.setswitchinterval(0.001)
    from PySide6.QtWidgets import QApplication

    with scaled_as_set(arguments.data):
        app = QApplication.instance() or QApplication(["wafer-studio"])
    QApplication.setQuitOnLastWindowClosed(True)
    window = open_window(arguments)
    before = _hook_crashes(window)
    # Ctrl-C in the terminal ends it: Python's own handler would wait for the next event, and
    # the library survives a kill.
    interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return int(app.exec()) if window.isVisible() else 0
    finally:
        signal.signal(signal.SIGINT, interrupt)
        sys.excepthook = before
        window.station.close()
        window.deleteLater()


def open_window(arguments: argparse.Namespace) -> "MainWindow":
    """Make the workstation and show its window; needs a QApplication."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from wafer_studio.app.settings import LANGUAGE
    from wafer_studio.app.workstation import Workstation, data_folder
    from wafer_studio.ui.language import language_of, speak
    from wafer_studio.ui.window import MainWindow

    QApplication.setApplicationName("Wafer Studio")
    QApplication.setStyle("Fusion")
    QApplication.setWindowIcon(QIcon(str(resources() / "icons" / "wafer.png")))
    station = Workstation(data_folder(arguments.data))
    speak(language_of(arguments.language or station.settings.get(LANGUAGE)), station)
    paths = [Path(name) for name in arguments.paths]
    try:
        paths += [sample_lot()] if arguments.sample else []
    except WaferStudioError as error:
        station.messages.report(error)
    window = MainWindow(station, paths)
    station.setParent(window)
    window.show()
    return window


@contextmanager
def scaled_as_set(data: str | None) -> Iterator[None]:
    """Have an application that is made inside be as large as the settings say.

    Qt reads the factor from the environment once; a process that this one starts must not take
    it over. A factor that the user gave in the environment is left alone.

    Args:
        data: the data folder as the command line names it.
    """
    from wafer_studio.app.settings import UI_SCALE, Settings
    from wafer_studio.app.workstation import data_folder

    percent = Settings(data_folder(data) / "settings.json").get(UI_SCALE)
    if percent == UI_SCALE.default or _SCALE_VARIABLE in os.environ:
        yield
        return
    os.environ[_SCALE_VARIABLE] = str(percent / 100)
    try:
        yield
    finally:
        del os.environ[_SCALE_VARIABLE]


def parsed(argv: list[str]) -> argparse.Namespace:
    """The command line; ends the process with code 2 where it is wrong."""
    parser = argparse.ArgumentParser(
        prog="wafer-studio", description="Show the defects of wafers in a window."
    )
    parser.add_argument("paths", nargs="*", help="wafer files, folders or archives to open")
    parser.add_argument("--sample", action="store_true", help="open the sample lot")
    parser.add_argument("--data", metavar="DIR", help="folder of the library and the settings")
    parser.add_argument(
        "--language",
        choices=("en", "de", "zh_CN", "ja"),
        help="language of the window for this once; the settings keep one",
    )
    return parser.parse_args(argv)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _hook_crashes(window: "MainWindow") -> "Callable[..., object]":
    """Have every error that nothing caught reach the crash dialog; returns the hook before."""
    messages = window.station.messages
    before = sys.excepthook

    def hook(
        kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        before(kind, error, trace)
        if isinstance(error, Exception):
            messages.report(error)

    sys.excepthook = hook
    return before


if __name__ == "__main__":
    raise SystemExit(main())
