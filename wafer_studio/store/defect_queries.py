"""The big tables: all defects of the library, and all wafers, sorted and filtered in SQL.

A listing writes the keys of all lines, in their order, to a temporary table of the connection;
a page is then a range of its places. So any line of 50,000 is as near as the first, the count
is exact, and no more than a page of lines is ever in Python.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from wafer_studio.store.transaction import told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

    from wafer_studio.store.store import Store


_FINDING: Final = (
    "(SELECT nullif(f.outcome, 'withdrawn') FROM stage_point p "
    "JOIN fa_finding f ON f.point = p.number WHERE p.wafer_id = w.wafer_id "
    "AND p.kind = 'defect' AND p.class_key = d.class_key AND p.defect = d.number "
    "AND p.area_mm2 = d.area_mm2 ORDER BY f.number DESC LIMIT 1)"
)
"""The newest finding on a defect: of its number, class and area, so of no other inspection's."""


class DefectOrder(Enum):
    """Column by which defects are sorted; the value is the SQL of its key."""

    WAFER = "w.name COLLATE NOCASE"
    LOT = "w.lot COLLATE NOCASE"
    NUMBER = "d.number"
    CLASS = "d.class_key"
    CONFIDENCE = "d.confidence"
    DIES = "d.die_count"
    AREA = "d.area_mm2"
    X = "d.x_mm"
    Y = "d.y_mm"
    VERDICT = "i.verdict"
    SEVERITY = "i.severity"
    ESTIMATED = "w.estimated"
    FA = _FINDING
    ADDED = "w.number"


class WaferOrder(Enum):
    """Column by which wafers are sorted; the value is the SQL of its key."""

    WAFER = "w.name COLLATE NOCASE"
    LOT = "w.lot COLLATE NOCASE"
    PRODUCT = "w.product COLLATE NOCASE"
    FORMAT = "w.format"
    DIES = "w.dies"
    FAILS = "w.fails"
    SHARE = "CAST(w.fails AS REAL) / max(w.dies, 1)"
    VERDICT = "i.verdict"
    SEVERITY = "i.severity"
    DEFECTS = "defects"
    AREA = "area_mm2"
    LABEL = "w.label COLLATE NOCASE"
    ADDED = "w.number"


@dataclass(frozen=True)
class TableFilter:
    """Which lines are listed; a wafer is listed where one of its defects would be.

    Attributes:
        text: only wafers whose name, path, product or label holds it, any case.
        class_key: only defects of this class; empty for all.
        verdict: only wafers with this verdict; empty for all.
        least_severity: only wafers of at least this severity, 0 to 100.
        least_mm2: only defects of at least this area, mm2.
        most_mm2: only defects of at most this area, mm2; None for any.
    """

    text: str = ""
    class_key: str = ""
    verdict: str = ""
    least_severity: float = 0.0
    least_mm2: float = 0.0
    most_mm2: float | None = None


@dataclass(frozen=True)
class DefectLine:
    """One line of the table of defects.

    Attributes:
        place: its place in the listing, from 0.
        wafer_id: the wafer.
        name: lot and wafer, or the file's name.
        lot: as the source tells it, or None.
        number: the defect's number on its wafer.
        class_key: key of its class.
        confidence: mean probability inside it, 0 to 1.
        die_count: affected dies; None for an image without dies.
        area_mm2: mm2.
        x_mm: centroid, mm, notch down.
        y_mm: centroid, mm, notch down.
        is_estimated: True where millimetres rest on a guess.
        verdict: of its wafer.
        severity: of its wafer.
        finding: what failure analysis found there (see `ml_core.stage.findings`), or None.
    """

    place: int
    wafer_id: str
    name: str
    lot: str | None
    number: int
    class_key: str
    confidence: float
    die_count: int | None
    area_mm2: float
    x_mm: float
    y_mm: float
    is_estimated: bool
    verdict: str
    severity: float
    finding: str | None


