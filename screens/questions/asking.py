"""What whoever asks sees: whom they ask, what the library has, and the conversation in their own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.library.items import Item
from newsroom.questions.questions import ANSWERED, Listed, Word
from newsroom.union.organisations import Place
from screens import actions
from screens.forms import Question
from screens.parts import Names, home, label, name_in
from screens.screen import Button, Rows, Screen

START = "ask_"  # the word of a link to a region's questions begins so
BEGINNING = 60  # letters of a question where it stands for the whole


def link_of(bot_name: str, region_id: int) -> str:
    return f"https://t.me/{bot_name}?start={START}{region_id}"


def regions(language: Language, those: Sequence[Place]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple((Button(label(name_in(language, one.names)), actions.ASK(one.id)),) for one in those)
    return Screen(words("Which region do you want to ask?"), (*rows, (home(words),)))


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom one asks, and what one has asked there before."""

    region_id: int
    region: Names
    before: Sequence[Listed]


def ask(language: Language, asked: Asked) -> Question[tuple[str, int]]:
    words = words_for(language)
    lines = [words.html("<b>Question to: {place}</b>", place=name_in(language, asked.region))]
    lines.append(words("Write it in one message. Your name and telephone are not needed. The answer comes here."))
    rows: Rows = tuple((Button(_begins(one), actions.ASKED(one.id)),) for one in asked.before)
    return Question("\n".join(lines), home(words), more=rows)


def _begins(one: Listed) -> str:
    """With a tick where it is answered."""
    return label(("✓ " if one.state == ANSWERED else "") + one.words)


def offered(language: Language, question_id: int, asked: str, items: Sequence[Item]) -> Screen:
    words = words_for(language)
    text = words.html("Your question: «{words}»", words=label(asked, BEGINNING))
    text += "\n\n" + words("The library may have the answer already. Look, or ask all the same.")
    rows: Rows = tuple((Button(label(name_in(language, one.titles)), actions.LIB_ITEM(one.id, None)),) for one in items)
    send = Button(words("Ask all the same"), actions.ASK_SEND(question_id), style="primary")
    return Screen(text, (*rows, (send,), (home(words),)))


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation, as either side sees it."""

    question_id: int
    region: Names
    said: Sequence[Word]
    is_answered: bool


def spoken(words: Words, region: Names, said: Sequence[Word], asker: str) -> list[str]:
    """What was said: a region answers, and no person by name."""
    region_name = name_in(words.language, region)
    return [
        words.html("<b>{name}:</b> {words}", name=region_name if one.is_answer else asker, words=one.words)
        for one in said
    ]


def thread(language: Language, shown: Thread, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    lines = spoken(words, shown.region, shown.said, words("You"))
    lines[-1] += f" <i>{words.moment(shown.said[-1].at, zone, today=today)}</i>"
    if not shown.is_answered:
        lines.append(words("Your question is there. When it is answered, we will tell you here."))
    return Screen("\n\n".join(lines), ((Button(words("Ask more"), actions.ASK_MORE(shown.question_id)), home(words)),))


def more(language: Language, shown: Thread) -> Question[tuple[str, int]]:
    words = words_for(language)
    lines = [
        *spoken(words, shown.region, shown.said, words("You")),
        f"<b>{words('Write what else you want to ask.')}</b>",
    ]
    return Question("\n\n".join(lines), home(words))


def unanswered(language: Language, region: Names, asked: str) -> Screen:
    """The notice: nobody is there any more."""
    words = words_for(language)
    text = words.html("There will be no answer to your question: «{words}»", words=label(asked, BEGINNING))
    ended = words.html("The organisation has ended: {place}.", place=name_in(language, region))
    return Screen(f"{text}\n{ended}", ())


def answered(language: Language, shown: Thread, answer: str) -> Screen:
    """The notice: it begins with the answer, and says to what."""
    words = words_for(language)
    heading = words.html("<b>{place} answers:</b>", place=name_in(language, shown.region))
    asked = next((one.words for one in reversed(shown.said) if not one.is_answer), "")
    text = f"{heading}\n{escaped(answer)}"
    if asked:
        text += "\n\n" + words.html("<i>You asked: «{words}»</i>", words=label(asked, BEGINNING))
    return Screen(text, ((Button(words("Ask more"), actions.ASK_MORE(shown.question_id)),),))
