"""Lots of the library: which there are, what is stacked of one, and regions split back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from ml_core.lots.parametric import ParametricTest, Retest, Values
from ml_core.lots.splitting import split_region
from ml_core.lots.stack import Stack
from ml_core.lots.summary import LotSummary, summary_of
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Shape
from wafer_studio.app.jobs import Job, Jobs, Lane, Progress
from wafer_studio.app.storing import Storing
from wafer_studio.store.lot_queries import LotRow, LotWafer, lots_of, wafers_of_lot

__all__ = ["LotRow", "LotWafer", "Lots", "StackPainted"]

TEST_FORMATS: Final = ("stdf", "atdf")
"""Formats of sources that hold values of tests."""

_AT_ONCE: Final = 32


@dataclass(frozen=True, eq=False)
class StackPainted:
    """A region that was painted on a stack, as it lies on single wafers.

    Attributes:
        class_key: class of the shapes.
        shapes: (wafer id, shape), ready for an annotation; a wafer may have several.
    """

    class_key: str
    shapes: tuple[tuple[str, Shape], ...]

    @property
    def wafer_count(self) -> int:
        """Wafers that got a shape."""
        return len({key for key, _ in self.shapes})


class Lots(QObject):
    """Answers what a lot view asks; lives in the GUI thread, works in the jobs' lanes.

    Args:
        jobs: the lanes.
        storing: the store.
    """

    def __init__(self, jobs: Jobs, storing: Storing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._storing = storing

    def lots(self, then: Callable[[tuple[LotRow, ...]], None]) -> None:
        """Ask for all lots, the one with the newest wafer first."""
        self._storing.start(lots_of, then=then)

    def wafers(self, lot: str | None, then: Callable[[tuple[LotWafer, ...]], None]) -> None:
        """Ask for the wafers of a lot; all wafers where None, those without a lot where empty."""
        self._storing.start(lambda store: wafers_of_lot(store, lot), then=then)

    def maps(self, wafer_ids: Sequence[str], then: Callable[[tuple[WaferMap, ...]], None]) -> None:
        """Ask for a few whole wafers, in this order; those that are gone are left out."""
        self._storing.start(lambda store: store.wafers(wafer_ids), then=then)

    def summarise(
        self,
        wafer_ids: Sequence[str],
        then: Callable[[LotSummary], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Stack wafers and count their bins.

        Args:
            wafer_ids: the wafers.
            then: gets the summary.
            failed: gets the error; the message bridge where None.
        """
        ids = tuple(wafer_ids)
        return self._jobs.start(
            lambda progress: summary_of(self._walk(progress, ids)),
            lane=Lane.COMPUTE,
            title=f"Stacking {len(ids)} wafers",
            then=then,
            failed=failed,
        )

    def split(
        self,
        stack: Stack,
        regions: Sequence[Polygon],
        *,
        class_key: str,
        only_failing: bool,
        then: Callable[[StackPainted], None],
    ) -> Job:
        """Split regions that were painted on a stack back to its wafers.

        Args:
            stack: the stack.
            regions: outlines in raster pixels of its grid.
            class_key: class of the shapes.
            only_failing: keep only the dies that failed on each wafer.
            then: gets the shapes.
        """
        painted = tuple(regions)

        def work(progress: Progress) -> StackPainted:
            shapes = split_region(
                painted,
                self._walk(progress, stack.wafer_ids),
                grid=stack.grid,
                class_key=class_key,
                only_failing=only_failing,
            )
            return StackPainted(class_key, tuple(shapes))

        title = f"Splitting to {len(stack.wafer_ids)} wafers"
        return self._jobs.start(work, lane=Lane.COMPUTE, title=title, then=then)

    def tests(
        self,
        wafer: WaferMap,
        then: Callable[[tuple[ParametricTest, ...]], None],
        failed: Callable[[BaseException], None],
    ) -> Job:
        """List the tests of a wafer's STDF or ATDF file.

        Args:
            wafer: the wafer.
            then: gets the tests.
            failed: gets the error: no STDF or ATDF, gone, changed.
        """

        def work(progress: Progress) -> tuple[ParametricTest, ...]:
            from ml_core.formats.testlogs.parametric import parametric_tests

            return parametric_tests(wafer.source, tick=progress.check)

        title = f"Reading the tests of {wafer.name}"
        return self._jobs.start(work, lane=Lane.COMPUTE, title=title, then=then, failed=failed)

    def values(
        self,
        wafer: WaferMap,
        test: ParametricTest,
        *,
        retest: Retest,
        then: Callable[[Values], None],
        failed: Callable[[BaseException], None],
    ) -> Job:
        """Read the values of one test on a wafer's dies.

        Args:
            wafer: the wafer.
            test: one of its tests.
            retest: which of several results of a die counts.
            then: gets (rows, columns) float64, NaN where not measured.
            failed: gets the error.
        """

        def work(progress: Progress) -> Values:
            from ml_core.formats.testlogs.parametric import parametric_values

            return parametric_values(wafer, test, retest=retest, tick=progress.check)

        title = f"Reading test {test.number} of {wafer.name}"
        return self._jobs.start(work, lane=Lane.COMPUTE, title=title, then=then, failed=failed)

    def _walk(self, progress: Progress, wafer_ids: tuple[str, ...]) -> Iterator[WaferMap]:
        """Wafers one by one, a few of them in memory at once."""
        for start in range(0, len(wafer_ids), _AT_ONCE):
            progress(start, len(wafer_ids))
            part = wafer_ids[start : start + _AT_ONCE]
            yield from self._storing.ask(lambda store, part=part: store.wafers(part)).result()  # type: ignore[misc]
