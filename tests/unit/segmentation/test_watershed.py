import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml_core.segmentation.watershed import is_solid, split_touching


def discs(*circles, size=(60, 100)):
    """Discs (x, y, radius) in one mask."""
    y, x = np.mgrid[: size[0], : size[1]]
    mask = np.zeros(size, np.uint8)
    for cx, cy, radius in circles:
        mask |= (np.hypot(x - cx, y - cy) <= radius).astype(np.uint8)
    return mask


def tight(mask):
    x, y, width, height = cv2.boundingRect(mask)
    return np.ascontiguousarray(mask[y : y + height, x : x + width])


def test_two_discs_that_touch_are_parted_at_their_neck():
    # radii 12, middles 20 apart: the neck is 2 sqrt(144 - 100) = 13 wide, half of it 6.6 < 9
    mask = discs((30, 30, 12), (50, 30, 12))
    labels = split_touching(mask)

    assert sorted(np.unique(labels)) == [0, 1, 2]
    left, right = labels[30, 30], labels[30, 50]
    assert left != right
    assert np.all(labels[:, :39][mask[:, :39] > 0] == left)
    assert np.all(labels[:, 42:][mask[:, 42:] > 0] == right)


def test_a_small_cluster_beside_a_large_one_is_parted_too():
    labels = split_touching(discs((30, 30, 20), (55, 30, 7)))
    assert labels.max() == 2


def test_three_in_a_chain_are_three():
    labels = split_touching(discs((20, 30, 10), (38, 30, 10), (56, 30, 10)))
    assert labels.max() == 3


def test_two_discs_that_overlap_by_most_are_one():
    # middles 8 apart: half the neck is sqrt(144 - 16) = 11.3 > 9
    assert split_touching(discs((30, 30, 12), (38, 30, 12))).max() == 1


@pytest.mark.parametrize(
    "mask",
    [
        discs((30, 30, 15)),
        np.ones((8, 30), np.uint8),
        np.ones((1, 40), np.uint8),
        np.ones((1, 1), np.uint8),
    ],
)
def test_a_convex_region_is_one(mask):
    assert is_solid(tight(mask))
    assert np.array_equal(split_touching(mask), mask)


def test_ragged_outlines_do_not_part_a_cluster():
    mask = discs((30, 30, 14))
    mask[30 - 14 - 4 : 30 - 13, 28:30] = 1
    mask[28:30, 43:50] = 1
    assert split_touching(mask).max() == 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(8, 50), st.integers(8, 50), st.integers(2, 9)), min_size=1, max_size=6
    )
)
def test_no_pixel_is_lost_and_each_part_is_connected(circles):
    mask = discs(*circles, size=(60, 60))
    _, parts = cv2.connectedComponents(mask, connectivity=4)
    region = (parts == 1).astype(np.uint8)
    labels = split_touching(region)

    assert np.array_equal(labels > 0, region > 0)
    for label in range(1, int(labels.max()) + 1):
        count, _ = cv2.connectedComponents((labels == label).astype(np.uint8), connectivity=4)
        assert count == 2
