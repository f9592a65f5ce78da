"""Notices leave by a door, regions have keys of others, and a post is on its way to each place by itself"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0013"
down_revision = "0012"

POST = sa.table("post", sa.column("id"), sa.column("state"), sa.column("publish_at", Moment), sa.column("trouble"))
OUT = sa.table(
    "publication", sa.column("post_id"), sa.column("platform"), sa.column("link"), sa.column("at", Moment),
    sa.column("state"), sa.column("messages", Document), sa.column("trouble"),
)  # fmt: skip
# What was on its way was so to the channel: there was no other place.
STATES = {"scheduled": "going", "going out": "going", "in doubt": "doubt"}


def upgrade() -> None:
    op.create_table(
        "door_key",
        sa.Column("id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("door", sa.String(12), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=True),
        sa.Column("connected_at", Moment(), nullable=False),
        sa.Column("facts", Document, nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_door_key_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_key")),
        sa.UniqueConstraint("region_id", "door", name=op.f("uq_door_key_region_id_door")),
        sa.UniqueConstraint("door", "chat_id", name=op.f("uq_door_key_door_chat_id")),
    )
    op.add_column("notice", sa.Column("door", sa.String(12), nullable=False, server_default="telegram"))
    elsewhere = sa.text("door <> 'telegram'")
    op.create_index(
        "ix_notice_elsewhere", "notice", ["door", "state", "due_at"], sqlite_where=elsewhere,
        postgresql_where=elsewhere,
    )  # fmt: skip
    op.add_column("publication", sa.Column("trouble", sa.String(256), nullable=False, server_default=""))
    _set_out()


def _set_out() -> None:
    connection = op.get_bind()
    for post in connection.execute(sa.select(POST).where(POST.c.state.in_(STATES), POST.c.publish_at.is_not(None))):
        there = sa.and_(OUT.c.post_id == post.id, OUT.c.platform == "channel")
        stands = {"state": STATES[post.state], "at": post.publish_at, "trouble": post.trouble}
        if not connection.execute(sa.update(OUT).where(there).values(**stands)).rowcount:
            row = {"post_id": post.id, "platform": "channel", "link": "", "messages": []}
            connection.execute(sa.insert(OUT).values(**row, **stands))


def downgrade() -> None:
    """What waits behind another door has nobody any more who would bring it there."""
    op.execute("DELETE FROM publication WHERE state IN ('going', 'doubt', 'failed')")
    op.drop_column("publication", "trouble")
    op.execute("DELETE FROM notice WHERE door <> 'telegram'")
    op.drop_index("ix_notice_elsewhere", "notice")
    op.drop_column("notice", "door")
    op.drop_table("door_key")
