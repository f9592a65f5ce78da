"""The processes that run, and alarms"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Moment

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "process",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("free_mb", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
    )
    op.create_table(
        "alarm",
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("process_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_alarm")),
    )


def downgrade() -> None:
    op.drop_table("alarm")
    op.drop_table("process")
