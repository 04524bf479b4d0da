"""The main window: puts the parts together and joins them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QToolBar, QWidget

from ml_core.wafer.annotation import AnnotationState
from ml_core.wafer.grid import Notch
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.app.library import Opened
from wafer_studio.app.settings import THEME, WINDOW_GEOMETRY, WINDOW_STATE
from wafer_studio.app.workstation import Workstation
from wafer_studio.ui.asking import Asking
from wafer_studio.ui.book import Book
from wafer_studio.ui.canvas.looking import Stance
from wafer_studio.ui.commands import add_commands
from wafer_studio.ui.desk import Desk
from wafer_studio.ui.kept_look import KeptLook
from wafer_studio.ui.language import translated
from wafer_studio.ui.pages.wafer import WaferPage
from wafer_studio.ui.panels.messages import MessagePanel
from wafer_studio.ui.panels.wafer_list import WaferList
from wafer_studio.ui.personal import Personal
from wafer_studio.ui.saved_mark import SavedMark
from wafer_studio.ui.status import StatusBar
from wafer_studio.ui.sync.room import SyncRoom
from wafer_studio.ui.theme import apply_theme, theme_named
from wafer_studio.ui.toolbox import Toolbox

_SIZE: Final = (1280, 820)


class MainWindow(QMainWindow):
    """The workstation's window.

    Args:
        station: what it shows.
        paths: opened once the window is on the screen.
    """

    shown_first = Signal()
    """The window is on the screen for the first time; background work begins."""

    def __init__(self, station: Workstation, paths: Sequence[Path] = ()) -> None:
        super().__init__()
        self.station = station
        self._paths = list(paths)
        self._was_shown = False
        self.setWindowTitle("Wafer Studio")
        self.setAcceptDrops(True)
        self.wafers = WaferList(station.library, station.thumbnails)
        self.desk = Desk(station.document, station.annotating, parent=self)
        self.page = WaferPage(station, self.desk)
        self.map = self.page.map
        self.verdict, self.legend = self.page.verdict, self.page.legend
        self.defects, self.metrics = self.page.defects, self.page.metrics
        self.pages = Book()
        self.messages = MessagePanel(station.messages)
        self.saved = SavedMark(station.annotating)
        self.status = StatusBar(station.jobs)
        self.asking = Asking(self)
        self._lay_out()
        self.actions_by_key = self._made_actions()
        self.page.limit_keys(self.actions_by_key)
        self.page.add_menu(self.actions_by_key)
        self.page.add_toolbox(Toolbox(self.page.drawing, self.actions_by_key))
        self.personal = Personal(self)
        self.personal.shortcuts.attach(self.page.drawing.shortcuts)
        self.sync = SyncRoom(self)
        self._connect()
        self._kept_look = KeptLook(station.settings, self.map, station.messages)
        self._set_theme(station.settings.get(THEME))
        self._restore()
        self._show_wafer()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802  Qt's name
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self, self._begin)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102, N802  Qt's name
        settings = self.station.settings
        settings.set(WINDOW_GEOMETRY, _text(self.saveGeometry()))
        settings.set(WINDOW_STATE, _text(self._across.saveState()))
        self._kept_look.keep()
        self.hide()  # at once: work in progress may need a moment to stop
        self.station.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102, N802  Qt's name
        if _local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102, N802  Qt's name
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.station.library.open_paths(paths)

    def _lay_out(self) -> None:
        self._toolbar = QToolBar("Main")
        self._toolbar.setObjectName("main")
        self._toolbar.setMovable(False)
        self._toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addToolBar(self._toolbar)
        middle = QSplitter(Qt.Orientation.Vertical)
        self.pages.addTab(self.page, translated("window", "Wafer"))
        self.pages.add_page(translated("window", "Explain"), self._made_explain_page)
        self.pages.add_page(translated("window", "Lot"), self._made_lot_page)
        self.pages.add_page(translated("window", "Tables"), self._made_defects_page)
        self.pages.add_page(translated("window", "Stage list"), self._made_stage_page)
        middle.addWidget(self.pages)
        middle.addWidget(self.messages)
        middle.setStretchFactor(0, 1)
        middle.setSizes([600, 130])
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.wafers, middle):
            self._across.addWidget(widget)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([268, 1012])
        self._across.setChildrenCollapsible(False)
        self.setCentralWidget(self._across)
        self.status.insertPermanentWidget(1, self.saved)
        self.setStatusBar(self.status)
        # Fields and lists would take a dropped file as text; the window takes it as a wafer.
        for child in self.findChildren(QWidget):
            child.setAcceptDrops(False)

    def _made_explain_page(self) -> QWidget:
        from wafer_studio.ui.pages.explain import ExplainPage

        return ExplainPage(self.station)

    def _made_lot_page(self) -> QWidget:
        from wafer_studio.ui.pages.lot import LotPage

        page = LotPage(self.station)
        page.wafer_chosen.connect(self._open_on_map)
        page.stack_painted.connect(
            lambda made: self.station.spreading.spread(
                f"Stack: {BY_KEY[made.class_key].title}", made.shapes
            )
        )
        return page

    def _made_defects_page(self) -> QWidget:
        from wafer_studio.ui.pages.defects import DefectsPage

        page = DefectsPage(self.station)
        page.wafer_chosen.connect(self._open_on_map)
        page.defect_chosen.connect(self._open_defect)
        return page

    def _made_stage_page(self) -> QWidget:
        from wafer_studio.ui.pages.stage import StagePage

        page = StagePage(self.station)

        def show() -> None:
            page.show_wafer(self.station.document.wafer, self.station.document.inspection)

        self.station.document.wafer_changed.connect(show)
        self.station.document.inspection_changed.connect(show)
        show()
        return page

    def _made_actions(self) -> dict[str, QAction]:
        library, inspecting = self.station.library, self.station.inspecting
        actions = add_commands(
            self,
            self._toolbar,
            {
                "open_files": self.asking.open_files,
                "open_folder": self.asking.open_folder,
                "open_sample": self.asking.open_sample,
                "export": self.asking.export,
                "quit": self.close,
                "inspect": inspecting.inspect_open,
                "inspect_all": inspecting.inspect_all,
                "palette": self.asking.correct_palette,
                "geometry": self.asking.give_geometry,
                "next_wafer": lambda: self.wafers.step(1),
                "previous_wafer": lambda: self.wafers.step(-1),
                "next_defect": lambda: self.defects.step(1),
                "previous_defect": lambda: self.defects.step(-1),
                "remove": lambda: self.asking.remove(library.remove),
                "fit": self.map.fit,
                "actual": self.map.zoom_to_actual,
                "zoom_in": lambda: self.map.zoom(1.25),
                "zoom_out": lambda: self.map.zoom(0.8),
                "turn": self.map.turn,
                "flip": self.map.flip,
                "upright": lambda: self.map.take_stance(Stance()),
                "notch_down": lambda: self.map.turn_notch(Notch.DOWN),
                "submit": self._submit,
                "history": self.asking.show_history,
                "skip": lambda: self.asking.skip(self._skip),
                **self.page.drawing.calls(),
                **self.page.answering.calls(),
                "messages": lambda: self.messages.setVisible(not self.messages.isVisible()),
                "theme_system": lambda: self._set_theme("system"),
                "theme_light": lambda: self._set_theme("light"),
                "theme_dark": lambda: self._set_theme("dark"),
                "about": self.asking.show_about,
            },
        )
        themes = QActionGroup(self)
        for name in ("system", "light", "dark"):
            action = actions[f"theme_{name}"]
            action.setCheckable(True)
            action.setChecked(self.station.settings.get(THEME) == name)
            themes.addAction(action)
        return actions

    def _connect(self) -> None:
        station = self.station
        self.wafers.asked.connect(lambda key: self.actions_by_key[key].trigger())
        self.wafers.chosen.connect(station.document.open)
        station.document.wafer_changed.connect(self._show_wafer)
        station.document.inspection_changed.connect(self.page.show_inspection)
        station.inspecting.model_changed.connect(self._show_model)
        station.library.opened.connect(self._choose_opened)
        station.library.removed.connect(self._forget)
        station.library.corrected.connect(self._reopen)
        station.library.measured.connect(station.library.changed)
        station.library.measured.connect(self._reopen_any)
        station.messages.added.connect(self._flash)
        station.spreading.over.connect(
            lambda count: station.messages.tell(
                translated("window", "The painted region was given to {count} wafers.").format(
                    count=count
                )
            )
        )
        station.messages.crashed.connect(self.personal.show_crash)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.page.pointed.connect(self.status.show_lines)
        remarks = self.page.draw.remarks
        remarks.submit_asked.connect(self.actions_by_key["submit"].trigger)
        remarks.skip_asked.connect(self.actions_by_key["skip"].trigger)
        remarks.draft_asked.connect(lambda: station.annotating.set_state(AnnotationState.DRAFT))
        self.desk.said.connect(lambda text: self.status.showMessage(text, 4000))

    def _begin(self) -> None:
        self.map.setFocus()
        self.station.load_model()
        self.station.begin_work()
        self.wafers.model.reload()
        self.station.library.open_paths(self._paths)
        self.shown_first.emit()

    def _show_wafer(self) -> None:
        document = self.station.document
        self.page.show_wafer(has_any=bool(self.wafers.model.rowCount()))
        has_wafer = document.wafer is not None
        self.actions_by_key["inspect"].setEnabled(has_wafer)
        self.actions_by_key["geometry"].setEnabled(has_wafer and document.wafer.grid.has_dies)  # type: ignore[union-attr]
        self.actions_by_key["palette"].setEnabled(has_wafer and bool(document.wafer.palette))  # type: ignore[union-attr]
        self.setWindowTitle(
            translated("window", "{wafer} – Wafer Studio").format(wafer=document.wafer.name)
            if document.wafer
            else "Wafer Studio"
        )

    def _show_model(self) -> None:
        inspecting = self.station.inspecting
        self.status.show_model(inspecting.model, trouble=inspecting.trouble, providers_tip="")
        self.page.show_found()

    def _choose_opened(self, opened: Opened) -> None:
        if opened.first_id:
            self.wafers.choose(opened.first_id)

    def _forget(self, wafer_ids: Sequence[str]) -> None:
        if self.station.document.wafer_id in wafer_ids:
            self.station.document.close()

    def _reopen(self, wafer_id: str) -> None:
        if self.station.document.wafer_id == wafer_id:
            self.station.document.open(wafer_id)

    def _reopen_any(self, wafer_ids: Sequence[str]) -> None:
        if self.station.document.wafer_id in wafer_ids:
            self._reopen(self.station.document.wafer_id)

    def _flash(self, message: object) -> None:
        self.status.showMessage(getattr(message, "text", ""), 8000)

    def _open_on_map(self, wafer_id: str) -> None:
        self.pages.setCurrentWidget(self.page)
        self.wafers.choose(wafer_id)

    def _open_defect(self, wafer_id: str, number: int) -> None:
        self._open_on_map(wafer_id)
        self.page.mark_when_open(wafer_id, number)

    def _submit(self) -> None:
        self.station.annotating.set_state(AnnotationState.SUBMITTED)
        self.wafers.step(1)

    def _skip(self, reason: str) -> None:
        self.station.annotating.set_state(AnnotationState.SKIPPED, reason=reason)
        self.wafers.step(1)

    def _set_theme(self, name: str) -> None:
        self.station.settings.set(THEME, name)
        theme = theme_named(name)
        apply_theme(theme)
        for part in (self.page, self.pages, self.wafers, self.saved, self.sync):
            part.set_theme(theme)

    def _follow_system(self) -> None:
        if self.station.settings.get(THEME) == "system":
            self._set_theme("system")

    def _restore(self) -> None:
        settings = self.station.settings
        self.resize(*_SIZE)
        self.restoreGeometry(_bytes(settings.get(WINDOW_GEOMETRY)))
        self._across.restoreState(_bytes(settings.get(WINDOW_STATE)))


def _local_paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))
