"""Several real stores and one real server through everything that can go wrong between them.

One person on three machines and an engineer on a fourth draw, change, delete, take back, merge
and sync, while requests and answers are lost, doubled, late and in another order, programs are
killed, disks are full, clocks jump, and the server is put back to an older copy. All of it is
drawn from the seed. From time to time all sync until nothing moves any more; then no acknowledged
step may be lost, all must hold the same, and each conflict must show (`benchmarks.sync_judge`).
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.report import print_report
from benchmarks.sync_world import OPERATIONS, World

SETTLE_EVERY: Final = 250
"""Operations after which all sync to quiet."""

_PROGRESS: Final = 5000


class Broken(AssertionError):  # noqa: N818  a promise is
    """A promise that did not hold; its text tells after how many operations, and what led there.

    Attributes:
        operations: done until it showed.
    """

    def __init__(self, message: str, *, operations: int) -> None:
        super().__init__(message)
        self.operations = operations


@dataclass
class Ran:
    """What a run did.

    Attributes:
        operations: done.
        acknowledged: changes that workstations acknowledged.
        logged: changes that the server has in the end.
        done: how often each was done.
    """

    operations: int = 0
    acknowledged: int = 0
    logged: int = 0
    done: Counter[str] = field(default_factory=Counter)


def run(folder: Path, *, operations: int, seed: int, settle_every: int = SETTLE_EVERY) -> Ran:
    """Do so many operations, and judge.

    Args:
        folder: for all files; empty.
        operations: how many.
        seed: of all chance; the ids of changes hold the time and are not from it.
        settle_every: operations after which all sync to quiet and are judged.

    Raises:
        Broken: a promise did not hold.
    """
    names, weights = zip(*OPERATIONS, strict=True)
    world, chance, ran = World(folder, seed=seed), random.Random(seed), Ran()
    try:
        while ran.operations < operations:
            ran.operations += 1
            name = chance.choices(names, weights)[0]
            ran.done[name] += 1
            world.act(name, chance)
            if ran.operations % settle_every == 0 or ran.operations == operations:
                world.settle()
            if ran.operations % _PROGRESS == 0:
                print(f"{ran.operations:,} operations", file=sys.stderr, flush=True)
        ran.acknowledged = world.judge.acknowledged
        ran.logged = len(world.server.log())
    except Exception as error:
        trace = "\n  ".join(world.trace[-30:])
        raise Broken(
            f"seed {seed}, after {ran.operations} operations: {type(error).__name__}: {error}\n"
            f"  {trace}",
            operations=ran.operations,
        ) from error
    finally:
        world.close()
    return ran


def quick_folder() -> str | None:
    """A folder in memory where there is one: what is proven here is no matter of the disk."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync_fuzz", description=__doc__)
    parser.add_argument("--operations", type=int, default=200_000, help="how many (200,000)")
    parser.add_argument("--seed", type=int, default=1, help="of all chance (1)")
    parser.add_argument("--quick", action="store_true", help="1,000 operations")
    options = parser.parse_args()
    operations = 1000 if options.quick else options.operations
    began = perf_counter()
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        ran = run(Path(folder), operations=operations, seed=options.seed)
    seconds = perf_counter() - began
    rows = [["operation", "times"], *([name, str(ran.done[name])] for name, _ in OPERATIONS)]
    figures: dict[str, float | int | str | bool] = {
        "seed": options.seed,
        "operations": ran.operations,
        "acknowledged": ran.acknowledged,
        "logged": ran.logged,
        "lost": 0,
        "silent_conflicts": 0,
        "seconds": round(seconds, 1),
    }
    print_report("sync_fuzz", rows, figures)


if __name__ == "__main__":
    main()
