"""Every command of the window with its menu and keys: one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar


@dataclass(frozen=True)
class Command:
    """One thing the user can ask for.

    Attributes:
        key: its name in code.
        menu: the menu it stands in, ``&`` before the letter to press.
        title: its text, ``&`` before the letter to press.
        keys: shortcut as Qt spells it; empty for none.
        tip: what it does, one sentence.
        in_toolbar: True where the toolbar has it too.
    """

    key: str
    menu: str
    title: str
    keys: str
    tip: str
    in_toolbar: bool = False


COMMANDS: Final = (
    Command("open_files", "&File", "&Open files…", "Ctrl+O",
            "Read wafer files or archives.", in_toolbar=True),
    Command("open_folder", "&File", "Open &folder…", "Ctrl+Shift+O",
            "Read all wafer files of a folder.", in_toolbar=True),
    Command("open_sample", "&File", "Open the &sample lot", "",
            "Read the simulated lot that comes with the program."),
    Command("export", "&File", "&Export…", "Ctrl+E",
            "Write masks, tables and reports.", in_toolbar=True),
    Command("quit", "&File", "&Quit", "Ctrl+Q", "Close the window."),
    Command("inspect", "&Wafer", "&Inspect", "F5",
            "Inspect the open wafer again.", in_toolbar=True),
    Command("inspect_all", "&Wafer", "Inspect &all", "Shift+F5",
            "Inspect every wafer that the model has not seen.", in_toolbar=True),
    Command("palette", "&Wafer", "&Colours of the picture…", "Ctrl+K",
            "Say which colours of a picture are no die, pass and fail."),
    Command("geometry", "&Wafer", "&Geometry…", "Ctrl+G",
            "Give the die pitch, diameter and notch of the wafer's product."),
    Command("next_wafer", "&Wafer", "&Next wafer", "Ctrl+Down", "Open the next wafer."),
    Command("previous_wafer", "&Wafer", "&Previous wafer", "Ctrl+Up",
            "Open the previous wafer."),
    Command("next_defect", "&Wafer", "Next &defect", "N", "Go to the next defect."),
    Command("previous_defect", "&Wafer", "Previous d&efect", "Shift+N",
            "Go to the previous defect."),
    Command("remove", "&Wafer", "&Remove from the library…", "Ctrl+Del",
            "Take the selected wafers out of the library; the files stay."),
    Command("fit", "&View", "&Whole wafer", "Ctrl+0", "Show the whole wafer.", in_toolbar=True),
    Command("actual", "&View", "&One to one", "Ctrl+1",
            "One pixel of the map is one pixel of the screen."),
    Command("zoom_in", "&View", "Zoom &in", "Ctrl++", "Come nearer."),
    Command("zoom_out", "&View", "Zoom &out", "Ctrl+-", "Step back."),
    Command("messages", "&View", "&Messages", "Ctrl+M", "Show or hide the messages."),
    Command("theme_system", "&View", "Colours of the &system", "",
            "Light or dark, as the system has it."),
    Command("theme_light", "&View", "&Light", "", "Dark on light."),
    Command("theme_dark", "&View", "&Dark", "", "Light on dark."),
    Command("keys", "&Help", "&Keys", "F1", "List all keys."),
    Command("about", "&Help", "&About", "", "Versions and licences."),
)  # fmt: skip
"""All commands, in the order of their menus."""

_KEYS_OF_MAP: Final = (
    ("Arrow keys", "walk the dies (map; Shift for ten at a time)"),
    ("Enter", "choose the defect under the die cursor (map)"),
    ("Space + drag, middle drag", "pan"),
    ("Wheel", "zoom to the pointer"),
    ("1 … 8", "show or hide a class"),
    ("Esc", "no die, no defect chosen (map)"),
)


def add_commands(
    window: QMainWindow, toolbar: QToolBar, calls: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the actions, menus and toolbar of a window.

    Args:
        window: whose menu bar is filled.
        toolbar: gets the commands that ask for it.
        calls: what each command does, by key.

    Returns:
        The actions by key.
    """
    menus = {title: window.menuBar().addMenu(title) for title in dict.fromkeys(_menus())}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.title, window)
        action.setShortcut(QKeySequence(command.keys))
        keys = f" ({command.keys})" if command.keys else ""
        action.setToolTip(command.tip + keys)
        action.setStatusTip("")
        call = calls[command.key]
        action.triggered.connect(lambda _checked=False, call=call: call())
        menus[command.menu].addAction(action)
        if command.in_toolbar:
            toolbar.addAction(action)
        actions[command.key] = action
    return actions


def all_keys() -> tuple[tuple[str, str], ...]:
    """Key and what it does, for the help."""
    own = [(c.keys, c.tip.rstrip(".")) for c in COMMANDS if c.keys]
    return (*own, *_KEYS_OF_MAP)


def _menus() -> list[str]:
    return [command.menu for command in COMMANDS]
