"""The full matrix: every role at every endpoint, for own objects and for others'.

Nothing is to be added here for an endpoint that asks for a permission. One that is open to all, or
to any account, stands in a table below with the reason.
"""

from typing import Annotated

import pytest
import requests
from fastapi import APIRouter, Depends, FastAPI

from ml_core.wafer.identity import new_id
from sync_server.app import create_app
from sync_server.auth.api_keys import make_key
from sync_server.auth.caller import Caller, SignedIn, needs
from sync_server.auth.permissions import ROLES, Permission, Role
from sync_server.auth.sign_ins import begin
from sync_server.settings import ServerSettings
from tests.server.conftest import MovedClock, make_account, serving
from tests.server.endpoints import endpoints_of
from tests.server.people import post, register, signed_in

OPEN = {
    ("GET", "/hello"): "tells who the server is, before signing in",
    ("POST", "/auth/login"): "signs in",
    ("POST", "/auth/refresh"): "is proven by the refresh token",
    ("POST", "/auth/password"): "is proven by the old password, which may have expired",
    ("GET", "/auth/first-admin"): "is a page without data",
    ("POST", "/auth/first-admin"): "is proven by the token of the link",
    ("POST", "/auth/oidc/start"): "begins to sign in",
    ("GET", "/auth/oidc/callback"): "is proven by the state",
    ("POST", "/auth/oidc/result"): "is proven by handle and code",
    ("GET", "/openapi.json"): "describes the interface",
    ("GET", "/health"): "is asked by probes",
    ("GET", "/ready"): "is asked by probes",
    ("GET", "/metrics"): "looks itself: this machine, or system.config (test_health)",
}
ANY_ACCOUNT = {
    ("POST", "/sync/exchange"): "each change is judged by the profile and permission it needs",
    ("POST", "/auth/logout"): "ends one's own sign-in",
    ("POST", "/auth/totp/enrol"): "is one's own",
    ("POST", "/auth/totp/confirm"): "is one's own",
    ("POST", "/auth/totp/remove"): "is one's own",
    ("GET", "/me"): "is one's own",
    ("PUT", "/me"): "is one's own",
    ("DELETE", "/me"): "is one's own",
    ("GET", "/me/export"): "is one's own",
    ("POST", "/me/profiles"): "is one's own",
    ("GET", "/keys"): "are one's own; of all for who reads users",
    ("POST", "/keys/{key_id}/rotate"): "is one's own key; any for who writes users",
    ("DELETE", "/keys/{key_id}"): "is one's own key; any for who writes users",
}
ASKED_BY_POST = {}
"""Endpoints that change nothing and are no GET, with the reason; a permission to read will do."""

BODIES = {
    ("PATCH", "/accounts/{account_id}"): {"is_active": True},
}
"""A body that is read, where an empty one would not do."""


@pytest.fixture
def served(tmp_path):
    settings = ServerSettings(data=tmp_path / "server", requests_per_minute=1_000_000)
    with serving(create_app(settings, clock=MovedClock()), settings.data) as answering:
        answering.client("admin", "root")
        yield answering


def unplaced(app):
    """Endpoints of which nobody has said who may call them."""
    return [
        endpoint.name
        for endpoint in endpoints_of(app)
        if not endpoint.needed
        and not (endpoint.name in ANY_ACCOUNT and endpoint.is_signed_in)
        and endpoint.name not in OPEN
    ]


def test_every_endpoint_says_who_may_call_it(served):
    endpoints = list(endpoints_of(served.app))
    assert len(endpoints) > 30
    assert unplaced(served.app) == []
    for endpoint in endpoints:
        places = [endpoint.name in OPEN, endpoint.name in ANY_ACCOUNT, bool(endpoint.needed)]
        assert places.count(True) == 1, endpoint
        assert (endpoint.name in OPEN) != endpoint.is_signed_in, endpoint


def weak(app):
    """Endpoints that change something and ask for no more than to read."""
    return [
        endpoint.name
        for endpoint in endpoints_of(app)
        if endpoint.method != "GET" and endpoint.needed and endpoint.name not in ASKED_BY_POST
        and all(permission.endswith((".read", ".read_all")) for permission in endpoint.needed)
    ]  # fmt: skip


def test_what_changes_something_asks_for_more_than_to_read(served):
    assert weak(served.app) == []


def test_the_tables_name_nothing_that_is_not_there(served):
    there = {endpoint.name for endpoint in endpoints_of(served.app)}
    assert {*OPEN, *ANY_ACCOUNT, *ASKED_BY_POST, *BODIES} <= there


def test_an_endpoint_that_says_nothing_is_found():
    router = APIRouter(prefix="/planted")

    @router.get("/open")
    def _open() -> None: ...

    @router.post("/any")
    def _any(caller: SignedIn) -> None: ...

    @router.post("/needs")
    def _needs(caller: Annotated[Caller, Depends(needs(Permission.MODEL_READ))]) -> None: ...

    app = FastAPI(openapi_url=None)
    app.include_router(router, prefix="/api/v1")
    assert unplaced(app) == [("GET", "/planted/open"), ("POST", "/planted/any")]
    assert weak(app) == [("POST", "/planted/needs")]


