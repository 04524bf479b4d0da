"""Masks as PNG pictures: one indexed to look at, one that holds all bits, one a class.

For each wafer, all of the raster's size:

- ``NAME.png``: indexed colours; index 0 is background, 1 to 8 the classes in taxonomy order,
  in their colours. Where classes overlap it shows the defect with the highest confidence.
- ``NAME.bits.png``: 8-bit grey; bit k of a pixel is set where class k (from 0) covers it.
  Nothing is lost: ``read_bits`` gives the inspection's mask back.
- ``NAME.KEY.png``: 0 and 255, for each class that occurs.
"""

from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.png import grey_png, indexed_png
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.errors import ExportError
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES

Pixels = NDArray[np.uint8]

MASK_COLOURS: Final[tuple[tuple[int, int, int], ...]] = (
    (255, 255, 255),
    *(defect_class.rgb for defect_class in CLASSES),
)
"""Palette of the indexed mask: white background, then the classes in order."""


class MaskFolder:
    """A folder of masks, written wafer by wafer."""

    def __init__(self, folder: Path) -> None:
        """Make the folder.

        Raises:
            ExportError: it cannot be made.
        """
        self._folder = make_folder(folder)
        self._names = NameBook()

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer's masks.

        Raises:
            ExportError: a file cannot be written.
        """
        name = self._names.name(wafer)
        indexed = indexed_png(class_indices(inspection), MASK_COLOURS)
        write_whole(self._folder / f"{name}.png", indexed)
        write_whole(self._folder / f"{name}.bits.png", grey_png(inspection.mask))
        for defect_class in CLASSES:
            if (inspection.mask & defect_class.bit).any():
                mask = inspection.class_mask(defect_class.key).astype(np.uint8) * 255
                write_whole(self._folder / f"{name}.{defect_class.key}.png", grey_png(mask))

    def close(self) -> tuple[Path, ...]:
        """Give the folder; each file was whole as soon as it was added."""
        return (self._folder,)


def class_indices(inspection: Inspection) -> Pixels:
    """One class for each pixel, for showing.

    Args:
        inspection: with a (height, width) mask of bits.

    Returns:
        (height, width) uint8: 0 where nothing is found, else the class's place in the
        taxonomy counted from 1; of several, the class of the most confident defect there.
    """
    mask = inspection.mask
    indices = np.zeros(mask.shape, dtype=np.uint8)
    for defect_class in reversed(CLASSES):
        indices[(mask & defect_class.bit) != 0] = defect_class.index + 1
    if (mask & (mask - 1)).any():  # two bits or more somewhere
        for defect in sorted(inspection.defects, key=lambda each: each.confidence):
            _paint(indices, mask, defect)
    return indices


def _paint(indices: Pixels, mask: Pixels, defect: Defect) -> None:
    height, width = mask.shape
    inside = polygons_to_mask([defect.polygon], width=width, height=height)
    inside &= (mask & defect.defect_class.bit) != 0
    indices[inside] = defect.defect_class.index + 1


def read_bits(path: Path) -> Pixels:
    """Read a ``.bits.png`` back.

    Args:
        path: the file.

    Returns:
        (height, width) uint8, bit k set where class k covers the pixel.

    Raises:
        ExportError: it is no 8-bit grey picture.
    """
    # Not cv2.imread: on Windows it cannot open a path outside the system's code page.
    data = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    image = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
    if image is None or image.ndim != 2 or image.dtype != np.uint8:
        raise ExportError(f"{path} is no mask: it must be an 8-bit grey PNG; export it again.")
    return np.asarray(image, dtype=np.uint8)
