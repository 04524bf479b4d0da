"""Identities: of wafers, which follow from their bytes, and of what people make, which do not.

The same bytes read twice are the same wafer; equal maps are not.
"""

import hashlib
import os
import time
import uuid
from typing import Final

_ANNOTATIONS: Final = uuid.UUID("b1d5a0f6-3c0e-4a57-9a3f-6f0b8f1d2c47")


def wafer_id(*, source_sha256: str, member: str = "", key: str = "") -> str:
    """Id of one wafer: SHA-256 over source, archive member and key in the file.

    The three parts are joined as ``sha256 NUL member NUL key`` in UTF-8, so that no two
    different triples give one id.

    Args:
        source_sha256: hex SHA-256 of the source file's bytes as they lie on disk.
        member: the member's name where the source is an archive, else empty.
        key: the wafer's key inside the file (wafer id, index in a set), else empty.

    Returns:
        64 lower-case hexadecimal digits.

    Raises:
        ValueError: the digest is not 64 hexadecimal digits, or member or key holds NUL.
    """
    if len(source_sha256) != 64 or not set(source_sha256) <= set("0123456789abcdef"):
        raise ValueError(f"'{source_sha256}' is not a SHA-256 in lower-case hexadecimal digits")
    if "\0" in member or "\0" in key:
        raise ValueError("a member's name and a wafer's key may not hold NUL")
    joined = f"{source_sha256}\0{member}\0{key}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(joined).hexdigest()


def new_id() -> str:
    """A random UUID (RFC 9562, version 4), for shapes and profiles."""
    return str(uuid.uuid4())


def annotation_id(wafer_id: str, profile_id: str) -> str:
    """Id of a person's annotation of a wafer: the same on each machine that the person uses.

    Args:
        wafer_id: 64 lower-case hexadecimal digits.
        profile_id: UUID of the person's profile.

    Returns:
        A UUID (RFC 9562, version 5) of ``wafer_id NUL profile_id``.
    """
    return str(uuid.uuid5(_ANNOTATIONS, f"{wafer_id}\0{profile_id}"))


def new_change_id() -> str:
    """A UUID that sorts by time (RFC 9562, section 5.7, version 7), for changes."""
    bits = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    bits = bits & ~(0xF << 76) | 7 << 76
    return str(uuid.UUID(int=bits & ~(0x3 << 62) | 2 << 62))
