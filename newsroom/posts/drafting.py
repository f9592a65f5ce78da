"""What an author does with a post: begins it, fills it piece by piece, sends it, takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.tables import Media, Rubric
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.posts import earlier, framing, notices, posts, versions
from newsroom.posts.posts import Post
from newsroom.posts.states import DRAFT, DROPPED, OPEN, SENT, THROWN_AWAY, TRIAL
from newsroom.rubrics import turns
from newsroom.standards.likeness import signature
from newsroom.union import organisations, seats
from newsroom.values import languages
from newsroom.values.formatted import Formatted, joined, parse_formatted
from newsroom.who import SPECIALIST, Who

LONGEST_TEXT = 10_000  # in all: a message of Telegram's, of 4,096, in each of two languages, and some more
MOST_MEDIA = 10
RECENT = 20  # posts of one person, in which a message is looked for that is edited, or comes late


async def require_at(tx: AsyncConnection, who: Who, place_id: int) -> None:
    seat = access.require_seat(who)
    if seat.organisation_id == place_id:
        access.require(who, "send a post", place_id, seat.region_id)
        return
    other = await organisations.require_place(tx, place_id)
    access.require(who, "send a post", place_id, other.region_id)
    organisations.require_open(other)


async def begin(
    tx: AsyncConnection, who: Who, place_id: int, now: datetime, rubric_id: int | None, *, on_trial: bool = False
) -> int:
    """What a specialist enters for a branch has no author: nobody of the branch has done anything in the bot."""
    await require_at(tx, who, place_id)
    person_id = access.require_person(who)
    author = person_id if access.require_seat(who).organisation_id == place_id else None
    row = {"organisation_id": place_id, "entered_by": person_id, "author_id": author}
    state = TRIAL if on_trial else DRAFT
    new = insert(tables.Post).values(rubric_id=rubric_id, language=who.language, started_at=now, state=state, **row)
    post_id = (await tx.execute(new.returning(tables.Post.id))).scalar_one()
    await posts.note_passage(tx, post_id, state, now, person_id)
    return post_id


async def require_own(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    """One's own post; an old button may speak of somebody else's, or of a place that is one's own no more."""
    post = await posts.require_post(tx, post_id)
    await _require_theirs(tx, who, post)
    return post


async def _require_theirs(tx: AsyncConnection, who: Who, post: Post) -> None:
    if post.entered_by != who.person_id:
        raise Refused("old_button")
    await require_at(tx, who, post.organisation_id)


