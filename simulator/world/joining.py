"""Requests to join: asked by a link that lets nobody in by itself, and granted or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.errors import bad_request
from simulator.world import rooms
from simulator.world.accounts import Account, Bot, Human

if TYPE_CHECKING:
    from simulator.world.chats import Room
    from simulator.world.world import World

OPEN_FOR = 300  # seconds in which a bot may write to whoever asks, though they never wrote to it


@dataclass(frozen=True, slots=True)
class Request:
    human: Human
    link: dict[str, Any]
    at: int


def ask(world: World, room: Room, human: Human, link: dict[str, Any]) -> None:
    """Asked twice it is the same request."""
    if human.id in room.requests:
        return
    room.requests[human.id] = Request(human, link, world.now)
    world.record.say(world.clock.now(), "asked", human.name, room.title, "", room.id)
    told = {"chat": room.as_chat(), "from": human.as_user(), "user_chat_id": human.id, "date": world.now}
    for member in list(room.members.values()):
        if isinstance(member.account, Bot) and member.may("can_invite_users"):
            world.dialog(human, member.account).open_until = world.now + OPEN_FOR
            world.tell(member.account, "chat_join_request", told | {"invite_link": as_link(room, link)})
    _tell_rulers(world, room)


def decide(world: World, room: Room, account: Account, by: Account, *, approved: bool) -> None:
    if room.member(account).present:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    request = forget(world, room, account)
    if request is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    if approved:
        rooms.set_status(world, room, account, "member", by, link=as_link(room, request.link))
    _tell_rulers(world, room)


def forget(world: World, room: Room, account: Account) -> Request | None:
    request: Request | None = room.requests.pop(account.id, None)
    if request is not None:
        for bot in world.bots():
            world.dialog(request.human, bot).open_until = 0
    return request


def as_link(room: Room, link: dict[str, Any]) -> dict[str, Any]:
    """The Bot API's ChatInviteLink, with how many wait."""
    waiting = sum(request.link is link for request in room.requests.values())
    return dict(link) | ({"pending_join_request_count": waiting} if waiting else {})


def _tell_rulers(world: World, room: Room) -> None:
    rulers = tuple(member.account.id for member in room.members.values() if member.rules and not member.account.is_bot)
    world.events.emit("chat", room, rulers)
