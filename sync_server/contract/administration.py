"""What admins do: accounts of others, API keys, the audit log."""

from typing import Annotated

from pydantic import ConfigDict, Field

from sync_server.contract.accounts import Email, FullName, RoleName, Secret, Username
from sync_server.contract.envelope import Message, Paging

Reference = Annotated[str, Field(min_length=1, max_length=100)]


class AccountReply(Message):
    """An account as admins see it.

    Attributes:
        account_id: pseudonym.
        username, full_name, email: None where they were erased or are not known; addresses are
            masked in lists.
        role: what the account is.
        is_active: False where nobody can sign in with it.
        made_at: since when it is there.
        has_password: True where it signs in here, not at the identity provider.
        has_second_factor: True where a code is asked for.
        erasure_due_at: when its names are erased; None where nobody asked for it.
    """

    account_id: str
    username: str | None = None
    full_name: str | None = None
    email: str | None = None
    role: RoleName
    is_active: bool
    made_at: str
    has_password: bool = False
    has_second_factor: bool = False
    erasure_due_at: str | None = None


class AccountList(Message):
    """A page of accounts, by username."""

    accounts: tuple[AccountReply, ...]
    paging: Paging


class AccountRequest(Message):
    """Make an account; the person signs in with the password in the answer and changes it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "sarah.chen", "role": "engineer"}]}
    )
    username: Username
    role: RoleName = RoleName.ANNOTATOR
    full_name: FullName | None = None
    email: Email | None = None


class AccountChange(Message):
    """Change what an account is; what is None stays. Activating takes an erasure back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "engineer"}]})
    role: RoleName | None = None
    is_active: bool | None = None


class ResetRequest(Message):
    """Give an account a new password to begin with; remove its second factor where asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"also_second_factor": True}]})
    also_second_factor: bool = False


class AccountWithPassword(Message):
    """An account and the password it begins with, shown this one time; good for 7 days."""

    account: AccountReply
    temporary_password: Secret


class KeyRequest(Message):
    """Make an API key.

    Attributes:
        name: for people.
        scopes: permissions that it has, at most those of its account.
        account_id: whose it is; one's own where None.
        days: how long it is good for.
        per_hour: requests that it may make in an hour; the server's usual number where None.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Tester 7", "scopes": ["inference.read", "wafer_map.read"]}]
        }
    )
    name: Annotated[str, Field(min_length=1, max_length=100, examples=["Tester 7"])]
    scopes: Annotated[
        tuple[Annotated[str, Field(max_length=50, examples=["inference.read"])], ...],
        Field(min_length=1, max_length=50),
    ]
    account_id: Reference | None = None
    days: Annotated[int, Field(ge=1, le=90)] = 90
    per_hour: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class RotateRequest(Message):
    """Replace a key; the old one stays good for so many hours."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"overlap_hours": 24}]})
    overlap_hours: Annotated[float, Field(ge=0, le=168)] = 24.0


class KeyReply(Message):
    """An API key without the key.

    Attributes:
        key_id: names it.
        account_id: whose it is.
        name: for people.
        tail: its last four characters.
        scopes: permissions that it has.
        per_hour: requests that it may make in an hour.
        made_at, expires_at: how long it is good for.
        revoked_at: None unless it was revoked.
        last_used_hour: when it was last used, to the hour.
    """

    key_id: str
    account_id: str
    name: str
    tail: str
    scopes: tuple[str, ...]
    per_hour: int
    made_at: str
    expires_at: str
    revoked_at: str | None = None
    last_used_hour: str | None = None


class NewKey(Message):
    """A key, shown this one time: the server keeps only its hash."""

    key: KeyReply
    api_key: Secret


class KeyList(Message):
    """A page of keys, newest first."""

    keys: tuple[KeyReply, ...]
    paging: Paging


class AuditEntry(Message):
    """A line of the audit log; the fields are those of the requirements document, section 13.4.

    Attributes:
        number: place in the log.
        timestamp: the server's time.
        event_type: what was done.
        user_id: pseudonym; None where nobody was signed in.
        user_role: at that time.
        key_id: the API key that was used.
        ip_address, user_agent: None where they were erased.
        resource_type, resource_id: what it was done to.
        request_id: names the request in other logs.
        result: success or failure.
        details: what else matters.
        hash: of the line, over the hash of the one before it.
    """

    number: int
    timestamp: str
    event_type: str
    user_id: str | None = None
    user_role: str | None = None
    key_id: str | None = None
    ip_address: str | None = None
    user_agent: str | None = None
    resource_type: str
    resource_id: str
    request_id: str
    result: str
    details: dict[str, str | int | float | bool | None]
    hash: str


class AuditPage(Message):
    """A page of the audit log, newest line first."""

    entries: tuple[AuditEntry, ...]
    paging: Paging


class AuditCheck(Message):
    """What a check of the whole log found.

    Attributes:
        lines: that were read.
        head: hash of the last one; note it elsewhere to be able to prove later that nothing
            before it was touched.
        erased: lines whose origin was erased.
        is_whole: True where nothing was found.
        trouble: what is wrong with the first bad line.
    """

    lines: int
    head: str
    erased: int
    is_whole: bool
    trouble: str = ""
