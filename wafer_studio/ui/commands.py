"""Every command of the window with its menu and keys: one table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.language import translated


@dataclass(frozen=True)
class Command:
    """One thing the user can ask for.

    Attributes:
        key: its name in code.
        menu: the menu it stands in, ``&`` before the letter to press.
        title: its text, ``&`` before the letter to press.
        keys: shortcut as Qt spells it, before the user's changes; empty for none.
        tip: what it does, one sentence.
        in_toolbar: True where the toolbar has it too.
    """

    key: str
    menu: str
    title: str
    keys: str
    tip: str
    in_toolbar: bool = False


class Context(Enum):
    """Where a key works; one that works in the whole window works on the map too."""

    WINDOW = "Window"
    MAP = "Map"
    VERSIONS = "Versions"


@dataclass(frozen=True)
class KeyUse:
    """A key, or some, that a part of the window listens to without a command in a menu.

    Attributes:
        key: its name in code.
        keys: shortcuts as Qt spells them; only one where the user can change it, and none for
            what only the mouse does.
        title: what they do.
        context: where they work.
        is_fixed: True where the user cannot change them.
        spoken: how the help calls them; empty for the shortcut's own spelling.
    """

    key: str
    keys: tuple[str, ...]
    title: str
    context: Context = Context.MAP
    is_fixed: bool = True
    spoken: str = ""


COMMANDS: Final = (
    Command("open_files", "&File", "&Open files…", "Ctrl+O",
            "Read wafer files or archives.", in_toolbar=True),
    Command("open_folder", "&File", "Open &folder…", "Ctrl+Shift+O",
            "Read all wafer files of a folder.", in_toolbar=True),
    Command("open_sample", "&File", "Open the &sample lot", "",
            "Read the simulated lot that comes with the program."),
    Command("recent", "&File", "Open &recent", "",
            "Open again what was opened lately."),
    Command("export", "&File", "&Export…", "Ctrl+E",
            "Write masks, tables and reports.", in_toolbar=True),
    Command("person", "&File", "&Person", "",
            "Choose who works here: each person has annotations and steps of their own."),
    Command("new_person", "&File", "&New person…", "",
            "Let somebody work here who never did before."),
    Command("settings", "&File", "Se&ttings…", "Ctrl+,",
            "Change how the program looks and works."),
    Command("quit", "&File", "&Quit", "Ctrl+Q", "Close the window."),
    Command("undo", "&Edit", "&Undo", "Ctrl+Z", "Take the last step back.", in_toolbar=True),
    Command("redo", "&Edit", "&Redo", "Ctrl+Shift+Z",
            "Take the step again that was taken back last.", in_toolbar=True),
    Command("copy", "&Edit", "&Copy shapes", "Ctrl+C", "Copy the selected shapes."),
    Command("paste", "&Edit", "&Paste shapes", "Ctrl+V",
            "Paste shapes, from another wafer too: by die, or by millimetres."),
    Command("duplicate", "&Edit", "Dup&licate", "Ctrl+D", "Copy the selected shapes aside."),
    Command("delete", "&Edit", "&Delete shapes", "", "Delete the selected shapes (Del)."),
    Command("select_all", "&Edit", "Select &all shapes", "Ctrl+A", "Select every shape."),
    Command("merge", "&Edit", "&Merge", "M", "Make one shape of the selected ones that touch."),
    Command("simplify", "&Edit", "&Simplify", "S",
            "Take out points of the selected outlines that matter little."),
    Command("lock", "&Edit", "Loc&k or unlock", "L",
            "Keep the selected shapes from being changed, or allow it again."),
    Command("class_from_model", "&Edit", "Class &from the model", "C",
            "Give the selected shapes the class that the model sees under them."),
    Command("history", "&Edit", "&History of the shape…", "Ctrl+H",
            "Show who drew and changed the selected shape, and when."),
    Command("tool_look", "&Draw", "&Look", "Q", "Use no tool: a click chooses a defect."),
    Command("tool_select", "&Draw", "&Select and edit", "V",
            "Select, move and reshape shapes; double click an edge for a new point."),
    Command("tool_polygon", "&Draw", "&Polygon", "P",
            "Click points; close on the first one, by double click or Enter."),
    Command("tool_freehand", "&Draw", "&Freehand", "F", "Draw round a region."),
    Command("tool_brush", "&Draw", "&Brush", "B",
            "Paint the class; Ctrl erases, Alt with the wheel or [ and ] set the width."),
    Command("tool_eraser", "&Draw", "&Eraser", "E", "Take off from shapes."),
    Command("tool_die_brush", "&Draw", "&Die brush", "D", "Paint whole dies; Ctrl takes them off."),
    Command("tool_wand", "&Draw", "Magic &wand", "W",
            "Press on a die and drag to step over more passing dies."),
    Command("tool_hole", "&Draw", "&Hole", "H", "Click round what is to be cut out of shapes."),
    Command("tool_split", "&Draw", "Spli&t", "X", "Draw a line that cuts a shape in two."),
    Command("accept", "&Draw", "&Accept the proposal", "A",
            "Make a shape of the marked defect of the model, and go to the next one."),
    Command("accept_all", "&Draw", "Accept all pr&oposals", "Shift+A",
            "Make shapes of all defects of the model that nobody drew."),
    Command("reject", "&Draw", "&Reject the proposal", "R",
            "Say that the marked defect of the model is none, and go to the next one."),
    Command("no_defect", "&Draw", "&No defect", "0", "Say that the wafer has no defect."),
    Command("submit", "&Draw", "S&ubmit and next", "Ctrl+Return",
            "Hand the annotation in and open the next wafer."),
    Command("skip", "&Draw", "S&kip…", "Ctrl+Shift+Return",
            "Pass the wafer over, with a reason, and open the next one."),
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
    Command("zoom_out", "&View", "Zoom o&ut", "Ctrl+-", "Step back."),
    Command("turn", "&View", "&Turn by a quarter", "T",
            "Turn the wafer clockwise; dies and millimetres stay those of the source."),
    Command("flip", "&View", "&Flip", "Shift+T", "Swap left and right on the screen."),
    Command("notch_down", "&View", "&Notch down", "Ctrl+T",
            "Turn this wafer and those that come so that the notch is at the bottom."),
    Command("upright", "&View", "&As the source has it", "",
            "Turn the wafer back, and those that come too."),
    Command("messages", "&View", "&Messages", "Ctrl+M", "Show or hide the messages."),
    Command("theme_system", "&View", "Colours of the &system", "",
            "Light or dark, as the system has it."),
    Command("theme_light", "&View", "&Light", "", "Dark on light."),
    Command("theme_dark", "&View", "&Dark", "", "Light on dark."),
    Command("sync_now", "&Sync", "Sync &now", "Ctrl+Shift+S",
            "Send what is unsent, and fetch what is new."),
    Command("sync_pause", "&Sync", "&Pause or go on", "",
            "Send and fetch nothing by itself, or go on with it."),
    Command("sync_state", "&Sync", "&State of syncing…", "Ctrl+Shift+Y",
            "Show what is unsent since when, what is refused, and the last success."),
    Command("conflicts", "&Sync", "&Compare versions…", "Ctrl+Shift+C",
            "Compare versions that are in conflict, and merge them."),
    Command("next_conflict", "&Sync", "Ne&xt conflict", "Ctrl+Shift+N",
            "Go to the next versions that are in conflict."),
    Command("tray", "&Sync", "&Refused changes…", "Ctrl+Shift+R",
            "Show the changes that the server refused, and why."),
    Command("leases", "&Sync", "&Wafers from the queue…", "Ctrl+L",
            "Take wafers from the lab's queue for days, and see those that were taken."),
    Command("sign_in", "&Sync", "Sign &in…", "", "Sign in to the lab's server."),
    Command("sign_out", "&Sync", "Sign &out", "", "Sign out; all work stays here."),
    Command("keys", "&Help", "&Keys…", "F1", "List all keys and change them."),
    Command("tour", "&Help", "Take the &tour", "",
            "Show the parts of the window one by one, on the sample lot if there is no wafer."),
    Command("about", "&Help", "&About", "", "Versions and licences."),
)  # fmt: skip
"""All commands, in the order of their menus."""

_ARROWS: Final = ("Left", "Right", "Up", "Down")

KEY_USES: Final = (
    *(KeyUse(f"pick_class_{c.hotkey}", (c.hotkey,), f"Pick the class {c.title}", is_fixed=False)
      for c in CLASSES),
    *(KeyUse(f"show_class_{c.hotkey}", (f"Alt+{c.hotkey}",), f"Show or hide {c.title}",
             Context.WINDOW, is_fixed=False) for c in CLASSES),
    KeyUse("walk", _ARROWS, "Walk the dies", spoken="Arrow keys"),
    KeyUse("walk_far", tuple(f"Shift+{arrow}" for arrow in _ARROWS), "Walk ten dies",
           spoken="Shift + arrow keys"),
    KeyUse("nudge", tuple(f"Alt+{arrow}" for arrow in _ARROWS), "Move the chosen shapes by a pixel",
           spoken="Alt + arrow keys"),
    KeyUse("nudge_far", tuple(f"Alt+Shift+{arrow}" for arrow in _ARROWS),
           "Move the chosen shapes by a die", spoken="Alt + Shift + arrow keys"),
    KeyUse("choose", ("Return", "Enter"),
           "Close the outline, or choose the defect under the die cursor", spoken="Enter"),
    KeyUse("use_tool", ("Ins",), "Use the tool on the die under the die cursor", spoken="Insert"),
    KeyUse("drop", ("Esc",), "Drop the outline or stroke, then choose no die and no defect"),
    KeyUse("take_back", ("Del", "Backspace"),
           "Delete the chosen shapes, or take the last point of the outline back",
           spoken="Del, Backspace"),
    KeyUse("brush_size", ("[", "]"), "Make the brush narrower or wider", spoken="[ and ], wheel"),
    KeyUse("erase", (), "Erase with the brush, the wand or by dies", spoken="Ctrl + drag"),
    KeyUse("new_shape", (), "Begin a new shape with the brush", spoken="Shift + drag"),
    KeyUse("straight", (), "Keep a line straight up, across or at 45°", spoken="Shift + move"),
    KeyUse("free", (), "Do not snap", spoken="Alt + move"),
    KeyUse("zoom_lot", ("+", "=", "-"), "Zoom the map of a lot", spoken="+ and -"),
    KeyUse("pan", ("Space",), "Pan", spoken="Space + drag, middle drag"),
    KeyUse("wheel", (), "Zoom to the pointer", spoken="Wheel"),
    KeyUse("version_of_region", (), "Have a region as a version has it", Context.VERSIONS,
           spoken="1, 2, … in the list of regions"),
    KeyUse("keep_region", (), "Keep a region", Context.VERSIONS,
           spoken="B or Insert in the list of regions"),
    KeyUse("leave_region", (), "Leave a region out", Context.VERSIONS,
           spoken="0 or Del in the list of regions"),
    KeyUse("open_region", (), "Leave a region open again", Context.VERSIONS,
           spoken="? or Backspace in the list of regions"),
    KeyUse("next_part", ("Tab", "Shift+Tab"), "Go to the next or previous part", Context.WINDOW,
           spoken="Tab, Shift + Tab"),
)  # fmt: skip
"""Keys that are no commands: of the map, its tools, and of Qt itself."""

_MARK_IN_BRACKETS: Final = re.compile(r"\(&\w\)")
"""How Chinese and Japanese menus show the letter to press."""
_MARK: Final = re.compile(r"&(.)")


def add_commands(
    window: QMainWindow, toolbar: QToolBar, calls: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make actions, and put them in a window's menus and toolbar in the order of the table.

    Args:
        window: whose menu bar is filled; a second call fills in what the first left out.
        toolbar: gets the commands that ask for it.
        calls: what each command does, by key; a command without a call is left out.

    Returns:
        The new actions by key; each is called like its key.

    Raises:
        KeyError: a call is of no command.
    """
    unknown = set(calls) - {command.key for command in COMMANDS}
    if unknown:
        raise KeyError(f"not in the table of commands: {', '.join(sorted(unknown))}")
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        if command.key in calls:
            action = _made_action(command, window, calls[command.key])
            _put(action, _menu_of(window, command.menu))
            if command.in_toolbar:
                _put(action, toolbar)
            actions[command.key] = action
    return actions


