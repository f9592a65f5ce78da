"""What files stated of the site and of bulletins stands with everything else that is stated, each for its own period"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0021"
down_revision = "0020"

AMOUNT = ("value", "low", "high", "qualifier")
FIGURE = sa.table(
    "figure", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("kind", sa.String()),
    sa.column("value", sa.Integer()), sa.column("low", sa.Integer()), sa.column("high", sa.Integer()),
    sa.column("qualifier", sa.String()), sa.column("on_day", sa.Date()), sa.column("precision", sa.String()),
    sa.column("source", sa.String()), sa.column("entered_at", Moment()),
)  # fmt: skip
ENTRY = sa.table(
    "entry", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("region_id", Key),
    sa.column("kind", sa.String()), sa.column("what", sa.String()), sa.column("code", sa.String()),
    sa.column("starts_on", sa.Date()), sa.column("ends_on", sa.Date()), sa.column("unit", sa.String()),
    sa.column("on_day", sa.Date()), sa.column("is_single", sa.Boolean()), sa.column("value", sa.Integer()),
    sa.column("low", sa.Integer()), sa.column("high", sa.Integer()), sa.column("qualifier", sa.String()),
    sa.column("titles", Document), sa.column("offices", Document), sa.column("link", sa.String()),
    sa.column("state", sa.String()), sa.column("due_unit", sa.String()), sa.column("details", Document),
    sa.column("doubt", sa.String()), sa.column("source", sa.String()), sa.column("entered_at", Moment()),
)  # fmt: skip
REGION = sa.table("organisation", sa.column("id", Key), sa.column("region_id", Key))
EMPTY = {"titles": {}, "offices": {}, "link": "", "state": "", "due_unit": "", "doubt": "", "is_single": False}
IN_OUTLET = sa.text("outlet_id IS NOT NULL AND taken_at IS NULL")
STATED = ("site_materials", "bulletins")


def upgrade() -> None:
    op.create_index(
        "ix_entry_in_outlet", "entry", ["region_id", "on_day"], sqlite_where=IN_OUTLET, postgresql_where=IN_OUTLET
    )
    connection = op.get_bind()
    regions = dict(connection.execute(sa.select(REGION.c.id, REGION.c.region_id)).all())
    told = sa.select(FIGURE).where(FIGURE.c.kind.in_(STATED)).order_by(FIGURE.c.id.desc())
    for figure in connection.execute(told).mappings().all():
        row = _entry(figure) | {name: figure[name] for name in (*AMOUNT, "organisation_id", "source", "entered_at")}
        same = [ENTRY.c[name] == row[name] for name in ("organisation_id", "kind", "code")]
        if connection.execute(sa.select(ENTRY.c.id).where(*same)).first() is None:
            row |= EMPTY | {"region_id": regions.get(figure["organisation_id"])}
            connection.execute(sa.insert(ENTRY).values(**row))
    connection.execute(sa.delete(FIGURE).where(FIGURE.c.kind.in_(STATED)))


def _entry(figure: Any) -> dict[str, Any]:
    if figure["kind"] == "bulletins":  # of no period that was told
        undated = {"starts_on": None, "ends_on": None, "unit": "", "on_day": figure["on_day"]}
        return {"kind": "material", "what": "bulletin", "code": "bulletins", "details": {"undated": True}} | undated
    year = figure["on_day"].year
    span = {
        "starts_on": date(year, 1, 1),
        "ends_on": date(year + 1, 1, 1),
        "unit": "year",
        "on_day": date(year, 12, 31),
    }
    return {"kind": "site", "what": "materials", "code": f"materials/{year}", "details": {}} | span


def downgrade() -> None:
    """What is of a whole year, and told by a file, goes back to where it stood."""
    op.drop_index("ix_entry_in_outlet", "entry")
    connection = op.get_bind()
    kept = sa.select(ENTRY).where(ENTRY.c.source == "file", ENTRY.c.value.is_not(None))
    whole = sa.or_(
        sa.and_(ENTRY.c.kind == "site", ENTRY.c.what == "materials", ENTRY.c.unit == "year"),
        sa.and_(ENTRY.c.kind == "material", ENTRY.c.code == "bulletins"),
    )
    for entry in connection.execute(kept.where(whole).order_by(ENTRY.c.id)).mappings().all():
        is_site = entry["kind"] == "site"
        when = {"on_day": entry["starts_on"] if is_site else entry["on_day"], "precision": "year" if is_site else "day"}
        row = {name: entry[name] for name in (*AMOUNT, "organisation_id", "source", "entered_at")} | when
        connection.execute(sa.insert(FIGURE).values(kind=STATED[0] if is_site else STATED[1], **row))
