"""What is not sent is its author's alone, whatever button is pressed with whatever number, from whatever seat."""

from __future__ import annotations

import inspect
from datetime import timedelta
from types import SimpleNamespace

import pytest

from handlers.actions import TAPS
from handlers.views import VIEWS
from newsroom.posts import drafting, former, posts, publishing, review, site
from newsroom.posts.states import STEPS
from newsroom.who import Who
from tests.databases import Sqlite
from tests.newsroom.access.columns import STRANGER
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import NOW, came_out, draft, photo, said, sent_post
from tests.newsroom.seen import Seen

SECRET, RUSSIAN, FILE = "Құпиясөз айтылмаған еді", "Тайнослово ещё никем не отправлено", "file secret"
BEFORE, WHY, LATER = "Семинар өтті.", {"kk": "күні жоқ"}, NOW + timedelta(days=1)
AUTHOR = "chair"
WALKERS = (AUTHOR, "deputy", "specialist", "specialist of another region", "chair of the next branch", "press", "owner",
           STRANGER)  # fmt: skip
FEWER = (AUTHOR, "specialist", "specialist of another region", "chair of the next branch", "press")  # of what was sent
CAME_NEAR = ("deputy", "specialist", "specialist of another region", "chair of the next branch")
ALONE, BRANCH, REVIEWED = {AUTHOR}, {AUTHOR, "deputy"}, {AUTHOR, "deputy", "specialist"}


# ---- a post in each state, with the word in it


async def _draft(tx, w) -> int:
    return await _filled_in(tx, w, await draft(tx, w.chair, SECRET))


async def _filled_in(tx, w, number: int) -> int:
    """In both languages, with a photo."""
    await drafting.add_text(tx, w.chair, number, said(RUSSIAN))
    await drafting.add_media(tx, w.chair, number, photo("secret"))
    assert (await posts.require_post(tx, number)).texts == {"kk": SECRET, "ru": RUSSIAN}
    return number


async def _trial(tx, w) -> int:
    number = await drafting.begin(tx, w.chair, w.ridder, NOW, None, on_trial=True)
    await drafting.add_text(tx, w.chair, number, said(SECRET))
    return await _filled_in(tx, w, number)


async def _sent(tx, w) -> int:
    number = await _draft(tx, w)
    await drafting.send(tx, w.chair, number, NOW)
    return number


async def _rewritten(tx, w, number: int) -> int:
    await former.set_aside(tx, w.chair, number, NOW)
    await drafting.add_text(tx, w.chair, number, said(SECRET))
    return await _filled_in(tx, w, number)


async def _taken_back(tx, w) -> int:
    number = await sent_post(tx, w.chair, BEFORE)
    await drafting.take_back(tx, w.chair, number, "take back", NOW)
    return await _rewritten(tx, w, number)


async def _returned(tx, w) -> int:
    number = await sent_post(tx, w.chair, BEFORE)
    await review.send_back(tx, w.specialist, number, WHY, NOW)
    return await _rewritten(tx, w, number)


async def _offered(tx, w) -> int:
    """The press service has it in its queue."""
    number = await sent_post(tx, w.chair, BEFORE)
    await review.approve(tx, w.specialist, number, NOW)
    await site.offer(tx, w.specialist, number, NOW)
    return number


async def _offered_and_taken_back(tx, w) -> int:
    number = await _offered(tx, w)
    await drafting.take_back(tx, w.chair, number, "take back", NOW)
    return await _rewritten(tx, w, number)


async def _offered_and_returned(tx, w) -> int:
    number = await _offered(tx, w)
    await review.send_back(tx, w.specialist, number, WHY, NOW)
    return await _rewritten(tx, w, number)


async def _dropped(tx, w) -> int:
    number = await _returned(tx, w)
    await drafting.drop(tx, w.chair, number, NOW)
    return number


async def _withdrawn(tx, w) -> int:
    number = await _sent(tx, w)
    await drafting.take_back(tx, w.chair, number, "withdraw", NOW)
    return number


async def _reviewed(tx, w, *steps) -> int:
    number = await _sent(tx, w)
    for step in steps:
        await step(tx, w.specialist, number)
    return number


def _approve(tx, who: Who, number: int):
    return review.approve(tx, who, number, NOW)


def _schedule(tx, who: Who, number: int):
    return publishing.schedule(tx, who, number, LATER, NOW)


def _publish(tx, who: Who, number: int):
    return publishing.publish(tx, who, number, NOW)


def _decline(tx, who: Who, number: int):
    return review.send_back(tx, who, number, WHY, NOW, "decline")


def _remove(tx, who: Who, number: int):
    return publishing.remove(tx, who, number, NOW)


def _come_out(tx, _: Who, number: int):
    return came_out(tx, number)


def _doubt(tx, _: Who, number: int):
    return publishing.did_not(tx, number, "doubt", "", NOW)


async def _merged(tx, w) -> int:
    number = await _sent(tx, w)
    await review.merge(tx, w.specialist, number, w.second, NOW)
    return number


