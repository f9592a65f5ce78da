"""What several tests need to set their scene: people and rooms around a bot that calls by hand."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import Person, Telegram, Upload, photo
from simulator.errors import Refusal
from simulator.tests.calling import Caller

SMALL = Upload("s.jpg", photo(width=120, height=90), "image/jpeg")
PDF = Upload("Есеп 2026.pdf", b"%PDF-1.7 report", "application/pdf")


async def refused(bot: Caller, method: str, /, **params: Any) -> tuple[int, str]:
    """The code and the words with which this is refused."""
    with pytest.raises(Refusal) as caught:
        await bot(method, **params)
    return caught.value.code, caught.value.description


async def somebody(telegram: Telegram, name: str, *bots: Any, **more: Any) -> Person:
    """A person who waits for nothing, and has started these bots."""
    person = await telegram.person(name, **more)
    person.patience = 0.0
    for bot in bots:
        await person.talks_to(bot).starts(silently=True)
    return person


async def room(
    telegram: Telegram, kind: str, creator: Person, *members: Any, title: str = "Кәсіподақ", **more: Any
) -> int:
    """A group, supergroup or channel, by its number."""
    numbers = [member.id for member in members]
    about = await telegram.act("add_group", title=title, creator=creator.id, kind=kind, members=numbers, **more)
    return int(about["id"])


async def rule(telegram: Telegram, place: int, creator: Person, who: Any, **rights: bool) -> None:
    """Makes somebody an administrator: with these rights, or with all of them."""
    await telegram.act("promote", person=creator.id, chat=place, user=who.id, rights=rights)


async def say(telegram: Telegram, who: Person, chat: Any, text: str, **more: Any) -> int:
    number = chat if isinstance(chat, int) else chat.id
    said = await telegram.act("say", person=who.id, chat=number, text=text, **more)
    return int(said["message_id"])


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    """What kind each update is of."""
    return [next(name for name in update if name != "update_id") for update in updates]


def only(updates: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """What the updates of this kind carry."""
    return [update[kind] for update in updates if kind in update]


def warned(telegram: Telegram) -> list[str]:
    """What the last request was warned of."""
    return telegram.world.record.calls()[-1].warnings
