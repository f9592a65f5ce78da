"""The specialist mends a post: its words, its rubric, its photos; or joins it with another."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.pieces import words_of
from handlers.review.queue import draw_card
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, language_for
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.posts import posts, publishing, review, ways
from newsroom.posts.judging import is_picture
from newsroom.posts.states import PUBLISHED
from newsroom.rubrics import turns
from newsroom.values.cutting import parts, spans
from newsroom.values.formatted import replaced
from screens import actions
from screens.publication import MESSAGE
from screens.review import review as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.EDIT_TEXT, edit_text)
    tapped(actions.OTHER_TEXT, other_text)
    tapped(actions.EDIT_PART, edit_part)
    tapped(actions.SET_RUBRIC, rubrics)
    tapped(actions.TO_RUBRIC, to_rubric)
    tapped(actions.PHOTOS, photos)
    tapped(actions.FRAME_PHOTOS, frame)
    tapped(actions.LEAD, lead)
    tapped(actions.LEAVE_OUT, leave_out)
    tapped(actions.MERGE_POSTS, merge_posts)
    tapped(actions.MERGE_WITH, merge_with)


async def _mended(visit: Visit, post: int, language: str, part: int = 0) -> screens.Mended:
    text = posts.text_in(await review.require_reviewable(visit.tx, visit.who, post), language)
    found = parts(text, MESSAGE, MESSAGE) or [text]
    if not 0 <= part < len(found):
        raise Refused("old_button")
    return screens.Mended(post, language_for(language), found[part].text, part, len(found))


TEXT = Step("text", screens.ask_text, Parser(lambda message, _: words_of(message)))


async def mend(visit: Visit, said: Said, mended: screens.Mended) -> Screen:
    """What is out already is mended there, too."""
    post = await review.require_reviewable(visit.tx, visit.who, mended.post_id)
    text, before = said[TEXT].stripped(), posts.text_in(post, mended.language)
    if mended.parts > 1:
        text = replaced(before, spans(before, MESSAGE, MESSAGE)[mended.part], text)
    changed = await review.edit_text(visit.tx, visit.who, mended.post_id, mended.language, text, visit.now)
    if changed.state == PUBLISHED and await ways.by_bot(visit.tx, changed.id):
        await publishing.amend(visit.tx, visit.who, changed.id, visit.now)
    return await visit.show(draw_card, post=mended.post_id)


MEND = Form("mend", _mended, TEXT, save=mend)


async def edit_text(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await review.require_reviewable(visit.tx, visit.who, post_id)
    return await MEND.ask(visit, post.id, language_for(post.language))


async def other_text(_: Event, visit: Visit, post_id: int, language: Language | None) -> Screen:
    """A button that names no language is from the time when there were two: it means the other one."""
    post = await review.require_reviewable(visit.tx, visit.who, post_id)
    others = [language for language in LANGUAGES if language != post.language]
    return await MEND.ask(visit, post.id, language or others[0])


async def edit_part(_: Event, visit: Visit, post_id: int, language: Language, part: int) -> Screen:
    return await MEND.ask(visit, post_id, language, part)


async def rubrics(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_rubrics, post=post_id)


@view("set_rubric")
async def draw_rubrics(visit: Visit, post: int) -> Screen:
    await review.require_changeable(visit.tx, visit.who, post)
    known = await turns.rubrics(visit.tx, require_seat(visit.who).region_id)
    return screens.choose_rubric(visit.who.language, post, [(one.id, one.names) for one in known])


async def to_rubric(_: Event, visit: Visit, post_id: int, rubric_id: int) -> Screen:
    await review.set_rubric(visit.tx, visit.who, post_id, rubric_id, visit.now)
    return await visit.show(draw_card, post=post_id)


async def photos(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_photos, post=post_id)


@view("photos")
async def draw_photos(visit: Visit, post: int) -> Screen:
    await review.require_changeable(visit.tx, visit.who, post)
    media = [one.id for one in await posts.media_of(visit.tx, post) if is_picture(one) or one.kind == "video"]
    if not media:
        raise Refused("no_photos")
    return screens.photos(visit.who.language, post, media)


async def frame(_: Event, visit: Visit, post_id: int, in_frame: bool) -> Screen:
    await review.set_frame(visit.tx, visit.who, post_id, visit.now, in_frame=in_frame)
    return await visit.show(draw_card, post=post_id)


async def lead(_: Event, visit: Visit, post_id: int, media_id: int) -> Screen:
    await review.put_first(visit.tx, visit.who, post_id, media_id, visit.now)
    return await visit.show(draw_card, post=post_id)


async def leave_out(_: Event, visit: Visit, post_id: int, media_id: int) -> Screen:
    await review.drop_photo(visit.tx, visit.who, post_id, media_id, visit.now)
    return await visit.show(draw_card, post=post_id)


async def merge_posts(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_merge, post=post_id)


@view("merge_posts")
async def draw_merge(visit: Visit, post: int) -> Screen:
    others = await review.mergeable(visit.tx, visit.who, post)
    named = [(one.id, posts.begins_with(one)) for one in others]
    return screens.choose_other(visit.who.language, post, named)


async def merge_with(_: Event, visit: Visit, post_id: int, other_id: int) -> Screen:
    """This one goes into the other, which is opened."""
    whole = await review.merge(visit.tx, visit.who, post_id, other_id, visit.now)
    await review.hold(visit.tx, visit.who, whole.id, visit.now)
    return await visit.show(draw_card, post=whole.id)
