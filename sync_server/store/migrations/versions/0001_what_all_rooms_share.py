"""What all rooms share."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay it."""
    _account()
    _annotation()
    _based_on()
    _change()
    _head()
    _server_fact()
    _shape()
    _linked_profile()
    _person()
    _wafer()


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account")),
    )


def _annotation() -> None:
    op.create_table(
        "annotation",
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("profile_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("has_no_defect", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("annotation_id", name=op.f("pk_annotation")),
    )
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annotation_profile_id"), ["profile_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annotation_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_annotation_wafer_id"), ["wafer_id"], unique=False)


def _based_on() -> None:
    op.create_table(
        "based_on",
        sa.Column("base_id", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("base_id", "change_id", name=op.f("pk_based_on")),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("bases", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("client_time", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_change")),
        sa.UniqueConstraint("change_id", name=op.f("uq_change_change_id")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_annotation_id", ["annotation_id", "number"], unique=False)
        batch_op.create_index("ix_change_author", ["author", "number"], unique=False)


def _head() -> None:
    op.create_table(
        "head",
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "change_id", name=op.f("pk_head")),
    )
    with op.batch_alter_table("head", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_head_annotation_id"), ["annotation_id"], unique=False)


def _server_fact() -> None:
    op.create_table(
        "server_fact",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_server_fact")),
    )


def _shape() -> None:
    op.create_table(
        "shape",
        sa.Column("shape_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("class_key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shape_id", name=op.f("pk_shape")),
    )
    with op.batch_alter_table("shape", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shape_annotation_id"), ["annotation_id"], unique=False)


def _linked_profile() -> None:
    op.create_table(
        "linked_profile",
        sa.Column("profile_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("linked_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_linked_profile_account_id")
        ),
        sa.PrimaryKeyConstraint("profile_id", name=op.f("pk_linked_profile")),
    )
    with op.batch_alter_table("linked_profile", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_linked_profile_account_id"), ["account_id"], unique=False
        )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.account_id"],
            name=op.f("fk_person_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sa.UniqueConstraint("username", name=op.f("uq_person_username")),
    )


def _wafer() -> None:
    op.create_table(
        "wafer",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lot", sa.Text(), nullable=True),
        sa.Column("wafer", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("test_program", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("columns", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("dies", sa.BigInteger(), nullable=False),
        sa.Column("fails", sa.BigInteger(), nullable=False),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["account.account_id"], name=op.f("fk_wafer_added_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_wafer")),
        sa.UniqueConstraint("wafer_id", name=op.f("uq_wafer_wafer_id")),
    )
    with op.batch_alter_table("wafer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wafer_lot"), ["lot"], unique=False)
        batch_op.create_index(batch_op.f("ix_wafer_product"), ["product"], unique=False)
