"""The state of syncing in the status bar: always there, an icon with text, a way to the rest."""

import datetime
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from wafer_studio.app.syncing_view import SyncView
from wafer_studio.ui.language import translated
from wafer_studio.ui.sync.marks import SIDE, mark_icon
from wafer_studio.ui.sync.words import Mark, StateLine, here_and_now, state_line
from wafer_studio.ui.theme import LIGHT, Theme

_TICK_MS: Final = 20_000
_WIDEST: Final = 340
"""Pixels; what does not fit is in the tooltip, and what matters most comes first."""


class SyncStatus(QToolButton):
    """Says 'Synced 2 min ago', or '14 steps unsent since 09:12 (no network)'; opens the panel.

    Args:
        clock: gives the time of this machine.
    """

    told = Signal(str)
    """The state is another one, in words; for a screen reader."""

    def __init__(
        self,
        clock: Callable[[], datetime.datetime] = here_and_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._view = SyncView()
        self._theme = LIGHT
        self._line: StateLine | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("sync_status")
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.refresh()

    def show_view(self, view: SyncView) -> None:
        """Show another state."""
        self._view = view
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is by now: minutes go by."""
        before, line = self._line, state_line(self._view, self._clock())
        self._line = line
        ground, colour = ground_of(line, self._theme)
        self.setIcon(mark_icon(line.mark, colour, self.devicePixelRatioF()))
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(line.text, right, _WIDEST))
        self.setAccessibleName(translated("sync", "Syncing: {state}").format(state=line.text))
        self.setToolTip(self._tip())
        self._dress(ground, colour)
        if before is not None and before.gist != line.gist:
            self.told.emit(line.text)

    def _tip(self) -> str:
        trouble = self._view.trouble
        told = ["" if self._line is None else self._line.text]
        told += [] if trouble is None else [trouble.text]
        return "\n".join((*told, translated("sync", "Click for all of it and what can be done.")))

    def _dress(self, ground: str, colour: str) -> None:
        self.setIconSize(QSize(SIDE, SIDE))
        self.setStyleSheet(
            f"""
            QToolButton {{ background: {ground}; color: {colour}; padding: 1px 6px;
                border: 1px solid transparent; border-radius: 3px; }}
            QToolButton:focus, QToolButton:hover {{ border: 1px solid {colour}; }}
            """
        )


def ground_of(line: StateLine, theme: Theme) -> tuple[str, str]:
    """Ground and text of a state: calm where it goes on by itself or only waits for a choice."""
    if not line.needs_person:
        return "transparent", theme.text
    if line.mark in (Mark.CONFLICT, Mark.QUESTION):
        return theme.highlight, theme.highlighted
    return theme.alert, theme.alert_text
