"""What has changed since a post was returned: its words, run by run, and its photos."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.people import terms
from newsroom.posts import drafting, posts, publishing, review
from newsroom.posts.versions import Changes, Mended, before_and_after, changes, difference, mended
from tests.newsroom.everybody import NOW, bound, came_out, draft, left_for, photo, said, seated, sent_post

HOUR = timedelta(hours=1)
WHY = {"kk": "күні жоқ"}

DIFFERENCES = [
    ("", "", ()),
    ("семинар өтті", "семинар  өтті", ()),
    ("семинар өтті", "кеше семинар өтті", (("new", "кеше "), ("same", "семинар өтті"))),
    ("кеше семинар өтті", "семинар өтті", (("gone", "кеше "), ("same", "семинар өтті"))),
    ("а б в", "а г в", (("same", "а "), ("gone", "б "), ("new", "г "), ("same", "в"))),
    ("", "жаңа", (("new", "жаңа"),)),
    ("а\n\nб", "а\n\nв\n\nб", (("same", "а\n\n"), ("new", "в\n\n"), ("same", "б"))),
    ("а\n\nб", "а б", ()),
    ("1 2 3 4 5 6 7 8 х", "1 2 3 4 5 6 7 8 у", (("same", "1 2 3 4 5 6 7 8 "), ("gone", "х"), ("new", "у"))),
    ("1 2 3 4 5 6 7 8 9 х", "1 2 3 4 5 6 7 8 9 у", (("same", "1 2 3 4 … 6 7 8 9 "), ("gone", "х"), ("new", "у"))),
]


@pytest.mark.parametrize(("before", "now", "runs"), DIFFERENCES)
def test_word_by_word(before, now, runs):
    assert difference(before, now) == runs


WORDS = st.lists(st.sampled_from("абвгд"), max_size=8).map(" ".join)


@given(before=WORDS, now=WORDS)
def test_both_texts_can_be_read_out_of_the_difference(before, now):
    runs = difference(before, now)
    if before == now:
        assert runs == ()
        return
    for text, left_out in ((before, "new"), (now, "gone")):
        assert "".join(words if words.endswith(" ") else f"{words} " for kind, words in runs if kind != left_out) in (
            f"{text} ", text,
        )  # fmt: skip


# ---- of a post


async def corrected(tx, who, specialist, number: int, now, text: str = "Күні — он алтысы.") -> None:
    await review.send_back(tx, specialist, number, WHY, now)
    await drafting.add_text(tx, who, number, said(text))
    await drafting.send(tx, who, number, now + HOUR)


async def test_nothing_has_changed_in_what_was_sent_once(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    number = await sent_post(tx, chair)
    await review.edit_text(tx, specialist, number, "kk", said("Жиналыс өтті.").text, NOW + HOUR)
    assert await changes(tx, await posts.require_post(tx, number)) is None


async def test_words_and_photos_since_it_was_returned(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    number = await draft(tx, chair)
    for name in ("a", "b"):
        await drafting.add_media(tx, chair, number, photo(name))
    await drafting.send(tx, chair, number, NOW)
    (first, _) = await posts.media_of(tx, number)
    await review.drop_photo(tx, specialist, number, first.id, NOW)
    await review.send_back(tx, specialist, number, WHY, NOW)
    for name in ("c", "d"):
        await drafting.add_media(tx, chair, number, photo(name))
    await drafting.add_text(tx, chair, number, said("Күні — он алтысы."))
    await drafting.send(tx, chair, number, NOW + HOUR)
    words = (("same", "Семинар өтті.\n\n"), ("new", "Күні — он алтысы."))
    assert await changes(tx, await posts.require_post(tx, number)) == Changes(words, photos_new=2, photos_gone=1)


async def test_only_since_the_last_time(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    number = await sent_post(tx, chair)
    await corrected(tx, chair, specialist, number, NOW)
    await corrected(tx, chair, specialist, number, NOW + 2 * HOUR, "Қатысқаны отыз.")
    found = await changes(tx, await posts.require_post(tx, number))
    assert [words for kind, words in found.words if kind == "new"] == ["Қатысқаны отыз."]


async def test_the_next_chair_corrects_it(tx):
    """Whoever sat there before, the specialist sees what is new."""
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    number = await sent_post(tx, chair)
    await review.send_back(tx, specialist, number, WHY, NOW)
    await terms.end(tx, specialist, chair.seat.id, NOW)
    new = await seated(tx, "chair", "ridder")
    await drafting.add_text(tx, new, number, said("Күні — он алтысы."))
    await drafting.send(tx, new, number, NOW + HOUR)
    found = await changes(tx, await posts.require_post(tx, number))
    assert found is not None
    assert ("new", "Күні — он алтысы.") in found.words


async def test_what_the_specialist_mends_of_their_own_is_no_correction(tx):
    """They entered it for a branch, and edit it on the card."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    number = await sent_post(tx, specialist, at=chair.seat.organisation_id)
    await review.edit_text(tx, specialist, number, "kk", said("Жиналыс өтті.").text, NOW + HOUR)
    assert await changes(tx, await posts.require_post(tx, number)) is None


