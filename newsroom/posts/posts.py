"""Posts: found again, and passed from state to state. Every passage is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Media, Organisation, Passage, Person, Post, Rubric, Version
from locales import LANGUAGES
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.posts.states import APPROVED, DRAFT, IN_DOUBT, NEVER_SENT, RETURNED, SCHEDULED, SENT, UNLISTED, after
from newsroom.values.formatted import Formatted, parse_formatted
from newsroom.who import Who

# Made once: putting a statement together costs as much as running it.
GET = select(Post.__table__).where(Post.id == bindparam("number")).with_for_update()


async def get(tx: AsyncConnection, number: int) -> Row[Any] | None:
    return (await tx.execute(GET, {"number": number})).one_or_none()


async def again(tx: AsyncConnection, number: int) -> Row[Any]:
    """One that is known to be there; an old button may speak of one that is not."""
    found = await get(tx, number)
    if found is None:
        raise Refused("old_button")
    return found


async def lock(tx: AsyncConnection, *numbers: int) -> None:
    """Several at once, always in the same order: two who join the same two cross-wise do not wait for each other."""
    await tx.execute(select(Post.id).where(Post.id.in_(numbers)).order_by(Post.id).with_for_update())


def text_in(post: Row[Any], language: str) -> Formatted:
    return parse_formatted(post.texts.get(language, ""), post.entities.get(language, ()))


def texts_of(post: Row[Any]) -> list[tuple[str, Formatted]]:
    """In one language or several, the one that it was begun in first."""
    return [(language, text_in(post, language)) for language in _in_order(post) if post.texts.get(language)]


def _in_order(post: Row[Any]) -> list[str]:
    return list(dict.fromkeys((post.language, *LANGUAGES, *post.texts)))


def begins_with(post: Row[Any], texts: dict[str, str] | None = None) -> str:
    """As it stands, or with other texts than it has now."""
    texts = post.texts if texts is None else texts
    return next((texts[language] for language in _in_order(post) if texts.get(language)), "")


def require_short(text: str, most: int) -> None:
    """Measured as Telegram measures, which takes an emoji for two."""
    length = len(text.encode("utf-16-le")) // 2
    if length > most:
        raise Refused("text_too_long", length=length, most=most)


async def take_step(
    tx: AsyncConnection,
    post: Row[Any],
    step: str,
    who: Who | None,
    now: datetime,
    comment: dict[str, str] | None = None,
    **more: Any,
) -> Row[Any]:
    """Only as the table of states has it. Whoever calls has asked whether it may be."""
    state = after(post.state, step)
    if state is None:
        raise Refused("already_reviewed" if step in ("approve", "return", "decline", "publish") else "old_button")
    moved = update(Post).where(Post.id == post.id, Post.state == post.state)
    if not (await tx.execute(moved.values(state=state, **more))).rowcount:
        raise Refused("old_button")
    await passed(tx, post.id, state, now, who.person_id if who else None, comment)
    await record.note(tx, who, f"post {step}", now, post.organisation_id, post=post.id)
    return await again(tx, post.id)


async def passed(
    tx: AsyncConnection,
    number: int,
    state: str,
    now: datetime,
    person: int | None,
    comment: dict[str, str] | None = None,
) -> None:
    row = {"post_id": number, "at": now, "person_id": person, "state": state, "comment": comment or {}}
    await tx.execute(insert(Passage).values(**row))


async def keep_version(tx: AsyncConnection, post: Row[Any], person: int | None, now: datetime) -> None:
    photos = [one.unique_id for one in await media_of(tx, post.id)]
    row = {"post_id": post.id, "at": now, "person_id": person, "texts": post.texts, "photos": photos}
    await tx.execute(insert(Version).values(**row))


async def versions_of(tx: AsyncConnection, number: int) -> Sequence[Row[Any]]:
    """The oldest first: how the author sent it, and every change since."""
    kept = select(Version.__table__).where(Version.post_id == number).order_by(Version.id)
    return (await tx.execute(kept)).all()


async def media_of(tx: AsyncConnection, number: int) -> Sequence[Row[Any]]:
    """Without their bytes, which are read where they are needed."""
    columns = [column for column in Media.__table__.c if column.name != "content"]
    return (await tx.execute(select(*columns).where(Media.post_id == number).order_by(Media.position))).all()


async def content_of(tx: AsyncConnection, media: int) -> bytes | None:
    return (await tx.execute(select(Media.content).where(Media.id == media))).scalar_one_or_none()


async def passages_of(tx: AsyncConnection, number: int) -> Sequence[Row[Any]]:
    steps = select(Passage.__table__, Person.name).outerjoin(Person, Person.id == Passage.person_id)
    return (await tx.execute(steps.where(Passage.post_id == number).order_by(Passage.id))).all()


async def last_comment(tx: AsyncConnection, number: int) -> dict[str, str]:
    said = select(Passage.comment).where(Passage.post_id == number).order_by(Passage.id.desc()).limit(1)
    comment: dict[str, str] | None = (await tx.execute(said)).scalar_one_or_none()
    return comment or {}


CARD = (
    select(Post.__table__, Organisation.names.label("place"), Organisation.region_id, Person.name.label("author"))
    .join(Organisation, Organisation.id == Post.organisation_id)
    .outerjoin(Person, Person.id == Post.author_id)
)


async def card(tx: AsyncConnection, number: int) -> Row[Any]:
    found = (await tx.execute(CARD.where(Post.id == number))).one_or_none()
    if found is None:
        raise Refused("old_button")
    return found


# Approved, scheduled, and those of which nobody knows whether they came out.
WAITING, READY_ONES = (SENT,), (APPROVED, SCHEDULED, IN_DOUBT)


async def count_in(tx: AsyncConnection, region_id: int, states: Sequence[str]) -> int:
    """How many of a region wait, or are ready."""
    counted = select(func.count()).select_from(Post).join(Organisation, Organisation.id == Post.organisation_id)
    return (await tx.execute(counted.where(Post.state.in_(states), Organisation.region_id == region_id))).scalar_one()


async def ready_in(tx: AsyncConnection, region_id: int, most: int) -> Sequence[Row[Any]]:
    """The first to come out."""
    ready = CARD.where(Post.state.in_(READY_ONES), Organisation.region_id == region_id)
    return (await tx.execute(ready.order_by(Post.publish_at.nulls_last(), Post.sent_at, Post.id).limit(most))).all()


async def mine(
    tx: AsyncConnection, place: int, first: int, most: int, hidden: Sequence[str] = UNLISTED
) -> tuple[Sequence[Row[Any]], int]:
    """What the branch has sent, the newest first, whoever chairs it; and how many that is in all."""
    where = (Post.organisation_id == place, Post.sent_at.is_not(None), Post.state.not_in(hidden))
    shown = select(Post.__table__, Rubric.names.label("rubric")).outerjoin(Rubric, Rubric.id == Post.rubric_id)
    rows = await tx.execute(shown.where(*where).order_by(Post.sent_at.desc(), Post.id.desc()).offset(first).limit(most))
    return rows.all(), (await tx.execute(select(func.count()).where(*where))).scalar_one()


async def draft_of(tx: AsyncConnection, who: Who, place: int) -> Row[Any] | None:
    """The one draft in sight: the newest of this person for this place.

    A returned post is none: it is corrected when asked for, and what is new must not end up in it.
    """
    drafts = select(Post.__table__).where(Post.entered_by == access.require_person(who), Post.state == DRAFT)
    found = await tx.execute(drafts.where(Post.organisation_id == place).order_by(Post.id.desc()).limit(1))
    return found.one_or_none()


async def returned_to(tx: AsyncConnection, who: Who, place: int) -> Sequence[Row[Any]]:
    """What waits for this person's correction, the oldest first."""
    back = select(Post.__table__).where(Post.entered_by == access.require_person(who), Post.organisation_id == place)
    return (await tx.execute(back.where(Post.state == RETURNED).order_by(Post.id))).all()


async def sent_in_week(tx: AsyncConnection, organisation_id: int, week: str) -> int:
    counted = select(func.count()).where(Post.organisation_id == organisation_id, Post.week == week)
    return (await tx.execute(counted.where(Post.state.not_in(NEVER_SENT)))).scalar_one()
