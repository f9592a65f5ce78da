"""A draft: put together piece by piece in two languages, and only by whose it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsroom import weeks
from newsroom.errors import Refused
from newsroom.people import upkeep
from newsroom.posts import drafting, former, posts, review
from newsroom.posts.drafting import LONGEST_TEXT, MOST_MEDIA
from newsroom.rubrics import turns
from tests.newsroom.everybody import (
    NOW,
    draft,
    photo,
    place,
    said,
    seated,
    sent_post,
    state_of,
)  # fmt: skip
from tests.newsroom.once import once

BOLD = {"type": "bold", "offset": 0, "length": 7}
MINUTE = timedelta(minutes=1)


chair = once(seated, "chair", "ridder")
specialist = once(seated, "specialist", "vko")


async def begun(tx, who) -> int:
    return await drafting.begin(tx, who, who.seat.organisation_id, NOW, None)


async def filled(tx, who, *pieces) -> int:
    number = await begun(tx, who)
    for piece in pieces:
        await drafting.add_text(tx, who, number, piece)
    return number


async def photos_of(tx, number: int) -> list[str]:
    return [one.unique_id for one in await posts.media_of(tx, number)]


# ---- words


async def test_pieces_stand_below_each_other_with_their_formatting(tx, chair):
    """Blank edges go, and what is bold stays bold where it has moved to."""
    number = await filled(
        tx, chair, said("  Семинар өтті.", {**BOLD, "offset": 2}), said("   "), said("Өте жақсы.", BOLD)
    )
    text = posts.text_in(await posts.require_post(tx, number), "kk")
    assert text.text == "Семинар өтті.\n\nӨте жақсы."
    assert text.entities == (BOLD, {**BOLD, "offset": 15})


async def test_the_other_language_stands_apart(tx, chair):
    """Whatever comes in which order; what tells nothing goes with the language that the post was begun in."""
    number = await filled(
        tx, chair, said("Прошёл семинар по охране труда."), said("Еңбек қорғау семинары өтті."),
        said("Участвовали и педагоги из школ."), said("2026"),
    )  # fmt: skip
    post = await posts.require_post(tx, number)
    assert post.language == "ru"
    assert [(language, text.text) for language, text in posts.texts_of(post)] == [
        ("ru", "Прошёл семинар по охране труда.\n\nУчаствовали и педагоги из школ.\n\n2026"),
        ("kk", "Еңбек қорғау семинары өтті."),
    ]
    assert posts.begins_with(post).startswith("Прошёл")


async def test_an_edited_message_changes_its_words_where_they_stand(tx, chair):
    ridder = chair.seat.organisation_id
    number = await filled(tx, chair, said("Семинар өтті.", message=501), said("Екінші.", message=502))
    found = await drafting.edit_text(tx, chair, ridder, said("Жиналыс өтті.", BOLD, message=501))
    assert found.id == number
    text = posts.text_in(await posts.require_post(tx, number), "kk")
    assert (text.text, text.entities) == ("Жиналыс өтті.\n\nЕкінші.", (BOLD,))
    assert await drafting.edit_text(tx, chair, ridder, said("Бос.", message=999)) is None
    neighbour = await seated(tx, "deputy", "ridder")
    assert await drafting.edit_text(tx, neighbour, ridder, said("Бос.", message=501)) is None, "somebody else's"


async def test_a_photo_gets_its_words_by_an_edit(tx, chair):
    """In the language that they are in; and loses them again."""
    ridder = chair.seat.organisation_id
    number = await filled(tx, chair, said("", message=701), said("", message=702))
    assert (await posts.require_post(tx, number)).texts == {}
    await drafting.edit_text(tx, chair, ridder, said("Прошёл семинар, было сорок человек.", message=702))
    await drafting.edit_text(tx, chair, ridder, said("Еңбек қорғау семинары өтті.", message=701))
    post = await posts.require_post(tx, number)
    assert (post.language, post.texts) == (
        "ru", {"kk": "Еңбек қорғау семинары өтті.", "ru": "Прошёл семинар, было сорок человек."},
    )  # fmt: skip
    await drafting.edit_text(tx, chair, ridder, said("", message=702))
    assert (await posts.require_post(tx, number)).texts == {"kk": "Еңбек қорғау семинары өтті."}


async def test_a_message_edited_after_sending_changes_nothing(tx, chair):
    """Whoever edits it is given the post, to be told so; once it is theirs again, it changes."""
    number, ridder = await filled(tx, chair, said("Семинар өтті.", message=601)), chair.seat.organisation_id
    await drafting.send(tx, chair, number, NOW)
    found = await drafting.edit_text(tx, chair, ridder, said("Кеш.", message=601))
    assert (found.id, found.state) == (number, "sent")
    assert posts.begins_with(await posts.require_post(tx, number)) == "Семинар өтті."
    await drafting.take_back(tx, chair, number, "take back", NOW)
    await drafting.edit_text(tx, chair, ridder, said("Үлгердім.", message=601))
    assert posts.begins_with(await posts.require_post(tx, number)) == "Үлгердім."


async def test_both_languages_together_must_fit(tx, chair):
    """As Telegram measures, which takes an emoji for two; and with the blank line between the two."""
    half = (LONGEST_TEXT - 2) // 2
    number = await filled(tx, chair, said("ә" * half), said("и " * (half // 2) + "и"))
    with pytest.raises(Refused) as refused:
        await drafting.add_text(tx, chair, number, said("🎓"))
    assert refused.value.kind == "text_too_long"
    assert refused.value.parameters == {"length": LONGEST_TEXT + 4, "most": LONGEST_TEXT}
    emoji = await filled(tx, chair, said("🎓" * (LONGEST_TEXT // 2)))
    with pytest.raises(Refused, match="text_too_long"):
        await drafting.add_text(tx, chair, emoji, said("я"))


async def test_a_rubric_and_the_facts(tx, chair):
    """What the form asks for is kept; what it does not tell stays as it was."""
    number, rubric = await begun(tx, chair), (await turns.rubrics(tx, None))[2].id
    await drafting.set_rubric(tx, chair, number, rubric)
    await drafting.set_facts(tx, chair, number, event_on=NOW.date(), is_repost=True)
    await drafting.set_facts(tx, chair, number, live_at=NOW)
    post = await posts.require_post(tx, number)
    assert (post.rubric_id, post.event_on, post.live_at, post.is_repost) == (rubric, NOW.date(), NOW, True)
    await drafting.set_facts(tx, chair, number, is_repost=False)
    assert (await posts.require_post(tx, number)).is_repost is False


# ---- photos, forwards


async def test_the_same_photo_once(tx, chair):
    number = await begun(tx, chair)
    for name in ("a", "b", "a", "c"):
        await drafting.add_media(tx, chair, number, photo(name))
    assert await photos_of(tx, number) == ["a", "b", "c"]


async def test_the_eleventh_photo_is_one_too_many(tx, chair):
    number = await begun(tx, chair)
    for name in range(MOST_MEDIA):
        await drafting.add_media(tx, chair, number, photo(str(name)))
    await drafting.add_media(tx, chair, number, photo("3"))
    with pytest.raises(Refused, match="too_many_photos"):
        await drafting.add_media(tx, chair, number, photo("eleventh"))
    assert len(await photos_of(tx, number)) == MOST_MEDIA


async def test_what_was_forwarded_is_a_repost_and_its_first_origin_is_kept(tx, chair):
    first, second = {"title": "Арна", "link": "https://t.me/a/1"}, {"title": "Басқа", "link": ""}
    own = await filled(tx, chair, said("Өзіміздікі."))
    assert (await posts.require_post(tx, own)).is_repost is False
    by_words = await filled(tx, chair, said("Семинар өтті.", origin=first), said("Тағы.", origin=second))
    by_photo = await begun(tx, chair)
    await drafting.add_media(tx, chair, by_photo, photo("f", origin=first))
    for number in (by_words, by_photo):
        post = await posts.require_post(tx, number)
        assert (post.is_repost, post.origin) == (True, first)


async def test_written_anew(tx, chair):
    """Nothing of it is left: not its words, not its photos, not that it was a forward. And all of it is kept."""
    number = await filled(tx, chair, said("Семинар өтті.", message=701, origin={"title": "Арна", "link": ""}))
    await drafting.add_media(tx, chair, number, photo("a"))
    before = await posts.require_post(tx, number)
    kept = await former.set_aside(tx, chair, number, NOW)
    post = await posts.require_post(tx, number)
    assert (post.state, post.texts, post.said, post.is_repost, post.origin) == ("draft", {}, [], False, {})
    assert post.signature == []
    assert await photos_of(tx, number) == []
    with pytest.raises(Refused, match="empty_post"):
        await drafting.send(tx, chair, number, NOW)
    await drafting.add_text(tx, chair, number, said("Жаңасы.", message=702))
    await drafting.edit_text(tx, chair, post.organisation_id, said("Басқаша.", message=701))  # of what was set aside
    for _ in range(3):  # there, back, and there again
        await former.exchange(tx, chair, number, kept)
    assert await posts.require_post(tx, number) == before
    assert await photos_of(tx, number) == ["a"]
    assert await former.former_of(tx, number) == kept
    assert (await posts.draft_of(tx, chair, post.organisation_id)).id == number


async def test_brought_back(tx, chair, specialist):
    """As it stood, whenever that is; but not what was poured into another, or what was set aside."""
    draft_id, returned = await filled(tx, chair, said("Бірінші.")), await sent_post(tx, chair)
    await review.send_back(tx, specialist, returned, {"kk": "күні жоқ"}, NOW)
    for number, state in ((draft_id, "draft"), (returned, "returned")):
        before = await posts.require_post(tx, number)
        await drafting.drop(tx, chair, number, NOW)
        await former.bring_back(tx, chair, number, NOW + timedelta(days=40))
        assert await posts.require_post(tx, number) == before
        assert before.state == state
        with pytest.raises(Refused, match="old_button"):
            await former.bring_back(tx, chair, number, NOW)
    kept = await former.set_aside(tx, chair, draft_id, NOW)
    poured = await filled(tx, chair, said("Екінші."))
    await drafting.pour(tx, chair, poured, draft_id, NOW)
    for number in (kept, poured):
        with pytest.raises(Refused, match="old_button"):
            await former.bring_back(tx, chair, number, NOW)
    with pytest.raises(Refused, match="old_button"):
        await former.exchange(tx, chair, returned, kept)  # of another post
    with pytest.raises(Refused, match="old_button"):
        await former.exchange(tx, chair, draft_id, returned)


async def test_a_day_is_poured_with_its_post(tx, chair):
    """Where there is none yet."""
    first, second, third = [await filled(tx, chair, said(text)) for text in ("Бірінші.", "Екінші.", "Үшінші.")]
    for number, day in ((second, 14), (third, 15)):
        await drafting.set_facts(tx, chair, number, event_on=date(2026, 11, day))
        await drafting.pour(tx, chair, number, first, NOW)
    assert (await posts.require_post(tx, first)).event_on == date(2026, 11, 14)


# ---- two drafts


async def test_poured_into_the_earlier_draft(tx, chair):
    """Texts, photos (none twice) and where it was forwarded from; what is left of it is dropped."""
    first = await filled(tx, chair, said("Семинар өтті."))
    second = await filled(tx, chair, said("Қатысқаны отыз.", origin={"title": "Арна", "link": ""}))
    for number, names in ((first, "ab"), (second, "bc")):
        for name in names:
            await drafting.add_media(tx, chair, number, photo(name))
    await drafting.pour(tx, chair, second, first, NOW)
    post = await posts.require_post(tx, first)
    assert post.texts == {"kk": "Семинар өтті.\n\nҚатысқаны отыз."}
    assert (await photos_of(tx, first), await state_of(tx, second)) == (["a", "b", "c"], "dropped")
    assert (post.is_repost, post.origin["title"]) == (True, "Арна")
    assert (await posts.draft_of(tx, chair, chair.seat.organisation_id)).id == first


async def test_what_cannot_be_poured(tx, chair):
    """Into itself; and more than one post can hold."""
    first, second = await begun(tx, chair), await begun(tx, chair)
    for number in (first, second):
        for name in range(6):
            await drafting.add_media(tx, chair, number, photo(f"{number} {name}"))
    with pytest.raises(Refused, match="too_many_photos"):
        await drafting.pour(tx, chair, second, first, NOW)
    with pytest.raises(Refused, match="old_button"):
        await drafting.pour(tx, chair, first, first, NOW)


# ---- whose it is


async def test_ones_own_only(tx, chair, specialist):
    """Not even the deputy of the same branch, nor the specialist who may enter posts there."""
    number = await draft(tx, chair)
    theirs = await draft(tx, specialist, at=chair.seat.organisation_id)
    for who in (await seated(tx, "deputy", "ridder"), specialist):
        for attempt in (
            drafting.add_text(tx, who, number, said("Тағы.")), drafting.add_media(tx, who, number, photo("u")),
            former.set_aside(tx, who, number, NOW), former.exchange(tx, who, number, theirs),
            drafting.send(tx, who, number, NOW), drafting.drop(tx, who, number, NOW),
            drafting.pour(tx, who, number, number, NOW), drafting.set_facts(tx, who, number, is_repost=True),
            drafting.set_rubric(tx, who, number, 1), drafting.take_back(tx, who, number, "withdraw", NOW),
        ):  # fmt: skip
            with pytest.raises(Refused, match="old_button"):
                await attempt
    with pytest.raises(Refused, match="old_button"):
        await drafting.pour(tx, chair, number, theirs, NOW)


async def test_what_the_region_enters_has_no_author(tx, specialist):
    ridder = await place(tx, "ridder")
    entered, own = await draft(tx, specialist, at=ridder), await draft(tx, await seated(tx, "chair", "ridder"))
    found = [await posts.require_post(tx, number) for number in (entered, own)]
    assert [(one.author_id is None, one.entered_by == specialist.person_id) for one in found] == [
        (True, True), (False, False),
    ]  # fmt: skip


async def test_a_closed_place_takes_nothing_more(tx, specialist):
    """Also not what was begun for it before."""
    ulan = await place(tx, "ulan")
    number = await draft(tx, specialist, at=ulan)
    await upkeep.close(tx, specialist, ulan, weeks.term_day(NOW), NOW)
    for attempt in (
        drafting.begin(tx, specialist, ulan, NOW, None), drafting.send(tx, specialist, number, NOW),
        drafting.add_text(tx, specialist, number, said("Тағы.")),
    ):  # fmt: skip
        with pytest.raises(Refused, match="place_closed"):
            await attempt
