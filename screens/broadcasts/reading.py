"""What a reader sees of a broadcast: its words, its files, its buttons; and what they have answered."""

from __future__ import annotations

from datetime import date, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.broadcasts.answers import Answer
from newsroom.broadcasts.broadcasts import (
    CHOICE,
    CONFIRM,
    NEWS,
    NUMBER,
    PRESSED,
    SENTENCE,
    STANDARD,
    TIP,
    URGENT,
    Broadcast,
    Content,
)
from newsroom.broadcasts.figures import parsed
from newsroom.broadcasts.writing import LONGEST_WITH_FILE
from newsroom.values.figures import Amount
from screens import actions
from screens.broadcasts import counting
from screens.forms import Question
from screens.parts import home, inexact, label, name_in
from screens.screen import Amend, Button, Picture, Piece, Rows, Screen


def heading(words: Words, kind: str) -> str:
    return {
        TIP: words("Tip of the press service"),
        STANDARD: words("Standard of the press service"),
        NEWS: words("News of the press service"),
        URGENT: words("Urgent, from the press service"),
    }[kind]


def begins_of(language: Language, content: Content) -> str:
    """To know it again: the first line, as it stands in quotation marks."""
    return label(name_in(language, content.texts).split("\n")[0].rstrip("."), 80)


def text_of(language: Language, content: Content) -> str:
    words = words_for(language)
    lines = [f"<b>{heading(words, content.kind)}</b>", escaped(name_in(language, content.texts))]
    if ask := asked(words, content):
        lines.append(f"<i>{ask}</i>")
    return "\n\n".join(lines)


def asked(words: Words, content: Content) -> str:
    ask = {
        "": "",
        CONFIRM: words("Have you read it? Press the button below."),
        CHOICE: words("Please choose below."),
        NUMBER: words("Please answer with a number: press “{Answer}”.", Answer=words("Answer")),
        SENTENCE: words("Please answer: press “{Answer}”.", Answer=words("Answer")),
    }[content.asks]
    if content.asks and content.answer_by is not None:
        return f"{ask} {words('Until {day}.', day=words.date(content.answer_by))}"
    return ask


def buttons(language: Language, content: Content) -> Rows:
    words = words_for(language)
    answers: Rows = {
        "": (),
        CONFIRM: ((Button(words("I have read it"), actions.CAST_READ(content.id), style="success"),),),
        CHOICE: _choices(language, content),
        NUMBER: ((Button(words("Answer"), actions.CAST_ANSWER(content.id), style="success"),),),
        SENTENCE: ((Button(words("Answer"), actions.CAST_ANSWER(content.id), style="success"),),),
    }[content.asks]  # fmt: skip
    return (*answers, *links(language, content), _write(words, content))


def about(words: Words, content: Content) -> str:
    begins = begins_of(words.language, content)
    return words.html("About: “{begins}”", begins=begins)


def _choices(language: Language, content: Content, chosen: int | None = None) -> Rows:
    return tuple(
        (Button(f"{'✓ ' if at == chosen else ''}{name_in(language, one)}", actions.CAST_CHOOSE(content.id, at)),)
        for at, one in enumerate(content.choices)
    )


def links(language: Language, content: Content) -> Rows:
    return tuple((Button(name_in(language, one["labels"]), url=one["url"]),) for one in content.links)


def _write(words: Words, content: Content) -> tuple[Button, ...]:
    return (Button(words("Write to the sender"), actions.CAST_WRITE(content.id)),)


def pictures(content: Content) -> tuple[Picture, ...]:
    return tuple(Picture(one["kind"], one["file"]) for one in content.media)


def read_by(language: Language, content: Content) -> Screen:
    """One message wherever it can be: an album bears no buttons, and stands before the words."""
    text, rows = text_of(language, content), buttons(language, content)
    if not content.media:
        return Screen(text, rows)
    if len(content.media) == 1 and fits_below(content, language):
        return Screen("", rows, (Piece(text, pictures(content)),))
    return Screen(text, rows, (Piece("", pictures(content)),))


def fits_below(content: Content, language: Language) -> bool:
    length = len(name_in(language, content.texts).encode("utf-16-le")) // 2
    return length <= LONGEST_WITH_FILE


def answered(language: Language, content: Content, answer: Answer, zone: tzinfo, today: date) -> Screen:
    """What was pressed stands below the words that it was pressed below; what was written is told by itself."""
    words = words_for(language)
    said = _said(words, content, answer, words.moment(answer.at, zone, today=today))
    if content.asks not in PRESSED:
        anew = Button(words("Answer anew"), actions.CAST_ANSWER(content.id))
        return Screen(f"{said}\n\n{about(words, content)}", ((anew,), _write(words, content), (home(words),)))
    rows = (*_choices(language, content, answer.choice), *links(language, content), _write(words, content))
    body = f"<b>{heading(words, content.kind)}</b>\n\n{escaped(name_in(language, content.texts))}"
    return Screen(f"{body}\n\n<i>{said}</i>", (*rows, (home(words),)), caption=True)


def _said(words: Words, content: Content, answer: Answer, at: str) -> str:
    if content.asks == CONFIRM:
        return words("You have confirmed it: {moment}.", moment=at)
    said = words("Your answer: {answer} ({moment}).", answer=answer_text(words, content, answer), moment=at)
    counted = counted_as(words, content)
    return f"{said}\n{counted}" if counted else said


def counted_as(words: Words, content: Content) -> str:
    """So that whoever answers knows that it is more than an answer."""
    tie = parsed(content.counted)
    if tie is None:
        return ""
    return words("It is noted for the report: {what}.", what=counting.tie_name(words, tie))


def answer_text(words: Words, content: Content, answer: Answer) -> str:
    if answer.choice is not None and answer.choice < len(content.choices):
        return escaped(name_in(words.language, content.choices[answer.choice]))
    return inexact(words, answer.number) if answer.number is not None else escaped(answer.words)


def corrected(content: Content, drawn: Screen, messages: list[int]) -> Screen:
    """The message with the words is the last one: it gets those of now."""
    is_caption = len(content.media) == 1 and len(messages) == 1
    text = drawn.text or drawn.pieces[-1].text
    return Screen("", amends=(Amend(messages[-1], is_caption, text, drawn.buttons),))


def nudge(language: Language, content: Content) -> Screen:
    words = words_for(language)
    text = words.html("You have not answered this yet: “{begins}”", begins=begins_of(language, content))
    return Screen(f"{text}\n\n{asked(words, content)}", buttons(language, content))


# ---- asked


def ask_number(language: Language, content: Broadcast) -> Question[Amount]:
    words = words_for(language)
    return Question(_with_text(language, content, words("How many? Write the number.")), home(words))


def ask_words(language: Language, content: Broadcast) -> Question[str]:
    words = words_for(language)
    return Question(_with_text(language, content, words("Write your answer in one message.")), home(words))


def _with_text(language: Language, content: Content, ask: str) -> str:
    begins = name_in(language, content.texts)[:600]
    return f"{escaped(begins)}\n\n<b>{ask}</b>"
