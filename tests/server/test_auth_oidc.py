"""Sign in at an identity provider: a small real one, and all that must be refused."""

import re
import time

import jwt
import pytest
import requests

from sync_server.app import create_app
from sync_server.settings import ServerSettings
from sync_server.store.tables import Account, Person
from tests.server.conftest import MovedClock, serving
from tests.server.people import audited, post, refused, register
from tests.server.provider import CLIENT_ID, CLIENT_SECRET, FOREIGN_KEY, KEY, providing

ROLES = {"fa-lab": "engineer", "it": "admin"}


@pytest.fixture
def provider():
    with providing() as answering:
        yield answering


@pytest.fixture
def served(tmp_path, provider):
    settings = ServerSettings(
        data=tmp_path / "server",
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        oidc_roles=ROLES,
    )
    with serving(create_app(settings, clock=MovedClock()), settings.data) as answering:
        yield answering


def begun(served):
    answered = post(served, "/auth/oidc/start")
    assert answered.status_code == 200, answered.text
    return answered.json()["data"]


def browse(url):
    """What a browser does: to the provider, and back to the server."""
    return requests.get(url, timeout=20)


def code_on(page):
    return re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b", page.text)[0]


def result(served, handle, code=None):
    return post(served, "/auth/oidc/result", {"handle": handle, "code": code})


def sign_in(served):
    started = begun(served)
    page = browse(started["url"])
    assert page.status_code == 200, page.text
    answered = result(served, started["handle"], code_on(page))
    assert answered.status_code == 200, answered.text
    return answered.json()["data"]["tokens"]


def me(served, tokens):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {tokens['access_token']}"
    return session.get(served.at("/me"), timeout=20).json()["data"]


def test_a_person_signs_in_with_browser_and_code(served):
    started = begun(served)
    waiting = result(served, started["handle"]).json()["data"]
    assert (waiting["is_pending"], waiting["needs_code"], waiting["tokens"]) == (True, False, None)
    page = browse(started["url"])
    there = result(served, started["handle"]).json()["data"]
    assert (there["is_pending"], there["needs_code"], there["tokens"]) == (False, True, None)
    typed = code_on(page).lower().replace("-", " ")
    tokens = result(served, started["handle"], typed).json()["data"]["tokens"]
    said = me(served, tokens)
    assert (said["username"], said["email"]) == ("sarah.chen", "s.chen@example.com")
    assert (said["role"], said["full_name"]) == ("annotator", "Sarah Chen")
    assert said["password_expires_at"] is None
    assert [line.event for line in audited(served)] == ["account.made", "auth.login"]


def test_the_same_person_has_the_same_account_and_the_role_of_their_groups(served, provider):
    first = me(served, sign_in(served))
    provider.claims |= {"groups": ["fa-lab", "other"], "preferred_username": "renamed"}
    again = me(served, sign_in(served))
    assert again["account_id"] == first["account_id"]
    assert again["role"] == "engineer"
    assert len(audited(served, "account.role_changed")) == 1
    provider.claims |= {"groups": ["it", "fa-lab"]}
    assert me(served, sign_in(served))["role"] == "admin"


def test_the_last_admin_stays_one_whatever_the_groups_say(served, provider):
    provider.claims |= {"groups": ["it"]}
    sign_in(served)
    provider.claims |= {"groups": []}
    assert me(served, sign_in(served))["role"] == "admin"


def test_a_name_or_address_alone_takes_nobodys_account(served, provider):
    account_id = register(served, "sarah.chen", email="s.chen@example.com", role="admin")
    said = me(served, sign_in(served))
    assert said["account_id"] != account_id
    assert re.fullmatch(r"sarah\.chen\.[0-9a-f]{8}", said["username"])
    assert said["email"] is None


def test_an_address_that_the_provider_has_not_verified_is_not_kept(served, provider):
    provider.claims |= {"email_verified": False}
    assert me(served, sign_in(served))["email"] is None


def twisted(**changed):
    return lambda claims: {k: v for k, v in {**claims, **changed}.items() if v is not None}


@pytest.mark.parametrize(
    "twist",
    [
        twisted(nonce="another"),
        twisted(nonce=None),
        twisted(aud="another"),
        twisted(aud=[CLIENT_ID, "another"]),
        twisted(azp="another"),
        twisted(iss="https://another.example"),
        twisted(exp=int(time.time()) - 3600),
        twisted(exp=None),
        twisted(sub=None),
        twisted(sub=7),
    ],
    ids=range(10),
)
def test_a_token_with_another_claim_is_refused(served, provider, twist):
    provider.twisted = twist
    refuse_all(served, provider)


