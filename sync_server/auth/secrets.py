"""The server's own secrets: made at the first start, kept in ``data/secrets``, mode 0600.

Whoever holds a copy of the database alone can neither sign tokens nor read a second factor. Two
signing keys may lie there: the newest signs, the one before it still verifies, so that a rotation
signs nobody out. Several servers on one database share the folder's content.
"""

import contextlib
import datetime
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

_KEPT_KEYS: Final = 2
_BOX: Final = "box.key"


@dataclass(frozen=True)
class ServerSecrets:
    """What signs tokens, and what hides secrets in the database.

    Attributes:
        key_id: of the key that signs.
        signing_key: Ed25519.
        verifying_keys: by their ids; the signing key's own among them.
        box_key: 32 random bytes as Fernet wants them.
    """

    key_id: str
    signing_key: Ed25519PrivateKey
    verifying_keys: dict[str, Ed25519PublicKey]
    box_key: bytes

    def keyed_hash(self, text: str, *, purpose: str) -> str:
        """HMAC-SHA-256 of a text that could be guessed, hexadecimal; ``purpose`` parts uses."""
        told = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.box_key, told, hashlib.sha256).hexdigest()

    def boxed(self, text: str) -> str:
        """A secret that must be read again, encrypted (Fernet: AES-128-CBC, HMAC-SHA-256)."""
        return Fernet(self.box_key).encrypt(text.encode()).decode()

    def unboxed(self, boxed: str) -> str:
        """The secret in a box.

        Raises:
            Refused: it was boxed with another key.
        """
        try:
            return Fernet(self.box_key).decrypt(boxed.encode()).decode()
        except InvalidToken as error:
            raise Refused(
                ErrorCode.UNAVAILABLE,
                f"The server's {_BOX} is not the one that this database was used with; an admin "
                "must bring data/secrets back from the backup.",
            ) from error


def digest_of(token: str) -> str:
    """SHA-256 of a token of at least 128 random bits, hexadecimal.

    A slow hash protects what people think up. What is random needs none: nobody tries 2**128
    values, and every request would pay for it.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def open_secrets(folder: Path) -> ServerSecrets:
    """The secrets of a folder; what is not there is made.

    Raises:
        Refused: others than the server's user can read a secret.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _keep(folder / _BOX, Fernet.generate_key())
    if not _signing_keys(folder):
        rotate_signing_key(folder)
    paths = _signing_keys(folder)[-_KEPT_KEYS:]
    for path in (folder / _BOX, *paths):
        _check_mode(path)
    keys = {path.stem.removeprefix("signing-"): _read_key(path) for path in paths}
    newest = list(keys)[-1]
    public = {key_id: key.public_key() for key_id, key in keys.items()}
    return ServerSecrets(newest, keys[newest], public, (folder / _BOX).read_bytes())


def rotate_signing_key(folder: Path) -> str:
    """Add a signing key, which a server uses from its next start; gives its id.

    The key before it still verifies; older ones are removed. Rotate twice to end all tokens.
    """
    now = datetime.datetime.now(datetime.UTC)
    key_id = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _keep(folder / f"signing-{key_id}.pem", pem)
    for old in _signing_keys(folder)[:-_KEPT_KEYS]:
        old.unlink()
    return key_id


def _signing_keys(folder: Path) -> list[Path]:
    return sorted(folder.glob("signing-*.pem"))


def _read_key(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(ErrorCode.UNAVAILABLE, f"{path} holds no Ed25519 key; remove it.")
    return key


def _keep(path: Path, content: bytes) -> None:
    """Write a secret whole, unless it is there: two servers may start at once."""
    aside = path.with_suffix(f".{secrets.token_hex(8)}")
    handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()


def _check_mode(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"{path} can be read by other users of this machine; run: chmod 600 {path}",
        )
