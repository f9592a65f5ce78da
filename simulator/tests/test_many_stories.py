"""Stories are cheap enough to have hundreds of them: each with a Telegram, a bot and people of its own."""

from __future__ import annotations

import asyncio
import time

from simulator import Person, Telegram, photo
from simulator.clock import Clock
from simulator.pytest_plugin import MORNING
from simulator.tests.bots.many_sided import NAME, TOKEN, many_sided
from simulator.tests.bots.stages import running

STORIES, AT_ONCE, SECONDS = 100, 10, 20.0
PICTURE = photo(120, 90)


async def leafs(person: Person, number: int) -> None:
    await person.opens(f"https://t.me/{NAME}?start=b{number}")
    person.sees(f"b{number} жіберді")
    for page in (1, 2, 3):
        await person.taps("Есеп" if page == 1 else "Келесі")
        person.sees(f"Есептің {page}-беті")
    await person.says("Болды")
    assert str(person.effort) == "1 message + 4 taps"


async def leaves_a_number(person: Person, number: int) -> None:
    await person.starts()
    await person.says("/phone")
    await person.taps("Нөмірім")
    person.sees("Жазылды: +7700")
    await person.says(f"Рахмет, {number}")
    person.sees(f"Рахмет, {number}")


async def sends_a_picture(person: Person, number: int) -> None:
    await person.starts()
    await person.sends(PICTURE, caption=f"№{number}")
    person.sees(f"Сурет жалғыз, 120 нүкте: №{number}")
    await person.edits("Басқа")
    await person.blocks()
    await person.unblocks()
    await person.says("Қайта")


KINDS = (leafs, leaves_a_number, sends_a_picture)


async def story(number: int) -> None:
    telegram = Telegram(clock=Clock(MORNING, frozen=True))
    telegram.bot(TOKEN, "Есепші", NAME)
    async with running(telegram.world, TOKEN, many_sided()):
        await KINDS[number % len(KINDS)](await telegram.person(f"Мүше {number}"), number)
    assert telegram.world.record.calls(refused=True) == []
    await telegram.close()


async def test_hundreds_of_stories_would_take_less_than_a_minute():
    """A hundred less than a third of it, of this process: what else the machine is doing is not its fault."""
    began = time.process_time()
    for first in range(0, STORIES, AT_ONCE):
        await asyncio.gather(*map(story, range(first, first + AT_ONCE)))
    assert time.process_time() - began < SECONDS
