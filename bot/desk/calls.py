"""What a page asks of the desk: a route is a path, a right and a function of one call, which runs in a transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.visit import Visit
from locales import Words, words_for
from newsroom.posts.framing import Framed
from newsroom.who import Who

MOST_TEXT = 20_000  # characters of one value; the use case says how long what it takes may be
MOST_NUMBERS = 1000  # of one list
LARGEST_ID = 2**63 - 1


class Mangled(Exception):
    """What was given is not what a page of ours gives."""


@dataclass(frozen=True, slots=True)
class Call:
    """`visit` is whoever is signed in, as they are read for this call; `given` comes from path, query and body."""

    visit: Visit
    given: Mapping[str, Any]
    token: str = ""

    @property
    def tx(self) -> AsyncConnection:
        return self.visit.tx

    @property
    def who(self) -> Who:
        return self.visit.who

    @property
    def now(self) -> datetime:
        return self.visit.now

    @property
    def words(self) -> Words:
        return words_for(self.who.language)

    def number(self, name: str, default: int | None = None) -> int:
        value = self.given.get(name, default)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_ID:
            raise Mangled(name)
        return value

    def text(self, name: str, default: str | None = None) -> str:
        value = self.given.get(name, default)
        if not isinstance(value, str) or not _is_sound(value):
            raise Mangled(name)
        return value

    def flag(self, name: str) -> bool:
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            raise Mangled(name)
        return value

    def texts(self, name: str) -> list[str]:
        value = self.given.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and _is_sound(one) for one in value):
            raise Mangled(name)
        return value

    def numbers(self, name: str) -> list[int]:
        value = self.given.get(name)
        if not isinstance(value, list) or len(value) > MOST_NUMBERS:
            raise Mangled(name)
        if not all(isinstance(one, int) and not isinstance(one, bool) and 0 <= one <= LARGEST_ID for one in value):
            raise Mangled(name)
        return value


def _is_sound(text: str) -> bool:
    """Neither database takes a zero, or half of a letter."""
    return len(text) <= MOST_TEXT and "\x00" not in text and not any("\ud800" <= one <= "\udfff" for one in text)


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes for the page, in place of JSON."""

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class File(Content):
    """That somebody takes away under that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file that is drawn when the transaction is over, which it would hold up."""

    draw: Callable[[], bytes]
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class InFrame:
    """A photo that is drawn in its frame when the transaction is over, by the process that does so for all."""

    photo: Framed


Work = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` stands below `api/`; `right` is what its use case asks for, and the page's, where it names none.

    `links`: into the bot, whose name it takes; nothing else waits until Telegram has told that.
    """

    path: str
    work: Work
    writes: bool = False
    right: str = ""
    links: bool = False

    @property
    def method(self) -> str:
        return "POST" if self.writes else "GET"


def reads(path: str, work: Work, right: str = "") -> Route:
    return Route(path, work, right=right)


def does(path: str, work: Work, right: str = "", *, links: bool = False) -> Route:
    return Route(path, work, writes=True, right=right, links=links)


@dataclass(frozen=True, slots=True)
class Page:
    """`name` is its file below `static/pages/` and its place in the address. `title` is a text that is marked there.

    `right`: whoever has it is offered the page. `texts`: all that its file says, by the names that it has there.
    """

    name: str
    right: str
    title: Callable[[Words], str]
    texts: Callable[[Words], Mapping[str, str]]
    routes: Sequence[Route] = ()
