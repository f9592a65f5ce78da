"""How far a region is set up: told by what there is, and so it comes again when that breaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Organisation, PlanMonth, ReminderRule
from newsroom import weeks
from newsroom.pages import register
from newsroom.people import invitations, terms, upkeep
from newsroom.plan import months
from newsroom.posts import review
from newsroom.reminders import rules
from newsroom.tasks import set_up
from newsroom.tasks.set_up import CHAIRS, CHANNEL, PAGES, PLAN, REMINDERS
from newsroom.union import organisations
from newsroom.values.page_links import parse_page_link
from tests.newsroom.everybody import CHANNEL as CHAT
from tests.newsroom.everybody import NOW, bound, invited, place, seated
from tests.newsroom.plan.planned import month_of

DAY = weeks.term_day(NOW)


async def found(tx, code: str = "vko"):
    return await set_up.of_region(tx, await place(tx, code), NOW)


async def is_done(tx, step: str) -> bool:
    return step in (await found(tx)).done


async def test_a_region_begins_with_its_reminders(tx):
    at = await found(tx)
    assert (at.done, at.branches, at.led, at.invited) == ((REMINDERS,), 2, 0, 0)
    assert at.left == at.shown == (CHANNEL, CHAIRS, PAGES, PLAN)


async def test_a_channel_that_is_lost_is_none_until_it_is_bound_again(tx):
    specialist = await bound(tx)
    assert await is_done(tx, CHANNEL)
    await review.channel_lost(tx, CHAT - 1, NOW)
    assert await is_done(tx, CHANNEL), "another one's"
    await review.channel_lost(tx, CHAT, NOW)
    assert not await is_done(tx, CHANNEL)
    assert (await found(tx)).is_lost
    await review.bind_channel(tx, specialist, CHAT, "Арна", NOW)
    assert await is_done(tx, CHANNEL)


async def test_chairs_are_in_when_each_branch_has_one(tx):
    """An invitation that opens no more is none, and so is one to a branch that has a chair; deputies are no chairs."""
    specialist = await seated(tx, "specialist", "vko")
    await seated(tx, "deputy", "ulan")
    chair = await seated(tx, "chair", "ridder")
    await invited(tx, "chair", "ridder")
    withdrawn = await invited(tx, "chair", "ulan")
    await invitations.revoke(tx, specialist, withdrawn, NOW)
    await invited(tx, "chair", "ulan", NOW - invitations.VALID_FOR - timedelta(days=2))
    at = await found(tx)
    assert (at.led, at.invited, at.without_chair) == (1, 0, 1)
    await invited(tx, "chair", "ulan")
    await invited(tx, "chair", "ulan")
    at = await found(tx)
    assert (at.led, at.invited) == (1, 1)
    await seated(tx, "chair", "ulan")
    assert await is_done(tx, CHAIRS)
    await terms.end(tx, specialist, chair.seat.id, NOW)
    assert not await is_done(tx, CHAIRS)
    await upkeep.close(tx, specialist, await place(tx, "school"), DAY, NOW)
    await upkeep.close(tx, specialist, await place(tx, "ridder"), DAY, NOW)
    assert await is_done(tx, CHAIRS), "of the branches that there are"


async def test_the_page_is_the_regions_own_and_open(tx):
    specialist = await seated(tx, "specialist", "vko")
    page = await register.add(
        tx, specialist, await place(tx, "vko"), parse_page_link("t.me/vko_kasipodak"), "page", NOW
    )
    assert await is_done(tx, PAGES)
    await register.end(tx, specialist, page, "closed", DAY, NOW, DAY)
    assert not await is_done(tx, PAGES)


async def test_a_plan_counts_from_its_approval(tx):
    month = await month_of(tx, await place(tx, "vko"), date(2026, 12, 1), "drafted")
    ticked = set()
    for state in months.STATES:
        await tx.execute(update(PlanMonth).where(PlanMonth.id == month).values(state=state))
        ticked |= {state} if await is_done(tx, PLAN) else set()
    assert ticked == {months.APPROVED, months.PUBLISHED}


async def test_a_plan_of_last_year_is_none_and_one_of_before_the_holidays_is(tx):
    await month_of(tx, await place(tx, "vko"), date(DAY.year - 1, DAY.month, 1), "approved")
    assert not await is_done(tx, PLAN)
    await month_of(tx, await place(tx, "vko"), (DAY - timedelta(days=100)).replace(day=1), "approved")
    assert await is_done(tx, PLAN)


async def test_reminders_are_on_while_one_to_chairs_is(tx):
    region = await organisations.require_code(tx, "vko")
    await rules.to_change(tx, region, NOW)
    assert await is_done(tx, REMINDERS)
    for kind in set_up.ASKED_OF_CHAIRS:
        off = update(ReminderRule).where(ReminderRule.organisation_id == region.id, ReminderRule.kind == kind)
        await tx.execute(off.values(is_on=False))
        assert await is_done(tx, REMINDERS) == (kind != set_up.ASKED_OF_CHAIRS[-1])


async def test_what_was_put_away_stays_away_and_what_breaks_after_that_comes(tx):
    specialist = await bound(tx)
    region_id = specialist.seat.organisation_id
    await set_up.put_away(tx, specialist, region_id, NOW)
    at = await found(tx)
    assert (at.left, at.shown) == ((CHAIRS, PAGES, PLAN), ())
    await review.channel_lost(tx, CHAT, NOW)
    assert (await found(tx)).shown == (CHANNEL,)
    await set_up.bring_back(tx, specialist, region_id, NOW)
    assert (await found(tx)).shown == (CHANNEL, CHAIRS, PAGES, PLAN)
    kept = (await tx.execute(select(Organisation.settings).where(Organisation.id == region_id))).scalar_one()
    assert not [name for name in kept if "set_up" in name], "and no tick is kept anywhere"


@pytest.mark.parametrize("code", ["centre", "ridder"])
async def test_nothing_else_is_set_up(tx, code):
    assert await found(tx, code) is None
