"""Looks whether the promises of syncing hold, from the changes alone and not as the code does.

What is told apart here: *acknowledged* is a step whose call returned; *sent* is a change to which
the store gave the server's number.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.sync_lab import LabServer, Workstation
from ml_core.wafer.identity import annotation_id
from wafer_studio.store.annotation_codec import unpack_text
from wafer_studio.store.integrity import check_library


@dataclass(frozen=True)
class Seen:
    """A change as it lies somewhere.

    Attributes:
        change_id, entity_id, annotation_id, author, step: as the contract has them.
        bases: ids of the changes that it was made on.
        body: its text; None for a removal.
    """

    change_id: str
    entity_id: str
    annotation_id: str
    author: str
    step: str
    bases: frozenset[str]
    body: str | None

    @property
    def said(self) -> str:
        """What it says, the time that it took aside."""
        if self.body is None:
            return "removed"
        fields = {k: v for k, v in json.loads(self.body).items() if k != "seconds"}
        return json.dumps(fields, sort_keys=True)


Kept = tuple[tuple[object, ...], frozenset[object]]


class Judge:
    """Remembers what was acknowledged, and holds it against what is there.

    Args:
        server: the server.
        machines: all workstations.
    """

    def __init__(self, server: LabServer, machines: Sequence[Workstation]) -> None:
        self._server, self._machines = server, machines
        self._rows_seen = dict.fromkeys((m.name for m in machines), 0)
        self._covered = dict.fromkeys((m.name for m in machines), 0)
        self._acknowledged: dict[str, dict[str, Seen]] = {m.name: {} for m in machines}
        self._excused: set[tuple[str, str]] = set()
        self._was_restored = False

    @property
    def acknowledged(self) -> int:
        """Changes that were acknowledged on a workstation so far."""
        return sum(len(changes) for changes in self._acknowledged.values())

    def look(self, machine: Workstation) -> None:
        """What can be seen after each act: new changes, and the cursor."""
        for row_number, change, made_here in _new_rows(machine, self._rows_seen[machine.name]):
            self._rows_seen[machine.name] = row_number
            if made_here:
                self._acknowledged[machine.name][change.change_id] = change
                self._check_bases(machine, change)
        machine.seen.clear()
        self._check_cursor(machine)

    def server_was_restored(self) -> None:
        """What was sent before is no longer there until all have synced again."""
        self._was_restored = True
        for machine in self._machines:
            self._covered[machine.name] = 0
            sent = machine.rows("SELECT change_id FROM change WHERE server_number IS NOT NULL")
            self._excused |= {(machine.name, str(change_id)) for (change_id,) in sent}

    def check_sent(self) -> None:
        """All that was sent is on the server, with the number that the store has."""
        numbers = {row.change_id: row.number for row in self._server.log()}
        for machine in self._machines:
            for change_id, number in machine.rows(
                "SELECT change_id, server_number FROM change WHERE server_number IS NOT NULL"
            ):
                if (machine.name, change_id) in self._excused:
                    continue
                assert numbers.get(str(change_id)) == number, (
                    f"{machine.name}: {change_id} was sent as {number}, the server has it as "
                    f"{numbers.get(str(change_id))}"
                )

    def judge(self) -> None:
        """After all have synced to quiet: nothing is lost, all are equal, conflicts show."""
        self._excused.clear()
        self.check_sent()
        log = [_of_server(row) for row in self._server.log()]
        numbers = [row.number for row in self._server.log()]
        assert numbers == list(range(1, len(numbers) + 1)), "the server's numbers have gaps"
        heads = _heads(log)
        found = {str(change_id) for (change_id,) in self._server.rows("SELECT change_id FROM head")}
        assert found == {c.change_id for group in heads.values() for c in group}, "server's heads"
        for machine in self._machines:
            self._judge_machine(machine, log)

    def kept_by(self, machine: Workstation) -> Kept:
        """What a library holds, to be compared later."""
        cursor = machine.rows("SELECT number, change_id, database_id FROM sync_cursor")
        changes = machine.rows("SELECT change_id, server_number, refusal_code FROM change")
        return tuple(cursor), frozenset(changes)

    def unchanged(self, machine: Workstation, before: Kept) -> None:
        """Nothing of a step that failed was kept."""
        assert self.kept_by(machine) == before, f"{machine.name}: half of a failed step was kept"

    def same_or_whole(self, machine: Workstation, before: Kept) -> None:
        """Answers that were kept before the disk was full are whole; the cursor tells which."""
        del before  # batches before the full one may have been kept
        self._check_cursor(machine)

    def _judge_machine(self, machine: Workstation, log: Sequence[Seen]) -> None:
        name = machine.name
        local = {c.change_id: c for _, c, _ in _new_rows(machine, 0)}
        in_tray = {r.change_id for r in machine.store.changes.refused(machine.profile_id)}
        lost = self._acknowledged[name].keys() - local.keys()
        assert not lost, f"{name}: acknowledged steps are gone: {sorted(lost)[:3]}"
        for change_id, was in self._acknowledged[name].items():
            assert local[change_id] == was, f"{name}: {change_id} was edited"
        wanted = {c.change_id: c for c in log if _is_visible(machine, c)}
        unsent = self._acknowledged[name].keys() - in_tray - wanted.keys()
        assert not unsent, f"{name}: acknowledged steps never came to the server: {unsent}"
        missing = wanted.keys() - local.keys()
        assert not missing, f"{name}: changes never came here: {sorted(missing)[:3]}"
        more = {
            change_id
            for change_id in local.keys() - wanted.keys() - in_tray
            if not self._is_of_the_old_server(local[change_id])
        }
        assert not more, f"{name}: changes that nobody else has: {sorted(more)[:3]}"
        assert {k: c for k, c in local.items() if k in wanted} == wanted, f"{name}: other content"
        assert machine.store.changes.state(machine.profile_id).unsent == 0, f"{name}: unsent"
        self._judge_shown(machine, local.values())
        findings = check_library(machine.path)
        assert findings == (), f"{name}: {[str(f) for f in findings]}"

    def _is_of_the_old_server(self, change: Seen) -> bool:
        """True for one made on the server itself, which a restored copy does not have.

        Who pulled it before has it still, and only its author's machines could send it again.
        """
        own = [m for m in self._machines if m.profile_id == change.author]
        found = (_rows(machine, "change_id = ?", change.change_id) for machine in own)
        return self._was_restored and not any(found)

    def _judge_shown(self, machine: Workstation, local: Iterable[Seen]) -> None:
        name, heads = machine.name, _heads(local)
        rows = {str(e): str(c) for e, c in machine.rows("SELECT shape_id, change_id FROM shape")}
        said = {
            str(a): str(c)
            for a, c in machine.rows("SELECT annotation_id, change_id FROM annotation")
        }
        conflicts = {c.entity_id: c for c in machine.store.changes.conflicts()}
        for entity, group in heads.items():
            texts = {head.said for head in group}
            by_id = {head.change_id: head for head in group}
            is_poisoned = any("no such class" in text for text in texts)
            if len(texts) > 1:
                assert entity in conflicts, f"{name}: {entity} is in conflict and does not say so"
                sides = {by_id[side.change_id].said for side in conflicts[entity].sides}
                assert sides == texts, f"{name}: sides of {entity}"
                continue
            assert entity not in conflicts, f"{name}: {entity} is in no conflict"
            shown = said.get(entity) if group[0].annotation_id == entity else rows.get(entity)
            if texts == {"removed"} and group[0].annotation_id != entity:
                assert shown is None, f"{name}: {entity} was removed and is shown"
            elif not is_poisoned and group[0].annotation_id in said:
                assert shown in by_id, f"{name}: {entity} shows {shown}, not a head"
        assert conflicts.keys() <= heads.keys(), f"{name}: conflicts of nothing"

    def _check_bases(self, machine: Workstation, change: Seen) -> None:
        """A step stands on what the person saw, and settles no conflict that they did not."""
        bases = [
            seen for _, seen, _ in _rows(machine, "change_id IN (SELECT value FROM json_each(?))",
                                         json.dumps(sorted(change.bases)))
        ]  # fmt: skip
        assert len(bases) == len(change.bases), f"{machine.name}: bases that are not here"
        assert all(base.entity_id == change.entity_id for base in bases), "bases of another shape"
        if not change.step.startswith("Merge"):
            assert len({base.said for base in bases}) < 2, f"{machine.name}: a silent merge"
        if change.entity_id in machine.seen:
            saw = machine.seen[change.entity_id]
            assert bases, f"{machine.name}: an edit that stands on nothing"
            assert {base.said for base in bases} == {saw}, f"{machine.name}: a silent overwrite"

    def _check_cursor(self, machine: Workstation) -> None:
        """All that the cursor covers is here."""
        cursor = machine.store.changes.cursor(machine.profile_id)
        before = self._covered[machine.name]
        if cursor.number == before:
            return
        log = self._server.log(before if cursor.number > before else 0)
        self._covered[machine.name] = 0
        covered = [row for row in log if row.number <= cursor.number]
        if self._excused or not covered or covered[-1].number != cursor.number:
            return  # its history differs from the server's, which it will notice
        wanted = [c for c in map(_of_server, covered) if _is_visible(machine, c)]
        ids = json.dumps([c.change_id for c in wanted])
        here = {c.change_id for _, c, _ in _rows(machine, "change_id IN "
                "(SELECT value FROM json_each(?))", ids)}  # fmt: skip
        missing = [c.change_id for c in wanted if c.change_id not in here]
        assert not missing, f"{machine.name}: the cursor is ahead of {missing[:3]}"
        self._covered[machine.name] = cursor.number


def _heads(changes: Iterable[Seen]) -> dict[str, list[Seen]]:
    """Changes that no other is based on, by their entity."""
    known = list(changes)
    named = {(change.entity_id, base) for change in known for base in change.bases}
    found: dict[str, list[Seen]] = defaultdict(list)
    for change in known:
        if (change.entity_id, change.change_id) not in named:
            found[change.entity_id].append(change)
    return dict(found)


def _is_visible(machine: Workstation, change: Seen) -> bool:
    own = {annotation_id(wafer, machine.profile_id) for wafer in machine.wafers}
    is_own = change.author == machine.profile_id or change.annotation_id in own
    return machine.sees_all or is_own


def _new_rows(machine: Workstation, after: int) -> list[tuple[int, Seen, bool]]:
    return _rows(machine, "number > ?", after)


def _rows(machine: Workstation, where: str, *values: object) -> list[tuple[int, Seen, bool]]:
    rows: list[tuple[Any, ...]] = machine.rows(
        "SELECT number, change_id, entity_id, annotation_id, author, step, bases, body, made_here "
        f"FROM change WHERE {where} ORDER BY number",
        *values,
    )
    return [
        (
            int(number),
            Seen(
                change_id, entity_id, annotation, author, step, frozenset(bases.split()),
                None if body is None else unpack_text(body),
            ),
            bool(made_here),
        )
        for number, change_id, entity_id, annotation, author, step, bases, body, made_here in rows
    ]  # fmt: skip


def _of_server(row: Any) -> Seen:
    return Seen(
        row.change_id, row.entity_id, row.annotation_id, row.author, row.step,
        frozenset(row.bases.split()), row.body,
    )  # fmt: skip
