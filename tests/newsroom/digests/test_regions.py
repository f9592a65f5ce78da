"""Regions beside each other: each figure is what it is of one region alone; none is none, no data stands last."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert

from db.tables import Entry, Figure, Passage, Post, Publication
from newsroom import weeks
from newsroom.counted import answers, kinds, of_regions, press, stated
from newsroom.digests import digests, regions
from newsroom.digests.regions import Share, Standing
from newsroom.union import organisations
from newsroom.values.figures import SOME, Amount
from newsroom.values.periods import parse_period, year
from tests.newsroom.everybody import NOW, place, seated

TODAY = NOW.date()
MONTH = parse_period("2026-10")


@pytest.fixture
async def world(tx):
    chair = await seated(tx, "chair", "ridder")
    ids = {code: await place(tx, code) for code in ("centre", "vko", "abay", "ridder", "ulan", "school", "ayagoz")}
    empty = await organisations.make(
        tx, parent_id=ids["centre"], level="region", code="new", names={"kk": "Жаңа", "ru": "Новая"}
    )
    return tx, ids | {"new": empty}, chair


def post(chair, at: int, day: date, **more) -> dict:
    sent_at = datetime(day.year, day.month, day.day, 7, tzinfo=NOW.tzinfo)
    return {"organisation_id": at, "entered_by": chair.person_id, "author_id": chair.person_id, "state": "published",
            "language": "kk", "texts": {}, "entities": {}, "started_at": sent_at, "sent_at": sent_at, "said": [],
            "local_day": day, "week": weeks.week_of(day), "origin": {}, "signature": []} | more  # fmt: skip


async def entered(tx, ids, seed: int) -> None:
    """Stated by regions and below them, in all and in parts, and entered one by one."""
    chance = random.Random(seed)
    periods = [MONTH, year(2026), parse_period("2026-H2")]
    rows = []
    for code, region in (("vko", "vko"), ("ridder", "vko"), ("ulan", "vko"), ("abay", "abay"), ("ayagoz", "abay")):
        for kind in (kinds.PRESS, kinds.BROADCAST, kinds.SUBSCRIPTION, kinds.SITE):
            for _ in range(chance.randrange(4)):
                days = chance.choice(periods)
                what = "materials" if kind == kinds.SITE else chance.choice(("", "total", "newspaper"))
                single = kind != kinds.SITE and chance.random() < 0.4
                first = date(2026, 10, chance.randrange(1, 30)) if single else days.first
                end = first + timedelta(days=1) if single else days.end
                rows.append({
                    "organisation_id": ids[code], "region_id": ids[region], "kind": kind, "what": what,
                    "starts_on": first, "ends_on": end, "unit": "day" if single else days.unit,
                    "on_day": end - timedelta(days=1), "is_single": single, "value": chance.choice((None, 0, 3, 40)),
                    "qualifier": chance.choice(("", "about")), "entered_at": NOW, "titles": {}, "offices": {},
                    "details": {},
                })  # fmt: skip
    await tx.execute(insert(Entry), rows)


async def test_a_figure_of_all_is_that_of_each(world):
    tx, ids, _ = world
    for seed in range(12):
        async with tx.begin_nested() as inner:
            await entered(tx, ids, seed)
            for period in (MONTH, year(2026)):
                found = {kind: await of_regions.answers(tx, kind, period) for kind in (kinds.PRESS, kinds.BROADCAST)}
                copies, site = (
                    await of_regions.answers(tx, "subscription", period),
                    await of_regions.on_site(tx, period),
                )
                for code in ("vko", "abay", "new"):
                    at = await organisations.require_code(tx, code)
                    told = [(await answers.counted(tx, at, kind, period)).answer for kind in found]
                    assert [_q(found[kind].get(at.id)) for kind in found] == [one.quantity for one in told]
                    assert _q(copies.get(at.id)) == (await press.subscribed(tx, at, period)).counted.answer.quantity
                    assert _q(site.get(at.id)) == (await stated.site(tx, at, period)).quantity
            await inner.rollback()


def _q(answer):
    return None if answer is None else answer.quantity


async def test_posts_weeks_answers_followers_and_who_is_last(world):
    """Two regions that send, one of which sent nothing in that time; the third has never sent."""
    tx, ids, chair = world
    october = [date(2026, 10, day) for day in (5, 6, 14, 20)]
    rows = [post(chair, ids["ridder"], day) for day in october] + [post(chair, ids["school"], october[0])]
    rows += [post(chair, ids["ulan"], october[1]), post(chair, ids["ayagoz"], date(2026, 9, 3))]
    rows += [post(chair, ids["ulan"], date(2026, 10, 30), state="draft")]
    await tx.execute(insert(Post), [row | {"id": 900 + number} for number, row in enumerate(rows)])
    for number, hours in ((900, 5), (901, 100), (902, 71)):
        at = rows[number - 900]["sent_at"] + timedelta(hours=hours)
        states = ("sent", "approved") if hours != 71 else ("returned",)
        await tx.execute(insert(Passage), [
            {"post_id": number, "at": at if state != "sent" else rows[number - 900]["sent_at"], "state": state,
             "comment": {}} for state in states
        ])  # fmt: skip
    await tx.execute(
        insert(Publication).values(post_id=900, platform="site", link="", at=NOW, state="out", messages=[])
    )
    await tx.execute(insert(Figure).values(organisation_id=ids["vko"], kind="members", value=3000, qualifier="",
                                           on_day=date(2026, 1, 1), source="file", entered_at=NOW))  # fmt: skip
    found = await regions.told(tx, MONTH, NOW, TODAY)
    by_region = {view: {one.region_id: one for one in rows} for view, rows in found.views.items()}
    vko, abay, new = (by_region["posts"][ids[code]] for code in ("vko", "abay", "new"))
    assert (vko.value, vko.rank, vko.per_members) == (Amount(6), 1, 2.0)
    assert (abay.value, abay.before, abay.rank, abay.change) == (Amount(0), Amount(1), 2, -1)
    assert (new.value, new.rank) == (None, None), "it has never sent: that is not none"
    assert [one.region_id for one in found.views["posts"]] == [ids["vko"], ids["abay"], ids["new"]]
    assert [one.region_id for one in found.without("posts")] == [ids["abay"]]
    assert by_region["site"][ids["vko"]].value == Amount(1)
    branches = len(await organisations.below(tx, ids["vko"]))
    assert by_region["weeks"][ids["vko"]].value == Share(4, 4 * branches), "Mondays of the 5th, 12th, 19th and 26th"
    assert by_region["weeks"][ids["abay"]].value == Share(0, 4)
    assert by_region["answered"][ids["vko"]].value == Share(2, 6)
    assert by_region["plan"][ids["vko"]].value is None, "without a plan there is nothing to fulfil"
    digest = await digests.told(tx, await organisations.require_code(tx, "centre"), MONTH, TODAY)
    assert {one: count for one, count in digest.sent.items() if count} == {ids["vko"]: 6}


async def test_equal_ones_share_a_rank_and_what_has_no_number_stands_behind():
    told = [Standing(1, None), Standing(2, Amount(4, "about")), Standing(3, SOME), Standing(4, Amount(9)),
            Standing(5, Amount(4)), Standing(6, Amount(0)), Standing(7, Share(1, 3))]  # fmt: skip
    ranks = [(one.region_id, one.rank) for one in regions.ranked(told)]
    assert ranks == [(7, 1), (4, 2), (2, 3), (5, 3), (6, 5), (3, None), (1, None)]
