"""What came out last on a platform is found from the end, however much came out elsewhere"""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_index("ix_publication_there", "publication", ["platform", "at"])


def downgrade() -> None:
    op.drop_index("ix_publication_there", "publication")
