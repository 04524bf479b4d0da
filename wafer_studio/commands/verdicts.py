"""``wafer-studio verdicts``: what failure analysis found, into the library."""

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.commands.library import open_library
from wafer_studio.commands.telling import counted, printable

if TYPE_CHECKING:
    from ml_core.stage.findings import FindingsRead


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "verdicts",
        help="read verdicts of failure analysis into the library",
        description="Read tables of verdicts (stage lists that came back filled in) into the "
        "library.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("paths", nargs="+", type=Path, metavar="CSV", help="tables of verdicts")
    parser.add_argument("--data", metavar="DIR", help="folder of the library (default: your own)")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")


def run(arguments: argparse.Namespace) -> int:
    """Keep the verdicts of each table.

    Returns:
        The exit code: 1 where a line was passed over.

    Raises:
        StoreError: there is no library, or it cannot be written.
        WaferFileError: a table has no head that can be understood; those before it are kept.
    """
    from wafer_studio.store.fa_verdicts import StagePoints

    store = open_library(arguments.data)
    taken = still_open = passed = 0
    try:
        for path in arguments.paths:
            read = _read(path)
            refused = StagePoints.of(store).note(read.findings)
            for each in refused:
                _complain(
                    f"{path}: point {each.point} is not in this library, or of another wafer; its "
                    "verdict was passed over."
                )
            for problem in read.problems:
                _complain(problem)
            taken += len(read.findings) - len(refused)
            still_open += read.open
            passed += len(refused) + len(read.problems)
    finally:
        store.close()
    if not arguments.quiet:
        print(f"{counted(taken, 'verdict')} taken, {counted(still_open, 'point')} still open.")
    return ExitCode.SOME_FAILED if passed else ExitCode.FINE


def _read(path: Path) -> "FindingsRead":
    from ml_core.stage.findings import read_findings
    from ml_core.wafer.errors import WaferFileError

    try:
        data = path.read_bytes()
    except OSError as error:
        raise WaferFileError(
            source=str(path), what=f"the file cannot be read ({error.strerror})"
        ) from error
    return read_findings(data, source=str(path), today=datetime.date.today())


def _complain(sentence: str) -> None:
    print(printable(f"wafer-studio: {sentence}"), file=sys.stderr)
