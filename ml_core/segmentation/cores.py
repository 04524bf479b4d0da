"""How many cores there are to compute on: physical ones that this process may use."""

import os
from pathlib import Path
from typing import Final

_TOPOLOGY: Final = Path("/sys/devices/system/cpu")


def physical_cores() -> int:
    """Physical cores this process may run on, at least 1.

    Two threads on one core make a convolution slower, not faster, and a container or
    ``taskset`` may leave fewer cores than the machine has. Linux tells both; elsewhere two
    threads a core are assumed.
    """
    if not hasattr(os, "sched_getaffinity"):
        return max(1, (os.cpu_count() or 1) // 2)
    return len({_siblings(cpu) for cpu in os.sched_getaffinity(0)})


def _siblings(cpu: int) -> str:
    """Name of the physical core a logical one belongs to; its own where that is not told."""
    path = _TOPOLOGY / f"cpu{cpu}" / "topology" / "thread_siblings_list"
    try:
        return path.read_text().strip()
    except OSError:
        return f"cpu{cpu}"
