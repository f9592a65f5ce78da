"""Pages are registered, corrected and ended in the bot; when they last lived is kept by the day it was known

What files told of it stood among the facts of a page, and goes back there.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0012"
down_revision = "0011"

TOLD = ("bot", "region")
COUNTED = (*TOLD, "telegram", "meta")
IS_DOUBTED = sa.text("doubt = 'confirmed'")
# As it is called among the facts, and among the signs.
SIGNS = {"last_own_post": "own_post", "last_post": "post", "last_activity": "activity"}
A_MONTH, FILE, BROUGHT_IN = "posts_a_month", "file", "tree brought in"

page = sa.table("page", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("facts", Document),
                sa.column("closed_on", sa.Date()), sa.column("ended", sa.String()))  # fmt: skip
organisation = sa.table("organisation", sa.column("id", Key), sa.column("region_id", Key))
deed = sa.table("deed", sa.column("kind", sa.String()), sa.column("organisation_id", Key), sa.column("at", Moment()))
account = sa.table("account", sa.column("shown_at", Moment()), sa.column("acted_at", Moment()))
figure = sa.table(
    "figure", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("page_id", Key),
    sa.column("kind", sa.String()), sa.column("value", sa.Integer()), sa.column("low", sa.Integer()),
    sa.column("high", sa.Integer()), sa.column("qualifier", sa.String()), sa.column("on_day", sa.Date()),
    sa.column("precision", sa.String()), sa.column("source", sa.String()), sa.column("entered_at", Moment()),
)  # fmt: skip
AMOUNT = ("value", "low", "high", "qualifier")


def upgrade() -> None:
    op.add_column("page", sa.Column("address", sa.String(512), nullable=False, server_default=""))
    op.add_column("page", sa.Column("is_to_ask", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("page", sa.Column("ended", sa.String(8), nullable=False, server_default=""))
    op.create_index("ix_page_address", "page", ["address"])
    op.add_column("figure", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("figure", sa.Column("doubt", sa.String(12), nullable=False, server_default=""))
    op.create_index("ix_figure_doubted", "figure", ["organisation_id"], sqlite_where=IS_DOUBTED,
                    postgresql_where=IS_DOUBTED)  # fmt: skip
    _one_a_day(COUNTED)
    op.add_column("account", sa.Column("acted_at", Moment(), nullable=True))
    op.add_column("seat", sa.Column("left_at", Moment(), nullable=True))
    op.get_bind().execute(sa.update(account).values(acted_at=account.c.shown_at))
    op.get_bind().execute(sa.update(page).where(page.c.closed_on.is_not(None)).values(ended="closed"))
    _make_tables()
    _facts_to_signs()


def _one_a_day(sources: tuple[str, ...]) -> None:
    told = ", ".join(f"'{source}'" for source in sources)
    where = sa.text(f"source IN ({told}) AND page_id IS NOT NULL")
    op.drop_index("uq_figure_page_day", "figure")
    op.create_index("uq_figure_page_day", "figure", ["page_id", "kind", "on_day"], unique=True, sqlite_where=where,
                    postgresql_where=where)  # fmt: skip


def _make_tables() -> None:
    op.create_table(
        "correction",
        sa.Column("id", Key, nullable=False),
        sa.Column("figure_id", Key, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(8), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("entered_by", Key, nullable=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("words", Document, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", Key, nullable=True),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_correction_figure_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_correction_entered_by")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_correction_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_figure_id", "correction", ["figure_id"])
    op.create_table(
        "proof",
        sa.Column("figure_id", Key, nullable=False),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("asked_by", Key, nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("sent_by", Key, nullable=True),
        sa.Column("bot_id", sa.BigInteger(), nullable=True),
        sa.Column("file_id", sa.String(256), nullable=False),
        sa.Column("unique_id", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_proof_figure_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_proof_asked_by")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_proof_sent_by")),
        sa.PrimaryKeyConstraint("figure_id", name=op.f("pk_proof")),
    )
    op.create_table(
        "sign",
        sa.Column("id", Key, nullable=False),
        sa.Column("page_id", Key, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("precision", sa.String(8), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("entered_by", Key, nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name=op.f("fk_sign_page_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_sign_entered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign")),
        sa.UniqueConstraint("page_id", "kind", "noted_on", name=op.f("uq_sign_page_id_kind_noted_on")),
    )
    op.create_table(
        "remark",
        sa.Column("id", Key, nullable=False),
        sa.Column("page_id", Key, nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("chips", Document, nullable=False),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(8), nullable=False),
        sa.Column("words", Document, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("entered_by", Key, nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name=op.f("fk_remark_page_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_remark_entered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sa.UniqueConstraint("page_id", "noted_on", name=op.f("uq_remark_page_id_noted_on")),
    )


def _sign() -> sa.TableClause:
    return sa.table(
        "sign", sa.column("page_id", Key), sa.column("kind", sa.String()), sa.column("on_day", sa.Date()),
        sa.column("precision", sa.String()), sa.column("noted_on", sa.Date()), sa.column("source", sa.String()),
        sa.column("entered_at", Moment()),
    )  # fmt: skip


def _pages() -> list[Any]:
    """Each with when its file was last brought in."""
    read_at = (
        sa.select(sa.func.max(deed.c.at))
        .where(deed.c.kind == BROUGHT_IN, deed.c.organisation_id == organisation.c.region_id)
        .scalar_subquery()
    )
    there = sa.select(page.c.id, page.c.organisation_id, page.c.facts, read_at.label("read_at"))
    there = there.join(organisation, organisation.c.id == page.c.organisation_id).order_by(page.c.id)
    return list(op.get_bind().execute(there).all())


def _facts_to_signs() -> None:
    bind = op.get_bind()
    for row in _pages():
        facts = dict(row.facts or {})
        for name, kind in SIGNS.items():
            if name in facts:
                said = facts.pop(name)
                day = date.fromisoformat(said["day"])
                known = {"noted_on": row.read_at.date() if row.read_at else day, "entered_at": row.read_at or _at(day)}
                told = {"page_id": row.id, "kind": kind, "on_day": day, "precision": said["precision"], "source": FILE}
                bind.execute(sa.insert(_sign()).values(**told, **known))
        if A_MONTH in facts and row.read_at is not None:
            said = facts.pop(A_MONTH)
            told = {"organisation_id": row.organisation_id, "page_id": row.id, "kind": A_MONTH, "source": FILE}
            known = {"on_day": row.read_at.date(), "precision": "day", "entered_at": row.read_at}
            bind.execute(sa.insert(figure).values(**told, **known, **{name: said[name] for name in AMOUNT}))
        if facts != row.facts:
            bind.execute(sa.update(page).where(page.c.id == row.id).values(facts=facts))


def _at(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00")


def downgrade() -> None:
    _signs_to_facts()
    for name in ("remark", "sign", "proof", "correction"):
        op.drop_table(name)
    op.drop_column("seat", "left_at")
    op.drop_column("account", "acted_at")
    _one_a_day(TOLD)
    op.drop_index("ix_figure_doubted", "figure")
    op.drop_column("figure", "doubt")
    op.drop_column("figure", "since")
    op.drop_index("ix_page_address", "page")
    op.drop_column("page", "ended")
    op.drop_column("page", "is_to_ask")
    op.drop_column("page", "address")


def _signs_to_facts() -> None:
    """What was known last of what files told."""
    bind, sign = op.get_bind(), _sign()
    told = bind.execute(sa.select(sign).where(sign.c.source == FILE).order_by(sign.c.noted_on)).all()
    monthly = bind.execute(sa.select(figure).where(figure.c.kind == A_MONTH).order_by(figure.c.on_day)).all()
    names = {kind: name for name, kind in SIGNS.items()}
    found: dict[int, dict[str, Any]] = {}
    for row in told:
        said = {"day": row.on_day.isoformat(), "precision": row.precision}
        found.setdefault(row.page_id, {})[names[row.kind]] = said
    for row in monthly:
        found.setdefault(row.page_id, {})[A_MONTH] = {name: getattr(row, name) for name in AMOUNT}
    for row in bind.execute(sa.select(page.c.id, page.c.facts)).all():
        if row.id in found:
            bind.execute(sa.update(page).where(page.c.id == row.id).values(facts=(row.facts or {}) | found[row.id]))
    bind.execute(sa.delete(figure).where(figure.c.kind == A_MONTH))
