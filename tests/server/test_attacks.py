"""What an attacker sends, and what is answered: `docs/server.md` shows the same table.

A row is a request as bytes of a body, headers or a raw connection; the answer is a status and the
error's code. After each, the server still answers others.
"""

import gzip
import json
import socket
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
import requests

from ml_core.wafer.identity import new_id
from tests.server.changes import remarks, shape
from tests.server.processes import ROOT, certificate, started

ME = new_id()
EXCHANGE = "/sync/exchange"
SQL = "'; DROP TABLE change; --"


def asked(**more):
    return {"contract": 1, "profile_id": ME, **more}


def changed(kind=remarks, **more):
    change = kind(new_id(), ME).model_dump(mode="json")
    return asked(changes=[{**change, **more}])


def deep(levels):
    return b"[" * levels + b"]" * levels


@dataclass(frozen=True)
class Attack:
    """One row: what is sent, and what is answered."""

    name: str
    status: int
    code: str
    body: object = None
    path: str = EXCHANGE
    method: str = "POST"
    headers: dict = field(default_factory=dict)


JSON = {"Content-Type": "application/json"}
ATTACKS = [
    Attack("SQL in an id", 400, "INVALID_INPUT", asked(profile_id=SQL)),
    Attack("SQL in a query", 404, "NOT_FOUND", path=f"/nowhere?name={SQL}", method="GET"),
    Attack("SQL in a path", 404, "NOT_FOUND", path=f"/nowhere/{SQL}", method="GET"),
    Attack("path traversal", 404, "NOT_FOUND", path="/../../etc/passwd", method="GET"),
    Attack("path traversal, encoded", 404, "NOT_FOUND", path="/%2e%2e%2fetc%2fx", method="GET"),
    Attack("CRLF in a path", 404, "NOT_FOUND", path="/x%0d%0aSet-Cookie:%20a=b", method="GET"),
    Attack("NUL in a path", 404, "NOT_FOUND", path="/hello%00.json", method="GET"),
    Attack("a method that is not there", 405, "METHOD_NOT_ALLOWED", method="DELETE"),
    Attack("TRACE", 405, "METHOD_NOT_ALLOWED", method="TRACE"),
    Attack("no body", 400, "INVALID_INPUT"),
    Attack("no JSON", 400, "INVALID_INPUT", b"{not json", headers=JSON),
    Attack("JSON 100,000 levels deep", 400, "INVALID_INPUT", deep(100_000), headers=JSON),
    Attack("a number of 10,000 digits", 400, "INVALID_INPUT", b"9" * 10_000, headers=JSON),
    Attack("NaN as a number", 400, "INVALID_INPUT", b'{"contract":NaN}', headers=JSON),
    Attack("a cursor beyond 64 bits", 400, "INVALID_INPUT", asked(since=2**70)),
    Attack("a negative cursor", 400, "INVALID_INPUT", asked(since=-1)),
    Attack("half a surrogate", 400, "INVALID_INPUT", changed(step="\ud800")),
    Attack("bytes that are no UTF-8", 400, "INVALID_INPUT", b'{"a":"\xff\xfe"}', headers=JSON),
    Attack("a field that is not in the contract", 400, "INVALID_INPUT", asked(is_admin=True)),
    Attack("a list for a number", 400, "INVALID_INPUT", asked(contract=[1])),
    Attack("501 changes", 400, "INVALID_INPUT", asked(changes=changed()["changes"] * 501)),
    Attack("a step's name of 10,000 letters", 400, "INVALID_INPUT", changed(step="x" * 10_000)),
    Attack("a body of 33 MB", 413, "TOO_LARGE", b"x" * (33 * 2**20), headers=JSON),
    Attack("XML with entities", 400, "INVALID_INPUT",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        headers={"Content-Type": "application/xml"}),
    Attack("a form for JSON", 400, "INVALID_INPUT", b"contract=1",
        headers={"Content-Type": "application/x-www-form-urlencoded"}),
    Attack("JSON under no content type", 400, "INVALID_INPUT", b'{"contract":1}',
        headers={"Content-Type": ""}),
    Attack("a zip bomb as content encoding", 400, "INVALID_INPUT",
        gzip.compress(bytes(10 * 2**20)), headers={**JSON, "Content-Encoding": "gzip"}),
    Attack("10,000 query parameters", 413, "TOO_LARGE",
        path="/hello?" + "&".join(f"a{n}=1" for n in range(10_000)), method="GET"),
    Attack("a header of 100 KB", 413, "TOO_LARGE", path="/hello", method="GET",
        headers={"X-Much": "x" * 100_000}),
    Attack("a token that is none", 401, "NOT_SIGNED_IN", asked(),
        headers={"Authorization": "Bearer ' OR 1=1"}),
    Attack("a token of alg none", 401, "NOT_SIGNED_IN", asked(), headers={
        "Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."}),
    Attack("a proxy's word for another address", 401, "NOT_SIGNED_IN",
        path="/metrics", method="GET", headers={"X-Forwarded-For": "127.0.0.1",
        "Authorization": ""}),
]  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    from sync_server.app import create_app
    from sync_server.settings import ServerSettings
    from tests.server.conftest import MovedClock, serving

    data = tmp_path_factory.mktemp("attacked")
    settings = ServerSettings(data=data, requests_per_minute=10**6)
    with serving(create_app(settings, clock=MovedClock()), data) as served:
        yield served


@pytest.fixture(scope="module")
def me(attacked):
    return attacked.client("annotator", new_id(), ME)


