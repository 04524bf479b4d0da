"""Kept wafers, unpacked in the server itself: they were checked when they came."""

from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.packing import unpack_wafer
from sync_server.blobs.store import BlobStore
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.wafers import WaferRecord
from sync_server.errors import Refused
from sync_server.wafers.apart import LARGEST_MAP


def unpacked(record: WaferRecord, blobs: BlobStore) -> WaferMap:
    """The wafer of a record.

    Raises:
        Refused: its map is too large to work on here.
    """
    if record.columns * record.rows > LARGEST_MAP:
        raise Refused(
            ErrorCode.TOO_LARGE,
            f"The map has {record.columns:,} x {record.rows:,} cells, more than the server works "
            "on; a workstation can.",
        )
    try:
        return unpack_wafer(b"".join(blobs.read(record.blob)), source=record.name)
    except WaferFileError as error:
        raise Refused(
            ErrorCode.INTERNAL,
            f"The kept bytes of wafer {record.name} are damaged; ask an admin to restore blob "
            f"{record.blob} from a backup.",
        ) from error
