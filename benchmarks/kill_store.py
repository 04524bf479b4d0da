"""Kills a process that draws and syncs, at any moment, and looks whether anything was lost.

A child draws, moves, deletes and takes back strokes in a real library, settles answers of a server
(its own changes with their numbers, and strokes of a colleague), and writes the id of each change
that is acknowledged to a pipe. It gets SIGKILL at a random moment: while opening, too. After
each kill the library must open, be whole by ``library check``, hold every acknowledged change, and
its cursor must not be ahead of what is stored: the server's numbers are dense here, so each up to
the cursor must be there. This proves nothing about power cuts: what the system has taken from a
process survives the process.
"""

import argparse
import os
import random
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

import numpy as np

from benchmarks.report import print_report
from ml_core.wafer.annotation import Edit, Remarks
from ml_core.wafer.identity import annotation_id, new_change_id, new_id
from ml_core.wafer.shapes import Polygon, Shape
from sync_server.contract.sync import ChangeResult, Entity, ExchangeReply, NumberedChange, Outcome
from wafer_studio.store.annotation_codec import KeptRemarks, remarks_text, shape_text
from wafer_studio.store.integrity import check_library
from wafer_studio.store.store import FILE_NAME, Store

PERSON: Final = "11111111-1111-4111-8111-111111111111"
COLLEAGUE: Final = "22222222-2222-4222-8222-222222222222"
WAFER: Final = "ab" * 32
DATABASE: Final = "0000aaaa-0000-4000-8000-000000000000"
_LINES: Final = 30
"""Lines that a child tells before it is killed, at most; some are killed before the first."""
_MOMENT: Final = 0.03
"""Seconds after that line, at most: any moment of the next steps."""


@dataclass
class Tally:
    """What happened.

    Attributes:
        kills: processes killed.
        acknowledged: changes that were acknowledged, and found again.
        settled: answers that were acknowledged, and found again.
        changes: changes in the library at the end.
    """

    kills: int = 0
    acknowledged: int = 0
    settled: int = 0
    changes: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill_store", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="processes to kill (500)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the moments (1)")
    options = parser.parse_args()
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder) / FILE_NAME, kills=options.kills, seed=options.seed)
    rows = [
        ["kills", "changes acknowledged", "answers acknowledged", "changes kept", "lost"],
        [str(tally.kills), str(tally.acknowledged), str(tally.settled), str(tally.changes), "0"],
    ]
    figures: dict[str, float | int | str | bool] = {
        "kills": tally.kills,
        "acknowledged": tally.acknowledged,
        "settled": tally.settled,
        "lost": 0,
        "seconds": round(perf_counter() - began, 1),
    }
    print_report("kill_store", rows, figures)


def kill_often(path: Path, *, kills: int, seed: int) -> Tally:
    """Kill so many processes, and look after each.

    Args:
        path: the library; made if it is not there.
        kills: how many.
        seed: of the moments and of what is drawn.

    Raises:
        AssertionError: something that was acknowledged is not there, or the library is not whole.
    """
    rng, tally, known = random.Random(seed), Tally(), set[str]()
    for number in range(kills):
        lines, after = rng.randrange(_LINES + 1), rng.uniform(0.0, _MOMENT)
        told = _killed(path, seed=seed * 100_000 + number, lines=lines, after=after)
        changes = [line.split()[1] for line in told if line.startswith("change ")]
        cursors = [int(line.split()[1]) for line in told if line.startswith("cursor ")]
        known |= set(changes)
        tally.kills += 1
        tally.acknowledged += len(changes)
        tally.settled += len(cursors)
        if path.exists():
            tally.changes = _look(path, known, cursor=max(cursors, default=0))
    return tally


