"""Rounds of made-up updates through the whole bot, and what nobody may see of it: looked at from outside.

Each round begins with the same two regions. In a burst only some of the people act (those of one region, of the centre,
strangers), and what is not theirs is compared before and after.
"""

from __future__ import annotations

import asyncio
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from sqlalchemy import event, func, or_, select

from bot.app import App
from bot.logs import set_up_logs
from bot.pruning import HALF, NUL
from bot.raw import id_of, loads
from db.tables import Account, Incident, Organisation, Person, Post, Question, QuestionWord, Seat
from demo.session import Session
from newsroom import weeks
from simulator.clock import Clock
from simulator.pytest_plugin import MORNING
from simulator.world.accounts import Human
from simulator.world.chats import Member, Room
from simulator.world.world import World
from tests.stories.conftest import TOKEN
from tests.torture.fuzz_updates import Fuzzer
from tests.torture.fuzz_world import UNSENT, WORD, Owners

BURST = 250
DRAIN_EVERY = 20
PATIENCE = 120.0  # real seconds for one update
MOST_BROKEN = 20  # one mistake of ours is met again and again
SLOW = 1.0  # seconds of the loop's thread for one update: more is an attack that works
# Where whoever has no seat may leave something: who they are to the bot, what they ask, that they want to come in.
OF_STRANGERS = {"account", "join_request", "question", "question_word", "unfinished", "notice", "incident", "response",
                "person", "library_opening", "deed"}  # fmt: skip
EVERYWHERE = ("press", "owner")


@dataclass(slots=True)
class Found:
    """What a round has to say."""

    updates: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    logged: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_was: str = ""

    def add(self, other: Found) -> None:
        self.updates += other.updates
        self.calls, self.refused, self.logged = (
            self.calls + other.calls, self.refused + other.refused, self.logged + other.logged
        )  # fmt: skip
        self.broken += other.broken
        if other.slowest > self.slowest:
            self.slowest, self.slowest_was = other.slowest, other.slowest_was


