"""``wafer-studio sync``: send and fetch work without the window."""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wafer_studio.commands.exit_codes import ExitCode
from wafer_studio.commands.library import open_library
from wafer_studio.commands.stopping import StopRequest, stop_on_signals
from wafer_studio.commands.telling import counted, printable

if TYPE_CHECKING:
    from wafer_studio.store.rows import Profile
    from wafer_studio.store.store import Store
    from wafer_studio.sync.exchange import Exchanged
    from wafer_studio.sync.server import Credentials, Server

KEY_VARIABLE: Final = "WAFER_STUDIO_KEY"
"""Environment variable that holds an API key; never an argument, which others can see."""

_WAIT_SECONDS: Final = 0.2
_EPILOG: Final = f"""Who syncs: with an API key in the environment variable {KEY_VARIABLE}, the
account of the key; else whoever signed in in the window and is kept in this system's keyring.

exit codes:
  0    all was sent and fetched
  1    the server refused some changes, or some are in conflict: see the window
  2    the command line cannot be understood
  3    the server cannot be reached, or cannot answer now; all work is safe here
  4    nobody is signed in, the server asks something, or the library cannot be used
  130  stopped by Ctrl-C; what was sent is sent"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "sync",
        help="send work to the lab's server and fetch what is new",
        description="Send work to the lab's server and fetch what is new.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--server", required=True, metavar="URL", help="address of the server")
    parser.add_argument("--data", metavar="DIR", help="folder of the library")
    parser.add_argument("--person", metavar="NAME", help="whose work (default: the only person's)")
    parser.add_argument(
        "--ca-file", type=Path, metavar="PEM", help="the company's certificate authority"
    )
    parser.add_argument("--once", action="store_true", help="sync once and end")
    parser.add_argument(
        "--every", type=float, default=5.0, metavar="MINUTES",
        help="without --once: how often (5)",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Sync once, or until stopped."""
    from wafer_studio.sync.backoff import Backoff
    from wafer_studio.sync.errors import Offline, RateLimited, SyncError

    store, backoff = open_library(arguments.data), Backoff()
    try:
        with stop_on_signals() as stop:
            profile = _person(store, arguments.person)
            server = _server(arguments, profile)
            while True:
                wait = 60.0 * arguments.every
                try:
                    code = _sync(store, server, profile, stop)
                    backoff.succeeded()
                except Offline as error:
                    _complain(error)
                    code = ExitCode.NOTHING_READ
                    least = error.retry_after if isinstance(error, RateLimited) else 0.0
                    wait = backoff.failed(at_least=least)
                except SyncError as error:
                    _complain(error)
                    return ExitCode.CANNOT_WRITE
                if arguments.once:
                    return code
                _sleep(wait, stop)
    finally:
        store.close()


def _sync(store: "Store", server: "Server", profile: "Profile", stop: StopRequest) -> ExitCode:
    from wafer_studio.sync.exchange import sync_once
    from wafer_studio.sync.wafers import send_wafers

    changes, key = store.changes, profile.profile_id
    done = sync_once(changes, server, key, report=lambda _: stop.check())
    database_id = changes.cursor(key).database_id
    wafers = send_wafers(changes, server, database_id or "", report=lambda _: stop.check())
    return _told(store, key, done, wafers.sent, wafers.refused)


def _told(
    store: "Store",
    key: str,
    done: "Exchanged",
    wafers: int,
    refused_wafers: tuple[tuple[str, str], ...],
) -> ExitCode:
    state = store.changes.state(key)
    print(
        f"{counted(done.sent, 'change')} sent, {done.pulled:,} pulled, "
        f"{counted(wafers, 'wafer')} sent; {state.refused:,} refused, "
        f"{state.conflicts:,} in conflict.",
        flush=True,
    )
    for refusal in store.changes.refused(key):
        print(printable(f"  refused: {refusal.step}, {refusal.made_at}: {refusal.reason}"))
    for wafer_id, reason in refused_wafers:
        print(printable(f"  wafer {wafer_id[:12]} refused: {reason}"))
    is_fine = not (state.refused or state.conflicts or refused_wafers)
    return ExitCode.FINE if is_fine else ExitCode.SOME_FAILED


def _person(store: "Store", name: str | None) -> "Profile":
    from ml_core.wafer.errors import StoreError

    profiles = store.annotations.profiles()
    wanted = [p for p in profiles if name is None or p.name.casefold() == name.casefold()]
    if len(wanted) == 1:
        return wanted[0]
    known = ", ".join(profile.name for profile in profiles) or "nobody yet"
    raise StoreError(f"Whose work shall be synced? Say it with --person; known here: {known}.")


def _server(arguments: argparse.Namespace, profile: "Profile") -> "Server":
    from wafer_studio.sync.server import Server
    from wafer_studio.sync.wire import HttpWire

    wire = HttpWire(arguments.server, ca_file=arguments.ca_file)
    return Server(wire, _credentials(Server(wire), wire.address, profile))


def _credentials(plain: "Server", address: str, profile: "Profile") -> "Credentials":
    from wafer_studio.app.account_tokens import KeyringKeeper
    from wafer_studio.sync.server import Fixed
    from wafer_studio.sync.sign_in import refreshed
    from wafer_studio.sync.tokens import TokenCredentials

    key = os.environ.get(KEY_VARIABLE)
    if key:
        return Fixed(("X-API-Key", key))
    keeper = KeyringKeeper(address, profile.profile_id)
    return TokenCredentials(keeper, lambda kept: refreshed(plain, kept))


def _complain(error: Exception) -> None:
    print(f"wafer-studio: {' '.join(str(error).split())}", file=sys.stderr, flush=True)


def _sleep(seconds: float, stop: StopRequest) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        stop.check()
        time.sleep(_WAIT_SECONDS)
