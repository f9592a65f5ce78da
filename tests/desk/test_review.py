"""The queue for review at the desk: what is shown, and that each deed is the same as in the chat."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.desk.review import mended
from bot.desk.review_media import kind_of
from db.tables import Media, Notice
from newsroom.posts import drafting, posts, review
from newsroom.values.formatted import Formatted
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.everybody import NOW, bound, draft, seated, seen_photo, sent_post, state_of

TEXT = "Семинар өтті. Оған 40 мұғалім қатысты."


@pytest.fixture
async def specialist(desk):
    """With a channel."""
    return await desk.signs_in(await desk.engine.write(bound))


@pytest.fixture
async def chair(desk):
    return await desk.engine.write(lambda tx: seated(tx, "chair", "ridder"))


@pytest.fixture
async def post(desk, specialist, chair):
    return await desk.engine.write(lambda tx: sent_post(tx, chair, TEXT))


async def state(desk, number):
    return await desk.engine.write(lambda tx: state_of(tx, number))


async def test_the_queue_has_what_waits_the_oldest_first(desk, specialist, chair, post):
    later = NOW + timedelta(minutes=5)
    second = await desk.engine.write(lambda tx: sent_post(tx, chair, "Екінші.", later))
    await desk.engine.write(lambda tx: draft(tx, chair, "Әлі жазылуда."))
    found = (await specialist.gets("review/queue"))["posts"]
    assert [one["id"] for one in found] == [post, second]
    assert found[0] | {"begins": "Семинар өтті. Оған 40 мұғалім қатысты", "place": "ridder", "media": 0} == found[0]


async def test_nobody_elses_region_is_seen(desk, specialist, post):
    _, other = await desk.seated("specialist", "abay")
    assert (await other.gets("review/queue"))["posts"] == []
    assert (await other.asks("GET", f"review/posts/{post}")).status == 403


async def test_the_card_shows_the_post_as_it_will_look(desk, specialist, post):
    card = await specialist.gets(f"review/posts/{post}")
    assert "".join(run["text"] for run in card["preview"]).startswith(TEXT)
    assert {"publish", "return", "text", "schedule"} <= set(card["may"])
    assert card["places"]["next"] == ["channel"]
    assert [one["text"] for one in card["texts"]] == [TEXT, ""]
    assert card["hints"], "without a photo"


@ON_ONE_ENGINE
async def test_a_text_links_into_the_web_only(desk, specialist, chair):
    kinds = [{"type": "text_link", "offset": 0, "length": 1, "url": url}
             for url in ("javascript:alert(1)", "tg://resolve", "https://union.example/")]  # fmt: skip

    async def fill(tx):
        number = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, None)
        for kind in kinds:
            await drafting.add_text(tx, chair, number, drafting.Piece(kinds.index(kind) + 900, _linked(kind), {}))
        await drafting.send(tx, chair, number, NOW)
        return number

    card = await specialist.gets(f"review/posts/{await desk.engine.write(fill)}")
    assert [run["url"] for run in card["preview"] if "url" in run] == ["https://union.example/"]


def _linked(kind):
    return Formatted("Осында", (kind,))


async def test_a_photo_is_given_to_whoever_reviews_it_and_as_what_it_is(desk, specialist, chair):
    async def fill(tx):
        number = await draft(tx, chair)
        await drafting.add_media(tx, chair, number, seen_photo("a"))
        await drafting.send(tx, chair, number, NOW)
        media = (await posts.media_of(tx, number))[0].id
        await tx.execute(update(Media).where(Media.id == media).values(content=b"\xff\xd8\xff\xe0photo"))
        return number, media

    number, media = await desk.engine.write(fill)
    assert [one["id"] for one in (await specialist.gets(f"review/posts/{number}"))["media"]] == [media]
    assert await specialist.gets(f"review/media/{media}") == b"\xff\xd8\xff\xe0photo"
    _, other = await desk.seated("specialist", "abay")
    assert (await other.asks("GET", f"review/media/{media}")).status == 403
    assert (await specialist.asks("GET", f"review/media/{media + 1}")).status == 409


@pytest.mark.parametrize("content", [b"<html><script>", b"<svg onload=", b"%PDF-1.7", b""])
def test_what_a_browser_could_run_is_never_said_to_be_that(content):
    assert kind_of(content) == "application/octet-stream"


async def test_published_it_leaves_at_once_and_the_sender_is_woken(desk, specialist, post):
    told = await specialist.does(f"review/posts/{post}/publish")
    assert told["done"].startswith("✓ Арнаға қазір шығады: «Семинар өтті")
    assert await state(desk, post) == "going out"
    assert [set(doors) for doors in desk.nudged] == [{"telegram"}]
    again = await specialist.asks("POST", f"review/posts/{post}/publish", {})
    assert (again.status, again.body["refused"]) == (409, "already_reviewed")
    assert again.body["text"], "in words"


async def test_at_a_minute_by_the_clock_of_the_seat(desk, specialist, post):
    told = await specialist.does(f"review/posts/{post}/schedule", at="2026-11-20T15:30")
    assert "15:30" in told["done"]
    async with desk.engine.begin() as tx:
        assert (await posts.require_post(tx, post)).publish_at.isoformat() == "2026-11-20T10:30:00+00:00"
    for at, refused in (
        ("2026-11-01T10:00", "moment_passed"),
        ("ертең", "not_a_moment"),
        ("2036-01-01", "not_a_moment"),
    ):
        answer = await specialist.asks("POST", f"review/posts/{post}/schedule", {"at": at})
        assert (answer.status, answer.body["refused"]) == (409, refused)


@ON_ONE_ENGINE
async def test_a_moment_that_is_far_away_is_asked_about(desk, specialist, post):
    far = {"at": "2027-06-01T10:00"}
    assert "10:00" in (await specialist.does(f"review/posts/{post}/schedule", **far))["ask"]
    assert await state(desk, post) == "sent"
    await specialist.does(f"review/posts/{post}/schedule", **far, sure=True)
    assert await state(desk, post) == "scheduled"


async def test_returned_with_a_ready_reason_which_the_author_reads_in_their_language(desk, specialist, post):
    told = await specialist.does(f"review/posts/{post}/send-back", step="return", code="when")
    assert told["undo"]
    assert await state(desk, post) == "returned"
    async with desk.engine.begin() as tx:
        assert set(await posts.last_comment(tx, post)) == {"kk", "ru"}
        assert "verdict" in list((await tx.execute(select(Notice.kind))).scalars())


@ON_ONE_ENGINE
async def test_never_returned_without_a_reason(desk, specialist, post):
    for given in ({"reason": "  "}, {}):
        answer = await specialist.asks("POST", f"review/posts/{post}/send-back", {"step": "return"} | given)
        assert (answer.status, answer.body["refused"]) == (409, "no_reason")
    for given in ({"step": "drop"}, {"step": "return", "code": "again"}, {"step": "return", "reason": 5}):
        assert (await specialist.asks("POST", f"review/posts/{post}/send-back", given)).status == 400
    assert await state(desk, post) == "sent"


async def test_what_was_decided_is_undone(desk, specialist, post):
    assert (await specialist.does(f"review/posts/{post}/approve"))["undo"]
    await specialist.does(f"review/posts/{post}/undo")
    assert await state(desk, post) == "sent"
    assert (await specialist.asks("POST", f"review/posts/{post}/undo", {})).body["refused"] == "not_undone"


async def test_a_text_is_mended_if_nobody_has_mended_it_meanwhile(desk, specialist, post):
    path = f"review/posts/{post}/text"
    await specialist.does(path, language="kk", before=TEXT, text="Семинар өтті.")
    late = await specialist.asks("POST", path, {"language": "kk", "before": TEXT, "text": "Басқа."})
    assert (late.status, late.body["refused"]) == (409, "slot_changed")
    await specialist.does(path, language="ru", before="", text="Прошёл семинар.")
    assert [one["text"] for one in (await specialist.gets(f"review/posts/{post}"))["texts"]] == [
        "Семинар өтті.", "Прошёл семинар."]  # fmt: skip
    for language in ("xx", ""):
        given = {"language": language, "before": "", "text": "А"}
        assert (await specialist.asks("POST", path, given)).status == 409


BOLD = {"type": "bold", "offset": 0, "length": 7}
LAST = {"type": "italic", "offset": 14, "length": 3}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Семинар ертең өтті", [BOLD, LAST | {"offset": 14}]),
        ("Семинар бүгін өтті", [BOLD, LAST]),
        ("Семинар өтті", [BOLD, LAST | {"offset": 8, "length": 4}]),
        ("Жиын", []),
        ("", []),
    ],
)
def test_what_was_not_touched_keeps_how_it_looks(text, kept):
    before = Formatted("Семинар кеше өтті", (BOLD, {"type": "italic", "offset": 13, "length": 4}))
    after = mended(before, text)
    assert after.text == text
    assert [one["type"] for one in after.entities] == [one["type"] for one in kept]
    for one in after.entities:
        assert after.cut(one["offset"], one["offset"] + one["length"]).text in ("Семинар", "өтті")


def test_an_emoji_is_not_cut_in_two():
    before = Formatted("👍 жақсы 👍", ({"type": "bold", "offset": 3, "length": 5},))
    after = mended(before, "👎 жақсы 👍")
    assert (after.text, after.cut(3, 8).text) == ("👎 жақсы 👍", "жақсы")
    assert after.entities == before.entities


@ON_ONE_ENGINE
async def test_what_no_database_takes_is_no_text(desk, specialist, post):
    for text in ("\x00", "\ud800", "ұзын" * 6000, 5, None, ["а"]):
        given = {"language": "kk", "before": TEXT, "text": text}
        assert (await specialist.asks("POST", f"review/posts/{post}/text", given)).status == 400, text


async def test_a_rubric_is_given(desk, specialist, post):
    card = await specialist.gets(f"review/posts/{post}")
    rubric = card["rubrics"][0]
    await specialist.does(f"review/posts/{post}/rubric", rubric=rubric["id"])
    assert (await specialist.gets("review/queue"))["posts"][0]["rubric"] == rubric["name"]


async def test_two_see_who_looks_at_what(desk, specialist, post):
    other_who, other = await desk.seated("specialist", "vko", "ru")
    await specialist.does(f"review/posts/{post}/hold")
    seen = (await other.gets("review/queue"))["posts"][0]
    assert seen["holder"].startswith("specialist vko")
    assert (await other.gets(f"review/posts/{post}"))["holder"] == seen["holder"]
    await other.does(f"review/posts/{post}/hold", take=True)
    assert (await specialist.gets("review/queue"))["posts"][0]["holder"] == other_who.name
    await other.does(f"review/posts/{post}/let-go")
    assert (await specialist.gets("review/queue"))["posts"][0]["holder"] == ""


@ON_ONE_ENGINE
async def test_each_reads_it_in_their_language(desk, specialist, post):
    _, russian = await desk.seated("specialist", "vko", "ru")
    assert (await russian.gets("me"))["texts"]["review.publish"] == "Опубликовать"
    assert (await specialist.gets("me"))["texts"]["review.publish"] == "Жариялау"
    assert (await russian.gets(f"review/posts/{post}"))["state_name"] != (
        await specialist.gets(f"review/posts/{post}")
    )["state_name"]


async def test_what_lies_with_its_author_again_is_not_shown(desk, specialist, chair, post):
    await desk.engine.write(lambda tx: drafting.take_back(tx, chair, post, "take back", NOW))
    answer = await specialist.asks("GET", f"review/posts/{post}")
    assert (answer.status, answer.body["refused"]) == (409, "taken_back")
    assert (await specialist.gets("review/queue"))["posts"] == []


async def test_what_is_ready_is_a_list_of_its_own(desk, specialist, post):
    await specialist.does(f"review/posts/{post}/approve")
    assert [one["id"] for one in (await specialist.gets("review/queue?list=ready"))["posts"]] == [post]
    assert (await specialist.asks("GET", "review/queue?list=all")).status == 400


async def test_a_mistake_of_ours_is_told_by_a_number_and_undone(desk, specialist, post, monkeypatch):
    async def breaks(*_, **__):
        raise RuntimeError("a word of somebody's")

    monkeypatch.setattr(review, "tell_author", breaks)
    answer = await specialist.asks("POST", f"review/posts/{post}/approve", {})
    assert (answer.status, answer.body["refused"]) == (500, "our_fault")
    assert "№" in answer.body["text"]
    assert await state(desk, post) == "sent"
