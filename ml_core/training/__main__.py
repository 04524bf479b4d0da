"""Train a model, go on with one, make the starter model from nothing, or simulate active learning.

One JSON line an event on stdout; a line ``stop`` on stdin ends the run after the step it is in;
``train --resume`` and ``continue --resume`` go on after any end, a kill included; ``starter`` and
``rounds`` do so by themselves.
"""

import argparse
import sys
import warnings
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from ml_core.active.settings import Method
from ml_core.training.continual import TRANSFERS, ContinualSettings, SplitBy, go_on
from ml_core.training.curves import curve_points
from ml_core.training.events import emit
from ml_core.training.experiments import SmallTraining, within
from ml_core.training.precision import PRECISIONS
from ml_core.training.rounds import RoundsSettings, run_rounds
from ml_core.training.settings import (
    DataSettings,
    Frozen,
    LossSettings,
    MatchSettings,
    Phase,
    Shares,
    TrainingSettings,
)
from ml_core.training.starter import LOSSES, SEED, train_starter
from ml_core.training.supervised import train
from ml_core.wafer.errors import TrainingError


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and train.

    Args:
        arguments: of the command line; the process's own if None.

    Returns:
        0, or 1 if the run cannot start or go on; a sentence on stderr says why.
    """
    options = _parser().parse_args(arguments)
    warnings.filterwarnings("ignore", message=".*torchvision.*")
    try:
        options.run(options)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def parse_phase(text: str) -> Phase:
    """Read a phase such as ``size=96,batch=32,steps=1000,rate=1e-3,frozen=encoder,named=0.3``.

    Args:
        text: names of `Phase` and of `Shares` with their values; several frozen parts with ``+``.

    Returns:
        The phase.

    Raises:
        argparse.ArgumentTypeError: a name is not known or a value does not fit.
    """
    try:
        given = dict(part.split("=", 1) for part in text.split(","))
        shares = {f.name: float(given.pop(f.name)) for f in fields(Shares) if f.name in given}
        values: dict[str, Any] = {"name": text, **given}
        for name in ("steps", "size", "batch", "warm_up", "period", "accumulate"):
            if name in values:
                values[name] = int(values[name])
        if "rate" in values:
            values["rate"] = float(values["rate"])
        if "frozen" in values:
            values["frozen"] = tuple(values["frozen"].split("+"))
        return Phase(**values, shares=Shares(**shares))
    except (TypeError, ValueError, TrainingError) as error:
        raise argparse.ArgumentTypeError(f"phase '{text}': {error}") from error


def _train(options: argparse.Namespace) -> None:
    data = DataSettings(options.labelled, options.named, options.unlabelled, options.held_out)
    settings = TrainingSettings(
        out=options.out,
        phases=tuple(options.phase),
        seed=options.seed,
        encoder=options.encoder,
        weights=options.weights,
        start=options.start,
        data=data,
        losses=_with(LossSettings(), options.loss),
        match=_with(MatchSettings(), options.match),
        checkpoint_steps=options.checkpoint_steps,
        check_steps=options.check_steps,
        check_wafers=options.check_wafers,
        patience=options.patience,
        workers=options.workers,
        devices=options.devices,
        precision=options.precision,
    )
    train(settings, resume=options.resume)


def _continue(options: argparse.Namespace) -> None:
    given: dict[str, Any] = {
        f.name: getattr(options, f.name, None) for f in fields(ContinualSettings)
    }
    given["frozen"] = (*TRANSFERS[options.transfer], *options.frozen)
    given["losses"] = _with(LOSSES, options.loss)
    go_on(ContinualSettings(**given), resume=options.resume)


def _starter(options: argparse.Namespace) -> None:
    train_starter(options.out, options.named, seed=options.seed, until=options.until)


def _rounds(options: argparse.Namespace) -> None:
    settings = RoundsSettings(
        pool=options.pool,
        rare_share=options.rare_share,
        first=options.first,
        bought=options.bought,
        rounds=options.rounds,
        training=SmallTraining(
            encoder=options.encoder,
            pixels=options.pixels,
            steps=options.steps,
            batch=options.batch,
            start=options.start,
            test_wafers=options.test_wafers,
            workers=options.workers,
        ),
        stop_early=options.stop_early,
    )
    results = run_rounds(
        settings,
        options.out,
        seeds=options.seeds,
        methods=options.methods,
        may_begin=within(options.hours),
    )
    for point in curve_points(results):
        emit("curve", method=point.method, labels=point.labels, mean_iou=point.score.mean,
             deviation=point.score.deviation, seeds=point.score.count)  # fmt: skip


def _with(settings: Any, given: list[str]) -> Any:
    """Settings with some values replaced, each given as NAME=VALUE."""
    values = {}
    for text in given:
        name, _, value = text.partition("=")
        known = getattr(settings, name, None)
        if known is None or not value:
            raise TrainingError(f"'{text}' is no setting of {type(settings).__name__}")
        values[name] = value == "True" if isinstance(known, bool) else type(known)(value)
    return type(settings)(
        **{f.name: values.get(f.name, getattr(settings, f.name)) for f in fields(settings)}
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ml_core.training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    _add_train(commands.add_parser("train", help="train on the simulator and on sets"))
    _add_continue(commands.add_parser("continue", help="teach a model new wafers; keep the old"))
    starter = commands.add_parser("starter", help="make the starter model from nothing")
    starter.set_defaults(run=_starter)
    starter.add_argument("--out", type=Path, required=True, help="folder of checkpoints")
    starter.add_argument("--named", type=Path, help="die-grid set of real maps with labels")
    starter.add_argument("--seed", type=int, default=SEED)
    starter.add_argument("--until", default="tune", choices=("pretrain", "tune"))
    _add_rounds(commands.add_parser("rounds", help="simulate active learning and print curves"))
    return parser


def _add_rounds(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_rounds)
    add, table, small = parser.add_argument, RoundsSettings(), SmallTraining()
    add("--out", type=Path, required=True, help="file of results, a line each; it is gone on with")
    add("--methods", type=Method, nargs="+", default=list(Method), metavar="METHOD",
        help=", ".join(Method))  # fmt: skip
    add("--seeds", type=int, nargs="+", default=[1, 2, 3])
    add("--hours", type=float, help="no training begins after so many")
    add("--pool", type=int, default=table.pool, help="wafers that could be labelled")
    add("--rare-share", type=float, default=table.rare_share, help="of each rare class")
    add("--first", type=int, default=table.first, help="labels before the first round")
    add("--bought", type=int, default=table.bought, help="labels a round")
    add("--rounds", type=int, default=table.rounds)
    add("--encoder", default=small.encoder, help="resnet18, 34, 50 or 101")
    add("--pixels", type=int, default=small.pixels)
    add("--steps", type=int, default=small.steps, help="of each training")
    add("--batch", type=int, default=small.batch)
    add("--start", type=Path, help="checkpoint that each training starts from")
    add("--test-wafers", type=int, default=small.test_wafers)
    add("--workers", type=int, default=small.workers, choices=(0, 1))
    add("--stop-early", action="store_true", help="end a method where the stopping rule does")


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_train)
    add = parser.add_argument
    add("--out", type=Path, required=True, help="folder of checkpoints")
    add("--phase", type=parse_phase, action="append", required=True, metavar="NAME=VALUE,…",
        help="a stretch of training; several are run in turn")  # fmt: skip
    add("--seed", type=int, default=1)
    add("--encoder", default="resnet50", help="resnet18, 34, 50 or 101")
    add("--weights", help="starting weights from a hub, such as imagenet")
    add("--start", type=Path, help="checkpoint to start from: transfer, or a round's last model")
    add("--labelled", type=Path, help="die-grid set with masks")
    add("--named", type=Path, help="die-grid set of real maps with labels")
    add("--unlabelled", type=Path, help="die-grid set whose cells alone are used (FixMatch)")
    add("--held-out", type=int, default=0, help="fold of lots that is not seen, 0 to 3")
    add("--loss", action="append", default=[], metavar="NAME=VALUE", help="weight of a loss")
    add("--match", action="append", default=[], metavar="NAME=VALUE", help="setting of FixMatch")
    add("--checkpoint-steps", type=int, default=100)
    add("--check-steps", type=int, default=400)
    add("--check-wafers", type=int, default=200)
    add("--patience", type=int, default=0, help="scores without gain that end the run; 0 never")
    add("--workers", type=int, default=1, choices=(0, 1), help="processes that make batches")
    add("--devices", type=int, default=1, help="processes that train together (DDP)")
    add("--precision", default="auto", help=PRECISIONS)
    add("--resume", action="store_true", help="go on from the last checkpoint in --out")


def _add_continue(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_continue)
    add = parser.add_argument
    known = {f.name: f.default for f in fields(ContinualSettings)}
    add("--checkpoint", type=Path, required=True, help="model to go on from")
    add("--new", type=Path, required=True, help="die-grid set with masks to learn")
    add("--old", type=Path, help="die-grid set with masks to keep; the simulator if left out")
    add("--out", type=Path, required=True, help="folder of checkpoints and the next buffer")
    add("--steps", type=int, required=True, help="0 scores the model and trains nothing")
    add("--replay", type=float, default=known["replay"], help="share of a batch that is old")
    add(
        "--ewc",
        type=float,
        default=known["ewc"],
        metavar="LAMBDA",
        help="strength of EWC; 0 is none",
    )
    add("--transfer", default="all", choices=tuple(TRANSFERS), help="part that is trained")
    add("--frozen", action="append", default=[], choices=get_args(Frozen),
        help="further part that stays as it is")  # fmt: skip
    add("--size", type=int, default=known["size"], help="side of the input, a multiple of 32")
    add("--batch", type=int, default=known["batch"])
    add("--rate", type=float, default=known["rate"], help="highest learning rate")
    add("--seed", type=int, default=known["seed"])
    add("--held-out", type=int, default=known["held_out"], help="fold that is scored only, 0 to 3")
    add("--split-by", default=known["split_by"], choices=get_args(SplitBy), help="what folds hold")
    add("--loss", action="append", default=[], metavar="NAME=VALUE", help="weight of a loss")
    add("--capacity", type=int, default=known["capacity"], help="wafers of the next buffer")
    add("--fisher-wafers", type=int, default=known["fisher_wafers"], help="old wafers for EWC")
    add("--simulated", type=int, default=known["simulated"], help="wafers in place of an old set")
    add("--workers", type=int, default=known["workers"], choices=(0, 1))
    add("--precision", default=known["precision"], help=PRECISIONS)
    add("--resume", action="store_true", help="go on from the last checkpoint in --out")


if __name__ == "__main__":
    raise SystemExit(main())
