"""Backups: whole or not at all, online, and nothing lost when a server goes back in time."""

import hashlib
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile

import pytest

from ml_core.wafer.identity import new_id
from sync_server.backup import archive, saving
from sync_server.backup.saving import back_up, restore
from sync_server.backup.sealing import Key, SealedReader, SealedWriter, key_of_file
from sync_server.clock import SystemClock
from sync_server.errors import Refused
from tests.server.changes import remarks, shape
from tests.server.processes import ROOT, command

ME = new_id()
FILE_KEY = Key(b"\1", b"k" * 32)
PASSPHRASE = Key(b"\2", b"correct horse battery")


def push(served, *changes, profile=ME, **more):
    body = {
        "contract": 1, "profile_id": profile,
        "changes": [change.model_dump(mode="json") for change in changes], **more,
    }  # fmt: skip
    session = served.client("annotator", profile, profile)
    return session.post(served.at("/sync/exchange"), json=body, timeout=20)


def work(count=3):
    annotations = [new_id() for _ in range(count)]
    return [change for a in annotations for change in (remarks(a, ME), shape(a, ME))]


@pytest.fixture
def filled(served):
    """A running server that holds changes, blobs and a secret."""
    assert push(served, *work()).status_code == 200
    for number in range(3):
        blob = os.urandom(200_000 * number + 1)
        name = hashlib.sha256(blob).hexdigest()
        served.app.state.parts.blobs.append(name, blob, start=0, total=len(blob), uploader="one")
    (served.data / "secrets").mkdir(exist_ok=True)
    (served.data / "secrets" / "signing.key").write_bytes(b"s" * 64)
    return served


def saved(served, tmp_path, key=None):
    to = tmp_path / "backup.tar"
    back_up(served.app.state.parts.settings, to, key=key, clock=SystemClock())
    return to


def rows(path):
    """Everything in a database, table by table."""
    database = sqlite3.connect(path)
    tables = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {t: sorted(map(repr, database.execute(f'SELECT * FROM "{t}"'))) for t in tables}
    database.close()
    return found


def blobs(data):
    return {p.name: p.read_bytes() for p in (data / "blobs").glob("??/*")}


@pytest.mark.parametrize("key", [None, FILE_KEY, PASSPHRASE], ids=["plain", "file", "passphrase"])
def test_a_restored_folder_is_the_same(filled, tmp_path, key):
    made = saved(filled, tmp_path, key)
    restore(made, tmp_path / "fresh", key=key)
    assert rows(tmp_path / "fresh" / "server.sqlite") == rows(filled.data / "server.sqlite")
    assert blobs(tmp_path / "fresh") == blobs(filled.data)
    has_secret = (tmp_path / "fresh" / "secrets" / "signing.key").exists()
    assert has_secret == (key is not None)
    assert made.stat().st_mode & 0o077 == 0
    assert {p.name for p in tmp_path.iterdir()} == {"backup.tar", "fresh", "server"}


def test_a_restored_server_answers_as_before(filled, tmp_path, serve):
    made = saved(filled, tmp_path)
    before = push(filled, since=0).json()["data"]
    shutil.rmtree(tmp_path / "other", ignore_errors=True)
    restore(made, tmp_path / "other", key=None)
    again = serve(data=tmp_path / "other")
    assert push(again, since=0).json()["data"] == before


def test_a_client_that_is_ahead_loses_nothing(filled, tmp_path, serve):
    made = saved(filled, tmp_path)
    kept = push(filled, since=0).json()["data"]
    later = work(2)
    head = push(filled, *later, since=kept["covered"], last_change_id=kept["covered_change_id"])
    all_of_it = push(filled, since=0).json()["data"]["changes"]
    restore(made, tmp_path / "older", key=None)
    older = serve(data=tmp_path / "older")
    cursor = head.json()["data"]
    refused = push(older, since=cursor["covered"], last_change_id=cursor["covered_change_id"])
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "HISTORY_DIFFERS")
    known = [archived(each) for each in all_of_it]
    resent = push(older, *known).json()["data"]["results"]
    assert [each["outcome"] for each in resent] == ["known"] * 6 + ["accepted"] * 4
    assert push(older, since=0).json()["data"]["changes"] == all_of_it


def archived(change):
    from sync_server.contract.sync import NumberedChange

    return NumberedChange.model_validate(change).change


@pytest.mark.parametrize("key", [None, FILE_KEY], ids=["plain", "file"])
@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.7, 0.999])
def test_a_cut_archive_is_refused_before_anything_is_in_place(filled, tmp_path, key, part):
    made = saved(filled, tmp_path, key)
    content = made.read_bytes()
    # a plain tar ends with zeroes that say nothing: the cut goes before them
    end = len(content.rstrip(b"\0")) if key is None else len(content)
    made.write_bytes(content[: int(end * part)])
    with pytest.raises(Refused):
        restore(made, tmp_path / "fresh", key=key)
    assert {p.name for p in tmp_path.iterdir()} == {"backup.tar", "server"}


