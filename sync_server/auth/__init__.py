"""Who may do what, and who it is."""