@dataclass(frozen=True)
class WaferLine:
    """One line of the table of wafers.

    Attributes:
        place: its place in the listing, from 0.
        wafer_id: the wafer.
        name: lot and wafer, or the file's name.
        lot: as the source tells it, or None.
        product: as the source tells it, or None.
        format: short name of the format.
        dies: dies on the map.
        fails: dies that failed.
        label: its label in a set, or None.
        is_estimated: True where millimetres rest on a guess.
        verdict: None where it was not inspected.
        severity: None where it was not inspected.
        defects: defects that were found; None where it was not inspected.
        area_mm2: their summed area, mm2; None where it was not inspected.
    """

    place: int
    wafer_id: str
    name: str
    lot: str | None
    product: str | None
    format: str
    dies: int
    fails: int
    label: str | None
    is_estimated: bool
    verdict: str | None
    severity: float | None
    defects: int | None
    area_mm2: float | None


class DefectTables:
    """The two listings of one open store; there is one of each at a time.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._shown = shown

    @classmethod
    def of(cls, store: "Store") -> "DefectTables":
        """The listings of an open store."""
        return cls(store._db, store._shown)

    def list_defects(
        self, wanted: TableFilter, *, order: DefectOrder, descending: bool = False
    ) -> int:
        """List defects of each wafer's newest inspection anew; gives their number."""
        where, values = _where(wanted, of_defects=True)
        key = "w.number, d.number"
        return self._list(
            "listed_defect",
            f"SELECT d.inspection, d.number FROM {_DEFECTS} {where} "
            f"ORDER BY {_ordered(order.value, descending=descending)}, {key}",
            values,
        )

    def list_wafers(
        self, wanted: TableFilter, *, order: WaferOrder, descending: bool = False
    ) -> int:
        """List wafers anew; gives their number."""
        where, values = _where(wanted, of_defects=False)
        key = order.value
        needed = f", {_SUMS[key]} AS {key}" if key in _SUMS else ""
        return self._list(
            "listed_wafer",
            f"SELECT number, inspection FROM (SELECT w.number AS number, i.number AS inspection"
            f"{needed}, {'0' if needed else key} AS wanted FROM {_WAFERS} {where}) "
            f"ORDER BY {_ordered(key if needed else 'wanted', descending=descending)}, number",
            values,
        )

    def defect_lines(self, *, first: int, size: int) -> tuple[DefectLine, ...]:
        """Lines of the listing from a place on; a defect that is gone by now is left out."""
        return tuple(
            DefectLine(**{**row, "is_estimated": bool(row["is_estimated"])})
            for row in self._page(_DEFECT_LINES, first=first, size=size)
        )

    def wafer_lines(self, *, first: int, size: int) -> tuple[WaferLine, ...]:
        """Lines of the listing from a place on; a wafer that is gone by now is left out."""
        return tuple(
            WaferLine(**{**row, "is_estimated": bool(row["is_estimated"])})
            for row in self._page(_WAFER_LINES, first=first, size=size)
        )

    def _page(self, statement: str, *, first: int, size: int) -> list[dict[str, Any]]:
        with told_in_words(self._shown):
            return list(self._db.query(statement, [first + 1, first + size]))

    def _list(self, table: str, statement: str, values: list[object]) -> int:
        run = self._db.conn.execute
        with told_in_words(self._shown):
            run(
                f"CREATE TEMP TABLE IF NOT EXISTS {table} "
                "(place INTEGER PRIMARY KEY, first INTEGER, second INTEGER)"
            )
            run(f"DELETE FROM temp.{table}")
            run(f"INSERT INTO temp.{table} (first, second) {statement}", values)
            return int(run(f"SELECT count(*) FROM temp.{table}").fetchone()[0])


def table_indices(db: "Database") -> None:
    """Migration: the index that the table of defects is sorted and filtered by."""
    for statement in TABLE_INDICES:
        db.conn.execute(statement)


def add_indices(store: "Store") -> None:
    """Run the migration on an open store, in one transaction; for one that has not seen it."""
    with transaction(store._db):
        table_indices(store._db)


TABLE_INDICES: Final = (
    # All that the table of defects is sorted and filtered by, so that no outline is read.
    "CREATE INDEX IF NOT EXISTS defect_by_inspection ON defect "
    "(inspection, number, class_key, confidence, area_mm2, x_mm, y_mm, die_count)",
)
"""The statements of that migration."""