@pytest.mark.parametrize("key", [None, FILE_KEY], ids=["plain", "file"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_damaged_archive_is_refused(filled, tmp_path, key, part):
    made = saved(filled, tmp_path, key)
    content = bytearray(made.read_bytes())
    content[int(len(content.rstrip(b"\0")) * part)] ^= 1
    made.write_bytes(content)
    with pytest.raises(Refused):
        restore(made, tmp_path / "fresh", key=key)
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize(
    "key", [None, PASSPHRASE, Key(b"\1", b"x" * 32)], ids=["none", "passphrase", "other"]
)
def test_only_the_right_key_opens_it(filled, tmp_path, key):
    made = saved(filled, tmp_path, FILE_KEY)
    assert b"SQLite format" not in made.read_bytes()
    with pytest.raises(Refused):
        restore(made, tmp_path / "fresh", key=key)


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "blobs/../../evil", "secrets/../evil", "blobs/ab/" + "cd" * 32, "x"],
)
def test_names_in_an_archive_are_not_trusted(filled, tmp_path, name):
    made = saved(filled, tmp_path)
    with tarfile.open(made, "a") as tar:
        tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    with pytest.raises(Refused, match="no backup writes"):
        restore(made, tmp_path / "fresh", key=None)
    assert {p.name for p in tmp_path.iterdir()} == {"backup.tar", "server"}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_in_an_archive_are_refused(filled, tmp_path, kind):
    made = saved(filled, tmp_path)
    info = tarfile.TarInfo("secrets/link")
    info.type, info.linkname = kind, "/etc/passwd"
    with tarfile.open(made, "a") as tar:
        tar.addfile(info)
    with pytest.raises(Refused):
        restore(made, tmp_path / "fresh", key=None)


def test_a_restore_never_writes_over_data(filled, tmp_path):
    made = saved(filled, tmp_path)
    before = rows(filled.data / "server.sqlite")
    with pytest.raises(Refused, match="never writes over data"):
        restore(made, filled.data, key=None)
    assert rows(filled.data / "server.sqlite") == before


def test_a_backup_while_others_push_is_of_one_moment(served, tmp_path):
    for _ in range(3):
        push(served, *work())
        made = saved(served, tmp_path)
        folder = tmp_path / f"r{_}"
        restore(made, folder, key=None)
        found = rows(folder / "server.sqlite")
        assert len(found["change"]) == len(found["head"]) == 6 * (_ + 1)


def test_a_failed_backup_leaves_the_old_one(filled, tmp_path, monkeypatch):
    made = saved(filled, tmp_path)
    before = made.read_bytes()

    def full(*_arguments, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.archive, "write", full)
    with pytest.raises(OSError, match="No space"):
        saved(filled, tmp_path)
    assert made.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"backup.tar", "server"}


@pytest.mark.skipif(sys.platform == "win32", reason="kill of POSIX")
@pytest.mark.parametrize("step", ["unpack", "_check_restored", "_sync"])
def test_a_killed_restore_leaves_no_folder(filled, tmp_path, step):
    """Killed at a step, and done again: the second one has all of it."""
    made = saved(filled, tmp_path)
    place = "saving.archive" if step == "unpack" else "saving"
    code = (
        "import os, signal, pathlib\nfrom sync_server.backup import saving\n"
        f"before = {place}.{step}\n"
        f"def die(*a, **k):\n    {'before(*a, **k)' if step == 'unpack' else 'pass'}\n"
        f"    os.kill(os.getpid(), signal.SIGKILL)\n{place}.{step} = die\n"
        f"saving.restore(pathlib.Path({str(made)!r}), pathlib.Path({str(tmp_path / 'fresh')!r}), "
        "key=None)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert run.returncode == -signal.SIGKILL
    assert not (tmp_path / "fresh").exists()
    restore(made, tmp_path / "fresh", key=None)
    assert rows(tmp_path / "fresh" / "server.sqlite") == rows(filled.data / "server.sqlite")


@pytest.mark.parametrize("size", [0, 1, 2**20 - 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_sealed_bytes_come_back(size):
    content, file = os.urandom(size), io.BytesIO()
    writer = SealedWriter(file, FILE_KEY)
    for start in range(0, size, 300_000):
        writer.write(content[start : start + 300_000])
    writer.finish()
    file.seek(0)
    assert io.BufferedReader(SealedReader(file, FILE_KEY)).read() == content


def test_sealed_pieces_cannot_be_swapped_or_left_out():
    file = io.BytesIO()
    writer = SealedWriter(file, FILE_KEY)
    writer.write(bytes(3 * 2**20))
    writer.finish()
    head, piece = 25, 4 + 2**20 + 16
    content = file.getvalue()
    first, second = content[head : head + piece], content[head + piece : head + 2 * piece]
    rest = content[head + 2 * piece :]
    for changed in (second + first + rest, first + rest, first + second):
        reader = io.BufferedReader(SealedReader(io.BytesIO(content[:head] + changed), FILE_KEY))
        with pytest.raises(Refused):
            reader.read()


def test_a_short_key_file_is_refused(tmp_path):
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(Refused, match="32 bytes"):
        key_of_file(tmp_path / "key")


def test_a_manifest_names_each_file_and_its_hash(filled, tmp_path):
    manifest = archive.check(saved(filled, tmp_path), key=None)
    for name, content in blobs(filled.data).items():
        part = manifest.files[f"blobs/{name[:2]}/{name}"]
        assert (part.sha256, part.size) == (name, len(content))


def test_the_commands_work_together(filled, tmp_path):
    to, fresh = tmp_path / "all.wsbackup", tmp_path / "fresh"
    words = {"PHRASE": "correct horse battery"}
    given = ("--passphrase-env", "PHRASE")
    made = command("backup", "--data", filled.data, "--to", to, *given, **words)
    assert made.returncode == 0, made.stderr
    done = command("restore", "--data", fresh, "--from", to, *given, **words)
    assert done.returncode == 0, done.stderr
    checked = command("verify", "--data", fresh)
    assert (checked.returncode, checked.stdout.strip()) == (0, "All is well.")
    (blob,) = [p for p in (fresh / "blobs").glob("??/*") if p.stat().st_size == 1]
    blob.write_bytes(b"?!")
    damaged = command("verify", "--data", fresh)
    assert damaged.returncode == 1
    assert blob.name in damaged.stdout
    again = command("restore", "--data", fresh, "--from", to, *given, **words)
    assert again.returncode == 2
    assert "never writes over data" in again.stderr
