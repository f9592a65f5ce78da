"""What was sent before is looked up and not read; indexes for what else would be read whole"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0010"
down_revision = "0009"

AT_ONCE = 1000  # rows: of years of posts all at once would not fit
MARKS, PARTS, WIDTH, BITS = 20, 5, 13, 64
IS_MERGED = sa.text("merged_into_id IS NOT NULL")
OF_PEOPLE = sa.text("substr(kind, 1, 5) <> 'post '")

organisation = sa.table("organisation", sa.column("id", Key), sa.column("region_id", Key))
post = sa.table("post", sa.column("id", Key), sa.column("organisation_id", Key), sa.column("sent_at", Moment()),
                sa.column("signature", Document))  # fmt: skip
media = sa.table("media", sa.column("id", Key), sa.column("post_id", Key), sa.column("facts", Document))


def upgrade() -> None:
    of_text = op.create_table(
        "text_print",
        sa.Column("post_id", Key, nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_text_print_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_text_print_region_id")),
        sa.PrimaryKeyConstraint("post_id", "mark", name=op.f("pk_text_print")),
        sqlite_with_rowid=False,
    )
    of_photos = op.create_table(
        "photo_print",
        sa.Column("media_id", Key, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=False),
        sa.Column("region_id", Key, nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_photo_print_media_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_photo_print_region_id")),
        sa.PrimaryKeyConstraint("media_id", "part", name=op.f("pk_photo_print")),
        sqlite_with_rowid=False,
    )
    sent = sa.select(organisation.c.region_id, post.c.sent_at).join(post, post.c.organisation_id == organisation.c.id)
    sent = sent.where(post.c.sent_at.is_not(None), organisation.c.region_id.is_not(None))
    _fill(of_text, sent.add_columns(post.c.id, post.c.signature), post.c.id, _marks)
    photos = sent.join(media, media.c.post_id == post.c.id).add_columns(media.c.id, media.c.facts)
    _fill(of_photos, photos, media.c.id, _parts)
    op.create_index("ix_text_print_of", "text_print", ["region_id", "mark", "sent_on", "post_id"])
    op.create_index("ix_photo_print_of", "photo_print", ["region_id", "part", "sent_on", "media_id", "whole"])
    _put_indexes_up()


def _fill(table: sa.Table, rows: Any, number: Any, prints: Callable[[Any], Iterable[dict[str, int]]]) -> None:
    last = 0
    while found := op.get_bind().execute(rows.where(number > last).order_by(number).limit(AT_ONCE)).all():
        last = found[-1].id
        made = [
            one | {"region_id": row.region_id, "sent_on": row.sent_at.date()} for row in found for one in prints(row)
        ]
        if made:
            op.get_bind().execute(sa.insert(table), made)


def _marks(row: Any) -> Iterator[dict[str, int]]:
    for mark in {(one << 31) ^ other for one, other in pairwise(row.signature[: MARKS + 1])}:
        yield {"post_id": row.id, "mark": mark}


def _parts(row: Any) -> Iterator[dict[str, int]]:
    whole = row.facts.get("likeness")
    if whole is None:
        return
    signed = whole - (1 << BITS) if whole >> BITS - 1 else whole
    for at in range(PARTS):
        part = at << WIDTH | whole >> at * WIDTH & (1 << WIDTH) - 1
        yield {"media_id": row.id, "part": part, "whole": signed}


def _put_indexes_up() -> None:
    op.drop_index("ix_post_place", "post")
    op.create_index("ix_post_week", "post", ["week", "organisation_id", "state"])
    op.drop_index("ix_post_state", "post")
    op.create_index("ix_post_state", "post", ["state", "organisation_id", "publish_at"])
    op.drop_index("ix_post_draft", "post")
    op.create_index("ix_post_draft", "post", ["entered_by", "organisation_id", "state"])
    op.create_index("ix_post_merged", "post", ["merged_into_id"], sqlite_where=IS_MERGED, postgresql_where=IS_MERGED)
    op.create_index("ix_publication_chat_id", "publication", ["chat_id"])
    op.create_index("ix_deed_of_people", "deed", ["id"], sqlite_where=OF_PEOPLE, postgresql_where=OF_PEOPLE)
    op.create_index("ix_figure_page", "figure", ["page_id", "kind", "on_day"])
    op.drop_index("ix_figure_page_id", "figure")


def downgrade() -> None:
    op.create_index("ix_figure_page_id", "figure", ["page_id"])
    op.drop_index("ix_figure_page", "figure")
    op.drop_index("ix_deed_of_people", "deed")
    op.drop_index("ix_publication_chat_id", "publication")
    op.drop_index("ix_post_merged", "post")
    op.drop_index("ix_post_draft", "post")
    op.create_index("ix_post_draft", "post", ["entered_by", "state"])
    op.drop_index("ix_post_state", "post")
    op.create_index("ix_post_state", "post", ["state", "organisation_id"])
    op.drop_index("ix_post_week", "post")
    op.create_index("ix_post_place", "post", ["organisation_id", "week"])
    op.drop_table("photo_print")
    op.drop_table("text_print")
