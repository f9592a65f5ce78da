"""What a form asks: each step with its question, and how an answer to it is read, shown and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.visit import Visit
from locales import LANGUAGES, Language
from newsroom.errors import Kind, Refused
from newsroom.values import lines
from newsroom.values.addresses import parse_link
from newsroom.values.days import parse_dated
from newsroom.values.folding import one_line
from newsroom.values.periods import Period, of_dated, parse_period
from screens import forms as screens
from screens.forms import Question
from screens.values import BETWEEN, PERIOD, TEXT, Photo
from screens.values import Kind as KindOfValue

A = TypeVar("A")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parser(Generic[T]):
    """Makes a value of what somebody writes, or sends as a file, which then is what `visit.looked` has.

    By its kind it is kept: only what stands alone needs none.
    """

    parse: Callable[[Message, Visit], T]
    kind: KindOfValue[T] | None = None
    takes_file: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Step(Generic[A, T]):
    """One question. Where nothing can be written, it is pressed; `shows` is how its answer stands above the next."""

    name: str
    asks: Callable[[Language, A], Question[T]]
    parser: Parser[T]
    shows: Callable[[Language, T], str] | None = None
    skippable: bool = False


class Said:
    """What has been answered, by its step."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def __getitem__(self, step: Step[Any, T]) -> T:
        value: T = self._values[step.name]
        return value

    def get(self, step: Step[Any, T]) -> T | None:
        """None where it was passed over."""
        return self._values.get(step.name)

    def texts(self, steps: Iterable[Step[Any, str]]) -> dict[str, str]:
        """Of steps that ask for the same in each language."""
        return {step.name: self[step] for step in steps if self.get(step) is not None}


def in_each_language(
    asks: Callable[[Language, Language, A], Question[str]], parse: Callable[[Message, Visit], str], *,
    skippable: bool = False,
) -> tuple[Step[A, str], ...]:  # fmt: skip
    """The same in one language after the other."""
    return tuple(
        Step(one, partial(asks, one), Parser(parse, TEXT), partial(screens.in_language, one), skippable)
        for one in LANGUAGES
    )


def told(step: Step[Any, T], value: T) -> str:
    assert step.parser.kind is not None, "registered with one"
    return BETWEEN.join(map(str, step.parser.kind.told(value)))


def read(step: Step[Any, T], answer: str) -> T:
    """Refuses what cannot be read any more."""
    assert step.parser.kind is not None, "registered with one"
    return step.parser.kind.parse(tuple(answer.split(BETWEEN)), 0)


# ---- how answers are read


def words_of(message: Message, _: Visit) -> str:
    """The text; of a photo what stands below it."""
    return (message.text or message.caption or "").strip()


def name_of(message: Message, _: Visit, *, most: int) -> str:
    name = one_line(message.text or "")
    if len(name) > most:
        raise Refused("name_too_long", most=most)
    return name


def require_line(most: int, otherwise: Kind = "name_empty") -> Callable[[Message, Visit], str]:
    """How a name is read, or a reason, without which it cannot go on."""

    def line_of(message: Message, _: Visit) -> str:
        return lines.require_line(message.text or "", most, otherwise)

    return line_of


def period_of(message: Message, visit: Visit) -> Period:
    """A year, a month, a day, or as files write it."""
    text = (message.text or "").strip()
    try:
        return parse_period(text)
    except ValueError:
        return of_dated(*parse_dated(text, visit.today))


def photo_of(message: Message, visit: Visit) -> Photo:
    """The largest of its sizes. What is none is another answer."""
    if not message.photo:
        raise SkipHandler
    return Photo(visit.bot_id, message.photo[-1].file_id)


def by_pressing(_: Message, __: Visit) -> Any:
    """The parser of a step to which nothing is written: it is something else."""
    raise SkipHandler


A_PERIOD = Parser(period_of, PERIOD)
LINK = Parser(lambda message, _: parse_link(message.text or ""), TEXT)


def name(most: int) -> Parser[str]:
    return Parser(partial(name_of, most=most), TEXT)
