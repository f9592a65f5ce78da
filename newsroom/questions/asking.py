"""Somebody asks their region: from a seat there; or from the door, where the region lets strangers ask."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.tables import Account, QuestionWord
from newsroom import access
from newsroom.errors import Refused
from newsroom.library import search
from newsroom.library.items import Item
from newsroom.notices import tell
from newsroom.posts import posts
from newsroom.questions import questions
from newsroom.questions.notices import Questions
from newsroom.questions.questions import ANSWERED, ASIDE, BEGUN, KEPT, WAITING, Listed, Question
from newsroom.union import organisations, region_settings, seats
from newsroom.union.organisations import Place
from newsroom.values.asking import without_asking
from newsroom.values.folding import fold
from newsroom.who import SPECIALIST, Who

ASK = "ask a question"
DAY = timedelta(days=1)
MOST, MOST_OF_STRANGER = 20, 3  # sentences of one person in a day
MOST_OF_STRANGERS = 60  # in a region, in a day
NEEDED_FOR = timedelta(days=30)  # the account of a stranger, when they have been answered
OFFERED = 3
LIKELY = 6.0  # of the score of search: two words of a title at least, or one and how another begins
LINKED = re.compile(r"https?://|www\.|t\.me/|\B@\w{4,}", re.IGNORECASE)


def is_open(region: Place) -> bool:
    """To strangers."""
    return region.closed_on is None and bool(region_settings.setting_in(region.settings, region_settings.ASKING))


async def open_regions(tx: AsyncConnection) -> list[Place]:
    return [one for one in await organisations.regions(tx) if is_open(one)]


async def require_region(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> Place:
    """One that may be asked, and in which somebody answers: or the one that it was joined to."""
    region = await organisations.that_goes_on(tx, region_id)
    access.require(who, ASK, region.id, region.region_id)
    organisations.require_open(region)
    if region.id != region.region_id:
        raise Refused("old_button")
    if who.is_stranger and not is_open(region):
        raise Refused("asking_closed")
    if not await seats.led(tx, [region.id], SPECIALIST, now):
        raise Refused("nobody_answers")
    return region


async def begin(tx: AsyncConnection, who: Who, region_id: int, words: str, message_id: int, now: datetime) -> int:
    """Kept, and not sent yet: the library may have the answer. What was begun before it is given up."""
    region = await require_region(tx, who, region_id, now)
    await seats.lock_accounts(tx, Account.id == who.account_id)
    await tx.execute(delete(tables.Question).where(KEPT.c.account_id == who.account_id, KEPT.c.state == BEGUN))
    place_id = who.seat.organisation_id if who.seat is not None else None
    row = {"region_id": region.id, "place_id": place_id, "account_id": who.account_id, "language": who.language}
    made = insert(tables.Question).values(state=BEGUN, since=now, **row).returning(tables.Question.id)
    question_id = int((await tx.execute(made)).scalar_one())
    await questions.say(tx, question_id, words, now, is_answer=False, message_id=message_id)
    return question_id


async def known(tx: AsyncConnection, who: Who, words: str) -> list[Item]:
    """What the library has that may be the answer."""
    return await search.find(tx, who, without_asking(words), 0, OFFERED, least=LIKELY)


async def require_own(tx: AsyncConnection, who: Who, question_id: int) -> Question:
    found = await questions.require_question(tx, question_id)
    if found.account_id != who.account_id:
        raise Refused("old_button")
    return found


async def send(tx: AsyncConnection, who: Who, question_id: int, now: datetime) -> None:
    """Once, however often it is pressed. What looks like spam is put aside, and nobody is told so."""
    await seats.lock_accounts(tx, Account.id == who.account_id)
    found = await require_own(tx, who, question_id)
    if found.state != BEGUN:
        return
    await require_region(tx, who, found.region_id, now)
    await _require_within(tx, who, found.region_id, now)
    words = await questions.first_words(tx, question_id)
    is_aside = who.is_stranger and await _is_spam(tx, found, words, now)
    await questions.change(tx, question_id, state=ASIDE if is_aside else WAITING, since=now)
    if not is_aside:
        await _tell_who_answers(tx, found.region_id, now)


async def add(tx: AsyncConnection, who: Who, question_id: int, words: str, message_id: int, now: datetime) -> None:
    """Something more is asked about the same."""
    await seats.lock_accounts(tx, Account.id == who.account_id)
    found = await require_own(tx, who, question_id)
    if found.state == BEGUN:
        raise Refused("old_button")
    await require_region(tx, who, found.region_id, now)
    await _require_within(tx, who, found.region_id, now)
    await questions.say(tx, question_id, words, now, is_answer=False, message_id=message_id)
    if found.state == ANSWERED:
        await questions.change(tx, question_id, state=WAITING, since=now)
        await _tell_who_answers(tx, found.region_id, now)


async def reword(tx: AsyncConnection, who: Who, message_id: int, words: str) -> int | None:
    """A message was edited. Gives the question; None where it was none, and a no where it is answered already."""
    asked = select(KEPT.c.id, KEPT.c.state, QuestionWord.id.label("word")).join(
        QuestionWord, QuestionWord.question_id == KEPT.c.id
    )
    of_message = (KEPT.c.account_id == who.account_id, QuestionWord.message_id == message_id)
    found = (await tx.execute(asked.where(*of_message, QuestionWord.is_answer.is_(False)))).first()
    if found is None:
        return None
    state = (await questions.require_question(tx, found.id)).state
    last = (await questions.thread(tx, found.id))[-1]
    if state == ANSWERED or last.id != found.word:
        raise Refused("answered_already")
    posts.require_short(words, questions.LONGEST_QUESTION)
    await tx.execute(update(QuestionWord).where(QuestionWord.id == found.word).values(words=words))
    return int(found.id)


async def _require_within(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    """So much a day, and of strangers together so much a region: nobody reads more."""
    said = select(func.count()).select_from(KEPT).join(QuestionWord, QuestionWord.question_id == KEPT.c.id)
    said = said.where(KEPT.c.state != BEGUN, QuestionWord.is_answer.is_(False), QuestionWord.at > now - DAY)
    own = (await tx.execute(said.where(KEPT.c.account_id == who.account_id))).scalar_one()
    if own >= (MOST_OF_STRANGER if who.is_stranger else MOST):
        raise Refused("asked_enough")
    if who.is_stranger:
        of_all = said.where(KEPT.c.region_id == region_id, KEPT.c.since > now - DAY, KEPT.c.place_id.is_(None))
        if (await tx.execute(of_all)).scalar_one() >= MOST_OF_STRANGERS:
            raise Refused("asked_enough")


async def _is_spam(tx: AsyncConnection, asked: Question, words: str, now: datetime) -> bool:
    """With a link in it; or the same that a stranger has asked today."""
    if LINKED.search(words):
        return True
    lately = questions.listed().where(KEPT.c.region_id == asked.region_id, KEPT.c.since > now - DAY)
    lately = lately.where(KEPT.c.place_id.is_(None), KEPT.c.id != asked.id, KEPT.c.state != BEGUN)
    others = await fetch_all(tx, lately.order_by(KEPT.c.id.desc()).limit(MOST_OF_STRANGERS), Listed)
    return fold(words) in {fold(one.words) for one in others}


async def _tell_who_answers(tx: AsyncConnection, region_id: int, now: datetime) -> None:
    """One notice for all that is asked within ten minutes."""
    await tell(tx, Questions(region_id), await seats.addressees(tx, region_id, (SPECIALIST,), now), now)


async def own(tx: AsyncConnection, who: Who, region_id: int, most: int) -> list[Listed]:
    """What this account has asked there, the newest first."""
    asked = questions.listed().where(KEPT.c.account_id == who.account_id, KEPT.c.state != BEGUN)
    return await fetch_all(
        tx, asked.where(KEPT.c.region_id == region_id).order_by(KEPT.c.id.desc()).limit(most), Listed
    )


async def let_go(tx: AsyncConnection, now: datetime) -> None:
    """Once a day: what was begun and not sent goes, and so does the account of a stranger whose matter is settled."""
    await tx.execute(delete(tables.Question).where(KEPT.c.state == BEGUN, KEPT.c.since < now - DAY))
    settled = update(tables.Question).where(KEPT.c.state.in_((ANSWERED, ASIDE)), KEPT.c.since < now - NEEDED_FOR)
    settled = settled.where(KEPT.c.place_id.is_(None), KEPT.c.account_id.is_not(None))
    await tx.execute(settled.values(account_id=None))
