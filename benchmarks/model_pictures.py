"""Where a model fails, in pictures: the worst simulated wafers of each class, misnamed real maps.

Writes ``model-failures-simulated.png`` and, with ``--real``, ``model-failures-real.png``. Passing
dies are pale, failing ones dark red; the truth is outlined in black, what the model says in blue.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.model import STARTER
from benchmarks.report import print_report
from ml_core.segmentation.evaluate import wafers_of
from ml_core.segmentation.pipeline import Inspector, load_inspector
from ml_core.simulate.wafer import simulate_set
from ml_core.training.packing.agreement import TEST_SEED
from ml_core.training.wafers import fold_of
from ml_core.wafer.sets import read_set
from ml_core.wafer.taxonomy import CLASSES, verdicts_of_label

Bytes = NDArray[np.uint8]

_COLOURS: Final = np.array([[250, 250, 250], [205, 214, 190], [60, 50, 190]], np.uint8)
_TRUTH: Final = (20, 20, 20)
_SAID: Final = (200, 60, 0)
_SIDE: Final = 150
_ACROSS: Final = 6


def main() -> None:
    """Inspect, choose and draw."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.model_pictures", description=__doc__
    )
    parser.add_argument("--model", type=Path, default=STARTER)
    parser.add_argument("--real", type=Path, help="labelled real maps; fold 0 of the lots is shown")
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--count", type=int, default=300, help="simulated wafers to look through")
    options = parser.parse_args()
    inspector = load_inspector(options.model)
    path = options.out / "model-failures-simulated.png"
    cv2.imwrite(str(path), np.vstack(_simulated(inspector, options.count)))
    shown: dict[str, float | int | str | bool] = {"simulated": str(path)}
    if options.real:
        path = options.out / "model-failures-real.png"
        rows, wrong, seen = _real(inspector, options.real)
        cv2.imwrite(str(path), np.vstack(rows))
        shown |= {"real": str(path), "misnamed": wrong, "real_maps": seen}
    print_report(
        "model_pictures", [["picture", "file"], *([k, str(v)] for k, v in shown.items())], shown
    )


def _simulated(inspector: Inspector, count: int) -> list[Bytes]:
    found: dict[str, list[tuple[float, Bytes]]] = {c.key: [] for c in CLASSES}
    for wafer in wafers_of(simulate_set(count, TEST_SEED)):
        said, dies = inspector.inspect(wafer).die_mask, wafer.cells > 0
        truth = wafer.truth if wafer.truth is not None else np.zeros_like(wafer.cells)
        for known in CLASSES:
            right, told = ((m & known.bit) > 0 for m in (truth, said))
            if (right & dies).any():
                iou = (right & told & dies).sum() / ((right | told) & dies).sum()
                picture = _picture(wafer.cells, right & dies, told, f"IoU {iou:.2f}")
                found[known.key].append((float(iou), picture))
    rows = []
    for key, wafers in found.items():
        worst = sorted(wafers, key=lambda w: w[0])[:: max(len(wafers) // 3 // _ACROSS, 1)]
        rows += [_caption(f"{key}: from the worst third"), _row([p for _, p in worst[:_ACROSS]])]
    return rows


def _real(inspector: Inspector, path: Path) -> tuple[list[Bytes], int, int]:
    pictures, seen = [], 0
    for wafer in wafers_of(read_set(path)):
        labels = verdicts_of_label(wafer.label or "")
        if fold_of(wafer.info.lot or "") != 0 or len(labels) != 1:
            continue
        inspection, seen = inspector.inspect(wafer), seen + 1
        if inspection.verdict not in labels:
            text = f"{'+'.join(labels)}, said {inspection.verdict}"
            nothing = np.zeros(wafer.cells.shape, np.bool_)
            pictures.append(_picture(wafer.cells, nothing, inspection.die_mask > 0, text))
    rows = [_row(pictures[i : i + _ACROSS]) for i in range(0, min(len(pictures), 24), _ACROSS)]
    return rows or [_caption("none was misnamed")], len(pictures), seen


def _picture(cells: Bytes, truth: NDArray[np.bool_], said: NDArray[np.bool_], text: str) -> Bytes:
    size = (_SIDE, _SIDE)
    image = cv2.resize(_COLOURS[cells], size, interpolation=cv2.INTER_NEAREST)
    for mask, colour in ((truth, _TRUTH), (said, _SAID)):
        flags = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
        lines, _ = cv2.findContours(flags, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
        cv2.drawContours(image, lines, -1, colour, 1)
    image = np.pad(image, ((20, 4), (4, 4), (0, 0)), constant_values=255)
    cv2.putText(image, text, (6, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.38, _TRUTH, 1, cv2.LINE_AA)
    return np.asarray(image, np.uint8)


def _row(pictures: Sequence[Bytes]) -> Bytes:
    blank = np.full((_SIDE + 24, _SIDE + 8, 3), 255, np.uint8)
    return np.hstack([*pictures, *[blank] * (_ACROSS - len(pictures))])


def _caption(text: str) -> Bytes:
    strip = np.full((22, _ACROSS * (_SIDE + 8), 3), 255, np.uint8)
    cv2.putText(strip, text, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, _TRUTH, 1, cv2.LINE_AA)
    return strip


if __name__ == "__main__":
    main()
