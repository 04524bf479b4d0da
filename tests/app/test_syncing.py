"""Syncing as the window sees it: a real workstation, a real server, real signing in."""

import hashlib
import json
import socket
from dataclasses import replace
from pathlib import Path

import keyring
import numpy as np
import pytest

from ml_core.segmentation.package import read_package, write_package
from ml_core.wafer.annotation import AnnotationState, Edit
from ml_core.wafer.identity import new_id
from ml_core.wafer.shapes import Polygon, Shape
from tests.app.annotation_queue import item_status, queue_wafer
from tests.app.keyrings import MemoryKeyring, NoKeyring
from tests.server.conftest import served
from tests.server.people import PASSWORD, register
from tests.wafers import plain_wafer
from wafer_studio.app.annotating import Saving
from wafer_studio.app.syncing_view import QuestionKind, TroubleKind
from wafer_studio.app.workstation import Workstation
from wafer_studio.places import starter_model

__all__ = ["served"]
WAFER = plain_wafer()


@pytest.fixture(autouse=True)
def ring():
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def open_station(tmp_path, qtbot):
    opened = []

    def start(name="one", person="A. Reader"):
        station = Workstation(tmp_path / name)
        opened.append(station)
        station.storing.ask(lambda store: store.add_wafers([WAFER])).result()
        station.person.work_as(person)
        qtbot.waitUntil(lambda: station.person.profile is not None)
        station.document.open(WAFER.wafer_id)
        qtbot.waitUntil(lambda: station.annotating.annotation is not None)
        return station

    yield start
    for station in opened:
        station.close()


def draw(qtbot, station, x=0.0):
    qtbot.waitUntil(lambda: station.annotating.can_edit)
    ring = np.array([[x, 0.0], [x + 9, 0.0], [x, 9.0]])
    shape = Shape(new_id(), "scratch", Polygon(ring))
    station.annotating.apply(Edit("Draw", after=(shape,)))
    qtbot.waitUntil(lambda: station.annotating.saving is Saving.SAVED)
    return shape.shape_id


def sign_in(qtbot, station, served, username="sarah.chen", password=PASSWORD):
    station.syncing.use_server(served.url)
    with qtbot.waitSignal(station.syncing.account.signed_in, timeout=20_000):
        station.syncing.account.sign_in(username, password)


def until(qtbot, station, is_so):
    qtbot.waitUntil(lambda: is_so(station.syncing.view), timeout=20_000)


def is_quiet(view):
    return view.unsent == 0 and not view.is_running and view.last_success is not None


def on_the_server(served):
    with served.parts.database.reading() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM change").scalar_one()


def test_without_a_server_all_work_stays_here_and_nothing_is_tried(qtbot, open_station):
    station = open_station()
    draw(qtbot, station)
    until(qtbot, station, lambda view: view.unsent == 2)
    view = station.syncing.view
    assert (view.server, view.account, view.trouble, view.is_running) == ("", None, None, False)
    assert view.unsent_since is not None


def test_what_is_drawn_is_sent_by_itself_after_signing_in(qtbot, open_station, served, ring):
    register(served)
    station = open_station()
    draw(qtbot, station)
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    assert on_the_server(served) == 2
    account = station.syncing.view.account
    assert (account.username, account.role, account.is_kept) == ("sarah.chen", "annotator", True)
    draw(qtbot, station)
    until(qtbot, station, lambda view: view.unsent == 1)
    until(qtbot, station, is_quiet)
    assert on_the_server(served) == 3
    assert PASSWORD not in json.dumps(list(ring.kept.values()))


def test_a_restart_stays_signed_in(qtbot, open_station, served, tmp_path):
    register(served)
    station = open_station()
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    station.close()
    again = open_station()
    draw(qtbot, again)
    qtbot.waitUntil(lambda: on_the_server(served) == 2, timeout=20_000)
    assert PASSWORD not in (tmp_path / "one" / "accounts.json").read_text()


