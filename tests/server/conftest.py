"""A real server on a loopback port, on a database of its own."""

import datetime
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import uvicorn
from fastapi import FastAPI

from sync_server.app import create_app
from sync_server.auth.sign_ins import begin
from sync_server.clock import SystemClock, stamp
from sync_server.contract.versions import API_PREFIX
from sync_server.parts import Parts
from sync_server.serving import config_of, listening_at
from sync_server.settings import ServerSettings
from sync_server.store.tables import Account, LinkedProfile


class MovedClock(SystemClock):
    """The machine's clock, put forward as far as a test wants it."""

    def __init__(self):
        self.ahead = datetime.timedelta()

    def now(self):
        return super().now() + self.ahead

    def go(self, **parts):
        """Put it forward."""
        self.ahead += datetime.timedelta(**parts)


@dataclass
class Served:
    """A server that answers."""

    app: FastAPI
    url: str
    data: Path

    @property
    def parts(self) -> Parts:
        """What the server works with."""
        return self.app.state.parts

    @property
    def clock(self) -> MovedClock:
        """The server's clock, for tests to put forward."""
        return self.parts.clock

    def client(self, role: str, account: str, *profiles: str) -> requests.Session:
        """A session that is signed in as this: account, links and token are real."""
        with self.parts.database.writing() as writing:
            make_account(writing, self.parts, role, account, *profiles)
        session = requests.Session()
        session.auth = StaysSignedIn(self, account)
        return session

    def at(self, path: str) -> str:
        """Address of an endpoint."""
        return f"{self.url}{API_PREFIX}{path}"


class StaysSignedIn(requests.auth.AuthBase):
    """Puts a token on each request, and signs in anew once its hour is half over."""

    def __init__(self, served: Served, account: str):
        self.served, self.account = served, account
        self.token, self.until = "", datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def __call__(self, request):
        """Sign the request, unless the test did so itself."""
        request.headers.setdefault("Authorization", f"Bearer {self.fresh()}")
        return request

    def fresh(self):
        """A token that is good for half an hour at least."""
        parts = self.served.parts
        if parts.clock.now() > self.until:
            with parts.database.writing() as writing:
                row = writing.get_one(Account, self.account)
                self.token = begin(writing, parts, row, method="test").access
            self.until = parts.clock.now() + datetime.timedelta(minutes=30)
        return self.token


def make_account(session, parts, role, account_id, *profiles):
    """An account with this role and these profiles, whatever they were before."""
    now = stamp(parts.clock)
    made = Account(account_id=account_id, role=role, is_active=True, made_at=now)
    account = session.merge(made)
    session.flush()
    for profile_id in profiles:
        session.merge(LinkedProfile(profile_id=profile_id, account_id=account_id, linked_at=now))
    return account


@contextmanager
def serving(app: FastAPI, data: Path):
    """The app, answering on a loopback port until the block ends."""
    settings = app.state.parts.settings
    listening = listening_at("127.0.0.1", 0)
    server = uvicorn.Server(config_of(app, settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    served = Served(app, f"http://127.0.0.1:{listening.getsockname()[1]}", data)
    try:
        while not server.started and thread.is_alive():  # it puts itself in order first
            thread.join(0.01)
        yield served
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    """No server loads a model, also not one in a process of its own, unless a test names one."""
    monkeypatch.setenv("WAFER_SERVER_STARTER_MODEL", "")


@pytest.fixture
def serve(tmp_path):
    """Starts servers with settings of one's own."""
    with ExitStack() as stack:

        def start(*, data=tmp_path / "server", **settings):
            app = create_app(ServerSettings(data=data, **settings), clock=MovedClock())
            return stack.enter_context(serving(app, data))

        yield start


@pytest.fixture
def served(tmp_path):
    data = tmp_path / "server"
    with serving(create_app(ServerSettings(data=data), clock=MovedClock()), data) as answering:
        yield answering
