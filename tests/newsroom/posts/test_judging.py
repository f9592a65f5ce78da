"""What a post is measured against: its own region, the last half year, and the thresholds that the region set."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.tables import Organisation, Post
from newsroom.posts import drafting, posts, review
from newsroom.posts.judging import facts_of, hints_for
from newsroom.rubrics import turns
from newsroom.standards.photos import PhotoFacts
from tests.newsroom.everybody import NOW, draft, photo, said, seated, sent_post
from tests.newsroom.once import once

TEXT = (
    "21 қарашада Риддер қаласының төртінші мектебінде еңбек қауіпсіздігі бойынша семинар өтті. Оған отыз екі педагог "
    "қатысты, техникалық инспектор шеберханадағы үш қауіпті жерді көрсетіп берді."
)
OTHER = (
    "Кәсіподақтың шахмат турнирінде Өскемен командасы бірінші орынды иеленді, жүлделер желтоқсанда салтанатты "
    "жиналыста тапсырылады деп хабарлады ұйымдастырушылар алқасы кеше кешке."
)
GOOD = {"width": 1280, "height": 960, "brightness": 120.0, "contrast": 50.0, "sharpness": 90.0, "likeness": 0b1011,
        "drawn": False}  # fmt: skip
FAR_PRINT = (1 << 63) - 1


chair = once(seated, "chair", "ridder")
neighbour = once(seated, "chair", "ulan")


async def with_photo(tx, who, text: str, facts: dict, now=NOW, send: bool = True) -> int:
    number = await draft(tx, who, text, now)
    await drafting.add_media(tx, who, number, photo(f"{number}", facts))
    if send:
        await drafting.send(tx, who, number, now)
    return number


async def judged(tx, number: int) -> dict[str, dict]:
    return {hint.kind: hint.parameters for hint in await hints_for(tx, await posts.require_post(tx, number))}


async def test_a_good_post_has_nothing_to_mend(tx, chair):
    assert await judged(tx, await with_photo(tx, chair, TEXT, GOOD)) == {}


async def test_the_text_of_another_branch_of_the_region(tx, chair, neighbour):
    earlier, unlike = await sent_post(tx, neighbour, TEXT), await sent_post(tx, neighbour, OTHER)
    number = await draft(tx, chair, f"{TEXT} Рахмет!")
    found = (await judged(tx, number))["same_text"]
    assert found["post"] == earlier
    assert found["percent"] > 80
    assert "same_text" not in await judged(tx, unlike)


async def test_the_photo_of_another_branch_of_the_region(tx, chair, neighbour):
    """Nearly the same print is the same photo."""
    earlier = await with_photo(tx, neighbour, OTHER, GOOD)
    same = await with_photo(tx, chair, TEXT, GOOD | {"likeness": 0b0011})
    assert (await judged(tx, same))["same_photo"] == {"post": earlier}
    unlike = await with_photo(tx, chair, "Тағы бір семинар.", GOOD | {"likeness": FAR_PRINT})
    assert "same_photo" not in await judged(tx, unlike)


async def test_an_original_sent_as_a_file_is_a_photo(tx, chair, neighbour):
    earlier = await with_photo(tx, neighbour, OTHER, GOOD)
    number = await draft(tx, chair, TEXT)
    await drafting.add_media(tx, chair, number, photo("file", GOOD | {"picture": True}, kind="document"))
    found = await judged(tx, number)
    assert (found.get("same_photo"), "no_photo" in found) == ({"post": earlier}, False)


async def test_not_from_another_region(tx, chair):
    await with_photo(tx, await seated(tx, "chair", "ayagoz"), TEXT, GOOD)
    assert await judged(tx, await with_photo(tx, chair, TEXT, GOOD)) == {}


@pytest.mark.parametrize(("days", "found"), [(1, True), (179, True), (181, False)])
async def test_not_older_than_half_a_year(tx, chair, neighbour, days, found):
    await with_photo(tx, neighbour, TEXT, GOOD, NOW - timedelta(days=days))
    hints = await judged(tx, await with_photo(tx, chair, TEXT, GOOD))
    assert ("same_text" in hints, "same_photo" in hints) == (found, found)


async def test_the_first_of_two_is_no_repetition(tx, chair, neighbour):
    """Neither of itself, nor of what came after it."""
    first = await with_photo(tx, neighbour, TEXT, GOOD)
    await with_photo(tx, chair, TEXT, GOOD, NOW + timedelta(hours=1))
    assert await judged(tx, first) == {}


async def test_what_was_never_sent_is_not_looked_at(tx, chair, neighbour):
    """A draft, what was dropped, what was withdrawn."""
    specialist = await seated(tx, "specialist", "vko")
    await with_photo(tx, neighbour, TEXT, GOOD, send=False)
    withdrawn, dropped = await with_photo(tx, neighbour, TEXT, GOOD), await with_photo(tx, neighbour, TEXT, GOOD)
    await drafting.take_back(tx, neighbour, withdrawn, "withdraw", NOW)
    await review.send_back(tx, specialist, dropped, {"kk": "күні жоқ"}, NOW)
    await drafting.drop(tx, neighbour, dropped, NOW)
    assert await judged(tx, await with_photo(tx, chair, TEXT, GOOD, NOW + timedelta(hours=1))) == {}


async def test_the_region_sets_its_own_thresholds(tx, chair, neighbour):
    await sent_post(tx, neighbour, TEXT)
    number = await with_photo(tx, chair, TEXT, GOOD | {"likeness": FAR_PRINT})
    assert list(await judged(tx, number)) == ["same_text"]
    own = {"standards": {"likeness": 0, "photo_side": 1000, "text_letters": 500}}
    vko = update(Organisation).where(Organisation.code == "vko").values(settings=own)
    await tx.execute(vko)
    assert set(await judged(tx, number)) == {"short_text", "small_photo"}
    await tx.execute(update(Organisation).where(Organisation.code == "abay").values(settings=own))
    await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings={}))
    assert list(await judged(tx, number)) == ["same_text"], "another region's are its own"


async def test_a_video_or_a_voice_speaks_for_itself(tx, chair):
    for kind, missing in (("video", {"no_text"}), ("voice", {"no_photo"})):
        number = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, None)
        await drafting.add_media(tx, chair, number, photo(kind, kind=kind))
        assert set(await judged(tx, number)) == missing


async def test_both_languages_are_judged_as_one_text(tx, chair):
    """The date stands in the Russian half."""
    number = await with_photo(
        tx, chair, "Төртінші мектепте еңбек қауіпсіздігі семинары өтті, педагогтар қатысты.", GOOD
    )
    rubrics = {one.code: one.id for one in await turns.rubrics(tx, None)}
    await tx.execute(update(Post).where(Post.id == number).values(rubric_id=rubrics["event"]))
    assert {"no_date", "short_text"} <= set(await judged(tx, number))
    specialist = await seated(tx, "specialist", "vko")
    russian = "21 ноября в школе прошёл семинар по охране труда для педагогов, инспектор показал опасные места."
    await review.edit_text(tx, specialist, number, "ru", said(russian).text, NOW)
    assert not {"no_date", "short_text"} & set(await judged(tx, number))


async def test_the_facts_of_a_photo():
    assert facts_of(GOOD | {"file_size": 1000, "picture": True}) == PhotoFacts(**GOOD)


@pytest.mark.parametrize("missing", sorted(GOOD))
async def test_without_one_of_the_facts_it_was_not_looked_at(missing):
    """Telegram tells width and height of every photo; the rest is known of those only that could be fetched."""
    assert facts_of({name: value for name, value in GOOD.items() if name != missing}) is None


async def test_a_photo_that_could_not_be_looked_at_is_not_judged(tx, chair):
    assert await judged(tx, await with_photo(tx, chair, TEXT, {"width": 10, "height": 10})) == {}
