"""A small lab for tests: wafers on the server, people, and what they draw."""

import dataclasses
import datetime

import numpy as np

from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import annotation_id, new_id, wafer_id
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from ml_core.wafer.packing import pack_wafer
from sync_server.auth.authenticator import TokensAndKeys
from sync_server.queue import reviews
from sync_server.store.tables import Account, Wafer
from tests.server.changes import remarks

SIDE = 30
"""Dies of a side; a die is 10 x 10 pixels, the raster 300 x 300."""


def square(left, top, side=60, **more):
    corners = [[left, top], [left + side, top], [left + side, top + side], [left, top + side]]
    return {"polygon": corners, "defect_class": "ring", **more}


def wafer_id_of(number):
    """Id of the wafer that ``Lab.wafer`` makes of a number."""
    return wafer_id(source_sha256=f"{number:064x}")


class HandClock:
    """Stands still until a test moves it."""

    def __init__(self):
        self.time = datetime.datetime(2036, 3, 3, 8, tzinfo=datetime.UTC)

    def now(self):
        return self.time

    def monotonic(self):
        return self.time.timestamp()

    def pass_days(self, days):
        self.time += datetime.timedelta(days=days)


class Lab:
    """What stands on a server before people work: accounts and wafers."""

    def __init__(self, served, folder):
        self.served, self.folder, self.clock = served, folder, HandClock()
        self.parts = dataclasses.replace(served.app.state.parts, clock=self.clock)
        served.app.state.parts = self.parts
        served.app.state.authenticator = TokensAndKeys(self.parts)

    def person(self, role="annotator", *, account=None, profile=None):
        """One who is signed in, with a profile of a workstation."""
        account, profile = account or new_id(), profile or new_id()
        session = self.served.client(role, account, profile)
        with self.parts.database.writing() as rows:
            if rows.get(Account, account) is None:
                rows.add(
                    Account(account_id=account, role=role, is_active=True, made_at="2026-01-01")
                )
        return Person(self, session, account, profile)

    def people(self, count, *wafers, is_drawn=False, role="annotator"):
        """People whose readings of these wafers are drawn for review, or are not."""
        found = []
        while len(found) < count:
            profile = new_id()
            drawn = {
                reviews.is_drawn(annotation_id(wafer, profile), weight=1 if is_drawn else 2)
                for wafer in wafers
            }
            if drawn == {is_drawn}:
                found.append(self.person(role, profile=profile))
        return found

    def wafer(self, number, *, lot="LOT1", product="TC41", bytes_there=True, side=SIDE):
        """A wafer of the server; all dies exist."""
        cells = np.ones((side, side), np.uint8)
        cells[:2, :2] = 2
        made = WaferMap(
            source=WaferSource(path=f"w{number}.csv", sha256=f"{number:064x}", format="csv"),
            info=WaferInfo(lot=lot, wafer=f"W{number:02d}"),
            grid=DieGrid.estimated(columns=side, rows=side),
            cells=cells,
        )
        path = self.folder / f"{number}.wafer"
        path.write_bytes(pack_wafer(made))
        blob = self.parts.blobs.add(path) if bytes_there else "00" * 32
        self._add(number, made.wafer_id, blob, lot, product, path.stat().st_size)
        return made.wafer_id

    def _add(self, number, wafer_id, blob, lot, product, size):
        with self.parts.database.writing() as rows:
            if rows.get(Account, "lab") is None:
                rows.add(
                    Account(account_id="lab", role="engineer", is_active=True, made_at="2026-01-01")
                )
                rows.flush()
            rows.add(
                Wafer(
                    number=number, wafer_id=wafer_id, name=f"{lot} / W{number:02d}", lot=lot,
                    wafer=f"W{number:02d}", product=product, test_program=None, format="csv",
                    columns=SIDE, rows=SIDE, dies=SIDE * SIDE, fails=4, blob=blob, size=size,
                    added_by="lab", added_at="2026-01-01T00:00:00.000+00:00",
                )
            )  # fmt: skip


class Person:
    """One who works: every answer is checked for its status."""

    def __init__(self, lab, session, account, profile):
        self.lab, self.session, self.account, self.profile = lab, session, account, profile

    def ask(self, method, path, *, status=200, headers=None, **more):
        """The data of an answer; its error where an error is expected."""
        answered = self.session.request(
            method, self.lab.served.at(path), headers=headers, timeout=30, **more
        )
        assert answered.status_code == status, answered.text
        body = answered.json()
        return body["data"] if body["success"] else body["error"]

    def submit(self, number, regions, *, status=201, headers=None, **more):
        asked = {"wafer_map_id": number, "annotations": regions, **more}
        return self.ask("POST", "/annotations", status=status, headers=headers, json=asked)

    def replace(self, annotation_id, number, regions, *, status=200, headers=None, **more):
        asked = {"wafer_map_id": number, "annotations": regions, **more}
        path = f"/annotations/{annotation_id}"
        return self.ask("PUT", path, status=status, headers=headers, json=asked)

    def annotations(self, number):
        return self.ask("GET", f"/annotations/{number}")["annotations"]

    def queue(self, *wafer_ids, status=201, round=None, **more):
        items = [{"wafer_id": w, "reason": "The model doubts.", **more} for w in wafer_ids]
        asked = {"items": items, "round": round}
        return self.ask("POST", "/queue/items", status=status, json=asked)

    def lease(self, count=10, **more):
        asked = {"profile_id": self.profile, "count": count, **more}
        return self.ask("POST", "/queue/leases", status=201, json=asked)["leases"]

    def done(self, lease, annotation_id, *, status=200):
        path = f"/queue/leases/{lease['lease_id']}/done"
        return self.ask("POST", path, status=status, json={"annotation_id": annotation_id})

    def push(self, number, state="submitted"):
        """What a workstation pushes: an annotation that sees no defect; its id."""
        wafer = wafer_id_of(number)
        key = annotation_id(wafer, self.profile)
        change = remarks(key, self.profile, wafer_id=wafer, state=state, has_no_defect=True)
        asked = {
            "contract": 1, "profile_id": self.profile, "changes": [change.model_dump(mode="json")],
        }  # fmt: skip
        self.ask("POST", "/sync/exchange", json=asked)
        return key

    def review(self, annotation_id, verdict, *, status=201, note=""):
        asked = {"annotation_id": annotation_id, "verdict": verdict, "note": note}
        return self.ask("POST", "/reviews", status=status, json=asked)
