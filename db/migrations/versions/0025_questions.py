"""Questions to a region, and its answers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Key, Moment

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("place_id", Key, nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("is_lost", sa.Boolean(), nullable=False),
        sa.Column("item_id", Key, nullable=True),
        sa.Column("post_id", Key, nullable=True),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_question_region_id")),
        sa.ForeignKeyConstraint(["place_id"], ["organisation.id"], name=op.f("fk_question_place_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["library_item.id"], name=op.f("fk_question_item_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_question_post_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_queue", "question", ["region_id", "state", "since", "id"])
    op.create_index("ix_question_asker", "question", ["account_id", "id"])
    op.create_index("ix_question_old", "question", ["state", "since"])
    op.create_table(
        "question_word",
        sa.Column("id", Key, nullable=False),
        sa.Column("question_id", Key, nullable=False),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_question_word_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_word")),
    )
    op.create_index("ix_question_word_question_id", "question_word", ["question_id", "id"])


def downgrade() -> None:
    op.drop_table("question_word")
    op.drop_table("question")
