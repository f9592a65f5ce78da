"""The specialist reviews what came, a card at a time, and binds the channel that approved posts go to."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from handlers.filters import Asked, Event, number, tapped
from handlers.visit import Visit, view
from newsroom import plan, posts, review
from newsroom.access import seat_of
from newsroom.errors import Refused
from newsroom.who import SPECIALIST
from screens import review as screens
from screens.screen import Picture, Screen


def router() -> Router:
    routes = Router(name="review")
    tapped("review", queue)
    tapped("approve", approve)
    tapped("return", ask_reason)
    tapped("because", because)
    tapped("bind", bind)
    routes.message(Asked("reason"), F.text)(reason)
    routes.my_chat_member(F.chat.type == "channel", F.new_chat_member.status == "administrator")(added_to_channel)
    return routes


async def queue(_: Event, visit: Visit) -> Screen:
    visit.state = {}
    return await visit.show("card")


@view("card")
async def draw_card(visit: Visit) -> Screen:
    """The oldest that waits."""
    seat = seat_of(visit.who)
    waiting = await posts.waiting_in(visit.tx, seat.organisation_id) if seat.role == SPECIALIST else []
    if not waiting:
        return screens.empty(visit.who.language)
    post = waiting[0]
    named = {one.id: one.names for one in await plan.rubrics(visit.tx, seat.organisation_id)}
    pictures = tuple(Picture(one.kind, one.file_id) for one in await posts.media_of(visit.tx, post.id))
    card = screens.Card(
        post.id, post.place, post.author or "", named.get(post.rubric_id), post.texts.get(post.language, ""),
        post.sent_at, len(waiting) - 1, pictures, post.author_id is None,
    )  # fmt: skip
    return screens.card(visit.who.language, card, visit.zone)


async def approve(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    await review.approve(visit.tx, visit.who, number(values), visit.now)
    return await visit.show("card")


async def ask_reason(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    visit.state = {"ask": "reason", "post": number(values)}
    return await visit.show("reason", post=number(values))


@view("reason")
async def draw_reason(visit: Visit, post: int) -> Screen:
    return screens.ask_reason(visit.who.language, post)


async def because(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    if len(values) < 2 or values[1] not in screens.REASONS:
        raise Refused("old_button")
    return await _send_back(visit, number(values), screens.reason(values[1]))


async def reason(message: Message, visit: Visit) -> Screen:
    return await _send_back(visit, int(visit.state["post"]), {visit.who.language: (message.text or "").strip()})


async def _send_back(visit: Visit, post: int, comment: dict[str, str]) -> Screen:
    await review.send_back(visit.tx, visit.who, post, comment, visit.now)
    visit.state = {}
    return await visit.show("card")


async def added_to_channel(event: ChatMemberUpdated, visit: Visit) -> Screen | None:
    """The bot was made an administrator somewhere: its specialist is asked what for."""
    if visit.who.seat is None or visit.who.seat.role != SPECIALIST:
        return None
    visit.state = {"channel": event.chat.id, "title": event.chat.title or ""}
    return await visit.show("channel", title=event.chat.title or "", chat=event.chat.id)


@view("channel")
async def draw_channel(visit: Visit, title: str, chat: int) -> Screen:
    return screens.bind_channel(visit.who.language, title, chat)


async def bind(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    if visit.state.get("channel") != number(values):
        raise Refused("old_button")
    await review.bind_channel(visit.tx, visit.who, number(values), str(visit.state["title"]), visit.now)
    visit.state = {}
    return await visit.show("home")
