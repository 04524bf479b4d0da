"""API keys: scoped, hashed, rotated, revoked, and never more than their account may do."""

import re

import pytest
import requests
from sqlalchemy import select

from sync_server.store.account_tables import ApiKey
from tests.server.people import audited, post, refused, register, signed_in


@pytest.fixture
def admin(served):
    return served.client("admin", "root")


def made(served, admin, *scopes, **more):
    body = {"name": "Tester 7", "scopes": scopes or ["user.read"], **more}
    answered = post(served, "/keys", body, admin)
    assert answered.status_code == 200, answered.text
    return answered.json()["data"]


def ask(served, key, path="/accounts"):
    return requests.get(served.at(path), headers={"X-API-Key": key}, timeout=20)


def test_a_key_has_the_documents_form_and_is_kept_as_a_hash(served, admin):
    data = made(served, admin)
    assert re.fullmatch(r"sk_live_[0-9a-f]{32}", data["api_key"])
    assert data["key"]["tail"] == data["api_key"][-4:]
    with served.parts.database.reading() as session:
        assert session.scalars(select(ApiKey.key_hash)).one() != data["api_key"]
    for path in served.data.rglob("*"):
        assert not path.is_file() or data["api_key"].encode() not in path.read_bytes()
    listed = admin.get(served.at("/keys"), timeout=20).json()["data"]
    assert listed["keys"] == [data["key"]]
    assert listed["paging"] == {"page": 1, "page_size": 50, "total": 1, "total_pages": 1}


def test_a_key_does_what_its_scopes_say_and_no_more(served, admin):
    key = made(served, admin, "user.read")["api_key"]
    assert ask(served, key).status_code == 200
    key = made(served, admin, "inference.read")["api_key"]
    assert refused(ask(served, key)) == (403, "FORBIDDEN")
    said = ask(served, key, "/me").json()["data"]
    assert said["permissions"] == ["inference.read"]
    assert said["key_id"]


def test_a_key_loses_what_its_account_loses(served, admin):
    account_id = register(served, role="admin")
    key = made(served, admin, account_id=account_id)["api_key"]
    assert ask(served, key).status_code == 200
    admin.patch(served.at(f"/accounts/{account_id}"), json={"role": "annotator"}, timeout=20)
    assert refused(ask(served, key)) == (403, "FORBIDDEN")
    admin.patch(served.at(f"/accounts/{account_id}"), json={"is_active": False}, timeout=20)
    assert refused(ask(served, key)) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize("scope", ["model.promote", "nonsense"])
def test_a_key_gets_no_scope_beyond_its_account(served, admin, scope):
    account_id = register(served, role="engineer")
    body = {"name": "x", "scopes": [scope], "account_id": account_id}
    assert refused(post(served, "/keys", body, admin)) == (400, "INVALID_INPUT")


def test_a_key_gives_no_key_more_than_it_has(served, admin):
    key = made(served, admin, "user.write")["api_key"]
    body = {"name": "x", "scopes": ["model.delete"]}
    answered = requests.post(served.at("/keys"), json=body, headers={"X-API-Key": key}, timeout=20)
    assert refused(answered) == (403, "FORBIDDEN")


def test_a_revoked_key_is_refused_at_once(served, admin):
    data = made(served, admin)
    assert ask(served, data["api_key"]).status_code == 200
    path = f"/keys/{data['key']['key_id']}"
    assert admin.delete(served.at(path), timeout=20).json()["data"]["revoked_at"]
    assert refused(ask(served, data["api_key"])) == (401, "NOT_SIGNED_IN")
    assert refused(post(served, f"{path}/rotate", session=admin)) == (409, "CONFLICT")


def test_a_rotated_key_stays_good_for_the_overlap(served, admin):
    old = made(served, admin)
    path = f"/keys/{old['key']['key_id']}/rotate"
    new = post(served, path, {"overlap_hours": 2}, admin).json()["data"]
    assert new["key"]["scopes"] == old["key"]["scopes"]
    served.clock.go(hours=1)
    assert [ask(served, k["api_key"]).status_code for k in (old, new)] == [200, 200]
    served.clock.go(hours=2)
    assert [ask(served, k["api_key"]).status_code for k in (old, new)] == [401, 200]


def test_a_key_ends_after_ninety_days(served, admin):
    key = made(served, admin)["api_key"]
    served.clock.go(days=89)
    assert ask(served, key).status_code == 200
    served.clock.go(days=2)
    assert refused(ask(served, key)) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize("more", [{"days": 91}, {"scopes": []}, {"per_hour": 0}, {"name": ""}])
def test_a_key_cannot_be_asked_for_beyond_the_bounds(served, admin, more):
    body = {"name": "x", "scopes": ["user.read"], **more}
    assert post(served, "/keys", body, admin).status_code in (400, 422)


def test_the_first_use_in_each_hour_is_audited(served, admin):
    data = made(served, admin)
    for _ in range(3):
        ask(served, data["api_key"])
    served.clock.go(hours=1)
    for _ in range(3):
        ask(served, data["api_key"])
    lines = audited(served, "key.used")
    assert [line.key_id for line in lines] == [data["key"]["key_id"]] * 2
    assert {line.account_id for line in lines} == {"root"}


def test_a_key_may_ask_as_often_as_it_was_given(served, admin):
    key = made(served, admin, per_hour=3)["api_key"]
    assert [ask(served, key, "/me").status_code for _ in range(4)] == [200, 200, 200, 429]
    usual = made(served, admin)["key"]
    assert usual["per_hour"] == served.parts.settings.key_requests_per_hour


def test_ones_own_keys_are_ones_own(served, admin):
    mine = register(served, "mine")
    register(served, "other")
    key_id = made(served, admin, "annotation.read", account_id=mine)["key"]["key_id"]
    me, them = signed_in(served, "mine"), signed_in(served, "other")
    listed = me.get(served.at("/keys"), timeout=20).json()["data"]["keys"]
    assert [key["key_id"] for key in listed] == [key_id]
    assert them.get(served.at("/keys"), timeout=20).json()["data"]["keys"] == []
    query = {"account_id": mine}
    assert them.get(served.at("/keys"), params=query, timeout=20).json()["data"]["keys"] == []
    assert refused(them.delete(served.at(f"/keys/{key_id}"), timeout=20)) == (404, "NOT_FOUND")
    assert refused(post(served, f"/keys/{key_id}/rotate", session=them)) == (404, "NOT_FOUND")
    assert me.delete(served.at(f"/keys/{key_id}"), timeout=20).status_code == 200


@pytest.mark.parametrize("path", ["/auth/logout", "/me/profiles", "/auth/totp/enrol"])
def test_what_is_a_persons_is_not_done_by_a_key(served, admin, path):
    key = made(served, admin, "user.read")["api_key"]
    body = {"profile_id": "0" * 8 + "-0000-0000-0000-" + "0" * 12, "name": "x", "password": "x"}
    fields = {"/auth/logout": (), "/me/profiles": ("profile_id", "name")}.get(path, ("password",))
    answered = requests.post(
        served.at(path), json={name: body[name] for name in fields}, headers={"X-API-Key": key},
        timeout=20,
    )  # fmt: skip
    assert refused(answered) == (403, "FORBIDDEN")


@pytest.mark.parametrize("key", ["x", "sk_live_" + "0" * 32, ""])
def test_a_key_from_nowhere_is_refused(served, key):
    assert refused(ask(served, key)) == (401, "NOT_SIGNED_IN")
