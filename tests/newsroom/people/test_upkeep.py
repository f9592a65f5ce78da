"""The tree is kept in the bot: added to, named, merged, closed; and what a file says later undoes none of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, insert, select

from db.tables import Deed, Figure, Invitation, JoinRequest, Notice, Organisation, Page
from newsroom import weeks
from newsroom.digests import digests
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.people import joining, upkeep
from newsroom.posts import drafting, posts
from newsroom.union import organisations, region_settings, seats, tree_file, tree_import
from newsroom.values.figures import Amount
from newsroom.values.folding import one_line
from tests.newsroom.everybody import NOW, invited, newcomer, now_is, page_of, place, seated, sent_post
from tests.newsroom.once import once

TODAY = weeks.term_day(NOW)
BOTH = {"kk": "Самар ауданы", "ru": "Самарский район"}


region = once(seated, "specialist", "vko")
press = once(seated, "press", "centre")


async def place_now(tx, number: int):
    return await organisations.require_place(tx, number)


# ---- adding and naming


async def test_added_one_level_below(tx, region, press):
    """And standing in its region, however deep."""
    vko, centre = await place(tx, "vko"), await place(tx, "centre")
    branch = await upkeep.add(tx, region, vko, BOTH, NOW)
    school = await upkeep.add(tx, region, branch, {"kk": "№ 1 мектеп", "ru": "Школа № 1"}, NOW)
    other = await upkeep.add(tx, press, centre, {"kk": "Абай", "ru": "Абайская"}, NOW)
    found = [await place_now(tx, number) for number in (branch, school, other)]
    assert [(one.level, one.parent_id, one.region_id) for one in found] == [
        ("branch", vko, vko), ("primary", branch, vko), ("region", centre, other),
    ]  # fmt: skip
    assert found[0].names == BOTH
    assert branch in [one.id for one in await organisations.below(tx, vko)]
    with pytest.raises(Refused, match="old_button"):
        await upkeep.add(tx, region, school, BOTH, NOW)


async def test_a_new_branch_works_at_once(tx, region):
    branch = await upkeep.add(tx, region, await place(tx, "vko"), BOTH, NOW)
    chair = await seated(tx, "chair", (await place_now(tx, branch)).code)
    await sent_post(tx, chair)
    digest = await digests.of_week(tx, region, await place(tx, "vko"), "2026-W47")
    assert (BOTH, 1) in digest.senders


WRONG = [
    ({"kk": "", "ru": "Район"}, "name_empty"),
    ({"kk": "Аудан", "ru": " \n "}, "name_empty"),
    ({"kk": "Аудан", "ru": "я" * 101}, "name_too_long"),
    ({"kk": "ulan", "ru": "Район"}, "name_taken"),
    ({"kk": "Аудан", "ru": "ulan"}, "name_taken"),
]


@pytest.mark.parametrize(("names", "why"), WRONG)
async def test_a_name_that_cannot_be(tx, region, names, why):
    """In either language; two of one name side by side would be taken for each other."""
    for attempt in (
        upkeep.add(tx, region, await place(tx, "vko"), names, NOW),
        upkeep.rename(tx, region, await place(tx, "ridder"), names, NOW),
    ):
        with pytest.raises(Refused, match=why):
            await attempt


async def test_a_new_place_is_named_in_each_language_and_another_name_may_be_told_in_one(tx, region):
    with pytest.raises(Refused, match="name_empty"):
        await upkeep.add(tx, region, await place(tx, "vko"), {"kk": "Аудан"}, NOW)
    ridder = await organisations.require_place(tx, await place(tx, "ridder"))
    await upkeep.rename(tx, region, ridder.id, {"kk": "Аудан"}, NOW)
    assert (await organisations.require_place(tx, ridder.id)).names == ridder.names | {"kk": "Аудан"}


async def test_a_name_may_be_long_and_taken_elsewhere(tx, region):
    long = {"kk": "ә" * upkeep.LONGEST_NAME, "ru": "<b>&" + "я" * 96}
    number = await upkeep.add(tx, region, await place(tx, "ridder"), long, NOW)
    assert (await place_now(tx, number)).names == long
    await upkeep.add(tx, region, await place(tx, "ridder"), {"kk": "ulan", "ru": "ulan"}, NOW)
    assert one_line(" Самар \n ауданы\t") == "Самар ауданы"


async def test_renamed_and_on_record(tx, region):
    ridder = await place(tx, "ridder")
    await upkeep.rename(tx, region, ridder, BOTH, NOW)
    await upkeep.rename(tx, region, ridder, BOTH, NOW)  # its own name is not taken
    assert (await place_now(tx, ridder)).names == BOTH
    deed = (await tx.execute(select(Deed).where(Deed.kind == "place renamed").order_by(Deed.id))).first()
    assert (deed.organisation_id, deed.person_id) == (ridder, region.person_id)
    assert deed.details == {"before": {"kk": "ridder", "ru": "ridder"}, "names": BOTH}


# ---- closing


async def test_closed_with_a_date(tx, region):
    """The seats end, the invitations open nothing, who asks is told no; it stands in no list, and its history stays."""
    ulan, on_day = await place(tx, "ulan"), TODAY - timedelta(days=30)
    chair, deputy = await seated(tx, "chair", "ulan"), await seated(tx, "deputy", "ulan")
    sent, number, asking = await sent_post(tx, chair), await invited(tx, "deputy", "ulan"), await newcomer(tx)
    await joining.ask(tx, asking, ulan, "Дана", NOW)
    await upkeep.close(tx, region, ulan, on_day, NOW)
    assert (await place_now(tx, ulan)).closed_on == on_day
    assert [(await now_is(tx, one)).is_stranger for one in (chair, deputy)] == [True, True]
    assert (await tx.execute(select(Invitation.revoked_at).where(Invitation.id == number))).scalar_one() == NOW
    assert (await tx.execute(select(JoinRequest.state))).scalar_one() == "declined"
    told = select(Notice.kind).where(Notice.chat_id == asking.account_id)
    assert (await tx.execute(told)).scalars().all() == ["request_declined"]
    assert ulan not in [one.id for one in await organisations.below(tx, await place(tx, "vko"))]
    assert [one.id for one in (await posts.mine(tx, ulan, 0, 10))[0]] == [sent]
    for attempt in (
        upkeep.rename(tx, region, ulan, BOTH, NOW), upkeep.close(tx, region, ulan, TODAY, NOW),
        upkeep.add(tx, region, ulan, BOTH, NOW), upkeep.merge(tx, region, await place(tx, "ridder"), ulan, NOW),
        upkeep.set_duty(tx, region, ulan, NOW, staff=True),
        upkeep.note_figure(tx, region, ulan, "members", Amount(1), TODAY, "day", NOW),
    ):  # fmt: skip
        with pytest.raises(Refused, match="place_closed"):
            await attempt


async def test_what_cannot_be_closed(tx, region, press):
    """Not for a day to come, not what something stands below, and not the centre."""
    ulan, ridder, school = await place(tx, "ulan"), await place(tx, "ridder"), await place(tx, "school")
    with pytest.raises(Refused, match="day_to_come"):
        await upkeep.close(tx, region, ulan, TODAY + timedelta(days=1), NOW)
    with pytest.raises(Refused, match="not_empty"):
        await upkeep.close(tx, region, ridder, TODAY, NOW)
    with pytest.raises(Refused, match="old_button"):
        await upkeep.close(tx, press, await place(tx, "centre"), TODAY, NOW)
    await upkeep.close(tx, region, school, TODAY, NOW)
    await upkeep.close(tx, region, ridder, TODAY, NOW)


# ---- merging


async def test_merged_into_another(tx, region):
    """Pages with their counts and what stands below go along; its own history stays under its own name."""
    ridder, ulan, school = [await place(tx, code) for code in ("ridder", "ulan", "school")]
    chair, page = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder")
    await followers.count(tx, chair, page, Amount(225), NOW)
    sent, number = await sent_post(tx, chair), await invited(tx, "chair", "ridder")
    await upkeep.merge(tx, region, ridder, ulan, NOW)
    closed = await place_now(tx, ridder)
    assert (closed.closed_on, closed.merged_into_id) == (TODAY, ulan)
    assert {one.id: one.value for one in await followers.pages_of(tx, ulan)}[page] == 225
    counted = select(func.count()).where(Figure.organisation_id == ulan, Figure.page_id == page)
    assert (await tx.execute(counted)).scalar_one() == 1
    assert not await followers.pages_of(tx, ridder)
    assert [one.id for one in await organisations.below(tx, ulan)] == [school]
    assert [one.id for one in (await posts.mine(tx, ridder, 0, 10))[0]] == [sent]
    assert (await now_is(tx, chair)).is_stranger
    assert (await tx.execute(select(Invitation.revoked_at).where(Invitation.id == number))).scalar_one() == NOW


async def test_merged_into_a_branch_of_another_region(tx, press):
    """What stood below it stands in the other region now: the specialist there sees it, and this one no more."""
    here, there = await seated(tx, "specialist", "vko"), await seated(tx, "specialist", "abay")
    head = await seated(tx, "chair", "school")
    await upkeep.merge(tx, press, await place(tx, "ridder"), await place(tx, "ayagoz"), NOW)
    assert (await place_now(tx, await place(tx, "school"))).region_id == await place(tx, "abay")
    await seats.require_sitter(tx, there, head.seat.id, NOW)
    with pytest.raises(Refused, match="no_right"):
        await seats.require_sitter(tx, here, head.seat.id, NOW)


async def test_merged_regions(tx, press):
    vko, abay = await place(tx, "vko"), await place(tx, "abay")
    await upkeep.merge(tx, press, vko, abay, NOW)
    inside = {one.code: one.region_id for one in await organisations.all_below(tx, await place_now(tx, abay))}
    assert inside == dict.fromkeys(("ridder", "ulan", "ayagoz", "school"), abay)
    assert {one.code for one in await organisations.below(tx, abay)} == {"ridder", "ulan", "ayagoz"}
    assert (await place_now(tx, vko)).merged_into_id == abay


async def test_what_cannot_be_merged(tx, region, press):
    ridder, vko = await place(tx, "ridder"), await place(tx, "vko")
    for number, into in ((ridder, ridder), (ridder, vko), (vko, ridder), (await place(tx, "school"), ridder)):
        with pytest.raises(Refused, match="old_button"):
            await upkeep.merge(tx, press, number, into, NOW)
    with pytest.raises(Refused, match="no_right"):
        await upkeep.merge(tx, region, ridder, await place(tx, "ayagoz"), NOW)
    assert not (await tx.execute(select(Organisation.id).where(Organisation.closed_on.is_not(None)))).all()


# ---- figures and duties


async def note(tx, who, code: str, kind: str, told: Amount, on_day=TODAY, precision: str = "day") -> None:
    await upkeep.note_figure(tx, who, await place(tx, code), kind, told, on_day, precision, NOW)


async def test_a_figure_of_the_same_day_gives_way(tx, region):
    ridder = await place(tx, "ridder")
    await note(tx, region, "ridder", "members", Amount(1200))
    await note(tx, region, "ridder", "members", Amount(1250, "over"))
    await note(tx, region, "ridder", "members", Amount(1100), TODAY - timedelta(days=365), "year")
    await note(tx, region, "ridder", "primary_organisations", Amount(2, "range", 2, 3))
    found = (await tx.execute(select(Figure).where(Figure.organisation_id == ridder).order_by(Figure.id))).all()
    kept = [(one.kind, one.value, one.qualifier, one.low, one.high, one.precision, one.source) for one in found]
    assert kept == [
        ("members", 1250, "over", None, None, "day", "region"),
        ("members", 1100, "", None, None, "year", "region"),
        ("primary_organisations", 2, "range", 2, 3, "day", "region"),
    ]
    newest = await upkeep.figures_of(tx, ridder)
    assert {kind: one.value for kind, one in newest.items()} == {"members": 1250, "primary_organisations": 2}


async def test_a_figure_that_such_a_place_does_not_have(tx, region):
    for code, kind in (("ridder", "branches"), ("school", "primary_organisations"), ("ridder", "followers")):
        with pytest.raises(Refused, match="old_button"):
            await note(tx, region, code, kind, Amount(1))
    with pytest.raises(Refused, match="day_to_come"):
        await note(tx, region, "ridder", "members", Amount(1), TODAY + timedelta(days=1))
    await note(tx, region, "vko", "branches", Amount(13))


async def test_who_does_the_information_work(tx, region):
    """In each language as it was told, beside whether a unit exists; one does not wipe the other out."""
    ridder = await place(tx, "ridder")
    await upkeep.set_duty(tx, region, ridder, NOW, post="кәсіподақ нұсқаушысы")
    await upkeep.set_duty(tx, region, ridder, NOW, staff=False)
    russian = await seated(tx, "specialist", "vko", language="ru")
    await upkeep.set_duty(tx, russian, ridder, NOW, post="инструктор")
    duty = (await place_now(tx, ridder)).settings["duty"]
    assert duty == {"post": {"kk": "кәсіподақ нұсқаушысы", "ru": "инструктор"}, "staff": False}
    with pytest.raises(Refused, match="name_too_long"):
        await upkeep.set_duty(tx, region, ridder, NOW, post="я" * 101)


async def test_what_is_missing_is_counted(tx, region):
    numbers = await organisations.below(tx, await place(tx, "vko"))
    assert [one.code for one in await upkeep.without_chair(tx, numbers, NOW)] == ["ridder", "ulan"]
    await seated(tx, "chair", "ulan")
    assert [one.code for one in await upkeep.without_chair(tx, numbers, NOW)] == ["ridder"]
    assert await upkeep.without_specialist(tx, NOW) == 1, "of two regions one has its specialist"


# ---- a file that comes later

FILE = """
[region]
code = "vko"
name_kk = "Шығыс"
name_ru = "Восток"
union_kk = "Кәсіподақ"
union_ru = "Профсоюз"
timezone = "Asia/Oral"
members = 31208

