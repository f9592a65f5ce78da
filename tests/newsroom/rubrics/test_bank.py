"""Prompts are added, changed, timed and removed; what is the press service's only it changes."""

from __future__ import annotations

import pytest

from newsroom.errors import Refused
from newsroom.rubrics import bank, keeping, prompts, turns
from newsroom.rubrics.bringing_in import bring_in_rubrics
from newsroom.rubrics.defaults import NO_SEASON, PROMPTS
from tests.newsroom.everybody import NOW, place, seated

OWN = {"kk": "Заңгерге не сұрақ бар?"}


async def legal(tx) -> int:
    return next(one.id for one in await turns.rubrics(tx, None) if one.code == "legal")


async def people(tx):
    return await seated(tx, "specialist", "vko"), await place(tx, "vko"), await legal(tx)


async def test_ones_own_stand_first_and_are_nobody_elses(tx):
    specialist, vko, rubric = await people(tx)
    number = await bank.add(tx, specialist, vko, rubric, OWN, NOW)
    shown, total = await bank.page_of(tx, specialist, vko, rubric, 0, 8)
    assert (shown[0].id, shown[0].texts, len(shown), total) == (number, OWN, 8, len(PROMPTS["legal"]) + 1)
    rest, _ = await bank.page_of(tx, specialist, vko, rubric, 8, 8)
    assert not {one.id for one in shown} & {one.id for one in rest}
    other, abay = await seated(tx, "specialist", "abay"), await place(tx, "abay")
    assert (await bank.page_of(tx, other, abay, rubric, 0, 8))[1] == len(PROMPTS["legal"])
    with pytest.raises(Refused, match="old_button"):
        await bank.require_prompt(tx, other, abay, number)
    assert (await bank.counts(tx, vko))[rubric] == len(PROMPTS["legal"]) + 1
    assert (await bank.counts(tx, None))[rubric] == len(PROMPTS["legal"])


@pytest.mark.parametrize(
    ("texts", "kind"),
    [({}, "name_empty"), ({"kk": " "}, "name_empty"), ({"kk": "Ә" * 151}, "name_too_long")],
)
async def test_what_is_no_prompt(tx, texts, kind):
    specialist, vko, rubric = await people(tx)
    with pytest.raises(Refused, match=kind):
        await bank.add(tx, specialist, vko, rubric, texts, NOW)


async def test_changed_timed_removed_and_back(tx):
    specialist, vko, rubric = await people(tx)
    number = await bank.add(tx, specialist, vko, rubric, OWN, NOW)
    await bank.reword(tx, specialist, vko, number, {"ru": "О чём спросить юриста?"}, NOW)
    await bank.set_season(tx, specialist, vko, number, ("12-20", "01-10"), NOW)
    found = await bank.require_prompt(tx, specialist, vko, number)
    assert found.texts == OWN | {"ru": "О чём спросить юриста?"}
    assert (found.season_from, found.season_until) == ("12-20", "01-10")
    await bank.set_season(tx, specialist, vko, number, NO_SEASON, NOW)
    await bank.remove(tx, specialist, vko, number, NOW)
    await bank.remove(tx, specialist, vko, number, NOW)
    assert (await bank.counts(tx, vko))[rubric] == len(PROMPTS["legal"])
    await bank.bring_back(tx, specialist, vko, number, NOW)
    assert (await bank.counts(tx, vko))[rubric] == len(PROMPTS["legal"]) + 1


async def test_the_unions_are_the_press_services(tx):
    specialist, vko, rubric = await people(tx)
    press, centre = await seated(tx, "press", "centre"), await place(tx, "centre")
    shown, _ = await bank.page_of(tx, press, centre, rubric, 0, 8)
    with pytest.raises(Refused, match="prompt_of_all"):
        await bank.remove(tx, specialist, vko, shown[0].id, NOW)
    await bank.remove(tx, press, centre, shown[0].id, NOW)
    await bring_in_rubrics(tx)
    assert (await bank.counts(tx, None))[rubric] == len(PROMPTS["legal"]) - 1, "it does not come back by itself"


async def test_what_is_removed_is_given_to_nobody(tx):
    specialist, vko, _ = await people(tx)
    rubric = await keeping.add(tx, specialist, vko, {"kk": "Біздікі"}, NOW)
    ridder = await place(tx, "ridder")
    assert await prompts.give(tx, rubric, [ridder], "2026-W47") == {ridder: []}
    number = await bank.add(tx, specialist, vko, rubric, OWN, NOW)
    assert await prompts.give(tx, rubric, [ridder], "2026-W47") == {ridder: [OWN]}
    await bank.remove(tx, specialist, vko, number, NOW)
    assert await prompts.give(tx, rubric, [ridder], "2026-W47") == {ridder: []}


@pytest.mark.parametrize(
    ("said", "season"),
    [
        ("20.08 – 10.09", ("08-20", "09-10")),
        ("20.08-10.09", ("08-20", "09-10")),
        ("20 тамыз — 10 қыркүйек", ("08-20", "09-10")),
        ("20 августа - 10 сентября", ("08-20", "09-10")),
        (" 1.12–5.1 ", ("12-01", "01-05")),
        ("с 20 декабря по 10 января", ("12-20", "01-10")),
        ("20 желтоқсаннан бастап 10 қаңтарға дейін", ("12-20", "01-10")),
        ("29.02 - 29.02", ("02-29", "02-29")),
    ],
)
async def test_seasons_as_they_are_written(said, season):
    assert bank.parse_season(said) == season


@pytest.mark.parametrize(
    "said", ["", "20.08", "Рақмет!", "20.08 - 10.09 - 11.10", "31.02 - 10.09", "-", "300 - 5", "жаз"]
)
async def test_what_is_no_season(said):
    with pytest.raises(Refused, match="not_a_season"):
        bank.parse_season(said)
