"""Counting followers, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import Language, escaped, words_for
from screens.codec import pressed
from screens.names import page_name
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class PageAsked:
    id: int
    platform: str
    kind: str
    url: str
    before: int | None
    counted_on: date | None


def ask(language: Language, page: PageAsked, today: date) -> Screen:
    words = words_for(language)
    told = [f"<b>{words('How many followers are there now?')}</b>", page_name(words, page.platform, page.kind)]
    if page.url:
        told.append(escaped(page.url))
    rows: Rows = ()
    if page.before is not None and page.counted_on is not None:
        when = words.date(page.counted_on, today=today)
        told.append(words("Last time: {number} ({when}).", number=words.number(page.before), when=when))
        rows = ((Button(words("No change"), pressed("same", page.id), style="primary"),),)
    told.append(words("Write the number, for example: 225."))
    return Screen("\n".join(told), (*rows, (Button(words("Later"), pressed("home")),)))


def doubt(language: Language, page: PageAsked, number: int) -> Screen:
    """A digit too many is easily written."""
    words = words_for(language)
    before = words.number(page.before or 0)
    told = words("Last time it was {before}, now {number}. Is that right?", before=before, number=words.number(number))
    yes = Button(words("Yes, right"), pressed("sure", page.id, number))
    return Screen(told, ((yes, Button(words("Write again"), pressed("count"))),))


def done(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("All pages are counted. Thank you!"), ((Button(words("Home"), pressed("home")),),))


def no_pages(language: Language, *, feeds: bool) -> Screen:
    """Where branches feed the centre, none is missed."""
    words = words_for(language)
    told = (
        words("Your branch has no pages to count: its posts go to the regional page.") if feeds
        else words("Your branch has no pages in the list. Tell the regional organisation their addresses.")
    )  # fmt: skip
    return Screen(told, ((Button(words("Home"), pressed("home")),),))
