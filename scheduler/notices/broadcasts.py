"""Tips and standards, for everybody."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.broadcasts import broadcasts
from newsroom.broadcasts.notices import Tip
from newsroom.outbox import Notice
from newsroom.union.readers import OF_BRANCH, sitting
from scheduler.notices.kinds import Kind
from screens.broadcasts import broadcasts as screens
from screens.parts import name_in
from screens.screen import Screen


async def _tip(tx: AsyncConnection, about: Tip, _: Notice, language: Language) -> Screen | None:
    content = await broadcasts.content_of(tx, about.broadcast_id)
    return screens.tip(language, name_in(language, content.texts), (content.photo or {}).get("file", ""))


KINDS = (Kind(Tip, _tip, sitting(*OF_BRANCH), is_alike=True),)
