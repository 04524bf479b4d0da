"""Accounts of others, one's own account, and how a person goes."""

import json

import pytest
from sqlalchemy import select

from ml_core.wafer.identity import new_id
from sync_server.audit_check import verify_chain
from sync_server.auth.erasure import SECRET_COLUMNS, owned_by
from sync_server.auth.upkeep import keep_up
from sync_server.store.account_tables import AuditOrigin, SignIn
from sync_server.store.all_tables import METADATA
from sync_server.store.tables import Account, LoggedChange, Person
from tests.server.changes import remarks
from tests.server.people import (
    OTHER_PASSWORD,
    PASSWORD,
    audited,
    log_in,
    post,
    refused,
    register,
    signed_in,
)

PROFILE, OTHER = new_id(), new_id()


@pytest.fixture
def admin(served):
    return served.client("admin", "root")


def get(served, session, path, **query):
    return session.get(served.at(path), params=query, timeout=20)


def make(served, admin, **more):
    return post(served, "/accounts", {"username": "sarah.chen", **more}, admin)


def test_a_new_account_begins_with_a_password_that_must_be_changed(served, admin):
    data = make(served, admin, role="engineer", email="s.chen@example.com").json()["data"]
    password = data["temporary_password"]
    assert (data["account"]["role"], data["account"]["is_active"]) == ("engineer", True)
    assert refused(log_in(served, password=password)) == (403, "PASSWORD_EXPIRED")
    body = {"username": "sarah.chen", "password": password, "new_password": PASSWORD}
    assert post(served, "/auth/password", body).status_code == 200
    assert log_in(served).status_code == 200


def test_a_password_to_begin_with_ends_after_a_week(served, admin):
    password = make(served, admin).json()["data"]["temporary_password"]
    served.clock.go(days=8)
    body = {"username": "sarah.chen", "password": password, "new_password": PASSWORD}
    assert refused(post(served, "/auth/password", body)) == (401, "NOT_SIGNED_IN")


def test_a_name_or_address_is_one_accounts(served, admin):
    make(served, admin, email="s.chen@example.com")
    assert refused(make(served, admin, username="Sarah.Chen")) == (409, "CONFLICT")
    other = make(served, admin, username="other", email="s.chen@example.com")
    assert refused(other) == (409, "CONFLICT")


def test_accounts_are_listed_by_page_and_filter_with_masked_addresses(served, admin):
    for name, role in (("anna", "annotator"), ("berta", "engineer"), ("carl", "annotator")):
        make(served, admin, username=name, role=role, email=f"{name}@example.com")
    page = get(served, admin, "/accounts", page=1, page_size=2, role="annotator").json()["data"]
    assert [a["username"] for a in page["accounts"]] == ["anna", "carl"]
    assert page["paging"] == {"page": 1, "page_size": 2, "total": 2, "total_pages": 1}
    assert page["accounts"][0]["email"] == "a***@example.com"
    found = get(served, admin, "/accounts", text="BER").json()["data"]["accounts"]
    assert [a["username"] for a in found] == ["berta"]
    one = get(served, admin, f"/accounts/{found[0]['account_id']}").json()["data"]
    assert one["email"] == "berta@example.com"


def test_a_role_change_is_audited_with_both_roles(served, admin):
    account_id = register(served)
    admin.patch(served.at(f"/accounts/{account_id}"), json={"role": "engineer"}, timeout=20)
    (line,) = audited(served, "account.role_changed")
    assert (line.account_id, line.resource_id) == ("root", account_id)
    assert json.loads(line.details) == {"from": "annotator", "to": "engineer"}


@pytest.mark.parametrize("change", [{"role": "engineer"}, {"is_active": False}])
def test_the_last_admin_stays(served, admin, change):
    answered = admin.patch(served.at("/accounts/root"), json=change, timeout=20)
    assert refused(answered) == (409, "CONFLICT")
    assert refused(admin.delete(served.at("/me"), timeout=20)) == (409, "CONFLICT")
    at_once = admin.delete(served.at("/accounts/root"), params={"at_once": True}, timeout=20)
    assert refused(at_once) == (409, "CONFLICT")
    register(served, role="admin")
    answered = admin.patch(served.at("/accounts/root"), json=change, timeout=20)
    assert answered.status_code == 200


def test_a_reset_password_ends_sign_ins_and_the_lost_phone(served, admin):
    account_id = register(served)
    session = signed_in(served)
    path = f"/accounts/{account_id}/reset-password"
    data = post(served, path, {"also_second_factor": True}, admin).json()["data"]
    assert refused(get(served, session, "/me")) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served)) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served, password=data["temporary_password"])) == (403, "PASSWORD_EXPIRED")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_an_account_that_is_not_there_is_not_found(served, admin, method):
    answered = admin.request(method, served.at("/accounts/nobody"), json={}, timeout=20)
    assert refused(answered) == (404, "NOT_FOUND")


