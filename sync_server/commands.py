"""What the commands of ``wafer-studio-server`` do."""

import argparse

from sync_server.app import create_app
from sync_server.auth.caller import Authenticator
from sync_server.auth.first_admin import first_admin_link
from sync_server.clock import SystemClock
from sync_server.folder_lock import locked
from sync_server.masking import masked
from sync_server.serving import run
from sync_server.settings import ServerSettings
from sync_server.telemetry.logs import set_up


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


def upgrade(settings: ServerSettings, _options: argparse.Namespace) -> None:
    """Bring a data folder to this version."""
    from sync_server.app import open_parts

    with locked(settings.data):
        parts = open_parts(settings, SystemClock())
        parts.database.close()
    print(f"{settings.data} has the newest version.")
