"""`@bot онир` in any chat: what one may read is offered and sent in one's own name; nothing of one's screen changes."""

from __future__ import annotations

import pytest
from aiogram import Bot
from sqlalchemy import select, update

from bot.offering import MOST, Offering
from db.tables import Account, Incident, LibraryItem, LibraryOpening, Post
from demo.session import Session
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.conftest import TOKEN

BOT = "tilshi_bot"
AGREEMENT = {"kk": "Ұжымдық шарт: пайдасы мен жасалуы",
             "ru": "Коллективный договор: польза и порядок"}  # fmt: skip


@pytest.fixture
async def group(telegram, office, language):
    """A chair's chat with somebody who is not in the bot."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    stranger = await telegram.person("Дана", language=language)
    return chair, stranger, await telegram.group("Мұғалімдер", chair, stranger)


async def openings(office) -> list[int]:
    async with office.engine.connect() as tx:
        return list((await tx.execute(select(LibraryOpening.times))).scalars())


@ALTERNATING
async def test_sent_into_a_chat_in_one_line_and_one_tap(office, telegram, language, group):
    say = words_for(language)
    chair, stranger, room = group
    before = await rows(office.engine, Account)
    chair.effort.reset()
    await chair.talks_to(room).asks_inline(BOT, {"kk": "ужымдык шарт", "ru": "колективный договор"}[language])
    assert chair.sees().splitlines()[0].startswith(AGREEMENT[language])
    await chair.picks(AGREEMENT[language])
    assert str(chair.effort) == "0 messages + 1 tap"
    await stranger.talks_to(room).gets(AGREEMENT[language])
    assert await openings(office) == [1]
    assert [one.screen for one in before] == [one.screen for one in await rows(office.engine, Account)]
    await stranger.opens(stranger.button(say("Open in the bot")).raw["url"])
    stranger.sees(AGREEMENT[language], say("Ask to join"))
    assert await openings(office) == [2]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_strangers_find_only_what_is_open_to_all(office, telegram, language, group):
    chair, stranger, room = group
    title = {"kk": "Стандарт: фото", "ru": "Стандарт: фото"}[language]
    await stranger.talks_to(room).asks_inline(BOT, "стандарт фото")
    assert title not in stranger.sees()
    assert [one for one in await rows(office.engine, Account) if one.id == stranger.id] == [], "nobody is written down"
    await chair.talks_to(room).asks_inline(BOT, "стандарт фото")
    assert chair.sees().splitlines()[0].startswith(title)
    await chair.picks(title)
    said = office.stands_in(room)[-1].content["text"]
    assert said == f"{title}\n\n{words_for(language)('It is read in the bot, by those who work in the union.')}"


@ALTERNATING
async def test_sent_into_the_chat_with_the_bot_it_is_no_post(office, language, group):
    chair, _, _ = group
    await chair.says("/library")
    (before,) = [one.screen for one in await rows(office.engine, Account) if one.id == chair.id]
    await chair.asks_inline(BOT, {"kk": "ужымдык шарт", "ru": "колективный договор"}[language])
    await chair.picks(AGREEMENT[language], silently=True)
    assert (await rows(office.engine, Post), await rows(office.engine, Incident)) == ([], [])
    assert [one.screen for one in await rows(office.engine, Account) if one.id == chair.id] == [before]


@ALTERNATING
async def test_nothing_found_leads_to_the_library(office, language, group):
    say = words_for(language)
    chair, _, room = group
    await chair.talks_to(room).asks_inline(BOT, "крокодил")
    await chair.taps(say("Nothing found. To the library"))
    chair.sees(say("In aid of activists"))
    for letters in ("", "%_'\"", "😀", "ш", "өңір " * 60):
        await chair.talks_to(room).asks_inline(BOT, letters)
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_newest_page_by_page_and_what_is_withdrawn_is_gone(office, telegram, language, group):
    chair, _, room = group
    await chair.talks_to(room).asks_inline(BOT)
    first = chair.sees().splitlines()
    assert len(first) == 20
    there = len(await rows(office.engine, LibraryItem))
    while len(chair.sees().splitlines()) < there:
        await chair.scrolls()
    assert len(chair.sees().splitlines()) == there
    async with office.engine.begin() as tx:
        await tx.execute(update(LibraryItem).values(withdrawn_at=office.now))
    await telegram.passes(6)
    await chair.talks_to(room).asks_inline(BOT)
    assert first[0] not in chair.sees()


@ALTERNATING
async def test_a_flood_of_one_person_holds_up_nobody(office, telegram, language, group):
    """Who asks more often than anybody reads is answered no more for a minute; others are, and the bot goes on."""
    chair, stranger, room = group
    offering = Offering(office.engine, Bot(TOKEN, session=Session(telegram.world)), telegram.clock)
    assert [offering._is_within(7) for _ in range(MOST + 5)] == [True] * MOST + [False] * 5
    assert offering._is_within(8)
    await telegram.passes(61)
    assert offering._is_within(7)
    for number in range(3):
        await stranger.talks_to(room).asks_inline(BOT, f"шарт {number}")
    await chair.talks_to(room).asks_inline(BOT, "шарт")
    assert chair.sees()
    assert await rows(office.engine, Incident) == []


@pytest.mark.parametrize("chosen", ["9" * 18, "9" * 30, "٣", "-1", "1.5", ""])
async def test_what_was_chosen_by_a_number_that_is_none_of_ours_is_not_counted(office, telegram, chosen):
    """A number that no database can hold was an error of ours."""
    user = {"id": 7_100_000_900, "is_bot": False, "first_name": "Бейтаныс"}
    result = {"result_id": chosen, "from": user, "query": ""}
    await office.app.edge.deal(400_000_000, {"update_id": 400_000_000, "chosen_inline_result": result})
    assert (await openings(office), await rows(office.engine, Incident)) == ([], [])
