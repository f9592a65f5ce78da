"""Goals of regions and branches"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Key, Moment

revision = "0029"
down_revision = "0028"
HOLDS = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "goal",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("figure", sa.String(16), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("set_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_goal_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(
        "uq_goal_holds", "goal", ["organisation_id", "figure"], unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS
    )
    op.create_index("ix_goal_place", "goal", ["organisation_id", "set_at"])


def downgrade() -> None:
    op.drop_table("goal")
