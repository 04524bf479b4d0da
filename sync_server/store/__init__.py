"""The server's database: tables, migrations, transactions."""
