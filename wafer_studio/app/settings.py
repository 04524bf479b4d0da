"""Settings: one tuple of typed settings makes the file, the dialog and the help page."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from wafer_studio.app.keeping import keep, read_kept

V = TypeVar("V", bool, int, str)


class Page(Enum):
    """Where the dialog shows a setting; its value is the page's title."""

    LOOKS = "Looks"
    MODEL = "Model"
    DRAWING = "Drawing"
    FILES = "Files"


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One setting.

    Attributes:
        key: its name in the file.
        default: its value where the file is silent or wrong; its type is the setting's type.
        title: what it is called on the screen.
        help: one sentence on what it does.
        choices: the values it may take; empty for any.
        named: what the choices are called on the screen, in their order.
        span: smallest and largest number, both allowed; None for any.
        unit: stands behind a number on the screen.
        is_folder: True where the text names a folder, or is empty.
        page: where the dialog shows it; None for what the program keeps for itself.
        from_next_start: True where a change waits for the next start.
    """

    key: str
    default: V
    title: str
    help: str
    choices: tuple[V, ...] = ()
    named: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    unit: str = ""
    is_folder: bool = False
    page: Page | None = None
    from_next_start: bool = False

    def allows(self, value: object) -> bool:
        """True where a value is of the setting's type, one of its choices and in its span."""
        if type(value) is not type(self.default) or (self.choices and value not in self.choices):
            return False
        if self.span is None or not isinstance(value, int):
            return True
        return self.span[0] <= value <= self.span[1]


