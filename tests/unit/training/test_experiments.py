import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from ml_core.training.experiments import (
    ResultFile,
    SmallTraining,
    always,
    interval_of,
    score_with_spread,
    settings_of,
    within,
)
from ml_core.training.settings import Shares
from ml_core.wafer.errors import TrainingError


@dataclass(frozen=True)
class Setting:
    steps: int
    start: Path | None = None


@dataclass(frozen=True)
class Result:
    name: str
    iou: tuple[float | None, ...]


FIRST, SECOND = Result("a", (0.25, None)), Result("b", ())


def opened(path: Path, setting: Setting) -> ResultFile[Result]:
    return ResultFile(path, Result, setting)


def test_results_come_back_as_they_were(tmp_path: Path):
    path, setting = tmp_path / "new" / "results.jsonl", Setting(5, Path("last.pt"))
    file = opened(path, setting)
    file.add([FIRST])
    file.add([SECOND])
    assert file.results == (FIRST, SECOND)
    assert opened(path, setting).results == (FIRST, SECOND)
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(head) == {"setting": {"steps": 5, "start": "last.pt"}}
    assert [json.loads(line)["name"] for line in lines] == ["a", "b"]


def test_another_setting_is_refused_from_the_first_moment(tmp_path: Path):
    opened(tmp_path / "results.jsonl", Setting(5))
    with pytest.raises(TrainingError, match="another setting"):
        opened(tmp_path / "results.jsonl", Setting(6))


@pytest.mark.parametrize(
    "text",
    ["", "no json\n", '{"setting": {"steps": 5, "start": null}}\n{"name": "a"}\n', "[1]\n",
     '{"setting": {"steps": 5, "start": null}}\n{"name": "a", "io\n'],
)  # fmt: skip
def test_a_foreign_file_is_refused_and_kept(tmp_path: Path, text: str):
    path = tmp_path / "results.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError, match=r"results\.jsonl is no file of results"):
        opened(path, Setting(5))
    assert path.read_text(encoding="utf-8") == text


def test_checkpoints_live_until_their_result_is_there(tmp_path: Path):
    path, setting = tmp_path / "results.jsonl", Setting(5)
    checkpoint = opened(path, setting).folder_of("training-1") / "last.pt"
    checkpoint.touch()
    file = opened(path, setting)  # the run was killed and is started again
    assert checkpoint.exists()
    file.add([FIRST])
    assert not checkpoint.exists()


def test_checkpoints_of_a_table_that_is_gone_go_too(tmp_path: Path):
    path = tmp_path / "results.jsonl"
    checkpoint = opened(path, Setting(5)).folder_of("training-1") / "last.pt"
    checkpoint.touch()
    path.unlink()
    opened(path, Setting(6))
    assert not checkpoint.exists()


def test_an_interval_by_hand():
    found = interval_of([1.0, 2.0, 3.0])
    assert (found.mean, found.deviation, found.count) == (2.0, 1.0, 3)
    assert found.half_width == pytest.approx(4.303 / math.sqrt(3))  # t at 95 %, two degrees


def test_students_t_against_scipy():
    from scipy.stats import t

    for count in range(2, 11):
        values = [float(v) for v in range(count)]
        found = interval_of(values)
        assert found.half_width is not None
        error = np.std(values, ddof=1) / math.sqrt(count)
        assert found.half_width == pytest.approx(t.ppf(0.975, count - 1) * error, rel=2e-4)


def test_a_single_value_has_no_interval():
    found = interval_of([0.5])
    assert (found.mean, found.deviation, found.half_width, found.count) == (0.5, None, None, 1)


def test_the_spread_of_a_score_by_hand():
    cells = np.ones((1, 2), np.uint8)
    both_dies, one_die = np.array([[1, 1]], np.uint8), np.array([[1, 0]], np.uint8)
    seen = np.zeros((8, 1, 2), np.float32)
    seen[0] = 1  # edge on both dies
    found = score_with_spread([seen, seen], [cells, cells], [both_dies, one_die])
    assert found.mean_iou == pytest.approx(3 / 4)
    assert found.iou == (pytest.approx(3 / 4), *[None] * 7)
    # without either wafer it is 1/2 or 1; two groups: sqrt(1/2 (1/16 + 1/16))
    assert found.spread == pytest.approx(1 / 4)


def test_equal_wafers_have_no_spread():
    cells, masks = np.ones((1, 2), np.uint8), np.array([[1, 0]], np.uint8)
    seen = np.zeros((8, 1, 2), np.float32)
    seen[0] = 1
    assert score_with_spread([seen] * 12, [cells] * 12, [masks] * 12).spread == 0


def test_a_training_sees_labelled_wafers_only(tmp_path: Path):
    small = SmallTraining(pixels=32, steps=7, batch=4, start=tmp_path / "start.pt")
    found = settings_of(small, tmp_path, seed=3, labelled=tmp_path / "set.npz")
    (phase,) = found.phases
    assert (phase.steps, phase.size, phase.batch, phase.warm_up) == (7, 32, 4, 7)
    assert phase.shares == Shares(labelled=1.0)
    assert phase.shares.simulated == 0
    assert (found.seed, found.start) == (3, tmp_path / "start.pt")


def test_trainings_begin_within_the_hours_only():
    assert within(None) is always
    assert always()
    assert within(1.0)()
    assert not within(0.0)()
