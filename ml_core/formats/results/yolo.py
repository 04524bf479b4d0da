"""YOLO segmentation set (Ultralytics, datasets/segment): pictures, label files, data.yaml.

A label line is ``class x1 y1 x2 y2 …``: the class from 0 in taxonomy order, the outline as
shares of the picture's width and height. The format has no holes; a hole is joined to the
outline by a cut of no width, so that even-odd filling gives the mask back.
"""

import json
from pathlib import Path
from typing import Final

import numpy as np

from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.png import map_png
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Polygon, Ring
from ml_core.wafer.taxonomy import CLASSES

_DIGITS: Final = 8


class YoloFolder:
    """``data.yaml``, ``images/train`` and ``labels/train``, written wafer by wafer."""

    def __init__(self, folder: Path) -> None:
        """Make the folders and ``data.yaml``.

        Raises:
            ExportError: they cannot be made.
        """
        self._folder = folder
        self._images = make_folder(folder / "images" / "train")
        self._labels = make_folder(folder / "labels" / "train")
        self._names = NameBook()
        write_whole(folder / "data.yaml", _data_yaml().encode())

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's picture and labels; a wafer with no defect has an empty file.

        Raises:
            ExportError: a file cannot be written.
        """
        name = self._names.name(wafer)
        width, height = wafer.grid.raster_size
        lines = [label_line(each, width=width, height=height) for each in inspection.defects]
        write_whole(self._images / f"{name}.png", map_png(wafer))
        write_whole(self._labels / f"{name}.txt", "".join(f"{line}\n" for line in lines).encode())

    def close(self) -> tuple[Path, ...]:
        """Give the set's ``data.yaml``; each file was whole as soon as it was added."""
        return (self._folder / "data.yaml",)


def label_line(defect: Defect, *, width: int, height: int) -> str:
    """One defect as a line of a label file.

    Args:
        defect: the defect.
        width: of the picture, pixels.
        height: of the picture, pixels.

    Returns:
        Class number and the outline's points, each a share of width or height.
    """
    shares = keyhole(defect.polygon) / (width, height)
    numbers = " ".join(f"{value:.{_DIGITS}g}" for value in shares.ravel().tolist())
    return f"{defect.defect_class.index} {numbers}"


def keyhole(polygon: Polygon) -> Ring:
    """One ring for a polygon with holes, which even-odd filling fills like the polygon.

    Args:
        polygon: any number of holes.

    Returns:
        (n, 2) vertices; each hole is entered and left along the same straight cut.
    """
    ring = polygon.exterior
    for hole in polygon.holes:
        apart = np.square(ring[:, None, :] - hole[None, :, :]).sum(axis=-1)
        at, start = np.unravel_index(int(apart.argmin()), apart.shape)
        around = np.roll(hole, -int(start), axis=0)
        ring = np.concatenate([ring[: at + 1], around, around[:1], ring[at:]])
    return ring


def _data_yaml() -> str:
    # JSON strings are YAML strings, so the names need no quoting rules of their own.
    names = "".join(f"  {each.index}: {json.dumps(each.key)}\n" for each in CLASSES)
    return f"path: .\ntrain: images/train\nval: images/train\nnames:\n{names}"
