"""Whose posts they are that were sent in a period: the branch's own, or of a primary organisation below it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, Post
from newsroom.posts.states import NEVER_SENT
from newsroom.union.organisations import CENTRE, PRIMARY, REGION, Place
from newsroom.values.periods import Period


@dataclass(frozen=True, slots=True)
class Source:
    """Of one branch, or of the region itself: how many it sent, and how many of these primary organisations wrote."""

    place_id: int
    sent: int
    of_primary: int


async def posts(tx: AsyncConnection, place: Place, period: Period) -> list[Source]:
    """By the place that sent them, each day by its own clock. What was sent by nobody is no row: it sent none."""
    of_primary = or_(Post.from_primary.is_(True), Organisation.level == PRIMARY)
    found = select(
        Post.organisation_id.label("place_id"), func.count().label("sent"),
        func.count().filter(of_primary).label("of_primary"),
    )  # fmt: skip
    found = found.join(Organisation, Organisation.id == Post.organisation_id).where(_below(place), *_within(period))
    found = found.where(Post.state.not_in(NEVER_SENT)).group_by(Post.organisation_id).order_by(Post.organisation_id)
    return await fetch_all(tx, found, Source)


def _below(place: Place) -> ColumnElement[bool]:
    if place.level == CENTRE:
        return Post.organisation_id.is_not(None)
    if place.level == REGION:
        return Organisation.region_id == place.id
    return or_(Organisation.id == place.id, Organisation.parent_id == place.id)


def _within(period: Period) -> list[ColumnElement[bool]]:
    days = [Post.local_day >= period.first] if period.first is not None else []
    return [*days, *([Post.local_day < period.end] if period.end is not None else [])]
