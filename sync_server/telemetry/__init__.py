"""What the server tells of itself: a log of JSON lines, and metrics for Prometheus."""
