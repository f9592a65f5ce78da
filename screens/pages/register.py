"""The pages of a place: the list, one page with all that is known of it, and what is asked to add or to end one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.pages.followers import CARD
from newsroom.pages.history import MISTAKE
from newsroom.pages.register import CLOSED, FEEDS, OPEN
from newsroom.values.figures import Amount
from newsroom.values.page_links import PageLink
from newsroom.values.platforms import GROUP, PAGE_KINDS, PROFILE
from screens import actions
from screens.forms import Offer, Question
from screens.names import address_end, page_name
from screens.parts import LONGEST_LABEL, Names, back, home, inexact, label, name_in
from screens.screen import Button, Rows, Screen

ADDED, MENDED = "added", "mended"
LONGEST_SHOWN = 60  # letters of an address


@dataclass(frozen=True, slots=True)
class Line:
    """A page in the list, with its newest count."""

    id: int
    platform: str
    kind: str
    url: str
    ended: str = OPEN
    is_to_ask: bool = False
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    place_id: int
    place: Names
    lines: Sequence[Line]
    above: str  # what the button Back tells


def pages(language: Language, shown: Pages) -> Screen:
    words = words_for(language)
    lines = [words.html("<b>{place}</b> · pages and groups", place=name_in(language, shown.place))]
    if not shown.lines:
        lines.append(words("The list is empty yet. Press “{button}” and send its link.", button=words("Add a page")))
    rows: Rows = tuple((Button(page_label(words, one), actions.PAGE_CARD(one.id)),) for one in shown.lines)
    add: tuple[Button, ...] = (Button(words("Add a page"), actions.PAGE_ADD(shown.place_id)),)
    if any(one.amount is not None for one in shown.lines):
        add = (*add, Button(words("Growth"), actions.GROWTH(shown.place_id)))
    return Screen("\n".join(lines), (*rows, add, (back(words, shown.above), home(words))))


def page_label(words: Words, page: Line) -> str:
    """Pages of a kind are told apart by the ends of their addresses."""
    name = page_name(words, page.platform, page.kind)
    if page.url:
        name = f"{name} {address_end(page.url)}"
    behind = ended_name(words, page.ended) if page.ended else words("to ask") if page.is_to_ask else ""
    behind = behind or (inexact(words, page.amount) if page.amount is not None else "")
    return f"{label(name, LONGEST_LABEL - len(behind) - 2)}: {behind}" if behind else label(name)


def ended_name(words: Words, ended: str) -> str:
    return {CLOSED: words("closed"), FEEDS: words("gone over"), MISTAKE: words("was a mistake")}[ended]


@dataclass(frozen=True, slots=True)
class Card:
    """`place` where it is not one's own; `elsewhere`: in whose register it stands as well."""

    page: Line
    place_id: int
    place: Names | None = None
    counted_on: date | None = None
    closed_on: date | None = None
    elsewhere: Sequence[Names] = ()
    noted: str = ""
    judges: bool = False
    life: Sequence[str] = ()


def card(language: Language, shown: Card, today: date) -> Screen:
    words, page = words_for(language), shown.page
    lines = [_noted(words, shown.noted)] if shown.noted else []
    lines.append(f"<b>{page_name(words, page.platform, page.kind)}</b>")
    if shown.place is not None:
        lines.append(words.html("Place: {place}", place=name_in(language, shown.place)))
    if page.url:
        lines.append(escaped(page.url))
    lines += _state(words, shown, today)
    if page.amount is not None and shown.counted_on is not None:
        when = words.date(shown.counted_on, today=today)
        number = inexact(words, page.amount)
        lines.append(
            words("Members of the group: {number} ({when})", number=number, when=when) if page.kind == GROUP
            else words("Followers: {number} ({when})", number=number, when=when)
        )  # fmt: skip
    else:
        lines.append(words("Followers have not been counted yet."))
    lines += shown.life
    if shown.elsewhere:
        where = words.list([name_in(language, one) for one in shown.elsewhere])
        lines.append(words.html("The same page is in the list of: {places}.", places=where))
    return Screen("\n".join(lines), (*_doings(words, shown), (back(words, actions.PAGES(shown.place_id)), home(words))))


def _noted(words: Words, noted: str) -> str:
    if noted == MENDED:
        return words("Added. There were Cyrillic letters in the address; we have put the Latin ones.") + "\n"
    return words("Added.") + "\n"


def _state(words: Words, shown: Card, today: date) -> list[str]:
    if shown.page.ended and shown.closed_on is not None:
        when = words.date(shown.closed_on, today=today)
        known = {
            CLOSED: words("Closed on: {date}", date=when),
            FEEDS: words("Feeds the centre since: {date}", date=when),
        }
        return [known.get(shown.page.ended, words("Was entered by mistake."))]
    if shown.page.is_to_ask:
        return [words("Only a link to one post is known. When you find the page, press “{button}”.",
                      button=words("Address"))]  # fmt: skip
    return []


