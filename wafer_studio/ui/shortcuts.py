"""The keys of all commands, changed by the user, never two uses of one key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from ml_core.wafer.errors import WaferStudioError
from wafer_studio.app.keeping import keep, read_kept
from wafer_studio.ui.commands import COMMANDS, KEY_USES, KeyUse, tip_of, titled
from wafer_studio.ui.language import translated


class KeyTakenError(WaferStudioError):
    """A key does something else already."""


@dataclass(frozen=True)
class KeyRow:
    """One line of the table of shortcuts.

    Attributes:
        key: name of the command or use, in code.
        title: what it is called on the screen.
        group: its menu, or where the key works.
        keys: its shortcut as Qt spells it; empty for none.
        is_fixed: True where it cannot be changed.
        is_changed: True where the user changed it.
        spoken: how a fixed key is called; empty for the shortcut's own spelling.
    """

    key: str
    title: str
    group: str
    keys: str
    is_fixed: bool
    is_changed: bool
    spoken: str = ""


_DEFAULTS: Final = {
    **{command.key: command.keys for command in COMMANDS},
    **{use.key: use.keys[0] for use in KEY_USES if not use.is_fixed},
}


class Shortcuts(QObject):
    """The table of commands and key uses with the user's changes, kept in a JSON file.

    A change in the file rules over a default: a command whose default key it took has none. A
    missing or broken file changes nothing.

    Args:
        path: the file.
    """

    changed = Signal()
    """Some command has another key."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._own = _read(path)
        self._attached: dict[str, QAction | QShortcut] = {}

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """All lines: the commands in the order of the menus, then the other uses."""
        keys = self._all_keys()
        commands = (
            KeyRow(c.key, titled(c.title).rstrip("…"), titled(c.menu), keys[c.key], False,
                   c.key in self._own)
            for c in COMMANDS
        )  # fmt: skip
        return (*commands, *(self._row_of(use, keys) for use in KEY_USES))

    def keys_of(self, key: str) -> str:
        """Shortcut of a command or of a use that can be changed, as Qt spells it."""
        return self._all_keys()[key]

    def taken_by(self, keys: str, *, but: str = "") -> str:
        """What does something at a key already: its title; empty where it is free.

        Args:
            keys: a shortcut as Qt spells it; an empty one is always free.
            but: name of the command or use that does not count.
        """
        wanted = _spelt(keys)
        others = ((title, taken) for key, title, taken in self._taken() if key != but)
        return next((title for title, taken in others if wanted and taken == wanted), "")

    def change(self, key: str, keys: str) -> None:
        """Give a command another key, or none.

        Raises:
            KeyTakenError: the key does something else.
            ExportError: the file cannot be written.
        """
        taken_by = self.taken_by(keys, but=key)
        if taken_by:
            raise KeyTakenError(
                translated(
                    "shortcuts",
                    "{keys} is taken by “{title}”; press another key, or change that first.",
                ).format(keys=native(keys), title=taken_by)
            )
        own = {**self._own, key: _spelt(keys)}
        self._put({k: v for k, v in own.items() if v != _spelt(_DEFAULTS[k])})

    def reset(self, key: str) -> None:
        """Give a command the key that it came with.

        Raises:
            KeyTakenError: the key was given to something else.
            ExportError: the file cannot be written.
        """
        self.change(key, _DEFAULTS[key])

    def reset_all(self) -> None:
        """Give every command the key that it came with.

        Raises:
            ExportError: the file cannot be written.
        """
        self._put({})

    def attach(self, targets: Mapping[str, QAction | QShortcut]) -> None:
        """Have actions and shortcuts carry the keys of their names, now and after each change."""
        self._attached |= targets
        self._apply()

    def _put(self, own: dict[str, str]) -> None:
        if own != self._own:
            keep(self._path, own, what="shortcuts")
            self._own = own
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        keys = self._all_keys()
        commands = {command.key for command in COMMANDS}
        for key, target in self._attached.items():
            if isinstance(target, QAction):
                target.setShortcut(QKeySequence(keys[key]))
                if key in commands:
                    target.setToolTip(tip_of(key, keys[key]))
            else:
                target.setKey(QKeySequence(keys[key]))

    def _all_keys(self) -> dict[str, str]:
        given = set(self._own.values())
        return {
            key: self._own[key] if key in self._own else "" if _spelt(keys) in given else keys
            for key, keys in _DEFAULTS.items()
        }

    def _taken(self) -> Iterator[tuple[str, str, str]]:
        """Name, title and normal spelling of every key that does something."""
        for row in self.rows:
            yield row.key, row.title, _spelt(row.keys)
        yield from _fixed_keys()

    def _row_of(self, use: KeyUse, keys: Mapping[str, str]) -> KeyRow:
        shown = "" if use.is_fixed else keys[use.key]
        return KeyRow(
            use.key,
            translated("commands", use.title),
            translated("commands", use.context.value),
            shown,
            use.is_fixed,
            use.key in self._own,
            translated("commands", use.spoken or ", ".join(use.keys)) if use.is_fixed else "",
        )


def native(keys: str) -> str:
    """A shortcut as this system and language spell it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _spelt(keys: str) -> str:
    """The one spelling of a shortcut: Qt reads ``ctrl+o`` and ``Ctrl+O`` alike."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def _fixed_keys() -> Iterator[tuple[str, str, str]]:
    for use in KEY_USES:
        for keys in use.keys if use.is_fixed else ():
            yield use.key, translated("commands", use.title), _spelt(keys)
    for menu in dict.fromkeys(command.menu for command in COMMANDS):
        letter = QKeySequence.mnemonic(translated("commands", menu))
        if not letter.isEmpty():
            title = translated("shortcuts", "Menu {title}").format(title=titled(menu))
            yield f"menu {menu}", title, letter.toString()


def _read(path: Path) -> dict[str, str]:
    """The changes that still hold: known commands, real keys, none fixed, no key twice."""
    values = read_kept(path)
    fixed = {keys for _, _, keys in _fixed_keys()}
    own: dict[str, str] = {}
    for key, keys in values.items() if isinstance(values, dict) else ():
        if key not in _DEFAULTS or not isinstance(keys, str):
            continue
        spelt = _spelt(keys)
        is_free = spelt not in fixed and spelt not in own.values()
        if (spelt and is_free and QKeySequence(keys).count() == 1) or not keys:
            own[key] = spelt
    return own
