"""People who sign in with passwords, for tests."""

import requests
from sqlalchemy import select

from sync_server.auth.accounts import add_account, set_password
from sync_server.auth.passwords import HASHING
from sync_server.auth.permissions import Role
from sync_server.store.account_tables import AuditLine

PASSWORD, OTHER_PASSWORD = "Edge-Ring-4-Dies", "Center+Scratch-9"


def register(served, username="sarah.chen", *, role="annotator", password=PASSWORD, **more):
    """An account with a password; gives its id."""
    with served.parts.database.writing() as session:
        account = add_account(
            session, served.parts.clock, username=username, role=Role(role), **more
        )
        set_password(
            session, served.parts.clock, account.account_id, HASHING.hash(password),
            must_change=False,
        )  # fmt: skip
        return account.account_id


def post(served, path, body=None, session=None, **more):
    return (session or requests).post(served.at(path), json=body, timeout=20, **more)


def log_in(served, username="sarah.chen", password=PASSWORD, **more):
    return post(served, "/auth/login", {"username": username, "password": password, **more})


def signed_in(served, username="sarah.chen", password=PASSWORD, **more):
    """A session of one who has signed in by password."""
    answered = log_in(served, username, password, **more)
    assert answered.status_code == 200, answered.text
    return session_of(answered)


def session_of(answered):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {answered.json()['data']['access_token']}"
    return session


def refused(answered):
    """Status and code of an error."""
    body = answered.json()
    assert not body["success"]
    return answered.status_code, body["error"]["code"]


def audited(served, event=None):
    """Lines of the audit log, oldest first."""
    with served.parts.database.reading() as session:
        query = select(AuditLine).order_by(AuditLine.number)
        lines = list(
            session.scalars(query if event is None else query.where(AuditLine.event == event))
        )
        session.expunge_all()
    return lines
