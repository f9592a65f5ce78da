"""Prompts for a branch: two of a rubric for a week, and none of them again until the others were used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Idea, IdeasGiven, Organisation
from newsroom import weeks
from newsroom.rubrics.defaults import Texts

SHOWN = 2
AT_ONCE = 2000  # branches


@dataclass(frozen=True, slots=True)
class Prompt:
    """Of all, or of one region; in season from one «MM-DD» to another, if it has any."""

    id: int
    organisation_id: int | None
    texts: Texts
    season_from: str = ""
    season_until: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a branch was given last, in what week, and all since it last had every one. Nothing yet: no week."""

    week: str = ""
    ideas: Sequence[int] = ()
    used: Sequence[int] = ()


def is_in_season(prompt: Prompt, week: str) -> bool:
    """Some day of the week is in it; a season may go over the end of the year, as a week may."""
    if not prompt.season_from:
        return False
    monday, sunday = (f"{day:%m-%d}" for day in weeks.days_of(week))
    return any(
        first <= ends and begins <= last
        for begins, ends in _within_years(monday, sunday)
        for first, last in _within_years(prompt.season_from, prompt.season_until)
    )


def _within_years(first: str, last: str) -> tuple[tuple[str, str], ...]:
    return ((first, last),) if first <= last else ((first, "12-31"), ("01-01", last))


def pick(prompts: Sequence[Prompt], given: Given, branch_id: int, week: str) -> Given:
    """What the branch gets in a week, and the same when it is asked for again.

    What is of another season cannot be used. What was not used yet comes first, and of that what is in season; for
    the rest each branch has an order of its own, so that a region does not write of one thing everywhere.
    """
    in_season = {one.id for one in prompts if is_in_season(one, week)}
    possible = {one.id for one in prompts if not one.season_from} | in_season
    chosen = [one.id for one in prompts if one.id in given.ideas] if given.week >= week else []

    def rank(prompt_id: int) -> tuple[bool, bool, bool, bytes]:
        own_order = blake2s(f"{branch_id}:{prompt_id}".encode(), digest_size=8).digest()
        return prompt_id in given.used, prompt_id in given.ideas, prompt_id not in in_season, own_order

    more = sorted(possible.difference(chosen), key=rank)[: max(SHOWN - len(chosen), 0)]
    if not more and given.week >= week:
        return given
    begins_anew = not set(more).isdisjoint(given.used)
    return Given(max(given.week, week), (*chosen, *more), (*(() if begins_anew else given.used), *chosen, *more))


@dataclass(frozen=True, slots=True)
class _Branch:
    id: int
    region_id: int | None
    week: str | None
    ideas: Sequence[int] | None
    used: Sequence[int] | None

    @property
    def given(self) -> Given:
        return Given(self.week or "", self.ideas or (), self.used or ())


async def ideas_for(tx: AsyncConnection, rubric_id: int, branch_id: int, week: str) -> list[Texts]:
    """What it is given in that week, or would be: nothing is noted."""
    prompts = await _prompts(tx, rubric_id)
    return next(
        (_texts(prompts, _picked(prompts, one, week)) for one in await _branches(tx, rubric_id, [branch_id])), []
    )


async def give(tx: AsyncConnection, rubric_id: int, branch_ids: Iterable[int], week: str) -> dict[int, list[Texts]]:
    """To many at once, and noted: three statements for two thousand branches. Asked again, the same."""
    prompts = await _prompts(tx, rubric_id)
    everybody, shown = sorted(set(branch_ids)), dict[int, list[Texts]]()
    for first in range(0, len(everybody), AT_ONCE):
        branches = await _branches(tx, rubric_id, everybody[first : first + AT_ONCE])
        picked = [(one, _picked(prompts, one, week)) for one in branches]
        shown |= {one.id: _texts(prompts, given) for one, given in picked}
        await _note(tx, rubric_id, {one.id: given for one, given in picked if given != one.given})
    return shown


async def _prompts(tx: AsyncConnection, rubric_id: int) -> list[Prompt]:
    there = select(*columns(Prompt, Idea.__table__)).where(Idea.rubric_id == rubric_id, Idea.removed_on.is_(None))
    return await fetch_all(tx, there.order_by(Idea.id), Prompt)


async def _branches(tx: AsyncConnection, rubric_id: int, branch_ids: Sequence[int]) -> list[_Branch]:
    before = and_(IdeasGiven.branch_id == Organisation.id, IdeasGiven.rubric_id == rubric_id)
    known = select(Organisation.id, Organisation.region_id, IdeasGiven.week, IdeasGiven.ideas, IdeasGiven.used)
    known = known.outerjoin(IdeasGiven, before).where(Organisation.id.in_(branch_ids)).order_by(Organisation.id)
    return await fetch_all(tx, known, _Branch)


def _picked(prompts: Sequence[Prompt], branch: _Branch, week: str) -> Given:
    """Of those of all, and of its own region."""
    theirs = [one for one in prompts if one.organisation_id in (None, branch.region_id)]
    return pick(theirs, branch.given, branch.id, week)


def _texts(prompts: Sequence[Prompt], given: Given) -> list[Texts]:
    by_id = {one.id: one.texts for one in prompts}
    return [by_id[one] for one in given.ideas if one in by_id]


async def _note(tx: AsyncConnection, rubric_id: int, given: dict[int, Given]) -> None:
    """Of two at once both have picked the same."""
    rows = [
        {"branch_id": branch_id, "rubric_id": rubric_id, "week": one.week, "ideas": list(one.ideas),
         "used": list(one.used)}
        for branch_id, one in given.items()
    ]  # fmt: skip
    if not rows:
        return
    row = insert_or(tx, IdeasGiven)
    now = {name: row.excluded[name] for name in ("week", "ideas", "used")}
    await tx.execute(row.on_conflict_do_update(index_elements=["branch_id", "rubric_id"], set_=now), rows)
