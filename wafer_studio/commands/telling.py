"""How commands speak to people on a terminal."""

import sys


def counted(count: int, noun: str) -> str:
    """A number of things: ``1 wafer``, ``1,000 wafers``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def printable(text: str) -> str:
    """Text that any terminal takes: what its encoding lacks is shown as escapes."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
