"""A chair's post, from the first word to what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from locales import Language, Words, escaped, words_for
from screens.codec import pressed
from screens.parts import Names, name_in
from screens.screen import Button, Rows, Screen

BEGINS = 60
SHOWN = 2500  # characters of a text that a preview shows: the buttons below must stay in sight


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    rubric: Names | None
    text: str
    photos: int
    returned_for: Names | None = None
    entered_for: Names | None = None


def check(language: Language, draft: Draft) -> Screen:
    """The draft as it stands, and one tap to send it."""
    words = words_for(language)
    told = []
    if draft.entered_for:
        told.append(words.html("Entered for: {place}", place=name_in(language, draft.entered_for)))
    if draft.returned_for:
        told.append(words.html("Returned. Reason: {reason}", reason=name_in(language, draft.returned_for)))
    if draft.rubric is not None:
        told.append(f"<b>{escaped(name_in(language, draft.rubric))}</b>")
    if draft.text:
        told.append(escaped(_begins(draft.text)))
    if draft.photos:
        told.append(words("Photos and videos: {number}.", number=words.number(draft.photos)))
    if not draft.text:
        told.append(words("Now write the text: what, where, when, who."))
    told.append(f"<b>{words('Shall we send it like this?')}</b>")
    send: Rows = ((Button(words("Send it"), pressed("send", draft.id), style="success"),),)
    rest: Rows = (
        (Button(words("Rubric"), pressed("rubrics", draft.id)), Button(words("Write anew"), pressed("anew", draft.id))),
        (Button(words("Later"), pressed("home")), Button(words("Throw away"), pressed("drop", draft.id))),
    )
    return Screen("\n\n".join(told), send + rest)


def _begins(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def choose_rubric(
    language: Language, draft_id: int, rubrics: Sequence[tuple[int, Names]], of_week: int | None
) -> Screen:
    """The week's own stands first and marked."""
    words = words_for(language)
    ordered = sorted(rubrics, key=lambda rubric: rubric[0] != of_week)
    rows = tuple(
        (Button(("★ " if number == of_week else "") + name_in(language, names), pressed("rubric", draft_id, number)),)
        for number, names in ordered
    )
    return Screen(words("What is the post about?"), rows)


def ask_text(language: Language) -> Screen:
    words = words_for(language)
    told = words("Write the text: what, where, when, who. Photos can be sent before it, with it or after it.")
    return Screen(told, ((Button(words("Later"), pressed("home")),),))


def not_a_post(language: Language, text: str) -> Screen:
    """A short remark is not made into a draft; it can be, with one tap."""
    words = words_for(language)
    told = words.html("Got it: «{text}». If this is a post, press the button below.", text=_begins(text))
    rows = ((Button(words("Make it a post"), pressed("make")),), (Button(words("Home"), pressed("home")),))
    return Screen(told, rows)


def receipt(language: Language, at: datetime, zone: tzinfo) -> Screen:
    words = words_for(language)
    told = words("The post was taken in. {when}. We will tell you when the regional organisation has looked at it.",
                 when=words.moment(at, zone))  # fmt: skip
    return Screen(told, ((Button(words("My posts"), pressed("mine")), Button(words("Home"), pressed("home"))),))


def receipt_entered(language: Language, at: datetime, zone: tzinfo, place: Names, place_id: int) -> Screen:
    """For the specialist who entered it, and will review it."""
    words = words_for(language)
    told = words.html("Entered. {place}, {when}. The post waits in your queue.", place=name_in(language, place),
                      when=words.moment(at, zone))  # fmt: skip
    rows: Rows = (
        (Button(words("Review"), pressed("review"), style="primary"),),
        (Button(words("Enter more"), pressed("for", place_id)), Button(words("Home"), pressed("home"))),
    )
    return Screen(told, rows)


def state_name(words: Words, state: str) -> str:
    return {
        "sent": words("waits for review"),
        "returned": words("returned for changes"),
        "approved": words("approved"),
        "published": words("published"),
    }[state]


@dataclass(frozen=True, slots=True)
class OwnPost:
    sent_at: datetime
    rubric: Names | None
    text: str
    state: str
    link: str
    entered: bool = False


def shortened(text: str) -> str:
    """How it begins: enough to know it again."""
    first = text.splitlines()[0]
    return first if len(first) <= BEGINS else first[:BEGINS].rstrip() + "…"


def mine(language: Language, posts: Sequence[OwnPost], zone: tzinfo) -> Screen:
    words = words_for(language)
    told = [f"<b>{words('My posts')}</b>"]
    for post in posts:
        begins = shortened(post.text) if post.text else words("photo without a text")
        line = words.html("{when} · {begins} — {state}", when=words.moment(post.sent_at, zone), begins=begins,
                          state=state_name(words, post.state))  # fmt: skip
        if post.entered:
            line += f" ({words('entered by the region')})"
        told.append(line + (f"\n{post.link}" if post.link else ""))
    if not posts:
        told.append(words("Nothing has been sent yet."))
    return Screen("\n\n".join(told), ((Button(words("Home"), pressed("home")),),))
