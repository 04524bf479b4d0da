"""Bytes to wafer maps, found by content; results to bytes."""
