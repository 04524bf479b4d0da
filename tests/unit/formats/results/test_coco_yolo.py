import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.extra.numpy import arrays
from PIL import Image
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO

from ml_core.formats.results.coco import CocoFolder
from ml_core.formats.results.yolo import YoloFolder, keyhole, label_line
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, mask_to_polygons, polygons_to_mask
from ml_core.wafer.taxonomy import CLASS_KEYS
from tests.unit.formats.plain_inspection import inspection_of, wafer_map

# pycocotools 2.0 warns of numpy's copy keyword when it decodes; only these tests decode.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


def two_wafers() -> list[tuple[WaferMap, Inspection]]:
    mask = np.zeros((300, 300), dtype=np.bool_)
    mask[60:210, 60:210] = True
    mask[120:150, 120:150] = False
    plain = np.zeros((300, 300), dtype=np.bool_)
    plain[0:30, 240:300] = True
    first = wafer_map(np.ones((10, 10), dtype=np.uint8))
    second = wafer_map(np.full((10, 10), 2, dtype=np.uint8))
    return [
        (first, inspection_of(first, {"ring": mask, "scratch": plain})),
        (second, inspection_of(second, {"edge": plain})),
    ]


def opened(folder: Path, capsys: pytest.CaptureFixture[str]) -> COCO:
    sink = CocoFolder(folder)
    for wafer, inspection in two_wafers():
        sink.add(wafer, inspection)
    (path,) = sink.close()
    return COCO(str(path))


def test_pycocotools_opens_it_and_gives_each_mask_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coco = opened(tmp_path, capsys)
    assert [coco.cats[i]["name"] for i in range(1, 9)] == list(CLASS_KEYS)
    for image_id, (_, inspection) in enumerate(two_wafers(), 1):
        annotations = coco.loadAnns(coco.getAnnIds(imgIds=[image_id]))
        assert len(annotations) == len(inspection.defects)
        for annotation, defect in zip(annotations, inspection.defects, strict=True):
            wanted = polygons_to_mask([defect.polygon], width=300, height=300)
            assert np.array_equal(coco.annToMask(annotation), wanted)
            assert annotation["bbox"] == list(defect.bbox_px)
            assert annotation["area"] == wanted.sum()


def test_a_hole_is_run_length_encoded_and_a_plain_outline_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coco = opened(tmp_path, capsys)
    ring, scratch, edge = (coco.anns[i] for i in (1, 2, 3))
    assert (ring["category_id"], scratch["category_id"], edge["category_id"]) == (3, 4, 1)
    assert ring["segmentation"]["size"] == [300, 300]
    assert coco_mask.area(ring["segmentation"]) == 150 * 150 - 30 * 30
    assert sorted(zip(*[iter(scratch["segmentation"][0])] * 2, strict=True)) == [
        (240, 0), (240, 30), (300, 0), (300, 30),
    ]  # fmt: skip
    assert [8, 0] in scratch["dies"]


def test_the_images_are_there_and_of_the_size_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coco = opened(tmp_path, capsys)
    assert [image["file_name"] for image in coco.imgs.values()] == [
        "images/LOT7_03.png", "images/LOT7_03_2.png",
    ]  # fmt: skip
    for image in coco.imgs.values():
        with Image.open(tmp_path / image["file_name"]) as picture:
            assert picture.size == (image["width"], image["height"])


def test_equal_wafers_give_equal_files(tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        sink = CocoFolder(tmp_path / name)
        for wafer, inspection in two_wafers():
            sink.add(wafer, inspection)
        texts.append(sink.close()[0].read_bytes())
    assert texts[0] == texts[1]


def test_no_wafer_at_all_is_still_a_whole_file(tmp_path: Path) -> None:
    (path,) = CocoFolder(tmp_path).close()
    document = json.loads(path.read_text())
    assert (document["images"], document["annotations"]) == ([], [])


@settings(max_examples=40, deadline=None)
@given(arrays(np.bool_, (12, 17)))
def test_any_outline_without_holes_is_exact_in_coco(mask: np.ndarray) -> None:
    for polygon in mask_to_polygons(mask):
        if polygon.holes:
            continue
        wanted = polygons_to_mask([polygon], width=17, height=12)
        runs = coco_mask.frPyObjects([polygon.exterior.ravel().tolist()], 12, 17)
        assert np.array_equal(coco_mask.decode(runs)[:, :, 0], wanted)


@settings(max_examples=40, deadline=None)
@given(arrays(np.bool_, (12, 17)))
def test_a_keyhole_fills_like_the_polygon_with_its_holes(mask: np.ndarray) -> None:
    for polygon in mask_to_polygons(mask):
        wanted = polygons_to_mask([polygon], width=17, height=12)
        got = polygons_to_mask([Polygon(keyhole(polygon))], width=17, height=12)
        assert np.array_equal(got, wanted)


def test_a_label_line_by_hand() -> None:
    _, inspection = two_wafers()[1]
    (defect,) = inspection.defects
    kind, *numbers = label_line(defect, width=300, height=300).split()
    assert kind == "0"
    points = {tuple(map(float, pair)) for pair in zip(numbers[::2], numbers[1::2], strict=True)}
    assert points == {(0.8, 0.0), (1.0, 0.0), (1.0, 0.1), (0.8, 0.1)}


def test_the_yolo_set_has_pictures_labels_and_names(tmp_path: Path) -> None:
    sink = YoloFolder(tmp_path)
    wafer = wafer_map(np.ones((10, 10), dtype=np.uint8), wafer="clean")
    for each, inspection in [*two_wafers(), (wafer, inspection_of(wafer, {}))]:
        sink.add(each, inspection)
    assert sink.close() == (tmp_path / "data.yaml",)
    assert '  3: "scratch"\n' in (tmp_path / "data.yaml").read_text()
    labels = tmp_path / "labels" / "train"
    assert len((labels / "LOT7_03.txt").read_text().splitlines()) == 2
    assert (labels / "LOT7_clean.txt").read_text() == ""
    pictures = sorted(path.stem for path in (tmp_path / "images" / "train").iterdir())
    assert pictures == sorted(path.stem for path in labels.iterdir())


def test_opencv_fills_a_label_with_a_hole_as_the_mask_is(tmp_path: Path) -> None:
    _, inspection = two_wafers()[0]
    defect = inspection.defects[0]
    numbers = np.array(label_line(defect, width=300, height=300).split()[1:], dtype=np.float64)
    filled = np.zeros((300, 300), dtype=np.uint8)
    points = np.rint(numbers.reshape(-1, 2) * 300).astype(np.int32)
    cv2.fillPoly(filled, [points], 1)
    wanted = polygons_to_mask([defect.polygon], width=300, height=300)
    assert filled[135, 135] == 0
    # OpenCV also paints the outline itself: a pixel's width more, and the cut.
    assert abs(int(filled.sum()) - int(wanted.sum())) < 4 * 150 + 4 * 30 + 70
