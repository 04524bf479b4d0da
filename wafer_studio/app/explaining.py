"""Explanations of the open wafer: where the model looked for a class, and how sure it is.

The explain graph is loaded the first time that anyone asks. An answer that comes after another
wafer was opened, or after another question, is dropped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ml_core.wafer.errors import Cancelled
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.shapes import Shape, polygons_to_mask
from wafer_studio.app.document import Document
from wafer_studio.app.jobs import Job, Jobs, Lane

if TYPE_CHECKING:
    from ml_core.explain.explainer import Explainer

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why the model says what it says of one class.

    Attributes:
        wafer_id: the wafer.
        class_key: the class.
        defect: number of the cluster that was asked about; 0 for the whole class.
        heat: (rows, columns) float32, mean attention of each die, 0 to 1.
        agreement: share of the attention inside the region, 0 to 1; None where nothing is.
        against_shapes: share of the attention inside the drawn shapes of the class; None
            where none was drawn.
        words: the same for people.
        is_high_resolution: True for HiResCAM, False for Grad-CAM.
    """

    wafer_id: str
    class_key: str
    defect: int
    heat: Floats
    agreement: float | None
    against_shapes: float | None
    words: str
    is_high_resolution: bool


@dataclass(frozen=True, slots=True, eq=False)
class Doubts:
    """How sure the model is of each die.

    Attributes:
        wafer_id: the wafer.
        total: (rows, columns) float32, entropy summed over the classes, 0 to 8 bits.
        epistemic: the part of it that other weights would answer differently.
    """

    wafer_id: str
    total: Floats
    epistemic: Floats


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question."""

    wafer: WaferMap
    inspection: Inspection | None
    class_key: str
    defect: Defect | None
    shapes: tuple[Shape, ...]
    is_high_resolution: bool


class Explaining(QObject):
    """Explains the open wafer in the background."""

    explained = Signal(object)
    """An ``Explanation`` of the open wafer."""
    doubted = Signal(object)
    """``Doubts`` about the open wafer."""

    def __init__(self, jobs: Jobs, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._document = jobs, document
        self._find: Callable[[], Path] | None = None
        self._providers: Sequence[str] | None = None
        self._explainer: Explainer | None = None
        self._asking: Job | None = None

    def use(self, find: Callable[[], Path], *, providers: Sequence[str] | None = None) -> None:
        """Explain by this model package from now on; it is loaded when it is first needed.

        Args:
            find: gives the package's folder or file; runs in a job.
            providers: execution providers to try; the best that works where None.
        """
        self._find, self._providers, self._explainer = find, providers, None

    def explain(
        self,
        class_key: str,
        *,
        defect: Defect | None = None,
        shapes: Sequence[Shape] = (),
        is_high_resolution: bool = False,
    ) -> Job | None:
        """Ask why a class, or one cluster of it; an answer that was asked before is dropped.

        Args:
            class_key: the class.
            defect: the cluster, or None for all of the class.
            shapes: drawn shapes, to compare the attention with.
            is_high_resolution: HiResCAM instead of Grad-CAM.

        Returns:
            The job; None while no wafer is open.
        """
        wafer = self._document.wafer
        if wafer is None or self._find is None:
            return None
        asked = _Asked(
            wafer, self._document.inspection, class_key, defect, tuple(shapes), is_high_resolution
        )
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.start(
            lambda _: _explained(self._loaded(), asked),
            lane=Lane.COMPUTE,
            title=f"Explaining {wafer.name}",
            then=lambda found: self._tell(self.explained, found),
            failed=self._failed,
        )
        return self._asking

    def doubt(self) -> Job | None:
        """Ask how sure the model is of the open wafer; None while none is open."""
        wafer = self._document.wafer
        if wafer is None or self._find is None:
            return None
        return self._jobs.start(
            lambda _: _doubts(self._loaded(), wafer),
            lane=Lane.COMPUTE,
            title=f"Measuring the doubt on {wafer.name}",
            then=lambda found: self._tell(self.doubted, found),
            failed=self._failed,
        )

    def _loaded(self) -> "Explainer":
        explainer, find = self._explainer, self._find
        if explainer is None:
            from ml_core.explain.explainer import load_explainer

            assert find is not None  # a question is asked only with a package
            explainer = load_explainer(find(), providers=self._providers)
            self._explainer = explainer
        return explainer

    def _tell(self, signal: object, found: Explanation | Doubts) -> None:
        if found.wafer_id == self._document.wafer_id:
            signal.emit(found)  # type: ignore[attr-defined]

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._jobs.report(error)


def _explained(explainer: "Explainer", asked: _Asked) -> Explanation:
    from ml_core.explain.attention import attention_of, share_inside
    from ml_core.explain.words import words_of

    wafer, key = asked.wafer, asked.class_key
    region = _region(asked)
    heat = explainer.heat_map(
        wafer, explainer.features_of(wafer), key,
        region=region if region.any() else None, high_resolution=asked.is_high_resolution,
    )  # fmt: skip
    attention = attention_of(heat, wafer, region)
    width, height = wafer.grid.raster_size
    drawn = [shape.polygon for shape in asked.shapes if shape.class_key == key]
    inside = None
    if drawn and not heat.is_empty:
        mask = polygons_to_mask(drawn, width=width, height=height)
        exists = wafer.raster(wafer.die_mask).astype(np.bool_)
        inside = share_inside(heat.raster, mask, exists).attention
    return Explanation(
        wafer_id=wafer.wafer_id,
        class_key=key,
        defect=0 if asked.defect is None else asked.defect.number,
        heat=heat.dies,
        agreement=None if attention is None else attention.agreement,
        against_shapes=inside,
        words=words_of(attention, key),
        is_high_resolution=asked.is_high_resolution,
    )


def _region(asked: _Asked) -> Mask:
    """The cluster, the class's mask, or nothing."""
    width, height = asked.wafer.grid.raster_size
    if asked.defect is not None:
        return polygons_to_mask([asked.defect.polygon], width=width, height=height)
    if asked.inspection is not None:
        return asked.inspection.class_mask(asked.class_key)
    return np.zeros((height, width), np.bool_)


def _doubts(explainer: "Explainer", wafer: WaferMap) -> Doubts:
    from ml_core.explain.uncertainty import uncertainty_maps

    maps = uncertainty_maps(explainer.turned_uncertainty(wafer), wafer)
    return Doubts(
        wafer.wafer_id,
        total=maps.dies.total.sum(axis=0),
        epistemic=maps.dies.epistemic.sum(axis=0),
    )
