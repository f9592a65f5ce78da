"""Who may do what and where, as one table; and that every use case asks before it does anything."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from db.tables import Broadcast, Deed, Figure, Invitation, Page, Post
from newsroom import access, broadcasts, digests, followers, invitations, organisations, posts, review
from newsroom.errors import Refused
from newsroom.who import ROLES, SeatHeld, Who
from tests.newsroom.people import NOW, seated, sent_post, union

# The tree of this table: the centre 1, regions 10 and 20, branches 11 and 12 of the first, 21 of the second.
PLACES = {"own branch": (11, 10), "other branch": (12, 10), "own region": (10, 1), "other region": (20, 1),
          "branch there": (21, 20), "centre": (1, None)}  # fmt: skip
# Where each role sits: its place, and the region that counts as its own.
SEATS = {"chair": (11, 10), "deputy": (11, 10), "specialist": (10, 10), "press": (1, None), "owner": (1, None)}

NOWHERE: set[str] = set()
BRANCH = {"own branch"}
REGION = {"own branch", "other branch", "own region"}
ANYWHERE = set(PLACES)
TABLE = {
    # deed: chair, deputy, specialist, press, owner
    "send a post": (BRANCH, BRANCH, REGION, NOWHERE, NOWHERE),
    "count followers": (BRANCH, BRANCH, REGION, NOWHERE, NOWHERE),
    "review": (NOWHERE, NOWHERE, REGION, NOWHERE, NOWHERE),
    "see a digest": (NOWHERE, NOWHERE, REGION, ANYWHERE, ANYWHERE),
    "bind a channel": (NOWHERE, NOWHERE, REGION, NOWHERE, NOWHERE),
    "broadcast": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE),
    "invite": (NOWHERE, NOWHERE, REGION, ANYWHERE, ANYWHERE),
}  # fmt: skip
CASES = [
    (deed, role, where, where in reach)
    for deed, reaches in TABLE.items()
    for role, reach in zip(ROLES, reaches, strict=True)
    for where in PLACES
]


def test_the_table_has_every_deed_and_every_role():
    assert set(TABLE) == set(access.RIGHTS), "a deed without a row here is a right that nobody has looked at"
    assert set(SEATS) == set(ROLES)


@pytest.mark.parametrize(("deed", "role", "where", "allowed"), CASES)
def test_the_table(deed, role, where, allowed):
    who = Who(7, "kk", 7, seat=SeatHeld(1, role, *SEATS[role], {}))
    assert access.may(who, deed, *PLACES[where]) is allowed


@pytest.mark.parametrize("deed", TABLE)
@pytest.mark.parametrize("where", PLACES)
def test_a_stranger_may_nothing(deed, where):
    assert not access.may(Who(7, "kk"), deed, *PLACES[where])
    with pytest.raises(Refused, match="no_right"):
        access.require(Who(7, "kk"), deed, *PLACES[where])


def test_a_refusal_names_those_who_may():
    with pytest.raises(Refused) as refused:
        access.require(Who(7, "kk"), "invite", 11, 10)
    assert refused.value.parameters == {"roles": ["owner", "press", "specialist"]}


# ---- the use cases themselves, called directly, on both engines


async def page_of(tx, code: str) -> int:
    place = await organisations.by_code(tx, code)
    return (await tx.execute(select(Page.id).where(Page.organisation_id == place.id))).scalar_one()


async def begin(tx, who: Who) -> None:
    await posts.begin(tx, who, NOW, None)


async def send(tx, who: Who) -> None:
    """A draft of one's own from a seat that one no longer sits in."""
    before = await seated(tx, "chair", "ridder")
    number = await posts.begin(tx, before, NOW, None)
    await posts.add_text(tx, before, number, "Семинар өтті.")
    moved = Who(who.account_id, who.language, before.person_id, seats=who.seats, seat=who.seat)
    await posts.send(tx, moved, number, NOW)


async def waiting(tx) -> int:
    return await sent_post(tx, await seated(tx, "chair", "ridder"))


async def look_through(tx, who: Who) -> None:
    await posts.review(tx, who, await waiting(tx), "approve", NOW)


