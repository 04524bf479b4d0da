"""From paths to plain files: what is packed is unpacked, within limits."""
