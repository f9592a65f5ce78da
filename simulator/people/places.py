"""People come into being, meet in groups, block, join and leave."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.people.pictures import portrait
from simulator.people.talking import say, start
from simulator.people.views import chat_row, person_view
from simulator.world import joining, rooms, talk, topics
from simulator.world.accounts import Bot, Human
from simulator.world.chats import Dialog, Room

PAYLOAD, START = re.compile(r"[A-Za-z0-9_-]{0,64}"), re.compile(r"[A-Za-z0-9_-]{0,512}")
HOSTS = ("t.me", "telegram.me")


@act("add_person")
def add_person(
    doing: Doing, name: str, last_name: str = "", username: str = "", language: str = "en", picture: bool = False
) -> dict[str, Any]:
    if not name.strip():
        raise bad_request("a person needs a name")
    human = doing.world.add_human(name.strip(), last_name.strip(), username, language)
    if picture or doing.files:
        data = doing.files[0].data if doing.files else portrait(human.name, human.id)
        human.picture = doing.world.files.add_photo(data)
    return person_view(doing.world, human)


@act("edit_person")
def edit_person(
    doing: Doing, person: int, name: str | None = None, last_name: str | None = None, username: str | None = None,
    language: str | None = None, hidden: bool | None = None,
) -> dict[str, Any]:  # fmt: skip
    human = doing.human(person)
    human.first_name = name or human.first_name
    human.last_name = human.last_name if last_name is None else last_name
    human.language = human.language if language is None else language
    human.hidden = human.hidden if hidden is None else hidden
    if username is not None:
        doing.world.rename(human, username)
    doing.world.events.emit("people")
    return person_view(doing.world, human)


@act("deactivate")
def deactivate(doing: Doing, person: int) -> None:
    doing.human(person).active = False
    doing.world.events.emit("people")


@act("add_group")
def add_group(
    doing: Doing,
    title: str,
    creator: int,
    kind: str = "supergroup",
    members: list[int] | None = None,
    username: str = "",
) -> dict[str, Any]:
    if kind not in ("group", "supergroup", "channel"):
        raise bad_request(f"no such kind of group: {kind}")
    human = doing.human(creator)
    accounts = [doing.world.accounts[number] for number in members or [] if number in doing.world.accounts]
    room = rooms.create(doing.world, title, kind, human, accounts)
    doing.world.rename(room, username)
    return chat_row(human, room)


@act("block")
def block(doing: Doing, person: int, chat: int) -> None:
    rooms.set_blocked(doing.world, _dialog(doing, person, chat), True)


@act("unblock")
def unblock(doing: Doing, person: int, chat: int) -> None:
    rooms.set_blocked(doing.world, _dialog(doing, person, chat), False)


@act("join")
def join(doing: Doing, person: int, chat: int) -> None:
    human, room = _room(doing, person, chat)
    _enter(doing, human, room)


def _enter(doing: Doing, human: Human, room: Room, link: dict[str, Any] | None = None) -> None:
    _may_enter(human, room)
    member = room.member(human)
    if member.present:
        return
    joining.forget(doing.world, room, human)
    if member.status == "restricted":
        _stay_restricted(doing, human, room, inside=True)
    else:
        rooms.set_status(doing.world, room, human, "member", human, link=link)


def _may_enter(human: Human, room: Room) -> None:
    if room.member(human).status == "kicked":
        raise bad_request("you were removed from here")


def _ask_to_join(doing: Doing, human: Human, room: Room, link: dict[str, Any]) -> dict[str, Any]:
    _may_enter(human, room)
    joining.ask(doing.world, room, human, link)
    return {"chat": room.id, "requested": True}


@act("decide_request")
def decide_request(doing: Doing, person: int, chat: int, user: int, approved: bool) -> None:
    """An administrator lets somebody in who asked, or does not."""
    human, room = _inviting(doing, person, chat)
    joining.decide(doing.world, room, doing.account(user), human, approved=approved)


@act("add_link")
def add_link(doing: Doing, person: int, chat: int, name: str = "", requests: bool = False) -> dict[str, Any]:
    """One more invitation; with `requests` it lets nobody in by itself."""
    human, room = _inviting(doing, person, chat)
    named = {"name": name} if name else {}
    return dict(rooms.add_link(room, human, primary=False, creates_join_request=requests, **named))


def _stay_restricted(doing: Doing, human: Human, room: Room, *, inside: bool) -> None:
    """Restrictions last whether one is there or not."""
    member = room.member(human)
    rights = member.rights | {"is_member": inside}
    rooms.set_status(doing.world, room, human, "restricted", human, rights, member.until)


@act("leave")
def leave(doing: Doing, person: int, chat: int) -> None:
    human, room = _room(doing, person, chat)
    if room.member(human).status == "restricted":
        _stay_restricted(doing, human, room, inside=False)
    else:
        rooms.set_status(doing.world, room, human, "left", human)


@act("add_member")
def add_member(doing: Doing, person: int, chat: int, user: int) -> None:
    human, room = _room(doing, person, chat)
    account = doing.account(user)
    status = "administrator" if room.is_channel and account.is_bot else "member"
    rooms.set_status(doing.world, room, account, status, human)


@act("kick")
def kick(doing: Doing, person: int, chat: int, user: int) -> None:
    human, room = _ruled(doing, person, chat)
    rooms.set_status(doing.world, room, doing.account(user), "kicked", human)


@act("promote")
def promote(
    doing: Doing, person: int, chat: int, user: int, rights: dict[str, bool] | None = None, title: str = ""
) -> None:
    """`rights` empty: all of them; none at all: an ordinary member again."""
    human, room = _ruled(doing, person, chat)
    status = "member" if rights is None else "administrator"
    rooms.set_status(doing.world, room, doing.account(user), status, human, rights or None)
    room.member(doing.account(user)).title = title


@act("permit")
def permit(doing: Doing, person: int, chat: int, permissions: dict[str, bool]) -> None:
    """What ordinary members, bots among them, may send in a group."""
    _, room = _ruled(doing, person, chat)
    room.permissions = permissions


@act("link_group")
def link_group(doing: Doing, person: int, chat: int, group: int) -> None:
    """A channel is discussed in a supergroup from now on."""
    _, channel = _ruled(doing, person, chat)
    _, room = _ruled(doing, person, group)
    if not channel.is_channel or room.kind != "supergroup":
        raise bad_request("a channel is discussed in a supergroup")
    for one in (channel, room):
        if one.linked is not None:
            one.linked.linked = None
    channel.linked, room.linked = room, channel
    doing.world.events.emit("chat", channel, talk.viewers(channel))


@act("comment")
def comment(doing: Doing, person: int, chat: int, message: int, text: str) -> dict[str, Any]:
    """Below a channel's post, in the group where it is discussed: whoever comments is in it from then on."""
    human, channel = _room(doing, person, chat)
    group = channel.linked if channel.is_channel else None
    if group is None:
        raise bad_request("this channel has no comments")
    origin = [channel.id, message]
    carried = [(one.origin or {}, one) for one in group.messages.values() if one.automatic]
    root = next((one for of, one in carried if [of["chat"]["id"], of["message_id"]] == origin), None)
    if root is None:
        raise bad_request("there is nothing to comment on")
    _enter(doing, human, group)
    said: dict[str, Any] = say(doing, person, group.id, text, reply_to=root.id)
    return said


