"""The command line: its commands, or the window.

Only what is asked for is loaded, so that ``--version`` and ``--help`` answer at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.version import __version__

_DESCRIPTION: Final = (
    "Show where semiconductor wafers are broken. Without a command the window opens."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: arguments after the program's name; those of the process where None.

    Returns:
        The exit code; see ``ExitCode``.
    """
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(given)
    except KeyboardInterrupt:
        print("wafer-studio: stopped.", file=sys.stderr)
        return ExitCode.CANCELLED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CANNOT_WRITE


def _run(given: list[str]) -> int:
    if not given:
        from wafer_studio.ui.main import main as open_window

        return open_window([])
    arguments = _parser().parse_args(given)
    from ml_core.wafer.errors import Cancelled, WaferStudioError

    try:
        return int(arguments.run(arguments))
    except Cancelled:
        print("wafer-studio: stopped.", file=sys.stderr)
        return ExitCode.CANCELLED
    except WaferStudioError as error:
        print(f"wafer-studio: {_one_line(error)}", file=sys.stderr)
        return ExitCode.of(error)


def _parser() -> argparse.ArgumentParser:
    from wafer_studio.commands import (
        embed,
        evaluate,
        explain,
        inspect,
        library_check,
        listing,
        simulate,
        sync,
        verdicts,
    )

    parser = argparse.ArgumentParser(
        prog="wafer-studio",
        description=_DESCRIPTION,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"wafer-studio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (
        inspect,
        explain,
        evaluate,
        embed,
        simulate,
        listing,
        verdicts,
        library_check,
        sync,
    ):
        command.add_to(commands)
    return parser


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


if __name__ == "__main__":
    raise SystemExit(main())
