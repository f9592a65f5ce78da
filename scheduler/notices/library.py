"""What is new in the library."""

from __future__ import annotations

from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.library.news import news_of
from newsroom.library.notices import LibraryNews
from newsroom.outbox import Notice
from newsroom.union.readers import Reader
from scheduler.notices.kinds import Kind
from screens.library import news as screens
from screens.screen import Screen


async def _news(tx: AsyncConnection, about: LibraryNews, _: Notice, language: Language) -> Screen | None:
    """What has been withdrawn meanwhile is none of it."""
    new = await news_of(tx, about.month, about.region_id)
    return screens.news(language, date.fromisoformat(f"{about.month}-01"), new) if new else None


async def _of_their_region(_: AsyncConnection, about: LibraryNews, reader: Reader) -> bool:
    return any(one.region_id == about.region_id for one in reader.seats)


KINDS = (Kind(LibraryNews, _news, _of_their_region, is_alike=True),)