_NEWEST: Final = "(SELECT max(n.number) FROM inspection n WHERE n.wafer_id = w.wafer_id)"
# CROSS JOIN keeps SQLite to this order: from the wafers, by the index above, to their defects.
_DEFECTS: Final = (
    f"wafer w CROSS JOIN inspection i ON i.wafer_id = w.wafer_id AND i.number = {_NEWEST} "
    "CROSS JOIN defect d ON d.inspection = i.number"
)
_WAFERS: Final = (
    f"wafer w LEFT JOIN inspection i ON i.wafer_id = w.wafer_id AND i.number = {_NEWEST}"
)
_COUNT: Final = (
    "CASE WHEN i.number IS NULL THEN NULL ELSE "
    "(SELECT count(*) FROM defect s WHERE s.inspection = i.number) END"
)
_AREA: Final = (
    "CASE WHEN i.number IS NULL THEN NULL ELSE "
    "(SELECT total(s.area_mm2) FROM defect s WHERE s.inspection = i.number) END"
)
_SUMS: Final = {"defects": _COUNT, "area_mm2": _AREA}
_DEFECT_LINES: Final = (
    "SELECT l.place - 1 AS place, w.wafer_id, w.name, w.lot, d.number, d.class_key, "
    "d.confidence, d.die_count, d.area_mm2, d.x_mm, d.y_mm, w.estimated AS is_estimated, "
    f"i.verdict, i.severity, {_FINDING} AS finding FROM temp.listed_defect l "
    "JOIN defect d ON d.inspection = l.first AND d.number = l.second "
    "JOIN inspection i ON i.number = l.first JOIN wafer w ON w.wafer_id = i.wafer_id "
    "WHERE l.place BETWEEN ? AND ? ORDER BY l.place"
)
_WAFER_LINES: Final = (
    "SELECT l.place - 1 AS place, w.wafer_id, w.name, w.lot, w.product, w.format, w.dies, "
    "w.fails, w.label, w.estimated AS is_estimated, i.verdict, i.severity, "
    f"{_COUNT} AS defects, {_AREA} AS area_mm2 FROM temp.listed_wafer l "
    "JOIN wafer w ON w.number = l.first LEFT JOIN inspection i ON i.number = l.second "
    "WHERE l.place BETWEEN ? AND ? ORDER BY l.place"
)


def _ordered(key: str, *, descending: bool) -> str:
    return f"{key} {'DESC' if descending else 'ASC'} NULLS LAST"


def _where(wanted: TableFilter, *, of_defects: bool) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []
    if wanted.text:
        like = "%" + wanted.text.translate({ord(c): f"\\{c}" for c in "\\%_"}) + "%"
        columns = ("w.name", "w.path", "coalesce(w.product, '')", "coalesce(w.label, '')")
        parts.append("(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")")
        values += [like] * len(columns)
    if wanted.verdict:
        parts.append("i.verdict = ?")
        values.append(wanted.verdict)
    if wanted.least_severity > 0:
        parts.append("i.severity >= ?")
        values.append(wanted.least_severity)
    asked, asked_values = _of_defect(wanted)
    if asked and of_defects:
        parts += asked
    elif asked:
        inner = " AND ".join(["d.inspection = i.number", *asked])
        parts.append(f"EXISTS (SELECT 1 FROM defect d WHERE {inner})")
    return ("WHERE " + " AND ".join(parts) if parts else ""), values + asked_values


def _of_defect(wanted: TableFilter) -> tuple[list[str], list[object]]:
    asked: tuple[tuple[str, object], ...] = (
        ("d.class_key = ?", wanted.class_key or None),
        ("d.area_mm2 >= ?", wanted.least_mm2 if wanted.least_mm2 > 0 else None),
        ("d.area_mm2 <= ?", wanted.most_mm2),
    )
    given = [(part, value) for part, value in asked if value is not None]
    return [part for part, _ in given], [value for _, value in given]
