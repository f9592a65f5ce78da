"""Tasks of a region, and since when a rubric is there"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Key, Moment

revision = "0030"
down_revision = "0029"
OPEN, STANDS = sa.text("closed_on IS NULL"), sa.text("over_on IS NULL")


def upgrade() -> None:
    op.create_table(
        "task",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("subject_id", Key, nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", Key, nullable=True),
        sa.Column("outcome", sa.String(8), server_default="", nullable=False),
        sa.Column("reason", sa.String(16), server_default="", nullable=False),
        sa.Column("words", sa.String(256), server_default="", nullable=False),
        sa.Column("over_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_task_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_task_closed_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    stands = ["organisation_id", "kind", "subject_id"]
    op.create_index("uq_task_stands", "task", stands, unique=True, sqlite_where=STANDS, postgresql_where=STANDS)
    op.create_index("ix_task_open", "task", ["organisation_id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_task_opened", "task", ["organisation_id", "opened_on"])
    op.create_index("ix_task_closed", "task", ["organisation_id", "closed_on"])
    op.create_index(op.f("ix_task_closed_by"), "task", ["closed_by"])
    op.add_column("rubric", sa.Column("added_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("rubric", "added_on")
    op.drop_table("task")
