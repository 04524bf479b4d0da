"""What every measurement prints: the machine, the versions, a table, and its figures as JSON."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("numpy", "onnxruntime", "opencv-python-headless", "shapely", "pyarrow")


def print_report(
    title: str, rows: Sequence[Sequence[str]], figures: Mapping[str, float | int | str | bool]
) -> None:
    """Print a measurement.

    Args:
        title: what was measured.
        rows: the table, its first row the headings.
        figures: what counts; printed as one JSON object on the last line.
    """
    print(title)
    print(_machine())
    print(_versions())
    print()
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    print()
    print(json.dumps({"benchmark": title, **figures}))


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{_processor()}, {os.cpu_count()} cores, {platform.platform()}{load}"


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if not path.exists():
        return platform.processor() or platform.machine()
    names = [line for line in path.read_text().splitlines() if line.startswith("model name")]
    return names[0].split(":", 1)[1].strip() if names else platform.machine()


def _versions() -> str:
    found = [f"Python {platform.python_version()}"]
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)
