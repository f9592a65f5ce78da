"""School breaks of a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import Language, Words, words_for
from newsroom.plan.breaks import KINDS, Break, Span, name_of
from screens import actions
from screens.forms import Offer, Question
from screens.parts import Names, back, home, in_pairs, name_in
from screens.screen import Button, Screen


@dataclass(frozen=True, slots=True)
class Year:
    """`year` is when it begins; `others`: which can be looked at beside it."""

    region_id: int
    region: Names
    year: int
    breaks: Sequence[Break]
    others: Sequence[int] = ()


def kind_name(words: Words, kind: str) -> str:
    """On a button."""
    return {
        "autumn": words("Autumn"), "winter": words("Winter"), "extra": words("First grade"),
        "spring": words("Spring"), "summer": words("Summer"),
    }[kind]  # fmt: skip


def school_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def year(language: Language, shown: Year) -> Screen:
    words = words_for(language)
    lines = [words.html("<b>{region} · school breaks {year}</b>", region=name_in(language, shown.region),
                        year=school_year(shown.year))]  # fmt: skip
    for one in shown.breaks:
        span = words.span(one.first, one.last)
        value = words("{what}, entered here", what=span) if one.is_own else span
        lines.append(words.html("{name}: {value}", name=name_in(language, one.names), value=value))
    if not shown.breaks:
        lines.append(words("No order is known for this year yet. You can enter the days of your region."))
    lines.append(words("Press a break to change it for your region."))
    kinds = [Button(kind_name(words, kind), actions.BREAK(shown.region_id, shown.year, kind)) for kind in KINDS]
    rows = in_pairs(kinds)
    others = tuple(Button(school_year(one), actions.BREAKS(shown.region_id, one)) for one in shown.others)
    return Screen(
        "\n".join(lines),
        (*rows, *((others,) if others else ()), (back(words, actions.SETTINGS(shown.region_id)), home(words))),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """`by_order` is what the ministry's order says, where one is known."""

    region_id: int
    year: int
    kind: str
    now: Span | None = None
    by_order: Span | None = None


def days(language: Language, asked: Asked) -> Question[Span]:
    words = words_for(language)
    lines = [words.html("<b>{name}, {year}</b>", name=name_in(language, name_of(asked.kind)),
                        year=school_year(asked.year))]  # fmt: skip
    if asked.now is not None:
        lines.append(words("Now: {span}.", span=words.span(*asked.now)))
    lines.append(words("Write the first and the last day. For example: 26.10–01.11."))
    offers: tuple[tuple[Offer[Span], ...], ...] = ()
    if asked.by_order is not None and asked.by_order != asked.now:
        offers = ((Offer(words("As in the order"), asked.by_order),),)
    return Question("\n".join(lines), back(words, actions.BREAKS(asked.region_id, asked.year)), offers)