def test_without_a_keyring_one_is_signed_in_until_the_end_and_told_so(qtbot, open_station, served):
    keyring.set_keyring(NoKeyring())
    register(served)
    station = open_station()
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    assert not station.syncing.view.account.is_kept


def test_a_wrong_password_is_trouble_and_no_crash(qtbot, open_station, served):
    register(served)
    station = open_station()
    station.syncing.use_server(served.url)
    for username, password in (("sarah.chen", "wrong"), ("x", "y")):
        with qtbot.waitSignal(station.syncing.account.failed, timeout=20_000) as failed:
            station.syncing.account.sign_in(username, password)
        assert failed.args[0].kind in (TroubleKind.SIGN_IN, TroubleKind.REFUSED)
        assert failed.args[0].text
    assert station.syncing.view.account is None


def test_a_second_machine_adopts_the_accounts_profile_and_keeps_the_local_work(
    qtbot, open_station, served
):
    register(served, full_name="Sarah Chen")
    one, two = open_station("one"), open_station("two", person="Guest")
    first = draw(qtbot, one)
    sign_in(qtbot, one, served)
    until(qtbot, one, is_quiet)
    local = draw(qtbot, two, 30)
    guest = two.person.profile
    two.syncing.use_server(served.url)
    two.syncing.account.sign_in("sarah.chen", PASSWORD)
    qtbot.waitUntil(lambda: two.person.profile.profile_id == one.person.profile.profile_id)
    assert two.person.profile.name == "Sarah Chen"
    qtbot.waitUntil(lambda: [s.shape_id for s in two.annotating.shapes] == [first], timeout=20_000)
    assert two.syncing.account.left_behind == guest
    before = on_the_server(served)
    two.syncing.account.take_along()
    qtbot.waitUntil(lambda: on_the_server(served) == before + 2, timeout=20_000)
    two.person.work_as("Guest")
    qtbot.waitUntil(lambda: [s.shape_id for s in two.annotating.shapes] == [local])


def test_what_came_waits_while_a_stroke_is_under_way(qtbot, open_station, served):
    register(served)
    one = open_station("one")
    sign_in(qtbot, one, served)
    until(qtbot, one, is_quiet)
    is_held = [True]
    one.syncing.refreshing.hold_while(lambda: is_held[0])
    two = open_station("two", person="Guest")
    sign_in_as_same(qtbot, two, served, one)
    drawn = draw(qtbot, two)
    qtbot.waitUntil(lambda: on_the_server(served) == 2, timeout=20_000)
    one.syncing.sync_now()
    with qtbot.waitSignal(one.syncing.finished, timeout=20_000) as finished:
        pass
    assert finished.args[0].pulled == 2
    assert one.annotating.shapes == ()
    is_held[0] = False
    qtbot.waitUntil(lambda: [s.shape_id for s in one.annotating.shapes] == [drawn])


def sign_in_as_same(qtbot, station, served, other):
    station.syncing.use_server(served.url)
    station.syncing.account.sign_in("sarah.chen", PASSWORD)
    wanted = other.person.profile.profile_id
    qtbot.waitUntil(
        lambda: (
            station.person.profile.profile_id == wanted
            and station.annotating.annotation is not None
            and station.annotating.annotation.profile_id == wanted
        ),
        timeout=20_000,
    )
    until(qtbot, station, is_quiet)


