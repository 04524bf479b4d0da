"""Wafers as annotations need them: the size of the raster, and the map itself."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.packing import unpack_wafer
from sync_server.blobs import BlobStore
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.tables import Wafer


@dataclass(frozen=True)
class WaferKey:
    """A wafer of the server: its number, its id, and the blob of its bytes."""

    number: int
    wafer_id: str
    blob: str


@dataclass(frozen=True)
class Raster:
    """Size of a wafer's raster.

    Attributes:
        width, height: pixels.
        wafer_area_px: pixels of dies that exist; of the picture where it has none.
    """

    width: int
    height: int
    wafer_area_px: int


def wafer_numbered(session: Session, number: int) -> WaferKey:
    """The wafer with a number.

    Raises:
        Refused: there is none.
    """
    wafer = session.get(Wafer, number)
    if wafer is None:
        raise Refused(
            ErrorCode.NOT_FOUND,
            f"There is no wafer {number} on this server; send it first.",
            details={"wafer_map_id": "must be the number of a wafer on this server"},
        )
    return WaferKey(wafer.number, wafer.wafer_id, wafer.blob)


def wafer_with_id(session: Session, wafer_id: str) -> WaferKey | None:
    """The wafer with an id; None where the server does not have it."""
    wafer = session.scalars(select(Wafer).where(Wafer.wafer_id == wafer_id)).first()
    return None if wafer is None else WaferKey(wafer.number, wafer.wafer_id, wafer.blob)


def opened(blobs: BlobStore, wafer: WaferKey) -> WaferMap:
    """The map of a wafer.

    Raises:
        Refused: its bytes are not (wholly) here, or are damaged.
    """
    if blobs.size(wafer.blob) is None:
        raise Refused(
            ErrorCode.CONFLICT,
            f"The bytes of wafer {wafer.number} have not arrived yet; send them first.",
        )
    try:
        return unpack_wafer(b"".join(blobs.read(wafer.blob)), source=f"wafer {wafer.number}")
    except WaferFileError as error:
        raise Refused(ErrorCode.CONFLICT, str(error)) from error


def raster_of(blobs: BlobStore, wafer: WaferKey) -> Raster:
    """Size of a wafer's raster; what was found once is kept, since bytes follow from the hash.

    Raises:
        Refused: as ``opened``.
    """
    return _raster(cast(Hashable, blobs), wafer)


@lru_cache(maxsize=4096)
def _raster(blobs: Hashable, wafer: WaferKey) -> Raster:
    opened_map = opened(cast(BlobStore, blobs), wafer)
    width, height = opened_map.grid.raster_size
    if not opened_map.grid.has_dies:
        return Raster(width, height, width * height)
    kx, ky = opened_map.grid.die_pixels
    return Raster(width, height, max(opened_map.die_count * kx * ky, 1))
