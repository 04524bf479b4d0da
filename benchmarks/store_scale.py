"""How fluid a full library stays: 100,000 wafers and 1,000,000 shapes in one file.

The file is filled by SQL, with rows as the store writes them (each shape has its change and its
head; all but 2,000 changes are acknowledged, a few are refused or in conflict), then used through
the store alone, with ``synchronous=FULL``. Each figure is over wafers drawn at random; the pages
are as warm as use makes them.
"""

import argparse
import json
import os
import random
import tempfile
import uuid
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np

from benchmarks.report import print_report
from ml_core.simulate.wafer import wafer_of
from ml_core.wafer.annotation import Edit, Remarks
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import annotation_id, new_change_id, new_id
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.shapes import Polygon, Shape
from sync_server.contract.sync import Entity, ExchangeReply, NumberedChange
from wafer_studio.store import codec
from wafer_studio.store.annotation_codec import KeptRemarks, pack_text, remarks_text, shape_text
from wafer_studio.store.rows import Order, WaferQuery
from wafer_studio.store.store import FILE_NAME, Store

PERSON: Final = "11111111-1111-4111-8111-111111111111"
DATABASE: Final = "0000aaaa-0000-4000-8000-000000000000"
POINTS: Final = 30
_NOW: Final = "2026-01-02T03:04:05.678+00:00"
_SEED: Final = 7_500_002

Row = tuple[Any, ...]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store_scale", description=__doc__)
    parser.add_argument("--wafers", type=int, default=100_000, help="wafers (100000)")
    parser.add_argument("--shapes", type=int, default=10, help="shapes a wafer (10)")
    parser.add_argument("--times", type=int, default=100, help="repetitions (100)")
    parser.add_argument("--quick", action="store_true", help="2,000 wafers, 20 repetitions")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep the library, or use it again"
    )
    options = parser.parse_args()
    wafers, times = (2000, 20) if options.quick else (options.wafers, options.times)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.keep or folder) / FILE_NAME
        began = perf_counter()
        if not path.exists():
            fill(path, wafers=wafers, shapes=options.shapes)
        filled = perf_counter() - began
        gigabytes = path.stat().st_size / 1e9
        found = measured(path, times=times)
    rows = [["what", "p50 ms", "p95 ms", "most ms"]]
    figures: dict[str, float | int | str | bool] = {
        "wafers": wafers,
        "shapes": wafers * options.shapes,
        "gigabytes": round(gigabytes, 2),
        "fill_s": round(filled, 1),
    }
    for what, seconds in found.items():
        p50, p95 = (1000 * float(np.percentile(seconds, part)) for part in (50, 95))
        rows.append([what, f"{p50:.2f}", f"{p95:.2f}", f"{1000 * max(seconds):.2f}"])
        figures[what.replace(" ", "_") + "_p95_ms"] = round(p95, 2)
    print_report("store_scale", rows, figures)


def measured(path: Path, *, times: int) -> dict[str, list[float]]:
    """Seconds of each use of the store."""
    rng, found = random.Random(_SEED), dict[str, list[float]]()
    began = perf_counter()
    store = Store(path)
    found["open the library"] = [perf_counter() - began]

    def clock(what: str, work: Callable[[], object], count: int = times) -> None:
        found[what] = []
        for _ in range(count):
            began = perf_counter()
            work()
            found[what].append(perf_counter() - began)

    changes = store.changes
    ids = list(store.ids(WaferQuery()))
    clock("open an annotation", lambda: store.annotations.opened(rng.choice(ids), PERSON))
    found["take a step"] = list(_steps(store, rng, ids, times))
    for order in Order:
        page = partial(store.page, WaferQuery(order=order), first=0, size=100)
        clock(f"first page by {order.value}", page, 10)
    clock("filter by text", lambda: store.page(WaferQuery(text="LOT-7"), first=0, size=100), 10)
    clock("count a filter", lambda: store.count(WaferQuery(text="LOT-77")), 10)
    clock("count states", lambda: store.annotations.states(PERSON))
    clock("times of submitted", lambda: store.annotations.seconds_of_submitted(PERSON))
    clock("unsent 500", lambda: changes.unsent(PERSON, 500), 20)
    clock("state", lambda: changes.state(PERSON))
    clock("conflicts", lambda: changes.conflicts(), 20)
    clock("wafers to send", lambda: changes.wafers_to_send(DATABASE, 20), 10)
    for count in (500, 100):
        found[f"settle {count} pulled"] = list(_settles(store, rng, ids, count, 20))
    store.close()
    return found


