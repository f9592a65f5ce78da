"""Who reads what: items for seats and for all, of the union and of a region; what is withdrawn; what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, insert, select

from db.tables import LibraryGram, LibraryItem, LibraryOpening, LibraryVersion
from handlers.library.offering import FARTHEST, offer
from newsroom.errors import Refused
from newsroom.library import files, items, openings, ready, search, sections
from newsroom.library.files import Sent
from newsroom.library.items import LONGEST_NOTE, MOST_LINKS
from newsroom.library.reading import ALL, SEATS
from newsroom.library.ready import FOLDER
from newsroom.people import upkeep
from screens.hints import STANDARDS
from tests.newsroom.everybody import NOW, now_is, place

BOTH = {"kk": "Зебра туралы", "ru": "О зебрах"}
DAY = date(2026, 11, 16)


async def _made(tx, who, audience: str = SEATS, titles: dict | None = None) -> int:
    section = await sections.with_code(tx, "laws")
    return await items.add(tx, who, section.id, titles or BOTH, {"kk": "Мәтіні."}, NOW, audience=audience)


READERS = ("press", "specialist", "chair", "elsewhere", "stranger")
# whose item, open to whom: who reads it, and what the others hear
TABLE = [
    ("press", SEATS, {"press", "specialist", "chair", "elsewhere"}),
    ("press", ALL, set(READERS)),
    ("specialist", SEATS, {"press", "specialist", "chair"}),
    ("specialist", ALL, set(READERS)),
]


@pytest.mark.parametrize(("owner", "audience", "readers"), TABLE)
async def test_who_reads_what(tx, w, owner, audience, readers):
    """By its link, in its section, and by search: the same people each way."""
    item_id = await _made(tx, getattr(w, owner), audience)
    section = await sections.with_code(tx, "laws")
    opened, listed, found, heard = set(), set(), set(), set()
    for name in READERS:
        who = getattr(w, name)
        try:
            opened |= {name} if await items.require_readable(tx, who, item_id) else set()
        except Refused as refused:
            heard.add(refused.kind)
        listed |= {name for one in await items.of_section(tx, who, section.id, 0, 50) if one.id == item_id}
        found |= {name for one in await search.find(tx, who, "зебра", 0, 8) if one.id == item_id}
    assert opened == listed == found == readers
    assert heard == {"for_seats" if name == "stranger" else "other_region" for name in {*READERS} - readers}


async def test_what_is_withdrawn_only_its_keepers_see(tx, w):
    item_id = await _made(tx, w.specialist, ALL)
    await items.withdraw(tx, w.specialist, item_id, NOW)
    assert await search.find(tx, w.specialist, "зебра", 0, 8) == []
    for name in ("chair", "elsewhere", "stranger"):
        with pytest.raises(Refused, match="withdrawn"):
            await items.require_readable(tx, getattr(w, name), item_id)
    section = await sections.with_code(tx, "laws")
    for name, sees in (("specialist", True), ("chair", False), ("elsewhere", False)):
        listed = await items.of_section(tx, getattr(w, name), section.id, 0, 50)
        assert (item_id in [one.id for one in listed]) == sees, name
    await items.bring_back(tx, w.press, item_id, NOW)
    assert (await items.require_readable(tx, w.stranger, item_id)).id == item_id


async def test_of_a_region_that_ended_the_press_service_keeps_what_all_may_read(tx, w):
    """Its link stands on paper still. Nobody reads any more what was for its own seats."""
    section = await sections.with_code(tx, "laws")
    for_all, for_seats = [await items.add(tx, w.elsewhere, section.id, BOTH, BOTH, NOW) for _ in range(2)]
    await items.open_to(tx, w.elsewhere, for_all, "all", NOW)
    for code in ("ayagoz", "abay"):
        await upkeep.close(tx, w.press, await place(tx, code), NOW.date(), NOW)
    left = await now_is(tx, w.elsewhere)
    assert left.is_stranger
    for who in (left, w.stranger, w.chair, w.press):
        assert (await items.require_readable(tx, who, for_all)).titles == BOTH
    for who, why in ((left, "for_seats"), (w.chair, "other_region")):
        with pytest.raises(Refused, match=why):
            await items.require_readable(tx, who, for_seats)
    await items.withdraw(tx, w.press, for_all, NOW)
    with pytest.raises(Refused, match="withdrawn"):
        await items.require_readable(tx, w.stranger, for_all)


async def test_of_a_thousand_items_as_many_are_offered_as_anybody_scrolls_through(tx, w):
    """What is looked for among two thousand: `make torture`."""
    section = await sections.with_code(tx, "laws")
    row = {"section_id": section.id, "titles": BOTH, "notes": {"kk": "Ж" * 2500}, "added_at": NOW, "changed_at": NOW}
    await tx.execute(insert(LibraryItem), [row] * 1000)
    seen: list[str] = []
    has_more = True
    while has_more:
        found, has_more = await offer(tx, w.chair, "", len(seen), "tilshi_bot")
        seen += [one.id for one in found]
    assert len(seen) == len(set(seen)) == FARTHEST


async def test_there_is_no_such_item(tx, w):
    for item_id in (0, 999_999, 2**63 - 1):
        with pytest.raises(Refused, match="no_item"):
            await items.require_readable(tx, w.press, item_id)


async def test_a_section_of_a_region_is_its_own(tx, w):
    own = await sections.add(tx, w.specialist, {"kk": "Біздің облыс"}, NOW)
    assert own not in [one.id for one in await sections.all_for(tx, w.chair)], "there is nothing in it yet"
    assert own in [one.id for one in await sections.all_for(tx, w.specialist)]
    await items.add(tx, w.specialist, own, BOTH, {}, NOW)
    assert [one.id for one in await sections.all_for(tx, w.chair)][-1] == own
    assert own not in [one.id for one in await sections.all_for(tx, w.elsewhere)]
    with pytest.raises(Refused, match="old_button"):
        await items.add(tx, w.elsewhere, own, BOTH, {}, NOW)
    with pytest.raises(Refused, match="old_button"):
        await items.move(tx, w.press, (await _made(tx, w.press)), own, NOW)


async def test_how_it_stood_is_kept(tx, w):
    item_id = await _made(tx, w.specialist)
    await items.change(tx, w.specialist, item_id, NOW, titles={"ru": "О пингвинах"})
    await items.change(tx, w.press, item_id, NOW + timedelta(days=1), notes={"kk": "Басқаша."}, in_force_on=DAY)
    await items.change(tx, w.press, item_id, NOW + timedelta(days=2), notes={"kk": "Басқаша."})  # the same once more
    first, second = reversed(await items.versions(tx, w.specialist, item_id, 0, 10))
    assert (first.titles, first.notes, first.in_force_on, first.name) == (
        BOTH, {"kk": "Мәтіні."}, None, w.specialist.name,
    )  # fmt: skip
    assert second.titles == {"kk": "Зебра туралы", "ru": "О пингвинах"}
    assert [one.id for one in await search.find(tx, w.chair, "пингвин", 0, 8)] == [item_id]
    assert await search.find(tx, w.chair, "зебрах", 0, 8) != [], "the other language stays"


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"titles": {"kk": "", "ru": " "}}, "name_empty"),
        ({"titles": {"kk": "Ә" * 81}}, "name_too_long"),
        ({"notes": {"kk": "Ә" * (LONGEST_NOTE + 1)}}, "text_too_long"),
        ({"notes": {"kk": "😀" * (LONGEST_NOTE // 2 + 1)}}, "text_too_long"),
        ({"links": [f"https://a.kz/{n}" for n in range(MOST_LINKS + 1)]}, "too_many_links"),
        ({"links": ["https://a.kz/" + "x" * 300]}, "not_a_link"),
    ],
)
async def test_what_does_not_fit_is_refused(tx, w, changed, kind):
    item_id = await _made(tx, w.press)
    with pytest.raises(Refused, match=kind):
        await items.change(tx, w.press, item_id, NOW, **changed)


async def test_files_are_for_their_readers_and_not_without_end(tx, w):
    item_id = await _made(tx, w.press)
    for n in range(files.MOST):
        await files.add(tx, w.press, item_id, ("", "kk", "ru")[n % 3], Sent("document", 1, f"f{n}", f"u{n}"), NOW)
    assert len(await files.of_item(tx, item_id, "kk")) == 7
    with pytest.raises(Refused, match="too_many_files"):
        await files.add(tx, w.press, item_id, "", Sent("document", 1, "f99", "u99"), NOW)
    again = Sent("document", 1, "f0 anew", "u0", "a\nb" + "x" * 500)
    await files.add(tx, w.press, item_id, "ru", again, NOW)
    (one,) = [one for one in await files.of_item(tx, item_id) if one.file_id == "f0 anew"]
    assert (one.language, len(one.name), one.name[:3]) == ("ru", 128, "a b")


async def test_openings_are_counted_by_the_day(tx, w):
    item_id = await _made(tx, w.press)
    for days, times in ((0, 2), (1, 1), (40, 3)):
        for _ in range(times):
            await openings.note(tx, item_id, NOW - timedelta(days=days))
    assert await openings.of_item(tx, item_id, DAY - timedelta(days=30)) == 3
    columns = set(LibraryOpening.__table__.c.keys())
    assert columns == {"on_day", "item_id", "times"}, "who opened it stands nowhere"
    before = await openings.of_period(tx, DAY - timedelta(days=1), DAY)
    assert (before.openings, before.added) == (3, 1 + sum(len(one.items) for one in ready.ready()))
    own = await _made(tx, w.specialist)
    await openings.note(tx, own, NOW)
    of_vko, of_abay = [await openings.of_period(tx, DAY, DAY, region_id) for region_id in (w.vko, w.abay)]
    assert (of_vko.openings, of_vko.items - of_abay.items) == (3, 1)
    assert of_abay.openings == 2


async def test_what_comes_with_the_bot_comes_once_and_is_mended_until_somebody_changes_it(tx, w):
    async def counts() -> list[int]:
        return [(await tx.execute(select(func.count()).select_from(one))).scalar_one()
                for one in (LibraryItem, LibraryGram, LibraryVersion)]  # fmt: skip

    before = await counts()
    await ready.bring_in(tx, NOW)
    assert await counts() == before
    by_hand = (await search.find(tx, w.press, "трудовой кодекс", 0, 1))[0]
    await items.change(tx, w.press, by_hand.id, NOW, titles={"ru": "По-своему"})
    newer = [
        replace(one, items=tuple(replace(item, titles={"ru": f"Новое {item.code}"}) for item in one.items))
        for one in ready.ready()
    ]
    await ready.bring_in(tx, NOW, newer)
    titles = {one.code: one.titles["ru"] for one in await items.newest(tx, w.press, 0, 100) if one.code}
    assert titles.pop("law-labour-code") == "По-своему"
    assert set(titles.values()) == {f"Новое {code}" for code in titles}


async def test_the_ready_items_are_whole():
    """In both languages, three to eight sentences or a form, short enough; each standard of the checks has its own."""
    codes = [item.code for section in ready.ready() for item in section.items]
    assert len(set(codes)) == len(codes)
    assert {f"standard-{name}" for name in STANDARDS.values()} <= set(codes)
    for section in ready.ready():
        assert set(section.names) == {"kk", "ru"}
        assert all(len(name) <= 20 for name in section.names.values()), section.names
        for item in section.items:
            assert set(item.titles) == set(item.notes) == {"kk", "ru"}, item.code
            assert all(len(title) <= items.LONGEST_TITLE for title in item.titles.values()), item.code
            assert all(150 < len(note) <= 1000 for note in item.notes.values()), item.code
            assert (
                not any(
                    "{" in note or "  " in note.replace("  Орны", "").replace("  Место", "")
                    for note in item.notes.values()
                )
                or "report" in item.code
                or "consent" in item.code
            )
    assert len(list(FOLDER.glob("*.toml"))) == len(ready.ready()) == 9
