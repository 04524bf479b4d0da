"""Blobs and files: resumed after a cut, never twice, never half."""

import hashlib

import numpy as np
import pytest

from ml_core.wafer.annotation import Edit
from tests.server.conftest import served
from tests.server.people import PASSWORD, register
from tests.unit.store.conftest import PERSON, machine
from tests.unit.store.shapes import Desk, shape
from tests.wafers import plain_wafer
from wafer_studio.sync import sign_in
from wafer_studio.sync.blobs import fetch_file, send_blob, states_of
from wafer_studio.sync.errors import NotTheServer, Offline
from wafer_studio.sync.server import Fixed, Server
from wafer_studio.sync.wafers import fetch_wafer, send_wafers
from wafer_studio.sync.wire import Answer, HttpWire

__all__ = ["machine", "served"]


class Line:
    """A wire that notes what goes over it, and is cut where a test wants it."""

    def __init__(self, served):
        self.wire, self.requests, self.cut_at = HttpWire(served.url), [], None
        register(served)
        pair = sign_in.by_password(Server(self.wire), "sarah.chen", PASSWORD).pair
        self.server = Server(self, Fixed(("Authorization", f"Bearer {pair.access}")))

    def send(self, request):
        if self.cut_at == len(self.requests):
            raise Offline("cut")
        self.requests.append(request)
        return self.wire.send(request)

    def close(self):
        self.wire.close()

    def ranges(self):
        found = (dict(r.headers).get("Content-Range") for r in self.requests)
        return [told for told in found if told]


@pytest.fixture
def line(served):
    return Line(served)


def blob_of(size):
    data = np.random.default_rng(size).bytes(size)
    return data, hashlib.sha256(data).hexdigest()


def test_a_blob_goes_on_where_it_was_cut(line, monkeypatch):
    monkeypatch.setattr("wafer_studio.sync.blobs.RANGE", 1000)
    data, name = blob_of(4500)
    (state,) = states_of(line.server, [name])
    line.cut_at = len(line.requests) + 2
    with pytest.raises(Offline):
        send_blob(line.server, state, data)
    line.cut_at = None
    (state,) = states_of(line.server, [name])
    assert (state.received, state.is_whole) == (2000, False)
    done = []
    send_blob(line.server, state, data, report=lambda part, total: done.append((part, total)))
    assert line.ranges() == [
        "bytes 0-999/4500", "bytes 1000-1999/4500", "bytes 2000-2999/4500",
        "bytes 3000-3999/4500", "bytes 4000-4499/4500",
    ]  # fmt: skip
    assert done == [(3000, 4500), (4000, 4500), (4500, 4500)]
    (state,) = states_of(line.server, [name])
    assert state.is_whole
    before = len(line.requests)
    send_blob(line.server, state, data)
    assert len(line.requests) == before


def test_wafers_that_were_annotated_are_sent_once(line, machine):
    store = machine()
    wafers = [plain_wafer(str(number)) for number in range(5)]
    store.add_wafers(wafers)
    for number, wafer in enumerate(wafers[:3]):
        Desk(store, PERSON, wafer.wafer_id).take(Edit("Draw", after=(shape(number),)))
    database_id = line.server.hello().database_id
    first = send_wafers(store.changes, line.server, database_id, report=lambda _: None)
    assert (first.sent, first.refused) == (3, ())
    ranges = len(line.ranges())
    again = send_wafers(store.changes, line.server, database_id, report=lambda _: None)
    assert again.sent == 0
    assert len(line.ranges()) == ranges == 3
    packed = store.changes.packed_wafer(wafers[0].wafer_id)
    assert fetch_wafer(line.server, wafers[0].wafer_id) == packed


class File:
    """A server of one file, which may break off or send something else."""

    def __init__(self, data):
        self.data, self.asked, self.left, self.flips = data, [], None, False

    def send(self, request):
        told = dict(request.headers)["Range"]
        first, last = (int(part) for part in told.removeprefix("bytes=").split("-"))
        self.asked.append(first)
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Offline("cut")
        part = self.data[first : last + 1]
        if self.flips:
            part = bytes(byte ^ 1 for byte in part)
        told = f"bytes {first}-{first + len(part) - 1}/{len(self.data)}"
        return Answer(206, part, (("content-range", told),))

    def close(self):
        pass


@pytest.fixture
def small_ranges(monkeypatch):
    monkeypatch.setattr("wafer_studio.sync.blobs.RANGE", 1000)


@pytest.mark.usefixtures("small_ranges")
def test_half_a_download_is_no_file_and_goes_on(tmp_path):
    data, name = blob_of(3500)
    wire, target = File(data), tmp_path / "models" / "m.wsmodel"
    wire.left = 2
    with pytest.raises(Offline):
        fetch_file(Server(wire), "/models/1", target, sha256=name)
    assert not target.exists()
    wire.left = None
    fetch_file(Server(wire), "/models/1", target, sha256=name)
    assert target.read_bytes() == data
    assert wire.asked == [0, 1000, 2000, 2000, 3000]
    assert [path.name for path in target.parent.iterdir()] == ["m.wsmodel"]


@pytest.mark.usefixtures("small_ranges")
def test_a_download_with_another_hash_is_not_kept(tmp_path):
    data, name = blob_of(1500)
    wire, target = File(data), tmp_path / "m.wsmodel"
    wire.flips = True
    with pytest.raises(NotTheServer, match="another SHA-256"):
        fetch_file(Server(wire), "/models/1", target, sha256=name)
    assert list(tmp_path.iterdir()) == []
    wire.flips = False
    fetch_file(Server(wire), "/models/1", target, sha256=name)
    assert target.read_bytes() == data


@pytest.mark.usefixtures("small_ranges")
def test_a_new_version_does_not_go_on_from_an_old_part(tmp_path):
    (old, old_name), (new, new_name) = blob_of(2500), blob_of(2600)
    wire, target = File(old), tmp_path / "m.wsmodel"
    wire.left = 1
    with pytest.raises(Offline):
        fetch_file(Server(wire), "/models/1", target, sha256=old_name)
    fetch_file(Server(File(new)), "/models/1", target, sha256=new_name)
    assert target.read_bytes() == new
