"""One update in, one deed, one screen: and what holds when things come twice, break, or come late."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiogram.types import Update
from sqlalchemy import update

from bot.app import App
from db.tables import Account, Media, Post
from handlers.actions import TAPS
from newsroom.errors import Refused
from newsroom.posts import drafting
from simulator import photo
from tests.bot.reading import account, incidents, notices, posts, rows
from tests.conftest import ALTERNATING

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
SECRET = 7_000_000_000_000_000_000_007


@pytest.fixture
async def chair(office):
    return await office.seated("Риддер төрағасы", "chair", "ridder")


# ---- twice


async def test_an_update_that_telegram_gives_twice_is_done_once_and_shown_again(office, telegram, chair, engine):
    telegram.world.faults.next("twice")
    await chair.says(POST)
    chair.sees(POST, "Жіберу")
    assert telegram.world.faults.as_data()["queued"] == []
    assert await posts(engine) == [("draft", POST)], "written once, for twice would stand twice in it"
    assert len([shown for shown in chair.screen.visible() if POST in shown["text"]]) == 1, "the later copy stands"


async def test_the_same_update_fed_twice_does_nothing_the_second_time(office, chair, engine):
    fed = await written_by_hand(office, chair, POST, 1)
    await office.app.edge.take(fed)
    before = await account(engine, chair.id)
    await office.app.edge.take(fed)
    assert await posts(engine) == [("draft", POST)]
    assert await account(engine, chair.id) == before


async def test_an_older_one_that_comes_again_and_cannot_be_shown_does_not_open_the_door_for_the_next(
    office, chair, engine
):
    """The number written must never go back: what came after it would be done twice."""
    first, second = await written_by_hand(office, chair, POST, 1), await written_by_hand(office, chair, "Тағы бар.", 2)
    await office.app.edge.take(first)
    await office.app.edge.take(second)
    async with engine.begin() as tx:
        await tx.execute(update(Account).where(Account.id == chair.id).values(screen={"view": "page", "page": 0}))
    for again in (first, second):
        await office.app.edge.take(again)
    assert await posts(engine) == [("draft", f"{POST}\n\nТағы бар.")]


async def test_after_a_quiet_week_lower_numbers_are_news(office, chair, engine):
    async with engine.begin() as tx:
        await tx.execute(update(Account).where(Account.id == chair.id).values(update_id=900_000_000))
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]


async def written_by_hand(office, person, text: str, number: int) -> Update:
    """An update as Telegram would give it, numbered after all that came."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "kk"}
    message = {"message_id": 9000 + number, "date": int(office.telegram.clock.now()), "from": user, "text": text,
               "chat": {"id": person.id, "type": "private"}}  # fmt: skip
    before = await account(office.engine, person.id)
    return Update.model_validate({"update_id": before.update_id + number, "message": message})


# ---- what breaks


@pytest.mark.parametrize(("language", "words"), [("kk", "қате шықты (№\u00a0"), ("ru", "ошибка (№\u00a0")])
async def test_an_unknown_error_is_set_aside_under_a_number(office, logged, engine, language, words):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await breaks(engine, chair.id)
    await chair.says(POST)
    told = chair.sees(words)
    (incident,) = [line for line in logged() if line["event"] == "update set aside"]
    assert f"№\u00a0{incident['incident']}" in told
    assert re.search("OverflowError|DataError|DBAPIError", incident["exception"])
    assert "handlers/posts/guided.py" in incident["exception"]
    shown = str(incident)
    assert str(SECRET) not in shown
    assert POST not in shown
    assert "1000:tilshi" not in shown
    assert await incidents(engine) == 1
    # Later updates go on, of this person and of others.
    await chair.says("/start")
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]
    assert await incidents(engine) == 1


async def breaks(engine, number: int) -> None:
    """What is kept is nothing that any version of the bot would have kept: more digits than a database holds."""
    broken = {"view": "step", "step": "own", "post": SECRET}
    async with engine.begin() as tx:
        await tx.execute(update(Account).where(Account.id == number).values(screen=broken))


async def test_one_that_is_broken_holds_up_nobody(office, chair, engine):
    altay = await office.seated("Алтай төрағасы", "chair", "altay")
    await breaks(engine, chair.id)
    await asyncio.gather(chair.says("Бірінші", silently=True), altay.says(POST))
    altay.sees(POST)
    assert await incidents(engine) == 1


