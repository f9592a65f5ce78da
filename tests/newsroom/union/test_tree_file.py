"""The organisation tree as a file: wrong ones are told by line and field, right ones come in whole and only once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.tables import Deed, Figure, Organisation, Page, Remark, Sign
from newsroom.digests import digests
from newsroom.errors import Refused
from newsroom.pages import followers, register
from newsroom.posts import review
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import
from newsroom.union.tree_section import TreeError
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, seated

EXAMPLE = (Path(__file__).parents[3] / "docs" / "examples" / "east_kazakhstan.toml").read_text("utf-8")
DECEMBER = date(2025, 12, 1)
GOOD = """[region]
code = "vko"
name_ru = "ВКО"
name_kk = "ШҚО"
union_ru = "Профсоюз"
union_kk = "Кәсіподақ"
members = 31208
timezone = "Asia/Almaty"

[[region.pages]]
platform = "facebook"
kind = "page"
followers = "about 6200"
[[region.pages]]
platform = "instagram"
kind = "page"
followers = 714

[site_materials]
2023 = 92

[press]
newspapers = ["Достық"]

[[branch]]
code = "ridder"
name_ru = "Риддер"
name_kk = "Риддер"
pages = [{platform = "facebook", kind = "group", followers = 225, last_post = "2024-09"}]

