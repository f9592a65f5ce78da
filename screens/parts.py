"""What many screens have: names, dates of terms, the way home, choices by the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from locales import Words
from newsroom.values.figures import Amount, Quantity
from newsroom.values.languages import name_in as name_in
from screens import actions
from screens.screen import Button, Rows

T = TypeVar("T")
Names = dict[str, str]
PER_PAGE = 8
LONGEST_LABEL = 40
LIB = "lib_"  # the word of a link to an item begins so


def role_name(words: Words, role: str, *, acting: bool = False) -> str:
    if acting:
        return words("acting branch chair")
    return {
        "chair": words("branch chair"),
        "deputy": words("deputy chair"),
        "specialist": words("regional specialist"),
        "press": words("press service"),
        "owner": words("owner"),
    }[role]


def inexact(words: Words, amount: Amount) -> str:
    """As imprecise as it was told."""
    return words.inexact(amount.value, amount.qualifier, amount.low, amount.high)


def item_link(bot_name: str, item_id: int) -> str:
    """To an item of the library, from anywhere."""
    return f"https://t.me/{bot_name}?start={LIB}{item_id}"


def quantity(words: Words, told: Quantity) -> str:
    """What is stated without a number is named, and gets none."""
    return inexact(words, told) if isinstance(told, Amount) else words("number not stated")


def signed(words: Words, change: int) -> str:
    return ("+" if change > 0 else "−") + words.figure(abs(change))


def home(words: Words) -> Button:
    return Button(words("Home"), actions.HOME())


def back(words: Words, data: str) -> Button:
    return Button(words("Back"), data)


def in_rows(buttons: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(buttons[at : at + most]) for at in range(0, len(buttons), most))


def in_pairs(buttons: Sequence[T]) -> tuple[tuple[T, ...], ...]:
    return in_rows(buttons, 2)


def label(text: str, most: int = LONGEST_LABEL) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def page_within(page: int, total: int, per_page: int = PER_PAGE) -> int:
    """The page, or the last one where the list has become shorter."""
    return min(max(page, 0), max(total - 1, 0) // per_page)


def turning(page: int, turn: Callable[[int], str], *, has_more: bool) -> Rows:
    """To the page before and the one after, of a list whose end nobody has counted; no row where it is one page."""
    before = (Button("‹", turn(page - 1)),) if page else ()
    after = (Button("›", turn(page + 1)),) if has_more else ()
    return ((*before, *after),) if before or after else ()


def by_page(
    words: Words, choices: Sequence[Button], page: int, total: int, turn: Callable[[int], str], per_page: int = PER_PAGE
) -> Rows:  # fmt: skip
    """The choices of one page, one to a row, and what turns it; `total` counts those of all pages."""
    rows: Rows = tuple((choice,) for choice in choices)
    pages = -(-total // per_page)
    if pages <= 1:
        return rows
    place = f"{words.figure(page + 1)} / {words.figure(pages)}"
    turned = (Button("‹", turn((page - 1) % pages)), Button(place, turn(page)), Button("›", turn((page + 1) % pages)))
    return (*rows, turned)
