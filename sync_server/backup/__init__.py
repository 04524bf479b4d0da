"""Backups: one archive of database, blobs and secrets, and a fresh data folder from it."""
