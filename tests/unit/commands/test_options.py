import argparse
import json
import os
import signal
from pathlib import Path

import pytest

from ml_core.formats.reader import PaletteChoice, ProductGeometry
from ml_core.segmentation.pyramid import PyramidMode, PyramidSettings
from ml_core.wafer.alignment import PointPair
from ml_core.wafer.errors import (
    Cancelled,
    ExportError,
    GeometryError,
    ModelError,
    WaferFileError,
)
from ml_core.wafer.grid import Notch
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from wafer_studio import places
from wafer_studio.commands import options
from wafer_studio.commands.exit_codes import ExitCode
from wafer_studio.commands.stopping import stop_on_signals


@pytest.mark.parametrize(
    ("text", "geometry"),
    [
        ("P=2.5x3.1,200,down", ProductGeometry("P", (2.5, 3.1), 200.0, Notch.DOWN)),
        ("*=150", ProductGeometry("*", None, 150.0, None)),
        ("A=B=left", None),
        ("P = =", None),
        ("P=1X2", ProductGeometry("P", (1.0, 2.0), None, None)),
        ("P=right", ProductGeometry("P", None, None, Notch.RIGHT)),
    ],
)
def test_a_geometry_in_short(text: str, geometry: ProductGeometry | None) -> None:
    if geometry is None:
        with pytest.raises(argparse.ArgumentTypeError, match="no part of"):
            options.geometries(text)
    else:
        assert options.geometries(text) == (geometry,)


def test_geometries_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    path.write_text(json.dumps({"P": {"pitch_mm": [2, 3]}, "*": {"notch": "up"}}))
    assert options.geometries(str(path)) == (
        ProductGeometry("P", (2.0, 3.0)),
        ProductGeometry("*", notch=Notch.UP),
    )


@pytest.mark.parametrize(
    "text",
    [
        "no json", "[]", '{"P": 3}', '{"P": {"pitch": [1, 2]}}', '{"P": {"pitch_mm": [1]}}',
        '{"P": {"diameter_mm": -1}}', '{"P": {"notch": "bottom"}}', '{"P": {"pitch_mm": [0, 1]}}',
    ],
)  # fmt: skip
def test_a_geometry_file_that_is_none_says_what_one_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "g.json"
    path.write_text(text)
    with pytest.raises(argparse.ArgumentTypeError, match=r"g\.json is no") as caught:
        options.geometries(str(path))
    assert "pitch_mm" in str(caught.value)


def test_a_palette() -> None:
    assert options.palette("#ff0000=fail, #00FF00=pass,#ffffff=none,#000000=no-die") == (
        PaletteChoice("#FF0000", FAIL),
        PaletteChoice("#00FF00", PASS),
        PaletteChoice("#FFFFFF", NO_DIE),
        PaletteChoice("#000000", NO_DIE),
    )


def test_exports_by_name_each_once() -> None:
    assert options.export_names("pdf, coco,pdf") == ("pdf", "coco")
    assert options.export_names("all") == (
        "coco", "klarf", "stage", "yolo", "pdf", "xlsx", "evidence",
    )  # fmt: skip


def test_a_point_of_an_alignment() -> None:
    assert options.point_pair("-1.5,2=30,40") == PointPair((-1.5, 2.0), (30.0, 40.0))
    for text in ("1,2", "1,2=3", "1,2=3,x", "1,2,3=4,5"):
        with pytest.raises(argparse.ArgumentTypeError):
            options.point_pair(text)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModelError("m"), 4),
        (ExportError("e"), 4),
        (WaferFileError(source="s", what="w"), 3),
        (GeometryError("g"), 3),
    ],
)
def test_errors_have_their_exit_codes(error: Exception, code: int) -> None:
    assert ExitCode.of(error) == code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_is_a_request_and_handlers_come_back(number: int) -> None:
    before = signal.getsignal(number)
    with stop_on_signals() as stop:
        stop.check()
        os.kill(os.getpid(), number)
        with pytest.raises(Cancelled):
            stop.check()
    assert signal.getsignal(number) is before


def test_a_second_ctrl_c_stops_at_once() -> None:
    with stop_on_signals():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_the_schema_lies_where_places_says() -> None:
    assert places.results_schema().is_file()
    assert places.resources().is_dir()


def test_the_pyramids_modes_are_those_of_the_model() -> None:
    assert tuple(PyramidMode) == options.PYRAMID_MODES
    for mode in PyramidMode:
        found = options.pyramid_of(argparse.Namespace(pyramid=mode.value))
        assert found == PyramidSettings(mode=mode)
