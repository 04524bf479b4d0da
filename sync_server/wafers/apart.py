"""Opens files from elsewhere in a process of their own, with limits of time and memory."""

import logging
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.turns import Turns
from sync_server.wafers.facts import Filling, Job, OpenJob, PackageFacts, PackageJob, Report

MOST_WAFERS: Final = 1000
"""Wafers of one uploaded file."""

LARGEST_MAP: Final = 1 << 25
"""Most cells of a map that the server itself unpacks: to draw it, and to inspect it."""

_log = logging.getLogger(__name__)
_CODE: Final = Path(__file__).resolve().parents[2]
_LARGEST_REPORT: Final = 16 * 2**20


class Opening:
    """Opens files, one at a time.

    Args:
        folder: for what is under way; made if it is not there.
        seconds: that one file may take.
        memory: bytes that it may take.
        most_bytes: that a file may unpack to, and that may be written of it.
    """

    def __init__(self, folder: Path, *, seconds: int, memory: int, most_bytes: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._turns = folder, Turns("opening files")
        self._seconds, self._memory, self._most_bytes = seconds, memory, most_bytes

    def tidy(self) -> None:
        """Remove what a killed server left; called when a server starts, and by nobody else."""
        for left in self._folder.iterdir():
            shutil.rmtree(left, ignore_errors=True)

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A folder for one piece of work; removed afterwards."""
        room = self._folder / uuid.uuid4().hex
        room.mkdir()
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn at heavy work on files.

        Raises:
            Refused: too many are waiting already.
        """
        with self._turns.one():
            yield

    def wafers(self, path: Path, *, into: Path, filling: Filling) -> Report:
        """Read all wafers of a file and pack each into a folder.

        Raises:
            Refused: not one can be read, or there are too many.
        """
        job = OpenJob(
            path=str(path),
            into=str(into),
            filling=filling,
            most_wafers=MOST_WAFERS,
            most_bytes=self._most_bytes,
        )
        report = self.done(job, room=into)
        if report.is_cut:
            raise Refused(
                ErrorCode.TOO_LARGE,
                f"{path.name} holds more than {MOST_WAFERS:,} wafers; split it and send the parts.",
            )
        if not report.wafers:
            raise unreadable(report)
        return report

    def package(self, path: Path) -> PackageFacts:
        """Read and check a model package.

        Raises:
            Refused: it is none, or broken.
        """
        with self.room() as room:
            report = self.done(PackageJob(path=str(path)), room=room)
        if report.package is None:
            raise unreadable(report)
        return report.package

    def done(self, job: Job, *, room: Path) -> Report:
        """Have a job done.

        Raises:
            Refused: it took too long, or its process broke.
        """
        asked, told = room / "job.json", room / "report.json"
        asked.write_text(job.model_dump_json(), encoding="utf-8")
        limits = [str(each) for each in (self._memory, self._seconds, self._most_bytes)]
        command = [sys.executable, "-m", "sync_server.wafers.child", str(asked), str(told), *limits]
        with self.turn(), (room / "stderr").open("wb") as stderr:
            try:
                ended = subprocess.run(
                    command,
                    env=_environment(room),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
                    timeout=self._seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired as late:
                raise Refused(
                    ErrorCode.INVALID_INPUT,
                    f"The file took more than {self._seconds} seconds to read; check that it is "
                    "whole, or split it.",
                ) from late
        if ended.returncode != 0 or told.stat().st_size > _LARGEST_REPORT:
            raise _broken(job, room, ended.returncode)
        try:
            return Report.model_validate_json(told.read_bytes())
        except ValidationError as error:
            raise _broken(job, room, 0) from error


def unreadable(report: Report) -> Refused:
    """What to answer where a file gave nothing."""
    why = report.troubles[0] if report.troubles else "It holds no wafer."
    more = {f"trouble {n}": each for n, each in enumerate(report.troubles[1:], start=2)}
    return Refused(ErrorCode.INVALID_INPUT, why, details=more)


def _broken(job: Job, room: Path, code: int) -> Refused:
    last = (room / "stderr").read_text(encoding="utf-8", errors="replace")[-2000:]
    _log.warning("the process for '%s' ended with %s: %s", job.task, code, last)
    return Refused(
        ErrorCode.INVALID_INPUT,
        "The file broke its reader or needs more memory or time than one file is given; nothing "
        "was kept of it. Check that it is whole.",
    )


def _environment(room: Path) -> dict[str, str]:
    """As ours, with temporary files in the room and one thread a library."""
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS")
    path = os.pathsep.join([str(_CODE), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {
        **os.environ,
        **dict.fromkeys(threads, "1"),
        "PYTHONPATH": path,
        "TMPDIR": str(room),
        "TEMP": str(room),
        "TMP": str(room),
    }