def test_a_conflict_is_merged_by_a_step_that_can_be_taken_back(qtbot, open_station, served):
    register(served)
    one, two = open_station("one"), open_station("two", person="Guest")
    drawn = draw(qtbot, one)
    sign_in(qtbot, one, served)
    until(qtbot, one, is_quiet)
    sign_in_as_same(qtbot, two, served, one)
    for station, key in ((one, "ring"), (two, "edge")):
        station.syncing.pause(True)
        qtbot.waitUntil(lambda station=station: len(station.annotating.shapes) == 1)
        (shape,) = station.annotating.shapes
        edit = Edit("Class", before=(shape,), after=(replace(shape, class_key=key),))
        qtbot.waitUntil(lambda station=station: station.annotating.can_edit)
        station.annotating.apply(edit)
        qtbot.waitUntil(lambda station=station: station.annotating.saving is Saving.SAVED)
    for station in (one, two, one):
        with qtbot.waitSignal(station.syncing.finished, timeout=20_000):
            station.syncing.sync_now()
    until(qtbot, one, lambda view: view.conflicts == 1)
    found = []
    one.syncing.conflicts(found.append)
    qtbot.waitUntil(lambda: bool(found))
    ((conflict,),) = found
    assert {side.shape.class_key for side in conflict.sides} == {"ring", "edge"}
    assert conflict.entity_id == drawn
    qtbot.waitUntil(lambda: one.annotating.can_edit)
    theirs = next(side.shape for side in conflict.sides if side.shape.class_key == "edge")
    assert one.syncing.merge(conflict, [theirs])
    until(qtbot, one, lambda view: view.conflicts == 0)
    assert [s.class_key for s in one.annotating.shapes] == ["edge"]
    one.annotating.undo()
    qtbot.waitUntil(lambda: [s.class_key for s in one.annotating.shapes] == ["ring"])


def test_another_server_is_a_question_and_a_yes_sends_all_again(
    qtbot, open_station, served, tmp_path
):
    register(served)
    station = open_station()
    draw(qtbot, station)
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    key = station.person.profile.profile_id
    other = new_id()
    station.storing.ask(
        lambda store: store._db.conn.execute("UPDATE sync_cursor SET database_id = ?", [other])
    ).result()
    station.syncing.sync_now()
    until(qtbot, station, lambda view: view.question is not None)
    assert station.syncing.view.question.kind is QuestionKind.ANOTHER_SERVER
    station.syncing.answer_question(yes=False)
    assert station.syncing.view.is_paused
    station.syncing.sync_now()
    until(qtbot, station, lambda view: view.question is not None)
    with qtbot.waitSignal(station.syncing.finished, timeout=20_000):
        station.syncing.answer_question(yes=True)
    cursor = station.storing.ask(lambda store: store.changes.cursor(key)).result()
    assert cursor.database_id == served.parts.database_id
    assert on_the_server(served) == 2


def test_closing_does_not_wait_for_a_server_that_does_not_answer(qtbot, open_station):
    silent = socket.create_server(("127.0.0.1", 0))
    station = open_station()
    station.syncing.use_server(f"http://127.0.0.1:{silent.getsockname()[1]}")
    draw(qtbot, station)
    station.syncing.sync_now()
    until(qtbot, station, lambda view: view.is_running)
    connection, _ = silent.accept()
    qtbot.wait(0)
    station.jobs._network._tasks.empty()
    station.close()
    connection.close()
    silent.close()
    for thread in station.jobs._network._threads:
        thread.join(10)


def test_an_unreachable_server_is_trouble_that_is_tried_again(qtbot, open_station):
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    station = open_station()
    station.syncing.account._credentials_of = lambda key: None
    station.syncing.use_server(f"http://127.0.0.1:{port}")
    station.syncing.sync_now()
    until(qtbot, station, lambda view: view.trouble is not None)
    trouble = station.syncing.view.trouble
    assert (trouble.kind, trouble.tries_again) == (TroubleKind.OFFLINE, True)
    assert station.messages.all == ()


