"""Photos of a post at the desk: put in order, left out, framed; and what is told to whoever comes second."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from sqlalchemy import select, update

from db.tables import Deed, Media
from newsroom.posts import outgoing, posts
from tests.conftest import ON_ONE_ENGINE
from tests.desk.test_review_deeds import chair, colleague, media_of, post, refusal, specialist, who

__all__ = ["chair", "colleague", "post", "specialist", "who"]


async def test_photos_are_put_in_order_and_what_is_no_picture_stays_where_it_is(desk, specialist, post):
    shown = (await specialist.gets(f"review/posts/{post}"))["media"]
    assert [one["moves"] for one in shown] == [True, False, True, True]
    a, v, b, c = [one["id"] for one in shown]
    path, given = f"review/posts/{post}/photos", {"before": [a, v, b, c], "order": [c, v, a, b]}
    await specialist.does(path, **given)
    assert [one["id"] for one in (await specialist.gets(f"review/posts/{post}"))["media"]] == [c, v, a, b]
    await specialist.does(path, **given)  # the same click twice
    async with desk.engine.begin() as tx:
        noted = select(Deed.kind).where(Deed.kind == "post edit")
        assert len((await tx.execute(noted)).all()) == 1


@ON_ONE_ENGINE
async def test_an_order_that_was_made_of_another_one_is_refused_and_nothing_is_lost(desk, specialist, colleague, post):
    a, v, b, c = [one.id for one in await media_of(desk, post)]
    path = f"review/posts/{post}/photos"
    await colleague.does(path, before=[a, v, b, c], order=[b, v, a, c])
    late = {"before": [a, v, b, c], "order": [c, v, a, b]}
    assert refusal(await specialist.asks("POST", path, late)) == (409, "slot_changed")
    await colleague.does(f"{path}/{b}/drop")
    now = [v, a, c]
    for before, order in (([b, v, a, c], [a, v, c]), (now, [a, v]), (now, [v, a, a]), (now, []), (now, [a, v, b])):
        given = {"before": before, "order": order}
        assert refusal(await specialist.asks("POST", path, given)) == (409, "slot_changed"), order
    assert [one.id for one in await media_of(desk, post)] == [v, a, c]


@ON_ONE_ENGINE
async def test_what_is_no_order_is_not_taken(desk, specialist, post):
    for order in (None, "1", [True], ["1"], [-1], [1.5], [2**63], list(range(1001))):
        given = {"before": [], "order": order}
        assert (await specialist.asks("POST", f"review/posts/{post}/photos", given)).status == 400, order


@ON_ONE_ENGINE
async def test_a_photo_is_left_out_once(desk, specialist, colleague, post):
    first = (await media_of(desk, post))[0].id
    path = f"review/posts/{post}/photos/{first}/drop"
    await specialist.does(path)
    assert len((await specialist.gets(f"review/posts/{post}"))["media"]) == 3
    again = await colleague.asks("POST", path, {})
    assert refusal(again) == (409, "old_button")
    assert "Вот как" in again.body["text"], "no word of a message below: here is none"


@ON_ONE_ENGINE
async def test_when_it_is_decided_its_photos_stay_as_they_are(desk, specialist, colleague, post):
    a, v, b, c = [one.id for one in await media_of(desk, post)]
    await colleague.does(f"review/posts/{post}/send-back", step="return", code="photo")
    for path, given in (
        ("photos", {"before": [a, v, b, c], "order": [c, v, b, a]}), (f"photos/{a}/drop", {}), ("frame", {"on": True}),
    ):  # fmt: skip
        answer = await specialist.asks("POST", f"review/posts/{post}/{path}", given)
        assert refusal(answer) == (409, "already_reviewed"), path
    assert [one.id for one in await media_of(desk, post)] == [a, v, b, c]


@ON_ONE_ENGINE
async def test_a_frame_is_put_on_and_taken_off(desk, specialist, post):
    before = await specialist.gets(f"review/posts/{post}")
    assert before["frame"] == {"on": False, "may": True, "left": []}
    for _ in range(2):
        await specialist.does(f"review/posts/{post}/frame", on=True)
    shown = await specialist.gets(f"review/posts/{post}")
    assert shown["frame"]["on"]
    names = [one["framed"] for one in shown["media"] if one["moves"]]
    assert len(set(names)) == len(names) == 3
    assert all(names)
    await specialist.does(f"review/posts/{post}/frame", on=False)
    assert (await specialist.gets(f"review/posts/{post}"))["media"] == before["media"]
    first = before["media"][0]["id"]
    assert refusal(await specialist.asks("GET", f"review/media/{first}/framed")) == (409, "nothing_to_frame")


@ON_ONE_ENGINE
async def test_a_framed_photo_is_seen_as_it_goes_out(desk, specialist, post):
    photo = BytesIO()
    Image.new("RGB", (1280, 960), "#2244aa").save(photo, "JPEG")
    async with desk.engine.begin() as tx:
        await tx.execute(update(Media).where(Media.post_id == post).values(content=photo.getvalue()))
    first, *_, last = [one.id for one in await media_of(desk, post)]
    await specialist.does(f"review/posts/{post}/frame", on=True)
    drawn = Image.open(BytesIO(await specialist.gets(f"review/media/{first}/framed?look=1")))
    assert drawn.size > (1280, 960), "with its band below"
    async with desk.engine.begin() as tx:
        await tx.execute(update(Media).where(Media.id == last).values(content=b"no picture"))
    broken = await specialist.asks("GET", f"review/media/{last}/framed")
    assert (broken.status, broken.body["refused"]) == (409, "not_drawn")
    _, other = await desk.seated("specialist", "abay")
    assert (await other.asks("GET", f"review/media/{first}/framed")).status == 403


async def test_no_bytes_of_an_original_are_read_but_where_it_is_shown(desk, specialist, post, monkeypatch):
    """One that came as a file has up to ten megabytes of them, and a card is looked at whenever something changes."""
    (first, *_) = await media_of(desk, post)
    kept = update(Media).where(Media.id == first.id).values(kind="document", content=b"\xff\xd8\xff" * 1000)
    async with desk.engine.begin() as tx:
        await tx.execute(kept)
    before = await specialist.gets(f"review/posts/{post}")
    async with desk.engine.begin() as tx:
        found = await posts.require_post(tx, post)
        sent, looked_at = [await outgoing.prepare(tx, found, is_sent=one) for one in (True, False)]
    assert [one.kind for one in sent.files] == [one.kind for one in looked_at.files] == ["photo"] * 3

    async def read(_, media_id):
        raise AssertionError(media_id)

    monkeypatch.setattr(posts, "content_of", read)
    assert await specialist.gets(f"review/posts/{post}") == before
    await specialist.gets(f"review/posts/{post}/pages")
