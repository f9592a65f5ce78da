"""What a branch has sent, each post with its history: corrected, taken back, withdrawn."""

from __future__ import annotations

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.posts.checking import show_check
from handlers.steps import LINK, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales import words_for
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.posts import drafting, posts, publishing, sent_posts, trials, versions, ways
from newsroom.posts.states import GOING_OUT, RETURNED, after
from screens import actions
from screens.posts import posts as screens
from screens.screen import Screen

SHOWN = 6


def register() -> None:
    tapped(actions.MINE, mine)
    tapped(actions.HISTORY, history)
    tapped(actions.TAKE_BACK, take_back)
    tapped(actions.WITHDRAW, withdraw)
    tapped(actions.RECORDING, recording)


async def mine(_: Event, visit: Visit, first: int | None) -> Screen:
    return await visit.show(draw_mine, first=first or 0)


@view("mine", reads=True)
async def draw_mine(visit: Visit, first: int = 0) -> Screen:
    rows, total = await sent_posts.of_place(visit.tx, visit.who, visit.place, first, SHOWN)
    if first and not rows:
        raise Refused("old_button")
    begins = await versions.begins(visit.tx, rows)
    words = words_for(visit.who.language)
    shown = [
        screens.OwnPost(
            post.id, post.sent_at, post.week, post.rubric, begins[post.id], post.state, post.link,
            post.author_id is None,
        )
        for post in rows
    ]  # fmt: skip
    named = {post.week: words.span(*weeks.days_of(post.week), today=visit.today) for post in rows}
    trial_id = await trials.newest(visit.tx, visit.who, visit.place)
    return screens.mine(visit.who.language, shown, first, total, named, visit.place, trial_id)


async def history(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_history, post=post_id)


@view("history", reads=True)
async def draw_history(visit: Visit, post: int) -> Screen:
    """Of one's own place only: whoever sits there sees what became of its posts."""
    found = await sent_posts.require_sent(visit.tx, visit.who, post)
    passed = [
        screens.Passed(step.at, step.state, step.name or "", step.comment)
        for place, step in enumerate(await posts.passages_of(visit.tx, post))
        if place and step.state != GOING_OUT  # that it was begun, and is on its way, is no news
    ]
    links = [one.link for one in await ways.out_of(visit.tx, post) if one.link]
    begins = (await versions.begins(visit.tx, [found]))[post]
    shown = screens.History(post, begins, passed, links, _steps(visit, found))
    return screens.history(visit.who.language, shown, visit.zone)


def _steps(visit: Visit, post: posts.Post) -> frozenset[str]:
    if post.entered_by != visit.who.person_id:
        return frozenset()
    steps = {step for step in ("take back", "withdraw") if after(post.state, step) is not None}
    return frozenset(steps | ({"correct"} if post.state == RETURNED else set()))


async def take_back(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await drafting.take_back(visit.tx, visit.who, post_id, "take back", visit.now)
    return await show_check(visit, post.id)


async def withdraw(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await drafting.take_back(visit.tx, visit.who, post_id, "withdraw", visit.now)
    return await visit.show(draw_history, post=post.id)


async def _streamed(visit: Visit, post: int) -> posts.Post:
    found = await posts.require_post(visit.tx, post)
    await drafting.require_at(visit.tx, visit.who, found.organisation_id)
    return found


WHERE = Step("link", screens.ask_recording, LINK)


async def take_recording(visit: Visit, said: Said, post: posts.Post) -> Screen:
    await publishing.take_recording(visit.tx, visit.who, post.id, said[WHERE], visit.now)
    visit.turn_to(views.home)
    return screens.recording_taken(visit.who.language)


RECORDING = Form("recording", _streamed, WHERE, save=take_recording)


async def recording(_: Event, visit: Visit, post_id: int) -> Screen:
    return await RECORDING.ask(visit, post=post_id)
