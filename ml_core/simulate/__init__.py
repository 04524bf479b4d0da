"""Wafers whose exact masks are known, because they were drawn before the dies failed."""
