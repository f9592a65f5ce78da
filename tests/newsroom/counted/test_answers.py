"""What is known of a figure in a period: no data and none are two things, and what was stated is added to nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsroom.counted import answers, entries, files, followed, held, outlets, press, sources, stated
from newsroom.counted.entries import Told, of_amount
from newsroom.posts import drafting
from newsroom.union import organisations
from newsroom.values.figures import SOME, Amount
from newsroom.values.periods import of_day, parse_period, year
from tests.newsroom.everybody import NOW, draft, seated

TODAY = date(2026, 11, 16)
THIS_YEAR = year(2026)
SUMS = [
    ([], None), ([Amount(0)], Amount(0)), ([Amount(5), Amount(1), Amount(1)], Amount(7)), ([SOME], SOME),
    ([Amount(5), SOME], Amount(5, "over")), ([Amount(0), SOME], SOME),
    ([Amount(90, "over"), Amount(10)], Amount(100, "over")), ([Amount(90, "about"), Amount(10)], Amount(100, "about")),
    ([Amount(2, "range", 2, 3), Amount(5)], Amount(7, "range", 7, 8)), ([Amount(2, "up_to")], Amount(2, "about")),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "whole"), SUMS)
async def test_a_sum_is_as_exact_as_the_least_exact_of_its_parts(parts, whole):
    assert answers.summed(parts) == whole


async def brought(tx, text: str) -> None:
    await files.bring_in(tx, files.read(f'[region]\ncode = "vko"\n{text}'), NOW, TODAY)


async def region(tx) -> organisations.Place:
    return await organisations.require_code(tx, "vko")


async def test_no_data_and_a_stated_none(tx):
    await brought(tx, "[press.2016]\ntotal = 0\n[site_materials]\n2016 = 0\n")
    vko = await region(tx)
    none, nothing = await press.counted(tx, vko, year(2016)), await press.counted(tx, vko, year(2017))
    assert (none.counted.answer.quantity, none.counted.answer.is_none) == (Amount(0), True)
    assert (nothing.counted.answer.quantity, nothing.counted.answer.is_none) == (None, False)
    assert (await stated.site(tx, vko, year(2016))).is_none
    assert (await stated.site(tx, vko, year(2017))).quantity is None


async def test_a_total_that_is_not_the_sum_of_its_parts(tx):
    """Both are kept: 6 against 5 + 1 + 1."""
    await brought(tx, '[press.2016]\ntotal = 6\n"Достық" = 5\n"Жерұйық" = 1\n"Дидар, Арай" = 1\n')
    found = await press.counted(tx, await region(tx), year(2016))
    answer = found.counted.answer
    assert (answer.total, answer.parts, answer.differs, answer.quantity) == (Amount(6), Amount(7), True, Amount(6))
    assert [len(group.outlets) for group in found.counted.groups] == [1, 1, 2]


async def test_a_stated_figure_answers_for_its_own_period_only(tx):
    await brought(tx, "[site_materials]\n2024 = 173\n2024-H1 = 80\n")
    vko = await region(tx)
    known = {text: (await stated.site(tx, vko, parse_period(text))).quantity
             for text in ("2024", "2024-H1", "2024-H2", "2023..2024", "2024-01..2024-12")}  # fmt: skip
    assert known == {"2024": Amount(173), "2024-H1": Amount(80), "2024-H2": None, "2023..2024": None,
                     "2024-01..2024-12": Amount(173)}  # fmt: skip


async def test_single_ones_are_counted_in_any_period_that_holds_them(tx):
    """Of a region with those of its branches; by outlet and level; one that was taken away is none."""
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    city, paper = await outlets.make(tx, "Лениногорская правда", level="city"), await outlets.make(tx, "Дидар")
    twin = await outlets.make(tx, "Didar gazeti")
    ids = []
    came_out = [
        (chair, city, TODAY), (chair, paper, TODAY - timedelta(days=40)), (specialist, twin, TODAY),
        (chair, city, TODAY), (chair, city, TODAY - timedelta(days=400)),
    ]  # fmt: skip
    for who, outlet, day in came_out:
        told = Told("press", period=of_day(day), outlet_id=outlet.id, is_single=True)
        ids.append(await entries.note(tx, who, who.seat.organisation_id, told, NOW))
    await entries.take_away(tx, chair, ids[3], "twice", {}, NOW)
    await outlets.merge(tx, specialist, twin.id, paper.id, NOW)
    found = await press.counted(tx, await region(tx), THIS_YEAR)
    assert found.counted.answer.entered == 3
    assert {group.outlets: group.entered for group in found.counted.groups} == {(city.id,): 1, (paper.id,): 2}
    assert found.by_level == {"city": Amount(1)}
    november = await press.counted(tx, await region(tx), parse_period("2026-11"))
    assert november.counted.answer.entered == 2
    ridder = await organisations.require_code(tx, "ridder")
    assert (await press.counted(tx, ridder, THIS_YEAR)).counted.answer.entered == 2


async def test_a_month_without_a_day_is_in_the_year_and_not_in_a_week(tx):
    chair = await seated(tx, "chair", "ridder")
    told = Told("event", what="seminar", period=parse_period("2026-05"), is_single=True,
                details={"theme": "legal", "trained": of_amount(Amount(40, "over"))})  # fmt: skip
    await entries.note(tx, chair, chair.seat.organisation_id, told, NOW)
    vko = await region(tx)
    found = await held.events(tx, vko, THIS_YEAR)
    assert (found.counted.answer.entered, found.themes, found.trained) == (1, {"legal": Amount(1)}, Amount(40, "over"))
    assert (await held.events(tx, vko, parse_period("2026-05-04..2026-05-11"))).counted.answer.quantity is None


async def test_copies_of_branches_where_the_region_has_stated_nothing(tx):
    chair, other = await seated(tx, "chair", "ridder"), await seated(tx, "chair", "ulan")
    paper = await outlets.make(tx, "Қазақстан кәсіподағы", level="republic")
    for who, copies in ((chair, Amount(25)), (other, Amount(10, "about"))):
        told = Told("subscription", copies, period=THIS_YEAR, outlet_id=paper.id)
        await entries.note(tx, who, who.seat.organisation_id, told, NOW)
    found = await press.subscribed(tx, await region(tx), THIS_YEAR)
    assert (found.counted.answer.quantity, found.by_level["republic"]) == (Amount(35, "about"), Amount(35, "about"))
    await brought(tx, '[subscriptions.2026]\n"Qazaqstan kasipodagy" = 40\n')
    again = await press.subscribed(tx, await region(tx), THIS_YEAR)
    assert again.counted.answer.quantity == Amount(40)


async def test_decisions_that_reach_into_the_period_and_open_proposals(tx):
    await brought(
        tx,
        """[[decisions]]
