"""The specialist's queue, a card at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from locales import Language, Words, escaped, later, words_for
from screens.codec import pressed
from screens.parts import Names, name_in
from screens.screen import Button, Picture, Rows, Screen

# Ready reasons, each in both languages: the author reads it in theirs.
REASONS = {
    "when": later("the date and place of the event are missing"),
    "photo": later("the photo is too small or dark; send the original as a file"),
    "text": later("the text is too short; write what it means for people"),
}


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    place: Names
    author: str
    rubric: Names | None
    text: str
    sent_at: datetime
    left: int
    pictures: tuple[Picture, ...] = ()
    entered: bool = False


def card(language: Language, shown: Card, zone: tzinfo) -> Screen:
    words = words_for(language)
    told = [
        words.html(
            "<b>{place}</b> · {when}", place=name_in(language, shown.place), when=words.moment(shown.sent_at, zone)
        )
    ]
    if shown.entered:
        told.append(words("Entered by the region"))
    if shown.rubric is not None:
        told.append(words.html("Rubric: {rubric}", rubric=name_in(language, shown.rubric)))
    told.append(escaped(shown.text) if shown.text else words("No text."))
    if shown.left:
        told.append(words.many("{number} more waits.", "{number} more wait.", shown.left))
    rows: Rows = (
        (Button(words("Approve"), pressed("approve", shown.id), style="success"),
         Button(words("Return"), pressed("return", shown.id))),
        (Button(words("Home"), pressed("home")),),
    )  # fmt: skip
    return Screen("\n\n".join(told), rows, shown.pictures)


def empty(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("No post waits for review."), ((Button(words("Home"), pressed("home")),),))


def ask_reason(language: Language, post_id: int) -> Screen:
    words = words_for(language)
    rows: Rows = tuple((Button(reason_button(words, code), pressed("because", post_id, code)),) for code in REASONS)
    told = words("Why is it returned? Choose a reason or write your own.")
    return Screen(told, (*rows, (Button(words("Back"), pressed("review")),)))


def reason_button(words: Words, code: str) -> str:
    return {"when": words("No date or place"), "photo": words("Poor photo"), "text": words("Short text")}[code]


def reason(code: str) -> Names:
    return {"kk": words_for("kk")(REASONS[code]), "ru": words_for("ru")(REASONS[code])}


def arrivals(language: Language, waiting: int) -> Screen:
    """One notice for all that came."""
    words = words_for(language)
    told = words.many("{number} post waits for review.", "{number} posts wait for review.", waiting)
    return Screen(told, ((Button(words("Review"), pressed("review"), style="primary"),),))


def verdict(language: Language, state: str, comment: Names, link: str, post_id: int) -> Screen:
    """What the author is told."""
    words = words_for(language)
    if state == "published":
        told = words("Your post has been published. Thank you!")
        return Screen(told, ((Button(words("Open"), url=link),),) if link else ())
    if state == "approved":
        return Screen(words("Your post was approved. Thank you!"))
    told = words.html("Your post was returned for changes. Reason: {reason}", reason=name_in(language, comment))
    return Screen(told, ((Button(words("Correct it"), pressed("correct", post_id), style="primary"),),))


def bind_channel(language: Language, title: str, chat_id: int) -> Screen:
    words = words_for(language)
    told = words.html("Shall approved posts go to the channel «{title}»?", title=title)
    return Screen(told, ((Button(words("Yes"), pressed("bind", chat_id)), Button(words("No"), pressed("home"))),))


def publication(text: str, rubric: Names | None, language: Language, pictures: tuple[Picture, ...]) -> Screen:
    """The post as it stands in the channel."""
    body = escaped(text)
    if rubric is not None:
        tag = "".join(
            part.capitalize() for part in name_in(language, rubric).replace(",", " ").replace("-", " ").split()
        )
        body = f"{body}\n\n#{escaped(tag)}"
    return Screen(body, (), pictures)
