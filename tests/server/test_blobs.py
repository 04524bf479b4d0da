"""Blobs: whole or not at all, in ranges that resume; the same on a folder and on an S3."""

import concurrent.futures
import datetime
import hashlib
import http.client
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import textwrap
from contextlib import closing

import boto3
import pytest
from moto.server import ThreadedMotoServer

from ml_core.wafer.identity import new_id
from sync_server.app import create_app, open_blobs
from sync_server.blobs import FolderBlobs
from sync_server.errors import Refused
from sync_server.settings import ServerSettings
from sync_server.store.tables import Wafer
from tests.server.conftest import serving

MIB = 2**20


def bytes_of(seed, length):
    return random.Random(seed).randbytes(length)


def name_of(data):
    return hashlib.sha256(data).hexdigest()


def client_of(endpoint):
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "not-a-secret"}
    return boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", **keys)


@pytest.fixture(scope="module")
def s3_endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def settings(request, tmp_path):
    data = tmp_path / "server"
    if request.param == "folder":
        return ServerSettings(data=data, max_upload=64 * MIB)
    endpoint, bucket = request.getfixturevalue("s3_endpoint"), f"blobs-{new_id()}"
    with closing(client_of(endpoint)) as client:
        client.create_bucket(Bucket=bucket)
    return ServerSettings(
        data=data, max_upload=64 * MIB, s3_endpoint=endpoint, s3_bucket=bucket,
        s3_access_key="key", s3_secret_key="not-a-secret", starter_model=None,
    )  # fmt: skip


@pytest.fixture
def served(settings):
    app = create_app(settings)
    with serving(app, settings.data) as each:
        yield each


@pytest.fixture
def me(served):
    return served.client("annotator", new_id())


def put(served, session, data, *, start=0, end=None, name=None, total=None):
    end = len(data) if end is None else end
    header = f"bytes {start}-{end - 1}/{len(data) if total is None else total}"
    return session.put(
        served.at(f"/blobs/{name or name_of(data)}"), data=data[start:end],
        headers={"Content-Range": header}, timeout=30,
    )  # fmt: skip


def state(served, session, *names):
    asked = session.post(served.at("/sync/blobs/missing"), json={"sha256": names}, timeout=20)
    assert asked.status_code == 200, asked.text
    return [(blob["received"], blob["is_whole"]) for blob in asked.json()["data"]["blobs"]]


def know(served, sha256):
    """Make the blob a wafer's, so that it may be read."""
    served.client("annotator", "owner")
    with served.parts.database.writing() as session:
        session.add(
            Wafer(
                wafer_id="ab" * 32, name="w", format="npy", columns=1, rows=1, dies=1, fails=0,
                blob=sha256, size=1, added_by="owner", added_at="",
            )
        )  # fmt: skip


def refusal(answered):
    body = answered.json()
    assert not body["success"]
    return answered.status_code, body["error"]["code"]


def test_ranges_make_a_whole(served, me):
    data = bytes_of(1, 3 * MIB + 17)
    first = put(served, me, data, end=MIB + 5).json()["data"]
    assert first == {"sha256": name_of(data), "received": MIB + 5, "is_whole": False}
    assert state(served, me, name_of(data)) == [(MIB + 5, False)]
    rest = put(served, me, data, start=MIB + 5).json()["data"]
    assert (rest["received"], rest["is_whole"]) == (len(data), True)
    know(served, name_of(data))
    got = me.get(served.at(f"/blobs/{name_of(data)}"), timeout=20)
    assert got.status_code == 200
    assert got.content == data
    assert got.headers["ETag"] == f'"{name_of(data)}"'
    assert got.headers["Content-Length"] == str(len(data))


def test_a_blob_may_come_in_one_body_and_may_be_empty(served, me):
    for data in (b"", b"x", bytes_of(2, 2 * MIB)):
        sent = me.put(served.at(f"/blobs/{name_of(data)}"), data=data, timeout=20)
        assert sent.json()["data"]["is_whole"], sent.text


