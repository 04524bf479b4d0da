"""Pictures of wafers: colours to states, blocks to dies, and files that cannot be decoded."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from ml_core.formats.grids.reader import READER as GRIDS
from ml_core.formats.images.reader import READER
from ml_core.formats.reader import PaletteChoice, ReadOptions
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS
from tests.shared_data import shared_data
from tests.wafer_files import image_bytes, picture, plain, read, round_map, write

PALETTES = {
    "viridis": [(68, 1, 84), (33, 145, 140), (253, 231, 37)],
    "plasma": [(13, 8, 135), (204, 71, 120), (240, 249, 33)],
    "grey levels": [(0, 0, 0), (127, 127, 127), (255, 255, 255)],
    "dark on white": [(255, 255, 255), (190, 190, 190), (20, 20, 20)],
    "black fails on white": [(255, 255, 255), (127, 127, 127), (0, 0, 0)],
    "red and green on white": [(255, 255, 255), (0, 170, 0), (220, 20, 30)],
    "red and green on black": [(0, 0, 0), (60, 220, 80), (255, 0, 0)],
    "jet": [(0, 0, 127), (124, 255, 121), (127, 0, 0)],
    "blue and orange": [(255, 255, 255), (40, 90, 200), (240, 160, 0)],
    "grey and red": [(255, 255, 255), (180, 180, 180), (220, 0, 0)],
    "masked viridis": [(255, 255, 255), (68, 1, 84), (253, 231, 37)],
    "values": [(0, 0, 0), (1, 1, 1), (2, 2, 2)],
}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("block", [1, 7])
def test_palettes(tmp_path, name, block):
    cells = round_map(31, 27)
    data = image_bytes(picture(cells, PALETTES[name], block))
    (wafer,) = read(READER, write(tmp_path, data))
    assert np.array_equal(wafer.cells, cells)
    assert wafer.grid.has_dies
    assert wafer.grid.is_estimated
    assert sum(entry.share for entry in wafer.palette) == pytest.approx(1.0)
    by_colour = {entry.colour: entry.state for entry in wafer.palette}
    for state, (r, g, b) in enumerate(PALETTES[name]):
        assert by_colour[f"#{r:02X}{g:02X}{b:02X}"] == state
    assert "correct the palette" in wafer.warnings[0]


@pytest.mark.parametrize("name", ["viridis", "red and green on black", "dark on white", "jet"])
def test_real_maps_come_back_die_by_die(tmp_path, name):
    wafers = read(GRIDS, plain(shared_data("wm811k/wm811k_open.npz")))[::79]
    for cells in (wafer.cells for wafer in wafers):
        (wafer,) = read(READER, write(tmp_path, image_bytes(picture(cells, PALETTES[name]))))
        assert np.array_equal(wafer.cells, cells)
        small = picture(cells, PALETTES[name], 8)
        blurred = picture(cells, PALETTES[name], 10).resize(
            (cells.shape[1] * 7 + 3, cells.shape[0] * 7 + 2), Image.Resampling.BILINEAR
        )
        for data in (image_bytes(small), image_bytes(small, "JPEG"), image_bytes(blurred)):
            (wafer,) = read(READER, write(tmp_path, data))
            assert np.array_equal(wafer.cells, cells)


def test_black_and_white(tmp_path):
    cells = round_map(41, 41)
    colours = [(0, 0, 0), (0, 0, 0), (255, 255, 255)]
    (wafer,) = read(READER, write(tmp_path, image_bytes(picture(cells, colours, 4))))
    assert np.array_equal(wafer.cells == FAIL, cells == FAIL)
    assert wafer.cells[20, 20] != NO_DIE
    assert wafer.cells[0, 0] == NO_DIE
    assert np.mean(wafer.cells == cells) > 0.95


def test_the_guess_can_be_corrected(tmp_path):
    cells = round_map()
    colours = PALETTES["blue and orange"]
    file = write(tmp_path, image_bytes(picture(cells, colours, 3)))
    swap = (PaletteChoice("#285ac8", FAIL), PaletteChoice("#F0A000", PASS))
    (wafer,) = read(READER, file, ReadOptions(palette=swap))
    assert np.array_equal(wafer.cells, np.array([0, 2, 1])[cells])
    assert "as you chose" in wafer.warnings[0]
    (guessed,) = read(READER, file)
    assert guessed.wafer_id == wafer.wafer_id


@pytest.mark.parametrize("margins", [(13, 17, 5, 9), (6, 6, 12, 12), (1, 0, 0, 40)])
def test_margins_are_cut_off(tmp_path, margins):
    cells = round_map(33, 31)
    top, bottom, left, right = margins
    small = np.array(PALETTES["red and green on white"], dtype=np.uint8)[cells]
    large = np.repeat(np.repeat(small, 6, axis=0), 6, axis=1)
    padded = np.pad(large, ((top, bottom), (left, right), (0, 0)), constant_values=255)
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(padded))))
    filled = wafer.cells[np.ix_(wafer.cells.any(axis=1), wafer.cells.any(axis=0))]
    assert np.array_equal(filled, cells)


LINES = {"black": (0, 0, 0), "light grey": (200, 200, 200), "white": (255, 255, 255)}


@pytest.mark.parametrize("name", ["red and green on white", "blue and orange", "masked viridis"])
@pytest.mark.parametrize("colour", LINES)
@pytest.mark.parametrize(("block", "line", "margin"), [(10, 1, 0), (10, 2, 17), (7, 1, 40)])
def test_lines_and_gaps_between_dies(tmp_path, name, colour, block, line, margin):
    cells = round_map(31, 27)
    picture_ = np.asarray(picture(cells, PALETTES[name], block)).copy()
    for start in range(line):
        picture_[start::block] = picture_[:, start::block] = LINES[colour]
    sides = ((margin, margin), (margin, margin), (0, 0))
    padded = np.pad(picture_, sides, constant_values=255)
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(padded))))
    assert np.array_equal(wafer.cells, cells)
    assert "31 x 27 dies were recognised" in wafer.warnings[1]


def test_fails_on_the_steppers_grid_are_no_lines(tmp_path):
    cells = np.ones((24, 24), dtype=np.uint8)
    cells[::3] = cells[:, ::3] = FAIL
    colours = PALETTES["red and green on white"]
    (wafer,) = read(READER, write(tmp_path, image_bytes(picture(cells, colours, 8))))
    assert np.array_equal(wafer.cells, cells)


def test_blocks_of_no_whole_number_of_pixels(tmp_path):
    cells = round_map(52, 48)
    image = picture(cells, PALETTES["viridis"])
    (wafer,) = read(
        READER, write(tmp_path, image_bytes(image.resize((500, 470), Image.Resampling.NEAREST)))
    )
    assert np.array_equal(wafer.cells, cells)


@pytest.mark.parametrize("name", ["viridis", "red and green on white", "jet", "blue and orange"])
@pytest.mark.parametrize("line", [(0, 0, 0), (255, 255, 255), (128, 128, 128)])
@pytest.mark.parametrize("thickness", [1, 2])
@pytest.mark.parametrize("everywhere", [True, False])
def test_lines_between_dies(tmp_path, name, line, thickness, everywhere):
    cells = round_map(27, 25)
    pixels = np.array(picture(cells, PALETTES[name], 9))
    edge = np.zeros(pixels.shape[:2], dtype=bool)
    for step in range(thickness):
        edge[step::9] = True
        edge[:, step::9] = True
    if not everywhere:
        edge &= np.repeat(np.repeat(cells > 0, 9, axis=0), 9, axis=1)
    pixels[edge] = line
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(pixels))))
    assert np.array_equal(wafer.cells, cells)


@pytest.mark.parametrize("name", ["viridis", "red and green on white", "grey levels", "plasma"])
@pytest.mark.parametrize("quality", [75, 95])
def test_jpeg_keeps_its_dies(tmp_path, name, quality):
    cells = round_map(45, 43)
    data = image_bytes(picture(cells, PALETTES[name], 8), "JPEG", quality=quality)
    (wafer,) = read(READER, write(tmp_path, data))
    assert np.array_equal(wafer.cells, cells)
    assert len(wafer.palette) == 3


@pytest.mark.parametrize("name", ["viridis", "red and green on white", "blue and orange"])
def test_blurred_edges_keep_their_dies(tmp_path, name):
    cells = round_map(45, 43)
    image = picture(cells, PALETTES[name], 12).resize((365, 349), Image.Resampling.BILINEAR)
    (wafer,) = read(READER, write(tmp_path, image_bytes(image)))
    assert np.array_equal(wafer.cells, cells)


def test_a_photograph_has_no_dies(tmp_path):
    noise = np.random.default_rng(0).integers(90, 140, (320, 340, 3), dtype=np.uint8)
    noise[100:150, 100:150] = (250, 20, 20)
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(noise))))
    assert not wafer.grid.has_dies
    assert wafer.cells.shape == (320, 340)
    assert wafer.cells[125, 125] == FAIL
    assert "No dies were recognised" in wafer.warnings[1]


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA"])
def test_modes(tmp_path, kind, mode):
    if (kind, mode) == ("BMP", "RGBA"):
        pytest.skip("BMP has no alpha here")
    cells = round_map()
    image = picture(cells, PALETTES["grey levels"], 4)
    image = image.quantize(3) if mode == "P" else image.convert(mode)
    (wafer,) = read(READER, write(tmp_path, image_bytes(image, kind)))
    assert np.array_equal(wafer.cells, cells)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("levels", [(0, 1, 2), (0, 32767, 65535), (0, 127, 255), (0, 2000, 4095)])
def test_sixteen_bits(tmp_path, kind, levels):
    cells = round_map()
    deep = np.array(levels, dtype=np.uint16)[cells]
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(deep), kind)))
    assert np.array_equal(wafer.cells, cells)


def test_transparent_pixels_are_no_dies(tmp_path):
    cells = round_map()
    rgba = np.zeros((*cells.shape, 4), dtype=np.uint8)
    rgba[cells == PASS] = (0, 150, 0, 255)
    rgba[cells == FAIL] = (200, 0, 0, 255)
    (wafer,) = read(READER, write(tmp_path, image_bytes(Image.fromarray(rgba))))
    assert np.array_equal(wafer.cells, cells)


def test_each_page_is_a_wafer(tmp_path):
    maps = [round_map(seed=seed) for seed in range(3)]
    pages = [picture(cells, PALETTES["viridis"]) for cells in maps]
    data = image_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    wafers = read(READER, write(tmp_path, data))
    assert len({wafer.wafer_id for wafer in wafers}) == 3
    assert all(np.array_equal(w.cells, m) for w, m in zip(wafers, maps, strict=True))


def test_paths_that_are_not_ascii(tmp_path):
    data = image_bytes(picture(round_map(), PALETTES["viridis"]))
    (wafer,) = read(READER, write(tmp_path, data, "wäfer 晶圆 №1.dat"))
    assert wafer.name == "wäfer 晶圆 №1.dat"


def _png_of_size(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    data = zlib.compress(b"\0" * 100)
    idat = (
        struct.pack(">I", len(data))
        + b"IDAT"
        + data
        + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    )
    return b"\x89PNG\r\n\x1a\n" + chunk + idat


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_png_of_size(100_000, 1000), "100,000 x 1,000 pixels are more than"),
        (_png_of_size(2_000_000_000, 2_000_000_000), "too large"),
        (image_bytes(picture(round_map(), PALETTES["viridis"]))[:-60], "cannot be decoded"),
        (b"\x89PNG\r\n\x1a\n", "cannot be decoded"),
        (b"\xff\xd8\xff" + b"\0" * 50, "cannot be decoded"),
        (b"II*\0\x08\0\0\0" + b"\xff" * 100, "cannot be decoded"),
        (
            b"BM" + b"\0" * 12 + b"\x28" + b"\0" * 3 + b"\xff" * 60,
            "cannot be decoded|too large|more",
        ),
        (image_bytes(Image.new("RGB", (50, 50), "navy")), "shows no die"),
    ],
)
def test_faults(tmp_path, data, said):
    with pytest.raises(WaferFileError, match=said):
        read(READER, write(tmp_path, data))
