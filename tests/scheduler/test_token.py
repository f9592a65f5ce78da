"""A token that is revoked, or was never one: nothing is lost, nobody is pestered, and the owners hear of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.tables import Incident
from newsroom import incidents
from newsroom.outbox import URGENT
from tests.bot.reading import rows
from tests.proxy import NO_SUCH_BOT, PAGE, REVOKED

HOURS = 3600
ANSWERS = pytest.mark.parametrize("answer", [REVOKED, NO_SUCH_BOT], ids=["401", "404"])


async def left_for(office, people: int) -> None:
    for number in range(people):
        await office.leave(await office.reader(f"{number}"), f"{number}", urgency=URGENT)


@ANSWERS
async def test_nothing_fails_and_all_goes_out_with_the_new_one(office, proxy, answer):
    await left_for(office, 8)
    proxy.says(*answer)
    async with office.running():
        await office.passes(HOURS, step=20)
        assert (office.said(), await office.states()) == ([], ["waiting"] * 8)
        assert {row["attempts"] for row in await office.notices()} == {0}
        proxy.steps_aside()
        waited = await office.settled(2 * HOURS)
    assert waited <= 605
    assert sorted(office.said()) == sorted(f"{number}" for number in range(8))


async def test_telegram_is_asked_later_and_later(office, proxy):
    await left_for(office, 8)
    proxy.says(*REVOKED)
    async with office.running():
        await office.passes(4 * HOURS, step=60)
    assert proxy.asked < 8 + 4 * 6 + 10, "every ten minutes in the end, with one"


async def test_the_log_names_the_mend_and_the_owners_hear_of_it_once(office, proxy, logged):
    owner = await office.reader("Иесі")
    await left_for(office, 3)
    proxy.says(*REVOKED)
    for _ in range(2):  # a restart does not mend it
        async with office.running():
            await office.passes(HOURS, step=10)
        office.sender = office.another()
    assert all("BOT_TOKEN" in line["mend"] for line in logged())
    (met,) = await rows(office.engine, Incident)
    assert (met.kind, met.reported) == ("TelegramUnauthorizedError", False)
    assert any(line.get("incident") == met.number for line in logged())
    async with office.engine.begin() as tx:
        assert await incidents.report(tx, [owner], office.now) == 1
        assert (await tx.execute(select(Incident.reported))).scalar_one()


async def test_a_second_time_is_told_again(office, proxy):
    async with office.running() as sender:
        for time in (1, 2):
            proxy.says(*REVOKED)
            await left_for(office, 1)
            sender.nudge()
            await office.passes(3)
            assert len(await rows(office.engine, Incident)) == time
            proxy.steps_aside()
            await office.settled()
            async with office.engine.begin() as tx:
                await incidents.report(tx, [7_900_000_000 + time], office.now)


async def test_a_chat_that_is_not_found_is_another_thing(office, proxy):
    """It fails, and the others go out."""
    await office.leave(7_999_999_999, "Ешкім")
    await left_for(office, 1)
    await office.drained(2)
    assert await office.states() == ["failed", "sent"]
    assert await rows(office.engine, Incident) == []


async def test_a_page_in_place_of_an_answer_is_tried_again(office, proxy):
    await left_for(office, 1)
    proxy.says(502, PAGE, times=2)
    await office.drained(20)
    assert (office.said(), await office.states()) == (["0"], ["sent"])
    assert (await office.notices())[0]["attempts"] == 3


async def test_an_answer_that_is_new_to_us_is_in_doubt(office, proxy):
    """Telegram has done it, and says so in words that we cannot read: once more would be twice."""
    await left_for(office, 1)
    proxy.says(200, '{"ok": true, "result": {"message_id": "many"}}', times=1, passes_on=True)
    await office.drained(20)
    assert (office.said(), await office.states()) == (["0"], ["unknown"])