async def require_own_open(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    """One that can still be changed."""
    post = await posts.require_post(tx, post_id)
    await require_theirs_open(tx, who, post)
    return post


async def require_theirs_open(tx: AsyncConnection, who: Who, post: Post) -> None:
    await _require_theirs(tx, who, post)
    if post.state not in OPEN:
        raise Refused("old_button")


async def says_something(tx: AsyncConnection, post: Post) -> bool:
    return bool(post.texts) or bool(await posts.media_of(tx, post.id))


SET_RUBRIC = (
    update(tables.Post)
    .where(tables.Post.id == bindparam("post"), tables.Post.entered_by == bindparam("person"))
    .where(tables.Post.organisation_id == bindparam("place"), tables.Post.state.in_(OPEN))
    .where(exists().where(Rubric.id == bindparam("rubric"), turns.is_offered_at(bindparam("place"))))
    .values(rubric_id=bindparam("rubric"))
)


async def set_rubric(tx: AsyncConnection, who: Who, post_id: int, rubric_id: int) -> None:
    """One statement asks whether it may be and does it: this is the tap that is tapped most."""
    seat = access.require_seat(who)
    given = {"post": post_id, "rubric": rubric_id, "person": who.person_id}
    if (await tx.execute(SET_RUBRIC, given | {"place": seat.organisation_id})).rowcount:
        return
    elsewhere = (await require_own_open(tx, who, post_id)).organisation_id  # entered for a branch
    if not (await tx.execute(SET_RUBRIC, given | {"place": elsewhere})).rowcount:  # no rubric of theirs
        raise Refused("old_button")


async def set_facts(
    tx: AsyncConnection, who: Who, post_id: int, *, event_on: date | None = None, live_at: datetime | None = None,
    is_repost: bool | None = None, from_primary: bool | None = None,
) -> None:  # fmt: skip
    """What the form asks beside words and photos."""
    await require_own_open(tx, who, post_id)
    facts = {"event_on": event_on, "live_at": live_at, "is_repost": is_repost, "from_primary": from_primary}
    known = {name: one for name, one in facts.items() if one is not None}
    await tx.execute(update(tables.Post).where(tables.Post.id == post_id).values(**known))


async def set_frame(tx: AsyncConnection, who: Who, post_id: int, *, in_frame: bool) -> None:
    """Its photos stand in the frame of the region, or as they are."""
    await framing.put(tx, await require_own_open(tx, who, post_id), in_frame=in_frame)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as it was said: `message` is the number of the message, by which an edit of it is known.

    By its `album` another piece of that one finds the same post, however late it comes.
    """

    message: int
    text: Formatted
    origin: Mapping[str, str] = field(default_factory=dict)
    album: str = ""


async def add_text(tx: AsyncConnection, who: Who, post_id: int, piece: Piece) -> None:
    """More words are added below the first ones; what is clearly in another language stands apart.

    A photo without words is noted, too: they may come to it when its message is edited.
    """
    post = await require_own_open(tx, who, post_id)
    text = piece.text.stripped()
    language = languages.guess_language(text.text, post.language if post.texts else who.language)
    said = {"message": piece.message, "language": language, "text": text.text, "entities": list(text.entities)}
    said |= {"album": piece.album} if piece.album else {}
    first = {} if post.texts else {"language": language}
    await _put_together(tx, post, [*said_of(post), said], **first, **_forwarded(post, piece.origin))


def said_of(post: Post) -> list[dict[str, Any]]:
    """A post of the time before messages were kept has its texts as they stand."""
    as_they_stand = [
        {"message": 0, "language": language, "text": text.text, "entities": list(text.entities)}
        for language, text in posts.texts_of(post)
    ]
    return list(post.said) or as_they_stand


def _forwarded(post: Post, origin: Mapping[str, str]) -> dict[str, Any]:
    """What was forwarded is a repost, and where it came from is kept."""
    return {"is_repost": True, "origin": dict(origin)} if origin and not post.origin else {}


async def post_of_album(tx: AsyncConnection, who: Who, album: str) -> Post | None:
    """Where its other pieces are: the post that can still be changed, if there is one, before any that is closed."""
    entered = select(*posts.COLUMNS).where(tables.Post.entered_by == access.require_person(who))
    recent = await fetch_all(tx, entered.order_by(tables.Post.id.desc()).limit(RECENT), Post)
    theirs = [post for post in recent if any(one.get("album") == album for one in post.said)]
    return min(theirs, key=lambda post: (post.state not in OPEN, post.state in THROWN_AWAY), default=None)


async def edit_text(tx: AsyncConnection, who: Who, place_id: int, piece: Piece) -> Post | None:
    """A message was edited: its words change wherever they stand. Gives the post; None if they stand nowhere.

    What was thrown away or set aside stays as it was.
    """
    kept = posts.entered_by(who, place_id).where(tables.Post.state != DROPPED)
    recent = kept.order_by(tables.Post.id.desc()).limit(RECENT)
    for post in await fetch_all(tx, recent, Post):
        if any(one["message"] == piece.message for one in post.said):
            return await _said_otherwise(tx, who, await posts.require_post(tx, post.id), piece)
    return None


async def _said_otherwise(tx: AsyncConnection, who: Who, post: Post, piece: Piece) -> Post:
    """What was sent already stays as it was sent."""
    if post.state in OPEN:
        await require_at(tx, who, post.organisation_id)
        text = piece.text.stripped()
        changed: dict[str, Any] = {"text": text.text, "entities": list(text.entities)}
        first: dict[str, Any] = {}
        if any(one["message"] == piece.message and not one["text"] for one in post.said):  # it had no words so far
            changed["language"] = languages.guess_language(text.text, post.language if post.texts else who.language)
            first = {} if post.texts else {"language": changed["language"]}
        said = [one | changed if one["message"] == piece.message else one for one in post.said]
        await _put_together(tx, post, said, **first)
    return post


async def _put_together(tx: AsyncConnection, post: Post, said: list[dict[str, Any]], **more: Any) -> None:
    whole: dict[str, Formatted] = {}
    for one in said:
        piece = parse_formatted(one["text"], one["entities"])
        before = whole.get(one["language"])
        whole[one["language"]] = piece if before is None else joined(before, piece)
    await put(tx, post.id, whole, said=said, **more)


async def put(tx: AsyncConnection, post_id: int, whole: Mapping[str, Formatted], **more: Any) -> None:
    """The texts of a post, in one language or several."""
    kept = {language: text for language, text in whole.items() if text.text}
    posts.require_short("\n\n".join(text.text for text in kept.values()), LONGEST_TEXT)
    row = {
        "texts": {language: text.text for language, text in kept.items()},
        "entities": {language: list(text.entities) for language, text in kept.items()},
        "signature": signature("\n".join(text.text for text in kept.values())),
    }
    await tx.execute(update(tables.Post).where(tables.Post.id == post_id).values(**row, **more))


@dataclass(frozen=True, slots=True)
class File:
    """A photo, video, document or voice as it arrived; its bytes where they were small enough to fetch."""

    kind: str
    bot_id: int
    file_id: str
    unique_id: str
    facts: dict[str, Any]
    content: bytes | None = None
    origin: Mapping[str, str] = field(default_factory=dict)


async def add_media(tx: AsyncConnection, who: Who, post_id: int, file: File) -> None:
    """The same photo once more is not another photo."""
    post = await require_own_open(tx, who, post_id)
    there = (await tx.execute(select(Media.unique_id).where(Media.post_id == post_id))).scalars().all()
    if file.unique_id in there:
        return
    if len(there) >= MOST_MEDIA:
        raise Refused("too_many_photos", most=MOST_MEDIA)
    row = {"position": len(there), "kind": file.kind, "bot_id": file.bot_id, "file_id": file.file_id}
    made = insert(Media).values(
        post_id=post_id, unique_id=file.unique_id, facts=file.facts, content=file.content, **row
    )
    await tx.execute(made)
    if forwarded := _forwarded(post, file.origin):
        await tx.execute(update(tables.Post).where(tables.Post.id == post_id).values(**forwarded))


async def pour(tx: AsyncConnection, who: Who, post_id: int, into_id: int, now: datetime) -> None:
    """A draft begun by mistake is added to the earlier one."""
    await posts.lock(tx, post_id, into_id)
    post, other = await require_own_open(tx, who, post_id), await require_own_open(tx, who, into_id)
    if post.id == other.id or (post.state == TRIAL) != (other.state == TRIAL):
        raise Refused("old_button")
    forwarded = _forwarded(other, post.origin) | ({"is_repost": True} if post.is_repost else {})
    await _put_together(tx, other, [*said_of(other), *said_of(post)], **forwarded)
    await move_media(tx, post.id, other.id)
    if other.event_on is None and post.event_on is not None:
        await set_facts(tx, who, other.id, event_on=post.event_on)
    await posts.take_step(tx, post, "drop", who, now, merged_into_id=other.id)


async def move_media(tx: AsyncConnection, post_id: int, into_id: int) -> None:
    """Behind those that are there; what is there already is not moved."""
    there = await posts.media_of(tx, into_id)
    known = {one.unique_id for one in there}
    moved = [one for one in await posts.media_of(tx, post_id) if one.unique_id not in known]
    if len(there) + len(moved) > MOST_MEDIA:
        raise Refused("too_many_photos", most=MOST_MEDIA)
    for position, file in enumerate(moved, len(there)):
        await tx.execute(update(Media).where(Media.id == file.id).values(post_id=into_id, position=position))


async def send(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """Sent once, however often it is pressed. How it stood is kept."""
    post = await require_own_open(tx, who, post_id)
    media = (await tx.execute(select(func.count()).where(Media.post_id == post_id))).scalar_one()
    if not media and not post.texts:
        raise Refused("empty_post")
    day = weeks.local(now, await organisations.zone_of(tx, post.organisation_id)).date()
    # A correction is of the week that it was first sent in.
    first: dict[str, Any] = {} if post.week else {"local_day": day, "week": weeks.week_of(day)}
    sent = await posts.take_step(tx, post, "send", who, now, sent_at=now, held_by=None, held_until=None, **first)
    await versions.keep_version(tx, sent, who.person_id, now)
    await earlier.note(tx, sent)
    return sent


async def drop(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> None:
    await posts.take_step(tx, await require_own_open(tx, who, post_id), "drop", who, now)


async def take_back(tx: AsyncConnection, who: Who, post_id: int, step: str, now: datetime) -> Post:
    """To correct it (`take back`) or for good (`withdraw`). Once somebody has looked at it, they are told."""
    if step not in ("take back", "withdraw"):
        raise Refused("old_button")
    post = await require_own(tx, who, post_id)
    looked_at = post.state != SENT or _is_held(post, now)
    back = await posts.take_step(tx, post, step, who, now, publish_at=None, held_by=None, held_until=None)
    if looked_at:
        region_id = (await organisations.require_place(tx, back.organisation_id)).region_id
        specialists = await seats.addressees(tx, region_id, (SPECIALIST,), now)
        await tell(tx, notices.TakenBack(back.id, step), specialists, now)
    return back


def _is_held(post: Post, now: datetime) -> bool:
    return post.held_until is not None and post.held_until > now
