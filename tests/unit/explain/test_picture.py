import numpy as np

from ml_core.explain.heat import heat_map_of
from ml_core.explain.picture import draw_explanation, draw_uncertainty
from tests.wafers import inspection_of, plain_wafer


def test_three_panels_beside_each_other_show_what_they_should():
    wafer = plain_wafer()
    inspection = inspection_of(wafer, class_key="center")
    heat = heat_map_of(np.array([[1.0, 0.0], [0.0, 0.0]], np.float32), wafer, "center")
    picture = draw_explanation(wafer, inspection, heat, words="So it is.")
    assert picture.dtype == np.uint8
    left, middle, right = (picture[92:512, 24 + n * 444 : 444 + n * 444] for n in range(3))
    assert np.abs(left.astype(int) - middle).sum(axis=2).astype(bool).mean() < 0.1
    blue = (middle == (0, 114, 178)).all(axis=2)  # Center's colour, on its outline
    assert blue.any()
    assert not (left == (0, 114, 178)).all(axis=2).any()
    # lighter where the heat is, although the wafer is as light everywhere
    assert right[40:80, 40:80].mean() > right[340:380, 340:380].mean() + 20


def test_doubt_is_drawn_to_one_scale():
    wafer = plain_wafer()
    height, width = wafer.grid.raster_size[::-1]
    high, low = (np.full((height, width), bits, np.float32) for bits in (0.8, 0.2))
    picture = draw_uncertainty(wafer, high, low)
    middle, right = (picture[92:512, 24 + n * 444 : 444 + n * 444] for n in (1, 2))
    assert middle[20:400, 20:400].mean() > right[20:400, 20:400].mean() + 20
    silent = draw_uncertainty(wafer, 0 * high, 0 * low)
    assert silent.shape == picture.shape
