"""What going on with new wafers gains, and what it forgets, with replay, EWC, both and neither.

A model learns the wide patterns of simulated wafers (edge, center, ring, random); then it goes on
with wafers that show the others (scratch, particle, lithography, etching). Scores are mean IoU on
wafers that no training saw, over seeds; 'forgotten' is the fall on wafers of the first kind. A
ResNet-18 and small inputs, so that the ways can be told apart in little time: how well a model
does is another benchmark.
"""

import argparse
import contextlib
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, stdev
from typing import Final

from benchmarks.report import print_report
from ml_core.simulate.wafer import SimulationSettings, simulate_set
from ml_core.training.continual import ContinualSettings, Continued, go_on
from ml_core.training.run import LAST
from ml_core.training.settings import Phase, Shares, TrainingSettings
from ml_core.training.starter import LOSSES
from ml_core.training.supervised import train
from ml_core.training.wafers import Examples, labelled_examples
from ml_core.wafer.sets import write_set

_FIRST: Final = SimulationSettings(weights=(0.25, 0.25, 0.25, 0, 0, 0, 0, 0.25))
_THEN: Final = SimulationSettings(weights=(0, 0, 0, 0.25, 0.25, 0.25, 0.25, 0))


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is done.

    Attributes:
        wafers: of each set; a quarter is only scored.
        first: steps of the first training.
        steps: steps of going on.
        size: side of the input.
        batch: wafers of a step.
        seeds: repetitions.
    """

    wafers: int = 800
    first: int = 600
    steps: int = 300
    size: int = 64
    batch: int = 16
    seeds: int = 3


QUICK: Final = Scale(wafers=40, first=2, steps=2, size=32, batch=5, seeds=1)


def main() -> None:
    """Measure each way and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.continual", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small setting; no figure counts")
    parser.add_argument("--ewc", type=float, nargs="*", default=[1.0, 100.0, 10_000.0])
    options = parser.parse_args()
    scale = QUICK if options.quick else Scale()
    found: dict[tuple[float, float], list[Continued]] = {
        way: [] for way in _ways([1.0] if options.quick else options.ewc)
    }
    for seed in range(1, scale.seeds + 1):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
            told = _prepared(Path(folder), scale, seed)
            for replay, ewc in found:
                out = Path(folder) / f"{replay}-{ewc}"
                done = go_on(replace(told, out=out, replay=replay, ewc=ewc))
                found[replay, ewc].append(done)
    _print(found, scale)


def _ways(strengths: list[float]) -> list[tuple[float, float]]:
    """Replay and strength of EWC: neither, replay, EWC, both."""
    return [(r, e) for e in (0.0, *strengths) for r in (0.0, 0.2)]


def _prepared(folder: Path, scale: Scale, seed: int) -> ContinualSettings:
    """Write both sets and the first model, and tell how to go on from there."""
    sets = {"first": (_FIRST, 8_000_000 + seed), "then": (_THEN, 8_100_000 + seed)}
    for name, (kind, number) in sets.items():
        write_set(folder / f"{name}.npz", simulate_set(scale.wafers, number, kind))
    told = ContinualSettings(
        folder / "model" / LAST, folder / "then.npz", folder, scale.steps,
        old=folder / "first.npz", size=scale.size, batch=scale.batch, rate=1e-3, seed=seed,
        split_by="wafer",
    )  # fmt: skip
    phase = Phase(
        "first", steps=scale.first, size=scale.size, batch=scale.batch, shares=Shares(labelled=1.0)
    )
    settings = TrainingSettings(
        folder / "model", (phase,), seed=seed, encoder="resnet18", losses=LOSSES,
        check_steps=scale.first, check_wafers=8,
    )  # fmt: skip
    train(settings, examples=_examples(scale, seed))
    return told


def _examples(scale: Scale, seed: int) -> Examples:
    """Wafers of the first kind to learn from, of another seed than the set that is scored."""
    dies = simulate_set(4 * scale.wafers, 8_200_000 + seed, _FIRST)
    return Examples(labelled=(labelled_examples(dies),))


def _print(found: dict[tuple[float, float], list[Continued]], scale: Scale) -> None:
    rows = [["replay", "EWC", "new before", "new after", "old before", "old after", "forgotten"]]
    figures: dict[str, float | int] = {"seeds": scale.seeds, "size": scale.size}
    for (replay, ewc), runs in found.items():
        after = [run.after for run in runs if run.after is not None]
        rows.append([
            f"{replay:g}", f"{ewc:g}",
            _told([run.before.new.mean_iou for run in runs]),
            _told([known.new.mean_iou for known in after]),
            _told([run.before.old.mean_iou for run in runs]),
            _told([known.old.mean_iou for known in after]),
            _told([run.forgotten for run in runs]),
        ])  # fmt: skip
        key = f"replay_{replay:g}_ewc_{ewc:g}"
        figures[f"{key}_new"] = round(mean(known.new.mean_iou for known in after), 4)
        figures[f"{key}_forgotten"] = round(mean(run.forgotten for run in runs), 4)
    print_report("continual", rows, figures)


def _told(values: list[float]) -> str:
    spread = f" ±{stdev(values):.3f}" if len(values) > 1 else ""
    return f"{mean(values):.3f}{spread}"


if __name__ == "__main__":
    main()