def _steps(store: Store, rng: random.Random, ids: list[str], times: int) -> Iterator[float]:
    for _ in range(times):
        opened = store.annotations.opened(rng.choice(ids), PERSON)
        edit = Edit("Draw", after=(_stroke(rng, new_id()),))
        after = opened.annotation.with_edit(edit)
        began = perf_counter()
        store.annotations.take(after, edit)
        yield perf_counter() - began


def _settles(
    store: Store, rng: random.Random, ids: list[str], count: int, times: int
) -> Iterator[float]:
    """New shapes, edits and a few removals of known ones, all over the library."""
    number = store.changes.cursor(PERSON).number
    for _ in range(times):
        theirs = []
        for place in range(count):
            number += 1
            theirs.append(_pulled(store, rng.choice(ids), rng, number=number, place=place))
        reply = ExchangeReply(
            contract=1, database_id=DATABASE, changes=tuple(theirs), covered=number,
            covered_change_id=theirs[-1].change_id, has_more=True,
        )  # fmt: skip
        began = perf_counter()
        applied = store.changes.settle(PERSON, reply)
        yield perf_counter() - began
        if applied.pulled != count:
            raise SystemExit("not all of it was new")


def _pulled(
    store: Store, wafer_id: str, rng: random.Random, *, number: int, place: int
) -> NumberedChange:
    own = annotation_id(wafer_id, PERSON)
    shape_id, body = new_id(), None
    bases: tuple[str, ...] = ()
    if place % 5 == 0:
        row = store._db.execute(
            "SELECT shape_id, change_id FROM shape WHERE annotation_id = ? LIMIT 1", [own]
        ).fetchone()
        shape_id, bases = row[0], (row[1],)
    if place % 25 or not bases:
        body = shape_text(_stroke(rng, shape_id))
    return NumberedChange(
        change_id=new_change_id(), entity=Entity.SHAPE, entity_id=shape_id, annotation_id=own,
        wafer_id=wafer_id, bases=bases, body=body, author=PERSON, step="Draw", client_time=_NOW,
        number=number,
    )  # fmt: skip


def fill(path: Path, *, wafers: int, shapes: int) -> None:
    """Fill a library by SQL, as the store would."""
    store = Store(path)
    store.annotations.name_profile(PERSON, "A. Reader")
    run = store._db.conn
    for pragma in ("synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"):
        run.execute(f"PRAGMA {pragma}")
    rng = random.Random(_SEED)
    strokes = [shape_text(_stroke(rng, _PLACE)) for _ in range(50)]
    ids = [rng.randbytes(32).hex() for _ in range(wafers)]
    columns = codec.wafer_columns(_wafer())
    run.execute("BEGIN")
    names = list(columns)
    run.executemany(
        f"INSERT INTO wafer ({', '.join(names)}, added_at) VALUES "
        f"({', '.join('?' * (len(names) + 1))})",
        (
            [*{**columns, "wafer_id": key, "name": f"LOT-{n // 25}.{n % 25}",
               "lot": f"LOT-{n // 25}", "wafer": str(n % 25)}.values(), _NOW]
            for n, key in enumerate(ids)
        ),
    )  # fmt: skip
    run.executemany(_INSPECTION, ((n + 1, key, n % 100) for n, key in enumerate(ids)))
    run.executemany(_CHANGE, _changes(rng, ids, strokes, shapes))
    for statement in _FOLLOWS:
        run.execute(statement)
    run.execute("COMMIT")
    _trouble(store, ids)
    store.close()
    os.sync()  # so that the first step does not pay for the filling


