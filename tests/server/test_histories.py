"""Found by the fuzz of syncing: what a workstation must not miss."""

import shutil

from ml_core.wafer.identity import new_id
from sync_server.app import create_app
from sync_server.settings import ServerSettings
from tests.server.changes import remarks, shape
from tests.server.conftest import serving

MINE, OTHER = new_id(), new_id()


def exchange(served, session, changes=(), *, profile=MINE, **more):
    body = {
        "contract": 1, "profile_id": profile, "since": 0,
        "changes": [change.model_dump(mode="json") for change in changes], **more,
    }  # fmt: skip
    answered = session.post(served.at("/sync/exchange"), json=body, timeout=20).json()
    return answered["data"] or answered["error"]["code"]


def at(served, session, profile):
    """A session of the same sign-in, wherever the server answers now."""
    return lambda *changes, **more: exchange(served, session, changes, profile=profile, **more)


def test_the_same_change_at_the_same_number_of_another_history_is_noticed(tmp_path):
    """After a restore others' changes took the numbers before one that was sent again."""
    annotation, data = new_id(), tmp_path / "server"
    first, lost, kept = (
        remarks(annotation, MINE), shape(annotation, MINE), shape(annotation, MINE)
    )  # fmt: skip
    with serving(create_app(ServerSettings(data=data)), data) as served:
        session = served.client("annotator", "me", MINE)
        push = at(served, session, MINE)
        push(first)
    shutil.copytree(data, tmp_path / "copy")
    with serving(create_app(ServerSettings(data=data)), data) as served:
        push = at(served, session, MINE)
        push(lost)
        seen = push(kept)
        assert seen["covered"] == 3
    shutil.rmtree(data)
    shutil.copytree(tmp_path / "copy", data)
    with serving(create_app(ServerSettings(data=data)), data) as served:
        push = at(served, session, MINE)
        push(shape(annotation, MINE))
        assert push(kept)["results"][0]["number"] == 3
        again = push(since=3, last_change_id=seen["covered_change_id"])
        assert again == "HISTORY_DIFFERS"


def test_what_an_engineer_adds_before_the_annotation_itself_came_is_seen_later(served):
    """The shape came before the remarks, so that nobody knew whose annotation it is."""
    annotation = new_id()
    drawn = shape(annotation, MINE)
    me = at(served, served.client("annotator", "me", MINE), MINE)
    engineer = at(served, served.client("engineer", "e", OTHER), OTHER)
    me(drawn)
    corrected = shape(
        annotation, OTHER, shape_id=drawn.entity_id, bases=(drawn.change_id,), class_key="ring"
    )
    engineer(corrected)
    before = me()
    me(remarks(annotation, MINE))
    later = me(since=before["covered"], last_change_id=before["covered_change_id"])
    came = [change["change_id"] for page in (before, later) for change in page["changes"]]
    assert corrected.change_id in came
