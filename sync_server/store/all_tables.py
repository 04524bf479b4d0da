"""All tables of the database, for migrations: each room that has its own is imported here."""

from sync_server.store import model_tables, prediction_tables
from sync_server.store.tables import Table

__all__ = ["METADATA", "model_tables", "prediction_tables"]

METADATA = Table.metadata
