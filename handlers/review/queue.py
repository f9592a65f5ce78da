"""The specialist's queue: cards opened, held, decided."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.review.where import WhereTo, ways_shown, where_to
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.posts import judging, outgoing, posts, publishing, responses, review, rubric_choice, site, versions, ways
from newsroom.posts.states import IN_REVIEW, PUBLISHED, SENT, after
from newsroom.posts.ways import Way
from newsroom.union import organisations
from screens import actions, publication
from screens.parts import Names
from screens.review import card as card_screens
from screens.review import review as screens
from screens.screen import Screen

LISTED = 10


def register() -> None:
    tapped(actions.REVIEW, queue)
    tapped(actions.CARD, open_card)
    tapped(actions.HOLD, take_over)
    tapped(actions.MORE, more)
    tapped(actions.APPROVE, approve)
    tapped(actions.UNDO, undo)
    tapped(actions.RETURN, ask_return)
    tapped(actions.REFUSE, ask_refuse)
    tapped(actions.READY, ready)
    tapped(actions.PUBLISHED, published)


async def queue(_: Event, visit: Visit, passed_id: int | None) -> Screen:
    """What is passed on is free at once."""
    if passed_id is not None:
        await review.let_go(visit.tx, visit.who, passed_id)
    return await show_next(visit, passed_id or 0)


async def show_next(visit: Visit, passed_id: int = 0, **noted: int) -> Screen:
    """The oldest that nobody else holds; from a card that was passed, the one behind it.

    `done` is the post that was just decided: what became of it is told there.
    """
    seat = require_seat(visit.who)
    post_id = await review.next_waiting(visit.tx, visit.who, seat.organisation_id, visit.now, passed_id)
    if post_id is None:
        return await visit.show(draw_no_card, **noted)
    return await _open(visit, post_id, **noted)


async def _open(visit: Visit, post_id: int, **noted: int) -> Screen:
    await review.hold(visit.tx, visit.who, post_id, visit.now)
    return await visit.show(draw_card, post=post_id, **noted)


async def open_card(_: Event, visit: Visit, post_id: int) -> Screen:
    return await _open(visit, post_id)


async def take_over(_: Event, visit: Visit, post_id: int) -> Screen:
    await review.hold(visit.tx, visit.who, post_id, visit.now, take=True)
    return await visit.show(draw_card, post=post_id)


@view("no_card")
async def draw_no_card(visit: Visit, done: int = 0) -> Screen:
    region_id = access.require_here(visit.who, "review").organisation_id
    ready = await posts.count_in(visit.tx, region_id, posts.READY_ONES)
    return await _with_deed(visit, screens.empty(visit.who.language, ready), done)


@view("card")
async def draw_card(visit: Visit, post: int, done: int = 0) -> Screen:
    shown = card_screens.card(visit.who.language, await card_of(visit, post), visit.zone, visit.today)
    return await _with_deed(visit, shown, done)


async def _with_deed(visit: Visit, screen: Screen, post_id: int) -> Screen:
    """What was done just now, as it stands: somebody else may have gone on with it."""
    post = await posts.get(visit.tx, post_id) if post_id else None
    if post is None or not access.may(visit.who, "review", post.organisation_id, await _region_of(visit, post)):
        return screen
    return screens.with_deed(visit.who.language, screen, await done_of(visit, post), visit.zone, visit.today)


async def done_of(visit: Visit, post: posts.Post) -> screens.Done:
    return screens.Done(
        post.id, (await versions.begins(visit.tx, [post]))[post.id], post.state, post.publish_at,
        await review.step_back(visit.tx, post, access.require_person(visit.who), visit.now) is not None,
        tuple(one.platform for one in await ways.all_of(visit.tx, post.id)
              if one.platform in ways.DOORS and one.state in (ways.GOING, ways.OUT)),
    )  # fmt: skip


async def _region_of(visit: Visit, post: posts.Post) -> int | None:
    return (await organisations.require_place(visit.tx, post.organisation_id)).region_id


async def card_of(visit: Visit, post_id: int, *, is_sent: bool = True) -> card_screens.Card:
    """`is_sent`: into the chat, with its photos."""
    post = await posts.require_card(visit.tx, post_id)
    review.require_reviews(visit.who, post, post.region_id)
    assert post.sent_at is not None, "what nobody has sent is refused"
    assert post.region_id is not None, "nobody reviews the centre"
    shown = await outgoing.prepare(visit.tx, post, is_sent=is_sent)
    left = await posts.count_in(visit.tx, post.region_id, posts.WAITING) - 1
    offer, went = await site.of_post(visit.tx, post.id), await ways.all_of(visit.tx, post.id)
    region = await publishing.region_of(visit.tx, post)
    goes = await where_to(visit, region, shown, went)
    week = post.week or weeks.week_of(visit.today)
    chips = await rubric_choice.offered(visit.tx, post, post.region_id, week)
    return card_screens.Card(
        id=post.id, place=post.place, author=post.author or "", rubric=shown.rubric, state=post.state,
        sent_at=post.sent_at, pieces=(*publication.pieces(shown), *publication.voices(shown)),
        hints=await judging.hints_for(visit.tx, post) if post.state == SENT else (),
        left=left if post.state == SENT else 0, entered=post.author_id is None,
        origin=str(post.origin.get("title", "")) if post.is_repost else None,
        from_primary=post.from_primary, voices=len(shown.voices),
        holder=await review.holder_name(visit.tx, post, visit.who, visit.now),
        changed=await versions.changes(visit.tx, post), publish_at=post.publish_at,
        links=[one.link for one in went if one.state == ways.OUT and one.link],
        ways=ways_shown(post, went), to=goes.next if goes.is_choice else (),
        event_on=post.event_on, live_at=post.live_at, offer=offer.state if offer else "",
        other_languages=[language for language in LANGUAGES if language != post.language],
        may=_steps(post, offer, went, len(shown.voices), goes), frame=shown.frame,
        rubrics=[(one.id, one.names) for one in chips],
        response=await responses.of_ways(visit.tx, went) if post.state == PUBLISHED else responses.NOTHING,
    )  # fmt: skip


def _steps(
    post: posts.Card, offer: site.Offer | None, went: Sequence[Way], voices: int, goes: WhereTo
) -> frozenset[str]:
    """What stands on the card. What it does asks once more."""
    steps = ("approve", "schedule", "publish", "return", "decline", "remove")
    may = {step for step in steps if after(post.state, step) is not None}
    may |= {"where"} if "publish" in may and goes.free and goes.is_choice else set()
    may -= set() if goes.next else {"publish", "schedule"}
    if post.state == PUBLISHED and ways.GOING in [one.state for one in went]:
        may -= {"publish", "where"}
    if post.state in IN_REVIEW and not post.texts and voices:
        may = may - {"publish", "schedule", "approve", "where"} | {"type"}
    may -= set() if any(one.is_by_bot for one in went) else {"remove"}  # by hand, where the bot did not put it
    if post.state in (*IN_REVIEW, PUBLISHED):
        may |= {"text", "package", "link"}
    if post.state in IN_REVIEW:
        may |= {"rubric", "photos"}
    if post.state in site.OFFERABLE and (offer is None or offer.state == site.RETURNED):
        may |= {"offer"}
    may |= {"practice"} if post.state == PUBLISHED else set()
    return frozenset(may)


async def more(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_more, post=post_id)


@view("more")
async def draw_more(visit: Visit, post: int) -> Screen:
    shown = await card_of(visit, post)
    others = await review.mergeable(visit.tx, visit.who, post) if shown.state in IN_REVIEW else []
    return card_screens.more(visit.who.language, shown, can_merge=bool(others))


async def approve(_: Event, visit: Visit, post_id: int) -> Screen:
    await review.approve(visit.tx, visit.who, post_id, visit.now)
    return await show_next(visit, done=post_id)


async def undo(_: Event, visit: Visit, post_id: int) -> Screen:
    """It is opened again, to be decided otherwise."""
    await review.undo(visit.tx, visit.who, post_id, visit.now)
    return await _open(visit, post_id)


async def _going_back(visit: Visit, post: int, step: str) -> screens.GoingBack:
    """Whoever may not is told now, and not after they have thought of a reason."""
    await review.require_changeable(visit.tx, visit.who, post)
    return screens.GoingBack(post, step)


def reason_of(message: Message, visit: Visit) -> Names:
    return {visit.who.language: (message.text or "").strip()}


REASON = Step("reason", screens.ask_reason, Parser(reason_of))


async def send_back(visit: Visit, said: Said, going: screens.GoingBack) -> Screen:
    await review.send_back(visit.tx, visit.who, going.post_id, said[REASON], visit.now, going.step)
    return await show_next(visit, done=going.post_id)


SEND_BACK = Form("reason", _going_back, REASON, save=send_back)


async def ask_return(_: Event, visit: Visit, post_id: int) -> Screen:
    return await SEND_BACK.ask(visit, post=post_id, step="return")


async def ask_refuse(_: Event, visit: Visit, post_id: int) -> Screen:
    return await SEND_BACK.ask(visit, post=post_id, step="decline")


async def ready(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_listed, title="ready")


async def published(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_listed, title="published")


@view("listed", reads=True)
async def draw_listed(visit: Visit, title: str) -> Screen:
    region_id = access.require_here(visit.who, "review").organisation_id
    listed = posts.ready_in if title == "ready" else publishing.published_in
    found = await listed(visit.tx, region_id, LISTED)
    lines = [screens.Line(one.id, one.place, posts.begins_with(one), one.state, one.publish_at) for one in found]
    return screens.listed(visit.who.language, title, lines, visit.zone, visit.today)
