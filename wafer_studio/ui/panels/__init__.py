"""Panels around the map: list, verdict, legend, defects, metrics, messages."""
