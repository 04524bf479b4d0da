"""``wafer-studio simulate``: draw wafers with exact masks into a die-grid set."""

import argparse
import sys
from pathlib import Path

from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "simulate",
        help="draw wafers with exact masks into a die-grid set",
        description="Draw wafers with exact masks into a die-grid set.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--count", type=_count, required=True, metavar="N", help="wafers")
    parser.add_argument(
        "--seed", type=_seed, required=True, metavar="S", help="equal seeds give equal sets"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="SET.npz", help="set to write")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")


def run(arguments: argparse.Namespace) -> int:
    """Draw the wafers and write the set.

    Returns:
        The exit code.

    Raises:
        ExportError: the set cannot be written.
        Cancelled: somebody asked to stop; nothing is written.
    """
    from tqdm import tqdm

    from ml_core.formats.results.writing import make_folder, reported
    from ml_core.simulate.wafer import simulate_set
    from ml_core.wafer.sets import write_set
    from wafer_studio.commands.stopping import stop_on_signals

    make_folder(arguments.out.parent)
    hidden = True if arguments.quiet else None  # None: hidden unless on a terminal
    with stop_on_signals() as stop:
        with tqdm(
            total=arguments.count, unit=" wafers", file=sys.stderr, disable=hidden, leave=False
        ) as bar:

            def on_progress(done: int) -> None:
                stop.check()
                bar.update(done - bar.n)

            dies = simulate_set(arguments.count, arguments.seed, progress=on_progress)
        stop.check()
        with reported(arguments.out):
            write_set(arguments.out, dies)
    if not arguments.quiet:
        print(f"{len(dies):,} wafers of seed {arguments.seed} written to {arguments.out}.")
    return ExitCode.FINE


def _count(text: str) -> int:
    return _whole(text, least=1, what="number of wafers")


def _seed(text: str) -> int:
    return _whole(text, least=0, what="seed")


def _whole(text: str, *, least: int, what: str) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"'{text}' is no {what}; give {least} or more")
    return int(text)
