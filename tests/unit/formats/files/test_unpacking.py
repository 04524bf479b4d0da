"""Packed files: told by content, whole, cut, damaged, nested, hostile."""

import bz2
import gzip
import hashlib
import io
import lzma
import struct
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ml_core.formats.files.limits import Limits
from ml_core.formats.opening import open_wafers
from ml_core.wafer.identity import wafer_id
from ml_core.wafer.map import WaferMap
from tests.stdf_files import StdfFile
from tests.unit.formats.opened import only_error, only_wafer, wafers_and_errors, wafers_of

MIB = 1 << 20


def lot(name: str = "W01", dies: int = 1) -> bytes:
    file = StdfFile().far().mir().wir(name)
    for x in range(dies):
        file.part(x, 0)
    return bytes(file.wrr(name, parts=dies).mrr())


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def saved(folder: Path, data: bytes, name: str = "lot.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture(autouse=True)
def nothing_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test's temporary files are in one folder, which is empty at its end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_files_are_told_by_content(tmp_path: Path, pack) -> None:
    data = pack(lot())
    path = saved(tmp_path, data, "lot.stdf")
    wafer = only_wafer(path)
    assert wafer.source.path == str(path)  # no archive, so no member
    assert wafer.source.member == ""
    assert wafer.source.sha256 == hashlib.sha256(data).hexdigest()
    assert wafer.wafer_id == wafer_id(source_sha256=wafer.source.sha256, key="W01")
    assert wafer.warnings == ()


def test_gzip_of_several_parts_and_padding(tmp_path: Path) -> None:
    data = lot()
    packed = gzip.compress(data[:50]) + gzip.compress(data[50:]) + bytes(700)
    assert only_wafer(saved(tmp_path, packed)).warnings == ()


def test_members_of_a_zip_in_sorted_order(tmp_path: Path) -> None:
    members = {"b/2.stdf": lot("B"), "a.stdf": lot("A"), "b/": b"", "b/.hidden": b"?"}
    members["__MACOSX/b"] = b"?"
    path = saved(tmp_path, zipped(members), "lots.dat")
    first, second = wafers_of(path)
    assert first.source.path == f"{path}!a.stdf"
    assert second.source.path == f"{path}!b/2.stdf"
    assert (first.source.member, second.source.member) == ("a.stdf", "b/2.stdf")
    assert first.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert second.wafer_id == wafer_id(
        source_sha256=second.source.sha256, member="b/2.stdf", key="B"
    )


def test_a_packed_file_in_a_zip_is_one_member(tmp_path: Path) -> None:
    inner = zipped({"x.stdf": lot()})
    path = saved(tmp_path, zipped({"b/c.gz": gzip.compress(lot("C")), "d.zip": inner}))
    first, second = wafers_of(path)
    assert first.source.path == f"{path}!b/c.gz"
    assert second.source.path == f"{path}!d.zip!x.stdf"
    assert second.source.member == "d.zip!x.stdf"


def test_tar_and_tar_in_gzip(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in ("z.stdf", "a/y.stdf"):
            info = tarfile.TarInfo(name)
            info.size = len(lot())
            archive.addfile(info, io.BytesIO(lot()))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    plain = saved(tmp_path, buffer.getvalue(), "a.tar")
    packed = saved(tmp_path, gzip.compress(buffer.getvalue()), "a.tgz")
    for path in (plain, packed):
        assert [wafer.source.member for wafer in wafers_of(path)] == ["a/y.stdf", "z.stdf"]


def test_a_cut_tar_keeps_what_stands_before_the_cut(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.stdf")
        info.size = len(lot(dies=9))
        archive.addfile(info, io.BytesIO(lot(dies=9)))
    (wafer,), _ = wafers_and_errors(saved(tmp_path, buffer.getvalue()[: 512 + 300]))
    assert 0 < wafer.die_count < 9
    assert "The tar data is cut" in wafer.warnings[-1]


def test_zip64_and_stored_and_bzip2_members(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        with archive.open("big.stdf", "w", force_zip64=True) as member:
            member.write(lot())
        archive.writestr("b.stdf", lot("B"), zipfile.ZIP_BZIP2)
    assert len(wafers_of(saved(tmp_path, buffer.getvalue()))) == 2


def test_names_cannot_reach_outside_and_stay_apart(tmp_path: Path) -> None:
    members = {"../../up.stdf": lot(), "/etc/root.stdf": lot(), "C:\\w\\x.stdf": lot()}
    members["日本/ü.stdf"] = lot()
    members["line\nbreak.stdf"] = lot()
    path = saved(tmp_path, zipped(members))
    wafers = wafers_of(path)
    assert len({wafer.wafer_id for wafer in wafers}) == 5
    assert not any("\n" in wafer.source.path for wafer in wafers)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lot.bin", "temporary"]


def test_a_member_without_a_name(tmp_path: Path) -> None:
    """Found by fuzzing: zipfile looks at the last character of every name."""
    data = bytearray(zipped({"x": lot()}))
    at = data.index(b"PK\x01\x02")
    data[at + 28] = 0  # length of the name in the directory
    del data[at + 46]
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", end - at)
    data[data.index(b"PK\x03\x04") + 26] = 0
    (error,) = wafers_and_errors(saved(tmp_path, bytes(data)))[1]
    assert error.source.endswith("!unnamed")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_stay_two(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.stdf", lot())
        archive.writestr("a.stdf", lot())
    first, second = wafers_of(saved(tmp_path, buffer.getvalue()))
    assert (first.source.member, second.source.member) == ("a.stdf", "a.stdf#2")


def test_one_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a": lot("A"), "b": b"unreadable", "c": lot("C")}))
    packed_a = data.index(b"PK\x03\x04") + 30 + 1
    data[packed_a + 4] ^= 0xFF
    wafers, errors = wafers_and_errors(saved(tmp_path, bytes(data)))
    assert [wafer.info.wafer for wafer in wafers] == ["C"]
    assert [error.source.rpartition("!")[2] for error in errors] == ["a", "b"]
    assert "damaged" in errors[0].what


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_what_stands_before_a_cut_is_kept_with_a_warning(tmp_path: Path, pack) -> None:
    file = StdfFile().far().mir().wir()
    for x in range(3000):
        file.part(x % 100, x // 100, hard=x * 7919 % 251, part=f"{x * 104729 % 65521}")
    data = pack(bytes(file.wrr(parts=3000).mrr()))
    (wafer,), _ = wafers_and_errors(saved(tmp_path, data[: len(data) - 9]))
    assert 0 < wafer.die_count <= 3000
    assert "is cut: only the first" in wafer.warnings[-1]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_every_cut_of_a_packed_file_says_so(tmp_path: Path, pack) -> None:
    data = pack(lot(dies=5))
    for cut in range(1, len(data)):
        wafers, errors = wafers_and_errors(saved(tmp_path, data[:cut]))
        if cut >= 10:
            assert all("is cut" in error.what for error in errors), cut
        assert all("is cut" in wafer.warnings[-1] for wafer in wafers), cut
        assert len(wafers) + len(errors) == 1


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_damaged_data_is_no_cut(tmp_path: Path, pack) -> None:
    data = bytearray(pack(lot(dies=40)))
    data[-6] ^= 0x55  # in the check sum
    error = only_error(saved(tmp_path, bytes(data)))
    assert "damaged" in error.what


def test_every_cut_of_a_zip_is_one_error(tmp_path: Path) -> None:
    data = zipped({"a.stdf": lot()})
    for cut in range(4, len(data), 7):
        error = only_error(saved(tmp_path, data[:cut]))
        assert "cut or damaged" in error.what


def test_an_encrypted_member_asks_for_its_password(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.stdf": lot()}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    error = only_error(saved(tmp_path, bytes(data)))
    assert "encrypted" in error.what
    assert error.source.endswith("!a.stdf")


def test_a_method_that_could_fill_the_memory_is_refused(tmp_path: Path) -> None:
    error = only_error(saved(tmp_path, zipped({"a": lot()}, zipfile.ZIP_LZMA)))
    assert "zip method 14" in error.what


def bomb(size: int) -> bytes:
    """Zeros, packed about a thousand times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(bytes(MIB)) for _ in range(size // MIB))
    return packed + packer.flush()


def test_a_gzip_bomb_ends_as_one_error_and_soon(tmp_path: Path) -> None:
    path = saved(tmp_path, bomb(192 * MIB))
    begun = time.perf_counter()
    error = only_error(path)
    assert "200 times its size" in error.what
    assert time.perf_counter() - begun < 5


def test_a_zip_bomb_of_many_members_ends_as_one_error(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({f"{n}": bytes(8 * MIB) for n in range(40)}))
    wafers, errors = wafers_and_errors(path)
    assert not wafers
    assert "zip bomb" in errors[-1].what
    assert len(errors) <= 9  # 64 MiB are free; each 8 MiB before is a file without a wafer


def test_limits_of_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({"a": lot("A"), "b": lot("B", dies=99), "c": lot("C")}))
    wafers, errors = wafers_and_errors(path, limits=Limits(member_bytes=1000))
    assert [wafer.info.wafer for wafer in wafers] == ["A"]
    assert "more than 1,000 bytes" in errors[0].what
    assert len(errors) == 1
    wafers, errors = wafers_and_errors(path, limits=Limits(total_bytes=300))
    assert "more than 300 bytes in all" in errors[0].what


def test_limit_of_members(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({f"{n}": b"x" for n in range(11)}))
    error = only_error(path, limits=Limits(members=10))
    assert "more than 10 files" in error.what
    assert "more than 100,000 files" in only_error(path, Limits(directory_bytes=100)).what


def test_limit_of_depth(tmp_path: Path) -> None:
    data = lot()
    for _ in range(6):
        data = zipped({"z": data})
    error = only_error(saved(tmp_path, data))
    assert "more than 4 times over" in error.what


def test_a_zip_that_holds_itself_ends(tmp_path: Path) -> None:
    """Every level of a nested gzip counts, however small it is."""
    data = lot()
    for _ in range(50):
        data = gzip.compress(data)
    assert "more than 4 times over" in only_error(saved(tmp_path, data)).what


def test_a_directory_that_lies_about_its_size(tmp_path: Path) -> None:
    data = bytearray(zipped({"a": lot()}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 0x7FFFFFFF)
    assert only_error(saved(tmp_path, bytes(data))).what
    data[end + 12 : end + 16] = struct.pack("<I", 0xFFFFFFFF)
    assert only_error(saved(tmp_path, bytes(data))).what


def test_an_empty_archive_is_an_error(tmp_path: Path) -> None:
    assert "no file" in only_error(saved(tmp_path, zipped({}))).what
    assert "no file" in only_error(saved(tmp_path, zipped({".DS_Store": b"x"}))).what


def test_other_packing_is_named(tmp_path: Path) -> None:
    assert "xz-packed" in only_error(saved(tmp_path, lzma.compress(lot()))).what


def test_an_office_file_is_no_archive_of_wafers(tmp_path: Path) -> None:
    members = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
    error = only_error(saved(tmp_path, zipped(members), "bins.xlsx"))
    assert "Office document" in error.what


def test_temporary_files_go_when_the_caller_stops_early(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({"a": gzip.compress(lot("A")), "b": lot("B")}))
    items = open_wafers([path])
    assert isinstance(next(items), WaferMap)
    assert list((tmp_path / "temporary").iterdir()) != []
    items.close()
    assert list((tmp_path / "temporary").iterdir()) == []