# state: (how it comes about, who may read it)
STATES = {
    "draft": (_draft, ALONE),
    "draft, taken back": (_taken_back, ALONE),
    "draft, offered before": (_offered_and_taken_back, ALONE),
    "returned": (_returned, ALONE),
    "returned, offered before": (_offered_and_returned, ALONE),
    "dropped": (_dropped, ALONE),
    "trial": (_trial, ALONE),
    "withdrawn": (_withdrawn, BRANCH),
    "sent": (_sent, REVIEWED),
    "approved": (lambda tx, w: _reviewed(tx, w, _approve), REVIEWED),
    "scheduled": (lambda tx, w: _reviewed(tx, w, _schedule), REVIEWED),
    "going out": (lambda tx, w: _reviewed(tx, w, _publish), REVIEWED),
    "in doubt": (lambda tx, w: _reviewed(tx, w, _publish, _doubt), REVIEWED),
    "published": (lambda tx, w: _reviewed(tx, w, _publish, _come_out), REVIEWED),
    "removed": (lambda tx, w: _reviewed(tx, w, _publish, _come_out, _remove), REVIEWED),
    "declined": (lambda tx, w: _reviewed(tx, w, _decline), REVIEWED),
    "merged": (_merged, REVIEWED),
}
# What a button says in its room; the others speak of places, seats and settings, and are pressed for one post only.
ROOMS = ("posts", "review", "forms", "home")
UNSENT = [state for state, (_, readers) in STATES.items() if "specialist" not in readers]


@pytest.fixture(scope="module")
async def world(shared):
    """Everybody of the rights' table; and each state's post in a transaction of its own."""
    async with shared.begin() as tx:
        w = await filled(tx)
    w.engine = shared
    return w


# ---- the walk


def of_posts() -> list[str]:
    return [action for action, (handler, _) in TAPS.items() if handler.__module__.split(".")[1] in ROOMS]


def tails(action: str, post: int, w: SimpleNamespace, media: int) -> list[str]:
    """None where none is read; one; where a second is read, the post with its photo, and as the second one itself."""
    found = [""] if not TAPS[action][1] or action in ("mine", "review") else [f":{post}"]
    return [*found, f":{post}:{media}", f":{w.second}:{post}", f":{w.draft}:{post}"] if reads_two(action) else found


def reads_two(action: str) -> bool:
    return len(TAPS[action][1]) > 1


async def walked(w: SimpleNamespace, states, way, walkers=WALKERS) -> list[tuple[str, ...]]:
    """What was shown to whom it is not for, and what broke, in the posts of these states."""
    met = []
    for state in states:
        made, readers = STATES[state]
        async with w.engine.connect() as tx:
            post = await made(tx, w)
            assert (await posts.require_post(tx, post)).state == state.partition(",")[0]
            for name in walkers if state in UNSENT else FEWER:
                seen = Seen(w, tx, name, () if name in readers else (SECRET[:8], RUSSIAN[:10], FILE))
                await way(seen, state, post)
                met += [(state, *one) for one in seen.met]
            await tx.rollback()
    return met


async def every_button(seen: Seen, state: str, post: int, shares: int = 5) -> None:
    """Each presses every fifth one, and in the next state others: all of them, `make torture`."""
    media = (await posts.media_of(seen.tx, post)) or (await posts.media_of(seen.tx, seen.w.second))
    for action in (list(TAPS) if state == "draft" else of_posts())[turn(seen.name, state) % shares :: shares]:
        for tail in tails(action, post, seen.w, media[-1].id):
            await seen.taps(action + tail)


def turn(name: str, state: str) -> int:
    return list(WALKERS).index(name) + list(STATES).index(state)


async def every_view(seen: Seen, _: str, post: int) -> None:
    """Drawn again as it was kept; where it is left in another language, and by way of help."""
    for view in VIEWS:
        if "post" in (asked := needs(view)):
            shown = {"view": view, "post": post} | {one: GIVEN[one] for one in asked & set(GIVEN)}
            shown |= {"earlier": post} if "earlier" in asked else {}
            await seen.looks(**shown)
            if view in ("card", "mend", "history"):
                await seen.taps("lang", shown=shown)
                await seen.taps("back", shown={"view": "help", "of": shown})


async def every_answer(seen: Seen, _: str, post: int) -> None:
    for asked in ASKED:
        for words in ("Бәрі басқаша болды, бірақ жақсы өтті.", "25.11 15:00", "https://facebook.com/1"):
            await seen.says(words, shown=asked | {"post": post})


def needs(view: str) -> set[str]:
    return set(inspect.signature(VIEWS[view].draw).parameters) - {"visit"}


GIVEN = {"language": "kk", "platform": "facebook", "step": "return", "title": "ready", "name": "photo"}  # fmt: skip
ASKED = ({"view": "mend", "language": "kk"}, {"view": "reason", "step": "return"},
         {"view": "reason", "step": "decline"}, {"view": "moment"}, {"view": "link"}, {"view": "recording"},
         {"view": "step", "step": "text"}, {"view": "step", "step": "date"})  # fmt: skip


async def test_no_button_shows_what_is_not_ones_own(world, either):
    """The gate is the same on both engines: on PostgreSQL those who come near try it, for what nobody has sent."""
    states, walkers = (STATES, WALKERS) if isinstance(either, Sqlite) else (UNSENT, CAME_NEAR)
    assert await walked(world, states, every_button, walkers) == []


async def test_no_screen_that_was_kept_shows_it_either(world):
    """A card stood on the screen when its author took it back."""
    assert await walked(world, UNSENT, every_view, CAME_NEAR) == []


async def test_no_answer_to_a_question_that_is_still_open_shows_it(world):
    """Something was being asked about it when its author took it back."""
    assert await walked(world, UNSENT, every_answer, CAME_NEAR) == []


def test_every_state_is_walked():
    assert {state.partition(",")[0] for state in STATES} == set(STEPS)
    rooms = {TAPS[action][0].__module__.split(".")[1] for action in of_posts()}
    assert rooms == set(ROOMS), "a room that has moved?"
