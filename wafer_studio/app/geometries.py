"""Geometries that the user gave, by product, in a file that the command line reads too."""

import json
from pathlib import Path
from typing import Final

from ml_core.formats.reader import ProductGeometry
from ml_core.wafer.errors import ExportError
from ml_core.wafer.grid import Notch

EVERY_PRODUCT: Final = "*"
"""Stands for all products that have no geometry of their own."""


class Geometries:
    """Geometries in ``geometries.json``, in the form of ``wafer-studio inspect --geometry``.

    Args:
        path: the file; a missing or broken one holds none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._given = {geometry.product: geometry for geometry in _read(path)}

    @property
    def all(self) -> tuple[ProductGeometry, ...]:
        """All that were given."""
        return tuple(self._given.values())

    def put(self, geometry: ProductGeometry) -> None:
        """Keep a geometry in the place of an older one for the product.

        Raises:
            ExportError: the file cannot be written.
        """
        self._given[geometry.product] = geometry
        document = {g.product: _entry(g) for g in self._given.values()}
        part = self._path.with_name(self._path.name + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(document, indent=2), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            raise ExportError(
                f"{self._path}: the geometry cannot be kept ({error.strerror}); check the folder, "
                "or choose another with --data."
            ) from error


def _entry(geometry: ProductGeometry) -> dict[str, object]:
    entry = {
        "pitch_mm": geometry.pitch_mm and list(geometry.pitch_mm),
        "diameter_mm": geometry.diameter_mm,
        "notch": geometry.notch and geometry.notch.value,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _read(path: Path) -> list[ProductGeometry]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return [_geometry(product, entry) for product, entry in document.items()]
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return []


def _geometry(product: str, entry: dict[str, object]) -> ProductGeometry:
    pitch, diameter, notch = (entry.get(k) for k in ("pitch_mm", "diameter_mm", "notch"))
    sides = None
    if isinstance(pitch, list):
        across, down = pitch
        sides = (float(across), float(down))
    return ProductGeometry(
        product,
        pitch_mm=sides,
        diameter_mm=None if diameter is None else float(str(diameter)),
        notch=None if notch is None else Notch(notch),
    )