def link(served, session, profile_id=PROFILE, name="Sarah"):
    return post(served, "/me/profiles", {"profile_id": profile_id, "name": name}, session)


def test_the_first_linked_profile_is_the_one_that_others_adopt(served):
    register(served)
    session = signed_in(served)
    assert get(served, session, "/me").json()["data"]["canonical_profile_id"] is None
    assert link(served, session).json()["data"]["canonical_profile_id"] == PROFILE
    served.clock.go(seconds=1)
    data = link(served, session, OTHER, "Sarah at home").json()["data"]
    assert data["canonical_profile_id"] == PROFILE
    assert [(p["profile_id"], p["is_canonical"]) for p in data["profiles"]] == [
        (PROFILE, True),
        (OTHER, False),
    ]
    assert data["full_name"] == "Sarah"


def test_a_profile_belongs_to_one_account(served):
    register(served)
    register(served, "other")
    one, two = signed_in(served), signed_in(served, "other")
    assert link(served, one).status_code == link(served, one).status_code == 200
    assert refused(link(served, two)) == (409, "CONFLICT")
    assert get(served, two, "/me").json()["data"]["profiles"] == []


def test_a_linked_profile_syncs_and_another_does_not(served):
    register(served)
    session = signed_in(served)
    body = {"contract": 1, "profile_id": PROFILE, "since": 0}
    assert refused(post(served, "/sync/exchange", body, session)) == (403, "FORBIDDEN")
    link(served, session)
    assert post(served, "/sync/exchange", body, session).status_code == 200


def test_one_corrects_what_is_said_of_oneself(served):
    register(served)
    session = signed_in(served)
    body = {"full_name": "Sarah Chen-Weber", "email": "s@example.com", "username": "Sarah.W"}
    said = session.put(served.at("/me"), json=body, timeout=20).json()["data"]
    assert (said["full_name"], said["email"], said["username"]) == (
        "Sarah Chen-Weber", "s@example.com", "sarah.w",
    )  # fmt: skip
    assert log_in(served, "sarah.w").status_code == 200
    register(served, "taken")
    answered = session.put(served.at("/me"), json={"username": "TAKEN"}, timeout=20)
    assert refused(answered) == (409, "CONFLICT")


def drawn(served, session, profile=PROFILE):
    change = remarks(new_id(), profile)
    body = {
        "contract": 1, "profile_id": profile, "since": 0,
        "changes": [change.model_dump(mode="json")],
    }  # fmt: skip
    assert post(served, "/sync/exchange", body, session).status_code == 200
    return change


def test_an_export_holds_all_that_is_ones_own_and_no_secret(served):
    account_id = register(served, full_name="Sarah Chen", email="s@example.com")
    session = signed_in(served)
    link(served, session)
    change = drawn(served, session)
    drawn(served, served.client("annotator", "other", OTHER), OTHER)
    told = json.loads(get(served, session, "/me/export").text)
    assert told["account_id"] == account_id
    assert told["person"][0]["full_name"] == "Sarah Chen"
    assert [c["change_id"] for c in told["change"]] == [change.change_id]
    assert [a["annotation_id"] for a in told["annotation"]] == [change.annotation_id]
    assert [p["profile_id"] for p in told["linked_profile"]] == [PROFILE]
    assert told["audit_origin"][0]["ip"] == "127.0.0.1"
    columns = {
        name for table in told.values() if isinstance(table, list) for row in table for name in row
    }
    assert columns.isdisjoint(SECRET_COLUMNS)
    assert "argon2" not in json.dumps(told)
    assert {path.name for path in served.data.iterdir()} <= DATA_FOLDER


DATA_FOLDER = {
    "blobs", "secrets", "server.sqlite", "server.sqlite-wal", "server.sqlite-shm", "opening",
}  # fmt: skip
"""All that lies there: an export leaves nothing behind."""

NOT_PERSONAL = {
    "server_fact", "based_on", "head", "failed_login", "alembic_version",
    "shape",  # stands in the changes that it was made from
    "agreement", "cached_prediction", "queue_item", "reviewed_reading",  # wafers and annotations
}  # fmt: skip


def test_every_table_is_exported_or_said_to_name_nobody():
    named = {t.name for t in METADATA.sorted_tables if owned_by(t, "x", []) is None}
    assert named <= NOT_PERSONAL, named - NOT_PERSONAL


def personal(served, account_id):
    """Places where an account's person can still be found."""
    with served.parts.database.reading() as session:
        found = [
            (table.name, text)
            for table in METADATA.sorted_tables
            for row in session.execute(select(table))
            for text in ("sarah", "s@example.com", "127.0.0.1")
            if text in repr(tuple(row)).lower()
        ]
        assert session.get(Account, account_id) is not None
    return found


