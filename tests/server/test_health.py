"""How the server is, what it counts, and what it logs."""

import io
import json
import logging
import shutil
import sys

import pytest
import requests
from fastapi import APIRouter

from ml_core.wafer.identity import new_id
from sync_server.auth.caller import SignedIn
from sync_server.telemetry.logs import JsonLines, set_up
from sync_server.telemetry.meter import Meter
from tests.server.changes import remarks


@pytest.fixture
def lines():
    """What the server logs, parsed."""
    root, written = logging.getLogger(), io.StringIO()
    before = (root.level, list(root.handlers))
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root.handlers = [handler]
    root.setLevel(logging.INFO)

    def read(requests=0):
        """All lines, as soon as so many requests are among them."""
        for _ in range(100_000):
            found = [json.loads(line) for line in written.getvalue().splitlines()]
            if sum(each["event"] == "request" for each in found) >= requests:
                return found
        raise AssertionError(f"no {requests} requests in the log: {found}")

    yield read
    root.handlers = before[1]
    root.setLevel(before[0])


def test_health_answers_anyone_at_both_places(served):
    for url in (served.at("/health"), f"{served.url}/health"):
        said = requests.get(url, timeout=20).json()["data"]
        assert said["status"] == "ok"
        assert said["model_version"] is None


def test_health_tells_the_model_and_its_latencies(served):
    meter = served.app.state.parts.meter
    meter.serves("2.1", iou=0.95)
    for number in range(1, 101):
        meter.predicted(model_version="2.1", status=200, seconds=number / 100)
    said = requests.get(served.at("/health"), timeout=20).json()["data"]
    assert said["model_version"] == "2.1"
    latencies = [said[f"latency_p{part}"] for part in (50, 95, 99)]
    assert latencies == [0.51, 0.96, 1.0]


def test_a_server_is_ready(served):
    said = requests.get(f"{served.url}/ready", timeout=20).json()
    assert said["data"] == {"database": "ok", "blobs": "ok", "disk": "ok"}


def test_a_server_without_its_blobs_is_not(served):
    shutil.rmtree(served.data / "blobs")
    refused = requests.get(f"{served.url}/ready", timeout=20)
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "UNAVAILABLE"
    assert "blobs" in refused.json()["error"]["details"]
    assert int(refused.headers["Retry-After"]) > 0


def test_metrics_by_the_names_of_the_requirements(served):
    meter = served.app.state.parts.meter
    meter.serves("2.1", iou=0.95)
    meter.predicted(model_version="2.1", status=200, seconds=0.2, defect_class="ring")
    for hit in (True, True, False, True):
        meter.looked_up("inference_cache", hit=hit)
    me = new_id()
    body = {
        "contract": 1, "profile_id": me,
        "changes": [remarks(new_id(), me).model_dump(mode="json")],
    }  # fmt: skip
    served.client("annotator", me, me).post(served.at("/sync/exchange"), json=body, timeout=20)
    with meter.inference():
        told = requests.get(f"{served.url}/metrics", timeout=20).text.splitlines()
    for line in (
        'inference_requests_total{defect_class="ring",model_version="2.1",status_code="200"} 1.0',
        'inference_latency_seconds_count{batch_size="1",model_version="2.1"} 1.0',
        'model_iou_score{model_version="2.1"} 0.95',
        'cache_hit_rate{cache_type="inference_cache"} 75.0',
        "active_inference_sessions 1.0",
        'http_requests_total{method="POST",path="/api/v1/sync/exchange",status="200"} 1.0',
        'sync_changes_total{outcome="accepted"} 1.0',
    ):
        assert line in told


