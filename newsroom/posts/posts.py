"""Posts: found again, and passed from state to state. Every passage is recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Media, Organisation, Person, Rubric
from locales import LANGUAGES
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.posts.states import (
    APPROVED,
    BEGUN,
    DRAFT,
    IN_DOUBT,
    MERGED,
    NEVER_SENT,
    RETURNED,
    SCHEDULED,
    SENT,
    TRIAL,
    UNLISTED,
    after,
)
from newsroom.rubrics import turns
from newsroom.values.formatted import Entity, Formatted, parse_formatted
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Post:
    """`said` are the messages that the texts were put together from; a card is held until `held_until`.

    `from_primary`: a primary organisation below the branch wrote it.
    """

    id: int
    organisation_id: int
    entered_by: int
    author_id: int | None
    rubric_id: int | None
    state: str
    language: str
    texts: dict[str, str]
    entities: dict[str, list[Entity]]
    is_repost: bool
    started_at: datetime
    sent_at: datetime | None
    week: str | None
    link: str
    said: list[dict[str, Any]]
    origin: dict[str, str]
    signature: list[int]
    event_on: date | None
    live_at: datetime | None
    publish_at: datetime | None
    held_by: int | None
    held_until: datetime | None
    trouble: str
    merged_into_id: int | None
    frame: dict[str, Any]
    from_primary: bool


COLUMNS = columns(Post, tables.Post.__table__)
# Made once: putting a statement together costs as much as running it.
GET = select(*COLUMNS).where(tables.Post.id == bindparam("post_id")).with_for_update()


async def get(tx: AsyncConnection, post_id: int) -> Post | None:
    return await fetch_one(tx, GET, Post, post_id=post_id)


async def require_post(tx: AsyncConnection, post_id: int) -> Post:
    """One that is known to be there; an old button may speak of one that is not."""
    found = await get(tx, post_id)
    if found is None:
        raise Refused("old_button")
    return found


async def lock(tx: AsyncConnection, *post_ids: int) -> None:
    """Several at once, always in the same order: two who join the same two cross-wise do not wait for each other."""
    locked = select(tables.Post.id).where(tables.Post.id.in_(post_ids)).order_by(tables.Post.id)
    await tx.execute(locked.with_for_update())


def text_in(post: Post, language: str) -> Formatted:
    return parse_formatted(post.texts.get(language, ""), post.entities.get(language, ()))


def texts_of(post: Post) -> list[tuple[str, Formatted]]:
    """In one language or several, the one that it was begun in first."""
    return [(language, text_in(post, language)) for language in _in_order(post) if post.texts.get(language)]


def _in_order(post: Post) -> list[str]:
    return list(dict.fromkeys((post.language, *LANGUAGES, *post.texts)))


def begins_with(post: Post, texts: dict[str, str] | None = None) -> str:
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
    post: Post,
    step: str,
    who: Who | None,
    now: datetime,
    comment: dict[str, str] | None = None,
    **more: Any,
) -> Post:
    """Only as the table of states has it. Whoever calls has asked whether it may be."""
    state = after(post.state, step)
    if state is None:
        raise Refused("already_reviewed" if step in ("approve", "return", "decline", "publish") else "old_button")
    moved = update(tables.Post).where(tables.Post.id == post.id, tables.Post.state == post.state)
    if not (await tx.execute(moved.values(state=state, **more))).rowcount:
        raise Refused("old_button")
    await note_passage(tx, post.id, state, now, who.person_id if who else None, comment)
    if TRIAL not in (post.state, state):
        await record.note(tx, who, f"post {step}", now, post.organisation_id, post=post.id)
    return await require_post(tx, post.id)


async def note_passage(
    tx: AsyncConnection,
    post_id: int,
    state: str,
    now: datetime,
    person_id: int | None,
    comment: dict[str, str] | None = None,
) -> None:
    row = {"post_id": post_id, "at": now, "person_id": person_id, "state": state, "comment": comment or {}}
    await tx.execute(insert(tables.Passage).values(**row))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or file of a post, without its bytes, which are read where they are needed."""

    id: int
    kind: str
    file_id: str
    unique_id: str
    facts: dict[str, Any]
    framed: dict[str, Any]


