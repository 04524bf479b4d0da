"""Coverage-guided fuzzing of the readers, by atheris (libFuzzer).

    python -m tests.fuzz.atheris_readers --reader stdf --seconds 60
    python -m tests.fuzz.atheris_readers --all --seconds 20

Each reader runs in a process of its own, beginning from whole files that it claims. Anything
but a wafer map or a WaferStudioError ends the run with exit code 1 and the bytes that did it;
so does an input that takes over 20 s or 2 GB. ``--reader unpacking`` fuzzes what is packed.
"""

import argparse
import bz2
import gzip
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ml_core.formats.reader import PlainFile, Reader

UNPACKING = "unpacking"
LONGEST_INPUT = 1 << 14


def main() -> int:
    """Fuzz one reader or all, each in a process of its own: libFuzzer ends its process."""
    options = _options()
    if options.folder:
        return _fuzz(options.reader, options.seconds, options.found, options.folder)
    names = _names() if options.all else (options.reader,)
    if unknown := [name for name in names if name not in _names()]:
        print(f"no reader {unknown[0]}; known are {', '.join(_names())}", file=sys.stderr)
        return 2
    options.found.mkdir(parents=True, exist_ok=True)
    codes = [_run_apart(name, options.seconds, options.found) for name in names]
    return 1 if any(codes) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.atheris_readers")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--reader", help=f"a reader's name, or '{UNPACKING}'")
    chosen.add_argument("--all", action="store_true", help="every reader, one after another")
    parser.add_argument("--seconds", type=int, default=20, help="for each reader")
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-found")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _names() -> tuple[str, ...]:
    from ml_core.formats.registry import READERS

    return (*(reader.name for reader in READERS), UNPACKING)


def _run_apart(name: str, seconds: int, found: Path) -> int:
    command = [sys.executable, "-m", "tests.fuzz.atheris_readers", "--reader", name]
    with tempfile.TemporaryDirectory() as folder:
        places = ["--seconds", str(seconds), "--found", str(found), "--folder", folder]
        code = subprocess.run([*command, *places]).returncode
    print(f"fuzz {name}: {'no finding' if code == 0 else f'FINDING, exit code {code}'}", flush=True)
    return code


def _fuzz(name: str, seconds: int, found: Path, folder: Path) -> int:
    import atheris

    with atheris.instrument_imports(include=["ml_core.formats"], enable_loader_override=False):
        from ml_core.formats import registry
        from ml_core.formats.files import unpacking  # noqa: F401  instrumented on import
    reader = next((reader for reader in registry.READERS if reader.name == name), None)
    corpus = folder / "corpus"
    corpus.mkdir()
    for index, seed in enumerate(_seeds_for(reader, folder)):
        (corpus / str(index)).write_bytes(seed)
    print(f"{name}: {len(list(corpus.iterdir()))} seeds, {seconds} s", flush=True)
    target = folder / "input"
    run = _run_packed(target) if reader is None else _run_reader(reader, target)
    atheris.Setup(_libfuzzer(corpus, seconds, found / f"{name}-"), run)
    atheris.Fuzz()
    return 0


def _libfuzzer(corpus: Path, seconds: int, found: Path) -> list[str]:
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", "-timeout=20"]
    quiet = ["-seed=2401", "-rss_limit_mb=2048", "-print_final_stats=0", "-verbosity=0"]
    return [sys.argv[0], *limits, *quiet, f"-artifact_prefix={found}", str(corpus)]


def _plain(path: Path, data: bytes) -> "PlainFile":
    from ml_core.formats.reader import PlainFile

    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return PlainFile(shown=str(path), path=path, size=len(data), head=data[:65536], sha256=digest)


def _seeds_for(reader: "Reader | None", folder: Path) -> Iterator[bytes]:
    from tests.fuzz.seeds import SEEDS, stdf_seed

    if reader is None:
        yield from _packed_seeds(stdf_seed())
        return
    for make in SEEDS.values():
        data = make()
        if reader.claims(_plain(folder / "seed", data)):
            yield data


def _packed_seeds(data: bytes) -> Iterator[bytes]:
    yield gzip.compress(data)
    yield bz2.compress(data)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.stdf", data)
        archive.writestr("b.gz", gzip.compress(data))
    yield buffer.getvalue()


def _run_reader(reader: "Reader", target: Path) -> Callable[[bytes], None]:
    from ml_core.formats.reader import ReadOptions
    from ml_core.wafer.errors import WaferStudioError

    options = ReadOptions()

    def run(data: bytes) -> None:
        file = _plain(target, data)
        if not data or not reader.claims(file):
            return
        try:
            for wafer in reader.read(file, options):
                assert len(wafer.wafer_id) == 64
                assert wafer.cells.size
        except WaferStudioError:
            return

    return run


def _run_packed(target: Path) -> Callable[[bytes], None]:
    from ml_core.formats.files.hashing import FileHashes
    from ml_core.formats.files.limits import MIB, Limits
    from ml_core.formats.files.unpacking import Unpacking, plain_files
    from ml_core.wafer.errors import WaferFileError

    small = Limits(member_bytes=4 * MIB, total_bytes=8 * MIB, free_bytes=MIB)

    def run(data: bytes) -> None:
        target.write_bytes(data)
        with FileHashes() as hashes:
            how = Unpacking(hashes=hashes, limits=small)
            for item in plain_files(target, shown="input", how=how):
                assert isinstance(item, WaferFileError) or item.path.stat().st_size == item.size

    return run


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
