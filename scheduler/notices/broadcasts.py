"""What goes to many, is mended where it stands and taken away; who is reminded; and how far all of it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import outbox, weeks
from newsroom.broadcasts import answers, broadcasts, progress, readers, sending, talks
from newsroom.broadcasts.broadcasts import PRESSED
from newsroom.broadcasts.notices import Corrected, HowFar, NotAnswered, Nudge, Said, TakenAway, Tip
from newsroom.outbox import Notice
from newsroom.union import organisations
from scheduler.notices.kinds import Kind, zone_of
from scheduler.outcomes import Outcome
from screens.broadcasts import reading, running, talking
from screens.screen import Screen

NAMED = 30  # of a region, in one message


async def _tip(tx: AsyncConnection, about: Tip, _: Notice, language: Language) -> Screen | None:
    return reading.read_by(language, await broadcasts.content_of(tx, about.broadcast_id))


async def _corrected(tx: AsyncConnection, about: Corrected, notice: Notice, language: Language) -> Screen | None:
    """Whoever has answered by pressing keeps the answer below the words of now."""
    messages = await sending.messages_in(tx, about.broadcast_id, notice.chat_id)
    if not messages:
        return None
    content = await broadcasts.content_of(tx, about.broadcast_id)
    drawn = reading.read_by(language, content)
    said = await answers.of_person(tx, notice.person_id, content.id) if notice.person_id is not None else None
    if said is not None and content.asks in PRESSED:
        zone = await zone_of(tx, said.organisation_id)
        drawn = reading.answered(language, content, said, zone, weeks.today(notice.due_at, zone.key))
    return reading.corrected(content, drawn, messages)


async def _taken_away(tx: AsyncConnection, about: TakenAway, notice: Notice, _: Language) -> Screen | None:
    """With what reminded of it."""
    messages = await sending.messages_in(tx, about.broadcast_id, notice.chat_id, Tip.kind, Nudge.kind)
    return Screen("", removes=tuple(messages)) if messages else None


async def _nudge(tx: AsyncConnection, about: Nudge, notice: Notice, language: Language) -> Screen | None:
    """Not to whoever has answered meanwhile, nor of what was taken back."""
    if notice.person_id is None or await answers.has_answered(tx, about.broadcast_id, notice.person_id):
        return None
    found = await broadcasts.read(tx, about.broadcast_id)
    return reading.nudge(language, found) if found.taken_back_at is None else None


async def _held_back(tx: AsyncConnection, about: Tip | Corrected | TakenAway, notice: Notice, outcome: Outcome,
                     __: datetime) -> None:  # fmt: skip
    if outcome.state == outbox.WAITING:
        await sending.hold_back(tx, about.broadcast_id, notice.id)


# ---- for those who send


async def _how_far(tx: AsyncConnection, about: HowFar, notice: Notice, language: Language) -> Screen | None:
    """Of another turn it has been shown since."""
    found = await broadcasts.read(tx, about.broadcast_id)
    if found.turn != about.turn or not await readers.still_sends(tx, notice.person_id, notice.due_at):
        return None
    zone = await zone_of(tx, (await organisations.centre(tx)).id)
    drawn = running.how_far(language, await progress.of(tx, found), notice.due_at, zone)
    message = found.live.get("message")
    return running.redrawn(drawn, message) if message else drawn


async def _and_on(tx: AsyncConnection, about: HowFar, _: Notice, outcome: Outcome, now: datetime) -> None:
    """Until all of it is out; also when the message was taken away, but no more to be seen then."""
    found = await broadcasts.read(tx, about.broadcast_id)
    if found.turn != about.turn or outcome.state == outbox.WAITING:
        return
    message = outcome.message_ids[0] if outcome.message_ids else found.live.get("message")
    await sending.go_on_showing(tx, found, message if outcome.state == outbox.SENT else None, now)


async def _not_answered(tx: AsyncConnection, about: NotAnswered, _: Notice, language: Language) -> Screen | None:
    found = await broadcasts.read(tx, about.broadcast_id)
    some = await answers.not_answered(tx, found, about.region_id, NAMED + 1)
    return running.not_answered(language, found, some, NAMED) if some else None


async def _said(tx: AsyncConnection, about: Said, notice: Notice, language: Language) -> Screen | None:
    word = await talks.of(tx, about.word_id)
    content = await broadcasts.content_of(tx, word.broadcast_id)
    if not word.is_readers:
        return talking.for_reader(language, content, word)
    return talking.for_senders(language, content, word, await talks.place_of(tx, word.person_id, notice.due_at))


KINDS = (
    Kind(Tip, _tip, readers.in_a_seat, _held_back, is_alike=True),
    Kind(Corrected, _corrected, readers.where_it_stands, _held_back),
    Kind(TakenAway, _taken_away, readers.where_it_stands, _held_back),
    Kind(Nudge, _nudge, readers.still_sits),
    Kind(HowFar, _how_far, readers.who_sends, _and_on),
    Kind(NotAnswered, _not_answered, readers.whose_region),
    Kind(Said, _said, readers.either_side),
)
