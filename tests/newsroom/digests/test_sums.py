"""Whatever was sent by whom: parts, rubrics and weeks sum up to the total, on each level, in all shapes."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import insert, select

from db.tables import Offer, Post, Publication, Response
from locales import LANGUAGES, words_for
from newsroom import weeks
from newsroom.digests import digests, sent, spans
from newsroom.digests.data import as_data
from newsroom.posts import echo
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
STATES = ("sent", "published", "declined", "returned", "dropped", "withdrawn", "draft", "merged", "trial")
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
    code_of = dict(zip(reversed(ids_of), (_code(ids, row) for row in rows), strict=True))
    came_out = [
        {"post_id": post_id, "platform": platform, "link": "", "at": datetime.combine(days[post_id], time(7), UTC),
         "state": chance.choice(("out", "out", "removed")), "chat_id": None, "messages": [], "code": code_of[post_id],
         **(_stands(chance, code_of[post_id]) if platform == "channel" else {})} for post_id, platform in places
    ]  # fmt: skip
    await tx.execute(insert(Publication), [{name: one[name] for name in one if name != "code"} for one in came_out])
    responses = [_response(chance, one, message["id"]) for one in came_out for message in one["messages"]]
    await tx.execute(insert(Response), [one for one in responses if one is not None])
    READ[seed] = came_out, {one["message_id"]: one for one in responses if one is not None}
    taken = [post_id for post_id, platform in places if platform == "site" and chance.random() < 0.7]
    await tx.execute(insert(Offer), [{"post_id": post_id, "state": "accepted", "offered_at": NOW} for post_id in taken])
    return [row | {"code": code} for row, code in zip(rows, (_code(ids, row) for row in rows), strict=True)]


READ: dict[int, tuple[list[dict], dict[int, dict]]] = {}
MESSAGES = itertools.count(1)


def _stands(chance: random.Random, code: str) -> dict:
    """An album now and then; a channel for each region, and some that were put there by hand."""
    if chance.random() < 0.1:
        return {}
    messages = [{"id": next(MESSAGES), "text": "text"} for _ in range(chance.choice((1, 1, 3)))]
    return {"chat_id": -200 if code == "ayagoz" else -100, "messages": messages}


def _response(chance: random.Random, out: dict, message_id: int) -> dict | None:
    """Comments are known in one of the two channels."""
    if chance.random() < 0.4:
        return None
    group = {"group_id": -300, "root_id": message_id, "comments": chance.randrange(3)} if out["chat_id"] == -100 else {}
    return {"chat_id": out["chat_id"], "message_id": message_id, "liked": chance.randrange(4), "disliked": 1,
            "counted_at": out["at"], "changed_at": out["at"], "group_id": None, "root_id": None, "comments": 0,
            **group}  # fmt: skip


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
    assert {week: count for week, count in found.by_week.items() if count} == Counter(row["week"] for row in counted)
    assert list(found.by_week) == sorted(found.by_week), "and none between them is left out"
    days = [row["local_day"] for row in counted]
    assert len(found.by_week) == len(spans.weeks_between(min(days), max(days)) if days else ())
    assert found.reposts == sum(row["is_repost"] for row in counted)
    assert found.entered == sum(row["author_id"] is None for row in counted)
    assert (await sent.listed(tx, at, period, 0, 0, 500))[1] == len(counted)
    await _lists_agree(tx, at, period, found)
    _readers_agree(seed, code, period, found)
    await _shapes_agree(found)


async def _lists_agree(tx, at, period, found) -> None:
    """Behind each number stands as much as it says."""
    counted = {sent.ENTERED: found.entered, sent.REPOSTS: found.reposts, sent.MATERIAL: found.posts - found.reposts,
               sent.OF_PRIMARY: found.from_primary, sent.OF_ITSELF: found.own, sent.BARE: found.without_rubric,
               sent.ON_SITE: found.on_site, **found.publications}  # fmt: skip
    if found.readers is not None:
        counted[echo.LIKED] = found.readers.liked
        noticed, _ = await sent.listed(tx, at, period, 0, 0, 500, echo.COMMENTED)
        assert sum(one.count for one in noticed) == (found.readers.comments or 0)
    assert set(found.publications) <= set(sent.WAYS)
    for sort, count in counted.items():
        shown, total = await sent.listed(tx, at, period, 0, 0, 500, sort)
        assert (sort, len(shown), total) == (sort, count, count)


def _readers_agree(seed: int, code: str, period: Period, found) -> None:
    """Counted by hand: of what stands in a channel, all messages together."""
    came_out, told = READ[seed]
    since, until = sent.moments("Asia/Almaty", *spans.days_of(period))
    there = [one for one in came_out if one["messages"] and one["state"] == "out" and one["code"] in BELOW[code]
             and since <= one["at"] < until]  # fmt: skip
    if found.readers is None:
        assert not any(message["id"] in told for one in there for message in one["messages"])
        return
    sums = {what: [sum(told.get(message["id"], {}).get(what, 0) for message in one["messages"]) for one in there]
            for what in ("liked", "comments")}  # fmt: skip
    assert (found.readers.marks, found.readers.liked) == (sum(sums["liked"]), sum(map(bool, sums["liked"])))
    assert found.readers.comments in (sum(sums["comments"]), None)
    best = found.readers.most_liked
    assert (best.marks if best else 0) == max(sums["liked"], default=0)


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
        read = found.readers
        none, name = words("no data"), words("Comments of readers")
        assert short[words("Marks of readers")] == (none if read is None else data["readers"]["marks"])
        assert short[name] == (none if read is None or read.comments is None else data["readers"]["comments"])
        if read is not None and read.marks:
            assert words("Liked by readers: {count}. Marks: {marks}.", count=words.figure(read.liked),
                         marks=words.figure(read.marks)) in text  # fmt: skip
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
