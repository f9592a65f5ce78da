"""A branch's own month says what the digest says, and what readers made of it; of a month that is no month, nothing."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.digests import digests, goals, summary
from newsroom.errors import Refused
from newsroom.posts import responses
from newsroom.union import organisations
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import CHANNEL, NOW, bound, came_out, place, published, seated, sent_post, union
from tests.newsroom.plan.planned import slot_at

TODAY, NOVEMBER = NOW.date(), parse_period("2026-11")


async def test_the_figures_are_those_of_the_digest(engine):
    """With the marks of what came out in that month; what displeases is not told. Of what is over nothing is ahead."""
    async with engine.begin() as tx:
        await union(tx)
        specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
        ridder, vko = await place(tx, "ridder"), await place(tx, "vko")
        await goals.set_goal(tx, specialist, ridder, "posts", 4, NOW)
        await published(tx, specialist, chair)
        await sent_post(tx, await seated(tx, "chair", "school"))
        other = await published(tx, specialist, await seated(tx, "chair", "ulan"))
        await came_out(tx, other, 9)
        await responses.note_reactions(tx, CHANNEL, 5, {"👍": 4, "👎": 3}, NOW)
        await responses.note_reactions(tx, CHANNEL, 9, {"👍": 40}, NOW)
        first, second = [await slot_at(tx, vko, date(2026, 11, day), branch=ridder) for day in (20, 27)]
        await slot_at(tx, vko, date(2026, 11, 26), branch=await place(tx, "ulan"))
        shown = await summary.of_month(tx, chair, ridder, NOVEMBER, TODAY)
        at = await organisations.require_place(tx, ridder)
        assert shown.digest == await digests.told(tx, at, NOVEMBER, TODAY)
        assert (shown.digest.posts, shown.digest.readers.marks, [one.target for one in shown.digest.goals]) == (
            2,
            4,
            [4],
        )
        assert [one.id for one in shown.ahead] == [first, second]
        assert shown.rubric is not None
        before = await summary.of_month(tx, chair, ridder, parse_period("2026-10"), TODAY)
        assert (before.digest.posts, before.digest.readers, len(before.ahead)) == (0, None, 2)
        over = await summary.of_month(tx, chair, ridder, parse_period("2026-09"), TODAY)
        assert (over.ahead, over.rubric) == ((), None)
        assert (await summary.of_month(tx, specialist, ridder, NOVEMBER, TODAY)).digest == shown.digest
        for period in ("2026-12", "2026", "2026-11-16..2026-11-22"):
            with pytest.raises(Refused, match="old_button"):
                await summary.of_month(tx, chair, ridder, parse_period(period), TODAY)
