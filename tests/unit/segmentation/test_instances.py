import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from ml_core.segmentation.instances import close_corners, connected, find_instances, paint
from ml_core.wafer.shapes import mask_to_polygons
from ml_core.wafer.taxonomy import BY_KEY, CLASSES

EDGE, RING = BY_KEY["edge"].index, BY_KEY["ring"].index
SCRATCH, PARTICLE = BY_KEY["scratch"].index, BY_KEY["particle"].index


def find(mask, class_index, exists=None):
    here = np.ones_like(mask) if exists is None else exists
    return find_instances(mask, here, class_index=class_index)


def annulus(inner, outer, size=81):
    y, x = np.mgrid[:size, :size] - size // 2
    radius = np.hypot(x, y)
    return ((radius > inner) & (radius <= outer)).astype(np.uint8)


def test_a_region_of_nine_pixels_is_dropped_and_one_of_ten_stays():
    mask = np.zeros((20, 20), np.uint8)
    mask[1:4, 1:4] = 1
    mask[8:10, 2:7] = 1
    (region,) = find(mask, EDGE)

    assert (region.x, region.y, region.area) == (2, 8, 10)
    assert region.mask.tolist() == [[1] * 5] * 2


def test_an_empty_mask_has_no_region():
    assert connected(np.zeros((12, 9), np.uint8)) == []


def test_regions_come_in_reading_order():
    mask = np.zeros((40, 40), np.uint8)
    mask[20:25, 0:5] = mask[2:6, 30:35] = mask[2:7, 2:8] = 1
    assert [(r.x, r.y) for r in find(mask, EDGE)] == [(2, 2), (30, 2), (0, 20)]


def test_regions_that_touch_at_a_corner_are_two():
    mask = np.zeros((20, 20), np.uint8)
    mask[0:5, 0:5] = mask[5:10, 5:10] = 1
    assert [r.area for r in find(mask, RING)] == [25, 25]


def test_a_scratch_one_pixel_wide_across_the_grid_is_one():
    mask = np.eye(30, dtype=np.uint8)
    assert find(mask, RING) == []
    (region,) = find(mask, SCRATCH)
    assert region.area == 59  # 30 on the diagonal and a pixel beside each of the 29 corners
    (rising,) = find(np.ascontiguousarray(mask[::-1]), SCRATCH)
    assert rising.area == 59


def test_corners_are_closed_on_dies_only():
    mask = np.array([[1, 0], [0, 1]], np.uint8)
    no_upper = np.array([[1, 0], [1, 1]], np.uint8)
    assert close_corners(mask, np.ones_like(mask)).tolist() == [[1, 1], [0, 1]]
    assert close_corners(mask, no_upper).tolist() == [[1, 0], [1, 1]]
    assert close_corners(mask, mask).tolist() == mask.tolist()
    rising = np.array([[0, 1], [1, 0]], np.uint8)
    assert close_corners(rising, np.ones_like(mask)).tolist() == [[1, 1], [1, 0]]
    assert close_corners(rising, rising).tolist() == rising.tolist()


def test_a_ring_keeps_its_hole_and_is_never_parted():
    ring = annulus(20, 30)
    ring[:, 38:43][ring[:, 38:43] > 0] = 0  # two thin places: the ring falls into two halves
    ring[12:14, 38:43] = 1  # and one bridge holds it together
    (region,) = find(ring, RING)
    assert region.area == int(ring.sum())


def test_only_particles_are_parted():
    y, x = np.mgrid[:60, :100]
    two = ((np.hypot(x - 30, y - 30) <= 12) | (np.hypot(x - 50, y - 30) <= 12)).astype(np.uint8)
    for each in CLASSES:
        assert len(find(two, each.index)) == (2 if each.index == PARTICLE else 1)


def test_two_rings_that_lie_close_in_one_another_are_one_with_the_seam_filled():
    # filled outlines: 28^2 / 31^2 = 0.82 > 0.8
    outer, inner = annulus(29, 31), annulus(20, 28)
    (region,) = find(outer | inner, RING)
    assert region.area == int(annulus(20, 31).sum())


def test_a_blob_well_inside_a_ring_stays_by_itself():
    # 26^2 / 31^2 = 0.70 < 0.8
    regions = find(annulus(29, 31) | annulus(-1, 26), RING)
    assert sorted(r.area for r in regions) == sorted(
        [int(annulus(29, 31).sum()), int(annulus(-1, 26).sum())]
    )


def test_a_seam_without_dies_keeps_two_rings_apart():
    outer, inner = annulus(29, 31), annulus(20, 28)
    assert len(find(outer | inner, RING, exists=outer | inner)) == 2


def test_a_third_region_in_the_seam_is_swallowed_once():
    outer, inner = annulus(36, 39), annulus(20, 35)
    mask = outer | inner
    mask[40, 40] = 1
    assert len(find(mask, RING)) == 1


def test_painted_regions_are_the_mask_again():
    mask = np.zeros((30, 40), np.uint8)
    mask[3:9, 4:12] = mask[15:25, 20:39] = 1
    assert np.array_equal(paint(find(mask, EDGE), mask.shape), mask)


@settings(max_examples=60, deadline=None)
@given(
    hnp.arrays(np.uint8, (24, 24), elements=st.integers(0, 1)),
    st.sampled_from([EDGE, SCRATCH, PARTICLE]),
)
def test_regions_are_apart_on_dies_large_enough_and_each_is_one_polygon(noise, class_index):
    exists = np.ones_like(noise)
    exists[5:7, 9:12] = 0
    mask = noise & exists
    regions = find(mask, class_index, exists)

    total = sum(paint([r], mask.shape).astype(int) for r in regions) if regions else 0 * mask
    assert np.max(total) <= 1
    assert not np.any((total > 0) & (exists == 0))
    for region in regions:
        assert region.area == int(region.mask.sum()) >= 10
        assert len(mask_to_polygons(region.mask.astype(bool))) == 1
    if class_index == EDGE:
        assert len(regions) == len(connected(mask))
