"""Metrics for Prometheus, by the names of the requirements document (section 18.1)."""

import threading
from collections import Counter as Counted
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

_REMEMBERED: Final = 1000
_REQUEST_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_INFERENCE_BUCKETS: Final = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


@dataclass(frozen=True)
class Latency:
    """Seconds that the latest calls took; None while there were none."""

    p50: float | None
    p95: float | None
    p99: float | None


class Meter:
    """What one server counts; rooms call it, from any thread.

    Attributes:
        model_version: of the model that predicts; None while that is not known.
    """

    def __init__(self) -> None:
        self.model_version: str | None = None
        self._turn = threading.Lock()
        self._requests: deque[float] = deque(maxlen=_REMEMBERED)
        self._predictions: deque[float] = deque(maxlen=_REMEMBERED)
        self._hits: dict[str, tuple[int, int]] = {}
        self._registry = CollectorRegistry()
        self._inference_metrics()
        self._server_metrics()

    def _inference_metrics(self) -> None:
        place = self._registry
        self._inferences = Counter(
            "inference_requests_total",
            "Inference requests",
            ["model_version", "status_code", "defect_class"],
            registry=place,
        )
        self._inference_seconds = Histogram(
            "inference_latency_seconds",
            "Inference request latency",
            ["model_version", "batch_size"],
            buckets=_INFERENCE_BUCKETS,
            registry=place,
        )
        self._iou = Gauge(
            "model_iou_score",
            "IoU of the model on its validation set",
            ["model_version"],
            registry=place,
        )
        self._hit_rate = Gauge(
            "cache_hit_rate", "Cache hits in percent", ["cache_type"], registry=place
        )
        self._sessions = Gauge("active_inference_sessions", "Inferences under way", registry=place)

    def _server_metrics(self) -> None:
        place = self._registry
        self._answers = Counter(
            "http_requests_total", "Requests", ["method", "path", "status"], registry=place
        )
        self._answer_seconds = Histogram(
            "http_request_duration_seconds",
            "Time until a request is answered",
            ["method", "path"],
            buckets=_REQUEST_BUCKETS,
            registry=place,
        )
        self._changes = Counter("sync_changes_total", "Pushed changes", ["outcome"], registry=place)
        self._conflicts = Counter(
            "sync_conflicts_total", "Conflicts that pushed changes left", registry=place
        )

    def answered(self, *, method: str, path: str, status: int, seconds: float) -> None:
        """Count a request; ``path`` is its template."""
        self._answers.labels(method, path, status).inc()
        self._answer_seconds.labels(method, path).observe(seconds)
        self._requests.append(seconds)

    def pushed(self, outcomes: Iterable[str], *, conflicts: int) -> None:
        """Count pushed changes by what became of them, and the conflicts that they left."""
        for outcome, count in Counted(outcomes).items():
            self._changes.labels(outcome).inc(count)
        self._conflicts.inc(conflicts)

    def predicted(
        self,
        *,
        model_version: str,
        status: int,
        seconds: float,
        defect_class: str = "none",
        batch_size: int = 1,
    ) -> None:
        """Count an inference."""
        self._inferences.labels(model_version, status, defect_class).inc()
        self._inference_seconds.labels(model_version, batch_size).observe(seconds)
        self._predictions.append(seconds)

    def serves(self, model_version: str, *, iou: float | None = None) -> None:
        """Tell which model predicts from now on, and its IoU where that is known."""
        self.model_version = model_version
        if iou is not None:
            self._iou.labels(model_version).set(iou)

    def looked_up(self, cache_type: str, *, hit: bool) -> None:
        """Count a look into a cache."""
        with self._turn:
            hits, looks = self._hits.get(cache_type, (0, 0))
            hits, looks = hits + hit, looks + 1
            self._hits[cache_type] = (hits, looks)
        self._hit_rate.labels(cache_type).set(100 * hits / looks)

    @contextmanager
    def inference(self) -> Iterator[None]:
        """An inference is under way while the block runs."""
        with self._sessions.track_inprogress():
            yield

    def requests(self) -> Latency:
        """How long the latest requests took."""
        return _latency(list(self._requests))

    def predictions(self) -> Latency:
        """How long the latest inferences took."""
        return _latency(list(self._predictions))

    def told(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)


def _latency(seconds: list[float]) -> Latency:
    if not seconds:
        return Latency(None, None, None)
    ranked = sorted(seconds)
    p50, p95, p99 = (ranked[min(len(ranked) - 1, len(ranked) * p // 100)] for p in (50, 95, 99))
    return Latency(p50, p95, p99)
