"""Hostile files: only wafer maps and clear errors come out, soon and in bounded memory."""

import bz2
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.bounded import opened_within_bounds
from tests.fuzz.mutations import damaged
from tests.fuzz.seeds import ATDF, SEEDS, stdf_seed

FUZZ = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LITTLE, BIG = stdf_seed("<"), stdf_seed(">")


def tarred(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("lot/a.stdf")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zipped(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.stdf", data)
        archive.writestr("b/c.gz", gzip.compress(data))
    return buffer.getvalue()


WHOLE = {
    "little": LITTLE,
    "big": BIG,
    "atdf": ATDF,
    "gzip": gzip.compress(LITTLE),
    "bzip2": bz2.compress(LITTLE),
    "zip": zipped(LITTLE),
    "tar": tarred(LITTLE),
}
MAGIC = (
    b"\x02\x00\x00\x0a\x02\x04", b"\x00\x02\x00\x0a\x01\x04", b"FAR:A|4|2|U\n", b"\x1f\x8b\x08",
    b"BZh91AY&SY", b"PK\x03\x04", b"PK\x05\x06", b"\x00" * 257 + b"ustar\x0000",
)  # fmt: skip


@pytest.mark.parametrize("kind", list(WHOLE))
def test_the_whole_files_hold_wafers(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(WHOLE[kind])
    assert opened_within_bounds(path) >= 2


@pytest.mark.parametrize("kind", list(WHOLE))
@FUZZ
@given(data=st.data())
def test_damaged_files(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = tmp_path / "file"
    path.write_bytes(data.draw(damaged(WHOLE[kind])))
    opened_within_bounds(path)


@pytest.mark.parametrize("name", list(SEEDS))
@settings(FUZZ, max_examples=30)
@given(data=st.data())
def test_damaged_files_of_every_format(tmp_path: Path, name: str, data: st.DataObject) -> None:
    path = tmp_path / "file"
    path.write_bytes(data.draw(damaged(SEEDS[name]())))
    opened_within_bounds(path)


@FUZZ
@given(magic=st.sampled_from(MAGIC), rest=st.binary(max_size=600))
def test_random_bytes_behind_a_right_beginning(tmp_path: Path, magic: bytes, rest: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(magic + rest)
    opened_within_bounds(path)


@pytest.mark.parametrize("filler", [b"\x00" * 4, b"\x02\x00\x05\x0a\x01\x00", b"\x00\x00\x05\x14"])
def test_a_flood_of_small_records_ends(tmp_path: Path, filler: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(MAGIC[0] + filler * (4_000_000 // len(filler)))
    opened_within_bounds(path)


def test_a_flood_of_wafers_ends(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(MAGIC[0] + b"\x00\x00\x02\x0a" * 15_000)
    opened_within_bounds(path)
    path.write_bytes(MAGIC[0] + b"\x00\x00\x02\x0a" * 2_000_000)
    opened_within_bounds(path)


def test_a_flood_of_atdf_lines_ends(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(MAGIC[2] + b"PRR:\n" * 300_000 + b"WIR:\n" * 30_000)
    opened_within_bounds(path)
    path.write_bytes(MAGIC[2] + b"PTR:\n" + b" x\n" * 600_000)
    opened_within_bounds(path)
