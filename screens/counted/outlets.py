"""The register of newspapers, television and the like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import Language, escaped, words_for
from newsroom.counted.kinds import OUTLET_KINDS, OUTLET_LEVELS
from newsroom.counted.outlets import Outlet
from screens import actions
from screens.forms import Offer, Question
from screens.names import level_name, sort_name
from screens.parts import back, home, in_pairs, label, name_in, turning
from screens.screen import Button, Rows, Screen

PER_PAGE = 8


def listing(language: Language, found: Sequence[Outlet], page: int, *, has_more: bool) -> Screen:
    words = words_for(language)
    text = f"<b>{words('Outlets')}</b>\n{words('Press one to look at it, to correct it or to join two that are one.')}"
    if not found:
        text = f"<b>{words('Outlets')}</b>\n{words('There is none yet: they come with what is entered.')}"
    rows: Rows = tuple((Button(label(one.name), actions.OUTLET(one.id)),) for one in found)
    if not found:
        rows = ((Button(words("For the report"), actions.IN_REPORT(None)),),)
    turns = turning(page, actions.OUTLETS, has_more=has_more)
    return Screen(text, (*rows, *turns, (back(words, actions.IN_REPORT(None)), home(words))))


@dataclass(frozen=True, slots=True)
class Card:
    """`also` are other spellings, `addresses` what links to it begin with."""

    outlet: Outlet
    also: Sequence[str]
    addresses: Sequence[str]


def card(language: Language, shown: Card) -> Screen:
    words, outlet = words_for(language), shown.outlet
    level = level_name(words, outlet.level) if outlet.level else words("level not known")
    lines = [f"<b>{escaped(outlet.name)}</b>", f"{sort_name(words, outlet.kind)}, {level}"]
    if shown.also:
        lines.append(words.html("Also written: {names}", names=", ".join(shown.also)))
    if shown.addresses:
        lines.append(words.html("Known by links to: {addresses}", addresses=", ".join(shown.addresses)))
    if outlet.partners:
        lines.append(words.html("Together with: {whom}", whom=name_in(language, outlet.partners)))
    if outlet.headings:
        lines.append(words.html("Permanent column: {name}", name=name_in(language, outlet.headings)))
    if outlet.issues_a_month is not None:
        lines.append(words("Issues a month: {number}", number=words.figure(outlet.issues_a_month)))
    lines.append(words("If something is wrong, press what it is."))
    others = [one for one in OUTLET_LEVELS if one != outlet.level]
    levels = [Button(level_name(words, one), actions.OUTLET_IS(outlet.id, one, None)) for one in others]
    kinds = [Button(sort_name(words, one), actions.OUTLET_IS(outlet.id, one, None))
             for one in OUTLET_KINDS if one != outlet.kind]  # fmt: skip
    rows = [*in_pairs(levels), *in_pairs(kinds)]
    change = (Button(words("Another name"), actions.OUTLET_NAME(outlet.id)),
              Button(words("Join"), actions.OUTLET_INTO(outlet.id)))  # fmt: skip
    return Screen("\n".join(lines), (*rows, change, (back(words, actions.OUTLETS(0)), home(words))))


def name(language: Language, asked: Card) -> Question[str]:
    words = words_for(language)
    text = words.html("“{name}”: how is it called? The name before is still known.", name=asked.outlet.name)
    return Question(text, back(words, actions.OUTLET(asked.outlet.id)))


@dataclass(frozen=True, slots=True)
class Into:
    outlet_id: int = 0
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Joining:
    outlet: Outlet
    found: Sequence[Outlet]
    sent: str = ""


def into(language: Language, asked: Joining) -> Question[Into]:
    words = words_for(language)
    offers = tuple((Offer(label(one.name), Into(one.id)),) for one in asked.found)
    text = words.html("“{name}” is joined to another outlet, with all that came out there.", name=asked.outlet.name)
    if asked.sent and not asked.found:
        more = words("No other outlet begins so. Write it otherwise.")
    else:
        more = words("Press the other one.") if asked.found else words("Write how the other one begins.")
    return Question(f"{text}\n{more}", back(words, actions.OUTLET(asked.outlet.id)), offers)
