"""What is asked: in which outlet and when, how many copies, what was held, issued and decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from locales import Language, Words, escaped, words_for
from newsroom.counted.kinds import (
    BROADCAST,
    EVENTS,
    MATERIALS,
    ON_AIR,
    OUTLET_LEVELS,
    PRESS,
    PROPOSAL,
    SUBSCRIPTION,
)
from newsroom.counted.outlets import Outlet
from newsroom.values.days import YEAR
from newsroom.values.figures import Amount
from newsroom.values.periods import Period, before, half_of, of_dated, of_day
from screens import actions
from screens.counted.names import period_name
from screens.forms import Offer, Question
from screens.names import level_name, sort_name
from screens.parts import LONGEST_LABEL, Names, back, in_pairs, label, name_in, quantity
from screens.screen import Button, Picture, Piece

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is entered for; `names` where that is not one's own place."""

    id: int
    today: date
    names: Names | None = None


# ---- in which outlet


@dataclass(frozen=True, slots=True)
class Meant:
    """An outlet that there is; or a new one by its name, with its level or its sort."""

    outlet_id: int = 0
    name: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class WhichOutlet:
    """`sent` is a name that no outlet has: `known` are then those that it may be, else the usual ones."""

    place: Place
    kind: str
    known: Sequence[Outlet]
    sent: str = ""
    link: str = ""
    photo: str = ""
    title: str = ""
    clipping: int = 0


def outlet(language: Language, asked: WhichOutlet) -> Question[Meant]:
    words = words_for(language)
    known = tuple((Offer(label(one.name), Meant(one.id)),) for one in asked.known)
    new = _new_ones(words, asked) if asked.sent else ()
    pieces = (Piece("", (Picture("photo", asked.photo),)),) if asked.photo else ()
    return Question(_which(words, asked), back(words, actions.IN_REPORT(asked.place.id)), (*known, *new), pieces=pieces)


def _which(words: Words, asked: WhichOutlet) -> str:
    if asked.sent:
        new = words.html("“{name}” is not in the register yet.", name=asked.sent)
        if asked.kind == BROADCAST:
            return f"{new}\n{words('If it is a new one, press what it is.')}"
        return f"{new}\n{words('If it is a new one, press of which level it is.')}"
    if asked.link or asked.photo:
        return words("In which newspaper or on which site did it come out? Write its name, or press it.")
    if asked.kind == SUBSCRIPTION:
        return words("Which newspaper is subscribed to? Write its name, or press it.")
    if asked.kind == PRESS:
        return words("In which newspaper or magazine? Write its name, or press it.")
    return words("On which channel or site? Write its name, or press it.")


def _new_ones(words: Words, asked: WhichOutlet) -> tuple[tuple[Offer[Meant], ...], ...]:
    """Two to a row."""
    if asked.kind == BROADCAST:
        offers = [Offer(sort_name(words, what), Meant(0, asked.sent, what)) for what in ON_AIR]
    else:
        offers = [Offer(level_name(words, level), Meant(0, asked.sent, level)) for level in OUTLET_LEVELS]
    return in_pairs(offers)


# ---- when it came out


@dataclass(frozen=True, slots=True)
class CameOut:
    """`is_found`: by a link or a photo, and asked whether it is right."""

    place: Place
    outlet: Outlet
    title: str = ""
    link: str = ""
    photo: str = ""
    is_found: bool = False
    clipping: int = 0


OTHER = date.min  # another outlet than the one that was found


def came_out(language: Language, asked: CameOut) -> Question[date]:
    words, today = words_for(language), asked.place.today
    name = words.html("<b>{name}</b>", name=asked.outlet.name)
    lines = [name, *([escaped(asked.title)] if asked.title else []), *([escaped(asked.link)] if asked.link else [])]
    yesterday = Offer(words("Yesterday"), today - timedelta(days=1))
    pieces = (Piece("", (Picture("photo", asked.photo),)),) if asked.photo else ()
    leave = back(words, actions.IN_REPORT(asked.place.id))
    if not asked.is_found:
        offers = ((Offer(words("Today"), today), yesterday),)
        return Question("\n".join([*lines, words("On what day did it come out?")]), leave, offers, pieces=pieces)
    lines.append(words("Did it come out today? Then press the first button; else press or write the day."))
    right = Offer(words("Yes, note it"), today, style="primary")
    other = Offer(words("Another outlet"), OTHER)
    return Question("\n".join(lines), leave, ((right,), (yesterday, other)), pieces=pieces)


# ---- figures of a period


