"""The preview of a post: looked at, changed, sent by one tap, thrown away and brought back."""

from __future__ import annotations

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.posts import drafting, former, judging, outgoing, posts, review, rubric_choice
from newsroom.posts.states import DROPPED, OPEN, TRIAL
from newsroom.union import organisations
from screens import actions, publication
from screens.forms import mark_of
from screens.posts import posts as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.DRAFT, open_draft)
    tapped(actions.CHANGE, change)
    tapped(actions.ANEW, anew)
    tapped(actions.EXCHANGE, exchange)
    tapped(actions.BRING_BACK, bring_back)
    tapped(actions.FRAME, frame)
    tapped(actions.FROM_PRIMARY, from_primary)
    tapped(actions.SEND, send)
    tapped(actions.DROP, drop)
    tapped(actions.CORRECT, correct)


def set_aside_before(visit: Visit, post_id: int) -> int:
    """What has just been set aside can be brought back from the preview for as long as that stands."""
    return int(visit.stands.get("former", 0)) if visit.is_on(draw_check, post=post_id) else 0


async def show_check(visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_check, post=post_id, former=set_aside_before(visit, post_id))


@view("check", errand=True)
async def draw_check(
    visit: Visit, post: int, album: str = "", full: bool = False, former: int = 0,  # noqa: ARG001 (`media` knows them)
) -> Screen:  # fmt: skip
    found = await posts.get(visit.tx, post)
    if found is None or found.entered_by != visit.who.person_id or found.state not in OPEN:
        return await visit.show(views.home)
    shown = await outgoing.prepare(visit.tx, found)
    at = await organisations.require_place(visit.tx, found.organisation_id)
    place = at.names if found.author_id is None else None
    region_id, week = require_seat(visit.who).region_id, weeks.week_of(visit.today)
    chips = await rubric_choice.offered(visit.tx, found, region_id, week)
    draft = screens.Draft(
        id=post, mark=await mark_now(visit, found), rubric=shown.rubric, pieces=publication.pieces(shown),
        has_text=bool(found.texts),
        hints=await judging.hints_for(visit.tx, found) if found.texts or shown.files else (),
        returned_for=await posts.last_comment(visit.tx, post) if found.state == "returned" else None,
        entered_for=place, origin=origin_of(found), event_on=found.event_on, live_at=found.live_at,
        voices=len(shown.voices), frame=shown.frame, former=former,
        rubrics=[(one.id, one.names) for one in chips],
        from_primary=found.from_primary if at.level == organisations.BRANCH else None,
        on_trial=found.state == TRIAL,
    )  # fmt: skip
    return screens.check(visit.who.language, draft, visit.zone, visit.today)


async def mark_now(visit: Visit, post: posts.Post) -> str:
    """By what the preview shows: below an older one stands another mark."""
    media = [one.id for one in await posts.media_of(visit.tx, post.id)]
    about = (post.rubric_id, post.is_repost, post.event_on, post.live_at, post.frame, post.from_primary)
    return mark_of((post.texts, post.entities, media, *about))


async def shown_now(visit: Visit, post: posts.Post) -> Screen:
    """The newest preview, for whoever pressed below an older one."""
    return screens.look_again(visit.who.language, await show_check(visit, post.id))


def origin_of(post: posts.Post) -> str | None:
    """Of a repost: where it came from, as far as it is known."""
    return str(post.origin.get("title", "")) if post.is_repost else None


async def open_draft(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await show_check(visit, post.id)


async def change(_: Event, visit: Visit, post_id: int, mark: str | None) -> Screen:
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    if mark is not None and mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    return await visit.show(draw_change, post=post_id)


@view("change", errand=True)
async def draw_change(visit: Visit, post: int) -> Screen:
    found = await drafting.require_own_open(visit.tx, visit.who, post)
    kept = await former.former_of(visit.tx, post)
    return screens.change(visit.who.language, post, is_repost=found.is_repost, former=kept)


async def anew(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_anew, post=post_id)


async def rewritten(_: Message, __: Visit) -> Screen:
    """Text or photo, it goes the way of all pieces, which make room for it."""
    raise SkipHandler


@view("anew", hears=rewritten, errand=True)
async def draw_anew(visit: Visit, post: int) -> Screen:
    """Nothing is taken away before there is something to stand in its place."""
    await drafting.require_own_open(visit.tx, visit.who, post)
    return screens.anew(visit.who.language, post)


async def exchange(_: Event, visit: Visit, post_id: int, former_id: int) -> Screen:
    await former.exchange(visit.tx, visit.who, post_id, former_id)
    return await visit.show(draw_check, post=post_id, former=former_id)


async def frame(_: Event, visit: Visit, post_id: int, in_frame: bool) -> Screen:
    await drafting.set_frame(visit.tx, visit.who, post_id, in_frame=in_frame)
    return await show_check(visit, post_id)


async def from_primary(_: Event, visit: Visit, post_id: int, is_theirs: bool) -> Screen:
    await drafting.set_facts(visit.tx, visit.who, post_id, from_primary=is_theirs)
    return await show_check(visit, post_id)


async def send(_: Event, visit: Visit, post_id: int, mark: str | None) -> Screen:
    """What was shown is sent, and nothing else."""
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    if mark != await mark_now(visit, post):
        return await shown_now(visit, post)
    post = await drafting.send(visit.tx, visit.who, post_id, visit.now)
    await review.tell_specialists(visit.tx, post, visit.now)
    return await visit.show(draw_receipt, post=post.id)


@view("receipt", errand=True)
async def draw_receipt(visit: Visit, post: int) -> Screen:
    found = await posts.get(visit.tx, post)
    if found is None or found.sent_at is None:
        return await visit.show(views.home)
    if found.author_id is None:
        place = await organisations.require_place(visit.tx, found.organisation_id)
        return screens.receipt_entered(visit.who.language, found.sent_at, visit.zone, place.names, place.id)
    has_draft = await posts.draft_of(visit.tx, visit.who, visit.place) is not None
    return screens.receipt(visit.who.language, found.sent_at, visit.zone, post, has_draft=has_draft)


async def drop(_: Event, visit: Visit, post_id: int) -> Screen:
    await drafting.drop(visit.tx, visit.who, post_id, visit.now)
    return await visit.show(draw_dropped, gone=post_id)


@view("dropped", errand=True)
async def draw_dropped(visit: Visit, gone: int) -> Screen:
    """A screen about no post: what was shown of it goes from the chat as well."""
    found = await drafting.require_own(visit.tx, visit.who, gone)
    if found.state != DROPPED:
        raise Refused("old_button")
    return screens.dropped(visit.who.language, gone, posts.begins_with(found), visit.entering_id)


async def bring_back(_: Event, visit: Visit, post_id: int) -> Screen:
    post = await former.bring_back(visit.tx, visit.who, post_id, visit.now)
    return await show_check(visit, post.id)


async def correct(_: Event, visit: Visit, post_id: int) -> Screen:
    """Whatever was being asked about another post: what comes now is for this one."""
    post = await drafting.require_own_open(visit.tx, visit.who, post_id)
    return await show_check(visit, post.id)
