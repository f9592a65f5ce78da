"""Who is in a group or channel, and what they may do there."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.invitations import inviting, limits
from simulator.api.targets import account, chat_to_read, room
from simulator.errors import bad_request
from simulator.world import rooms
from simulator.world.accounts import Account
from simulator.world.chats import Chat, Dialog, Member, Room

LARGE = ("supergroup", "channel")
ONLY_LARGE = "method is available for supergroup and channel chats only"


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
    chat = chat_to_read(call)
    who = _somebody(call, chat)
    if isinstance(chat, Dialog):
        if who not in chat.accounts():
            raise bad_request("member not found")
        return rooms.as_member(call.world, Member(who))
    assert isinstance(chat, Room)
    if chat.is_channel and not chat.member(call.bot).rules:
        raise bad_request("member list is inaccessible")
    return rooms.as_member(call.world, chat.member(who))


def _somebody(call: Call, chat: Chat) -> Account:
    """Of a number that is nobody's the server says so in a code, where it has to be asked at all."""
    return account(call, "PARTICIPANT_ID_INVALID" if chat.kind in LARGE else "member not found")


@plays("banChatMember")
def ban(call: Call) -> bool:
    chat = room(call, "can't ban members in private chats")
    member = _restrictable(call, chat, "can't restrict self")
    rooms.set_status(call.world, chat, member.account, "kicked", call.bot, until=call.get("until_date", 0))
    return True


@plays("unbanChatMember")
def unban(call: Call) -> bool:
    """Whoever is in the chat is put out of it, unless only the ban was to be lifted."""
    chat = room(call, ONLY_LARGE, LARGE)
    if call.get("only_if_banned") and chat.member(_somebody(call, chat)).status != "kicked":
        return True
    member = _restrictable(call, chat)
    if member.status != "left":
        rooms.set_status(call.world, chat, member.account, "left", call.bot)
    return True


@plays("restrictChatMember")
def restrict(call: Call) -> bool:
    """Whoever has left stays outside. With everything permitted again, somebody inside is an ordinary member."""
    chat = room(call, "method is available only for supergroups", ("supergroup",))
    given = rooms.permissions(
        call.world, call.args["permissions"], independent=call.get("use_independent_chat_permissions", False)
    )
    member = _restrictable(call, chat, "can't restrict self")
    until = call.get("until_date", 0)
    if all(given.values()):
        status = "member" if member.present else "left"
        rooms.set_status(call.world, chat, member.account, status, call.bot)
    else:
        rights = given | {"is_member": member.present}
        rooms.set_status(call.world, chat, member.account, "restricted", call.bot, rights, until)
    return True


def _restrictable(call: Call, chat: Room, of_itself: str = "") -> Member:
    """Somebody whose presence this bot may decide about."""
    member = chat.member(_somebody(call, chat))
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.account is call.bot:
        if of_itself:
            raise bad_request(of_itself)
        return member
    if not chat.member(call.bot).may("can_restrict_members"):
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if member.rules:
        raise bad_request("user is an administrator of the chat")
    return member


@plays("promoteChatMember")
def promote(call: Call) -> bool:
    chat = room(call, ONLY_LARGE, LARGE)
    member = chat.member(_somebody(call, chat))
    known = call.world.schema.types["ChatAdministratorRights"]
    rights = {name: value for name, value in call.args.items() if name in known}
    status = "administrator" if any(rights.values()) else "member"
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.account is call.bot and status == "administrator":
        raise bad_request("can't promote self")
    if member.account is not call.bot and not chat.member(call.bot).may("can_promote_members"):
        raise bad_request("not enough rights")
    rooms.set_status(call.world, chat, member.account, status, call.bot, rights)
    return True


@plays("setChatAdministratorCustomTitle")
def set_custom_title(call: Call) -> bool:
    chat = room(call, "method is available only for groups and supergroups", ("group", "supergroup"))
    member = chat.member(_somebody(call, chat))
    if member.status == "creator":
        raise bad_request("only the owner can edit their custom title")
    if not member.rules:
        raise bad_request("user is not an administrator")
    if not chat.member(call.bot).may("can_promote_members"):
        raise bad_request("not enough rights to change custom title of the user")
    member.title = call.args["custom_title"]
    return True


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
