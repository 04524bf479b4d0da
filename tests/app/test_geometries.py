"""Geometries of products survive a restart, in the form that the command line reads."""

import pytest

from ml_core.formats.reader import ProductGeometry
from ml_core.wafer.grid import Notch
from wafer_studio.app.geometries import Geometries
from wafer_studio.commands.options import geometries


def test_what_was_given_is_there_again_and_for_the_command_line(tmp_path):
    path = tmp_path / "deep" / "geometries.json"
    first = ProductGeometry("A/1", pitch_mm=(2.5, 3.25), diameter_mm=200.0, notch=Notch.UP)
    other = ProductGeometry("*", diameter_mm=300.0)
    kept = Geometries(path)
    kept.put(ProductGeometry("A/1", diameter_mm=1.0))
    kept.put(first)
    kept.put(other)
    assert Geometries(path).all == (first, other)
    assert geometries(str(path)) == (first, other)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"A": 1}', '{"A": {"notch": "north"}}', '{"A": {"pitch_mm": [1]}}']
)
def test_a_broken_file_holds_none(tmp_path, text):
    path = tmp_path / "geometries.json"
    path.write_text(text)
    assert Geometries(path).all == ()
