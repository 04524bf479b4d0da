"""Heat maps for evidence pages: of each wafer's verdict, by the model that found it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ml_core.explain.attention import attention_of
from ml_core.explain.explainer import Explainer, load_explainer
from ml_core.explain.words import words_of
from ml_core.formats.results.evidence import Heat
from ml_core.wafer.errors import ModelError
from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY


class HeatOfVerdict:
    """Explains verdicts; the model is loaded when the first one is asked for.

    Args:
        find: gives the package's folder or file.
        providers: engines that may run the model; the best that works where None.
    """

    def __init__(self, find: Callable[[], Path], *, providers: Sequence[str] | None = None) -> None:
        self._find = find
        self._providers = providers
        self._explainer: Explainer | None = None
        self._trouble = ""

    def __call__(self, wafer: WaferMap, inspection: Inspection) -> Heat | str:
        """The heat map of a wafer's verdict, or why there is none in one sentence.

        A model that is not the one that made the inspection explains nothing of it.
        """
        if inspection.verdict not in BY_KEY:
            return "No heat map: no defect was found that it could explain."
        explainer = self._loaded()
        if explainer is None:
            return self._trouble
        if explainer.inspector.model.sha256 != inspection.model.sha256:
            return (
                "No heat map: the inspection is by another model than the one in use; inspect "
                "the wafer again for one."
            )
        return _heat(explainer, wafer, inspection)

    def _loaded(self) -> Explainer | None:
        if self._explainer is None and not self._trouble:
            try:
                self._explainer = load_explainer(self._find(), providers=self._providers)
            except ModelError as error:
                self._trouble = f"No heat map: {error}"
        return self._explainer


def _heat(explainer: Explainer, wafer: WaferMap, inspection: Inspection) -> Heat | str:
    key = inspection.verdict
    try:
        features = explainer.features_of(wafer)
        found = explainer.class_heat_map(wafer, features, key, inspection)
    except ModelError as error:
        return f"No heat map: {error}"
    words = words_of(attention_of(found, wafer, inspection.class_mask(key)), key)
    return Heat(key, found.raster, words)
