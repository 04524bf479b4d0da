"""Predictions: as results.json has them, kept for a day, sent as they were kept."""

import base64
import concurrent.futures
import hashlib
import io
import json
import threading

import jsonschema
import numpy as np
import pytest
from PIL import Image

from ml_core.formats.results.results_json import result_json
from ml_core.segmentation.pipeline import load_inspector
from ml_core.segmentation.session import CPU
from ml_core.wafer.identity import new_id
from sync_server.app import create_app
from sync_server.contract.envelope import Envelope
from sync_server.contract.predict import Predictions
from sync_server.settings import ServerSettings
from tests.server.conftest import MovedClock, serving
from tests.server.models import tiny_package, wait_for_model
from tests.server.wafers import refusal, send_blob, send_wafer, wafer
from wafer_studio.places import results_schema

BLOCK = tuple((row, column) for row in range(4, 8) for column in range(10, 15))
SPOT = tuple((row, column) for row in range(20, 22) for column in range(20, 22))


@pytest.fixture
def starter(tmp_path):
    return tiny_package(tmp_path / "starter")


@pytest.fixture
def served(tmp_path, starter):
    settings = ServerSettings(data=tmp_path / "server", starter_model=starter)
    app = create_app(settings, clock=MovedClock())
    with serving(app, settings.data) as each:
        wait_for_model(each)
        yield each


@pytest.fixture
def engineer(served):
    return served.client("engineer", new_id())


def ask(served, session, *numbers, **said):
    return session.post(served.at("/predict"), json={"wafer_map_ids": numbers, **said}, timeout=60)


def predicted(served, session, *numbers, **said):
    answered = ask(served, session, *numbers, **said)
    assert answered.status_code == 200, answered.text
    Envelope[Predictions].model_validate_json(answered.content)
    return answered.json()["data"]


def test_a_prediction_is_an_entry_of_results_json(served, engineer, starter):
    made = wafer(failed=BLOCK + SPOT)
    number = send_wafer(served, engineer, made)
    data = predicted(served, engineer, number)
    assert (data["batch_size"], data["cached"]) == (1, 0)
    (told,) = data["predictions"]
    inspection = load_inspector(starter, providers=[CPU], threads=1).inspect(made)
    wanted = json.loads(result_json(made, inspection))
    assert [d["class"] for d in wanted["defects"]] == ["edge", "edge"]  # the model does find them
    entry = {key: told[key] for key in wanted}
    for defect in entry["defects"]:
        assert defect.pop("defect_id") == f"d{defect['number']}"
        assert defect.pop("defect_class") == defect["class"]
    assert {**entry, "ms": None} == {**wanted, "ms": None}
    assert (told["wafer_map_id"], told["model_version"]) == (number, "1.0")
    assert told["segmentation_mask"] is None
    assert told["inference_time_ms"] > 0
    schema = json.loads(results_schema().read_text())
    jsonschema.validate({"version": 1, "wafers": [entry], "errors": []}, schema)


