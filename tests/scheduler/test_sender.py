"""The sender: in order, at Telegram's pace, and as sure of what became of each notice as one can be."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from newsroom import outbox
from newsroom.line import claim
from newsroom.outbox import BULK, FIRST_PAUSE, MOST_ATTEMPTS, URGENT
from scheduler.lookout import LOOKS_ON
from scheduler.outcomes import Outcome
from scheduler.pace import SEVERAL
from scheduler.sender import Sender
from screens.screen import Screen
from tests.scheduler.post_office import PostOffice


async def test_each_chat_gets_its_notices_in_their_order(office, aliya):
    boris = await office.reader("Борис")
    await office.leave(aliya, "1", "2", "3")
    await office.leave(boris, "a", "b")
    assert await office.drained(3) == 5
    assert [text for text in office.said() if text.isdecimal()] == ["1", "2", "3"]
    assert [text for text in office.said() if text.isalpha()] == ["a", "b"]
    assert await office.states() == ["sent"] * 5


async def test_what_is_gone_is_not_told(office, aliya):
    await office.leave(aliya, "")
    assert await office.drained() == 1
    assert (office.said(), await office.states()) == ([], ["sent"])


async def test_one_that_cannot_be_put_into_words_holds_up_no_other(office, aliya):
    await office.leave(aliya, "Бірінші", "Екінші")
    async with office.engine.begin() as tx:
        await tx.exec_driver_sql("UPDATE notice SET parameters = '{}' WHERE id = (SELECT min(id) FROM notice)")
    await office.drained(2)
    assert await office.states() == ["failed", "sent"]
    assert (await office.notices())[0]["trouble"] == "KeyError"
    assert office.said() == ["Екінші"]


# ---- what Telegram answers


async def test_429_lets_a_chat_wait_as_long_as_it_says_and_is_no_failed_try(office, aliya):
    boris = await office.reader("Борис")
    office.telegram.world.pace.chat_burst, office.telegram.world.pace.chat_rate = 1, 1 / 20
    await office.leave(aliya, "1", "2", "3")
    await office.drained(2)
    assert office.said() == ["1"]
    await office.leave(boris, "Күтпеймін")
    assert await office.drained(18) == 1, "only that chat waits, with all that there is for it"
    assert office.said() == ["1", "Күтпеймін"]
    assert [row["attempts"] for row in await office.notices()] == [1, 0, 0, 1]
    await office.drained(3)
    assert office.said() == ["1", "Күтпеймін", "2"]
    await office.drained(25)
    assert [text for text in office.said() if text.isdecimal()] == ["1", "2", "3"]


async def test_what_is_not_to_be_told_yet_holds_up_nothing_else_to_that_chat(office, aliya):
    morning = office.now + timedelta(hours=9)

    async def wording(_, __):
        async def word(notice):
            is_early = notice.parameters["text"] == "Таңертең" and office.now < morning
            early = Outcome(outbox.WAITING, after=morning - office.now, is_early=True)
            return early if is_early else Screen(notice.parameters["text"])

        return word

    office.sender = office.another(wording=wording)
    await office.leave(aliya, "Таңертең")
    await office.drained(2)
    await office.leave(aliya, "Қазір")
    await office.drained(2)
    assert office.said() == ["Қазір"]
    await office.drained(9 * 4 + 1, seconds=900)
    assert office.said() == ["Қазір", "Таңертең"]
    assert [row["attempts"] for row in await office.notices()] == [1, 1]


async def test_429_in_several_chats_at_once_is_meant_for_all(office, proxy):
    """It is the pace of the whole bot: nobody gets anything before it is over."""
    people = [await office.reader(f"{number}") for number in range(SEVERAL)]
    for person in people:
        await office.leave(person, f"{person}")
    proxy.says(429, '{"ok": false, "description": "x", "parameters": {"retry_after": 20}}', times=SEVERAL)
    await office.drained()
    await office.leave(await office.reader("Борис"), "Мен де күтемін")
    assert await office.drained(18) == 0
    await office.drained(3)
    assert len(office.said()) == SEVERAL + 1


async def test_429_in_several_chats_one_after_the_other_is_meant_for_each(office, proxy):
    for number in range(2 * SEVERAL):
        await office.leave(await office.reader(f"{number}"), f"{number}")
        proxy.says(429, '{"ok": false, "description": "x", "parameters": {"retry_after": 60}}', times=1)
        await office.drained()
    await office.leave(await office.reader("Борис"), "Күтпеймін")
    await office.drained()
    assert office.said() == ["Күтпеймін"]


async def test_who_blocked_the_bot_is_unreachable_until_something_arrives(office, aliya):
    dialog = next(iter(office.telegram.world.dialogs.values()))
    dialog.blocked = True
    await office.leave(aliya, "Бар ма?", person_id=aliya)
    blocked_at = office.now
    await office.drained()
    assert await office.states() == ["unreachable"]
    assert await office.unreachable_since(aliya) == blocked_at
    await office.leave(aliya, "Әлі жоқ па?", person_id=aliya)
    await office.drained()
    assert await office.unreachable_since(aliya) == blocked_at, "since the first time"
    dialog.blocked = False
    await office.leave(aliya, "Қайта келдіңіз", person_id=aliya)
    await office.drained()
    assert await office.states() == ["unreachable", "unreachable", "sent"]
    assert await office.unreachable_since(aliya) is None


async def test_a_notice_about_nothing_any_more_reaches_nobody(office, aliya):
    dialog = next(iter(office.telegram.world.dialogs.values()))
    dialog.blocked = True
    await office.leave(aliya, "Бар ма?", person_id=aliya)
    blocked_at = office.now
    await office.drained()
    await office.leave(aliya, "", person_id=aliya)
    await office.drained()
    assert await office.states() == ["unreachable", "sent"]
    assert await office.unreachable_since(aliya) == blocked_at, "still: nothing was said"


async def test_what_telegram_will_never_take_fails_once(office, aliya):
    await office.leave(aliya, "<b>тегі жабылмаған")
    assert await office.drained(60, seconds=60) == 1
    (row,) = await office.notices()
    assert (row["state"], row["attempts"]) == ("failed", 1)
    assert "can't parse entities" in row["trouble"]


async def test_a_group_that_became_a_supergroup_is_followed(office):
    creator = await office.telegram.person("Маман")
    group = await office.telegram.group("Кеңсе", creator, office.bot)
    await office.leave(group.id, "Бірінші", "Екінші")
    bigger = (await office.telegram.act("migrate", chat=group.id))["chat"]
    await office.drained(3)
    assert office.said()[-2:] == ["Бірінші", "Екінші"]
    assert [(row["chat_id"], row["state"]) for row in await office.notices()] == [(bigger, "sent")] * 2


async def test_a_fault_of_telegrams_is_tried_later_and_later_and_given_up(office, aliya):
    office.telegram.world.faults.next("error", "sendMessage", times=99)
    await office.leave(aliya, "Естімейді")
    pauses, last = [], office.now
    while (await office.states())[0] == "waiting":
        due = (await office.notices())[0]["due_at"]
        pauses.append((due - last).total_seconds())
        await office.telegram.clock.advance((due - office.now).total_seconds())
        last = office.now
        await office.sender.drain_some()
    assert pauses == [0] + [FIRST_PAUSE.total_seconds() * 2**n for n in range(MOST_ATTEMPTS - 1)]
    (row,) = await office.notices()
    assert (row["state"], row["attempts"], row["trouble"]) == ("failed", MOST_ATTEMPTS, "Bad Gateway")


async def test_one_fault_is_got_over(office, aliya):
    office.telegram.world.faults.next("error", "sendMessage")
    await office.leave(aliya, "Жетеді")
    assert await office.drained(7) == 2
    assert (office.said(), await office.states()) == (["Жетеді"], ["sent"])


@pytest.mark.parametrize(("fault", "arrived"), [("cut", ["Жетті ме?"]), ("timeout", [])])
async def test_a_connection_that_ends_without_an_answer_is_in_doubt_and_never_sent_again(office, aliya, fault, arrived):
    office.telegram.world.faults.next(fault, "sendMessage", seconds=1)
    await office.leave(aliya, "Жетті ме?")
    sending = asyncio.create_task(office.drained())
    while not sending.done():
        await office.telegram.clock.advance(1)
        await asyncio.sleep(0)
    assert await office.states() == ["unknown"]
    assert await office.drained(60, seconds=600) == 0
    assert await office.sender.doubt_the_lost() == 0
    assert (office.said(), await office.states()) == (arrived, ["unknown"])


async def test_where_there_was_no_connection_it_is_tried_again(telegram, engine, unused_tcp_port_factory):
    nowhere = AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{unused_tcp_port_factory()}"))
    office = PostOffice(telegram, engine, nowhere)
    await office.leave(await office.reader(), "Жетеді")
    await office.drained()
    (row,) = await office.notices()
    assert (row["state"], row["attempts"]) == ("waiting", 1)
    assert row["trouble"].startswith("ClientConnectorError")
    await nowhere.close()
    again = PostOffice(telegram, engine)
    await again.drained(5)
    assert (again.said(), await again.states()) == (["Жетеді"], ["sent"])


# ---- crashes, pace, company


async def test_what_was_in_flight_in_a_crash_is_in_doubt_and_the_rest_goes_out(office, aliya):
    boris = await office.reader("Борис")
    office.telegram.world.faults.next("slow", "sendMessage", seconds=60)
    await office.leave(aliya, "Ұшып барады", "Кейінгі")
    dying = asyncio.create_task(office.sender.drain_some())
    assert await office.telegram.world.events.until(lambda: bool(office.bot.held), 60)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    await office.leave(boris, "Басқаға")
    office.sender = office.another()
    async with office.running():
        await office.settled(2 * LOOKS_ON)
    assert sorted(office.said()) == ["Басқаға", "Кейінгі"]
    assert await office.states() == ["unknown", "sent", "sent"]


async def test_twenty_five_a_second_leave_a_reserve_for_answers(office):
    for number in range(60):
        await office.leave(await office.reader(f"{number}"), f"{number}")
    assert [await office.drained(2, seconds=0), await office.drained(1)] == [25, 0]
    assert await office.drained() == 25
    for _ in range(5):  # of Telegram's thirty, these are left: none is refused
        office.telegram.world.pace.spend(office.bot.id, 1, False, office.telegram.clock.now())
    assert await office.drained() == 10
    assert office.telegram.world.record.calls(refused=True) == []


async def test_two_at_once_send_nothing_twice(office):
    for number in range(40):
        await office.leave(await office.reader(f"{number}"), f"{number}", f"{number} тағы")
    office.telegram.world.pace.on = False
    two = office.another(), office.another()

    async def drain(sender: Sender) -> int:
        took = 0
        while got := await sender.drain_some():
            took += got
            await office.telegram.clock.advance(1)
        return took

    while "waiting" in await office.states():
        await asyncio.gather(*map(drain, two))
        await office.telegram.clock.advance(1)
    assert sorted(office.said()) == sorted(f"{n}{more}" for n in range(40) for more in ("", " тағы"))
    for number in range(40):
        assert office.said().index(f"{number}") < office.said().index(f"{number} тағы")
    assert [row["attempts"] for row in await office.notices()] == [1] * 80


async def test_the_urgent_one_goes_before_the_bulk(office, aliya):
    boris = await office.reader("Борис")
    await office.leave(aliya, "Кеңес", urgency=BULK)
    await office.leave(boris, "Жаппай", urgency=BULK)
    await office.leave(aliya, "Хабар")
    await office.leave(aliya, "Шұғыл", urgency=URGENT)
    await office.drained(3)
    assert [text for text in office.said() if text != "Жаппай"] == ["Шұғыл", "Хабар", "Кеңес"]


async def test_what_was_claimed_when_the_connection_went_is_sent_once_all_the_same(office, aliya):
    """It was committed, and the sender never heard of it: nothing of it is in flight."""
    await office.leave(aliya, "Бір", "Екі")
    async with office.engine.begin() as tx:
        await claim(tx, office.now, 1, sender=office.sender.id)
    async with office.running():
        await office.settled()
    assert (office.said(), await office.states()) == (["Бір", "Екі"], ["sent", "sent"])
    assert [row["attempts"] for row in await office.notices()] == [1, 1]
