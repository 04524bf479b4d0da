"""Models and the cache of predictions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Lay it."""
    _cached_prediction()
    _model()
    _wafer()


def _cached_prediction() -> None:
    op.create_table(
        "cached_prediction",
        sa.Column("wafer_id", sa.Text(), nullable=False),
        sa.Column("model_sha256", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint(
            "wafer_id", "model_sha256", "options", name=op.f("pk_cached_prediction")
        ),
    )
    with op.batch_alter_table("cached_prediction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cached_prediction_made_at"), ["made_at"], unique=False)


def _model() -> None:
    op.create_table(
        "model",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.Text(), nullable=False),
        sa.Column("registered_by", sa.Text(), nullable=True),
        sa.Column("promoted_at", sa.Text(), nullable=True),
        sa.Column("promoted_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["promoted_by"], ["account.account_id"], name=op.f("fk_model_promoted_by")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["account.account_id"], name=op.f("fk_model_registered_by")
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_model")),
        sa.UniqueConstraint("sha256", name=op.f("uq_model_sha256")),
    )
    with op.batch_alter_table("model", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_model_blob"), ["blob"], unique=False)


def _wafer() -> None:
    with op.batch_alter_table("wafer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wafer_blob"), ["blob"], unique=False)
