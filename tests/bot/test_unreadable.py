"""What Telegram may send one day, and what somebody sends on purpose: it holds up nobody, and the owners hear of it."""

from __future__ import annotations

import time

import pytest

from bot.app import App
from db.tables import Incident, Notice
from tests.bot.made_up import nested
from tests.bot.reading import incidents, posts, rows
from tests.bot.test_edge import POST
from tests.bot.wrong_answers import time_goes_by
from tests.conftest import ALTERNATING
from tests.stories.conftest import TOKEN

OWNER = 7_100_000_001


@pytest.fixture
def queue(telegram):
    return telegram.world.add_bot(TOKEN).updates


def said(person, **more) -> dict:
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "kk"}
    chat = {"id": person.id, "type": "private"}
    return {"message_id": 7, "date": 1_800_000_000, "from": user, "chat": chat} | more


NEW_KINDS = {
    "forward_origin": {"type": "planet", "date": 1_800_000_000},
    "paid_media": {"star_count": 1, "paid_media": [{"type": "hologram"}]},
    "caption_entities": "as a string",
}


@pytest.mark.parametrize("field", NEW_KINDS)
@ALTERNATING
async def test_a_kind_that_the_bot_does_not_know_yet_is_no_news_to_anybody(office, telegram, language, queue, field):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    queue.put("message", said(chair, text=POST, **{field: NEW_KINDS[field]}))
    await chair.gets(POST)
    await telegram.settle()
    assert queue.confirmed == queue.last
    assert await incidents(office.engine) == 0


@ALTERNATING
async def test_one_that_cannot_be_read_is_set_aside_confirmed_and_told_to_the_owners(
    office, telegram, language, queue, logged
):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    number = queue.put("message", said(chair, text="Құпия", chat={"id": "seven"}))
    await chair.says(POST)
    chair.sees(POST)
    assert queue.confirmed == queue.last
    (incident,) = await rows(office.engine, Incident)
    assert (incident.kind, incident.update_id) == ("ValidationError", number)
    (line,) = logged()
    assert (line["incident"], line["update_id"]) == (incident.number, number)
    assert "Құпия" not in str(line)
    await App(office.engine, office.app.bot, telegram.clock, [OWNER]).look_what_is_due()
    told = [notice.parameters for notice in await rows(office.engine, Notice) if notice.chat_id == OWNER]
    assert told == [{"numbers": [incident.number], "count": 1}]


async def test_a_message_that_nests_is_read_at_once(office, telegram, queue):
    """Five deep took eight seconds of the loop, for everybody, and again after each restart."""
    chair = await office.seated("Риддер төрағасы", "chair", "ridder")
    queue.put("message", said(chair, rich_message={"blocks": [{"type": "paragraph", "text": nested(4)}]}))
    begun = time.process_time()
    await chair.says(POST)
    assert time.process_time() - begun < 3  # in a large process Python may tidy up meanwhile
    chair.sees(POST)


@ALTERNATING
async def test_what_no_database_can_keep_is_dropped_and_the_text_taken(office, telegram, language, queue):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    queue.put("message", said(chair, text=f"{POST}\x00\ud83d", entities=[{"type": "bold", "offset": 0, "length": 4}]))
    await chair.gets(POST)
    assert await posts(office.engine) == [("draft", f"{POST}\ufffd")]
    queue.put("message", said(chair, text="\x00"))
    await chair.says("Тағы бір сөйлем.")
    assert await incidents(office.engine) == 0


# ---- without a number


def without_number(queue, payload: dict, number: object = None) -> None:
    queue.put("message", payload)
    queue._queue[-1][2]["update_id"] = number


@pytest.mark.parametrize("number", [None, "5", 2**70, -3, True])
@ALTERNATING
async def test_one_without_a_number_beside_others_holds_up_none_of_them(
    office, telegram, language, queue, number, logged
):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    without_number(queue, said(chair, text="Бір"), number)
    await chair.says(POST)
    chair.sees(POST)
    assert queue.confirmed == queue.last
    assert await incidents(office.engine) == 0
    assert len(logged()) == 0


async def test_alone_it_is_passed_over_without_hurry_and_told_once(office, telegram, queue, engine, logged):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder")
    for _ in range(3):
        without_number(queue, said(chair, text="Бір"))
    begun = telegram.clock.now()
    await time_goes_by(telegram)
    assert telegram.clock.now() - begun >= 1 + 2 + 4, "it is asked less and less often"
    assert len(queue) == 0
    assert [incident.kind for incident in await rows(engine, Incident)] == ["updates without a number"]
    assert len(logged()) == 1
    await chair.says(POST)
    chair.sees(POST)
