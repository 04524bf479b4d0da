"""A model package that can also say why: heat maps and uncertainty of one wafer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.explain.heat import HeatMap, Mask, heat_map_of, region_plane
from ml_core.explain.samples import DROPOUT, PASSES, dropout_samples, turned_samples
from ml_core.explain.session import FEATURES, ExplainSession, Features
from ml_core.explain.uncertainty import Uncertainty, decompose
from ml_core.segmentation.package import EXPLAIN_GRAPH, ModelDescription, read_package
from ml_core.segmentation.pipeline import Inspector
from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.session import ModelSession
from ml_core.wafer.errors import ModelError
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY, CLASSES

Floats = NDArray[np.float32]

_FEWEST_PASSES: Final = 2


class Explainer:
    """Explains what one model says of wafers.

    Attributes:
        inspector: the same model, inspecting.
    """

    def __init__(
        self, description: ModelDescription, session: ModelSession, explaining: ExplainSession
    ) -> None:
        """Join what a package says of itself with sessions of its two graphs."""
        self.inspector = Inspector(description, session)
        self._description = description
        self._session = session
        self._explaining = explaining

    def features_of(self, wafer: WaferMap) -> Features:
        """Run the encoder; the features serve any number of explanations of this wafer.

        Raises:
            ModelError: the model cannot run, or does not hand out its features.
        """
        bottleneck, *skips = self._session.run(self._input(wafer), FEATURES)
        return Features(
            np.asarray(bottleneck, np.float32), tuple(np.asarray(s, np.float32) for s in skips)
        )

    def heat_map(
        self,
        wafer: WaferMap,
        features: Features,
        class_key: str,
        *,
        region: Mask | None = None,
        high_resolution: bool = False,
    ) -> HeatMap:
        """Find what speaks for a class in a region (Grad-CAM for masks: Vinogradova 2020).

        Args:
            wafer: the wafer.
            features: the wafer's own, of `features_of`.
            class_key: key of the class.
            region: bool, on the dies (rows, columns) or the raster (height, width); every die
                of the wafer where None.
            high_resolution: HiResCAM (Draelos 2020) instead of Grad-CAM.

        Returns:
            The heat map.

        Raises:
            ShapeError: the region is empty or of another wafer's shape.
            ModelError: the explain graph cannot run.
        """
        target = np.zeros((1, len(CLASSES)), np.float32)
        target[0, BY_KEY[class_key].index] = 1
        chosen = wafer.die_mask if region is None else region
        plane = region_plane(chosen, wafer.grid, size=features.size)
        found = self._explaining.explain(features, target, plane[None, None])
        activation = found.hirescam if high_resolution else found.cam
        return heat_map_of(activation[0], wafer, class_key)

    def class_heat_map(
        self, wafer: WaferMap, features: Features, class_key: str, inspection: Inspection
    ) -> HeatMap:
        """Find what speaks for a class where it was found, or anywhere if it was not.

        Args:
            wafer: the wafer.
            features: the wafer's own.
            class_key: key of the class.
            inspection: the wafer's own; its mask of the class is the region.

        Returns:
            The heat map.

        Raises:
            ModelError: the explain graph cannot run.
        """
        mask = inspection.class_mask(class_key)
        return self.heat_map(wafer, features, class_key, region=mask if mask.any() else None)

    def dropout_uncertainty(
        self, features: Features, *, passes: int = PASSES, rate: float = DROPOUT, seed: int = 0
    ) -> Uncertainty:
        """Uncertainty by leaving out channels of the bottleneck at random (Gal 2016).

        Args:
            features: of one wafer; the encoder is not run again.
            passes: how often, at least 2.
            rate: share of the channels that each pass leaves out, as in training.
            seed: equal seeds give equal answers.

        Returns:
            Means over the passes, at the model's resolution.

        Raises:
            ModelError: the explain graph cannot run.
            ValueError: too few passes, or a rate outside [0, 1).
        """
        if passes < _FEWEST_PASSES:
            raise ValueError(f"{passes} passes do not differ; give {_FEWEST_PASSES} or more")
        samples = dropout_samples(
            self._explaining, features, passes=passes, rate=rate, seed=seed,
            temperature=self._description.temperature,
        )  # fmt: skip
        return decompose(samples)

    def turned_uncertainty(self, wafer: WaferMap) -> Uncertainty:
        """Uncertainty by the eight turns and flips of the wafer (Ayhan 2018; Wang 2019).

        Raises:
            ModelError: the model cannot run.
        """
        samples = turned_samples(
            self._session, self._input(wafer), temperature=self._description.temperature
        )
        return decompose(samples)

    def _input(self, wafer: WaferMap) -> Floats:
        return model_input(wafer.cells, size=self._description.input_size)[np.newaxis]


def load_explainer(
    package_path: str | Path,
    *,
    providers: Sequence[str] | None = None,
    threads: int | None = None,
) -> Explainer:
    """Make an explainer of a model package.

    Args:
        package_path: the package's folder or ``.wsmodel`` file.
        providers: engines that may run the model, as `load_inspector` takes them; the explain
            graph runs on the CPU.
        threads: threads inside one run on the CPU; the physical cores where None.

    Returns:
        The explainer.

    Raises:
        ModelError: the package cannot be read, has no explain graph, or cannot run.
    """
    package = read_package(Path(package_path))
    graph = package.files.get(EXPLAIN_GRAPH)
    if graph is None:
        raise ModelError(
            f"{package_path}: the package has no {EXPLAIN_GRAPH}, so it cannot explain its "
            "answers; choose a package that has one."
        )
    session = ModelSession(package.files, providers=providers, threads=threads)
    return Explainer(package.description, session, ExplainSession(graph, threads=threads))
