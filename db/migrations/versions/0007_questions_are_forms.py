"""Questions are forms: what has been answered of one is kept by what it is about, with the messages that said it"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Moment

revision = "0007"
down_revision = "0006"


def _table(*more: sa.ColumnClause[Any]) -> sa.TableClause:
    known: tuple[Any, ...] = (sa.column("account_id"), sa.column("form"), sa.column("answers", Document))
    return sa.table("unfinished", *known, sa.column("at", Moment), *more)


BEFORE = _table()
SINCE = _table(sa.column("about"), sa.column("messages", Document))
ACCOUNT = sa.table("account", sa.column("id"), sa.column("screen", Document))


def upgrade() -> None:
    kept = [row._asdict() for row in op.get_bind().execute(sa.select(BEFORE)).all() if _is_told(row.answers)]
    op.drop_table("unfinished")
    _create(sa.Column("about", sa.String(length=128), nullable=False),
            sa.Column("messages", Document, nullable=False), key=("account_id", "form", "about"))  # fmt: skip
    rows = [row | {"about": "{}", "messages": {}} for row in kept] + _take_screens_over()
    if rows:
        op.get_bind().execute(sa.insert(SINCE), rows)


def _create(*more: sa.Column[Any], key: tuple[str, ...]) -> None:
    op.create_table(
        "unfinished",
        sa.Column("account_id", sa.BigInteger(), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        *more,
        sa.Column("answers", Document, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_unfinished")),
    )


def _take_screens_over() -> list[dict[str, Any]]:
    """What is asked goes on being asked. Gives the names that were told in one language so far: the screen had them."""
    told, now = [], datetime.now(UTC)
    for row in op.get_bind().execute(sa.select(ACCOUNT)).all():
        shown: dict[str, Any] = row.screen if isinstance(row.screen, dict) else {}
        lies_over = shown.get("view") == "help" and isinstance(shown.get("of"), dict)
        below = shown["of"] if lies_over else shown
        since = _moved(below)
        now_shown = shown | {"of": since} if lies_over else since
        if now_shown != row.screen:
            op.get_bind().execute(sa.update(ACCOUNT).where(ACCOUNT.c.id == row.id).values(screen=now_shown))
        is_half = since.get("view") in ("add", "rename") and type(since["place"]) is int
        if is_half and below.get("names") and _is_told(below["names"]):
            about = json.dumps({"place": below["place"]}, separators=(",", ":"))
            told.append({"account_id": row.id, "form": since["view"], "about": about, "answers": below["names"],
                         "messages": {}, "at": now})  # fmt: skip
    return told


def _is_told(answers: Any) -> bool:
    return isinstance(answers, dict) and all(isinstance(told, str) for told in answers.values())


def _moved(shown: dict[str, Any]) -> dict[str, Any]:
    """What lacks something, and was asked by no version that was ever out, is asked no more: it holds nothing up."""
    try:
        return _since(shown)
    except KeyError:
        return {}


def _since(shown: dict[str, Any]) -> dict[str, Any]:
    view = shown.get("view")
    if view == "name":
        return {"view": "add" if shown["new"] else "rename", "place": shown["place"], "at": shown["missing"]}
    if view == "signature":
        return {"view": view, "region": shown["region"], "at": shown["language"]}
    if view in ("tip", "tip_check"):
        return {"view": "tip", "at": shown["missing"] if view == "tip" else "sure"}
    if view in ("doubt", "which_count"):
        return {"view": "page", "page": shown["page"]}
    if view == "which_figure":
        return {"view": "figure", "place": shown["place"], "kind": shown["kind"]}
    return shown


def downgrade() -> None:
    """What the version before cannot draw is the home there."""
    kept = op.get_bind().execute(sa.select(SINCE).where(SINCE.c.form == "tip", SINCE.c.about == "{}")).all()
    op.drop_table("unfinished")
    _create(key=("account_id", "form"))
    tips = ({"account_id": row.account_id, "form": row.form, "at": row.at,
             "answers": {step: told for step, told in row.answers.items() if told}} for row in kept)  # fmt: skip
    if rows := list(tips):
        op.get_bind().execute(sa.insert(BEFORE), rows)
