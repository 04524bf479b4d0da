"""Which wafers people should label next, and when to stop: pure functions over arrays."""
