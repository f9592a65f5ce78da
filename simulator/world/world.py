"""Everything there is in one Telegram, and how to find it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from simulator.clock import Clock
from simulator.errors import Refusal, bad_request
from simulator.schema import Schema
from simulator.world.accounts import Account, Bot, Human, bot_id
from simulator.world.chats import Chat, Dialog, Member, Room
from simulator.world.events import Events
from simulator.world.faults import Faults
from simulator.world.files import Files
from simulator.world.inline import Inline
from simulator.world.messages import Message
from simulator.world.pace import Pace
from simulator.world.record import Record
from simulator.world.updates import Updates
from simulator.world.webhooks import Post

if TYPE_CHECKING:
    from simulator.world.apps import Launch

# Numbers as large as the real ones: a column of 32 bits fails here as it would there.
FIRST_PERSON, FIRST_GROUP, FIRST_SUPERGROUP = 7_100_000_001, -4_100_000_001, -1_002_100_000_001


@dataclass(slots=True, eq=False)
class Query:
    """A pressed button, waiting for the bot's answer."""

    id: str
    human: Human
    bot: Bot
    message: Message
    at: float
    answered: bool = False


@dataclass(slots=True)
class Numbers:
    people: count[int] = field(default_factory=lambda: count(FIRST_PERSON))
    groups: count[int] = field(default_factory=lambda: count(FIRST_GROUP, -1))
    supergroups: count[int] = field(default_factory=lambda: count(FIRST_SUPERGROUP, -1))
    queries: count[int] = field(default_factory=lambda: count(4_400_000_000_000_000_001))
    albums: count[int] = field(default_factory=lambda: count(13_800_000_000_000_001))
    polls: count[int] = field(default_factory=lambda: count(5_300_000_000_000_000_001))


class World:
    """`strict` refuses what Telegram lets pass though it is a mistake; otherwise such a thing is a warning."""

    strict = False
    resets = 0  # how often all was begun anew: what was still to come then comes no more

    def __init__(self, clock: Clock | None = None, pace: Pace | None = None, *, strict: bool = False) -> None:
        self.strict = strict
        self.clock = clock or Clock()
        self.pace = pace or Pace()
        self.faults = Faults()
        self.record = Record()
        self.files = Files()
        self.events = Events()
        self.schema = Schema.load()
        self.numbers = Numbers()
        self.accounts: dict[int, Account] = {}
        self.rooms: dict[int, Room] = {}
        self.dialogs: dict[tuple[int, int], Dialog] = {}
        self.names: dict[str, Account | Room] = {}
        self.queries: dict[str, Query] = {}
        self.inline = Inline()
        self.launches: dict[str, Launch] = {}
        self.post: Post | None = None  # how webhooks are reached; without it there are none

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name not in ("schema", "post")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, schema=Schema.load(), post=None)

    @property
    def now(self) -> int:
        return int(self.clock.now())

    # ---- who there is

    def add_human(self, first_name: str, last_name: str = "", username: str = "", language: str = "en") -> Human:
        number = next(self.numbers.people)
        phone = f"+7700{number % 10_000_000:07d}"
        human = Human(number, first_name, last_name, language=language, phone=phone)
        self.accounts[human.id] = human
        self.rename(human, username)
        self.events.emit("people")
        return human

    def add_bot(self, token: str, name: str = "", username: str = "") -> Bot:
        """The bot of this token, made when first heard of."""
        number = bot_id(token)
        bot = self.accounts.get(number)
        if bot is None:
            bot = self._new_bot(number, token)
        if not isinstance(bot, Bot) or bot.token != token:
            raise Refusal(401, "Unauthorized")
        if name:
            bot.first_name = name
        if username:
            self.rename(bot, username)
        return bot

    def _new_bot(self, number: int, token: str) -> Bot:
        bot = Bot(number, f"Bot {number}", token=token)
        bot.updates = Updates(self.clock, self.faults, self.events.changed)
        self.accounts[number] = bot
        self.rename(bot, f"bot_{number}_bot")
        self.events.emit("people")
        return bot

    def rename(self, named: Account | Room, username: str) -> None:
        """Usernames are one space for people, bots and public chats, whatever the case of their letters."""
        username = username.removeprefix("@")
        if username and self.names.get(username.lower(), named) is not named:
            raise bad_request("USERNAME_OCCUPIED")
        self.names.pop(named.username.lower(), None)
        named.username = username
        if username:
            self.names[username.lower()] = named

    def humans(self) -> list[Human]:
        return [account for account in self.accounts.values() if isinstance(account, Human)]

    def bots(self) -> list[Bot]:
        return [account for account in self.accounts.values() if isinstance(account, Bot)]

    def human(self, number: int) -> Human:
        account = self.accounts.get(number)
        if not isinstance(account, Human):
            raise bad_request("user not found")
        return account

    # ---- where they meet

    def dialog(self, human: Human, bot: Bot) -> Dialog:
        """Their conversation; it exists from the first look on, and is not started until the person writes."""
        found = self.dialogs.get((human.id, bot.id))
        if found is None:
            found = self.dialogs[human.id, bot.id] = Dialog(human.id, "private", human, bot)
        return found

    def add_room(self, title: str, kind: str, creator: Account, username: str = "") -> Room:
        numbers = self.numbers.groups if kind == "group" else self.numbers.supergroups
        room = Room(next(numbers), kind, title)
        room.members[creator.id] = Member(creator, "creator")
        self.rooms[room.id] = room
        self.rename(room, username)
        return room

    def chat_for(self, human: Human, number: int) -> Chat:
        """A chat by the number a person knows it by."""
        account = self.accounts.get(number)
        if isinstance(account, Bot):
            return self.dialog(human, account)
        room = self.rooms.get(number)
        if room is None:
            raise bad_request("chat not found")
        return room

    def meet(self, human: Human, bot: Bot) -> bool:
        """They share a group, so that the bot may know the person without having been written to."""
        return any(room.member(human).present and room.member(bot).present for room in self.rooms.values())

    # ---- telling bots

    def tell(self, bot: Bot, kind: str, payload: dict[str, Any], after: float = 0.0) -> None:
        """Queues an update, `after` some seconds. What comes later never overtakes what is still on its way."""
        due = max(self.clock.now() + after, bot.last_due)
        if due <= self.clock.now():
            bot.updates.put(kind, payload)
            return
        bot.last_due, bot.on_the_way = due, bot.on_the_way + 1
        resets = self.resets
        self.clock.later(due - self.clock.now(), lambda: self._arrive(bot, kind, payload, resets))

    def _arrive(self, bot: Bot, kind: str, payload: dict[str, Any], resets: int) -> None:
        bot.on_the_way -= 1
        if resets == self.resets:
            bot.updates.put(kind, payload)
        self.events.changed()
