"""All tables of the database, for migrations: each room that has its own is imported here."""

from sync_server.store import account_tables, queue_tables  # noqa: F401  to be registered
from sync_server.store.tables import Table

METADATA = Table.metadata
