import numpy as np
import pytest

from ml_core.segmentation.evaluate import evaluate_set, wafers_of
from ml_core.wafer.agreement import VERDICTS
from ml_core.wafer.errors import Cancelled
from ml_core.wafer.sets import join_grids
from ml_core.wafer.taxonomy import BY_KEY
from tests.unit.segmentation.tiny_model import grid_of, tiny_inspector

RING, EDGE = BY_KEY["ring"], BY_KEY["edge"]


@pytest.fixture
def inspector(tmp_path):
    """Calls every block of failed dies a ring."""
    return tiny_inspector(tmp_path, threads=2, fails={"ring": 10.0})


def set_of(labels, *, masks=None):
    failed = grid_of("oooo", "oxxo", "oxxo", "ooo.")
    passed = grid_of("oooo", "oooo", "oooo", "ooo.")
    grids = [failed, failed, passed]
    return join_grids(grids, labels=labels, lots=["L"] * 3, wafers=[1, 2, 3], masks=masks)


def test_masks_are_scored_by_die_over_the_set(inspector):
    first = np.zeros((4, 4), np.uint8)
    first[1:3, 1:4] = RING.bit  # the four and two more: 4 of 6
    second = np.zeros((4, 4), np.uint8)
    second[1, 1] = RING.bit | EDGE.bit  # one of the four: 1 of 4; and an edge nobody finds
    second[3, 3] = RING.bit  # where no die is: left out
    third = np.zeros((4, 4), np.uint8)
    found = evaluate_set(inspector, set_of(["", "", ""], masks=[first, second, third]))

    ring, edge = found.scores.per_class[RING.index], found.scores.per_class[EDGE.index]
    assert (ring.intersection, ring.union) == (5, 10)
    assert ring.iou == 0.5
    assert ring.dice == pytest.approx(10 / 15)
    assert edge.iou == 0.0
    assert found.scores.mean_iou == 0.25
    assert found.scores.overall_iou == pytest.approx(5 / 11)
    assert found.confusion is None
    assert found.wafers == 3
    assert found.verdicts == ("ring", "ring", "none")
    assert found.model.name == "tiny"


def test_verdicts_are_counted_against_labels(inspector):
    found = evaluate_set(inspector, set_of(["edge+ring", "Edge-Loc", "none"]))

    ring, edge, none = (VERDICTS.index(key) for key in ("ring", "edge", "none"))
    assert found.scores is None
    assert found.confusion.counts[ring][ring] == 1
    assert found.confusion.counts[edge][ring] == 1
    assert found.confusion.counts[none][none] == 1
    assert found.confusion.macro_recall == pytest.approx(2 / 3)


def test_progress_tells_all_wafers_and_can_stop(inspector):
    told = []
    evaluate_set(inspector, set_of(["", "", ""]), progress=lambda *both: told.append(both))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate_set(inspector, set_of(["", "", ""]), progress=stop)


def test_wafers_of_a_set_carry_truth_and_label():
    masks = [np.full((4, 4), 3, np.uint8)] * 3
    wafers = list(wafers_of(set_of(["ring", "", "none"], masks=masks)))
    assert [wafer.label for wafer in wafers] == ["ring", None, "none"]
    assert wafers[0].truth.tolist() == masks[0].tolist()
    assert wafers[0].grid.is_estimated
    assert len({wafer.wafer_id for wafer in wafers}) == 3


def test_an_empty_set_has_nothing_to_score(inspector):
    empty = join_grids([], labels=[], lots=[], wafers=[])
    found = evaluate_set(inspector, empty)
    assert (found.wafers, found.scores, found.confusion, found.verdicts) == (0, None, None, ())
