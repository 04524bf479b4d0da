"""Reading into the library: bad files beside good ones, cancel, what is told."""

import numpy as np
import pytest

from wafer_studio.app.workstation import DATA_VARIABLE, Workstation, data_folder


@pytest.fixture
def station(tmp_path, qtbot):
    made = Workstation(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def opened(station):
    told = []
    station.library.opened.connect(told.append)
    return told


def texts(station):
    return [message.text for message in station.messages.all]


def sets(path, count):
    np.savez(path, cells=np.ones(count * 100, np.uint8), shape=np.full((count, 2), 10))
    return path


def test_good_and_bad_files_are_counted_and_told(qtbot, station, opened, tmp_path):
    bad = tmp_path / "bad.npz"
    bad.write_bytes(b"PK\x03\x04 cut off")
    station.library.open_paths([sets(tmp_path / "a.npz", 5), bad, sets(tmp_path / "c.npz", 70)])
    qtbot.waitUntil(lambda: bool(opened))
    assert (opened[0].new, opened[0].known, opened[0].failed) == (75, 0, 1)
    assert len([text for text in texts(station) if "bad.npz" in text]) == 1
    assert texts(station)[-1] == "75 wafers added."


def test_what_was_there_already_is_told(qtbot, station, opened, tmp_path):
    path = sets(tmp_path / "a.npz", 5)
    station.library.open_paths([path])
    qtbot.waitUntil(lambda: len(opened) == 1)
    station.library.open_paths([path, sets(tmp_path / "b.npz", 6)])
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert (opened[1].new, opened[1].known) == (6, 5)
    assert opened[1].first_id == opened[0].first_id
    assert texts(station)[-1] == "6 wafers added (5 were there already)."


def test_an_empty_folder_is_told(qtbot, station, opened, tmp_path):
    (tmp_path / "nothing").mkdir()
    station.library.open_paths([tmp_path / "nothing"])
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].first_id == ""
    assert len(texts(station)) == 1


def test_a_cancel_keeps_what_was_read_and_says_nothing(qtbot, station, opened, tmp_path):
    job = station.library.open_paths([sets(tmp_path / "a.npz", 20_000)])
    with qtbot.waitSignal(station.library.added, timeout=20_000):
        pass
    job.cancel()
    qtbot.waitUntil(lambda: job.is_over)
    kept = station.storing.ask(lambda store: store.count()).result()
    assert 0 < kept < 20_000
    assert opened == []
    assert texts(station) == []


def test_no_path_is_no_job(station):
    assert station.library.open_paths([]) is None


def test_the_data_folder_is_named_by_option_then_environment_then_the_system(monkeypatch, tmp_path):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "env"))
    assert data_folder(str(tmp_path / "given")) == tmp_path / "given"
    assert data_folder() == tmp_path / "env"
    monkeypatch.delenv(DATA_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert data_folder().name == "Wafer Studio"
