"""The list of recent files, with real files."""

import json

import pytest

from ml_core.wafer.errors import ExportError
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.recent import Recent, RecentFiles


@pytest.fixture
def jobs(qapp):
    def report(error):
        raise error

    jobs = Jobs(report)
    yield jobs
    jobs.close()


@pytest.fixture
def make(tmp_path, jobs):
    def made(length=12):
        return RecentFiles(jobs, tmp_path / "data" / "recent.json", lambda: length)

    return made


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"wafer {number}.csv" for number in range(60)]
    for path in paths:
        path.write_text("x")
    return paths


def paths_of(recent):
    return [entry.path for entry in recent.entries]


def looked(recent, jobs, qtbot):
    recent.look()
    qtbot.waitUntil(lambda: not jobs.running)
    return [entry.path.name for entry in recent.entries if entry.is_missing]


def test_the_newest_stands_first_and_none_twice(make, files):
    recent = make()
    recent.add([files[0]])
    recent.add([files[1], files[2]])
    recent.add([files[0]])
    assert paths_of(recent) == [files[0], files[1], files[2]]


def test_the_list_is_as_long_as_told_and_older_ones_come_back_in_a_longer_one(make, files):
    make().add(files)
    assert paths_of(make()) == files[:12]
    assert paths_of(make(0)) == []
    assert paths_of(make(50)) == files[:50]


def test_it_survives_a_restart(make, files, tmp_path):
    make().add(files[:2])
    assert paths_of(make()) == files[:2]
    assert [entry.name for entry in (tmp_path / "data").iterdir()] == ["recent.json"]


def test_what_is_gone_is_marked_and_what_comes_back_is_not(make, jobs, qtbot, files):
    recent = make()
    recent.add(files[:3])
    assert looked(recent, jobs, qtbot) == []
    files[1].rename(files[1].with_suffix(".away"))
    told = []
    recent.changed.connect(lambda: told.append(recent.entries))
    assert looked(recent, jobs, qtbot) == ["wafer 1.csv"]
    assert told == [(Recent(files[0], False), Recent(files[1], True), Recent(files[2], False))]
    files[1].write_text("x")
    assert looked(recent, jobs, qtbot) == []


def test_missing_ones_are_forgotten_when_asked(make, jobs, qtbot, files):
    recent = make()
    recent.add(files[:3])
    files[0].unlink()
    looked(recent, jobs, qtbot)
    recent.forget_missing()
    assert paths_of(recent) == files[1:3]
    recent.clear()
    assert paths_of(make()) == []


def test_a_relative_path_is_kept_absolute(make, files, monkeypatch):
    monkeypatch.chdir(files[0].parent)
    recent = make()
    recent.add([files[0].relative_to(files[0].parent)])
    assert paths_of(recent) == [files[0]]


@pytest.mark.parametrize("text", ["", "{}", "[1, null, {}]", "[", '[""]', "\x00"])
def test_a_broken_file_gives_an_empty_list(make, tmp_path, text):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "recent.json").write_text(text)
    assert paths_of(make()) == []


def test_names_of_any_script_are_kept(make, tmp_path):
    path = tmp_path / "ウェハ 晶圆 – Größe.csv"
    make().add([path])
    assert paths_of(make()) == [path]
    kept = json.loads((tmp_path / "data" / "recent.json").read_text(encoding="utf-8"))
    assert kept == [str(path)]


def test_a_list_that_cannot_be_written_is_told(tmp_path, jobs):
    (tmp_path / "data").write_text("a file where a folder is wanted")
    recent = RecentFiles(jobs, tmp_path / "data" / "recent.json", lambda: 12)
    with pytest.raises(ExportError, match="the recent files cannot be written"):
        recent.add([tmp_path])
    assert recent.entries == ()
