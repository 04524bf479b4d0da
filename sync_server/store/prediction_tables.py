"""The cache of predictions."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.store.tables import Table


class CachedPrediction(Table):
    """What a model said of a wafer under some options: ``body`` is JSON, ready to be sent."""

    __tablename__ = "cached_prediction"
    wafer_id: Mapped[str] = mapped_column(primary_key=True)
    model_sha256: Mapped[str] = mapped_column(primary_key=True)
    options: Mapped[str] = mapped_column(primary_key=True)
    made_at: Mapped[str] = mapped_column(index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
