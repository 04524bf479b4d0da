"""All tables of the database, for migrations: each room that has its own is imported here."""

from sync_server.store import (  # noqa: F401  to be registered
    account_tables,
    model_tables,
    prediction_tables,
    queue_tables,
)
from sync_server.store.tables import Table

METADATA = Table.metadata
