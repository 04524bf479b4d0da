"""Where the milliseconds of one inspection go."""

from time import perf_counter
from typing import Self

from ml_core.wafer.inspection import StageTimes


class Stage:
    """Milliseconds spent inside ``with`` blocks, however often they are entered."""

    def __init__(self) -> None:
        self.ms = 0.0
        self._start = 0.0

    def __enter__(self) -> Self:
        self._start = perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        self.ms += (perf_counter() - self._start) * 1000.0


class StageClock:
    """One stopwatch a stage; a stage that is entered again goes on counting."""

    def __init__(self) -> None:
        self.preprocess = Stage()
        self.model = Stage()
        self.postprocess = Stage()
        self.metrics = Stage()

    def times(self) -> StageTimes:
        """Milliseconds of each stage up to now."""
        return StageTimes(
            preprocess=self.preprocess.ms,
            model=self.model.ms,
            postprocess=self.postprocess.ms,
            metrics=self.metrics.ms,
        )
