"""Pages that nobody has to count: once a day, from Telegram and from Meta, and no figure where there is no answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from bot.counting import EVERY, Counting
from db.tables import Figure, Occurrence, Page
from newsroom import outbox
from newsroom.pages import by_itself, followers
from newsroom.posts import review
from newsroom.union import door_keys
from newsroom.values.figures import Amount
from newsroom.values.page_links import address_of
from tests.graph import Fault

FACEBOOK, INSTAGRAM = "https://www.facebook.com/vko.kasipodak", "https://www.instagram.com/vko_kasipodak"
TELEGRAM = "https://t.me/vko_kasipodak"
HOURS = timedelta(hours=1).total_seconds()


@pytest.fixture
async def desk(page_desk):
    desk = page_desk
    desk.page.instagram = {"id": "17841400", "username": "vko_kasipodak", "followers_count": 480}
    await desk.telegram.channel("Кәсіподақ", desk.owner, desk.bot, username="vko_kasipodak")
    desk.counting = Counting(desk.engine, desk.facebook._bot, desk.facebook, desk.meta, desk.clock)
    async with desk.engine.begin() as tx:
        key = desk.key()
        key.facts.update(link=FACEBOOK, instagram=INSTAGRAM)
        await door_keys.put(tx, key, desk.now)
        await by_itself.register(tx, key)
        await tx.execute(insert(Page).values(
            organisation_id=desk.chair.seat.organisation_id, platform="telegram", kind="page", url=TELEGRAM,
            address=address_of(TELEGRAM),
        ))  # fmt: skip
    return desk


async def counts(desk) -> list[tuple]:
    found = select(Page.platform, Figure.value, Figure.source).join(Page, Page.id == Figure.page_id)
    async with desk.engine.connect() as tx:
        return sorted(map(tuple, await tx.execute(found.where(Figure.kind == "followers"))))


ALL = [("facebook", 6213, "meta"), ("instagram", 480, "meta"), ("telegram", 2, "telegram")]


async def test_once_a_day_with_a_mark_of_where_it_is_from(desk):
    assert await desk.counting.count() == 3
    assert await counts(desk) == ALL
    asked = len(desk.graph.asked)
    await desk.telegram.clock.advance(7 * HOURS)
    assert (await desk.counting.count(), len(desk.graph.asked)) == (0, asked), "it is the same day"
    await desk.telegram.clock.advance(24 * HOURS)
    desk.page.followers = 6220
    assert await desk.counting.count() == 3
    assert [value for platform, value, _ in await counts(desk) if platform == "facebook"] == [6213, 6220]


@pytest.mark.parametrize("fault", [{"code": 190}, {"code": 4}, {"cut": True}, {"status": 502}], ids=str)
async def test_no_answer_is_no_figure(desk, fault):
    """Neither nought nor the last one: a gap, until somebody answers later that day."""
    asked = 4 if "cut" in fault else 2  # what is only read aiohttp asks once more
    desk.graph.next("page", *[Fault(**fault)] * asked)
    assert (await desk.counting.count(), await counts(desk)) == (1, ALL[2:])
    assert await desk.counting.count() == 0, "not asked again at once"
    await desk.telegram.clock.advance(6 * HOURS)
    assert (await desk.counting.count(), await counts(desk)) == (2, ALL)


async def test_what_meta_does_not_say_is_no_figure(desk):
    desk.page.followers, desk.page.instagram = None, None
    assert (await desk.counting.count(), await counts(desk)) == (1, ALL[2:])


async def test_a_key_that_may_not_see_instagram_counts_the_page(desk):
    desk.page.scopes = desk.page.scopes[:3]
    assert (await desk.counting.count(), await counts(desk)) == (2, [ALL[0], ALL[2]])


async def test_where_the_bot_is_not_let_in(desk):
    desk.telegram.world.faults.next("error", "getChatMemberCount")
    assert (await desk.counting.count(), await counts(desk)) == (2, ALL[:2])


async def test_the_channel_of_a_region_is_counted_without_a_name(desk):
    """It has bound it, and has it in the register by an invitation. What the bot does not know is not counted."""
    private = await desk.telegram.channel("Жабық арна", desk.owner, desk.bot)
    region_id = desk.specialist.seat.organisation_id
    page = {"platform": "telegram", "kind": "page", "address": ""}
    async with desk.engine.begin() as tx:
        await review.bind_channel(tx, desk.specialist, private.id, "Жабық арна", desk.now)
        for place, name in ((region_id, "AAAAbound"), (desk.chair.seat.organisation_id, "AAAAother")):
            await tx.execute(insert(Page).values(organisation_id=place, url=f"https://t.me/+{name}", **page))
    assert await desk.counting.count() == 4
    assert await counts(desk) == [*ALL, ("telegram", 2, "telegram")]


async def test_what_people_have_counted_today_stays(desk):
    async with desk.engine.begin() as tx:
        found = select(Page.id).where(Page.platform == "telegram", Page.url == TELEGRAM)
        await followers.count(tx, desk.chair, (await tx.execute(found)).scalar_one(), Amount(3), desk.now)
    assert await desk.counting.count() == 2
    assert await counts(desk) == [*ALL[:2], ("telegram", 3, "bot")]


async def test_two_processes_count_once(desk):
    other = Counting(desk.engine, desk.facebook._bot, desk.facebook, desk.meta, desk.clock)
    pages = await desk.engine.read(lambda tx: by_itself.due(tx, desk.now))
    claimed = [await desk.engine.write(lambda tx, page=page: by_itself.claim(tx, page, desk.now)) for page in pages]
    assert (claimed, await other.count(), desk.graph.asked) == ([True] * 3, 0, [])
    async with desk.engine.connect() as tx:
        assert (await tx.execute(select(func.count(Occurrence.id)))).scalar_one() == 3


async def test_without_a_key_only_telegram_is_counted(desk):
    async with desk.engine.begin() as tx:
        await door_keys.take_away(tx, desk.specialist.seat.organisation_id, outbox.FACEBOOK, desk.now)
    assert (await desk.counting.count(), desk.graph.asked) == (1, [])


async def test_a_page_that_is_known_is_not_registered_twice(desk):
    async with desk.engine.begin() as tx:
        key = desk.key()
        key.facts.update(link="https://m.facebook.com/vko.kasipodak/?ref=1", instagram=INSTAGRAM)
        await by_itself.register(tx, key)
        assert (await tx.execute(select(func.count(Page.id)).where(Page.address != ""))).scalar_one() == 3


async def test_it_is_looked_at_now_and_then(desk):
    await desk.counting.look()
    desk.counting.count = None  # would fail
    await desk.counting.look()
    await desk.telegram.clock.advance(EVERY)
    with pytest.raises(TypeError):
        await desk.counting.look()
