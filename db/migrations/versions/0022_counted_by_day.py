"""Posts of a period are counted in an index alone, and what was stated of it is found at once"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

IS_SENT = sa.text("local_day IS NOT NULL")
COLUMNS = ["organisation_id", "local_day", "state", "rubric_id", "is_repost", "author_id", "from_primary"]


def upgrade() -> None:
    op.create_index("ix_post_counted", "post", COLUMNS, sqlite_where=IS_SENT, postgresql_where=IS_SENT)
    op.create_index("ix_entry_stated", "entry", ["organisation_id", "kind", "starts_on", "ends_on"])
    op.create_index("ix_entry_stated_below", "entry", ["region_id", "kind", "starts_on", "ends_on"])


def downgrade() -> None:
    op.drop_index("ix_entry_stated_below", "entry")
    op.drop_index("ix_entry_stated", "entry")
    op.drop_index("ix_post_counted", "post")
