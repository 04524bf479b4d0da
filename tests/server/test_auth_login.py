"""Sign in by password: policy, expiry, lockout, and nothing that tells names apart."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from sync_server.auth import passwords
from sync_server.auth.passwords import Hashing, check_policy, temporary_password
from sync_server.errors import Refused
from sync_server.store.account_tables import FailedLogin, LocalLogin
from tests.server.people import (
    OTHER_PASSWORD,
    PASSWORD,
    audited,
    log_in,
    post,
    refused,
    register,
    session_of,
    signed_in,
)


def test_a_login_answers_as_the_requirements_document_shows(served):
    account_id = register(served, full_name="Sarah Chen", role="engineer")
    answered = log_in(served)
    data = answered.json()["data"]
    assert set(data) == {"access_token", "refresh_token", "token_type", "expires_in", "user"}
    assert (data["token_type"], data["expires_in"]) == ("Bearer", 3600)
    assert data["user"] == {
        "user_id": account_id, "username": "sarah.chen", "full_name": "Sarah Chen",
        "role": "engineer",
    }  # fmt: skip
    assert answered.headers["Cache-Control"] == "no-store"
    assert [line.event for line in audited(served)] == ["auth.login"]


def test_upper_and_lower_case_of_a_name_are_the_same(served):
    register(served)
    assert log_in(served, "Sarah.CHEN").status_code == 200


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(served):
    register(served)
    wrong, unknown = log_in(served, password="wrong"), log_in(served, "nobody", "wrong")
    assert refused(wrong) == refused(unknown) == (401, "NOT_SIGNED_IN")
    assert wrong.json()["error"] == unknown.json()["error"]


def test_an_unknown_name_costs_a_hash_as_a_known_one_does(served, monkeypatch):
    register(served)
    compared = []
    fits = passwords.HASHING.fits
    monkeypatch.setattr(
        passwords.HASHING, "fits", lambda kept, typed: (compared.append(kept), fits(kept, typed))[1]
    )
    log_in(served, password="wrong")
    log_in(served, "nobody", "wrong")
    assert [kept is None for kept in compared] == [False, True]


def test_nobodys_hash_is_compared_in_earnest(monkeypatch):
    asked = []
    monkeypatch.setattr(
        passwords.PasswordHasher, "verify", lambda hasher, kept, typed: asked.append(kept)
    )
    hashing = Hashing()
    assert not hashing.fits(None, "x")
    assert asked[0].startswith("$argon2id$v=19$m=47104,t=1,p=1$")


@pytest.mark.parametrize("name", ["sarah.chen", "nobody"])
def test_five_failures_lock_a_name_for_a_quarter_of_an_hour(served, name):
    register(served)
    for _ in range(5):
        assert refused(log_in(served, name, "wrong")) == (401, "NOT_SIGNED_IN")
    locked = log_in(served, name)
    assert refused(locked) == (423, "ACCOUNT_LOCKED")
    assert 890 <= int(locked.headers["Retry-After"]) <= 900
    assert [line.event for line in audited(served)][-1] == "auth.locked"
    served.clock.go(minutes=14)
    assert refused(log_in(served, name)) == (423, "ACCOUNT_LOCKED")
    served.clock.go(minutes=2)
    expected = 200 if name == "sarah.chen" else 401
    assert log_in(served, name).status_code == expected


def test_a_login_forgets_the_failures_before_it(served):
    register(served)
    for _ in range(2):
        for _ in range(4):
            log_in(served, password="wrong")
        assert log_in(served).status_code == 200


def test_guesses_at_the_same_time_are_no_more_than_five(served, monkeypatch):
    register(served)
    compared = []
    monkeypatch.setattr(
        passwords.HASHING, "fits", lambda kept, typed: compared.append(typed) or False
    )
    with ThreadPoolExecutor(9) as pool:
        statuses = list(pool.map(lambda i: log_in(served, password=f"w{i}").status_code, range(9)))
    assert len(compared) == 5
    assert sorted(statuses) == [401] * 5 + [423] * 4


def test_names_that_failed_are_not_kept_as_names_and_not_for_ever(served):
    log_in(served, "my-secret-typed-as-name", "wrong")
    served.clock.go(minutes=16)
    log_in(served, "another", "wrong")
    with served.parts.database.reading() as session:
        kept = list(session.scalars(select(FailedLogin.name_hash)))
    assert len(kept) == 1
    assert "secret" not in kept[0]


def test_a_deactivated_account_is_told_so_only_with_its_password(served):
    admin = served.client("admin", "root")
    account_id = register(served)
    session = signed_in(served)
    assert session.get(served.at("/me"), timeout=20).status_code == 200
    changed = admin.patch(
        served.at(f"/accounts/{account_id}"), json={"is_active": False}, timeout=20
    )
    assert changed.status_code == 200
    assert refused(session.get(served.at("/me"), timeout=20)) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served, password="wrong")) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served)) == (403, "FORBIDDEN")


@pytest.mark.parametrize(
    ("password", "rules"),
    [
        ("Short-4", {"length"}),
        ("edge-ring-4-dies", {"upper"}),
        ("EDGE-RING-4-DIES", {"lower"}),
        ("Edge-Ring-no-Dies", {"digit"}),
        ("EdgeRing4Dies", {"special"}),
        ("", {"length", "upper", "lower", "digit", "special"}),
    ],
)
def test_a_password_that_breaks_a_rule_is_told_which(password, rules):
    with pytest.raises(Refused) as caught:
        check_policy(password)
    assert set(caught.value.details) == rules


def test_good_passwords_pass():
    check_policy("Édge ring 4 dies")
    for _ in range(50):
        check_policy(temporary_password())


def change(served, new, password=PASSWORD, **more):
    body = {"username": "sarah.chen", "password": password, "new_password": new, **more}
    return post(served, "/auth/password", body)


def test_a_changed_password_ends_the_other_sign_ins(served):
    register(served)
    before = signed_in(served)
    answered = change(served, OTHER_PASSWORD)
    assert session_of(answered).get(served.at("/me"), timeout=20).status_code == 200
    assert refused(before.get(served.at("/me"), timeout=20)) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served)) == (401, "NOT_SIGNED_IN")
    assert log_in(served, password=OTHER_PASSWORD).status_code == 200


def test_the_last_five_passwords_are_not_taken_again(served):
    register(served, password="Number-0-Password")
    for i in range(4):
        assert change(served, f"Number-{i + 1}-Password", f"Number-{i}-Password").status_code == 200
        served.clock.go(seconds=1)
    for i in (0, 4):
        answered = change(served, f"Number-{i}-Password", "Number-4-Password")
        assert refused(answered) == (400, "INVALID_INPUT"), i
    assert change(served, "Number-5-Password", "Number-4-Password").status_code == 200
    assert change(served, "Number-0-Password", "Number-5-Password").status_code == 200


def test_a_bad_new_password_and_a_wrong_old_one_change_nothing(served):
    register(served)
    assert refused(change(served, "short")) == (400, "INVALID_INPUT")
    assert refused(change(served, OTHER_PASSWORD, "wrong")) == (401, "NOT_SIGNED_IN")
    assert log_in(served).status_code == 200


def test_a_password_of_ninety_days_must_be_changed(served):
    register(served)
    served.clock.go(days=89)
    tokens = log_in(served).json()["data"]
    served.clock.go(days=2)
    assert refused(log_in(served)) == (403, "PASSWORD_EXPIRED")
    refreshed = post(served, "/auth/refresh", {"refresh_token": tokens["refresh_token"]})
    assert refused(refreshed) == (403, "PASSWORD_EXPIRED")
    assert change(served, OTHER_PASSWORD).status_code == 200
    assert log_in(served, password=OTHER_PASSWORD).status_code == 200


def test_being_told_to_change_is_no_failure(served):
    register(served)
    served.clock.go(days=91)
    for _ in range(6):
        assert refused(log_in(served)) == (403, "PASSWORD_EXPIRED")


def test_a_password_is_kept_as_argon2id_only(served):
    register(served)
    with served.parts.database.reading() as session:
        kept = session.scalars(select(LocalLogin.password_hash)).one()
    assert kept.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    for path in served.data.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path


def test_a_crowd_is_told_to_come_again_instead_of_holding_threads():
    hashing = Hashing(waiting=1, patience=60)
    held, go = threading.Event(), threading.Event()

    def hold():
        with hashing.turn():
            held.set()
            go.wait(20)

    def wait():
        with hashing.turn():
            pass

    with ThreadPoolExecutor(2) as pool:
        holding = pool.submit(hold)
        held.wait(20)
        waiting = pool.submit(wait)
        while hashing._places._value:  # until the second one waits
            pass
        with pytest.raises(Refused) as caught, hashing.turn():
            pass
        go.set()
        holding.result(20)
        waiting.result(20)
    assert (caught.value.status, caught.value.retry_after) == (503, 5)


def test_one_who_waits_too_long_is_told_so():
    hashing = Hashing(patience=0.01)
    with ThreadPoolExecutor(1) as pool, hashing.turn():
        waited = pool.submit(lambda: hashing.turn().__enter__())
        with pytest.raises(Refused):
            waited.result(20)
