"""What is shown is what is asked: the screen alone says it, and what is entered for a branch is a column"""

from __future__ import annotations

from datetime import UTC, datetime
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
    "name": ("name", {"names": "names"}),
}
UNFINISHED = sa.table("unfinished", sa.column("account_id"), sa.column("form"), sa.column("answers", Document),
                      sa.column("at", Moment))  # fmt: skip


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
    """Since when it was asked, nobody knows: it is asked from now on. Half a tip is gone on with."""
    account, now, connection = _account(sa.column("state", Document)), datetime.now(UTC), op.get_bind()
    there = sa.table("organisation", sa.column("id", Key))
    places = set(connection.execute(sa.select(there.c.id)).scalars())
    for row in connection.execute(sa.select(account.c.id, account.c.state, account.c.screen)).all():
        state = _known(row.state)
        screen = {name: value for name, value in _known(row.screen).items() if name != "at"}
        change = sa.update(account).where(account.c.id == row.id)
        shown = {"screen": _asked(state, screen), "shown_at": now if screen else None}
        place = state.get("for") if type(state.get("for")) is int and state["for"] in places else None
        connection.execute(change.values(**shown, entering_id=place))
        if texts := _texts(state.get("tip") or state.get("texts")):
            kept = {"account_id": row.id, "form": "tip", "answers": texts, "at": now}
            connection.execute(sa.insert(UNFINISHED).values(**kept))


def _asked(state: dict[str, Any], screen: dict[str, Any]) -> dict[str, Any]:
    """Of what was asked, what the view on the screen is to know; where another view is there, that one stays."""
    name, known = ASKED.get(str(state.get("ask")), ("", {}))
    if name and screen.get("view") == name:
        return screen | {to: state[one] for one, to in known.items() if one in state}
    if screen.get("view") == "invitation" and "invitation" in state:
        return screen | {"invitation": state["invitation"]}
    if screen.get("view") == "which_figure" and "on_day" in state and "precision" in state:
        return screen | {"on_day": state["on_day"], "precision": state["precision"]}
    if screen.get("view") == "home" and "message" in _known(state.get("remark")):
        return screen | {"message": state["remark"]["message"]}
    return screen


def _known(kept: Any) -> dict[str, Any]:
    """What is odd is dropped: somebody is asked once more, and nothing is held up."""
    return kept if isinstance(kept, dict) else {}


def _texts(kept: Any) -> dict[str, str]:
    return {language: text for language, text in _known(kept).items() if isinstance(text, str)}


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
    known: tuple[Any, ...] = (sa.column("id"), sa.column("entering_id"), sa.column("shown_at", Moment))
    return sa.table("account", *known, sa.column("screen", Document), *more)