[[branch]]
code = "ridder"
name_kk = "Риддер"
name_ru = "Риддер"

[[branch.pages]]
platform = "facebook"
kind = "page"
followers = 225

[[branch]]
code = "ulan"
name_kk = "Ұлан"
name_ru = "Улан"

[[branch.pages]]
platform = "facebook"
kind = "page"
followers = 90
"""


async def bring_in(tx, on: date = TODAY) -> None:
    await tree_import.bring_in(tx, tree_file.read(FILE), NOW, on)


async def test_what_was_set_in_the_bot_is_not_undone_by_a_file(tx, region):
    """A name and a zone; what nobody has touched comes from the file."""
    await upkeep.rename(tx, region, await place(tx, "ridder"), BOTH, NOW)
    vko = await place(tx, "vko")
    zone = region_settings.CHOICES["timezone"].index("Asia/Aqtau")
    await region_settings.choose(tx, region, vko, "timezone", zone, NOW)
    await region_settings.choose(tx, region, vko, "leap", 1, NOW)
    await note(tx, region, "vko", "members", Amount(31300))
    for _ in range(2):
        await bring_in(tx)
    ridder, ulan = await place_now(tx, await place(tx, "ridder")), await place_now(tx, await place(tx, "ulan"))
    assert (ridder.names, ulan.names["ru"]) == (BOTH, "Улан")
    there = await place_now(tx, vko)
    assert (there.timezone, there.names["ru"], there.settings["leap"]) == ("Asia/Aqtau", "Восток", 3)
    known = select(Figure.value).where(Figure.kind == "members").order_by(Figure.value)
    assert (await tx.execute(known)).scalars().all() == [31208, 31300]


async def test_what_was_merged_is_not_brought_back_by_a_file(tx, region):
    """No page once more on the closed branch; and of two pages alike on the other the file means that one's own."""
    ridder, ulan = await place(tx, "ridder"), await place(tx, "ulan")
    await bring_in(tx)
    before = (await tx.execute(select(func.count()).select_from(Page))).scalar_one()
    await upkeep.merge(tx, region, ridder, ulan, NOW)
    await bring_in(tx)
    assert (await place_now(tx, ridder)).merged_into_id == ulan
    assert (await place_now(tx, ridder)).closed_on == TODAY
    assert (await tx.execute(select(func.count()).select_from(Page))).scalar_one() == before
    assert not await followers.pages_of(tx, ridder)
    values = sorted(one.value for one in await followers.pages_of(tx, ulan))
    assert values == [90, 225]


