"""What tables of repeated trainings share: where they write, and how they tell a spread."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ml_core.training.experiments import Interval

Figures = dict[str, float | int | str | bool]
"""What a measurement prints as JSON."""


@contextlib.contextmanager
def told_to(log: Path) -> Iterator[None]:
    """Send what trainings say of themselves to a file instead of the screen."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as stream, contextlib.redirect_stdout(stream):
        yield


def with_spread(interval: Interval | None, *, points: bool = False, sign: bool = False) -> str:
    """Write mean and standard deviation, such as ``0.512 ± 0.011``; in points of 0.01 if asked."""
    if interval is None:
        return "-"
    factor, digits = (100.0, 1) if points else (1.0, 3)
    mean = f"{factor * interval.mean:{'+' if sign else ''}.{digits}f}"
    if interval.deviation is None:
        return mean
    return f"{mean} ± {factor * interval.deviation:.{digits}f}"


def bounds(interval: Interval | None) -> str:
    """Write the ends of a 95 % interval in points of 0.01, such as ``-0.4 to +5.1``."""
    if interval is None or interval.half_width is None:
        return "-"
    low, high = (interval.mean + side * interval.half_width for side in (-1, 1))
    return f"{100 * low:+.1f} to {100 * high:+.1f}"


@contextlib.contextmanager
def place_of(file: Path | None) -> Iterator[Path]:
    """Give the file, or one in a folder that is thrown away."""
    if file is not None:
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "results.jsonl"
