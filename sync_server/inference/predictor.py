"""Answers what a model says of wafers: from the cache, else by running it, one at a time."""

import json
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ml_core.wafer.errors import GeometryError, ModelError, WaferStudioError
from sync_server.blobs.store import BlobStore
from sync_server.clock import Clock
from sync_server.contract.envelope import ErrorCode
from sync_server.contract.wafers import WaferRecord
from sync_server.errors import Refused
from sync_server.inference.cache import PredictionCache
from sync_server.inference.engines import Engines
from sync_server.inference.options import Options
from sync_server.registry import RegisteredModel, Registry, find_model
from sync_server.store.database import Database
from sync_server.store.tables import Wafer
from sync_server.telemetry.meter import Meter
from sync_server.turns import Turns
from sync_server.wafers.keeping import record_of
from sync_server.wafers.unpacked import unpacked

_log = logging.getLogger(__name__)
_RETRY: Final = 5.0
_CACHE: Final = "inference_cache"


@dataclass(frozen=True)
class Answer:
    """Predictions, ready to be sent.

    Attributes:
        bodies: JSON of each, in the order asked.
        cached: how many wafers were there already.
        seconds: that it took.
    """

    bodies: tuple[bytes, ...]
    cached: int
    seconds: float


@dataclass(frozen=True)
class _Wanted:
    """What is asked, looked up."""

    model: RegisteredModel
    records: dict[int, WaferRecord]
    found: dict[str, bytes]


