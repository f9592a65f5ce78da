"""Official reports: drafts, what was issued, and letterheads"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0026"
down_revision = "0025"

IS_DRAFT, HAS_NUMBER = sa.text("state = 'draft'"), sa.text("number IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("id", Key, nullable=False),
        sa.Column("organisation_id", Key, nullable=False),
        sa.Column("period", sa.String(24), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("languages", Document, nullable=False),
        sa.Column("points", Document, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", Key, nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_at", Moment(), nullable=True),
        sa.Column("issued_by", Key, nullable=True),
        sa.Column("figures", Document, nullable=False),
        sa.Column("replaces_id", Key, nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", Key, nullable=True),
        sa.Column("reason", Document, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_report_organisation_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["report.id"], name=op.f("fk_report_replaces_id")),
        *[_by("report", column) for column in ("changed_by", "issued_by", "closed_by")],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index(
        "uq_report_draft", "report", ["organisation_id", "period"], unique=True, sqlite_where=IS_DRAFT,
        postgresql_where=IS_DRAFT,
    )  # fmt: skip
    op.create_index(
        "uq_report_number",
        "report",
        ["year", "number"],
        unique=True,
        sqlite_where=HAS_NUMBER,
        postgresql_where=HAS_NUMBER,
    )
    op.create_index("ix_report_of", "report", ["organisation_id", "issued_at", "id"])
    op.create_index("ix_report_issued", "report", ["issued_at", "id"])
    _create_files()


def _create_files() -> None:
    op.create_table(
        "report_file",
        sa.Column("id", Key, nullable=False),
        sa.Column("report_id", Key, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("kind", sa.String(4), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("figures", Document, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", Key, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_file_report_id")),
        _by("report_file", "by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_file")),
        sa.UniqueConstraint("report_id", "language", "kind", name=op.f("uq_report_file_report_id_language_kind")),
    )
    op.create_table(
        "letterhead",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("figures", Document, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", Key, nullable=True),
        _by("letterhead", "by_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
    )


def _by(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    for table in ("letterhead", "report_file", "report"):
        op.drop_table(table)
