"""Dialogs: export, palette, crash."""
