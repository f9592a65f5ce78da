"""Two at once on a question: whoever is second finds it as the first has left it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import LibraryItem, Notice, Post, Question, QuestionWord
from newsroom.people import forgetting
from newsroom.questions import answering, asking
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, all_of, nothing_is_wrong

ASKED, TWICE = ("questions",), "answered_already"


def by(deed: Any, *given: Any, to: str = "asked", who: str = "specialist") -> Deed:
    return lambda tx, w: deed(tx, getattr(w, who), getattr(w, to), *given)


def is_in(state: str, of: str = "asked") -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = select(Question.state).where(Question.id == getattr(w, of))
        assert (await tx.execute(found)).scalar_one() == state

    return check


def words(expected: int, *, is_answer: bool, of: str = "asked") -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        said = select(func.count()).select_from(QuestionWord).where(QuestionWord.question_id == getattr(w, of))
        assert (await tx.execute(said.where(QuestionWord.is_answer.is_(is_answer)))).scalar_one() == expected

    return check


async def one_of_each(tx: Any, w: SimpleNamespace) -> None:
    """An item and a post."""
    asked = select(Question.item_id, Question.post_id).where(Question.id == w.answered)
    made = (await tx.execute(asked)).one()
    theirs = select(func.count()).select_from(LibraryItem).where(LibraryItem.region_id == w.vko)
    assert ((await tx.execute(theirs)).scalar_one(), made.item_id is not None) == (1, True)
    of_region = select(func.count()).select_from(Post).where(Post.organisation_id == w.vko)
    assert ((await tx.execute(of_region)).scalar_one(), made.post_id is not None) == (1, True)


async def one_begun(tx: Any, w: SimpleNamespace) -> None:
    begun = select(func.count()).select_from(Question).where(Question.account_id == w.chair.account_id)
    assert (await tx.execute(begun.where(Question.state == "begun"))).scalar_one() == 1


async def one_answer_told(tx: Any, w: SimpleNamespace) -> None:
    told = select(func.count()).where(Notice.kind == "question_answered", Notice.chat_id == w.chair.account_id)
    assert (await tx.execute(told)).scalar_one() == 2, "one was answered before"


async def one_unanswered(tx: Any, w: SimpleNamespace) -> None:
    told = select(func.count()).where(Notice.kind == "question_unanswered")
    assert (await tx.execute(told)).scalar_one() == 1, "of those of the region one waits"


def begin(words: str) -> Deed:
    return lambda tx, w: asking.begin(tx, w.chair, w.vko, words, 11, NOW)


def reword(tx: Any, w: SimpleNamespace) -> Any:
    return asking.reword(tx, w.chair, 1, "Қашан төленеді?")


def forget(tx: Any, w: SimpleNamespace) -> Any:
    return forgetting.forget(tx, w.chair, NOW)


def let_go(tx: Any, _: SimpleNamespace) -> Any:
    return asking.let_go(tx, NOW)


def end(tx: Any, w: SimpleNamespace) -> Any:
    return answering.end(tx, w.press, w.vko, NOW)


ANSWER = by(answering.answer, "Ертең.", NOW)
SEND = by(asking.send, NOW, to="begun_question", who="chair")
FAQ = by(answering.make_faq, NOW, to="answered")
RACES: dict[str, list[Race]] = {
    "answering.answer": [
        Race(ANSWER, by(answering.answer, "Бүгін.", NOW, who="other"),
             all_of(words(1, is_answer=True), one_answer_told), ASKED, loser=TWICE),
        Race(ANSWER, forget, nothing_is_wrong, ASKED, loser="no_question -"),
    ],
    "answering.make_faq": [Race(FAQ, by(answering.make_faq, NOW, to="answered", who="other"), one_of_each, ASKED)],
    "answering.put_aside": [
        Race(by(answering.put_aside, NOW), ANSWER, is_in("answered"), ASKED, loser="answered_already -"),
    ],
    "answering.bring_back": [
        Race(by(answering.bring_back, NOW, to="aside"), by(answering.bring_back, NOW, to="aside", who="other"),
             is_in("waiting", "aside"), ASKED),
    ],
    "answering.end": [Race(end, end, all_of(one_unanswered, is_in("aside")), ASKED)],
    "asking.begin": [Race(begin("Бір?"), begin("Екі?"), one_begun, ASKED)],
    "asking.send": [Race(SEND, SEND, all_of(is_in("waiting", "begun_question"),
                                            words(1, is_answer=False, of="begun_question")), ASKED)],
    "asking.add": [
        Race(by(asking.add, "Тағы?", 12, NOW, who="chair"), ANSWER, words(2, is_answer=False), ASKED),
    ],
    "asking.reword": [Race(reword, ANSWER, nothing_is_wrong, ASKED, loser="answered_already -")],
    "asking.let_go": [Race(let_go, SEND, is_in("waiting", "begun_question"), ASKED)],
}  # fmt: skip
# What writes and needs no race, each with the reason.
INSIDE = {
    "questions.say": "a sentence is a row of its own",
    "questions.change": "of a question that asking and answering have locked",
    "questions.note_lost": "told by the sender, one statement",
}
