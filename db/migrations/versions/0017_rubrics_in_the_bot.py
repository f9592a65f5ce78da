"""Rubrics are kept in the bot: what a region makes of them, guidance and example of one's own, prompts with a season"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, OwnTexts

revision = "0017"
down_revision = "0016"

OF_DEFAULTS = sa.text("code <> ''")


def upgrade() -> None:
    op.add_column("rubric", sa.Column("guidance", OwnTexts, nullable=True))
    op.add_column("rubric", sa.Column("example", OwnTexts, nullable=True))
    op.create_table(
        "rubric_at",
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("rubric_id", Key, nullable=False),
        sa.Column("names", OwnTexts, nullable=True),
        sa.Column("guidance", OwnTexts, nullable=True),
        sa.Column("example", OwnTexts, nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_rubric_at_organisation_id")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_rubric_at_rubric_id")),
        sa.PrimaryKeyConstraint("organisation_id", "rubric_id", name=op.f("pk_rubric_at")),
    )
    with op.batch_alter_table("idea") as batch:
        batch.add_column(sa.Column("organisation_id", Key, nullable=True))
        batch.add_column(sa.Column("code", sa.String(32), nullable=False, server_default=""))
        batch.add_column(sa.Column("season_from", sa.String(5), nullable=False, server_default=""))
        batch.add_column(sa.Column("season_until", sa.String(5), nullable=False, server_default=""))
        batch.add_column(sa.Column("removed_on", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_idea_organisation_id"), "organisation", ["organisation_id"], ["id"])
    op.create_index(
        "uq_idea_of_defaults", "idea", ["code"], unique=True, sqlite_where=OF_DEFAULTS, postgresql_where=OF_DEFAULTS
    )
    op.create_table(
        "ideas_given",
        sa.Column("branch_id", Key, nullable=False),
        sa.Column("rubric_id", Key, nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("ideas", Document, nullable=False),
        sa.Column("used", Document, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["organisation.id"], name=op.f("fk_ideas_given_branch_id")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_ideas_given_rubric_id")),
        sa.PrimaryKeyConstraint("branch_id", "rubric_id", name=op.f("pk_ideas_given")),
    )


def downgrade() -> None:
    """Prompts that were removed, or are one region's, would be everybody's again."""
    op.drop_table("ideas_given")
    op.drop_index("uq_idea_of_defaults", "idea")
    op.execute("DELETE FROM idea WHERE removed_on IS NOT NULL OR organisation_id IS NOT NULL")
    with op.batch_alter_table("idea") as batch:
        batch.drop_constraint(op.f("fk_idea_organisation_id"), type_="foreignkey")
        for column in ("organisation_id", "code", "season_from", "season_until", "removed_on"):
            batch.drop_column(column)
    op.drop_table("rubric_at")
    op.drop_column("rubric", "example")
    op.drop_column("rubric", "guidance")