def _killed(path: Path, *, seed: int, lines: int, after: float) -> list[str]:
    """Whole lines that a child told before it was killed: so long after so many lines."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _draw(path, seed, lambda line: os.write(writing, f"{line}\n".encode()))
        finally:
            os._exit(1)  # it never ends by itself: the parent sees that it was not killed
    os.close(writing)
    told = b""
    while told.count(b"\n") < lines and (part := os.read(reading, 65536)):
        told += part
    sleep(after)
    os.kill(child, signal.SIGKILL)
    while part := os.read(reading, 65536):
        told += part
    os.close(reading)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return told.decode().split("\n")[:-1]


def _look(path: Path, known: set[str], *, cursor: int) -> int:
    """Look whether all is there that was acknowledged; gives the number of changes."""
    found = [str(finding) for finding in check_library(path)]
    # Killed while the file was made, it may be of an older version, which is no loss.
    assert all("has version" in finding for finding in found), found
    store = Store(path)
    rows = store._db.execute("SELECT change_id, server_number FROM change").fetchall()
    kept = store.changes.cursor(PERSON)
    opened = store.annotations.opened(WAFER, PERSON)
    store.close()
    lost = known - {row[0] for row in rows}
    assert not lost, f"{len(lost)} acknowledged changes are gone"
    assert kept.number >= cursor, "an acknowledged answer is gone"
    numbers = sorted(row[1] for row in rows if row[1] is not None)
    assert numbers == list(range(1, kept.number + 1)), "the cursor is ahead of what is stored"
    assert len({shape.shape_id for shape in opened.annotation.shapes}) == len(
        opened.annotation.shapes
    )
    return len(rows)


def _draw(path: Path, seed: int, tell: Callable[[str], object]) -> None:
    """Draw and sync until the end comes."""
    rng = random.Random(seed)
    store = Store(path)
    store.annotations.name_profile(PERSON, "A. Reader")
    annotation = store.annotations.opened(WAFER, PERSON).annotation
    while True:
        before = _last(store)
        dice, shapes = rng.random(), annotation.shapes
        if dice < 0.1:
            tell(f"cursor {_settle(store, rng)}")
            annotation = store.annotations.opened(WAFER, PERSON).annotation
            continue
        if dice < 0.2:
            annotation, _ = store.annotations.move(annotation, rng.choice((-2, -1, 1)))
        else:
            edit = Edit("Draw", after=(_stroke(rng),))
            if shapes and dice < 0.5:
                one = rng.choice(shapes)
                after = (_stroke(rng, one.shape_id),) if dice < 0.3 else ()
                edit = Edit("Change", before=(one,), after=after)
            elif dice < 0.6:
                said = replace(annotation.remarks, note=str(rng.random()))
                edit = Edit("Note", remarks=(annotation.remarks, said))
            annotation = annotation.with_edit(edit)
            store.annotations.take(annotation, edit)
        for (change_id,) in store._db.execute(
            "SELECT change_id FROM change WHERE number > ?", [before]
        ):
            tell(f"change {change_id}")


def _settle(store: Store, rng: random.Random) -> int:
    """Settle an answer to what is unsent, with strokes of a colleague; gives the cursor."""
    pushed = store.changes.unsent(PERSON, rng.choice((1, 20, 500)))
    number = store.changes.cursor(PERSON).number
    results = tuple(
        ChangeResult(change_id=change.change_id, outcome=Outcome.ACCEPTED, number=number + place)
        for place, change in enumerate(pushed, start=1)
    )
    number += len(pushed)
    theirs = []
    for place in range(1, rng.randrange(4) + 1):
        shape = _stroke(rng)
        theirs.append(_of_colleague(number + place, shape.shape_id, shape_text(shape)))
    if theirs:
        own = annotation_id(WAFER, COLLEAGUE)
        said = remarks_text(KeptRemarks(COLLEAGUE, Remarks(note="theirs"), 0.0))
        theirs.append(_of_colleague(number + len(theirs) + 1, own, said))
    covered = number + len(theirs)
    store.changes.settle(
        PERSON,
        ExchangeReply(
            contract=1, database_id=DATABASE, results=results, changes=tuple(theirs),
            covered=covered,
        ),
    )  # fmt: skip
    return covered


def _of_colleague(number: int, entity_id: str, body: str) -> NumberedChange:
    own = annotation_id(WAFER, COLLEAGUE)
    entity = Entity.ANNOTATION if entity_id == own else Entity.SHAPE
    return NumberedChange(
        change_id=new_change_id(), entity=entity, entity_id=entity_id, annotation_id=own,
        wafer_id=WAFER, body=body, author=COLLEAGUE, step="Draw", client_time="", number=number,
    )  # fmt: skip


def _last(store: Store) -> int:
    return int(store._db.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()[0])


def _stroke(rng: random.Random, shape_id: str | None = None) -> Shape:
    turns = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = rng.uniform(20, 280) + 5 * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    return Shape(shape_id or new_id(), "scratch", Polygon(ring))


if __name__ == "__main__":
    main()
