"""What reports count beside posts and pages: entries, outlets, clippings; and posts of primary organisations"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0018"
down_revision = "0017"

HAS_CODE, DOUBTED = sa.text("code <> ''"), sa.text("doubt = 'doubted'")


def upgrade() -> None:
    _outlets()
    _entries()
    _beside_them()


def _outlets() -> None:
    op.create_table(
        "clipping",
        sa.Column("id", Key, nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.String(length=256), nullable=False),
        sa.Column("unique_id", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("sent_by", Key, nullable=True),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_clipping_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clipping")),
    )
    op.create_table(
        "outlet",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("level", sa.String(length=12), nullable=False),
        sa.Column("run_by_id", Key, nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=8), nullable=False),
        sa.Column("issues_a_month", sa.Integer(), nullable=True),
        sa.Column("partners", Document, nullable=False),
        sa.Column("headings", Document, nullable=False),
        sa.Column("kept", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("merged_into_id", Key, nullable=True),
        sa.ForeignKeyConstraint(["merged_into_id"], ["outlet.id"], name=op.f("fk_outlet_merged_into_id")),
        sa.ForeignKeyConstraint(["run_by_id"], ["organisation.id"], name=op.f("fk_outlet_run_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
    )


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("region_id", Key, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=255), nullable=False),
        sa.Column("about_id", Key, nullable=True),
        sa.Column("outlet_id", Key, nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("is_single", sa.Boolean(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("qualifier", sa.String(length=8), nullable=False),
        sa.Column("titles", Document, nullable=False),
        sa.Column("offices", Document, nullable=False),
        sa.Column("link", sa.String(length=512), nullable=False),
        sa.Column("clipping_id", Key, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_unit", sa.String(length=8), nullable=False),
        sa.Column("details", Document, nullable=False),
        sa.Column("doubt", sa.String(length=8), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("entered_by", Key, nullable=True),
        sa.Column("kept", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["about_id"], ["organisation.id"], name=op.f("fk_entry_about_id")),
        sa.ForeignKeyConstraint(["clipping_id"], ["clipping.id"], name=op.f("fk_entry_clipping_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_entry_entered_by")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_entry_organisation_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_entry_outlet_id")),
        sa.ForeignKeyConstraint(["region_id"], ["organisation.id"], name=op.f("fk_entry_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index("ix_entry_doubted", "entry", ["region_id"], sqlite_where=DOUBTED, postgresql_where=DOUBTED)
    op.create_index(op.f("ix_entry_entered_by"), "entry", ["entered_by"])
    op.create_index("ix_entry_kind", "entry", ["kind", "on_day"])
    op.create_index("ix_entry_of", "entry", ["organisation_id", "kind", "on_day"])
    op.create_index(op.f("ix_entry_outlet_id"), "entry", ["outlet_id"])
    op.create_index("ix_entry_region", "entry", ["region_id", "kind", "on_day"])
    op.create_index(
        "uq_entry_code",
        "entry",
        ["organisation_id", "kind", "code"],
        unique=True,
        sqlite_where=HAS_CODE,
        postgresql_where=HAS_CODE,
    )


def _beside_them() -> None:
    op.create_table(
        "outlet_address",
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("outlet_id", Key, nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_address_outlet_id")),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_outlet_address")),
    )
    op.create_index(op.f("ix_outlet_address_outlet_id"), "outlet_address", ["outlet_id"])
    op.create_table(
        "outlet_name",
        sa.Column("folded", sa.String(length=255), nullable=False),
        sa.Column("outlet_id", Key, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_name_outlet_id")),
        sa.PrimaryKeyConstraint("folded", name=op.f("pk_outlet_name")),
    )
    op.create_index(op.f("ix_outlet_name_outlet_id"), "outlet_name", ["outlet_id"])
    op.create_table(
        "entry_change",
        sa.Column("id", Key, nullable=False),
        sa.Column("entry_id", Key, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", Key, nullable=True),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("words", Document, nullable=False),
        sa.Column("was", Document, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_entry_change_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_change_entry_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_change")),
    )
    op.create_index(op.f("ix_entry_change_entry_id"), "entry_change", ["entry_id"])
    op.add_column("post", sa.Column("from_primary", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("post", "from_primary")
    for table in ("entry_change", "outlet_name", "outlet_address", "entry", "outlet", "clipping"):
        op.drop_table(table)
