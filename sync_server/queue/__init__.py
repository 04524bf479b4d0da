"""The annotation queue: which wafers wait for people, who has which, and what came of it."""
