"""What regions remind of are rows, and so is what became of it each time

What came due in the weeks before came due by rules of the code, and is taken over: it is not told again.
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from db.types import Key, Moment

revision = "0019"
down_revision = "0018"

KINDS = ("rubric", "chaser", "count")
USUAL_ZONE = "Asia/Almaty"  # what TIMEZONE says, a migration does not know; weeks are the same in all of the country

occurrence = sa.table("occurrence", sa.column("id", Key), sa.column("rule", sa.String()), sa.column("due_at", Moment()),
                      sa.column("claimed_at", Moment()))  # fmt: skip
organisation = sa.table("organisation", sa.column("id", Key), sa.column("timezone", sa.String()))


def upgrade() -> None:
    op.create_table(
        "reminder_rule",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("nth", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(8), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("next_due_at", Moment(), nullable=True),
        sa.Column("reckoned_at", Moment(), nullable=False),
        sa.Column("done", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_rule_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_rule")),
        sa.UniqueConstraint("organisation_id", "kind", name=op.f("uq_reminder_rule_organisation_id_kind")),
    )
    op.create_index(op.f("ix_reminder_rule_next_due_at"), "reminder_rule", ["next_due_at"])
    op.create_table(
        "reminder_run",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("told", sa.Integer(), nullable=True),
        sa.Column("cursor_id", Key, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_reminder_run_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_run")),
        sa.UniqueConstraint("organisation_id", "kind", "period", "by_hand",
                            name=op.f("uq_reminder_run_organisation_id_kind_period_by_hand")),
    )  # fmt: skip
    op.create_index("ix_reminder_run_last", "reminder_run", ["organisation_id", "kind", "claimed_at"])
    is_open = sa.text("outcome = 'open'")
    op.create_index("ix_reminder_run_open", "reminder_run", ["organisation_id"], sqlite_where=is_open,
                    postgresql_where=is_open)  # fmt: skip
    _take_over()


def _run() -> sa.TableClause:
    return sa.table(
        "reminder_run", sa.column("organisation_id", Key), sa.column("kind", sa.String()),
        sa.column("period", sa.String()), sa.column("by_hand", sa.Boolean()), sa.column("on_day", sa.Date()),
        sa.column("due_at", Moment()), sa.column("claimed_at", Moment()), sa.column("outcome", sa.String()),
        sa.column("told", sa.Integer()), sa.column("cursor_id", Key),
    )  # fmt: skip


def _take_over() -> None:
    """`rubric:2` at a moment. How many were told is not known."""
    bind = op.get_bind()
    zones = {row.id: row.timezone for row in bind.execute(sa.select(organisation))}
    taken, runs = [], {}
    for row in bind.execute(sa.select(occurrence).order_by(occurrence.c.due_at, occurrence.c.id)).all():
        kind, _, region = row.rule.partition(":")
        if kind in KINDS and region.isdecimal() and int(region) in zones:
            day = row.due_at.astimezone(ZoneInfo(zones[int(region)] or USUAL_ZONE)).date()
            taken.append(row.id)
            runs[region, kind, _period(kind, day)] = {
                "organisation_id": int(region), "kind": kind, "period": _period(kind, day), "by_hand": False,
                "on_day": day, "due_at": row.due_at, "claimed_at": row.claimed_at, "outcome": "done", "told": None,
                "cursor_id": 0,
            }  # fmt: skip
    if runs:
        bind.execute(sa.insert(_run()), list(runs.values()))
    for some in (taken[at : at + 500] for at in range(0, len(taken), 500)):
        bind.execute(sa.delete(occurrence).where(occurrence.c.id.in_(some)))


def _period(kind: str, day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{day:%Y-%m}" if kind == "count" else f"{year}-W{week:02}"


def downgrade() -> None:
    """What the rules of the code would tell once more stays claimed."""
    bind, run = op.get_bind(), _run()
    known = sa.select(run).where(run.c.kind.in_(KINDS), run.c.by_hand.is_(False))
    for row in bind.execute(known.order_by(run.c.due_at)).all():
        claimed = {"rule": f"{row.kind}:{row.organisation_id}", "due_at": row.due_at, "claimed_at": row.claimed_at}
        bind.execute(sa.insert(occurrence).values(**claimed))
    op.drop_table("reminder_run")
    op.drop_table("reminder_rule")