@act("migrate")
def migrate(doing: Doing, chat: int) -> dict[str, int]:
    return {"chat": rooms.migrate(doing.world, _known(doing, chat)).id}


@act("set_forum")
def set_forum(doing: Doing, person: int, chat: int, on: bool = True) -> None:
    """A supergroup gets topics, or has none any more."""
    _, room = _ruled(doing, person, chat)
    if room.kind != "supergroup":
        raise bad_request("only a supergroup has topics")
    room.is_forum = on
    doing.world.events.emit("chat", room, talk.viewers(room))


@act("add_topic")
def add_topic(doing: Doing, person: int, chat: int, name: str) -> dict[str, Any]:
    human, room = _room(doing, person, chat)
    if not room.is_forum or not room.member(human).may("can_manage_topics"):
        raise bad_request("you may not make topics here")
    return topics.create(doing.world, room, human, name).as_topic()


@act("open_link")
def open_link(doing: Doing, person: int, link: str, group: int | None = None) -> dict[str, Any]:
    """What a client does with a t.me link: starts a bot, opens a public chat, joins by invitation. Of a Mini App it
    says which, to be opened by `open_app`."""
    human = doing.human(person)
    parts = urlsplit(link if "//" in link else f"https://{link}")
    name, asked = parts.path.strip("/"), dict(parse_qsl(parts.query, keep_blank_values=True))
    query = {key: value for key, value in asked.items() if value}
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = query.get("domain", "")
    elif parts.netloc not in HOSTS:
        raise bad_request(f"not a Telegram link: {link}")
    if name.startswith("+"):
        return _join_by(doing, human, name[1:])
    name, _, app = name.partition("/")
    app = app or query.get("appname", "")
    found = doing.world.names.get(name.lower())
    if isinstance(found, Bot) and (app or "startapp" in asked):
        return {"chat": found.id, "app": _app(found, app, query.get("startapp", ""))}
    if isinstance(found, Bot):
        return {"chat": _open_bot(doing, human, found, query, group)}
    if not isinstance(found, Room):
        raise bad_request(f"nobody is called @{name}")
    return {"chat": found.id}


