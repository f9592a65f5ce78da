"""Broadcasts are written, planned, halted, answered and talked about

What was sent before has been sent to all chairs and deputies; its photo is one of its files. Tips that were begun go on
as drafts.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0023"
down_revision = "0022"

PLANNED, IS_DRAFT = sa.text("state = 'planned'"), sa.text("state = 'draft'")
ROLES = ["chair", "deputy"]

broadcast = sa.table(
    "broadcast", sa.column("id", Key), sa.column("texts", Document), sa.column("photo", Document),
    sa.column("media", Document), sa.column("audience", Document), sa.column("state", sa.String()),
    sa.column("created_by", Key), sa.column("created_at", Moment()), sa.column("started_at", Moment()),
    sa.column("people", sa.Integer()), sa.column("links", Document), sa.column("choices", Document),
    sa.column("said", Document), sa.column("live", Document),
)  # fmt: skip
notice = sa.table("notice", sa.column("broadcast_id", Key), sa.column("state", sa.String()))
unfinished = sa.table(
    "unfinished", sa.column("account_id", Key), sa.column("form", sa.String()), sa.column("answers", Document),
    sa.column("at", Moment()),
)  # fmt: skip
account = sa.table("account", sa.column("id", Key), sa.column("person_id", Key))


def upgrade() -> None:
    empty = {"list": sa.text("'[]'"), "dict": sa.text("'{}'")}
    with op.batch_alter_table("broadcast") as table:
        for name, kind, default in (
            ("kind", sa.String(12), "tip"), ("state", sa.String(8), "done"), ("asks", sa.String(8), ""),
            ("errand", sa.String(32), "broadcast"),
        ):  # fmt: skip
            table.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        for name, what in (("media", "list"), ("links", "list"), ("choices", "list"), ("audience", "dict"),
                           ("said", "dict"), ("live", "dict")):  # fmt: skip
            table.add_column(sa.Column(name, Document, nullable=False, server_default=empty[what]))
        for name, number in (("people", "0"), ("lane", "9"), ("turn", "0")):
            table.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=number))
        table.add_column(sa.Column("errand_from", Key, nullable=False, server_default="0"))
        table.add_column(sa.Column("is_weekly", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("answer_by", sa.Date(), nullable=True))
        for name in ("send_at", "started_at", "corrected_at", "taken_back_at", "nudged_at"):
            table.add_column(sa.Column(name, Moment(), nullable=True))
    _take_over()
    with op.batch_alter_table("broadcast") as table:
        table.drop_column("photo")
        for name in ("kind", "state", "asks", "errand", "media", "links", "choices", "audience", "said", "live",
                     "people", "lane", "turn", "errand_from", "is_weekly"):  # fmt: skip
            table.alter_column(name, server_default=None)
    op.create_index("ix_broadcast_planned", "broadcast", ["send_at"], sqlite_where=PLANNED, postgresql_where=PLANNED)
    op.create_index("ix_broadcast_draft", "broadcast", ["created_by", "id"], sqlite_where=IS_DRAFT,
                    postgresql_where=IS_DRAFT)  # fmt: skip
    op.create_index("ix_broadcast_begun", "broadcast", ["started_at", "id"])
    op.drop_index("ix_notice_broadcast_id", "notice")
    op.create_index("ix_notice_broadcast", "notice", ["broadcast_id", "kind", "state", "trouble", "id"])
    _create_what_readers_say()


def _create_what_readers_say() -> None:
    op.create_table(
        "broadcast_answer",
        sa.Column("broadcast_id", Key, nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.Column("amount", Document, nullable=True),
        sa.Column("words", sa.String(1000), nullable=False),
        _of_broadcast("broadcast_answer"),
        _of_person("broadcast_answer", "person_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_broadcast_answer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_answer")),
    )
    op.create_table(
        "broadcast_word",
        sa.Column("id", Key, nullable=False),
        sa.Column("broadcast_id", Key, nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("by_id", Key, nullable=False),
        sa.Column("words", sa.String(1000), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        _of_broadcast("broadcast_word"),
        _of_person("broadcast_word", "person_id"),
        _of_person("broadcast_word", "by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_word")),
    )
    op.create_index("ix_broadcast_word_thread", "broadcast_word", ["broadcast_id", "person_id", "id"])
    op.create_index(op.f("ix_broadcast_word_person_id"), "broadcast_word", ["person_id"])


def _of_broadcast(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_broadcast_id")
    return sa.ForeignKeyConstraint(["broadcast_id"], ["broadcast.id"], name=name, ondelete="CASCADE")


def _of_person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_{table}_{column}"))


def _take_over() -> None:
    bind = op.get_bind()
    counted = sa.select(sa.func.count()).where(notice.c.broadcast_id == broadcast.c.id, notice.c.state != "not theirs")
    bind.execute(sa.update(broadcast).values(started_at=broadcast.c.created_at, people=counted.scalar_subquery()))
    for row in bind.execute(sa.select(broadcast.c.id, broadcast.c.photo).order_by(broadcast.c.id)).all():
        media = [row.photo | {"kind": "photo", "unique": row.photo.get("file", ""), "name": ""}] if row.photo else []
        changed = sa.update(broadcast).where(broadcast.c.id == row.id)
        bind.execute(changed.values(media=media, audience={"roles": ROLES}))
    begun = (
        sa.select(unfinished.c.answers, account.c.person_id, unfinished.c.at, unfinished.c.account_id)
        .join(account, account.c.id == unfinished.c.account_id)
        .where(unfinished.c.form == "tip", account.c.person_id.is_not(None))
    )
    for left in bind.execute(begun.order_by(unfinished.c.account_id)).all():
        texts = {name: text for name, text in left.answers.items() if len(name) == 2 and text}
        if texts:
            draft = {"texts": texts, "audience": {"roles": ROLES}, "state": "draft", "created_by": left.person_id,
                     "created_at": left.at, "media": [], "links": [], "choices": [], "said": {}, "live": {},
                     "people": 0}  # fmt: skip
            bind.execute(sa.insert(broadcast).values(**draft))
            gone = sa.delete(unfinished).where(unfinished.c.form == "tip")
            bind.execute(gone.where(unfinished.c.account_id == left.account_id))


def downgrade() -> None:
    """What was not sent is gone; of several files the first photo stays."""
    bind = op.get_bind()
    bind.execute(sa.delete(broadcast).where(broadcast.c.state.in_(("draft", "planned", "dropped"))))
    op.drop_table("broadcast_word")
    op.drop_table("broadcast_answer")
    op.drop_index("ix_notice_broadcast", "notice")
    op.create_index("ix_notice_broadcast_id", "notice", ["broadcast_id"])
    for name in ("begun", "draft", "planned"):
        op.drop_index(f"ix_broadcast_{name}", "broadcast")
    with op.batch_alter_table("broadcast") as table:
        table.add_column(sa.Column("photo", Document, nullable=True))
    for row in bind.execute(sa.select(broadcast.c.id, broadcast.c.media).order_by(broadcast.c.id)).all():
        photo = next(({"bot": one["bot"], "file": one["file"]} for one in row.media if one["kind"] == "photo"), None)
        if photo is not None:
            bind.execute(sa.update(broadcast).where(broadcast.c.id == row.id).values(photo=photo))
    with op.batch_alter_table("broadcast") as table:
        for name in ("kind", "state", "asks", "errand", "media", "links", "choices", "audience", "said", "live",
                     "people", "lane", "turn", "errand_from", "is_weekly", "answer_by", "send_at",
                     "started_at", "corrected_at",
                     "taken_back_at", "nudged_at"):  # fmt: skip
            table.drop_column(name)
