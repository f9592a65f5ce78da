"""The desk: who is signed in, and by which link one signs in"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Moment

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.create_table(
        "desk_session",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("born_of", sa.String(64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_desk_session_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_desk_session")),
        sa.UniqueConstraint("born_of", name=op.f("uq_desk_session_born_of")),
    )
    op.create_table(
        "desk_link",
        sa.Column("word_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_desk_link_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word_hash", name=op.f("pk_desk_link")),
    )
    for table in ("desk_session", "desk_link"):
        for column in ("account_id", "ends_at"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    op.drop_table("desk_link")
    op.drop_table("desk_session")
