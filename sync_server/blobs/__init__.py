"""Bytes by their SHA-256: in a folder, or in an S3.

A blob is there whole or not at all: bytes that arrive in ranges lie aside until all are there and
their hash matches.
"""

from sync_server.blobs.folder import FolderBlobs
from sync_server.blobs.store import BlobStore

__all__ = ["BlobStore", "FolderBlobs"]
