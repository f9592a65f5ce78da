"""A broadcast goes: now or at its hour, halts, goes on, ends; is mended where it stands, or taken away again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Notice, Organisation
from db.tables import Broadcast as Stored
from db.types import Moment
from newsroom import outbox, record, weeks
from newsroom.broadcasts import audience, progress, series, writing
from newsroom.broadcasts.broadcasts import (
    BEGUN,
    DONE,
    DRAFT,
    PAUSED,
    PLANNED,
    RUNNING,
    STOPPED,
    URGENT,
    Broadcast,
    change,
    lock,
    read,
    require_broadcast,
    to_change,
)
from newsroom.broadcasts.notices import Corrected, HowFar, TakenAway, Tip
from newsroom.errors import Refused
from newsroom.notices import About, Recipient, tell, tell_found
from newsroom.union import organisations, quiet_hours
from newsroom.who import Who

REMOVABLE = timedelta(hours=48)  # by Telegram's own rule
SOON, EVERY_SO_OFTEN = timedelta(seconds=1), timedelta(seconds=4)  # the live message is drawn, and drawn anew
AWAY = (outbox.FAILED, outbox.UNREACHABLE)  # known not to stand there: what is unknown is never sent again


# ---- out


async def send(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """The audience is fixed by one statement, whatever happens later. Gives how many it goes to."""
    found = await to_change(tx, who, broadcast_id, DRAFT, PLANNED)
    require_whole(found, now)
    people = await _begin(tx, found, now)
    if not people:
        raise Refused("nobody_there")
    await record.note(tx, who, "broadcast", now, broadcast=found.id, people=people)
    return people


def require_whole(found: Broadcast, at: datetime) -> None:
    """To go then."""
    if not any(text.strip() for text in found.texts.values()):
        raise Refused("no_text")
    if is_over(found, at):
        raise Refused("answer_day_over")


def is_over(found: Broadcast, at: datetime) -> bool:
    """The day until which they are to answer."""
    return found.answer_by is not None and found.answer_by < weeks.term_day(at)


async def _begin(tx: AsyncConnection, found: Broadcast, now: datetime) -> int:
    lane = await _lane(tx)
    to = await _out_of_quiet_hours(tx, found, now)
    about = Tip(found.id)
    people = await tell_found(tx, about, to, now, broadcast_id=found.id, urgency=lane)
    await _runs(tx, found, about, now, people=people, started_at=now, lane=lane, errand_from=0)
    return people


async def _lane(tx: AsyncConnection) -> int:
    """Beside another that goes now, and behind it in each chat; a third goes behind the second."""
    going = select(Stored.id).where(Stored.state == RUNNING).limit(1)
    return outbox.LANES[(await tx.execute(going)).scalar() is not None]


async def _out_of_quiet_hours(tx: AsyncConnection, found: Broadcast, now: datetime) -> Select[*tuple[Any, ...]]:
    """Each when the hours of their region allow it; what is urgent at once."""
    to = audience.found(found.to, now)
    if found.kind == URGENT:
        return to
    regions = await organisations.below(tx, (await organisations.centre(tx)).id)
    later = {one.id: quiet_hours.spoken_at(one, now) for one in regions}
    waits = {region: at for region, at in later.items() if at > now}
    if not waits:
        return to
    due = case(*[(Organisation.region_id == region, literal(at, Moment)) for region, at in waits.items()],
               else_=literal(now, Moment))  # fmt: skip
    return to.add_columns(func.max(due).label("due_at"), literal(None, Moment).label("reckoned_from"))


async def _runs(tx: AsyncConnection, found: Broadcast, about: About, now: datetime, **more: Any) -> None:
    """From now on it is under way, and whoever sends it sees how far it is."""
    row = {"state": RUNNING, "errand": about.kind, "turn": found.turn + 1, "live": {}, "send_at": None}
    await change(tx, found.id, **row | more)
    await show_how_far(tx, found, found.turn + 1, now)


async def show_how_far(
    tx: AsyncConnection, found: Broadcast, turn: int, now: datetime, *, after: timedelta = SOON
) -> None:  # fmt: skip
    """Where whoever sent it is gone, nobody is shown it: it is only watched until it ends."""
    account = select(func.min(Account.id)).where(Account.person_id == found.created_by)
    chat_id = (await tx.execute(account)).scalar_one() or outbox.NOBODY
    about, to = HowFar(found.id, turn), [Recipient(chat_id, found.created_by)]
    await tell(tx, about, to, now, after=after, broadcast_id=found.id)


# ---- at its hour


async def plan(tx: AsyncConnection, who: Who, broadcast_id: int, at: datetime, now: datetime) -> None:
    await series.leave(tx, who, broadcast_id, now)
    found = await to_change(tx, who, broadcast_id, DRAFT, PLANNED)
    require_whole(found, at)
    if at <= now:
        raise Refused("moment_passed")
    await change(tx, found.id, state=PLANNED, send_at=at)


async def unplan(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    if await series.leave(tx, who, broadcast_id, now):
        return
    found = await to_change(tx, who, broadcast_id, PLANNED)
    await change(tx, found.id, state=DRAFT, send_at=None)


async def due(tx: AsyncConnection, now: datetime) -> list[int]:
    """Those whose hour has come, and those under way of which nobody is shown any more how far they are."""
    come = select(Stored.id).where(Stored.state == PLANNED, Stored.send_at <= now)
    found = list((await tx.execute(come.order_by(Stored.send_at, Stored.id))).scalars())
    going = select(Stored.id).where(Stored.state == RUNNING, ~_is_watched(Stored.id))
    return [*found, *(await tx.execute(going.order_by(Stored.id))).scalars()]


def _is_watched(broadcast_id: Any) -> ColumnElement[bool]:
    shows = exists().where(Notice.broadcast_id == broadcast_id, Notice.kind == HowFar.kind)
    return shows.where(Notice.state.in_((outbox.WAITING, outbox.SENDING)))


async def come_due(tx: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Whoever is first; also after an hour in which the bot did not run."""
    await lock(tx, broadcast_id)
    found = await read(tx, broadcast_id)
    if found.state == RUNNING and not (await tx.execute(select(_is_watched(found.id)))).scalar_one():
        await show_how_far(tx, found, found.turn, now)
        return True
    if found.state != PLANNED or found.send_at is None or found.send_at > now:
        return False
    if is_over(found, now):
        await change(tx, found.id, answer_by=None)
    people = await _begin(tx, found, now)
    await record.note(tx, None, "broadcast", now, broadcast=found.id, people=people)
    return True


