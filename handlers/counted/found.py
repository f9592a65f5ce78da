"""A link or a photo that somebody sends who sends no posts: it may be from a newspaper, and begins an entry."""

from __future__ import annotations

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.counted.cards import parted
from handlers.counted.entering import CAME_OUT, OUTLET_OF
from handlers.visit import Visit
from newsroom import access
from newsroom.counted import clippings, outlets
from newsroom.counted.entries import LONGEST_TITLE
from newsroom.counted.kinds import PRESS
from newsroom.values.folding import one_line
from newsroom.values.link_text import find_link
from newsroom.values.platforms import SITE, by_host
from newsroom.who import PRESS as PRESS_SERVICE
from newsroom.who import SPECIALIST
from screens.screen import Screen
from screens.values import Photo

BEGIN_SO = (SPECIALIST, PRESS_SERVICE)


async def hear(message: Message, visit: Visit) -> Screen | None:
    if visit.who.role not in BEGIN_SO or visit.question() is not None or visit.entering_id is not None:
        raise SkipHandler
    if message.photo:
        return await _photo(message, visit)
    link = find_link(message.text or "")
    if link is None:
        raise SkipHandler
    known = await outlets.linked(visit.tx, message.text or "")
    if known is None and by_host(link.host) != SITE:
        raise SkipHandler  # a page of anybody's
    address, title = parted(message.text or "")
    place = access.require_seat(visit.who).organisation_id
    if known is not None:
        return await CAME_OUT.ask(visit, place=place, outlet=known.id, title=title, link=address, found=True)
    return await OUTLET_OF.ask(visit, place=place, kind=PRESS, title=title, link=address)


async def _photo(message: Message, visit: Visit) -> Screen:
    """Below it the outlet may be named, and behind a comma or on the next line the headline."""
    place = access.require_seat(visit.who).organisation_id
    photo = Photo(visit.bot_id, (message.photo or [])[-1].file_id)
    content = visit.looked.content if visit.looked is not None else None
    kept = await clippings.keep(visit.tx, visit.who, photo.bot_id, photo.file_id, content, visit.now)
    caption = (message.caption or "").strip()
    for apart in ("\n", ",", "."):
        name, _, title = caption.partition(apart)
        found = await outlets.named(visit.tx, name) if name.strip() else None
        if found is not None:
            title = one_line(title)[:LONGEST_TITLE]
            return await CAME_OUT.ask(visit, place=place, outlet=found.id, title=title, clipping=kept, found=True)
    title = one_line(caption)[:LONGEST_TITLE]
    return await OUTLET_OF.ask(visit, place=place, kind=PRESS, title=title, clipping=kept)
