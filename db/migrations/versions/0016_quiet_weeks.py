"""Branches say that nothing comes in a week, and people that they are away"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Key, Moment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "quiet_week",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("words", sa.String(256), nullable=False),
        sa.Column("said_by", Key, nullable=True),
        sa.Column("said_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_quiet_week_organisation_id")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_quiet_week_said_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_week")),
        sa.UniqueConstraint("organisation_id", "week", name=op.f("uq_quiet_week_organisation_id_week")),
    )
    op.create_index("ix_quiet_week_said_by", "quiet_week", ["said_by"])
    op.create_table(
        "away",
        sa.Column("person_id", Key, autoincrement=False, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("said_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_away_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_away")),
    )


def downgrade() -> None:
    op.drop_table("away")
    op.drop_index("ix_quiet_week_said_by", "quiet_week")
    op.drop_table("quiet_week")
