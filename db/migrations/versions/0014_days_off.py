"""Owners say which days are off otherwise than the calendar does"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "day_exception",
        sa.Column("id", Key, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("names", Document, nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("entered_by", Key, nullable=True),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_day_exception_entered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_exception")),
        sa.UniqueConstraint("on_day", name=op.f("uq_day_exception_on_day")),
    )


def downgrade() -> None:
    op.drop_table("day_exception")
