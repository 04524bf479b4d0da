"""Where Alembic begins: on the connection that it is handed, in one transaction."""

from alembic import context

from sync_server.store import all_tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=all_tables.METADATA,
    render_as_batch=connection.dialect.name == "sqlite",
)
context.run_migrations()
