from __future__ import annotations

import pytest

from simulator import Person, Telegram
from simulator.tests.calling import Caller


@pytest.fixture
def bot(telegram: Telegram) -> Caller:
    return Caller(telegram)


@pytest.fixture
async def chair(telegram: Telegram, bot: Caller) -> Person:
    """A person who has pressed Start, and a bot that has heard of it."""
    person = await telegram.person("Төраға")
    person.patience = 0.05  # nobody polls for this bot: there is nothing to wait for
    await person.talks_to(bot).starts(silently=True)
    await bot.updates()
    return person


@pytest.fixture
def lenient(telegram: Telegram) -> Telegram:
    """In the mood that is the default outside of these tests; and nobody minds how fast a bot speaks."""
    telegram.world.strict = telegram.world.pace.on = False
    return telegram
