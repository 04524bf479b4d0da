"""What a lot view asks of the store: reads only, over an open store's file.

Functions beside the store rather than methods of it: no other part asks for lots.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wafer_studio.store.transaction import told_in_words

if TYPE_CHECKING:
    from wafer_studio.store.store import Store


@dataclass(frozen=True)
class LotRow:
    """One lot of the library.

    Attributes:
        lot: its name, empty for the wafers whose source names none.
        wafers: number of its wafers.
    """

    lot: str
    wafers: int


@dataclass(frozen=True)
class LotWafer:
    """One wafer of a lot, without its map.

    Attributes:
        wafer_id: the wafer.
        number: order of arrival in the library.
        name: lot and wafer, or the file's name.
        wafer: the wafer's name in its lot, empty if not told.
        label: its label in a set, empty if it has none.
        format: short name of its source's format.
        columns: die columns.
        rows: die rows.
        dies: dies on the map.
        fails: dies that failed.
        verdict: the newest inspection's verdict, None if it was not inspected.
        severity: the newest inspection's severity, or None.
    """

    wafer_id: str
    number: int
    name: str
    wafer: str
    label: str
    format: str
    columns: int
    rows: int
    dies: int
    fails: int
    verdict: str | None
    severity: float | None

    @property
    def fail_share(self) -> float:
        """Share of the dies that failed, 0 to 1; 0 without a die."""
        return self.fails / self.dies if self.dies else 0.0


def lots_of(store: "Store") -> tuple[LotRow, ...]:
    """All lots, the one with the newest wafer first."""
    found = _rows(
        store,
        "SELECT coalesce(lot, '') AS lot, count(*) AS wafers FROM wafer "
        "GROUP BY coalesce(lot, '') ORDER BY max(number) DESC",
    )
    return tuple(LotRow(**row) for row in found)


def wafers_of_lot(store: "Store", lot: str | None) -> tuple[LotWafer, ...]:
    """Wafers of a lot in their order of arrival; all wafers where None."""
    found = _rows(
        store,
        f"SELECT {_COLUMNS} FROM wafer w LEFT JOIN inspection i ON i.number = "
        "(SELECT max(n.number) FROM inspection n WHERE n.wafer_id = w.wafer_id) "
        "WHERE ?1 IS NULL OR coalesce(w.lot, '') = ?1 ORDER BY w.number",
        [lot],
    )
    return tuple(LotWafer(**row) for row in found)


def ids_with_bins(
    store: "Store", products: Sequence[str], *, newest: int | None = None
) -> tuple[str, ...]:
    """Ids of the wafers of some products that carry bins, newest first.

    Args:
        store: an open store.
        products: names of products; the empty one is that of wafers that name none.
        newest: look only among so many wafers that came last; at all where None.
    """
    marks = ", ".join("?" * len(products))
    found = _rows(
        store,
        "SELECT wafer_id FROM (SELECT * FROM wafer ORDER BY number DESC LIMIT ?) "
        f"WHERE coalesce(product, '') IN ({marks}) "
        "AND (hard_bins IS NOT NULL OR soft_bins IS NOT NULL) ORDER BY number DESC",
        [-1 if newest is None else newest, *products],
    )
    return tuple(row["wafer_id"] for row in found)


_COLUMNS: Final = (
    "w.wafer_id, w.number, w.name, coalesce(w.wafer, '') AS wafer, coalesce(w.label, '') AS label, "
    "w.format, w.columns, w.rows, w.dies, w.fails, i.verdict, i.severity"
)


def _rows(store: "Store", statement: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    with told_in_words(str(store.path)):
        return list(store._db.query(statement, values))  # the store's own floor
