"""Models: the starter is there at the first start, others are checked before they count."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from ml_core.segmentation.package import read_package
from ml_core.wafer.identity import new_id
from sync_server.app import create_app
from sync_server.registry import pack_folder
from sync_server.settings import ServerSettings
from sync_server.starter import found_starter
from tests.server.conftest import serving
from tests.server.models import tiny_package, wait_for_model
from tests.server.wafers import refusal, send_blob


@pytest.fixture
def served(tmp_path):
    starter = tiny_package(tmp_path / "starter")
    settings = ServerSettings(data=tmp_path / "server", starter_model=starter)
    with serving(create_app(settings), settings.data) as each:
        wait_for_model(each)
        yield each


@pytest.fixture
def me(served):
    return served.client("annotator", new_id())


@pytest.fixture
def engineer(served):
    return served.client("engineer", new_id())


def models(served, session):
    return session.get(served.at("/models"), timeout=20).json()["data"]["models"]


def package(tmp_path, **said):
    return tiny_package(tmp_path / "package.wsmodel", **said).read_bytes()


def register(served, session, data):
    blob = send_blob(served, session, data)
    return session.post(served.at("/models"), json={"blob": blob}, timeout=60)


def test_the_starter_is_in_production_at_the_first_start(served, me):
    (model,) = models(served, me)
    assert (model["model_version"], model["name"], model["status"]) == (
        "1.0", "tiny", "production",
    )  # fmt: skip
    assert model["promoted_to_production_at"] is not None
    assert model["architecture"] == "resnet50_unet"


def test_a_later_start_registers_nothing_twice(tmp_path):
    starter = tiny_package(tmp_path / "starter")
    settings = ServerSettings(data=tmp_path / "server", starter_model=starter)
    for _ in range(2):
        with serving(create_app(settings), settings.data) as each:
            wait_for_model(each)
            assert len(models(each, each.client("annotator", "a"))) == 1
    newer = tiny_package(tmp_path / "newer", version="2.0", fails=4.0)
    settings = settings.model_copy(update={"starter_model": newer})
    with serving(create_app(settings), settings.data) as each:
        wait_for_model(each)
        found = {m["model_version"]: m["status"] for m in models(each, each.client("admin", "a"))}
        assert found == {"1.0": "production", "2.0": "staging"}


def test_a_model_is_downloaded_whole_and_in_ranges(served, me, tmp_path):
    (model,) = models(served, me)
    at = served.at("/models/1.0")
    got = me.get(at, timeout=20)
    assert got.status_code == 200
    assert hashlib.sha256(got.content).hexdigest() == model["blob"]
    assert got.headers["ETag"] == f'"{model["blob"]}"'
    assert got.headers["X-Model-Version"] == "1.0"
    assert got.headers["X-Model-Architecture"] == "resnet50_unet"
    assert "X-Model-IoU" not in got.headers  # the tiny one was never scored
    part = me.get(at, headers={"Range": "bytes=10-19"}, timeout=20)
    assert (part.status_code, part.content) == (206, got.content[10:20])
    assert me.head(at, timeout=20).headers["Content-Length"] == str(model["size"])
    blob = me.get(served.at(f"/blobs/{model['blob']}"), timeout=20)
    assert blob.content == got.content
    (tmp_path / "got.wsmodel").write_bytes(got.content)
    read = read_package(tmp_path / "got.wsmodel")
    assert (read.sha256, read.description.version) == (model["sha256"], "1.0")


def test_the_details_are_told_without_the_bytes(served, me):
    told = me.get(served.at("/models/1.0/metadata"), timeout=20).json()["data"]
    assert told["input_shape"] == [1, 3, 64, 64]
    assert told["output_shape"] == [1, 8, 64, 64]
    assert told["classes"][0] == "edge"
    assert told["thresholds"] == [0.5] * 8
    assert told["metrics"]["test_iou"] is None


def test_the_real_starter_is_found_and_its_scores_are_told(tmp_path, monkeypatch):
    monkeypatch.delenv("WAFER_SERVER_STARTER_MODEL")
    starter = found_starter()
    assert starter == Path(__file__).resolve().parents[2] / "resources" / "models" / "starter"
    settings = ServerSettings(data=tmp_path / "server")
    assert settings.starter_model == starter
    with serving(create_app(settings), settings.data) as each:
        wait_for_model(each)
        session = each.client("annotator", "a")
        (model,) = models(each, session)
        told = json.loads((starter / "model.json").read_text())
        iou = told["scores"]["simulated"]["mean_iou"]
        assert (model["model_version"], model["metrics"]["test_iou"]) == (told["version"], iou)
        assert model["metrics"]["per_class_iou"]["edge"] == told["scores"]["simulated"]["iou"][0]
        head = session.head(each.at(f"/models/{told['version']}"), timeout=20)
        assert head.headers["X-Model-IoU"] == f"{iou:.4f}"


def test_a_package_is_the_same_bytes_wherever_it_is_made(tmp_path):
    tiny_package(tmp_path / "folder")
    for name in ("one.wsmodel", "two.wsmodel"):
        pack_folder(tmp_path / "folder", tmp_path / name)
    assert (tmp_path / "one.wsmodel").read_bytes() == (tmp_path / "two.wsmodel").read_bytes()
    assert read_package(tmp_path / "one.wsmodel").sha256 == read_package(tmp_path / "folder").sha256


def test_an_engineer_registers_a_model_into_staging(served, engineer, tmp_path):
    data = package(tmp_path, version="2.0-rc1", fails=4.0)
    model = register(served, engineer, data).json()["data"]
    assert (model["model_version"], model["status"]) == ("2.0-rc1", "staging")
    again = register(served, engineer, data).json()["data"]
    assert again == model
    assert [m["model_version"] for m in models(served, engineer)] == ["2.0-rc1", "1.0"]


def test_another_package_of_the_same_version_is_refused(served, engineer, tmp_path):
    refused = register(served, engineer, package(tmp_path, version="1.0", fails=3.0))
    assert refusal(refused) == (409, "CONFLICT")


def changed(data, *, name, what):
    """The zip with another content of one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, what if each == name else old.read(each))
    return out.getvalue()