async def test_a_page_entered_twice_by_platform_is_the_first(tx):
    ulan = await place(tx, "ulan")
    await tx.execute(insert(Page).values(organisation_id=ulan, platform="facebook", kind="page"))
    await bring_in(tx)
    assert [one.value for one in await followers.pages_of(tx, ulan)] == [90, None]


async def test_a_region_is_not_shut_from_inside(tx):
    """Its specialist keeps its branches; the region itself is the centre's to close or merge."""
    region, press = await seated(tx, "specialist", "vko"), await seated(tx, "press", "centre")
    empty = await upkeep.add(tx, press, await place(tx, "centre"), {"kk": "Жаңа", "ru": "Новая"}, NOW)
    vko = await place(tx, "vko")
    with pytest.raises(Refused, match="no_right"):
        await upkeep.close(tx, region, vko, NOW.date(), NOW)
    with pytest.raises(Refused, match="no_right"):
        await upkeep.merge(tx, region, vko, empty, NOW)
    await upkeep.close(tx, press, empty, NOW.date(), NOW)


async def test_nothing_is_entered_for_a_closed_place(tx):
    region = await seated(tx, "specialist", "vko")
    ulan, page = await place(tx, "ulan"), await page_of(tx, "ulan")
    await upkeep.close(tx, region, ulan, NOW.date(), NOW)
    with pytest.raises(Refused, match="place_closed"):
        await drafting.begin(tx, region, ulan, NOW, None)
    with pytest.raises(Refused, match="place_closed"):
        await followers.count(tx, region, page, Amount(225), NOW)
