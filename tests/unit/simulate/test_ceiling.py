import dataclasses

import numpy as np
import pytest

from ml_core.simulate.__main__ import main
from ml_core.simulate.ceiling import bayes_ceiling, posterior_masks
from ml_core.simulate.patterns import Pattern
from ml_core.simulate.wafer import Instance, SimulatedWafer, wafer_of
from ml_core.wafer.sets import read_set


def wafer_with_square(rate: float) -> SimulatedWafer:
    """A 12 x 12 wafer of dies, a 4 x 4 square of particle in its middle, no background."""
    support = np.zeros((12, 12), np.float32)
    support[4:8, 4:8] = 1
    background = np.full((12, 12), 0.01, np.float32)
    pattern = Pattern("particle", support, np.full((12, 12), rate, np.float32))
    cells = np.where(support > 0, 2, 1).astype(np.uint8)
    return SimulatedWafer(
        cells=cells,
        masks=(support * 16).astype(np.uint8),
        instances=(Instance("particle", support > 0),),
        p_fail=background,
        p_background=background,
        patterns=(pattern,),
        label="particle",
    )


def test_a_clear_square_is_found_exactly():
    ceiling = bayes_ceiling([wafer_with_square(0.99)])
    assert ceiling.iou[4] == 1.0
    assert np.isnan(ceiling.iou[0])
    assert ceiling.mean_iou == ceiling.overall_iou == 1.0


def test_a_square_that_kills_nothing_cannot_be_placed():
    wafer = wafer_with_square(0.0)
    assert bayes_ceiling([wafer] * 40).iou[4] < 0.6
    shares = posterior_masks(wafer, np.random.default_rng(1))[4]
    assert shares.max() < 1.0
    assert shares.sum() > 16 / 2


def test_fainter_means_lower():
    rng = np.random.default_rng(5)
    scores = []
    for rate in (0.9, 0.4, 0.1):
        wafers = []
        for _ in range(40):
            drawn = wafer_with_square(rate)
            chance = np.where(drawn.masks > 0, 1 - 0.99 * (1 - rate), 0.01)
            cells = np.where(rng.random((12, 12)) < chance, 2, 1).astype(np.uint8)
            wafers.append(dataclasses.replace(drawn, cells=cells))
        scores.append(bayes_ceiling(wafers).iou[4])
    assert scores[0] > 0.9
    assert scores[0] > scores[1] > scores[2]


def test_the_ceiling_of_drawn_wafers():
    ceiling = bayes_ceiling([wafer_of(1, index) for index in range(60)])
    assert 0.7 < ceiling.mean_iou <= 1.0
    assert ceiling.iou[7] == 1.0  # 'random' covers the wafer


def test_command_line(tmp_path, capsys):
    main(["--count", "5", "--seed", "2", "--out", str(tmp_path / "a.npz"), "--ceiling"])
    assert len(read_set(tmp_path / "a.npz")) == 5
    assert "overall" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--count", "5"])


def test_sheet(tmp_path, capsys):
    main(["--count", "20", "--seed", "2", "--out", str(tmp_path / "a.npz")])
    main(["--sheet", str(tmp_path / "s"), "--real", str(tmp_path / "a.npz")])
    assert len(list((tmp_path / "s").glob("simulator-*.png"))) == 9
    assert "simulator-none.png" in capsys.readouterr().out
