"""A lab at work: people on several machines, a server, and all that can go wrong between them.

One person works on three machines, an engineer on a fourth and corrects the first one's shapes on
the server. `World.act` does one thing by its name; `OPERATIONS` says how often each is done.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.sync_judge import Judge
from benchmarks.sync_lab import LabServer, Line, Workstation
from ml_core.wafer.annotation import AnnotationState, Edit, Remarks
from ml_core.wafer.errors import StoreError
from ml_core.wafer.identity import annotation_id, new_change_id
from ml_core.wafer.shapes import Polygon, Shape
from sync_server.contract.sync import Change, Entity, ExchangeReply, ExchangeRequest
from wafer_studio.store.sync_rows import TooManyRemovals
from wafer_studio.sync.errors import Offline
from wafer_studio.sync.exchange import sync_once

WAFERS: Final = ("ab" * 32, "cd" * 32)
PERSON: Final = "11111111-1111-4111-8111-111111111111"
ENGINEER: Final = "22222222-2222-4222-8222-222222222222"
MOST_SHAPES: Final = 7
CLASSES: Final = ("edge", "ring", "scratch")

OPERATIONS: Final[tuple[tuple[str, int], ...]] = (
    ("draw", 14), ("change", 16), ("delete", 5), ("remark", 5), ("undo", 6), ("redo", 3),
    ("look again", 6), ("merge", 8), ("correct", 4), ("sync", 22), ("push some", 4),
    ("deliver late", 4), ("kill workstation", 3), ("kill server", 1), ("jump clock", 2),
    ("full disk while syncing", 2), ("full disk while drawing", 1), ("back up", 1),
    ("restore", 1), ("poison", 1), ("try again", 1),
)  # fmt: skip
"""(name, how often in about a hundred)."""

_FAULTS: Final = ("none", "lost before", "lost after", "twice", "first of two", "late")


class World:
    """Four machines and a server.

    Args:
        folder: for all their files.
        seed: of the ids of shapes; what is done is drawn elsewhere.

    Attributes:
        trace: what was done, newest last.
        judge: looks whether the promises hold.
    """

    def __init__(self, folder: Path, *, seed: int = 0) -> None:
        self.server = LabServer(folder)
        person = self.server.sign_in("person", "annotator", [PERSON])
        engineer = self.server.sign_in("engineer", "engineer", [ENGINEER])
        self.machines = [
            Workstation(
                name, folder / name / "library.sqlite", Line(self.server),
                token=engineer if name == "D" else person,
                profile_id=ENGINEER if name == "D" else PERSON, sees_all=name == "D",
                wafers=WAFERS,
            )
            for name in "ABCD"
        ]  # fmt: skip
        self.judge = Judge(self.server, self.machines)
        self.trace: list[str] = []
        self._ids = random.Random(seed)
        self._acts: dict[str, Callable[[random.Random, Workstation], str]] = {
            "draw": self._draw, "change": self._change, "delete": self._delete,
            "remark": self._remark, "undo": self._undo, "redo": self._redo,
            "look again": _look_again, "merge": self._merge, "correct": self._correct,
            "sync": self._sync, "push some": self._push_some, "deliver late": self._deliver_late,
            "kill workstation": _kill_workstation, "kill server": self._kill_server,
            "jump clock": _jump_clock, "full disk while syncing": self._full_while_syncing,
            "full disk while drawing": self._full_while_drawing, "back up": self._back_up,
            "restore": self._restore, "poison": self._poison, "try again": _try_again,
        }  # fmt: skip

    def act(self, name: str, chance: random.Random) -> None:
        """Do one thing on one machine, and look at once at what can be seen at once."""
        machine = chance.choice(self.machines)
        self.trace.append(f"{machine.name} {name}")
        told = self._acts[name](chance, machine)
        self.trace[-1] += f": {told}" if told else ""
        del self.trace[:-60]
        self.judge.look(machine)

    def settle(self) -> None:
        """Sync all machines until nothing moves any more, and judge."""
        self.trace.append("all sync to quiet")
        for machine in self.machines:
            machine.line.faults.clear()
            while machine.line.late:
                self.server.send(machine.line.late.pop())
        for _ in range(8):
            moved = [self._whole_sync(machine) for machine in self.machines]
            if not any(moved):
                break
        else:
            raise AssertionError("the machines never come to rest")
        self.judge.judge()

    def close(self) -> None:
        """Let go of all files."""
        for machine in self.machines:
            machine.store.close()
        self.server.close()

    def _whole_sync(self, machine: Workstation) -> bool:
        done = sync_once(
            machine.store.changes, machine.server, machine.profile_id, may_remove_many=True
        )
        machine.screen.clear()
        return bool(done.sent or done.pulled or done.was_restored)

    def _draw(self, chance: random.Random, machine: Workstation) -> str:
        wafer = chance.choice(WAFERS)
        if len(machine.shown(wafer).shapes) >= MOST_SHAPES:
            return self._change(chance, machine)
        shape = _shape(self._new_id(), chance)
        machine.take(wafer, Edit("Draw polygon", after=(shape,)))
        return shape.shape_id[:8]

    def _change(self, chance: random.Random, machine: Workstation) -> str:
        wafer = chance.choice(WAFERS)
        there = _free(machine, wafer)
        if not there:
            return "nothing there"
        before = tuple(chance.sample(there, min(len(there), chance.choice((1, 1, 2)))))
        after = tuple(_shape(shape.shape_id, chance) for shape in before)
        machine.take(wafer, Edit("Move", before, after))
        return " ".join(shape.shape_id[:8] for shape in before)

    def _delete(self, chance: random.Random, machine: Workstation) -> str:
        wafer = chance.choice(WAFERS)
        there = _free(machine, wafer)
        if not there:
            return "nothing there"
        gone = chance.choice(there)
        machine.take(wafer, Edit("Delete", before=(gone,)))
        return gone.shape_id[:8]

    def _remark(self, chance: random.Random, machine: Workstation) -> str:
        wafer = chance.choice(WAFERS)
        was = machine.shown(wafer).remarks
        said = Remarks(
            state=chance.choice(list(AnnotationState)),
            note=chance.choice(("", "edge die", "see lot 7")),
            priority=chance.randrange(4),
        )
        if said != was:
            machine.take(wafer, Edit("Remark", remarks=(was, said)))
        return ""

    def _undo(self, chance: random.Random, machine: Workstation) -> str:
        return self._move(chance, machine, -chance.choice((1, 1, 2, 5)))

    def _redo(self, chance: random.Random, machine: Workstation) -> str:
        return self._move(chance, machine, chance.choice((1, 2)))

    def _move(self, chance: random.Random, machine: Workstation, steps: int) -> str:
        wafer = chance.choice(WAFERS)
        machine.refresh(wafer)  # the list of steps is what the store has
        machine.move(wafer, steps)
        return str(steps)

    def _merge(self, chance: random.Random, machine: Workstation) -> str:
        own = {annotation_id(wafer, machine.profile_id): wafer for wafer in WAFERS}
        found = [c for c in machine.store.changes.conflicts() if c.annotation_id in own]
        if not found:
            return "no conflict"
        conflict = chance.choice(found)
        if chance.random() < 0.2:
            return "not yet"
        wafer, side = own[conflict.annotation_id], chance.choice(conflict.sides)
        machine.refresh(wafer)
        now = machine.shown(wafer)
        if side.remarks is not None:
            merged = machine.store.annotations.merge_remarks(now, conflict, side.remarks)
        else:
            shapes = [] if side.shape is None else [side.shape]
            if shapes and chance.random() < 0.3:
                shapes.append(_shape(self._new_id(), chance))
            merged = machine.store.annotations.merge_shape(now, conflict, shapes)
        machine.screen[wafer] = merged.annotation
        return conflict.entity_id[:8]

    def _correct(self, chance: random.Random, _: Workstation) -> str:
        """The engineer changes a shape of the other person, on the server."""
        heads = self.server.rows(
            "SELECT c.change_id, c.entity_id, c.annotation_id, c.wafer_id, c.body FROM head h "
            "JOIN change c ON c.change_id = h.change_id WHERE c.entity = 'shape' "
            f"AND c.author = '{PERSON}' AND c.body IS NOT NULL ORDER BY c.number"
        )
        if not heads:
            return "nothing there"
        base, entity, annotation, wafer, body = (str(value) for value in chance.choice(heads))
        fields = {**json.loads(body), "class_key": chance.choice(CLASSES)}
        change = Change(
            change_id=new_change_id(), entity=Entity.SHAPE, entity_id=entity,
            annotation_id=annotation, wafer_id=wafer, bases=(base,),
            body=None if chance.random() < 0.2 else json.dumps(fields, sort_keys=True),
            author=ENGINEER, step="Correct", client_time="2026-01-01T00:00:00.000+00:00",
        )  # fmt: skip
        asked = ExchangeRequest(contract=1, profile_id=ENGINEER, changes=(change,), limit=1)
        self.machines[3].server.post("/sync/exchange", asked, ExchangeReply)
        return entity[:8]

    def _sync(self, chance: random.Random, machine: Workstation) -> str:
        machine.line.faults[:] = [
            chance.choice(_FAULTS) if chance.random() < 0.35 else "none" for _ in range(12)
        ]
        told = self._try_sync(chance, machine)
        machine.line.faults.clear()
        if chance.random() < 0.7:
            machine.screen.clear()
        return told

    def _try_sync(self, chance: random.Random, machine: Workstation) -> str:
        try:
            done = sync_once(
                machine.store.changes, machine.server, machine.profile_id,
                may_remove_many=chance.random() < 0.5,
                batch=chance.choice((2, 250, 250)), page=chance.choice((3, 500, 500)),
            )  # fmt: skip
        except (Offline, TooManyRemovals) as stopped:
            return type(stopped).__name__
        return f"{done.sent} sent, {done.pulled} came"

    def _push_some(self, chance: random.Random, machine: Workstation) -> str:
        """Changes in another order than they were made in, whose answer is not kept."""
        changes = list(machine.store.changes.unsent(machine.profile_id, 250))
        chance.shuffle(changes)
        some = tuple(changes[: chance.randrange(5)])
        asked = ExchangeRequest(contract=1, profile_id=machine.profile_id, changes=some, limit=1)
        machine.server.post("/sync/exchange", asked, ExchangeReply)
        return str(len(some))

    def _deliver_late(self, chance: random.Random, machine: Workstation) -> str:
        late = machine.line.late
        if late:
            self.server.send(late.pop(chance.randrange(len(late))))
        return f"{len(late)} are still on their way"

    def _kill_server(self, _: random.Random, __: Workstation) -> str:
        self.server.kill()
        return ""

    def _full_while_syncing(self, chance: random.Random, machine: Workstation) -> str:
        before = self.judge.kept_by(machine)
        try:
            with machine.full_disk():
                told = self._try_sync(chance, machine)
        except StoreError:
            self.judge.same_or_whole(machine, before)
            return "full"
        return told

    def _full_while_drawing(self, chance: random.Random, machine: Workstation) -> str:
        wafer, before = chance.choice(WAFERS), self.judge.kept_by(machine)
        ring = np.array([[i % 90, i // 90] for i in range(9000)], dtype=float) + chance.random()
        shape = Shape(self._new_id(), "edge", Polygon(ring))
        try:
            with machine.full_disk():
                machine.take(wafer, Edit("Draw freehand", after=(shape,)))
        except StoreError:
            self.judge.unchanged(machine, before)
            return "full"
        return "fitted"

    def _back_up(self, _: random.Random, __: Workstation) -> str:
        self.server.copy()
        return ""

    def _restore(self, chance: random.Random, _: Workstation) -> str:
        if chance.random() < 0.5:
            return "not now"
        self.judge.check_sent()
        if not self.server.restore():
            return "no copy"
        self.judge.server_was_restored()
        return "an older copy"

    def _poison(self, chance: random.Random, machine: Workstation) -> str:
        shape = _shape(self._new_id(), chance, class_key="no such class")
        machine.poisoned.add(shape.shape_id)
        machine.take(chance.choice(WAFERS), Edit("Poison", after=(shape,)))
        return shape.shape_id[:8]

    def _new_id(self) -> str:
        digits = f"{self._ids.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


def _shape(shape_id: str, chance: random.Random, *, class_key: str = "") -> Shape:
    x, y = chance.randrange(60), chance.randrange(60)
    ring = np.array([[x, y], [x + 4, y], [x, y + 4]], dtype=float)
    return Shape(shape_id, class_key or chance.choice(CLASSES), Polygon(ring))


def _free(machine: Workstation, wafer: str) -> list[Shape]:
    return [s for s in machine.shown(wafer).shapes if s.shape_id not in machine.poisoned]


def _look_again(_: random.Random, machine: Workstation) -> str:
    machine.screen.clear()
    return ""


def _kill_workstation(_: random.Random, machine: Workstation) -> str:
    machine.kill()
    return ""


def _jump_clock(chance: random.Random, machine: Workstation) -> str:
    machine.ahead = chance.choice((0.0, -9e8, -3600.0, 3600.0, 9e8))
    return f"{machine.ahead:.0f} s"


def _try_again(_: random.Random, machine: Workstation) -> str:
    refused = machine.store.changes.refused(machine.profile_id)
    machine.store.changes.try_again([each.change_id for each in refused])
    return f"{len(refused)} of the tray"
