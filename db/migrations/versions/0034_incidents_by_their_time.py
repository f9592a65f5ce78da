"""What went wrong is found by when it did"""

from __future__ import annotations

from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.create_index(op.f("ix_incident_at"), "incident", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_incident_at"), "incident")