THEME: Final = Setting(
    "theme",
    "system",
    "Theme",
    "Colours of the window: as the system has them, light, or dark.",
    choices=("system", "light", "dark"),
    named=("As the system", "Light", "Dark"),
    page=Page.LOOKS,
)
LANGUAGE: Final = Setting(
    "language",
    "system",
    "Language",
    "Language of menus, settings, keys and the tour; what is not translated yet is English.",
    choices=("system", "en", "de", "zh_CN", "ja"),
    named=("As the system", "English", "Deutsch", "简体中文", "日本語"),
    page=Page.LOOKS,
    from_next_start=True,
)
UI_SCALE: Final = Setting(
    "ui_scale",
    100,
    "Size of everything",
    "Makes text, buttons and maps larger, on top of what the system asks for.",
    span=(100, 200),
    unit=" %",
    page=Page.LOOKS,
    from_next_start=True,
)
INSPECT_ON_OPEN: Final = Setting(
    "inspect_on_open",
    True,
    "Inspect when opened",
    "Inspect a wafer when it is opened and the model in use has not seen it.",
    page=Page.MODEL,
)
PROVIDER: Final = Setting(
    "provider",
    "auto",
    "Runs on",
    "What runs the model: the best that works, or only the processor.",
    choices=("auto", "cpu"),
    named=("The best that works", "Only the processor"),
    page=Page.MODEL,
)
MODEL: Final = Setting(
    "model",
    "",
    "Model package",
    "Folder of the model package; the starter model where empty.",
    is_folder=True,
    page=Page.MODEL,
)
BRUSH_SIZE: Final = Setting(
    "brush_size",
    16,
    "Size of the brush",
    "Diameter of brush and eraser when a wafer is opened; the wheel changes it while drawing.",
    span=(1, 500),
    unit=" px",
    page=Page.DRAWING,
)
OPACITY: Final = Setting(
    "opacity",
    100,
    "Opacity of masks",
    "How strongly masks and shapes cover the map at first; each layer can be changed.",
    span=(10, 100),
    unit=" %",
    page=Page.DRAWING,
)
IDLE_SECONDS: Final = Setting(
    "idle_seconds",
    60,
    "Pause of the timer",
    "After so long without a key or the mouse, the timer of a wafer stops until you go on.",
    span=(10, 3600),
    unit=" s",
    page=Page.DRAWING,
)
RECENT_LENGTH: Final = Setting(
    "recent_length",
    12,
    "Recent files",
    "How many files and folders the menu of recent files lists; 0 for none.",
    span=(0, 50),
    page=Page.FILES,
)
PERSON: Final = Setting(
    "person",
    "",
    "Person",
    "Whose annotations are shown; the user of this machine where empty.",
    page=Page.DRAWING,
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
OPERATOR: Final = Setting(
    "operator", "", "Operator", "Who answers for evidence pages; a line to sign on where empty."
)
WINDOW_GEOMETRY: Final = Setting(
    "window_geometry", "", "Window", "Size and place of the window, as Qt writes them (base64)."
)
WINDOW_STATE: Final = Setting(
    "window_state", "", "Panels", "Sizes of the window's panels, as Qt writes them (base64)."
)
MAP_LAYERS: Final = Setting(
    "map_layers", "", "Layers", "Each layer of the map: shown or not, and how strongly."
)
MAP_STANCE: Final = Setting(
    "map_stance", "", "Turned map", "Quarter turns, mirrored or not, and the side of the notch."
)
TOUR_OFFERED: Final = Setting(
    "tour_offered", False, "Tour offered", "The guided tour was offered; it is offered once."
)
SERVER: Final = Setting(
    "server", "", "Server", "Address of the lab's server; none where empty: all work stays here."
)
SERVER_CA: Final = Setting(
    "server_ca",
    "",
    "CA file",
    "The company's certificate authority (PEM); the well-known ones where empty.",
)
SYNC_MINUTES: Final = Setting(
    "sync_minutes",
    5,
    "Sync every",
    "How often the server is asked for what is new.",
    span=(1, 1440),
    unit=" min",
)
SYNC_PAUSED: Final = Setting(
    "sync_paused", False, "Sync paused", "Nothing is sent or fetched by itself."
)

AnySetting = Setting[bool] | Setting[int] | Setting[str]
Value = bool | int | str

SETTINGS: Final[tuple[AnySetting, ...]] = (
    THEME,
    LANGUAGE,
    UI_SCALE,
    INSPECT_ON_OPEN,
    PROVIDER,
    MODEL,
    PERSON,
    BRUSH_SIZE,
    OPACITY,
    IDLE_SECONDS,
    RECENT_LENGTH,
    LAST_FOLDER,
    EXPORT_FOLDER,
    EXPORT_FORMATS,
    OPERATOR,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    MAP_LAYERS,
    MAP_STANCE,
    TOUR_OFFERED,
    SERVER,
    SERVER_CA,
    SYNC_MINUTES,
    SYNC_PAUSED,
)
"""All settings; those with a page are in the dialog, in this order."""


class Settings(QObject):
    """Settings in a JSON file; a missing or broken file gives the defaults.

    Args:
        path: the file.
    """

    changed = Signal(str)
    """A setting has another value: its key."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)

    def get(self, setting: Setting[V]) -> V:
        """The value of a setting."""
        return cast(V, self.value(setting))

    def value(self, setting: AnySetting) -> Value:
        """The value of a setting whose type is not known where it is asked for."""
        return cast(Value, self._values.get(setting.key, setting.default))

    def set(self, setting: Setting[V], value: V) -> None:
        """Change a setting and write the file; a file that cannot be written changes nothing.

        Raises:
            ValueError: the value is none that the setting allows.
            ExportError: the file cannot be written.
        """
        self.put(setting, value)

    def put(self, setting: AnySetting, value: Value) -> None:
        """Do what ``set`` does, where the type is not known.

        Raises:
            ValueError: the value is none that the setting allows.
            ExportError: the file cannot be written.
        """
        if not setting.allows(value):
            raise ValueError(f"{value!r} is no value of the setting '{setting.key}'")
        if self.value(setting) == value:
            return
        values = {**self._values, setting.key: value}
        keep(self._path, values, what="settings")
        self._values = values
        self.changed.emit(setting.key)


def _read(path: Path) -> dict[str, object]:
    values = read_kept(path)
    if not isinstance(values, dict):
        return {}
    known = {setting.key: setting for setting in SETTINGS}
    return {k: v for k, v in values.items() if k in known and known[k].allows(v)}
