import errno
from pathlib import Path

import pytest

from ml_core.formats.results.writing import Draft, make_folder, reported, write_whole
from ml_core.wafer.errors import ExportError


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "read-only"),
        (errno.ENOTDIR, "is a file"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_the_systems_refusals_become_sentences(number: int, words: str) -> None:
    sentence = rf"out/a\.png cannot be written: .*{words}"
    with pytest.raises(ExportError, match=sentence), reported(Path("out/a.png")):
        raise OSError(number, "Input/output error")


def test_a_file_that_is_replaced_is_old_or_new_and_never_between(tmp_path: Path) -> None:
    target = write_whole(tmp_path / "a", b"old")
    draft = Draft(target)
    draft.append(b"new ")
    draft.append(b"text")
    assert target.read_bytes() == b"old"
    draft.keep()
    draft.discard()
    assert target.read_bytes() == b"new text"
    assert list(tmp_path.iterdir()) == [target]


def test_a_discarded_draft_leaves_nothing(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "a")
    draft.append(b"text")
    draft.discard()
    assert list(tmp_path.iterdir()) == []


def test_two_drafts_of_one_target_do_not_meet(tmp_path: Path) -> None:
    first, second = Draft(tmp_path / "a"), Draft(tmp_path / "a")
    first.append(b"first")
    second.append(b"second")
    second.keep()
    first.keep()
    assert (tmp_path / "a").read_bytes() == b"first"


def test_a_folder_under_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="a part of that path is a file"):
        make_folder(tmp_path / "file" / "below")


def test_a_target_that_is_a_folder_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ExportError, match="a folder of that name is in the way"):
        write_whole(tmp_path / "a", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
