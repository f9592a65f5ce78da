"""What was left for the channel, and what its author was told, for tests of what goes out."""

from __future__ import annotations

from sqlalchemy import select

from db.tables import Notice
from newsroom.posts import publishing
from newsroom.posts.notices import Publication as ToPublish
from tests.newsroom.everybody import CHANNEL, left_for


async def to_channel(tx, *kinds: str):
    """In its order."""
    left = select(Notice.__table__).where(Notice.chat_id == CHANNEL).order_by(Notice.id)
    return [row for row in (await tx.execute(left)).all() if not kinds or row.kind in kinds]


async def goes_out(tx, row) -> bool:
    """Whether that notice, told now, would still be about something."""
    about = ToPublish.parsed(row.parameters)
    return await publishing.to_go_out(tx, about.post_id, about.at) is not None


async def verdicts(tx, who) -> list[str]:
    return [given["state"] for kind, given in await left_for(tx, who) if kind == "verdict"]
