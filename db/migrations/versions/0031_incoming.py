"""What Telegram brings by the webhook"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Moment, Payload

revision = "0031"
down_revision = "0030"
OPEN = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "incoming",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("payload", Payload, nullable=True),
        sa.Column("came_at", Moment(), nullable=False),
        sa.Column("written_at", Moment(), nullable=True),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming")),
    )
    op.create_index("ix_incoming_open", "incoming", ["lane", "id"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_table("incoming")