async def test_a_refused_act_undoes_everything_and_is_remembered(office, chair, engine):
    """The caption is too long: the photo that was added before it goes with it, and so does the draft."""
    for _ in range(3):
        await chair.says("ұ" * ((drafting.LONGEST_TEXT - 10) // 3))
    (too_long,) = [post.texts["kk"] for post in await rows(engine, Post)]
    before = await account(engine, chair.id)
    await chair.sends(photo(), caption="Қырық адам қатысты.")
    chair.sees("Мәтін тым ұзын", "10\u00a0000")
    assert [len(post.texts["kk"]) for post in await rows(engine, Post)] == [len(too_long)]
    assert await rows(engine, Media) == []
    after = await account(engine, chair.id)
    assert (after.screen, after.shown_at) == (before.screen, before.shown_at)
    assert after.update_id == before.update_id + 1


@pytest.mark.parametrize("refused", [Refused("kind of tomorrow"), Refused("text_too_long"), Refused("no_right")])
@ALTERNATING
async def test_a_no_that_has_no_words_is_said_in_others_and_we_hear_of_it(
    office, telegram, language, logged, monkeypatch, refused
):
    """Or one that lacks what its words speak of. In the log stands which it was."""
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)

    async def refuses(_, visit):
        raise refused

    monkeypatch.setitem(TAPS, "help", (refuses, ()))
    for act in (chair.says("/help"), chair.taps("Көмек" if language == "kk" else "Помощь")):
        await act
        chair.sees("Төмендегі соңғы хабарламадан" if language == "kk" else "Продолжите с последнего сообщения")
    assert {(line["event"], line["kind"]) for line in logged()} == {("refusal without words", refused.kind)}
    assert await incidents(office.engine) == 0


# ---- taps


async def test_two_taps_at_once_give_one_post(office, telegram, chair, engine):
    await office.seated("Маман", "specialist", "vko")
    await chair.says(POST)
    send = chair.button("Жіберу")
    await asyncio.gather(*[chair.taps(send) for _ in range(3)])
    chair.sees("Материал қабылданды", "Бұл батырма ескірген")  # the second one is a word that passes
    assert await posts(engine) == [("sent", POST)]
    assert await notices(engine) == [("arrivals", "waiting")]


async def test_an_old_button_answers_politely_and_does_nothing(office, chair, engine):
    await chair.says(POST)
    old = chair.button("Жіберу")
    await chair.taps(old)
    sent = await rows(engine, Post)
    await chair.taps(old)
    chair.sees("Бұл батырма ескірген")
    assert await rows(engine, Post) == sent


@pytest.mark.parametrize("fault", ["error", "cut"])
async def test_a_tap_that_cannot_be_answered_shows_its_screen_all_the_same(office, telegram, chair, engine, fault):
    await chair.says(POST)
    telegram.world.faults.next(fault, "answerCallbackQuery")
    send = chair.button("Жіберу")
    await chair.taps(send, silently=True)
    chair.sees("Материал қабылданды")
    assert await posts(engine) == [("sent", POST)]


# ---- answers that do not get through


async def test_an_answer_that_meets_429_is_left_to_the_sender_and_arrives(office, telegram, chair, engine):
    """The post itself got through and the question below it did not: half of it does not stay there."""
    telegram.world.pace.chat_burst, telegram.world.pace.chat_rate = 2, 1 / 15
    await chair.says("/start")
    await chair.says(POST, silently=True)
    chair.does_not_see(POST)
    assert await posts(engine) == [("draft", POST)]
    assert await notices(engine) == [("screen", "waiting")]
    await office.passes(seconds=31)
    chair.sees(POST, "Жіберу")
    assert len([shown for shown in chair.screen.messages.values() if POST in shown["text"] and not shown["out"]]) == 1
    assert await notices(engine) == [("screen", "sent")]


async def test_an_answer_whose_connection_was_cut_is_not_sent_again(office, telegram, chair, engine):
    telegram.world.faults.next("cut", "sendMessage")
    await chair.says(POST)
    await office.passes(minutes=5)
    assert [POST in shown["text"] for shown in chair.screen.visible()] == [True]
    assert await notices(engine) == []


async def test_who_blocked_the_bot_meanwhile_loses_nothing(office, telegram, chair, engine):
    chair.talks_to(1000)
    await chair.says(POST, silently=True)
    await chair.blocks()
    await chair.unblocks()
    await chair.says("/start")
    chair.sees("Материалды аяқтау")
    assert await posts(engine) == [("draft", POST)]


async def test_an_answer_to_who_blocked_the_bot_is_let_go(office, telegram, chair, engine):
    fed = await written_by_hand(office, chair, POST, 2)  # the block itself is the first
    await chair.blocks()
    await office.app.edge.take(fed)
    assert await posts(engine) == [("draft", POST)]
    assert await notices(engine) == []
    assert telegram.world.record.calls("sendMessage", refused=True)[-1].code == 403


# ---- from two processes


async def test_two_first_messages_at_once_are_one_draft(office, telegram, chair, engine):
    """Each process has locks of its own; on PostgreSQL the account's row is the one that both know."""
    alone = engine.dialect.name == "sqlite"
    other = office.app if alone else App(engine, office.app.bot, telegram.clock)
    first, second = [await written_by_hand(office, chair, text, n) for n, text in enumerate((POST, "Тағы бар." * 5), 1)]
    await asyncio.gather(office.app.edge.take(first), other.edge.take(second))
    ((state, text),) = await posts(engine)
    assert state == "draft"
    assert POST in text or "Тағы бар." in text
    assert await incidents(engine) == 0
