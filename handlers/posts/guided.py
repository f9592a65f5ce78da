"""The guided way: rubric, text, photos, date, own or repost, and the preview; past each step and back."""

from __future__ import annotations

from datetime import timedelta

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.pieces import piece_of
from handlers.posts.dates import is_announced, is_live, note_when
from handlers.posts.sending import begin, show_check
from handlers.visit import Visit
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.posts import drafting, outgoing, posts
from newsroom.rubrics import turns
from newsroom.rubrics.defaults import example_for
from screens import actions
from screens.posts import guided as screens
from screens.posts import posts as post_screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.POST, start)
    tapped(actions.RUBRICS, rubrics)
    tapped(actions.RUBRIC, rubric)
    tapped(actions.STEP, go_to)
    tapped(actions.EXAMPLE, example)
    tapped(actions.ON_DAY, on_day)
    tapped(actions.REPOST, repost)


async def start(_: Event, visit: Visit) -> Screen:
    """A draft that is there is gone on with."""
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    if draft is not None and (draft.texts or await posts.media_of(visit.tx, draft.id)):
        return await show_check(visit, draft.id)
    post_id = draft.id if draft is not None else await begin(visit, "")
    return await visit.show(views.rubrics, post=post_id, guided=True)


async def rubrics(_: Event, visit: Visit, post_id: int) -> Screen:
    await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await visit.show(views.rubrics, post=post_id)


@views.rubrics.drawn(errand=True)
async def draw_rubrics(visit: Visit, post: int, guided: bool = False) -> Screen:
    week = weeks.week_of(visit.today)
    known = await turns.rubrics(visit.tx, require_seat(visit.who).region_id, week)
    of_week = turns.turn_of(known, week)
    named = [(one.id, one.names) for one in known]
    progress = screens.progress_in(visit.who.language, "rubric") if guided else ""
    return post_screens.choose_rubric(visit.who.language, post, named, of_week.id if of_week else None, progress)


async def rubric(_: Event, visit: Visit, post_id: int, rubric_id: int) -> Screen:
    await drafting.set_rubric(visit.tx, visit.who, post_id, rubric_id)
    if not visit.is_on(views.rubrics, guided=True):
        return await show_check(visit, post_id)
    return await _go(visit, post_id, "text")


async def _go(visit: Visit, post_id: int, step: str) -> Screen:
    if step == "rubric":
        return await visit.show(views.rubrics, post=post_id, guided=True)
    return await visit.show(views.step, post=post_id, step=step)


async def go_to(_: Event, visit: Visit, post_id: int, step: str) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await _go(visit, post.id, step)


async def step_told(message: Message, visit: Visit, post: int, step: str) -> Screen:
    """Words go on to the photos; what is said at another step is added by the common way."""
    if step == "text":
        await drafting.add_text(visit.tx, visit.who, post, piece_of(message))
        return await _go(visit, post, "photos")
    if step == "date":
        await note_when(message.text or "", visit, post)
        return await _go(visit, post, "own")
    raise SkipHandler


@views.step.drawn(hears=step_told, errand=True)
async def draw_step(visit: Visit, post: int, step: str, album: str = "", full: bool = False) -> Screen:  # noqa: ARG001
    """The question alone needs no look into the database: what is answered is checked when it is."""
    language = visit.who.language
    if step == "photos":
        return screens.photos(language, post, len(await posts.media_of(visit.tx, post)))
    if step == "date":
        found = await drafting.require_own_open(visit.tx, visit.who, post)
        live = await is_live(visit, found.rubric_id)
        return screens.event_date(language, post, live=live, ahead=is_announced(found))
    if step == "own":
        found = await drafting.require_own_open(visit.tx, visit.who, post)
        return screens.own(language, post, found.event_on, found.live_at, visit.zone, visit.today)
    return screens.text(language, post)


async def on_day(_: Event, visit: Visit, post_id: int, days_ago: int) -> Screen:
    """Today or yesterday: the other days are written."""
    day = visit.today - timedelta(days=days_ago)
    await drafting.set_facts(visit.tx, visit.who, post_id, event_on=day)
    if not visit.is_on(views.step):
        return await show_check(visit, post_id)
    return await _go(visit, post_id, "own")


async def repost(_: Event, visit: Visit, post_id: int, is_repost: bool) -> Screen:
    await drafting.set_facts(visit.tx, visit.who, post_id, is_repost=is_repost)
    return await show_check(visit, post_id)


async def example(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(views.example, post=post_id)


@views.example.drawn(errand=True)
async def draw_example(visit: Visit, post: int) -> Screen:
    found = await drafting.require_own_open(visit.tx, visit.who, post)
    code = await turns.code_of(visit.tx, found.rubric_id)
    names = await outgoing.rubric_of(visit.tx, found.rubric_id)
    return screens.example(visit.who.language, post, names, example_for(code))
