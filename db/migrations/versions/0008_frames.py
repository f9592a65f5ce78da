"""Posts are framed, and regions have logos; going back, the originals stand there without a frame"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "artwork",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_artwork_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artwork")),
    )
    op.create_index(op.f("ix_artwork_organisation_id"), "artwork", ["organisation_id"])
    op.add_column("post", sa.Column("frame", Document, nullable=False, server_default="{}"))
    op.add_column("media", sa.Column("framed", Document, nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("media", "framed")
    op.drop_column("post", "frame")
    op.drop_table("artwork")
