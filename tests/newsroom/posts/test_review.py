"""The specialist's work: who holds a card, what is mended in it, how it is decided, and who hears of that."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from db.tables import Account, Deed, Media, Notice, Post, Rubric, Version
from newsroom.errors import Refused
from newsroom.people import terms
from newsroom.posts import drafting, former, posts, publishing, review
from newsroom.posts.review import HELD_FOR, LONGEST_REASON
from newsroom.rubrics import turns
from newsroom.values.formatted import Formatted
from tests.newsroom.everybody import (
    CHANNEL,
    NOW,
    bound,
    came_out,
    draft,
    left_for,
    newcomer,
    photo,
    place,
    published,
    said,
    seated,
    sent_post,
    state_of,
)  # fmt: skip
from tests.newsroom.once import once

WHY = {"kk": "күні жоқ"}
MINUTE = timedelta(minutes=1)


chair = once(seated, "chair", "ridder")
specialist = once(bound)
other = once(seated, "specialist", "vko")


async def with_photos(tx, chair, names: str, text: str = "Семинар өтті.") -> int:
    number = await draft(tx, chair, text)
    for name in names:
        await drafting.add_media(tx, chair, number, photo(name))
    await drafting.send(tx, chair, number, NOW)
    return number


async def photos_of(tx, number: int) -> str:
    return "".join(one.unique_id for one in await posts.media_of(tx, number))


async def held_by(tx, number: int) -> int | None:
    return (await posts.require_post(tx, number)).held_by


# ---- the queue


async def test_the_second_sees_who_holds_the_card(tx, chair, specialist, other):
    number = await sent_post(tx, chair)
    await review.hold(tx, specialist, number, NOW)
    await review.hold(tx, other, number, NOW + MINUTE)
    post = await posts.require_post(tx, number)
    assert (post.held_by, review.holder_id(post, specialist, NOW)) == (specialist.person_id, None)
    assert review.holder_id(post, other, NOW) == specialist.person_id
    assert await review.holder_name(tx, post, other, NOW) == specialist.name
    assert await review.holder_name(tx, post, specialist, NOW) == ""


async def test_a_card_can_be_taken_over(tx, chair, specialist, other):
    number = await sent_post(tx, chair)
    await review.hold(tx, specialist, number, NOW)
    await review.hold(tx, other, number, NOW, take=True)
    post = await posts.require_post(tx, number)
    assert await review.holder_name(tx, post, specialist, NOW) == other.name


async def test_a_hold_runs_out_and_is_renewed_by_looking(tx, chair, specialist, other):
    number = await sent_post(tx, chair)
    await review.hold(tx, specialist, number, NOW)
    await review.hold(tx, specialist, number, NOW + HELD_FOR - MINUTE)
    await review.hold(tx, other, number, NOW + HELD_FOR)
    assert await held_by(tx, number) == specialist.person_id
    await review.hold(tx, other, number, NOW + 2 * HELD_FOR)
    assert await held_by(tx, number) == other.person_id


async def test_the_next_card_is_the_oldest_that_nobody_else_holds(tx, chair, specialist, other):
    first, second, third = [await sent_post(tx, chair, now=NOW + n * MINUTE) for n in range(3)]
    await sent_post(tx, await seated(tx, "chair", "ayagoz"))
    vko = specialist.seat.organisation_id

    async def next_for(who) -> tuple[int, int]:
        return await review.next_waiting(tx, who, vko, NOW), await posts.count_in(tx, vko, posts.WAITING)

    assert await next_for(specialist) == (first, 3)
    await review.hold(tx, specialist, first, NOW)
    assert [await next_for(specialist), await next_for(other)] == [(first, 3), (second, 3)]
    for number in (second, third):
        await review.hold(tx, specialist, number, NOW)
    assert await next_for(other) == (first, 3), "rather one that is held than none"


async def test_an_empty_queue(tx, specialist):
    assert await review.next_waiting(tx, specialist, specialist.seat.organisation_id, NOW) is None


async def test_arrivals_within_ten_minutes_are_one_notice_each(tx, chair, specialist, other):
    for minutes in (0, 4, 11):
        number = await sent_post(tx, chair, now=NOW + minutes * MINUTE)
        await review.tell_specialists(tx, await posts.require_post(tx, number), NOW + minutes * MINUTE)
    news = ("arrivals", {"region": specialist.seat.organisation_id})
    assert [await left_for(tx, who) for who in (specialist, other)] == [[news, news]] * 2


# ---- decided


@pytest.mark.parametrize(("step", "state"), [("return", "returned"), ("decline", "declined")])
async def test_sent_back_with_a_reason(tx, chair, specialist, step, state):
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + MINUTE, NOW)
    await review.send_back(tx, specialist, number, WHY, NOW, step)
    post = await posts.require_post(tx, number)
    assert (post.state, post.publish_at) == (state, None)
    assert await posts.last_comment(tx, number) == WHY
    assert (await left_for(tx, chair))[-1] == ("verdict", {"post": number, "state": state})


async def test_no_return_without_a_reason_or_with_too_long_a_one(tx, chair, specialist):
    number = await sent_post(tx, chair)
    for comment, why in (({}, "no_reason"), ({"kk": "", "ru": ""}, "no_reason"),
                         ({"kk": "қ", "ru": "я" * (LONGEST_REASON + 1)}, "text_too_long")):  # fmt: skip
        with pytest.raises(Refused, match=why):
            await review.send_back(tx, specialist, number, comment, NOW)
    with pytest.raises(Refused, match="old_button"):
        await review.send_back(tx, specialist, number, WHY, NOW, "publish")
    assert (await state_of(tx, number), await left_for(tx, chair)) == ("sent", [])
    await review.send_back(tx, specialist, number, {"kk": "қ" * LONGEST_REASON}, NOW)


async def test_decided_once(tx, chair, specialist, other):
    number = await sent_post(tx, chair)
    await review.approve(tx, specialist, number, NOW)
    with pytest.raises(Refused, match="already_reviewed"):
        await review.approve(tx, other, number, NOW)
    assert await left_for(tx, chair) == [("verdict", {"post": number, "state": "approved"})]


async def test_a_verdict_goes_to_whoever_sits_there_now(tx, chair, specialist):
    """To whoever sent it while they sit there, to the chair and deputies of today if not."""
    deputy = await seated(tx, "deputy", "ridder")
    theirs, orphaned = await sent_post(tx, deputy), await sent_post(tx, deputy)
    await review.approve(tx, specialist, theirs, NOW)
    await terms.end(tx, specialist, deputy.seat.id, NOW)
    await review.approve(tx, specialist, orphaned, NOW)
    assert [kind for kind, _ in await left_for(tx, deputy)] == ["verdict", "term_ended"]
    assert await left_for(tx, chair) == [("verdict", {"post": orphaned, "state": "approved"})]


async def test_a_verdict_on_what_the_region_entered_goes_to_who_entered_it(tx, chair, specialist, other):
    """On each of their accounts; the branch has done nothing in the bot."""
    second = await newcomer(tx)
    await tx.execute(insert(Account).values(id=second.account_id + 500, person_id=other.person_id, language="kk"))
    number = await sent_post(tx, other, at=chair.seat.organisation_id)
    await review.approve(tx, specialist, number, NOW)
    told_to = select(Notice.chat_id).where(Notice.kind == "verdict").order_by(Notice.chat_id)
    expected = sorted([other.account_id, second.account_id + 500])
    assert (await tx.execute(told_to)).scalars().all() == expected


# ---- mended


async def test_the_authors_version_is_kept_beside_what_was_mended(tx, chair, specialist):
    number = await sent_post(tx, chair, "Семнар өтті.")
    bold = {"type": "bold", "offset": 0, "length": 7}
    await review.edit_text(tx, specialist, number, "kk", said("Семинар өтті.", bold).text, NOW + MINUTE)
    await review.edit_text(tx, specialist, number, "ru", said(" Прошёл семинар. ").text, NOW + MINUTE)
    post = await posts.require_post(tx, number)
    assert post.texts == {"kk": "Семинар өтті.", "ru": "Прошёл семинар."}
    assert posts.text_in(post, "kk").entities == (bold,)
    versions = select(Version.person_id, Version.texts).where(Version.post_id == number).order_by(Version.id)
    kept = [(one.person_id, one.texts["kk"]) for one in (await tx.execute(versions)).all()]
    assert kept == [(chair.person_id, "Семнар өтті.")] + [(specialist.person_id, "Семинар өтті.")] * 2
    noted = select(Deed.kind).where(Deed.kind == "post edit")
    assert len((await tx.execute(noted)).all()) == 2


async def test_what_cannot_be_mended(tx, chair, specialist):
    """What has gone back, is on its way, or is in a language that there is not; and never longer than goes out."""
    number = await sent_post(tx, chair)
    with pytest.raises(Refused, match="already_reviewed"):
        await review.edit_text(tx, specialist, number, "en", said("A seminar.").text, NOW)
    with pytest.raises(Refused, match="text_too_long"):
        await review.edit_text(tx, specialist, number, "ru", said("я" * drafting.LONGEST_TEXT).text, NOW)
    await publishing.publish(tx, specialist, number, NOW)
    with pytest.raises(Refused, match="already_reviewed"):
        await review.edit_text(tx, specialist, number, "kk", said("Кеш.").text, NOW)
    await came_out(tx, number)
    await review.edit_text(tx, specialist, number, "kk", said("Түзетілді.").text, NOW)


async def test_the_order_of_photos(tx, chair, specialist):
    number = await with_photos(tx, chair, "abcd")
    media = await posts.media_of(tx, number)
    await review.put_first(tx, specialist, number, media[2].id, NOW)
    assert await photos_of(tx, number) == "cabd"
    await review.drop_photo(tx, specialist, number, media[0].id, NOW)
    assert await photos_of(tx, number) == "cbd"
    positions = select(Media.position).where(Media.post_id == number).order_by(Media.position)
    assert (await tx.execute(positions)).scalars().all() == [0, 1, 2]


async def test_what_goes_out_by_itself_or_is_out_is_not_emptied(tx, chair, specialist):
    """What waits is looked at once more; and a language may go, as long as another is left."""
    text, photos = await sent_post(tx, chair), await with_photos(tx, chair, "ab")
    nothing, (first, last) = said(" ").text, await posts.media_of(tx, photos)
    await review.edit_text(tx, specialist, text, "ru", said("Прошёл семинар.").text, NOW)
    await review.edit_text(tx, specialist, text, "ru", nothing, NOW)
    for number in (text, photos):
        await publishing.schedule(tx, specialist, number, NOW + MINUTE, NOW)
    with pytest.raises(Refused, match="empty_post"):
        await review.edit_text(tx, specialist, text, "kk", nothing, NOW)
    await review.edit_text(tx, specialist, photos, "kk", nothing, NOW)
    await review.drop_photo(tx, specialist, photos, first.id, NOW)
    with pytest.raises(Refused, match="empty_post"):
        await review.drop_photo(tx, specialist, photos, last.id, NOW)
    out = await published(tx, specialist, chair)
    with pytest.raises(Refused, match="empty_post"):
        await review.edit_text(tx, specialist, out, "kk", nothing, NOW)


async def test_photos_of_another_post_are_left_alone(tx, chair, specialist):
    number, another = await with_photos(tx, chair, "ab"), await with_photos(tx, chair, "c")
    (foreign,) = await posts.media_of(tx, another)
    for deed in (review.put_first, review.drop_photo):
        with pytest.raises(Refused, match="old_button"):
            await deed(tx, specialist, number, foreign.id, NOW)
    assert (await photos_of(tx, number), await photos_of(tx, another)) == ("ab", "c")


async def test_another_rubric(tx, chair, specialist):
    number, rubric = await sent_post(tx, chair), (await turns.rubrics(tx, None))[4].id
    await review.set_rubric(tx, specialist, number, rubric, NOW)
    assert (await posts.require_post(tx, number)).rubric_id == rubric
    with pytest.raises(Refused, match="old_button"):
        await review.set_rubric(tx, specialist, number, 999_999, NOW)


async def test_what_is_out_or_has_gone_back_is_not_changed(tx, chair, specialist):
    out, returned = await published(tx, specialist, chair), await with_photos(tx, chair, "a")
    (media,) = await posts.media_of(tx, returned)
    await review.send_back(tx, specialist, returned, WHY, NOW)
    for number in (out, returned):
        for attempt in (
            review.set_rubric(tx, specialist, number, 1, NOW), review.put_first(tx, specialist, number, media.id, NOW),
            review.put_in_order(tx, specialist, number, [media.id], [media.id], NOW),
            review.drop_photo(tx, specialist, number, media.id, NOW), review.mergeable(tx, specialist, number),
            review.merge(tx, specialist, number, out, NOW),
        ):  # fmt: skip
            with pytest.raises(Refused, match="already_reviewed"):
                await attempt


async def test_no_rubric_of_another_region(tx, chair, specialist):
    """Neither by whoever reviews nor by its author; of the region's own, not one that was retired."""
    number, begun = await sent_post(tx, chair), await draft(tx, chair)
    own, retired, foreign = [
        (await tx.execute(insert(Rubric).values(organisation_id=await place(tx, code), code=name, names={"kk": name},
                                                retired_on=day).returning(Rubric.id))).scalar_one()
        for name, code, day in (("own", "vko", None), ("retired", "vko", NOW.date()), ("foreign", "abay", None))
    ]  # fmt: skip
    for rubric in (retired, foreign):
        with pytest.raises(Refused, match="old_button"):
            await review.set_rubric(tx, specialist, number, rubric, NOW)
        with pytest.raises(Refused, match="old_button"):
            await drafting.set_rubric(tx, chair, begun, rubric)
    await review.set_rubric(tx, specialist, number, own, NOW)
    await drafting.set_rubric(tx, chair, begun, own)
    assert [(await posts.require_post(tx, one)).rubric_id for one in (number, begun)] == [own, own]