MEDIA_OF = (
    select(*columns(Attachment, Media.__table__)).where(Media.post_id == bindparam("post_id")).order_by(Media.position)
)


async def media_of(tx: AsyncConnection, post_id: int) -> list[Attachment]:
    """In their order."""
    return await fetch_all(tx, MEDIA_OF, Attachment, post_id=post_id)


async def size_of(tx: AsyncConnection, media_id: int) -> int:
    """In bytes, of which none is read; 0 where they were not kept."""
    size = select(func.length(Media.content)).where(Media.id == media_id)
    return (await tx.execute(size)).scalar_one_or_none() or 0


async def content_of(tx: AsyncConnection, media_id: int) -> bytes | None:
    return (await tx.execute(select(Media.content).where(Media.id == media_id))).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class Passage:
    """A post passed into `state`: when, by whom, and what they said. Without a name it passed by itself."""

    at: datetime
    state: str
    comment: dict[str, str]
    person_id: int | None
    name: str | None


async def passages_of(tx: AsyncConnection, post_id: int) -> list[Passage]:
    steps = select(*columns(Passage, tables.Passage.__table__), Person.name)
    steps = steps.outerjoin(Person, Person.id == tables.Passage.person_id)
    return await fetch_all(tx, steps.where(tables.Passage.post_id == post_id).order_by(tables.Passage.id), Passage)


async def last_comment(tx: AsyncConnection, post_id: int) -> dict[str, str]:
    said = select(tables.Passage.comment).where(tables.Passage.post_id == post_id)
    last = said.order_by(tables.Passage.id.desc()).limit(1)
    comment: dict[str, str] | None = (await tx.execute(last)).scalar_one_or_none()
    return comment or {}


async def joined_with(tx: AsyncConnection, post_id: int) -> list[int]:
    """Those that were put below it, in the order in which they were."""
    kept, joined = tables.Passage, tables.Post
    when = select(func.max(kept.id)).where(kept.post_id == joined.id).scalar_subquery()
    there = select(joined.id).where(joined.merged_into_id == post_id, joined.state == MERGED).order_by(when)
    return list((await tx.execute(there)).scalars())


@dataclass(frozen=True, slots=True)
class Card(Post):
    """A post with the names of its place and of its author. `region_id`: the region that the place stands in."""

    place: dict[str, str]
    region_id: int | None
    author: str | None


CARD = (
    select(*COLUMNS, Organisation.names.label("place"), Organisation.region_id, Person.name.label("author"))
    .join(Organisation, Organisation.id == tables.Post.organisation_id)
    .outerjoin(Person, Person.id == tables.Post.author_id)
)


async def require_card(tx: AsyncConnection, post_id: int) -> Card:
    found = await fetch_one(tx, CARD.where(tables.Post.id == post_id), Card)
    if found is None:
        raise Refused("old_button")
    return found


# Approved, scheduled, and those of which nobody knows whether they came out.
WAITING, READY_ONES = (SENT,), (APPROVED, SCHEDULED, IN_DOUBT)


async def count_in(tx: AsyncConnection, region_id: int, states: Sequence[str]) -> int:
    """How many of a region wait, or are ready."""
    post = tables.Post
    counted = select(func.count()).select_from(post).join(Organisation, Organisation.id == post.organisation_id)
    counted = counted.where(post.state.in_(states), Organisation.region_id == region_id)
    return (await tx.execute(counted)).scalar_one()


async def ready_in(tx: AsyncConnection, region_id: int, most: int) -> list[Card]:
    """The first to come out."""
    ready = CARD.where(tables.Post.state.in_(READY_ONES), Organisation.region_id == region_id)
    first = ready.order_by(tables.Post.publish_at.nulls_last(), tables.Post.sent_at, tables.Post.id)
    return await fetch_all(tx, first.limit(most), Card)


