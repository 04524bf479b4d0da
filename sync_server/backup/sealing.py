"""An encrypted stream: AES-256-GCM over pieces of 1 MiB, in an order that cannot be changed.

Layout: magic (8 bytes), kind of key (1), salt (16), then pieces: length of the ciphertext
(4, big-endian) and ciphertext with its tag. The nonce of a piece is its number (11 bytes) and
whether it is the last (1), so pieces cannot be swapped, repeated or cut off; the key is of this
archive alone, because the salt is. The head is authenticated with each piece. The construction is
STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
"""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

MAGIC: Final = b"WSBACKUP"
_PIECE: Final = 2**20
_TAG: Final = 16
_SALT: Final = 16
_HEAD: Final = len(MAGIC) + 1 + _SALT
_OF_FILE, _OF_PASSPHRASE = b"\1", b"\2"
_LEAST_KEY, _LEAST_PASSPHRASE = 32, 12


@dataclass(frozen=True)
class Key:
    """What an archive is encrypted with.

    Attributes:
        kind: of a file's bytes, or of a passphrase.
        secret: the bytes.
    """

    kind: bytes
    secret: bytes

    def of_archive(self, salt: bytes) -> AESGCM:
        """The cipher of one archive."""
        if self.kind == _OF_PASSPHRASE:
            return AESGCM(Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(self.secret))
        kdf = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"wafer studio backup")
        return AESGCM(kdf.derive(self.secret))


def key_of_file(path: Path) -> Key:
    """Key from a file of at least 32 bytes that nobody can guess.

    Raises:
        Refused: it cannot be read, or is too short.
    """
    try:
        secret = path.read_bytes()
    except OSError as error:
        raise _refused(f"The key file {path} cannot be read: {error.strerror}.") from error
    if len(secret) < _LEAST_KEY:
        raise _refused(
            f"The key file {path} is shorter than {_LEAST_KEY} bytes; make one with "
            "'openssl rand -out FILE 32'."
        )
    return Key(_OF_FILE, secret)


def key_of_passphrase(variable: str) -> Key:
    """Key from a passphrase in an environment variable.

    Raises:
        Refused: it is not there, or is too short.
    """
    secret = os.environ.get(variable, "")
    if len(secret) < _LEAST_PASSPHRASE:
        raise _refused(
            f"The environment variable {variable} must hold a passphrase of at least "
            f"{_LEAST_PASSPHRASE} characters."
        )
    return Key(_OF_PASSPHRASE, secret.encode())


class SealedWriter(io.RawIOBase):
    """Encrypts what is written to it; `finish` makes it whole.

    Args:
        file: where the ciphertext goes.
        key: what with.
    """

    def __init__(self, file: BinaryIO, key: Key) -> None:
        self._file = file
        salt = os.urandom(_SALT)
        self._head = MAGIC + key.kind + salt
        self._cipher = key.of_archive(salt)
        self._number, self._waiting = 0, bytearray()
        file.write(self._head)

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, data: object) -> int:
        """Take bytes; a piece is written when it is full and more follows."""
        taken = bytes(data)  # type: ignore[call-overload]
        self._waiting += taken
        while len(self._waiting) > _PIECE:
            self._seal(bytes(self._waiting[:_PIECE]), is_last=False)
            del self._waiting[:_PIECE]
        return len(taken)

    def finish(self) -> None:
        """Write the last piece."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, is_last), piece, self._head)
        self._file.write(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Gives back what a `SealedWriter` took.

    Args:
        file: the ciphertext.
        key: what it was encrypted with.

    Raises:
        Refused: it is no such stream, or of another kind of key; later, when it is read: another
            key, changed, or cut off.
    """

    def __init__(self, file: BinaryIO, key: Key) -> None:
        self._file = file
        self._head = file.read(_HEAD)
        if len(self._head) != _HEAD or not self._head.startswith(MAGIC):
            raise _refused("The archive is not an encrypted backup, or its beginning is damaged.")
        if self._head[len(MAGIC) : len(MAGIC) + 1] != key.kind:
            raise _refused("The archive was encrypted the other way: key file against passphrase.")
        self._cipher = key.of_archive(self._head[-_SALT:])
        self._number, self._is_whole = 0, False
        self._open = memoryview(b"")

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer as far as the present piece goes."""
        target = memoryview(buffer)  # type: ignore[arg-type]
        while not self._open and not self._is_whole:
            self._open = memoryview(self._next())
        count = min(len(target), len(self._open))
        target[:count] = self._open[:count]
        self._open = self._open[count:]
        return count

    def _next(self) -> bytes:
        length = int.from_bytes(self._file.read(4), "big")
        if not _TAG <= length <= _PIECE + _TAG:
            raise _refused("The archive is damaged or cut off.")
        sealed = self._file.read(length)
        for is_last in (False, True):
            try:
                piece = self._cipher.decrypt(_nonce(self._number, is_last), sealed, self._head)
            except InvalidTag:
                continue
            self._number, self._is_whole = self._number + 1, is_last
            return piece
        raise _refused("The archive is damaged or cut off, or the key is another one.")


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _refused(message: str) -> Refused:
    return Refused(ErrorCode.INVALID_INPUT, message)
