"""Rubrics kept by the centre for all and by a region for itself; nothing that was sent loses its rubric."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Deed
from newsroom.digests import digests
from newsroom.errors import Refused
from newsroom.posts import drafting, outgoing, posts, publishing, review, rubric_choice
from newsroom.rubrics import keeping, turns
from newsroom.rubrics.defaults import EXAMPLES, GUIDANCE, USUAL
from tests.newsroom.everybody import NOW, bound, draft, place, seated

OWN = {"kk": "Біздің айдар", "ru": "Наша рубрика"}


async def codes(tx, code: str = "vko") -> list[str]:
    return [one.code for one in await turns.rubrics(tx, await place(tx, code))]


async def rubric(tx, code: str, at: str = "vko") -> int:
    return next(one.id for one in await turns.rubrics(tx, await place(tx, at)) if one.code == code)


async def people(tx):
    return await seated(tx, "specialist", "vko"), await place(tx, "vko"), await seated(tx, "press", "centre")


async def test_a_region_has_its_own_at_the_end_and_no_other_sees_it(tx):
    specialist, vko, _ = await people(tx)
    number = await keeping.add(tx, specialist, vko, OWN, NOW)
    assert (await turns.rubrics(tx, vko))[-1].id == number
    assert number not in [one.id for one in await turns.rubrics(tx, await place(tx, "abay"))]
    card = await keeping.require_rubric(tx, specialist, vko, number)
    assert (card.names, card.guidance, card.example, card.any_example) == (OWN, {}, {}, USUAL)
    await keeping.explain(tx, specialist, vko, number, keeping.EXAMPLE, {"kk": "Міне, осылай."}, NOW)
    assert (await keeping.require_rubric(tx, specialist, vko, number)).example == {"kk": "Міне, осылай."}


async def test_what_the_centre_adds_and_names_all_have(tx):
    specialist, vko, press = await people(tx)
    centre = await place(tx, "centre")
    number = await keeping.add(tx, press, centre, {"ru": "Наука"}, NOW)
    await keeping.rename(tx, press, centre, number, {"kk": "Ғылым"}, NOW)
    for code in ("vko", "abay"):
        known = {one.id: one.names for one in await turns.rubrics(tx, await place(tx, code))}
        assert known[number] == {"ru": "Наука", "kk": "Ғылым"}
    own, abay = await keeping.add(tx, specialist, vko, OWN, NOW), await place(tx, "abay")
    with pytest.raises(Refused, match="old_button"):  # another region's own is none of theirs
        await keeping.rename(tx, press, abay, own, {"kk": "Басқа"}, NOW)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({}, "name_empty"), ({"kk": "  "}, "name_empty"), ({"kk": "🎉"}, "name_empty"),
        ({"kk": "Ә" * 61}, "name_too_long"),
        ({"kk": "Құқық қорғау"}, "rubric_known"), ({"ru": "ПРАВОЗАЩИТНАЯ  работа"}, "rubric_known"),
        ({"kk": "кукык коргау!"}, "rubric_known"), ({"ru": "Құқық қорғау"}, "rubric_known"),
    ],
)  # fmt: skip
async def test_names_that_cannot_be(tx, names, kind):
    specialist, vko, _ = await people(tx)
    with pytest.raises(Refused, match=kind):
        await keeping.add(tx, specialist, vko, names, NOW)


async def test_a_name_of_its_own_for_one_of_the_unions(tx):
    specialist, vko, press = await people(tx)
    chair, legal = await seated(tx, "chair", "ridder"), await rubric(tx, "legal")
    number = await draft(tx, chair)
    await drafting.set_rubric(tx, chair, number, legal)
    await keeping.rename(tx, specialist, vko, legal, {"kk": "Заңгер сағаты"}, NOW)
    here = await keeping.require_rubric(tx, specialist, vko, legal)
    assert here.names == {"kk": "Заңгер сағаты", "ru": "Правовые разъяснения"}
    assert here.is_changed
    assert (await keeping.require_rubric(tx, press, await place(tx, "abay"), legal)).names["kk"] != "Заңгер сағаты"
    assert (await outgoing.prepare(tx, await posts.require_post(tx, number))).rubric == here.names
    with pytest.raises(Refused, match="rubric_known"):
        await keeping.add(tx, specialist, vko, {"kk": "заңгер сағаты"}, NOW)
    await keeping.reset(tx, specialist, vko, legal, NOW)
    assert not (await keeping.require_rubric(tx, specialist, vko, legal)).is_changed


async def test_guidance_and_example(tx):
    specialist, vko, press = await people(tx)
    legal, centre = await rubric(tx, "legal"), await place(tx, "centre")
    await keeping.explain(tx, specialist, vko, legal, keeping.GUIDANCE, {"kk": "Қысқа жазыңыз."}, NOW)
    here = await keeping.require_rubric(tx, specialist, vko, legal)
    assert here.guidance == {"kk": "Қысқа жазыңыз.", "ru": GUIDANCE["legal"]["ru"]}
    assert here.example == EXAMPLES["legal"]
    await keeping.explain(tx, press, centre, legal, keeping.EXAMPLE, {"ru": "Так и пишите."}, NOW)
    assert (await keeping.require_rubric(tx, specialist, vko, legal)).example["ru"] == "Так и пишите."
    await keeping.explain(tx, specialist, vko, legal, keeping.GUIDANCE, {"kk": "", "ru": " "}, NOW)
    assert (await keeping.require_rubric(tx, specialist, vko, legal)).guidance == {}, "taken away, and not as built in"
    with pytest.raises(Refused, match="name_too_long"):
        await keeping.explain(tx, specialist, vko, legal, keeping.GUIDANCE, {"kk": "Ә" * 401}, NOW)
    with pytest.raises(Refused, match="old_button"):
        await keeping.reset(tx, press, centre, legal, NOW)


async def test_order(tx):
    specialist, vko, press = await people(tx)
    own = await keeping.add(tx, specialist, vko, OWN, NOW)
    before, everywhere = await codes(tx), await codes(tx, "abay")
    await keeping.move(tx, specialist, vko, own, NOW, up=True)
    await keeping.move(tx, specialist, vko, await rubric(tx, before[1]), NOW, up=True)
    expected = [before[1], before[0], *before[2:-2], before[-1], before[-2]]
    assert await codes(tx) == expected
    await keeping.move(tx, specialist, vko, await rubric(tx, expected[0]), NOW, up=True)
    await keeping.move(tx, specialist, vko, await rubric(tx, expected[-1]), NOW, up=False)
    assert await codes(tx) == expected, "at its ends nothing happens"
    assert await codes(tx, "abay") == everywhere
    await keeping.move(tx, press, await place(tx, "centre"), await rubric(tx, everywhere[0]), NOW, up=False)
    assert await codes(tx, "abay") == [everywhere[1], everywhere[0], *everywhere[2:]]
    assert await codes(tx) == expected, "a region that has an order keeps it"
    new = await keeping.add(tx, press, await place(tx, "centre"), {"kk": "Ғылым"}, NOW)
    assert (await turns.rubrics(tx, vko))[-1].id == new


async def test_moves_jump_over_what_is_retired(tx):
    specialist, vko, _ = await people(tx)
    first, second, third, *_ = await codes(tx)
    await keeping.retire(tx, specialist, vko, await rubric(tx, second), NOW)
    await keeping.move(tx, specialist, vko, await rubric(tx, third), NOW, up=True)
    assert (await codes(tx))[:2] == [third, first]


async def test_retired_it_is_offered_to_nobody_and_stays_with_its_posts(tx):
    """A draft goes on, a post that waits for its hour goes out, the figures of the past stay, and it can come back."""
    await bound(tx)
    specialist, vko, _ = await people(tx)
    chair, sport = await seated(tx, "chair", "ridder"), await rubric(tx, "sport")
    begun, waiting = await draft(tx, chair), await draft(tx, chair, "Спартакиада өтті, біз жеңдік.")
    for number in (begun, waiting):
        await drafting.set_rubric(tx, chair, number, sport)
    await drafting.send(tx, chair, waiting, NOW)
    await publishing.schedule(tx, specialist, waiting, NOW + timedelta(hours=2), NOW)
    await keeping.retire(tx, specialist, vko, sport, NOW)
    await keeping.retire(tx, specialist, vko, sport, NOW)
    assert "sport" not in await codes(tx)
    assert "sport" in await codes(tx, "abay")
    await drafting.send(tx, chair, begun, NOW)
    for number in (begun, waiting):
        post = await posts.require_post(tx, number)
        assert post.rubric_id == sport
        assert (await outgoing.prepare(tx, post)).rubric == {"kk": "Спорт және мәдениет", "ru": "Спорт и культура"}
    with pytest.raises(Refused, match="old_button"):
        await review.set_rubric(tx, specialist, begun, sport, NOW)
    assert await rubric_choice.first_guess(tx, vko, "Спартакиада өтті, волейболдан біз жеңдік.") != sport
    found = await digests.of_week(tx, specialist, vko, "2026-W47")
    assert {"kk": "Спорт және мәдениет", "ru": "Спорт и культура"} not in found.empty_rubrics
    await keeping.bring_back(tx, specialist, vko, sport, NOW)
    assert "sport" in await codes(tx)


async def test_what_the_centre_has_retired_no_region_brings_back(tx):
    specialist, vko, press = await people(tx)
    centre, sport = await place(tx, "centre"), await rubric(tx, "sport")
    await keeping.retire(tx, press, centre, sport, NOW)
    assert "sport" not in await codes(tx)
    with pytest.raises(Refused, match="retired_for_all"):
        await keeping.bring_back(tx, specialist, vko, sport, NOW)
    with pytest.raises(Refused, match="old_button"):
        await keeping.move(tx, specialist, vko, sport, NOW, up=True)
    await keeping.bring_back(tx, press, centre, sport, NOW)
    assert "sport" in await codes(tx)


async def test_there_are_not_more_than_anybody_reads(tx):
    specialist, vko, _ = await people(tx)
    for number in range(keeping.MOST - 13):
        last = await keeping.add(tx, specialist, vko, {"kk": f"Айдар {number}"}, NOW)
    with pytest.raises(Refused, match="rubrics_enough"):
        await keeping.add(tx, specialist, vko, OWN, NOW)
    await keeping.retire(tx, specialist, vko, last, NOW)
    await keeping.add(tx, specialist, vko, OWN, NOW)


async def test_it_is_on_record(tx):
    specialist, vko, _ = await people(tx)
    number = await keeping.add(tx, specialist, vko, OWN, NOW)
    await keeping.rename(tx, specialist, vko, number, {"kk": "Басқаша"}, NOW)
    await keeping.rename(tx, specialist, vko, number, {"kk": "Басқаша"}, NOW)
    await keeping.retire(tx, specialist, vko, number, NOW)
    kinds = select(Deed.kind).where(Deed.kind.like("rubric%")).order_by(Deed.id)
    assert (await tx.execute(kinds)).scalars().all() == ["rubric added", "rubric renamed", "rubric retired"]
