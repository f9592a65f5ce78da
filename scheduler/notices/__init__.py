"""What each kind of notice says, put together when it is sent: for who reads it then, from what is true then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import incidents as happened
from newsroom import outbox
from newsroom.errors import Refused
from newsroom.notices import About, ToDraw, Unfit
from newsroom.outbox import Notice
from newsroom.union import readers
from newsroom.union.readers import Reader
from scheduler.notices import (
    alarms,
    backups,
    broadcasts,
    channel,
    digests,
    incidents,
    library,
    pages,
    people,
    plan,
    posts,
    questions,
    reminders,
    review,
)
from scheduler.notices.kinds import Kind
from scheduler.outcomes import Outcome
from screens.screen import Screen

ROOMS = (
    posts, review, channel, people, pages, plan, digests, reminders, broadcasts, questions, library, incidents, backups,
    alarms,
)  # fmt: skip
KINDS = {kind.about.kind: kind for room in ROOMS for kind in room.KINDS}
assert len(KINDS) == sum(len(room.KINDS) for room in ROOMS), "two kinds of one name"
# The screen of an account is drawn where handlers are; whom it is for is asked here, as of all the others.
READERS = {name: kind.is_for for name, kind in KINDS.items()} | {ToDraw.kind: readers.account}

Worded = Screen | Outcome | None
Said = dict[tuple[About, Language], Screen | None]

log = structlog.get_logger(__name__)


async def word(tx: AsyncConnection, notice: Notice, reader: Reader, now: datetime, said: Said) -> Worded:
    """The notice as a screen; None when what it was about is no more; its end, if it is not for who would read it.

    What is `said` alike to many is put together once for all that are claimed together.
    """
    known = read(notice)
    if known is None:
        return await _not_understood(tx, notice, now)
    kind, about = known
    same = (about, reader.language)
    try:
        at = await kind.told_again(tx, about, notice, now)
        if at is not None and at > now:
            return Outcome(outbox.WAITING, after=at - now, is_early=True)
        notice = replace(notice, due_at=at or notice.due_at)
        screen = said[same] if same in said else await kind.words(tx, about, notice, reader.language)
    except Refused:  # what it speaks of has been erased
        return None
    if kind.is_alike:
        said[same] = screen
    return screen and (await kept_from(tx, about, notice, reader, now) or screen)


def read(notice: Notice) -> tuple[Kind, About] | None:
    """None for what another version has left: of a kind that there is not, or with other parameters."""
    kind = KINDS.get(notice.kind)
    try:
        return (kind, kind.about.parsed(notice.parameters)) if kind is not None else None
    except Unfit:
        return None


async def _not_understood(tx: AsyncConnection, notice: Notice, now: datetime) -> Outcome:
    """It ends without words, and the owners hear of it: somebody waits for it."""
    incident = await happened.note_once(tx, f"notice not understood: {notice.kind}", now)
    log.error("notice not understood", notice=notice.id, kind=notice.kind, incident=incident)
    return Outcome(outbox.FAILED, trouble="not understood")


async def is_for(tx: AsyncConnection, about: About, notice: Notice, reader: Reader) -> bool:
    """Left for a person, it is for nobody else who has their account by now."""
    return notice.person_id in (None, reader.person_id) and await READERS[about.kind](tx, about, reader)


async def kept_from(tx: AsyncConnection, about: About, notice: Notice, reader: Reader, now: datetime) -> Outcome | None:
    """The second lock: whoever left the notice has asked for rights, and this asks whether they hold still."""
    if await is_for(tx, about, notice, reader):
        return None
    incident = await happened.note_once(tx, f"not theirs: {notice.kind}", now)
    log.error("notice not theirs", notice=notice.id, kind=notice.kind, incident=incident)
    return Outcome(outbox.NOT_THEIRS)


async def follow(tx: AsyncConnection, notice: Notice, outcome: Outcome, now: datetime) -> None:
    """What follows from how its sending ended; from a screen nothing does, nor from what is not understood."""
    known = read(notice)
    if known is not None:
        kind, about = known
        await kind.sequel(tx, about, notice, outcome, now)
