"""What people and time do to a broadcast: its author leaves, its readers do, its day passes, one taps again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select, update

from db.tables import Notice, Seat
from locales import LANGUAGES
from newsroom import outbox, weeks
from newsroom.broadcasts import answers, broadcasts, sending, writing
from newsroom.broadcasts.audience import MOST_PICKED, Audience
from newsroom.broadcasts.broadcasts import ASKED, KINDS, Content
from newsroom.broadcasts.notices import HowFar
from newsroom.broadcasts.writing import LONGEST_WITH_FILE
from newsroom.errors import Refused
from newsroom.people import forgetting
from scheduler import notices
from scheduler.outcomes import Outcome
from screens.broadcasts import reading
from tests.newsroom.everybody import NOW, in_flight, seated
from tests.newsroom.everybody import tip as told

BOTH = {"kk": "Кеңес", "ru": "Совет"}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = weeks.term_day(NOW)


async def desk(tx):
    press, chair = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
    await seated(tx, "press", "centre")  # they are never alone
    return press, chair


async def written(tx, press, **how) -> int:
    number = await writing.begin(tx, press, NOW)
    for language, text in BOTH.items():
        await writing.write(tx, press, number, text, language=language)
    if how:
        await broadcasts.change(tx, number, **how)
    return number


async def all_out(tx, number: int, state: str = outbox.SENT) -> None:
    """As the sender notes it; and the live message is drawn until it has shown the end."""
    its = update(Notice).where(Notice.broadcast_id == number, Notice.kind == "broadcast")
    await tx.execute(its.values(state=state, message_ids=[5] if state == outbox.SENT else []))
    about = HowFar(number, (await broadcasts.read(tx, number)).turn)
    for _ in range(2):
        notice = in_flight(HowFar.kind, {}, outbox.NOBODY)
        await notices.KINDS[HowFar.kind].sequel(tx, about, notice, Outcome(outbox.SENT), NOW)


async def watching(tx, number: int) -> list[int]:
    """The chats in which it is shown how far it is."""
    shown = select(Notice.chat_id).where(Notice.broadcast_id == number, Notice.kind == HowFar.kind)
    return list((await tx.execute(shown.where(Notice.state == outbox.WAITING))).scalars())


async def state_of(tx, number: int) -> str:
    return (await broadcasts.read(tx, number)).state


async def test_what_was_prepared_goes_and_ends_though_its_author_is_gone(tx):
    """They had themselves forgotten before its hour; others may halt it."""
    press, _ = await desk(tx)
    other = await seated(tx, "press", "centre")
    number = await written(tx, press)
    await sending.plan(tx, press, number, NOW + HOUR, NOW)
    await forgetting.forget(tx, press, NOW)
    assert await sending.due(tx, NOW + HOUR) == [number]
    assert await sending.come_due(tx, number, NOW + HOUR)
    assert await watching(tx, number) == [outbox.NOBODY]
    await sending.pause(tx, other, number, NOW + HOUR)
    await sending.resume(tx, other, number, NOW + HOUR)
    await all_out(tx, number)
    assert await state_of(tx, number) == "done"


async def test_it_ends_though_its_author_goes_in_the_middle(tx):
    """What showed them how far it is went with them: the next look sees that nobody watches, and once."""
    press, _ = await desk(tx)
    number, _ = await told(tx, press, BOTH)
    assert (await watching(tx, number), await sending.due(tx, NOW)) == ([press.account_id], [])
    await forgetting.forget(tx, press, NOW)
    assert await sending.due(tx, NOW) == [number]
    assert await sending.come_due(tx, number, NOW)
    assert (await watching(tx, number), await sending.due(tx, NOW)) == ([outbox.NOBODY], [])
    await all_out(tx, number)
    assert (await state_of(tx, number), await sending.due(tx, NOW)) == ("done", [])


async def test_all_whom_it_was_for_have_left_before_its_hour(tx):
    """By hand it is refused; at its hour it goes to nobody, and is over."""
    press, _ = await desk(tx)
    number = await written(tx, press)
    await sending.plan(tx, press, number, NOW + HOUR, NOW)
    await tx.execute(update(Seat).where(Seat.role == "chair").values(ends_on=TODAY))
    assert await sending.come_due(tx, number, NOW + HOUR)
    await all_out(tx, number)
    found = await broadcasts.read(tx, number)
    assert (found.state, found.people) == ("done", 0)


async def test_the_day_until_which_they_are_to_answer_is_over_when_it_goes(tx):
    """Now or at an hour it is refused; what waited too long asks without a day."""
    press, chair = await desk(tx)
    number = await written(tx, press, asks="confirm", answer_by=TODAY - DAY)
    with pytest.raises(Refused, match="answer_day_over"):
        await sending.send(tx, press, number, NOW)
    await broadcasts.change(tx, number, answer_by=TODAY + DAY)
    with pytest.raises(Refused, match="answer_day_over"):
        await sending.plan(tx, press, number, NOW + 2 * DAY, NOW)
    await sending.plan(tx, press, number, NOW + DAY, NOW)
    late = NOW + 5 * DAY  # the bot did not run
    assert await sending.come_due(tx, number, late)
    assert (await broadcasts.read(tx, number)).answer_by is None
    await all_out(tx, number)
    await answers.confirm(tx, chair, number, late)
    await answers.confirm(tx, chair, number, late + 30 * DAY)  # the button a month later, and twice
    said = await answers.own(tx, chair, number)
    assert said is not None
    assert said.at == late, "when they read it first"


async def test_an_answer_after_the_day_is_taken(tx):
    press, chair = await desk(tx)
    number = await written(tx, press, asks="words", answer_by=TODAY)
    await sending.send(tx, press, number, NOW)
    await all_out(tx, number)
    found = await broadcasts.read(tx, number)
    assert answers.is_late(found, TODAY + DAY)
    await answers.tell_words(tx, chair, number, "Кешіктім.", NOW + 2 * DAY)
    assert (await answers.readers(tx, press, number))[0].words == "Кешіктім."


async def test_what_is_taken_back_is_not_sent_again_though_it_stood_nowhere(tx):
    press, _ = await desk(tx)
    number, _ = await told(tx, press, BOTH)
    await all_out(tx, number, outbox.FAILED)
    assert await sending.take_back(tx, press, number, NOW) == 0
    with pytest.raises(Refused, match="old_button"):
        await sending.again(tx, press, number, NOW)


async def test_by_hand_not_without_end(tx):
    press, _ = await desk(tx)
    number = await written(tx, press)
    most = Audience(people=tuple(range(1, MOST_PICKED + 1)))
    await writing.address(tx, press, number, most)
    with pytest.raises(Refused, match="too_many_picked"):
        await writing.address(tx, press, number, replace(most, without_places=(5,)))
    await writing.address(tx, press, number, replace(most, people=(10**12,)))  # who sits nowhere
    with pytest.raises(Refused, match="nobody_there"):
        await sending.send(tx, press, number, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_text_below_a_photo_fits_there_whatever_is_asked(language):
    for kind, asks, day in product(KINDS, ("", *ASKED), (None, date(2026, 9, 30), date(2026, 12, 30))):
        texts = dict.fromkeys(LANGUAGES, "ы" * LONGEST_WITH_FILE)
        content = Content(1, kind, texts, [{"kind": "photo", "file": "f"}], [], asks, [], day, {})
        (piece,) = reading.read_by(language, content).pieces
        assert len(re.sub(r"<[^>]*>", "", piece.text)) <= 1024, (kind, asks, day)
