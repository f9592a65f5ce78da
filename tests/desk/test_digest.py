"""The digest at the desk: the same figures as in the chat, and the same bytes to take away."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from io import BytesIO
from zipfile import ZipFile

import pytest

from handlers.digests.digests import workbook
from handlers.digests.issuing import papers
from newsroom.digests import digests
from newsroom.posts import drafting
from newsroom.rubrics import turns
from reports.documents.word import word
from tests.newsroom.everybody import NOW, draft, place, seated

WEEK = "2026-11-16..2026-11-23"


@pytest.fixture
async def specialist(desk):
    return await desk.engine.write(lambda tx: seated(tx, "specialist", "vko"))


@pytest.fixture
async def visitor(desk, specialist):
    return await desk.signs_in(specialist)


@pytest.fixture
async def posts(desk, specialist):
    """Ridder has sent two, one of them on rights, and one the week before; Ulan none."""

    async def fill(tx):
        chair = await seated(tx, "chair", "ridder")
        legal = next(one.id for one in await turns.rubrics(tx, specialist.seat.region_id) if one.code == "legal")
        for rubric, at in ((legal, NOW), (None, NOW), (None, NOW - timedelta(days=7))):
            number = await draft(tx, chair, now=at)
            if rubric:
                await drafting.set_rubric(tx, chair, number, rubric)
            await drafting.send(tx, chair, number, at)
        return legal

    return await desk.engine.write(fill)


@pytest.mark.usefixtures("posts")
async def test_a_week_is_told_as_in_the_chat(desk, visitor):
    found = await visitor.gets("digest/figures")
    assert (found["period"], found["unit"]) == (WEEK, "week")
    assert found["lines"][0].startswith("Материал жіберген")
    assert [(one["name"], one["count"], one["before"]) for one in found["parts"]] == [("ridder", 2, 1), ("ulan", 0, 0)]
    assert found["silent"] == ["ulan"]
    assert [one["count"] for one in found["series"]] == [2], "what is to come is no nought"
    assert {one["name"]: one["count"] for one in found["rubrics"]}["Құқықтық түсіндірме"] == 1
    assert sum(one["empty"] for one in found["rubrics"]) == 12
    assert found["next"] == ""
    before = await visitor.gets(f"digest/figures?period={found['before']}")
    assert [one["count"] for one in before["parts"]] == [1, 0]
    assert [one["count"] for one in before["series"]] == [1, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("posts")
async def test_any_time_by_day_or_by_week(desk, visitor):
    month = await visitor.gets("digest/figures?period=2026-11")
    assert (month["unit"], len(month["series"]), month["title"]) == ("month", 16, "2026 жылғы қараша")
    year = await visitor.gets("digest/figures?period=2026")
    assert [(one["count"], one["weekday"]) for one in year["series"]] == [(1, ""), (2, "")]
    days = await visitor.gets("digest/figures?period=2026-11-01..2026-11-16")
    assert (days["unit"], days["first"], days["last"]) == ("", "2026-11-01", "2026-11-15")
    for period in ("x", "2026-11-16..", "1900..2000", "2026-11-20..2026-11-10"):
        assert (await visitor.asks("GET", f"digest/figures?period={period}")).status == 409


async def test_down_to_a_branch_and_up_again_and_nowhere_else(desk, visitor):
    ridder, abay, vko = [await desk.engine.write(partial(place, code=one)) for one in ("ridder", "abay", "vko")]
    branch = await visitor.gets(f"digest/figures?place={ridder}")
    assert (branch["place"]["name"], branch["above"]["id"], branch["reports"]) == ("ridder", vko, False)
    assert (await visitor.gets("digest/figures"))["above"] is None
    assert (await visitor.asks("GET", f"digest/figures?place={abay}")).status == 403
    _, press = await desk.seated("press", "centre", "ru")
    union = await press.gets("digest/figures?period=2026-11")
    assert {one["name"] for one in union["parts"]} == {"vko", "abay"}


def unpacked(content: bytes) -> dict[str, bytes]:
    """But for the second in which it was made."""
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "docProps/core.xml"}


@pytest.mark.usefixtures("posts")
async def test_the_files_are_those_of_the_bot(desk, specialist, visitor):
    async def made(tx):
        found = await digests.of_week(tx, specialist, specialist.seat.region_id, "2026-W47")
        return workbook("kk", found)

    got = await visitor.gets(f"digest/sheet?period={WEEK}")
    assert unpacked(got) == unpacked(await desk.engine.write(made))
    told = await visitor.does("digest/report", period="2026-10")
    assert [(one["language"], one["kind"]) for one in told["files"]] == [
        ("kk", "pdf"), ("kk", "docx"), ("ru", "pdf"), ("ru", "docx"),
    ]  # fmt: skip

    async def paper(tx):
        drawn = await papers.of_draft(tx, specialist, told["report"], NOW, NOW.date())
        return word(drawn.document("ru", papers.unnumbered("ru")), drawn.letterhead.content, f"{told['report']}:ru")

    got = await visitor.gets(f"digest/reports/{told['report']}?kind=docx&language=ru")
    assert unpacked(got) == unpacked(await desk.engine.write(paper))
    answer = await visitor.asks("GET", f"digest/reports/{told['report']}?kind=exe&language=ru")
    assert answer.status == 400
    assert (await visitor.asks("GET", f"digest/reports/{told['report']}?kind=pdf&language=xx")).status == 409
