"""KLARF 1.1, 1.2 and 1.8: the defects that an inspection tool lists."""
