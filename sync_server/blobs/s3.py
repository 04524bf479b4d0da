"""Blobs in an S3: Amazon's, MinIO, or any other that speaks its language.

Parts lie on the local disk until they are whole; then each is put in one request with its
SHA-256, which the S3 checks. An object is there whole or not at all.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from sync_server.blobs.incoming import ReceivingBlobs
from sync_server.blobs.store import PIECE
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.settings import ServerSettings

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

MAX_OBJECT: Final = 5 * 2**30
"""Bytes that S3 takes in one request."""

_PREFIX: Final = "blobs/"
_MISSING: Final = frozenset({"404", "NoSuchKey", "NotFound"})


class S3Blobs(ReceivingBlobs):
    """Blobs in a bucket, as ``blobs/ab/ab12...``.

    Args:
        client: of the S3.
        bucket: must be there.
        incoming: local folder of what is not whole.

    Raises:
        Refused: the bucket cannot be reached with these settings.
    """

    def __init__(self, client: "S3Client", *, bucket: str, incoming: Path) -> None:
        super().__init__(incoming)
        self._client, self._bucket = client, bucket
        with _told(f"bucket '{bucket}'"):
            client.head_bucket(Bucket=bucket)

    def size(self, sha256: str) -> int | None:
        """Bytes of a blob; None where it is not (wholly) there."""
        with _told(sha256):
            try:
                found = self._client.head_object(Bucket=self._bucket, Key=_key(sha256))
            except ClientError as error:
                if _code(error) in _MISSING:
                    return None
                raise
            return found["ContentLength"]

    def read(self, sha256: str, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes ``start`` to ``end`` (exclusive) of a blob, in pieces; see ``BlobStore``."""
        size = self.size(sha256)
        if size is None:
            raise Refused(ErrorCode.NOT_FOUND, f"The server has no blob {sha256}.")
        return self._pieces(sha256, start, size if end is None else end)

    def names(self) -> Iterator[str]:
        """SHA-256 of all blobs that are there."""
        with _told(f"bucket '{self._bucket}'"):
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=_PREFIX):
                for found in page.get("Contents", []):
                    yield found["Key"].rsplit("/", 1)[1]

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is not there is passed over."""
        with _told(sha256):
            self._client.delete_object(Bucket=self._bucket, Key=_key(sha256))

    def _keep(self, path: Path, sha256: str) -> None:
        if path.stat().st_size > MAX_OBJECT:
            raise Refused(ErrorCode.TOO_LARGE, "An S3 takes at most 5 GiB in one blob.")
        checksum = base64.b64encode(bytes.fromhex(sha256)).decode("ascii")
        with _told(sha256), path.open("rb") as file:
            self._client.put_object(
                Bucket=self._bucket, Key=_key(sha256), Body=file, ChecksumSHA256=checksum
            )

    def _pieces(self, sha256: str, start: int, end: int) -> Iterator[bytes]:
        if start >= end:
            return
        with _told(sha256):
            found = self._client.get_object(
                Bucket=self._bucket, Key=_key(sha256), Range=f"bytes={start}-{end - 1}"
            )
            yield from found["Body"].iter_chunks(PIECE)


def open_s3(settings: ServerSettings, *, incoming: Path) -> S3Blobs:
    """The S3 that the settings name.

    Raises:
        Refused: the bucket cannot be reached with these settings.
    """
    access, secret = settings.s3_access_key, settings.s3_secret_key
    client = boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=None if access is None else access.get_secret_value(),
        aws_secret_access_key=None if secret is None else secret.get_secret_value(),
        config=Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"total_max_attempts": 3, "mode": "standard"},
            s3={"addressing_style": "path"} if settings.s3_endpoint else {},
        ),
    )
    return S3Blobs(client, bucket=settings.s3_bucket or "", incoming=incoming)


def _key(sha256: str) -> str:
    return f"{_PREFIX}{sha256[:2]}/{sha256}"


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Refuse with ``UNAVAILABLE`` where the S3 does not do what it is asked."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        why = _code(error) if isinstance(error, ClientError) else type(error).__name__
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"The S3 that keeps the blobs did not serve {what} ({why}); ask an admin to check "
            "the s3_ settings and whether it runs, then try again.",
            retry_after=30,
        ) from error
