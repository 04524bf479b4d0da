"""A real server in this process, the wire to it with its faults, and one workstation's store.

Nothing is made up but the network: the app, its database, the stores and their files are real.
"""

import asyncio
import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar
from unittest import mock

import httpx
from sqlalchemy import select, text

from ml_core.wafer.annotation import Annotation, Edit
from sync_server.app import create_app
from sync_server.auth.sign_ins import begin
from sync_server.clock import stamp
from sync_server.contract.versions import API_PREFIX
from sync_server.settings import ServerSettings
from sync_server.store.tables import Account, LinkedProfile, LoggedChange
from wafer_studio.store import annotations as store_annotations
from wafer_studio.store.annotation_codec import shape_text
from wafer_studio.store.store import Store
from wafer_studio.sync.errors import Offline
from wafer_studio.sync.server import Fixed, Server
from wafer_studio.sync.wire import Answer, Request

T = TypeVar("T")


class LabServer:
    """The server, which can be killed, started again, and put back to an older copy of its data.

    Args:
        folder: of its data and of the copies.
    """

    def __init__(self, folder: Path) -> None:
        self._data, self._copies = folder / "server", folder / "copies"
        self._start()

    def sign_in(self, account_id: str, role: str, profiles: Sequence[str]) -> str:
        """Make an account, link its profiles, and give an access token."""
        parts = self._app.state.parts
        now = stamp(parts.clock)
        with parts.database.writing() as session:
            account = Account(account_id=account_id, role=role, is_active=True, made_at=now)
            session.add(account)
            session.flush()
            for profile in profiles:
                session.add(LinkedProfile(profile_id=profile, account_id=account_id, linked_at=now))
            return begin(session, parts, account, method="fuzz").access

    def send(self, request: Request) -> Answer:
        """Answer a request, all of it or none: what `Wire.send` does without a network."""
        with (
            mock.patch("fastapi.dependencies.utils.run_in_threadpool", _here),
            mock.patch("fastapi.routing.run_in_threadpool", _here),
        ):
            return self._runner.run(self._send(request))

    def kill(self) -> None:
        """End it between two requests, and start it again on its data."""
        self._stop()
        self._start()

    def copy(self) -> None:
        """Make a backup."""
        self._stop()
        shutil.rmtree(self._copies, ignore_errors=True)
        shutil.copytree(self._data, self._copies)
        self._start()

    def restore(self) -> bool:
        """Put the last backup in the place of the data; False where there is none."""
        if not self._copies.exists():
            return False
        self._stop()
        shutil.rmtree(self._data)
        shutil.copytree(self._copies, self._data)
        self._start()
        return True

    def log(self, after: int = 0) -> list[LoggedChange]:
        """Its changes with numbers above one, by number."""
        with self._app.state.parts.database.reading() as session:
            rows = session.scalars(
                select(LoggedChange)
                .where(LoggedChange.number > after)
                .order_by(LoggedChange.number)
            ).all()
            session.expunge_all()
            return list(rows)

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """Rows of its database."""
        with self._app.state.parts.database.reading() as session:
            return [tuple(row) for row in session.execute(text(statement))]

    def close(self) -> None:
        """End it."""
        self._stop()

    def _start(self) -> None:
        settings = ServerSettings(data=self._data, access_minutes=1_000_000)
        self._app = create_app(settings)
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=self._app)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

    def _stop(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()
        self._app.state.parts.database.close()

    async def _send(self, request: Request) -> Answer:
        found = await self._client.request(
            request.method,
            f"{API_PREFIX}{request.path}",
            content=request.body,
            headers=dict(request.headers),
        )
        return Answer(found.status_code, found.content, tuple(found.headers.items()))


async def _here(work: Callable[..., T], *values: object, **named: object) -> T:
    """Run in this thread what the server would run in one of its own: three times as quick."""
    return work(*values, **named)


@dataclass
class Line:
    """A wire with faults, each for the next request alone.

    Attributes:
        server: where it leads.
        faults: what befalls the next requests, in turn; 'none' where it is empty.
        late: requests that are still on their way.
        sent: requests that the workstation made.
    """

    server: LabServer
    faults: list[str] = field(default_factory=list)
    late: list[Request] = field(default_factory=list)
    sent: int = 0

    def send(self, request: Request) -> Answer:
        """Send a request, or have it meet its fault."""
        self.sent += 1
        fault = self.faults.pop(0) if self.faults else "none"
        if fault == "lost before":
            raise Offline("The request was lost.")
        if fault == "late":
            self.late.append(request)
            raise Offline("The request is still on its way.")
        answer = self.server.send(request)
        if fault == "lost after":
            raise Offline("The answer was lost.")
        if fault == "twice":
            return self.server.send(request)
        if fault == "first of two":
            self.server.send(request)
        return answer

    def close(self) -> None:
        """Nothing to let go of."""


class Workstation:
    """One machine's store, with the annotations that its screen holds.

    Args:
        name: for the trace.
        path: the library.
        line: to the server.
        token: of the account.
        profile_id: the person.
        sees_all: True for one who may see everybody's annotations.
        wafers: those that are worked on.

    Attributes:
        screen: annotations as they are shown, which may be older than the store.
        seen: what the last step's shapes said before it, by their ids.
        poisoned: shapes that the server refuses.
        ahead: how wrong the machine's clock is, seconds.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        line: Line,
        *,
        token: str,
        profile_id: str,
        sees_all: bool,
        wafers: tuple[str, ...],
    ) -> None:
        self.name, self.path, self.line, self.profile_id = name, path, line, profile_id
        self.sees_all = sees_all
        self.server = Server(line, Fixed(("Authorization", f"Bearer {token}")))
        self.wafers = wafers
        self.screen: dict[str, Annotation] = {}
        self.seen: dict[str, str] = {}
        self.poisoned: set[str] = set()
        self.ahead = 0.0
        self.store = Store(path)
        self.store.annotations.name_profile(profile_id, name)

    def shown(self, wafer_id: str) -> Annotation:
        """An annotation as the screen shows it, which may be older than the store."""
        if wafer_id not in self.screen:
            self.refresh(wafer_id)
        return self.screen[wafer_id]

    def refresh(self, wafer_id: str) -> None:
        """Show what the store has."""
        opened = self.store.annotations.opened(wafer_id, self.profile_id)
        self.screen[wafer_id] = opened.annotation

    def take(self, wafer_id: str, edit: Edit) -> None:
        """Take a step on what the screen shows."""
        after = self.shown(wafer_id).with_edit(edit)
        self.seen = {
            shape.shape_id: json.dumps(json.loads(shape_text(shape)), sort_keys=True)
            for shape in edit.before
        }
        with self._at_its_time():
            self.store.annotations.take(after, edit)
        self.screen[wafer_id] = after

    def move(self, wafer_id: str, steps: int) -> None:
        """Undo or redo."""
        with self._at_its_time():
            moved, _ = self.store.annotations.move(self.shown(wafer_id), steps)
        self.screen[wafer_id] = moved

    def kill(self) -> None:
        """End the program without a word, and start it again."""
        self.store._db.conn.close()
        self.screen.clear()
        self.store = Store(self.path)

    def rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Rows of its database."""
        return [tuple(row) for row in self.store._db.execute(statement, values).fetchall()]

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Within, the library cannot grow."""
        run = self.store._db.conn.execute
        (pages,) = run("PRAGMA page_count").fetchone()
        run(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            run("PRAGMA max_page_count = 4294967294")

    @contextmanager
    def _at_its_time(self) -> Iterator[None]:
        """Within, the machine's clock is as wrong as it is."""
        if not self.ahead:
            yield
            return
        clock = SimpleNamespace(time_ns=lambda: time.time_ns() + int(self.ahead * 1e9))
        told = f"{1999 if self.ahead < 0 else 2055}-12-31T23:59:59.999+00:00"
        with (
            mock.patch("ml_core.wafer.identity.time", clock),
            mock.patch.object(store_annotations, "time_now", return_value=told),
        ):
            yield