# ---- what its author is told of it


async def told(tx, number: int) -> Mended | None:
    return mended(*await before_and_after(tx, await posts.require_post(tx, number)))


async def notices_for(tx, who) -> list[str]:
    return [kind for kind, _ in await left_for(tx, who)]


async def test_the_author_sees_what_came_out_otherwise_and_is_told_once(tx):
    """Not what was mended since; and not again when it comes out again."""
    chair, specialist = await seated(tx, "chair", "ridder"), await bound(tx)
    number = await sent_post(tx, chair)
    for text in ("Жиналыс өтті.", "Жиналыс кеше өтті."):
        await review.edit_text(tx, specialist, number, "kk", said(text).text, NOW + HOUR)
    await review.edit_text(tx, specialist, number, "ru", said("Собрание прошло.").text, NOW + HOUR)
    assert "mended" not in await notices_for(tx, chair), "before it went out"
    await publishing.publish(tx, specialist, number, NOW + HOUR)
    await came_out(tx, number, now=NOW + HOUR)
    await review.edit_text(tx, specialist, number, "kk", said("Бүгін.").text, NOW + 2 * HOUR)
    words = (("gone", "Семинар "), ("new", "Жиналыс кеше "), ("same", "өтті."))
    assert await told(tx, number) == Mended((words,), ("ru",))
    await publishing.remove(tx, specialist, number, NOW + 3 * HOUR)
    await publishing.publish(tx, specialist, number, NOW + 3 * HOUR)
    await came_out(tx, number, now=NOW + 3 * HOUR)
    assert await notices_for(tx, chair) == ["verdict", "mended", "verdict", "verdict"]


async def test_only_where_words_were_changed(tx):
    """Bold, another line, a photo less: nobody is told of a change."""
    chair, specialist = await seated(tx, "chair", "ridder"), await bound(tx)
    number = await sent_post(tx, chair, "Семинар өтті. Қатысты: отыз.")
    bold = {"type": "bold", "offset": 0, "length": 7}
    await review.edit_text(tx, specialist, number, "kk", said("Семинар өтті.\n\nҚатысты: отыз.", bold).text, NOW + HOUR)
    await publishing.publish(tx, specialist, number, NOW + HOUR)
    await came_out(tx, number, now=NOW + HOUR)
    assert await told(tx, number) is None
    assert await notices_for(tx, chair) == ["verdict"]


async def test_what_was_joined_is_the_authors_own(tx):
    """The words of both are theirs; of the joining each hears, and of what came out as well."""
    chair, deputy = await seated(tx, "chair", "ridder"), await seated(tx, "deputy", "ridder")
    specialist = await bound(tx)
    first, second = await sent_post(tx, chair), await sent_post(tx, deputy, "Отыз адам келді.")
    await review.merge(tx, specialist, second, first, NOW + HOUR)
    assert (await left_for(tx, chair), await left_for(tx, deputy)) == (
        [("joined", {"post": first, "other": second})], [("joined", {"post": second, "other": first})],
    )  # fmt: skip
    assert await told(tx, first) is None
    await review.edit_text(tx, specialist, first, "kk", said("Семинар өтті.\n\nҚырық адам келді.").text, NOW + 2 * HOUR)
    await publishing.publish(tx, specialist, first, NOW + 2 * HOUR)
    await came_out(tx, first, now=NOW + 2 * HOUR)
    words = (("same", "Семинар өтті.\n\n"), ("gone", "Отыз "), ("new", "Қырық "), ("same", "адам келді."))
    assert await told(tx, first) == Mended((words,))
    for who in (chair, deputy):
        assert await notices_for(tx, who) == ["joined", "verdict", "mended"]


async def test_both_of_one_author_are_told_once(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await bound(tx)
    first, second = await sent_post(tx, chair), await sent_post(tx, chair, "Отыз адам келді.")
    await review.merge(tx, specialist, second, first, NOW + HOUR)
    assert await left_for(tx, chair) == [("joined", {"post": second, "other": first})]


async def test_what_the_region_entered_has_nobody_to_learn_from_it(tx):
    """And who joined or took down their own hears nothing of what they did."""
    chair, specialist = await seated(tx, "chair", "ridder"), await bound(tx)
    first, second = [await sent_post(tx, specialist, text, at=chair.seat.organisation_id) for text in ("Бір.", "Екі.")]
    await review.merge(tx, specialist, second, first, NOW + HOUR)
    await review.edit_text(tx, specialist, first, "kk", said("Үш.").text, NOW + HOUR)
    await publishing.publish(tx, specialist, first, NOW + HOUR)
    await came_out(tx, first, now=NOW + HOUR)
    await publishing.remove(tx, specialist, first, NOW + HOUR)
    assert (await left_for(tx, chair), await notices_for(tx, specialist)) == ([], ["verdict"])
