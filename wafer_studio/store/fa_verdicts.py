"""Points picked for a microscope, their alignment, and what failure analysis found there.

A point's number is its id on the microscope's side: unique in the library and never given out
again. Findings are only added; the newest counts. As annotations do, all this outlives its
wafer, which may come back to the library.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ml_core.stage.findings import Finding, Outcome
from ml_core.stage.points import Candidate, PointKind, ReferencePoint, Spot, StagePoint
from wafer_studio.store.codec import clean_text
from wafer_studio.store.transaction import told_in_words, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database

    from wafer_studio.store.store import Store


class StagePoints:
    """Picked points and findings in an open store's file.

    Args:
        db: the store's database.
        shown: its path for messages.
    """

    def __init__(self, db: "Database", shown: str) -> None:
        self._db = db
        self._shown = shown

    @classmethod
    def of(cls, store: "Store") -> "StagePoints":
        """Those of an open store."""
        return cls(store._db, store._shown)

    def picked(self, wafer_id: str) -> tuple[StagePoint, ...]:
        """Points of a wafer that are picked now, by number, with their newest findings."""
        with told_in_words(self._shown):
            rows = self._rows(
                f"{_POINTS} WHERE p.wafer_id = ? AND p.picked = 1 ORDER BY p.number", [wafer_id]
            )
        return tuple(_point_of(row) for row in rows)

    def pick(self, wafer_id: str, candidates: Sequence[Candidate]) -> None:
        """Pick points; one that was picked before gets its number and findings back."""
        now = _now()
        rows = [
            {
                "wafer_id": wafer_id, "kind": each.kind.value, "class_key": each.class_key,
                "defect": each.defect, "x_px": each.pixel[0], "y_px": each.pixel[1],
                "area_mm2": each.area_mm2, "width_mm": each.size_mm[0],
                "height_mm": each.size_mm[1], "made_at": now,
            }
            for each in candidates
        ]  # fmt: skip
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.executemany(_PICK, rows)

    def unpick(self, numbers: Sequence[int]) -> None:
        """Take points off the list; their numbers and findings stay for their return."""
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.executemany(
                "UPDATE stage_point SET picked = 0 WHERE number = ?", [(n,) for n in numbers]
            )

    def references(self, wafer_id: str) -> tuple[ReferencePoint, ...]:
        """Alignment points of a wafer, in their order."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT * FROM stage_reference WHERE wafer_id = ? ORDER BY place", [wafer_id]
            )
        return tuple(
            ReferencePoint(
                (row["x_px"], row["y_px"]),
                None if row["stage_x_mm"] is None else (row["stage_x_mm"], row["stage_y_mm"]),
                Spot(row["spot"]),
            )
            for row in rows
        )

    def set_references(self, wafer_id: str, points: Sequence[ReferencePoint]) -> None:
        """Keep a wafer's alignment points in place of those it had."""
        rows = [
            (wafer_id, place, *point.pixel, *(point.stage_mm or (None, None)), point.spot.value)
            for place, point in enumerate(points)
        ]
        with told_in_words(self._shown), transaction(self._db):
            self._db.conn.execute("DELETE FROM stage_reference WHERE wafer_id = ?", [wafer_id])
            self._db.conn.executemany(
                "INSERT INTO stage_reference VALUES (?, ?, ?, ?, ?, ?, ?)", rows
            )

    def note(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Add findings in one transaction.

        Returns:
            Those that fit no point: of a number that was never given out, or of another wafer
            than the point's.
        """
        now = _now()
        with told_in_words(self._shown), transaction(self._db):
            wafers = self._wafers_of([finding.point for finding in findings])
            fitting = [each for each in findings if _fits(each, wafers.get(each.point))]
            self._db.conn.executemany(
                "INSERT INTO fa_finding (point, outcome, words, found_on, author, noted_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (
                        each.point, each.outcome.value, clean_text(each.words), each.found_on,
                        clean_text(each.author), now,
                    )
                    for each in fitting
                ],
            )  # fmt: skip
        return tuple(each for each in findings if each not in fitting)

    def history(self, number: int) -> tuple[Finding, ...]:
        """All that was ever found at a point, oldest first."""
        with told_in_words(self._shown):
            rows = self._rows(
                "SELECT f.*, p.wafer_id FROM fa_finding f JOIN stage_point p "
                "ON p.number = f.point WHERE f.point = ? ORDER BY f.number",
                [number],
            )
        return tuple(_finding_of(row, point=row["point"]) for row in rows)

    def _wafers_of(self, numbers: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for start in range(0, len(numbers), 500):
            part = list(numbers[start : start + 500])
            marks = ", ".join("?" * len(part))
            rows = self._rows(
                f"SELECT number, wafer_id FROM stage_point WHERE number IN ({marks})", part
            )
            found.update((row["number"], row["wafer_id"]) for row in rows)
        return found

    def _rows(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        return list(self._db.query(statement, values))


def stage_points_and_findings(db: "Database") -> None:
    """Migration: points for a microscope, alignment points, findings."""
    for statement in STAGE_TABLES:
        db.conn.execute(statement)


STAGE_TABLES: Final = (
    """
    CREATE TABLE stage_point (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        wafer_id TEXT NOT NULL CHECK (length(wafer_id) = 64),
        kind TEXT NOT NULL CHECK (kind IN ('defect', 'die', 'reported')),
        class_key TEXT NOT NULL,
        defect INTEGER,
        x_px REAL NOT NULL,
        y_px REAL NOT NULL,
        area_mm2 REAL NOT NULL,
        width_mm REAL NOT NULL,
        height_mm REAL NOT NULL,
        picked INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        UNIQUE (wafer_id, kind, class_key, x_px, y_px)
    ) STRICT
    """,
    """
    CREATE TABLE stage_reference (
        wafer_id TEXT NOT NULL CHECK (length(wafer_id) = 64),
        place INTEGER NOT NULL,
        x_px REAL NOT NULL,
        y_px REAL NOT NULL,
        stage_x_mm REAL,
        stage_y_mm REAL,
        spot TEXT NOT NULL,
        PRIMARY KEY (wafer_id, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE fa_finding (
        number INTEGER PRIMARY KEY,
        point INTEGER NOT NULL REFERENCES stage_point (number),
        outcome TEXT NOT NULL
            CHECK (outcome IN ('confirmed', 'not found', 'other mechanism', 'withdrawn')),
        words TEXT NOT NULL,
        found_on TEXT NOT NULL,
        author TEXT NOT NULL,
        noted_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX fa_finding_by_point ON fa_finding (point, number)",
)
"""The statements of that migration."""

_POINTS: Final = (
    "SELECT p.*, f.outcome, f.words, f.found_on, f.author FROM stage_point p "
    "LEFT JOIN fa_finding f ON f.number = "
    "(SELECT max(n.number) FROM fa_finding n WHERE n.point = p.number)"
)
_PICK: Final = (
    "INSERT INTO stage_point (wafer_id, kind, class_key, defect, x_px, y_px, area_mm2, "
    "width_mm, height_mm, picked, made_at) VALUES (:wafer_id, :kind, :class_key, :defect, "
    ":x_px, :y_px, :area_mm2, :width_mm, :height_mm, 1, :made_at) "
    "ON CONFLICT (wafer_id, kind, class_key, x_px, y_px) DO UPDATE SET picked = 1, "
    "defect = excluded.defect, area_mm2 = excluded.area_mm2, width_mm = excluded.width_mm, "
    "height_mm = excluded.height_mm"
)


def _fits(finding: Finding, wafer_id: str | None) -> bool:
    return wafer_id is not None and wafer_id.startswith(finding.wafer_id)


def _point_of(row: dict[str, Any]) -> StagePoint:
    withdrawn = row["outcome"] in (None, Outcome.WITHDRAWN.value)
    return StagePoint(
        number=row["number"],
        wafer_id=row["wafer_id"],
        candidate=Candidate(
            PointKind(row["kind"]), (row["x_px"], row["y_px"]), row["class_key"], row["defect"],
            row["area_mm2"], (row["width_mm"], row["height_mm"]),
        ),
        finding=None if withdrawn else _finding_of(row, point=row["number"]),
    )  # fmt: skip


def _finding_of(row: dict[str, Any], *, point: int) -> Finding:
    return Finding(
        point=point, outcome=Outcome(row["outcome"]), words=row["words"],
        found_on=row["found_on"], author=row["author"], wafer_id=row["wafer_id"],
    )  # fmt: skip


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