class Watched(Session):
    """Notes whom each call is for, and all that it says, with what is in the files that it brings."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.said: list[tuple[str, dict[str, str], str]] = []
        self.refused = Counter[str]()

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        given, files = await self._as_form(bot, method)
        self.said.append((method.__api_method__, given, json.dumps(given, ensure_ascii=False) + _inside(files)))
        try:
            return await super().make_request(bot, method, timeout)
        except AiogramError as error:
            self.refused[f"{method.__api_method__}: {getattr(error, 'message', error)}"[:160]] += 1
            raise


def _inside(files: dict[str, Any]) -> str:
    """Words in what is packed stand there as they are once it is opened."""
    found = []
    for file in files.values():
        if file.data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
                found += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        found.append(file.data.decode("utf-8", "replace") if len(file.data) < 500_000 else "")
    return " ".join(found)


class Round:
    def __init__(self, engine: Any, seed: int, updates: int, *, deep: bool = True) -> None:
        self.engine, self.seed, self.updates, self._deep = engine, seed, updates, deep
        self.given: dict[str, Any] = engine.given
        self.clock = Clock(MORNING, frozen=True)
        self.world = World(self.clock, strict=True)
        self.found = Found()
        self._regions: dict[int, set[str]] | None = None
        self._wrote: set[str] = set()
        self._own: dict[int, set[str]] = {}

    async def run(self) -> Found:
        before, said = sys.stderr, io.StringIO()
        sys.stderr = said
        set_up_logs("json")
        event.listen(self.engine.writes, "after_cursor_execute", self._note)
        try:
            await self._run()
        finally:
            sys.stderr = before
            event.remove(self.engine.writes, "after_cursor_execute", self._note)
            set_up_logs("text")
            self._read_log(said.getvalue())
        return self.found

    async def _run(self) -> None:
        self.session = Watched(self.world)
        self.bot = Bot(TOKEN, session=self.session)
        people = self._people()
        app = App(self.engine, self.bot, self.clock)
        await self.bot.me()
        fuzzer = Fuzzer(self.world, self.world.bots()[0], self.seed)
        chance = random.Random(self.seed)
        try:
            for at in range(0, self.updates, BURST):
                cast = chance.choice(["A", "B", "centre", "strangers"] if self._deep else ["A", "strangers", "centre"])
                await self._burst(app, fuzzer, cast, people[cast], min(BURST, self.updates - at))
                if len(self.found.broken) > MOST_BROKEN:
                    break
        finally:
            app.stop()
            await app.edge.close()
            await app.framer.close()
            await app.meta.aclose()
        self.found.refused = self.session.refused

    # ---- who is there

    def _people(self) -> dict[str, list[int]]:
        """Who acts in which burst; strangers in each of them."""
        bot = self.world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        for account in self.given["accounts"]:
            human = self.world.accounts[account] = Human(account, f"{account}", language="kk")
            self.world.dialog(human, bot).started = True
        for number, (_, specialist) in self.given["channels"].items():
            room = self.world.rooms[number] = Room(number, "channel", "Арна")
            room.members[specialist] = Member(self.world.accounts[specialist], "creator")
            room.members[bot.id] = Member(bot, "administrator", dict.fromkeys(
                ("can_post_messages", "can_edit_messages", "can_delete_messages"), True))  # fmt: skip
        outside = [*self.given["strangers"].values(), *self.given["former"].values()]
        named = self.given["people"]
        return {
            "A": [*(one for name, one in named.items() if name.endswith(" A")), outside[0]],
            "B": [*(one for name, one in named.items() if name.endswith(" B")), outside[1]],
            "centre": [named[name] for name in EVERYWHERE],
            "strangers": outside,
        }

    async def _read_of(self) -> dict[int, set[str]]:
        """By account the regions that they have a seat in now; of the centre all. Asked anew when seats changed."""
        if self._regions is None:
            day = weeks.term_day(self._now())
            seats = (
                select(Account.id, Seat.role, Organisation.region_id)
                .join(Seat, Seat.person_id == Account.person_id)
                .join(Organisation, Organisation.id == Seat.organisation_id)
                .where(or_(Seat.ends_on.is_(None), Seat.ends_on > day))
            )
            self._regions = {}
            async with self.engine.connect() as tx:
                names = select(Account.id, Person.name).join(Person, Person.id == Account.person_id)
                asked = select(Question.account_id, QuestionWord.words).join(
                    QuestionWord, QuestionWord.question_id == Question.id
                )
                for account, words in [*(await tx.execute(names)), *(await tx.execute(asked))]:
                    self._own.setdefault(account, set()).update({words, escape(words)} - {""})
                for account, role, region in await tx.execute(seats):
                    mine = self._regions.setdefault(account, set())
                    mine |= set(WORD) if role in EVERYWHERE else {self.given["regions"].get(region, "")}
        return self._regions

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.now(), UTC)

    # ---- a burst

    async def _burst(self, app: App, fuzzer: Fuzzer, cast: str, who: list[int], many: int) -> None:
        await self._drain(app)
        before = await self._others_rows(cast) if self._deep else {}
        # Who shuts the bot out of a channel rules there, whatever seat they have: Telegram says so, and it is noted.
        channels = [number for number, (name, _) in self.given["channels"].items() if cast in (name, "centre")]
        for at in range(many):
            sender = fuzzer.chance.choice(who)
            regions = (await self._read_of()).get(sender, set())
            word = WORD[next(iter(regions))] if len(regions) == 1 and "" not in regions else ""
            made = fuzzer.next(sender, word, channels)
            await self._deal(app, made)
            await self.clock.advance(1)
            if at % DRAIN_EVERY == DRAIN_EVERY - 1:
                await self._drain(app)
        after = await self._others_rows(cast) if self._deep else {}
        self._require_untouched(cast, before, after)

    async def _deal(self, app: App, made: dict[str, Any]) -> None:
        text = json.dumps(made)
        update = loads(text)
        self.found.updates += 1
        sender = _sender(update)
        before = dict(await self._read_of())
        self._wrote.clear()
        self.session.said.clear()
        begun = time.thread_time()
        try:
            async with asyncio.timeout(PATIENCE):
                await app.edge.deal(id_of(update) or 1, update)
        except TimeoutError:
            self._broke("it hangs", text)
        took = time.thread_time() - begun
        if took > self.found.slowest:
            self.found.slowest, self.found.slowest_was = took, text[:300]
        if took > SLOW:
            self._broke(f"took {took:.2f} s", text)
        wrote = set(self._wrote)
        if sender is not None and not before.get(sender) and not (await self._read_of()).get(sender):
            for table in wrote - OF_STRANGERS - ({"organisation"} if "my_chat_member" in update else set()):
                self._broke(f"a stranger wrote {table}", text)
        await self._require_theirs(text, sender, _query(update), before)

    async def _drain(self, app: App) -> None:
        self.session.said.clear()
        for _ in range(12):
            await self.clock.advance(1)
            if not await app.sender.drain_some():
                break
        await self._require_theirs("what the outbox had", None, None, {})

    # ---- what must hold

    async def _require_theirs(
        self, what: str, sender: int | None, query: str | None, before: dict[int, set[str]]
    ) -> None:  # fmt: skip
        now = await self._read_of()
        for method, given, whole in self.session.said:
            self.found.calls[method] += 1
            chat = int(given["chat_id"]) if "chat_id" in given else _scope(given)
            if what != "what the outbox had" and chat is not None and chat != sender:
                self._broke(f"{method} to {chat}, who is not {sender}", what)
            if method in ("answerCallbackQuery", "answerInlineQuery"):
                if given.get("callback_query_id", given.get("inline_query_id", "")) != query:
                    self._broke(f"{method} to another question", what)
                chat = sender
            if chat is None:
                continue
            may = now.get(chat, set()) | before.get(chat, set())
            if chat in self.given["channels"]:
                may = {self.given["channels"][chat][0]}
            for own in self._own.get(chat, ()):  # it may be shown to oneself, whatever seat one has lost
                whole = whole.replace(own, "")
            for region, word in WORD.items():
                if word in whole and region not in may:
                    self._broke(
                        f"{method} to {chat} {self._name(chat)} shows a word of {region}: {_around(whole, word)}", what
                    )
            await self._require_sent(chat, whole, what)

    async def _require_sent(self, chat: int, whole: str, what: str) -> None:
        """What is not sent is its author's."""
        start = UNSENT.split("{", maxsplit=1)[0]
        for found in {part.split("n", 1)[0] for part in whole.split(start)[1:]}:
            if not found.isdecimal():
                continue
            post = select(Post.state, Account.id).outerjoin(Account, Account.person_id == Post.entered_by)
            async with self.engine.connect() as tx:
                rows = (await tx.execute(post.where(Post.id == int(found)))).all()
            if any(state == "draft" for state, _ in rows) and chat not in [account for _, account in rows]:
                self._broke(f"{chat} {self._name(chat)} sees draft {found}: {_around(whole, start + found)}", what)

    async def _others_rows(self, cast: str) -> dict[Any, Any]:
        """What nobody of these may change, as it is now: rows of the other region, and those of no region; of all."""
        owners = Owners()
        async with self.engine.connect() as tx:
            rows = await owners.read(tx)
        mine = {region for region, name in self.given["regions"].items() if name == cast}
        if cast == "centre":
            return {}
        foreign = {}
        for key, row in rows.items():
            regions = owners.of.get(key, frozenset())
            is_of_strangers = key[0] in OF_STRANGERS or key[0] in ("incoming",)
            if not is_of_strangers and (regions or cast == "strangers") and not regions & mine:
                foreign[key] = row
        return foreign

    def _require_untouched(self, cast: str, before: dict[Any, Any], after: dict[Any, Any]) -> None:
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                old, new = before.get(key) or {}, after.get(key) or {}
                changed = {name: (old.get(name), new.get(name)) for name in old.keys() | new.keys()
                           if old.get(name) != new.get(name)}  # fmt: skip
                self._broke(f"{cast} changed {key}: {changed}", "a burst")

    # ---- noted

    def _note(self, _: Any, cursor: Any, statement: str, *__: Any) -> None:
        words = statement.lstrip().split(None, 3)
        if words[0].upper() not in ("INSERT", "UPDATE", "DELETE") or not cursor.rowcount:
            return
        table = words[1 if words[0].upper() == "UPDATE" else 2].strip('"').partition("(")[0]
        self._wrote.add(table)
        if table in ("seat", "person", "organisation", "question_word") or (
            table == "account" and "person_id" in statement
        ):
            self._regions = None

    def _name(self, chat: int) -> str:
        known = self.given["people"] | self.given["strangers"] | self.given["former"]
        return next((name for name, account in known.items() if account == chat), "somebody else")

    def _broke(self, how: str, what: str) -> None:
        self.found.broken.append(f"seed {self.seed}, update {self.found.updates}: {how}\n    {what[:1500]}")

    def _read_log(self, written: str) -> None:
        for word in (*WORD.values(), UNSENT.partition("{")[0]):
            if word in written:
                self._broke(f"the log knows a word: {_around(written, word)}", "")
        for line in written.splitlines():
            told = json.loads(line)
            kind = f"{told['level']}: {told['event']} {told.get('kind', '')} {told.get('trouble', '')}".strip()
            self.found.logged[kind] += 1
            if told["level"] in ("error", "critical") and not (
                told["event"] == "met" and told.get("kind") == "ValidationError"
            ):
                self._broke(f"the log: {line[:2500]}", "")


def _sender(update: dict[str, Any]) -> int | None:
    """As Telegram tells it; of a spoiled one, whatever number stands there now."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member", "inline_query",
                 "chosen_inline_result"):  # fmt: skip
        found = update.get(kind)
        user = found.get("from") if isinstance(found, dict) else None
        if isinstance(user, dict) and type(user.get("id")) is int:
            return int(user["id"])
    return None


def _query(update: dict[str, Any]) -> str | None:
    for kind in ("callback_query", "inline_query"):
        found = update.get(kind)
        if isinstance(found, dict) and isinstance(found.get("id"), str):
            return HALF.sub("\ufffd", found["id"].replace(NUL, ""))
    return None


def _scope(given: dict[str, str]) -> int | None:
    scope = json.loads(given.get("scope") or "{}")
    return int(scope["chat_id"]) if "chat_id" in scope else None


def _around(whole: str, word: str) -> str:
    at = whole.index(word)
    return whole[max(0, at - 120) : at + 60]


async def incidents_of(engine: Any) -> dict[str, int]:
    async with engine.connect() as tx:
        return dict((await tx.execute(select(Incident.kind, func.count()).group_by(Incident.kind))).all())
