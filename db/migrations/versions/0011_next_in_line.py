"""Who is next in line is seen without a look at all that wait"""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.drop_index("ix_notice_due", "notice")
    op.create_index("ix_notice_line", "notice", ["state", "urgency", "due_at", "id", "chat_id"])
    op.drop_index("ix_notice_chat", "notice")
    op.create_index("ix_notice_chat", "notice", ["chat_id", "state", "urgency", "id", "due_at"])
    op.create_index("ix_notice_astray", "notice", ["state", "reckoned_from"])


def downgrade() -> None:
    op.drop_index("ix_notice_astray", "notice")
    op.drop_index("ix_notice_chat", "notice")
    op.create_index("ix_notice_chat", "notice", ["chat_id", "state"])
    op.drop_index("ix_notice_line", "notice")
    op.create_index("ix_notice_due", "notice", ["state", "urgency", "due_at"])
