"""A series: one a week, in their turns, with new dates whatever is changed; and an item of the library goes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from db.tables import LibraryItem
from newsroom.broadcasts import broadcasts, sending, series, writing
from newsroom.errors import Refused
from newsroom.library import items, sections
from tests.newsroom.everybody import NOW, place, seated

WEEKLY, WEEK = 1, timedelta(days=7)
MONDAY = datetime(2026, 11, 16, 5, tzinfo=UTC)  # ten o'clock in Almaty, an hour from NOW
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=UTC)


async def text(tx, press, words: str) -> int:
    number = await writing.begin(tx, press, NOW)
    await writing.write(tx, press, number, words, language="kk")
    return number


async def three(tx, press) -> list[int]:
    numbers = []
    for words in ("Бір", "Екі", "Үш"):
        numbers.append(await text(tx, press, words))
        await series.add(tx, press, numbers[-1], WEEKLY, NOW)
    return numbers


async def dates(tx, *numbers: int) -> list[datetime | None]:
    return [(await broadcasts.read(tx, one)).send_at for one in numbers]


async def test_they_go_one_a_week_and_have_new_dates_when_their_turns_change(tx):
    press = await seated(tx, "press", "centre")
    one, two, three_ = await three(tx, press)
    assert await dates(tx, one, two, three_) == [MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK]
    assert await series.move_up(tx, press, three_, NOW) == WEEKLY
    assert await dates(tx, one, three_, two) == [MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK]
    await series.move_up(tx, press, one, NOW)  # the first stays it
    assert [found.id for found in await series.members(tx, press, WEEKLY, 0, 9)] == [one, three_, two]
    await writing.drop(tx, press, three_, NOW)
    assert await dates(tx, one, two) == [MONDAY, MONDAY + WEEK]
    await sending.plan(tx, press, one, FRIDAY, NOW)
    assert await dates(tx, one, two) == [FRIDAY, MONDAY], "one with an hour of its own has left"
    await sending.unplan(tx, press, two, NOW)
    assert (await series.waiting(tx, press, WEEKLY)).count == 0


async def test_while_it_halts_nothing_goes_and_then_the_next_date_comes(tx):
    press, _ = await seated(tx, "press", "centre"), await seated(tx, "chair", "ridder")
    one, two, _ = await three(tx, press)
    await series.halt(tx, press, WEEKLY, NOW, halts=True)
    late = MONDAY + 3 * WEEK + timedelta(hours=1)
    assert await sending.due(tx, late) == []
    await series.halt(tx, press, WEEKLY, late, halts=False)
    assert await dates(tx, one, two) == [MONDAY + 4 * WEEK, MONDAY + 5 * WEEK]
    due = MONDAY + 4 * WEEK
    assert await sending.due(tx, due) == [one]
    await series.move_up(tx, press, two, due)  # one that goes just now keeps its hour
    assert await sending.come_due(tx, one, due)
    assert await dates(tx, two) == [MONDAY + 5 * WEEK]


async def test_a_new_one_has_the_rhythm_of_its_first_and_ends_with_all_that_waits(tx):
    press = await seated(tx, "press", "centre")
    first, second = await text(tx, press, "Бір"), 0
    number = await series.begin(tx, press, first, "Құқық бес минутта", FRIDAY, NOW)
    second = await text(tx, press, "Екі")
    await series.add(tx, press, second, number, NOW)
    assert await dates(tx, first, second) == [FRIDAY, FRIDAY + WEEK]
    assert [(one.series.id, one.count, one.next_at) for one in await series.all_of(tx, press)] == [
        (WEEKLY, 0, None), (number, 2, FRIDAY),
    ]  # fmt: skip
    await series.end(tx, press, number, NOW)
    assert [(await broadcasts.read(tx, one)).state for one in (first, second)] == ["dropped", "dropped"]
    empty = await writing.begin(tx, press, NOW)
    for wrong, deed in (
        ("old_button", series.add(tx, press, empty, number, NOW)),
        ("no_text", series.add(tx, press, empty, WEEKLY, NOW)),
        ("moment_passed", series.begin(tx, press, empty, "Тағы", NOW, NOW)),
        ("name_empty", series.begin(tx, press, empty, " ", FRIDAY, NOW)),
        ("old_button", series.move_up(tx, press, first, NOW)),
    ):
        with pytest.raises(Refused, match=wrong):
            await deed


async def test_an_item_of_the_library_goes_out_in_the_languages_that_it_has(tx):
    """Into what is being written, where that has no button yet; a region's own for that region; what is long is cut."""
    press, specialist = await seated(tx, "press", "centre"), await seated(tx, "specialist", "vko")
    laws = await sections.bring_in(tx, "laws", {"kk": "Заңдар", "ru": "Законы"}, 1)
    titles = {"kk": "Шарт", "ru": "Договор"}
    added = await items.add(tx, press, laws, titles, {"kk": "Мәтіні. " * 300}, NOW)

    async def bring(item_id: int) -> broadcasts.Broadcast:
        item = await items.require_readable(tx, press, item_id)
        number = await writing.bring_item(tx, press, item, f"https://t.me/b?start=lib_{item_id}", titles, NOW)
        return await broadcasts.read(tx, number)

    begun = await text(tx, press, "Жаңа шартпен танысыңыз.")
    found = await bring(added)
    assert (found.id, found.texts) == (begun, {"kk": "Жаңа шартпен танысыңыз."}), "own words stay, and none in Russian"
    other = await bring(added)
    assert other.id != begun
    assert other.texts["kk"].startswith("Шарт\n\nМәтіні.")
    assert len(other.texts["kk"]) <= writing.LONGEST
    assert other.links == [{"url": f"https://t.me/b?start=lib_{added}", "labels": titles}]
    own = await items.add(tx, specialist, laws, titles, {}, NOW)
    assert (await bring(own)).to.places == (await place(tx, "vko"),)
    await tx.execute(update(LibraryItem).where(LibraryItem.id == own).values(withdrawn_at=NOW))
    with pytest.raises(Refused, match="withdrawn"):
        await bring(own)
