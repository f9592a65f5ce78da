"""History by file: what stands in it is what is read back, figure by figure, as imprecise as it was told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.tables import Deed, Entry, EntryChange, Figure, Organisation, Outlet, Remark
from newsroom.counted import entries, outlets
from newsroom.union import organisations
from newsroom.values.figures import SOME, Amount
from newsroom.values.periods import written
from tests.newsroom.counted.brought import (
    DECEMBER,
    EVERYTHING,
    REPORT,
    TREE,
    brought,
    everything,
    with_the_tree,
)
from tests.newsroom.everybody import NOW, seated

PAPERS = ["Достық", "Мектеп және қоғам", "Қазақстан кәсіподағы", "Уланские зори", "Тұғырлы Тарбағатай",
          "Лениногорская правда", "Жерұйық", "Samar tynysy"]  # fmt: skip


@pytest.fixture
def fill():
    return with_the_tree


async def told(engine, code: str = "vko") -> dict[tuple[str, str], tuple]:
    """By kind and code: how much, of what, and of which period."""
    async with engine.connect() as tx:
        place = await organisations.require_code(tx, code)
        known = (await tx.execute(entries.ENTRIES.where(Entry.organisation_id == place.id))).mappings()
        found = [entries.Entry(**row) for row in known]
    return {
        (one.kind, one.code): (one.quantity, one.what, written(one.period) if one.period is not None else "")
        for one in found
    }


async def test_all_of_the_report_of_east_kazakhstan(engine):
    """Its tree and what it states beside, figure by figure."""
    await brought(engine, REPORT)
    found = await told(engine)
    papers = {("press", f"2025-01..2025-11/{outlets.fold_spelling(name)}"): (SOME, "", "2025-01..2025-11")
              for name in PAPERS}  # fmt: skip
    assert found == papers | {
        ("site", "materials/2023"): (Amount(92), "materials", "2023"),
        ("site", "materials/2024"): (Amount(173), "materials", "2024"),
        ("site", "materials/2025"): (Amount(163), "materials", "2025"),
        ("site", "materials/2025-01..2025-11"): (Amount(163), "materials", "2025-01..2025-11"),
        ("material", "bulletins"): (Amount(13), "bulletin", "..2025-12"),
        ("decision", "ec2425"): (Amount(2), "", "2024..2025"),
        ("analysed", "branches"): (Amount(11), "branches", ""),
        ("analysed", "facebook"): (Amount(9), "facebook", ""),
        ("analysed", "instagram"): (Amount(2), "instagram", ""),
        ("rank", "ig25"): (Amount(8), "followers instagram", "2025-12"),
    }
    async with engine.connect() as tx:
        region = await organisations.require_code(tx, "vko")
        papers = (await tx.execute(select(Outlet.name).order_by(Outlet.id))).scalars().all()
        decision = (await tx.execute(select(Entry).where(Entry.kind == "decision"))).one()
        remarks = (await tx.execute(select(Remark.words).where(Remark.words != {}))).scalars().all()
    assert region.settings["duty"] == {
        "post": {"kk": "ұйымдастыру жұмысы жөніндегі бас маман", "ru": "главный специалист по организационной работе"},
        "staff": False, "from": "file",
    }  # fmt: skip
    assert (region.settings["form"], region.settings["cases"]) == (
        "local",
        {"name_kk_genitive": "Шығыс Қазақстан облысының", "name_ru_genitive": "Восточно-Казахстанской области"},
    )  # fmt: skip
    assert len(papers) == 8, "one outlet, though it is spelt twice"
    assert decision.titles["kk"].startswith("Ақпараттық қызметтің")
    assert decision.details == {"body": "executive committee"}
    assert len(remarks) == 10
    assert {"kk": "Парақша жүргізілмейді.", "ru": "Страница практически не ведётся."} in remarks


async def test_twice_changes_nothing(engine):
    await brought(engine, REPORT)
    before = await everything(engine)
    made = await brought(engine, TREE, REPORT, now=NOW + timedelta(days=40), as_of=date(2026, 12, 1))
    assert {one.how for one in made.entries} == {"same"}
    assert await everything(engine) == before


async def test_the_tree_once_more_does_not_undate_what_the_report_dates(engine):
    """`bulletins` of the region is the same statement as the row of materials."""
    assert (await told(engine))["material", "bulletins"] == (Amount(13), "bulletin", "")
    await brought(engine, REPORT, TREE.replace("bulletins = 13", "bulletins = 12"))
    assert (await told(engine))["material", "bulletins"] == (Amount(13), "bulletin", "..2025-12")


async def test_every_section_is_read_back_as_it_stands(engine):
    """A stated none is nought, a total that differs from its parts is kept, a sum of several is added to none."""
    before = await told(engine)
    await brought(engine, EVERYTHING)
    after = await told(engine)
    found = {key: value for key, value in after.items() if key not in before}
    qk, dostyk, jeruik, zori, mektep = map(
        outlets.fold_spelling, ("Қазақстан кәсіподағы", "Достық", "Жерұйық", "Уланские зори", "Мектеп және қоғам")
    )
    assert found == {
        ("site", "videos/2024"): (Amount(3), "videos", "2024"),
        ("posts", "2023/total"): (Amount(31), "total", "2023"),
        ("posts", "2023/region"): (Amount(12), "own", "2023"),
        ("posts", "2023/ridder"): (Amount(6), "place", "2023"),
        ("posts", "2023/primary"): (Amount(2), "primary", "2023"),
        ("reposts", "2023/total"): (Amount(15, "over"), "total", "2023"),
        ("rubric", "..2023-06/legal"): (Amount(0), "legal", "..2023-06"),
        ("press", "2022/total"): (Amount(9), "total", "2022"),
        ("press", f"2022/{qk}"): (Amount(4), "", "2022"),
        ("press", f"2022/{'+'.join(sorted((dostyk, jeruik)))}"): (Amount(3), "", "2022"),
        ("press", f"2022/{zori}"): (Amount(3), "", "2022"),
        ("sent", "2024/press,site"): (Amount(40, "over"), "press,site", "2024"),
        ("subscription", f"2018/{qk}"): (Amount(250), "", "2018"),
        ("subscription", f"2018/{mektep}"): (SOME, "", "2018"),
        ("subscription", "2024-H1/total"): (Amount(6200, "rounded"), "total", "2024-H1"),
        ("broadcast", "tv18"): (Amount(3), "television", "2018-01..2018-09"),
        ("material", "help"): (Amount(7), "handbook", "2022..2024"),
        ("event", "legal25"): (Amount(2), "seminar", "2025-05"),
        ("event", "schools"): (Amount(2, "up_to"), "school", ""),
        ("decision", "ec2024"): (Amount(2), "", "2024..2025"),
        ("proposal", "r25-1"): (Amount(1), "", "2025-12"),
        ("application", "app25/users"): (Amount(800, "about"), "users", "2025"),
        ("application", "app25/questions"): (SOME, "questions", "2025"),
    }
    async with engine.connect() as tx:
        by_code = {one.code: one for one in await tx.execute(select(Entry))}
        ids = {one.code: one.id for one in await tx.execute(select(Organisation))}
        mektep_row = (await tx.execute(select(Outlet).where(Outlet.code == "mektep"))).one()
        qk_found = await outlets.named(tx, "профсоюз казахстана")
    event, decision = by_code["legal25"], by_code["ec2024"]
    assert entries.to_amount(event.details["trained"]) == Amount(400, "about")
    assert (event.details["theme"], event.about_id) == ("legal", ids["ridder"])
    assert event.details["with"]["ru"] == "представители работодателей"
    assert by_code["schools"].details == {"every": "year"}
    assert by_code["help"].details["titles"] == ["Как провести собрание", "Отчётность"]
    assert (decision.due_on, decision.due_unit, decision.state) == (date(2025, 12, 31), "month", "open")
    assert by_code["2024/press,site"].details["by"] == [ids["ridder"], ids["ulan"]]
    assert by_code["2023/ridder"].about_id == ids["ridder"]
    assert (mektep_row.run_by_id, mektep_row.since, mektep_row.precision) == (ids["zaysan"], date(2016, 2, 1), "month")
    assert (mektep_row.issues_a_month, mektep_row.headings["kk"]) == (2, "заңгер беті")
    assert qk_found is not None
    assert (qk_found.code, qk_found.level) == ("qk", "republic")


async def test_a_mended_figure_takes_the_place_of_the_old_one_which_is_kept(engine):
    await brought(engine, EVERYTHING)
    made = await brought(engine, EVERYTHING.replace("total = 31", 'total = "31-33"'))
    (changed,) = made.of("changed")
    assert (changed.said.code, changed.was.quantity) == ("2023/total", Amount(31))
    assert (await told(engine))["posts", "2023/total"][0] == Amount(32, "range", 31, 33)
    async with engine.connect() as tx:
        (was,) = (await tx.execute(select(EntryChange))).all()
        deeds = (
            (await tx.execute(select(Deed.details).where(Deed.kind == "history brought in").order_by(Deed.id)))
            .scalars()
            .all()
        )
    assert (was.was["value"], was.reason, was.by_id) == (31, "file", None)
    assert deeds[-1] == {"entries": 1}


async def test_what_was_changed_in_the_bot_stays_and_what_was_taken_away_stays_away(engine):
    await brought(engine, EVERYTHING)
    async with engine.begin() as tx:
        specialist = await seated(tx, "specialist", "vko")
        ids = dict((await tx.execute(select(Entry.code, Entry.id))).all())
        new = entries.of_amount(Amount(10))
        await entries.correct(tx, specialist, ids["2022/total"], "mistyped", {}, NOW, **new)
        await entries.take_away(tx, specialist, ids["help"], "twice", {}, NOW)
    other = EVERYTHING.replace("total = 9", "total = 8").replace("amount = 7", "amount = 8")
    made = await brought(engine, other)
    assert sorted(one.said.code for one in made.of("kept")) == ["2022/total", "help"]
    found = await told(engine)
    assert found["press", "2022/total"][0] == Amount(10)
    assert found["material", "help"][0] == Amount(7)


CENTRE = """
[centre]
name_kk = "Орталық комитет"
name_ru = "Центральный комитет"
members = 345000
[union.site_materials]
2024 = 1800
[union.subscriptions.2018]
"Қазақстан кәсіподағы" = {amount = "over 4000", by = ["vko", "aqmola"]}
[[union.broadcasts]]
code = "tv"
kind = "television"
period = "2018"
amount = "some"
[[region]]
code = "vko"
members = "about 31000"
[region.site_materials]
2022 = 0
[[region]]
code = "aqmola"
name_kk = "Ақмола облысы"
name_ru = "Акмолинская область"
form = "territorial"
members = 15020
[region.site_materials]
2024 = 40
[region.press.2016]
total = 6
"Достық" = 5
"""


async def test_the_history_of_all_regions_at_once(engine):
    """A region that is new is made; one that there is keeps its name. What is of all stands with the centre."""
    await brought(engine, CENTRE)
    assert (await told(engine, "centre"))["site", "materials/2024"] == (Amount(1800), "materials", "2024")
    assert (await told(engine))["site", "materials/2022"] == (Amount(0), "materials", "2022")
    assert (await told(engine, "aqmola"))["press", "2016/total"] == (Amount(6), "total", "2016")
    before = await everything(engine)
    made = await brought(engine, CENTRE, now=NOW + timedelta(days=3), as_of=date(2026, 1, 1))
    assert {one.how for one in made.entries} == {"same"}
    assert await everything(engine) == before
    async with engine.connect() as tx:
        region, other = await organisations.require_code(tx, "vko"), await organisations.require_code(tx, "aqmola")
        members = select(Figure.value).where(Figure.organisation_id == other.id, Figure.kind == "members")
        assert (await tx.execute(members)).scalar_one() == 15020
    assert region.names["kk"] == "Шығыс Қазақстан облысы"
    assert (other.names["ru"], other.settings["form"]) == ("Акмолинская область", "territorial")


# what is changed in the whole file → what to, line and field of the complaint, some of its words
async def test_an_undated_row_goes_on_standing_by_the_day_it_came(engine):
    await brought(engine, REPORT)
    async with engine.connect() as tx:
        days = (await tx.execute(select(Entry.on_day).where(Entry.kind == "analysed"))).scalars().all()
    assert set(days) == {DECEMBER}
