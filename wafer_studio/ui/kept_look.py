"""How the map is looked at, kept over restarts: turned, flipped, notch side, layers."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ml_core.wafer.errors import WaferStudioError
from ml_core.wafer.grid import Notch
from wafer_studio.app.messages import Messages
from wafer_studio.app.settings import MAP_LAYERS, MAP_STANCE, Settings
from wafer_studio.ui.canvas.camera import Orientation
from wafer_studio.ui.canvas.layer_table import LAYERS
from wafer_studio.ui.canvas.looking import Stance
from wafer_studio.ui.canvas.view import MapView

_PAUSE_MS: Final = 700
"""A slider that is dragged is kept once, after it stands still."""


class KeptLook(QObject):
    """Brings a view to how it was looked at last, and keeps what is changed from then on.

    Args:
        settings: where it is kept.
        view: the map.
        messages: told where the settings cannot be written.
    """

    def __init__(self, settings: Settings, view: MapView, messages: Messages) -> None:
        super().__init__(view)
        self._settings, self._view, self._messages = settings, view, messages
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        for key, is_shown, opacity in _layers(settings.get(MAP_LAYERS)):
            view.layers.set_opacity(key, opacity)
            view.layers.show(key, shown=is_shown)
        view.take_stance(_stance(settings.get(MAP_STANCE)))
        view.layers.changed.connect(lambda _: self._pause.start())
        view.camera_changed.connect(self._look)

    def keep(self) -> None:
        """Write what was changed now; called before the window closes, too."""
        self._pause.stop()
        states = self._view.layers
        layers = " ".join(
            f"{layer.key}={int(states.is_visible(layer.key))}:{states.opacity(layer.key):.2f}"
            for layer in LAYERS
        )
        try:
            self._settings.set(MAP_LAYERS, layers)
            self._settings.set(MAP_STANCE, _words(self._view.stance))
        except WaferStudioError as error:
            self._messages.report(error)

    def _look(self) -> None:
        if _words(self._view.stance) != self._settings.get(MAP_STANCE):
            self._pause.start()


def _layers(words: str) -> Iterator[tuple[str, bool, float]]:
    """Key, whether it is shown, and opacity of each layer that is told and known."""
    known = {layer.key for layer in LAYERS}
    for word in words.split():
        key, _, told = word.partition("=")
        shown, _, opacity = told.partition(":")
        if key in known and shown in ("0", "1"):
            try:
                yield key, shown == "1", float(opacity)
            except ValueError:
                continue


def _words(stance: Stance) -> str:
    side = "" if stance.notch_side is None else stance.notch_side.value
    turned = stance.orientation
    return f"{turned.turns} {int(turned.is_mirrored)} {side}".strip()


def _stance(words: str) -> Stance:
    """What the words say; as the source has it where they say nothing that can be."""
    parts = words.split()
    if len(parts) not in (2, 3) or parts[0] not in "0123" or parts[1] not in "01":
        return Stance()
    sides = {side.value: side for side in Notch if side is not Notch.UNKNOWN}
    side = sides.get(parts[2]) if len(parts) == 3 else None
    return Stance(Orientation(int(parts[0]), parts[1] == "1"), side)
