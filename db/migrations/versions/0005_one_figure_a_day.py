"""One figure a day of what is told in the bot, and one rubric of each code: two at once make no two

Of figures of one day the newest stays, the others become deeds; going back they are figures again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0005"
down_revision = "0004"

SUPERSEDED = "figure superseded"
OF_PAGE = sa.text("source IN ('bot', 'region') AND page_id IS NOT NULL")
OF_PLACE = sa.text("source IN ('bot', 'region') AND page_id IS NULL")
OF_ALL = sa.text("organisation_id IS NULL")

figure = sa.table(
    "figure",
    sa.column("id", Key), sa.column("organisation_id", Key), sa.column("page_id", Key), sa.column("kind", sa.String),
    sa.column("value", sa.Integer), sa.column("low", sa.Integer), sa.column("high", sa.Integer),
    sa.column("qualifier", sa.String), sa.column("on_day", sa.Date), sa.column("precision", sa.String),
    sa.column("source", sa.String), sa.column("entered_at", Moment()), sa.column("entered_by", Key),
)  # fmt: skip
deed = sa.table(
    "deed",
    sa.column("id", Key), sa.column("at", Moment()), sa.column("person_id", Key), sa.column("organisation_id", Key),
    sa.column("kind", sa.String), sa.column("details", Document),
)  # fmt: skip
rubric = sa.table("rubric", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("code", sa.String))
OF_A_RUBRIC = [sa.table(name, sa.column("rubric_id", Key)) for name in ("post", "plan_week")]
idea = sa.table("idea", sa.column("rubric_id", Key))


def upgrade() -> None:
    _leave_the_newest_figures()
    _leave_the_oldest_rubrics()
    for name, column, where in (("uq_figure_page_day", "page_id", OF_PAGE),
                                ("uq_figure_place_day", "organisation_id", OF_PLACE)):  # fmt: skip
        op.create_index(
            name, "figure", [column, "kind", "on_day"], unique=True, sqlite_where=where, postgresql_where=where
        )
    op.create_index("uq_rubric_of_all", "rubric", ["code"], unique=True, sqlite_where=OF_ALL, postgresql_where=OF_ALL)
    # What is counted by state is counted in regions; what is compared is the newest.
    op.drop_index("ix_post_state", "post")
    op.create_index("ix_post_state", "post", ["state", "organisation_id"])
    op.create_index("ix_post_sent", "post", ["organisation_id", "sent_at"])


def _leave_the_newest_figures() -> None:
    told = sa.select(figure).where(figure.c.source.in_(("bot", "region"))).order_by(figure.c.entered_at, figure.c.id)
    newest: dict[tuple[Any, ...], Any] = {}
    for row in op.get_bind().execute(told).all():
        whose = ("page", row.page_id) if row.page_id is not None else ("place", row.organisation_id)
        key = (*whose, row.kind, row.on_day)
        if key in newest:
            _supersede(newest[key])
        newest[key] = row


def _supersede(row: Any) -> None:
    """What was there is on record, told by whom and when."""
    details = {"figure": row.kind, "page": row.page_id, "on_day": row.on_day.isoformat()}
    details |= {name: getattr(row, name) for name in ("value", "low", "high", "qualifier", "precision", "source")}
    of = {"person_id": row.entered_by, "organisation_id": row.organisation_id, "at": row.entered_at}
    op.get_bind().execute(sa.insert(deed).values(kind=SUPERSEDED, details=details, **of))
    op.get_bind().execute(sa.delete(figure).where(figure.c.id == row.id))


def _leave_the_oldest_rubrics() -> None:
    kept: dict[str, int] = {}
    known = sa.select(rubric).where(rubric.c.organisation_id.is_(None)).order_by(rubric.c.id)
    for row in op.get_bind().execute(known).all():
        first = kept.setdefault(row.code, row.id)
        if first == row.id:
            continue
        for table in OF_A_RUBRIC:
            moved = sa.update(table).where(table.c.rubric_id == row.id)
            op.get_bind().execute(moved.values(rubric_id=first))
        op.get_bind().execute(sa.delete(idea).where(idea.c.rubric_id == row.id))
        op.get_bind().execute(sa.delete(rubric).where(rubric.c.id == row.id))


def downgrade() -> None:
    op.drop_index("ix_post_sent", "post")
    op.drop_index("ix_post_state", "post")
    op.create_index("ix_post_state", "post", ["state"])
    op.drop_index("uq_rubric_of_all", "rubric")
    op.drop_index("uq_figure_place_day", "figure")
    op.drop_index("uq_figure_page_day", "figure")
    superseded = sa.select(deed).where(deed.c.kind == SUPERSEDED).order_by(deed.c.id)
    for row in op.get_bind().execute(superseded).all():
        told = {**row.details, "on_day": date.fromisoformat(row.details["on_day"])}
        told |= {"kind": told.pop("figure"), "page_id": told.pop("page")}
        of = {"entered_by": row.person_id, "organisation_id": row.organisation_id, "entered_at": row.at}
        op.get_bind().execute(sa.insert(figure).values(**told, **of))
    op.get_bind().execute(sa.delete(deed).where(deed.c.kind == SUPERSEDED))
