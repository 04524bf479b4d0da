"""The COCO export, opened by COCO's own reader."""

import json

import numpy as np
import pytest
from pycocotools.coco import COCO

from ml_core.wafer.taxonomy import CLASS_KEYS
from tests.server.working import Lab, square, wafer_id_of

# pycocotools 2.0 warns of numpy's copy keyword when it decodes; only these tests decode.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

RING = square(60, 60)
HOLE = [[90, 90], [120, 90], [120, 120], [90, 120]]
HOLED = square(60, 60, 100, defect_class="edge", holes=[HOLE])


@pytest.fixture
def lab(served, tmp_path):
    return Lab(served, tmp_path)


@pytest.fixture
def boss(lab):
    return lab.person("engineer")


def exported(lab, boss, path, **params):
    answered = boss.session.get(
        lab.served.at("/annotations/export/coco"), params=params, timeout=30
    )
    assert answered.status_code == 200, answered.text
    path.write_bytes(answered.content)
    return COCO(str(path))


def test_coco_reads_it_and_gives_each_mask_back(lab, boss, tmp_path, capsys):
    lab.wafer(7)
    ann = lab.person()
    ann.submit(7, [RING | {"confidence": 0.5}, HOLED], annotation_time_seconds=480)
    coco = exported(lab, boss, tmp_path / "a.json")
    assert [coco.cats[i]["name"] for i in range(1, 9)] == list(CLASS_KEYS)
    (image,) = coco.loadImgs(coco.getImgIds())
    assert (image["id"], image["width"], image["height"]) == (7, 300, 300)
    assert (image["lot"], image["wafer"], image["product"]) == ("LOT1", "W07", "TC41")
    assert image["wafer_id"] == wafer_id_of(7)
    plain, holed = coco.loadAnns(coco.getAnnIds())
    wanted = np.zeros((300, 300), np.uint8)
    wanted[60:120, 60:120] = 1
    assert np.array_equal(coco.annToMask(plain), wanted)
    assert (plain["area"], plain["bbox"], plain["category_id"]) == (3600, [60, 60, 60, 60], 3)
    wanted[60:160, 60:160] = 1
    wanted[90:120, 90:120] = 0
    assert np.array_equal(coco.annToMask(holed), wanted)
    assert (holed["area"], holed["bbox"], holed["category_id"]) == (9100, [60, 60, 100, 100], 1)
    assert (plain["confidence"], holed["confidence"]) == (0.5, 1.0)
    assert (plain["annotator_id"], plain["annotation_time_seconds"]) == (ann.profile, 480)


def test_ids_stay_when_other_things_change(lab, boss, tmp_path, capsys):
    for number in (1, 2):
        lab.wafer(number)
    ann = lab.person()
    first = ann.submit(1, [RING])["annotation_id"]
    ann.submit(2, [RING, HOLED])
    before = exported(lab, boss, tmp_path / "a.json")
    ann.replace(first, 1, [])
    after = exported(lab, boss, tmp_path / "b.json")
    assert sorted(before.anns) == [2, 4, 5]  # the log's numbers of the shapes' first changes
    assert sorted(after.anns) == [4, 5]
    assert sorted(after.imgs) == [1, 2]  # a wafer without a defect is an image without regions


def test_what_is_exported_can_be_chosen(lab, boss, tmp_path, capsys):
    lab.wafer(1, lot="A", product="P")
    lab.wafer(2, lot="B", product="P")
    lab.wafer(3, lot="B", product="Q")
    ann = lab.person()
    keys = [ann.submit(number, [RING])["annotation_id"] for number in (1, 2, 3)]
    boss.review(keys[0], "accept")
    boss.review(keys[1], "reject")
    ann.replace(keys[0], 1, [RING, square(200, 200)])
    boss.review(keys[2], "accept")

    def images(**params):
        return sorted(exported(lab, boss, tmp_path / "c.json", **params).imgs)

    assert images() == [1, 3]
    assert images(product="P") == [1]
    assert images(lot="B") == [3]
    assert images(reviewed=True) == [3]  # the first was changed after its review
    assert images(state="draft") == []


def test_many_pages_hold_every_wafer_once(lab, boss, tmp_path, capsys):
    ann = lab.person()
    for number in range(1, 103):
        lab.wafer(number)
        ann.submit(number, [RING])
    coco = exported(lab, boss, tmp_path / "a.json")
    assert sorted(coco.imgs) == list(range(1, 103))
    assert len(coco.anns) == 102


def test_a_wafer_without_its_bytes_is_named(lab, boss, tmp_path, capsys):
    lab.wafer(1, bytes_there=False)
    lab.person().push(1)
    coco = exported(lab, boss, tmp_path / "a.json")
    assert (coco.imgs, coco.anns) == ({}, {})
    assert json.loads((tmp_path / "a.json").read_text())["left_out"] == [1]


def test_nothing_is_exported_to_annotators(lab):
    error = lab.person().ask("GET", "/annotations/export/coco", status=403)
    assert error["code"] == "FORBIDDEN"
