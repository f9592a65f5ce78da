"""Who is in a group or channel: joining, leaving, ruling, and what everybody is told of it."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.accounts import Account, Bot, Human
from simulator.world.chats import Chat, Dialog, Member, Room
from simulator.world.world import World

FOLLOW_PINS = ("can_edit_tag", "can_manage_topics")
BRING_MEDIA = ("can_send_other_messages", "can_add_web_page_previews")
BRINGING = (*BRING_MEDIA, "can_send_polls")

LINK = "https://t.me/+"


def create(world: World, title: str, kind: str, creator: Account, members: list[Account]) -> Room:
    room = world.add_room(title, kind, creator)
    add_link(room, creator, primary=True)
    service = {"group_chat_created": True} if kind == "group" else {"supergroup_chat_created": True}
    if kind == "channel":
        service = {"channel_chat_created": True}
    talk.post(world, room, service, sender=None if kind == "channel" else creator, sender_chat=as_sender(room))
    for account in members:
        set_status(world, room, account, "administrator" if room.is_channel and account.is_bot else "member", creator)
    return room


def add_link(room: Room, creator: Account, *, primary: bool, **more: Any) -> dict[str, Any]:
    """An invitation. Each administrator has one that is primary, and a new one of these ends the old."""
    for link in room.links.values():
        if primary and link["is_primary"] and link["creator"]["id"] == creator.id:
            link["is_revoked"] = True
    code = f"L{abs(room.id)}x{len(room.links) + 1}"
    flags = {"creates_join_request": False, "is_primary": primary, "is_revoked": False}
    room.links[code] = {"invite_link": LINK + code, "creator": creator.as_user()} | flags | more
    return room.links[code]


def as_sender(room: Room) -> Room | None:
    """What is said in a channel is said by the channel."""
    return room if room.is_channel else None


def set_status(
    world: World,
    room: Room,
    account: Account,
    status: str,
    by: Account,
    rights: dict[str, Any] | None = None,
    until: int = 0,
    link: dict[str, Any] | None = None,
) -> None:
    """The one way by which a standing changes; says so in the chat and to the bots concerned."""
    old = room.members.get(account.id) or Member(account, "left")
    if rights is None and status == "administrator":
        rights = all_rights(world, room)
    new = Member(account, status, rights or {}, until=until)
    before, was_present = as_member(world, old), old.present
    room.members[account.id] = new
    said = f"{status}: {account.name}"
    world.record.say(world.clock.now(), "joined" if new.present else "left", by.name, room.title, said, room.id)
    if new.present != was_present and not room.is_channel:
        _say_so(world, room, account, by, joined=new.present)
    _tell_bots(world, room, account, by, before, as_member(world, new), link)
    if isinstance(account, Human):
        world.events.emit("chat" if new.present else "gone", room, (account.id,))
    world.events.emit("chat", room, talk.viewers(room))


def _say_so(world: World, room: Room, account: Account, by: Account, *, joined: bool) -> None:
    user = account.as_user()
    content = {"new_chat_members": [user]} if joined else {"left_chat_member": user}
    talk.post(world, room, content, sender=by)


def _tell_bots(
    world: World,
    room: Room,
    account: Account,
    by: Account,
    old: dict[str, Any],
    new: dict[str, Any],
    link: dict[str, Any] | None,
) -> None:
    change = {
        "chat": room.as_chat(),
        "from": by.as_user(),
        "date": world.now,
        "old_chat_member": old,
        "new_chat_member": new,
    }
    if isinstance(account, Bot) and account is not by:
        world.tell(account, "my_chat_member", change)
    for member in list(room.members.values()):
        if isinstance(member.account, Bot) and member.account is not account and member.rules:
            world.tell(member.account, "chat_member", change | ({"invite_link": dict(link)} if link else {}))


def set_blocked(world: World, dialog: Dialog, blocked: bool) -> None:
    """Blocking shows to the bot as its own standing in the private chat."""
    if dialog.blocked == blocked:
        return
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    dialog.blocked = blocked
    change = {"chat": dialog.as_chat(), "from": dialog.human.as_user(), "date": world.now,
              "old_chat_member": as_member(world, Member(dialog.bot, old)),
              "new_chat_member": as_member(world, Member(dialog.bot, new))}  # fmt: skip
    what = "blocked" if blocked else "unblocked"
    world.record.say(world.clock.now(), what, dialog.human.name, talk.title(dialog), what, dialog.id)
    world.tell(dialog.bot, "my_chat_member", change)
    world.events.emit("chat", dialog, (dialog.human.id,))


def migrate(world: World, room: Room) -> Room:
    """A group becomes a supergroup: another number, and the old one only points to it."""
    if room.kind != "group":
        raise bad_request("method is available only for basic groups")
    creator = next(member.account for member in room.members.values() if member.status == "creator")
    bigger = world.add_room(room.title, "supergroup", creator)
    bigger.members = {number: Member(m.account, m.status, m.rights, m.title) for number, m in room.members.items()}
    talk.post(world, room, {"migrate_to_chat_id": bigger.id}, sender=creator)
    talk.post(world, bigger, {"migrate_from_chat_id": room.id}, sender=creator)
    room.migrated_to = bigger.id
    viewers = talk.viewers(room)
    world.events.emit("gone", room, viewers)
    world.events.emit("chat", bigger, viewers)
    return bigger


def all_rights(world: World, chat: Chat) -> dict[str, bool]:
    """Every right an administrator of such a chat can have."""
    only_channels = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
    only_groups = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
    left_out = only_groups if chat.kind == "channel" else only_channels
    names = world.schema.types["ChatAdministratorRights"]
    return {name: name != "is_anonymous" for name in names if name not in left_out}


def permissions(world: World, given: dict[str, Any], *, independent: bool = False) -> dict[str, bool]:
    """What is not named is not permitted, but for three that follow others; some bring others with them."""
    follow = {"can_react_to_messages": "can_send_messages"} | dict.fromkeys(FOLLOW_PINS, "can_pin_messages")
    names = world.schema.types["ChatPermissions"]
    permitted = {name: bool(given.get(name, given.get(follow.get(name, "")))) for name in names}
    if not independent and any(permitted[name] for name in BRING_MEDIA):
        permitted |= dict.fromkeys(
            [name for name in names if name.startswith("can_send_") and name not in BRINGING], True
        )
    if not independent and any(permitted[name] for name in BRINGING):
        permitted["can_send_messages"] = True
    return permitted


def as_member(world: World, member: Member) -> dict[str, Any]:
    """The Bot API's ChatMember of that status."""
    shown: dict[str, Any] = {"status": member.status, "user": member.account.as_user()}
    if member.status == "creator":
        shown["is_anonymous"] = False
    elif member.status in ("kicked", "restricted"):
        shown["until_date"] = member.until
    if member.status == "administrator":
        shown |= _flags(world, "ChatMemberAdministrator", member) | {"can_be_edited": False}
    elif member.status == "restricted":
        shown |= _flags(world, "ChatMemberRestricted", member) | {"is_member": member.present}
    if member.title and member.rules:
        shown["custom_title"] = member.title
    return shown


def _flags(world: World, kind: str, member: Member) -> dict[str, bool]:
    fields = world.schema.types[kind]
    flags = {name: bool(member.rights.get(name)) for name, row in fields.items() if row[:2] == ["Boolean", 1]}
    return flags | {name: bool(value) for name, value in member.rights.items() if name in fields}
