"""Paths of every kind: files, folders, links, pipes, names, and who is asked to stop."""

import gzip
import hashlib
import os
import sys
import threading
from pathlib import Path

import pytest

from ml_core.formats.opening import open_wafers
from ml_core.formats.reader import ProductGeometry, ReadOptions
from ml_core.wafer.errors import Cancelled, WaferFileError
from ml_core.wafer.map import WaferMap
from tests.stdf_files import StdfFile
from tests.unit.formats.files.test_unpacking import lot, saved, zipped
from tests.unit.formats.opened import only_error, wafers_and_errors, wafers_of


def test_a_folder_is_read_with_all_below_in_order(tmp_path: Path) -> None:
    for name in ("b/2.stdf", "a.stdf", "b/1.stdf", "c.stdf", ".hidden.stdf", ".git/x.stdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        saved(tmp_path, lot(name), name)
    names = [wafer.info.wafer for wafer in wafers_of(tmp_path)]
    assert names == ["a.stdf", "b/1.stdf", "b/2.stdf", "c.stdf"]


def test_one_bad_file_among_others_is_one_error_in_its_place(tmp_path: Path) -> None:
    saved(tmp_path, lot("A"), "a")
    saved(tmp_path, b"read me", "b.txt")
    saved(tmp_path, b"", "c")
    saved(tmp_path, zipped({"x": lot("D")}), "d.zip")
    items = list(open_wafers([tmp_path, "missing", tmp_path / "a"]))
    kinds = [type(item) for item in items]
    assert kinds == [WaferMap, WaferFileError, WaferFileError, WaferMap, WaferFileError, WaferMap]
    errors = [item for item in items if isinstance(item, WaferFileError)]
    assert "it looks like text" in errors[0].what
    assert errors[0].what.endswith("see wafer-studio inspect --help for the formats")
    assert "empty" in errors[1].what
    assert str(errors[2]) == "missing: there is no such file; check the path"


def test_paths_are_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    saved(tmp_path, lot(), "in/x.stdf")
    for given in ("./in/x.stdf", "in/../in/x.stdf"):
        assert [wafer.source.path for wafer in wafers_of(given)] == [given]
    assert [wafer.source.path for wafer in wafers_of("./in")] == [f"./in{os.sep}x.stdf"]


def test_a_path_with_nul_is_an_error(tmp_path: Path) -> None:
    assert "NUL" in only_error("a\0b").what


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no files" in only_error(tmp_path).what


def test_a_name_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    assert only_error(tmp_path / ("x" * 5000)).what


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    error = only_error(tmp_path)
    assert "not a regular file" in error.what
    assert "not a regular file" in only_error("/dev/zero").what


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_links_that_turn_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    saved(tmp_path, lot(), "a/x.stdf")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    wafers, errors = wafers_and_errors(tmp_path)
    assert len(wafers) == 1
    assert len(errors) == 1  # the link to itself leads nowhere


@pytest.mark.skipif(sys.platform == "win32", reason="bytes that are no Unicode are POSIX only")
def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"lot-\xff.stdf")
    path.write_bytes(lot())
    assert len(wafers_of(tmp_path)) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    path = saved(tmp_path, lot())
    path.chmod(0)
    assert "you may read it" in only_error(path).what


def test_progress_counts_files_and_may_cancel(tmp_path: Path) -> None:
    for name in "abc":
        saved(tmp_path, lot(name), name)
    told: list[tuple[int, int]] = []
    list(open_wafers([tmp_path], progress=lambda done, total: told.append((done, total))))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def cancel(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    items = open_wafers([tmp_path], progress=cancel)
    assert isinstance(next(items), WaferMap)
    with pytest.raises(Cancelled):
        next(items)


def test_errors_that_are_kept_hold_no_arrays(tmp_path: Path) -> None:
    """Found by fuzzing: an error's traceback kept the frames, and with them the last map."""
    saved(tmp_path, b"x", "text")
    saved(tmp_path, lot()[:20], "cut.stdf")
    saved(tmp_path, zipped({"a": b"x"})[:-9], "cut.zip")
    saved(tmp_path, gzip.compress(lot())[:-3] + b"...", "damaged.gz")
    empty = StdfFile().far().mir().wir("A").part(0, 0).wrr("A", parts=1).wir("B").mrr()
    saved(tmp_path, bytes(empty), "one empty wafer")
    _, errors = wafers_and_errors(tmp_path, tmp_path / "missing")
    assert len(errors) == 6
    for error in errors:
        assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_wafers_come_one_by_one(tmp_path: Path) -> None:
    saved(tmp_path, lot(), "a")
    items = open_wafers([tmp_path / "a", tmp_path / "later"])
    next(items)
    saved(tmp_path, lot(), "later")
    assert isinstance(next(items), WaferMap)


def test_a_large_file_is_hashed_beside_the_parser(tmp_path: Path) -> None:
    data = lot()[:-8] + bytes(StdfFile().ptr()) * 500_000 + lot()[-8:]
    path = saved(tmp_path, data)
    assert len(data) > 9_000_000
    (wafer,) = wafers_of(path)
    assert wafer.source.sha256 == hashlib.sha256(data).hexdigest()
    items = open_wafers([path, tmp_path / "missing"])
    next(items)
    items.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("hash")]


def test_a_given_geometry_that_cannot_be_is_an_error(tmp_path: Path) -> None:
    wrong = ReadOptions(geometries=(ProductGeometry("*", pitch_mm=(0.0, 1.0)),))
    _, (error,) = wafers_and_errors(saved(tmp_path, lot()), options=wrong)
    assert "positive" in error.what


def test_an_empty_path_is_told_as_such() -> None:
    (error,) = open_wafers([""])
    assert isinstance(error, WaferFileError)
    assert error.source  # results.json asks for one
    assert "an empty path names no file" in str(error)