def titled(text: str) -> str:
    """A title as it is read: translated, without the mark of the letter to press."""
    words = _MARK_IN_BRACKETS.sub("", translated("commands", text))
    return _MARK.sub(r"\1", words)


def tip_of(key: str, keys: str) -> str:
    """What a command does, with its keys as this system spells them.

    Args:
        key: the command's.
        keys: its shortcut as Qt spells it, empty for none.
    """
    tip = next(command.tip for command in COMMANDS if command.key == key)
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return translated("commands", tip) + (f" ({native})" if native else "")


def all_keys() -> tuple[tuple[str, str], ...]:
    """Key and what it does, for the help, before the user's changes."""
    own = [(c.keys, c.tip.rstrip(".")) for c in COMMANDS if c.keys]
    uses = [(use.spoken or ", ".join(use.keys), use.title) for use in KEY_USES]
    return (*own, *uses)


def _made_action(command: Command, window: QMainWindow, call: Callable[[], object]) -> QAction:
    action = QAction(translated("commands", command.title), window)
    action.setObjectName(command.key)
    action.setShortcut(QKeySequence(command.keys))
    action.setToolTip(tip_of(command.key, command.keys))
    action.setStatusTip("")
    action.triggered.connect(lambda _checked=False: call())
    return action


def _menu_of(window: QMainWindow, title: str) -> QMenu:
    """The menu of a title, made in its place in the table where it is not there yet."""
    bar = window.menuBar()
    there = {action.objectName(): action for action in bar.actions()}
    if title not in there:
        titles = list(dict.fromkeys(command.menu for command in COMMANDS))
        later = [there[name] for name in titles[titles.index(title) :] if name in there]
        menu = QMenu(translated("commands", title), bar)
        there[title] = menu.menuAction()
        there[title].setObjectName(title)
        bar.insertMenu(later[0], menu) if later else bar.addMenu(menu)
    menu_of_action = there[title].menu()
    assert isinstance(menu_of_action, QMenu)
    return menu_of_action


def _put(action: QAction, place: QMenu | QToolBar) -> None:
    """Put an action before the first that comes later in the table."""
    order = {command.key: number for number, command in enumerate(COMMANDS)}
    own = order[action.objectName()]
    later = [other for other in place.actions() if order.get(other.objectName(), -1) > own]
    place.insertAction(later[0], action) if later else place.addAction(action)
