"""A newcomer tries the whole way, and nothing of it reaches anybody; unless it was meant in earnest after all."""

from __future__ import annotations

from handlers import views
from handlers.actions import OWN_ROLES, Event, tapped
from handlers.posts.checking import draw_receipt, mark_now, shown_now
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.posts import judging, posts, review, trials
from newsroom.posts.states import TRIAL
from screens import actions
from screens.posts import trials as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.TRY, try_out)
    tapped(actions.REHEARSE, rehearse)
    tapped(actions.IN_EARNEST, in_earnest)


async def try_out(_: Event, visit: Visit) -> Screen:
    if visit.who.role not in OWN_ROLES:
        raise Refused("old_button")
    return await visit.show(views.prompt, trial=True)


async def rehearse(_: Event, visit: Visit, post_id: int, mark: str) -> Screen:
    """What was shown would be sent, and nothing else; so nothing is written."""
    post = await trials.require_trial(visit.tx, visit.who, post_id)
    if mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    return await visit.show(draw_rehearsed, post=post.id)


@view("rehearsed")
async def draw_rehearsed(visit: Visit, post: int) -> Screen:
    found = await posts.get(visit.tx, post)
    if found is None or found.entered_by != visit.who.person_id or found.state != TRIAL:
        return await visit.show(views.home)
    hints = await judging.hints_for(visit.tx, found)
    return screens.rehearsed(visit.who.language, post, await mark_now(visit, found), hints)


async def in_earnest(_: Event, visit: Visit, post_id: int, mark: str) -> Screen:
    post = await trials.require_trial(visit.tx, visit.who, post_id)
    if mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    post = await trials.in_earnest(visit.tx, visit.who, post_id, visit.now)
    await review.tell_specialists(visit.tx, post, visit.now)
    return await visit.show(draw_receipt, post=post.id)
