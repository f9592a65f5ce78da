"""The official report on a region's information work: all that is known of a period, gathered by a few looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation
from newsroom import access
from newsroom.counted import answers, followed, held, kinds, official_entries, outlets, press, stated
from newsroom.counted.answers import Counted
from newsroom.counted.entries import Entry
from newsroom.digests import digests, proposals, sent, shortcomings, spans
from newsroom.digests.figures import Digest
from newsroom.digests.official_parts import OfBranch, Official, OnSite, Rank, Sort
from newsroom.digests.sent import Sent
from newsroom.errors import Refused
from newsroom.library import openings
from newsroom.pages import reported, standing
from newsroom.pages.reported import Reported
from newsroom.people import upkeep
from newsroom.rubrics import turns
from newsroom.union import organisations, region_settings
from newsroom.union.organisations import REGION, Place
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from newsroom.who import Who

WITHIN = timedelta(days=92)  # of the end of its period a report is written; what is known later is of another time
LISTED = timedelta(days=6 * 366)  # of what was stated of the site, by its periods
LEGAL = "legal"
FOLLOWERS_ON = "followers "  # of what a stated rank is, with a platform behind


async def gather(
    tx: AsyncConnection, who: Who, place_id: int, period: Period, today: date | None = None
) -> Official:  # fmt: skip
    """`today`: the day of the report, on which members and pages stand as they are told; else the period's last."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "see a digest", place.id, place.region_id)
    return await told(tx, place, period, today)


async def told(tx: AsyncConnection, place: Place, period: Period, today: date | None = None) -> Official:
    """By the command line, too."""
    if place.level != REGION:
        raise Refused("old_button")
    first, _ = spans.days_of(period)
    as_of = _last(period) if today is None else max(first, min(today, _last(period) + WITHIN))
    found = await _gathered(tx, place, period, as_of, today)
    found = replace(found, findings=shortcomings.found(found))
    return replace(found, proposals=proposals.following(found))


def _last(period: Period) -> date:
    return spans.days_of(period)[1] - timedelta(days=1)


async def _gathered(tx: AsyncConnection, place: Place, period: Period, as_of: date, today: date | None) -> Official:
    first, last = spans.days_of(period)[0], _last(period)
    in_press, events = await press.counted(tx, place, period), await held.events(tx, place, period)
    sorts = await _sorts(tx, place, period, today, {kinds.PRESS: in_press.counted, kinds.EVENT: events.counted})
    digest, rubrics = await digests.told(tx, place, period, today), await turns.rubrics(tx, place.id)
    past_rubrics = await stated.rubrics(tx, place, period)
    decisions = await followed.decisions(tx, place, period)
    ranks = [one for one in await stated.ranks(tx, place) if _has_begun(one, as_of)]
    pages = await reported.of_region(tx, place, first, as_of)
    return Official(
        place=place, centre=(await organisations.centre(tx)).names, union_names=await _union_names(tx, place),
        period=period, as_of=as_of, strategy=region_settings.setting_in(place.settings, "strategy"),
        dormant_after=int(region_settings.setting_in(place.settings, "dormant_after")),
        figures=await upkeep.figures_of(tx, place.id, as_of), site=await _site(tx, place, period, as_of, today),
        pages=[one for one in pages if one.page.organisation_id == place.id],
        branches=await _branches(tx, place, pages), ranks=await _ranks(tx, place, pages, ranks, as_of),
        ranks_stated=[one for one in ranks if not one.what.startswith(FOLLOWERS_ON)],
        analysed=await stated.analysed(tx, place),
        press=sorts[kinds.PRESS], broadcast=sorts[kinds.BROADCAST], subscribed=sorts[kinds.SUBSCRIPTION],
        materials=sorts[kinds.MATERIAL], events=sorts[kinds.EVENT], by_level=in_press.by_level,
        outlets=await outlets.found(tx, _outlets_of(sorts.values())), own_outlets=await outlets.run_by(tx, place),
        themes=events.themes, trained=events.trained, sent_together=await stated.sent(tx, place, period),
        digest=digest, reposts=_reposts(await sent.of_period(tx, place, period)),
        past_posts=await stated.posts(tx, place, period), past_rubrics=past_rubrics,
        rubrics={one.code: one.names for one in rubrics},
        legal=_legal(digest, next((one.id for one in rubrics if one.code == LEGAL), 0), past_rubrics.get(LEGAL)),
        application=await stated.application(tx, place, period),
        library=await openings.of_period(tx, first, last, place.id),
        decisions=decisions, considered=followed.considered(decisions),
        proposed_last=_of_last_report(await followed.proposals(tx, place), last),
    )  # fmt: skip


