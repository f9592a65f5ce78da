"""A world that was kept goes on where it stood."""

from __future__ import annotations

import pytest

from simulator import Telegram, photo
from simulator.people import views
from simulator.tests.calling import Caller
from simulator.tests.scenes import only
from simulator.world.keeping import kept, taken_up


async def test_what_was_said_stands_there_and_goes_on(telegram, bot, chair):
    await chair.sends(photo(width=120, height=90), caption="Біз", silently=True)
    group = await telegram.group("Кәсіподақ", chair, bot)
    data = kept(telegram.world)
    again = Telegram()
    again.world = taken_up(data)
    human = again.world.human(chair.id)
    before = [views.conversation(telegram.world.human(chair.id), chat, 0, 50) for chat in chats(telegram, chair)]
    assert [views.conversation(human, chat, 0, 50) for chat in chats(again, chair)] == before
    assert again.world.now == telegram.world.now
    other = Caller(again)
    assert [message.get("caption") for message in only(await other.updates(), "message")][:1] == ["Біз"]
    sent = await other("sendMessage", chat_id=group.id, text="Кеш")
    assert sent["message_id"] == max(telegram.world.rooms[group.id].messages) + 1
    assert "Кеш" not in str(before)


def chats(telegram, chair):
    return views.chats_of(telegram.world, telegram.world.human(chair.id))


async def test_a_world_in_which_something_is_still_due_is_not_kept(telegram):
    telegram.clock.later(60, lambda: None)
    with pytest.raises(ValueError, match="due"):
        kept(telegram.world)
    await telegram.passes(61)
    kept(telegram.world)
    telegram.clock.frozen = False
    with pytest.raises(ValueError, match="running"):
        kept(telegram.world)