# ---- on its way


def _of_errand(found: Broadcast, *states: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Notice.broadcast_id == found.id,
        Notice.kind == found.errand,
        Notice.id > found.errand_from,
        Notice.state.in_(states),
    )


async def pause(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    """What is in flight lands; all that waits is held."""
    found = await to_change(tx, who, broadcast_id, RUNNING)
    held = update(Notice).where(*_of_errand(found, outbox.WAITING))
    await tx.execute(held.values(state=outbox.HELD))
    await change(tx, found.id, state=PAUSED, turn=found.turn + 1)
    await show_how_far(tx, found, found.turn + 1, now)


async def resume(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    found = await to_change(tx, who, broadcast_id, PAUSED)
    waits = update(Notice).where(*_of_errand(found, outbox.HELD))
    await tx.execute(waits.values(state=outbox.WAITING))
    outbox.has_left(tx, 1)
    await change(tx, found.id, state=RUNNING, turn=found.turn + 1, live=progress.stands(found.live))
    await show_how_far(tx, found, found.turn + 1, now)


async def stop(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    """Whoever has it keeps it."""
    found = await to_change(tx, who, broadcast_id, RUNNING, PAUSED)
    out = update(Notice).where(*_of_errand(found, outbox.WAITING, outbox.HELD))
    await tx.execute(out.values(state=outbox.TAKEN_OUT))
    await change(tx, found.id, state=STOPPED, turn=found.turn + 1)
    await show_how_far(tx, found, found.turn + 1, now)
    await record.note(tx, who, "broadcast stopped", now, broadcast=found.id)


async def hold_back(tx: AsyncConnection, broadcast_id: int, notice_id: int) -> None:
    """It is to wait (Telegram says so), and its broadcast does not go any more, or halts."""
    found = await read(tx, broadcast_id)
    state = {PAUSED: outbox.HELD, STOPPED: outbox.TAKEN_OUT}.get(found.state)
    if state is not None:
        waits = update(Notice).where(Notice.id == notice_id, Notice.state == outbox.WAITING)
        await tx.execute(waits.values(state=state))


async def go_on_showing(tx: AsyncConnection, found: Broadcast, message: int | None, now: datetime) -> None:
    """The live message has been drawn: again a little later, until it has shown the end.

    None where it stands no more: then it is only watched.
    """
    await lock(tx, found.id)
    found = await read(tx, found.id)
    known = await progress.of(tx, found)
    live = progress.seen(known, message, now) if message else found.live | {"done": known.done}
    if found.state == RUNNING and not known.left and known.done == found.live.get("done"):
        await change(tx, found.id, state=DONE, live=live)
    elif found.state == RUNNING:
        await change(tx, found.id, live=live)
        over = known.waits_until(now)
        await show_how_far(tx, found, found.turn, now, after=over - now if over is not None else EVERY_SO_OFTEN)


# ---- once more, mended, taken away


async def again(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """To those alone whom it has not reached, for certain. Gives how many."""
    found = await to_change(tx, who, broadcast_id, DONE, STOPPED)
    if found.errand != Tip.kind or found.taken_back_at is not None:
        raise Refused("old_button")
    tried = update(Notice).where(*_of_errand(found, *AWAY))
    row = {"state": outbox.WAITING, "attempts": 0, "due_at": now, "reckoned_from": now, "trouble": "",
           "urgency": found.lane}  # fmt: skip
    number = (await tx.execute(tried.values(**row))).rowcount
    if number:
        outbox.has_left(tx, number)
        await _runs(tx, found, Tip(found.id), now)
        await record.note(tx, who, "broadcast again", now, broadcast=found.id, people=number)
    return number


async def correct(tx: AsyncConnection, who: Who, broadcast_id: int, texts: dict[str, str], now: datetime) -> int:
    """In every chat where it stands. Gives in how many."""
    found = await to_change(tx, who, broadcast_id, DONE, STOPPED)
    if found.taken_back_at is not None:
        raise Refused("old_button")
    mended = found.texts | {one: text.strip() for one, text in texts.items() if text.strip()}
    writing.require_short(mended)
    writing.require_below_photo(found, mended)
    await change(tx, found.id, texts=mended, corrected_at=now)
    await record.note(tx, who, "broadcast corrected", now, broadcast=found.id)
    return await _goes_after(tx, found, Corrected(found.id), now)


async def take_back(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """As long as Telegram lets the bot take messages away."""
    found = await to_change(tx, who, broadcast_id, DONE, STOPPED)
    if not is_removable(found, now):
        raise Refused("too_old_to_remove")
    await change(tx, found.id, taken_back_at=now)
    await record.note(tx, who, "broadcast taken back", now, broadcast=found.id)
    return await _goes_after(tx, found, TakenAway(found.id), now)


def is_removable(found: Broadcast, now: datetime) -> bool:
    return found.started_at is not None and found.taken_back_at is None and now < found.started_at + REMOVABLE


async def _goes_after(tx: AsyncConnection, found: Broadcast, about: About, now: datetime) -> int:
    """To all chats in which it stands, as it went there itself."""
    newest = (await tx.execute(select(func.coalesce(func.max(Notice.id), 0)))).scalar_one()
    number = await tell_found(tx, about, stands(found.id), now, broadcast_id=found.id, urgency=found.lane)
    if number:
        await _runs(tx, found, about, now, errand_from=newest)
    return number


def stands(broadcast_id: int) -> Select[*tuple[Any, ...]]:
    there = select(Notice.chat_id, Notice.person_id).where(Notice.broadcast_id == broadcast_id, Notice.kind == Tip.kind)
    return there.where(Notice.state == outbox.SENT, Notice.chat_id != outbox.NOBODY)


async def messages_in(tx: AsyncConnection, broadcast_id: int, chat_id: int, *kinds: str) -> list[int]:
    """Of a broadcast, those that stand in a chat; or of what else was said about it there."""
    there = select(Notice.message_ids).where(
        Notice.chat_id == chat_id, Notice.broadcast_id == broadcast_id, Notice.kind.in_(kinds or (Tip.kind,))
    )
    found = (await tx.execute(there.where(Notice.state == outbox.SENT).order_by(Notice.id))).scalars()
    return [message for messages in found for message in messages or ()]


async def require_begun(tx: AsyncConnection, who: Who, broadcast_id: int) -> Broadcast:
    found = await require_broadcast(tx, who, broadcast_id)
    if found.state not in BEGUN:
        raise Refused("old_button")
    return found
