"""What is on the page when it opens, played or from the shelf; and that all it proposes can be done.

One day is played, once for all of these: a Sunday, when the week lies behind. `make torture` plays the others.
"""

from __future__ import annotations

import asyncio
from time import process_time

import pytest
from aiohttp import ClientSession

from demo.people import FIRST, OWNER, PRESS, SPECIALIST, STRANGER
from demo.world import frame
from locales import LANGUAGES
from newsroom.weeks import UNION_ZONE
from simulator import photo
from simulator.people.views import person_view
from simulator.web.server import Server
from tests.demo.people import SUNDAY, become, labels, seen, talk

ANY_DAY = pytest.mark.parametrize("now", [SUNDAY], ids=["Sunday"])


@ANY_DAY
async def test_it_proposes_three_things_and_opens_with_the_first(opened, now):
    world, _ = await opened(now)
    async with (
        Server(world, frame=frame(world)) as server,
        ClientSession(server.address) as session,
        session.get("/chat/frame") as answer,
    ):
        shown = await answer.json()
    people = {human.id: human.first_name for human in world.humans()}
    assert [people[hint["person"]] for hint in shown["hints"]] == [FIRST.called, SPECIALIST.called, STRANGER.called]
    assert all({*LANGUAGES, "en"} == set(hint["text"]) for hint in shown["hints"])
    assert shown["zone"] == UNION_ZONE


@ANY_DAY
async def test_the_chair_has_something_to_do(opened, now):
    world, _ = await opened(now)
    last = talk(world, FIRST.called)["messages"][-1]
    assert labels(last)[0] == FIRST.words("Write now")
    assert 0 < world.now - last["date"] < 7 * 86_400
    rubrics = [message for message in talk(world, FIRST.called)["messages"] if "1) " in message.get("text", "")]
    assert labels(rubrics[-1]) == labels(last), "the rubric of the week, with ideas, stands in the same chat"


@ANY_DAY
async def test_badges_say_what_waits(opened, now):
    world, _ = await opened(now)
    badges = {human.first_name: person_view(world, human)["unread"] for human in world.humans()}
    assert {name: count for name, count in badges.items() if count and name != FIRST.called} == {
        SPECIALIST.called: 1,
        PRESS.called: 1,
    }
    assert badges[FIRST.called] in (1, 2), "reminded on Monday, and on Thursday once more"
    assert list(badges)[:4] == [FIRST.called, SPECIALIST.called, PRESS.called, STRANGER.called]
    assert list(badges)[-1] == OWNER.called


@ANY_DAY
async def test_nobody_is_told_anything_before_it_is_now(opened, now):
    world, _ = await opened(now)
    dates = [message.date for dialog in world.dialogs.values() for message in dialog.messages.values()]
    assert max(dates) <= now.timestamp() <= world.now + 1
    assert world.now - now.timestamp() < 60
    assert not world.clock.frozen


async def test_all_that_is_proposed_can_be_done(opened):
    world, app = await opened(SUNDAY)
    running = asyncio.create_task(app.run())
    chair = await become(world, FIRST.called)
    await chair.sends(photo(seed=3), caption="Мұғалімдер күні өтті. 40 ұстаз келді.")
    await chair.taps(FIRST.words("Send it"))
    specialist = await become(world, SPECIALIST.called)
    await specialist.taps(SPECIALIST.words("Review"))
    await specialist.taps(SPECIALIST.words("Publish"))
    specialist.sees("40 ұстаз")
    await specialist.taps(SPECIALIST.words("Publish"))
    await chair.gets(FIRST.words("Your post has been published. Thank you!"))
    press = await become(world, PRESS.called)
    await press.taps(PRESS.words("Open"))
    stranger = await become(world, STRANGER.called)
    await stranger.taps(STRANGER.words("Ask to join"))
    await specialist.says("/start")
    specialist.does_not_see("2 материал")
    app.stop()
    await running


async def test_from_the_shelf_it_is_as_if_made_anew_and_costs_a_fraction(opened, played):
    """And what was broken there was no trouble."""
    await opened(SUNDAY)
    cost_of_making, made = played[SUNDAY]
    begun = process_time()
    taken = [(await opened(SUNDAY))[0] for _ in range(2)]
    assert process_time() - begun < cost_of_making / 2, "two from the shelf cost less than half of making one"
    assert [seen(world) for world in taken] == [made] * 2
