"""The process that does one job and ends: ``python -m sync_server.wafers.child JOB REPORT``.

A file that breaks a reader, or makes it run or grow without end, takes this process with it and
not the server.
"""

import sys
from pathlib import Path

from sync_server.wafers.facts import JOB
from sync_server.wafers.reading import carry_out


def main(job: Path, report: Path, *, memory: int, seconds: int, file_bytes: int) -> None:
    """Do the job of one file and write the report into another."""
    _limit(memory=memory, seconds=seconds, file_bytes=file_bytes)
    done = carry_out(JOB.validate_json(job.read_bytes()))
    report.write_text(done.model_dump_json(), encoding="utf-8", errors="replace")


def _limit(*, memory: int, seconds: int, file_bytes: int) -> None:
    """Take what the process may not exceed; Windows knows no such limits, only the time."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        memory=int(sys.argv[3]),
        seconds=int(sys.argv[4]),
        file_bytes=int(sys.argv[5]),
    )