# the second branch
[[branch]]
code = "altay"
name_ru = "Алтай"
name_kk = "Алтай"
pages = [
  {platform = "facebook", kind = "page", followers = 9},
  {platform = "instagram", kind = "page", url = "https://www.instagram.com/altai/#top", followers = 155},
]
"""

# what is changed in the good file → what is changed to, line and field of the complaint, some of its words
BROKEN = [
    ('code = "vko"', "", 1, "code", "is missing"),
    ('code = "vko"', 'code = "ВКО"', 2, "code", "“ВКО” is not 2–40 of a–z, 0–9 and _"),
    ('code = "vko"', "code = 5", 2, "code", "must be a text, not 5"),
    ('name_kk = "ШҚО"', 'name_kk = " "', 4, "name_kk", "is empty"),
    ('name_kk = "ШҚО"', "", 1, "name_kk", "is missing"),
    ("members = 31208", 'members = "many"', 7, "members", "'many' is no figure; write 225"),
    ("members = 31208", "members = -5", 7, "members", "-5 is no figure"),
    ("members = 31208", "members = 99999999999", 7, "members", "is no figure"),
    ("members = 31208", "members = 31.208", 7, "members", "31.208 is no figure"),
    ("members = 31208", "membres = 31208", 7, "membres", "is not known here"),
    ('"Asia/Almaty"', '"Asia/Almata"', 8, "timezone", "“Asia/Almata” is no zone that is known; write “Asia/Almaty”"),
    ('followers = "about 6200"', 'followers = "6,2"', 13, "followers", "'6,2' is no figure; write 225"),
    ('followers = "about 6200"', 'followers = "6.200k"', 13, "followers", "'6.200k' may be 6200 or 6200000; write"),
    ('followers = "about 6200"', 'followers = "6,2 тыс."', None, "", ""),  # as people write figures anywhere
    ('followers = "about 6200"', 'followers = "шамамен 6,2 мың"', None, "", ""),
    ("followers = 714", "followers = true", 17, "followers", "True is no figure"),
    ("followers = 714", "folowers = 714", 17, "folowers", "is not known here; there are platform, kind"),
    ('platform = "instagram"\n', 'platform = "myspace"\n', 15, "platform", "“myspace” is none of facebook, instagram"),
    ('kind = "group"', 'kind = "club"', 29, "kind", "“club” is none of page, group"),
    ('last_post = "2024-09"', 'last_post = "2024-13"', 29, "last_post", "'2024-13' is no date; write 2025-08-21"),
    ('last_post = "2024-09"', "last_post = 2024.9", 29, "last_post", "2024.9 is no date; write 2025-08-21"),
    ('last_post = "2024-09"', 'last_post = "кеше"', 29, "last_post", "'кеше' is no date; write 2025-08-21"),
    ('last_post = "2024-09"', 'last_post = "1999"', 29, "last_post", "'1999' is no date; write 2025-08-21"),
    ('last_post = "2024-09"', "last_post = 2024-09-21T10:00:00Z", None, "", ""),
    ('last_post = "2024-09"', "last_post = 2024", None, "", ""),
    ('code = "altay"', 'code = "ridder"', 33, "code", "“ridder” stands here twice"),
    ('code = "altay"', 'code = "vko"', 33, "code", "“vko” stands here twice"),
    ("followers = 9}", 'followers = "nine"}', 37, "followers", "'nine' is no figure"),
    ("followers = 155}", 'followers = "?"}', 38, "followers", "'?' is no figure"),
    ("followers = 155}", 'remarks = ["ugly"]}', 38, "remarks", "“ugly” is none of regular, logos"),
    ("followers = 155}", 'remarks = ["logos", "reposts"]}', None, "", ""),
    ('platform = "instagram", ', "", 38, "platform", "is missing"),
    ("altai/#top", "a" * 500, 38, "url", "is longer than 512 characters"),
    ("[[branch]]\ncode = \"altay\"", '[[brnch]]\ncode = "altay"', 32, "brnch", "is not known here; there are region"),
    ("[site_materials]\n2023 = 92", "", None, "", ""),  # may be missing
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "line", "field", "words"), BROKEN)
def test_each_error_names_line_and_field(before, after, line, field, words):
    assert GOOD.count(before) == 1, "the change must be one change"
    changed = GOOD.replace(before, after)
    if line is None:
        tree_file.read(changed)
        return
    with pytest.raises(TreeError) as error:
        tree_file.read(changed)
    assert (error.value.line, error.value.field) == (line, field)
    assert str(error.value).startswith(f"line {line}, {field}: ")
    assert words in str(error.value)


REGION = 'code = "vko"\nname_ru = "В"\nname_kk = "Ш"\nunion_ru = "П"\nunion_kk = "К"\n'
SHAPES = [
    ("", 1, "code"),
    ("region = 5", 1, "region"),
    ('[[region]]\ncode = "vko"', 1, "region"),
    (GOOD.split("\n[[branch]]", maxsplit=1)[0] + '\n[branch]\ncode = "ridder"', 25, "branch"),
    (f"[region]\n{REGION}[region.pages]", 7, "pages"),
    (f"[region]\n{REGION}pages = 3", 7, "pages"),
    ("[region]\n\n[press]\nnewspapers = [1]", 1, "code"),
    ("[region]\ncode == 5", 2, ""),
    ('[region]\ncode = "vko', 2, ""),
    ("[region]\n[region]", 2, ""),
    ("что-то другое", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "field"), SHAPES)
def test_what_is_no_tree_at_all(text, line, field):
    with pytest.raises(TreeError) as error:
        tree_file.read(text)
    assert (error.value.line, error.value.field) == (line, field)


def test_two_pages_that_could_not_be_told_apart():
    with pytest.raises(TreeError, match="line 14, url: “” on facebook stands here twice"):
        tree_file.read(
            GOOD.replace('[[region.pages]]\nplatform = "instagram"', '[[region.pages]]\nplatform = "facebook"')
        )


def test_the_example():
    tree = tree_file.read(EXAMPLE)
    assert (tree.code, len(tree.branches), tree.timezone) == ("vko", 13, "Asia/Almaty")
    assert tree.names == {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
    assert tree.figures == {"members": Amount(31208), "primary_organisations": Amount(545),
                            "branches": Amount(13)}  # fmt: skip
    assert sum(len(branch.pages) for branch in tree.branches) == 11


def test_imprecise_figures_and_dates_are_kept():
    tree = tree_file.read(EXAMPLE)
    branches = {branch.code: branch for branch in tree.branches}
    assert tree.pages[0].figures == {"followers": Amount(6200, "about")}
    assert tree.pages[0].facts == {"opened": {"day": "2022-02-01", "precision": "month"}}
    assert tree.pages[2].figures == {}, "no data is not none"
    assert branches["altay"].pages[0].signs == {"post": (date(2024, 9, 1), "month")}
    assert branches["ulan"].pages[0].signs == {"post": (date(2025, 8, 21), "day")}
    assert branches["samar"].pages[0].signs == {"own_post": (date(2023, 12, 22), "day")}
    assert branches["shemonaikha"].pages[0].figures["posts_a_month"] == Amount(2, "range", 2, 3)
    assert branches["kurchum"].pages[0].figures["posts_a_month"].qualifier == "up_to"
    resumed = branches["shemonaikha"].pages[0]
    assert (resumed.chips, resumed.resumed) == (("resumed",), (date(2025, 9, 1), "month"))


async def bring_in(engine, text: str = EXAMPLE, now: datetime = NOW, as_of: date = DECEMBER) -> int:
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        return await tree_import.bring_in(tx, tree_file.read(text), now, as_of)


async def everything(engine) -> dict[str, list]:
    async with engine.connect() as tx:
        kept = (Organisation, Page, Figure, Sign, Remark)
        tables = {table.__tablename__: table.__table__ for table in kept}
        return {
            name: [tuple(row) for row in await tx.execute(select(table).order_by(table.c.id))]
            for name, table in tables.items()
        }


async def test_what_comes_in(engine):
    region = await bring_in(engine)
    async with engine.connect() as tx:
        called = select(Organisation.union_names).where(Organisation.id == region)
        assert (await tx.execute(called)).scalar_one()["ru"].startswith("Локальный профсоюз")
        assert len(await organisations.below(tx, region)) == 13
        assert (await tx.execute(select(func.count()).select_from(Page))).scalar_one() == 14
        about = (await tx.execute(select(Figure).where(Figure.value == 6200))).one()
        assert (about.qualifier, about.on_day, about.source) == ("about", DECEMBER, "file")


async def test_a_second_time_changes_nothing(engine):
    await bring_in(engine)
    before = await everything(engine)
    await bring_in(engine, now=NOW + timedelta(days=30), as_of=date(2026, 11, 1))
    assert await everything(engine) == before


async def test_what_people_entered_since_stays(engine):
    """A channel that was bound, and a count that is newer than the file's."""
    region = await bring_in(engine)
    async with engine.begin() as tx:
        specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
        await review.bind_channel(tx, specialist, -100500, "Арна", NOW)
        page = (await followers.pages_of(tx, chair.seat.organisation_id))[0]
        await followers.count(tx, chair, page.id, Amount(260), NOW)
    await bring_in(engine, now=NOW + timedelta(days=3), as_of=date(2026, 11, 19))
    async with engine.connect() as tx:
        place = await organisations.require_place(tx, region)
        assert place.settings["channel"] == {"id": -100500, "title": "Арна"}
        page = (await followers.pages_of(tx, chair.seat.organisation_id))[0]
        assert (page.value, page.qualifier) == (260, "")
        digest = await digests.of_week(tx, specialist, region, "2026-W47")
        ridder = next(one for one in digest.pages if one.place["ru"] == "г. Риддер")
        assert (ridder.value, ridder.before) == (260, 225)


