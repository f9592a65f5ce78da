"""Whoever is concerned hears that a report was issued, each person once; and a branch of its own part alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select

from db.tables import Notice, Seat
from newsroom import weeks
from newsroom.digests import announcing, issuing
from newsroom.digests.official_parts import Proposal
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING, Point
from newsroom.notices import GATHERED, gathered
from newsroom.union import organisations
from screens.digests.issuing import news
from screens.digests.issuing.lines import BRANCHES, Line, by_branch, lines_of, offices_of
from tests.newsroom.digests.reports_made import RIDDER, ULAN
from tests.newsroom.everybody import NOW, left_for, place, seated
from tests.newsroom.reported import LAST, THIS, drafted, made_of

TEXT = {"kk": "Аптасына бір материал.", "ru": "Материал в неделю."}
ALL = [RIDDER.id, ULAN.id, 9]


@pytest.fixture
async def at(tx):
    names = ("press", "centre"), ("specialist", "vko"), ("specialist", "abay"), ("chair", "ridder"), ("deputy", "ulan")
    return [await seated(tx, role, code) for role, code in (*names, ("press", "centre"), ("chair", "school"))]


async def test_each_person_hears_once_what_concerns_them(tx, at):
    press, specialist, other, chair, deputy, colleague, primary = at
    vko, ridder, ulan = [await place(tx, code) for code in ("vko", "ridder", "ulan")]
    sits = {"role": "chair", "starts_on": weeks.term_day(NOW)}
    await tx.execute(insert(Seat).values(person_id=specialist.person_id, organisation_id=ulan, **sits))
    to_branches = {ridder: [TEXT], ulan: [TEXT, TEXT]}
    first, second = await drafted(tx, press, vko, LAST), await drafted(tx, press, await place(tx, "abay"), LAST)
    await issuing.issue(tx, press, await made_of(tx, press, first, to_branches=to_branches), NOW)
    await issuing.issue(tx, press, await made_of(tx, press, second), NOW)
    review = await drafted(tx, press, (await organisations.centre(tx)).id, THIS)
    await issuing.issue(tx, press, await made_of(tx, press, review), NOW)
    since = gathered(NOW, GATHERED) - GATHERED
    mine = [("report_issued", {"report": first, "region": vko})]
    assert [await left_for(tx, one) for one in (specialist, chair, deputy)] == [mine] * 3
    assert [len(await left_for(tx, one)) for one in (other, press, primary)] == [1, 0, 0]
    assert await left_for(tx, colleague) == [("reports_issued", {"since": since.isoformat()})], "of three"
    numbers = [
        one.number for one in await announcing.issued_by_colleagues(tx, colleague.person_id, since, since + GATHERED)
    ]
    assert numbers == [1, 2, 3]
    assert await announcing.issued_by_colleagues(tx, press.person_id, since, NOW + GATHERED) == []
    people = (specialist, chair, deputy, other)
    found = [await announcing.news(tx, first, who.person_id, NOW) for who in people]
    told = [one and (one.is_for_region, [len(each.proposals) for each in one.branches]) for one in found]
    assert told == [(True, [2]), (False, [1]), (False, [2]), None]
    again = await issuing.reissue(tx, press, first, NOW)
    await issuing.issue(tx, press, await made_of(tx, press, again), NOW + timedelta(minutes=1))
    assert await announcing.news(tx, first, specialist.person_id, NOW) is None, "it holds no more"
    newer = await announcing.news(tx, again, specialist.person_id, NOW)
    assert newer is not None
    assert (newer.branches, newer.replaces and newer.replaces.id) == ([], first)
    await issuing.withdraw(tx, press, again, {"kk": "Қате"}, NOW)
    assert await announcing.news(tx, again, specialist.person_id, NOW) is None


async def test_who_has_heard_of_it_hears_that_it_was_withdrawn(tx, at):
    """Why is for those who may read it; and where it was a mistake that was seen at once, nobody hears of either."""
    press, specialist, other, chair, deputy, colleague, primary = at
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    later = NOW + 3 * GATHERED
    first, second = await drafted(tx, press, vko, LAST), await drafted(tx, press, vko, THIS)
    for report in (first, second):
        await issuing.issue(tx, press, await made_of(tx, press, report, to_branches={ridder: [TEXT]}), NOW)
    await tx.execute(delete(Notice))
    await issuing.withdraw(tx, press, second, {"kk": "Қате"}, NOW + timedelta(minutes=1))
    assert [await left_for(tx, one) for one in at] == [[]] * len(at)
    await issuing.withdraw(tx, press, first, {"kk": "Ұлан ауданының саны қате"}, later)
    about = [("report_withdrawn", {"report": first, "region": vko})]
    assert [await left_for(tx, one) for one in (specialist, chair, colleague)] == [about] * 3
    assert [await left_for(tx, one) for one in (other, press, deputy, primary)] == [[]] * 4
    told = [await announcing.withdrawn(tx, first, who.person_id, later) for who in at]
    assert [one is not None for one in told] == [True, True, False, True, False, True, False]
    texts = [news.withdrawn("kk", one, NOW.date()).text for one in (told[1], told[3], told[5])]
    assert ["Ұлан" in text for text in texts] == [True, False, True]
    assert "(ridder)" in texts[1]


async def test_at_night_nobody_is_woken(tx, at):
    """In the morning, and of all that was issued in the night together."""
    press, specialist, colleague = at[0], at[1], at[5]
    night = NOW.replace(hour=18)  # 23:00
    for hours, period in ((0, LAST), (2, THIS)):
        report = await drafted(tx, press, await place(tx, "vko"), period)
        await issuing.issue(tx, press, await made_of(tx, press, report), night + timedelta(hours=hours))
    left = select(Notice.due_at, Notice.kind, Notice.chat_id, Notice.parameters).order_by(Notice.id)
    found = (await tx.execute(left)).all()
    morning = NOW.replace(hour=3) + timedelta(days=1)  # 8:00
    assert {one.due_at for one in found} == {morning}
    told = [one for one in found if one.chat_id == colleague.account_id]
    assert [one.kind for one in told] == ["reports_issued"]
    assert [one.kind for one in found if one.chat_id == specialist.account_id] == ["report_issued"] * 2
    since = gathered(night, GATHERED) - GATHERED
    assert told[0].parameters == {"since": since.isoformat()}
    assert len(await announcing.issued_by_colleagues(tx, colleague.person_id, since, told[0].due_at)) == 2


def page(place) -> dict:
    return {"place": place.names, "place_id": place.id, "page_id": 7, "platform": "facebook", "kind": "page"}


CLOSE = Proposal("close_pages", ("dormant",), {"pages": [page(RIDDER), page(ULAN)]})
OPEN = Proposal("open_pages", (), {"places": [page(ULAN)], "platforms": ["instagram"]})
FEED, SITE = Proposal("feed", ("silent",)), Proposal("site", ())


def test_a_branch_reads_its_own_part_and_no_other_name():
    found = by_branch(lines_of((), (CLOSE, FEED, SITE, OPEN), ()), (CLOSE, FEED, SITE, OPEN), ALL)
    assert {branch: len(texts) for branch, texts in found.items()} == {RIDDER.id: 2, ULAN.id: 3, 9: 1}
    for language in TEXT:
        text = " ".join(one[language] for one in found[RIDDER.id])
        assert RIDDER.names[language] in text
        assert ULAN.names[language] not in text


def test_words_of_ones_own_and_an_office():
    """What is left out is told to nobody; what branch chairs answer for is told to each of them."""
    of = (CLOSE, SITE)
    reworded = Point("proposal:close_pages", PROPOSAL, texts={"kk": "Басқаша."})
    due = Point("proposal:site", PROPOSAL, offices=offices_of(BRANCHES), due="2026-12")
    own = Line(Point("own:1", PROPOSAL, texts=TEXT), TEXT)
    found = by_branch([*lines_of((), of, (reworded, due)), own], of, ALL)
    assert {branch: len(texts) for branch, texts in found.items()} == {RIDDER.id: 2, ULAN.id: 2, 9: 1}
    assert found[ULAN.id][0]["kk"] == "Басқаша."
    assert RIDDER.names["ru"] not in found[ULAN.id][0]["ru"]
    assert "2026" in found[9][0]["ru"], "with its deadline"
    assert by_branch(lines_of((), (CLOSE,), (replace(reworded, dropped=True),)), of, ALL) == {}
    shortcoming = Line(Point("own:2", SHORTCOMING, offices=offices_of(BRANCHES)), TEXT)
    assert by_branch([shortcoming], (), ALL) == {}
