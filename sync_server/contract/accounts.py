"""Accounts: signing in, one's own account, and what admins do with others'."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from sync_server.contract.bodies import Uuid
from sync_server.contract.envelope import Message, Paging

Username = Annotated[
    str,
    Field(
        min_length=3,
        max_length=100,
        pattern=r"^[^\s\x00-\x1f\x7f]+$",
        description="Name to sign in with, or an address; upper and lower case are the same.",
        examples=["sarah.chen"],
    ),
]
Password = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        repr=False,
        description="At least 12 characters with upper and lower case, a digit and another one.",
        examples=["Edge-Ring-4-Dies"],
    ),
]
Code = Annotated[
    str,
    Field(
        min_length=6,
        max_length=40,
        description="Six digits of the authenticator, or a recovery code.",
        examples=["123456"],
    ),
]
Token = Annotated[
    str, Field(min_length=1, max_length=4000, repr=False, examples=["wsr_9f1c7e42d0b85a36"])
]
Secret = Annotated[str, Field(repr=False)]
Email = Annotated[
    str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$", examples=["s.chen@example.com"])
]
FullName = Annotated[str, Field(min_length=1, max_length=200, examples=["Sarah Chen"])]
Reference = Annotated[str, Field(min_length=1, max_length=100)]


class RoleName(StrEnum):
    """What an account is."""

    ANNOTATOR = "annotator"
    ENGINEER = "engineer"
    ADMIN = "admin"


class LoginRequest(Message):
    """Sign in with a password, and with a code where the account has a second factor."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "sarah.chen", "password": "Edge-Ring-4-Dies"}]}
    )
    username: Username
    password: Password
    code: Code | None = Field(default=None, repr=False)


class User(Message):
    """Who signed in.

    Attributes:
        user_id: pseudonym of the account.
        username: as it signs in.
        full_name: None where it is not known.
        role: what the account is.
    """

    user_id: str
    username: str
    full_name: str | None = None
    role: RoleName


class TokenReply(Message):
    """What one who signed in goes on with.

    Attributes:
        access_token: for the header ``Authorization: Bearer``.
        refresh_token: good once, for the next pair.
        token_type: always ``Bearer``.
        expires_in: seconds that ``access_token`` is good for.
        user: who signed in.
    """

    access_token: Secret
    refresh_token: Secret
    token_type: str = "Bearer"
    expires_in: int
    user: User


class RefreshRequest(Message):
    """Ask for the next pair of tokens.

    Attributes:
        refresh_token: the newest one.
        attempt: a UUID that the workstation makes for this try and sends again with the same
            token if no answer came: then it gets the same answer. A used token with another
            attempt, or with none, ends the whole sign-in.
    """

    refresh_token: Token
    attempt: Uuid | None = None


class LogoutRequest(Message):
    """Sign out; everywhere, where asked."""

    everywhere: bool = False


class PasswordRequest(Message):
    """Change one's password: with the old one, whether it has expired or not."""

    username: Username
    password: Password
    new_password: Password
    code: Code | None = Field(default=None, repr=False)


class FirstAdminRequest(Message):
    """Make the first account, which is an admin's, with the token that the server printed."""

    token: Token
    username: Username
    password: Password
    full_name: FullName | None = None


class EnrolRequest(Message):
    """Begin a second factor; the password shows that it is the person."""

    password: Password


class EnrolReply(Message):
    """What an authenticator needs; good once a code of it has been confirmed.

    Attributes:
        otpauth_uri: for a QR code.
        secret: to type in instead, Base32.
    """

    otpauth_uri: Secret
    secret: Secret


class ConfirmRequest(Message):
    """Confirm a second factor with its first code."""

    code: Code = Field(repr=False)


class RecoveryCodes(Message):
    """Each takes the authenticator's place once; shown this one time."""

    recovery_codes: Annotated[tuple[str, ...], Field(repr=False)]


class RemoveFactorRequest(Message):
    """Remove one's second factor."""

    password: Password
    code: Code = Field(repr=False)


class ProfileRequest(Message):
    """Link a workstation's profile to one's account.

    Attributes:
        profile_id: UUID of the profile.
        name: as the workstation calls it; becomes the account's full name where it has none.
    """

    profile_id: Uuid
    name: FullName


class ProfileReply(Message):
    """A linked profile.

    Attributes:
        profile_id: which one.
        linked_at: since when.
        is_canonical: True for the one that further workstations adopt.
    """

    profile_id: Uuid
    linked_at: str
    is_canonical: bool


class Me(Message):
    """One's own account.

    Attributes:
        account_id: pseudonym, as it stands in logs and changes.
        username: as one signs in; None for an account without a person.
        full_name, email: None where they are not known.
        role: what the account is.
        permissions: what this very request may do.
        profiles: linked profiles, oldest first.
        canonical_profile_id: the profile that a further workstation adopts; None before the first.
        has_second_factor: True where a code is asked for.
        password_expires_at: None where the password is not kept here.
        key_id: the API key that asks; None for a person.
    """

    account_id: str
    username: str | None = None
    full_name: str | None = None
    email: str | None = None
    role: RoleName
    permissions: tuple[str, ...]
    profiles: tuple[ProfileReply, ...]
    canonical_profile_id: Uuid | None = None
    has_second_factor: bool = False
    password_expires_at: str | None = None
    key_id: str | None = None


class MeChange(Message):
    """What one's account is to say of oneself; what is None stays."""

    username: Username | None = None
    full_name: FullName | None = None
    email: Email | None = None


class ErasureReply(Message):
    """When the names of an account are erased; until then an admin can take it back."""

    due_at: str


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

    username: Username
    role: RoleName = RoleName.ANNOTATOR
    full_name: FullName | None = None
    email: Email | None = None


class AccountChange(Message):
    """Change what an account is; what is None stays. Activating takes an erasure back."""

    role: RoleName | None = None
    is_active: bool | None = None


class ResetRequest(Message):
    """Give an account a new password to begin with; remove its second factor where asked."""

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


class OidcStart(Message):
    """Where to sign in, and how to go on.

    Attributes:
        url: to be opened in a browser.
        handle: for `OidcResultRequest`; never leaves the workstation that asked.
        expires_in: seconds.
    """

    url: str
    handle: Secret
    expires_in: int


class OidcResultRequest(Message):
    """Fetch the outcome of a signing in at the identity provider.

    Attributes:
        handle: of the start.
        code: that the browser shows once the person has signed in: it proves that the person who
            signed in sits at the workstation that began. None to ask whether they have.
    """

    handle: Token
    code: Annotated[str, Field(max_length=20, examples=["K7QF-2M9P"])] | None = None


class OidcResult(Message):
    """The outcome.

    Attributes:
        is_pending: True while the person has not signed in yet.
        needs_code: True where they have, and the code that the browser shows is asked for.
        tokens: as of a login; None before.
    """

    is_pending: bool
    needs_code: bool = False
    tokens: TokenReply | None = None