async def test_a_page_that_was_changed_in_the_bot_stays_as_it_is_there(engine):
    """Its address was corrected, or it has gone over to the centre: the file makes no second one of it."""
    await bring_in(engine)
    async with engine.begin() as tx:
        chair = await seated(tx, "chair", "ridder")
        page = (await followers.pages_of(tx, chair.seat.organisation_id))[0].id
        await register.set_kind(tx, chair, page, "page", NOW)
        await register.end(tx, chair, page, "feeds", NOW.date(), NOW, NOW.date())
    other = EXAMPLE.replace("www.facebook.com/groups/600856043837357", "m.facebook.com/groups/600856043837357/")
    await bring_in(engine, other, now=NOW + timedelta(days=3))
    async with engine.connect() as tx:
        (found,) = await register.of_place(tx, chair, chair.seat.organisation_id)
    assert (found.id, found.kind, found.ended) == (page, "page", "feeds")


async def test_a_mended_figure_takes_the_place_of_the_old_one(engine):
    await bring_in(engine)
    await bring_in(engine, EXAMPLE.replace("followers = 225", 'followers = "over 230"'), as_of=date(2026, 11, 16))
    async with engine.connect() as tx:
        place = await organisations.require_code(tx, "ridder")
        told = (await tx.execute(select(Figure).where(Figure.organisation_id == place.id))).one()
        assert (told.value, told.qualifier, told.on_day) == (230, "over", date(2026, 11, 16))


async def test_a_code_of_another_region_is_refused_and_nothing_half_imported(engine):
    await bring_in(engine)
    before = await everything(engine)
    other = GOOD.replace('code = "vko"', 'code = "abay"')  # whose second branch would be taken from East Kazakhstan
    with pytest.raises(Refused, match="code_taken") as refused:
        await bring_in(engine, other)
    assert refused.value.parameters == {"code": "ridder"}
    assert await everything(engine) == before
    with pytest.raises(Refused, match="code_taken"):
        await bring_in(engine, GOOD.replace('code = "vko"', 'code = "centre"'))
    assert await everything(engine) == before


async def test_bringing_in_is_on_record(engine):
    region = await bring_in(engine, now=datetime(2026, 1, 5, tzinfo=UTC))
    async with engine.connect() as tx:
        deed = (await tx.execute(select(Deed).where(Deed.kind == "tree brought in"))).one()
    assert (deed.organisation_id, deed.details, deed.person_id) == (region, {"branches": 13}, None)
