"""The goals of a place: how far they are, what they were before, and each to be set anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from locales import Language, Words, words_for
from newsroom.digests.goals import FIGURES, Goal, Goals
from newsroom.union.organisations import BRANCH, REGION, NamedPlace, Place
from newsroom.values.figures import Amount, Doubt
from screens import actions
from screens.forms import Offer, Question
from screens.goals import goal_name, goal_told
from screens.parts import back, by_page, home, label, name_in, page_within
from screens.screen import Button, Rows, Screen

PER_PAGE = 8


def goals(language: Language, found: Goals, zone: tzinfo, *, is_own: bool = True) -> Screen:
    """`is_own`: of whoever looks; any other place leads back to its card."""
    words, place = words_for(language), found.place
    lines = [words.html("<b>{place}</b> · goals", place=name_in(language, place.names))]
    for figure in FIGURES:
        known = found.of(figure)
        told = goal_told(words, known) if known is not None else words.in_context("goal", "none")
        lines.append(words.html("{name}: {value}", name=_capital(goal_name(words, figure)), value=told))
    if found.past:
        lines += ["", words("Before:"), *(_past(words, one, zone) for one in found.past)]
    rows: Rows = tuple((Button(_capital(goal_name(words, one)), actions.GOAL(place.id, one)),) for one in FIGURES)
    below = ((Button(words("By branch"), actions.GOALS_BELOW(place.id, 0)),),) if place.level == REGION else ()
    ways = (back(words, actions.GOALS_BELOW(place.region_id or place.id, 0)),) if place.level == BRANCH else ()
    ways = (back(words, actions.PLACE(place.id)),) if place.level == REGION and not is_own else ways
    return Screen("\n".join(lines), (*rows, *below, (*ways, home(words))))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _past(words: Words, goal: Goal, zone: tzinfo) -> str:
    days = [words.date(at.astimezone(zone).date()) for at in (goal.set_at, goal.ended_at or goal.set_at)]
    name = goal_name(words, goal.figure)
    return words("{figure}: {target} ({first} – {last})", figure=_capital(name), target=words.figure(goal.target),
                 first=days[0], last=days[1])  # fmt: skip


def below(language: Language, region: Place, places: Sequence[NamedPlace], page: int) -> Screen:
    words = words_for(language)
    at = page_within(page, len(places), PER_PAGE)
    shown = places[at * PER_PAGE : (at + 1) * PER_PAGE]
    buttons = [Button(label(name_in(language, one.names)), actions.GOALS(one.id)) for one in shown]

    def turn(to: int) -> str:
        return actions.GOALS_BELOW(region.id, to)

    head = words.html("<b>{place}</b> · goals", place=name_in(language, region.names))
    rows = by_page(words, buttons, at, len(places), turn, PER_PAGE)
    ways = (back(words, actions.GOALS(region.id)), home(words))
    return Screen(f"{head}\n{words('Choose a branch.')}", (*rows, ways))


@dataclass(frozen=True, slots=True)
class Asked:
    """`doubted`: what can be meant by what was written."""

    place: Place
    figure: str
    holds: int
    doubted: Sequence[int] = ()


def goal(language: Language, asked: Asked) -> Question[Amount | Doubt]:
    words, place = words_for(language), asked.place
    if asked.doubted:
        either = tuple(_offer(words.figure(one), one) for one in asked.doubted)
        again = Button(words("Write again"), actions.GOAL(place.id, asked.figure))
        return Question(words("This can be read in two ways. Which number do you mean?"), again, (either,))
    lines = [words.html("<b>{place}</b> · goals", place=name_in(language, place.names))]
    lines.append(words("Goal, {figure}: how many? Write a number.", figure=goal_name(words, asked.figure)))
    none = ((_offer(words("No goal"), 0),),) if asked.holds else ()
    return Question("\n".join(lines), back(words, actions.GOALS(place.id)), none)


def _offer(name: str, number: int) -> Offer[Amount | Doubt]:
    return Offer(name, Amount(number))
