"""How a prediction is wanted; part of the key under which it is cached."""

from dataclasses import dataclass

from sync_server.contract.predict import PredictRequest


@dataclass(frozen=True)
class Options:
    """What an answer holds.

    Attributes:
        masks, polygons, metrics: True where they are wanted.
        threshold: confidence from which a defect is told.
    """

    masks: bool = False
    polygons: bool = True
    metrics: bool = True
    threshold: float = 0.0

    @property
    def key(self) -> str:
        """The options as text: equal for equal options only."""
        return f"{self.masks:d}{self.polygons:d}{self.metrics:d} {self.threshold!r}"


def options_of(asked: PredictRequest) -> Options:
    """Options of a request."""
    return Options(
        masks=asked.return_masks,
        polygons=asked.return_polygons,
        metrics=asked.return_metrics,
        threshold=float(asked.confidence_threshold),
    )
