"""Signing in, and one's own account."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from sync_server.contract.bodies import Uuid
from sync_server.contract.envelope import Message

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

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"refresh_token": "wsr_0b7c.q2f", "attempt": "0197a7d0-3f4e-7cc3-98b4-0c2f5a1d9e11"}
            ]
        }
    )
    refresh_token: Token
    attempt: Uuid | None = None


class LogoutRequest(Message):
    """Sign out; everywhere, where asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"everywhere": True}]})
    everywhere: bool = False


class PasswordRequest(Message):
    """Change one's password: with the old one, whether it has expired or not."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "username": "sarah.chen",
                    "password": "Edge-Ring-4-Dies",
                    "new_password": "Center+Scratch-9",
                }
            ]
        }
    )
    username: Username
    password: Password
    new_password: Password
    code: Code | None = Field(default=None, repr=False)


class FirstAdminRequest(Message):
    """Make the first account, which is an admin's, with the token that the server printed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"token": "wsa_q2f", "username": "root", "password": "Edge-Ring-4-Dies"}]
        }
    )
    token: Token
    username: Username
    password: Password
    full_name: FullName | None = None


class EnrolRequest(Message):
    """Begin a second factor; the password shows that it is the person."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "Edge-Ring-4-Dies"}]})
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

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "123456"}]})
    code: Code = Field(repr=False)


class RecoveryCodes(Message):
    """Each takes the authenticator's place once; shown this one time."""

    recovery_codes: Annotated[tuple[str, ...], Field(repr=False)]


class RemoveFactorRequest(Message):
    """Remove one's second factor."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"password": "Edge-Ring-4-Dies", "code": "123456"}]}
    )
    password: Password
    code: Code = Field(repr=False)


class ProfileRequest(Message):
    """Link a workstation's profile to one's account.

    Attributes:
        profile_id: UUID of the profile.
        name: as the workstation calls it; becomes the account's full name where it has none.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"profile_id": "0197a7d0-3f4e-7cc3-98b4-0c2f5a1d9e11", "name": "Sarah"}]
        }
    )
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

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"full_name": "Sarah Chen", "email": "s.chen@example.com"}]}
    )
    username: Username | None = None
    full_name: FullName | None = None
    email: Email | None = None


class ErasureReply(Message):
    """When the names of an account are erased; until then an admin can take it back."""

    due_at: str


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

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"handle": "wsh_q2f", "code": "K7QF-2M9P"}]}
    )
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
