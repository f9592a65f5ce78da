"""A region's plan is a month of slots. What gave a week its rubric is a slot of a published month"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0015"
down_revision = "0014"

WEEK = sa.table("plan_week", sa.column("organisation_id"), sa.column("week"), sa.column("rubric_id"))
PLACE = sa.table("organisation", sa.column("id"), sa.column("region_id"))
MONTH = sa.table(
    "plan_month", sa.column("id"), sa.column("region_id"), sa.column("month", sa.Date), sa.column("state"),
    sa.column("drafted_at", Moment), sa.column("published_at", Moment), sa.column("because", Document),
)  # fmt: skip
SLOT = sa.table(
    "plan_slot", sa.column("id"), sa.column("month_id"), sa.column("region_id"), sa.column("branch_id"),
    sa.column("rubric_id"), sa.column("on_day", sa.Date), sa.column("week"), sa.column("topic", Document),
    sa.column("sequence"), sa.column("changed_at", Moment), sa.column("dropped_at", Moment),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "plan_month",
        sa.Column("id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("drafted_at", Moment(), nullable=False),
        sa.Column("submitted_at", Moment(), nullable=True),
        sa.Column("submitted_by", Key, nullable=True),
        sa.Column("approved_at", Moment(), nullable=True),
        sa.Column("approved_by", Key, nullable=True),
        sa.Column("published_at", Moment(), nullable=True),
        sa.Column("published_by", Key, nullable=True),
        sa.Column("because", Document, nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_plan_month_region_id")),
        sa.ForeignKeyConstraint(["submitted_by"], ["person.id"], name=op.f("fk_plan_month_submitted_by")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_plan_month_approved_by")),
        sa.ForeignKeyConstraint(["published_by"], ["person.id"], name=op.f("fk_plan_month_published_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_month")),
        sa.UniqueConstraint("region_id", "month", name=op.f("uq_plan_month_region_id_month")),
    )
    op.create_table(
        "plan_slot",
        sa.Column("id", Key, nullable=False),
        sa.Column("month_id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("branch_id", Key, nullable=True),
        sa.Column("rubric_id", Key, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("topic", Document, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("touched_at", Moment(), nullable=True),
        sa.Column("dropped_at", Moment(), nullable=True),
        sa.Column("is_done", sa.Boolean(), nullable=True),
        sa.Column("judged_at", Moment(), nullable=True),
        sa.Column("judged_by", Key, nullable=True),
        sa.ForeignKeyConstraint(["month_id"], ["plan_month.id"], name=op.f("fk_plan_slot_month_id"),
                                ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_plan_slot_region_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["organisation.id"], name=op.f("fk_plan_slot_branch_id")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_plan_slot_rubric_id")),
        sa.ForeignKeyConstraint(["judged_by"], ["person.id"], name=op.f("fk_plan_slot_judged_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_slot")),
    )  # fmt: skip
    op.create_index("ix_plan_slot_week", "plan_slot", ["region_id", "week"])
    op.create_index("ix_plan_slot_month_id", "plan_slot", ["month_id"])
    _take_over()
    op.drop_table("plan_week")


def _take_over() -> None:
    """On the Monday of its week. A place that stands in no region had no use for it."""
    connection, months = op.get_bind(), dict[tuple[int, date], int]()
    known = sa.select(WEEK, PLACE.c.region_id).join(PLACE, PLACE.c.id == WEEK.c.organisation_id)
    rows = connection.execute(known.order_by(WEEK.c.week, WEEK.c.organisation_id)).all()
    for row in rows:
        if row.region_id is None:
            continue
        monday = date.fromisocalendar(int(row.week[:4]), int(row.week[-2:]), 1)
        at, key = datetime.combine(monday, time(), UTC), (row.region_id, monday.replace(day=1))
        if key not in months:
            of_region = {"region_id": key[0], "month": key[1], "state": "published", "because": {}}
            connection.execute(sa.insert(MONTH).values(drafted_at=at, published_at=at, **of_region))
            found = sa.select(MONTH.c.id).where(MONTH.c.region_id == key[0], MONTH.c.month == key[1])
            months[key] = connection.execute(found).scalar_one()
        branch = row.organisation_id if row.organisation_id != row.region_id else None
        connection.execute(sa.insert(SLOT).values(
            month_id=months[key], region_id=row.region_id, branch_id=branch, rubric_id=row.rubric_id, on_day=monday,
            week=row.week, topic={}, sequence=0, changed_at=at,
        ))  # fmt: skip


def downgrade() -> None:
    """Of the slots of a week the first gives it its rubric again; the rest has no place there."""
    op.create_table(
        "plan_week",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("rubric_id", Key, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_plan_week_organisation_id")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_plan_week_rubric_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_week")),
        sa.UniqueConstraint("organisation_id", "week", name=op.f("uq_plan_week_organisation_id_week")),
    )
    connection, given = op.get_bind(), set[tuple[int, str]]()
    published = sa.select(SLOT).join(MONTH, MONTH.c.id == SLOT.c.month_id)
    published = published.where(MONTH.c.state == "published", SLOT.c.dropped_at.is_(None))
    rows = connection.execute(published.order_by(SLOT.c.on_day, SLOT.c.id)).all()
    for row in rows:
        key = (row.branch_id or row.region_id, row.week)
        if key not in given:
            given.add(key)
            values = {"organisation_id": key[0], "week": row.week, "rubric_id": row.rubric_id}
            connection.execute(sa.insert(WEEK).values(**values))
    op.drop_table("plan_slot")
    op.drop_table("plan_month")
