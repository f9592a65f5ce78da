"""Whom it is for, as data: one statement finds them, and it is fixed by that statement when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation, Person, Post, Seat
from locales import LANGUAGES, Language
from newsroom import weeks
from newsroom.posts.states import NEVER_SENT
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, PRESS, SPECIALIST

ROLES = (CHAIR, DEPUTY, SPECIALIST, PRESS)
PLACE, PERSON = PICKED = "place", "person"
IN, OUT = "in", "out"
MOST_PICKED = 300


@dataclass(frozen=True, slots=True)
class Audience:
    """Empty, it is all chairs and deputies. `picked` are places and people by hand, `without` those left out.

    A place stands for all below it. `is_silent`: of branches that have sent nothing this month.
    """

    roles: tuple[str, ...] = (CHAIR, DEPUTY)
    language: str = ""
    is_silent: bool = False
    places: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    without_places: tuple[int, ...] = ()
    without_people: tuple[int, ...] = ()

    def stored(self) -> dict[str, Any]:
        return {name: list(one) if isinstance(one, tuple) else one for name, one in asdict(self).items()}

    def how(self, what: str, number: int) -> str:
        """Whether it is in by hand, left out by hand, or neither."""
        chosen, without = self._of(what)
        return IN if number in chosen else OUT if number in without else ""

    def turned(self, what: str, number: int) -> Audience:
        """The next of the three: in, out, neither."""
        chosen, without = self._of(what)
        how = self.how(what, number)
        chosen = tuple(one for one in chosen if one != number) + ((number,) if not how else ())
        without = tuple(one for one in without if one != number) + ((number,) if how == IN else ())
        if what == PLACE:
            return replace(self, places=chosen, without_places=without)
        return replace(self, people=chosen, without_people=without)

    def _of(self, what: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (self.places, self.without_places) if what == PLACE else (self.people, self.without_people)

    @property
    def picked(self) -> int:
        return sum(map(len, (self.places, self.people, self.without_places, self.without_people)))


@dataclass(frozen=True, slots=True)
class Named:
    """How those are called that are picked, or left out, by hand."""

    places: Mapping[int, dict[str, str]]
    people: Mapping[int, str]


async def named(tx: AsyncConnection, audience: Audience) -> Named:
    if not audience.picked:
        return Named({}, {})
    places, people = (*audience.places, *audience.without_places), (*audience.people, *audience.without_people)
    names = await tx.execute(select(Organisation.id, Organisation.names).where(Organisation.id.in_(places)))
    called = await tx.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    return Named({row.id: row.names for row in names}, {row.id: row.name for row in called})


def parsed(stored: dict[str, Any]) -> Audience:
    given: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in stored.items()}
    return Audience(**given)


def found(audience: Audience, now: datetime) -> Select[*tuple[Any, ...]]:
    """Each once, wherever they sit, and by the first of their accounts."""
    people = select(func.min(Account.id).label("chat_id"), Person.id.label("person_id"))
    return (
        people.join_from(Account, Person, Person.id == Account.person_id)
        .join(Seat, Seat.person_id == Person.id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(*_conditions(audience, now))
        .group_by(Person.id)
    )


def _conditions(audience: Audience, now: datetime) -> list[ColumnElement[bool]]:
    those = [seats.active(now), Organisation.closed_on.is_(None)]
    by_role: ColumnElement[bool] = Seat.role.in_(audience.roles)
    if audience.places:
        by_role = and_(by_role, _below(audience.places))
    picked = Seat.person_id.in_(audience.people)
    if audience.people:  # by hand: whoever else they are
        those.append(picked if not audience.places else or_(by_role, picked))
    else:
        those.append(by_role)
    if audience.without_places:
        those.append(~_below(audience.without_places))
    if audience.without_people:
        those.append(Seat.person_id.not_in(audience.without_people))
    if audience.language:
        those.append(spoken() == audience.language)
    if audience.is_silent:
        those.append(~_has_sent(now))
    return those


def _below(place_ids: Sequence[int]) -> ColumnElement[bool]:
    """There, or in what stands below it."""
    there = (Organisation.id, Organisation.parent_id, Organisation.region_id)
    return or_(*(func.coalesce(one, 0).in_(place_ids) for one in there))


def _has_sent(now: datetime) -> ColumnElement[bool]:
    first = weeks.term_day(now).replace(day=1)
    sent = exists().where(Post.organisation_id == Seat.organisation_id, Post.local_day >= first)
    return sent.where(Post.state.not_in(NEVER_SENT), Post.sent_at.is_not(None))


def spoken() -> ColumnElement[str]:
    return func.coalesce(Account.language, Person.language)


async def counted(tx: AsyncConnection, audience: Audience, now: datetime) -> dict[Language, int]:
    """How many read it in each language."""
    those = found(audience, now).subquery()
    by_language = (
        select(spoken(), func.count())
        .join_from(Account, Person, Person.id == Account.person_id)
        .where(Account.id.in_(select(those.c.chat_id)))
        .group_by(spoken())
    )
    known = {row[0]: row[1] for row in await tx.execute(by_language)}
    others = sum(number for language, number in known.items() if language not in LANGUAGES)
    return {one: known.get(one, 0) + (others if one == LANGUAGES[0] else 0) for one in LANGUAGES}
