"""Measurements by name: ``python -m benchmarks.NAME``; none is a test."""