def test_what_is_there_is_not_written_again(served, me):
    data = bytes_of(3, MIB)
    for _ in range(2):
        assert put(served, me, data, end=1000).json()["data"]["received"] == 1000
    assert put(served, me, data, start=500, end=2000).json()["data"]["received"] == 2000
    assert put(served, me, data, start=0).json()["data"]["is_whole"]
    assert put(served, me, data, start=10, end=20).json()["data"]["received"] == MIB


def test_a_gap_is_refused_and_says_where_to_go_on(served, me):
    data = bytes_of(4, 5000)
    put(served, me, data, end=100)
    refused = put(served, me, data, start=200)
    assert refusal(refused) == (416, "RANGE_NOT_SATISFIABLE")
    assert refused.json()["error"]["details"] == {"received": "100"}


def test_other_bytes_than_announced_never_count(served, me):
    data = bytes_of(5, 5000)
    wrong = data[:-1] + bytes([data[-1] ^ 1])
    assert refusal(put(served, me, wrong, name=name_of(data))) == (400, "HASH_MISMATCH")
    assert state(served, me, name_of(data)) == [(0, False)]
    assert put(served, me, data).json()["data"]["is_whole"]


def test_wrong_bytes_of_one_do_not_spoil_the_blob_of_another(served, me):
    data = bytes_of(6, 5000)
    other = served.client("annotator", new_id())
    put(served, other, bytes(5000), end=2000, name=name_of(data))
    assert state(served, me, name_of(data)) == [(0, False)]
    assert put(served, me, data).json()["data"]["is_whole"]
    assert state(served, other, name_of(data)) == [(5000, True)]


def test_many_senders_of_one_blob_at_once_make_one_blob(served):
    data = bytes_of(7, 4 * MIB)
    account = new_id()
    senders = [served.client("annotator", a) for a in (account, account, new_id(), new_id())]
    with concurrent.futures.ThreadPoolExecutor(len(senders)) as pool:
        answers = list(pool.map(lambda session: put(served, session, data), senders))
    assert [a.json()["data"]["is_whole"] for a in answers] == [True] * 4
    know(served, name_of(data))
    assert senders[0].get(served.at(f"/blobs/{name_of(data)}"), timeout=20).content == data
    assert list(served.parts.blobs.names()) == [name_of(data)]
    assert list((served.data / "blobs" / "incoming").iterdir()) == []


def test_a_broken_connection_keeps_what_came(served, me):
    data = bytes_of(8, 2 * MIB)
    host, port = served.url.removeprefix("http://").split(":")
    head = (
        f"PUT /api/v1/blobs/{name_of(data)} HTTP/1.1\r\nHost: x\r\n"
        f"Authorization: Bearer {me.auth.fresh()}\r\n"
        f"Content-Range: bytes 0-{len(data) - 1}/{len(data)}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(head.encode() + data[: MIB + 100])
    until = datetime.datetime.now() + datetime.timedelta(seconds=20)
    there = 0
    while not there:
        assert datetime.datetime.now() < until
        ((there, _),) = state(served, me, name_of(data))
    assert there <= MIB + 100
    assert put(served, me, data, start=there).json()["data"]["is_whole"]


def test_a_body_longer_than_its_range_is_refused(served, me):
    data = bytes_of(9, 100)
    refused = me.put(
        served.at(f"/blobs/{name_of(data)}"), data=iter([data]),
        headers={"Content-Range": "bytes 0-49/100"}, timeout=20,
    )  # fmt: skip
    assert refusal(refused) == (400, "INVALID_INPUT")


@pytest.mark.parametrize(
    "header",
    ["bytes 0-1", "0-1/2", "bytes 5-1/9", "bytes 0-9/9", "bytes 0-0/1,2", "bytes a-b/c", ""],
)
def test_a_range_that_says_nothing_is_refused(served, me, header):
    refused = me.put(
        served.at(f"/blobs/{'0' * 64}"), data=b"x", headers={"Content-Range": header}, timeout=20
    )
    assert refusal(refused) == (400, "INVALID_INPUT")


def test_too_large_is_told_before_it_is_sent(served, me):
    refused = put(served, me, bytes_of(10, 1000), total=64 * MIB + 1)
    assert refusal(refused) == (413, "TOO_LARGE")


def test_a_full_disk_is_told_and_what_came_is_kept(served, me):
    data = bytes_of(11, 3 * MIB)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, hard))
    try:
        refused = put(served, me, data)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refusal(refused) == (507, "NO_SPACE")
    assert refused.headers["Retry-After"] == "600"
    assert state(served, me, name_of(data)) == [(2 * MIB, False)]
    assert put(served, me, data, start=2 * MIB).json()["data"]["is_whole"]


