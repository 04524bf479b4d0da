"""The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery codes."""

import base64
import hmac
import secrets as randomness
from typing import Final

import pyotp
from sqlalchemy import delete
from sqlalchemy.orm import Session

from sync_server.auth.secrets import ServerSecrets
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.parts import Parts
from sync_server.store.account_tables import RecoveryCode, SecondFactor

_STEP: Final = 30
_RECOVERY_CODES: Final = 10
_APP: Final = "Wafer Studio"


def is_on(session: Session, account_id: str) -> bool:
    """True where an account has a confirmed second factor."""
    row = session.get(SecondFactor, account_id)
    return row is not None and row.is_confirmed


def enrol(session: Session, parts: Parts, account_id: str, *, username: str) -> tuple[str, str]:
    """Begin a second factor; gives the address for a QR code and the secret, Base32.

    Raises:
        Refused: there is a confirmed one.
    """
    if is_on(session, account_id):
        raise Refused(
            ErrorCode.CONFLICT, "This account has a second factor already; remove it first."
        )
    secret = pyotp.random_base32()
    row = SecondFactor(
        account_id=account_id,
        boxed_secret=parts.secrets.boxed(secret),
        is_confirmed=False,
        last_step=0,
    )
    session.merge(row)
    uri = pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=_APP)
    return uri, secret


def confirm(session: Session, parts: Parts, account_id: str, code: str) -> tuple[str, ...] | None:
    """Confirm a second factor; gives recovery codes, or None where the code is wrong.

    Raises:
        Refused: none was begun, or it is confirmed already.
    """
    row = session.get(SecondFactor, account_id, with_for_update=True)
    if row is None or row.is_confirmed:
        raise Refused(ErrorCode.CONFLICT, "There is no second factor to confirm; enrol one first.")
    if not _takes_code(parts, row, code):
        return None
    row.is_confirmed = True
    codes = tuple(_recovery_code() for _ in range(_RECOVERY_CODES))
    session.add_all(
        RecoveryCode(code_hash=_hash(parts.secrets, code), account_id=account_id) for code in codes
    )
    return codes


def takes(session: Session, parts: Parts, account_id: str, code: str) -> bool:
    """Use up a code of the authenticator or a recovery code; False where it is not good."""
    row = session.get(SecondFactor, account_id, with_for_update=True)
    if row is None or not row.is_confirmed:
        return False
    if code.isascii() and code.isdigit():
        return _takes_code(parts, row, code)
    recovery = session.get(
        RecoveryCode, _hash(parts.secrets, code.strip().lower()), with_for_update=True
    )
    if recovery is None or recovery.account_id != account_id:
        return False
    session.delete(recovery)
    return True


def remove(session: Session, account_id: str) -> None:
    """Remove an account's second factor and its recovery codes."""
    session.execute(delete(SecondFactor).where(SecondFactor.account_id == account_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))


def _takes_code(parts: Parts, row: SecondFactor, code: str) -> bool:
    """Take the code of this time step, the one before or the one after; each step once."""
    totp = pyotp.TOTP(parts.secrets.unboxed(row.boxed_secret))
    now = int(parts.clock.now().timestamp()) // _STEP
    for step in (now - 1, now, now + 1):
        if step > row.last_step and hmac.compare_digest(
            totp.generate_otp(step).encode(), code.encode()
        ):
            row.last_step = step
            return True
    return False


def _recovery_code() -> str:
    letters = base64.b32encode(randomness.token_bytes(10)).decode().lower()
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


def _hash(secrets: ServerSecrets, code: str) -> str:
    return secrets.keyed_hash(code, purpose="recovery code")