def test_refused_changes_lie_in_a_tray_and_can_be_written_to_a_file(
    qtbot, open_station, served, tmp_path
):
    register(served)
    station = open_station()
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    qtbot.waitUntil(lambda: station.annotating.can_edit)
    ring = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]])
    odd = Shape(new_id(), "no such class", Polygon(ring))
    station.annotating.apply(Edit("Odd", after=(odd,)))
    draw(qtbot, station)
    until(qtbot, station, lambda view: view.refused == 1 and view.unsent == 0)
    found, written = [], []
    station.syncing.refused(found.append)
    station.syncing.export_tray(tmp_path / "tray.jsonl", then=written.append)
    qtbot.waitUntil(lambda: bool(found and written))
    assert [(r.step, r.code) for r in found[0]] == [("Odd", "INVALID_BODY")]
    (line,) = (tmp_path / "tray.jsonl").read_text().splitlines()
    assert json.loads(line)["entity_id"] == odd.shape_id
    station.syncing.try_again([found[0][0].change_id])
    with qtbot.waitSignal(station.syncing.finished, timeout=20_000):
        pass
    until(qtbot, station, lambda view: view.refused == 1)


def test_signing_out_leaves_the_work_and_asks_to_sign_in(qtbot, open_station, served, ring):
    register(served)
    station = open_station()
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    station.syncing.account.sign_out()
    qtbot.waitUntil(lambda: not ring.kept, timeout=20_000)
    assert station.syncing.view.account is None
    drawn = draw(qtbot, station)
    until(qtbot, station, lambda view: view.trouble is not None)
    assert station.syncing.view.trouble.kind is TroubleKind.SIGN_IN
    assert [s.shape_id for s in station.annotating.shapes] == [drawn]


def test_a_handed_in_lease_is_told_once_the_annotation_is_there(qtbot, open_station, served):
    account = register(served)
    station = open_station()
    draw(qtbot, station)
    sign_in(qtbot, station, served)
    until(qtbot, station, is_quiet)
    queue_wafer(served, WAFER.wafer_id)
    station.syncing.leasing.take(count=3, days=2)
    until(qtbot, station, lambda view: len(view.leases) == 1)
    assert station.syncing.view.leases[0].wafer_id == WAFER.wafer_id
    station.syncing.pause(True)
    qtbot.waitUntil(lambda: station.annotating.can_edit)
    station.annotating.set_state(AnnotationState.SUBMITTED)
    until(qtbot, station, lambda view: view.leases == ())
    qtbot.waitUntil(lambda: item_status(served) == "done", timeout=20_000)
    assert account


def test_a_leased_wafer_comes_to_a_machine_that_has_not_got_it(qtbot, open_station, served):
    register(served)
    one = open_station("one")
    draw(qtbot, one)
    sign_in(qtbot, one, served)
    until(qtbot, one, is_quiet)
    queue_wafer(served, WAFER.wafer_id)
    two = open_station("two", person="Guest")
    two.storing.ask(lambda store: store.remove_wafers([WAFER.wafer_id])).result()
    sign_in_as_same(qtbot, two, served, one)
    with qtbot.waitSignal(two.library.added, timeout=20_000):
        two.syncing.leasing.take(count=1)
    found = two.storing.ask(lambda store: store.wafer(WAFER.wafer_id)).result()
    assert np.array_equal(found.cells, WAFER.cells)


STARTER = starter_model()


def test_a_model_of_the_server_is_downloaded_whole(qtbot, open_station, served, tmp_path):
    register(served)
    archive = tmp_path / "starter.wsmodel"
    package = read_package(STARTER)
    write_package(archive, package.description, dict(package.files))
    blob = served.parts.blobs.add(archive)
    engineer = served.client("engineer", "engineer-1")
    answered = engineer.post(served.at("/models"), json={"blob": blob}, timeout=60)
    assert answered.status_code == 200, answered.text
    station = open_station()
    sign_in(qtbot, station, served)
    models, listed = station.syncing.models, []
    models.look_up(listed.append)
    qtbot.waitUntil(lambda: bool(listed), timeout=20_000)
    ((model,),) = listed
    with qtbot.waitSignal(models.fetched, timeout=60_000) as fetched:
        models.fetch(model)
    kept = fetched.args[0]
    data = Path(kept.path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == model.blob == kept.sha256
    assert station.storing.ask(lambda store: store.models.all()).result() == (kept,)
    assert not list(Path(kept.path).parent.glob("*.part"))
