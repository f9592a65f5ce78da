"""The library: sections, items, their files and versions, openings, and what search goes by"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0020"
down_revision = "0019"

UNION_SECTION = sa.text("region_id IS NULL AND code <> ''")


def upgrade() -> None:
    op.create_table(
        "library_section",
        sa.Column("id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=True),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("names", Document, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_library_section_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_section")),
    )
    op.create_index(op.f("ix_library_section_region_id"), "library_section", ["region_id"])
    op.create_index(
        "uq_library_section_code", "library_section", ["code"], unique=True, sqlite_where=UNION_SECTION,
        postgresql_where=UNION_SECTION,
    )  # fmt: skip
    _create_items()
    _create_what_belongs_to_items()


def _create_items() -> None:
    op.create_table(
        "library_item",
        sa.Column("id", Key, nullable=False),
        sa.Column("section_id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=True),
        sa.Column("code", sa.String(48), nullable=True),
        sa.Column("post_id", Key, nullable=True),
        sa.Column("titles", Document, nullable=False),
        sa.Column("notes", Document, nullable=False),
        sa.Column("links", Document, nullable=False),
        sa.Column("audience", sa.String(8), nullable=False),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("added_by", Key, nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", Key, nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["section_id"], ["library_section.id"], name=op.f("fk_library_item_section_id")),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_library_item_region_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_library_item_post_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_library_item_added_by")),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_library_item_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_item")),
        sa.UniqueConstraint("code", name=op.f("uq_library_item_code")),
        sa.UniqueConstraint("post_id", name=op.f("uq_library_item_post_id")),
    )
    op.create_index("ix_library_item_list", "library_item", ["section_id", "position", "id"])
    op.create_index(op.f("ix_library_item_added_at"), "library_item", ["added_at"])


def _create_what_belongs_to_items() -> None:
    op.create_table(
        "library_file",
        sa.Column("id", Key, nullable=False),
        sa.Column("item_id", Key, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.String(256), nullable=False),
        sa.Column("unique_id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        _of_item("library_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_file")),
    )
    op.create_index(op.f("ix_library_file_item_id"), "library_file", ["item_id"])
    op.create_table(
        "library_version",
        sa.Column("id", Key, nullable=False),
        sa.Column("item_id", Key, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person_id", Key, nullable=True),
        sa.Column("titles", Document, nullable=False),
        sa.Column("notes", Document, nullable=False),
        sa.Column("links", Document, nullable=False),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        _of_item("library_version"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_library_version_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_version")),
    )
    op.create_index(op.f("ix_library_version_item_id"), "library_version", ["item_id"])
    op.create_table(
        "library_opening",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("item_id", Key, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _of_item("library_opening"),
        sa.PrimaryKeyConstraint("on_day", "item_id", name=op.f("pk_library_opening")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "library_gram",
        sa.Column("gram", sa.String(8), nullable=False),
        sa.Column("item_id", Key, nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        _of_item("library_gram"),
        sa.PrimaryKeyConstraint("gram", "item_id", name=op.f("pk_library_gram")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_library_gram_item_id"), "library_gram", ["item_id"])


def _of_item(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["item_id"], ["library_item.id"], name=op.f(f"fk_{table}_item_id"), ondelete="CASCADE"
    )


def downgrade() -> None:
    for table in ("gram", "opening", "version", "file", "item", "section"):
        op.drop_table(f"library_{table}")
