"""``wafer-studio sync`` with a real server and a real library: what it says, and its exit codes."""

import socket

import numpy as np
import pytest

from ml_core.wafer.annotation import Edit
from ml_core.wafer.identity import new_id
from ml_core.wafer.shapes import Polygon, Shape
from tests.server.conftest import served
from tests.server.people import register, signed_in
from tests.wafers import plain_wafer
from wafer_studio.cli import main
from wafer_studio.commands.sync import KEY_VARIABLE
from wafer_studio.store.store import FILE_NAME, Store

__all__ = ["served"]
WAFER = plain_wafer()


@pytest.fixture
def library(tmp_path):
    """A library with one person and one stroke; gives its folder and the person."""
    store = Store(tmp_path / FILE_NAME)
    person = store.annotations.profile_named("A. Reader")
    store.add_wafers([WAFER])
    draw(store, person, "scratch")
    store.close()
    return tmp_path, person


def draw(store, person, class_key):
    found = store.annotations.opened(WAFER.wafer_id, person.profile_id).annotation
    ring = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]])
    edit = Edit("Draw", after=(Shape(new_id(), class_key, Polygon(ring)),))
    store.annotations.take(found.with_edit(edit), edit)


@pytest.fixture
def key(served, library, monkeypatch):
    """An API key of an account that the person's profile is linked to, in the environment."""
    _, person = library
    register(served, role="admin")
    session = signed_in(served)
    body = {"profile_id": person.profile_id, "name": person.name}
    assert session.post(served.at("/me/profiles"), json=body, timeout=20).ok
    scopes = ["annotation.read", "annotation.write", "wafer_map.read", "wafer_map.write"]
    made = session.post(served.at("/keys"), json={"name": "PC", "scopes": scopes}, timeout=20)
    assert made.ok, made.text
    monkeypatch.setenv(KEY_VARIABLE, made.json()["data"]["api_key"])


def sync(served, library):
    return main(["sync", "--server", served.url, "--data", str(library[0]), "--once"])


@pytest.mark.usefixtures("key")
def test_it_sends_and_says_what(served, library, capsys):
    assert sync(served, library) == 0
    assert capsys.readouterr().out == (
        "2 changes sent, 0 pulled, 1 wafer sent; 0 refused, 0 in conflict.\n"
    )
    assert sync(served, library) == 0
    assert capsys.readouterr().out.startswith("0 changes sent, 0 pulled, 0 wafers sent")


@pytest.mark.usefixtures("key")
def test_a_refused_change_is_named_and_the_others_go_on(served, library, capsys):
    store = Store(library[0] / FILE_NAME)
    draw(store, library[1], "no such class")
    draw(store, library[1], "ring")
    store.close()
    assert sync(served, library) == 1
    told = capsys.readouterr().out
    assert told.startswith("3 changes sent, 0 pulled, 1 wafer sent; 1 refused, 0 in conflict.")
    assert "refused: Draw" in told
    assert "class_key" in told


def test_nobody_signed_in_is_told(served, library, capsys, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert sync(served, library) == 4
    assert "Nobody is signed in" in capsys.readouterr().err


def test_a_server_that_cannot_be_reached_is_told(library, capsys, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "sk_live_none")
    free = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{free.getsockname()[1]}"
    free.close()
    assert main(["sync", "--server", address, "--data", str(library[0]), "--once"]) == 3
    assert "cannot be reached" in capsys.readouterr().err


def test_whose_work_is_asked_where_it_is_not_clear(served, library, capsys):
    store = Store(library[0] / FILE_NAME)
    store.annotations.profile_named("B. Writer")
    store.close()
    assert sync(served, library) == 4
    assert "--person; known here: A. Reader, B. Writer" in capsys.readouterr().err
