"""Questions in their order, answers, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Notice, Rubric
from newsroom.errors import Refused
from newsroom.library import items
from newsroom.posts import posts, review
from newsroom.questions import answering, asking, questions
from newsroom.rubrics import keeping
from tests.newsroom.everybody import NOW
from tests.newsroom.questions.test_asking import asked, refusal, state_of


async def test_one_after_the_other(tx, w):
    """The longest first; one that was passed comes again behind the others; what is aside does not."""
    first, second, third = [
        await asked(tx, w.chair, w.vko, f"{n}?", NOW + timedelta(minutes=n)) for n in range(3)
    ]  # fmt: skip
    seen = [await answering.next_waiting(tx, w.specialist, passed) for passed in (0, first, second, third, 99)]
    assert seen == [first, second, third, first, first]
    await answering.put_aside(tx, w.specialist, first, NOW)
    assert await answering.next_waiting(tx, w.specialist) == second
    assert [one.id for one in await answering.asides(tx, w.other, 0, 9)] == [first]
    await answering.bring_back(tx, w.other, first, NOW + timedelta(minutes=9))
    assert await answering.next_waiting(tx, w.specialist, third) == first


async def test_answered_once_and_asked_on(tx, w):
    question = await asked(tx, w.chair, w.vko)
    await answering.answer(tx, w.specialist, question, "Ертең.", NOW)
    assert await refusal(answering.answer(tx, w.other, question, "Бүгін.", NOW)) == "answered_already"
    assert await refusal(answering.put_aside(tx, w.other, question, NOW)) == "answered_already"
    await answering.answer(tx, w.other, question, "Сағат 10-да.", NOW, again=True)
    await asking.add(tx, w.chair, question, "Кімге?", 0, NOW)
    assert await state_of(tx, question) == "waiting"
    said = [(one.is_answer, one.words) for one in await questions.thread(tx, question)]
    assert said == [(False, "Қашан төленеді?"), (True, "Ертең."), (True, "Сағат 10-да."), (False, "Кімге?")]
    await asking.add(tx, w.chair, question, "Ш" * 900, 0, NOW)
    await answering.answer(tx, w.other, question, "Ж" * 1500, NOW)
    await answering.answer(tx, w.other, question, "Ж" * 1500, NOW, again=True)
    assert [len(one.words) for one in await questions.thread(tx, question)] == [1500, 1500], "it stands in one message"
    to = (await tx.execute(select(Notice.chat_id).where(Notice.kind == "question_answered"))).scalars().all()
    assert to == [w.chair.account_id] * 4


async def test_into_the_library_and_out_as_a_post_in_one_go(tx, w):
    """In the language of the answer; open to whom it was answered; the second time it is there."""
    question = await asked(tx, w.stranger, w.vko, "Когда платят отпускные? Мне не дали.")
    assert await refusal(answering.make_faq(tx, w.specialist, question, NOW)) == "not_answered"
    await answering.answer(tx, w.specialist, question, "Их платят за три дня до отпуска.", NOW)
    made = await answering.make_faq(tx, w.specialist, question, NOW)
    assert await answering.make_faq(tx, w.other, question, NOW) == made
    item = await items.require_readable(tx, w.another, made.item_id)
    assert (item.titles, item.region_id) == ({"ru": "Когда платят отпускные? Мне не дали"}, w.vko)
    assert item.notes["ru"] == "Их платят за три дня до отпуска."
    post = await posts.require_card(tx, made.post_id)
    code = (await tx.execute(select(Rubric.code).where(Rubric.id == post.rubric_id))).scalar_one()
    assert (code, post.state, post.organisation_id, list(post.texts)) == ("faq", "sent", w.vko, ["ru"])
    assert await review.next_waiting(tx, w.specialist, w.vko, NOW) == post.id
    assert [one.id for one in await asking.known(tx, w.another, "когда дают отпускные")] == [item.id], (
        "found from now on"
    )
    assert await asking.known(tx, w.another, "где взять путёвку в санаторий для пенсионера") == []
    assert await asking.known(tx, w.elsewhere, "?!") == []


async def test_of_a_seat_it_is_open_to_seats_and_a_retired_rubric_is_not_used(tx, w):
    rubric = (await tx.execute(select(Rubric.id).where(Rubric.code == "faq"))).scalar_one()
    await keeping.retire(tx, w.specialist, w.vko, rubric, NOW)
    question = await asked(tx, w.chair, w.vko)
    await answering.answer(tx, w.specialist, question, "Ертең.", NOW)
    made = await answering.make_faq(tx, w.specialist, question, NOW)
    assert (await posts.require_post(tx, made.post_id)).rubric_id is None
    with pytest.raises(Refused, match="for_seats"):
        await items.require_readable(tx, w.stranger, made.item_id)


async def test_an_answer_that_does_not_arrive_is_seen(tx, w):
    question = await asked(tx, w.stranger, w.vko)
    await answering.answer(tx, w.specialist, question, "Ертең.", NOW)
    await questions.note_lost(tx, (await questions.thread(tx, question))[-1].id)
    assert (await questions.require_question(tx, question)).is_lost
