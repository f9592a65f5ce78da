"""What else is done with a post at the desk: joined, put elsewhere, offered, taken out, settled; and how it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.desk.answers import stretches
from db.tables import LibraryItem
from newsroom.library import practice, sections
from newsroom.posts import drafting, posts, publishing, review, site, ways
from newsroom.values.formatted import parse_formatted
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.everybody import NOW, bound, came_out, draft, place, seated, seen_photo, sent_post, state_of

LATER = NOW + timedelta(minutes=5)
LINK = "https://www.facebook.com/union/posts/1"


@pytest.fixture
async def who(desk):
    """The specialist, with a channel."""
    return await desk.engine.write(bound)


@pytest.fixture
async def specialist(desk, who):
    return await desk.signs_in(who)


@pytest.fixture
async def colleague(desk):
    _, visitor = await desk.seated("specialist", "vko", "ru")
    return visitor


@pytest.fixture
async def chair(desk):
    return await desk.engine.write(lambda tx: seated(tx, "chair", "ridder"))


@pytest.fixture
async def post(desk, specialist, chair):
    """With three photos and a voice between them."""

    async def fill(tx):
        number = await draft(tx, chair)
        for name, kind in (("a", "photo"), ("v", "voice"), ("b", "photo"), ("c", "photo")):
            await drafting.add_media(tx, chair, number, seen_photo(name, kind))
        await drafting.send(tx, chair, number, NOW)
        return number

    return await desk.engine.write(fill)


async def state(desk, number):
    return await desk.engine.write(lambda tx: state_of(tx, number))


async def media_of(desk, number):
    return await desk.engine.write(lambda tx: posts.media_of(tx, number))


def refusal(answer):
    assert answer.body["text"], "in words"
    return answer.status, answer.body["refused"]


# ---- joined


async def test_two_posts_of_a_branch_become_one(desk, specialist, chair, post):
    second = await desk.engine.write(lambda tx: sent_post(tx, chair, "Жалғасы.", LATER))
    (other,) = (await specialist.gets(f"review/posts/{second}"))["joins"]
    assert (other["id"], other["begins"], bool(other["when"])) == (post, "Семинар өтті", True)
    assert await specialist.does(f"review/posts/{second}/merge", into=post) == {"into": post}
    assert await state(desk, second) == "merged"
    whole = await specialist.gets(f"review/posts/{post}")
    assert whole["texts"][0]["text"] == "Семинар өтті.\n\nЖалғасы."
    assert whole["joins"] == []
    again = await specialist.asks("POST", f"review/posts/{second}/merge", {"into": post})
    assert refusal(again) == (409, "already_reviewed")


@ON_ONE_ENGINE
async def test_no_post_is_joined_with_itself_or_with_another_branchs_or_with_one_that_is_decided(
    desk, specialist, chair, post
):
    async def fill(tx):
        ulan = await sent_post(tx, await seated(tx, "chair", "ulan"))
        out = await sent_post(tx, chair, "Екінші.", LATER)
        await review.approve(tx, await seated(tx, "specialist", "vko"), out, NOW)
        await publishing.publish(tx, await seated(tx, "specialist", "vko"), out, NOW)
        return ulan, out

    ulan, out = await desk.engine.write(fill)
    assert (await specialist.gets(f"review/posts/{post}"))["joins"] == []
    for into, kind in ((post, "old_button"), (ulan, "old_button"), (out, "already_reviewed"), (999_999, "old_button")):
        answer = await specialist.asks("POST", f"review/posts/{post}/merge", {"into": into})
        assert refusal(answer) == (409, kind), into
    assert await state(desk, post) == "sent"


# ---- elsewhere, and upward


async def test_what_is_put_elsewhere_by_hand_is_copied_and_its_link_recorded(desk, specialist, post):
    found = await specialist.gets(f"review/posts/{post}/pages")
    assert {"facebook", "instagram"} <= {one["code"] for one in found["pages"]}
    assert all(one["text"].startswith("Семинар өтті.") and "<" not in one["text"] for one in found["pages"])
    assert found["counts"], "not published yet: the link publishes it"
    path = f"review/posts/{post}/link"
    for link in ("facebook", "", "javascript:alert(1)"):
        assert refusal(await specialist.asks("POST", path, {"link": link})) == (409, "not_a_link"), link
    assert await state(desk, post) == "sent"
    for _ in range(2):
        assert "Facebook" in (await specialist.does(path, link=f" {LINK} "))["done"]
    assert await state(desk, post) == "published"
    assert [LINK] in [
        [run["text"] for run in fact] for fact in (await specialist.gets(f"review/posts/{post}"))["facts"]
    ]
    assert not (await specialist.gets(f"review/posts/{post}/pages"))["counts"]
    assert [one.id for one in await media_of(desk, post)], "with all that belongs to it"


@ON_ONE_ENGINE
async def test_a_link_stands_on_the_card_as_it_was_sent(desk, specialist, post):
    for link in ("https://bilim.kz/?id=1&section=2&copy=3", "https://bilim.kz/?id=<b>1</i></b>"):
        await specialist.does(f"review/posts/{post}/link", link=link)
        facts = (await specialist.gets(f"review/posts/{post}"))["facts"]
        assert [{"text": link, "as": []}] in facts


@ON_ONE_ENGINE
async def test_it_is_offered_to_the_centre_once(desk, specialist, post):
    path = f"review/posts/{post}/offer"
    assert refusal(await specialist.asks("POST", path, {})) == (409, "not_ready")
    await specialist.does(f"review/posts/{post}/approve")
    assert "offer" in (await specialist.gets(f"review/posts/{post}"))["may"]
    assert (await specialist.does(path))["done"]
    assert "offer" not in (await specialist.gets(f"review/posts/{post}"))["may"]
    assert refusal(await specialist.asks("POST", path, {})) == (409, "offered_before")
    async with desk.engine.begin() as tx:
        assert await site.count_waiting(tx) == 1


# ---- what is out


async def out(desk, specialist, post):
    await specialist.does(f"review/posts/{post}/publish")
    await desk.engine.write(lambda tx: came_out(tx, post))


async def test_what_is_out_is_listed_and_taken_down_by_whoever_means_it(desk, specialist, colleague, post):
    done = await specialist.does(f"review/posts/{post}/publish")
    assert (done["undo"], done["takes_out"]) == (False, True)
    (going,) = (await specialist.gets("review/queue?list=published"))["posts"]
    assert (going["id"], going["state"], bool(going["state_name"])) == (post, "going out", True)
    assert refusal(await specialist.asks("POST", f"review/posts/{post}/remove", {})) == (409, "going_out")
    await desk.engine.write(lambda tx: came_out(tx, post))
    (line,) = (await colleague.gets("review/queue?list=published"))["posts"]
    assert (line["id"], line["state"], line["state_name"]) == (post, "published", "")
    asked = (await colleague.gets(f"review/posts/{post}"))["removal"]
    assert "Семинар өтті" in asked["text"]
    assert asked["label"]
    await colleague.does(f"review/posts/{post}/remove")
    assert await state(desk, post) == "removed"
    assert (await specialist.gets("review/queue?list=published"))["posts"] == []
    assert refusal(await specialist.asks("POST", f"review/posts/{post}/remove", {})) == (409, "already_reviewed")
    shown = await specialist.gets(f"review/posts/{post}")
    assert (shown["removal"], "publish" in shown["may"]) == (None, True), "it can go out once more"


@ON_ONE_ENGINE
async def test_nobody_elses_publications_are_listed(desk, specialist, post):
    _, other = await desk.seated("specialist", "abay")
    await specialist.does(f"review/posts/{post}/publish")
    assert (await other.gets("review/queue?list=published"))["posts"] == []
    await desk.engine.write(lambda tx: came_out(tx, post))
    assert (await other.gets("review/queue?list=published"))["posts"] == []


@ON_ONE_ENGINE
async def test_what_others_can_learn_from_goes_into_the_library_once(desk, specialist, post):
    assert refusal(await specialist.asks("POST", f"review/posts/{post}/practice", {})) == (409, "not_published")
    await out(desk, specialist, post)
    names = {"kk": "Тәжірибе", "ru": "Опыт"}
    await desk.engine.write(lambda tx: sections.bring_in(tx, practice.SECTION, names, 1))
    for _ in range(2):
        await specialist.does(f"review/posts/{post}/practice")
    async with desk.engine.begin() as tx:
        items = select(LibraryItem.id).where(LibraryItem.post_id == post)
        assert len((await tx.execute(items)).all()) == 1


@pytest.mark.parametrize(("there", "becomes"), [(True, "published"), (False, "approved")])
async def test_of_what_nobody_knows_somebody_says_what_they_have_seen(
    desk, specialist, colleague, post, there, becomes
):
    await specialist.does(f"review/posts/{post}/publish")
    await desk.engine.write(lambda tx: publishing.did_not(tx, post, "doubt", "", NOW))
    (line,) = (await specialist.gets("review/queue?list=ready"))["posts"]
    assert line["state"] == "in doubt"
    (doubt,) = (await specialist.gets(f"review/posts/{post}"))["doubts"]
    assert doubt["place"] == "channel"
    path = f"review/posts/{post}/settle"
    for given in ({}, {"there": "yes"}, {"there": 1}, {"there": True, "place": "moon"}, {"place": "channel"}):
        assert (await specialist.asks("POST", path, given)).status == 400, given
    await specialist.does(path, place="channel", there=there)
    assert await state(desk, post) == becomes
    assert refusal(await colleague.asks("POST", path, {"there": not there})) == (409, "already_reviewed")
    assert (await colleague.gets(f"review/posts/{post}"))["doubts"] == []


# ---- how it is told


@ON_ONE_ENGINE
async def test_what_was_changed_since_it_was_returned_is_seen_as_gone_and_new(desk, specialist, chair, post):
    await specialist.does(f"review/posts/{post}/send-back", step="return", code="when")

    async def correct(tx):
        (said,) = [one for one in (await posts.require_post(tx, post)).said if one["text"]]
        piece = drafting.Piece(said["message"], parse_formatted("Жиын өтті.", ()), {})
        await drafting.edit_text(tx, chair, await place(tx, "ridder"), piece)
        await drafting.send(tx, chair, post, LATER)

    await desk.engine.write(correct)
    facts = (await specialist.gets(f"review/posts/{post}"))["facts"]
    looks = {tuple(run["as"]): run["text"] for fact in facts for run in fact}
    assert (looks[("strikethrough",)], looks[("bold",)]) == ("Семинар", "Жиын")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Айдар", [("Айдар", [])]),
        ("<s>бір</s> <b>екі &amp; <i>үш</i></b>", [("бір", ["strikethrough"]), (" ", []), ("екі & ", ["bold"]),
                                                  ("үш", ["bold", "italic"])]),
        ('<a href="https://x.example">1 &lt; 2</a>', [("1 < 2", [])]),
        ("", []),
    ],
)  # fmt: skip
def test_marks_become_looks(told, shown):
    assert [(one["text"], one["as"]) for one in stretches(told)] == shown


async def test_each_of_it_is_heard_by_whoever_looks_on(desk, specialist, who, post):
    first = (await media_of(desk, post))[0].id
    deeds = [
        lambda tx: review.drop_photo(tx, who, post, first, NOW),
        lambda tx: review.set_frame(tx, who, post, NOW, in_frame=True),
        lambda tx: review.set_rubric(tx, who, post, 1, NOW),
        lambda tx: publishing.record_link(tx, who, post, LINK, NOW),
        lambda tx: publishing.record_link(tx, who, post, f"{LINK}2", NOW),
        lambda tx: site.offer(tx, who, post, NOW),
        lambda tx: ways.note(tx, post, "channel", "", None, NOW, state=ways.DOUBT, chat_id=1, messages=[]),
        lambda tx: publishing.settle_doubt(tx, who, post, NOW, there=False),
    ]
    with desk.desk.live.listening(who.seat.region_id) as listener:
        await desk.desk.live.look()
        for number, deed in enumerate(deeds):
            listener.has_news.clear()
            await desk.engine.write(deed)
            await desk.desk.live.look()
            assert listener.has_news.is_set(), number
