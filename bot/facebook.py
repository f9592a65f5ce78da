"""Screens on their way to a page of Facebook, and what Meta's answers mean for the notice that met them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import ClientError

from bot.files import TooLarge, fetched
from bot.framing import Framer, NotDrawn, NotNow
from bot.masks import Mask
from bot.meta import Meta, Refusal, Unanswered, Unheard
from bot.refusals import outcome_of as outcome_of_telegram
from bot.refusals import trouble_of
from bot.sealing import NotOpened, unseal
from db.engine import AWAY, Database, is_away
from newsroom import outbox
from newsroom.posts.ways import MOST_PHOTOS
from newsroom.union import door_keys
from newsroom.values import troubles
from scheduler.outcomes import CAPTION, TEXT, Outcome
from screens.screen import Picture, Piece, Screen

A_SECOND = 2  # to all pages together: a region publishes some posts a day
TOO_BIG = "file is too big"
LINK = "https://www.facebook.com/{item}"
RATE = (4, 17, 32, 341, 613, 80001, 80002)  # of the app, the user, the page, of calls of one kind
TOKEN, DUPLICATE, BLOCKED, NOT_READY = (102, 190), 506, 368, 9007
NO_SUCH_THING = (100, 33)  # with its subcode: what is to be removed is gone
RECONNECT = "connect the page anew, or put SECRET_KEY back"
PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(hours=1)

log = structlog.get_logger(__name__)


class Facebook:
    def __init__(self, engine: Database, meta: Meta, secret_key: str, bot: Bot, framer: Framer) -> None:
        self._engine = engine
        self._meta = meta
        self._secret_key = secret_key
        self._bot = bot
        self._framer = framer

    async def deliver(self, page_id: int, screen: Screen) -> Outcome:
        """Does it and tells how it ended; nothing is raised but what is our own fault."""
        token = ""
        try:
            token = await self.token_of(page_id)
            if not token:
                return Outcome(outbox.FAILED, trouble=troubles.NO_KEY)
            if screen.pieces:
                return await self._put_up(token, page_id, screen.pieces[0])
            return await self._changed(token, page_id, screen)
        except Refusal as refusal:
            return outcome_of(refusal, token)
        except (Unheard, Unanswered):  # what was to be changed may be changed twice, and no photo was seen yet
            return Outcome(outbox.WAITING, trouble=troubles.AWAY)
        except AWAY as error:
            if not is_away(error):
                raise
            return Outcome(outbox.WAITING, trouble=troubles.AWAY)

    async def token_of(self, page_id: int) -> str:
        """Opened for this one time. Nothing where the page is not connected, or was so with another key."""
        key = await self._engine.read(lambda tx: door_keys.of_page(tx, outbox.FACEBOOK, page_id))
        if key is None or not self._secret_key:
            return ""
        try:
            return unseal(self._secret_key, key.sealed)
        except NotOpened:
            log.error("key of a page not opened", page=page_id, mend=RECONNECT)  # noqa: TRY400
            return ""

    # ---- up

    async def _put_up(self, token: str, page_id: int, piece: Piece) -> Outcome:
        """All that belongs to it is there before anything is sent; a time-out of the last step alone is a doubt."""
        kinds = [one.kind for one in piece.pictures]
        is_video = kinds == ["video"]
        if not is_video and (set(kinds) - {"photo"} or len(kinds) > MOST_PHOTOS):
            return Outcome(outbox.FAILED, trouble=troubles.UNFIT)
        try:
            if is_video:
                number = -await self._video(token, page_id, piece)
            else:
                photos = [
                    await self._meta.upload_photo(token, page_id, await self._content_of(one)) for one in piece.pictures
                ]
                number = await self._post(token, page_id, piece.text, photos)
        except _Ended as ended:
            return ended.outcome
        return await self._seen(token, page_id, number)

    async def _post(self, token: str, page_id: int, text: str, photos: list[int]) -> int:
        try:
            return await self._meta.put_up(token, page_id, text, photos)
        except Unanswered:
            raise _Ended(outbox.UNKNOWN) from None

    async def _video(self, token: str, page_id: int, piece: Piece) -> int:
        content = await self._content_of(piece.pictures[0])
        try:
            return await self._meta.put_up_video(token, page_id, piece.text, content)
        except Unanswered:
            raise _Ended(outbox.UNKNOWN) from None

    async def _seen(self, token: str, page_id: int, number: int) -> Outcome:
        """It stands there, whatever the next answer is; but a video may turn out to be none."""
        item = item_of(page_id, number)
        try:
            link, is_broken = await self._meta.look_at(token, item, is_video=number < 0)
        except (Refusal, Unheard, Unanswered):
            link, is_broken = "", False
        if is_broken:
            return Outcome(outbox.FAILED, trouble=troubles.FILE)
        stands = {number: CAPTION if number < 0 else TEXT}
        return Outcome(outbox.SENT, (number,), stands=stands, link=link or LINK.format(item=item))

    async def _content_of(self, picture: Picture) -> bytes:
        """As it goes into the channel, but by its bytes: nobody but this bot can open its files."""
        try:
            if picture.drawn is not None:
                return await asyncio.to_thread(picture.drawn)
            if picture.framed is not None and not picture.file_id:
                return await self._framer.drawn(picture.framed)
            return await fetched(self._bot, picture.file_id)
        except TooLarge:
            raise _Ended(outbox.FAILED, troubles.TOO_LARGE) from None
        except NotDrawn:
            raise _Ended(outbox.FAILED, troubles.FILE) from None
        except NotNow:
            raise _Ended(outbox.WAITING, troubles.AWAY) from None
        except AiogramError as error:
            is_gone = outcome_of_telegram(error).state == outbox.FAILED
            trouble = troubles.TOO_LARGE if TOO_BIG in trouble_of(error) else troubles.FILE
            raise _Ended(outbox.FAILED if is_gone else outbox.WAITING, trouble) from None
        except (ClientError, TimeoutError):  # it broke off half-way
            raise _Ended(outbox.WAITING, troubles.FILE) from None

    # ---- changed where it stands

    async def _changed(self, token: str, page_id: int, screen: Screen) -> Outcome:
        for number in screen.removes:
            await self._take_down(token, item_of(page_id, number))
        for amend in screen.amends:
            words = {"description" if amend.is_caption else "message": amend.text}
            await self._meta.mend(token, item_of(page_id, amend.message), words)
        amended = {one.message: CAPTION if one.is_caption else TEXT for one in screen.amends}
        return Outcome(outbox.SENT, stands=amended | dict.fromkeys(screen.removes))

    async def _take_down(self, token: str, item: str) -> None:
        try:
            await self._meta.take_down(token, item)
        except Refusal as refusal:
            if (refusal.code, refusal.subcode) != NO_SUCH_THING:
                raise


class _Ended(Exception):
    def __init__(self, state: str, trouble: str = "") -> None:
        super().__init__(state)
        self.outcome = Outcome(state, trouble=trouble)


def item_of(page_id: int, number: int) -> str:
    """Posts are numbered within their page. A video is known by its own number, which is kept below nought."""
    return f"{page_id}_{number}" if number > 0 else str(-number)


def outcome_of(refusal: Refusal, token: str = "") -> Outcome:
    """What a refusal means for the notice that met it. Meta repeats a token that it cannot read: not here."""
    code = refusal.code
    if code in RATE:
        pause = min(refusal.after or PAUSE, LONGEST_PAUSE)
        return Outcome(outbox.WAITING, after=pause, counts=True, trouble=troubles.RATE)
    if code == NOT_READY:
        return Outcome(outbox.WAITING, trouble=troubles.MEDIA)
    if refusal.passes:
        return Outcome(outbox.WAITING, trouble=troubles.AWAY)
    if code in TOKEN:
        return Outcome(outbox.FAILED, trouble=troubles.TOKEN)
    if code == 10 or 200 <= code < 300:
        return Outcome(outbox.FAILED, trouble=troubles.PERMISSION)
    known = {DUPLICATE: troubles.DUPLICATE, BLOCKED: troubles.BLOCKED}.get(code)
    return Outcome(outbox.FAILED, trouble=known or Mask([token])(refusal.message)[:250])
