"""What is in flight is a window: one slow answer holds up one place, and many of one kind do not hold up the others."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import event

from newsroom.outbox import BULK, URGENT
from scheduler.flights import AT_ONCE
from scheduler.pace import A_SECOND
from screens.screen import Picture, Piece, Screen
from simulator.world.pace import INSTANT


@pytest.fixture
def claims(office):
    """How many statements have claimed something, or tried."""
    counted = Counter()

    def count(cursor, sql, parameters, context):
        counted["claims"] += " AS in_line" in sql

    event.listen(office.engine.writes, "do_execute", count)
    yield counted
    event.remove(office.engine.writes, "do_execute", count)


async def left_for(office, people: int, prefix: str = "", **more) -> list[int]:
    chats = [await office.reader(f"{number}") for number in range(people)]
    for chat in chats:
        await office.leave(chat, f"{prefix}{chat}", **more)
    return chats


def slow(office, seconds: float, times: int = 1) -> None:
    office.telegram.world.faults.next("slow", "sendMessage", times=times, seconds=seconds)


async def test_one_slow_answer_holds_up_one_place(office):
    slow(office, 12)
    await left_for(office, 60)
    async with office.running():
        assert await office.until(lambda: len(office.said()) == 59) <= 4
        assert office.bot.held == 1
        await office.passes(1)
        assert Counter(await office.states()) == {"sent": 59, "sending": 1}, "noted as they come"
        await office.settled()


async def test_no_more_is_in_flight_than_the_window_holds(office):
    slow(office, 30, times=100)
    await left_for(office, 60)
    async with office.running():
        for _ in range(9):
            await office.passes(10)
            assert office.bot.held <= AT_ONCE
            assert (await office.states()).count("sending") <= AT_ONCE
        await office.settled()
    assert Counter(office.said()).most_common(1)[0][1] == 1


async def test_while_some_fly_others_are_claimed(office):
    office.telegram.world.pace.on = False
    office.sender.pace.a_second = 1000
    await left_for(office, 60)
    slow(office, 5, times=25)
    async with office.running():
        assert await office.until(lambda: len(office.said()) == 35) <= 1
        assert office.bot.held == 25
        await office.settled()


async def test_where_many_have_flown_those_that_landed_do_not_wait_for_the_last(office):
    """Half of them, and those that come after."""
    await left_for(office, 20)
    slow(office, 5, times=8)
    async with office.running():
        await office.until(lambda: len(office.said()) == 12)
        await office.passes(0.5)
        assert Counter(await office.states()) == {"sent": 12, "sending": 8}
        await office.settled()


async def test_the_next_of_a_chat_goes_when_the_one_before_has_landed(office):
    (chat,) = await left_for(office, 1, "Бір ")
    await office.leave(chat, "Екі", "Үш")
    slow(office, 5)
    async with office.running():
        await office.passes(4)
        assert office.said() == []
        assert await office.settled() <= 3
    assert office.said() == [f"Бір {chat}", "Екі", "Үш"]


async def test_where_many_are_due_they_are_claimed_in_groups(office, claims):
    await left_for(office, 250)
    async with office.running():
        most = 9.4 if office.engine.dialect.name == "sqlite" else 10.2  # of nine, with a step of this clock for each
        assert await office.settled() <= most, "twenty-five a second, and nothing is lost between two groups"
    assert claims["claims"] <= 250 / 4
    assert office.telegram.world.record.calls(refused=True) == []


async def test_where_little_is_due_it_goes_at_once_and_nobody_asks_again_and_again(office, claims):
    (chat,) = await left_for(office, 1)
    async with office.running() as sender:
        await office.settled()
        before = claims["claims"]
        await office.passes(600, step=1)
        assert claims["claims"] - before <= 600 / 30 + 2
        await office.leave(chat, "Қазір")
        sender.nudge()
        assert await office.settled() <= 0.2


async def test_urgent_ones_of_many_chats_starve_nobody(office):
    await left_for(office, 120, "шұғыл ", urgency=URGENT)
    await left_for(office, 20, "әдеттегі ")
    await left_for(office, 10, "жаппай ", urgency=BULK)
    seen = {}

    def all_of(word: str, number: int) -> bool:
        for text in office.said():
            seen.setdefault(text, office.telegram.clock.now())
        return sum(text.startswith(word) for text in office.said()) == number

    async with office.running():
        assert await office.until(lambda: all_of("әдеттегі", 20)) <= 5
        assert await office.until(lambda: all_of("жаппай", 10)) <= 2
        assert not all_of("шұғыл", 120)
        await office.settled()
    first_second = [text.split()[0] for text, at in seen.items() if at <= min(seen.values()) + 0.5]
    assert Counter(first_second)["шұғыл"] >= len(first_second) / 2, "the urgent ones have most of the places"


@pytest.fixture
def commits(office):
    counted = Counter()
    count = lambda connection: counted.update(commits=1)  # noqa: E731 (to be taken off again)
    event.listen(office.engine.writes, "commit", count)
    yield counted
    event.remove(office.engine.writes, "commit", count)


async def test_what_has_landed_is_noted_in_the_visit_in_which_the_next_are_claimed(office, claims, commits):
    office.telegram.world.pace.on = False
    office.sender.pace.a_second = 1000
    await left_for(office, 200)
    before = commits["commits"]
    async with office.running():
        await office.settled()
    assert claims["claims"] >= 200 / AT_ONCE
    assert commits["commits"] - before <= claims["claims"] + 4, "the last ones have nothing to be claimed with"


async def test_where_outcomes_cannot_be_noted_the_next_are_claimed_all_the_same(office):
    """What follows from one of them fails: it is noted without its sequel, and holds up neither others nor claims."""

    async def fails(_, notice, *__):
        if notice.parameters["text"].startswith("Бір"):
            raise ZeroDivisionError

    office.sender = office.another(fails)
    (chat,) = await left_for(office, 1, "Бір ")
    await office.leave(chat, "Екі", "Үш")
    await left_for(office, 60)
    async with office.running():
        assert await office.settled() <= 6
    assert set(await office.states()) == {"sent"}
    assert len(office.said()) == len(set(office.said())) == 63


async def test_an_album_is_as_many_messages_as_it_has(office):
    """No second sees more than its pace, whatever else waits; and what is alone larger than a second goes, too."""
    office.telegram.world.pace.on = False
    album = Screen("Сөз", pieces=(Piece("", (Picture("photo", office.file()),) * 9),))

    async def albums(_, __):
        async def word(notice):
            return album if notice.parameters["text"].startswith("альбом") else Screen(notice.parameters["text"])

        return word

    office.sender = office.another(wording=albums)
    await left_for(office, 8, "альбом ")
    await left_for(office, 30, "сөз ")
    async with office.running():
        await office.settled()
    at = [one.at for one in office.telegram.world.record.said if one.kind == "said"]
    assert len(at) == 8 * 10 + 30
    assert max(sum(first <= one < first + 1 - INSTANT for one in at) for first in at) <= A_SECOND
    assert max(at) - min(at) <= 110 / A_SECOND + 2
    office.sender = office.another(wording=albums)
    office.sender.pace.a_second = 5
    await office.leave(await office.reader(), "альбом")
    async with office.running():
        assert await office.settled() <= 2
