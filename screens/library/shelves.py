"""Reading: sections, what stands in one, what was found, and an item with its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from locales import LANGUAGES, Language, Words, escaped, own_name, words_for
from newsroom.library.items import Item, Listed
from newsroom.library.reading import ALL
from newsroom.library.sections import Section
from newsroom.values.languages import name_in
from screens import actions
from screens.parts import LONGEST_LABEL, back, home, label, turning
from screens.screen import Button, Picture, Piece, Rows, Screen

PER_PAGE = 8
WHOLE = "library"  # the word of the link to all of them
LONGEST_SOUGHT = 40


def library(language: Language, sections: Sequence[Section], *, keeps: bool) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('In aid of activists')}</b>", words("Write what you look for, or choose a section.")]
    rows = _sections(language, sections)
    new = ((Button(words("New section"), actions.LIB_SECTION_NEW()),),) if keeps else ()
    return Screen("\n".join(lines), (*rows, *new, (home(words),)))


def _sections(language: Language, sections: Sequence[Section]) -> Rows:
    return tuple((Button(label(name_in(language, one.names)), actions.LIB_SECTION(one.id, None)),) for one in sections)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: where there is more behind it, it can be turned."""

    items: Sequence[Listed]
    number: int = 0
    has_more: bool = False


def section(language: Language, shown: Section, page: Page, *, adds: bool = False, keeps: bool = False) -> Screen:
    """`adds`: one may put something in; `keeps`: the section itself is one's own."""
    words = words_for(language)
    lines = [words.html("<b>{section}</b>", section=name_in(language, shown.names))]
    lines.append(words("Write what you look for, or choose.") if page.items else _empty(words, adds=adds))
    doings = (Button(words("New item"), actions.LIB_NEW(shown.id)),) if adds else ()
    named = (Button(words("Name"), actions.LIB_SECTION_NAME(shown.id)),) if keeps else ()
    rows = _listed(language, page, lambda number: actions.LIB_SECTION(shown.id, number))
    own = ((*doings, *named),) if adds or keeps else ()
    return Screen("\n".join(lines), (*rows, *own, (back(words, actions.LIBRARY()), home(words))))


def _empty(words: Words, *, adds: bool) -> str:
    who = (
        words("What you put in here, all who may read it find.") if adds
        else words("The regional organisation and the press service put materials in.")
    )  # fmt: skip
    return f"{words('It is empty yet.')} {who}"


def found(language: Language, letters: str, page: Page, sections: Sequence[Section] = ()) -> Screen:
    """Where nothing is, one can look round."""
    words, sought = words_for(language), label(letters, LONGEST_SOUGHT)
    if not page.items:
        text = words.html("Nothing found by «{letters}». Write another word, or choose a section.", letters=sought)
        return Screen(text, (*_sections(language, sections), (home(words),)))
    text = words.html("Found by «{letters}». If it is not there, write another word.", letters=sought)
    rows = _listed(language, page, actions.LIB_FOUND)
    return Screen(text, (*rows, (back(words, actions.LIBRARY()), home(words))))


def _listed(language: Language, page: Page, turn: Callable[[int], str]) -> Rows:
    words = words_for(language)
    rows: Rows = tuple((Button(item_label(words, one), actions.LIB_ITEM(one.id, None)),) for one in page.items)
    return (*rows, *turning(page.number, turn, has_more=page.has_more))


def item_label(words: Words, item: Listed) -> str:
    name = name_in(words.language, item.titles)
    if not item.is_withdrawn:
        return label(name)
    behind = words.in_context("library", "withdrawn")
    return f"{label(name, LONGEST_LABEL - len(behind) - 2)}: {behind}"


# ---- an item


@dataclass(frozen=True, slots=True)
class Shown:
    """`language`: in which it is read, which need not be that of the buttons. `is_open`: who reads has no seat.

    `asks`: it was offered to a question.
    """

    item: Item
    language: Language
    files: Sequence[Picture]
    back: str
    link: str
    keeps: bool = False
    is_open: bool = False
    asks: bool = False
    opened: int | None = None
    sends: bool = False


def item(language: Language, shown: Shown, today: date) -> Screen:
    words, one = words_for(language), shown.item
    lines = [f"<b>{escaped(name_in(shown.language, one.titles))}</b>"]
    if one.is_withdrawn:
        lines.append(words("It is withdrawn: only those who keep the library see it."))
    if note := name_in(shown.language, one.notes):
        lines += ["", escaped(note)]
    if one.links:
        lines += ["", *map(escaped, one.links)]
    lines += _facts(words, shown, today)
    pieces = (Piece("", tuple(shown.files)),) if shown.files else ()
    return Screen("\n".join(lines), _ways(words, shown), pieces)


def _facts(words: Words, shown: Shown, today: date) -> list[str]:
    one, facts = shown.item, []
    if one.in_force_on is not None:
        facts.append(in_force(words, one.in_force_on, today))
    if shown.keeps:
        facts.append(words("Open to all who have the link.") if one.audience == ALL else words("Open to seats only."))
    if shown.opened is not None:
        facts.append(words("Opened in 30 days: {number}", number=words.figure(shown.opened)))
    return ["", *(f"<i>{fact}</i>" for fact in facts)] if facts else []


def in_force(words: Words, since: date, today: date) -> str:
    day = words.date_with_year(since)
    return words("In force since: {date}", date=day) if since <= today else words("In force from: {date}", date=day)


def _ways(words: Words, shown: Shown) -> Rows:
    one = shown.item
    others = [language for language in LANGUAGES if language != shown.language and language in one.titles | one.notes]
    rows: list[tuple[Button, ...]] = []
    rows += [(Button(own_name(language), actions.LIB_ITEM(one.id, language)),) for language in others]
    if shown.is_open and shown.asks:
        return (*rows, (back(words, shown.back), home(words)))
    if shown.is_open:
        return (*rows, (Button(words("Ask to join"), actions.JOIN()),))
    if not one.is_withdrawn:
        share = Button(words("Share"), url=share_url(shown.link, name_in(shown.language, one.titles)))
        rows.append((share, Button(words("Poster"), actions.LIB_POSTER(one.id))))
        send = (Button(words("Send to …"), actions.CAST_ITEM(one.id)),) if shown.sends else ()
        rows.append((Button(words("Print"), actions.LIB_PRINT(one.id, shown.language)), *send))
    if shown.keeps:
        rows.append((Button(words("Change"), actions.LIB_EDIT(one.id)),))
    return (*rows, (back(words, shown.back), home(words)))


def share_url(link: str, title: str) -> str:
    """Telegram's own choice of a chat: it needs no inline mode."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(title, safe='')}"
