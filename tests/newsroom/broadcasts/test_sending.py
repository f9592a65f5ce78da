"""A broadcast goes, halts, goes on and stops; in quiet hours it waits; two share the pace."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from db.tables import Notice, Seat
from newsroom import line, outbox
from newsroom.broadcasts import audience, broadcasts, progress, sending, writing
from newsroom.broadcasts.audience import IN, OUT, PERSON, PLACE, Audience
from newsroom.broadcasts.notices import HowFar
from newsroom.errors import Refused
from scheduler import notices
from scheduler.outcomes import Outcome
from tests.newsroom.everybody import NOW, place, seated, sent_post
from tests.newsroom.everybody import tip as told

BOTH = {"kk": "Кеңес", "ru": "Совет"}
NIGHT = datetime(2026, 11, 16, 20, tzinfo=UTC)  # one o'clock in Almaty
MORNING = datetime(2026, 11, 17, 3, tzinfo=UTC)


async def desk(tx):
    press = await seated(tx, "press", "centre")
    return press, [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]


async def states(tx, number: int) -> dict[str, int]:
    return dict((await progress.of(tx, await broadcasts.read(tx, number))).states)


async def test_it_halts_goes_on_and_stops(tx):
    press, _ = await desk(tx)
    number, _ = await told(tx, press, BOTH)
    await broadcasts.change(tx, number, live={"message": 5, "done": 0, "at": NOW.isoformat(), "pace": 3.0})
    await sending.pause(tx, press, number, NOW)
    assert await states(tx, number) == {outbox.HELD: 3}
    assert [one.kind for one in await line.claim(tx, NOW.replace(hour=9), 10)] in ([], ["broadcast_how_far"])
    await sending.resume(tx, press, number, NOW)
    assert await states(tx, number) == {outbox.WAITING: 3}
    assert (await broadcasts.read(tx, number)).live == {"message": 5}  # the live message is the same, its pace anew
    await sending.stop(tx, press, number, NOW)
    assert await states(tx, number) == {outbox.TAKEN_OUT: 3}
    shown = select(Notice.parameters).where(Notice.kind == HowFar.kind).order_by(Notice.id)
    turns = [one["turn"] for one in (await tx.execute(shown)).scalars() if one["broadcast"] == number]
    assert turns == [1, 2, 3, 4]  # sent, paused, going on, stopped: the message that is live tells each


async def test_a_text_that_may_be_of_any_language_takes_the_place_of_none(tx):
    """While one is missing it is that one; then it has to be said which is meant."""
    press, _ = await desk(tx)
    number = await writing.begin(tx, press, NOW)
    for text in ("Қатысыңыз!", "OK, 12:00"):
        await writing.write(tx, press, number, text)
    with pytest.raises(Refused, match="which_language"):
        await writing.write(tx, press, number, "15:00")
    assert (await broadcasts.read(tx, number)).texts == {"kk": "Қатысыңыз!", "ru": "OK, 12:00"}
    await writing.write(tx, press, number, "Приходите все вместе, будет интересно")
    await writing.write(tx, press, number, "15:00", language="kk")
    assert (await broadcasts.read(tx, number)).texts == {"kk": "15:00", "ru": "Приходите все вместе, будет интересно"}


async def test_in_quiet_hours_it_waits_for_the_morning_but_what_is_urgent_does_not(tx):
    press, _ = await desk(tx)
    due = {}
    for kind in ("tip", "urgent"):
        number = await writing.begin(tx, press, NIGHT)
        await writing.write(tx, press, number, "Мәтін", language="kk")
        await writing.be(tx, press, number, kind)
        await sending.send(tx, press, number, NIGHT)
        rows = select(Notice.due_at).where(Notice.broadcast_id == number, Notice.kind == "broadcast")
        due[kind] = set((await tx.execute(rows)).scalars())
    assert due == {"tip": {MORNING}, "urgent": {NIGHT}}


async def test_all_night_its_live_message_says_when_it_goes_and_is_not_drawn_again_and_again(tx):
    press, _ = await desk(tx)
    number = await writing.begin(tx, press, NIGHT)
    await writing.write(tx, press, number, "Мәтін", language="kk")
    await sending.send(tx, press, number, NIGHT)
    known = await progress.of(tx, await broadcasts.read(tx, number))
    assert known.waits_until(NIGHT) == MORNING
    assert known.waits_until(MORNING - progress.LONG) is None  # as when Telegram asks for some patience
    await sending.go_on_showing(tx, known.broadcast, 5, NIGHT)
    later = select(func.max(Notice.due_at)).where(Notice.kind == HowFar.kind)
    assert (await tx.execute(later)).scalar_one() == MORNING
    await sending.pause(tx, press, number, NIGHT)
    assert (await progress.of(tx, await broadcasts.read(tx, number))).waits_until(NIGHT) is None


@pytest.mark.parametrize(
    ("state", "trouble", "why"),
    [
        (outbox.FAILED, "Bad Request: message to edit not found", progress.GONE),
        (outbox.FAILED, "Bad Request: chat not found", progress.NO_ACCOUNT),
        (outbox.UNREACHABLE, "Forbidden: user is deactivated", progress.NO_ACCOUNT),
        (outbox.UNREACHABLE, "Forbidden: bot was blocked by the user", progress.BLOCKED),
        (outbox.FAILED, "Bad Request: wrong file identifier", progress.REFUSED),
        (outbox.UNKNOWN, "", progress.UNKNOWN),
    ],
)
async def test_why_it_is_not_there(state, trouble, why):
    assert progress.why(state, trouble) == why


async def test_two_at_once_share_the_pace(tx):
    press, (*_, ayagoz) = await desk(tx)
    numbers = []
    for to in (Audience(places=(await place(tx, "vko"),)), Audience(people=(ayagoz.person_id, press.person_id))):
        number = await writing.begin(tx, press, NOW)
        await writing.write(tx, press, number, "Мәтін", language="kk")
        await writing.address(tx, press, number, to)
        assert await sending.send(tx, press, number, NOW) == 2
        numbers.append(number)
    claimed = await line.claim(tx, NOW, 2)
    assert Counter(one.parameters["broadcast"] for one in claimed) == dict.fromkeys(numbers, 1)


async def test_the_audience_as_data(tx):
    """Each once; by role, language, place, hand, and what they have sent."""
    press, (ridder, ulan, ayagoz) = await desk(tx)
    vko = await place(tx, "vko")
    await sent_post(tx, ulan)
    table = [
        (Audience(), [ridder, ulan, ayagoz]),
        (Audience(roles=("press",)), [press]),
        (Audience(places=(vko,)), [ridder, ulan]),
        (Audience(without_places=(vko,)), [ayagoz]),
        (Audience(people=(ayagoz.person_id,)), [ayagoz]),
        (Audience(places=(vko,), people=(press.person_id,), without_people=(ulan.person_id,)), [ridder, press]),
        (Audience(is_silent=True), [ridder, ayagoz]),
        (Audience(language="ru"), []),
        (Audience(roles=()), []),
    ]
    for to, expected in table:
        found = {row.person_id for row in await tx.execute(audience.found(to, NOW))}
        assert found == {one.person_id for one in expected}, to
        assert sum((await audience.counted(tx, to, NOW)).values()) == len(expected), to


async def test_by_hand_it_is_in_then_out_then_as_before():
    to = Audience()
    seen = []
    for _ in range(3):
        to = to.turned(PLACE, 5)
        seen.append(to.how(PLACE, 5))
    assert seen == [IN, OUT, ""]
    assert to.how(PERSON, 5) == ""


async def test_to_nobody_nothing_is_sent(tx):
    press, _ = await desk(tx)
    number = await writing.begin(tx, press, NOW)
    await writing.write(tx, press, number, "Мәтін", language="kk")
    await writing.address(tx, press, number, Audience(roles=()))
    with pytest.raises(Refused, match="nobody_there"):
        await sending.send(tx, press, number, NOW)


async def test_whoever_has_lost_the_seat_meanwhile_is_shown_no_more_and_it_ends_all_the_same(tx):
    press, _ = await desk(tx)
    number, _ = await told(tx, press, BOTH)
    found = await broadcasts.read(tx, number)
    notice = outbox.Notice(1, press.account_id, press.person_id, HowFar.kind, {}, 1, NOW, 0, None, 0)
    kind = notices.KINDS[HowFar.kind]
    assert await kind.words(tx, HowFar(number, found.turn), notice, "kk") is not None
    await tx.execute(update(Seat).where(Seat.person_id == press.person_id).values(ends_on=NOW.date()))
    assert await kind.words(tx, HowFar(number, found.turn), notice, "kk") is None
    told_of = update(Notice).where(Notice.broadcast_id == number, Notice.kind == "broadcast")
    await tx.execute(told_of.values(state=outbox.SENT))
    for _ in range(2):
        await kind.sequel(tx, HowFar(number, found.turn), notice, Outcome(outbox.SENT), NOW)
    assert (await broadcasts.read(tx, number)).state == "done"