@dataclass(frozen=True, slots=True)
class SentPost(Post):
    """One that was sent: its moment and its week are known. With the names of its rubric."""

    sent_at: datetime
    week: str
    rubric: dict[str, str] | None


async def mine(
    tx: AsyncConnection, place_id: int, first: int, most: int, hidden: Sequence[str] = UNLISTED
) -> tuple[list[SentPost], int]:
    """What the branch has sent, the newest first, whoever chairs it; and how many that is in all."""
    post = tables.Post
    where = (post.organisation_id == place_id, post.sent_at.is_not(None), post.state.not_in(hidden))
    shown = select(*COLUMNS, turns.names_at(post.organisation_id).label("rubric"))
    shown = shown.outerjoin(Rubric, Rubric.id == post.rubric_id).where(*where)
    newest = shown.order_by(post.sent_at.desc(), post.id.desc()).offset(first).limit(most)
    found = await fetch_all(tx, newest, SentPost)
    return found, (await tx.execute(select(func.count()).where(*where))).scalar_one()


async def draft_of(tx: AsyncConnection, who: Who, place_id: int) -> Post | None:
    """The one draft in sight: the newest of this person for this place.

    A returned post is none: it is corrected when asked for, and what is new must not end up in it.
    """
    drafts = entered_by(who, place_id).where(tables.Post.state == DRAFT)
    return await fetch_one(tx, drafts.order_by(tables.Post.id.desc()).limit(1), Post)


async def open_at(tx: AsyncConnection, place_id: int, person_id: int) -> list[Post]:
    """What this person has begun there and not sent, or got back."""
    theirs = select(*COLUMNS).where(tables.Post.organisation_id == place_id, tables.Post.entered_by == person_id)
    return await fetch_all(tx, theirs.where(tables.Post.state.in_(BEGUN)).order_by(tables.Post.id), Post)


async def returned_to(tx: AsyncConnection, who: Who, place_id: int) -> list[Post]:
    """What waits for this person's correction, the oldest first."""
    back = entered_by(who, place_id).where(tables.Post.state == RETURNED)
    return await fetch_all(tx, back.order_by(tables.Post.id), Post)


def entered_by(who: Who, place_id: int) -> Select[Any]:
    """What this person has brought in for this place, whatever has become of it."""
    entered = tables.Post.entered_by == access.require_person(who)
    return select(*COLUMNS).where(entered, tables.Post.organisation_id == place_id)


async def senders_in_week(tx: AsyncConnection, place_ids: Sequence[int], week: str) -> set[int]:
    """Those of the places that something came from, whoever brought it in."""
    post = tables.Post
    sent = select(post.organisation_id).where(post.organisation_id.in_(place_ids), post.week == week)
    return set((await tx.execute(sent.where(post.state.not_in(NEVER_SENT)).distinct())).scalars())


async def senders_between(tx: AsyncConnection, place_ids: Collection[int], first: date, end: date) -> set[int]:
    """Those of the places that something came from in these days; what a primary organisation sent is its branch's."""
    post = tables.Post
    there = or_(Organisation.id.in_(place_ids), Organisation.parent_id.in_(place_ids))
    sent = select(Organisation.id, Organisation.parent_id).join(post, post.organisation_id == Organisation.id)
    sent = sent.where(there, post.local_day >= first, post.local_day < end, post.state.not_in(NEVER_SENT))
    return {one for row in await tx.execute(sent.distinct()) for one in row} & set(place_ids)


async def sent_in_week(tx: AsyncConnection, place_id: int, week: str) -> int:
    counted = select(func.count()).where(tables.Post.organisation_id == place_id, tables.Post.week == week)
    return (await tx.execute(counted.where(tables.Post.state.not_in(NEVER_SENT)))).scalar_one()
