"""Tables that several rooms of the server share; a room's own tables lie in a module beside it.

Times are ISO 8601 in UTC, as text: they sort, and read the same on SQLite and PostgreSQL. People
are named in ``person`` only; everything else carries the pseudonymous ``account_id``.
"""

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """What all tables stand on."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text}  # noqa: RUF012  SQLAlchemy reads it from the class


class ServerFact(Table):
    """What is true of this database as a whole, such as ``database_id``."""

    __tablename__ = "server_fact"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Account(Table):
    """One who may sign in; a pseudonym."""

    __tablename__ = "account"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[str]


class Person(Table):
    """The only table that names people; a line goes when a person's names are erased."""

    __tablename__ = "person"
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.account_id", ondelete="CASCADE"), primary_key=True
    )
    username: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str | None] = mapped_column(unique=True)
    full_name: Mapped[str | None]


class LinkedProfile(Table):
    """A workstation's profile that belongs to an account."""

    __tablename__ = "linked_profile"
    profile_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.account_id"), index=True)
    linked_at: Mapped[str]


class Wafer(Table):
    """A wafer; ``number`` is what the REST interface calls ``wafer_map_id``."""

    __tablename__ = "wafer"
    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    wafer_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    lot: Mapped[str | None] = mapped_column(index=True)
    wafer: Mapped[str | None]
    product: Mapped[str | None] = mapped_column(index=True)
    test_program: Mapped[str | None]
    format: Mapped[str]
    columns: Mapped[int]
    rows: Mapped[int]
    dies: Mapped[int] = mapped_column(BigInteger)
    fails: Mapped[int] = mapped_column(BigInteger)
    blob: Mapped[str] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    added_by: Mapped[str] = mapped_column(ForeignKey("account.account_id"))
    added_at: Mapped[str]


class LoggedChange(Table):
    """One change, never edited; ``number`` is the server's order, without gaps."""

    __tablename__ = "change"
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    change_id: Mapped[str] = mapped_column(unique=True)
    entity: Mapped[str]
    entity_id: Mapped[str]
    annotation_id: Mapped[str]
    wafer_id: Mapped[str]
    bases: Mapped[str]
    body: Mapped[str | None]
    author: Mapped[str]
    step: Mapped[str]
    client_time: Mapped[str]
    digest: Mapped[str]
    account_id: Mapped[str]
    received_at: Mapped[str]
    __table_args__ = (
        Index("ix_change_annotation_id", "annotation_id", "number"),
        Index("ix_change_author", "author", "number"),
    )


class BasedOn(Table):
    """Which change was made on which; the base may not be here yet."""

    __tablename__ = "based_on"
    base_id: Mapped[str] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(primary_key=True)


class Head(Table):
    """A change that no other is based on; several of one entity differ or say the same."""

    __tablename__ = "head"
    entity_id: Mapped[str] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(primary_key=True)
    annotation_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(BigInteger)


class Annotation(Table):
    """An annotation as its first head has it: made from the log, never written otherwise."""

    __tablename__ = "annotation"
    annotation_id: Mapped[str] = mapped_column(primary_key=True)
    wafer_id: Mapped[str] = mapped_column(index=True)
    profile_id: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(index=True)
    has_no_defect: Mapped[bool]
    note: Mapped[str]
    reason: Mapped[str]
    priority: Mapped[int]
    seconds: Mapped[float]
    change_id: Mapped[str]
    changed_at: Mapped[str]


class Shape(Table):
    """A shape as its first head has it: made from the log; a removed one has no line."""

    __tablename__ = "shape"
    shape_id: Mapped[str] = mapped_column(primary_key=True)
    annotation_id: Mapped[str] = mapped_column(index=True)
    class_key: Mapped[str]
    body: Mapped[str]
    change_id: Mapped[str]
