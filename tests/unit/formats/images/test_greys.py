"""The grey levels of a wafer's picture, read again from where it came."""

import zipfile
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ml_core.formats.images.greys import greys_of
from ml_core.wafer.errors import WaferFileError
from tests.unit.formats.opened import only_wafer, wafers_of
from tests.wafers import plain_wafer


def photo(seed=0):
    """A disc of many greys, 400 x 380, with a dark spot."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:380, :400]
    grey = np.full((380, 400), 250.0)
    grey[(x - 200) ** 2 + (y - 190) ** 2 < 180**2] = 200
    grey[(x - 150) ** 2 + (y - 150) ** 2 < 30**2] = 90
    return (grey + rng.integers(-3, 4, grey.shape)).astype(np.uint8)


def saved(path, *pages):
    images = [Image.fromarray(page) for page in pages]
    images[0].save(path, save_all=len(images) > 1, append_images=images[1:])
    return path


def test_each_pixel_has_its_own_grey(tmp_path):
    wafer = only_wafer(saved(tmp_path / "photo.png", photo()))
    assert not wafer.grid.has_dies
    assert np.array_equal(greys_of(wafer), photo())


def test_colours_are_weighed_as_the_eye_does(tmp_path):
    grey = photo()
    colour = np.stack([grey, np.zeros_like(grey), grey], axis=-1)
    wafer = only_wafer(saved(tmp_path / "photo.png", colour))
    assert greys_of(wafer)[0, 0] == round(0.413 * int(grey[0, 0]))


def test_a_page_of_a_tiff_and_a_member_of_an_archive(tmp_path):
    pages = photo(1), photo(2)
    second = wafers_of(saved(tmp_path / "pages.tif", *pages))[1]
    assert np.array_equal(greys_of(second), pages[1])
    packed = BytesIO()
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        for number in range(2):
            Image.fromarray(photo(number)).save(packed := BytesIO(), "PNG")
            archive.writestr(f"{number}.png", packed.getvalue())
    member = next(w for w in wafers_of(tmp_path / "two.zip") if w.source.member == "1.png")
    assert np.array_equal(greys_of(member), photo(1))


def test_a_map_of_dies_has_no_greys(tmp_path):
    blocks = np.kron(np.where(np.eye(40) > 0, 255, 127), np.ones((10, 10))).astype(np.uint8)
    wafer = only_wafer(saved(tmp_path / "map.png", blocks))
    assert wafer.grid.has_dies
    assert greys_of(wafer) is None
    assert greys_of(plain_wafer()) is None


def test_a_file_that_changed_is_no_picture_of_the_wafer(tmp_path):
    path = saved(tmp_path / "photo.png", photo())
    wafer = only_wafer(path)
    saved(path, photo(5))
    with pytest.raises(WaferFileError, match="changed"):
        greys_of(wafer)
    path.unlink()
    with pytest.raises(WaferFileError):
        greys_of(wafer)