async def test_what_lies_with_its_author_is_not_reviewed(tx, chair, specialist):
    """A draft, what was taken back or withdrawn, and what went back: the old card says why, and shows nothing."""
    begun, taken, withdrawn, returned, declined = [await draft(tx, chair) for _ in range(5)]
    for number in (taken, withdrawn, returned, declined):
        await drafting.send(tx, chair, number, NOW)
    await drafting.take_back(tx, chair, taken, "take back", NOW)
    await drafting.take_back(tx, chair, withdrawn, "withdraw", NOW)
    await review.send_back(tx, specialist, returned, WHY, NOW)
    await review.send_back(tx, specialist, declined, WHY, NOW, "decline")
    why = {begun: "old_button", taken: "taken_back", withdrawn: "taken_back", returned: "already_reviewed"}
    for number, kind in why.items():
        with pytest.raises(Refused, match=kind):
            await review.require_reviewable(tx, specialist, number)
    assert (await review.require_reviewable(tx, specialist, declined)).id == declined
    await drafting.send(tx, chair, returned, NOW)
    assert (await review.require_reviewable(tx, specialist, returned)).state == "sent"


# ---- two become one


async def test_two_halves_become_one(tx, chair, specialist):
    """Each language below its own, photos behind each other and none twice; it counts as one from then on."""
    first, second = await with_photos(tx, chair, "ab"), await with_photos(tx, chair, "bc", "Қатысқаны отыз.")
    await review.edit_text(tx, specialist, second, "ru", said("Участвовали тридцать.").text, NOW)
    assert [one.id for one in await review.mergeable(tx, specialist, second)] == [first]
    whole = await review.merge(tx, specialist, second, first, NOW)
    assert whole.texts == {"kk": "Семинар өтті.\n\nҚатысқаны отыз.", "ru": "Участвовали тридцать."}
    assert await photos_of(tx, first) == "abc"
    gone = select(Post.state, Post.merged_into_id).where(Post.id == second)
    assert (await tx.execute(gone)).one() == ("merged", first)
    assert await posts.sent_in_week(tx, chair.seat.organisation_id, "2026-W47") == 1


