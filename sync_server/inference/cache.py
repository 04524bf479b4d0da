"""Predictions that were made: ready JSON, for a day."""

import datetime
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sync_server.clock import Clock, stamp
from sync_server.store.database import Database
from sync_server.store.prediction_tables import CachedPrediction as Row


class PredictionCache:
    """Keeps predictions by wafer, model and options.

    Args:
        clock: what time it is.
        hours: how long one is kept.
    """

    def __init__(self, clock: Clock, *, hours: float) -> None:
        self._clock, self._kept = clock, datetime.timedelta(hours=hours)

    def find(
        self, session: Session, wafer_ids: Sequence[str], *, model: str, options: str
    ) -> dict[str, bytes]:
        """Bodies by wafer id, of those that are there.

        Args:
            session: reading.
            wafer_ids: of the wafers.
            model: SHA-256 of the model.
            options: their key.
        """
        rows = session.execute(
            select(Row.wafer_id, Row.body).where(
                Row.wafer_id.in_(wafer_ids),
                Row.model_sha256 == model,
                Row.options == options,
                Row.made_at >= self._oldest(),
            )
        )
        return {row.wafer_id: row.body for row in rows}

    def latest(self, session: Session, wafer_id: str, *, model: str) -> bytes | None:
        """The body that was made last for a wafer, whatever the options."""
        return session.scalar(
            select(Row.body)
            .where(
                Row.wafer_id == wafer_id,
                Row.model_sha256 == model,
                Row.made_at >= self._oldest(),
            )
            .order_by(Row.made_at.desc())
            .limit(1)
        )

    def keep(
        self, database: Database, wafer_id: str, body: bytes, *, model: str, options: str
    ) -> None:
        """Keep a body, and let go of those that are too old."""
        row = Row(
            wafer_id=wafer_id,
            model_sha256=model,
            options=options,
            made_at=stamp(self._clock),
            body=body,
        )
        try:
            with database.writing() as session:
                session.execute(delete(Row).where(Row.made_at < self._oldest()))
                session.merge(row)
        except IntegrityError:  # another process kept the same at the same moment
            return

    def _oldest(self) -> str:
        return (self._clock.now() - self._kept).isoformat(timespec="milliseconds")