async def approve(tx, who: Who) -> None:
    await review.approve(tx, who, await waiting(tx), NOW)


async def send_back(tx, who: Who) -> None:
    await review.send_back(tx, who, await waiting(tx), {"kk": "күні жоқ"}, NOW)


async def bind_channel(tx, who: Who) -> None:
    await review.bind_channel(tx, who, -100123, "Арна", NOW)


async def count_followers(tx, who: Who) -> None:
    await followers.count(tx, who, await page_of(tx, "ridder"), 225, NOW)


async def read_digest(tx, who: Who) -> None:
    await digests.of_week(tx, who, (await organisations.by_code(tx, "vko")).id, "2026-W47")


async def broadcast(tx, who: Who) -> None:
    await broadcasts.send(tx, who, {"kk": "Қысқа жазыңыз.", "ru": "Пишите коротко."}, NOW)


async def invite(tx, who: Who) -> None:
    await invitations.make(tx, who, await organisations.by_code(tx, "ridder"), "chair", NOW)


# use case: who may (role and place), and some of those who may not
DIRECTLY = {
    begin: ("chair ridder", ["press centre", "owner centre"]),
    send: ("chair ridder", ["chair ulan", "specialist abay", "press centre"]),
    look_through: ("specialist vko", ["chair ridder", "specialist abay", "press centre", "owner centre"]),
    approve: ("specialist vko", ["chair ridder", "deputy ridder", "specialist abay", "press centre", "owner centre"]),
    send_back: ("specialist vko", ["chair ridder", "specialist abay", "press centre"]),
    bind_channel: ("specialist vko", ["chair ridder", "deputy ridder", "press centre", "owner centre"]),
    count_followers: ("chair ridder", ["chair ulan", "deputy ayagoz", "specialist abay", "press centre"]),
    read_digest: ("specialist vko", ["chair ridder", "specialist abay"]),
    broadcast: ("press centre", ["chair ridder", "specialist vko"]),
    invite: ("specialist vko", ["chair ridder", "deputy ridder", "specialist abay"]),
}
REFUSED = [(use, seat) for use, (_, seats) in DIRECTLY.items() for seat in seats]


@pytest.mark.parametrize(("use", "seat"), REFUSED, ids=lambda one: getattr(one, "__name__", one))
async def test_a_use_case_refuses_whoever_has_no_right(engine, use, seat):
    async with engine.begin() as tx:
        await union(tx)
        who = await seated(tx, *seat.split())
    with pytest.raises(Refused, match="no_right"):
        async with engine.begin() as tx:
            await use(tx, who)
    assert await _traces(engine) == NOTHING


@pytest.mark.parametrize("use", DIRECTLY, ids=lambda use: use.__name__)
async def test_a_use_case_refuses_a_stranger(engine, use):
    async with engine.begin() as tx:
        await union(tx)
    with pytest.raises(Refused, match=r"no_right|stranger"):
        async with engine.begin() as tx:
            await use(tx, Who(7, "kk"))
    assert await _traces(engine) == NOTHING


@pytest.mark.parametrize("use", DIRECTLY, ids=lambda use: use.__name__)
async def test_a_use_case_serves_whoever_has_the_right(engine, use):
    """Otherwise the refusals above could have any reason."""
    async with engine.begin() as tx:
        await union(tx)
        await use(tx, await seated(tx, *DIRECTLY[use][0].split()))


NOTHING = {"posts": 0, "figures": 0, "tips": 0, "invitations open": 0, "deeds": 0}
SEATING = ("invited", "seat taken")


async def _traces(engine) -> dict[str, int]:
    """What a deed would have left behind, apart from the coming in of those who tried."""
    looked_for = {
        "posts": select(func.count()).select_from(Post),
        "figures": select(func.count()).select_from(Figure),
        "tips": select(func.count()).select_from(Broadcast),
        "invitations open": select(func.count()).where(Invitation.uses_left > 0),
        "deeds": select(func.count()).where(Deed.kind.not_in(SEATING)),
    }
    async with engine.connect() as tx:
        return {name: (await tx.execute(counted)).scalar_one() for name, counted in looked_for.items()}
