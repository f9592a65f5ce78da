"""Posts: begun, filled, sent, reviewed. A draft is kept at every step; every passage is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Media, Organisation, Passage, Person, Post, Rubric
from newsroom import access, organisations, record, weeks
from newsroom.errors import Refused
from newsroom.post_states import DRAFT, DROPPED, OPEN, RETURNED, SENT, after
from newsroom.who import Who

LONGEST_TEXT = 3500  # what can be published as one message, with the region's signature below it
MOST_MEDIA = 10


async def draft_of(tx: AsyncConnection, who: Who, place: int) -> Row[Any] | None:
    """The one draft in sight: the newest of this person for this place.

    A returned post is none: it is corrected when asked for, and what is new must not end up in it.
    """
    mine = select(Post.__table__).where(Post.entered_by == access.person_of(who), Post.state == DRAFT)
    found = await tx.execute(mine.where(Post.organisation_id == place).order_by(Post.id.desc()).limit(1))
    return found.one_or_none()


async def begin(tx: AsyncConnection, who: Who, place: int, now: datetime, rubric_id: int | None) -> int:
    """What a specialist enters for a branch has no author: nobody of the branch has done anything in the bot."""
    await _require_at(tx, who, place)
    person = access.person_of(who)
    author = person if access.seat_of(who).organisation_id == place else None
    row = {"organisation_id": place, "entered_by": person, "author_id": author, "state": DRAFT}
    made = insert(Post).values(rubric_id=rubric_id, language=who.language, started_at=now, **row).returning(Post.id)
    number = (await tx.execute(made)).scalar_one()
    await _passed(tx, number, DRAFT, now, person)
    return number


async def _require_at(tx: AsyncConnection, who: Who, place: int) -> None:
    seat = access.seat_of(who)
    if seat.organisation_id == place:
        access.require(who, "send a post", place, seat.region_id)
        return
    other = await organisations.by_id(tx, place)
    access.require(who, "send a post", place, other.region_id)
    organisations.require_open(other)


async def own_open(tx: AsyncConnection, who: Who, number: int) -> Row[Any]:
    """One's own post that can still be changed; an old button may speak of one that cannot."""
    post = await get(tx, number)
    if post is None or post.entered_by != who.person_id or post.state not in OPEN:
        raise Refused("old_button")
    await _require_at(tx, who, post.organisation_id)
    return post


# What every tap in the form asks, made once: putting a statement together costs as much as running it.
GET = select(Post.__table__).where(Post.id == bindparam("number")).with_for_update()
SET_RUBRIC = (
    update(Post)
    .where(Post.id == bindparam("post"), Post.entered_by == bindparam("person"), Post.state.in_(OPEN))
    .where(Post.organisation_id == bindparam("place"))
    .values(rubric_id=bindparam("rubric"))
    .returning(Post.id, Post.texts)
)


async def get(tx: AsyncConnection, number: int) -> Row[Any] | None:
    return (await tx.execute(GET, {"number": number})).one_or_none()


async def add_text(tx: AsyncConnection, who: Who, number: int, text: str) -> None:
    """More words are added below the first ones."""
    post = await own_open(tx, who, number)
    whole = "\n\n".join(filter(None, [post.texts.get(post.language, ""), text.strip()]))
    require_short(whole, LONGEST_TEXT)
    await tx.execute(update(Post).where(Post.id == number).values(texts=post.texts | {post.language: whole}))


def require_short(text: str, most: int) -> None:
    """Measured as Telegram measures, which takes an emoji for two."""
    length = len(text.encode("utf-16-le")) // 2
    if length > most:
        raise Refused("text_too_long", length=length, most=most)


async def add_media(
    tx: AsyncConnection,
    who: Who,
    number: int,
    kind: str,
    bot_id: int,
    file_id: str,
    unique_id: str,
    facts: dict[str, Any],
) -> None:
    """The same photo once more is not another photo."""
    await own_open(tx, who, number)
    there = (await tx.execute(select(Media.unique_id).where(Media.post_id == number))).scalars().all()
    if unique_id in there:
        return
    if len(there) >= MOST_MEDIA:
        raise Refused("too_many_photos", most=MOST_MEDIA)
    row = {"position": len(there), "kind": kind, "bot_id": bot_id, "file_id": file_id, "unique_id": unique_id}
    await tx.execute(insert(Media).values(post_id=number, facts=facts, **row))


async def set_rubric(tx: AsyncConnection, who: Who, number: int, rubric_id: int) -> Any:
    """One statement asks whether it may be and does it: this is the tap that is tapped most."""
    given = {"post": number, "rubric": rubric_id, "person": who.person_id}
    place = access.seat_of(who).organisation_id
    post = (await tx.execute(SET_RUBRIC, given | {"place": place})).one_or_none()
    if post is not None:
        return post
    elsewhere = (await own_open(tx, who, number)).organisation_id  # entered for a branch
    return (await tx.execute(SET_RUBRIC, given | {"place": elsewhere})).one()


