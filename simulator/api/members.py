"""Who is in a group or channel, and what they may do there."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.invitations import inviting, limits
from simulator.api.targets import account, chat_to_read, room
from simulator.errors import bad_request
from simulator.world import rooms
from simulator.world.chats import Dialog, Member, Room


@plays("getChatMemberCount")
def count_members(call: Call) -> int:
    return len(chat_to_read(call).accounts())


@plays("getChatAdministrators")
def get_administrators(call: Call) -> list[dict[str, Any]]:
    chat = chat_to_read(call)
    if not isinstance(chat, Room):
        raise bad_request("there are no administrators in the private chat")
    rulers = (member for member in chat.members.values() if member.rules)
    seen = (member for member in rulers if not member.account.is_bot or member.account is call.bot)
    return [rooms.as_member(call.world, member) for member in seen]


@plays("getChatMember")
def get_member(call: Call) -> dict[str, Any]:
    chat, who = chat_to_read(call), call.world.accounts.get(call.args["user_id"])
    if who is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if isinstance(chat, Dialog):
        return rooms.as_member(call.world, Member(who, "member" if who in chat.accounts() else "left"))
    assert isinstance(chat, Room)
    if chat.is_channel and not chat.member(call.bot).rules:
        raise bad_request("member list is inaccessible")
    return rooms.as_member(call.world, chat.member(who))


@plays("banChatMember", "unbanChatMember", "restrictChatMember")
def restrict(call: Call) -> bool:
    chat = room(call, ("supergroup",) if call.method == "restrictChatMember" else ("group", "supergroup", "channel"))
    member = _other(call, chat, "can_restrict_members", "not enough rights to restrict/unrestrict chat member")
    until = call.get("until_date", 0)
    if call.method == "banChatMember":
        rooms.set_status(call.world, chat, member.account, "kicked", call.bot, until=until)
    elif call.method == "restrictChatMember":
        _restrict(call, chat, member, until)
    elif member.status == "kicked" or not call.get("only_if_banned"):
        rooms.set_status(call.world, chat, member.account, "left", call.bot)
    return True


def _restrict(call: Call, chat: Room, member: Member, until: int) -> None:
    """With everything permitted again, somebody is an ordinary member."""
    given = rooms.permissions(call.world, call.args["permissions"])
    status = "member" if all(given.values()) else "restricted"
    rooms.set_status(call.world, chat, member.account, status, call.bot, None if status == "member" else given, until)


@plays("promoteChatMember")
def promote(call: Call) -> bool:
    chat = room(call, ("supergroup", "channel"))
    member = _other(call, chat, "can_promote_members", "not enough rights")
    known = call.world.schema.types["ChatAdministratorRights"]
    rights = {name: value for name, value in call.args.items() if name in known}
    status = "administrator" if any(rights.values()) else "member"
    rooms.set_status(call.world, chat, member.account, status, call.bot, rights)
    return True


@plays("setChatAdministratorCustomTitle")
def set_custom_title(call: Call) -> bool:
    chat = room(call, ("supergroup",))
    member = chat.member(account(call, call.args["user_id"]))
    if member.status == "creator":
        raise bad_request("only creator can edit their custom title")
    if not member.rules:
        raise bad_request("user is not an administrator")
    member.title = call.args["custom_title"]
    return True


def _other(call: Call, chat: Room, right: str, complaint: str) -> Member:
    """Somebody else whose standing this bot may change."""
    if not chat.member(call.bot).may(right):
        raise bad_request(complaint)
    member = chat.member(account(call, call.args["user_id"]))
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.rules and call.method != "promoteChatMember":
        raise bad_request("user is an administrator of the chat")
    return member


@plays("exportChatInviteLink", "createChatInviteLink")
def create_link(call: Call) -> Any:
    chat = inviting(call)
    primary = call.method == "exportChatInviteLink"
    link = rooms.add_link(chat, call.bot, primary=primary, **limits(call))
    return link["invite_link"] if primary else dict(link)


@plays("revokeChatInviteLink")
def revoke_link(call: Call) -> dict[str, Any]:
    chat = inviting(call)
    link = chat.links.get(call.args["invite_link"].removeprefix(rooms.LINK))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    link["is_revoked"] = True
    return dict(link)
