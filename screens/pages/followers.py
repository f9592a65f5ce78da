"""Counting followers, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.pages.followers import Page
from newsroom.values.figures import Amount, Doubt
from screens import actions
from screens.forms import Offer, Question, later
from screens.names import page_name
from screens.parts import inexact
from screens.screen import Button, Screen


@dataclass(frozen=True, slots=True)
class PageAsked:
    """`counted` is the page before it; `doubted` what was written and is asked about: whether it is right, or which."""

    page: Page
    today: date
    counted: Page | None = None
    doubted: tuple[Amount, ...] = ()


def ask(language: Language, asked: PageAsked) -> Question[Amount | Doubt]:
    words = words_for(language)
    if asked.doubted:
        return _doubt(words, asked.page, asked.doubted)
    page = asked.page
    lines = [
        *_noted(words, asked.counted),
        f"<b>{words('How many followers are there now?')}</b>",
        page_name(words, page.platform, page.kind),
    ]
    if page.url:
        lines.append(escaped(page.url))
    offers: tuple[tuple[Offer[Amount | Doubt], ...], ...] = ()
    if page.amount is not None and page.on_day is not None:
        when = words.date(page.on_day, today=asked.today)
        lines.append(words("Last time: {number} ({when}).", number=inexact(words, page.amount), when=when))
        offers = ((Offer(words("No change"), page.amount, "primary"),),)
    lines.append(words("Write the number, for example: 225."))
    return Question("\n".join(lines), later(words), offers)


def _doubt(words: Words, page: Page, doubted: tuple[Amount, ...]) -> Question[Amount | Doubt]:
    """A digit too many is easily written; and some numbers can be read in two ways."""
    again = Button(words("Write again"), actions.COUNT())
    if len(doubted) > 1:
        text = words("This can be read in two ways. Which number do you mean?")
        return Question(text, again, (tuple(Offer(inexact(words, one), one) for one in doubted),))
    before, number = inexact(words, page.amount or Amount(0)), inexact(words, doubted[0])
    text = words("Last time it was {before}, now {number}. Is that right?", before=before, number=number)
    return Question(text, again, ((Offer(words("Yes, right"), doubted[0]),),))


def _noted(words: Words, page: Page | None) -> list[str]:
    """What was understood of it."""
    if page is None or page.amount is None:
        return []
    name = page_name(words, page.platform, page.kind)
    return [words("{name}: {value} followers noted.", name=name, value=inexact(words, page.amount)) + "\n"]


def done(language: Language, counted: Page | None = None) -> Screen:
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
