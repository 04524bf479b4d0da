"""The store: wafers and inspections in one SQLite file.

A connection belongs to the thread that opened it: the workstation's ``store`` lane. Every
method that writes returns after its transaction is on the disk (``synchronous=FULL``).
"""

import datetime
import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import StoreError
from ml_core.wafer.inspection import Inspection, ModelInputs, ModelRef, StageTimes
from ml_core.wafer.map import WaferMap
from wafer_studio.store import codec
from wafer_studio.store.annotations import Annotations
from wafer_studio.store.changes import Changes
from wafer_studio.store.migrations import MIGRATIONS, bring_up, read_version
from wafer_studio.store.models import Models
from wafer_studio.store.place import check_place
from wafer_studio.store.rows import Order, WaferQuery, WaferRow
from wafer_studio.store.transaction import told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE_NAME: Final = "library.sqlite"
"""Name of the store's file in the data folder."""

_BUSY_SECONDS: Final = 15.0
_CACHE_KIB: Final = 32_768


class Store:
    """One open library file.

    Args:
        path: the file; made, with its folder, if it is not there.

    Attributes:
        annotations: profiles, annotations and their steps in the same file.
        changes: what syncing asks of it.
        models: model packages that were downloaded.

    Raises:
        StoreError: the file or folder cannot be opened or made, lies in a network folder or one
            that is synchronised, is no library, is damaged, or was written by a newer program.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._shown = str(path)
        check_place(path.parent)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{path.parent}: the library's folder cannot be made ({error.strerror}); "
                "choose another with --data."
            ) from error
        with told_in_words(self._shown):
            connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
            try:
                self._db = _prepared(connection, self._shown)
            except BaseException:
                connection.close()
                raise
        self.annotations = Annotations(self._db, self._shown)
        self.changes = Changes(self._db, self._shown)
        self.models = Models(self._db, self._shown)

    def close(self) -> None:
        """Close the file; the store cannot be used after it."""
        self._db.close()

    @property
    def version(self) -> int:
        """Number of the last migration."""
        return read_version(self._db)

    def add_wafers(self, wafers: Iterable[WaferMap]) -> tuple[str, ...]:
        """Keep wafers in one transaction; those that are there already add nothing.

        Returns:
            Ids of the wafers that are new, in the order given.
        """
        rows = {wafer.wafer_id: codec.wafer_columns(wafer) for wafer in wafers}
        now = _now()
        with told_in_words(self._shown), transaction(self._db):
            known = self._known(list(rows))
            new = [{**row, "added_at": now} for key, row in rows.items() if key not in known]
            if new:
                self._db.table("wafer").insert_all(new)
        return tuple(row["wafer_id"] for row in new)

    def replace_wafer(self, wafer: WaferMap) -> None:
        """Put a corrected wafer in the place of the one with its id.

        What was inspected on the old map is dropped with it.

        Raises:
            StoreError: no wafer has that id.
        """
        columns = codec.wafer_columns(wafer)
        with told_in_words(self._shown), transaction(self._db):
            if not self._known([wafer.wafer_id]):
                raise StoreError(f"{wafer.name}: this wafer is no longer in the library.")
            names = ", ".join(f"{name} = :{name}" for name in columns)
            self._db.conn.execute(f"UPDATE wafer SET {names} WHERE wafer_id = :wafer_id", columns)
            self._db.conn.execute("DELETE FROM inspection WHERE wafer_id = ?", [wafer.wafer_id])

    def remove_wafers(self, wafer_ids: Sequence[str]) -> None:
        """Take wafers and their inspections out; unknown ids are passed over."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.executemany(
                "DELETE FROM wafer WHERE wafer_id = ?", [(key,) for key in wafer_ids]
            )

    def wafer(self, wafer_id: str) -> WaferMap:
        """The wafer with this id.

        Raises:
            StoreError: there is none.
        """
        with told_in_words(self._shown):
            found = self._rows("SELECT * FROM wafer WHERE wafer_id = ?", [wafer_id])
        if not found:
            raise StoreError(f"{self._shown}: wafer {wafer_id[:12]} is not in this library.")
        return codec.wafer_of(found[0])

    def wafers(self, wafer_ids: Sequence[str]) -> tuple[WaferMap, ...]:
        """Wafers in the order of their ids; ids that are not there are left out."""
        with told_in_words(self._shown):
            rows = self._rows(
                f"SELECT * FROM wafer WHERE wafer_id IN ({_marks(wafer_ids)})", list(wafer_ids)
            )
        found = {row["wafer_id"]: row for row in rows}
        return tuple(codec.wafer_of(found[key]) for key in wafer_ids if key in found)

    def cells(self, wafer_ids: Sequence[str]) -> tuple[tuple[str, NDArray[np.uint8]], ...]:
        """Ids and cells (rows, columns) of wafers, for pictures; unknown ids are left out."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT wafer_id, columns, rows, cells FROM wafer "
                f"WHERE wafer_id IN ({_marks(wafer_ids)})",
                list(wafer_ids),
            )
        return tuple((row["wafer_id"], codec.cells_of(row)) for row in rows)

    def count(self, query: WaferQuery | None = None) -> int:
        """Number of wafers that a query finds (all where None)."""
        where, values = _where(query or WaferQuery())
        tables = _LISTED if (query or WaferQuery()).verdict else "wafer w"
        with told_in_words(self._shown):
            found = self._db.conn.execute(f"SELECT count(*) FROM {tables} {where}", values)
            return int(found.fetchone()[0])

    def page(self, query: WaferQuery, *, first: int, size: int) -> tuple[WaferRow, ...]:
        """Lines ``first`` to ``first + size`` of a list, without reading any map."""
        where, values = _where(query)
        with told_in_words(self._shown):
            # The places are found by the indices alone; only what is shown is read. The limit is
            # written out, as SQLite chooses the order's index only where it knows the limit.
            order = _ORDERS[query.order]
            rows = self._rows(
                f"SELECT {_ROW_COLUMNS} FROM (SELECT w.number AS wafer, i.number AS inspection "
                f"FROM {_LISTED} {where} ORDER BY {order} LIMIT {int(size)} OFFSET {int(first)}) p "
                "JOIN wafer w ON w.number = p.wafer "
                f"LEFT JOIN inspection i ON i.number = p.inspection ORDER BY {order}",
                values,
            )
        return tuple(WaferRow(**row) for row in rows)

    def lines(self, wafer_ids: Sequence[str]) -> tuple[WaferRow, ...]:
        """Lines of single wafers, in any order."""
        with told_in_words(self._shown):
            rows = self._rows(
                f"SELECT {_ROW_COLUMNS} FROM {_LISTED} WHERE w.wafer_id IN ({_marks(wafer_ids)})",
                list(wafer_ids),
            )
        return tuple(WaferRow(**row) for row in rows)

    def ids(self, query: WaferQuery) -> tuple[str, ...]:
        """Ids of all wafers that a query finds, in its order."""
        where, values = _where(query)
        with told_in_words(self._shown):
            rows = self._rows(
                f"SELECT w.wafer_id AS wafer_id FROM {_LISTED} {where} "
                f"ORDER BY {_ORDERS[query.order]}",
                values,
            )
        return tuple(row["wafer_id"] for row in rows)

    def ids_of_product(self, product: str | None) -> tuple[str, ...]:
        """Ids of a product's wafers (all wafers where None), oldest first."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT wafer_id FROM wafer WHERE ?1 IS NULL OR product = ?1 ORDER BY number",
                [product],
            )
        return tuple(row["wafer_id"] for row in rows)

    def ids_not_inspected(self, model_sha256: str) -> tuple[str, ...]:
        """Ids of the wafers whose newest inspection is not by this model, oldest first."""
        with told_in_words(self._shown):
            rows = self._rows(
                f"SELECT w.wafer_id AS wafer_id FROM {_LISTED} "
                "WHERE i.model_sha256 IS NULL OR i.model_sha256 <> ? ORDER BY w.number",
                [model_sha256],
            )
        return tuple(row["wafer_id"] for row in rows)

    def add_inspections(self, inspections: Iterable[Inspection]) -> None:
        """Keep inspections in one transaction; those of wafers that are gone are passed over.

        An older inspection of the wafer by the same model gives way.
        """
        with told_in_words(self._shown), transaction(self._db):
            for inspection in inspections:
                if self._known([inspection.wafer_id]):
                    self._add_inspection(inspection)

    def newest_inspection(self, wafer_id: str) -> Inspection | None:
        """The newest inspection of a wafer, or None."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT i.*, w.columns, w.rows FROM inspection i JOIN wafer w USING (wafer_id) "
                "WHERE wafer_id = ? ORDER BY i.number DESC LIMIT 1",
                [wafer_id],
            )
            if not rows:
                return None
            defects = self._rows(
                "SELECT * FROM defect WHERE inspection = ? ORDER BY number", [rows[0]["number"]]
            )
        return _inspection_of(rows[0], defects)

    def _add_inspection(self, inspection: Inspection) -> None:
        self._db.conn.execute(
            "DELETE FROM inspection WHERE wafer_id = ? AND model_sha256 = ?",
            [inspection.wafer_id, inspection.model.sha256],
        )
        row = self._db.table("inspection").insert(_inspection_columns(inspection))
        defects = [
            {"inspection": row.last_pk, **codec.defect_columns(defect)}
            for defect in inspection.defects
        ]
        if defects:
            self._db.table("defect").insert_all(defects)

    def _known(self, wafer_ids: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for start in range(0, len(wafer_ids), 500):
            part = list(wafer_ids[start : start + 500])
            rows = self._rows(
                f"SELECT wafer_id FROM wafer WHERE wafer_id IN ({_marks(part)})", part
            )
            known.update(row["wafer_id"] for row in rows)
        return known

    def _rows(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        return list(self._db.query(statement, values))


# The index holds all that lists are sorted and filtered by; by the number alone, SQLite would read
# each inspection's row with its masks.
_LISTED: Final = (
    "wafer w LEFT JOIN inspection i INDEXED BY inspection_by_wafer ON i.wafer_id = w.wafer_id "
    "AND +i.number = (SELECT max(n.number) FROM inspection n WHERE n.wafer_id = w.wafer_id)"
)
_ROW_COLUMNS: Final = (
    "w.wafer_id, w.name, w.path, w.format, w.columns, w.rows, w.dies, w.fails, w.warnings, "
    "i.verdict, i.severity"
)
_ORDERS: Final = {
    Order.ADDED: "w.number",
    Order.NAME: "w.name COLLATE NOCASE, w.number",
    Order.SEVERITY: "i.severity DESC NULLS LAST, w.number",
    Order.FAILS: "CAST(w.fails AS REAL) / max(w.dies, 1) DESC, w.number",
}


def _prepared(connection: sqlite3.Connection, shown: str) -> "Database":
    # Imported here, in the store's lane: sqlite-utils takes 0.1 s, and longer where it finds
    # pandas, which the first picture of the window shall not wait for.
    from sqlite_utils import Database

    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    db = Database(connection, execute_plugins=False)
    bring_up(db, shown=shown, migrations=MIGRATIONS)
    return db


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on.

    SQLite does not wait for another process that is doing the same, so this does.
    """
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _where(query: WaferQuery) -> tuple[str, list[object]]:
    parts: list[str] = []
    values: list[object] = []
    if query.text:
        like = "%" + query.text.translate({ord(c): f"\\{c}" for c in "\\%_"}) + "%"
        columns = ("w.name", "w.path", "coalesce(w.product, '')", "coalesce(w.label, '')")
        parts.append("(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")")
        values += [like] * len(columns)
    if query.verdict:
        parts.append("i.verdict = ?")
        values.append(query.verdict)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


