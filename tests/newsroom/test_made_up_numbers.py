"""Every button with every number, pressed by somebody from elsewhere: nobody's name, no word, and nothing breaks.

Each number is pressed on each button by two of those who walk, and on each screen that was kept: one of the branch or
its region, one from elsewhere. That each presses all of them is `make torture`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from db.tables import JoinRequest, Organisation
from handlers.actions import AT_THE_DOOR, TAPS
from handlers.views import VIEWS
from newsroom.people import upkeep
from newsroom.posts import review
from newsroom.union import region_settings
from tests.databases import Sqlite
from tests.newsroom.access.columns import STRANGER
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import NOW, tip
from tests.newsroom.seen import Seen
from tests.newsroom.test_unsent_words import of_posts

# Whose people each of them may see. The first three are near what is there, and the three after them far from it.
NEAR = {
    "chair": ("ridder", "vko"), "deputy": ("ridder", "vko"), "specialist": ("vko", "ridder", "ulan", "school"),
    "chair in another region": ("ayagoz", "abay"), "specialist of another region": ("abay", "ayagoz"),
    "chair of the next branch": ("ulan", "vko"), STRANGER: (),
}  # fmt: skip
SHARES = 6  # among which what is tried is dealt out; `make torture` tries all of it
OF_CENTRE, OF_REGION = ("press", "owner"), ("specialist",)
NEARBY = ("chair", "deputy", *OF_REGION, *OF_CENTRE)
ADDRESSED = ("chair", "deputy", "chair of the next branch", "chair in another region")  # a tip was sent to them
# What stands somewhere, and who of the walkers may read it.
WORDS = {
    "Сұраушы": OF_REGION, "Кезекшілік": NEARBY, "Мөрқолы": (*NEARBY, "chair of the next branch"),
    "Арнаның аты": (*OF_REGION, *OF_CENTRE), "Кеңестің өзі": (*OF_CENTRE, *ADDRESSED), "Семинар өтті": NEARBY,
    "Күтеді?": (*OF_REGION, "chair"), "Кім?": (*OF_REGION, STRANGER),
    "Өңірдікі": (*NEARBY, "chair of the next branch"),
}  # fmt: skip
NUMBERS, PLACES = range(1, 16), range(1, 8)
ODD = ("--5", "9" * 18, "9" * 40, "²", "1:" + "9" * 13, "1:" + "9" * 18, "2026-W99", "0000-W01")


# What the kept views have beside numbers.
WORDED = {
    "purpose": "look", "kind": "members", "name": "strategy", "language": "kk", "on_day": "2026-11-16",
    "title": "ready", "week": "2026-W47", "step": "text", "which": "due", "state": "returned", "platform": "facebook",
    "how": "closed", "field": "weekday", "day": "2027-05-16", "first": "2027-05-16", "last": "2027-05-17", "moved": [],
    "year": 2027,
    "month": "2026-12-01",
    "what": "guidance",
    "period": "2026-11",
}  # fmt: skip
IN_VIEW = {"entries_in": {"kind": "press"}}


@pytest.fixture(scope="module")
async def world(shared):
    async with shared.begin() as tx:
        w = await filled(tx)
        await tx.execute(update(JoinRequest).values(name="Сұраушы"))
        await upkeep.set_duty(tx, w.specialist, w.ridder, NOW, post="Кезекшілік")
        await region_settings.sign(tx, w.specialist, w.vko, {"kk": "Мөрқолы"}, NOW)
        await review.bind_channel(tx, w.specialist, -100123, "Арнаның аты", NOW)
        await tip(tx, w.press, {"kk": "Кеңестің өзі", "ru": "Кеңестің өзі"}, NOW)
        w.codes = dict((await tx.execute(select(Organisation.id, Organisation.code))).all())
    w.engine = shared
    return w


def hidden_from(w: SimpleNamespace, name: str) -> list[str]:
    """Everybody whom they do not see by right is known by the number in their name."""
    words = [word for word, readers in WORDS.items() if name not in readers]
    others = [who for who in (*w.who.values(), w.second_owner) if who.seat is not None]
    far = [one for one in others if w.codes[one.seat.organisation_id] not in NEAR[name]]
    return words + [str(one.account_id) for one in far if one.account_id != w.who[name].account_id]


def walkers(either) -> Sequence[str]:
    """The gates are the same on both engines: on PostgreSQL one comes to each of them."""
    return list(NEAR) if isinstance(either, Sqlite) else ("specialist of another region",)


async def walked(w: SimpleNamespace, tx, names: Sequence[str], way) -> list[tuple[str, str, str]]:
    met = []
    for name in names:
        seen = Seen(w, tx, name, hidden_from(w, name))
        await way(seen)
        met += seen.met
    return met


def share(what: Sequence, name: str, at: int, shares: int = SHARES) -> Sequence:
    """At each button or view another part of it falls to them."""
    return what[(list(NEAR).index(name) + at) % shares :: shares]


async def every_button(seen: Seen, shares: int = SHARES) -> None:
    """Posts have a walk of their own. A stranger comes to the door before any number is read: once for each button."""
    for at, action in enumerate(sorted(set(TAPS) - set(of_posts()))):
        numbers = share(NUMBERS, seen.name, at, shares) if TAPS[action][1] else ("",)
        is_shut = seen.who.is_stranger and action not in AT_THE_DOOR
        for number in numbers[:1] if is_shut else numbers:
            await seen.taps(f"{action}:{number}")


async def every_view(seen: Seen, shares: int = SHARES) -> None:
    for at, view in enumerate(sorted(set(VIEWS) - {"invitation", "help"})):  # these two keep what they show
        asked = required(view)
        numbered = asked - set(WORDED)
        numbers = NUMBERS if numbered & {"seat", "invitation"} else PLACES if numbered else ()
        for number in share(numbers, seen.name, at, shares):
            given = {one: WORDED.get(one, number) for one in asked} | IN_VIEW.get(view, {})
            await seen.looks(view=view, **given)
    for purpose in ("enter", "merge", "join"):
        for number in share(PLACES, seen.name, 0, shares):
            await seen.looks(view="places", purpose=purpose, above=number, letters="a")


def required(view: str) -> frozenset[str]:
    return VIEWS[view].parameters.needed


async def test_no_number_opens_what_is_elsewhere(world, tx, either):
    assert await walked(world, tx, walkers(either), every_button) == []


async def test_no_screen_that_was_kept_shows_what_is_elsewhere(world, tx, either):
    """Of the seat that one had before, in another place."""
    assert await walked(world, tx, walkers(either), every_view) == []


@pytest.mark.parametrize("name", ["chair", "specialist"])
async def test_an_odd_number_is_an_old_button(world, tx, name):
    seen = Seen(world, tx, name, ())
    for at, (action, (_, reads)) in enumerate(TAPS.items()):
        for odd in share(ODD, name, at) if reads else ():
            await seen.taps(f"{action}:{odd}")
    assert seen.met == []