async def test_a_merged_post_that_goes_back_keeps_both_halves(tx, chair, specialist):
    first, second = await sent_post(tx, chair), await sent_post(tx, chair, "Қатысқаны отыз.")
    await review.merge(tx, specialist, second, first, NOW)
    await review.send_back(tx, specialist, first, WHY, NOW)
    await drafting.add_text(tx, chair, first, said("Күні — он алтысы."))
    assert (
        posts.begins_with(await posts.require_post(tx, first))
        == "Семинар өтті.\n\nҚатысқаны отыз.\n\nКүні — он алтысы."
    )


async def test_what_cannot_be_merged(tx, chair, specialist):
    """With itself, with another branch's, with more photos or words than one post holds."""
    number = await with_photos(tx, chair, "abcdef")
    foreign = await sent_post(tx, await seated(tx, "chair", "ulan"))
    for into in (number, foreign):
        with pytest.raises(Refused, match="old_button"):
            await review.merge(tx, specialist, number, into, NOW)
    with pytest.raises(Refused, match="too_many_photos"):
        await review.merge(tx, specialist, number, await with_photos(tx, chair, "ghijk"), NOW)
    long = await sent_post(tx, chair, "қ" * drafting.LONGEST_TEXT)
    with pytest.raises(Refused, match="text_too_long"):
        await review.merge(tx, specialist, number, long, NOW)


