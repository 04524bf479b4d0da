"""Wafers and blobs on their way: small records, and bytes by their hash."""

from typing import Annotated

from pydantic import ConfigDict, Field

from sync_server.contract.bodies import Sha256
from sync_server.contract.envelope import Message, Paging

Text = Annotated[str, Field(max_length=1000)]


class WaferRecord(Message):
    """What the server keeps of a wafer beside its bytes.

    Attributes:
        wafer_id: 64 hexadecimal digits (`ml_core.wafer.identity`).
        name: lot and wafer, or the file's name.
        lot, wafer, product, test_program: as the source says; None where it does not.
        format: short name of the source's format.
        columns, rows: of the die grid, or of the picture.
        dies, fails: dies on the map, and those that failed.
        blob: SHA-256 of the packed wafer (`ml_core.wafer.packing`).
        size: bytes of the packed wafer.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "wafer_id": "9f" * 32, "name": "LOT123456 / W05", "lot": "LOT123456",
                    "wafer": "W05", "product": "TC41x", "format": "stdf", "columns": 52,
                    "rows": 48, "dies": 1976, "fails": 143, "blob": "c4" * 32, "size": 5120,
                }
            ]
        }
    )  # fmt: skip

    wafer_id: Sha256
    name: Text
    lot: Text | None = None
    wafer: Text | None = None
    product: Text | None = None
    test_program: Text | None = None
    format: Annotated[str, Field(max_length=40)]
    columns: Annotated[int, Field(ge=1, le=100_000)]
    rows: Annotated[int, Field(ge=1, le=100_000)]
    dies: Annotated[int, Field(ge=0, le=2**40)]
    fails: Annotated[int, Field(ge=0, le=2**40)]
    blob: Sha256
    size: Annotated[int, Field(ge=1, le=2**40)]


class BlobState(Message):
    """How much of a blob the server has.

    Attributes:
        sha256: which one.
        received: bytes that are there; sending goes on from here.
        is_whole: True once all bytes are there and their hash matched.
    """

    sha256: Sha256
    received: int
    is_whole: bool


class BlobQuestion(Message):
    """Which blobs the server has; asked before sending any.

    Attributes:
        sha256: at most 1,000 of them.
    """

    sha256: Annotated[tuple[Sha256, ...], Field(max_length=1000)]


class BlobAnswer(Message):
    """State of each blob that was asked for, in the order asked."""

    blobs: tuple[BlobState, ...]


class KeptWafer(Message):
    """A wafer that the server has.

    Attributes:
        wafer_map_id: the server's number of it.
        wafer_id: its id everywhere.
        name: lot and wafer, or the file's name.
        is_new: False where the server had it before.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"wafer_map_id": 12345, "wafer_id": "9f" * 32, "name": "LOT123456 / W05"}]
        }
    )

    wafer_map_id: int
    wafer_id: Sha256
    name: str
    is_new: bool = True


class Uploaded(Message):
    """What came of an uploaded file.

    Attributes:
        wafer_map_id: number of its first wafer.
        wafer_maps: all of its wafers, in the file's order.
        troubles: parts of the file that could not be read, one sentence each.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "wafer_map_id": 12345,
                    "wafer_maps": [
                        {"wafer_map_id": 12345, "wafer_id": "9f" * 32, "name": "LOT123456 / W05"}
                    ],
                    "troubles": [],
                }
            ]
        }
    )

    wafer_map_id: int
    wafer_maps: tuple[KeptWafer, ...]
    troubles: tuple[str, ...] = ()


class WaferMapLine(WaferRecord):
    """A wafer in lists: its record, its number, and when it came.

    Attributes:
        wafer_map_id: the server's number of it.
        added_at: when it came; ISO 8601, UTC.
    """

    wafer_map_id: int
    added_at: str


class WaferMapPage(Message):
    """A part of the list of wafers, the newest first."""

    wafer_maps: tuple[WaferMapLine, ...]
    paging: Paging
