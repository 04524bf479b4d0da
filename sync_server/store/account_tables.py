"""Tables of signing in, keys and the audit log.

Nothing here names a person, and nothing here can be used to sign in: passwords are kept as argon2
hashes, tokens and keys as SHA-256 of what is random already, secrets that must be read again in
the box of `sync_server.auth.secrets`.
"""

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.store.tables import Table

_ACCOUNT = "account.account_id"


class LocalLogin(Table):
    """The password of an account that signs in here."""

    __tablename__ = "local_login"
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), primary_key=True)
    password_hash: Mapped[str]
    changed_at: Mapped[str]
    must_change: Mapped[bool]


class OldPassword(Table):
    """A password that may not be taken again yet."""

    __tablename__ = "old_password"
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), primary_key=True)
    changed_at: Mapped[str] = mapped_column(primary_key=True)
    password_hash: Mapped[str]


class SecondFactor(Table):
    """An account's TOTP; ``last_step`` is the newest time step whose code was used."""

    __tablename__ = "second_factor"
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), primary_key=True)
    boxed_secret: Mapped[str]
    is_confirmed: Mapped[bool]
    last_step: Mapped[int] = mapped_column(BigInteger)


class RecoveryCode(Table):
    """A code that takes the second factor's place once; its line goes when it is used."""

    __tablename__ = "recovery_code"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), index=True)


class FailedLogin(Table):
    """Failures under one username, whether it exists or not; the name is kept as a keyed hash."""

    __tablename__ = "failed_login"
    name_hash: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[str] = mapped_column(index=True)
    locked_until: Mapped[str | None]


class SignIn(Table):
    """One signing in: a family of refresh tokens, of which only the newest is good."""

    __tablename__ = "sign_in"
    sign_in_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), index=True)
    method: Mapped[str]
    made_at: Mapped[str]
    used_at: Mapped[str]
    expires_at: Mapped[str] = mapped_column(index=True)
    revoked_at: Mapped[str | None]
    token_hash: Mapped[str]
    former_hash: Mapped[str | None]
    attempt: Mapped[str | None]


class ApiKey(Table):
    """A key of a program; ``tail`` are its last characters, for people to tell keys apart."""

    __tablename__ = "api_key"
    key_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), index=True)
    name: Mapped[str]
    key_hash: Mapped[str] = mapped_column(unique=True)
    tail: Mapped[str]
    scopes: Mapped[str]
    per_hour: Mapped[int]
    made_at: Mapped[str]
    expires_at: Mapped[str]
    revoked_at: Mapped[str | None]
    used_hour: Mapped[str | None]


class OidcIdentity(Table):
    """Which account belongs to whom at the identity provider."""

    __tablename__ = "oidc_identity"
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), index=True)


class OidcFlow(Table):
    """A signing in at the identity provider that is under way."""

    __tablename__ = "oidc_flow"
    state_hash: Mapped[str] = mapped_column(primary_key=True)
    handle_hash: Mapped[str] = mapped_column(unique=True)
    boxed: Mapped[str]
    expires_at: Mapped[str] = mapped_column(index=True)
    is_answered: Mapped[bool]
    code_hash: Mapped[str | None]
    tries: Mapped[int]
    account_id: Mapped[str | None] = mapped_column(ForeignKey(_ACCOUNT))


class Erasure(Table):
    """An account whose names are to be erased, and when."""

    __tablename__ = "erasure"
    account_id: Mapped[str] = mapped_column(ForeignKey(_ACCOUNT), primary_key=True)
    asked_at: Mapped[str]
    due_at: Mapped[str] = mapped_column(index=True)


class AuditLine(Table):
    """One line of the audit log, never changed nor removed: a trigger refuses both.

    ``hash`` is taken over ``previous`` and all other columns; ``origin_digest`` over the salted
    line of `AuditOrigin`, which may go.
    """

    __tablename__ = "audit_line"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(index=True)
    event: Mapped[str] = mapped_column(index=True)
    result: Mapped[str]
    account_id: Mapped[str | None] = mapped_column(index=True)
    role: Mapped[str | None]
    key_id: Mapped[str | None]
    resource_type: Mapped[str]
    resource_id: Mapped[str]
    request_id: Mapped[str]
    details: Mapped[str]
    origin_digest: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class AuditOrigin(Table):
    """From where an audited request came: personal data, and therefore erasable."""

    __tablename__ = "audit_origin"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    salt: Mapped[str]
    ip: Mapped[str]
    user_agent: Mapped[str]
