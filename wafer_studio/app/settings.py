"""Settings: one tuple of typed settings makes the file, and later the dialog and help page."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar, cast

from ml_core.wafer.errors import ExportError

V = TypeVar("V", bool, int, str)


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One setting.

    Attributes:
        key: its name in the file.
        default: its value where the file is silent or wrong; its type is the setting's type.
        title: what it is called on the screen.
        help: one sentence on what it does.
        choices: the values it may take; empty for any.
    """

    key: str
    default: V
    title: str
    help: str
    choices: tuple[V, ...] = ()

    def allows(self, value: object) -> bool:
        """True where a value is of the setting's type and one of its choices."""
        return type(value) is type(self.default) and (not self.choices or value in self.choices)


THEME: Final = Setting(
    "theme",
    "system",
    "Theme",
    "Colours of the window: as the system has them, light, or dark.",
    ("system", "light", "dark"),
)
INSPECT_ON_OPEN: Final = Setting(
    "inspect_on_open",
    True,
    "Inspect when opened",
    "Inspect a wafer when it is opened and the model in use has not seen it.",
)
PROVIDER: Final = Setting(
    "provider",
    "auto",
    "Runs on",
    "What runs the model: the best that works (auto), or only the processor (cpu).",
    ("auto", "cpu"),
)
MODEL: Final = Setting(
    "model",
    "",
    "Model package",
    "Folder of the model package; the starter model where empty.",
)
PERSON: Final = Setting(
    "person", "", "Person", "Whose annotations are shown; the user of this machine where empty."
)
LAST_FOLDER: Final = Setting(
    "last_folder", "", "Last folder", "Folder that the file dialogs open in."
)
EXPORT_FOLDER: Final = Setting(
    "export_folder", "", "Export folder", "Folder that was exported to last."
)
EXPORT_FORMATS: Final = Setting(
    "export_formats", "", "Export formats", "Formats that were exported last, joined by commas."
)
WINDOW_GEOMETRY: Final = Setting(
    "window_geometry", "", "Window", "Size and place of the window, as Qt writes them (base64)."
)
WINDOW_STATE: Final = Setting(
    "window_state", "", "Panels", "Sizes of the window's panels, as Qt writes them (base64)."
)

SETTINGS: Final[tuple[Setting[bool] | Setting[str], ...]] = (
    THEME,
    INSPECT_ON_OPEN,
    PROVIDER,
    MODEL,
    PERSON,
    LAST_FOLDER,
    EXPORT_FOLDER,
    EXPORT_FORMATS,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
)
"""All settings."""


class Settings:
    """Settings in a JSON file; a missing or broken file gives the defaults.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    def get(self, setting: Setting[V]) -> V:
        """The value of a setting."""
        return cast(V, self._values.get(setting.key, setting.default))

    def set(self, setting: Setting[V], value: V) -> None:
        """Change a setting and write the file.

        Raises:
            ValueError: the value is none that the setting allows.
            ExportError: the file cannot be written.
        """
        if not setting.allows(value):
            raise ValueError(f"{value!r} is no value of the setting '{setting.key}'")
        if self.get(setting) == value:
            return
        self._values[setting.key] = value
        self._write()

    def _write(self) -> None:
        part = self._path.with_name(self._path.name + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, indent=2), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise ExportError(
                f"{self._path}: the settings cannot be written ({error.strerror}); check the "
                "folder, or choose another with --data."
            ) from error


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    known = {setting.key: setting for setting in SETTINGS}
    return {k: v for k, v in values.items() if k in known and known[k].allows(v)}
