"""Tokens: whose they are, how long they are good, and what ends them."""

import base64
import json
import os
import stat

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ml_core.wafer.identity import new_id
from sync_server.app import create_app
from sync_server.auth.secrets import open_secrets, rotate_signing_key
from sync_server.errors import Refused
from sync_server.settings import ServerSettings
from tests.server.conftest import serving
from tests.server.people import audited, log_in, post, refused, register, session_of, signed_in


def ask(served, token):
    return requests.get(served.at("/me"), headers={"Authorization": f"Bearer {token}"}, timeout=20)


@pytest.fixture
def tokens(served):
    register(served)
    return log_in(served).json()["data"]


def refresh(served, token, **more):
    return post(served, "/auth/refresh", {"refresh_token": token, **more})


def test_an_access_token_says_what_the_requirements_document_asks(served, tokens):
    claims = jwt.decode(tokens["access_token"], options={"verify_signature": False})
    assert {"sub", "role", "permissions", "exp", "iat", "iss", "aud"} <= set(claims)
    assert claims["exp"] - claims["iat"] == 3600
    assert claims["iss"] == "wafer-defect-classifier-auth"
    header = jwt.get_unverified_header(tokens["access_token"])
    assert (header["alg"], header["kid"]) == ("EdDSA", served.parts.secrets.key_id)
    assert "sarah" not in json.dumps(claims)


def test_an_access_token_is_good_for_an_hour(served, tokens):
    served.clock.go(minutes=59)
    assert ask(served, tokens["access_token"]).status_code == 200
    served.clock.go(minutes=2)
    answered = ask(served, tokens["access_token"])
    assert refused(answered) == (401, "NOT_SIGNED_IN")
    assert answered.headers["WWW-Authenticate"] == "Bearer"


def encoded(part):
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def forged(served, tokens, how):
    header = jwt.get_unverified_header(tokens["access_token"])
    claims = jwt.decode(tokens["access_token"], options={"verify_signature": False})
    _, body, signature = tokens["access_token"].split(".")
    if how == "none":
        return f"{encoded({**header, 'alg': 'none'})}.{body}."
    if how == "other claims":
        return f"{encoded(header)}.{encoded({**claims, 'role': 'admin'})}.{signature}"
    key = served.parts.secrets.signing_key
    if how == "foreign key":
        key = Ed25519PrivateKey.generate()
    if how == "unknown kid":
        header = {**header, "kid": "another"}
    if how == "no kid":
        header = {}
    if how == "another database":
        claims = {**claims, "aud": ["wafer-defect-classifier-api", new_id()]}
    if how == "another issuer":
        claims = {**claims, "iss": "another"}
    if how == "no end":
        claims = {k: v for k, v in claims.items() if k != "exp"}
    if how == "another sign-in":
        claims = {**claims, "sid": new_id()}
    if how == "another account":
        claims = {**claims, "sub": new_id()}
    return jwt.encode(claims, key, "EdDSA", headers={"kid": header.get("kid")} if header else None)


FORGERIES = (
    "none", "other claims", "foreign key", "unknown kid", "no kid", "another database",
    "another issuer", "no end", "another sign-in", "another account",
)  # fmt: skip


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forged_access_token_is_refused(served, tokens, how):
    assert refused(ask(served, forged(served, tokens, how))) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer x.y.z", "Basic eDp5", "x", "Bearer \xff"]
)
def test_a_header_that_is_no_token_is_refused(served, header):
    answered = requests.get(
        served.at("/me"), headers={"Authorization": header.encode("latin-1")}, timeout=20
    )
    assert refused(answered) == (401, "NOT_SIGNED_IN")


def test_a_refresh_token_gives_the_next_pair(served, tokens):
    served.clock.go(days=6)
    second = refresh(served, tokens["refresh_token"]).json()["data"]
    assert ask(served, second["access_token"]).status_code == 200
    served.clock.go(days=6)
    assert refresh(served, second["refresh_token"]).status_code == 200


def test_a_refresh_token_is_good_for_seven_days(served, tokens):
    served.clock.go(days=7, seconds=1)
    assert refused(refresh(served, tokens["refresh_token"])) == (401, "NOT_SIGNED_IN")


def test_a_used_refresh_token_ends_the_whole_family(served, tokens):
    second = refresh(served, tokens["refresh_token"]).json()["data"]
    third = refresh(served, second["refresh_token"]).json()["data"]
    assert refused(refresh(served, tokens["refresh_token"])) == (401, "NOT_SIGNED_IN")
    assert refused(refresh(served, third["refresh_token"])) == (401, "NOT_SIGNED_IN")
    assert refused(ask(served, third["access_token"])) == (401, "NOT_SIGNED_IN")
    assert [line.event for line in audited(served)][-1] == "auth.refresh_token_reused"


def test_another_sign_in_of_the_person_goes_on(served, tokens):
    other = log_in(served).json()["data"]
    refresh(served, tokens["refresh_token"])
    refresh(served, tokens["refresh_token"])
    assert ask(served, other["access_token"]).status_code == 200


