"""Simulate wafers: ``python -m ml_core.simulate --count 1000 --seed 1 --out SET.npz``.

``--sheet DIR`` draws pictures of each class, beside real maps if ``--real`` names a labelled set;
``--ceiling`` prints the best IoU that the known chances allow.
"""

import argparse
from pathlib import Path

from ml_core.simulate.ceiling import bayes_ceiling
from ml_core.simulate.sheet import write_sheets
from ml_core.simulate.wafer import simulate_set, wafer_of
from ml_core.wafer.sets import read_set, write_set
from ml_core.wafer.taxonomy import CLASS_KEYS


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do what it asks.

    Args:
        arguments: of the command line; the process's own if None.
    """
    parser = argparse.ArgumentParser(prog="python -m ml_core.simulate", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="number of wafers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="die-grid set to write")
    parser.add_argument("--sheet", type=Path, help="folder for pictures of each class")
    parser.add_argument("--real", type=Path, help="labelled real maps to show beside them")
    parser.add_argument("--ceiling", action="store_true", help="print the Bayes ceiling")
    options = parser.parse_args(arguments)
    if not (options.out or options.sheet or options.ceiling):
        parser.error("name at least one of --out, --sheet, --ceiling")
    if options.out:
        write_set(options.out, simulate_set(options.count, options.seed))
    if options.sheet:
        real = read_set(options.real) if options.real else None
        for path in write_sheets(options.sheet, real):
            print(path)
    if options.ceiling:
        _print_ceiling(options.count, options.seed)


def _print_ceiling(count: int, seed: int) -> None:
    ceiling = bayes_ceiling([wafer_of(seed, index) for index in range(count)])
    for key, value in zip(CLASS_KEYS, ceiling.iou, strict=True):
        print(f"{key:12} {value:.3f}")
    print(f"{'mean':12} {ceiling.mean_iou:.3f}\n{'overall':12} {ceiling.overall_iou:.3f}")


if __name__ == "__main__":
    main()