def test_the_second_time_it_comes_from_the_cache_to_the_byte(served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    first = predicted(served, engineer, number)
    again = predicted(served, engineer, number)
    assert (first["cached"], again["cached"]) == (0, 1)
    assert again["predictions"] == first["predictions"]  # the times it took, too
    got = engineer.get(served.at(f"/predict/{number}"), timeout=20).json()["data"]
    assert got["predictions"] == first["predictions"]


def test_the_cache_lasts_a_day(served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    predicted(served, engineer, number)
    served.clock.go(hours=23.9)
    engineer = served.client("engineer", new_id())
    assert predicted(served, engineer, number)["cached"] == 1
    served.clock.go(hours=0.2)
    engineer = served.client("engineer", new_id())
    missed = engineer.get(served.at(f"/predict/{number}"), timeout=20)
    assert refusal(missed) == (404, "NOT_FOUND")
    assert predicted(served, engineer, number)["cached"] == 0


def test_each_set_of_options_is_kept_for_itself(served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    predicted(served, engineer, number)
    (bare,) = predicted(
        served, engineer, number, return_polygons=False, return_metrics=False
    )["predictions"]  # fmt: skip
    assert bare["metrics"] is None
    assert bare["defects"][0]["polygon_px"] is None
    (full,) = predicted(served, engineer, number)["predictions"]
    assert full["defects"][0]["polygon_px"]["holes"] == []
    assert full["metrics"]["cluster_count"] == 1


def test_the_mask_is_a_picture_of_the_classes(served, engineer):
    made = wafer(failed=BLOCK)
    number = send_wafer(served, engineer, made)
    (told,) = predicted(served, engineer, number, return_masks=True)["predictions"]
    picture = Image.open(io.BytesIO(base64.b64decode(told["segmentation_mask"])))
    indices = np.asarray(picture)
    assert indices.shape == (300, 300)
    assert set(np.unique(indices)) == {0, 1}
    assert int((indices == 1).sum()) == told["defects"][0]["area_px"]


def test_doubtful_defects_are_left_out_of_list_mask_and_metrics(served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK + SPOT))
    (told,) = predicted(served, engineer, number)["predictions"]
    low, high = sorted(defect["confidence"] for defect in told["defects"])
    assert low < high
    (kept,) = predicted(
        served, engineer, number, confidence_threshold=high, return_masks=True
    )["predictions"]  # fmt: skip
    assert [d["confidence"] for d in kept["defects"]] == [high]
    assert kept["metrics"]["cluster_count"] == 1
    assert kept["metrics"]["per_class"]["edge"]["clusters"] == 1
    picture = Image.open(io.BytesIO(base64.b64decode(kept["segmentation_mask"])))
    assert int((np.asarray(picture) > 0).sum()) == kept["defects"][0]["area_px"]
    (none,) = predicted(served, engineer, number, confidence_threshold=1.0)["predictions"]
    assert (none["defects"], none["metrics"]["coverage"]) == ([], 0)
    assert (none["verdict"], none["severity"]) == (told["verdict"], told["severity"])


def test_many_are_answered_in_the_order_asked(served, engineer):
    numbers = [send_wafer(served, engineer, wafer(str(n), failed=BLOCK)) for n in range(3)]
    predicted(served, engineer, numbers[1])
    asked = [numbers[2], numbers[0], numbers[1], numbers[2]]
    data = predicted(served, engineer, *asked)
    assert [p["wafer_map_id"] for p in data["predictions"]] == asked
    assert (data["batch_size"], data["cached"]) == (4, 1)


def test_another_model_is_run_where_it_is_named(served, engineer, tmp_path):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    other = tiny_package(tmp_path / "other.wsmodel", version="2.0", fails=2.0).read_bytes()
    blob = send_blob(served, engineer, other)
    assert engineer.post(served.at("/models"), json={"blob": blob}, timeout=60).status_code == 200
    (one,) = predicted(served, engineer, number)["predictions"]
    (two,) = predicted(served, engineer, number, model_version="2.0")["predictions"]
    assert (one["model_version"], two["model_version"]) == ("1.0", "2.0")
    assert two["defects"][0]["confidence"] < one["defects"][0]["confidence"]
    missing = ask(served, engineer, number, model_version="9")
    assert refusal(missing) == (404, "NOT_FOUND")
    got = engineer.get(served.at(f"/predict/{number}?model_version=2.0"), timeout=20).json()
    assert got["data"]["predictions"] == [two]


def test_a_wafer_that_is_not_there_is_not_found(served, engineer):
    number = send_wafer(served, engineer, wafer())
    refused = ask(served, engineer, number, 77)
    assert refusal(refused) == (404, "NOT_FOUND")
    assert "77" in refused.json()["error"]["details"]["wafer_map_ids"]
    assert refusal(engineer.get(served.at("/predict/77"), timeout=20)) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    "said",
    [
        {"wafer_map_ids": []}, {"wafer_map_ids": [0]}, {"wafer_map_ids": ["x"]}, {},
        {"wafer_map_ids": [1] * 101}, {"wafer_map_ids": [1], "confidence_threshold": 1.1},
        {"wafer_map_ids": [1], "model_version": "../x"}, {"wafer_map_ids": [1], "what": 1},
        {"wafer_map_ids": [2**70]},
    ],
)  # fmt: skip
def test_a_request_that_says_nothing_is_refused(served, engineer, said):
    refused = engineer.post(served.at("/predict"), json=said, timeout=20)
    assert refusal(refused) == (400, "INVALID_INPUT")


def test_an_annotator_reads_what_was_predicted_and_runs_nothing(served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    predicted(served, engineer, number)
    annotator = served.client("annotator", new_id())
    assert refusal(ask(served, annotator, number)) == (403, "FORBIDDEN")
    assert annotator.get(served.at(f"/predict/{number}"), timeout=20).status_code == 200


def test_many_at_once_run_the_model_once_a_wafer(served, engineer):
    numbers = [send_wafer(served, engineer, wafer(str(n), failed=BLOCK)) for n in range(2)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: predicted(served, engineer, n), numbers * 4))
    assert len({json.dumps(a["predictions"]) for a in answers}) == 2
    told = served.parts.meter.told().decode()
    counted = 'inference_requests_total{defect_class="edge",model_version="1.0",status_code="200"}'
    assert f"{counted} 2.0" in told
    assert "inference_latency_seconds_count" in told
    assert 'cache_hit_rate{cache_type="inference_cache"}' in told


def test_a_line_of_waiting_requests_has_an_end(served, engineer):
    numbers = [send_wafer(served, engineer, wafer(str(n), failed=BLOCK)) for n in range(20)]
    predictor = served.parts.predictor
    with concurrent.futures.ThreadPoolExecutor(20) as pool, predictor._turns.one():
        asked = [pool.submit(ask, served, engineer, number) for number in numbers]
        done, _ = concurrent.futures.wait(asked, timeout=20, return_when="FIRST_COMPLETED")
        refused = done.pop().result()
    assert refusal(refused) == (503, "UNAVAILABLE")
    assert refused.headers["Retry-After"] == "5"
    codes = [each.result().status_code for each in asked]
    assert codes.count(200) >= 12
    assert set(codes) == {200, 503}


def test_a_model_that_cannot_be_loaded_is_told(tmp_path, served, engineer):
    number = send_wafer(served, engineer, wafer(failed=BLOCK))
    good = tiny_package(tmp_path / "broken", version="2.0")
    description = json.loads((good / "model.json").read_text())
    (good / "model.int8.onnx").write_bytes(b"no graph")
    description["files"]["model.int8.onnx"] = hashlib.sha256(b"no graph").hexdigest()
    (good / "model.json").write_text(json.dumps(description))
    served.parts.registry.register_path(good)
    refused = ask(served, engineer, number, model_version="2.0")
    assert refusal(refused) == (500, "INFERENCE_ERROR")
    assert predicted(served, engineer, number)["batch_size"] == 1


def test_until_the_model_is_loaded_it_says_so_and_serves_what_is_cached(tmp_path, starter):
    settings = ServerSettings(data=tmp_path / "server", starter_model=starter)
    with serving(create_app(settings), settings.data) as each:
        wait_for_model(each)
        engineer = each.client("engineer", "e")
        numbers = [send_wafer(each, engineer, wafer(str(n), failed=BLOCK)) for n in range(2)]
        predicted(each, engineer, numbers[0])
    app = create_app(settings)
    go_on = threading.Event()
    start = app.state.parts.predictor.start
    app.state.parts.predictor.start = lambda path: (go_on.wait(20), start(path))
    with serving(app, settings.data) as each:
        try:
            refused = ask(each, engineer, numbers[1])
            assert refusal(refused) == (503, "MODEL_LOADING")
            assert refused.headers["Retry-After"] == "5"
            assert predicted(each, engineer, numbers[0])["cached"] == 1
        finally:
            go_on.set()
        wait_for_model(each)
        assert predicted(each, engineer, numbers[1])["cached"] == 0


def test_without_any_model_it_says_what_to_do(tmp_path, caplog):
    settings = ServerSettings(data=tmp_path / "server")
    with serving(create_app(settings), settings.data) as each:
        wait_for_model(each)
        engineer = each.client("engineer", "e")
        number = send_wafer(each, engineer, wafer(failed=BLOCK))
        refused = ask(each, engineer, number)
        assert refusal(refused) == (404, "NOT_FOUND")
        assert "promote" in refused.json()["error"]["message"]
    assert "no model was loaded" in caplog.text
