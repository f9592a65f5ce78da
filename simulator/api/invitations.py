"""Links that are changed, and requests to join that are granted or not."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.targets import account, room
from simulator.errors import bad_request
from simulator.world import joining, rooms
from simulator.world.chats import Room

LIMITS = ("name", "expire_date", "member_limit", "creates_join_request")


def limits(call: Call) -> dict[str, Any]:
    """What a link asks of those who come by it."""
    given = {name: call.args[name] for name in LIMITS if call.get(name)}
    if given.get("creates_join_request") and "member_limit" in given:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    return given


@plays("editChatInviteLink")
def edit_link(call: Call) -> dict[str, Any]:
    """What is not named again is no limit any more."""
    chat = inviting(call)
    link = chat.links.get(call.args["invite_link"].removeprefix(rooms.LINK))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    if link["is_primary"]:
        raise bad_request("CHAT_INVITE_PERMANENT")
    given = limits(call)
    for name in LIMITS:
        link.pop(name, None)
    link.update({"creates_join_request": False} | given)
    return joining.as_link(chat, link)


@plays("approveChatJoinRequest", "declineChatJoinRequest")
def decide_request(call: Call) -> bool:
    chat = inviting(call)
    approved = call.method == "approveChatJoinRequest"
    joining.decide(call.world, chat, account(call, call.args["user_id"]), call.bot, approved=approved)
    return True


def inviting(call: Call) -> Room:
    chat = room(call, "can't invite members to a private chat")
    if not chat.member(call.bot).may("can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return chat
