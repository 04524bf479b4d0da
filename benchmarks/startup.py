"""From the start of the process to the first paint, beside an empty PySide6 + pyqtgraph window.

The two take turns, so that whatever else the machine does falls on both alike. Figures asked
for: under 1.5 times the empty window; ``wafer-studio --version`` under 0.3 s.
"""

import argparse
import os
import statistics
import subprocess
import sys
from time import perf_counter

from benchmarks.report import print_report

_VERSION = (sys.executable, "-c", "from wafer_studio.cli import main; main(['--version'])")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=15, help="turns (15)")
    parser.add_argument("--quick", action="store_true", help="3 turns")
    arguments = parser.parse_args()
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = 3 if arguments.quick else arguments.count
    empty, ours, version = measure(count)
    times = {"empty window": empty, "workstation": ours, "--version": version}
    rows = [["what", "median s", "best s", "worst s"]]
    rows += [
        [name, f"{statistics.median(t):.3f}", f"{min(t):.3f}", f"{max(t):.3f}"]
        for name, t in times.items()
    ]
    ratio = statistics.median(ours) / statistics.median(empty)
    figures: dict[str, float | str] = {
        "window_s": round(statistics.median(ours), 3),
        "empty_window_s": round(statistics.median(empty), 3),
        "ratio": round(ratio, 3),
        "version_s": round(statistics.median(version), 3),
        "platform": os.environ.get("QT_QPA_PLATFORM", "display"),
    }
    print_report("startup", rows, figures)


def measure(count: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds of the empty window, of ours and of ``--version``, by turns, after one to warm up."""
    empty, ours, version = [], [], []
    for _ in range(count + 1):
        empty.append(seconds_to_paint("empty"))
        ours.append(seconds_to_paint("ours"))
        version.append(seconds_of_version())
    return empty[1:], ours[1:], version[1:]


def seconds_to_paint(which: str) -> float:
    """Seconds from the start of a process to the first paint of its window."""
    began = perf_counter()
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # it is a pipe
        line = process.stdout.readline()
        seconds = perf_counter() - began
        process.stdout.read()
    if line.strip() != "shown" or process.returncode:
        raise SystemExit(f"the {which} window did not show (exit code {process.returncode})")
    return seconds


def seconds_of_version() -> float:
    """Seconds that ``wafer-studio --version`` takes."""
    began = perf_counter()
    subprocess.run(_VERSION, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - began


if __name__ == "__main__":
    main()
