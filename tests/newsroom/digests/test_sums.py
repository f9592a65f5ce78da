"""Whatever was sent by whom: parts, rubrics and weeks sum up to the total, on each level, in all shapes."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select

from db.tables import Offer, Post, Publication
from locales import LANGUAGES, words_for
from newsroom import weeks
from newsroom.digests import digests, sent, spans
from newsroom.digests.data import as_data
from newsroom.posts.states import NEVER_SENT
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE_CODE
from newsroom.values.days import DAY
from newsroom.values.periods import Period
from reports.sheets import Tab, book
from screens.digests import sheet
from screens.digests.digests import as_text
from tests.newsroom.everybody import NOW, place, seated

PLACES = ("ridder", "ulan", "school", "vko", "ayagoz")
STATES = ("sent", "published", "declined", "returned", "dropped", "withdrawn", "draft", "merged")
FIRST = date(2025, 12, 20)


@pytest.fixture
async def world(tx):
    return tx, await seated(tx, "specialist", "vko")


async def fill(tx, who, seed: int) -> list[dict]:
    chance = random.Random(seed)
    rubrics = [None, *(one.id for one in await turns.rubrics(tx, None))]
    ids = {code: await place(tx, code) for code in PLACES}
    rows = []
    for _ in range(120):
        code, day, state = chance.choice(PLACES), FIRST + timedelta(days=chance.randrange(60)), chance.choice(STATES)
        rows.append({
            "organisation_id": ids[code], "entered_by": who.person_id,
            "author_id": chance.choice((who.person_id, None)),
            "rubric_id": chance.choice(rubrics), "state": state, "language": "kk", "texts": {}, "entities": {},
            "is_repost": chance.random() < 0.3, "started_at": NOW, "sent_at": NOW, "local_day": day,
            "week": weeks.week_of(day), "said": [], "origin": {}, "signature": [],
            "from_primary": chance.random() < 0.2,
        })  # fmt: skip
    await tx.execute(insert(Post), rows)
    ids_of = [row[0] for row in await tx.execute(select(Post.id).order_by(Post.id.desc()).limit(len(rows)))]
    out = [post_id for post_id in ids_of if chance.random() < 0.5]
    places = [(post_id, platform) for post_id in out for platform in ("channel", "site") if chance.random() < 0.6]
    days = {post_id: FIRST + timedelta(days=chance.randrange(60)) for post_id in out}
    await tx.execute(insert(Publication), [
        {"post_id": post_id, "platform": platform, "link": "", "at": datetime.combine(days[post_id], time(7), UTC),
         "state": chance.choice(("out", "out", "removed")), "messages": []} for post_id, platform in places
    ])  # fmt: skip
    taken = [post_id for post_id, platform in places if platform == "site" and chance.random() < 0.7]
    await tx.execute(insert(Offer), [{"post_id": post_id, "state": "accepted", "offered_at": NOW} for post_id in taken])
    return [row | {"code": code} for row, code in zip(rows, (_code(ids, row) for row in rows), strict=True)]


def _code(ids: dict[str, int], row: dict) -> str:
    return next(code for code, one in ids.items() if one == row["organisation_id"])


BELOW = {"vko": {"ridder", "ulan", "school", "vko"}, "ridder": {"ridder", "school"}, CENTRE_CODE: set(PLACES)}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("code", list(BELOW))
async def test_all_sums_are_the_total(world, seed, code):
    tx, who = world
    rows, chance = await fill(tx, who, seed), random.Random(seed)
    first = FIRST + timedelta(days=chance.randrange(50))
    period = Period(first, first + timedelta(days=chance.randrange(1, 30)), DAY)
    at = await organisations.require_code(tx, code)
    found = await digests.told(tx, at, period)
    counted = [row for row in rows if row["code"] in BELOW[code] and row["state"] not in NEVER_SENT
               and first <= row["local_day"] < spans.days_of(period)[1]]  # fmt: skip
    assert found.posts == len(counted)
    assert sum(one.count for one in found.rubrics) + found.without_rubric == len(counted)
    assert sum(found.by_week.values()) == sum(found.by_day.values()) == len(counted)
    assert sum(one.count for one in found.parts) + found.own == len(counted)
    assert found.by_week == dict(sorted(Counter(row["week"] for row in counted).items()))
    assert found.reposts == sum(row["is_repost"] for row in counted)
    assert found.entered == sum(row["author_id"] is None for row in counted)
    assert (await sent.listed(tx, at, period, 0, 0, 500))[1] == len(counted)
    await _lists_agree(tx, at, period, found)
    await _shapes_agree(found)


async def _lists_agree(tx, at, period, found) -> None:
    """Behind each number stands as much as it says."""
    counted = {sent.ENTERED: found.entered, sent.REPOSTS: found.reposts, sent.MATERIAL: found.posts - found.reposts,
               sent.OF_PRIMARY: found.from_primary, sent.OF_ITSELF: found.own, sent.BARE: found.without_rubric,
               sent.ON_SITE: found.on_site, **found.publications}  # fmt: skip
    assert set(found.publications) <= set(sent.WAYS)
    for sort, count in counted.items():
        shown, total = await sent.listed(tx, at, period, 0, 0, 500, sort)
        assert (sort, len(shown), total) == (sort, count, count)


async def _shapes_agree(found) -> None:
    data = as_data(found)
    assert data["posts"] == sum(data["weeks"].values()) == found.posts
    for language in LANGUAGES:
        words = words_for(language)
        text = as_text(language, found, date(2026, 11, 20))
        assert f" {words.figure(found.posts)} (" in text
        opened = CalamineWorkbook.from_filelike(BytesIO(book([Tab(*one) for one in sheet.tables(language, found)])))
        short = {row[0]: row[1] for row in opened.get_sheet_by_index(0).to_python()}
        assert (short[words("Posts")], short[words("Reposts")]) == (found.posts, found.reposts)
        if found.posts:
            by_rubric = opened.get_sheet_by_name(words("By rubric")).to_python()
            assert by_rubric[-1] == [words("In total"), found.posts]


async def test_equal_ones_share_a_rank(world):
    tx, who = world
    await fill(tx, who, 9)
    whole = Period(FIRST, FIRST + timedelta(days=60), DAY)
    for code in BELOW:
        ranks = [(one.rank, one.count) for one in
                 (await digests.told(tx, await organisations.require_code(tx, code), whole)).parts]  # fmt: skip
        assert ranks == [(1 + sum(other > count for _, other in ranks), count) for _, count in ranks]
