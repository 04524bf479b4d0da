"""Runs open_wafers on hostile bytes and holds it to its promises."""

import time
from pathlib import Path
from typing import Final

import psutil

from ml_core.formats.files.limits import MIB, Limits
from ml_core.formats.opening import open_wafers
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.map import WaferMap

SECONDS: Final = 20.0
"""Longest that a small file may take, on a machine that does other work as well."""
GROWTH_MB: Final = 600.0
"""Most that the memory may have grown by after a small file."""
SMALL: Final = Limits(member_bytes=8 * MIB, total_bytes=16 * MIB, free_bytes=4 * MIB)


def opened_within_bounds(path: Path) -> int:
    """Open a file; only wafer maps and WaferFileErrors may come, soon and in bounded memory.

    Returns:
        Number of wafers.
    """
    memory = psutil.Process().memory_info().rss
    begun = time.monotonic()
    wafers = 0
    items = 0
    for item in open_wafers([path], limits=SMALL):
        assert isinstance(item, WaferMap | WaferFileError), item
        if isinstance(item, WaferMap):
            wafers += 1
            assert item.cells.size <= 16_777_216
            assert len(item.wafer_id) == 64
        else:
            assert item.source.startswith(str(path))
            assert "\n" not in str(item).strip()
        items += 1
    assert items > 0, "neither a wafer nor an error"
    assert time.monotonic() - begun < SECONDS
    grown = (psutil.Process().memory_info().rss - memory) / 1e6
    assert grown < GROWTH_MB, f"memory grew by {grown:.0f} MB"
    return wafers
