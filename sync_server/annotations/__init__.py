"""Annotations as the REST interface shows them; they are written as changes of the log only."""
