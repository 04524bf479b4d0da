"""The wire on real sockets: bounded, checked, and in words where it fails."""

import socket
import threading
from contextlib import contextmanager

import pytest

from wafer_studio.sync.errors import NotTheServer, Offline, SyncError, Untrusted
from wafer_studio.sync.server import Server
from wafer_studio.sync.wire import HttpWire, Request, checked_address


@contextmanager
def answering(raw, *, count=1):
    """A socket that answers with these bytes, whatever it is asked; gives address and requests."""
    listening = socket.create_server(("127.0.0.1", 0))
    heard = []

    def serve():
        for _ in range(count):
            connection, _ = listening.accept()
            with connection:
                heard.append(connection.recv(65536))
                if raw is not None:
                    connection.sendall(raw)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", heard
    finally:
        thread.join(10)
        listening.close()


def http(body=b"{}", status="200 OK", headers=()):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def hello(address):
    return Server(HttpWire(address)).hello()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://Lab.example.com/", "https://lab.example.com"),
        ("lab.example.com:8077", "https://lab.example.com:8077"),
        (" http://127.0.0.1:8077 ", "http://127.0.0.1:8077"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:5", "http://[::1]:5"),
    ],
)
def test_an_address_as_people_write_it(given, kept):
    assert checked_address(given) == kept


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("http://lab.example.com", "clear"),
        ("ftp://lab.example.com", "no address"),
        ("", "no address"),
        ("https://lab:port", "no address"),
        ("https://me:secret@lab.example.com", "more than"),
        ("https://lab.example.com/api/v1", "more than"),
    ],
)
def test_an_address_that_cannot_be(given, word):
    with pytest.raises(SyncError, match=word):
        checked_address(given)


def test_nobody_answers():
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    with pytest.raises(Offline, match="cannot be reached"):
        hello(f"http://127.0.0.1:{port}")


def test_a_server_that_never_answers_is_given_up():
    with answering(None) as (address, _), pytest.raises(Offline):
        HttpWire(address, read_seconds=0.2).send(Request("GET", "/hello"))


def test_an_answer_that_is_cut_off_is_none():
    cut = http(b"{}").replace(b"Content-Length: 2", b"Content-Length: 200")
    with answering(cut) as (address, _), pytest.raises(Offline):
        hello(address)


def test_no_redirect_is_followed():
    moved = http(b"", "302 Found", ["Location: http://127.0.0.2:9/login"])
    with answering(moved) as (address, heard), pytest.raises(NotTheServer, match="another one"):
        hello(address)
    assert len(heard) == 1


@pytest.mark.parametrize(
    "body", [b"<html>Please sign in to the network</html>", b"{}", b'{"success": true}']
)
def test_a_page_of_the_network_is_not_the_server(body):
    with answering(http(body)) as (address, _), pytest.raises(NotTheServer):
        hello(address)


def test_an_endless_answer_is_not_read(monkeypatch):
    monkeypatch.setattr("wafer_studio.sync.wire.MOST_BYTES", 1000)
    with answering(http(b"x" * 5000)) as (address, _), pytest.raises(NotTheServer, match="longer"):
        hello(address)


def test_a_netrc_does_not_change_who_asks(tmp_path, monkeypatch):
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with answering(http()) as (address, heard):
        headers = (("Authorization", "Bearer mine"),)
        HttpWire(address).send(Request("GET", "/x", headers=headers))
    assert b"Bearer mine" in heard[0]
    assert b"Basic" not in heard[0]


def test_a_port_that_speaks_no_tls_is_not_trusted():
    with answering(b"no tls here\r\n") as (address, _), pytest.raises((Untrusted, Offline)):
        hello(address.replace("http:", "https:"))


def test_a_ca_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SyncError, match="no such CA file"):
        HttpWire("https://lab.example.com", ca_file=tmp_path / "ca.pem")


def test_errors_of_the_contract_become_errors_with_their_words():
    body = (
        b'{"success": false, "metadata": {"request_id": "r", "timestamp": "t"}, "error": '
        b'{"code": "RATE_LIMIT_EXCEEDED", "message": "Too often."}}'
    )
    slow = http(body, "429 Too Many", ["Retry-After: 7"])
    with answering(slow) as (address, _), pytest.raises(Offline, match="Too often") as found:
        hello(address)
    assert found.value.retry_after == 7


def test_what_a_newer_server_says_beside_is_passed_over():
    told = (
        b'{"success": true, "new": 1, "metadata": {"request_id": "r", "timestamp": "t"}, "data": '
        b'{"database_id": "11111111-1111-4111-8111-111111111111", "name": "Lab", '
        b'"server_version": "9", "contract": 2, "oldest_contract": 1, "colour": "blue"}}'
    )
    with answering(http(told)) as (address, _):
        assert hello(address).name == "Lab"
