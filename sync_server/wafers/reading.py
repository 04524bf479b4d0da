"""The work on files from elsewhere: reading, unpacking, checking. Runs apart from the server."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from ml_core.wafer.errors import WaferFileError, WaferStudioError
from ml_core.wafer.map import WaferMap
from ml_core.wafer.packing import pack_wafer, unpack_wafer
from sync_server.wafers.facts import (
    CheckJob,
    Filling,
    Job,
    OpenJob,
    PackageFacts,
    PackageJob,
    Report,
    WaferFacts,
)

_MOST_TROUBLES: Final = 20
_LONGEST: Final = 1000


def carry_out(job: Job) -> Report:
    """Do a job; what is wrong with a file is a trouble in the report."""
    try:
        if isinstance(job, OpenJob):
            return _opened(job)
        if isinstance(job, CheckJob):
            return checked(Path(job.path))
        return _package(job)
    except WaferStudioError as error:
        return Report(troubles=(_shown(str(error), job.path),))
    except MemoryError:
        return Report(troubles=("It needs more memory to read than this server gives one file.",))


def checked(path: Path) -> Report:
    """What a packed wafer is.

    Raises:
        WaferFileError: it is damaged, or none.
    """
    return Report(wafers=(facts_of(unpack_wafer(path.read_bytes())),))


def facts_of(wafer: WaferMap) -> WaferFacts:
    """What a wafer is."""
    info, rows, columns = wafer.info, *wafer.cells.shape
    return WaferFacts(
        wafer_id=wafer.wafer_id,
        name=wafer.name[:_LONGEST],
        lot=_text(info.lot),
        wafer=_text(info.wafer),
        product=_text(info.product),
        test_program=_text(info.program),
        format=wafer.source.format[:40],
        columns=columns,
        rows=rows,
        dies=wafer.die_count,
        fails=wafer.fail_count,
    )


def _opened(job: OpenJob) -> Report:
    from ml_core.formats.files.limits import Limits
    from ml_core.formats.opening import open_wafers

    limits = Limits(member_bytes=job.most_bytes, total_bytes=2 * job.most_bytes)
    troubles: list[str] = []

    def readable() -> Iterator[WaferMap]:
        for item in open_wafers([job.path], limits=limits):
            if isinstance(item, WaferFileError):
                troubles.append(_shown(str(item), job.path))
            else:
                yield item

    wafers = readable()
    first = list(islice(wafers, 2))
    filling = job.filling if len(first) == 1 else job.filling.model_copy(update={"wafer": None})
    facts: list[WaferFacts] = []
    for number, wafer in enumerate(chain(first, wafers)):
        if number == job.most_wafers:
            return Report(is_cut=True)
        facts.append(_pack(_filled(wafer, filling), Path(job.into) / f"{number}.wafer"))
    return Report(wafers=tuple(facts), troubles=tuple(troubles[:_MOST_TROUBLES]))


def _filled(wafer: WaferMap, filling: Filling) -> WaferMap:
    """The wafer, told what its source does not tell, and without the folders it lay in here."""
    info, source = wafer.info, wafer.source
    path = source.path.split("!", 1)
    return replace(
        wafer,
        source=replace(source, path="!".join([Path(path[0]).name, *path[1:]])),
        info=replace(
            info,
            lot=info.lot or filling.lot,
            wafer=info.wafer or filling.wafer,
            product=info.product or filling.product,
        ),
    )


def _pack(wafer: WaferMap, path: Path) -> WaferFacts:
    path.write_bytes(pack_wafer(wafer))
    return facts_of(wafer)


def _package(job: PackageJob) -> Report:
    from ml_core.segmentation.package import DESCRIPTION, read_package

    package = read_package(Path(job.path))
    text = _member(Path(job.path), DESCRIPTION)
    if hashlib.sha256(text).hexdigest() != package.sha256:
        return Report(troubles=(f"{DESCRIPTION} changed while it was read; try again.",))
    return Report(
        package=PackageFacts(sha256=package.sha256, description=text.decode("utf-8", "strict"))
    )


def _member(path: Path, name: str) -> bytes:
    import zipfile

    if path.is_dir():
        return (path / name).read_bytes()
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def _text(value: str | None) -> str | None:
    return value[:_LONGEST] if value else None


def _shown(text: str, path: str) -> str:
    """A message that names the file as its sender knows it, not where it lies here."""
    return text.replace(str(Path(path).parent) + "/", "")[:_LONGEST]