def _app(bot: Bot, name: str, start: str) -> dict[str, Any]:
    if name.lower() not in bot.apps:
        raise bad_request("the link does not work: this bot has no such app")
    if not START.fullmatch(start):
        raise bad_request("the link does not work: its parameter is not 512 of A-Z a-z 0-9 _ -")
    return {"bot": bot.id, "name": name, "start": start}


def _open_bot(doing: Doing, human: Human, bot: Bot, query: dict[str, str], group: int | None) -> int:
    payload = query.get("start", query.get("startgroup", ""))
    if not PAYLOAD.fullmatch(payload):
        raise bad_request("the link does not work: its payload is not 64 of A-Z a-z 0-9 _ -")
    if "startgroup" in query and group is not None:
        add_member(doing, human.id, group, bot.id)
        say(doing, human.id, group, f"/start@{bot.username} {payload}".strip())
        return group
    doing.world.dialog(human, bot)
    if "start" in query:
        start(doing, human.id, bot.id, payload)
    return bot.id


def _join_by(doing: Doing, human: Human, code: str) -> dict[str, Any]:
    for room in doing.world.rooms.values():
        link = room.links.get(code)
        if link is None:
            continue
        expired = link.get("expire_date", 0) and link["expire_date"] < doing.world.now
        used = room.joined_by.setdefault(code, [])
        if link["is_revoked"] or expired or len(used) >= link.get("member_limit", len(used) + 1):
            break
        if link["creates_join_request"] and not room.member(human).present:
            return _ask_to_join(doing, human, room, link)
        if human.id not in used:
            used.append(human.id)
        _enter(doing, human, room, link)
        return {"chat": room.id}
    raise bad_request("this invitation is not valid any more")


def _dialog(doing: Doing, person: int, chat: int) -> Dialog:
    _, place = doing.place(person, chat)
    if not isinstance(place, Dialog):
        raise bad_request("only a bot can be blocked here")
    return place


def _room(doing: Doing, person: int, chat: int) -> tuple[Human, Room]:
    human, place = doing.place(person, chat)
    if not isinstance(place, Room):
        raise bad_request("this is not a group or channel")
    return human, place


def _known(doing: Doing, chat: int) -> Room:
    found = doing.world.rooms.get(chat)
    if found is None:
        raise bad_request("chat not found")
    return found


def _ruled(doing: Doing, person: int, chat: int) -> tuple[Human, Room]:
    human, room = _room(doing, person, chat)
    if not room.member(human).rules:
        raise bad_request("only an administrator can do this")
    return human, room


def _inviting(doing: Doing, person: int, chat: int) -> tuple[Human, Room]:
    human, room = _room(doing, person, chat)
    if not room.member(human).may("can_invite_users"):
        raise bad_request("you may not invite here")
    return human, room
