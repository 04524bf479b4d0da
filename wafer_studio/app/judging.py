"""Keeps the maps of a product at what its failing bins say, also those that are read later.

A map carries its bins, so its cells are worked out anew without the source file. Only the way
back to what the files say reads them again, as bins cannot tell it where a tester passed and
failed dies of one bin.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ml_core.lots.bins import FailingBins, judged
from ml_core.wafer.map import WaferMap
from wafer_studio.app.failing_bins import FailingBinsFile
from wafer_studio.app.geometries import Geometries
from wafer_studio.app.jobs import Job, Lane, Progress
from wafer_studio.app.library import Opened
from wafer_studio.app.messages import Level
from wafer_studio.store.lot_queries import ids_with_bins

if TYPE_CHECKING:
    from wafer_studio.app.workstation import Workstation


class Judging(QObject):
    """Applies choices of failing bins; lives in the GUI thread.

    Args:
        station: whose library it follows.
    """

    def __init__(self, station: "Workstation", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._storing = station.jobs, station.storing
        self._library, self._messages = station.library, station.messages
        self._data = station.data
        self.choices = FailingBinsFile(station.data / "failing_bins.json")
        station.library.opened.connect(self._follow)

    def choose(self, choice: FailingBins, *, then: Callable[[int], None] | None = None) -> Job:
        """Keep a choice and have all maps of its product follow it.

        What was inspected on a map that changes is dropped with it, as always.

        Args:
            choice: the product's failing bins.
            then: gets the number of maps that changed.

        Raises:
            ExportError: the choice cannot be kept.
        """
        self.choices.put(choice)
        return self._start(lambda progress: self._judge(progress, (choice,)), choice.product, then)

    def reset(self, product: str, *, then: Callable[[int], None] | None = None) -> Job:
        """Forget the choice for a product and show what its files say, by reading them again.

        Args:
            product: the product.
            then: gets the number of maps that changed.

        Raises:
            ExportError: the file of choices cannot be written.
        """
        self.choices.drop(product)
        return self._start(lambda progress: self._read_again(progress, product), product, then)

    def _start(
        self, work: Callable[[Progress], int], product: str, then: Callable[[int], None] | None
    ) -> Job:
        return self._jobs.start(
            work, lane=Lane.COMPUTE, title=f"Judging {product or 'wafers'} anew", then=then
        )

    def _follow(self, opened: Opened) -> None:
        if opened.new and self.choices.all:
            choices, newest = self.choices.all, opened.new
            self._jobs.start(
                lambda progress: self._judge(progress, choices, newest=newest), lane=Lane.COMPUTE
            )

    def _judge(
        self, progress: Progress, choices: tuple[FailingBins, ...], *, newest: int | None = None
    ) -> int:
        by_product = {choice.product: choice for choice in choices}
        changed = 0
        for wafer in self._wafers(progress, tuple(by_product), newest):
            made = judged(wafer, by_product[wafer.info.product or ""])
            if made is not wafer:
                changed += self._put(progress, made)
        return changed

    def _read_again(self, progress: Progress, product: str) -> int:
        from ml_core.formats.opening import open_wafers
        from ml_core.formats.reader import ReadOptions

        kept = {wafer.wafer_id: wafer for wafer in self._wafers(progress, (product,), None)}
        options = ReadOptions(geometries=Geometries(self._data / "geometries.json").all)
        paths = list(dict.fromkeys(_on_disk(wafer) for wafer in kept.values()))
        changed = 0
        for item in open_wafers(paths, options=options, progress=progress):
            if not isinstance(item, WaferMap) or item.wafer_id not in kept:
                continue
            before = kept.pop(item.wafer_id)
            if before.cells.tobytes() != item.cells.tobytes():
                changed += self._put(progress, item)
        if kept:
            progress.hand(lambda: self._tell_missing(len(kept)))
        return changed

    def _wafers(
        self, progress: Progress, products: tuple[str, ...], newest: int | None
    ) -> Iterator[WaferMap]:
        """Wafers of some products that carry bins, one by one."""
        ids = self._storing.ask(lambda store: ids_with_bins(store, products, newest=newest))
        found = ids.result()
        for done, key in enumerate(found):
            progress(done, len(found))
            yield from self._storing.ask(lambda store, key=key: store.wafers([key])).result()  # type: ignore[misc]

    def _put(self, progress: Progress, wafer: WaferMap) -> int:
        self._storing.ask(lambda store: store.replace_wafer(wafer)).result()
        progress.hand(lambda: self._library.corrected.emit(wafer.wafer_id))
        return 1

    def _tell_missing(self, count: int) -> None:
        one = count == 1
        self._messages.tell(
            f"{count} wafer{'' if one else 's'} keep{'s' if one else ''} the map as judged: the "
            f"file{'' if one else 's'} they were read from {'is' if one else 'are'} gone or "
            "changed; drop them again.",
            level=Level.WARNING,
        )


def _on_disk(wafer: WaferMap) -> Path:
    """Path of the file on the disk: an archive's, for a member."""
    return Path(wafer.source.path.removesuffix(f"!{wafer.source.member}"))