async def clear(tx: AsyncConnection, who: Who, number: int) -> None:
    """Text and photos away; the post itself goes on."""
    await own_open(tx, who, number)
    await tx.execute(update(Post).where(Post.id == number).values(texts={}))
    await tx.execute(delete(Media).where(Media.post_id == number))


async def send(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    post = await own_open(tx, who, number)
    media = (await tx.execute(select(func.count()).where(Media.post_id == number))).scalar_one()
    if not media and not post.texts.get(post.language):
        raise Refused("empty_post")
    day = weeks.local(now, await organisations.zone_of(tx, post.organisation_id)).date()
    await take_step(tx, post, "send", who, now, sent_at=now, local_day=day, week=weeks.week_of(day))
    return await _again(tx, number)


async def drop(tx: AsyncConnection, who: Who, number: int, now: datetime) -> None:
    await take_step(tx, await own_open(tx, who, number), "drop", who, now)


async def review(
    tx: AsyncConnection, who: Who, number: int, step: str, now: datetime, comment: dict[str, str] | None = None
) -> Row[Any]:
    """Approves or returns. Of two specialists the second is told that it was done."""
    post = await get(tx, number)
    if post is None:
        raise Refused("old_button")
    place = await organisations.by_id(tx, post.organisation_id)
    access.require(who, "review", place.id, place.region_id)
    if after(post.state, step) is None:
        raise Refused("already_reviewed", state=post.state)
    await take_step(tx, post, step, who, now, comment)
    return await _again(tx, number)


async def note_published(tx: AsyncConnection, number: int, link: str, now: datetime) -> Row[Any] | None:
    post = await get(tx, number)
    state = after(post.state, "publish") if post is not None else None
    if state is None:
        return None
    await tx.execute(update(Post).where(Post.id == number).values(state=state, link=link))
    await _passed(tx, number, state, now, None)
    return await _again(tx, number)


async def take_step(
    tx: AsyncConnection,
    post: Row[Any],
    step: str,
    who: Who,
    now: datetime,
    comment: dict[str, str] | None = None,
    **more: Any,
) -> None:
    """Only as the table of states has it. Whoever calls has asked whether it may be."""
    state = after(post.state, step)
    if state is None:
        raise Refused("old_button")
    await tx.execute(update(Post).where(Post.id == post.id).values(state=state, **more))
    await _passed(tx, post.id, state, now, who.person_id, comment)
    await record.note(tx, who, f"post {step}", now, post.organisation_id, post=post.id)


async def _passed(
    tx: AsyncConnection,
    number: int,
    state: str,
    now: datetime,
    person: int | None,
    comment: dict[str, str] | None = None,
) -> None:
    await tx.execute(
        insert(Passage).values(post_id=number, at=now, person_id=person, state=state, comment=comment or {})
    )


async def _again(tx: AsyncConnection, number: int) -> Row[Any]:
    found = await get(tx, number)
    assert found is not None, "it was there a moment ago"
    return found


async def media_of(tx: AsyncConnection, number: int) -> Sequence[Row[Any]]:
    return (await tx.execute(select(Media.__table__).where(Media.post_id == number).order_by(Media.position))).all()


async def last_comment(tx: AsyncConnection, number: int) -> dict[str, str]:
    said = select(Passage.comment).where(Passage.post_id == number, Passage.state == RETURNED)
    comment: dict[str, str] | None = (await tx.execute(said.order_by(Passage.id.desc()).limit(1))).scalar_one_or_none()
    return comment or {}


async def waiting_in(tx: AsyncConnection, region_id: int) -> Sequence[Row[Any]]:
    """The queue of a region, the oldest first, with what a card shows."""
    queue = (
        select(Post.__table__, Organisation.names.label("place"), Person.name.label("author"))
        .join(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Person, Person.id == Post.author_id)
        .where(Post.state == SENT, Organisation.region_id == region_id)
        .order_by(Post.sent_at, Post.id)
    )
    return (await tx.execute(queue)).all()


async def mine(tx: AsyncConnection, place: int, most: int) -> Sequence[Row[Any]]:
    """What the branch has sent, the newest first: it is the branch's history, whoever chairs it."""
    sent = select(Post.__table__, Rubric.names.label("rubric")).outerjoin(Rubric, Rubric.id == Post.rubric_id)
    sent = sent.where(Post.organisation_id == place, Post.sent_at.is_not(None), Post.state != DROPPED)
    return (await tx.execute(sent.order_by(Post.sent_at.desc()).limit(most))).all()


async def returned_to(tx: AsyncConnection, who: Who, place: int) -> Sequence[Row[Any]]:
    """What waits for this person's correction, the oldest first."""
    mine = select(Post.__table__).where(Post.entered_by == who.person_id, Post.organisation_id == place)
    return (await tx.execute(mine.where(Post.state == RETURNED).order_by(Post.id))).all()


async def sent_in_week(tx: AsyncConnection, organisation_id: int, week: str) -> int:
    counted = select(func.count()).where(Post.organisation_id == organisation_id, Post.week == week)
    counted = counted.where(Post.state != DROPPED)
    return (await tx.execute(counted)).scalar_one()
