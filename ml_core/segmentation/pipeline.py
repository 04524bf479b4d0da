"""One wafer from dies to defects: preprocess, run the model, outline, measure, name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.segmentation.clock import StageClock
from ml_core.segmentation.defects import Finding, describe, die_shares, over_half
from ml_core.segmentation.fusion import View, fused_planes
from ml_core.segmentation.instances import find_instances, paint
from ml_core.segmentation.metrics import measure
from ml_core.segmentation.package import ModelDescription, read_package
from ml_core.segmentation.postprocess import ClassPlane, class_planes
from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.pyramid import (
    PyramidMode,
    PyramidSettings,
    further_sizes,
    pyramid_sizes,
)
from ml_core.segmentation.session import ModelSession
from ml_core.segmentation.severity import severity
from ml_core.segmentation.sizes import input_size_for
from ml_core.wafer.errors import GeometryError, ModelError
from ml_core.wafer.inspection import Inspection, ModelInputs, ModelRef
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASS_KEYS, CLASSES, NONE_VERDICT

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

LARGEST_RASTER: Final = 1 << 25
"""Most raster pixels of a wafer (5,792 x 5,792): about half a GB at work, and in a pyramid of
three inputs, by count of its arrays, 1.2 GB."""

UNLISTED_SIZES: Final = (
    "The model lists one input size only; at the pyramid's other sizes its answers may be worse "
    "than without the pyramid."
)
"""Notice of a pyramid over a model that was trained at one size."""


@dataclass(frozen=True, eq=False)
class Masked:
    """What the post-processing found on one wafer.

    Attributes:
        findings: the defects, numbered, largest confidence-weighted area first.
        mask: (height, width) uint8 raster, bit k set where a defect of class k lies.
        die_mask: (rows, columns) uint8, bit k set where class k has over half of the die.
    """

    findings: tuple[Finding, ...]
    mask: Bytes
    die_mask: Bytes


class Inspector:
    """Inspects wafers with one model; safe to call from several threads at once."""

    def __init__(
        self,
        description: ModelDescription,
        session: ModelSession,
        pyramid: PyramidSettings | None = None,
    ) -> None:
        """Join what a model package says of itself and a session that runs one of its graphs.

        Args:
            description: the package's.
            session: runs one of the package's graphs.
            pyramid: how each wafer is looked at; in one size where None.
        """
        self._description = description
        self._session = session
        self._pyramid = PyramidSettings() if pyramid is None else pyramid

    @property
    def session(self) -> ModelSession:
        """The session that runs the model."""
        return self._session

    @property
    def pyramid(self) -> PyramidSettings:
        """How each wafer is looked at."""
        return self._pyramid

    @property
    def model(self) -> ModelRef:
        """The model and the engine in use now."""
        return ModelRef(
            name=self._description.name,
            version=self._description.version,
            sha256=self._session.graph_sha256,
            provider=self._session.provider,
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the choice of engine and inputs, oldest first."""
        alone = len(set(self._description.input_sizes)) < 2
        is_off = self._pyramid.mode is PyramidMode.OFF
        return (*self._session.notices, *(() if is_off or not alone else (UNLISTED_SIZES,)))

    def with_session(self, session: ModelSession) -> "Inspector":
        """The same model on another session."""
        return Inspector(self._description, session, self._pyramid)

    def with_pyramid(self, pyramid: PyramidSettings) -> "Inspector":
        """The same model on the same session, looking at wafers in another way."""
        return Inspector(self._description, self._session, pyramid)

    def inspect(self, wafer: WaferMap) -> Inspection:
        """Find the defects of one wafer.

        Args:
            wafer: the wafer.

        Returns:
            Defects, metrics, severity, verdict, masks, the inputs that ran, and the
            milliseconds of each stage.

        Raises:
            GeometryError: the wafer's raster is too large; other wafers can still be inspected.
            ModelError: the model cannot run, or gives what no such model gives.
        """
        _check_size(wafer)
        clock = StageClock()
        views = self._views(wafer, clock)
        with clock.postprocess:
            masked = find_defects(self._planes(views, wafer), wafer)
        with clock.metrics:
            result = self._measured(masked, wafer)
        sizes = tuple(sorted((view.size for view in views), reverse=True))
        inputs = ModelInputs(self._pyramid.mode.value, sizes)
        return replace(result, times=clock.times(), inputs=inputs)

    def _views(self, wafer: WaferMap, clock: StageClock) -> tuple[View, ...]:
        """The model's answers, the first look first."""
        listed = self._description.input_sizes or (self._description.input_size,)
        size = input_size_for(wafer.grid.rows, wafer.grid.columns, listed)
        first = self._view(wafer, size, clock)
        with clock.postprocess:
            further = further_sizes(
                self._planes((first,), wafer),
                wafer.grid,
                size=size,
                sizes=pyramid_sizes(size, listed, self._pyramid),
                settings=self._pyramid,
            )
        return (first, *(self._view(wafer, each, clock) for each in further))

    def _view(self, wafer: WaferMap, size: int, clock: StageClock) -> View:
        with clock.preprocess:
            batch = model_input(wafer.cells, size=size)[np.newaxis]
        with clock.model:
            return View(size, self._logits(batch))

    def _logits(self, batch: Floats) -> Floats:
        (logits,) = self._session.run(batch)
        expected = (1, len(CLASSES), *batch.shape[2:])
        if logits.shape != expected:
            raise ModelError(
                f"The model's {self._session.graph} gives logits of shape {logits.shape}, not "
                f"{expected}; it is no wafer model of this program."
            )
        return np.asarray(logits[0], np.float32)  # (1, 8, S, S) -> (8, S, S)

    def _planes(self, views: Sequence[View], wafer: WaferMap) -> Iterator[ClassPlane]:
        temperature, thresholds = self._description.temperature, self._description.thresholds
        if len(views) == 1:
            return class_planes(
                views[0].logits, wafer, temperature=temperature, thresholds=thresholds
            )
        return fused_planes(
            views, wafer, temperature=temperature, thresholds=thresholds, rule=self._pyramid.rule
        )

    def _measured(self, masked: Masked, wafer: WaferMap) -> Inspection:
        defects = tuple(finding.defect for finding in masked.findings)
        metrics = measure(wafer, defects, masked.mask, masked.die_mask)
        return Inspection(
            wafer_id=wafer.wafer_id,
            model=self.model,
            verdict=verdict(masked.findings),
            severity=severity(metrics, die_count=wafer.die_count),
            defects=defects,
            metrics=metrics,
            mask=masked.mask,
            die_mask=masked.die_mask,
        )


