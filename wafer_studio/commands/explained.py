"""All that one run of ``explain`` writes: pictures, maps and explain.json."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.explain.picture import draw_explanation, draw_uncertainty
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.png import colour_png
from ml_core.formats.results.writing import Draft, make_folder, write_whole

if TYPE_CHECKING:
    from ml_core.explain.attention import Attention, Share
    from ml_core.explain.heat import HeatMap
    from ml_core.explain.uncertainty import UncertaintyMaps
    from ml_core.wafer.inspection import Inspection, ModelRef
    from ml_core.wafer.map import WaferMap

EXPLAIN_VERSION: Final = 1
"""Version of the layout of explain.json."""

_Json = dict[str, Any]


@dataclass(frozen=True, eq=False)
class ClassExplanation:
    """Why one class.

    Attributes:
        heat: what speaks for it.
        attention: where that lies; None for an empty heat map.
        words: the same for people.
    """

    heat: "HeatMap"
    attention: "Attention | None"
    words: str


@dataclass(frozen=True, eq=False)
class Doubt:
    """How sure, measured one way.

    Attributes:
        way: ``dropout`` or ``turned``.
        maps: on dies and raster.
    """

    way: str
    maps: "UncertaintyMaps"


class ExplainFolder:
    """The output folder of one run, written wafer by wafer."""

    def __init__(self, folder: Path, model: "ModelRef") -> None:
        """Make the folders and start explain.json.

        Raises:
            ExportError: the folder cannot be written.
        """
        self.folder = make_folder(folder)
        self._pictures, self._maps = make_folder(folder / "pictures"), make_folder(folder / "maps")
        self._names = NameBook()
        self._draft = Draft(folder / "explain.json")
        self._errors: list[_Json] = []
        self.count = 0
        named = {"name": model.name, "version": model.version, "sha256": model.sha256}
        begin = f'{{"version": {EXPLAIN_VERSION}, "model": {json.dumps(named)}, "wafers": ['
        self._draft.append(begin.encode())

    def add(
        self,
        wafer: "WaferMap",
        inspection: "Inspection",
        explanations: tuple[ClassExplanation, ...],
        doubts: tuple[Doubt, ...],
    ) -> None:
        """Write one wafer's pictures, maps and entry.

        Raises:
            ExportError: a file cannot be written.
        """
        name = self._names.name(wafer)
        classes = [self._explain(name, wafer, inspection, each) for each in explanations]
        entry: _Json = {
            "id": wafer.wafer_id,
            "source": wafer.source.path,
            "lot": wafer.info.lot or None,
            "wafer": wafer.info.wafer or None,
            "verdict": inspection.verdict,
            "grid_estimated": wafer.grid.is_estimated,
            "classes": classes,
            "uncertainty": [self._doubt(name, wafer, each) for each in doubts],
        }
        separator = ",\n" if self.count else "\n"
        self._draft.append((separator + json.dumps(entry, allow_nan=False)).encode())
        self.count += 1

    def add_error(self, *, source: str, message: str) -> None:
        """Note an input that could not be read or explained."""
        self._errors.append({"source": source, "message": message})

    def close(self) -> tuple[Path, ...]:
        """Finish explain.json and put it in its place.

        Raises:
            ExportError: the disk is full or gone; an older file is then as it was.
        """
        try:
            self._draft.append(f'\n],\n"errors": {json.dumps(self._errors)}}}\n'.encode())
            return (self._draft.keep(), self._pictures, self._maps)
        finally:
            self._draft.discard()

    def _explain(
        self, name: str, wafer: "WaferMap", inspection: "Inspection", each: ClassExplanation
    ) -> _Json:
        stem = f"{name}.{each.heat.class_key}"
        picture = draw_explanation(wafer, inspection, each.heat, words=each.words)
        return {
            "class": each.heat.class_key,
            "agreement": each.attention and _number(each.attention.agreement),
            "attention": each.attention and _attention(each.attention),
            "words": each.words,
            "picture": self._picture(stem, picture),
            "raster": self._map(stem, each.heat.raster),
            "dies": self._map(f"{stem}.dies", each.heat.dies),
        }

    def _doubt(self, name: str, wafer: "WaferMap", each: Doubt) -> _Json:
        maps, stem = each.maps, f"{name}.{each.way}"
        exists = wafer.die_mask
        picture = draw_uncertainty(wafer, maps.raster_aleatoric, maps.raster_epistemic)
        return {
            "way": each.way,
            "mean_aleatoric_bits": _mean_bits(maps.dies.aleatoric, exists),
            "mean_epistemic_bits": _mean_bits(maps.dies.epistemic, exists),
            "picture": self._picture(stem, picture),
            "aleatoric_raster": self._map(f"{stem}.aleatoric", maps.raster_aleatoric),
            "epistemic_raster": self._map(f"{stem}.epistemic", maps.raster_epistemic),
            "aleatoric_dies": self._map(f"{stem}.aleatoric.dies", maps.dies.aleatoric),
            "epistemic_dies": self._map(f"{stem}.epistemic.dies", maps.dies.epistemic),
        }

    def _picture(self, stem: str, pixels: NDArray[np.uint8]) -> str:
        return self._kept(write_whole(self._pictures / f"{stem}.png", colour_png(pixels)))

    def _map(self, stem: str, values: NDArray[np.float32]) -> str:
        data = io.BytesIO()
        np.save(data, values, allow_pickle=False)
        return self._kept(write_whole(self._maps / f"{stem}.npy", data.getvalue()))

    def _kept(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _attention(attention: "Attention") -> _Json:
    band, arc = attention.band, attention.arc
    return {
        "band": {"inner": band.inner, "outer": band.outer, **_share(band.share)},
        "arc": {"first_hour": arc.first, "last_hour": arc.last, **_share(arc.share)},
        "mask": attention.mask and _share(attention.mask),
    }


def _share(share: "Share") -> _Json:
    return {"attention": _number(share.attention), "area": _number(share.area)}


def _mean_bits(planes: NDArray[np.float32], exists: NDArray[np.bool_]) -> float | None:
    """Doubt of a die, summed over classes, mean over the wafer; None without dies."""
    return _number(float(planes.sum(axis=0)[exists].mean())) if exists.any() else None


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
