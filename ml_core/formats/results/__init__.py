"""Results to files: one module an export."""
