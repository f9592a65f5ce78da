"""The way to a post: the one sentence; and, for whoever would rather be asked, question by question to the preview."""

from __future__ import annotations

from datetime import timedelta

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import LONG, Event, tapped
from handlers.pieces import piece_of
from handlers.posts.checking import show_check
from handlers.posts.facts import is_announced, is_live, note_day, note_fact, note_when, note_whose
from handlers.posts.sending import add_words, begin, is_to_try, reminded_of
from handlers.visit import Visit
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.posts import begun, drafting, posts
from newsroom.rubrics import cards, prompts, turns
from newsroom.rubrics.defaults import example_for
from newsroom.values.asking import OTHER, asks_about
from newsroom.values.own import is_pass
from screens import actions
from screens.posts import guided as screens
from screens.posts import posts as post_screens
from screens.posts import trials
from screens.screen import Screen

PASSABLE = ("photos", "date")  # «жоқ», «дальше» say there what *Next* says


def register() -> None:
    tapped(actions.POST, start)
    tapped(actions.WRITE, write)
    tapped(actions.WRITE_AT, write_at)
    tapped(actions.GUIDED, guided)
    tapped(actions.RUBRICS, rubrics)
    tapped(actions.RUBRIC, rubric)
    tapped(actions.STEP, go_to)
    tapped(actions.EXAMPLE, example)
    tapped(actions.ON_DAY, on_day)
    tapped(actions.REPOST, repost)


# ---- the one sentence


async def start(_: Event, visit: Visit) -> Screen:
    """A draft that is there is gone on with."""
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    if draft is not None and await drafting.says_something(visit.tx, draft):
        return await show_check(visit, draft.id)
    await drafting.require_at(visit.tx, visit.who, visit.place)
    return await visit.show(views.prompt)


async def write_at(event: Event, visit: Visit, rubric_id: int, place_id: int) -> Screen:
    await visit.sit_at(place_id)
    return await write(event, visit, rubric_id)


async def write(_: Event, visit: Visit, rubric_id: int) -> Screen:
    """At a reminder's button: the draft that it began is gone on with. Any other is another post, and stays."""
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    if draft is not None and draft.rubric_id == (rubric_id or None) and await drafting.says_something(visit.tx, draft):
        begun_on = weeks.today(draft.started_at, visit.zone.key)
        if weeks.week_of(begun_on) == weeks.week_of(visit.today):
            return await show_check(visit, draft.id)
    await drafting.require_at(visit.tx, visit.who, visit.place)
    return await visit.show(views.prompt, rubric=rubric_id)


async def prompted(message: Message, visit: Visit) -> Screen:
    """However short: it is meant for the post. A question to the bot is not."""
    words = message.text or ""
    if words.startswith("/") or asks_about(words) is not None:
        raise SkipHandler
    post_id = await _in_hand(visit)
    if await note_fact(words, visit, post_id):
        return await _go(visit, post_id, "text")
    await add_words(visit, post_id, piece_of(message))
    return await show_check(visit, post_id)


@views.prompt.drawn(hears=prompted, errand=True)
async def draw_prompt(visit: Visit, rubric: int = 0, trial: bool = False) -> Screen:
    if trial:
        return trials.prompt(visit.who.language)
    week = weeks.week_of(visit.today)
    known = await turns.rubrics(visit.tx, require_seat(visit.who).region_id, week, visit.place)
    chosen = next((one for one in known if one.id == rubric), None)
    shown = chosen or turns.turn_of(known, week)
    if shown is None:
        return screens.prompt(visit.who.language, None)
    ideas = (await prompts.give(visit.tx, shown.id, [visit.place], week)).get(visit.place, [])
    guidance = await cards.guidance_of(visit.tx, shown.id, visit.place) if chosen is not None else {}
    about = screens.About(shown.names, ideas, guidance, is_chosen=chosen is not None)
    return screens.prompt(visit.who.language, about)


