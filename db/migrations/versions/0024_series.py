"""Broadcasts go in series, and their answers become figures

The tip of the week is the first of the series, and has those that were planned as such.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment, Texts

revision = "0024"
down_revision = "0023"

PLANNED = sa.text("state = 'planned'")
WEEKLY = 1
series = sa.table(
    "broadcast_series", sa.column("id", Key), sa.column("names", Texts), sa.column("weekday", sa.Integer()),
    sa.column("hour", sa.String()), sa.column("is_halted", sa.Boolean()),
)  # fmt: skip
broadcast = sa.table(
    "broadcast", sa.column("id", Key), sa.column("state", sa.String()), sa.column("send_at", Moment()),
    sa.column("is_weekly", sa.Boolean()), sa.column("series_id", Key), sa.column("place", sa.Integer()),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "broadcast_series",
        sa.Column("id", Key, nullable=False),
        sa.Column("names", Texts, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.String(5), nullable=False),
        sa.Column("is_halted", sa.Boolean(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_broadcast_series"),
    )
    with op.batch_alter_table("broadcast") as table:
        table.add_column(sa.Column("series_id", Key, nullable=True))
        table.add_column(sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("counted", Document, nullable=False, server_default=sa.text("'{}'")))
        table.create_foreign_key(
            "fk_broadcast_series_id_broadcast_series", "broadcast_series", ["series_id"], ["id"]
        )  # fmt: skip
    names = {"kk": "Апта кеңесі", "ru": "Совет недели"}
    first = {"names": names, "weekday": 0, "hour": "10:00", "is_halted": False}
    op.execute(sa.insert(series).values(**first))
    is_planned = sa.and_(broadcast.c.is_weekly, broadcast.c.state == "planned")
    op.execute(sa.update(broadcast).where(is_planned).values(series_id=WEEKLY, place=broadcast.c.id))
    with op.batch_alter_table("broadcast") as table:
        table.drop_column("is_weekly")
        for name in ("place", "counted"):
            table.alter_column(name, server_default=None)
    op.create_index(
        "ix_broadcast_series", "broadcast", ["series_id", "place", "id"], sqlite_where=PLANNED, postgresql_where=PLANNED
    )


def downgrade() -> None:
    """Of other series what is planned goes at its hour; what halts, becomes a draft."""
    op.drop_index("ix_broadcast_series", "broadcast")
    with op.batch_alter_table("broadcast") as table:
        table.add_column(sa.Column("is_weekly", sa.Boolean(), nullable=False, server_default=sa.false()))
    weekly = sa.update(broadcast).where(broadcast.c.series_id == WEEKLY, broadcast.c.state == "planned")
    op.execute(weekly.values(is_weekly=True))
    halts = sa.update(broadcast).where(broadcast.c.send_at.is_(None), broadcast.c.state == "planned")
    op.execute(halts.values(state="draft", is_weekly=False))
    with op.batch_alter_table("broadcast") as table:
        table.alter_column("is_weekly", server_default=None)
        table.drop_constraint("fk_broadcast_series_id_broadcast_series", type_="foreignkey")
        for name in ("series_id", "place", "counted"):
            table.drop_column(name)
    op.drop_table("broadcast_series")
