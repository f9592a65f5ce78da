"""A region answers what it was asked; and what others will ask, too, goes into the library and out as a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from newsroom import access
from newsroom.errors import Refused
from newsroom.library import items, practice, sections
from newsroom.library.reading import ALL, SEATS
from newsroom.notices import Recipient, tell, tell_all
from newsroom.posts import drafting
from newsroom.posts.drafting import Piece
from newsroom.questions import questions
from newsroom.questions.notices import Answered, Unanswered
from newsroom.questions.questions import ANSWERED, ASIDE, KEPT, WAITING, Listed, Question
from newsroom.rubrics import turns
from newsroom.values.formatted import parse_formatted
from newsroom.values.languages import guess_language
from newsroom.who import Who

ANSWER = "answer questions"
SECTION = RUBRIC = "faq"


async def require_asked(tx: AsyncConnection, who: Who, question_id: int) -> Question:
    """One of the region that one answers for."""
    found = await questions.require_question(tx, question_id)
    access.require(who, ANSWER, found.region_id, found.region_id)
    return found


def own_region(who: Who) -> int:
    """For which one answers from the seat that one sits in."""
    seat = access.require_here(who, ANSWER)
    return seat.organisation_id


async def count_in(tx: AsyncConnection, region_id: int, state: str = WAITING) -> int:
    there = select(func.count()).select_from(KEPT).where(KEPT.c.region_id == region_id, KEPT.c.state == state)
    return int((await tx.execute(there)).scalar_one())


async def next_waiting(tx: AsyncConnection, who: Who, passed_id: int = 0) -> int | None:
    """The one that waits longest; after one that was passed the next, and in the end the first again."""
    waits = select(KEPT.c.id).where(KEPT.c.region_id == own_region(who), KEPT.c.state == WAITING)
    in_order = waits.order_by(KEPT.c.since, KEPT.c.id).limit(1)
    passed = (await tx.execute(select(KEPT.c.since, KEPT.c.id).where(KEPT.c.id == passed_id))).one_or_none()
    if passed is not None:
        behind = in_order.where(tuple_(KEPT.c.since, KEPT.c.id) > tuple_(passed.since, passed.id))
        if (found := (await tx.execute(behind)).scalar_one_or_none()) is not None:
            return int(found)
    return (await tx.execute(in_order)).scalar_one_or_none()


async def asides(tx: AsyncConnection, who: Who, first: int, most: int) -> list[Listed]:
    """What was put aside, the newest first."""
    there = questions.listed().where(KEPT.c.region_id == own_region(who), KEPT.c.state == ASIDE)
    return await fetch_all(tx, there.order_by(KEPT.c.since.desc(), KEPT.c.id.desc()).offset(first).limit(most), Listed)


async def answer(
    tx: AsyncConnection, who: Who, question_id: int, words: str, now: datetime, *, again: bool = False
) -> None:
    """Of two who answer at once the second sees what the first has said. `again`: something more is said to it."""
    found = await require_asked(tx, who, question_id)
    if found.state == ANSWERED and not again:
        raise Refused("answered_already")
    if found.account_id is None:
        raise Refused("no_question")
    word_id = await questions.say(tx, question_id, words, now, is_answer=True)
    await questions.change(tx, question_id, state=ANSWERED, since=now, is_lost=False)
    await tell(tx, Answered(word_id), [Recipient(found.account_id)], now)


async def put_aside(tx: AsyncConnection, who: Who, question_id: int, now: datetime) -> None:
    await _move(tx, who, question_id, WAITING, ASIDE, now)


async def bring_back(tx: AsyncConnection, who: Who, question_id: int, now: datetime) -> None:
    await _move(tx, who, question_id, ASIDE, WAITING, now)


async def _move(tx: AsyncConnection, who: Who, question_id: int, before: str, after: str, now: datetime) -> None:
    found = await require_asked(tx, who, question_id)
    if found.state == ANSWERED:
        raise Refused("answered_already")
    if found.state == before:
        await questions.change(tx, question_id, state=after, since=now)


async def end(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    """A region that ends answers nobody: whoever waits is told, once."""
    access.require(who, "shut a region", region_id, region_id)
    waits = select(KEPT.c.id, KEPT.c.account_id).where(KEPT.c.region_id == region_id, KEPT.c.state == WAITING)
    asked = (await tx.execute(waits.order_by(KEPT.c.id).with_for_update())).all()
    for one in asked:
        await questions.change(tx, one.id, state=ASIDE, since=now)
    told = [(Unanswered(one.id), Recipient(one.account_id)) for one in asked if one.account_id is not None]
    await tell_all(tx, told, now)


async def make_faq(tx: AsyncConnection, who: Who, question_id: int, now: datetime) -> Question:
    """An item of the library, open to whom it was answered; and a post of the rubric, which waits to be published.

    Of two at once, and the second time, they are those that are there.
    """
    found = await require_asked(tx, who, question_id)
    if found.state != ANSWERED:
        raise Refused("not_answered")
    if found.item_id is not None:
        return found
    asked = await questions.first_words(tx, question_id)
    said = [one.words for one in await questions.thread(tx, question_id) if one.is_answer][-1]
    language: str = guess_language(said, found.language)
    section = await sections.with_code(tx, SECTION)
    title = practice.title_of(asked)
    note = said if title == asked.rstrip(".") else f"{asked}\n\n{said}"  # nothing is said twice
    audience = ALL if found.place_id is None else SEATS
    item_id = await items.add(tx, who, section.id, {language: title}, {language: note}, now, audience=audience)
    post_id = await _make_post(tx, who, found.region_id, asked, said, now)
    await questions.change(tx, question_id, item_id=item_id, post_id=post_id)
    return replace(found, item_id=item_id, post_id=post_id)


async def _make_post(tx: AsyncConnection, who: Who, region_id: int, asked: str, said: str, now: datetime) -> int:
    """The region's own. Where it has retired the rubric, without one."""
    rubric = next((one.id for one in await turns.rubrics(tx, region_id) if one.code == RUBRIC), None)
    post_id = await drafting.begin(tx, who, region_id, now, rubric)
    bold = {"type": "bold", "offset": 0, "length": len(asked.encode("utf-16-le")) // 2}
    await drafting.add_text(tx, who, post_id, Piece(0, parse_formatted(f"{asked}\n\n{said}", [bold])))
    await drafting.send(tx, who, post_id, now)
    return post_id
