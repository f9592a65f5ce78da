"""Queues of hundreds: counted in the database and cut there, so that a screen costs what it shows."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event, insert, update

from db.tables import Invitation, JoinRequest, Media, Offer, Organisation, Post
from handlers.review.queue import show_next
from handlers.views import VIEWS
from handlers.visit import Visit
from locales import LANGUAGES
from newsroom import weeks
from newsroom.posts import judging, posts, publishing, review
from newsroom.standards.likeness import signature
from scheduler import notices
from screens.screen import Screen
from tests.newsroom.everybody import NOW, in_flight
from tests.newsroom.racing_world import arranged

MANY, FEW = 300, 90  # rows: of each kind, and at most of what is read for a screen
TEXT = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
STATES = {"sent": "sent", "approved": "approved", "scheduled": "scheduled", "published": "published"}


@pytest.fixture(scope="module")
async def busy(shared):
    """A region in which hundreds of everything wait."""
    async with shared.begin() as tx:
        w = await arranged(tx, "channel")
        w.ids = {state: await _posts(tx, w, state) for state in STATES}
        of = {"bot_id": 1, "file_id": "x", "position": 0, "kind": "photo", "facts": {"likeness": 5}}
        media = [
            {"post_id": number, "unique_id": f"u{number}"} | of for numbers in w.ids.values() for number in numbers
        ]
        await tx.execute(insert(Media), media)
        offer = {"state": "offered", "offered_at": NOW, "comment": {}}
        await tx.execute(insert(Offer), [{"post_id": number} | offer for number in w.ids["approved"]])
        asked = {"name": "Дана", "organisation_id": w.ridder, "state": "waiting", "asked_at": NOW}
        await tx.execute(insert(JoinRequest), [{"account_id": 9_000_000 + n} | asked for n in range(MANY)])
        opens = {"organisation_id": w.ridder, "role": "deputy", "uses_left": 1, "created_at": NOW,
                 "expires_at": NOW + timedelta(days=9)}  # fmt: skip
        await tx.execute(insert(Invitation), [{"word_hash": f"{w.n} {n}"} | opens for n in range(MANY)])
        places = [{"code": f"p{w.n}_{n}", "level": "branch", "parent_id": w.vko, "region_id": w.vko,
                   "names": {"kk": f"Орын {n}", "ru": f"Место {n}"}, "union_names": {}, "settings": {}}
                  for n in range(MANY)]  # fmt: skip
        await tx.execute(insert(Organisation), places)
    made = Busy(shared, w)
    event.listen(shared.sync_engine, "after_cursor_execute", made.note)
    return made


async def _posts(tx, w: SimpleNamespace, state: str) -> list[int]:
    def row(n: int) -> dict:
        at = NOW - timedelta(minutes=n + 1)
        return {
            "organisation_id": w.ridder, "entered_by": w.chair.person_id, "author_id": w.chair.person_id,
            "state": state, "language": "kk", "texts": {"kk": f"{n} {TEXT}"}, "entities": {}, "started_at": at,
            "sent_at": at, "local_day": at.date(), "week": weeks.week_of(at.date()), "said": [], "origin": {},
            "signature": signature(f"{n} {TEXT}"), "publish_at": NOW + timedelta(hours=n + 1),
        }  # fmt: skip

    made = insert(Post).returning(Post.id)
    return list((await tx.execute(made, [row(n) for n in range(MANY)])).scalars())


class Busy:
    def __init__(self, engine, w: SimpleNamespace) -> None:
        self.engine, self.w, self.read = engine, w, []

    def note(self, _, cursor, statement: str, *__) -> None:
        """What the driver brought: both fetch all of it at once."""
        self.read.append((len(cursor._rows), statement))

    def visit(self, tx, who: str) -> Visit:
        return Visit(tx, getattr(self.w, who), NOW, 1000, bot_name="tilshi_bot")

    def nothing_long(self) -> None:
        assert [one for one in self.read if one[0] > FEW] == []

    async def shows_names(self, who: str, view: str, **given) -> Screen:
        """Of places the names are put into their order, and nothing else of them is read."""
        async with self.engine.connect() as tx:
            self.read.clear()
            screen = await self.visit(tx, who).show(VIEWS[view], **given)
        assert all(
            "organisation" in statement and "settings" not in statement for rows, statement in self.read if rows > FEW
        )
        return screen

    async def shows(self, who: str, view: str, **given) -> Screen:
        async with self.engine.connect() as tx:
            self.read.clear()
            screen = await self.visit(tx, who).show(VIEWS[view], **given)
            await tx.rollback()
        self.nothing_long()
        return screen


@pytest.fixture(autouse=True)
def compared_with_few(monkeypatch):
    monkeypatch.setattr(judging, "MOST_COMPARED", 20)


@pytest.mark.parametrize(
    ("who", "view", "count"),
    [
        ("specialist", "home", f"{MANY} материал"), ("specialist", "no_card", str(2 * MANY)),
        ("specialist", "requests", str(MANY - 1)), ("press", "home", str(MANY)), ("press", "site", str(MANY - 1)),
        ("chair", "home", ""), ("chair", "mine", ""),
    ],
)  # fmt: skip
async def test_counted_and_not_read(busy, who, view, count):
    screen = await busy.shows(who, view)
    assert count in screen.text + " ".join(button.text for row in screen.buttons for button in row)


async def test_cards_and_lists(busy):
    for view, given in (
        ("card", {}), ("more", {}), ("moment", {}), ("merge_posts", {}), ("set_rubric", {}),
    ):  # fmt: skip
        await busy.shows("specialist", view, post=busy.w.ids["sent"][0], **given)
    for title in ("ready", "published"):
        screen = await busy.shows("specialist", "listed", title=title)
        assert [button.data[:5] for row in screen.buttons for button in row].count("card:") == 10
    card = await busy.shows("specialist", "card", post=busy.w.ids["sent"][0])
    assert str(MANY - 1) in card.text


@pytest.mark.parametrize(
    ("who", "view", "given"),
    [
        ("specialist", "invitations", {"place": "ridder"}),
        ("specialist", "places", {"above": "vko", "purpose": "look"}),
        ("stranger", "places", {"above": "vko", "purpose": "join"}),
    ],
)
async def test_page_by_page(busy, who, view, given):
    """The first, the last, and one that is no more."""
    busy.w.stranger = busy.w.chair
    given = {name: getattr(busy.w, told, told) for name, told in given.items()}
    seen = []
    for page in (0, 37, 10_000):
        screen = await busy.shows_names(who, view, page=page, **given)
        seen.append([row[0].data for row in screen.buttons])
    assert len(seen[0]) > 8
    assert seen[1] != seen[0]
    assert seen[2] == seen[1] or len(seen[2]) < len(seen[0]), "the last page"


async def test_found_by_letters(busy):
    """All names are looked at, and nothing else of the places."""
    async with busy.engine.connect() as tx:
        busy.read.clear()
        given = {"above": busy.w.vko, "purpose": "look", "letters": "орын 29"}
        shown = await busy.visit(tx, "specialist").show(VIEWS["places"], **given)
    assert all("settings" not in statement for rows, statement in busy.read if rows > FEW)
    labels = [button.text for row in shown.buttons for button in row if "Орын" in button.text]
    assert labels == [f"○ Орын {n}" for n in (29, *range(290, 300))]


async def test_the_queue_is_gone_through_in_its_order(busy):
    """The oldest first; one that was passed comes last, one that another holds behind those that are free."""
    w, vko = busy.w, busy.w.vko
    newest_first = w.ids["sent"]
    oldest, next_one, third = newest_first[-1], newest_first[-2], newest_first[-3]
    async with busy.engine.connect() as tx:
        busy.read.clear()

        async def first(passed: int = 0) -> int:
            return await review.next_waiting(tx, w.specialist, vko, NOW, passed)

        assert await posts.count_in(tx, vko, posts.WAITING) == MANY
        assert [await first(), await first(oldest), await first(newest_first[0])] == [oldest, next_one, oldest]
        await review.hold(tx, w.other, oldest, NOW)
        assert [await first(), await first(next_one)] == [next_one, third]
        held = update(Post).where(Post.id.in_(newest_first))
        await tx.execute(held.values(held_by=w.other.person_id, held_until=NOW + timedelta(hours=1)))
        assert [await first(), await first(oldest)] == [oldest, next_one]
        await show_next(busy.visit(tx, "specialist"))
        await tx.rollback()
    busy.nothing_long()


async def test_free_moments_are_looked_for_in_the_coming_weeks_only(busy):
    """All of them taken is no search without an end."""
    async with busy.engine.connect() as tx:
        place = SimpleNamespace(id=busy.w.vko, timezone="Asia/Almaty")
        free = await publishing.slots(tx, place, NOW, 1000)
        assert 0 < len(free) < 90
        for number, at in zip(busy.w.ids["approved"], free, strict=False):
            await tx.execute(update(Post).where(Post.id == number).values(publish_at=at, state="scheduled"))
        assert await publishing.slots(tx, place, NOW, 4) == []
        await tx.rollback()


async def test_notices_count(busy):
    for kind, given in (("arrivals", {"region": busy.w.vko}), ("offers", {}), ("requests", {"place": busy.w.vko})):
        async with busy.engine.connect() as tx:
            busy.read.clear()
            left = in_flight(kind, given, busy.w.specialist.account_id)
            said, about = notices.read(left)
            screen = await said.words(tx, about, left, LANGUAGES[0])
        busy.nothing_long()
        assert str(MANY) in screen.text
