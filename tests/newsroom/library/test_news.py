"""What is new in a month, told once, to those who can read it; and a publication that becomes best practice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Media, Notice
from newsroom.errors import Refused
from newsroom.library import files, items, practice, sections
from newsroom.library.news import by_regions, news_of
from newsroom.posts import drafting, publishing, review
from newsroom.reminders import managing, rules, runs
from tests.newsroom.everybody import NOW, draft, rule, seated, seen_photo

MONTH, BEFORE = "2026-11", "2026-10"
FIRST = NOW.replace(month=12, day=1, hour=5)  # ten o'clock


async def _made(tx, who, title: str, now=NOW) -> int:
    section = await sections.with_code(tx, "laws")
    return await items.add(tx, who, section.id, {"kk": title}, {}, now)


async def _told(tx) -> dict[int, int]:
    rows = await tx.execute(select(Notice.chat_id, Notice.parameters).where(Notice.kind == "library_news"))
    return {row.chat_id: row.parameters["region"] for row in rows}


async def test_the_first_of_a_month_tells_what_came_in_the_last_one_once(tx, w):
    """What came with the bot is no news, nor what was taken away again; one who sits in two places gets one."""
    await seated(tx, "deputy", "ulan", who=w.chair)
    assert await news_of(tx, MONTH, w.vko) == []
    await _made(tx, w.specialist, "Облыстікі")
    await _made(tx, w.specialist, "Бұрынғы", NOW - timedelta(days=40))
    await items.withdraw(tx, w.specialist, await _made(tx, w.specialist, "Алынған"), NOW)
    assert [one.titles["kk"] for one in await news_of(tx, MONTH, w.vko)] == ["Облыстікі"]
    assert [one.titles["kk"] for one in await news_of(tx, BEFORE, w.vko)] == ["Бұрынғы"]
    await runs.come_due(tx, NOW)
    for late in (-timedelta(seconds=1), timedelta(0), timedelta(hours=1), timedelta(days=1)):
        await runs.come_due(tx, FIRST + late)
        of_vko = {who.account_id: w.vko for who in (w.specialist, w.chair)} if late >= timedelta(0) else {}
        assert await _told(tx) == of_vko, late
    await _made(tx, w.press, "Жалпы", FIRST)
    for month in (1, 2):  # the fourth of January is a day off still
        await runs.come_due(tx, FIRST.replace(year=2027, month=month, day=5))
    told = await tx.execute(select(Notice.parameters).where(Notice.kind == "library_news"))
    assert sorted((row["month"], row["region"]) for row in told.scalars()) == sorted(
        [(MONTH, w.vko)] * 2 + [("2026-12", w.vko)] * 2 + [("2026-12", w.abay)]
    )


async def test_the_press_service_hears_who_has_added_something(tx, w):
    """Who added most comes first; the union's own part is no news to them, nor what was taken away again."""
    assert await by_regions(tx, MONTH) == []
    await _made(tx, w.press, "Жалпы")
    await items.withdraw(tx, w.specialist, await _made(tx, w.specialist, "Алынған"), NOW)
    for who, title in ((w.specialist, "Бір"), (w.elsewhere, "Екі"), (w.elsewhere, "Үш")):
        await _made(tx, who, title)
    await _made(tx, w.specialist, "Бұрынғы", NOW - timedelta(days=40))
    assert [(one.names["kk"], one.count) for one in await by_regions(tx, MONTH)] == [("abay", 2), ("vko", 1)]


async def test_a_region_switches_its_news_off(tx, w):
    await _made(tx, w.press, "Жалпы")
    await managing.change(tx, w.specialist, await rule(tx, kind=rules.NEWS), "is_on", 0, NOW)
    assert managing.fields_of(rules.NEWS) == ["minute"], "the day is the first"
    await runs.come_due(tx, FIRST)
    assert await _told(tx) == {w.elsewhere.account_id: w.abay}


@pytest.mark.parametrize("month", ["2026-12", "2024-02", "2026-01"])
async def test_a_month_begins_and_ends_at_midnight(tx, w, month):
    year, number = map(int, month.split("-"))
    first = NOW.replace(year=year, month=number, day=1, hour=0) - timedelta(hours=5)  # midnight in Almaty
    if (year, number) < (2024, 3):
        first -= timedelta(hours=1)
    for title, at in (("ішінде", first), ("алдында", first - timedelta(seconds=1))):
        await _made(tx, w.press, title, at)
    assert [one.titles["kk"] for one in await news_of(tx, month, w.vko)] == ["ішінде"]


# ---- best practice


async def _published(tx, w, text: str) -> int:
    post_id = await draft(tx, w.chair, text)
    await drafting.add_media(tx, w.chair, post_id, seen_photo("a"))
    await drafting.add_media(tx, w.chair, post_id, seen_photo("b"))
    await drafting.send(tx, w.chair, post_id, NOW)
    await review.bind_channel(tx, w.specialist, -100777, "Арна", NOW)
    await publishing.publish(tx, w.specialist, post_id, NOW)
    await publishing.came_out(tx, post_id, "https://t.me/c/777/5", -100777, [{"id": 5, "text": "text"}], NOW)
    return post_id


async def test_a_publication_becomes_an_item(tx, w):
    post_id = await _published(tx, w, "Семинар өтті. Оған 32 педагог қатысты.\nТолығырақ.")
    await tx.execute(Media.__table__.update().where(Media.post_id == post_id).values(content=b"bytes"))
    item_id = await practice.take_in(tx, w.specialist, post_id, NOW)
    item = await items.require_readable(tx, w.chair, item_id)
    assert (item.titles, item.links, item.region_id) == ({"kk": "Семинар өтті"}, ["https://t.me/c/777/5"], w.vko)
    assert item.notes["kk"].endswith("Толығырақ.")
    copied = await files.of_item(tx, item_id)
    assert [one.file_id for one in copied] == ["file a", "file b"]
    assert await files.content_of(tx, copied[0].id) == b"bytes"
    assert await practice.take_in(tx, w.specialist, post_id, NOW) == item_id, "the second time it is there"
    with pytest.raises(Refused, match="other_region"):
        await items.require_readable(tx, w.elsewhere, item_id)


async def test_only_what_came_out(tx, w):
    post_id = await draft(tx, w.chair, "Семинар өтті.")
    await drafting.send(tx, w.chair, post_id, NOW)
    with pytest.raises(Refused, match="not_published"):
        await practice.take_in(tx, w.specialist, post_id, NOW)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Семинар өтті. Екінші сөйлем.", "Семинар өтті"),
        ("\n\n  Бірінші жол\nекінші", "Бірінші жол"),
        ("Ә" * 200, "Ә" * 79 + "…"),
    ],
)
async def test_how_it_is_called(text, title):
    assert practice.title_of(text) == title
