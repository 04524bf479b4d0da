"""Bring a database to the newest version, in one transaction."""

import uuid
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused
from sync_server.store.database import Database
from sync_server.store.tables import ServerFact

_STEPS: Final = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Bring it to the newest version; a new database gets its id.

    Raises:
        Refused: the database was written by a newer server.
    """
    with database.writing() as session:
        connection = session.connection()
        _refuse_newer(connection)
        command.upgrade(_config(connection), "head")
        if session.get(ServerFact, "database_id") is None:
            session.add(ServerFact(key="database_id", value=str(uuid.uuid4())))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection) -> None:
    now = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in ScriptDirectory(str(_STEPS)).walk_revisions()}
    if now is not None and now not in known:
        raise Refused(
            ErrorCode.UNAVAILABLE,
            f"the database was written by a newer server (version {now}); update this program",
        )