def send(served, session, attack):
    signed = {"Authorization": f"Bearer {session.auth.fresh()}"}
    headers = {**session.headers, **signed, **attack.headers}
    body = attack.body
    if isinstance(body, dict):
        headers, body = headers | JSON, json.dumps(body).encode()
    request = requests.Request(attack.method, served.at("/"), headers=headers, data=body).prepare()
    request.url = served.at(attack.path)  # as it stands: requests would tidy it up
    return session.send(request, timeout=30)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_gets_its_answer(attacked, me, attack):
    answered = send(attacked, me, attack)
    told = answered.json()["error"]
    assert (answered.status_code, told["code"]) == (attack.status, attack.code), told
    assert "Traceback" not in answered.text
    assert "Set-Cookie" not in answered.headers
    assert len(answered.content) < 20_000
    assert requests.get(attacked.at("/hello"), timeout=20).status_code == 200


KEPT = [
    ("SQL in a note", remarks, {"note": SQL}),
    ("a script in a note", remarks, {"note": "<script>alert(1)</script>"}),
    ("a right-to-left mark in a note", remarks, {"note": "\u202egpj.exe"}),
]


@pytest.mark.parametrize(("name", "kind", "said"), KEPT, ids=[each[0] for each in KEPT])
def test_odd_words_are_kept_as_they_are(attacked, me, name, kind, said):
    change = kind(new_id(), ME, **said)
    body = asked(changes=[change.model_dump(mode="json")])
    pushed = me.post(attacked.at(EXCHANGE), json=body, timeout=20).json()["data"]
    assert pushed["results"][0]["outcome"] == "accepted"
    pulled = me.post(attacked.at(EXCHANGE), json=asked(), timeout=20).json()["data"]["changes"]
    assert change.body in [each["body"] for each in pulled]


REFUSED = [
    ("NUL in a note", changed(body=json.dumps({"profile_id": ME, "state": "draft", "note": "\0"}))),
    ("NUL in a step's name", changed(step="Draw\0")),
    ("NaN in an outline", changed(shape, body='{"shape_id": "x", "rings": [[[NaN, 1]]]}')),
    ("JSON in JSON, deep", changed(shape, body="[" * 50_000 + "]" * 50_000)),
    ("half a surrogate in a note", changed(body='{"note": "\\ud800"}')),
    ("a number of 5,000 digits in an outline", changed(shape, body="9" * 5000)),
]


@pytest.mark.parametrize(("name", "body"), REFUSED, ids=[each[0] for each in REFUSED])
def test_a_poisoned_change_is_refused_and_the_next_one_kept(attacked, me, name, body):
    good = remarks(new_id(), ME).model_dump(mode="json")
    body = {**body, "changes": [*body["changes"], good]}
    pushed = me.post(attacked.at(EXCHANGE), json=body, timeout=20)
    assert pushed.status_code == 200, pushed.text
    results = pushed.json()["data"]["results"]
    assert [each["outcome"] for each in results] == ["refused", "accepted"]
    assert results[0]["code"] == "INVALID_BODY"


CLOSE = b"Connection: close\r\n"
HEAD = (
    b"POST /api/v1/sync/exchange HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + CLOSE
)
GET = b"GET /api/v1/hello HTTP/1.1\r\nHost: a\r\n" + CLOSE
SMUGGLED = [
    ("two lengths", HEAD + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + GET, 400),
    ("a length and chunks",
        HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET, 401),
    ("chunks under another name", HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400),
    ("a length with a sign", HEAD + b"Content-Length: +2\r\n\r\n{}", 400),
    ("a space before the colon", GET + b"Content-Length : 2\r\n\r\n{}", 400),
    ("a bare line feed in a header", GET + b"X-A: b\nX-B: c\r\n\r\n", 200),
    ("NUL in a header", GET + b"X-A: b\0c\r\n\r\n", 400),
    ("a folded header of nothing", b"GET /api/v1/hello HTTP/1.1\r\n X: y\r\n\r\n", 400),
    ("no host", b"GET /api/v1/hello HTTP/1.1\r\n\r\n", 400),
    ("TLS to a plain port", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "status"), SMUGGLED, ids=[each[0] for each in SMUGGLED])
def test_shapes_of_smuggling_get_one_answer(attacked, name, raw, status):
    """One answer and the connection is closed, or both sides agree where the request ends."""
    with socket.create_connection(
        ("127.0.0.1", urlsplit(attacked.url).port), timeout=20
    ) as connection:
        connection.sendall(raw)
        answered = connection.makefile("rb").read()
    assert answered.startswith(b"HTTP/1.1 %d" % status), answered[:200]
    assert answered.count(b"HTTP/1.1 ") == 1


def test_headers_of_safety(attacked):
    for answered in (
        requests.get(attacked.at("/hello"), timeout=20),
        requests.get(attacked.at("/nowhere"), timeout=20),
    ):
        assert answered.headers["X-Content-Type-Options"] == "nosniff"
        assert answered.headers["Cache-Control"] == "no-store"
        assert answered.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answered.headers["Content-Security-Policy"]
        assert "Strict-Transport-Security" not in answered.headers
        assert "Server" not in answered.headers


@pytest.mark.slow
def test_tls_is_asked_for_from_then_on(tmp_path):
    pem, key = certificate(tmp_path)
    arguments = ("--data", tmp_path / "d", "--port", 0, "--tls-certificate", pem, "--tls-key", key)
    with started(*arguments) as server:
        said = requests.get(server.at("/hello"), verify=str(pem), timeout=20)
    assert said.headers["Strict-Transport-Security"].startswith("max-age=")


def test_the_table_of_the_documentation_is_this_one():
    told = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    for attack in ATTACKS:
        assert f"| {attack.name} | {attack.status} {attack.code} |" in told
    for name, _, status in SMUGGLED:
        assert f"| {name} | {status} |" in told
    for name, _ in REFUSED:
        assert f"| {name} | refused alone |" in told
    for name, _, _ in KEPT:
        assert f"| {name} | kept as it is |" in told
