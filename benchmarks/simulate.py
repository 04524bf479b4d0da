"""10,000 simulated wafers with masks: the issue asks for under a minute."""

import argparse
from time import perf_counter

from benchmarks.report import print_report
from ml_core.simulate.wafer import simulate_set


def main() -> None:
    """Time the simulator in one process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulate", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--quick", action="store_true", help="500 wafers")
    options = parser.parse_args()
    count = 500 if options.quick else options.count
    start = perf_counter()
    dies = simulate_set(count, 1)
    seconds = perf_counter() - start
    rows = [
        ["wafers", "s", "ms a wafer", "dies a wafer"],
        [
            str(count),
            f"{seconds:.1f}",
            f"{seconds / count * 1e3:.2f}",
            f"{len(dies.cells) // count}",
        ],
    ]
    print_report("simulate", rows, {"wafers": count, "seconds": round(seconds, 2)})


if __name__ == "__main__":
    main()
