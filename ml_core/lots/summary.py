"""All that a lot view shows of a lot at once, gathered in one walk over its wafers."""

from collections.abc import Iterable
from dataclasses import dataclass

from ml_core.lots.bins import BinKind, Tally, summed, tally
from ml_core.lots.stack import Stack, Stacking
from ml_core.wafer.map import WaferMap


@dataclass(frozen=True)
class WaferBins:
    """Bins of one wafer.

    Attributes:
        wafer_id: the wafer.
        name: its name.
        product: its product, empty if its source names none.
        hard: dies by hard bin, empty without hard bins.
        soft: dies by soft bin, empty without soft bins.
    """

    wafer_id: str
    name: str
    product: str
    hard: Tally
    soft: Tally

    def of(self, kind: BinKind) -> Tally:
        """Dies by bin of one kind."""
        return self.hard if kind is BinKind.HARD else self.soft


@dataclass(frozen=True, eq=False)
class LotSummary:
    """A lot.

    Attributes:
        stack: its wafers of equal grids.
        wafers: bins of each wafer, those that are left out of the stack too.
    """

    stack: Stack
    wafers: tuple[WaferBins, ...]

    @property
    def products(self) -> tuple[str, ...]:
        """Products of its wafers, sorted; the empty one is that of wafers that name none."""
        return tuple(sorted({wafer.product for wafer in self.wafers}))

    def bins(self, kind: BinKind, *, product: str | None = None, wafer_id: str = "") -> Tally:
        """Dies by bin.

        Args:
            kind: which bins.
            product: only wafers of this product; of all where None.
            wafer_id: only this wafer; all where empty.
        """
        chosen = [
            wafer
            for wafer in self.wafers
            if product in (None, wafer.product) and wafer_id in ("", wafer.wafer_id)
        ]
        return summed(wafer.of(kind) for wafer in chosen)


def summary_of(wafers: Iterable[WaferMap]) -> LotSummary:
    """Gather a lot; each wafer is looked at once and let go.

    Raises:
        GeometryError: there is no wafer.
    """
    stacking, found = Stacking(), []
    for wafer in wafers:
        stacking.add(wafer)
        found.append(
            WaferBins(
                wafer_id=wafer.wafer_id,
                name=wafer.name,
                product=wafer.info.product or "",
                hard=tally(wafer, BinKind.HARD),
                soft=tally(wafer, BinKind.SOFT),
            )
        )
    return LotSummary(stacking.done(), tuple(found))
