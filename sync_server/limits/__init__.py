"""How much a client may ask: requests a minute, bytes of a body, and patience with slow ones."""
