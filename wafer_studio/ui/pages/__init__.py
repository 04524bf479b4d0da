"""Pages of the window, one a way of working."""
