"""Wafer maps of the standards: SEMI G85 and E142, SINF."""
