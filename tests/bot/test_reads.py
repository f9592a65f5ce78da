"""What only reads is drawn when its transaction is over: it holds up nobody, and all else is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from bot.wording import wording
from db.tables import Incident
from handlers.views import view
from locales import words_for
from newsroom import outbox
from newsroom.outbox import Notice
from screens.screen import Screen
from tests.bot.reading import account, rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button


@pytest.fixture
def statements(office):
    """By which way each was asked."""
    asked = {"write": [], "read": []}
    heard = [(office.engine.writes, "write"), (office.engine.reads, "read")]

    def hear(way: str):
        return lambda cursor, sql, parameters, context: asked[way].append(sql)

    hearing = [(engine, hear(way)) for engine, way in heard]
    for engine, note in hearing:
        event.listen(engine, "do_execute", note)
    yield asked
    for engine, note in hearing:
        event.remove(engine, "do_execute", note)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_digest_is_read_beside_whoever_writes(office, statements):
    specialist = await office.seated("Маман", "specialist", "vko")
    for asked in statements.values():
        asked.clear()
    await specialist.taps("Апта жиынтығы")
    assert not any("FROM post" in sql for sql in statements["write"])
    assert any("FROM post" in sql for sql in statements["read"])
    assert not any(sql.startswith(("INSERT", "UPDATE", "DELETE")) for sql in statements["read"])


@ALTERNATING
async def test_twice_it_is_drawn_twice(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    telegram.world.faults.next("twice")
    await specialist.taps(say("Digest of the week"))
    assert telegram.world.faults.as_data()["queued"] == []
    specialist.sees("0")
    assert (await account(office.engine, specialist.id)).screen["view"] == "digest"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_who_may_not_is_told_and_stands_where_they_stood(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    before, shown = await account(office.engine, chair.id), chair.screen.text
    for data in ("digest", "digest:2026-W47", "reached:1"):
        await chair.taps(old_button(chair, data))
        assert len(chair.screen.toasts) == 1
        after = await account(office.engine, chair.id)
        assert (after.screen, after.shown_at, after.bubbles) == (before.screen, before.shown_at, before.bubbles)
        assert after.update_id > before.update_id
    assert chair.screen.text.startswith(shown)


@ALTERNATING
async def test_the_sender_draws_it_at_once(office, language):
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(words_for(language)("Digest of the week"))
    now = office.app.sender.now()
    waits = Notice(1, specialist.id, None, outbox.SCREEN, {}, 1, now, 0, None, 0)
    word = wording(office.app.bot.id, office.app.clock)

    async def said(tx):
        return await (await word(tx, [waits]))(waits)

    drawn = await office.engine.write(said)
    assert isinstance(drawn, Screen)
    assert replace(drawn, later=False) == drawn
    assert drawn.text


def test_a_view_that_asks_something_is_drawn_with_what_is_written():
    async def draw(visit) -> Screen: ...
    async def hear(message, visit) -> Screen: ...

    with pytest.raises(TypeError, match="asks something"):
        view("of a test", hears=hear, reads=True)(draw)
