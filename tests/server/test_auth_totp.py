"""The second factor, and the first admin."""

from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import requests
from sqlalchemy import select

from sync_server.auth.first_admin import first_admin_link
from sync_server.store.account_tables import RecoveryCode, SecondFactor
from tests.server.people import (
    PASSWORD,
    audited,
    log_in,
    post,
    refused,
    register,
    session_of,
    signed_in,
)


class Phone:
    """Shows the codes of a secret at the server's time."""

    def __init__(self, served, secret):
        self.served, self.totp = served, pyotp.TOTP(secret)

    def code(self, *, steps=0):
        return self.totp.at(self.served.clock.now(), counter_offset=steps)


@pytest.fixture
def session(served):
    register(served)
    return signed_in(served)


def enrolled(served, session):
    answered = post(served, "/auth/totp/enrol", {"password": PASSWORD}, session)
    assert answered.status_code == 200, answered.text
    return answered.json()["data"]


@pytest.fixture
def phone(served, session):
    """A phone whose second factor is on; the code that confirmed it is past."""
    phone = Phone(served, enrolled(served, session)["secret"])
    answered = post(served, "/auth/totp/confirm", {"code": phone.code()}, session)
    assert answered.status_code == 200, answered.text
    phone.recovery = answered.json()["data"]["recovery_codes"]
    to_next_step = 30 - served.clock.now().timestamp() % 30
    served.clock.go(seconds=60 + to_next_step + 2)  # no step ends while a test runs
    return phone


def test_the_address_is_what_authenticators_read(served, session):
    told = enrolled(served, session)
    address = urlsplit(told["otpauth_uri"])
    query = parse_qs(address.query)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert query["secret"] == [told["secret"]]
    assert query["issuer"] == ["Wafer Studio"]


def test_enrolling_needs_the_password(served, session):
    answered = post(served, "/auth/totp/enrol", {"password": "wrong"}, session)
    assert refused(answered) == (401, "NOT_SIGNED_IN")


def test_a_factor_that_was_not_confirmed_is_not_asked_for(served, session):
    enrolled(served, session)
    assert log_in(served).status_code == 200


def test_a_wrong_first_code_confirms_nothing(served, session):
    enrolled(served, session)
    answered = post(served, "/auth/totp/confirm", {"code": "000000"}, session)
    assert refused(answered) == (400, "INVALID_INPUT")
    assert log_in(served).status_code == 200


def test_a_code_is_asked_for_and_taken_once(served, phone):
    assert refused(log_in(served)) == (401, "SECOND_FACTOR_NEEDED")
    code = phone.code()
    assert log_in(served, code=code).status_code == 200
    assert refused(log_in(served, code=code)) == (401, "NOT_SIGNED_IN")
    served.clock.go(seconds=30)
    assert log_in(served, code=phone.code()).status_code == 200


def test_an_earlier_code_is_not_taken_after_a_later_one(served, phone):
    earlier = phone.code()
    assert log_in(served, code=phone.code(steps=1)).status_code == 200
    assert refused(log_in(served, code=earlier)) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize(("steps", "status"), [(-2, 401), (-1, 200), (1, 200), (2, 401)])
def test_a_phone_may_be_half_a_minute_off(served, phone, steps, status):
    served.clock.go(seconds=60)
    assert log_in(served, code=phone.code(steps=steps)).status_code == status


def test_being_asked_for_a_code_neither_locks_nor_forgives(served, phone):
    for _ in range(6):
        assert refused(log_in(served)) == (401, "SECOND_FACTOR_NEEDED")
    for _ in range(4):
        assert refused(log_in(served, code="000000")) == (401, "NOT_SIGNED_IN")
        log_in(served)
    assert refused(log_in(served, code="000000")) == (401, "NOT_SIGNED_IN")
    assert refused(log_in(served, code=phone.code())) == (423, "ACCOUNT_LOCKED")


