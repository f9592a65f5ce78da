"""A threshold that is crossed is one task, once, until its cause is gone: acted upon, closed with a reason, counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update

from db.tables import Notice, Page, Post, Sign, Task
from newsroom import weeks
from newsroom.digests import digests, spans
from newsroom.digests.data import as_data
from newsroom.errors import Refused
from newsroom.people import forgetting, upkeep
from newsroom.reminders import away, quiet
from newsroom.rubrics import keeping, turns
from newsroom.tasks import opening, tasks
from newsroom.tasks.causes import PAGE, RUBRIC, SILENT
from newsroom.union import organisations, region_settings
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import NOW, page_of, place, seated, sent_post, union

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONG_AGO = NOW - 10 * WEEK


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        yield tx


async def looks(tx, now=NOW, code: str = "vko") -> list[tuple[str, int]]:
    """As the clock does it; gives what is open then, with what it is of."""
    region = await place(tx, code)
    for one in await opening.due(tx, now):
        await opening.note(tx, await opening.look(tx, one, now), now)
    found, total = await tasks.first_in(tx, region, 0, 100)
    assert total == len(found)
    return [(one.kind, one.subject_id) for one in found]


async def only(tx, code: str = "vko") -> tasks.Task:
    (found,), _ = await tasks.first_in(tx, await place(tx, code), 0, 2)
    return found


async def outcomes(tx) -> list[str]:
    return list((await tx.execute(select(Task.outcome).order_by(Task.id))).scalars())


async def test_a_silent_branch_is_one_task_until_it_sends(tx):
    """Once a day, whoever looks; by a clock that is set back nothing comes twice; its post closes it at once."""
    chair, specialist = await seated(tx, "chair", "ridder", LONG_AGO), await seated(tx, "specialist", "vko")
    await seated(tx, "chair", "ulan", NOW - WEEK)
    await sent_post(tx, chair, now=LONG_AGO + DAY)
    ridder = chair.seat.organisation_id
    for one in await turns.rubrics(tx, await place(tx, "vko")):
        await keeping.retire(tx, specialist, await place(tx, "vko"), one.id, LONG_AGO)
    for now in (NOW, NOW + timedelta(hours=2), NOW - 3 * DAY, NOW + DAY):
        assert await looks(tx, now) == [(SILENT, ridder)]
    assert (await only(tx)).last_on == (LONG_AGO + DAY).date()
    assert await opening.due(tx, NOW + DAY) == []
    await sent_post(tx, chair, now=NOW + 2 * DAY)
    assert await looks(tx, NOW + DAY) == [], "before the morning has looked"
    assert await outcomes(tx) == [""]
    assert await looks(tx, NOW + 3 * DAY) == []
    assert await outcomes(tx) == ["gone"]
    anew = [(SILENT, ridder), (SILENT, await place(tx, "ulan"))]
    assert await looks(tx, NOW + 3 * DAY + 4 * WEEK) == anew, (
        "crossed anew; and the new chair has sat there long by now"
    )
    await region_settings.choose(tx, specialist, await place(tx, "vko"), "silent_after", 4, NOW)
    assert await looks(tx, NOW + 5 * DAY + 4 * WEEK) == [], "the region wants no such task"


async def test_closed_with_a_reason_it_comes_again_only_when_it_is_crossed_anew(tx):
    chair, specialist = await seated(tx, "chair", "ridder", LONG_AGO), await seated(tx, "specialist", "vko")
    await looks(tx)
    task = await only(tx)
    for reason, words in (("planned", ""), ("other", ""), ("agreed", "Иә"), ("x", "")):
        with pytest.raises(Refused, match="old_button"):
            await tasks.close(tx, specialist, task.id, reason, NOW, words)
    await tasks.close(tx, specialist, task.id, "other", NOW, "Тасқын")
    for again in (tasks.close(tx, specialist, task.id, "agreed", NOW), tasks.remind(tx, specialist, task.id, NOW)):
        with pytest.raises(Refused, match="task_closed"):
            await again
    shut = await tasks.require_task(tx, specialist, task.id)
    assert (shut.outcome, shut.words, shut.closed_on) == ("reason", "Тасқын", NOW.date())
    for later in (DAY, WEEK, 8 * WEEK):
        assert await looks(tx, NOW + later) == []
    await sent_post(tx, chair, now=NOW + 9 * WEEK)
    for later, found in ((9 * WEEK + DAY, 0), (11 * WEEK, 0), (13 * WEEK, 1)):
        assert len(await looks(tx, NOW + later)) == found
    assert await outcomes(tx) == ["reason", ""]
    await forgetting.forget(tx, specialist, NOW + 14 * WEEK)
    assert (await tx.execute(select(Task.words))).scalars().all() == ["", ""], "who wrote it is forgotten"


async def test_reminding_is_what_was_to_be_done(tx):
    """Whoever was asked this week is not asked again; whom nobody can reach is rung, and that is a reason."""
    chair, specialist = await seated(tx, "chair", "ridder", LONG_AGO), await seated(tx, "specialist", "vko")
    other = await seated(tx, "chair", "ulan", LONG_AGO)
    await looks(tx)
    first, second = (await tasks.first_in(tx, await place(tx, "vko"), 0, 9))[0]
    await tasks.remind(tx, specialist, first.id, NOW)
    asked = select(Notice.chat_id).where(Notice.kind == "asked")
    assert (await tx.execute(asked)).scalars().all() == [chair.account_id]
    assert [one.id for one in (await tasks.first_in(tx, await place(tx, "vko"), 0, 9))[0]] == [second.id]
    await away.go(tx, other, NOW.date() + WEEK, NOW)
    with pytest.raises(Refused, match="nobody_reached"):
        await tasks.remind(tx, specialist, second.id, NOW)
    assert await looks(tx, NOW + DAY) == [], "who is away is not spoken of"
    assert await outcomes(tx) == ["done", "gone"]


async def test_who_was_excused_or_has_no_chair_is_no_task(tx):
    chair = await seated(tx, "chair", "ridder", LONG_AGO)
    week = weeks.week_of(NOW.date())
    await quiet.say(tx, chair, chair.seat.organisation_id, week, "time", NOW)
    assert await looks(tx) == []
    assert await looks(tx, NOW + 8 * DAY) == [(SILENT, chair.seat.organisation_id)]


async def test_a_rubric_without_a_post_for_a_month(tx):
    """The whole month that is over, and since. Not where nothing was sent before it, nor of a rubric that is new."""
    chair, specialist = await seated(tx, "chair", "ridder", LONG_AGO), await seated(tx, "specialist", "vko")
    vko = await place(tx, "vko")
    first, second, *others = await turns.rubrics(tx, vko)
    for one in others:
        await keeping.retire(tx, specialist, vko, one.id, NOW)

    async def sends(rubric: int, now) -> None:
        number = await sent_post(tx, chair, now=now)
        await tx.execute(update(Post).where(Post.id == number).values(rubric_id=rubric))

    assert RUBRIC not in {kind for kind, _ in await looks(tx)}
    await sends(first.id, date_at(9, 20))
    await sends(second.id, date_at(10, 5))
    new = await keeping.add(tx, specialist, vko, {"kk": "Жаңа", "ru": "Новая"}, date_at(10, 7))
    assert await looks(tx, NOW + DAY) == [(SILENT, chair.seat.organisation_id), (RUBRIC, first.id)]
    (_, task), _ = await tasks.first_in(tx, vko, 0, 3)
    assert (task.last_on, task.rubric, task.place) == (date(2026, 9, 20), first.names, {"kk": "vko", "ru": "vko"})
    await sends(first.id, NOW + DAY + timedelta(hours=1))
    assert await looks(tx, NOW + DAY) == []
    december = date_at(12, 1)
    assert [one for one in await looks(tx, december) if one[0] == RUBRIC] == [(RUBRIC, second.id), (RUBRIC, new)]
    await keeping.retire(tx, specialist, vko, new, december)
    assert [one for one in await looks(tx, december + DAY) if one[0] == RUBRIC] == [(RUBRIC, second.id)]


def date_at(month: int, day: int):
    return NOW.replace(month=month, day=day)


async def test_a_page_that_sleeps(tx):
    """Told to live, ended, or of another place by now."""
    specialist, vko = await seated(tx, "specialist", "vko"), await place(tx, "vko")
    pages = [await page_of(tx, code) for code in ("ridder", "ulan")]
    for page in pages:
        await _was_seen(tx, page, NOW - 100 * DAY, NOW - DAY)
    assert await looks(tx) == [(PAGE, page) for page in pages]
    found, _ = await tasks.first_in(tx, vko, 0, 1)
    assert (found[0].place, found[0].platform, found[0].last_on) == (
        {"kk": "ridder", "ru": "ridder"}, "facebook", (NOW - 100 * DAY).date(),
    )  # fmt: skip
    assert (await tasks.first_in(tx, vko, 1, 1))[1] == 2
    await _was_seen(tx, pages[0], NOW - DAY, NOW + timedelta(hours=1))
    assert await looks(tx) == [(PAGE, pages[1])]
    await upkeep.merge(tx, specialist, await place(tx, "ulan"), await place(tx, "ridder"), NOW)
    assert await looks(tx, NOW + DAY) == [(PAGE, pages[1])]
    assert (await only(tx)).place == {"kk": "ridder", "ru": "ridder"}
    await tx.execute(update(Page).where(Page.id == pages[1]).values(ended="closed"))
    assert await looks(tx, NOW + DAY) == []


async def _was_seen(tx, page_id: int, on, at) -> None:
    row = {"page_id": page_id, "kind": "own_post", "on_day": on.date(), "noted_on": at.date(), "entered_at": at}
    await tx.execute(insert(Sign).values(**row))


async def test_places_and_regions_that_are_joined(tx):
    """A closed branch has no task; that of a branch goes with it into another region."""
    chair = await seated(tx, "chair", "ridder", LONG_AGO)
    press, specialist = await seated(tx, "press", "centre"), await seated(tx, "specialist", "vko")
    await seated(tx, "chair", "ulan", LONG_AGO)
    ridder, ulan = chair.seat.organisation_id, await place(tx, "ulan")
    assert await looks(tx) == [(SILENT, ridder), (SILENT, ulan)]
    await upkeep.close(tx, specialist, ulan, NOW.date(), NOW)
    assert [one.subject_id for one in (await tasks.first_in(tx, await place(tx, "vko"), 0, 9))[0]] == [ridder]
    await upkeep.merge(tx, press, await place(tx, "vko"), await place(tx, "abay"), NOW)
    assert await looks(tx, NOW + DAY, "abay") == [(SILENT, ridder)]
    assert await outcomes(tx) == ["", "gone"]
    with pytest.raises(Refused, match="no_right"):
        await tasks.close(tx, specialist, (await only(tx, "abay")).id, "agreed", NOW)


async def test_counted_by_the_day_that_was_looked_at(tx):
    """What Monday's morning sees is the week that is over: its digest tells it; the union's tells it by region."""
    specialist, press = await seated(tx, "specialist", "vko"), await seated(tx, "press", "centre")
    for code in ("ridder", "ulan", "ayagoz"):
        await seated(tx, "chair", code, LONG_AGO)
    vko, centre = await place(tx, "vko"), await place(tx, "centre")
    await looks(tx)
    week, this = spans.of_week("2026-W46"), spans.of_week("2026-W47")
    told = await digests.told(tx, await organisations.require_place(tx, vko), week)
    assert (told.tasks.opened, told.tasks.closed, told.tasks.open, len(told.tasks.new)) == (2, 0, 2, 2)
    await tasks.close(tx, specialist, told.tasks.new[0].id, "agreed", NOW)
    later = NOW + 6 * DAY
    now = await digests.of_period(tx, specialist, vko, this, later.date())
    assert (now.tasks.opened, now.tasks.closed, now.tasks.reasons, now.tasks.open, now.tasks.new) == (0, 1, 1, 1, [])
    assert as_data(now)["tasks"] == {"opened": 0, "closed": 1, "with_reason": 1, "open": 1}
    month = await digests.of_period(tx, press, centre, parse_period("2026-11"), later.date())
    by_region = [(one.opened, one.closed, one.open) for one in month.tasks.regions]
    assert (by_region, month.tasks.opened, len(as_data(month)["tasks"]["regions"])) == ([(2, 1, 1), (1, 0, 1)], 3, 2)
    branch = await digests.of_period(tx, specialist, await place(tx, "ridder"), this, later.date())
    assert (branch.tasks, as_data(branch)["tasks"]) == (None, None)
