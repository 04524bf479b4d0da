"""What passes between the server and the process that opens files for it: JSON, checked."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sync_server.contract.bodies import Sha256
from sync_server.contract.envelope import Message

Text = Annotated[str, Field(max_length=1000)]


class Filling(Message):
    """What a person says of an upload; fills in what the file does not tell."""

    lot: Text | None = None
    wafer: Text | None = None
    product: Text | None = None


class OpenJob(Message):
    """Read all wafers of a file and pack each into a folder, as ``0.wafer``, ``1.wafer`` ..."""

    task: Literal["open"] = "open"
    path: str
    into: str
    filling: Filling
    most_wafers: int
    most_bytes: int


class CheckJob(Message):
    """Unpack a packed wafer."""

    task: Literal["check"] = "check"
    path: str


class PackageJob(Message):
    """Read and check a model package."""

    task: Literal["package"] = "package"
    path: str


Job = Annotated[OpenJob | CheckJob | PackageJob, Field(discriminator="task")]
JOB: TypeAdapter[Job] = TypeAdapter(Job)


class WaferFacts(Message):
    """What a wafer is, as its own bytes say.

    Attributes:
        wafer_id, name, lot, wafer, product, test_program, format: see `contract.wafers`.
        columns, rows, dies, fails: likewise.
    """

    wafer_id: Sha256
    name: Text
    lot: Text | None
    wafer: Text | None
    product: Text | None
    test_program: Text | None
    format: str
    columns: int
    rows: int
    dies: int
    fails: int


class PackageFacts(Message):
    """What a model package says of itself; ``description`` is its ``model.json``."""

    sha256: Sha256
    description: str


class Report(Message):
    """What a job gave.

    Attributes:
        wafers: of an upload in the file's order, or the one that was checked.
        package: of a package.
        troubles: what could not be read, one sentence each.
        is_cut: True where the file holds more wafers than may be read at once.
    """

    wafers: tuple[WaferFacts, ...] = ()
    package: PackageFacts | None = None
    troubles: tuple[str, ...] = ()
    is_cut: bool = False
