"""Wafers come in: from workstations as records, from anyone as files; whatever is in the files."""

import io
import zipfile

import cv2
import numpy as np
import pytest

from ml_core.wafer.identity import new_id
from ml_core.wafer.packing import pack_wafer, unpack_wafer
from sync_server.app import create_app
from sync_server.settings import ServerSettings
from tests.server.conftest import serving
from tests.server.wafers import (
    put_record,
    record,
    refusal,
    send_blob,
    send_wafer,
    wafer,
)
from tests.stdf_files import FAILED, StdfFile

MIB = 2**20


@pytest.fixture
def served(tmp_path):
    data = tmp_path / "server"
    settings = ServerSettings(
        data=data,
        max_upload=8 * MIB,
        opening_seconds=20,
        opening_memory=2**30,
    )
    with serving(create_app(settings), data) as each:
        yield each


@pytest.fixture
def me(served):
    return served.client("annotator", new_id())


def upload(served, session, data, name="map.npy", **fields):
    return session.post(
        served.at("/wafer-maps/upload"), files={"file": (name, data)}, data=fields, timeout=60
    )


def npy(cells):
    file = io.BytesIO()
    np.save(file, cells)
    return file.getvalue()


def grid(side=30):
    cells = np.ones((side, side), np.uint8)
    cells[3, 4:9] = 2
    return npy(cells)


def test_a_record_is_kept_once_and_given_back(served, me):
    made = wafer()
    send_blob(served, me, pack_wafer(made))
    first = put_record(served, me, record(made)).json()["data"]
    assert first == {
        "wafer_map_id": 1, "wafer_id": made.wafer_id, "name": "LOT7 / W05", "is_new": True,
    }  # fmt: skip
    again = put_record(served, me, record(made)).json()["data"]
    assert again == {**first, "is_new": False}
    got = me.get(served.at(f"/sync/wafers/{made.wafer_id}"), timeout=20).json()["data"]
    assert got == {**record(made), "test_program": None}


def test_a_record_whose_blob_is_not_whole_is_refused(served, me):
    assert refusal(put_record(served, me, record(wafer()))) == (409, "CONFLICT")


@pytest.mark.parametrize(
    "wrong", [{"columns": 31}, {"rows": 1}, {"dies": 899}, {"fails": 2}, {"size": 1}]
)
def test_a_record_that_says_another_wafer_than_its_blob_is_refused(served, me, wrong):
    made = wafer()
    send_blob(served, me, pack_wafer(made))
    refused = put_record(served, me, {**record(made), **wrong})
    assert refusal(refused) == (400, "INVALID_INPUT")
    assert list(refused.json()["error"]["details"]) == list(wrong)
    assert me.get(served.at(f"/sync/wafers/{made.wafer_id}"), timeout=20).status_code == 404


def test_a_record_under_the_id_of_another_wafer_is_refused(served, me):
    made, other = wafer("1"), wafer("2")
    send_blob(served, me, pack_wafer(made))
    said = {**record(made), "wafer_id": other.wafer_id}
    refused = put_record(served, me, said)
    assert list(refused.json()["error"]["details"]) == ["wafer_id"]
    elsewhere = me.put(
        served.at(f"/sync/wafers/{other.wafer_id}"), json=record(made), timeout=20
    )  # fmt: skip
    assert refusal(elsewhere) == (400, "INVALID_INPUT")


def test_another_record_under_the_same_id_is_refused(served, me):
    send_wafer(served, me, wafer(lot="LOT7"))
    other = wafer(lot="LOT8")
    send_blob(served, me, pack_wafer(other))
    refused = put_record(served, me, record(other))
    assert refusal(refused) == (409, "CONFLICT")
    assert refused.json()["error"]["details"]["wafer_map_id"] == "1"


@pytest.mark.parametrize("side", [30, 400])
def test_a_blob_that_is_no_packed_wafer_is_refused(served, me, side):
    """The small one is unpacked in the server, the large one in a process of its own."""
    made = wafer(side=side)
    rng = np.random.default_rng(1)
    damaged = pack_wafer(made)[:-5] + rng.bytes(5 if side == 30 else 20_000)
    send_blob(served, me, damaged)
    refused = put_record(served, me, record(made, damaged))
    assert refusal(refused) == (400, "INVALID_INPUT")
    assert "damaged" in refused.json()["error"]["message"]


def test_a_large_record_is_checked_apart_and_kept(served, me):
    rng = np.random.default_rng(2)
    failed = [(int(row), int(column)) for row, column in rng.integers(0, 400, (60_000, 2))]
    made = wafer(side=400, failed=failed)
    assert len(pack_wafer(made)) > 16 * 1024
    assert send_wafer(served, me, made) == 1


