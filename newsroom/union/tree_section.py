"""One table of a TOML file: its fields as values, and whatever is wrong with one told by line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from locales import LANGUAGES, later
from locales.said import Said, Speaks, said
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.union import tree_shape
from newsroom.union.tree_places import Path, Places
from newsroom.values.days import DAY, parse_dated
from newsroom.values.figures import MOST, ROUNDED, SOME, Amount, Doubt, Quantity, parse_amount
from newsroom.values.periods import Period, parse_period

IN_FIELD, IN_LINE = later("line {line}, {field}"), later("line {line}")
MISSING, LONGER = later("is missing"), later("is longer than {most} characters")
NONE_OF, TWICE = later("“{value}” is none of {known}"), later("“{value}” stands here twice")
NO_ZONE = later("“{zone}” is no zone that is known; write “{known}”")
NO_FIGURE, NO_DATE = later("{value} is no figure; write {known}"), later("{value} is no date; write {known}")
AMOUNTS = '225, "about 6200", "over 90", "up to 2", "2-3"'
QUANTITIES = '225, "about 6200", "6.2k", "over 90", "up to 2", "2-3", "some"'
DATES = '2025-08-21, "2025-08", "2025"'
NO_TOML = later("cannot be read ({reason})")
LONGEST_SAID = 300  # of what is wrong
CODE = re.compile(r"[a-z0-9_]{2,40}")
ROW_CODE = re.compile(r"[a-z0-9_-]{1,40}")
OF_THOUSANDS = re.compile(r"[0-9]+[.,][0-9]k")


def shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class _Short(Said):
    """However much of the file is repeated in it."""

    def told(self, words: Speaks) -> str:
        return shorten(Said.told(self, words), LONGEST_SAID)


class TreeError(ValueError):
    """What is wrong with the file: `line` and `field` say where; `what` is all of it."""

    def __init__(self, line: int, name: str, trouble: Said) -> None:
        self.line, self.field = line, shorten(name, LONGEST_SAID)
        where = said(IN_FIELD, line=line, field=self.field) if name else said(IN_LINE, line=line)
        self.what = said("{where}: {trouble}", where=where, trouble=_Short(trouble.text, trouble.values))
        super().__init__(str(self.what))


@dataclass(frozen=True, slots=True)
class Section:
    """`path` is where it stands in the file."""

    place: Places
    path: Path
    data: dict[str, Any]

    def wrong(self, name: str, trouble: str, /, **values: object) -> TreeError:
        """`trouble` is marked by `later`; what it is told of follows the field's name."""
        return TreeError(self.place.line((*self.path, name)), name, said(trouble, **values))

    def only(self, known: Iterable[str]) -> Section:
        """A field that is not known is a field misspelt: what it says would be lost without a word."""
        for name in self.data:
            if name not in (fields := tuple(known)):
                raise self.wrong(name, later("is not known here; there are {known}"), known=", ".join(fields))
        return self

    def inner(self, name: str) -> Section:
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(name, later("must be a section: {header}"), header=f"[{name}]")
        return Section(self.place, (*self.path, name), value)

    def inners(self) -> dict[str, Section]:
        """All that stands in it, each a section."""
        return {name: self.inner(name) for name in self.data}

    def many(self, name: str) -> list[Section]:
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            header = ".".join(str(one) for one in (*self.path, name) if isinstance(one, str))
            raise self.wrong(name, later("must be sections, each with two brackets: {header}"), header=f"[[{header}]]")
        return [Section(self.place, (*self.path, name, at), one) for at, one in enumerate(value)]

    def texts(self, name: str) -> list[str]:
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(name, later("must be a list of texts: {example}"), example='["…", "…"]')
        return [self._without_null(name, one) for one in value]

    def zone(self) -> str:
        name = self.text("timezone", "")
        try:
            ZoneInfo(name or weeks.UNION_ZONE)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.wrong("timezone", NO_ZONE, zone=name, known=weeks.UNION_ZONE) from None
        return name

    def text(self, name: str, otherwise: str | None = None, most: int | None = None) -> str:
        value = self.data.get(name, otherwise)
        if value is None:
            raise self.wrong(name, MISSING)
        if not isinstance(value, str):
            raise self.wrong(name, later("must be a text, not {value}"), value=repr(value))
        if most is not None and len(value) > most:
            raise self.wrong(name, LONGER, most=most)
        return self._without_null(name, value).strip()

    def _without_null(self, name: str, value: str) -> str:
        if "\x00" in value:
            raise self.wrong(name, later("has a sign in it that no database keeps"))
        return value

    def yes(self, name: str) -> bool | None:
        value = self.data.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, later("must be true or false, not {value}"), value=repr(value))
        return value

    def code(self, name: str = "code") -> str:
        code = self.text(name)
        if not CODE.fullmatch(code):
            raise self.wrong(name, later("“{code}” is not 2–40 of a–z, 0–9 and _"), code=code)
        return code

    def row_code(self) -> str:
        """By which a row of a table is known again: it need not be known elsewhere."""
        code = self.text("code")
        if not ROW_CODE.fullmatch(code):
            raise self.wrong("code", later("“{code}” is not 1–40 of a–z, 0–9, _ and -"), code=code)
        return code

    def names(self, name: str) -> dict[str, str]:
        """Needed in every language."""
        names: dict[str, str] = {language: self.text(f"{name}_{language}") for language in LANGUAGES}
        for language, value in names.items():
            if not value:
                raise self.wrong(f"{name}_{language}", later("is empty"))
        return names

    def in_languages(self, name: str = "", most: int | None = None) -> dict[str, str]:
        """In whichever languages it is said; where there is no name, by the languages alone."""
        keys = {language: f"{name}_{language}" if name else str(language) for language in LANGUAGES}
        found = {str(language): self.text(key, "", most) for language, key in keys.items()}
        return {language: text for language, text in found.items() if text}

    def one_of(self, name: str, known: Iterable[str], otherwise: str | None = None) -> str:
        value, fields = self.text(name, otherwise), tuple(known)
        if value not in fields and value != otherwise:
            raise self.wrong(name, NONE_OF, value=value, known=", ".join(fields))
        return value

    def whole(self, name: str, most: int = MOST) -> int | None:
        value = self.data.get(name)
        if value is not None and not (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most):
            raise self.wrong(name, later("must be a whole number, not {value}"), value=repr(value))
        return value

    def amount(self, name: str) -> Amount:
        """A number of TOML, or a text as people write figures."""
        found = self._amount(name, self.data[name])
        if found is None:
            raise self.wrong(name, NO_FIGURE, value=repr(self.data[name]), known=AMOUNTS)
        return found

    def quantity(self, name: str) -> Quantity:
        """An amount, or "some": it happened, and the number is not stated."""
        value = self.data.get(name)
        if value is None:
            raise self.wrong(name, MISSING)
        found = SOME if value == "some" else self._amount(name, value)
        if found is None:
            raise self.wrong(name, NO_FIGURE, value=repr(value), known=QUANTITIES)
        return found

    def _amount(self, name: str, value: object) -> Amount | None:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
            return Amount(value)
        try:
            amount = parse_amount(value) if isinstance(value, str) else None
        except Refused:
            return None
        if isinstance(amount, Doubt):
            two = {"smaller": amount.smaller.value, "larger": amount.larger.value}
            doubt = later("{value} may be {smaller} or {larger}; write it in digits")
            raise self.wrong(name, doubt, value=repr(value), **two)
        if amount is not None and not amount.qualifier and OF_THOUSANDS.fullmatch(str(value).strip()):
            return Amount(amount.value, ROUNDED)
        return amount

    def period(self, name: str) -> Period:
        """The value of a field."""
        value = self.data.get(name)
        if value is None:
            raise self.wrong(name, MISSING)
        return self.period_of(name, value.isoformat() if type(value) is date else str(value))

    def period_of(self, name: str, text: str) -> Period:
        """Told by the name of a field."""
        try:
            return parse_period(text)
        except ValueError:
            no_period = later(
                "“{text}” is no period; write 2023, 2024-H1, 2024-Q3, 2025-08, 2025-01..2025-11 or 2024-01.."
            )
            raise self.wrong(name, no_period, text=text) from None

    def day(self, name: str) -> tuple[date, str]:
        """A date of TOML, a year, or a text; none of them says what today is."""
        value = self.data[name]
        try:
            if isinstance(value, date):
                return _day(value), DAY
            return parse_dated(str(value) if type(value) in (str, int) else "", None)
        except Refused:
            raise self.wrong(name, NO_DATE, value=repr(value), known=DATES) from None


def _day(value: date) -> date:
    """A moment is a date to Python."""
    return value.date() if isinstance(value, datetime) else value


def open_file(text: str) -> Section:
    """The whole of it, if it is TOML of a size that can be read."""
    trouble = tree_shape.trouble_in(text)
    if trouble is not None:
        raise TreeError(trouble[0], "", trouble[1])
    try:
        data: Mapping[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        last = max(1, len(text.splitlines()))
        raise TreeError(int(found.group(1)) if found else last, "", said(NO_TOML, reason=error)) from None
    return Section(Places(text), (), dict(data))
