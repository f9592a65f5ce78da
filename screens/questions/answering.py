"""What whoever answers sees: what waits, one question at a time, what became of it, and what was put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from locales import Language, words_for
from newsroom.questions.questions import ASIDE, Listed, Question, Word
from screens import actions
from screens.forms import Question as Asks
from screens.parts import Names, back, home, label, name_in, turning
from screens.questions.asking import spoken
from screens.screen import Button, Rows, Screen

PER_PAGE = 8


def waiting(language: Language, count: int) -> Screen:
    """The notice."""
    words = words_for(language)
    text = words.many("{number} question waits for an answer.", "{number} questions wait for an answer.", count)
    return Screen(text, ((Button(words("Answer"), actions.QUESTIONS(None), style="primary"),),))


def none(language: Language, aside: int, link: str, region_id: int) -> Screen:
    """`link`: where strangers may ask, what they are to be given."""
    words = words_for(language)
    text = words("No question waits.")
    if link:
        text += "\n\n" + words("By this link union members ask without coming in: {link}", link=link)
    else:
        text += "\n\n" + words("Only chairs and deputies can ask. To let all union members ask, open the settings.")
    way = (
        Button(words("Copy"), copy=link) if link else Button(words("Who may ask"), actions.SETTING(region_id, "asking"))
    )
    return Screen(text, ((way,), *_to_aside(language, aside), (home(words),)))


def _to_aside(language: Language, aside: int) -> Rows:
    words = words_for(language)
    return ((Button(words("Put aside: {number}", number=words.figure(aside)), actions.ASIDES(0)),),) if aside else ()


@dataclass(frozen=True, slots=True)
class Card:
    """A question with what was said. `place`: where the asker sits; None for a stranger. `waiting`: how many do."""

    question: Question
    region: Names
    place: Names | None
    said: Sequence[Word]
    waiting: int
    zone: tzinfo
    today: date


def card(language: Language, shown: Card) -> Asks[str]:
    words, one = words_for(language), shown.question
    asker = name_in(language, shown.place) if shown.place is not None else words("A union member")
    since = words.moment(one.since, shown.zone, today=shown.today)
    lines = [f"<i>{words('Came: {moment}', moment=since)}</i>", *spoken(words, shown.region, shown.said, asker)]
    if one.state == ASIDE:
        lines.append(words("It was put aside. Answer it, or bring it back."))
    lines.append(f"<b>{words('Write the answer in one message: it goes at once.')}</b>")
    if one.state == ASIDE:
        more: Rows = ((Button(words("Bring back"), actions.QUESTION_BACK(one.id)),),)
    else:
        on = (Button(words("Another one"), actions.QUESTIONS(one.id)),) if shown.waiting > 1 else ()
        more = ((Button(words("Put aside"), actions.QUESTION_ASIDE(one.id)), *on),)
    return Asks("\n\n".join(lines), home(words), more=more)


def answered(language: Language, shown: Card) -> Screen:
    """`waiting`: how many do by now."""
    words, one = words_for(language), shown.question
    asker = name_in(language, shown.place) if shown.place is not None else words("A union member")
    lines = spoken(words, shown.region, shown.said, asker)
    lines.append(words("The answer did not arrive: the bot is blocked there.") if one.is_lost
                 else words("The answer is on its way."))  # fmt: skip
    rows: list[tuple[Button, ...]] = []
    if one.item_id is None:
        rows.append((Button(words("Into the FAQ"), actions.MAKE_FAQ(one.id)),))
    else:
        lines.append(words("It stands in the library, and waits as a post to be published."))
        item = Button(words("The item"), actions.LIB_ITEM(one.item_id, None))
        rows.append((Button(words("The post"), actions.CARD(one.post_id)), item) if one.post_id else (item,))
    rows.append((Button(words("Add to it"), actions.ANSWER_MORE(one.id)),))
    if shown.waiting:
        rows.append((Button(words("Next question"), actions.QUESTIONS(None), style="primary"),))
    return Screen("\n\n".join(lines), (*rows, (home(words),)))


def aside(language: Language, found: Sequence[Listed], page: int, *, has_more: bool) -> Screen:
    words = words_for(language)
    text = (
        words("What looked like spam, or was put aside. Nobody was told.") if found else words("Nothing is put aside.")
    )
    rows: Rows = tuple((Button(label(one.words), actions.QUESTION(one.id)),) for one in found)
    turns = turning(page, actions.ASIDES, has_more=has_more)
    return Screen(text, (*rows, *turns, (back(words, actions.QUESTIONS(None)), home(words))))
