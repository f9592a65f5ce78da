"""Out: now or at a minute, into the channel or by hand elsewhere; removed, offered upward, looked for."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import CallbackQuery, ChatMemberUpdated

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.review.queue import draw_card, show_next
from handlers.review.where import where_to
from handlers.steps import LINK, Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.posts import outgoing, posts, publishing, review, site, ways
from newsroom.posts.states import SENT
from newsroom.values import moments
from newsroom.values.platforms import BY_HAND
from newsroom.who import SPECIALIST
from screens import actions, publication
from screens.review import review as screens
from screens.review import verdicts
from screens.review import ways as way_screens
from screens.screen import Screen

SLOTS = 4


def register() -> None:
    tapped(actions.PUBLISH, publish)
    tapped(actions.WHERE, where)
    tapped(actions.PUBLISH_TO, publish_to)
    tapped(actions.WHEN, ask_moment)
    tapped(actions.WHEN_TO, ask_moment_to)
    tapped(actions.THERE, there)
    tapped(actions.THERE_ON, there_on)
    tapped(actions.REMOVE, remove)
    tapped(actions.REMOVE_SURE, remove_sure)
    tapped(actions.PACKAGE, package)
    tapped(actions.LINK, ask_link)
    tapped(actions.OFFER, offer)
    tapped(actions.BIND, bind)


async def publish(_: Event, visit: Visit, post_id: int) -> Screen:
    await publishing.publish(visit.tx, visit.who, post_id, visit.now)
    return await show_next(visit, done=post_id)


async def where(_: Event, visit: Visit, post_id: int, to: str | None) -> Screen:
    return await visit.show(draw_where, post=post_id, to=to or "")


@view("where")
async def draw_where(visit: Visit, post: int, to: str = "") -> Screen:
    """With those that the last post went to, before anything is chosen."""
    found = await review.require_reviewable(visit.tx, visit.who, post)
    shown = await outgoing.prepare(visit.tx, found)
    region = await publishing.region_of(visit.tx, found)
    goes = await where_to(visit, region, shown, await ways.all_of(visit.tx, post))
    chosen = [one for one in places_of(to) if one in goes.free] or goes.next or goes.free
    if not goes.free:
        raise Refused("already_reviewed")
    return way_screens.where(visit.who.language, post, goes.free, chosen)


def places_of(to: str) -> list[str]:
    return [one for one in to.split("+") if one]


async def publish_to(_: Event, visit: Visit, post_id: int, to: str) -> Screen:
    await publishing.publish(visit.tx, visit.who, post_id, visit.now, places_of(to))
    return await show_next(visit, done=post_id)


async def _moments(visit: Visit, post: int, far: str = "", to: str = "") -> screens.MomentAsked:
    """`far` is a moment that was written, and is asked about; `to` are places that were chosen."""
    found = await review.require_changeable(visit.tx, visit.who, post)
    await review.require_typed(visit.tx, found)
    region = await publishing.region_of(visit.tx, found)
    free = await publishing.slots(visit.tx, region, visit.now, SLOTS)
    return screens.MomentAsked(post, free, visit.zone, visit.today, datetime.fromisoformat(far) if far else None, to)


MOMENT = Step(
    "moment", screens.ask_moment,
    Parser(lambda message, visit: moments.parse_moment(message.text or "", visit.now, visit.zone.key)),
)  # fmt: skip


async def schedule(visit: Visit, said: Said, asked: screens.MomentAsked) -> Screen:
    """One that is far away is right when it comes once more."""
    post_id, at = asked.post_id, said[MOMENT]
    if at > visit.now + publishing.FAR and at != asked.far:
        publishing.require_moment(at, visit.now)
        return await SCHEDULE.ask(visit, post=post_id, far=at.isoformat(), to=asked.to)
    was_waiting = (await review.require_reviewable(visit.tx, visit.who, post_id)).state == SENT
    await publishing.schedule(visit.tx, visit.who, post_id, at, visit.now, places_of(asked.to))
    return await show_next(visit, done=post_id) if was_waiting else await visit.show(draw_card, post=post_id)


SCHEDULE = Form("moment", _moments, MOMENT, save=schedule)


async def ask_moment(_: Event, visit: Visit, post_id: int) -> Screen:
    return await SCHEDULE.ask(visit, post=post_id)


async def ask_moment_to(_: Event, visit: Visit, post_id: int, to: str) -> Screen:
    return await SCHEDULE.ask(visit, post=post_id, to=to)


async def there(_: Event, visit: Visit, post_id: int, is_there: bool) -> Screen:
    await publishing.settle_doubt(visit.tx, visit.who, post_id, visit.now, there=is_there)
    return await visit.show(draw_card, post=post_id)


async def there_on(_: Event, visit: Visit, post_id: int, place: str, is_there: bool) -> Screen:
    await publishing.settle_doubt(visit.tx, visit.who, post_id, visit.now, there=is_there, place=place)
    return await visit.show(draw_card, post=post_id)


async def remove(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_remove, post=post_id)


@view("remove")
async def draw_remove(visit: Visit, post: int) -> Screen:
    found = await review.require_reviewable(visit.tx, visit.who, post)
    places = [one.platform for one in await publishing.require_by_bot(visit.tx, found.id)]
    return screens.confirm_remove(visit.who.language, post, posts.begins_with(found), places)


async def remove_sure(_: Event, visit: Visit, post_id: int) -> Screen:
    await publishing.remove(visit.tx, visit.who, post_id, visit.now)
    return await visit.show(draw_card, post=post_id)


async def package(_: Event, visit: Visit, post_id: int, platform: str | None) -> Screen:
    """For Facebook first: the way to the others stands below it."""
    return await visit.show(draw_package, post=post_id, platform=platform or BY_HAND[0])


@view("package")
async def draw_package(visit: Visit, post: int, platform: str) -> Screen:
    found = await review.require_reviewable(visit.tx, visit.who, post)
    if platform not in BY_HAND:
        raise Refused("old_button")
    shown = await outgoing.prepare(visit.tx, found)
    text = publication.for_platform(shown, platform)
    return screens.package(visit.who.language, post, platform, text, publication.only_files(shown))


async def _linked(visit: Visit, post: int) -> int:
    return (await review.require_reviewable(visit.tx, visit.who, post)).id


WHERE = Step("link", screens.ask_link, LINK)


async def record_link(visit: Visit, said: Said, post_id: int) -> Screen:
    await publishing.record_link(visit.tx, visit.who, post_id, said[WHERE], visit.now)
    return await visit.show(draw_card, post=post_id)


RECORD_LINK = Form("link", _linked, WHERE, save=record_link)


async def ask_link(_: Event, visit: Visit, post_id: int) -> Screen:
    return await RECORD_LINK.ask(visit, post=post_id)


async def offer(_: Event, visit: Visit, post_id: int) -> Screen:
    await site.offer(visit.tx, visit.who, post_id, visit.now)
    return await visit.show(draw_card, post=post_id)


async def hear_channel(event: ChatMemberUpdated, visit: Visit) -> Screen | None:
    """The bot was made an administrator somewhere: its specialist is asked what for. Or it is none any more."""
    if event.new_chat_member.status != "administrator":
        await review.channel_lost(visit.tx, event.chat.id, visit.now)
        return None
    may_post = getattr(event.new_chat_member, "can_post_messages", False)
    if not may_post:  # whoever took that right away, the specialists of a bound channel hear of it
        await review.channel_lost(visit.tx, event.chat.id, visit.now)
    if visit.who.role != SPECIALIST:
        return None
    title = event.chat.title or ""
    if not may_post:
        return verdicts.cannot_post(visit.who.language, title)
    return await visit.show(draw_channel, title=title, chat=event.chat.id)


@view("channel")
async def draw_channel(visit: Visit, title: str, chat: int) -> Screen:
    return verdicts.bind_channel(visit.who.language, title, chat)


async def bind(_: CallbackQuery, visit: Visit, chat: int) -> Screen:
    if not visit.is_on(draw_channel, chat=chat):
        raise Refused("old_button")
    await review.bind_channel(visit.tx, visit.who, chat, str(visit.stands["title"]), visit.now)
    return await visit.show(views.home)
