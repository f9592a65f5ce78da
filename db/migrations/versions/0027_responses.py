"""Reactions and comments in channels, in numbers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Moment

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "response",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("liked", sa.Integer(), nullable=False),
        sa.Column("disliked", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("counted_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("told_liked", sa.Integer(), nullable=False),
        sa.Column("told_comments", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("root_id", sa.BigInteger(), nullable=True),
        sa.Column("last_comment_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_response")),
    )
    op.create_index("ix_response_changed", "response", ["chat_id", "changed_at"])
    op.create_index("ix_response_root", "response", ["group_id", "root_id"])


def downgrade() -> None:
    op.drop_table("response")
