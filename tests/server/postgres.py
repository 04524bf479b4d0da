"""Run the server's tests on a PostgreSQL that lives as long as they do.

``python -m tests.server.postgres [pytest's options]``: makes a cluster in a temporary folder, on a
Unix socket alone, and lets ``WAFER_TEST_DATABASE`` name it. As root it runs as the user postgres.
Without a PostgreSQL on the machine it says so, and that is all.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USER = "postgres"
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    programs = _programs()
    if programs is None:
        print("skipped: no PostgreSQL here (apt-get install postgresql)")
        return 0
    with _cluster(programs) as url:
        print(f"on {subprocess.check_output([programs / 'postgres', '--version'], text=True)}")
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *(sys.argv[1:] or ["tests/server"])],
            env=os.environ | {"WAFER_TEST_DATABASE": url},
            check=False,
        )
    return run.returncode


def _programs() -> Path | None:
    """Folder of initdb and pg_ctl: the newest that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def _cluster(programs: Path) -> Iterator[str]:
    # short, because the path of a socket may have 107 bytes
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if _IS_ROOT:
        shutil.chown(folder, _USER)
    data = folder / "data"
    try:
        _run(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "-N")
        options = f"-k {folder} -c listen_addresses= -c max_connections=300 -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{_USER}@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: object) -> None:
    words = [str(each) for each in command]
    if _IS_ROOT:
        words = ["runuser", "-u", _USER, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


if __name__ == "__main__":
    raise SystemExit(main())