def load_inspector(
    package_path: str | Path,
    *,
    providers: Sequence[str] | None = None,
    threads: int | None = None,
    pyramid: PyramidSettings | None = None,
) -> Inspector:
    """Make an inspector of a model package.

    Args:
        package_path: the package's folder or ``.wsmodel`` file.
        providers: ONNX Runtime's names of the engines that may be used, in any order; all that
            this machine offers where None. The CPU is always the last resort.
        threads: threads inside one run on the CPU; the physical cores where None.
        pyramid: how each wafer is looked at; in one size where None.

    Returns:
        The inspector; its ``notices`` say what the user should know of the engine.

    Raises:
        ModelError: the package cannot be read, or not even the CPU can run it.
    """
    package = read_package(Path(package_path))
    session = ModelSession(package.files, providers=providers, threads=threads)
    return Inspector(package.description, session, pyramid)


def find_defects(planes: Iterable[ClassPlane], wafer: WaferMap) -> Masked:
    """Find the defects on a wafer's class planes.

    Args:
        planes: the classes that appear, in taxonomy order.
        wafer: the wafer.

    Returns:
        The defects, and masks that hold exactly their pixels.
    """
    width, height = wafer.grid.raster_size
    mask = np.zeros((height, width), np.uint8)
    die_mask = np.zeros(wafer.cells.shape, np.uint8)
    findings: list[Finding] = []
    for plane in planes:
        found = [
            (region, describe(region, plane.probability, wafer.grid, class_index=plane.index))
            for region in find_instances(plane.mask, plane.exists, class_index=plane.index)
        ]
        # A die has one result: what covers none over half says nothing that a die can show.
        kept = [(region, finding) for region, finding in found if finding.defect.dies != ()]
        painted = paint([region for region, _ in kept], (height, width))
        covered = over_half(die_shares(painted, wafer.grid), wafer.grid)
        mask |= painted << np.uint8(plane.index)
        die_mask |= covered.view(np.uint8) << np.uint8(plane.index)
        findings += [finding for _, finding in kept]
    return Masked(number_findings(findings), mask, die_mask)


def number_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Number defects from 1, largest confidence-weighted area first, in the order found."""
    ordered = sorted(findings, key=lambda f: -f.defect.confidence * f.defect.area_px)
    return tuple(
        replace(finding, defect=replace(finding.defect, number=number))
        for number, finding in enumerate(ordered, start=1)
    )


def verdict(findings: Sequence[Finding]) -> str:
    """Name the leading class.

    Args:
        findings: a wafer's defects.

    Returns:
        Key of the class with the largest sum of probability over the dies of its defects, the
        first in the taxonomy's order of equal ones; ``none`` without defects.
    """
    if not findings:
        return NONE_VERDICT
    weights = dict.fromkeys(CLASS_KEYS, 0.0)
    for finding in findings:
        weights[finding.defect.class_key] += finding.weight
    return max(CLASS_KEYS, key=lambda key: weights[key])


def _check_size(wafer: WaferMap) -> None:
    width, height = wafer.grid.raster_size
    if width * height > LARGEST_RASTER:
        raise GeometryError(
            f"{wafer.source.path}: {wafer.grid.columns:,} x {wafer.grid.rows:,} dies make a "
            f"raster of {width:,} x {height:,} pixels, too large to inspect; check the file's "
            "die coordinates."
        )