def _doings(words: Words, shown: Card) -> Rows:
    page = shown.page
    counts = ((Button(words("All counts"), actions.PAGE_COUNTS(page.id)),),) if shown.judges and page.amount else ()
    if page.ended:
        return (*counts, (Button(words("Open again"), actions.PAGE_REOPEN(page.id)),))
    count = (Button(words("Write the number"), actions.COUNT_PAGE(page.id, CARD)),)
    life = (Button(words("Signs of life"), actions.PAGE_LIFE(page.id)),)
    address = ((Button(words("Address"), actions.PAGE_ADDRESS(page.id)),),) if page.is_to_ask else ()
    is_new = page.amount is None and not shown.life
    wrong = ((Button(words("Added by mistake"), actions.PAGE_MISTAKE(page.id)),),) if is_new else ()
    return (*address, count, life, *counts, (Button(words("Change"), actions.PAGE_CHANGE(page.id)),), *wrong)


def change(language: Language, page: Line) -> Screen:
    """What is wrong with it, or what has become of it."""
    words = words_for(language)
    text = f"<b>{page_name(words, page.platform, page.kind)}</b>\n{words('What shall be changed?')}"
    kinds = [kind for kind in PAGE_KINDS if kind != page.kind and page.platform not in ("website", "app")]
    others: Rows = tuple(
        (Button(words("It is: {what}", what=kind_name(words, page.platform, kind)), actions.PAGE_KIND(page.id, kind)),)
        for kind in kinds
    )
    address = Button(words("Address"), actions.PAGE_ADDRESS(page.id))
    closed = Button(words("It is closed"), actions.PAGE_END(page.id, CLOSED))
    feeds = Button(words("Feeds the centre"), actions.PAGE_END(page.id, FEEDS))
    return Screen(text, ((address, closed), (feeds,), *others, (back(words, actions.PAGE_CARD(page.id)), home(words))))


def kind_name(words: Words, platform: str, kind: str) -> str:
    if kind == PROFILE:
        return words("a person's profile")
    if kind == GROUP:
        return words("a group")
    return words("a channel") if platform in ("telegram", "youtube") else words("a page")


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent as the address: `kind` where it was chosen, `alone` where there is only that one thing."""

    text: str
    kind: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Adding:
    """`link` is what was sent and is asked about; `page_id` the page whose address is corrected, 0 for a new one."""

    place_id: int
    page_id: int = 0
    sent: str = ""
    link: PageLink | None = None


def address(language: Language, asked: Adding) -> Question[Sent]:
    words = words_for(language)
    leave = back(words, actions.PAGE_CARD(asked.page_id) if asked.page_id else actions.PAGES(asked.place_id))
    link = asked.link
    if link is None:
        return Question(words("Send the link to the page: open it, press “Share” and copy the link."), leave)
    if link.is_single:
        return _single(words, asked, link, leave)
    offers = tuple(
        (Offer(kind_name(words, link.platform, kind).capitalize(), Sent(asked.sent, kind)),) for kind in link.kinds
    )
    text = f"{words('What is it?')}\n{escaped(label(link.url, LONGEST_SHOWN))}"
    return Question(text, leave, offers)


def _single(words: Words, asked: Adding, link: PageLink, leave: Button) -> Question[Sent]:
    """The page may stand in the link; else it is asked for, and what there is can be kept."""
    text = words("This link shows one post, photo or card, and not the page.")
    on = words("Open the page itself, copy its link and send it here.")
    offers: tuple[tuple[Offer[Sent], ...], ...] = ()
    if link.address:
        text = f"{text} {words.html('Is this the page: {address}?', address=label(_shown(link.url), LONGEST_SHOWN))}"
        offers = tuple(
            (Offer(words("Yes, {what}", what=kind_name(words, link.platform, kind)), Sent(asked.sent, kind)),)
            for kind in link.kinds
        )
        on = words("Or open the page itself, copy its link and send it here.")
    text = f"{text}\n{on}"
    if not asked.page_id:
        offers = (*offers, (Offer(words("I have only this"), Sent(asked.sent, alone=True)),))
    return Question(text, leave, offers)


def _shown(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Ending:
    page: Line
    how: str
    today: date


def end(language: Language, asked: Ending) -> Question[date]:
    words = words_for(language)
    name = page_name(words, asked.page.platform, asked.page.kind)
    text = (
        words("{name}: since when is it closed?", name=name) if asked.how == CLOSED
        else words("{name}: since when is it kept no more, and posts go to the central page?", name=name)
    )  # fmt: skip
    text = f"{text}\n{words('Press the button, or write the date. For example: 01.09.2026')}"
    return Question(text, back(words, actions.PAGE_CARD(asked.page.id)), ((Offer(words("Today"), asked.today),),))
