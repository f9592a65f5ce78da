"""Counting followers, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.pages.followers import ONE, TODAY, Page
from newsroom.values.counting import CLOSED, UNSEEN
from newsroom.values.figures import Amount, Doubt
from newsroom.values.platforms import GROUP
from screens import actions
from screens.forms import Offer, Question, later
from screens.names import address_end, page_name
from screens.parts import LONGEST_LABEL, home, inexact, label
from screens.screen import Button, Rows, Screen
from screens.values import Photo

UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered: a number, which may have come with a screenshot, or `what` stands in its place."""

    amount: Amount | Doubt | None = None
    what: str = ""
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class PageAsked:
    """`counted` is the page before it, `done` what became of that where it was not counted; `doubted` what was written
    and is asked about: whether it is right, or which; `before` the last counts, with their days.
    """

    page: Page
    today: date
    counted: Page | None = None
    doubted: tuple[Amount, ...] = ()
    which: str = TODAY
    done: str = ""
    unclear: bool = False
    shot: Photo | None = None
    before: tuple[tuple[Amount, date], ...] = ()


def ask(language: Language, asked: PageAsked) -> Question[Told]:
    words = words_for(language)
    if asked.doubted:
        return _doubt(words, asked)
    page = asked.page
    lines = _noted(words, asked.counted, asked.done)
    if asked.unclear:
        lines.append(words("This does not look like a number. Write digits, for example: 225.") + "\n")
    many = (
        words("How many members are there now?") if page.kind == GROUP else words("How many followers are there now?")
    )
    lines += [f"<b>{many}</b>", page_name(words, page.platform, page.kind)]
    if page.url:
        lines.append(escaped(page.url))
    offers: tuple[tuple[Offer[Told], ...], ...] = ()
    if page.amount is not None and page.on_day is not None:
        when = words.date(page.on_day, today=asked.today)
        lines.append(words("Last time: {number} ({when}).", number=inexact(words, page.amount), when=when))
        offers = ((Offer(words("No change"), Told(page.amount), "primary"),),)
    if not asked.unclear:
        lines.append(words("Write the number, for example: 225."))
    return Question("\n".join(lines), later(words), (*offers, _without(words)), _undo(words, asked))


def _without(words: Words) -> tuple[Offer[Told], ...]:
    """Why there is no number."""
    return (Offer(words("It is closed"), Told(what=CLOSED)), Offer(words("Cannot see it"), Told(what=UNSEEN)))


def _undo(words: Words, asked: PageAsked) -> Rows:
    """Of the page before, which a press has closed."""
    if asked.done != CLOSED or asked.counted is None:
        return ()
    return ((Button(words("Undo the closing"), actions.PAGE_REOPEN(asked.counted.id)),),)


def _doubt(words: Words, asked: PageAsked) -> Question[Told]:
    """A digit too many is easily written; and some numbers can be read in two ways."""
    page, doubted = asked.page, asked.doubted
    again = Button(words("Write again"), actions.COUNT_PAGE(page.id, asked.which))
    others: Rows = ((later(words),),)
    if len(doubted) > 1:
        text = words("This can be read in two ways. Which number do you mean?")
        return Question(text, again, (tuple(Offer(inexact(words, one), Told(one)) for one in doubted),), others)
    number = inexact(words, doubted[0])
    before, *earlier = asked.before or ((page.amount or Amount(0), asked.today),)
    lines = [words("Last time it was {before}, now {number}. Is that right?",
                   before=inexact(words, before[0]), number=number)]  # fmt: skip
    if earlier:
        told = [f"{inexact(words, one)} ({words.date(day, today=asked.today)})" for one, day in (before, *earlier)]
        lines.append(words("The last counts: {counts}.", counts="; ".join(told)))
    offers = ((Offer(words("Yes, right"), Told(doubted[0])),), _without(words))
    return Question("\n".join(lines), again, offers, others)


def _noted(words: Words, page: Page | None, done: str = "") -> list[str]:
    """What was understood of it."""
    if page is None:
        return []
    name = page_name(words, page.platform, page.kind)
    if done == CLOSED:
        return [words("{name}: closed from today on.", name=name) + "\n"]
    if done == UNSEEN:
        return [words("{name}: not seen today, we ask another time.", name=name) + "\n"]
    if page.amount is None:
        return []
    value = inexact(words, page.amount)
    noted = (
        words("{name}: {value} members noted.", name=name, value=value) if page.kind == GROUP
        else words("{name}: {value} followers noted.", name=name, value=value)
    )  # fmt: skip
    return [f"{noted}\n"]


def done(
    language: Language, place_id: int, pages: Sequence[Page], last: Page | None = None, what: str = ""
) -> Screen:  # fmt: skip
    """With what was counted of each: who sees a wrong number presses it."""
    words = words_for(language)
    lines = [*_noted(words, last, what)]
    lines.append(_all_done(words, last, what))
    counted = [page for page in pages if page.amount is not None]
    if counted:
        lines.append(words("If a number is wrong, press its page."))
    names = [page_name(words, page.platform, page.kind) for page in counted]
    rows: Rows = tuple(
        (Button(_page_label(words, page, alike=names.count(name) > 1), actions.COUNT_PAGE(page.id, ONE)),)
        for page, name in zip(counted, names, strict=True)
    )
    if what == CLOSED and last is not None:
        rows = (*rows, (Button(words("Undo the closing"), actions.PAGE_REOPEN(last.id)),))
    if len(pages) == 1:
        rows = (*rows, (Button(words("Signs of life"), actions.PAGE_LIFE(pages[0].id)),))
    return Screen("\n".join(lines), (*rows, (Button(words("Pages"), actions.PAGES(place_id)), home(words))))


def _all_done(words: Words, last: Page | None, what: str) -> str:
    if what:
        return words("There are no more pages to count now. Thank you!")
    return words("All pages are counted. Thank you!") if last else words("All pages have been counted already.")


def _page_label(words: Words, page: Page, *, alike: bool) -> str:
    """Two pages of a kind are told apart by the ends of their addresses."""
    name = page_name(words, page.platform, page.kind)
    if alike and page.url:
        name = f"{name} {address_end(page.url)}"
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
