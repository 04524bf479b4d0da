"""Images a second while training, by input size: forward, backward and optimiser."""

import argparse
from time import perf_counter

import numpy as np
import torch

from benchmarks.report import print_report
from ml_core.training.data import simulated_sample
from ml_core.training.losses import mask_loss
from ml_core.training.network import WaferNet


def main() -> None:
    """Time training steps in bfloat16, channels last."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("--encoder", default="resnet50")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--quick", action="store_true", help="96 pixels only, 2 steps")
    options = parser.parse_args()
    sizes = [96] if options.quick else [96, 128, 160, 192, 256, 320]
    steps = 2 if options.quick else options.steps
    rows = [["size", "images/s", "s an image"]]
    figures: dict[str, float] = {}
    for size in sizes:
        seconds = seconds_an_image(options.encoder, size=size, batch=8, steps=steps)
        rows.append([str(size), f"{1 / seconds:.1f}", f"{seconds:.3f}"])
        figures[f"images_per_s_{size}"] = round(1 / seconds, 2)
    print_report("training", rows, {"encoder": options.encoder, "batch": 8, **figures})


def seconds_an_image(encoder: str, *, size: int, batch: int, steps: int) -> float:
    """Median time of a training step over its images, the first step left out."""
    network: torch.nn.Module = WaferNet(encoder)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.AdamW(network.parameters(), fused=True)
    samples = [simulated_sample(1, i, size) for i in range(batch)]
    maps = torch.from_numpy(np.stack([s[0] for s in samples]))
    maps = maps.contiguous(memory_format=torch.channels_last)
    masks = torch.from_numpy(np.stack([s[1] for s in samples]))
    times = []
    for _ in range(steps + 1):
        start = perf_counter()
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(maps).float()
        mask_loss(logits, masks, 1 - maps[:, :1]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        times.append(perf_counter() - start)
    return float(np.median(times[1:])) / batch


if __name__ == "__main__":
    main()
