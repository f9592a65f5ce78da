"""A screen as a value: it can be compared, kept as a golden file, and drawn again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Rows = tuple[tuple["Button", ...], ...]


@dataclass(frozen=True, slots=True)
class Button:
    """Exactly one of `data`, `url` and `copy` says what it does."""

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or file to show: kept by Telegram under a file_id, or drawn when it is sent, after the commit."""

    kind: str
    file_id: str = ""
    drawn: Callable[[], bytes] | None = field(default=None, repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """What stays at hand: buttons in words below the text field, and commands. `mark` says whose menu it is."""

    mark: str
    text: str
    keys: tuple[tuple[str, ...], ...] = ()
    commands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is Telegram's HTML; `toast` is a word that passes, in answer to a tap.

    An album has no buttons, so that with pictures the text and the buttons follow in a message of their own. `menu` is
    there when another one is to be shown from now on.
    """

    text: str
    buttons: Rows = ()
    pictures: tuple[Picture, ...] = ()
    toast: str = ""
    menu: Menu | None = None
