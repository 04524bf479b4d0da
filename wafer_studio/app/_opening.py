"""Stand-in until the readers are there: die-grid sets only."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ml_core.formats.reader import ReadOptions
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from wafer_studio.app.jobs import Progress


def open_wafers(
    paths: list[Path], *, options: ReadOptions, progress: Progress
) -> Iterator[WaferMap | WaferFileError]:
    """Yield wafers of .npz sets."""
    for done, path in enumerate(paths):
        progress(done, len(paths))
        if path.suffix != ".npz":
            yield WaferFileError(source=str(path), what="this is no wafer file")
            continue
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        data = np.load(path)
        start = 0
        cells = data["cells"]
        for index, (rows, columns) in enumerate(data["shape"].tolist()):
            progress(index, len(data["shape"]))
            yield WaferMap(
                source=WaferSource(str(path), sha, key=str(index), format="set"),
                info=WaferInfo(lot=str(data["lot"][index]), wafer=str(data["wafer"][index])),
                grid=DieGrid.estimated(columns=columns, rows=rows),
                cells=cells[start : start + rows * columns].reshape(rows, columns),
                label=str(data["label"][index]),
            )
            start += rows * columns
