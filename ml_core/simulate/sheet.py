"""Pictures of simulated wafers beside real ones, class by class."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.simulate.wafer import SimulationSettings, wafer_of
from ml_core.wafer.sets import DieGridSet
from ml_core.wafer.taxonomy import CLASS_KEYS, NONE_VERDICT, verdicts_of_label

Bytes = NDArray[np.uint8]

_COLOURS: Final = np.array([[250, 250, 250], [205, 214, 190], [60, 50, 190]], np.uint8)
"""Blue, green, red of no die, pass, fail."""

_OUTLINE: Final = (20, 20, 20)
_SIDE: Final = 132
_ACROSS: Final = 8
_SEED: Final = 4_000_001


def write_sheets(folder: Path, real: DieGridSet | None) -> tuple[Path, ...]:
    """Write one picture a class: simulated wafers with their masks outlined, real ones below.

    Args:
        folder: where; made if missing.
        real: labelled real maps, or None.

    Returns:
        The files.

    Raises:
        OSError: a picture cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder, key, real) for key in (*CLASS_KEYS, NONE_VERDICT))


def _write(folder: Path, key: str, real: DieGridSet | None) -> Path:
    rows = [_caption(f"{key}, simulated, mask outlined"), _row(_simulated(key))]
    if real is not None and (maps := _real(real, key)):
        rows += [_caption(f"{key}, real (WM-811K)"), _row(maps)]
    path = folder / f"simulator-{key}.png"
    if not cv2.imwrite(str(path), np.vstack(rows), [cv2.IMWRITE_PNG_COMPRESSION, 9]):
        raise OSError(f"{path} cannot be written")
    return path


def _simulated(key: str) -> list[Bytes]:
    chosen = tuple(float(k == key) for k in CLASS_KEYS)
    settings = SimulationSettings(counts=(0.0, 1.0, 0.0, 0.0), weights=chosen)
    if key == NONE_VERDICT:
        settings = SimulationSettings(counts=(1.0, 0.0, 0.0, 0.0))
    wafers = [wafer_of(_SEED, index + 100 * len(key), settings) for index in range(_ACROSS)]
    return [_picture(w.cells, w.masks) for w in wafers]


def _real(dies: DieGridSet, key: str) -> list[Bytes]:
    fitting = [i for i in range(len(dies)) if verdicts_of_label(str(dies.label[i])) == {key}]
    step = max(len(fitting) // _ACROSS, 1)
    return [_picture(dies.cells_of(i), None) for i in fitting[::step][:_ACROSS]]


def _picture(cells: Bytes, masks: Bytes | None) -> Bytes:
    size = (_SIDE, _SIDE)
    image = cv2.resize(_COLOURS[cells], size, interpolation=cv2.INTER_NEAREST)
    if masks is not None:
        flags = (masks > 0).astype(np.uint8)
        mask = cv2.resize(flags, size, interpolation=cv2.INTER_NEAREST)
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
        cv2.drawContours(image, outlines, -1, _OUTLINE, 1)
    return np.asarray(np.pad(image, ((4, 4), (4, 4), (0, 0)), constant_values=255), np.uint8)


def _row(pictures: Sequence[Bytes]) -> Bytes:
    missing = _ACROSS - len(pictures)
    blank = np.full_like(pictures[0], 255)
    return np.hstack([*pictures, *[blank] * missing])


def _caption(text: str) -> Bytes:
    strip = np.full((22, _ACROSS * (_SIDE + 8), 3), 255, np.uint8)
    cv2.putText(strip, text, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, _OUTLINE, 1, cv2.LINE_AA)
    return strip
