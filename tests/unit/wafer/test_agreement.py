import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as hnp

from ml_core.wafer.agreement import (
    VERDICTS,
    class_kappas,
    cohen_kappa,
    confusion_of,
    mask_dice,
    mask_iou,
    overlap_counts,
    scores_of,
)
from ml_core.wafer.taxonomy import BY_KEY, CLASS_KEYS

EDGE, RING = BY_KEY["edge"], BY_KEY["ring"]
bits = hnp.arrays(np.uint8, (5, 7))
flags = hnp.arrays(np.bool_, (5, 7))


def test_counts_and_scores_of_one_wafer_by_hand():
    truth = np.array([[1, 1, 0], [4, 5, 255]], np.uint8)
    predicted = np.array([[1, 0, 1], [4, 4, 255]], np.uint8)
    exists = np.array([[True, True, True], [True, True, False]])
    counts = overlap_counts(truth, predicted, exists)

    # edge (bit 1): truth 3 dies, predicted 2, both 1; ring (bit 4): 2, 2, 2
    assert counts[:, EDGE.index].tolist() == [3, 2, 1]
    assert counts[:, RING.index].tolist() == [2, 2, 2]
    scores = scores_of(counts)
    edge, ring = scores.per_class[EDGE.index], scores.per_class[RING.index]
    assert (edge.union, edge.iou, edge.dice) == (4, 0.25, 0.4)
    assert (ring.iou, ring.dice) == (1.0, 1.0)
    assert scores.per_class[BY_KEY["random"].index].iou is None
    assert scores.mean_iou == 0.625
    assert scores.mean_dice == pytest.approx(0.7)
    assert scores.overall_iou == pytest.approx(3 / 6)
    assert scores.overall_dice == pytest.approx(6 / 9)


def test_a_class_is_pooled_over_the_set_not_averaged_over_wafers():
    exists = np.ones((1, 4), bool)
    perfect = overlap_counts(np.array([[1, 1, 1, 1]], np.uint8), np.ones((1, 4), np.uint8), exists)
    missed = overlap_counts(np.array([[1, 1, 0, 0]], np.uint8), np.zeros((1, 4), np.uint8), exists)
    assert scores_of(perfect + missed).per_class[0].iou == pytest.approx(4 / 6)


def test_a_class_only_predicted_counts_as_zero():
    exists = np.ones((1, 2), bool)
    scores = scores_of(
        overlap_counts(np.zeros((1, 2), np.uint8), np.array([[2, 0]], np.uint8), exists)
    )
    assert scores.per_class[1].iou == 0.0
    assert scores.mean_iou == 0.0


def test_without_any_class_there_is_no_score():
    scores = scores_of(np.zeros((3, 8), np.int64))
    assert scores.mean_iou is scores.mean_dice is scores.overall_iou is scores.overall_dice is None


@given(bits, bits, flags)
def test_counts_equal_those_of_each_class_by_itself(truth, predicted, exists):
    counts = overlap_counts(truth, predicted, exists)
    for index in range(8):
        t, p = ((b[exists] >> index & 1).astype(bool) for b in (truth, predicted))
        assert counts[:, index].tolist() == [t.sum(), p.sum(), (t & p).sum()]
        score = scores_of(counts).per_class[index]
        if score.occurs:
            assert score.iou == mask_iou(t, p)
            assert score.dice == mask_dice(t, p)


def test_masks_by_hand():
    one = np.array([1, 1, 0, 0], bool)
    other = np.array([1, 0, 1, 0], bool)
    assert mask_iou(one, other) == pytest.approx(1 / 3)
    assert mask_dice(one, other) == 0.5
    empty = np.zeros(4, bool)
    assert mask_iou(empty, empty) == mask_dice(empty, empty) == 1.0
    assert mask_iou(one, empty) == mask_dice(one, empty) == 0.0


@given(flags, flags)
def test_iou_and_dice_tell_the_same(one, other):
    iou, dice = mask_iou(one, other), mask_dice(one, other)
    assert mask_iou(other, one) == iou
    assert dice == pytest.approx(2 * iou / (1 + iou))


def test_kappa_by_hand():
    # 50 pixels: 20 both yes, 5 only one, 10 only other, 15 both no; p_o .7, p_e .5 -> .4
    one = np.repeat([True, True, False, False], [20, 5, 10, 15])
    other = np.repeat([True, False, True, False], [20, 5, 10, 15])
    assert cohen_kappa(one, other) == pytest.approx(0.4)
    assert cohen_kappa(one, one) == 1.0
    assert cohen_kappa(one, ~one) == pytest.approx(-1.0, abs=0.02)
    half = np.array([True, False])
    assert cohen_kappa(half, ~half) == -1.0


def test_kappa_is_unknown_where_chance_alone_must_agree():
    assert cohen_kappa(np.zeros(5, bool), np.zeros(5, bool)) is None
    assert cohen_kappa(np.ones(5, bool), np.ones(5, bool)) is None
    assert cohen_kappa(np.zeros(0, bool), np.zeros(0, bool)) is None
    assert cohen_kappa(np.zeros(5, bool), np.array([1, 0, 0, 0, 0], bool)) == 0.0


def test_kappa_of_each_class_on_existing_dies():
    one = np.array([[1, 1, 4, 255]], np.uint8)
    other = np.array([[1, 0, 4, 0]], np.uint8)
    exists = np.array([[True, True, True, False]])
    kappas = class_kappas(one, other, exists)
    assert len(kappas) == len(CLASS_KEYS)
    # edge: yes yes no against yes no no: p_o 2/3, p_e (2/9 + 2/9) = 4/9 -> 2/5
    assert kappas[EDGE.index] == pytest.approx(0.4)
    assert kappas[RING.index] == 1.0
    assert kappas[BY_KEY["random"].index] is None


@given(flags, flags)
def test_kappa_is_symmetric_and_bounded(one, other):
    kappa = cohen_kappa(one, other)
    assert kappa == cohen_kappa(other, one)
    if kappa is not None:
        assert -1.0 <= kappa <= 1.0


def test_confusion_and_recall_by_hand():
    labels = [{"edge"}, {"edge"}, {"edge"}, {"ring"}, {"none"}, set(), {"ring", "edge"}]
    verdicts = ["edge", "ring", "edge", "ring", "edge", "edge", "ring"]
    confusion = confusion_of([frozenset(label) for label in labels], verdicts)

    edge, ring, none = (VERDICTS.index(key) for key in ("edge", "ring", "none"))
    assert confusion.wafers == 6
    assert confusion.counts[edge][edge] == 2
    assert confusion.counts[edge][ring] == 1
    assert confusion.counts[ring][ring] == 2  # the wafer that is both counts where it is right
    assert confusion.counts[none][edge] == 1
    assert confusion.recall[edge] == pytest.approx(2 / 3)
    assert confusion.recall[ring] == 1.0
    assert confusion.recall[none] == 0.0
    assert confusion.recall[VERDICTS.index("random")] is None
    assert confusion.macro_recall == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert confusion.accuracy == pytest.approx(4 / 6)


def test_a_wrong_verdict_on_several_labels_stands_in_the_first_row():
    confusion = confusion_of([frozenset({"ring", "edge"})], ["none"])
    assert confusion.counts[VERDICTS.index("edge")][VERDICTS.index("none")] == 1


def test_an_empty_confusion_says_nothing():
    confusion = confusion_of([frozenset()], ["edge"])
    assert confusion.wafers == 0
    assert confusion.macro_recall is confusion.accuracy is None
    assert len(confusion.counts) == len(VERDICTS) == 9
