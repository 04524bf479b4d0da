"""How a run speaks and is spoken to: a line of JSON an event on stdout, a line 'stop' on stdin."""

import json
import select
import sys
from typing import Any


def emit(event: str, **values: Any) -> None:
    """Write one event as a line of JSON on stdout.

    Args:
        event: its name.
        values: what it says.
    """
    print(json.dumps({"event": event, **values}), flush=True)


def told_to_stop() -> bool:
    """True once a line 'stop' stands on stdin; a stdin that cannot be waited for says nothing."""
    try:
        ready = select.select([sys.stdin], [], [], 0)[0]
        return bool(ready) and sys.stdin.readline().strip() == "stop"
    except (OSError, ValueError):
        return False