class Predictor:
    """Predicts, and keeps what it predicted.

    Args:
        database: wafers, models and the cache.
        blobs: where wafers and models lie.
        registry: of the models.
        engines: loads them.
        clock: what time it is.
        meter: counts.
        hours: how long a prediction is kept.
    """

    def __init__(
        self, database: Database, blobs: BlobStore, registry: Registry, engines: Engines,
        clock: Clock, meter: Meter, *, hours: float,
    ) -> None:  # fmt: skip
        self._database, self._blobs, self._clock = database, blobs, clock
        self._registry, self._engines = registry, engines
        self._cache = PredictionCache(clock, hours=hours)
        self._turns = Turns("inference", waiting=12)
        self._started = threading.Event()
        self._meter = meter

    @property
    def is_ready(self) -> bool:
        """True once the model in production is loaded, or it is known that it cannot be."""
        return self._started.is_set()

    def start(self, starter: Path | None) -> None:
        """Register the starter model if need be, and load the model in production.

        It takes some seconds, and is called in a thread of its own. What fails is logged; the
        server serves everything else all the same.
        """
        try:
            if starter is not None:
                self._registry.register_starter(starter)
            model = self._registry.get(None)
            with self._turns.one():
                self._engines.inspector(model)
            self._meter.serves(model.version, iou=model.iou)
        except (Refused, WaferStudioError, OSError, ValueError, KeyError) as error:
            _log.warning("no model was loaded at the start: %s", error)
        finally:
            self._started.set()

    def predict(self, numbers: Sequence[int], *, version: str | None, options: Options) -> Answer:
        """What a model says of wafers.

        Args:
            numbers: of the wafers.
            version: of the model; the one in production where None.
            options: what is wanted.

        Raises:
            Refused: a wafer or model is not there, the model is not loaded yet or fails, or too
                many are waiting.
        """
        began = self._clock.monotonic()
        with self._database.reading() as session:
            wanted = self._look_up(session, numbers, version, options)
        for record in wanted.records.values():
            self._meter.looked_up(_CACHE, hit=record.wafer_id in wanted.found)
        bodies = dict(wanted.found)
        if len(bodies) < len(wanted.records):
            with self._turns.one():
                bodies |= self._made(wanted, options)
        ordered = tuple(bodies[wanted.records[number].wafer_id] for number in numbers)
        return Answer(ordered, len(wanted.found), self._clock.monotonic() - began)

    def cached(self, number: int, *, version: str | None) -> Answer:
        """What a model said of a wafer last, under whatever options.

        Raises:
            Refused: nothing that is young enough.
        """
        began = self._clock.monotonic()
        with self._database.reading() as session:
            model = self._model(session, version)
            record = _records(session, [number])[number]
            body = self._cache.latest(session, record.wafer_id, model=model.sha256)
        self._meter.looked_up(_CACHE, hit=body is not None)
        if body is None:
            raise Refused(
                ErrorCode.NOT_FOUND,
                f"Nothing is cached of wafer map {number} under model {model.version}; POST "
                "/predict runs the model.",
            )
        return Answer((body,), 1, self._clock.monotonic() - began)

    def _look_up(
        self, session: Session, numbers: Sequence[int], version: str | None, options: Options
    ) -> _Wanted:
        records = _records(session, numbers)
        model = self._model(session, version)
        found = self._cache.find(
            session,
            [record.wafer_id for record in records.values()],
            model=model.sha256,
            options=options.key,
        )
        return _Wanted(model, records, found)

    def _model(self, session: Session, version: str | None) -> RegisteredModel:
        try:
            return find_model(session, version)
        except Refused:
            if self.is_ready:
                raise
            raise _loading() from None  # the starter model is just being registered

    def _made(self, wanted: _Wanted, options: Options) -> dict[str, bytes]:
        if not self.is_ready:
            raise _loading()
        with self._database.reading() as session:  # another may have made them meanwhile
            missing = [r.wafer_id for r in wanted.records.values()]
            model, key = wanted.model.sha256, options.key
            made = self._cache.find(session, missing, model=model, options=key)
        for number, record in wanted.records.items():
            if record.wafer_id not in wanted.found and record.wafer_id not in made:
                body = self._run(wanted.model, number, record, options)
                made[record.wafer_id] = body
                self._cache.keep(self._database, record.wafer_id, body, model=model, options=key)
        return made

    def _run(
        self, model: RegisteredModel, number: int, record: WaferRecord, options: Options
    ) -> bytes:
        from sync_server.inference.body import prediction_body  # loads OpenCV

        inspector = self._engines.inspector(model)
        began = self._clock.monotonic()
        wafer = unpacked(record, self._blobs)
        try:
            with self._meter.inference():
                inspection = inspector.inspect(wafer)
        except GeometryError as error:
            raise Refused(ErrorCode.TOO_LARGE, f"Wafer map {number}: {error}") from error
        except ModelError as error:
            seconds = self._clock.monotonic() - began
            self._meter.predicted(model_version=model.version, status=500, seconds=seconds)
            raise Refused(ErrorCode.INFERENCE_ERROR, f"Wafer map {number}: {error}") from error
        seconds = self._clock.monotonic() - began
        self._meter.predicted(
            model_version=model.version,
            status=200,
            seconds=seconds,
            defect_class=inspection.verdict,
        )
        return prediction_body(
            wafer,
            inspection,
            options,
            number=number,
            version=model.version,
            milliseconds=1000 * seconds,
        )


def predictions_json(answer: Answer) -> bytes:
    """The answer's ``data`` (`contract.predict.Predictions`)."""
    counted = {
        "batch_size": len(answer.bodies),
        "cached": answer.cached,
        "total_inference_time_ms": round(1000 * answer.seconds, 3),
    }
    rest = json.dumps(counted, separators=(",", ":")).encode("ascii")
    return b'{"predictions":[' + b",".join(answer.bodies) + b"]," + rest[1:]


def _records(session: Session, numbers: Sequence[int]) -> dict[int, WaferRecord]:
    """Records by number, in the order asked."""
    rows = session.scalars(select(Wafer).where(Wafer.number.in_(numbers)))
    there = {row.number: record_of(row) for row in rows}
    missing = [number for number in numbers if number not in there]
    if missing:
        raise Refused(
            ErrorCode.NOT_FOUND,
            f"Wafer map {missing[0]} is not on this server.",
            details={"wafer_map_ids": f"{missing[:20]} must be on the server"},
        )
    return {number: there[number] for number in numbers}


def _loading() -> Refused:
    return Refused(
        ErrorCode.MODEL_LOADING, "The model is being loaded; try again.", retry_after=_RETRY
    )