def test_conflicts_are_counted(served):
    me, annotation = new_id(), new_id()
    first, second = remarks(annotation, me), remarks(annotation, me, note="other")
    body = {"contract": 1, "profile_id": me}
    for change in (first, second):
        changes = [change.model_dump(mode="json")]
        served.client("annotator", me, me).post(
            served.at("/sync/exchange"), json={**body, "changes": changes}, timeout=20
        )
    told = served.app.state.parts.meter.told().decode()
    assert "sync_conflicts_total 1.0" in told


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_metrics_are_for_this_machine(served, header):
    through = {header: "for=203.0.113.9"}
    refused = requests.get(f"{served.url}/metrics", headers=through, timeout=20)
    assert refused.status_code == 401
    annotator = served.client("annotator", "a")
    assert annotator.get(f"{served.url}/metrics", headers=through, timeout=20).status_code == 403
    admin = served.client("admin", "b")
    assert admin.get(f"{served.url}/metrics", headers=through, timeout=20).status_code == 200


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"X-Request-Id": "desk-7.stroke_12"}, "desk-7.stroke_12"),
        (
            {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
            "0af7651916cd43dd8448eb211c80319c",
        ),
        ({"X-Request-Id": "short"}, None),
        ({"X-Request-Id": "a" * 65}, None),
        ({"X-Request-Id": 'forged", "level": "x'}, None),
        ({"traceparent": "00-" + "0" * 32 + "-b7ad6b7169203331-01"}, None),
    ],
)
def test_a_well_formed_name_of_a_request_is_taken_over(served, lines, sent, kept):
    answered = requests.get(served.at("/hello"), headers=sent, timeout=20)
    name = answered.headers["X-Request-Id"]
    assert name == kept if kept else name.startswith("req_")
    assert answered.json()["metadata"]["request_id"] == name
    assert [each["request_id"] for each in lines(1) if each["event"] == "request"] == [name]


def test_one_line_a_request_without_ids_or_secrets(served, lines):
    account, profile = new_id(), new_id()
    session = served.client("annotator", account, profile)
    session.headers["Cookie"] = "session=very-secret-token"
    token = session.auth.fresh()
    session.get(served.at("/nowhere/alice?token=very-secret-token"), timeout=20)
    session.post(served.at("/sync/exchange"), json={"contract": 1, "profile_id": profile})
    nowhere, exchanged = (each for each in lines(2) if each["event"] == "request")
    assert nowhere["path"] == "unknown"
    assert nowhere["status"] == 404
    assert exchanged["path"] == "/api/v1/sync/exchange"
    assert exchanged["account_id"] == account
    assert exchanged["level"] == "INFO"
    assert exchanged["milliseconds"] > 0
    assert exchanged["timestamp"].endswith("+00:00")
    text = json.dumps(lines())
    assert "very-secret-token" not in text
    assert token not in text
    assert "alice" not in text
    assert profile not in text


def test_what_nobody_foresaw_is_an_answer_and_one_line_with_the_traceback(served, lines):
    router = APIRouter()

    @router.get("/breaks/{number}")
    def breaks(number: int, caller: SignedIn) -> int:
        raise KeyError("why it broke")

    served.app.include_router(router)
    refused = served.client("annotator", "a-1").get(f"{served.url}/breaks/7", timeout=20)
    assert refused.status_code == 500
    told = refused.json()
    assert told["error"]["code"] == "INTERNAL"
    assert "why it broke" not in refused.text
    assert "X-Content-Type-Options" in refused.headers
    errors = [each for each in lines(1) if each["level"] == "ERROR"]
    assert [each["request_id"] for each in errors] == [told["metadata"]["request_id"]]
    assert "KeyError" in errors[0]["traceback"]
    (line,) = (each for each in lines() if each["event"] == "request")
    assert (line["path"], line["status"]) == ("/breaks/{number}", 500)


def test_uvicorns_words_have_the_same_form(capsys):
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    try:
        set_up("INFO")
        logging.getLogger("uvicorn.error").info("Started server process [%d]", 7)
        print(end="", file=sys.stderr, flush=True)
        said = json.loads(capsys.readouterr().err)
    finally:
        root.handlers = before[1]
    root.setLevel(before[0])
    assert said["event"] == "Started server process [7]"
    assert said["logger"] == "uvicorn.error"


def test_a_mask_takes_out_what_must_not_be_read():
    record = logging.LogRecord("x", logging.INFO, "", 0, "token=abc", None, None)
    line = JsonLines(mask=lambda text: text.replace("abc", "***")).format(record)
    assert json.loads(line)["event"] == "token=***"


def test_an_odd_character_does_not_break_the_log():
    record = logging.LogRecord("x", logging.INFO, "", 0, "half \ud800\nnew line", None, None)
    assert "\n" not in JsonLines().format(record)
    JsonLines().format(record).encode("utf-8")


def test_nothing_was_measured_yet():
    assert Meter().requests().p50 is None
