"""The world to try the bot in: taken from the shelf or played anew, and brought to the present moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from aiogram import Bot

from bot.app import App
from bot.desk.place import DeskPlace
from bot.version import version
from bot.watch.watch import WatchPlan
from db.engine import Database, open_engine
from db.migrate import move
from demo.history import History, Tell
from demo.moments import Days, last_morning
from demo.people import HINTS
from demo.session import Session
from demo.shelf import Shelf, seal_of
from newsroom import weeks
from newsroom.counted import files
from newsroom.library import ready
from newsroom.rubrics import turns
from simulator import Telegram
from simulator.clock import Clock
from simulator.web.frame import Frame, Hint
from simulator.world.keeping import kept, taken_up
from simulator.world.world import World

TOKEN = "1000:demo"  # noqa: S105 (opens nothing)
TREE = Path(__file__).parents[1] / "docs" / "examples" / "east_kazakhstan.toml"


async def make(
    folder: Path, tell: Tell = lambda _: None, shelf: Shelf | None = None, now: datetime | None = None,
    desk: DeskPlace | None = None,
) -> tuple[World, App]:  # fmt: skip
    """The world with its history, at this moment and with its clock running; the bot is ready and not yet awake."""
    now = now or datetime.now(UTC)
    shelf, morning = shelf or Shelf(), last_morning(now)
    seal = seal_of(morning.isoformat())
    history = shelf.take(seal)
    if history is not None:
        tell("the history of this morning is at hand")
    else:
        file = folder / "history.sqlite3"
        history = _packed(await _played(_engine(file), morning, tell), file)
        shelf.put(seal, history)
    world = await _now(_unpacked(history, folder / "demo.sqlite3"), now)
    plan = WatchPlan(folders=(folder,), version=version())
    return world, App(_engine(folder / "demo.sqlite3"), _bot(world), world.clock, watch=plan, desk=desk)


async def make_in(database: str, tell: Tell) -> World:
    """The same, with its history in a database of its own, for bots that run beside."""
    now = datetime.now(UTC)
    telegram = await _played(open_engine(database), last_morning(now), tell)
    return await _now(taken_up(telegram), now)


async def _now(world: World, now: datetime) -> World:
    await world.clock.advance((now - datetime.fromtimestamp(world.clock.now(), UTC)).total_seconds())
    world.pace.on = True
    world.clock.frozen = False
    return world


def frame(world: World) -> Frame:
    """What the page proposes, and the hours that the bot speaks of."""
    named = {human.first_name: human.id for human in world.humans()}
    hints = [Hint(named[hint["as"]], {code: text for code, text in hint.items() if code != "as"}) for hint in HINTS]
    return Frame(tuple(hints), weeks.UNION_ZONE)


async def _played(engine: Database, morning: datetime, tell: Tell) -> bytes:
    """Gives the world as it stands still then, to be taken up."""
    days = Days(morning)
    telegram = Telegram(clock=Clock(days.at(0, 0, 9).timestamp(), frozen=True))
    telegram.world.pace.on = False  # for the weeks that pass in a moment
    telegram.bot(TOKEN, "Тілші", "tilshi_bot")
    await _prepare(engine, datetime.fromtimestamp(telegram.clock.now(), UTC))
    await History(telegram, App(engine, _bot(telegram.world), telegram.clock), days).happens(tell)
    await engine.dispose()
    return kept(telegram.world)


def _packed(telegram: bytes, database: Path) -> bytes:
    return len(telegram).to_bytes(8) + telegram + database.read_bytes()


def _unpacked(history: bytes, database: Path) -> World:
    end = 8 + int.from_bytes(history[:8])
    database.write_bytes(history[end:])
    return taken_up(history[8:end])


async def _prepare(engine: Database, now: datetime) -> None:
    await move(engine)
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await ready.bring_in(tx, now)
        for file in (TREE, TREE.with_name("east_kazakhstan_report.toml")):
            await files.bring_in(tx, files.read(file.read_text("utf-8")), now, now.date())


def _bot(world: World) -> Bot:
    return Bot(TOKEN, session=Session(world))


def _engine(file: Path) -> Database:
    """All is forgotten in the end: nothing has to be safe on the disk before the bot goes on."""
    return open_engine(f"sqlite:///{file}", pragmas=("synchronous = OFF",))
