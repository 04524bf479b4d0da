"""Talks to the lab's server: push, pull, blobs, leases; knows no store and no screen."""
