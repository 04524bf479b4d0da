"""What the commands of ``wafer-studio-server`` do."""

import argparse

from sync_server.app import create_app, open_parts
from sync_server.auth.caller import Authenticator
from sync_server.auth.first_admin import first_admin_link
from sync_server.backup.saving import back_up
from sync_server.backup.saving import restore as restore_to
from sync_server.backup.sealing import Key, key_of_file, key_of_passphrase
from sync_server.clock import SystemClock
from sync_server.folder_lock import locked
from sync_server.masking import masked
from sync_server.serving import run
from sync_server.settings import ServerSettings
from sync_server.telemetry.logs import set_up
from sync_server.verifying import troubles


def serve(settings: ServerSettings, _options: argparse.Namespace | None = None) -> None:
    """Serve until stopped."""
    serve_with(settings, None)


def serve_with(settings: ServerSettings, authenticator: Authenticator | None) -> None:
    """Serve until stopped, with a way of one's own to find out who makes a request, or None.

    Raises:
        Refused: another server has the folder, the port is taken, and the like.
    """
    set_up(settings.log_level, mask=masked)
    with locked(settings.data):
        app = create_app(settings, authenticator=authenticator)

        def tell(address: str) -> None:
            print(f"Wafer Studio server: {address} (data in {settings.data})", flush=True)
            link = first_admin_link(app.state.parts, address=address)
            if link is not None:
                print(f"Make the first admin, once, at: {link}", flush=True)

        run(app, settings, tell=tell)


def backup(settings: ServerSettings, options: argparse.Namespace) -> None:
    """Write an archive of a data folder; the server may run."""
    key = _key(options)
    made = back_up(settings, options.to, key=key, clock=SystemClock())
    size = sum(part.size for part in made.files.values()) / 2**20
    print(f"{options.to}: {len(made.files)} files, {size:.1f} MB, read back and whole.")
    if key is None:
        print(
            "It is not encrypted, so it holds no secrets: keep a copy of data/secrets in a safe "
            "place, and put it back after a restore, or nobody's second factor can be checked."
        )


def restore(settings: ServerSettings, options: argparse.Namespace) -> None:
    """Make a fresh data folder of an archive."""
    made = restore_to(options.archive, settings.data, key=_key(options))
    print(f"{settings.data} is as it was on {made.made_at}; start the server on it.")


def verify(settings: ServerSettings, _options: argparse.Namespace) -> int:
    """Check a data folder; 1 where something is wrong."""
    with locked(settings.data):
        parts = open_parts(settings, SystemClock())
        found = list(troubles(parts))
        parts.database.close()
    for each in found:
        print(each)
    print(f"{len(found)} troubles." if found else "All is well.")
    return 1 if found else 0


def _key(options: argparse.Namespace) -> Key | None:
    if options.key_file is not None:
        return key_of_file(options.key_file)
    if options.passphrase_env is not None:
        return key_of_passphrase(options.passphrase_env)
    return None


def upgrade(settings: ServerSettings, _options: argparse.Namespace) -> None:
    """Bring a data folder to this version."""
    with locked(settings.data):
        open_parts(settings, SystemClock()).database.close()
    print(f"{settings.data} has the newest version.")
