"""Which messages of the last screen go with it; a card tells what was done just now; a tip has a photo"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document

revision = "0009"
down_revision = "0008"

ACCOUNT = sa.table("account", sa.column("id"), sa.column("screen", Document))
CARDS = ("card", "no_card")


def upgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bubbles", Document, nullable=False, server_default="{}"))
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.add_column(sa.Column("photo", Document, nullable=True))
    _rename("scheduled", "done")


def downgrade() -> None:
    _rename("done", "scheduled")
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.drop_column("photo")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("bubbles")


def _rename(before: str, since: str) -> None:
    """Of kept screens, and of those below the help."""
    for row in op.get_bind().execute(sa.select(ACCOUNT)).all():
        shown: dict[str, Any] = row.screen if isinstance(row.screen, dict) else {}
        below = shown.get("of") if shown.get("view") == "help" else None
        renamed = _renamed(shown, before, since)
        if isinstance(below, dict):
            renamed = shown | {"of": _renamed(below, before, since)}
        if renamed != shown:
            op.get_bind().execute(sa.update(ACCOUNT).where(ACCOUNT.c.id == row.id).values(screen=renamed))


def _renamed(shown: dict[str, Any], before: str, since: str) -> dict[str, Any]:
    if str(shown.get("view")) not in CARDS:
        return shown
    return {since if name == before else name: value for name, value in shown.items()}
