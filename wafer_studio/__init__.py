"""The workstation: store, jobs, window and command line."""