async def _in_hand(visit: Visit) -> int:
    """The draft that is gone on with, or a new one."""
    if reminded_of(visit) or is_to_try(visit):
        return await begin(visit, "")
    draft = await posts.draft_of(visit.tx, visit.who, visit.place)
    return draft.id if draft is not None else await begin(visit, "")


# ---- question by question


async def guided(_: Event, visit: Visit) -> Screen:
    return await _go(visit, await _in_hand(visit), "text")


async def _go(visit: Visit, post_id: int, step: str) -> Screen:
    if step == "rubric":
        return await visit.show(views.rubrics, post=post_id, guided=True)
    return await visit.show(views.step, post=post_id, step=step)


async def go_to(_: Event, visit: Visit, post_id: int, step: str) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await _go(visit, post.id, step)


async def step_told(message: Message, visit: Visit, post: int, step: str) -> Screen:
    """What answers another question is noted, and this one stays; only words of a post are added to it."""
    words, topic = message.text or "", asks_about(message.text or "")
    if step in PASSABLE and is_pass(words):
        return await _go(visit, post, screens.following(step))
    if topic == OTHER and step != "text":
        return await visit.show(views.help_over, of=visit.stands)
    if topic not in (None, OTHER):
        raise SkipHandler
    whose = await note_whose(words, visit, post)
    if whose and step == "own":
        return await show_check(visit, post)
    if step == "date" and not whose:
        await note_when(words, visit, post)
        return await _go(visit, post, "own")
    if whose or await note_day(words, visit, post):
        return await _go(visit, post, step)
    return await _words_told(message, visit, post, step)


async def _words_told(message: Message, visit: Visit, post: int, step: str) -> Screen:
    if step == "text":
        await add_words(visit, post, piece_of(message))
        return await _go(visit, post, "photos")
    if step == "own" and len(message.text or "") < LONG:
        raise Refused("not_whose")
    raise SkipHandler


@views.step.drawn(hears=step_told, errand=True)
async def draw_step(visit: Visit, post: int, step: str, album: str = "", full: bool = False) -> Screen:  # noqa: ARG001
    """Above each question stands what there is of the post."""
    found = await begun.require_begun(visit.tx, visit.who, post)
    there = screens.There(
        found.id, found.rubric, bool(found.texts), (found.kinds or "").split(), found.event_on, found.live_at,
        is_repost=found.is_repost,
    )  # fmt: skip
    language = visit.who.language
    if step == "photos":
        return screens.photos(language, there, visit.zone, visit.today)
    if step == "date":
        live = await is_live(visit, found.rubric_id)
        return screens.event_date(language, there, visit.zone, visit.today, live=live, ahead=is_announced(found))
    return (screens.own if step == "own" else screens.text)(language, there, visit.zone, visit.today)


async def rubrics(_: Event, visit: Visit, post_id: int) -> Screen:
    await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await visit.show(views.rubrics, post=post_id)


@views.rubrics.drawn(errand=True)
async def draw_rubrics(visit: Visit, post: int, guided: bool = False) -> Screen:
    week = weeks.week_of(visit.today)
    known = await turns.rubrics(visit.tx, require_seat(visit.who).region_id, week, visit.place)
    of_week = turns.turn_of(known, week)
    named = [(one.id, one.names) for one in known]
    leads_back = actions.STEP(post, "text") if guided else actions.DRAFT(post)
    return post_screens.choose_rubric(visit.who.language, post, named, of_week.id if of_week else None, leads_back)


async def rubric(_: Event, visit: Visit, post_id: int, rubric_id: int) -> Screen:
    await drafting.set_rubric(visit.tx, visit.who, post_id, rubric_id)
    if not visit.is_on(views.rubrics, guided=True):
        return await show_check(visit, post_id)
    return await _go(visit, post_id, "text")


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
    known = await cards.of_place(visit.tx, found.rubric_id, found.organisation_id)
    if known is None:
        return screens.example(visit.who.language, post, None, example_for(None))
    return screens.example(visit.who.language, post, known.names, known.any_example, known.guidance)