class Callers:
    """Makes a caller of each kind, a new one for each call: a call may end its account."""

    def __init__(self, served, session):
        self.served, self.parts, self.session = served, served.parts, session

    def role(self, role):
        return self._person(role)[1]

    def expired(self):
        self.served.clock.go(hours=-2)
        headers = self.role("admin")
        self.served.clock.go(hours=2)
        return headers

    def disabled(self):
        account, headers = self._person("admin")
        account.is_active = False
        return headers

    def key(self, role, scopes):
        account_id = new_id()
        make_account(self.session, self.parts, role, account_id)
        _, key = make_key(
            self.session, self.parts.clock, account_id=account_id, name="x", scopes=scopes,
            days=1, per_hour=1000,
        )  # fmt: skip
        return {"X-API-Key": key}

    def _person(self, role):
        account = make_account(self.session, self.parts, role, new_id())
        tokens = begin(self.session, self.parts, account, method="test")
        return account, {"Authorization": f"Bearer {tokens.access}"}


def called(served, session, endpoint, headers):
    return session.request(
        endpoint.method,
        served.url + endpoint.full_path,
        json=None if endpoint.method in ("GET", "DELETE") else BODIES.get(endpoint.name, {}),
        headers=headers,
        timeout=20,
        allow_redirects=False,
    ).status_code


def expected_and_callers(endpoint, callers):
    """Each kind of caller, and the status that refuses it; None where it is let through."""
    if endpoint.name in OPEN:
        yield "nobody", None, {}
        return
    yield "nobody", 401, {}
    yield "expired", 401, callers.expired()
    yield "disabled", 401, callers.disabled()
    needed = endpoint.needed or {Permission.ANNOTATION_READ}
    for role in Role:
        may = endpoint.needed <= ROLES[role]
        yield role, None if may else 403, callers.role(role)
        may = may and not endpoint.is_for_people
        yield f"key of {role} with the scope", None if may else 403, callers.key(role, needed)
    refused = 403 if endpoint.is_for_people or endpoint.needed else None
    without = set(Permission) - endpoint.needed
    yield "key without the scope", refused, callers.key(Role.ADMIN, without)


def is_as_expected(status, refused):
    if status >= 500:
        return False
    return status == refused if refused is not None else status not in (401, 403)


@pytest.mark.timeout(600)
def test_every_caller_is_let_through_or_refused_as_the_table_says(served):
    with served.parts.database.writing() as writing:
        callers = Callers(served, writing)
        plan = [
            (endpoint, *case)
            for endpoint in endpoints_of(served.app)
            for case in expected_and_callers(endpoint, callers)
        ]
    troubles = []
    with requests.Session() as session:
        for endpoint, who, refused, headers in plan:
            status = called(served, session, endpoint, headers)
            if not is_as_expected(status, refused):
                troubles.append((*endpoint.name, who, status, refused or "let through"))
    assert troubles == []


@pytest.mark.parametrize(
    ("status", "refused", "expected"),
    [(200, None, True), (403, None, False), (401, 403, False), (422, None, True),
     (200, 401, False), (500, None, False)],
)  # fmt: skip
def test_the_matrix_tells_right_from_wrong(status, refused, expected):
    assert is_as_expected(status, refused) is expected


def test_the_roles_are_those_of_the_requirements_document():
    assert {p for p in Permission if p in ROLES[Role.ANNOTATOR]} >= {
        "annotation.read", "annotation.write", "inference.read", "wafer_map.read",
    }  # fmt: skip
    assert ROLES[Role.ENGINEER] - ROLES[Role.ANNOTATOR] >= {
        "training.read", "training.write", "training.cancel", "active_learning.read",
        "active_learning.write", "annotation.read_all", "export.write",
    }  # fmt: skip
    assert ROLES[Role.ADMIN] - ROLES[Role.ENGINEER] == {
        "model.promote", "model.delete", "training.delete", "user.read", "user.write",
        "system.config", "annotation.delete",
    }  # fmt: skip


def own_key(served, account_id):
    with served.parts.database.writing() as session:
        row, _ = make_key(
            session, served.parts.clock, account_id=account_id, name="x",
            scopes=["annotation.read"], days=1, per_hour=1,
        )  # fmt: skip
        return row.key_id


OWNED = {
    ("POST", "/keys/{key_id}/rotate"): own_key,
    ("DELETE", "/keys/{key_id}"): own_key,
}
"""Makes an object of an account, for endpoints of which one may call only for one's own."""


@pytest.mark.parametrize("name", OWNED, ids=" ".join)
@pytest.mark.parametrize("role", Role)
def test_whose_object_it_is_decides(served, name, role):
    method, path = name
    register(served, "mine", role=role)
    session = signed_in(served, "mine")
    mine = session.get(served.at("/me"), timeout=20).json()["data"]["account_id"]
    for owner, is_mine in ((mine, True), (register(served, "other"), False)):
        made = OWNED[name](served, owner)
        at = served.at(path.replace("{key_id}", made))
        status = session.request(method, at, json={}, timeout=20).status_code
        may = is_mine or role is Role.ADMIN
        assert (status == 200) if may else status in (403, 404), (owner, status)


def test_a_permission_alone_does_not_open_anothers_work(served):
    profile, other = new_id(), new_id()
    session = served.client("annotator", new_id(), profile)
    served.client("annotator", new_id(), other)
    body = {"contract": 1, "profile_id": other, "since": 0}
    assert post(served, "/sync/exchange", body, session).status_code == 403