def test_a_lost_answer_is_given_again_to_the_same_attempt(served, tokens):
    attempt = new_id()
    lost = refresh(served, tokens["refresh_token"], attempt=attempt).json()["data"]
    again = refresh(served, tokens["refresh_token"], attempt=attempt).json()["data"]
    assert again["refresh_token"] == lost["refresh_token"]
    assert refresh(served, again["refresh_token"], attempt=new_id()).status_code == 200


@pytest.mark.parametrize("attempt", [None, new_id()])
def test_another_attempt_with_a_used_token_is_a_thief(served, tokens, attempt):
    second = refresh(served, tokens["refresh_token"], attempt=new_id()).json()["data"]
    more = {} if attempt is None else {"attempt": attempt}
    assert refused(refresh(served, tokens["refresh_token"], **more)) == (401, "NOT_SIGNED_IN")
    assert refused(refresh(served, second["refresh_token"])) == (401, "NOT_SIGNED_IN")


def test_an_old_attempt_is_a_thief_once_its_answer_was_used(served, tokens):
    attempt = new_id()
    second = refresh(served, tokens["refresh_token"], attempt=attempt).json()["data"]
    third = refresh(served, second["refresh_token"], attempt=new_id()).json()["data"]
    late = refresh(served, tokens["refresh_token"], attempt=attempt)
    assert refused(late) == (401, "NOT_SIGNED_IN")
    assert refused(refresh(served, third["refresh_token"])) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize("token", ["x", "wsr_", "wsr_.x", "wsr_" + "0" * 36 + ".x", "\u0130\ud800"])
def test_a_refresh_token_from_nowhere_is_refused(served, token):
    data = json.dumps({"refresh_token": token}).encode()
    answered = requests.post(
        served.at("/auth/refresh"), data=data, headers={"Content-Type": "application/json"},
        timeout=20,
    )  # fmt: skip
    assert answered.status_code in (400, 401, 422)


def test_signing_out_ends_this_sign_in_and_no_other(served, tokens):
    other = signed_in(served)
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {tokens['access_token']}"
    assert post(served, "/auth/logout", session=session).status_code == 200
    assert refused(ask(served, tokens["access_token"])) == (401, "NOT_SIGNED_IN")
    assert refused(refresh(served, tokens["refresh_token"])) == (401, "NOT_SIGNED_IN")
    assert other.get(served.at("/me"), timeout=20).status_code == 200


def test_signing_out_everywhere_ends_all(served, tokens):
    other = signed_in(served)
    assert post(served, "/auth/logout", {"everywhere": True}, other).status_code == 200
    assert refused(ask(served, tokens["access_token"])) == (401, "NOT_SIGNED_IN")


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(served):
    root = served.client("admin", "root")
    account_id = register(served, role="admin")
    session = signed_in(served)
    assert session.get(served.at("/audit"), timeout=20).status_code == 200
    root.patch(served.at(f"/accounts/{account_id}"), json={"role": "engineer"}, timeout=20)
    assert refused(session.get(served.at("/audit"), timeout=20)) == (403, "FORBIDDEN")
    assert session.get(served.at("/me"), timeout=20).json()["data"]["role"] == "engineer"


def test_secrets_are_for_the_servers_user_only(served):
    files = list((served.data / "secrets").iterdir())
    assert len(files) == 2
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE((served.data / "secrets").stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_a_secret_that_others_can_read_stops_the_start(tmp_path):
    open_secrets(tmp_path)
    (tmp_path / "box.key").chmod(0o644)
    with pytest.raises(Refused, match="chmod 600"):
        open_secrets(tmp_path)


def test_a_rotated_signing_key_signs_nobody_out_and_two_rotations_do(tmp_path):
    settings = ServerSettings(data=tmp_path / "server")
    with serving(create_app(settings), settings.data) as served:
        register(served)
        session = signed_in(served)
        first = served.parts.secrets.key_id
    for rotations, expected in ((1, 200), (2, 401)):
        made = rotate_signing_key(settings.data / "secrets")
        with serving(create_app(settings), settings.data) as served:
            assert served.parts.secrets.key_id == made != first
            assert session.get(served.at("/me"), timeout=20).status_code == expected, rotations
            fresh = session_of(log_in(served))
            assert fresh.get(served.at("/me"), timeout=20).status_code == 200


def test_secrets_stay_the_same_over_starts(tmp_path):
    assert open_secrets(tmp_path).key_id == open_secrets(tmp_path).key_id
    boxed = open_secrets(tmp_path).boxed("x")
    assert open_secrets(tmp_path).unboxed(boxed) == "x"


def test_another_box_key_is_told(tmp_path):
    boxed = open_secrets(tmp_path / "a").boxed("x")
    with pytest.raises(Refused, match=r"box\.key"):
        open_secrets(tmp_path / "b").unboxed(boxed)