def test_an_uploaded_file_gives_a_number(served, me):
    sent = upload(
        served, me, grid(), lot_id="LOT123456", wafer_id="W05", product_family="TC41x"
    ).json()["data"]  # fmt: skip
    assert sent["wafer_map_id"] == sent["wafer_maps"][0]["wafer_map_id"] == 1
    assert sent["troubles"] == []
    line = me.get(served.at("/wafer-maps/1"), timeout=20).json()["data"]
    assert (line["lot"], line["wafer"], line["product"]) == ("LOT123456", "W05", "TC41x")
    assert (line["columns"], line["rows"], line["dies"], line["fails"]) == (30, 30, 900, 5)
    packed = me.get(served.at(f"/blobs/{line['blob']}"), timeout=20).content
    made = unpack_wafer(packed)
    assert (made.wafer_id, made.fail_count) == (line["wafer_id"], 5)
    assert made.source.path == "map.npy"


def test_the_same_file_again_is_the_same_wafer(served, me):
    upload(served, me, grid(), lot_id="A")
    again = upload(served, me, grid(), lot_id="B").json()["data"]
    assert [(w["wafer_map_id"], w["is_new"]) for w in again["wafer_maps"]] == [(1, False)]
    assert me.get(served.at("/wafer-maps/1"), timeout=20).json()["data"]["lot"] == "A"


def stdf(*wafers):
    file = StdfFile().far().mir(lot="LOT7", product="CHIP")
    for name in wafers:
        file = file.wir(name)
        for x in range(4):
            for y in range(4):
                file = file.part(x, y, flag=FAILED if x == y else 0)
        file = file.wrr(name, parts=16)
    return bytes(file.mrr())


def test_several_wafers_of_one_stdf_get_several_numbers(served, me):
    sent = upload(
        served, me, stdf("W01", "W02"), "lot7.stdf", lot_id="other", wafer_id="none"
    ).json()["data"]  # fmt: skip
    assert [w["wafer_map_id"] for w in sent["wafer_maps"]] == [1, 2]
    assert [w["name"] for w in sent["wafer_maps"]] == ["LOT7 / W01", "LOT7 / W02"]


def test_a_name_is_given_to_one_wafer_only(served, me):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.npy", grid(30))
        archive.writestr("b.npy", grid(31))
    sent = upload(served, me, file.getvalue(), "two.zip", lot_id="L", wafer_id="W05")
    names = [w["name"] for w in sent.json()["data"]["wafer_maps"]]
    assert names == ["L", "L"]


def test_what_can_be_read_of_a_file_is_kept_and_the_rest_is_told(served, me):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("good.stdf", stdf("W01"))
        archive.writestr("bad.txt", b"no such thing")
    sent = upload(served, me, file.getvalue(), "mixed.zip").json()["data"]
    assert len(sent["wafer_maps"]) == 1
    (trouble,) = sent["troubles"]
    assert trouble.startswith("mixed.zip!bad.txt")


def test_the_list_is_paged_and_filtered(served, me):
    for number in range(5):
        send_wafer(served, me, wafer(str(number), lot=f"LOT{number % 2}", product="P"))
    page = me.get(served.at("/wafer-maps?page=2&page_size=2"), timeout=20).json()["data"]
    assert [w["wafer_map_id"] for w in page["wafer_maps"]] == [3, 2]
    assert page["paging"] == {"page": 2, "page_size": 2, "total": 5, "total_pages": 3}
    odd = me.get(served.at("/wafer-maps?lot=LOT1&product=P"), timeout=20).json()["data"]
    assert [w["wafer_map_id"] for w in odd["wafer_maps"]] == [4, 2]
    none = me.get(served.at("/wafer-maps?lot=none"), timeout=20).json()["data"]
    assert none["paging"]["total_pages"] == 0
    for bad in ("page=0", "page_size=0", "page_size=501", "page=x"):
        assert refusal(me.get(served.at(f"/wafer-maps?{bad}"), timeout=20)) == (
            400, "INVALID_INPUT",
        )  # fmt: skip


def test_a_wafer_has_a_picture(served, me):
    send_wafer(served, me, wafer(side=30, failed=((0, 0),)))
    got = me.get(served.at("/wafer-maps/1/image"), timeout=20)
    assert (got.status_code, got.headers["Content-Type"]) == (200, "image/png")
    pixels = cv2.imdecode(np.frombuffer(got.content, np.uint8), cv2.IMREAD_COLOR)
    assert pixels.shape == (300, 300, 3)
    assert pixels[0, 0].max() < pixels[299, 299].min()  # the failed die is dark
    again = me.get(
        served.at("/wafer-maps/1/image"), headers={"If-None-Match": got.headers["ETag"]}, timeout=20
    )
    assert again.status_code == 304


