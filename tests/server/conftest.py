"""A real server on a loopback port, on a database of its own."""

import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import uvicorn
from fastapi import FastAPI

from sync_server.app import create_app
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Role
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.versions import API_PREFIX
from sync_server.errors import Refused
from sync_server.settings import ServerSettings


class NamedInHeader:
    """Takes the caller's word for who it is: ``X-Caller: role/account/profile``."""

    def caller(self, request):
        named = request.headers.get("X-Caller")
        if named is None:
            raise Refused(ErrorCode.NOT_SIGNED_IN, "Nobody is signed in.")
        role, account, *profiles = named.split("/")
        return Caller(account, Role(role), ROLES[Role(role)], frozenset(profiles))


@dataclass
class Served:
    """A server that answers."""

    app: FastAPI
    url: str
    data: Path

    def client(self, role: str, account: str, *profiles: str) -> requests.Session:
        """A session that is signed in as this."""
        session = requests.Session()
        session.headers["X-Caller"] = "/".join([role, account, *profiles])
        return session

    def at(self, path: str) -> str:
        """Address of an endpoint."""
        return f"{self.url}{API_PREFIX}{path}"


def _serve(app: FastAPI, data: Path):
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Served(app, f"http://127.0.0.1:{listening.getsockname()[1]}", data)
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@pytest.fixture
def served(tmp_path):
    data = tmp_path / "server"
    app = create_app(ServerSettings(data=data, starter_model=None), authenticator=NamedInHeader())
    yield from _serve(app, data)
