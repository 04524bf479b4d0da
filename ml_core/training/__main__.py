"""Train a model: ``python -m ml_core.training --out RUNS/starter --minutes 50``.

One JSON line an event on stdout; a line ``stop`` on stdin ends the run after the step it is in,
``--resume`` goes on after any end, a kill included.
"""

import argparse
import warnings
from pathlib import Path

from ml_core.training.data import Stage
from ml_core.training.settings import LONG, TrainingSettings
from ml_core.training.supervised import train


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and train.

    Args:
        arguments: of the command line; the process's own if None.
    """
    options = _parser().parse_args(arguments)
    warnings.filterwarnings("ignore", message=".*torchvision.*")
    settings = TrainingSettings(
        out=options.out,
        minutes=options.minutes,
        seed=options.seed,
        encoder=options.encoder,
        stages=tuple(_stage(text) for text in options.stage) or LONG,
        real=options.real,
        real_share=options.real_share,
        real_weight=options.real_weight,
        rate=options.rate,
        workers=options.workers,
        checkpoint_minutes=options.checkpoint_minutes,
        check_minutes=options.check_minutes,
    )
    train(settings, resume=options.resume)


def _stage(text: str) -> Stage:
    size, batch, share = text.split(":")
    return Stage(int(size), int(batch), float(share))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ml_core.training", description=__doc__)
    add = parser.add_argument
    add("--out", type=Path, required=True, help="folder of checkpoints")
    add("--minutes", type=float, default=50.0, help="wall-clock budget (default 50)")
    add("--seed", type=int, default=1)
    add("--encoder", default="resnet50")
    add("--stage", action="append", default=[], metavar="SIZE:BATCH:SHARE")
    add("--real", type=Path, help="die-grid set of real maps with labels")
    add("--real-share", type=float, default=0.25, help="share of a batch that is real")
    add("--real-weight", type=float, default=0.3, help="weight of the verdict loss")
    add("--rate", type=float, default=1e-3, help="highest learning rate")
    add("--workers", type=int, default=1, help="processes that make batches")
    add("--checkpoint-minutes", type=float, default=3.0, help="time between checkpoints")
    add("--check-minutes", type=float, default=8.0, help="time between scores")
    add("--resume", action="store_true", help="go on from the last checkpoint in --out")
    return parser


if __name__ == "__main__":
    main()