def _inspection_columns(inspection: Inspection) -> codec.Columns:
    height, width = inspection.mask.shape
    return {
        "wafer_id": inspection.wafer_id,
        "model_name": inspection.model.name,
        "model_version": inspection.model.version,
        "model_sha256": inspection.model.sha256,
        "provider": inspection.model.provider,
        "verdict": inspection.verdict,
        "severity": inspection.severity,
        "metrics": codec.metrics_json(inspection.metrics),
        "times": json.dumps(asdict(inspection.times)),
        "inputs": json.dumps(asdict(inspection.inputs)) if inspection.inputs else None,
        "mask_width": width,
        "mask_height": height,
        "mask": codec.pack_array(inspection.mask),
        "die_mask": codec.pack_array(inspection.die_mask),
        "made_at": _now(),
    }


def _inspection_of(row: codec.Columns, defects: list[codec.Columns]) -> Inspection:
    size = (row["mask_height"], row["mask_width"])
    mask = codec.unpack_array(row["mask"], shape=size, dtype=np.uint8)
    cells = (row["rows"], row["columns"])
    die_mask = codec.unpack_array(row["die_mask"], shape=cells, dtype=np.uint8)
    assert mask is not None and die_mask is not None  # noqa: PT018  both are NOT NULL
    model = ModelRef(
        name=row["model_name"],
        version=row["model_version"],
        sha256=row["model_sha256"],
        provider=row["provider"],
    )
    return Inspection(
        wafer_id=row["wafer_id"],
        model=model,
        verdict=row["verdict"],
        severity=row["severity"],
        defects=tuple(codec.defect_of(defect) for defect in defects),
        metrics=codec.metrics_of(row["metrics"]),
        mask=mask,
        die_mask=die_mask,
        times=StageTimes(**json.loads(row["times"])),
        inputs=None if row["inputs"] is None else _inputs_of(json.loads(row["inputs"])),
    )


def _inputs_of(fields: codec.Columns) -> ModelInputs:
    return ModelInputs(fields["pyramid"], tuple(fields["sizes"]))