async def _union_names(tx: AsyncConnection, place: Place) -> dict[str, str]:
    named = select(Organisation.union_names).where(Organisation.id == place.id)
    names: dict[str, str] = (await tx.execute(named)).scalar_one()
    return names


# ---- what is counted


async def _sorts(
    tx: AsyncConnection, place: Place, period: Period, today: date | None, known: dict[str, Counted]
) -> dict[str, Sort]:
    """By kind; `known` are those that have been asked for already."""
    before = spans.compared_with(period, today) or period
    around, told = Period(before.first, period.end, period.unit), await official_entries.of_region(tx, place, period)
    counted = known | {
        kinds.SUBSCRIPTION: (await press.subscribed(tx, place, period)).counted,
        kinds.BROADCAST: await answers.counted(tx, place, kinds.BROADCAST, period),
        kinds.MATERIAL: await held.materials(tx, place, period),
    }
    return {
        kind: Sort(one, await answers.beside(tx, place, kind, around, period), [e for e in told if e.kind == kind])
        for kind, one in counted.items()
    }


def _outlets_of(sorts: Iterable[Sort]) -> set[int]:
    told: list[Counted] = [one for sort in sorts for one in (sort.counted, *(other.counted for other in sort.beside))]
    return {outlet for one in told for group in one.groups for outlet in group.outlets}


async def _site(tx: AsyncConnection, place: Place, period: Period, as_of: date, today: date | None) -> OnSite:
    """What was stated is of a whole time; what the bot counts of one under way, of as much of the time before."""
    answer = await stated.site(tx, place, period)
    compared = spans.compared_with(period, None if answer.is_stated else today)
    since = as_of - LISTED
    ever = await answers.statements(tx, place, kinds.SITE)
    ever = [one for one in ever if _has_begun(one, as_of) and one.on_day > since]
    return OnSite(
        answer, await stated.site(tx, place, compared) if compared is not None else None, compared,
        _by_period(ever, kinds.MATERIALS_OF_SITE), _by_period(ever, kinds.VIDEOS_OF_SITE),
    )  # fmt: skip


def _has_begun(one: Entry, on_day: date) -> bool:
    return one.starts_on is None or one.starts_on <= on_day


def _by_period(ever: Sequence[Entry], what: str) -> list[tuple[Period, Quantity]]:
    """Of two of the same number, the one in the other's days, what is told more exactly."""
    told = [(one.period, one.quantity) for one in ever if one.what == what and one.period is not None]
    return [
        (period, quantity) for period, quantity in told
        if not any(period.holds(other) and not period.is_same(other) and quantity == same for other, same in told)
    ]  # fmt: skip


def _legal(digest: Digest, rubric_id: int, past: Quantity | None) -> Quantity | None:
    """Posts on rights and laws: as they were stated, else of those that were sent; None where nothing is known."""
    if past is not None or not digest.posts:
        return past
    return Amount(sum(one.count for one in digest.rubrics if one.id == rubric_id))


def _reposts(posts: Iterable[Sent]) -> Counter[int]:
    return sent.together((one for one in posts if one.is_repost), "part_id")


# ---- pages


async def _branches(tx: AsyncConnection, place: Place, pages: Sequence[Reported]) -> list[OfBranch]:
    """A primary organisation's page is told with its branch."""
    branches = await organisations.named_below(tx, place.id)
    return [
        OfBranch(one, [page for page in pages if one.id in (page.page.organisation_id, page.page.parent_id)])
        for one in branches
    ]


async def _ranks(
    tx: AsyncConnection, place: Place, pages: Sequence[Reported], ranks: Sequence[Entry], as_of: date
) -> list[Rank]:
    computed = await standing.rank_of_region(tx, place.id, as_of)
    said: dict[str, Quantity] = {
        one.page.platform: Amount(**one.page.facts[standing.STATED_RANK])
        for one in pages if one.page.organisation_id == place.id and standing.STATED_RANK in one.page.facts
    }  # fmt: skip
    for one in ranks:
        if one.what.startswith(FOLLOWERS_ON):
            said[one.what.removeprefix(FOLLOWERS_ON)] = one.quantity
    return [Rank(one, computed.get(one), said.get(one)) for one in sorted({*computed, *said})]


def _of_last_report(ever: Sequence[Entry], last: date) -> list[Entry]:
    """Each with what became of it. What was proposed when the period was over is of the report on it."""
    before = [one for one in ever if one.on_day <= last]
    newest = max((one.on_day for one in before), default=None)
    return [one for one in before if one.on_day == newest]
