"""What is slow to draw and is kept for good is drawn before its transaction, which would hold up everybody else."""

from __future__ import annotations

import asyncio
from datetime import datetime

from aiogram.types import Update, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from bot.paper import Papers
from db.engine import Database
from handlers.digests.issuing import draft
from handlers.digests.issuing.draft import ToDraw
from newsroom.digests.issuing import Made
from newsroom.errors import Refused
from screens import actions
from screens.codec import parse, parse_pressed


def issues(update: Update) -> bool:
    query = update.callback_query
    return query is not None and parse_pressed(query.data or "")[0] in actions.REPORT_ISSUE.codes


async def made(
    engine: Database, papers: Papers, update: Update, user: User, now: datetime
) -> Made | Refused:  # fmt: skip
    """For an update that issues a report: nothing is written, and whether it still holds is asked when it is."""
    assert update.callback_query is not None, "asked before"
    try:
        report_id, _, mark = parse(actions.REPORT_ISSUE.kinds, parse_pressed(update.callback_query.data or "")[1])

        async def read(tx: AsyncConnection) -> ToDraw:
            return await draft.to_issue(tx, await arrivals.look(tx, user, now), report_id, mark, now)

        told = await engine.read(read)
    except Refused as refused:
        return refused
    words = {
        language: content for language, room in told.corrected.items()
        if (content := await papers.numbered(room.content, room.blank, room.mark)) is not None
    }  # fmt: skip
    return await asyncio.to_thread(draft.drawn, told, words)
