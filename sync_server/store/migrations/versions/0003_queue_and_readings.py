"""Queue and readings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Lay it."""
    _agreement()
    _kept_request()
    _queue_item()
    _queue_lease()
    _reading()
    _reviewed_reading()
    _verdict()
    _turn()


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("iou", sa.Double(), nullable=False),
        sa.Column("dice", sa.Double(), nullable=False),
        sa.Column("kappa", sa.Double(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.Column("compared_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("annotation_id", "other_id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_wafer_id"), ["wafer_id"], unique=False)


def _kept_request() -> None:
    op.create_table(
        "kept_request",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_kept_request")),
    )
    with op.batch_alter_table("kept_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_request_kept_at"), ["kept_at"], unique=False)


def _queue_item() -> None:
    op.create_table(
        "queue_item",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("double_reading", sa.Boolean(), nullable=False),
        sa.Column("predicted", sa.Text(), nullable=True),
        sa.Column("assigned_to", sa.Text(), nullable=True),
        sa.Column("queued_by", sa.Text(), nullable=False),
        sa.Column("queued_at", sa.Text(), nullable=False),
        sa.Column("lease_id", sa.Text(), nullable=True),
        sa.Column("leased_until", sa.Text(), nullable=True),
        sa.Column("annotation_id", sa.Text(), nullable=True),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_queue_item")),
    )
    with op.batch_alter_table("queue_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_queue_item_annotation_id"), ["annotation_id"], unique=False
        )
        batch_op.create_index("ix_queue_item_status", ["status", "priority"], unique=False)
        batch_op.create_index(batch_op.f("ix_queue_item_wafer_id"), ["wafer_id"], unique=False)


def _queue_lease() -> None:
    op.create_table(
        "queue_lease",
        sa.Column("lease_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("profile_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("leased_at", sa.Text(), nullable=False),
        sa.Column("leased_until", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("lease_id", name=op.f("pk_queue_lease")),
    )
    with op.batch_alter_table("queue_lease", schema=None) as batch_op:
        batch_op.create_index("ix_queue_lease_account_id", ["account_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_queue_lease_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_queue_lease_state", ["state", "leased_until"], unique=False)


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("profile_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("wafer_id", "account_id", name=op.f("pk_reading")),
        sa.UniqueConstraint("annotation_id", name=op.f("uq_reading_annotation_id")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_account_id"), ["account_id"], unique=False)


def _reviewed_reading() -> None:
    op.create_table(
        "reviewed_reading",
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "annotation_id", name=op.f("pk_reviewed_reading")),
    )
    with op.batch_alter_table("reviewed_reading", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reviewed_reading_annotation_id"), ["annotation_id"], unique=False
        )


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("review_id", sa.Text(), nullable=False),
        sa.Column("annotation_id", sa.Text(), nullable=False),
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("profile_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_verdict")),
    )
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_verdict_annotation_id"), ["annotation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_verdict_item_id"), ["item_id"], unique=False)


def _turn() -> None:
    fact = sa.table("server_fact", sa.column("key", sa.Text()), sa.column("value", sa.Text()))
    op.execute(fact.insert().values(key="queue_turn", value="0"))
