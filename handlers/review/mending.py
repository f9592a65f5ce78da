"""The specialist mends a post: its words, its rubric, its photos; or joins it with another."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.pieces import words_of
from handlers.review.queue import draw_card
from handlers.values import parse_id, parse_language
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, language_for
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.posts import posts, publishing, review
from newsroom.posts.judging import is_picture
from newsroom.posts.states import PUBLISHED
from newsroom.rubrics import turns
from screens.review import review as screens
from screens.screen import Screen


def router() -> Router:
    for action, handler in (
        ("edit_text", edit_text), ("other_text", other_text), ("set_rubric", rubrics), ("to_rubric", to_rubric),
        ("photos", photos), ("lead", lead), ("leave_out", leave_out),
        ("merge_posts", merge_posts), ("merge_with", merge_with),
    ):  # fmt: skip
        tapped(action, handler)
    return Router(name="mending")


async def edit_text(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    post = await review.require_reviewable(visit.tx, visit.who, parse_id(values))
    return await _ask(visit, post.id, language_for(post.language))


async def other_text(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    """A button that names no language is from the time when there were two: it means the other one."""
    post = await review.require_reviewable(visit.tx, visit.who, parse_id(values))
    others = [language for language in LANGUAGES if language != post.language]
    return await _ask(visit, post.id, parse_language((*values, *others), 1))


async def _ask(visit: Visit, post_id: int, language: Language) -> Screen:
    return await visit.show(draw_mend, post=post_id, language=language)


async def mended(message: Message, visit: Visit, post: int, language: str) -> Screen:
    """What is out already is mended there, too."""
    changed = await review.edit_text(visit.tx, visit.who, post, language, words_of(message), visit.now)
    if changed.state == PUBLISHED and await publishing.is_in_channel(visit.tx, post):
        await publishing.amend(visit.tx, visit.who, post, visit.now)
    return await visit.show(draw_card, post=post)


@view("mend", hears=mended)
async def draw_mend(visit: Visit, post: int, language: str) -> Screen:
    found = await review.require_reviewable(visit.tx, visit.who, post)
    return screens.ask_text(visit.who.language, post, language_for(language), found.texts.get(language, ""))


async def rubrics(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_rubrics, post=parse_id(values))


@view("set_rubric")
async def draw_rubrics(visit: Visit, post: int) -> Screen:
    await review.require_changeable(visit.tx, visit.who, post)
    known = await turns.rubrics(visit.tx, require_seat(visit.who).region_id)
    return screens.choose_rubric(visit.who.language, post, [(one.id, one.names) for one in known])


async def to_rubric(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    await review.set_rubric(visit.tx, visit.who, parse_id(values), parse_id(values, 1))
    return await visit.show(draw_card, post=parse_id(values))


async def photos(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_photos, post=parse_id(values))


@view("photos")
async def draw_photos(visit: Visit, post: int) -> Screen:
    await review.require_changeable(visit.tx, visit.who, post)
    media = [one.id for one in await posts.media_of(visit.tx, post) if is_picture(one) or one.kind == "video"]
    if not media:
        raise Refused("no_photos")
    return screens.photos(visit.who.language, post, media)


async def lead(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    await review.put_first(visit.tx, visit.who, parse_id(values), parse_id(values, 1))
    return await visit.show(draw_card, post=parse_id(values))


async def leave_out(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    await review.drop_photo(visit.tx, visit.who, parse_id(values), parse_id(values, 1))
    return await visit.show(draw_card, post=parse_id(values))


async def merge_posts(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_merge, post=parse_id(values))


@view("merge_posts")
async def draw_merge(visit: Visit, post: int) -> Screen:
    others = await review.mergeable(visit.tx, visit.who, post)
    named = [(one.id, posts.begins_with(one)) for one in others]
    return screens.choose_other(visit.who.language, post, named)


async def merge_with(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    """This one goes into the other, which is opened."""
    whole = await review.merge(visit.tx, visit.who, parse_id(values), parse_id(values, 1), visit.now)
    await review.hold(visit.tx, visit.who, whole.id, visit.now)
    return await visit.show(draw_card, post=whole.id)
