"""Articles in newspapers, what was on television, radio and elsewhere, and newspaper subscriptions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.counted import answers, kinds, outlets
from newsroom.counted.answers import Counted, Group, outlets_of, summed
from newsroom.counted.outlets import Outlet
from newsroom.union.organisations import Place
from newsroom.values.figures import Quantity
from newsroom.values.periods import Period


@dataclass(frozen=True, slots=True)
class InPress:
    """By outlet; and by its level, where that is known of each that a figure is of."""

    counted: Counted
    outlets: dict[int, Outlet]
    by_level: dict[str, Quantity]


async def counted(tx: AsyncConnection, place: Place, period: Period) -> InPress:
    """Articles in newspapers and magazines."""
    return await _by_outlet(tx, await answers.counted(tx, place, kinds.PRESS, period))


async def broadcast(tx: AsyncConnection, place: Place, period: Period) -> InPress:
    """On television, radio, in videos and on other sites: groups by their sort."""
    return await _by_outlet(tx, await answers.counted(tx, place, kinds.BROADCAST, period))


async def subscribed(tx: AsyncConnection, place: Place, period: Period) -> InPress:
    """Copies by newspaper. Where a region has stated nothing, what its branches have is added up."""
    own = await answers.counted(tx, place, kinds.SUBSCRIPTION, period)
    if own.answer.quantity is not None:
        return await _by_outlet(tx, own)
    told = await answers.below(tx, place, kinds.SUBSCRIPTION, period)
    by_outlet: dict[tuple[int, ...], list[Quantity]] = {}
    for one in told:
        by_outlet.setdefault(outlets_of(one), []).append(one.quantity)
    groups = tuple(Group("", ids, summed(parts)) for ids, parts in by_outlet.items())
    answer = answers.Answer(parts=summed(one.quantity for one in told))
    return await _by_outlet(tx, Counted(answer, groups))


async def _by_outlet(tx: AsyncConnection, found: Counted) -> InPress:
    ids = sorted({one for group in found.groups for one in group.outlets})
    known = await outlets.found(tx, ids)
    levels: dict[str, list[Quantity]] = {}
    for group in found.groups:
        of_each = {known[one].level for one in group.outlets}
        if len(of_each) == 1 and group.quantity is not None:
            levels.setdefault(of_each.pop(), []).append(group.quantity)
    by_level = {level: total for level in kinds.OUTLET_LEVELS if (total := summed(levels.get(level, ()))) is not None}
    return InPress(found, known, by_level)