def test_ranges_of_a_blob_are_given(served, me):
    data = bytes_of(12, 2000)
    put(served, me, data)
    know(served, name_of(data))
    at = served.at(f"/blobs/{name_of(data)}")
    for asked, start, end in [
        ("bytes=0-0", 0, 1), ("bytes=100-1999", 100, 2000), ("bytes=100-", 100, 2000),
        ("bytes=-5", 1995, 2000), ("bytes=1990-9999", 1990, 2000), ("bytes=-9999", 0, 2000),
    ]:  # fmt: skip
        got = me.get(at, headers={"Range": asked}, timeout=20)
        assert (got.status_code, got.content) == (206, data[start:end]), asked
        assert got.headers["Content-Range"] == f"bytes {start}-{end - 1}/2000"
    for odd in ("bytes=5-1", "bytes=0-1,5-6", "lines=1-2", "bytes=-"):
        got = me.get(at, headers={"Range": odd}, timeout=20)
        assert (got.status_code, got.content) == (200, data), odd
    beyond = me.get(at, headers={"Range": "bytes=2000-"}, timeout=20)
    assert refusal(beyond) == (416, "RANGE_NOT_SATISFIABLE")
    assert beyond.headers["Content-Range"] == "bytes */2000"


def test_a_range_of_another_version_gets_the_whole(served, me):
    data = bytes_of(13, 2000)
    put(served, me, data)
    know(served, name_of(data))
    at, part = served.at(f"/blobs/{name_of(data)}"), {"Range": "bytes=0-9"}
    same = me.get(at, headers={**part, "If-Range": f'"{name_of(data)}"'}, timeout=20)
    other = me.get(at, headers={**part, "If-Range": '"another"'}, timeout=20)
    assert (same.status_code, other.status_code) == (206, 200)
    known = me.get(at, headers={"If-None-Match": f'"{name_of(data)}"'}, timeout=20)
    assert (known.status_code, known.content) == (304, b"")


def test_head_tells_the_length(served, me):
    data = bytes_of(14, 2000)
    put(served, me, data)
    assert me.head(served.at(f"/blobs/{name_of(data)}"), timeout=20).status_code == 404
    know(served, name_of(data))
    told = me.head(served.at(f"/blobs/{name_of(data)}"), timeout=20)
    assert (told.status_code, told.headers["Content-Length"]) == (200, "2000")
    part = me.head(served.at(f"/blobs/{name_of(data)}"), headers={"Range": "bytes=5-9"}, timeout=20)
    assert (part.status_code, part.headers["Content-Length"]) == (206, "5")


def test_a_blob_that_nothing_names_is_nobodys(served, me):
    data = bytes_of(15, 2000)
    put(served, me, data)
    admin = served.client("admin", new_id())
    assert refusal(admin.get(served.at(f"/blobs/{name_of(data)}"), timeout=20)) == (
        404, "NOT_FOUND",
    )  # fmt: skip


