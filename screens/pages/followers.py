"""Counting followers, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.pages.followers import ONE, TODAY, Page
from newsroom.values.figures import Amount, Doubt
from screens import actions
from screens.forms import Offer, Question, later
from screens.names import page_name
from screens.parts import LONGEST_LABEL, home, inexact, label
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class PageAsked:
    """`counted` is the page before it; `doubted` what was written and is asked about: whether it is right, or which."""

    page: Page
    today: date
    counted: Page | None = None
    doubted: tuple[Amount, ...] = ()
    which: str = TODAY


def ask(language: Language, asked: PageAsked) -> Question[Amount | Doubt]:
    words = words_for(language)
    if asked.doubted:
        return _doubt(words, asked)
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


def _doubt(words: Words, asked: PageAsked) -> Question[Amount | Doubt]:
    """A digit too many is easily written; and some numbers can be read in two ways."""
    page, doubted = asked.page, asked.doubted
    again = Button(words("Write again"), actions.COUNT_PAGE(page.id, asked.which))
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


def done(language: Language, place_id: int, pages: Sequence[Page], last: int = 0) -> Screen:
    """With what was counted of each: who sees a wrong number presses it."""
    words = words_for(language)
    lines = [*_noted(words, next((page for page in pages if page.id == last), None))]
    lines.append(words("All pages are counted. Thank you!") if last else words("All pages have been counted already."))
    counted = [page for page in pages if page.amount is not None]
    if counted:
        lines.append(words("If a number is wrong, press its page."))
    names = [page_name(words, page.platform, page.kind) for page in counted]
    rows: Rows = tuple(
        (Button(_page_label(words, page, alike=names.count(name) > 1), actions.COUNT_PAGE(page.id, ONE)),)
        for page, name in zip(counted, names, strict=True)
    )
    return Screen("\n".join(lines), (*rows, (Button(words("Pages"), actions.PAGES(place_id)), home(words))))


def _page_label(words: Words, page: Page, *, alike: bool) -> str:
    """Two pages of a kind are told apart by the ends of their addresses."""
    name = page_name(words, page.platform, page.kind)
    if alike and page.url:
        name = f"{name} {page.url.rstrip('/').rsplit('/', 1)[-1]}"
    value = inexact(words, page.amount or Amount(0))
    return f"{label(name, LONGEST_LABEL - len(value) - 2)}: {value}"


def no_pages(language: Language, place_id: int, *, feeds: bool) -> Screen:
    """Where branches feed the centre, none is missed."""
    words = words_for(language)
    text = (
        words("Your branch has no pages to count: its posts go to the regional page.") if feeds
        else words("Your branch has no pages in the list. Press “{Add_a_page}” and send the link to yours.",
                   Add_a_page=words("Add a page"))
    )  # fmt: skip
    add = (Button(words("Add a page"), actions.PAGE_ADD(place_id)), Button(words("Pages"), actions.PAGES(place_id)))
    return Screen(text, (add, (home(words),)))