def _changes(rng: random.Random, ids: list[str], strokes: list[str], shapes: int) -> Iterator[Row]:
    number, unsent_from = 0, len(ids) * (shapes + 1) - 2000
    said = pack_text(remarks_text(KeptRemarks(PERSON, Remarks(), 0.0)))
    for key in ids:
        own = annotation_id(key, PERSON)
        for place in range(shapes + 1):
            number += 1
            change_id = str(uuid.UUID(int=(1_700_000_000_000 + number << 80) | 7 << 76 | 8 << 60))
            shape_id = str(uuid.UUID(int=rng.getrandbits(128), version=4))
            text = rng.choice(strokes).replace(_PLACE, shape_id)
            of_shape = place > 0
            yield (
                change_id, "shape" if of_shape else "annotation", shape_id if of_shape else own,
                own, key, zlib.compress(text.encode(), 3) if of_shape else said, PERSON, _NOW,
                number if number <= unsent_from else None,
            )  # fmt: skip


def _trouble(store: Store, ids: list[str]) -> None:
    """A few conflicts and refusals, through the store."""
    rng = random.Random(1)
    number = int(
        store._db.execute("SELECT coalesce(max(server_number), 0) FROM change").fetchone()[0]
    )
    theirs = []
    for key in ids[:20]:
        row = store._db.execute(
            "SELECT shape_id FROM shape WHERE annotation_id = ?", [annotation_id(key, PERSON)]
        ).fetchone()
        number += 1
        change = _pulled(store, key, rng, number=number, place=1)
        body = shape_text(_stroke(rng, row[0]))
        theirs.append(change.model_copy(update={"entity_id": row[0], "body": body}))
    store.changes.settle(
        PERSON,
        ExchangeReply(contract=1, database_id=DATABASE, changes=tuple(theirs), covered=number),
    )
    store._db.execute(
        "UPDATE change SET refusal_code = 'FORBIDDEN', refusal_reason = 'no' WHERE number IN "
        "(SELECT number FROM change WHERE server_number IS NULL ORDER BY number LIMIT 5)"
    )
    sent = json.dumps(ids[:-100])
    store._db.execute(
        f"INSERT INTO wafer_sent SELECT '{DATABASE}', value FROM json_each(?)", [sent]
    )


def _stroke(rng: random.Random, shape_id: str) -> Shape:
    turns = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    radius = np.array([rng.uniform(3, 9) for _ in range(POINTS)])
    ring = rng.uniform(20, 280) + radius[:, None] * np.stack([np.cos(turns), np.sin(turns)], 1)
    return Shape(shape_id, "scratch", Polygon(ring))


def _wafer() -> WaferMap:
    cells = wafer_of(_SEED, 0).cells
    rows, columns = cells.shape
    return WaferMap(
        source=WaferSource(path="simulated", sha256="0" * 64, key="1", format="simulated"),
        info=WaferInfo(lot="SIMULATED", wafer="1"),
        grid=DieGrid.estimated(columns=columns, rows=rows),
        cells=cells,
    )


_PLACE: Final = "00000000-0000-4000-8000-000000000000"
_INSPECTION: Final = (
    "INSERT INTO inspection (number, wafer_id, model_name, model_version, model_sha256, "
    "provider, verdict, severity, metrics, times, mask_width, mask_height, mask, die_mask, "
    "made_at) VALUES (?, ?, 'm', '1', 'x', 'cpu', 'scratch', ?, '{}', '{}', 1, 1, x'00', x'00', "
    f"'{_NOW}')"
)
_CHANGE: Final = (
    "INSERT INTO change (change_id, entity, entity_id, annotation_id, wafer_id, bases, body, "
    "author, step, made_at, made_here, server_number) "
    "VALUES (?, ?, ?, ?, ?, '', ?, ?, 'Draw', ?, 1, ?)"
)
_FOLLOWS: Final = (
    "INSERT INTO head SELECT entity_id, change_id, annotation_id FROM change ORDER BY entity_id",
    "INSERT INTO annotation (annotation_id, wafer_id, profile_id, state, has_no_defect, note, "
    "reason, priority, rejected, seconds, changed_at, change_id) SELECT annotation_id, wafer_id, "
    "author, CASE number % 3 WHEN 0 THEN 'draft' WHEN 1 THEN 'submitted' ELSE 'skipped' END, "
    "0, '', '', 0, '', number % 100, made_at, change_id FROM change "
    "WHERE entity = 'annotation' ORDER BY annotation_id",
    "INSERT INTO shape (shape_id, annotation_id, class_key, body, change_id) "
    "SELECT entity_id, annotation_id, 'scratch', body, change_id FROM change "
    "WHERE entity = 'shape' ORDER BY number",
)


if __name__ == "__main__":
    main()
