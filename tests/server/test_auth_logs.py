"""Every way of signing in is gone, with all logs on, and no secret stands in them."""

import io
import logging

import pyotp
import pytest
import requests

from ml_core.wafer.identity import new_id
from sync_server.auth.first_admin import first_admin_link
from sync_server.masking import MaskingFilter
from tests.server.people import OTHER_PASSWORD, PASSWORD, audited, log_in, post, session_of
from tests.server.test_auth_oidc import code_on, provider, result, served  # noqa: F401


@pytest.fixture
def log():
    """All that anybody logs, at the finest level, through the filter."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskingFilter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(level)
    root.removeHandler(handler)


def drive(served):  # noqa: F811
    """Go through all of it; gives every secret that was used or shown on the way."""
    link = first_admin_link(served.parts, address=served.url)
    body = {"token": link.partition("#")[2], "username": "root", "password": PASSWORD}
    tokens = post(served, "/auth/first-admin", body)
    secrets = {body["token"], PASSWORD, OTHER_PASSWORD, "Wrong-Pass-Word-1"}
    session = session_of(tokens)
    secrets |= drive_tokens(served, tokens.json()["data"])
    secrets |= drive_second_factor(served, session)
    secrets |= drive_keys_and_accounts(served, session)
    secrets |= drive_provider(served)
    log_in(served, "root", "Wrong-Pass-Word-1")
    log_in(served, "typed.by.mistake@example.com", "Wrong-Pass-Word-1")
    logging.getLogger("sync_server.test").warning(
        "after all: %s", [f"secret={s!r}" for s in secrets]
    )
    return secrets


def drive_tokens(served, tokens):  # noqa: F811
    other = log_in(served, "root").json()["data"]
    body = {"refresh_token": other["refresh_token"], "attempt": new_id()}
    second = post(served, "/auth/refresh", body).json()["data"]
    post(served, "/auth/refresh", {"refresh_token": other["refresh_token"]})
    return {t[kind] for t in (tokens, other, second) for kind in ("access_token", "refresh_token")}


def drive_second_factor(served, session):  # noqa: F811
    told = post(served, "/auth/totp/enrol", {"password": PASSWORD}, session).json()["data"]
    code = pyotp.TOTP(told["secret"]).at(served.clock.now())
    codes = post(served, "/auth/totp/confirm", {"code": code}, session).json()["data"]
    recovery = codes["recovery_codes"]
    log_in(served, "root", code=recovery[0])
    body = {"password": PASSWORD, "code": recovery[1]}
    assert post(served, "/auth/totp/remove", body, session).status_code == 200
    return {told["secret"], told["otpauth_uri"], *recovery}


def drive_keys_and_accounts(served, session):  # noqa: F811
    body = {"name": "x", "scopes": ["user.read"]}
    key = post(served, "/keys", body, session).json()["data"]["api_key"]
    requests.get(served.at("/accounts"), headers={"X-API-Key": key}, timeout=20)
    body = {"username": "sarah.chen", "email": "sarah.chen@example.com"}
    made = post(served, "/accounts", body, session).json()["data"]
    password = made["temporary_password"]
    body = {"username": "sarah.chen", "password": password, "new_password": OTHER_PASSWORD}
    assert post(served, "/auth/password", body).status_code == 200
    return {key, password, "sarah.chen@example.com"}


def drive_provider(served):  # noqa: F811
    started = post(served, "/auth/oidc/start").json()["data"]
    page = requests.get(started["url"], timeout=20)
    tokens = result(served, started["handle"], code_on(page)).json()["data"]["tokens"]
    state = started["url"].partition("state=")[2].partition("&")[0]
    return {started["handle"], state, tokens["access_token"], tokens["refresh_token"]}


def test_no_secret_stands_in_a_log_or_in_the_audit_log(served, log, caplog):  # noqa: F811
    secrets = drive(served)
    said = log.getvalue()
    assert len(secrets) > 25
    assert "after all" in said
    audited_text = repr([vars(line) for line in audited(served)])
    assert [s for s in secrets if s in said] == []
    own = "".join(
        record.getMessage() for record in caplog.records
        if record.name.startswith("sync_server") and record.name != "sync_server.test"
    )  # fmt: skip
    assert [s for s in secrets if s in own or s in audited_text] == []
    assert "typed.by.mistake" not in said + audited_text
