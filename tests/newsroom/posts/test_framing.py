"""What a framed post is: how it looks is kept with it, and each photo is drawn under a name of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from db.tables import Media
from newsroom.errors import Refused
from newsroom.people import upkeep
from newsroom.posts import drafting, former, framing, outgoing, posts, review
from newsroom.union import region_settings
from newsroom.union.region_settings import CHOICES
from reports.frames import FRAMES, OWN, SHADES
from tests.newsroom.everybody import FRAME, LOGO, NOW, draft, photo, place, said, seated, seen_photo
from tests.newsroom.once import once

chair = once(seated, "chair", "ridder")
specialist = once(seated, "specialist", "vko")


async def framed(tx, chair, *names: str) -> int:
    number = await draft(tx, chair)
    for name in names or ("a",):
        await drafting.add_media(tx, chair, number, seen_photo(name))
    await drafting.set_frame(tx, chair, number, in_frame=True)
    return number


async def files(tx, number: int) -> tuple[outgoing.File, ...]:
    return (await outgoing.prepare(tx, await posts.require_post(tx, number))).files


async def names(tx, number: int) -> list[str]:
    return [file.framed.name for file in await files(tx, number)]


async def test_what_can_be_chosen_can_be_drawn():
    assert (CHOICES["frame"], CHOICES["shade"]) == (tuple(FRAMES), tuple(SHADES))


async def test_how_it_looks_stays_whatever_the_region_does_later(tx, chair, specialist):
    number, vko = await framed(tx, chair), await place(tx, "vko")
    (before,) = await files(tx, number)
    assert (before.framed.frame, before.framed.shade, before.framed.branch) == ("band", "blue", "ridder")
    for name in ("frame", "shade"):
        await region_settings.choose(tx, specialist, vko, name, 2, NOW)
    await region_settings.set_logo(tx, specialist, vko, LOGO, NOW)
    await upkeep.rename(tx, specialist, await place(tx, "ridder"), {"kk": "Жаңа", "ru": "Новая"}, NOW)
    assert await files(tx, number) == (before,)
    await drafting.set_frame(tx, chair, number, in_frame=True)  # asked for once more
    (now,) = await files(tx, number)
    assert (now.framed.frame, now.framed.shade, now.framed.branch) == ("border", "green", "Жаңа")
    assert await framing.logo(tx, now.framed.logo_id) == LOGO


async def test_a_regions_own_frame_is_kept_with_the_post_as_well(tx, chair, specialist):
    vko = await place(tx, "vko")
    await region_settings.set_own_frame(tx, specialist, vko, FRAME, NOW)
    number = await framed(tx, chair)
    await region_settings.choose(tx, specialist, vko, "frame", 1, NOW)
    ((own,), (built_in,)) = await files(tx, number), await files(tx, await framed(tx, chair, "b"))
    assert (own.framed.frame, built_in.framed.frame) == (OWN, "tab")
    assert await framing.logo(tx, own.framed.logo_id) == FRAME


async def test_each_photo_has_a_name_that_changes_with_what_is_drawn(tx, chair):
    number = await framed(tx, chair, "a", "b")
    first = await names(tx, number)
    assert len(set(first)) == 2
    await drafting.set_rubric(tx, chair, number, 1)
    assert not set(first) & set(await names(tx, number))
    assert (await files(tx, number))[0].framed.rubric
    await drafting.set_rubric(tx, chair, number, 2)
    await drafting.set_frame(tx, chair, number, in_frame=False)
    assert [(file.file_id, file.framed) for file in await files(tx, number)] == [("file a", None), ("file b", None)]


async def test_what_was_sent_once_goes_out_again_and_not_for_anything_else(tx, chair):
    number = await framed(tx, chair)
    (file,) = await files(tx, number)
    assert (file.kind, file.file_id) == ("photo", "")
    await framing.note_drawn(tx, [(file.framed, "drawn")])
    assert [one.file_id for one in await files(tx, number)] == ["drawn"]
    await drafting.set_rubric(tx, chair, number, 1)
    assert [one.file_id for one in await files(tx, number)] == [""]
    assert (await tx.execute(select(Media.file_id).where(Media.post_id == number))).scalar_one() == "file a"


async def test_a_photo_that_is_left_out_while_it_is_drawn_is_noted_nowhere(tx, chair):
    number = await framed(tx, chair)
    (file,) = await files(tx, number)
    await framing.note_drawn(tx, [(replace(file.framed, media_id=10**9), "drawn")])
    assert [one.file_id for one in await files(tx, number)] == [""]


async def test_what_cannot_be_framed_stays_and_is_counted(tx, chair):
    number = await draft(tx, chair)
    others = [photo("unseen"), photo("film", kind="video"), photo("voice", kind="voice")]
    others += [photo(kind, {"mime_type": kind}, "document") for kind in ("image/jpeg", "application/pdf")]
    for file in others:
        await drafting.add_media(tx, chair, number, file)
        with pytest.raises(Refused, match="nothing_to_frame"):
            await drafting.set_frame(tx, chair, number, in_frame=True)
    await drafting.add_media(tx, chair, number, seen_photo("a"))
    await drafting.add_media(tx, chair, number, seen_photo("original", kind="document"))
    await drafting.set_frame(tx, chair, number, in_frame=True)
    shown = await outgoing.prepare(tx, await posts.require_post(tx, number))
    assert shown.frame == framing.Choice(True, can=2, cannot=2)
    drawn = [(file.kind, file.framed is not None) for file in shown.files]
    as_they_are = [(kind, False) for kind in ("photo", "video", "document", "document")]
    assert drawn == [*as_they_are, ("photo", True), ("photo", True)]


async def test_it_goes_with_the_post(tx, chair, specialist):
    """Through the review and back; what is poured or joined into it is framed with it; anew is without."""
    number, other = await framed(tx, chair), await draft(tx, chair, "Екінші.")
    await drafting.add_media(tx, chair, other, seen_photo("b"))
    await drafting.pour(tx, chair, other, number, NOW)
    assert len(await names(tx, number)) == 2
    await drafting.send(tx, chair, number, NOW)
    await review.send_back(tx, specialist, number, {"kk": "күні жоқ"}, NOW)
    await drafting.add_text(tx, chair, number, said("Кеше."))
    assert len(await names(tx, number)) == 2
    await former.set_aside(tx, chair, number, NOW)
    assert (await posts.require_post(tx, number)).frame == {}


async def test_out_of_the_specialists_hands_it_is_not_changed(tx, chair, specialist):
    number = await framed(tx, chair)
    for step in (lambda: drafting.send(tx, chair, number, NOW),
                 lambda: review.send_back(tx, specialist, number, {"kk": "күні жоқ"}, NOW)):  # fmt: skip
        await step()
    with pytest.raises(Refused, match="already_reviewed"):
        await review.set_frame(tx, specialist, number, NOW, in_frame=False)
    await drafting.send(tx, chair, number, NOW)
    with pytest.raises(Refused, match="old_button"):
        await drafting.set_frame(tx, chair, number, in_frame=False)
    await review.set_frame(tx, specialist, number, NOW, in_frame=False)
    assert (await files(tx, number))[0].file_id == "file a"
