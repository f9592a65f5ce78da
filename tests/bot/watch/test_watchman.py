"""The owners hear once that something stands still, once that it goes on, and nothing of what only takes a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.watch.deliveries import Deliveries
from bot.watch.lasting import Lasting, Queue
from bot.watch.tally import Silent
from bot.watch.watchman import CALM, LOOKS, TOLERATED, Watchman
from db.tables import Notice
from newsroom import watching
from newsroom.incidents import Met
from newsroom.notices import Recipient, tell
from newsroom.outbox import SENT, UNKNOWN, WAITING
from newsroom.watching import Waiting
from scheduler.outcomes import Outcome
from screens.screen import Screen
from tests.conftest import ALTERNATING, ON_ONE_ENGINE
from tests.newsroom.everybody import NOW

WORDS = {
    "kk": ("Хабарламалар жіберілмей тұр.", "Хабарламалар қайта жіберіліп жатыр.", "Боттың жұмысы", "Диск"),
    "ru": ("Сообщения не отправляются.", "Сообщения снова отправляются.", "Работа бота", "диск"),
}


def watchman_of(office, owner, **changed) -> Watchman:
    made = office.app.watch.watchman
    made._owners, made._watched = [owner.id], replace(made._watched, parts=(), **changed)
    return made


async def looks(office, watchman, seconds: float) -> None:
    """By a watchman whose clock goes on, while nobody sends."""
    for _ in range(int(seconds // LOOKS) + 1):
        await watchman.look()
        await office.telegram.clock.advance(LOOKS)


async def told(office) -> int:
    async with office.engine.connect() as tx:
        return (await tx.execute(select(func.count()).where(Notice.kind.in_(("alarm", "alarm_over"))))).scalar_one()


async def watching_of(office) -> watching.Measured:
    return await office.engine.read(lambda tx: watching.measure(tx, office.now))


async def left(office, owner, code: str = "A7K2", after: timedelta = timedelta(0)) -> None:
    about, to = Met((code,), 1), [Recipient(owner.id)]
    await office.engine.write(lambda tx: tell(tx, about, to, office.now, after=after, once=code))


@ALTERNATING
async def test_an_outbox_that_stands_still_is_told_once_and_once_more_when_it_moves(office, language):
    """And first of all: it overtakes what waits. Then the owner looks closer."""
    stands, moves, closer, _ = WORDS[language]
    owner = await office.seated("Иесі", "owner", "centre", language)
    await office.drained()
    watchman = watchman_of(office, owner)
    await left(office, owner)
    await looks(office, watchman, TOLERATED - LOOKS)
    assert (await told(office), watchman.still()) == (0, {})
    await looks(office, watchman, 10 * LOOKS)
    assert await told(office) == 1
    assert watchman.still()["telegram"] > TOLERATED
    await office.app.sender.drain_some()
    await owner.gets(stands)
    await office.drained()
    await looks(office, watchman, CALM)
    assert watchman.still() == {}
    await office.drained()
    owner.sees(moves)
    assert await told(office) == 2
    await owner.taps(closer)
    owner.sees(closer)


@ON_ONE_ENGINE
async def test_after_a_night_of_being_off_nobody_is_alarmed_while_all_of_it_goes_out(office):
    """All of it is late by hours, and goes one after the other."""
    owner = await office.seated("Иесі", "owner", "centre", "ru")
    await office.drained()
    watchman = watchman_of(office, owner)
    for number in range(int(TOLERATED // LOOKS) + 3):
        await left(office, owner, f"N{number}", after=-timedelta(hours=12))
    while (await watching_of(office)).waiting["telegram"].count:
        await looks(office, watchman, 0)
        await office.app.sender.drain_some()
    assert await told(office) == 0


@ON_ONE_ENGINE
async def test_telegram_was_away_and_what_is_over_by_then_is_told_as_that_alone(office):
    """Nothing could go by the outbox, not that either: until then the log tells it, and /health."""
    owner = await office.seated("Иесі", "owner", "centre", "ru")
    await office.drained()
    watchman = watchman_of(office, owner)
    office.app.sender.sends = True
    await left(office, owner)
    faults = office.telegram.world.faults
    faults.next("error", "sendMessage", times=1000)
    for _ in range(25):
        await office.app.sender.drain_some()
        await looks(office, watchman, 0)
    assert (await told(office), [*watchman.still()]) == (1, ["telegram"])
    faults.clear()
    for _ in range(25):
        await office.app.sender.drain_some()
        await looks(office, watchman, 0)
    said = str([call for call in office.telegram.world.record.calls("sendMessage") if call.ok])
    assert WORDS["ru"][1] in said
    assert WORDS["ru"][0] not in said


@ON_ONE_ENGINE
async def test_a_disk_that_is_nearly_full_is_told_and_a_little_more_room_is_not_enough(office, monkeypatch):
    owner = await office.seated("Иесі", "owner", "centre", "kk")
    watchman = watchman_of(office, owner, folders=(Path.cwd(),))
    room = {"free": 400}
    monkeypatch.setattr(Watchman, "_room", lambda _: room["free"])
    await watchman.look()
    await office.drained()
    owner.sees("Дискідегі бос орын: 400 МБ")
    assert watchman.still() == {}, "nothing stands still yet"
    room["free"] = 600
    await looks(office, watchman, 2 * CALM)
    assert await told(office) == 1
    room["free"] = 900
    await looks(office, watchman, CALM)
    await office.drained()
    owner.sees("Дискіде орын қайта жеткілікті.")


async def test_whoever_looks_has_a_row_and_takes_it_along(office):
    watchman = office.app.watch.watchman
    await watchman.look()
    async with office.engine.connect() as tx:
        assert await watching.processes(tx, office.now) == [watchman.running]
    await watchman._leave()
    async with office.engine.connect() as tx:
        assert await watching.processes(tx, office.now) == []


# ---- by itself


def test_what_turns_this_way_and_that_is_not_told():
    lasting = Lasting(600, 120)
    assert [lasting.hear(now % 60 == 0, now) for now in range(0, 3000, 30)] == [None] * 100
    assert [lasting.hear(True, 3000 + now) for now in (0, 599, 600)] == [None, None, True]
    assert [lasting.hear(False, 3700 + now) for now in (0, 119, 120)] == [True, True, False]


def test_many_of_one_moment_move_though_their_oldest_stays_the_same():
    """A broadcast to ten thousand takes its time, and new ones that are due come in beside it."""
    queue = Queue()
    waits = [Waiting(10_000 - 750 * n, NOW) for n in range(10)]
    assert not any(map(queue.stands, waits))
    assert [queue.stands(one) for one in (Waiting(2500, NOW), Waiting(2600, NOW), Waiting(2600, NOW))] == [
        False,
        True,
        True,
    ]
    assert not queue.stands(Waiting(2600, NOW + timedelta(seconds=1)))
    assert not queue.stands(Waiting())


@pytest.mark.parametrize(
    ("outcome", "is_in_vain"),
    [
        (Outcome(WAITING), True), (Outcome(UNKNOWN), True), (Outcome(WAITING, after=timedelta(0), shut=True), True),
        (Outcome(WAITING, after=timedelta(seconds=30)), False), (Outcome(SENT), False),
    ],
)  # fmt: skip
async def test_only_what_is_not_taken_at_all_is_in_vain(telegram, outcome, is_in_vain):
    """A chat that is told to wait is an answer."""
    given = [outcome]

    async def deliver(_: int, __: Screen) -> Outcome:
        return given[0]

    door = Deliveries("telegram", deliver, telegram.clock, Silent())
    await door(7, Screen("Сәлем"))
    await telegram.clock.advance(60)
    assert door.in_vain_for() == (60 if is_in_vain else 0)
    given[0] = Outcome(SENT)
    await door(7, Screen("Сәлем"))
    assert door.in_vain_for() == 0