# ---- the channel


async def test_a_lost_channel_is_told_to_its_own_region(tx, specialist, other):
    foreign = await seated(tx, "specialist", "abay")
    await review.channel_lost(tx, CHANNEL, NOW)
    await review.channel_lost(tx, CHANNEL - 1, NOW)
    news = [("channel_lost", {"title": "Арна", "region": specialist.seat.organisation_id})]
    assert [await left_for(tx, who) for who in (specialist, other, foreign)] == [news, news, []]
    assert (await place(tx, "vko")) == specialist.seat.organisation_id


async def test_a_post_of_the_time_before_messages_were_kept_loses_nothing(tx, chair, specialist):
    """Mended by the region in one language, returned, and added to: the other language is there still."""
    number = await sent_post(tx, chair)
    old = {"texts": {"kk": "Семинар өтті.", "ru": "Прошёл семинар."}, "entities": {}, "said": []}
    await tx.execute(update(Post).where(Post.id == number).values(**old))
    await review.edit_text(tx, specialist, number, "kk", Formatted("Мектепте семинар өтті."), NOW)
    await review.send_back(tx, specialist, number, {"kk": "күні жоқ"}, NOW)
    await drafting.add_text(tx, chair, number, said("Күні — бесінші қараша, бәрі үлгерді."))
    found = await posts.require_post(tx, number)
    assert found.texts["ru"] == "Прошёл семинар."
    assert found.texts["kk"].startswith("Мектепте семинар өтті.")
    assert found.texts["kk"].endswith("үлгерді.")


async def test_photos_that_their_author_has_begun_anew_are_not_called_back(tx, chair, specialist):
    """Else what comes back would be a post without anything."""
    number = await draft(tx, chair, "")
    await drafting.add_media(tx, chair, number, photo("a"))
    await drafting.send(tx, chair, number, NOW)
    await review.send_back(tx, specialist, number, WHY, NOW)
    await former.set_aside(tx, chair, number, NOW)
    with pytest.raises(Refused, match="not_undone"):
        await review.undo(tx, specialist, number, NOW + MINUTE)
    assert await state_of(tx, number) == "returned"
