"""Make a model package of a checkpoint: ``python -m ml_core.training.packing --help``.

Prints the package's scores as one JSON object.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ml_core.training.packing.pack import PackSettings, pack


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and pack.

    Args:
        arguments: of the command line; the process's own if None.
    """
    parser = argparse.ArgumentParser(prog="python -m ml_core.training.packing", description=__doc__)
    add: Any = parser.add_argument
    add("--checkpoint", type=Path, required=True)
    add(
        "--earlier", type=Path, action="append", default=[], metavar="CHECKPOINT",
        help="of a stage before; its hours and images are told too. May be given again",
    )  # fmt: skip
    add("--out", type=Path, required=True, help="folder, or a file ending in .wsmodel")
    add("--size", type=int, required=True, help="side of the input, a multiple of 32")
    add("--name", default="starter")
    add("--version", default="0.1.0")
    add("--real", type=Path, help="labelled real maps; held-out lots are scored")
    add(
        "--held-out", type=_fold, default=0,
        help="fold of lots that training did not see (default 0), or none where it saw all",
    )  # fmt: skip
    add(
        "--twin", type=Path,
        help="package of the same recipe that held lots out: its real scores are told instead",
    )  # fmt: skip
    add("--count", type=int, default=1000, help="wafers of the simulated test set")
    add("--code", type=Path, default=Path(), help="folder of the code that trained it")
    add("--command", default="", help="that trained it")
    add("--seed", type=int, default=1, help="of the training")
    add("--weights", default="from nothing", help="where training began (default: from nothing)")
    add("--notes", default="")
    add("--gpu", action="store_true", help="a package for GPUs: fp16 and fp32 graphs beside int8")
    description = pack(PackSettings(**vars(parser.parse_args(arguments))))
    print(json.dumps(asdict(description.scores)))


def _fold(text: str) -> int | None:
    return None if text == "none" else int(text)


if __name__ == "__main__":
    main()
