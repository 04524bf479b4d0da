"""The pyramid through a real session; the tiny model's answer at each size is known by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ml_core.segmentation.batch import inspect_all
from ml_core.segmentation.clock import StageClock
from ml_core.segmentation.evaluate import evaluate_set
from ml_core.segmentation.package import CPU_GRAPH, write_package
from ml_core.segmentation.pipeline import UNLISTED_SIZES, load_inspector
from ml_core.segmentation.pyramid import PyramidMode, PyramidSettings, pyramid_sizes
from ml_core.segmentation.session import CPU
from ml_core.wafer.sets import join_grids
from tests.unit.segmentation.tiny_model import DESCRIPTION, tiny_graph, tiny_inspector, wafer_of

OFF, ON, ADAPTIVE = (PyramidSettings(mode=mode) for mode in PyramidMode)


def block(columns, rows, *, side=10):
    """A wafer of passing dies with a block of failed ones."""
    cells = np.ones((side, side), np.uint8)
    cells[3 : 3 + rows, 3 : 3 + columns] = 2
    return wafer_of(cells)


def listing(folder, sizes, pyramid, **weights):
    """An inspector on a package that lists input sizes."""
    description = replace(DESCRIPTION, input_size=sizes[0], input_sizes=tuple(sizes))
    write_package(folder, description, {CPU_GRAPH: tiny_graph(**weights)})
    return load_inspector(folder, providers=[CPU], threads=1, pyramid=pyramid)


def test_sizes_by_factors_where_the_model_lists_one():
    assert pyramid_sizes(160, [160], ON) == (256, 160, 128)
    assert pyramid_sizes(320, (), ON) == (480, 320, 256)
    assert pyramid_sizes(32, [32], ON) == (64, 32)
    assert pyramid_sizes(96, [96], PyramidSettings(factors=(2.0,))) == (192, 96)


def test_listed_sizes_go_before_factors():
    assert pyramid_sizes(160, [160, 224, 288], ON) == (288, 224, 160)
    assert pyramid_sizes(160, [160, 224], ON) == (224, 160)
    assert pyramid_sizes(128, [64, 96, 128, 192, 512], ON) == (192, 128, 96)
    assert pyramid_sizes(512, [64, 96, 128, 192, 512], ON) == (512, 192, 128)


@pytest.mark.parametrize(
    ("wafer", "weight", "expected"),
    [
        pytest.param(wafer_of(np.ones((10, 10), np.uint8)), 10.0, (320,), id="nothing"),
        pytest.param(block(4, 4), 10.0, (320,), id="large and sure"),
        pytest.param(block(1, 1), 10.0, (480, 320), id="one die"),
        pytest.param(block(6, 1), 10.0, (480, 320), id="a thin line"),
        pytest.param(block(4, 4), 0.5, (480, 320, 256), id="unsure: sigmoid(0.5) = 0.62"),
        pytest.param(block(4, 4), 0.7, (320,), id="sure enough: sigmoid(0.7) = 0.67"),
        pytest.param(block(60, 60, side=106), 10.0, (320,), id="3.02 pixels a die"),
        pytest.param(block(60, 60, side=107), 10.0, (480, 320), id="2.99 pixels a die"),
    ],
)
def test_the_adaptive_choice_goes_on_where_there_is_a_reason(tmp_path, wafer, weight, expected):
    inspector = tiny_inspector(tmp_path, fails={"particle": weight}).with_pyramid(ADAPTIVE)
    found = inspector.inspect(wafer).inputs
    assert found.sizes == expected
    assert found.pyramid == "adaptive"


def test_on_runs_all_and_off_one(tmp_path):
    inspector = tiny_inspector(tmp_path, fails={"particle": 10.0})
    assert inspector.inspect(block(4, 4)).inputs.sizes == (320,)
    assert inspector.inspect(block(4, 4)).inputs.pyramid == "off"
    found = inspector.with_pyramid(ON).inspect(block(4, 4)).inputs
    assert (found.pyramid, found.sizes) == ("on", (480, 320, 256))


def test_where_all_sizes_say_the_same_so_does_the_pyramid(tmp_path):
    inspector = tiny_inspector(tmp_path, fails={"particle": 10.0}, passes={"edge": 10.0})
    # 10 dies on 480, 320 and 256 pixels: the shares in straddling pixels differ, no die does
    plain, pyramid = (each.inspect(block(3, 2)) for each in (inspector, inspector.with_pyramid(ON)))
    assert np.array_equal(plain.die_mask, pyramid.die_mask)
    assert plain.verdict == pyramid.verdict
    assert [d.dies for d in plain.defects] == [d.dies for d in pyramid.defects]


def line(side, row):
    cells = np.ones((side, side), np.uint8)
    cells[row, :] = 2
    return wafer_of(cells)


def test_a_thin_line_is_found_by_the_largest_input_alone(tmp_path):
    # 96 dies on 32 pixels: a third of each pixel failed, so the model says no; on 96 it says yes
    wafer = line(96, 40)
    small = listing(tmp_path / "one", [32], OFF, fails={"scratch": 10.0})
    assert small.inspect(wafer).verdict == "none"
    inspector = listing(tmp_path / "many", [96, 64, 32], ON, fails={"scratch": 10.0})
    found = inspector.inspect(wafer)
    assert found.inputs.sizes == (96, 64, 32)
    assert found.verdict == "scratch"
    assert np.array_equal(found.die_mask != 0, wafer.cells == 2)


def test_each_wafer_gets_the_listed_size_that_suits_its_dies(tmp_path):
    inspector = listing(tmp_path, [64, 32, 96], OFF, fails={"particle": 10.0})
    sizes = [inspector.inspect(block(2, 2, side=side)).inputs.sizes for side in (8, 9, 16, 17, 99)]
    assert sizes == [(32,), (64,), (64,), (96,), (96,)]


def test_a_pyramid_over_a_model_of_one_size_is_told(tmp_path):
    plain = tiny_inspector(tmp_path / "one", fails={"particle": 10.0})
    assert plain.notices == ()
    assert plain.with_pyramid(ON).notices == (UNLISTED_SIZES,)
    assert listing(tmp_path / "many", [32, 64], ON, fails={"particle": 10.0}).notices == ()


def test_a_batch_looks_at_every_wafer_in_the_same_way(tmp_path):
    inspector = tiny_inspector(tmp_path, threads=2, fails={"particle": 10.0}).with_pyramid(ON)
    found = [inspection for _, inspection in inspect_all(inspector, [block(2, 2)] * 6)]
    assert [each.inputs.sizes for each in found] == [(480, 320, 256)] * 6


def test_an_evaluation_tells_how_it_looked(tmp_path):
    grid = block(4, 4).cells
    dies = join_grids([grid], labels=["particle"], lots=["L"], wafers=[1])
    inspector = tiny_inspector(tmp_path, fails={"particle": 10.0})
    assert evaluate_set(inspector, dies).pyramid == "off"
    found = evaluate_set(inspector.with_pyramid(ADAPTIVE), dies)
    assert (found.pyramid, found.verdicts) == ("adaptive", ("particle",))


def test_a_stage_that_is_entered_again_goes_on_counting():
    clock = StageClock()
    with clock.model:
        sum(range(1000))
    once = clock.times().model
    with clock.model:
        sum(range(1000))
    times = clock.times()
    assert times.model > once > 0
    assert (times.read, times.preprocess, times.postprocess, times.metrics) == (0, 0, 0, 0)