def test_what_is_not_there_is_not_found(served, me):
    for at in ("/wafer-maps/7", "/wafer-maps/7/image", f"/sync/wafers/{'0' * 64}"):
        assert refusal(me.get(served.at(at), timeout=20)) == (404, "NOT_FOUND")


def zip_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.npy", bytes(300 * MIB))
    return file.getvalue()


def slip():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../../../evil.txt", b"here I am")
    return file.getvalue()


XML = b"""<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<Map xmlns="urn:semi-org:xsd.E142-1.V1005.SubstrateMap">&a;</Map>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;">]><Map>&c;</Map>"""
PICKLE = b"cos\nsystem\n(S'touch /tmp/owned'\ntR."


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", zip_bomb(), slip(), XML, LAUGHS, PICKLE, b"\x93NUMPY" + b"\xff" * 100],
    ids=["empty", "a byte", "zip bomb", "zip slip", "entity", "laughs", "pickle", "cut"],
)
def test_a_hostile_file_is_one_clear_error(served, me, data):
    refused = upload(served, me, data, "some.file")
    assert refusal(refused) == (400, "INVALID_INPUT")
    message = refused.json()["error"]["message"]
    assert message.startswith("some.file")
    assert "root:" not in refused.text
    assert str(served.data) not in refused.text
    assert list((served.data / "opening").iterdir()) == []


def test_a_map_of_too_many_cells_is_an_error_and_not_the_end(served, me):
    head = npy(np.ones((1, 1), np.uint8)).replace(b"(1, 1)", b"(99999, 99999)"[:14])
    assert refusal(upload(served, me, head))[0] == 400
    assert upload(served, me, grid()).status_code == 200


@pytest.mark.parametrize(
    "named", ["../../evil.npy", "/etc/evil.npy", "C:\\evil.npy", "..", "job.json", "a\0b.npy"]
)
def test_a_name_leads_nowhere_else(served, me, named):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="'
        + named.replace("\\", "\\\\").encode()
        + b'"\r\n\r\n' + grid() + b"\r\n--x--\r\n"
    )  # fmt: skip
    sent = me.post(
        served.at("/wafer-maps/upload"), data=body,
        headers={"Content-Type": "multipart/form-data; boundary=x"}, timeout=60,
    )  # fmt: skip
    assert sent.status_code == 200, sent.text
    around = {path.name for path in served.data.rglob("*")} | {
        path.name for path in served.data.parent.iterdir()
    }
    assert not any("evil" in name for name in around)


def test_too_large_a_file_is_refused(served, me):
    refused = upload(served, me, bytes(8 * MIB + 100_000))
    assert refusal(refused) == (413, "TOO_LARGE")

    def unannounced():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(9):
            yield bytes(MIB)

    chunked = me.post(
        served.at("/wafer-maps/upload"), data=unannounced(),
        headers={"Content-Type": "multipart/form-data; boundary=x"}, timeout=60,
    )  # fmt: skip
    assert refusal(chunked) == (413, "TOO_LARGE")
    assert list((served.data / "opening").iterdir()) == []


FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxx\r\n'
FIELD = b'--x\r\nContent-Disposition: form-data; name="lot_id"\r\n\r\n%s\r\n'


@pytest.mark.parametrize(
    "body",
    [
        b"", b"--x--\r\n", b"nonsense", FILE, FILE + FILE + b"--x--\r\n",
        FIELD % (b"L" * 2000) + FILE + b"--x--\r\n", FIELD % b"L" + b"--x--\r\n",
        b"--x\r\nX: " + b"y" * 100_000,
    ],
    ids=["empty", "no parts", "nonsense", "cut", "two files", "long field", "no file", "header"],
)  # fmt: skip
def test_a_form_that_is_none_is_one_clear_error(served, me, body):
    refused = me.post(
        served.at("/wafer-maps/upload"), data=body,
        headers={"Content-Type": "multipart/form-data; boundary=x"}, timeout=60,
    )  # fmt: skip
    assert refusal(refused) == (400, "INVALID_INPUT")
    assert refused.json()["error"]["message"].startswith("The form")


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", ""])
def test_what_is_no_form_is_refused(served, me, kind):
    refused = me.post(
        served.at("/wafer-maps/upload"), data=b"x", headers={"Content-Type": kind}, timeout=20
    )
    assert refusal(refused) == (415, "UNSUPPORTED_MEDIA")