@dataclass(frozen=True, slots=True)
class Stating:
    """`about`: the newspaper that copies are of."""

    place: Place
    about: str = ""
    outlet_id: int = 0
    rubrics: Sequence[tuple[str, Names]] = field(default_factory=tuple)


def _leave(words: Words, asked: Stating) -> Button:
    return back(words, actions.IN_REPORT(asked.place.id))


def copies(language: Language, asked: Stating) -> Question[Amount]:
    words = words_for(language)
    text = words.html("<b>{name}</b>\nHow many copies are subscribed to? If there are none, write 0.", name=asked.about)
    return Question(text, _leave(words, asked))


def of_period(language: Language, asked: Stating) -> Question[Period]:
    words, today = words_for(language), asked.place.today
    half, this_year = half_of(today), of_dated(today.replace(month=1, day=1), YEAR)
    past_half, past_year = before(half), before(this_year)
    assert past_half is not None
    assert past_year is not None
    offers = (
        (Offer(words("This half-year"), half),), (Offer(words("Last half-year"), past_half),),
        (Offer(words("This year"), this_year), Offer(words("Last year"), past_year)),
    )  # fmt: skip
    return Question(words("For what time? Press it, or write a year or a month."), _leave(words, asked), offers)


def users(language: Language, asked: Stating) -> Question[Amount]:
    words = words_for(language)
    return Question(words("How many people use the union's application?"), _leave(words, asked))


def questions(language: Language, asked: Stating) -> Question[Amount]:
    words = words_for(language)
    return Question(words("How many questions were asked in it?"), _leave(words, asked))


def _sorts(words: Words, known: Sequence[str]) -> tuple[tuple[Offer[str], ...], ...]:
    return tuple((Offer(sort_name(words, what).capitalize(), what),) for what in known)


def material(language: Language, asked: Stating) -> Question[str]:
    words = words_for(language)
    return Question(words("What was issued?"), _leave(words, asked), _sorts(words, MATERIALS))


def titled(language: Language, asked: Stating) -> Question[str]:
    words = words_for(language)
    text = words("Write its title. If there were several, write only how many.")
    return Question(text, _leave(words, asked))


def event(language: Language, asked: Stating) -> Question[str]:
    words = words_for(language)
    return Question(words("What was held?"), _leave(words, asked), _sorts(words, EVENTS))


def theme(language: Language, asked: Stating) -> Question[str]:
    words = words_for(language)
    offers = tuple((Offer(label(name_in(language, names), LONGEST_LABEL), code),) for code, names in asked.rubrics)
    return Question(words("What was it about? Press a rubric, or write the theme."), _leave(words, asked), offers)


def held_on(language: Language, asked: Stating) -> Question[Period]:
    words, today = words_for(language), asked.place.today
    offers = (
        (Offer(words("Today"), of_day(today)), Offer(words("Yesterday"), of_day(today - timedelta(days=1)))),
        (Offer(words("This month"), of_dated(today.replace(day=1), "month")),),
    )  # fmt: skip
    return Question(words("When? Press it, or write the day or the month."), _leave(words, asked), offers)


def trained(language: Language, asked: Stating) -> Question[Amount]:
    words = words_for(language)
    return Question(words("How many people were trained? If you do not know, press “{Next}”.", Next=words("Next")),
                    _leave(words, asked))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Following:
    place: Place
    kind: str


def followed_text(language: Language, asked: Following) -> Question[str]:
    words = words_for(language)
    leave = back(words, actions.IN_REPORT(asked.place.id))
    if asked.kind == PROPOSAL:
        return Question(words("What does the report propose? One proposal in one sentence."), leave)
    return Question(words("What was decided? Write it in one sentence."), leave)


def office(language: Language, asked: Following) -> Question[str]:
    words = words_for(language)
    text = words("Who answers for it? Write the office, not the name.")
    return Question(text, back(words, actions.IN_REPORT(asked.place.id)))


def due(language: Language, asked: Following) -> Question[Period]:
    words = words_for(language)
    text = words(
        "By when? Write a day, a month or a year. If there is no deadline, press “{Next}”.", Next=words("Next")
    )
    return Question(text, back(words, actions.IN_REPORT(asked.place.id)))


# ---- how answers stand above the next question


def as_amount(language: Language, told: Amount) -> str:
    return quantity(words_for(language), told)


def as_period(language: Language, told: Period) -> str:
    return period_name(words_for(language), told)


def as_sort(language: Language, told: str) -> str:
    words = words_for(language)
    return (sort_name(words, told) or told).capitalize()


def as_text(_: Language, told: str) -> str:
    return escaped(told)
