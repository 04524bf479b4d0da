"""All tables of the database, for migrations: each room that has its own is imported here."""

from sync_server.store import account_tables as account_tables
from sync_server.store import model_tables as model_tables
from sync_server.store import prediction_tables as prediction_tables
from sync_server.store.tables import Table

METADATA = Table.metadata
