"""All windows of syncing: state, signing in, conflicts, the tray of refused changes, leases."""
