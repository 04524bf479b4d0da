"""``wafer-studio library``: whether the library is whole, and mending one that is not."""

import argparse
from pathlib import Path

from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "library",
        help="check whether the library is whole, or mend it",
        description=(
            "Check the library's file and the laws of its content, or mend it: build what is "
            "shown anew from the log of changes, or salvage what can be read of a damaged file "
            "into a new one (the damaged file stays beside it). Close the window before mending."
        ),
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("what", choices=("check", "repair"))
    parser.add_argument("--data", metavar="DIR", help="folder of the library (default: your own)")


def run(arguments: argparse.Namespace) -> int:
    """Check or mend, and say in sentences what was found or done.

    Returns:
        1 where something is wrong that was not mended, else 0.

    Raises:
        StoreError: there is no library, or another program holds it.
    """
    from wafer_studio.app.workstation import data_folder
    from wafer_studio.store.integrity import check_library
    from wafer_studio.store.repair import repair_library
    from wafer_studio.store.store import FILE_NAME

    path = Path(data_folder(arguments.data)) / FILE_NAME
    if arguments.what == "repair":
        for sentence in repair_library(path):
            print(sentence)
    found = check_library(path)
    for finding in found:
        print(finding)
    if not found:
        print(f"{path}: the library is whole.")
    return ExitCode.SOME_FAILED if found else ExitCode.FINE
