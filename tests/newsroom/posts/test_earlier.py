"""What was sent before is looked up by prints: what reading all of it would find, wherever it has gone since."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from db.tables import Media, PhotoPrint, TextPrint
from newsroom.people import upkeep
from newsroom.posts import drafting, earlier, posts, review
from newsroom.posts.judging import MOST_COMPARED
from newsroom.standards.likeness import likeness
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, draft, photo, place, said, seated, sent_post
from tests.newsroom.once import once

WORDS = [
    f"{one}{two}" for one in ("мек", "кәсі", "оқу", "жиын", "айдар", "ұстаз") for two in ("теп", "дік", "шы", "лар")
]
TEXT = "Семинарда еңбек қауіпсіздігі туралы айтылды, отыз екі педагог қатысты, үш қауіпті жер көрсетілді."
OTHER = "Шахмат турнирінде Өскемен командасы жеңді, жүлделер желтоқсанда салтанатты жиналыста тапсырылады."


chair = once(seated, "chair", "ridder")
neighbour = once(seated, "chair", "ulan")


async def sent_with_photo(tx, who, likeness: int, text: str = OTHER, now=NOW) -> int:
    post_id = await draft(tx, who, text, now)
    await drafting.add_media(tx, who, post_id, photo(f"{post_id}", {"likeness": likeness}))
    await drafting.send(tx, who, post_id, now)
    return post_id


async def same_text(tx, who, text: str = TEXT, code: str = "vko") -> int | None:
    post = await posts.require_post(tx, await draft(tx, who, text, NOW + timedelta(hours=1)))
    found = await earlier.same_text(tx, post, await place(tx, code), MOST_COMPARED)
    return found and found[0]


async def same_photo(tx, who, likeness: int, code: str = "vko") -> int | None:
    post = await posts.require_post(tx, await draft(tx, who, OTHER, NOW + timedelta(hours=1)))
    return await earlier.same_photo(tx, post, await place(tx, code), [likeness])


async def test_what_is_looked_up_is_what_reading_all_would_find(tx, chair, neighbour):
    """Texts about the same, each with some words changed: if any is alike to 0.6, the closest of them."""
    chance = random.Random(5)
    whole = [chance.choices(WORDS, k=40) for _ in range(4)]
    ids = []
    for number in range(40):
        words = [chance.choice(WORDS) if chance.random() < number / 80 else word for word in chance.choice(whole)]
        ids.append(await sent_post(tx, neighbour, " ".join(words), NOW + timedelta(minutes=number)))
    sent = [await posts.require_post(tx, post_id) for post_id in ids]
    found = 0
    for number in range(20):
        words = [chance.choice(WORDS) if chance.random() < number / 60 else word for word in chance.choice(whole)]
        post = await posts.require_post(tx, await draft(tx, chair, " ".join(words), NOW + timedelta(hours=1)))
        closest = max(((one.id, likeness(post.signature, one.signature)) for one in sent), key=lambda one: one[1])
        if closest[1] >= 0.6:
            found += 1
            assert await earlier.same_text(tx, post, await place(tx, "vko"), MOST_COMPARED) == closest
    assert found > 10


@pytest.mark.parametrize(("apart", "is_found"), [(0, True), (8, True), (9, False)])
async def test_photos_that_differ_in_some_bits_wherever_they_are(tx, chair, neighbour, apart, is_found):
    chance = random.Random(apart)
    for _ in range(10):
        whole = chance.getrandbits(64) | 1 << 63
        post_id = await sent_with_photo(tx, neighbour, whole)
        other = whole
        for bit in chance.sample(range(64), apart):
            other ^= 1 << bit
        assert await same_photo(tx, chair, other) == (post_id if is_found else None)


async def test_the_first_of_many(tx, chair, neighbour):
    first, *_ = [await sent_with_photo(tx, neighbour, 7, TEXT) for _ in range(3)]
    assert (await same_photo(tx, chair, 7), await same_text(tx, chair)) == (first, first)


async def test_what_the_region_mended_is_known_by_its_new_words(tx, chair, neighbour):
    specialist = await seated(tx, "specialist", "vko")
    post_id = await sent_post(tx, neighbour, OTHER)
    await review.edit_text(tx, specialist, post_id, "kk", said(TEXT).text, NOW)
    assert (await same_text(tx, chair), await same_text(tx, chair, OTHER)) == (post_id, None)


async def test_what_was_corrected_is_known_by_what_came_last(tx, chair, neighbour):
    specialist = await seated(tx, "specialist", "vko")
    post_id = await sent_with_photo(tx, neighbour, 7, OTHER)
    await review.send_back(tx, specialist, post_id, {"kk": "күні жоқ"}, NOW)
    assert await same_text(tx, chair, OTHER) == post_id, "it was sent"
    await drafting.add_text(tx, neighbour, post_id, said(TEXT))
    await drafting.send(tx, neighbour, post_id, NOW)
    assert (await same_text(tx, chair, f"{OTHER} {TEXT}"), await same_photo(tx, chair, 7)) == (post_id, post_id)
    prints = select(func.count()).where(TextPrint.post_id == post_id)
    assert (await tx.execute(prints)).scalar_one() <= 20


async def test_what_was_joined_is_found_where_it_went(tx, chair, neighbour):
    specialist = await seated(tx, "specialist", "vko")
    gone, into = await sent_with_photo(tx, neighbour, 7, TEXT), await sent_with_photo(tx, neighbour, 1 << 63, OTHER)
    await review.merge(tx, specialist, gone, into, NOW)
    assert (await same_photo(tx, chair, 7), await same_text(tx, chair, f"{OTHER}\n\n{TEXT}")) == (into, into)


async def test_a_photo_that_was_left_out_is_forgotten(tx, chair, neighbour):
    specialist = await seated(tx, "specialist", "vko")
    post_id = await sent_with_photo(tx, neighbour, 7)
    media = (await tx.execute(select(Media.id).where(Media.post_id == post_id))).scalar_one()
    await review.drop_photo(tx, specialist, post_id, media, NOW)
    assert await same_photo(tx, chair, 7) is None
    assert (await tx.execute(select(func.count()).where(PhotoPrint.media_id == media))).scalar_one() == 0


@pytest.mark.parametrize("level", ["region", "branch"])
async def test_what_goes_to_another_region_is_known_there(tx, chair, level):
    """With a branch its primary organisations do; what it has sent itself stays under its own name."""
    owner, school = await seated(tx, "press", "centre"), await seated(tx, "chair", "school")
    post_id = await sent_with_photo(tx, school, 7, TEXT)
    other = await seated(tx, "chair", "ayagoz")
    assert await same_text(tx, other, code="abay") is None
    merged, into = {"region": ("vko", "abay"), "branch": ("ridder", "ayagoz")}[level]
    place_id, into_id = await place(tx, merged), await place(tx, into)
    await upkeep.merge(tx, owner, place_id, into_id, NOW)
    assert (await organisations.require_code(tx, "school")).region_id == await place(tx, "abay")
    assert await same_text(tx, other, code="abay") == post_id
    assert await same_photo(tx, other, 7, code="abay") == post_id
    assert (await same_text(tx, chair), await same_photo(tx, chair, 7)) == (None, None)


async def test_what_has_no_text_and_no_photo_that_was_seen_leaves_nothing(tx, chair):
    post_id = await draft(tx, chair, "🎉")
    await drafting.add_media(tx, chair, post_id, photo("x"))
    sent = await drafting.send(tx, chair, post_id, NOW)
    assert (await tx.execute(select(func.count()).where(TextPrint.post_id == sent.id))).scalar_one() == 0
    assert await earlier.same_text(tx, sent, await place(tx, "vko"), MOST_COMPARED) is None