code = "ec2425"
period = "2024..2025"
amount = 2
[[decisions]]
code = "ec22"
period = "2022"
[[proposals]]
code = "p1"
issued = "2025-12"
text_kk = "Семинарлар өткізу"
[[proposals]]
code = "p2"
issued = "2025-12"
text_kk = "Парақша ашу"
state = "done"
""",
    )
    vko = await region(tx)
    found = await followed.decisions(tx, vko, parse_period("2025-01..2025-11"))
    assert ([one.code for one in found], followed.considered(found)) == (["ec2425"], Amount(2))
    assert [one.code for one in await followed.proposals(tx, vko, open_only=True)] == ["p1"]
    assert len(await followed.proposals(tx, vko)) == 2


async def test_past_totals_by_source_and_stated_facts(tx):
    await brought(
        tx,
        """[posts.2023]
total = 31
region = 12
ridder = 6
primary = 2
[reposts.2023]
total = "over 15"
[rubrics.2023]
legal = 0
[sent.2023]
"site, press" = "over 40"
[analysed]
branches = 11
[[application]]
code = "a"
period = "2023"
users = "about 800"
""",
    )
    vko, ridder = await region(tx), await organisations.require_code(tx, "ridder")
    found = await stated.posts(tx, vko, year(2023))
    assert (found.answer.total, found.answer.parts, found.answer.differs) == (Amount(31), Amount(20), True)
    assert (found.own, found.of_primary, found.by_place) == (Amount(12), Amount(2), {ridder.id: Amount(6)})
    assert found.reposts == Amount(15, "over")
    assert await stated.rubrics(tx, vko, year(2023)) == {"legal": Amount(0)}
    assert await stated.sent(tx, vko, year(2023)) == {("press", "site"): Amount(40, "over")}
    assert await stated.analysed(tx, vko) == {"branches": Amount(11)}
    application = await stated.application(tx, vko, THIS_YEAR)
    assert (application.users, application.questions) == (Amount(800, "about"), None)
    assert (await stated.application(tx, vko, year(2022))).users is None
    assert stated.rate(Amount(50), Amount(25_000)) == 2.0
    assert stated.rate(None, Amount(25_000)) is None


async def test_posts_of_primary_organisations_are_a_source_of_their_own(tx):
    chair = await seated(tx, "chair", "ridder")
    for is_theirs in (True, False, False):
        post = await draft(tx, chair)
        await drafting.set_facts(tx, chair, post, from_primary=is_theirs)
        await drafting.send(tx, chair, post, NOW)
    (found,) = await sources.posts(tx, await region(tx), THIS_YEAR)
    assert (found.place_id, found.sent, found.of_primary) == (chair.seat.organisation_id, 3, 1)
    assert await sources.posts(tx, await region(tx), year(2025)) == []