def refuse_all(served, provider):
    started = begun(served)
    page = browse(started["url"])
    assert (page.status_code, provider.tokens_made) == (401, 1)
    assert result(served, started["handle"]).json()["data"]["is_pending"]
    assert [line.event for line in audited(served)] == ["auth.login_failed"]
    with served.parts.database.reading() as session:
        assert session.query(Account).count() == session.query(Person).count() == 0


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: jwt.encode(claims, None, "none", headers={"kid": "k1"}),
        lambda claims: jwt.encode(claims, FOREIGN_KEY, "RS256", headers={"kid": "k1"}),
        lambda claims: jwt.encode(claims, KEY, "RS256", headers={"kid": "k2"}),
        lambda claims: jwt.encode(claims, KEY, "RS512", headers={"kid": "k1"}),
        lambda claims: jwt.encode(claims, CLIENT_SECRET * 4, "HS256", headers={"kid": "k1"}),
        lambda claims: jwt.encode(claims, KEY, "RS256", headers={"kid": "k1"})[:-4] + "AAAA",
        lambda claims: "nonsense",
        lambda claims: 7,
    ],
    ids=["none", "foreign key", "unknown key", "RS512", "HS256", "cut", "nonsense", "number"],
)
def test_a_token_that_is_signed_otherwise_is_refused(served, provider, sign):
    provider.sign = sign
    refuse_all(served, provider)


def test_a_state_is_good_once(served, provider):
    started = begun(served)
    back = requests.get(started["url"], timeout=20, allow_redirects=False).headers["Location"]
    assert browse(back).status_code == 200
    replayed = browse(back)
    assert replayed.status_code == 401
    assert "answered before" in replayed.text
    assert provider.tokens_made == 1


def test_a_code_of_the_provider_is_good_once(served, provider):
    first, second = begun(served), begun(served)
    back = requests.get(first["url"], timeout=20, allow_redirects=False).headers["Location"]
    browse(back)
    code = re.search("code=([0-9a-f]+)", back)[1]
    state = re.search("state=([^&]+)", second["url"])[1]
    assert browse(served.at(f"/auth/oidc/callback?code={code}&state={state}")).status_code == 401


def test_a_code_of_another_sign_in_is_refused_by_the_verifier(served, provider):
    first, second = begun(served), begun(served)
    back = requests.get(first["url"], timeout=20, allow_redirects=False).headers["Location"]
    code = re.search("code=([0-9a-f]+)", back)[1]
    state = re.search("state=([^&]+)", second["url"])[1]
    assert browse(served.at(f"/auth/oidc/callback?code={code}&state={state}")).status_code == 401
    assert provider.tokens_made == 0


def test_unknown_and_old_states_and_handles_are_refused(served):
    started = begun(served)
    assert browse(served.at("/auth/oidc/callback?code=x&state=y")).status_code == 401
    assert browse(served.at("/auth/oidc/callback?error=access_denied")).status_code == 400
    assert refused(result(served, "wsh_unknown")) == (401, "NOT_SIGNED_IN")
    served.clock.go(minutes=11)
    assert browse(started["url"]).status_code == 401
    assert refused(result(served, started["handle"])) == (401, "NOT_SIGNED_IN")


def test_tokens_are_given_once_and_only_to_who_reads_the_browser(served):
    started = begun(served)
    page = browse(started["url"])
    assert refused(result(served, started["handle"], "AAAA-AAAA")) == (400, "INVALID_INPUT")
    assert result(served, started["handle"], code_on(page)).json()["data"]["tokens"]
    again = result(served, started["handle"], code_on(page))
    assert refused(again) == (401, "NOT_SIGNED_IN")


def test_a_code_is_not_guessed(served):
    started = begun(served)
    page = browse(started["url"])
    for _ in range(5):
        result(served, started["handle"], "AAAA-AAAA")
    assert refused(result(served, started["handle"], code_on(page))) == (401, "NOT_SIGNED_IN")


def test_a_deactivated_account_does_not_come_in(served):
    said = me(served, sign_in(served))
    admin = served.client("admin", "root")
    admin.patch(served.at(f"/accounts/{said['account_id']}"), json={"is_active": False}, timeout=20)
    started = begun(served)
    page = browse(started["url"])
    assert page.status_code == 403
    assert "deactivated" in page.text


def test_a_provider_that_does_not_answer_is_told_so(tmp_path):
    settings = ServerSettings(
        data=tmp_path / "server", oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT_ID
    )
    with serving(create_app(settings), settings.data) as served:
        assert refused(post(served, "/auth/oidc/start")) == (503, "UNAVAILABLE")


def test_a_provider_in_the_clear_beyond_this_machine_is_refused(tmp_path):
    settings = ServerSettings(
        data=tmp_path / "server", oidc_issuer="http://provider.example", oidc_client_id=CLIENT_ID
    )
    with serving(create_app(settings), settings.data) as served:
        answered = post(served, "/auth/oidc/start")
    assert refused(answered) == (401, "NOT_SIGNED_IN")
    assert "is not https" in answered.json()["error"]["message"]


def test_a_provider_that_calls_itself_otherwise_is_refused(served, provider):
    provider.discovery = lambda: {
        **type(provider).discovery(provider),
        "issuer": "https://x.example",
    }
    assert refused(post(served, "/auth/oidc/start")) == (401, "NOT_SIGNED_IN")


def test_without_a_provider_there_is_none(tmp_path):
    settings = ServerSettings(data=tmp_path / "server")
    with serving(create_app(settings), settings.data) as served:
        assert refused(post(served, "/auth/oidc/start")) == (404, "NOT_FOUND")
