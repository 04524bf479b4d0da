"""All that is true of wafers and models without a screen or a socket."""
