"""What stories look at and press beside what is on the screen."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.base import Base
from db.tables import Rubric
from locales import Words, words_for
from locales.texts import fill
from simulator import Person, Telegram
from simulator.people.screen import Button

# What a chair is told who has begun no post yet.
PROMPT = (
    "Send a photo and two sentences about it: what, where, when, and who took part. You see the post as it will come "
    "out, and send it with one press."
)
ONE_THING = (
    "Welcome! Only one thing to know: when there is news, send a photo and two sentences right here. You see the post "
    "before it goes."
)
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"https://t\.me/tilshi_bot\?start=[\w-]+")


def read(words: Words, message: str, **values: str) -> str:
    """A text of the catalogue as it is seen: the tags are drawn, and what was put in stands as it was written."""
    return fill(TAG.sub("", words.catalogue.gettext(message)), values)


def start_of(words: Words, message: str) -> str:
    """A text up to the first thing that is put into it."""
    return TAG.sub("", words.catalogue.gettext(message)).partition("{")[0]


def old_button(person: Person, data: str) -> Button:
    """A button that the chat still shows from another time."""
    last = person.screen.last
    assert last is not None, "the bot has said something by now"
    return Button(data, last["message_id"], data, {})


async def names_of(engine: AsyncEngine, code: str) -> dict[str, str]:
    """Of a rubric."""
    async with engine.connect() as tx:
        return dict((await tx.execute(select(Rubric.names).where(Rubric.code == code))).scalar_one())


def link_on(person: Person) -> str:
    """The invitation on the screen."""
    (link,) = set(LINK.findall(person.screen.text))
    return str(link)


def file_on(telegram: Telegram, person: Person) -> bytes:
    """The bytes of the document on the screen."""
    (sent,) = [shown["document"] for shown in person.screen.visible() if "document" in shown]
    found = telegram.world.files.by_unique(sent["file_id"])
    assert found is not None, "what is shown was sent"
    return found.data


async def everything(engine: AsyncEngine) -> dict[str, list[Any]]:
    """What the database holds, but for the accounts: whoever writes to the bot has one."""
    async with engine.connect() as tx:
        tables = [table for table in Base.metadata.sorted_tables if table.name != "account"]
        return {table.name: list((await tx.execute(select(table))).all()) for table in tables}


async def enters_for(specialist: Person, language: str, place: str) -> None:
    """What has been sent by telephone."""
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(words_for(language)("Enter for it"))
    await specialist.taps(place)
