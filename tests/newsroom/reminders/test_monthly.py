"""On the first working day of a month its digest comes: to each specialist, and of all regions to the press service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from sqlalchemy import select

from bot.wording import wording
from db.tables import Notice
from newsroom import line
from newsroom.library import items, sections
from newsroom.reminders import runs
from tests.newsroom.everybody import seated, union

BOTH = {"kk": "Үлгі", "ru": "Образец"}
NOON = datetime(2026, 12, 1, 7, tzinfo=UTC)


async def test_once_to_each_whatever_happens(engine):
    async with engine.begin() as tx:
        await union(tx)
        press, specialist, other = [
            await seated(tx, *seat) for seat in (("press", "centre"), ("specialist", "vko"), ("specialist", "abay"))
        ]
        await seated(tx, "chair", "ridder")
        section = await sections.add(tx, specialist, BOTH, NOON - timedelta(days=3))
        await items.add(tx, specialist, section, BOTH, {}, NOON - timedelta(days=3))
        await runs.come_due(tx, NOON - timedelta(days=1))
        await tx.execute(Notice.__table__.delete())
        for later in (0, 1, 60):
            await runs.come_due(tx, NOON + timedelta(minutes=later))
        digests = Notice.kind.in_(("month_digest", "union_digest"))
        left = select(Notice.chat_id, Notice.kind).where(digests).order_by(Notice.chat_id)
        assert [tuple(row) for row in await tx.execute(left)] == sorted([
            (press.account_id, "union_digest"), (specialist.account_id, "month_digest"),
            (other.account_id, "month_digest"),
        ])  # fmt: skip
        claimed = await line.claim(tx, NOON, 25)
        word = await wording(1000, SimpleNamespace(now=NOON.timestamp))(tx, claimed)
        texts = [screen.text for one in claimed if "_digest" in one.kind and (screen := await word(one)) is not None]
        assert len(texts) == 3
        assert all("2026" in text for text in texts), texts
        with_news = [text for text in texts if "1 материал қосты: vko" in text]
        assert len(with_news) == 1, "the press service hears what regions have put into the library"