def test_a_broken_package_is_refused(served, engineer, tmp_path):
    good = package(tmp_path, version="3.0")
    description = json.loads(zipfile.ZipFile(io.BytesIO(good)).read("model.json"))
    foreign = json.dumps({**description, "classes": ["cat", "dog"]})
    odd = json.dumps({**description, "version": "../3"})
    for data in (
        b"no zip", b"", good[:-100],
        changed(good, name="model.int8.onnx", what=b"changed"),
        changed(good, name="model.json", what=b"{}"),
        changed(good, name="model.json", what=foreign),
        changed(good, name="model.json", what=odd),
    ):  # fmt: skip
        assert refusal(register(served, engineer, data)) == (400, "INVALID_INPUT")
    assert len(models(served, engineer)) == 1


def test_a_blob_that_is_not_there_is_refused(served, engineer):
    refused = engineer.post(served.at("/models"), json={"blob": "0" * 64}, timeout=20)
    assert refusal(refused) == (409, "CONFLICT")


def test_an_admin_removes_what_is_not_in_production(served, engineer, tmp_path):
    data = package(tmp_path, version="2.0", fails=4.0)
    blob = register(served, engineer, data).json()["data"]["blob"]
    assert refusal(engineer.delete(served.at("/models/2.0"), timeout=20)) == (403, "FORBIDDEN")
    admin = served.client("admin", new_id())
    assert admin.delete(served.at("/models/2.0"), timeout=20).json()["data"]["blob"] == blob
    assert served.parts.blobs.size(blob) is None
    assert refusal(admin.delete(served.at("/models/2.0"), timeout=20)) == (404, "NOT_FOUND")
    assert refusal(admin.delete(served.at("/models/1.0"), timeout=20)) == (409, "CONFLICT")


def test_an_annotator_registers_nothing(served, me):
    refused = me.post(served.at("/models"), json={"blob": "0" * 64}, timeout=20)
    assert refusal(refused) == (403, "FORBIDDEN")


@pytest.mark.parametrize("version", ["9.9", "..", "a b", "%2e%2e"])
def test_a_version_that_is_not_there_is_not_found(served, me, version):
    got = me.get(served.at(f"/models/{version}/metadata"), timeout=20)
    assert got.status_code in (400, 404)
    assert not got.json()["success"]
