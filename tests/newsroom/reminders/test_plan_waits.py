"""The plan of the next month is asked for of whoever has to do something: its specialist, or the press service."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from sqlalchemy import select, update

from bot.wording import wording
from db.tables import Notice, PlanMonth
from newsroom import line, outbox
from newsroom.plan.months import APPROVED, SUBMITTED
from newsroom.reminders import runs
from newsroom.union import organisations
from newsroom.who import PRESS
from tests.newsroom.everybody import place, seated, union
from tests.newsroom.plan.planned import month_of

ELEVEN = datetime(2026, 11, 25, 6, tzinfo=UTC)
DECEMBER = date(2026, 12, 1)


async def told(tx, now: datetime) -> dict[int, str]:
    """What is said to whom, and whether it is."""
    await runs.come_due(tx, now)
    claimed = await line.claim(tx, now, 25)
    word = await wording(1000, SimpleNamespace(now=now.timestamp))(tx, claimed)
    said = {one.chat_id: one.kind for one in claimed if await word(one) is not None}
    await tx.execute(update(Notice).where(Notice.state == outbox.SENDING).values(state=outbox.SENT))
    return said


async def test_while_a_plan_lies_with_the_press_service_they_are_reminded_once_a_day_for_all_regions(engine):
    async with engine.begin() as tx:
        await union(tx)
        press, specialist, other = [
            await seated(tx, *seat) for seat in (("press", "centre"), ("specialist", "vko"), ("specialist", "abay"))
        ]
        for code in ("vko", "abay"):
            region = await organisations.require_code(tx, code)
            await organisations.change(tx, region, settings=region.settings | {"plan_approver": PRESS})
        await month_of(tx, await place(tx, "vko"), DECEMBER, SUBMITTED)
        await runs.come_due(tx, ELEVEN - timedelta(days=1))
        await tx.execute(Notice.__table__.delete())
        await runs.come_due(tx, ELEVEN)
        left = select(Notice.chat_id, Notice.kind).order_by(Notice.chat_id)
        with_press = [(press.account_id, "plans_wait"), (other.account_id, "reminder")]
        assert [tuple(row) for row in await tx.execute(left)] == with_press, "abay has none yet"
        await month_of(tx, await place(tx, "abay"), DECEMBER, SUBMITTED)
        for days in range(2):
            assert await told(tx, ELEVEN + timedelta(days=days)) == {press.account_id: "plans_wait"}, "one for both"
        await runs.come_due(tx, ELEVEN + timedelta(days=2))
        await tx.execute(update(PlanMonth).values(state=APPROVED))
        assert await told(tx, ELEVEN + timedelta(days=2)) == {}, "what was decided meanwhile waits for nobody"
        region = await organisations.require_code(tx, "vko")
        await organisations.change(tx, region, settings={"plan_approver": "chair"})
        await tx.execute(update(PlanMonth).where(PlanMonth.region_id == region.id).values(state=SUBMITTED))
        on_monday = await told(tx, ELEVEN + timedelta(days=5))
        assert on_monday == {specialist.account_id: "reminder", other.account_id: "week_digest"}, "who has it signed"
