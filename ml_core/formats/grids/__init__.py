"""NumPy grids, die-grid sets, and the pickle of WM-811K."""