def test_a_recovery_code_is_good_once(served, phone):
    assert len(set(phone.recovery)) == 10
    assert log_in(served, code=phone.recovery[0].upper()).status_code == 200
    assert refused(log_in(served, code=phone.recovery[0])) == (401, "NOT_SIGNED_IN")
    assert log_in(served, code=phone.recovery[1]).status_code == 200


def test_another_accounts_recovery_code_is_not_taken(served, phone):
    register(served, "other")
    other = signed_in(served, "other")
    theirs = Phone(served, enrolled(served, other)["secret"])
    post(served, "/auth/totp/confirm", {"code": theirs.code()}, other)
    assert refused(log_in(served, "other", code=phone.recovery[0])) == (401, "NOT_SIGNED_IN")


def test_neither_secret_nor_recovery_codes_lie_readable_in_the_database(served, phone):
    with served.parts.database.reading() as session:
        boxed = session.scalars(select(SecondFactor.boxed_secret)).one()
        hashes = set(session.scalars(select(RecoveryCode.code_hash)))
    assert phone.totp.secret not in boxed
    assert hashes.isdisjoint(phone.recovery)
    for path in served.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert phone.totp.secret.encode() not in content
            assert phone.recovery[0].encode() not in content


def test_a_factor_goes_with_password_and_code(served, session, phone):
    body = {"password": PASSWORD, "code": "000000"}
    assert refused(post(served, "/auth/totp/remove", body, session)) == (401, "NOT_SIGNED_IN")
    body["code"] = phone.code()
    assert post(served, "/auth/totp/remove", body, session).status_code == 200
    assert log_in(served).status_code == 200
    events = [line.event for line in audited(served)]
    assert events.count("auth.second_factor") == 2


def test_a_second_factor_is_not_replaced_by_enrolling_again(served, session, phone):
    answered = post(served, "/auth/totp/enrol", {"password": PASSWORD}, session)
    assert refused(answered) == (409, "CONFLICT")


def test_an_expired_password_is_told_before_a_code_is_used_up(served, phone):
    served.clock.go(days=91)
    assert refused(log_in(served, code=phone.code())) == (403, "PASSWORD_EXPIRED")
    body = {
        "username": "sarah.chen", "password": PASSWORD, "new_password": "Center+Scratch-9",
        "code": phone.code(),
    }  # fmt: skip
    assert post(served, "/auth/password", body).status_code == 200


def first(served, link, **more):
    token = link.partition("#")[2]
    body = {"token": token, "username": "root", "password": PASSWORD, **more}
    return post(served, "/auth/first-admin", body)


def test_the_first_admin_comes_by_the_link_once(served):
    link = first_admin_link(served.parts, address=served.url)
    page = requests.get(link, timeout=20)
    assert "The first admin" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    answered = first(served, link, full_name="Root")
    assert answered.json()["data"]["user"]["role"] == "admin"
    assert session_of(answered).get(served.at("/accounts"), timeout=20).status_code == 200
    assert refused(first(served, link, username="another")) == (401, "NOT_SIGNED_IN")
    assert first_admin_link(served.parts, address=served.url) is None


def test_a_link_ends_after_a_day_and_with_the_next_one(served):
    old = first_admin_link(served.parts, address=served.url)
    link = first_admin_link(served.parts, address=served.url)
    assert refused(first(served, old)) == (401, "NOT_SIGNED_IN")
    served.clock.go(hours=25)
    assert refused(first(served, link)) == (401, "NOT_SIGNED_IN")


def test_a_wrong_token_or_password_makes_no_account(served):
    link = first_admin_link(served.parts, address=served.url)
    assert refused(first(served, "x#wsa_guess")) == (401, "NOT_SIGNED_IN")
    assert refused(first(served, link, password="weak")) == (400, "INVALID_INPUT")
    assert first(served, link).status_code == 200


def test_a_link_is_void_once_there_is_an_account(served):
    link = first_admin_link(served.parts, address=served.url)
    register(served)
    assert refused(first(served, link)) == (401, "NOT_SIGNED_IN")
