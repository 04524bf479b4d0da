import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml_core.segmentation.sizes import input_size_for, pixels_a_die, scaled_size

SIZES = [160, 224, 288]


def test_a_die_has_the_pixels_of_the_longer_axis():
    assert pixels_a_die(40, 20, 160) == 4.0
    assert pixels_a_die(20, 40, 160) == 4.0
    assert pixels_a_die(212, 84, 288) == pytest.approx(288 / 212)


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        (1, 1, 160),
        (40, 40, 160),  # just 4 pixels a die
        (41, 40, 224),  # 160 / 41 = 3.9
        (40, 56, 224),
        (57, 10, 288),  # 224 / 57 = 3.93
        (72, 72, 288),
        (73, 73, 288),  # none has 4: the largest
        (212, 84, 288),
    ],
)
def test_the_smallest_size_with_enough_pixels_a_die(rows, columns, expected):
    assert input_size_for(rows, columns, SIZES) == expected
    assert input_size_for(rows, columns, SIZES[::-1]) == expected


def test_how_many_pixels_are_enough_can_be_told():
    assert input_size_for(50, 50, SIZES, least=3.0) == 160
    assert input_size_for(50, 50, SIZES, least=5.0) == 288


def test_a_model_of_one_size_gets_that_size():
    assert input_size_for(5, 5, [160]) == 160
    assert input_size_for(500, 500, [160]) == 160


@given(
    st.lists(st.integers(1, 128).map(lambda steps: 32 * steps), min_size=1),
    st.integers(1, 400),
    st.integers(1, 400),
)
def test_more_dies_never_get_a_smaller_input(sizes, rows, columns):
    chosen = input_size_for(rows, columns, sizes)
    assert chosen in sizes
    assert input_size_for(rows + 1, columns, sizes) >= chosen
    assert input_size_for(columns, rows, sizes) == chosen
    if pixels_a_die(rows, columns, chosen) < 4.0:
        assert chosen == max(sizes)


@pytest.mark.parametrize(
    ("size", "factor", "expected"),
    [
        (160, 1.0, 160),
        (160, 0.75, 128),  # 120 = 3.75 steps
        (160, 1.5, 256),  # 240 = 7.5 steps: half a step goes up
        (224, 0.75, 160),  # 168 = 5.25 steps
        (224, 1.5, 352),  # 336 = 10.5 steps
        (32, 0.25, 32),
        (4096, 1.5, 4096),
    ],
)
def test_scaled_sizes_are_multiples_of_32(size, factor, expected):
    assert scaled_size(size, factor) == expected
