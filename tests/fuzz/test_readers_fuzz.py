"""Damaged files of every kind: only a wafer map or one clear error comes out, and quickly."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ml_core.formats.grids import lswmd
from ml_core.formats.grids import reader as grids
from ml_core.formats.images import reader as images
from ml_core.formats.klarf import reader as klarf
from ml_core.formats.maps import e142, g85, sinf
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.tables import reader as tables
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap
from tests import wafer_files as files
from tests.lswmd_files import lswmd_old, lswmd_pandas_3

COLOURS = [(68, 1, 84), (33, 145, 140), (253, 231, 37)]
EXAMPLES = int(os.environ.get("WAFER_STUDIO_FUZZ_EXAMPLES", "30"))


def _image(kind: str) -> bytes:
    return files.image_bytes(files.picture(files.round_map(), COLOURS, 3), kind)


def _pages() -> bytes:
    pages = [files.picture(files.round_map(seed=seed), COLOURS) for seed in range(2)]
    return files.image_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:])


def _parquet() -> bytes:
    import io

    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    table = pa.table({"wafer": ["a", "b"], "x": [0, 1], "y": [0, 1], "bin": [1, 2]})
    pq.write_table(table, stream)
    return stream.getvalue()


def _set() -> bytes:
    maps = [files.round_map(), files.round_map(8, 9)]
    masks = np.zeros(sum(m.size for m in maps), dtype=np.uint8)
    return files.set_bytes(maps, masks=masks, label=np.array(["Center", "none"]))


SAMPLES: dict[str, tuple[ModuleType, Callable[[], bytes]]] = {
    "klarf12": (klarf, lambda: files.klarf12().encode()),
    "klarf18": (klarf, lambda: files.KLARF18.encode()),
    "png": (images, lambda: _image("PNG")),
    "jpeg": (images, lambda: _image("JPEG")),
    "bmp": (images, lambda: _image("BMP")),
    "tiff": (images, _pages),
    "g85": (g85, lambda: files.g85().encode()),
    "e142": (e142, lambda: files.e142().encode()),
    "sinf": (sinf, lambda: files.SINF.encode()),
    "csv": (tables, lambda: files.CSV.encode()),
    "parquet": (tables, _parquet),
    "npy": (grids, lambda: files.npy_bytes(files.round_map())),
    "npz": (grids, _set),
    "lswmd": (lswmd, lambda: lswmd_old(files.round_map(9, 7))),
    "lswmd of pandas 3": (lswmd, lswmd_pandas_3),
}


@cache
def sample(name: str) -> bytes:
    """Bytes of a valid file."""
    return SAMPLES[name][1]()


def outcome(module: ModuleType, data: bytes, *, claimed_only: bool = False) -> list[WaferMap] | str:
    """Maps or the error's text of bytes that a reader is given, claimed or not."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzzed.bin"
        path.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        file = PlainFile("fuzzed.bin", path, len(data), data[: 1 << 16], digest)
        claimed = module.READER.claims(file)
        assert isinstance(claimed, bool)
        if claimed_only and not claimed:
            return "not claimed"
        try:
            wafers = list(module.READER.read(file, ReadOptions()))
        except WaferFileError as error:
            wafers, said = [], error
        else:
            said = None
    if said is not None:
        assert said.source == "fuzzed.bin"
        assert said.what
        return str(said)
    assert all(isinstance(wafer, WaferMap) for wafer in wafers)
    assert len({wafer.wafer_id for wafer in wafers}) == len(wafers)
    return wafers


relaxed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_valid(name):
    assert isinstance(outcome(SAMPLES[name][0], sample(name)), list)


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@relaxed
def test_cut_anywhere(name, data):
    whole = sample(name)
    outcome(SAMPLES[name][0], whole[: data.draw(st.integers(0, len(whole)))])


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@relaxed
def test_bytes_changed(name, data):
    damaged = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.sampled_from([0, 1, 10, 34, 48, 57, 59, 127, 128, 255]))
    outcome(SAMPLES[name][0], bytes(damaged))


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@relaxed
def test_pieces_moved(name, data):
    whole = sample(name)
    first, second = sorted(data.draw(st.integers(0, len(whole))) for _ in range(2))
    times = data.draw(st.sampled_from([0, 2, 50]))
    outcome(SAMPLES[name][0], whole[:first] + whole[first:second] * times + whole[second:])


TEXTS = ["klarf12", "klarf18", "g85", "e142", "sinf", "csv"]
NUMBERS = [
    "0", "-1", "1e308", "-1e308", "nan", "inf", "99999999999999999999", "2147483648", "1e-300",
    "", "N/A", "٣", "0x10", "1_000", "9" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
@relaxed
def test_absurd_numbers(name, data):
    import re

    text = sample(name).decode()
    places = [match.span() for match in re.finditer(r"-?\d+(\.\d+)?(e[+-]?\d+)?", text)]
    for start, end in sorted(
        data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True)),
        reverse=True,
    ):
        text = text[:start] + data.draw(st.sampled_from(NUMBERS)) + text[end:]
    outcome(SAMPLES[name][0], text.encode())


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
@relaxed
def test_words_swapped(name, data):
    import re

    text = sample(name).decode()
    words = [match.span() for match in re.finditer(r"\w+|[{};\"<>/=]", text)]
    (a, b), (c, d) = sorted(data.draw(st.tuples(st.sampled_from(words), st.sampled_from(words))))
    if b <= c:
        text = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
    outcome(SAMPLES[name][0], text.encode())


@given(data=st.binary(max_size=400), text=st.text(max_size=200))
@relaxed
def test_anything(data, text):
    for module in {module for module, _ in SAMPLES.values()}:
        outcome(module, data, claimed_only=True)
        outcome(module, text.encode("utf-8", "replace"), claimed_only=True)
        outcome(module, data)
