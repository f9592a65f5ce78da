"""What is shown is what is asked: the screen alone says it, and what is entered for a branch is a column"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.types import Document, Key, Moment

revision = "0006"
down_revision = "0005"

# question: the view that asks it, and what of the state that view is to know now
ASKED: dict[str, tuple[str, dict[str, str]]] = {
    "site_link": ("site_link", {"offer": "offer"}),
    "site_reason": ("site_reason", {"offer": "offer", "to": "state"}),
    "moment": ("moment", {"post": "post"}),
    "link": ("link", {"post": "post"}),
    "mend": ("mend", {"post": "post", "language": "language"}),
    "reason": ("reason", {"post": "post", "step": "step"}),
    "recording": ("recording", {"post": "post"}),
    "followers": ("page", {"page": "page"}),
    "step": ("step", {"post": "post", "step": "step"}),
    "signature": ("signature", {"region": "region", "language": "language"}),
    "figure": ("figure", {"place": "place", "kind": "kind"}),
    "duty": ("duty", {"place": "place"}),
    "close": ("close", {"place": "place"}),
}
LANGUAGES = ("kk", "ru")  # as they were then


def upgrade() -> None:
    op.create_table(
        "unfinished",
        sa.Column("account_id", sa.BigInteger(), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("answers", Document, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "form", name=op.f("pk_unfinished")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("entering_id", Key, nullable=True))
        batch_op.add_column(sa.Column("shown_at", Moment(), nullable=True))
        batch_op.add_column(sa.Column("interrupted_at", Moment(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_account_entering_id"), "organisation", ["entering_id"], ["id"])
    _take_over()
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("state")


def _take_over() -> None:
    account = _account(sa.column("state", Document))
    for row in op.get_bind().execute(sa.select(account.c.id, account.c.state, account.c.screen)).all():
        state: dict[str, Any] = row.state or {}
        screen = {name: value for name, value in (row.screen or {}).items() if name != "at"}
        asked = _asked(state, screen)
        if state or asked != row.screen:
            change = sa.update(account).where(account.c.id == row.id)
            op.get_bind().execute(change.values(screen=asked, entering_id=state.get("for")))


def _asked(state: dict[str, Any], screen: dict[str, Any]) -> dict[str, Any]:
    """Of what was asked, what the view on the screen is to know; where another view is there, that one stays."""
    question = state.get("ask")
    if question in ASKED:
        name, known = ASKED[question]
        if screen.get("view") == name:
            return screen | {to: state[one] for one, to in known.items() if one in state}
    if question == "name" and screen.get("view") == "name":
        return screen | {"names": state.get("names", {})}
    if screen.get("view") == "tip":  # its texts are asked for anew
        return screen | {"missing": LANGUAGES[0]}
    if screen.get("view") == "invitation" and "invitation" in state:
        return screen | {"invitation": state["invitation"]}
    if screen.get("view") == "which_figure" and "on_day" in state:
        return screen | {"on_day": state["on_day"], "precision": state["precision"]}
    return screen


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", Document, nullable=False, server_default="{}"))
    account = _account(sa.column("state", Document), sa.column("entering_id"))
    entering = sa.select(account.c.id, account.c.entering_id).where(account.c.entering_id.is_not(None))
    for row in op.get_bind().execute(entering).all():
        change = sa.update(account).where(account.c.id == row.id)
        op.get_bind().execute(change.values(state={"for": row.entering_id}))
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.alter_column("state", server_default=None)
        batch_op.drop_constraint(op.f("fk_account_entering_id"), type_="foreignkey")
        batch_op.drop_column("interrupted_at")
        batch_op.drop_column("shown_at")
        batch_op.drop_column("entering_id")
    op.drop_table("unfinished")


def _account(*more: Any) -> Any:
    return sa.table("account", sa.column("id"), sa.column("screen", Document), sa.column("entering_id"), *more)