def test_old_parts_are_cleaned_when_another_begins(served, me):
    old, young, fresh = (bytes_of(seed, 5000) for seed in (16, 17, 18))
    for data in (old, young):
        put(served, me, data, end=100)
    (part,) = (served.data / "blobs" / "incoming").glob(f"{name_of(old)}*")
    days = served.parts.settings.incoming_days
    then = datetime.datetime.now().timestamp() - days * 86400 - 60
    os.utime(part, (then, then))
    put(served, me, fresh, end=100)
    assert state(served, me, *map(name_of, (old, young, fresh))) == [
        (0, False), (100, False), (100, False),
    ]  # fmt: skip


def test_add_keeps_a_file_and_remove_takes_it_out(settings, tmp_path):
    settings.data.mkdir()
    blobs = open_blobs(settings)
    data = bytes_of(19, 2 * MIB + 1)
    (tmp_path / "file").write_bytes(data)
    assert blobs.add(tmp_path / "file") == name_of(data)
    assert (tmp_path / "file").read_bytes() == data
    assert b"".join(blobs.read(name_of(data))) == data
    assert b"".join(blobs.read(name_of(data), start=7, end=7)) == b""
    assert list(blobs.names()) == [name_of(data)]
    blobs.remove(name_of(data))
    blobs.remove(name_of(data))
    assert blobs.size(name_of(data)) is None
    with pytest.raises(Refused, match="no blob"):
        blobs.read(name_of(data))


KILLED = """
import os, signal, sys
from pathlib import Path
from sync_server.blobs import FolderBlobs

class Dying(FolderBlobs):
    def _keep(self, path, sha256):
        os.kill(os.getpid(), signal.SIGKILL)

data = sys.stdin.buffer.read()
Dying(Path(sys.argv[1])).append(sys.argv[2], data, start=0, total=len(data), uploader="me")
"""


def test_a_server_killed_before_the_blob_counts_leaves_nothing_that_counts(tmp_path):
    data = bytes_of(20, 5000)
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path), name_of(data)],
        input=data, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    blobs = FolderBlobs(tmp_path)
    blobs.tidy()  # as a server does when it starts
    assert blobs.size(name_of(data)) is None
    there = blobs.received(name_of(data), uploader="me")
    assert there == 4999  # one byte is left to send, or a sender would think it has nothing to do
    assert blobs.append(
        name_of(data), data[there:], start=there, total=5000, uploader="me"
    ) == 5000  # fmt: skip
    assert b"".join(blobs.read(name_of(data))) == data


def test_a_part_that_was_begun_with_another_length_starts_anew(tmp_path):
    data = bytes_of(21, 100)
    blobs = FolderBlobs(tmp_path)
    blobs.append(name_of(data), bytes(500), start=0, total=1000, uploader="me")
    assert blobs.append(name_of(data), data, start=0, total=100, uploader="me") == 100
    assert blobs.size(name_of(data)) == 100


@pytest.mark.parametrize("settings", ["s3"], indirect=True)
def test_an_s3_that_is_gone_is_told(served, me, settings):
    data = bytes_of(22, 3000)
    client = client_of(settings.s3_endpoint)
    client.delete_bucket(Bucket=settings.s3_bucket)
    refused = put(served, me, data)
    assert refusal(refused) == (503, "UNAVAILABLE")
    client.create_bucket(Bucket=settings.s3_bucket)
    assert state(served, me, name_of(data)) == [(2999, False)]
    assert put(served, me, data, start=2999).json()["data"]["is_whole"]
    client.delete_object(
        Bucket=settings.s3_bucket, Key=f"blobs/{name_of(data)[:2]}/{name_of(data)}"
    )
    client.delete_bucket(Bucket=settings.s3_bucket)
    client.close()
    with pytest.raises(Refused, match="bucket"):
        open_blobs(settings)


def test_nobody_sends_without_signing_in(served):
    host, port = served.url.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    connection.request("PUT", f"/api/v1/blobs/{'0' * 64}", body=b"x")
    assert connection.getresponse().status == 401
    connection.close()
