"""Wafers that come in: opened apart from the server, checked, and kept."""
