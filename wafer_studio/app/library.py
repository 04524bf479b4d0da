"""The library: wafers go in by drop, are listed, corrected and taken out."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from ml_core.formats.reader import PaletteChoice, ProductGeometry, ReadOptions
from ml_core.wafer.errors import StoreError, WaferFileError
from ml_core.wafer.grid import Notch
from ml_core.wafer.map import WaferMap
from wafer_studio.app.geometries import EVERY_PRODUCT, Geometries
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.messages import Level, Messages
from wafer_studio.app.storing import Storing
from wafer_studio.store.rows import Order, WaferQuery, WaferRow

__all__ = ["Library", "Opened", "Order", "WaferQuery", "WaferRow"]

_CHUNK: Final = 64
_CHUNK_SECONDS: Final = 0.15


@dataclass(frozen=True)
class Opened:
    """What came of one drop.

    Attributes:
        first_id: id of the first wafer that was read, empty if none was.
        new: wafers that are new in the library.
        known: wafers that were there already.
        failed: files or parts that could not be read.
    """

    first_id: str = ""
    new: int = 0
    known: int = 0
    failed: int = 0


@dataclass
class _Tally:
    first_id: str = ""
    read: int = 0
    new: int = 0
    failed: int = 0
    chunk: list[WaferMap] = field(default_factory=list)
    since: float = 0.0

    def opened(self) -> Opened:
        return Opened(self.first_id, self.new, self.read - self.new, self.failed)


class Library(QObject):
    """Wafers on this machine; lives in the GUI thread."""

    asked = Signal(object)
    """Paths are to be opened: a tuple of them."""
    added = Signal(int)
    """Some wafers are new; how many."""
    opened = Signal(object)
    """A drop is over: an ``Opened``."""
    changed = Signal(object)
    """Lines of the list that are to be shown anew: a tuple of ids."""
    removed = Signal(object)
    """Wafers that were taken out: a tuple of ids."""
    corrected = Signal(str)
    """A wafer's map was corrected: its id."""
    measured = Signal(object)
    """Wafers have another geometry: a tuple of ids."""

    def __init__(
        self,
        jobs: Jobs,
        storing: Storing,
        messages: Messages,
        geometries: Geometries,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._geometries = geometries
        self._jobs = jobs
        self._storing = storing
        self._messages = messages

    def open_paths(self, paths: Sequence[Path]) -> Job | None:
        """Read files, folders and archives and keep their wafers; None for no path.

        Each file that cannot be read is one message; the others go on.
        """
        if not paths:
            return None
        self.asked.emit(tuple(paths))
        return self._jobs.start(
            lambda progress: self._read(progress, list(paths)),
            lane=Lane.COMPUTE,
            title=f"Reading {paths[0].name if len(paths) == 1 else f'{len(paths)} files'}",
            then=self._tell_opened,
        )

    def page(
        self,
        query: WaferQuery,
        *,
        first: int,
        size: int,
        then: Callable[[tuple[WaferRow, ...]], None],
    ) -> None:
        """Ask for a part of the list."""
        self._storing.start(lambda store: store.page(query, first=first, size=size), then=then)

    def lines(self, wafer_ids: Sequence[str], then: Callable[[tuple[WaferRow, ...]], None]) -> None:
        """Ask for single lines of the list."""
        self._storing.start(lambda store: store.lines(wafer_ids), then=then)

    def remove(self, wafer_ids: Sequence[str]) -> None:
        """Take wafers and what was found on them out of the library; the files stay."""
        ids = tuple(wafer_ids)
        self._storing.start(
            lambda store: store.remove_wafers(ids), then=lambda _: self.removed.emit(ids)
        )

    def correct_palette(self, wafer: WaferMap, states: Mapping[str, int]) -> Job:
        """Read a picture again with the user's meaning of its colours; its id stays.

        Args:
            wafer: the wafer as it was read.
            states: NO_DIE, PASS or FAIL by colour ``#RRGGBB``.
        """
        options = ReadOptions(
            geometries=self._geometries.all,
            palette=tuple(PaletteChoice(c, s) for c, s in states.items()),
        )
        return self._jobs.start(
            lambda progress: self._read_again(progress, wafer, options),
            lane=Lane.COMPUTE,
            title=f"Reading {wafer.name} again",
            then=lambda _: self.corrected.emit(wafer.wafer_id),
        )

    def set_geometry(
        self,
        product: str | None,
        *,
        pitch_mm: tuple[float, float],
        diameter_mm: float,
        notch: Notch,
    ) -> Job:
        """Keep a product's geometry and measure its wafers by it; their ids stay.

        Args:
            product: as the sources spell it; None for all that have no geometry of their own.
            pitch_mm: die pitch (horizontal, vertical) on the raster, mm.
            diameter_mm: wafer diameter, mm.
            notch: side of the notch on the raster.
        """
        self._geometries.put(
            ProductGeometry(
                product or EVERY_PRODUCT, pitch_mm=pitch_mm, diameter_mm=diameter_mm, notch=notch
            )
        )
        options = ReadOptions(geometries=self._geometries.all)
        return self._jobs.start(
            lambda progress: self._measure_again(progress, product, options),
            lane=Lane.COMPUTE,
            title=f"Measuring {product or 'wafers'} anew",
            then=self.measured.emit,
        )

    def _measure_again(
        self, progress: Progress, product: str | None, options: ReadOptions
    ) -> tuple[str, ...]:
        from ml_core.formats.shared.geometry import apply_given

        asked = self._storing.ask(lambda store: store.ids_of_product(product)).result()
        changed = []
        for done, key in enumerate(asked):
            progress(done, len(asked))
            wafer = self._storing.ask(lambda store, key=key: store.wafer(key)).result()  # type: ignore[misc]
            grid = apply_given(wafer.grid, wafer.info.product, options)
            if wafer.grid.has_dies and grid != wafer.grid:
                new = wafer.with_grid(grid)
                self._storing.ask(lambda store, new=new: store.replace_wafer(new)).result()  # type: ignore[misc]
                changed.append(key)
        return tuple(changed)

    def _read(self, progress: Progress, paths: list[Path]) -> Opened:
        options = ReadOptions(geometries=self._geometries.all)
        tally = _Tally(since=time.monotonic())
        keeping: Future[None] | None = None
        for item in _wafers(paths, options, progress):
            progress.check()
            if isinstance(item, WaferFileError):
                tally.failed += 1
                progress.hand(lambda error=item: self._messages.report(error))  # type: ignore[misc]
                continue
            tally.chunk.append(item)
            tally.read += 1
            tally.first_id = tally.first_id or item.wafer_id
            if len(tally.chunk) >= _CHUNK or time.monotonic() - tally.since > _CHUNK_SECONDS:
                keeping = self._keep_chunk(progress, tally, keeping)
        self._keep_chunk(progress, tally, keeping).result()
        return tally.opened()

    def _keep_chunk(
        self, progress: Progress, tally: _Tally, before: "Future[None] | None"
    ) -> "Future[None]":
        """Give a chunk to the store while the next one is read; never more than one ahead."""
        if before is not None:
            before.result()
        chunk, tally.chunk, tally.since = tally.chunk, [], time.monotonic()

        def keep(wafers: list[WaferMap] = chunk) -> None:
            new = len(self._storing.ask_here(lambda store: store.add_wafers(wafers)))
            tally.new += new
            if new:
                progress.hand(lambda: self.added.emit(new))

        return self._jobs.ask(Lane.STORE, keep)

    def _read_again(self, progress: Progress, wafer: WaferMap, options: ReadOptions) -> None:
        path = Path(_on_disk(wafer))
        for item in _wafers([path], options, progress):
            if isinstance(item, WaferMap) and item.wafer_id == wafer.wafer_id:
                self._storing.ask(lambda store: store.replace_wafer(item)).result()  # noqa: B023
                return
        raise StoreError(
            f"{path}: the file is no longer there or has changed since {wafer.name} was read; "
            "drop it again."
        )

    def _tell_opened(self, opened: Opened) -> None:
        if opened.known and not opened.new:
            self._messages.tell(
                f"Nothing new: all {opened.known} wafers were in the library already."
                if opened.known > 1
                else "Nothing new: this wafer was in the library already."
            )
        elif opened.new:
            known = f" ({opened.known} were there already)" if opened.known else ""
            s = "" if opened.new == 1 else "s"
            self._messages.tell(f"{opened.new} wafer{s} added{known}.")
        elif not opened.failed:
            self._messages.tell("No wafer was found in what was dropped.", level=Level.WARNING)
        self.opened.emit(opened)


def _on_disk(wafer: WaferMap) -> str:
    """Path of the file on the disk: an archive's, for a member."""
    return wafer.source.path.removesuffix(f"!{wafer.source.member}")


def _wafers(
    paths: list[Path], options: ReadOptions, progress: Progress
) -> Iterator[WaferMap | WaferFileError]:
    from ml_core.formats.opening import open_wafers

    return open_wafers(paths, options=options, progress=progress)