def test_an_erased_person_is_named_nowhere_and_their_work_stays(served, admin):
    account_id = register(served, full_name="Sarah Chen", email="s@example.com")
    session = signed_in(served)
    link(served, session)
    change = drawn(served, session)
    assert personal(served, account_id)
    path = f"/accounts/{account_id}"
    assert admin.delete(served.at(path), params={"at_once": True}, timeout=20).status_code == 200
    assert refused(get(served, session, "/me")) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served)) == (401, "NOT_SIGNED_IN")
    left = {(table, text) for table, text in personal(served, account_id)}
    assert left == {("audit_origin", "127.0.0.1")}  # the admin's own
    with served.parts.database.reading() as reading:
        assert reading.scalars(select(LoggedChange.change_id)).all() == [change.change_id]
        found = verify_chain(reading)
    assert found.is_whole
    assert found.erased > 0
    restored = admin.patch(served.at(path), json={"is_active": True}, timeout=20)
    assert refused(restored) == (409, "CONFLICT")


def test_one_ends_ones_account_and_has_thirty_days(served, admin):
    account_id = register(served)
    session = signed_in(served)
    assert session.delete(served.at("/me"), timeout=20).status_code == 200
    assert refused(get(served, session, "/me")) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served)) == (403, "FORBIDDEN")
    served.clock.go(days=29)
    keep_up(served.parts)
    with served.parts.database.reading() as reading:
        assert reading.get(Person, account_id) is not None
    served.clock.go(days=2)
    keep_up(served.parts)
    with served.parts.database.reading() as reading:
        assert reading.get(Person, account_id) is None
        assert reading.scalars(select(SignIn)).all() == []
    assert refused(log_in(served)) == (401, "NOT_SIGNED_IN")


def test_an_admin_takes_an_erasure_back(served, admin):
    account_id = register(served)
    signed_in(served).delete(served.at("/me"), timeout=20)
    path = f"/accounts/{account_id}"
    assert get(served, admin, path).json()["data"]["erasure_due_at"]
    back = admin.patch(served.at(path), json={"is_active": True}, timeout=20).json()["data"]
    assert (back["is_active"], back["erasure_due_at"]) == (True, None)
    served.clock.go(days=31)
    keep_up(served.parts)
    assert log_in(served).status_code == 200


def test_asking_twice_does_not_put_an_erasure_off(served, admin):
    account_id = register(served)
    path = served.at(f"/accounts/{account_id}")
    first = admin.delete(path, timeout=20).json()["data"]["due_at"]
    served.clock.go(minutes=5)
    assert admin.delete(path, timeout=20).json()["data"]["due_at"] == first


def test_the_audit_page_is_filtered_and_shows_who_from_where(served, admin):
    account_id = register(served)
    log_in(served, password="wrong")
    signed_in(served)
    log_in(served, password=OTHER_PASSWORD)
    page = get(served, admin, "/audit", event="auth.login", page_size=2).json()["data"]
    assert [e["event_type"] for e in page["entries"]] == ["auth.login_failed", "auth.login"]
    assert page["paging"]["total"] == 3
    entry = get(served, admin, "/audit", event="auth.login", account_id=account_id).json()["data"]
    last = entry["entries"][1]
    assert (last["user_id"], last["user_role"], last["result"]) == (
        account_id, "annotator", "success",
    )  # fmt: skip
    assert (last["ip_address"], last["details"]) == ("127.0.0.1", {"method": "password"})
    assert last["user_agent"].startswith("python-requests")
    assert last["request_id"].startswith("req_")
    before = get(served, admin, "/audit", until=last["timestamp"]).json()["data"]["entries"]
    assert [e["event_type"] for e in before] == ["auth.login_failed"]
    checked = get(served, admin, "/audit/check").json()["data"]
    assert (checked["is_whole"], checked["lines"]) == (True, 3)
    wrong = get(served, admin, "/audit/check", known_number=1, known_hash="0" * 64)
    assert wrong.json()["data"]["is_whole"] is False


def test_a_refusal_is_audited(served):
    session = served.client("annotator", "ann")
    assert refused(get(served, session, "/accounts")) == (403, "FORBIDDEN")
    (line,) = audited(served, "auth.denied")
    assert (line.account_id, line.role, line.result) == ("ann", "annotator", "failure")
    assert line.resource_id == "GET /api/v1/accounts"


def test_origins_of_others_stay_when_one_is_erased(served, admin):
    account_id = register(served)
    signed_in(served)
    get(served, served.client("annotator", "ann"), "/accounts")
    admin.delete(served.at(f"/accounts/{account_id}"), params={"at_once": True}, timeout=20)
    with served.parts.database.reading() as session:
        assert len(session.scalars(select(AuditOrigin.number)).all()) == 2
