"""A chair sends a post: by just sending it, or step by step."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Event, number, tapped
from handlers.visit import FOR, Visit, view
from newsroom import organisations, plan, posts, review, weeks
from newsroom.access import seat_of
from newsroom.errors import Refused
from newsroom.post_states import OPEN
from newsroom.who import CHAIR, DEPUTY
from screens import failures
from screens import posts as screens
from screens.screen import Screen

SHORT = 25  # letters below which a text is a remark rather than a post
KINDS = ("photo", "video", "document")
MINE_SHOWN = 10
OWN_ROLES = (CHAIR, DEPUTY)


def router() -> Router:
    routes = Router(name="posts")
    tapped("post", form)
    tapped("rubrics", rubrics)
    tapped("rubric", rubric)
    tapped("anew", anew)
    tapped("make", make)
    tapped("send", send)
    tapped("drop", drop)
    tapped("correct", correct)
    tapped("mine", mine)
    routes.message(Asked("text"), F.text)(text)
    routes.message(F.photo | F.video | F.document, is_author)(media)
    routes.message(F.text, is_author)(anything)
    routes.message(is_author)(wrong)
    return routes


async def is_author(_: Message, visit: Visit) -> bool:
    return visit.who.role in OWN_ROLES or FOR in visit.state


async def _in_sight(visit: Visit) -> int | None:
    """The open post on the screen, else the newest: a correction must not end up in another post."""
    if visit.shown.get("view") == "check":
        shown = await posts.get(visit.tx, int(visit.shown["post"]))
        if shown is not None and shown.entered_by == visit.who.person_id and shown.state in OPEN:
            return int(shown.id)
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    return None if draft is None else int(draft.id)


async def _begin(visit: Visit) -> int:
    """The draft in sight, or a new one under the rubric of the week."""
    draft = await _in_sight(visit)
    if draft is not None:
        return draft
    return await posts.begin(visit.tx, visit.who, visit.place, visit.now, await _rubric_of_week(visit))


async def _rubric_of_week(visit: Visit) -> int | None:
    found = await plan.rubric_of_week(visit.tx, seat_of(visit.who).region_id, weeks.week_of(visit.today))
    return found.id if found else None


async def form(_: Event, visit: Visit) -> Screen:
    """Guided: rubric, then text. A draft that is there is gone on with."""
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    if draft is not None and draft.texts:
        visit.notes()
        return await visit.show("check", post=draft.id)
    return await visit.show("rubrics", post=await _begin(visit))


async def rubrics(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    await posts.own_open(visit.tx, visit.who, number(values))
    return await visit.show("rubrics", post=number(values))


@view("rubrics")
async def draw_rubrics(visit: Visit, post: int) -> Screen:
    week = weeks.week_of(visit.today)
    known = await plan.rubrics(visit.tx, seat_of(visit.who).region_id, week)
    of_week = plan.turn_of(known, week)
    named = [(one.id, one.names) for one in known]
    return screens.choose_rubric(visit.who.language, post, named, of_week.id if of_week else None)


async def rubric(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    post = await posts.set_rubric(visit.tx, visit.who, number(values), number(values, 1))
    if post.texts or await posts.media_of(visit.tx, post.id):
        return await visit.show("check", post=post.id)
    visit.asks("text", post=post.id)
    return await visit.show("text")


@view("text")
async def draw_text(visit: Visit) -> Screen:
    return screens.ask_text(visit.who.language)


async def anew(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    await posts.clear(visit.tx, visit.who, number(values))
    visit.asks("text", post=number(values))
    return await visit.show("text")


async def text(message: Message, visit: Visit) -> Screen:
    return await _add_text(visit, int(visit.state["post"]), message.text or "")


async def _add_text(visit: Visit, post: int, words: str) -> Screen:
    await posts.add_text(visit.tx, visit.who, post, words)
    visit.notes()
    return await visit.show("check", post=post)


async def anything(message: Message, visit: Visit) -> Screen:
    """A text of some length is the beginning of a post, a short one is not."""
    words = (message.text or "").strip()
    draft = await _in_sight(visit)
    if words.startswith("/") or (draft is None and len(words) < SHORT):
        visit.notes(remark=words)
        return await visit.show("remark", text=words)
    return await _add_text(visit, await _begin(visit), words)


@view("remark")
async def draw_remark(visit: Visit, text: str) -> Screen:
    return screens.not_a_post(visit.who.language, text)


async def make(_: CallbackQuery, visit: Visit) -> Screen:
    remark = visit.state.get("remark")
    if remark is None:
        raise Refused("old_button")
    return await _add_text(visit, await _begin(visit), str(remark))


async def media(message: Message, visit: Visit) -> Screen | None:
    """The first of an album brings the screen; the others are added without a word."""
    post = await _begin(visit)
    album = message.media_group_id
    before = visit.state if album is not None and visit.state.get("album") == album else {}
    visit.notes(**({"album": album} | before if album else {}))
    if message.caption:
        await posts.add_text(visit.tx, visit.who, post, message.caption)
    file, kind, facts = _file_of(message)
    try:
        await posts.add_media(visit.tx, visit.who, post, kind, visit.bot_id, file.file_id, file.file_unique_id, facts)
    except Refused as refused:  # the words stay, and it is told once an album, however many are too many
        visit.state = visit.state | {"full": True}
        return None if "full" in before else failures.refused(visit.who.language, refused.kind, refused.parameters)
    return None if before and not message.caption else await visit.show("check", post=post)


def _file_of(message: Message) -> tuple[Any, str, dict[str, Any]]:
    file: Any = message.photo[-1] if message.photo else message.video or message.document
    kind = "photo" if message.photo else "video" if message.video else "document"
    facts = {name: getattr(file, name, None) for name in ("width", "height", "file_size")}
    return file, kind, {name: value for name, value in facts.items() if value is not None}


async def wrong(_: Message) -> Screen:
    raise Refused("wrong_file")


@view("check")
async def draw_check(visit: Visit, post: int) -> Screen:
    found = await posts.get(visit.tx, post)
    if found is None or found.entered_by != visit.who.person_id:
        return await visit.show("home")
    named = {one.id: one.names for one in await plan.rubrics(visit.tx, seat_of(visit.who).region_id)}
    arriving = "album" in visit.state  # piece by piece: any count shown now would be out of date at once
    photos = 0 if arriving else len(await posts.media_of(visit.tx, post))
    comment = await posts.last_comment(visit.tx, post) if found.state == "returned" else None
    words = found.texts.get(found.language, "")
    place = (await organisations.by_id(visit.tx, found.organisation_id)).names if found.author_id is None else None
    draft = screens.Draft(post, named.get(found.rubric_id), words, photos, comment, place)
    return screens.check(visit.who.language, draft)


async def send(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    post = await posts.send(visit.tx, visit.who, number(values), visit.now)
    await review.tell_specialists(visit.tx, post, visit.now)
    visit.notes()
    return await visit.show("receipt", post=post.id)


@view("receipt")
async def draw_receipt(visit: Visit, post: int) -> Screen:
    found = await posts.get(visit.tx, post)
    if found is None or found.sent_at is None:
        return await visit.show("home")
    if found.author_id is None:
        place = await organisations.by_id(visit.tx, found.organisation_id)
        return screens.receipt_entered(visit.who.language, found.sent_at, visit.zone, place.names, place.id)
    return screens.receipt(visit.who.language, found.sent_at, visit.zone)


async def drop(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    await posts.drop(visit.tx, visit.who, number(values), visit.now)
    visit.notes()
    return await visit.show("entering", place=visit.place) if FOR in visit.state else await visit.show("home")


async def correct(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    post = await posts.own_open(visit.tx, visit.who, number(values))
    return await visit.show("check", post=post.id)


async def mine(_: Event, visit: Visit) -> Screen:
    return await visit.show("mine")


@view("mine")
async def draw_mine(visit: Visit) -> Screen:
    shown = [
        screens.OwnPost(
            post.sent_at, post.rubric, post.texts.get(post.language, ""), post.state, post.link, post.author_id is None
        )
        for post in await posts.mine(visit.tx, visit.place, MINE_SHOWN)
    ]
    return screens.mine(visit.who.language, shown, visit.zone)
