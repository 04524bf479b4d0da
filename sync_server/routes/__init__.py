"""The endpoints, one module a room."""
