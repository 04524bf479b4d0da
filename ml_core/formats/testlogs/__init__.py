"""Logs of testers: STDF and its ASCII form, ATDF."""
