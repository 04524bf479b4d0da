"""The change log: the one way in which annotations and shapes are written."""
