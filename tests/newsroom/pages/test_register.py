"""The register of pages: nothing stands there twice, nothing is deleted, and what was counted stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Deed, Page
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import followers, history, register
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from tests.newsroom.everybody import NOW, page_of, place, seated

TODAY = weeks.term_day(NOW)
GROUP = "https://www.facebook.com/groups/600856043837357"


async def added(tx, who, sent: str, kind: str = "page", at: int | None = None) -> int:
    return await register.add(tx, who, at or who.seat.organisation_id, parse_page_link(sent), kind, NOW)


async def test_the_same_page_is_added_once_and_an_ended_one_is_opened_again(tx):
    chair = await seated(tx, "chair", "ulan")
    page = await added(tx, chair, "t.me/kasipodak_ulan")
    with pytest.raises(Refused, match="page_known"):
        await added(tx, chair, "https://t.me/s/Kasipodak_Ulan")
    await register.end(tx, chair, page, "feeds", TODAY, NOW, TODAY)
    assert await added(tx, chair, "https://telegram.me/kasipodak_ulan") == page
    assert (await register.require_page(tx, chair, page)).ended == register.OPEN
    deeds = (await tx.execute(select(Deed.kind).where(Deed.kind.like("page %")).order_by(Deed.id))).scalars().all()
    assert deeds == ["page added", "page ended", "page opened again"]


async def test_what_was_counted_of_a_page_stays_with_it(tx):
    """Under another address, and after its end: a digest of the time before finds it, one of today does not."""
    chair = await seated(tx, "chair", "ulan")
    page = await added(tx, chair, "facebook.com/ulan.kasipodak")
    await followers.count(tx, chair, page, Amount(65), NOW)
    link = parse_page_link("https://www.facebook.com/profile.php?id=61575271302620")
    await register.correct_address(tx, chair, page, link, "profile", NOW)
    await register.end(tx, chair, page, "closed", TODAY, NOW, TODAY)
    assert [one.value for one in await history.counts_of(tx, page, 5)] == [65]
    assert page not in [one.id for one in await followers.pages_of(tx, chair.seat.organisation_id)]
    open_then = [
        (await tx.execute(select(Page.id).where(Page.id == page, history.is_open_on(day)))).scalar()
        for day in (TODAY - timedelta(days=1), TODAY)
    ]  # fmt: skip
    assert open_then == [page, None]
    await register.end(tx, chair, page, "mistake", TODAY, NOW, TODAY)
    day_before = history.is_open_on(TODAY - timedelta(days=1))
    assert (await tx.execute(select(Page.id).where(Page.id == page, day_before))).scalar() is None


async def test_the_same_page_in_two_branches_is_found(tx):
    """Also where one of them comes from the time before addresses were kept."""
    ridder, ulan = await seated(tx, "chair", "ridder"), await seated(tx, "chair", "ulan")
    old = await page_of(tx, "ridder")
    await tx.execute(update(Page).where(Page.id == old).values(url=GROUP, address=""))
    page = await added(tx, ulan, f"{GROUP.replace('www', 'm')}/?ref=share", "group")
    for who, own, other in ((ulan, page, old), (ridder, old, page)):
        found = await register.require_page(tx, who, own)
        assert [one.page_id for one in await register.twins(tx, found)] == [other]
    await register.end(tx, ulan, page, "mistake", TODAY, NOW, TODAY)
    assert await register.twins(tx, await register.require_page(tx, ridder, old)) == []


async def test_what_is_one_post_only_is_kept_and_marked(tx):
    chair = await seated(tx, "chair", "ulan")
    page = await added(tx, chair, "https://www.instagram.com/p/CxYz123/")
    found = await register.require_page(tx, chair, page)
    assert (found.is_to_ask, found.address, found.url) == (True, "", "https://instagram.com/p/CxYz123")
    with pytest.raises(Refused, match="old_button"):
        await register.correct_address(tx, chair, page, parse_page_link("youtu.be/abc"), "page", NOW)
    await register.correct_address(tx, chair, page, parse_page_link("instagram.com/ulan"), "page", NOW)
    found = await register.require_page(tx, chair, page)
    assert (found.is_to_ask, found.address) == (False, "instagram.com/ulan")


async def test_what_cannot_be(tx):
    specialist, ulan = await seated(tx, "specialist", "vko"), await place(tx, "ulan")
    with pytest.raises(Refused, match="old_button"):
        await added(tx, specialist, "t.me/kasipodak_ulan", "person", ulan)
    page = await added(tx, specialist, "t.me/kasipodak_ulan", "page", ulan)
    with pytest.raises(Refused, match="day_to_come"):
        await register.end(tx, specialist, page, "closed", TODAY + timedelta(days=1), NOW, TODAY)
