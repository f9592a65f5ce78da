"""Who may ask, how much, what is put aside, and what goes when it is needed no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from db.tables import Notice, Organisation, Question, QuestionWord
from newsroom.errors import Refused
from newsroom.people import forgetting, terms
from newsroom.questions import answering, asking, questions
from newsroom.reminders import queue
from newsroom.union import region_settings, seats
from tests.newsroom.everybody import NOW

DAY = timedelta(days=1)


async def asked(tx, who, region: int, words: str = "Қашан төленеді?", now=NOW, message: int = 0) -> int:
    question_id = await asking.begin(tx, who, region, words, message, now)
    await asking.send(tx, who, question_id, now)
    return question_id


async def state_of(tx, question_id: int) -> str:
    return (await questions.require_question(tx, question_id)).state


async def refusal(doing) -> str:
    with pytest.raises(Refused) as refused:
        await doing
    return refused.value.kind


async def told(tx, kind: str) -> int:
    return (await tx.execute(select(func.count()).where(Notice.kind == kind))).scalar_one()


async def test_who_may_ask_whom(tx, w):
    """Strangers, where the region lets them; nobody, where nobody answers or all is over."""
    assert await state_of(tx, await asked(tx, w.stranger, w.vko)) == "waiting"
    assert [one.id for one in await asking.open_regions(tx)] == [w.vko]
    assert await refusal(asked(tx, w.stranger, w.abay)) == "asking_closed"
    assert await refusal(asked(tx, w.chair, w.abay)) == "no_right"
    assert await refusal(asked(tx, w.specialist, w.vko)) == "no_right"
    assert await refusal(asked(tx, w.stranger, w.chair.seat.organisation_id)) == "old_button"
    await region_settings.choose(tx, w.specialist, w.vko, "asking", 0, NOW)
    assert await refusal(asked(tx, w.stranger, w.vko)) == "asking_closed"
    assert await asking.open_regions(tx) == []
    for one in (w.specialist, w.other):
        await terms.end_term(tx, None, await seats.require_seat(tx, one.seat.id), NOW, tell=False)
    assert await refusal(asked(tx, w.chair, w.vko)) == "nobody_answers"
    await tx.execute(update(Organisation).where(Organisation.id == w.vko).values(closed_on=NOW.date()))
    assert await refusal(asked(tx, w.chair, w.vko)) == "place_closed"


async def test_so_much_a_day(tx, w):
    """What was begun counts for nothing; sentences that are added do."""
    first = await asked(tx, w.stranger, w.vko, "Бірінші?")
    await asking.begin(tx, w.stranger, w.vko, "Басталған?", 0, NOW)
    await asking.add(tx, w.stranger, first, "Тағы?", 0, NOW)
    await asked(tx, w.stranger, w.vko, "Үшінші?")
    assert await refusal(asked(tx, w.stranger, w.vko, "Төртінші?")) == "asked_enough"
    assert await refusal(asking.add(tx, w.stranger, first, "Тағы?", 0, NOW)) == "asked_enough"
    await asked(tx, w.stranger, w.vko, "Ертеңгі?", NOW + DAY + timedelta(seconds=1))
    for number in range(asking.MOST):
        await asked(tx, w.chair, w.vko, f"{number}?")
    assert await refusal(asked(tx, w.chair, w.vko)) == "asked_enough"
    row = {"region_id": w.vko, "account_id": 9, "language": "kk", "state": "waiting", "since": NOW}
    of_others = [row | {"id": 1000 + n} for n in range(asking.MOST_OF_STRANGERS)]
    await tx.execute(Question.__table__.insert(), of_others)
    said = {"is_answer": False, "words": "?", "at": NOW, "message_id": 0}
    await tx.execute(QuestionWord.__table__.insert(), [said | {"question_id": one["id"]} for one in of_others])
    assert await refusal(asked(tx, w.another, w.vko, now=NOW)) == "asked_enough", "of all strangers together"
    assert await state_of(tx, await asked(tx, w.deputy, w.vko)) == "waiting", "seats are no strangers"


@pytest.mark.parametrize(("words", "is_aside"), [
    ("Тегін сыйлық: https://win.example", True), ("Пишите t.me/casino", True), ("зарабатывай у @casino_bot", True),
    ("Пошта: aiman@mektep.kz, жауап керек пе?", False), ("5 сағ. аудан/мектеп: www емес", False),
])  # fmt: skip
async def test_spam_of_strangers_is_put_aside_and_nobody_is_told(tx, w, words, is_aside):
    assert await state_of(tx, await asked(tx, w.stranger, w.vko, words)) == ("aside" if is_aside else "waiting")
    assert await told(tx, "questions") == (0 if is_aside else 2)
    assert await state_of(tx, await asked(tx, w.chair, w.vko, words)) == "waiting", "whoever sits somewhere may link"
    assert await state_of(tx, await asked(tx, w.another, w.vko, f" {words.upper()}")) == "aside", "the same once more"
    assert await asking.own(tx, w.stranger, w.vko, 3), "to its sender it looks as any other"


async def test_an_edited_message_is_read_as_it_stands_until_it_is_answered(tx, w):
    question = await asked(tx, w.chair, w.vko, "Қашан", message=5)
    assert await asking.reword(tx, w.deputy, 5, "басқаның хабарламасы") is None
    assert await asking.reword(tx, w.chair, 6, "басқа хабарлама") is None
    assert await asking.reword(tx, w.chair, 5, "Қашан төленеді?") == question
    assert await questions.first_words(tx, question) == "Қашан төленеді?"
    assert await refusal(asking.reword(tx, w.chair, 5, "Ш" * 901)) == "text_too_long"
    await answering.answer(tx, w.specialist, question, "Ертең.", NOW)
    assert await refusal(asking.reword(tx, w.chair, 5, "Басқа")) == "answered_already"


async def test_nobody_elses(tx, w):
    question = await asked(tx, w.chair, w.vko)
    for doing in (asking.send(tx, w.deputy, question, NOW), asking.add(tx, w.deputy, question, "?", 0, NOW),
                  asking.require_own(tx, w.stranger, question)):  # fmt: skip
        assert await refusal(doing) == "old_button"
    assert await asking.own(tx, w.deputy, w.vko, 3) == []
    assert await refusal(answering.answer(tx, w.elsewhere, question, "?", NOW)) == "no_right"
    assert await answering.next_waiting(tx, w.elsewhere) is None


async def test_what_is_needed_no_more_goes(tx, w):
    """The account of a stranger, a month after; of somebody who has a seat it stays, as their name does."""
    theirs, chairs = await asked(tx, w.stranger, w.vko), await asked(tx, w.chair, w.vko, "Менікі?")
    waits = await asked(tx, w.another, w.vko, "Күтеді?")
    begun = await asking.begin(tx, w.deputy, w.vko, "Басталған?", 0, NOW)
    for one in (theirs, chairs):
        await answering.answer(tx, w.specialist, one, "Иә.", NOW)
    await asking.let_go(tx, NOW + 29 * DAY)
    assert await refusal(questions.require_question(tx, begun)) == "no_question"
    assert (await questions.require_question(tx, theirs)).account_id == w.stranger.account_id
    await asking.let_go(tx, NOW + 31 * DAY)
    left = [(await questions.require_question(tx, one)).account_id for one in (theirs, chairs, waits)]
    assert left == [None, w.chair.account_id, w.another.account_id]
    assert await refusal(answering.answer(tx, w.specialist, theirs, "?", NOW, again=True)) == "no_question"


async def test_who_is_forgotten_takes_their_questions_along(tx, w):
    question = await asked(tx, w.stranger, w.vko)
    await asking.begin(tx, w.stranger, w.vko, "Тағы?", 0, NOW)
    assert (await forgetting.about(tx, w.stranger)).questions == 2
    await forgetting.forget(tx, w.stranger, NOW)
    assert await refusal(answering.answer(tx, w.specialist, question, "?", NOW)) == "no_question"
    assert (await tx.execute(select(func.count()).select_from(QuestionWord))).scalar_one() == 0


async def test_what_waits_long_is_in_the_reminder_of_the_queue(tx, w):
    await asked(tx, w.chair, w.vko)
    assert await queue.waiting(tx, w.vko, NOW + timedelta(hours=23), 24) is None
    found = await queue.waiting(tx, w.vko, NOW + timedelta(hours=25), 24)
    assert found is not None
    assert (found.posts, found.questions, found.since) == (0, 1, NOW)
