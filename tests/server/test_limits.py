"""How often, how much and how slowly one may ask."""

import socket
from urllib.parse import urlsplit

import pytest
import requests

from ml_core.wafer.identity import new_id
from sync_server.auth.caller import Caller
from sync_server.auth.permissions import ROLES, Role
from sync_server.errors import Refused
from sync_server.limits.rates import Rates
from sync_server.limits.slow import PIECE, PatientH11
from sync_server.settings import ServerSettings
from tests.server.changes import remarks

EXCHANGE = "/api/v1/sync/exchange"


def exchange(served, person, *changes):
    session, profile = person
    body = {
        "contract": 1, "profile_id": profile,
        "changes": [change.model_dump(mode="json") for change in changes],
    }  # fmt: skip
    return session.post(served.at("/sync/exchange"), json=body, timeout=20)


def annotator(served):
    """A person who is signed in, and the person's profile."""
    profile = new_id()
    return served.client("annotator", profile, profile), profile


def test_an_address_that_nobody_signs_in_from_is_stopped(serve):
    served = serve(requests_per_minute=5)
    answers = [requests.get(served.at("/hello"), timeout=20) for _ in range(6)]
    assert [each.status_code for each in answers] == [200] * 5 + [429]
    refused = answers[-1]
    assert refused.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60


def test_people_behind_one_address_do_not_share_a_limit(serve):
    served = serve(requests_per_minute=3)
    for _ in range(3):
        session = annotator(served)
        for _ in range(3):
            assert exchange(served, session).status_code == 200


def test_syncing_has_a_limit_of_its_own(serve):
    served = serve(requests_per_minute=2, exchanges_per_minute=4)
    session = annotator(served)
    statuses = [exchange(served, session).status_code for _ in range(5)]
    assert statuses == [200] * 4 + [429]


def test_fifty_workstations_that_push_do_not_meet_it(served):
    for _ in range(50):
        person = annotator(served)
        pushed = exchange(served, person, remarks(new_id(), person[1]))
        assert pushed.status_code == 200


@pytest.fixture
def rates(tmp_path):
    return Rates(
        ServerSettings(
            data=tmp_path, requests_per_minute=9, predictions_per_minute=2, key_requests_per_hour=3
        )
    )


def caller(key=None, account="a"):
    return Caller(account, Role.ANNOTATOR, ROLES[Role.ANNOTATOR], key_id=key)


def test_predictions_have_a_limit_of_their_own(rates):
    for path in ("/api/v1/predict", "/api/v1/predict/7"):
        rates.check_caller(caller(), path)
    with pytest.raises(Refused, match="2 requests a minute"):
        rates.check_caller(caller(), "/api/v1/predict")
    rates.check_caller(caller(), "/api/v1/wafers")
    rates.check_caller(caller(account="b"), "/api/v1/predict")


def test_a_key_has_a_limit_by_the_hour(rates):
    for _ in range(3):
        rates.check_caller(caller("k1"), "/api/v1/wafers")
    with pytest.raises(Refused, match="3 requests a hour") as refused:
        rates.check_caller(caller("k1"), "/api/v1/wafers")
    assert 3500 < refused.value.retry_after <= 3600
    rates.check_caller(caller("k2"), "/api/v1/wafers")


@pytest.mark.parametrize("has_length", [True, False])
def test_a_body_that_is_too_large_is_refused_while_it_comes(serve, has_length):
    served = serve(max_body=10_000)
    body = b"x" * 20_000
    pieces = (body[at : at + 1000] for at in range(0, len(body), 1000))
    refused = requests.post(
        served.at("/sync/exchange"),
        data=body if has_length else pieces,
        headers={"Content-Type": "application/json"},
        timeout=20,
    )
    assert refused.status_code == 413
    assert refused.json()["error"]["code"] == "TOO_LARGE"


def test_headers_that_are_too_large_are_refused(served):
    refused = requests.get(served.at("/hello"), headers={"X-Much": "x" * 100_000}, timeout=20)
    assert refused.status_code == 413
    assert refused.json()["error"]["code"] == "TOO_LARGE"


def _connected(served):
    return socket.create_connection(("127.0.0.1", urlsplit(served.url).port), timeout=20)


def test_a_connection_that_says_nothing_is_closed(served, monkeypatch):
    monkeypatch.setattr(PatientH11, "head_s", 0.05)
    with _connected(served) as connection:
        assert connection.recv(1) == b""


def test_a_head_that_does_not_end_is_closed(served, monkeypatch):
    monkeypatch.setattr(PatientH11, "head_s", 0.05)
    with _connected(served) as connection:
        connection.sendall(b"GET /api/v1/hello HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        assert connection.recv(1) == b""


def test_a_second_head_that_does_not_end_is_closed(served, monkeypatch):
    monkeypatch.setattr(PatientH11, "head_s", 0.05)
    with _connected(served) as connection:
        connection.sendall(b"GET /api/v1/hello HTTP/1.1\r\nHost: a\r\n\r\nGET /api")
        answered = connection.makefile("rb").read()
    assert answered.count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize("sent", [0, PIECE + 1])
def test_a_body_that_stops_is_closed(served, monkeypatch, sent):
    monkeypatch.setattr(PatientH11, "piece_s", 0.05)
    with _connected(served) as connection:
        connection.sendall(
            f"POST {EXCHANGE} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            f"Content-Length: 100000\r\n\r\n{'x' * sent}".encode()
        )
        assert connection.recv(1) == b""


def test_a_long_answer_is_waited_for(served, monkeypatch):
    """Patience is for the request: how long the answer takes is not the client's fault."""
    monkeypatch.setattr(PatientH11, "head_s", 0.05)
    monkeypatch.setattr(PatientH11, "piece_s", 0.05)
    person = annotator(served)
    changes = [remarks(new_id(), person[1]) for _ in range(400)]
    assert exchange(served, person, *changes).status_code == 200
