"""Images a second and memory while training, by input size: whole steps of the real loop."""

import argparse
import resource
import tempfile
from itertools import repeat
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.report import print_report
from ml_core.training.data import WaferBatches
from ml_core.training.run import start
from ml_core.training.settings import Phase, TrainingSettings
from ml_core.training.supervised import take_step


def main() -> None:
    """Time training steps in the arithmetic that suits the machine, simulated wafers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("--encoder", default="resnet50")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--quick", action="store_true", help="96 pixels only, 2 steps")
    options = parser.parse_args()
    sizes = [96] if options.quick else [64, 96, 128, 160, 192, 256, 320]
    steps = 2 if options.quick else options.steps
    rows = [["size", "batch", "images/s", "s an image", "peak memory, MB"]]
    figures: dict[str, float] = {}
    for size in sizes:  # upwards, so that the peak so far is this size's
        batch = max(8, min(64, 64 * 64 * 64 // size**2 // 4 * 4))
        seconds = seconds_an_image(options.encoder, size=size, batch=batch, steps=steps)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append([str(size), str(batch), f"{1 / seconds:.1f}", f"{seconds:.3f}", f"{peak:,}"])
        figures[f"images_per_s_{size}"] = round(1 / seconds, 2)
        figures[f"peak_mb_{size}"] = peak
    print_report("training", rows, {"encoder": options.encoder, **figures})


def seconds_an_image(encoder: str, *, size: int, batch: int, steps: int) -> float:
    """Median time of a step over its images, the first step left out; batches are at hand."""
    phase = Phase("timed", steps=steps + 1, size=size, batch=batch)
    with tempfile.TemporaryDirectory() as folder:
        run = start(TrainingSettings(Path(folder), (phase,), encoder=encoder))
    data = WaferBatches(seed=1, phase=phase, examples=run.examples, match=run.settings.match)
    batches, times = repeat(data.batch(0)), []
    for step in range(steps + 1):
        began = perf_counter()
        take_step(run, phase, step, batches)
        times.append(perf_counter() - began)
    return float(np.median(times[1:])) / batch


if __name__ == "__main__":
    main()
