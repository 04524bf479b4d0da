"""Times as people read them."""

import datetime


def local_time(iso: str) -> str:
    """A time (ISO 8601, with its zone) in this machine's zone; itself where it is none."""
    try:
        made = datetime.datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return made.strftime("%Y-%m-%d %H:%M:%S")
