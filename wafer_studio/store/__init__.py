"""The local store: one SQLite file with wafers and inspections, its versions and migrations."""
