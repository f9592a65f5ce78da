"""Who holds a notice that is in flight, and what its moment was reckoned from"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reckoned_from", Moment(), nullable=True))
        batch_op.add_column(sa.Column("sender_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("renewals", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_column("lease_until")
        batch_op.drop_index("ix_notice_chat_id")
        batch_op.create_index("ix_notice_chat", ["chat_id", "state"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_chat")
        batch_op.create_index("ix_notice_chat_id", ["chat_id"], unique=False)
        batch_op.add_column(sa.Column("lease_until", Moment(), nullable=True))
        batch_op.drop_column("renewals")
        batch_op.drop_column("sender_id")
        batch_op.drop_column("reckoned_from")
