"""What readers say to a broadcast: only to what was sent to themselves, as it was asked, and the last holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.tables import Notice
from newsroom import outbox
from newsroom.broadcasts import answers, broadcasts, progress, sending, talks, writing
from newsroom.errors import Refused
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, seated
from tests.newsroom.once import once

DAY = timedelta(days=1)


async def one_sent(tx):
    """A question for a number, which has come to two chairs and not to a third."""
    press = await seated(tx, "press", "centre")
    chairs = [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]
    number = await writing.begin(tx, press, NOW)
    await writing.write(tx, press, number, "Қанша дана жаздырдыңыз?", language="kk")
    await writing.ask(tx, press, number, "number")
    assert await sending.send(tx, press, number, NOW) == 3
    told = update(Notice).where(Notice.kind == "broadcast")
    await tx.execute(told.values(state=outbox.SENT, message_ids=[5]))
    await tx.execute(told.where(Notice.person_id == chairs[2].person_id).values(state=outbox.UNREACHABLE))
    await broadcasts.change(tx, number, state="done")
    return press, chairs, number


sent = once(one_sent)


async def test_only_what_was_sent_to_oneself_is_answered(tx, sent):
    _, _, number = sent
    stranger = await seated(tx, "deputy", "ridder")
    for use in (answers.require_addressed(tx, stranger, number), talks.write(tx, stranger, number, "Сөз", NOW),
                answers.tell_number(tx, stranger, number, Amount(5), NOW)):  # fmt: skip
        with pytest.raises(Refused, match="old_button"):
            await use


async def test_it_is_answered_as_it_was_asked_and_the_last_holds(tx, sent):
    press, (chair, *_), number = sent
    with pytest.raises(Refused, match="old_button"):
        await answers.confirm(tx, chair, number, NOW)
    for value in (Amount(5), Amount(90, "over")):
        await answers.tell_number(tx, chair, number, value, NOW)
    said = await answers.own(tx, chair, number)
    assert said is not None
    assert said.number == Amount(90, "over")
    known = await progress.of(tx, await broadcasts.read(tx, number), whole=True)
    assert (known.sent, known.answered, dict(known.missed)) == (2, 1, {"blocked": 1})
    assert [one.name for one in await answers.said_by(tx, press, number, 0, 9)] == [chair.name]


async def test_those_alone_are_reminded_who_have_it_and_are_silent(tx, sent):
    press, (first, second, _), number = sent
    await answers.tell_number(tx, first, number, Amount(5), NOW)
    assert await answers.nudge(tx, press, number, NOW) == 1
    with pytest.raises(Refused, match="asked_today"):
        await answers.nudge(tx, press, number, NOW + DAY / 2)
    assert await answers.nudge(tx, press, number, NOW + DAY) == 1
    assert await answers.has_answered(tx, number, first.person_id)
    assert not await answers.has_answered(tx, number, second.person_id)


async def test_the_failed_part_again_touches_nobody_else(tx, sent):
    press, _, number = sent
    assert await sending.again(tx, press, number, NOW + DAY) == 1
    known = await progress.of(tx, await broadcasts.read(tx, number))
    assert dict(known.states) == {"sent": 2, "waiting": 1}


async def test_it_is_taken_back_within_two_days_only(tx, sent):
    press, _, number = sent
    with pytest.raises(Refused, match="too_old_to_remove"):
        await sending.take_back(tx, press, number, NOW + 2 * DAY)
    assert await sending.take_back(tx, press, number, NOW + DAY) == 2
