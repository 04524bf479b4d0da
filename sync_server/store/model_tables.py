"""Tables of the model registry."""

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.store.tables import Table


class Model(Table):
    """A model package; ``description`` is its ``model.json``."""

    __tablename__ = "model"
    version: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    blob: Mapped[str] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str]
    description: Mapped[str]
    registered_at: Mapped[str]
    registered_by: Mapped[str | None] = mapped_column(ForeignKey("account.account_id"))
    promoted_at: Mapped[str | None]
    promoted_by: Mapped[str | None] = mapped_column(ForeignKey("account.account_id"))
