"""How alike wafers are: what the network makes of each, as numbers to compare."""
