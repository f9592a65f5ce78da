"""Counting followers, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.values.figures import Amount, Doubt
from screens import actions
from screens.names import page_name
from screens.parts import inexact, readings
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class PageAsked:
    id: int
    platform: str
    kind: str
    url: str
    before: Amount | None
    counted_on: date | None


def ask(language: Language, page: PageAsked, today: date, counted: PageAsked | None = None) -> Screen:
    """Above the question stands what was understood of the page before."""
    words = words_for(language)
    lines = [
        *_noted(words, counted),
        f"<b>{words('How many followers are there now?')}</b>",
        page_name(words, page.platform, page.kind),
    ]
    if page.url:
        lines.append(escaped(page.url))
    rows: Rows = ()
    if page.before is not None and page.counted_on is not None:
        when = words.date(page.counted_on, today=today)
        lines.append(words("Last time: {number} ({when}).", number=inexact(words, page.before), when=when))
        rows = ((Button(words("No change"), actions.SAME(page.id), style="primary"),),)
    lines.append(words("Write the number, for example: 225."))
    return Screen("\n".join(lines), (*rows, (Button(words("Later"), actions.HOME()),)))


def _noted(words: Words, page: PageAsked | None) -> list[str]:
    if page is None or page.before is None:
        return []
    name = page_name(words, page.platform, page.kind)
    return [words("{name}: {value} followers noted.", name=name, value=inexact(words, page.before)) + "\n"]


def doubt(language: Language, page: PageAsked, amount: Amount) -> Screen:
    """A digit too many is easily written."""
    words = words_for(language)
    before = inexact(words, page.before or Amount(0))
    text = words("Last time it was {before}, now {number}. Is that right?", before=before,
                 number=inexact(words, amount))  # fmt: skip
    yes = Button(words("Yes, right"), actions.SURE(page.id, amount))
    return Screen(text, ((yes, Button(words("Write again"), actions.COUNT())),))


def which(language: Language, page: PageAsked, two: Doubt) -> Screen:
    words = words_for(language)
    text, rows = readings(words, two, actions.MEANT, page.id)
    return Screen(text, (*rows, (Button(words("Write again"), actions.COUNT()),)))


def done(language: Language, counted: PageAsked | None = None) -> Screen:
    words = words_for(language)
    lines = [*_noted(words, counted), words("All pages are counted. Thank you!")]
    return Screen("\n".join(lines), ((Button(words("Home"), actions.HOME()),),))


def no_pages(language: Language, *, feeds: bool) -> Screen:
    """Where branches feed the centre, none is missed."""
    words = words_for(language)
    text = (
        words("Your branch has no pages to count: its posts go to the regional page.") if feeds
        else words("Your branch has no pages in the list. Tell the regional organisation their addresses.")
    )  # fmt: skip
    return Screen(text, ((Button(words("Home"), actions.HOME()),),))
